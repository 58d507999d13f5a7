package dev.errand.engine.reader.frame;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Scene;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requests about a lending market in which no verb of lending is said: tokens moved from one market to another, a deposit topped up. */
final class MarketMoves {

    private static final Set<Kind> MOVING = Kinds.of(
            Kind.MOVE,
            Kind.SEND,
            Kind.PUT,
            Kind.TAKE,
            Kind.SWAP,
            Kind.ASSET,
            Kind.MARKET,
            Kind.FROM,
            Kind.TO,
            Kind.OUT,
            Kind.POSITION,
            Kind.AND,
            Kind.HARMLESS);
    private static final Set<Kind> MOVES = Kinds.of(Kind.MOVE, Kind.SEND, Kind.PUT, Kind.TAKE, Kind.SWAP);

    private static final Set<String> TOPPING =
            Set.of("top up", "top up my", "increase", "raise", "boost", "grow", "bump up", "bump", "add to", "enlarge");
    private static final Set<String> LESSENING = Set.of(
            "decrease",
            "decrease my",
            "reduce",
            "reduce my",
            "lower",
            "lower my",
            "cut",
            "cut my",
            "shrink",
            "shrink my");
    private static final Set<Kind> ON_TOP = Kinds.of(
            Kind.SUPPLY, Kind.POSITION, Kind.MARKET, Kind.ON, Kind.IN, Kind.WITH, Kind.BY, Kind.ASSET, Kind.HARMLESS);

    private static final Set<Kind> DEPOSIT = Kinds.of(Kind.SUPPLY, Kind.POSITION);

    private MarketMoves() {}

    /** The steps that the clause asks for; null if it asks for nothing of the kind. */
    static @Nullable List<Draft> read(Clause clause, Scene scene) {
        if (!clause.has(Kind.MARKET) || clause.assets().size() != 1) {
            return null;
        }
        List<Draft> moved = moved(clause, scene);
        if (moved != null) {
            return moved;
        }
        return isToppedUp(clause)
                ? changed("supply", clause, scene)
                : isReduced(clause) ? changed("withdraw", clause, scene) : null;
    }

    /** "Move 200 DAI from Aave to Compound": taken out of one market and supplied to the other. */
    private static @Nullable List<Draft> moved(Clause clause, Scene scene) {
        List<Phrase> phrases = clause.phrases();
        int from = ofMarket(phrases, Kind.FROM);
        int to = ofMarket(phrases, Kind.TO);
        boolean moves = clause.hasAny(MOVES) && clause.all(Kind.MARKET).size() == 2 && clause.hasOnly(MOVING);
        if (!moves || from < 0 || to < 0) {
            return null;
        }
        Holding holding = Objects.requireNonNull(clause.assets().getFirst().holding());
        Draft out = new Draft("withdraw");
        out.take("asset", holding, scene);
        out.take(phrases.get(from), scene.text());
        Draft in = new Draft("supply");
        out.value("asset.token")
                .ifPresent(token -> in.putRule(
                        "asset.token", token, "output of step " + scene.steps().size()));
        in.putRule("asset.amount.of", Draft.STEP + scene.steps().size(), "what is moved");
        in.putRule("asset.amount.share", "1", "all of what is moved");
        in.take(phrases.get(to), scene.text());
        return List.of(out, in);
    }

    /** "Top up my Aave deposit with 300 USDC", "increase my deposit on Aave by 300 USDC". */
    private static boolean isToppedUp(Clause clause) {
        return TOPPING.contains(clause.first().text().toLowerCase(Locale.ROOT))
                && (clause.hasAny(DEPOSIT) || isMarketToppedUp(clause))
                && clause.without(Kinds.of(clause.first().kind())).hasOnly(ON_TOP);
    }

    /** "Top up Aave with 300 USDC". */
    private static boolean isMarketToppedUp(Clause clause) {
        return clause.first().text().toLowerCase(Locale.ROOT).startsWith("top up")
                && clause.phrases().get(1).kind() == Kind.MARKET;
    }

    /** "Reduce my Aave deposit by 500 USDC". */
    private static boolean isReduced(Clause clause) {
        return LESSENING.contains(clause.first().text().toLowerCase(Locale.ROOT))
                && Lists.any(clause.phrases(), phrase -> phrase.text().equalsIgnoreCase("deposit"))
                && clause.has(Kind.BY)
                && clause.without(Kinds.of(clause.first().kind())).hasOnly(ON_TOP);
    }

    private static List<Draft> changed(String type, Clause clause, Scene scene) {
        Draft more = new Draft(type);
        more.take("asset", Objects.requireNonNull(clause.assets().getFirst().holding()), scene);
        clause.all(Kind.MARKET).forEach(market -> more.take(market, scene.text()));
        return List.of(more);
    }

    /** Where the market stands that this little word is before; −1 if none does. */
    private static int ofMarket(List<Phrase> phrases, Kind cue) {
        for (int i = 1; i < phrases.size(); i++) {
            if (phrases.get(i).kind() == Kind.MARKET && phrases.get(i - 1).is(cue)) {
                return i;
            }
        }
        return -1;
    }
}
