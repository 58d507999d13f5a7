package dev.errand.engine.reader;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.IntentJson;
import dev.errand.engine.reader.draft.Intents;
import dev.errand.intent.Ground;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * The public JSON form of readings and conversations. Fields may be added, none renamed; amounts are decimal text, never floating
 * point.
 */
public final class ReadingJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ReadingJson() {}

    /** A reading as one line of JSON, for the caller: {@code missing} is what is {@linkplain Reading#asked asked for} now. */
    public static String write(Reading reading) {
        return JSON.writeValueAsString(tree(reading, reading.asked()));
    }

    /** A conversation as one line of JSON, to be handed back with the user's next message; it keeps all that is missing. */
    public static String write(Conversation conversation) {
        Reading last = conversation.last();
        return last == null ? "{}" : JSON.writeValueAsString(tree(last, last.missing()));
    }

    /** Reads what {@link #write(Conversation)} wrote; empty if it is anything else. */
    public static Optional<Conversation> readConversation(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            boolean begins = root.isObject() && root.isEmpty();
            return Optional.of(begins ? Conversation.EMPTY : new Conversation(reading(root)));
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ObjectNode tree(Reading reading, List<String> missing) {
        ObjectNode json = JSON.createObjectNode();
        json.put("text", reading.text());
        json.put("status", name(reading.status()));
        ArrayNode intents = json.putArray("intents");
        reading.intents().forEach(intent -> intents.addRawValue(new RawValue(IntentJson.write(intent))));
        missing.forEach(json.putArray("missing")::add);
        json.put("question", reading.question());
        json.put(
                "reason",
                reading.reason() == null ? null : name(reading.reason()).replace('_', '-'));
        ArrayNode grounds = json.putArray("grounds");
        reading.grounds().forEach(ground -> grounds.add(tree(ground)));
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

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
