package dev.errand.engine.reader.frame;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Scene;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Mention;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Phrase.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is done with a lending market: supplying, withdrawing, borrowing, repaying. */
final class Loans {

    private static final Set<Kind> WORDS = Clause.union(
            Frames.glue(),
            Kind.ASSET,
            Kind.MARKET,
            Kind.THERE,
            Kind.TRIGGER,
            Kind.CLOCK,
            Kind.POSITION,
            Kind.DEBT,
            Kind.A_LOAN,
            Kind.RECURRING,
            Kind.BALANCE,
            Kind.HAVE,
            Kind.DEADLINE,
            Kind.ENOUGH,
            Kind.BY,
            Kind.WITHDRAW,
            Kind.SUPPLY,
            Kind.BORROW,
            Kind.REPAY,
            Kind.CLEAR,
            Kind.TAKE,
            Kind.GET,
            Kind.PUT,
            Kind.MOVE,
            Kind.RETURN,
            Kind.SEND,
            Kind.RID,
            Kind.SELL);
    private static final Set<Kind> WORDS_OF_A_LOAN = Clause.union(WORDS, Kind.BUY);
    private static final Set<Kind> CLEARING = Kinds.of(Kind.CLEAR, Kind.RID);

    private Loans() {}

    /** The request that the clause makes; null if it makes none of these. */
    static @Nullable List<Draft> read(Clause clause, Scene scene) {
        if (!LoanTypes.mayBeIn(clause)) {
            return null;
        }
        List<Draft> moved = MarketMoves.read(clause, scene);
        return moved != null ? moved : readNamed(LoanNouns.without(clause), scene);
    }

    private static @Nullable List<Draft> readNamed(Clause clause, Scene scene) {
        String type = isDescribed(clause) ? null : LoanTypes.of(clause, scene);
        boolean told = clause.first().kind() == Kind.SUBJECT
                && Lists.none(clause.assets(), Loans::namesToken); // "I never lend much"
        if (type == null
                || told
                || clause.all(Kind.MARKET).size() > 1
                || !clause.hasOnly(clause.has(Kind.A_LOAN) ? WORDS_OF_A_LOAN : WORDS)) {
            return null;
        }
        Holding holding = holding(clause);
        if (holding == null) {
            return null;
        }
        Draft draft = new Draft(type);
        Span share = type.equals("repay") ? shareTowards(clause) : null;
        draft.take("asset", share == null ? holding : holding.withReference(Kind.IT, share), scene);
        if (share != null && scene.lastThatGives() < 0) {
            draft.wrong("asset.amount"); // half of the debt, or of what there is to pay with?
        }
        if (isPaidInAnother(holding, clause, scene)
                || isWithdrawnOrBorrowed(type, clause)
                || isPaidTo(type, clause, scene)) {
            draft.wrong("request");
        }
        Frames.takeConditions(draft, clause, scene);
        clause.all(Kind.MARKET).forEach(market -> draft.take(market, scene.text()));
        sameMarket(clause, scene, draft);
        mentionedMarket(clause, scene, draft);
        draft.inherit(scene);
        if (type.equals("repay") || (type.equals("withdraw") && clause.first().is(Kind.CLEAR))) {
            clearAll(clause, scene, draft);
        }
        return List.of(draft);
    }

    /** "Pay 300 DAI to aave": is it lent, or what is owed? */
    private static boolean isPaidTo(String type, Clause clause, Scene scene) {
        return type.equals("supply")
                && !clause.has(Kind.SUPPLY)
                && Lists.none(clause.phrases(), phrase -> phrase.text().equalsIgnoreCase("into"))
                && Lists.any(
                        clause.all(Kind.SEND), verb -> scene.text().regionMatches(true, verb.start(), "pay", 0, 3));
    }

    /** "I need 300 DAI from aave", but not "out of aave". */
    private static boolean isWithdrawnOrBorrowed(String type, Clause clause) {
        return type.equals("withdraw")
                && LoanTypes.isWishedOut(clause)
                && Lists.none(clause.all(Kind.FROM), from -> from.text().equalsIgnoreCase("out of"));
    }

    /** 把借 aave 的 500 USDC 还了: the first verb says of which debt. */
    private static boolean isDescribed(Clause clause) {
        return clause.first().kind() == Kind.OBJECT
                && clause.phrases().size() > 1
                && clause.phrases().get(1).kind() == Kind.BORROW;
    }

