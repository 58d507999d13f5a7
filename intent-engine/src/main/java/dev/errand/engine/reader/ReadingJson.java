package dev.errand.engine.reader;

import dev.errand.intent.Amount;
import dev.errand.intent.Asset;
import dev.errand.intent.Cost;
import dev.errand.intent.Ground;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import dev.errand.intent.Trigger;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The public JSON form of readings and conversations. Fields may be added, none renamed; amounts are decimal text, never floating
 * point.
 */
public final class ReadingJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReadingJson() {}

    /** A reading as one line of JSON. */
    public static String write(Reading reading) {
        return JSON.writeValueAsString(tree(reading));
    }

    /** A conversation as one line of JSON, to be handed back with the user's next message. */
    public static String write(Conversation conversation) {
        Reading last = conversation.last();
        return last == null ? "{}" : write(last);
    }

    /** Reads what {@link #write(Conversation)} wrote; empty if it is anything else. */
    public static Optional<Conversation> readConversation(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            return Optional.of(root.has("status") ? new Conversation(reading(root)) : Conversation.EMPTY);
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode tree(Reading reading) {
        ObjectNode json = JSON.createObjectNode();
        json.put("text", reading.text());
        json.put("status", name(reading.status()));
        ArrayNode intents = json.putArray("intents");
        reading.intents().forEach(intent -> intents.add(tree(intent)));
        reading.missing().forEach(json.putArray("missing")::add);
        json.put("question", reading.question());
        json.put(
                "reason",
                reading.reason() == null ? null : name(reading.reason()).replace('_', '-'));
        ArrayNode grounds = json.putArray("grounds");
        reading.grounds().forEach(ground -> grounds.add(tree(ground)));
        return json;
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

    private static ObjectNode tree(Ground ground) {
        ObjectNode json = JSON.createObjectNode();
        json.put("path", ground.path());
        if (ground.rule() == null) {
            json.put("start", ground.start());
            json.put("end", ground.end());
            json.put("text", ground.text());
        } else {
            json.put("rule", ground.rule());
        }
        if (ground.turn() != 0) {
            json.put("turn", ground.turn());
        }
        return json;
    }

    private static Reading reading(JsonNode json) {
        List<Intent> intents = new ArrayList<>();
        json.required("intents").valueStream().forEach(intent -> intents.add(intent(intent)));
        List<Ground> grounds =
                json.required("grounds").valueStream().map(ReadingJson::ground).toList();
        return new Reading(
                json.required("text").asString(),
                Reading.Status.valueOf(json.required("status").asString().toUpperCase(Locale.ROOT)),
                intents,
                json.required("missing").valueStream().map(JsonNode::asString).toList(),
                json.path("question").isString() ? json.path("question").asString() : null,
                null,
                grounds);
    }

    private static Intent intent(JsonNode json) {
        Map<String, Draft.Leaf> leaves = new HashMap<>();
        leaves(json, "", leaves);
        return Intents.of(json.required("type").asString(), leaves);
    }

    private static void leaves(JsonNode node, String path, Map<String, Draft.Leaf> leaves) {
        node.propertyStream().forEach(property -> {
            String at = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            JsonNode value = property.getValue();
            if (value.isObject()) {
                leaves(value, at, leaves);
            } else {
                leaves.put(at, new Draft.Leaf(value.asString(), Ground.rule(at, "state")));
            }
        });
        leaves.values().stream()
                .filter(leaf -> leaf.ground().path().contains("amount")
                        && !leaf.ground().path().endsWith("of"))
                .forEach(leaf ->
                        new BigDecimal(leaf.value())); // a state is the caller's: what is no number is refused here
    }

    private static Ground ground(JsonNode json) {
        boolean rule = json.has("rule");
        return new Ground(
                json.required("path").asString(),
                rule ? -1 : json.required("start").asInt(),
                rule ? -1 : json.required("end").asInt(),
                rule ? null : json.required("text").asString(),
                rule ? json.required("rule").asString() : null,
                json.path("turn").asInt(0));
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

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
