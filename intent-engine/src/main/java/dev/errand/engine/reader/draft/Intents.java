package dev.errand.engine.reader.draft;

import dev.errand.engine.reader.draft.Draft.Leaf;
import dev.errand.intent.Amount;
import dev.errand.intent.Asset;
import dev.errand.intent.Cost;
import dev.errand.intent.Intent;
import dev.errand.intent.Timespan;
import dev.errand.intent.Trigger;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes typed intents of leaves. */
public final class Intents {

    private final Map<String, Leaf> leaves;

    private Intents(Map<String, Leaf> leaves) {
        this.leaves = leaves;
    }

    public static Intent of(String type, Map<String, Leaf> leaves) {
        Intents of = new Intents(leaves);
        return switch (type) {
            case "swap" ->
                new Intent.Swap(
                        of.asset(AssetPaths.SELL), of.asset(AssetPaths.BUY), of.bps("maxSlippageBps"), of.trigger());
            case "quote" ->
                new Intent.Quote(of.asset(AssetPaths.SELL), of.asset(AssetPaths.BUY), of.bps("maxSlippageBps"));
            case "transfer" -> new Intent.Transfer(of.asset(AssetPaths.ASSET), of.value("to"), of.trigger());
            case "supply" -> new Intent.Supply(of.asset(AssetPaths.ASSET), of.value("market"), of.trigger());
            case "withdraw" -> new Intent.Withdraw(of.asset(AssetPaths.ASSET), of.value("market"), of.trigger());
            case "borrow" -> new Intent.Borrow(of.asset(AssetPaths.ASSET), of.value("market"), of.trigger());
            case "repay" -> new Intent.Repay(of.asset(AssetPaths.ASSET), of.value("market"), of.trigger());
            case "balance" -> new Intent.Balance(of.value("token"));
            case "infer" -> of.infer();
            case "train" -> of.train();
            case "rent" -> new Intent.Rent(of.value("gpu"), of.count("count"), of.timespan("duration"), of.cost());
            case "render" ->
                new Intent.Render(
                        of.count("frames"),
                        of.number("secondsPerFrame"),
                        of.value("gpu"),
                        of.timespan("deadline"),
                        of.cost());
            case "service" -> new Intent.Service(of.value("query"));
            default -> throw new IllegalArgumentException("no intent of type '" + type + "'");
        };
    }

    private Intent infer() {
        return new Intent.Infer(
                value("model"),
                value("input"),
                count("inputTokens"),
                count("outputTokens"),
                count("requests"),
                value("precision"),
                timespan("deadline"),
                cost(),
                value("gpu"),
                count("count"),
                "true".equals(value("estimateOnly")));
    }

    private Intent train() {
        return new Intent.Train(
                value("model"),
                count("parameters"),
                count("tokens"),
                timespan("deadline"),
                cost(),
                value("gpu"),
                count("count"),
                "true".equals(value("estimateOnly")));
    }

    private Asset asset(AssetPaths paths) {
        return new Asset(value(paths.token()), amount(paths));
    }

    private @Nullable Amount amount(AssetPaths paths) {
        BigDecimal value = number(paths.value());
        BigDecimal usd = number(paths.usd());
        BigDecimal share = number(paths.share());
        String of = value(paths.of());
        if (value != null) {
            return new Amount.Value(value);
        } else if (usd != null) {
            return new Amount.Usd(usd);
        } else if (share != null && of != null) {
            return new Amount.OfStep(Integer.parseInt(of.substring(Draft.STEP.length())), share);
        } else {
            return share == null ? null : new Amount.Share(share);
        }
    }

    private @Nullable Trigger trigger() {
        Timespan every = timespan("trigger.every");
        if (every != null) {
            return new Trigger.Every(every);
        }
        String token = value("trigger.when.token");
        BigDecimal above = number("trigger.when.above");
        BigDecimal below = number("trigger.when.below");
        if (below != null) {
            return new Trigger.PriceBelow(token, below);
        }
        return token == null && above == null ? null : new Trigger.PriceAbove(token, above);
    }

    private @Nullable Cost cost() {
        BigDecimal usd = number("maxCost.usd");
        if (usd != null) {
            return new Cost.Usd(usd);
        }
        String token = value("maxCost.token");
        BigDecimal amount = number("maxCost.amount");
        return token == null || amount == null ? null : new Cost.Tokens(token, amount);
    }

    private @Nullable Timespan timespan(String path) {
        String value = value(path);
        return value == null ? null : new Timespan(value);
    }

    private @Nullable BigDecimal number(String path) {
        String value = value(path);
        return value == null ? null : new BigDecimal(value);
    }

    private @Nullable BigInteger count(String path) {
        BigDecimal number = number(path);
        return number == null ? null : number.toBigIntegerExact();
    }

    private @Nullable Integer bps(String path) {
        BigInteger bps = count(path);
        return bps == null ? null : bps.intValueExact();
    }

    private @Nullable String value(String path) {
        Leaf leaf = leaves.get(path);
        return leaf == null ? null : leaf.value();
    }
}