    /** How much of what; null if two amounts are said, which are two requests. */
    private static @Nullable Holding holding(Clause clause) {
        Holding holding = Holding.EMPTY;
        List<Phrase> named = new ArrayList<>(clause.assets());
        named.sort(Comparator.comparing(asset -> isMeans(asset, clause))); // "use it to repay my DAI loan"
        for (Phrase asset : named) {
            Holding more = asset.holding();
            if (isMeans(asset, clause) && more != null && holding.token() != null && !holding.saysAmount()) {
                Span at = Objects.requireNonNull(more.referenceAt());
                holding = holding.withReference(Kind.IT, at); // "repay my DAI loan with it", "… with 30% of it"
                holding = more.saysAmount() ? holding.withAmountOf(more) : holding;
                continue;
            }
            Holding both = more == null ? holding : holding.and(more);
            if (both == null) {
                return null;
            }
            holding = both;
        }
        return holding;
    }

    /** "Borrow 100 USDC and repay 50 DAI with it": a debt is paid in its own token. */
    private static boolean isPaidInAnother(Holding holding, Clause clause, Scene scene) {
        String paid = holding.token();
        return paid != null
                && holding.saysAmount()
                && Lists.any(clause.assets(), asset -> isMeans(asset, clause))
                && scene.lastGiven().filter(given -> !given.equals(paid)).isPresent();
    }

    /** Where "half" stands in "put half towards my USDC loan", which is no half of the loan; null if it is not said so. */
    private static @Nullable Span shareTowards(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 1; i + 1 < phrases.size(); i++) {
            Holding share = phrases.get(i).holding();
            boolean towards = share != null
                    && share.hasOnlyAmount()
                    && share.measure() == Phrase.Measure.SHARE
                    && phrases.get(i - 1).isAnyOf(LoanTypes.PAYING)
                    && (phrases.get(i + 1).is(Kind.TO) || phrases.get(i + 1).is(Kind.ON))
                    && !Hanzi.areIn(phrases.get(i + 1).text());
            if (towards && share != null) {
                return share.amountAt();
            }
        }
        return null;
    }

    /** "Clear my debt on aave", "close my DAI deposit": all of it. */
    private static void clearAll(Clause clause, Scene scene, Draft draft) {
        if (!clause.hasAny(CLEARING) || draft.has("asset.amount") || draft.isWrong("asset.amount")) {
            return;
        }
        for (Phrase phrase : clause.phrases()) {
            if (phrase.isAnyOf(CLEARING)) {
                draft.putSpan("asset.amount.share", "1", new Span(phrase.start(), phrase.end()), scene.text());
                return;
            }
        }
    }

    private static boolean isMeans(Phrase asset, Clause clause) {
        Holding holding = asset.holding();
        boolean it = holding != null
                && holding.reference() == Kind.IT
                && holding.token() == null
                && (!holding.saysAmount() || holding.measure() == Phrase.Measure.SHARE || holding.wrongAmount());
        int index = it ? clause.phrases().indexOf(asset) : 0;
        if (index <= 0) {
            return false;
        }
        Phrase before = clause.phrases().get(index - 1);
        boolean towards = index + 1 < clause.phrases().size()
                && clause.phrases().get(index + 1).is(Kind.TO)
                && clause.has(Kind.DEBT); // "pay all of that towards my DAI loan"
        return before.is(Kind.WITH) || before.is(Kind.USE) || (towards && before.isAnyOf(LoanTypes.PAYING));
    }

    private static boolean namesToken(Phrase asset) {
        return asset.holding() != null
                && (asset.holding().token() != null || asset.holding().reference() != null);
    }

    /** "… in aave and borrow 1000 dai there" means the market that was named last. */
    private static void sameMarket(Clause clause, Scene scene, Draft draft) {
        if (clause.has(Kind.MARKET)) {
            return; // "Compound那边"
        }
        for (Phrase there : clause.all(Kind.THERE)) {
            Optional<String> last = scene.steps().stream()
                    .flatMap(step -> step.value("market").stream())
                    .reduce((first, second) -> second);
            last.ifPresentOrElse(
                    market -> draft.putSpan("market", market, new Span(there.start(), there.end()), scene.text()),
                    () -> draft.wrong("market"));
        }
    }

    /** "I have 500 USDC on Aave, withdraw it": the market is said with the amount. */
    private static void mentionedMarket(Clause clause, Scene scene, Draft draft) {
        Mention topic = scene.topic();
        Phrase market = topic == null ? null : topic.market();
        boolean it = Lists.any(
                clause.assets(),
                asset -> asset.holding() != null && asset.holding().reference() == Kind.IT);
        if (market != null && it && !draft.has("market")) {
            draft.take(market, scene.text());
        }
    }
}
