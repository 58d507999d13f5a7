package dev.errand.engine.reader.lexicon;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Proper names that people write with blanks, hyphens or neither, in any case. */
public final class Names {

    /** What may follow the characters so far, and the name that they are; null where they are none. */
    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private @Nullable String name;
    }

    private final Node root = new Node();
    /** How they begin, where nothing divides the first two characters. */
    private final CharacterPairs openings = new CharacterPairs();

    /** @param names one a line, each with its other writings behind "=", by commas */
    Names(List<String> names) {
        for (String line : names) {
            String[] writings = line.split("\\s*[=,]\\s*", -1);
            for (String writing : writings) {
                add(key(writing), writings[0]);
                if (writing.startsWith("RTX")) { // people say "a 4090"
                    add(key(writing).substring(3), writings[0]);
                }
            }
        }
    }

    private void add(String key, String name) {
        if (key.length() > 1) {
            openings.add(key.charAt(0), key.charAt(1));
        } else if (!key.isEmpty()) {
            openings.add(key.charAt(0));
        }
        Node node = root;
        for (int i = 0; i < key.length(); i++) {
            node = node.next.computeIfAbsent(key.charAt(i), any -> new Node());
        }
        node.name = node.name == null ? name : node.name;
    }

    private static String key(String name) {
        StringBuilder key = new StringBuilder();
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            if (!isSeparator(c)) {
                key.append(c);
            }
        }
        return key.toString();
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == '-' || c == '_';
    }

    /** The longest name that stands in {@code text} at {@code from}; null if none does. */
    public @Nullable Found at(char[] text, int from) {
        if (!mayBegin(text, from)) {
            return null;
        }
        Node node = root;
        Found found = null;
        for (int i = from; i < text.length && !node.next.isEmpty(); i++) {
            char c = text[i];
            if (isSeparator(c)) {
                if (i + 1 < text.length && isSeparator(text[i + 1])) {
                    break;
                }
                continue;
            }
            Node behind = node.next.get(c);
            if (behind == null) {
                break;
            }
            node = behind;
            String name = node.name;
            if (name != null) {
                int end = i + 1;
                boolean plural = end < text.length && text[end] == 's' && !isWord(text, end + 1);
                if (plural || !isWord(text, end)) {
                    found = new Found(name, plural ? end + 1 : end);
                }
            }
        }
        return found;
    }

    private boolean mayBegin(char[] text, int from) {
        return from + 1 >= text.length
                || isSeparator(text[from])
                || isSeparator(text[from + 1])
                || openings.mayHold(text[from], text[from + 1]);
    }

    /** The name that {@code key}, without blanks and hyphens, is the whole of; null if it is none. */
    public @Nullable String named(String key) {
        Node node = node(key);
        return node == null ? null : node.name;
    }

    /** Whether a name begins so. */
    public boolean begins(CharSequence key) {
        return node(key) != null;
    }

    private @Nullable Node node(CharSequence key) {
        Node node = root;
        for (int i = 0; i < key.length() && node != null; i++) {
            node = node.next.get(key.charAt(i));
        }
        return node;
    }

    private static boolean isWord(char[] text, int index) {
        return index < text.length
                && (Character.isDigit(text[index])
                        || (text[index] < 0x250 && Character.isLetter(text[index]))
                        || (text[index] == '.' && index + 1 < text.length && Character.isDigit(text[index + 1])));
    }

    /** A name and the offset behind it. */
    public record Found(String name, int end) {}
}
