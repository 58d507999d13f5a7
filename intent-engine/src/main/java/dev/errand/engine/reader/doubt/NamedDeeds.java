package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.lexicon.WordedPattern;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * "My transfer of 5 USDC to @bob", "swap 1 ETH for USDC cost", "1 ETH to USDC chart", "swapping 1 ETH to DAI?", "cancel 100 USDC to @bob every
 * week": what names or asks about a deed, and does not ask for it. The words stand in {@code talk-en.txt}.
 */
final class NamedDeeds {

    private static final WordLists WORDS = WordLists.read("talk-en.txt");

    private static final Pattern NOUN = Pattern.compile(
            "^\\W*(?:my|the|your|his|her|their|our|that|this) (?:\\p{L}+ )?" + WORDS.anyOf("DEED_NOUN") + " of\\b");
    private static final Pattern GERUND = Pattern.compile("^\\W*(\\p{L}+ing)\\b[^?]*\\?\\W*$");
    private static final Pattern TAIL = Pattern.compile("[\\s,;:.–—-]*(?:" + WORDS.anyOf("LOOK_UP")
            + "(?: please| pls)?|how (?:long|soon|fast)\\b[^,.;]*)\\s*[?!.]*\\s*");
    private static final Pattern CALLED_OFF = Pattern.compile(
            "^\\W*(?:(?:please|pls|can you|could you) )*(?:cancel|undo|revert|reverse|pause|abort|unsend) (?:\\d|my \\d|the \\d|all\\b|@)");
    private static final Pattern COMPOUND =
            Pattern.compile("^\\W*(?:(?:please|pls|can you|could you) )*(?!pre[ -]train)" + WORDS.anyOf("COMPOUND")
                    + "[ -](?:an? |the )?(\\p{L}+)");
    /** "… and I'd swap", "if …, I would swap", "…, can I swap": put as a thought or a question. */
    private static final WordedPattern THOUGHT = WordedPattern.of(
            "(?:(?<!\\b(?:what|max|most|that|which|limit|maximum|budget) )\\bi(?:['’]d| would|['’]d have| would have| might| may| could)|(?<=[,;.] |\\band |\\bthen |\\bor )(?:can|could|may|should|shall|might) i) (?:(?:also|then|probably|maybe|perhaps|possibly|even) )*(\\p{L}+)",
            "i'd",
            "i’d",
            "i would",
            "i might",
            "i may",
            "i could",
            "can i",
            "could i",
            "may i",
            "should i",
            "shall i",
            "might i");
    /** "… and maybe swap": in the middle of a sentence. */
    private static final WordedPattern MAYBE = WordedPattern.of(
            "(?:\\b(?:and|then|or|but)|,) (?:then )?(?:maybe|perhaps|possibly|potentially|probably) (?:(?:also|then|i|i'll|later) )*(\\p{L}+)",
            "maybe",
            "perhaps",
            "possibly",
            "potentially",
            "probably");

    private NamedDeeds() {}

    /**
     * Whether the text, in lower case, is such. What is thought or asked behind a value is another step: "…, can I swap 1 ETH?".
     *
     * @param begin of the first value that was read
     * @param end behind the last one
     * @param waits whether it says when
     */
    static boolean areIn(String lower, int begin, int end, boolean waits) {
        return NOUN.matcher(lower).lookingAt()
                || (lower.indexOf('?') > 0 && isVerb(GERUND.matcher(lower), true))
                || TAIL.matcher(lower).region(end, lower.length()).matches()
                || CALLED_OFF.matcher(lower).lookingAt()
                || (!waits && isVerb(COMPOUND.matcher(lower), true))
                || (THOUGHT.mayBeIn(lower)
                        && isVerb(
                                THOUGHT.pattern()
                                        .matcher(lower)
                                        .region(begin, lower.length())
                                        .useTransparentBounds(true),
                                false))
                || (MAYBE.mayBeIn(lower) && isVerb(MAYBE.pattern().matcher(lower), false));
    }

    private static boolean isVerb(Matcher matcher, boolean begins) {
        if (begins) {
            return matcher.lookingAt() && Verbs.isRequest(matcher.group(1));
        }
        while (matcher.find()) {
            if (Verbs.isRequest(matcher.group(1))) {
                return true;
            }
        }
        return false;
    }
}
