package dev.errand.engine.reader.remark;

import dev.errand.engine.reader.lexicon.Hanzi;
import java.util.Set;
import java.util.regex.Pattern;

/** "After he shows me the ticket", 等她唱完歌: a remark that begins as a condition puts the request off, whatever else it says. Thread-safe. */
public final class Conditional {

    private static final Set<String> OPENING = Set.of(
            "after",
            "once",
            "until",
            "till",
            "til",
            "unless",
            "if",
            "provided",
            "providing",
            "assuming",
            "whenever",
            "pending",
            "upon",
            "should");
    private static final Pattern TWO_WORDS = Pattern.compile(
            "(?:as soon as|as long as|so long as|only (?:if|when|after|once)|subject to|in case|in the event|not (?:until|before))\\b.*");
    private static final Pattern ENGLISH_LEAD =
            Pattern.compile("^(?:(?:hey|hi|oh|so|and|but|well|just|ok|okay|um|uh|maybe|please|pls)\\s+)+");
    private static final Pattern CHINESE =
            Pattern.compile("(?:先|再|就|须|需|得|要|还要|还得|但|但是|不过|记得|请)?(?:等|待)(?!着|不及|不了|了|级|于|遇|人|我钱|钱|下$)(?:.*)"
                    + "|(?:但|但是|不过|那|我)?(?:除非|如果|假如|假设|倘若|要是|若是|若|一旦|万一|只要|只有|哪天|什么时候|几时).*|.*(?:的话|为准|为前提)[吧呢啊]?");

    /** What only asks nicely: "if you don't mind", "if that is alright", 方便的话; nothing more may stand in it. */
    private static final Pattern POLITE = Pattern.compile(
            "if (?:(?:you|u) (?:can|could|may|would|please|do(?:n't|nt| not) mind|would(?:n't|nt| not) mind|have a (?:sec|second|minute|moment)|would be so kind)"
                    + "|(?:at all )?possible|i may|(?:it|that|this)(?: is|'s|s) (?:(?:at all )?possible|ok|okay|fine|alright|all right|no trouble|not too much trouble|not asking too much)|it is(?:n.t| not) too much (?:trouble|bother|to ask))"
                    + "(?: with you| by you| for you| please| that is)?"
                    + "|(?:如果|要是|若|若是|假如|麻烦)?(?:您|你)?(?:现在)?(?:方便|可以|有空|得空|行|能|不麻烦|不介意)(?:的话)?.{0,2}");

    private Conditional() {}

    /** Whether a remark, in lower case, only asks nicely. */
    static boolean isPolite(String said, boolean chinese) {
        String words = chinese
                ? Hanzi.simplified(said.strip())
                : ENGLISH_LEAD.matcher(said).replaceFirst("").strip();
        return POLITE.matcher(words).matches();
    }

    /**
     * Whether a remark begins as a condition.
     *
     * @param said the remark in lower case
     */
    public static boolean isOne(String said, boolean chinese) {
        if (chinese) {
            String simplified = Hanzi.simplified(said.strip());
            return CHINESE.matcher(simplified).matches()
                    && !POLITE.matcher(simplified).matches();
        }
        String words = ENGLISH_LEAD.matcher(said).replaceFirst("");
        int blank = words.indexOf(' ');
        return !POLITE.matcher(words).matches()
                && (OPENING.contains(blank < 0 ? words : words.substring(0, blank))
                        || TWO_WORDS.matcher(words).matches());
    }
}
