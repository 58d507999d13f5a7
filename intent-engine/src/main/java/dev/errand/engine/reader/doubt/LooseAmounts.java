package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An amount that no token, no verb and no sign claims: the "all" of "hi all, sell ETH for USDC", the 21 of "send USDC to @bob, he is 21 today",
 * the 2 of "… and send it to @bob, 2 times". What was left open may be filled by what stands at its token ("USDC 500"), right behind the verb or
 * whom it is sent to ("sell half of it", "send @bob 5"), or by itself between signs (", 0.5 of it,"); a number anywhere else counts
 * something else, and the amount is asked for. The words stand in {@code amounts-en.txt}.
 */
final class LooseAmounts {

    private static final String AMOUNT = "/amount/";
    private static final WordLists LISTS = WordLists.read("amounts-en.txt");

    /** What an amount may be of: "half of it", "20% of mine". */
    private static final Set<Kind> REFERRING = Kinds.of(Kind.IT, Kind.REST, Kind.MINE, Kind.ARTICLE, Kind.TOKEN);

    /** What may stand right before an amount that has no token beside it. */
    private static final Set<Kind> LEADING = Clause.union(
            Verbs.ANY,
            Kind.COMMA,
            Kind.STOP,
            Kind.RECIPIENT,
            Kind.AND,
            Kind.THEN,
            Kind.ALSO,
            Kind.SO,
            Kind.CHANGE_TO,
            Kind.MEND,
            Kind.NO,
            Kind.SPLIT,
            Kind.RECEIVE,
            Kind.REST,
            Kind.BETWEEN);

    /** What may stand right behind it. */
    private static final Set<Kind> FOLLOWING = Clause.union(
            Verbs.OF_TOKENS,
            Kind.COMMA,
            Kind.STOP,
            Kind.TO,
            Kind.FOR,
            Kind.IN,
            Kind.ON,
            Kind.FROM,
            Kind.WITH,
            Kind.OUT,
            Kind.GIVE,
            Kind.THEN,
            Kind.AND,
            Kind.ALSO,
            Kind.OR,
            Kind.SO,
            Kind.IF,
            Kind.BEFORE,
            Kind.AFTER,
            Kind.EVERY,
            Kind.EVERY_OTHER,
            Kind.RECURRING,
            Kind.WITHIN,
            Kind.EACH,
            Kind.AT_MOST,
            Kind.SLIPPAGE,
            Kind.HAVE,
            Kind.TOKEN,
            Kind.RECIPIENT,
            Kind.MARKET,
            Kind.INSTEAD,
            Kind.BETWEEN,
            Kind.PAYS,
            Kind.BECOME,
            Kind.OBJECT);

    /** What may be a verb, and is a noun right before a number. */
    private static final Set<Kind> NOUNS = Kinds.of(Kind.DEBT, Kind.A_LOAN, Kind.POSITION);

    private static final Set<Kind> SIGNS = Kinds.of(Kind.COMMA, Kind.STOP);
    private static final Set<String> LABELS = LISTS.named("LABELS");
    private static final Set<String> MOVING = LISTS.named("MOVING");
    private static final Set<String> WHOLE = LISTS.named("WHOLE");
    private static final Set<String> BECOMING = LISTS.named("BECOMING");
    private static final Set<String> FULLY = LISTS.named("FULLY");

    private final String text;
    private final List<Lexeme> words;
    private final Reading ready;

    /**
     * @param lower the text, in lower case
     * @param words its words, each for itself
     */
    LooseAmounts(String lower, List<Lexeme> words, Reading ready) {
        this.text = lower;
        this.words = words;
        this.ready = ready;
    }

    /** The path of the first such amount; null if there is none. */
    @Nullable String missing() {
        for (Ground amount : ready.grounds()) {
            int at = amount.path().indexOf(AMOUNT);
            if (at >= 0
                    && amount.turn() == 0
                    && amount.text() != null
                    && !amount.path().endsWith("/of")
                    && isLoose(amount, token(amount.path().substring(0, at)))) {
                return path(amount.path().substring(0, at));
            }
        }
        return null;
    }

    /** {@code /intents/1/asset} as a draft writes it. */
    private static String path(String pointer) {
        String[] parts = pointer.substring(1).split("/", -1);
        return (parts[1].equals("0") ? "" : parts[1] + ".") + parts[2] + ".amount";
    }

    private @Nullable Ground token(String pointer) {
        String path = pointer + "/token";
        for (Ground ground : ready.grounds()) {
            if (ground.path().equals(path)) {
                return ground;
            }
        }
        return null;
    }

    private boolean isLoose(Ground amount, @Nullable Ground token) {
        if (token == null || token.turn() != 0) {
            return false; // an answer: the dialog says what it may fill
        }
        boolean said = token.text() != null;
        if (said && token.start() >= amount.end() && isJoined(amount.end(), token.start())) {
            return false;
        }
        if (said && token.start() < amount.end() && token.end() > amount.start()) {
            return false;
        }
        int behind = behind(amount.end());
        if (behind < words.size() && words.get(behind).start() < amount.end()) {
            return !written(behind).equals("all in"); // a part of a longer word
        }
        if (behind < words.size() && words.get(behind).kind() == Kind.TOKEN) {
            return false;
        }
        boolean part = isOfSomething(behind);
        return !(part || isFree(behind)) || !isClaimed(amount, token, part);
    }

