package dev.errand.engine.reader.syntax;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.Lexicon;
import java.util.Set;

/** Groups of verbs that more than one rule knows. */
public final class Verbs {

    /** What one does with tokens. */
    public static final Set<Kind> OF_TOKENS = Kinds.of(
            Kind.SWAP,
            Kind.BUY,
            Kind.SELL,
            Kind.SEND,
            Kind.SUPPLY,
            Kind.WITHDRAW,
            Kind.BORROW,
            Kind.REPAY,
            Kind.WRAP,
            Kind.UNWRAP);

    public static final Set<Kind> OF_TRADES = Kinds.of(Kind.SWAP, Kind.BECOME, Kind.BUY, Kind.SELL);

    public static final Set<Kind> OF_LOANS = Kinds.of(Kind.SUPPLY, Kind.WITHDRAW, Kind.BORROW, Kind.REPAY, Kind.CLEAR);

    /** What puts something in hand: 借 500 USDC，拿出一半. */
    public static final Set<Kind> GAINING = Clause.union(OF_TRADES, Kind.BORROW, Kind.WITHDRAW);

    /** What is done next with what was got: 换成 DAI 三成转 {@literal @}aa. */
    public static final Set<Kind> SPENDING =
            Kinds.of(Kind.BUY, Kind.SWAP, Kind.BECOME, Kind.SEND, Kind.GIVE, Kind.SUPPLY, Kind.REPAY);

    /** What begins a request of ours. */
    public static final Set<Kind> REQUESTS = Clause.union(
            OF_TOKENS,
            Kind.SELL_ALL,
            Kind.RID,
            Kind.RETURN,
            Kind.CLEAR,
            Kind.RUN,
            Kind.GENERATE,
            Kind.TRAIN,
            Kind.RENT,
            Kind.RENDER,
            Kind.QUOTE,
            Kind.BECOME,
            Kind.PUT,
            Kind.MOVE);

    /** The same, and verbs that say too little by themselves. */
    public static final Set<Kind> ANY = Clause.union(
            REQUESTS, Kind.GET, Kind.TAKE, Kind.OBJECT, Kind.USE, Kind.SHOW, Kind.NEED, Kind.WANT, Kind.GIVE);

    private Verbs() {}

    public static boolean isRequest(Kind kind) {
        return REQUESTS.contains(kind);
    }

    /** Whether a word, in lower case, may begin a request. */
    public static boolean isRequest(String word) {
        Lexicon.Entry entry = Lexicon.entry(word);
        return entry != null && entry.kinds().hasAny(REQUESTS);
    }

    /** How many phrases of the clause may begin a request. */
    public static int in(Clause clause) {
        int verbs = 0;
        for (Phrase phrase : clause.phrases()) {
            verbs += phrase.isAnyOf(REQUESTS) ? 1 : 0;
        }
        return verbs;
    }
}
