package dev.errand.engine.reader;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.phrase.Joining;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a reading from outside the grammars is judged by: the lexemes of the text as this package reads them, and the validation
 * that every reading passes.
 *
 * <p>Thread-safe.
 */
public final class Grounding {

    /** What a lexeme can stand for, the most binding first. Coarser than the grammar's kinds; a kind that is not known here is OTHER. */
    public enum Sense {
        /** Negation, past, advice, question, "or": no request, or not this one. */
        FORBIDDING,
        /** A value that is wrong or reads two ways. */
        UNREADABLE,
        /** A number, without its unit. */
        NUMBER,
        /** A part of a whole: "half", "25%". */
        SHARE,
        /** Says that the number beside it is dollars. */
        DOLLAR,
        /** A token of the list. */
        TOKEN,
        /** A well-formed address, name or contact. */
        RECIPIENT,
        /** A market, such as "aave". */
        NAME,
        /** "it": what an earlier step gives. */
        REFERENCE,
        /** "the rest" of what an earlier step gives. */
        REST,
        /** "slippage". */
        SLIPPAGE,
        /** "at most". */
        LIMIT,
        /** Asks for a figure instead of an action: "how much". */
        ASKING,
        /** "swap". */
        SWAPPING,
        /** "buy". */
        BUYING,
        /** "sell". */
        SELLING,
        /** Another verb, or noun, that makes a request. */
        ACTION,
        /** Before what is bought or received: "into". */
        INTO,
        /** Before what is sold or spent: "out of", "with". */
        OUT_OF,
        /** "for", which side it marks depends on the verb. */
        FOR,
        /** "and", "then". */
        JOIN,
        /** A comma or full stop. */
        PAUSE,
        /** Joins an amount and its token, or means nothing: "of", "my", "please". */
        GLUE,
        /** "some", "several". */
        VAGUE,
        /** A word of no list. */
        UNKNOWN,
        /** Means something, and changes no reading: "show me", "I have", "hello". */
        PLAIN,
        /** Anything else: what this path leaves to the grammars. */
        OTHER
    }

    /**
     * A lexeme.
     *
     * @param start first UTF-16 offset
     * @param end offset behind it
     * @param number of a number or share its value, else null
     * @param text of a token its symbol, of a recipient its canonical form, else what stands in the text
     * @param types of a verb the types of intent that it can ask for, else empty
     */
    public record Said(
            Sense sense, int start, int end, @Nullable BigDecimal number, String text, Set<String> types) {

        /** Whether it has one of these senses. */
        public boolean is(Sense... wanted) {
            return List.of(wanted).contains(sense);
        }
    }

    /**
     * An intent that is proposed.
     *
     * @param type its name in the JSON contract
     * @param leaves its values, by dotted path
     */
    public record Proposed(String type, Map<String, Value> leaves) {

        /** Copies the map, keeping its order. */
        public Proposed {
            leaves = Collections.unmodifiableMap(new LinkedHashMap<>(leaves));
        }
    }

    /** A value with where it comes from; the ground's path is ignored. */
    public record Value(String value, Ground ground) {}

    private static final Set<String> TRADES = Set.of("swap", "quote");

    private static final Map<Kind, Set<String>> ACTIONS = Map.ofEntries(
            Map.entry(Kind.SWAP, TRADES),
            Map.entry(Kind.BUY, TRADES),
            Map.entry(Kind.SELL, TRADES),
            Map.entry(Kind.SELL_ALL, TRADES),
            Map.entry(Kind.RID, TRADES),
            Map.entry(Kind.BECOME, TRADES),
            Map.entry(Kind.SEND, Set.of("transfer")),
            Map.entry(Kind.RETURN, Set.of("transfer", "repay")),
            Map.entry(Kind.MOVE, Set.of("transfer", "swap", "supply", "withdraw", "repay")),
            Map.entry(Kind.PUT, Set.of("transfer", "swap", "supply", "repay")),
            Map.entry(Kind.GET, Set.of("swap", "quote", "withdraw", "borrow")),
            Map.entry(Kind.TAKE, Set.of("swap", "quote", "withdraw", "borrow")),
            Map.entry(Kind.SUPPLY, Set.of("supply")),
            Map.entry(Kind.WITHDRAW, Set.of("withdraw")),
            Map.entry(Kind.BORROW, Set.of("borrow")),
            Map.entry(Kind.REPAY, Set.of("repay")),
            Map.entry(Kind.CLEAR, Set.of("repay")),
            Map.entry(Kind.BALANCE, Set.of("balance")),
            Map.entry(Kind.SERVICE, Set.of("service")),
            Map.entry(Kind.RUN, Set.of("infer")),
            Map.entry(Kind.GENERATE, Set.of("infer")),
            Map.entry(Kind.TRAIN, Set.of("train")),
            Map.entry(Kind.RENT, Set.of("rent")),
            Map.entry(Kind.RENDER, Set.of("render")));

