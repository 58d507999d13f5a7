package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.engine.reader.telling.Fragments;
import dev.errand.engine.reader.telling.LaterTimes;
import dev.errand.engine.reader.telling.TellingWeight;
import dev.errand.engine.reader.telling.ToldWords;
import dev.errand.engine.reader.telling.Wording;
import java.util.List;
import java.util.Set;

/** Tells clauses that only say why, or how things are. */
final class Reasons {

    private static final Set<Kind> POLITE = Clause.union(Asides.POLITE, Kind.OF, Kind.FOR, Kind.IN_WALLET);

    /** Values and conditions, which are never only a reason: nothing of them may be passed over. */
    private static final Set<Kind> NEVER_REASONS = Kinds.of(
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.LIMIT,
            Kind.COST,
            Kind.TRIGGER,
            Kind.ATTACHMENT,
            Kind.PRECISION,
            Kind.TOKENS,
            Kind.REQUESTS,
            Kind.FRAMES,
            Kind.FRAME_TIME,
            Kind.PARAMETERS,
            Kind.GPUS,
            Kind.AT_MOST,
            Kind.SLIPPAGE,
            Kind.BUDGET,
            Kind.DEADLINE);

    private static final Set<Kind> TAKING =
            Kinds.of(Kind.BUY, Kind.SELL, Kind.SEND, Kind.BORROW, Kind.SUPPLY, Kind.WITHDRAW, Kind.REPAY);

    private final Wording words;
    private final Afterthoughts afterthoughts;
    private final Headings headings;

    Reasons(Wording words) {
        this.words = words;
        this.afterthoughts = new Afterthoughts(words);
        this.headings = new Headings(words);
    }

    /**
     * Whether the clause only says why, or how things are.
     *
     * @param leads whether it stands before the first request, with something behind it
     */
    boolean isReason(Clause clause, boolean leads) {
        return saysWhy(clause, leads) && (leads || words.isChinese() || !mayBelong(clause));
    }

    /** "He has a new wallet": what is said behind a request may belong to it. */
    private boolean mayBelong(Clause clause) {
        List<Lexeme> said = Lists.those(
                words.lexemes(),
                lexeme -> lexeme.start() >= clause.start()
                        && lexeme.end() <= clause.end()
                        && Character.isLetterOrDigit(words.text().charAt(lexeme.start()))
                        && !lexeme.is(Kind.HARMLESS));
        return said.size() > 1
                && new TellingWeight(
                                said, words.text(), ToldWords.of(said, words.text()), Fragments.Place.BEHIND, false)
                        .weighs();
    }

    private boolean saysWhy(Clause clause, boolean leads) {
        Phrase first = clause.first();
        if (leads && LaterTimes.isOne(clause, words)) {
            return false; // "Starting Monday, …"
        }
        boolean pays = weighs(clause, leads);
        boolean amounts = Lists.any(clause.assets(), Phrase::saysHowMuch);
        if (!leads && clause.first().kind() != Kind.HARMLESS && words.turns(clause)) {
            return false;
        }
        if (first.kind() == Kind.CONTEXT) {
            return !pays && !(amounts && (clause.has(Kind.NEED) || Verbs.in(clause) > 0));
        }
        if (leads && !pays && words.isNominal(clause) && !clause.has(Kind.BALANCE) && clause.has(Kind.WORD)) {
            return true; // "My accountant wants to see 4,000 USDC"
        }
        boolean needs = leads
                && !amounts
                && clause.assets().size() <= 1
                && (first.is(Kind.NEED) || first.is(Kind.WANT))
                && (clause.assets().isEmpty()
                        ? clause.has(Kind.WORD) || clause.has(Kind.HARMLESS)
                        : Verbs.in(clause) == 0);
        if (needs) {
            return !pays;
        }
        if (clause.hasOnly(POLITE) && clause.assets().isEmpty()) {
            return true;
        }
        if (Statements.isRemark(clause)
                || (!leads
                        && (Statements.isTold(clause, words)
                                || Remarks.isRemark(clause, words.lexemes(), words.text())))
                || headings.isErrandOfPayment(clause)) {
            return true;
        }
        boolean states = first.is(Kind.SUBJECT) || first.kind() == Kind.HAVE || first.kind() == Kind.HARMLESS;
        if (states) {
            boolean bare = first.kind() == Kind.HARMLESS && Lists.any(clause.assets(), Phrase::isBareNumber);
            return !pays && !bare && (!amounts || first.kind() == Kind.HAVE || !clause.hasAny(Verbs.REQUESTS));
        }
        if (leads && !pays && words.isStatement(clause)) {
            return true;
        }
        if (!pays && !amounts && afterthoughts.isOne(clause)) {
            return true;
        }
        boolean called = first.isAnyOf(Verbs.ANY) || first.kind() == Kind.SERVICE;
        boolean calm = !pays
                && !amounts
                && !clause.has(Kind.OBJECT)
                && (Verbs.in(clause) == 0
                        ? !clause.has(Kind.SERVICE) && !isUnknownVerb(clause)
                        : !called && clause.assets().isEmpty());
        return leads
                && calm
                && clause.hasAny(Kind.WORD, Kind.CLOCK, Kind.SUBJECT, Kind.DOWN, Kind.UP, Kind.HARMLESS, Kind.SOMEBODY);
    }

    /** 空投 2 ETH 借 500 DAI: a Chinese word right before an amount that no other verb is about is an unknown verb. */
    private boolean isUnknownVerb(Clause clause) {
        int end = clause.end();
        boolean shortWord = clause.phrases().size() == 1
                && clause.first().kind() == Kind.WORD
                && end - clause.start() == 2
                && Hanzi.areIn(clause.first().text());
        if (!shortWord) {
            return false;
        }
        List<Lexeme> behind = words.lexemes().stream()
                .filter(lexeme ->
                        lexeme.start() >= end && lexeme.kind() != Kind.MEASURE && lexeme.kind() != Kind.FILLER)
                .limit(4)
                .toList();
        return behind.size() == 4
                && behind.get(0).start() <= end + 1
                && behind.get(0).is(Kind.NUMBER)
                && behind.get(1).is(Kind.TOKEN)
                && TAKING.contains(behind.get(2).kind())
                && behind.get(3).is(Kind.NUMBER); // "2 ETH 借 500": the next verb is about the next amount
    }

    private static boolean weighs(Clause clause, boolean leads) {
        return clause.hasAny(NEVER_REASONS)
                || (!leads && clause.has(Kind.LOW))
                || (clause.has(Kind.MARKET)
                        && !(leads
                                && (clause.first().is(Kind.SUBJECT)
                                        || clause.first().is(Kind.HAVE))))
                || (clause.hasAny(Kind.IF, Kind.TIME_MARK, Kind.ABOVE, Kind.BELOW)
                        && !clause.assets().isEmpty())
                || clause.first().is(Kind.IF);
    }
}