    /** Whether nothing between two offsets begins another thing: a blank, "of my", "I have in". */
    private boolean isJoined(int from, int to) {
        if (text.substring(from, to).isBlank()) {
            return true;
        }
        for (int i = behind(from); i < words.size() && words.get(i).start() < to; i++) {
            boolean verb =
                    words.get(i).isAnyOf(Verbs.OF_TOKENS) && !words.get(i).isAnyOf(NOUNS);
            if (verb || words.get(i).isAnyOf(SIGNS)) {
                return false;
            }
        }
        return true;
    }

    /** The first word that ends behind an offset. */
    private int behind(int offset) {
        int i = 0;
        while (i < words.size() && words.get(i).end() <= offset) {
            i++;
        }
        return i;
    }

    /** Whether nothing follows that the amount could count. */
    private boolean isFree(int from) {
        int i = from;
        while (i < words.size() && isEmptyWord(words.get(i))) {
            i++;
        }
        boolean due = i + 1 < words.size()
                && words.get(i).is(Kind.FETCHES)
                && words.get(i + 1).is(Kind.TO); // "the other half is to be sent to @bob"
        return i == words.size()
                || words.get(i).isAnyOf(FOLLOWING)
                || words.get(i).kind() == Kind.SMALL_TALK // "all of it lol"
                || isOneOf(BECOMING, i)
                || due;
    }

    private boolean isEmptyWord(Lexeme word) {
        return (word.is(Kind.MEASURE) && !written(word).equals("x"))
                || word.kind() == Kind.FILLER
                || WHOLE.contains(written(word));
    }

    /** "Of it", "that", "of the proceeds", and nothing that is told of it. */
    private boolean isOfSomething(int from) {
        int i = from;
        boolean of = i < words.size() && words.get(i).is(Kind.OF);
        i += of ? 1 : 0;
        if (i >= words.size() || !words.get(i).isAnyOf(REFERRING)) {
            return false;
        }
        while (i < words.size() && words.get(i).isAnyOf(REFERRING)) {
            i++;
        }
        return isFree(i) || words.get(i).kind() == Kind.SUBJECT;
    }

    private boolean isOneOf(Set<String> phrases, int from) {
        for (int to = from; to < Math.min(words.size(), from + 3); to++) {
            String said = text.substring(words.get(from).start(), words.get(to).end());
            if (phrases.contains(said)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the token, a verb or a sign stands before it. */
    private boolean isClaimed(Ground amount, Ground token, boolean part) {
        int i = behind(amount.start()) - 1;
        while (i >= 0
                && (words.get(i).kind() == Kind.FILLER || words.get(i).is(Kind.ARTICLE))
                && !LABELS.contains(written(i))
                && !MOVING.contains(written(i))) {
            i--;
        }
        if (i < 0 || isLeading(words.get(i)) || LABELS.contains(written(i))) {
            return true;
        }
        Lexeme before = words.get(i);
        if (part && (before.is(Kind.WITH) || before.is(Kind.USE))) {
            return true;
        }
        if (before.kind() == Kind.HAVE) {
            return i > 0 && words.get(i - 1).kind() == Kind.AND; // "and have half sent to @bob"
        }
        boolean said = token.text() != null;
        if (said && before.start() == token.start()) {
            return !isOtherToken(token, amount);
        }
        if (FULLY.contains(written(amount))) {
            return !said || before.is(Kind.IT) || (token.end() <= before.start() && isAsked(token.start()));
        }
        boolean same = said && token.end() <= before.start() && isJoined(token.end(), amount.start());
        if (same && before.is(Kind.BY)) {
            return isAsked(token.start());
        }
        return before.is(Kind.IT) && i > 0 && words.get(i - 1).isAnyOf(Verbs.ANY);
    }

    /** The loan of "repay my USDC loan 2" is no verb, and "it's 5" mends nothing. */
    private static boolean isLeading(Lexeme word) {
        return word.isAnyOf(LEADING) && !word.isAnyOf(NOUNS) && word.kind() != Kind.SUBJECT;
    }

    /** "ETH 2.0" is no ETH. */
    private boolean isOtherToken(Ground token, Ground amount) {
        return written(token).startsWith("eth") && written(amount).equals("2.0");
    }

    /** Whether a verb stands before an offset, with no sign between. */
    private boolean isAsked(int offset) {
        for (int i = behind(offset) - 1; i >= 0 && !words.get(i).isAnyOf(SIGNS); i--) {
            if (words.get(i).isAnyOf(Verbs.ANY)) {
                return true;
            }
        }
        return false;
    }

    private String written(int word) {
        return words.get(word).written(text);
    }

    private String written(Lexeme word) {
        return word.written(text);
    }

    private String written(Ground ground) {
        return text.substring(ground.start(), ground.end());
    }
}
