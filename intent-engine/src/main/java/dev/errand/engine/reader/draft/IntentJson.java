package dev.errand.engine.reader.draft;

import dev.errand.intent.Amount;
import dev.errand.intent.Asset;
import dev.errand.intent.Cost;
import dev.errand.intent.Intent;
import dev.errand.intent.Trigger;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of an intent: its leaves are what a {@link Draft} holds by path. Amounts are decimal text. Thread-safe. */
public final class IntentJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private IntentJson() {}

    /** An intent as one line of JSON. */
    public static String write(Intent intent) {
        return JSON.writeValueAsString(tree(intent));
    }

    static ObjectNode tree(Intent intent) {
        ObjectNode json = JSON.createObjectNode();
        json.put("type", intent.type());
        switch (intent) {
            case Intent.Swap swap -> {
                json.set("sell", tree(swap.sell()));
                json.set("buy", tree(swap.buy()));
                putIfPresent(json, "maxSlippageBps", swap.maxSlippageBps());
                putIfPresent(json, swap.trigger());
            }
            case Intent.Quote quote -> {
                json.set("sell", tree(quote.sell()));
                json.set("buy", tree(quote.buy()));
                putIfPresent(json, "maxSlippageBps", quote.maxSlippageBps());
            }
            case Intent.Transfer transfer -> {
                json.set("asset", tree(transfer.asset()));
                putIfPresent(json, "to", transfer.to());
                putIfPresent(json, transfer.trigger());
            }
            case Intent.Loan loan -> {
                json.set("asset", tree(loan.asset()));
                putIfPresent(json, "market", loan.market());
                putIfPresent(json, loan.trigger());
            }
            case Intent.Balance balance -> putIfPresent(json, "token", balance.token());
            case Intent.Infer infer -> put(json, infer);
            case Intent.Train train -> put(json, train);
            case Intent.Rent rent -> {
                putIfPresent(json, "gpu", rent.gpu());
                putIfPresent(json, "count", rent.count());
                putIfPresent(json, "duration", rent.duration());
                putIfPresent(json, rent.maxCost());
            }
            case Intent.Render render -> {
                putIfPresent(json, "frames", render.frames());
                putIfPresent(json, "secondsPerFrame", render.secondsPerFrame());
                putIfPresent(json, "gpu", render.gpu());
                putIfPresent(json, "deadline", render.deadline());
                putIfPresent(json, render.maxCost());
            }
            case Intent.Service service -> putIfPresent(json, "query", service.query());
        }
        return json;
    }

    private static void put(ObjectNode json, Intent.Infer infer) {
        putIfPresent(json, "model", infer.model());
        putIfPresent(json, "input", infer.input());
        putIfPresent(json, "inputTokens", infer.inputTokens());
        putIfPresent(json, "outputTokens", infer.outputTokens());
        putIfPresent(json, "requests", infer.requests());
        putIfPresent(json, "precision", infer.precision());
        putIfPresent(json, "deadline", infer.deadline());
        putIfPresent(json, infer.maxCost());
        putIfPresent(json, "gpu", infer.gpu());
        putIfPresent(json, "count", infer.count());
        if (infer.estimateOnly()) {
            json.put("estimateOnly", true);
        }
    }

    private static void put(ObjectNode json, Intent.Train train) {
        putIfPresent(json, "model", train.model());
        putIfPresent(json, "parameters", train.parameters());
        putIfPresent(json, "tokens", train.tokens());
        putIfPresent(json, "deadline", train.deadline());
        putIfPresent(json, train.maxCost());
        putIfPresent(json, "gpu", train.gpu());
        putIfPresent(json, "count", train.count());
        if (train.estimateOnly()) {
            json.put("estimateOnly", true);
        }
    }

    private static void putIfPresent(ObjectNode json, @Nullable Trigger trigger) {
        switch (trigger) {
            case null -> {}
            case Trigger.PriceAbove above -> when(json, above.token(), "above", above.usd());
            case Trigger.PriceBelow below -> when(json, below.token(), "below", below.usd());
            case Trigger.Every every ->
                json.putObject("trigger").put("every", every.interval().iso8601());
        }
    }

    private static void when(ObjectNode json, @Nullable String token, String side, @Nullable BigDecimal usd) {
        ObjectNode when = json.putObject("trigger").putObject("when");
        putIfPresent(when, "token", token);
        putIfPresent(when, side, usd == null ? null : Draft.plain(usd));
    }

    private static void putIfPresent(ObjectNode json, @Nullable Cost cost) {
        switch (cost) {
            case null -> {}
            case Cost.Usd usd -> json.putObject("maxCost").put("usd", Draft.plain(usd.usd()));
            case Cost.Tokens tokens ->
                json.putObject("maxCost").put("token", tokens.token()).put("amount", Draft.plain(tokens.amount()));
        }
    }

    private static ObjectNode tree(Asset asset) {
        ObjectNode json = JSON.createObjectNode();
        putIfPresent(json, "token", asset.token());
        Amount amount = asset.amount();
        if (amount != null) {
            ObjectNode node = json.putObject("amount");
            switch (amount) {
                case Amount.Value value -> node.put("value", Draft.plain(value.value()));
                case Amount.Share share -> node.put("share", Draft.plain(share.share()));
                case Amount.Usd usd -> node.put("usd", Draft.plain(usd.usd()));
                case Amount.OfStep of -> {
                    node.put("of", Draft.STEP + of.step());
                    node.put("share", Draft.plain(of.share()));
                }
            }
        }
        return json;
    }

    /** Counts are JSON numbers, all else is text. */
    private static void putIfPresent(ObjectNode json, String field, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Integer number -> json.put(field, number);
            case BigInteger number -> json.put(field, number);
            case BigDecimal number -> json.put(field, number);
            default -> json.put(field, value.toString());
        }
    }
}