    private final List<String> tokens;

    /** @param tokens symbols of the chain's token list */
    public Grounding(List<String> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    /** The lexemes of the text, in order, none overlapping. */
    public List<Said> lex(String text) {
        return Joining.lex(text, tokens).stream().map(Grounding::said).toList();
    }

    /** A word of several kinds counts as the one that binds a reading most. */
    private static Said said(Lexeme lexeme) {
        Sense sense = lexeme.kinds().stream()
                .map(Grounding::sense)
                .min(Comparator.naturalOrder())
                .orElse(Sense.OTHER);
        Set<String> types = lexeme.kinds().stream()
                .flatMap(kind -> ACTIONS.getOrDefault(kind, Set.of()).stream())
                .collect(Collectors.toUnmodifiableSet());
        return new Said(sense, lexeme.start(), lexeme.end(), lexeme.number(), lexeme.text(), types);
    }

    /**
     * The reading that these intents make, valid or not: what is missing or wrong is asked for.
     *
     * @throws IllegalArgumentException if there is no such type of intent, or a value does not fit its path
     */
    public static Reading answer(String text, List<Proposed> intents) {
        List<Draft> drafts = new ArrayList<>();
        intents.forEach(intent -> drafts.add(draft(intent)));
        return Drafts.reading(text, drafts, List.of(), Hanzi.areIn(text));
    }

    /** The token that an intent gives to those after it. */
    public static Optional<String> gives(Proposed intent) {
        return draft(intent).gives();
    }

    private static Draft draft(Proposed intent) {
        Draft draft = new Draft(intent.type());
        intent.leaves().forEach((path, value) -> draft.put(path, value.value(), value.ground()));
        return draft;
    }

    private static Sense sense(Kind kind) {
        return switch (kind) {
            case NUMBER -> Sense.NUMBER;
            case SHARE -> Sense.SHARE;
            case DOLLAR -> Sense.DOLLAR;
            case TOKEN -> Sense.TOKEN;
            case RECIPIENT -> Sense.RECIPIENT;
            case MARKET -> Sense.NAME;
            case IT -> Sense.REFERENCE;
            case REST -> Sense.REST;
            case SLIPPAGE -> Sense.SLIPPAGE;
            case AT_MOST -> Sense.LIMIT;
            case SWAP -> Sense.SWAPPING;
            case BUY, GET -> Sense.BUYING;
            case SELL, SELL_ALL, RID -> Sense.SELLING;
            case SEND, RETURN, MOVE, PUT, TAKE, SUPPLY, WITHDRAW, BORROW, REPAY, CLEAR, BALANCE -> Sense.ACTION;
            case SERVICE, RUN, GENERATE, TRAIN, RENT, RENDER -> Sense.ACTION;
            case QUOTE, HOW_MUCH, WHAT, PRICE -> Sense.ASKING;
            case TO, BECOME -> Sense.INTO;
            case FROM, WITH, USE, OBJECT -> Sense.OUT_OF;
            case FOR -> Sense.FOR;
            case OF, IN, ARTICLE, MINE, MEASURE, WORTH, FILLER -> Sense.GLUE;
            case SOME -> Sense.VAGUE;
            case AND, THEN, ALSO -> Sense.JOIN;
            case COMMA, STOP -> Sense.PAUSE;
            case NOT, NO, INSTEAD_OF, PAST, ADVICE, CANCEL, QUESTION, OR -> Sense.FORBIDDING;
            case BAD_NUMBER, NEGATIVE, CURRENCY, BAD_RECIPIENT, PERCENT -> Sense.UNREADABLE;
            case WORD,
                    MODEL_NOUN,
                    GPU_NOUN,
                    SCENE,
                    DATA,
                    INPUT,
                    OUTPUT,
                    REQUEST_UNIT,
                    FRAME_UNIT,
                    TIME_UNIT,
                    TOKEN_UNIT,
                    PARAMETER_UNIT -> Sense.UNKNOWN;
            case SHOW,
                    HAVE,
                    FETCHES,
                    PAYS,
                    ASK_HAVE,
                    IN_WALLET,
                    GIVE,
                    NEED,
                    WANT,
                    RECEIVE,
                    DEBT,
                    A_LOAN,
                    POSITION,
                    ON,
                    OUT,
                    UP,
                    DOWN,
                    LOW,
                    BY,
                    SO,
                    SUBJECT,
                    HARMLESS,
                    YES,
                    CHANGE_TO,
                    SMALL_TALK,
                    CONTEXT -> Sense.PLAIN;
            default -> Sense.OTHER;
        };
    }
}
