package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Proper names that people write with blanks, hyphens or neither, in any case. */
final class Names {

    private final Map<String, String> byKey = new HashMap<>();
    private final Map<Character, Integer> longestByFirst = new HashMap<>();

    Names(List<String> names) {
        for (String name : names) {
            add(key(name), name);
            if (name.startsWith("RTX")) { // people say "a 4090"
                add(key(name).substring(3), name);
            }
        }
    }

    private void add(String key, String name) {
        byKey.putIfAbsent(key, name);
        longestByFirst.merge(key.charAt(0), key.length(), Math::max);
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
    @Nullable Found at(char[] text, int from) {
        int longest = longestByFirst.getOrDefault(text[from], 0);
        StringBuilder key = new StringBuilder();
        Found found = null;
        for (int i = from; i < text.length && key.length() < longest; i++) {
            char c = text[i];
            if (isSeparator(c)) {
                if (i + 1 < text.length && isSeparator(text[i + 1])) {
                    break;
                }
                continue;
            }
            if (c >= 0x80) {
                break;
            }
            key.append(c);
            String name = byKey.get(key.toString());
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

    private static boolean isWord(char[] text, int index) {
        return index < text.length
                && (Character.isDigit(text[index])
                        || (text[index] < 0x250 && Character.isLetter(text[index]))
                        || (text[index] == '.' && index + 1 < text.length && Character.isDigit(text[index + 1])));
    }

    List<String> all() {
        return new ArrayList<>(byKey.values());
    }

    /** A name and the offset behind it. */
    record Found(String name, int end) {}
}
