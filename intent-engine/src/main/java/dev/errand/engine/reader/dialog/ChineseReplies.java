package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.lexer.FoldedText;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.lexicon.WordSearch;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether what a Chinese reply says around its value may turn it: 10 太多了, 我只有 10, @bob 不行, 4000 的时候. Only the words of
 * {@code replies-zh.txt} are known to say nothing of it, so a value among any others is asked for again. Thread-safe.
 */
public final class ChineseReplies {

    private static final WordLists LISTS = WordLists.read("replies-zh.txt");
    private static final Set<String> KNOWN = known();
    private static final WordSearch TURNS = WordSearch.of(LISTS.named("TURNS"));
    private static final WordSearch REVERSES = WordSearch.of(LISTS.named("REVERSES"));
    /** 给 @bob 了: was it done? */
    private static final KeyedPattern DONE = KeyedPattern.of("了", "\\s*[给转打发汇俾畀]\\S?\\s+了\\s*");

    private static final int LONGEST_WORD = 7;
    /** A reply that is longer tells something. */
    private static final int LONGEST = 60;

    private static final String ENDS = ",，.。;；!！?？~～、:：\n";

    private ChineseReplies() {}

    private static Set<String> known() {
        Set<String> known = new HashSet<>();
        List.of("CALM", "DEEDS", "NOUNS", "UNTIL", "MENDS").forEach(name -> known.addAll(LISTS.named(name)));
        return Set.copyOf(known);
    }

    /** Whether a value of the reading stands among words that may turn it. */
    public static boolean areTurned(String text, Reading last, Reading read) {
        boolean goesOn = read.grounds().stream().anyMatch(ground -> ground.turn() < 0)
                && last.status() == Reading.Status.INCOMPLETE;
        if (!goesOn || text.length() > LONGEST) {
            return false;
        }
        String said = FoldedText.of(text);
        return REVERSES.isIn(said) || isAmongOthers(said, read);
    }

    private static boolean isAmongOthers(String said, Reading read) {
        boolean[] isRead = new boolean[said.length()];
        for (Ground ground : read.grounds()) {
            if (ground.turn() == 0 && ground.text() != null) {
                Arrays.fill(isRead, Math.max(0, ground.start()), Math.min(said.length(), ground.end()), true);
            }
        }
        int from = 0;
        while (from < said.length()) {
            int end = from;
            boolean value = false;
            StringBuilder around = new StringBuilder();
            while (end < said.length() && (isRead[end] || ENDS.indexOf(said.charAt(end)) < 0)) {
                value |= isRead[end];
                around.append(isRead[end] ? ' ' : said.charAt(end));
                end++;
            }
            boolean asks = end < said.length() && "?？".indexOf(said.charAt(end)) >= 0;
            if (value
                    && (asks
                            || TURNS.isIn(around.toString())
                            || DONE.matches(around.toString())
                            || !isCalm(around.toString()))) {
                return true;
            }
            from = end + 1;
        }
        return false;
    }

    /** Whether a clause can be cut into known words, and names that were read otherwise. */
    private static boolean isCalm(String around) {
        boolean[] reached = new boolean[around.length() + 1];
        reached[0] = true;
        for (int i = 0; i < around.length(); i++) {
            if (!reached[i]) {
                continue;
            }
            char c = around.charAt(i);
            if (c == ' ' || !isWordly(c)) {
                reached[i + 1] = true;
            }
            for (int length = 1; length <= LONGEST_WORD && i + length <= around.length(); length++) {
                if (KNOWN.contains(around.substring(i, i + length))) {
                    reached[i + length] = true;
                }
            }
        }
        return reached[around.length()];
    }

    /** Whether a sign may say something. */
    private static boolean isWordly(char c) {
        return Character.isLetterOrDigit(c);
    }
}
