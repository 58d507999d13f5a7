package dev.errand.engine.reader.lexicon;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words and phrases that are looked for at a place of a text, of up to six words. Most places are told apart by one word. Immutable and
 * thread-safe.
 */
public final class WordRuns {

    private static final int MOST_WORDS = 6;
    private static final String INSIDE = "'/-#.";

    private final Set<String> phrases;
    private final Set<String> first;
    private final Set<String> last;
    /** The pairs of characters that they begin with: most places are told apart without a word being cut. */
    private final CharacterPairs openings = new CharacterPairs();
    /** The pairs of characters that they end with. */
    private final CharacterPairs endings = new CharacterPairs();

    private WordRuns(Set<String> phrases, Set<String> first, Set<String> last) {
        this.phrases = phrases;
        this.first = first;
        this.last = last;
        for (String phrase : phrases) {
            if (phrase.length() == 1) {
                throw new IllegalArgumentException("a phrase of one character: " + phrase);
            }
            int end = phrase.length();
            openings.add(phrase.charAt(0), phrase.charAt(1));
            endings.add(phrase.charAt(end - 2), phrase.charAt(end - 1));
        }
    }

    public static WordRuns of(Set<String> phrases) {
        return new WordRuns(
                Set.copyOf(phrases),
                phrases.stream()
                        .map(phrase -> phrase.contains(" ") ? phrase.substring(0, phrase.indexOf(' ')) : phrase)
                        .collect(Collectors.toUnmodifiableSet()),
                phrases.stream()
                        .map(phrase -> phrase.substring(phrase.lastIndexOf(' ') + 1))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether one of them begins at {@code from}. A full stop ends it. */
    public boolean startAt(String text, int from) {
        if (!openings.mayStandAt(text, from)) {
            return false;
        }
        int to = from;
        for (int words = 0; words < MOST_WORDS && to < text.length(); words++) {
            int start = to;
            while (to < text.length() && text.charAt(to) == ' ') {
                to++;
            }
            while (to < text.length() && isInside(text.charAt(to))) {
                to++;
            }
            boolean stop = to > from && text.charAt(to - 1) == '.';
            String said = text.substring(from, stop ? to - 1 : to);
            if (phrases.contains(said)) {
                return true;
            }
            if (to == start || stop || (words == 0 && !first.contains(said))) {
                return false;
            }
        }
        return false;
    }

    private static boolean isInside(char c) {
        return Character.isLetterOrDigit(c) || INSIDE.indexOf(c) >= 0;
    }

    /** Whether one of them ends at {@code to}, with no comma in it. */
    public boolean endAt(String text, int to) {
        if (to < 2 || !endings.mayStandAt(text, to - 2)) {
            return false;
        }
        int from = to;
        for (int words = 0; words < MOST_WORDS && from > 0; words++) {
            int space = text.lastIndexOf(' ', from - 1);
            String said = text.substring(space + 1, to);
            if (said.indexOf(',') >= 0 || said.indexOf(';') >= 0) {
                return false;
            } else if (phrases.contains(said)) {
                return true;
            } else if (words == 0 && !last.contains(said)) {
                return false;
            }
            from = Math.max(0, space);
        }
        return false;
    }

    /** Whether the one word that ends at {@code to} is among them. */
    public boolean lastWordEndsAt(String text, int to) {
        return to > 0 && phrases.contains(text.substring(text.lastIndexOf(' ', to - 1) + 1, to));
    }
}
