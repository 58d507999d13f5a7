package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.english.EnglishHeadings;
import dev.errand.engine.reader.lexicon.WordLists;
import java.util.regex.Pattern;

/**
 * "The bot replied: swap 1 ETH for USDC", "yesterday: …", "my old order: …", "error: …": what stands behind such a head and its colon is quoted,
 * noted or over, and not asked for. The words stand in {@code talk-en.txt}.
 */
final class ToldHeads {

    private static final WordLists WORDS = WordLists.read("talk-en.txt");
    private static final String WHOSE = "(?:(?:the|my|our|an?|his|her|their|this|that|some|your) )?";
    private static final Pattern HEAD = Pattern.compile("^\\W*(?:" + WHOSE
            + "(?:\\p{L}+ ){0,2}(?:app|bot|agent|wallet|ai|model|system|user|site|page|website|screen|terminal|console|server"
            + "|button|popup|banner|he|she|they|it|somebody|someone|friend|boss|assistant|@\\w+)(?: \\p{L}+){0,2} "
            + WORDS.anyOf("HEAD_TOLD") + "(?: (?:me|us|back|that))?"
            + "|(?:\\p{L}+ ){1,4}(?:was|were|had been|used to be)"
            + "|" + WHOSE + WORDS.anyOf("HEAD_NOUN") + "(?: \\d+| [a-z])?"
            + "|" + WHOSE + WORDS.anyOf("HEAD_OVER") + "(?: \\p{L}+){0,2})\\s*(?::|[-–—] )");

    private static final int LONGEST = 50;

    private ToldHeads() {}

    /** Whether the text, in lower case, begins so. */
    static boolean begin(String lower) {
        int colon = lower.indexOf(':');
        colon = colon < 0 ? Math.max(lower.indexOf(" - "), lower.indexOf(" — ")) : colon;
        return colon > 0 && colon < LONGEST && (HEAD.matcher(lower).lookingAt() || EnglishHeadings.isUnmeant(lower));
    }
}
