package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * "Send 5 USDC to @bob, he'll send 1 ETH to @alice", "… so he can buy 1 ETH", "approve @bob to spend 5 USDC": what somebody else does, or may do,
 * is no step of the user's.
 */
final class OthersDeeds {

    private static final Set<Kind> DEEDS =
            Clause.union(Verbs.OF_TOKENS, Kind.MOVE, Kind.PUT, Kind.USE, Kind.TAKE, Kind.GET);

    private static final String ADVERBS =
            "(?: (?:then|also|just|even|later|now|soon|always|only|probably|surely|still|\\p{L}+ly))*";
    private static final String OTHERS =
            "(?:he|she|they|who|everyone|everybody|someone|somebody|people|whoever|(?:my|his|her|our|their) (?!(?:plan|goal|idea|wish|order|request|aim|intention|task|job|treasury|team|company|desk|dao|client|finance|lab|group|office|department|club|startup|studio|fund|firm|board|committee)\\b)\\p{L}+(?: \\p{L}+)?|@[\\w.]+|\\w+\\.eth)";
    private static final String MAY =
            "(?:['’](?:ll|d|s going to)| (?:will|would|can|could|may|might|must|should|shall|has to|have to|had to|needs to|need to|wants to|want to"
                    + "|is going to|are going to|plans to|plan to|intends to|intend to|likes to|loves to|is about to|are about to|is to|are to|is supposed to|promised to|agreed to"
                    + "|is able to|are able to|wishes to|hopes to|would like to|has agreed to|is willing to|gets to|tries to))";
    /** What stands right before the verb of such a deed. */
    private static final Pattern SUBJECT = Pattern.compile("(?:^|[^\\p{L}\\p{N}@])(?:" + OTHERS + MAY
            + "|(?:people|traders|investors|folks|others|everyone|everybody))" + ADVERBS + "\\s+$");
    /** "For him to", "lets her", "@bob to". */
    private static final Pattern ENABLED = Pattern.compile(
            "(?:\\b(?:for|lets?|help|helps|allows?|enables?|wants?|asks?|tells?|expects?|approve|authori[sz]e|permit|entitle|empower) (?:him|her|them|@[\\w.]+|\\w+\\.eth)(?: to)?|@[\\w.]+ to|\\w+\\.eth to)\\s+$");
    /** "Approve 5 USDC for @bob": what he may take, not what he gets. */
    private static final Pattern APPROVED = Pattern.compile(
            "^\\W*(?:(?:please|pls|can you|could you|i want to|i'd like to|ok|and) )*(?:approve|pre-?approve|authori[sz]e|permit|whitelist|grant)\\s+(?=@|\\d|\\w+\\.eth|all\\b|my\\b|the\\b|unlimited|spending)");

    private static final int LONGEST_SUBJECT = 60;

    private OthersDeeds() {}

    /**
     * Whether a value was read of one.
     *
     * @param lower the text in lower case
     */
    static boolean areIn(String lower, List<Lexeme> words, Reading ready) {
        if (lower.contains("approve")
                || lower.contains("authori")
                || lower.contains("permit")
                || lower.contains("whitelist")
                || lower.contains("grant")) {
            if (APPROVED.matcher(lower).find()) {
                return true;
            }
        }
        for (int i = 1; i < words.size(); i++) {
            Lexeme word = words.get(i);
            if (word.isAnyOf(DEEDS) && !word.is(Kind.TO) && isOfOther(lower, word.start()) && isRead(words, i, ready)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfOther(String lower, int verb) {
        String before = lower.substring(Math.max(0, verb - LONGEST_SUBJECT), verb);
        return SUBJECT.matcher(before).find() || ENABLED.matcher(before).find();
    }

    /** Whether a value stands behind the verb, in the same breath. */
    private static boolean isRead(List<Lexeme> words, int verb, Reading ready) {
        int end = verb + 1;
        while (end < words.size() && !ENDS.contains(words.get(end).kind())) {
            end++;
        }
        int from = words.get(verb).start();
        int to = words.get(end - 1).end();
        return Lists.any(
                ready.grounds(),
                (Ground ground) ->
                        ground.turn() == 0 && ground.text() != null && ground.start() > from && ground.end() <= to);
    }

    private static final Set<Kind> ENDS = Kinds.of(Kind.COMMA, Kind.STOP, Kind.THEN, Kind.AND, Kind.SO);
}
