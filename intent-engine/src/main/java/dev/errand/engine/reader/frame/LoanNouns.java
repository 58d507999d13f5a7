package dev.errand.engine.reader.frame;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words of lending that are no verb and no value where they stand: the deposit from which something is taken, the collateral of a loan, a
 * token that is not listed.
 */
final class LoanNouns {

    private static final Set<Kind> CALLING = Kinds.of(
            Kind.TAKE,
            Kind.GET,
            Kind.MOVE,
            Kind.PUT,
            Kind.SEND,
            Kind.WITHDRAW,
            Kind.BUY,
            Kind.RETURN,
            Kind.NEED,
            Kind.WANT);
    private static final Set<String> AGAINST = Set.of("against", "backed by", "secured by", "collateralised by");

    private LoanNouns() {}

    /** The clause with its verbs and values only, and with an unknown token as one. */
    static Clause without(Clause clause) {
        return withoutDeposit(withoutCollateral(withUnknownToken(clause)));
    }

    /** "Fetch 0.4 WBTC from my Compound deposit": the deposit is where it is taken from. */
    private static Clause withoutDeposit(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 1; i < phrases.size(); i++) {
            boolean noun = phrases.get(i).kind() == Kind.SUPPLY
                    && !phrases.get(i).is(Kind.DEBT)
                    && !isVerb(phrases.get(i).text())
                    && phrases.get(i - 1).kind() == Kind.MARKET;
            boolean called = Lists.any(phrases.subList(0, i), phrase -> phrase.isAnyOf(CALLING));
            if (noun && called) {
                List<Phrase> kept = new ArrayList<>(phrases);
                kept.remove(i);
                return new Clause(kept);
            }
        }
        return clause;
    }

    /** 我要在 aave 存 5 ETH; a 存款 is a noun. */
    private static boolean isVerb(String text) {
        return Hanzi.areIn(text) && !text.endsWith("款");
    }

    /**
     * "Borrow 500 DAI against my ETH": what secures a loan is what was supplied before, and no field of the request. How much of it
     * would be a request of its own.
     */
    private static Clause withoutCollateral(Clause clause) {
        if (!clause.has(Kind.BORROW) && !clause.has(Kind.A_LOAN)) {
            return clause;
        }
        List<Phrase> phrases = clause.phrases();
        for (int i = 1; i < phrases.size(); i++) {
            Holding holding = phrases.get(i).holding();
            Phrase cue = phrases.get(i - 1);
            boolean named = holding != null
                    && holding.token() != null
                    && !holding.saysAmount()
                    && holding.reference() == null
                    && clause.assets().size() > 1;
            boolean secures = i + 1 < phrases.size() && said(phrases.get(i + 1)).equals("as collateral");
            boolean against = AGAINST.contains(said(cue));
            if (named && (against || (secures && (cue.is(Kind.USE) || cue.is(Kind.WITH))))) {
                List<Phrase> kept = new ArrayList<>(phrases.subList(0, i - 1));
                kept.addAll(phrases.subList(i + (secures ? 2 : 1), phrases.size()));
                return new Clause(kept);
            }
        }
        return clause;
    }

    private static String said(Phrase phrase) {
        return phrase.text().toLowerCase(Locale.ROOT);
    }

    /** "Deposit my MKR": what stands behind the verb is a token that is not listed. */
    private static Clause withUnknownToken(Clause clause) {
        List<Phrase> phrases = new ArrayList<>(clause.phrases());
        for (int i = 1; i < phrases.size() && clause.assets().isEmpty(); i++) {
            Phrase word = phrases.get(i);
            boolean behindVerb = Verbs.OF_LOANS.contains(phrases.get(i - 1).kind())
                    && phrases.get(i - 1).kind() != Kind.CLEAR;
            if (behindVerb && word.kind() == Kind.WORD && !word.text().contains(" ")) {
                phrases.set(
                        i,
                        new Phrase(
                                Kinds.of(Kind.ASSET),
                                Kind.ASSET,
                                word.start(),
                                word.end(),
                                "",
                                Holding.EMPTY.withUnknownWords(1),
                                List.of(),
                                List.of()));
                return new Clause(phrases);
            }
        }
        return clause;
    }
}
