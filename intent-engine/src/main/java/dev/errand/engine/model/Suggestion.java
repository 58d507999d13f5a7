package dev.errand.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the model says that the text asks for. Nothing of it is believed before {@link Judge} has read the words cited. */
record Suggestion(List<Intent> intents) {

    private static final int MOST_INTENTS = 8;
    private static final int MOST_VALUES = 16;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Words of the text.
     *
     * @param quote the words
     * @param occurrence which of them, from 1, where they stand in the text more than once
     */
    record Citation(String quote, int occurrence) {}

    record Intent(String type, Citation verb, List<Value> values) {}

    record Value(String path, String value, Citation words) {}

    /**
     * Reads an answer, to the letter of the schema.
     *
     * @throws ChatFailure if it is anything else
     */
    static Suggestion parse(String json) throws ChatFailure {
        try {
            JsonNode root = JSON.readTree(json);
            requireExactly(root, Set.of("intents"));
            List<Intent> intents = new ArrayList<>();
            for (JsonNode intent : list(root.get("intents"), MOST_INTENTS)) {
                requireExactly(intent, Set.of("type", "quote", "occurrence", "values"));
                List<Value> values = new ArrayList<>();
                for (JsonNode value : list(intent.get("values"), MOST_VALUES)) {
                    requireExactly(value, Set.of("path", "value", "quote", "occurrence"));
                    values.add(new Value(text(value, "path"), text(value, "value"), citation(value)));
                }
                intents.add(new Intent(text(intent, "type"), citation(intent), List.copyOf(values)));
            }
            return new Suggestion(List.copyOf(intents));
        } catch (JacksonException e) {
            throw new ChatFailure("the answer is not JSON", true);
        }
    }

    private static Citation citation(JsonNode node) throws ChatFailure {
        JsonNode occurrence = node.get("occurrence");
        if (!occurrence.isInt() || occurrence.asInt() < 1) {
            throw malformed("occurrence");
        }
        return new Citation(text(node, "quote"), occurrence.asInt());
    }

    private static String text(JsonNode node, String name) throws ChatFailure {
        JsonNode value = node.get(name);
        if (!value.isString()) {
            throw malformed(name);
        }
        return value.asString();
    }

    private static List<JsonNode> list(JsonNode node, int most) throws ChatFailure {
        if (!node.isArray() || node.size() > most) {
            throw malformed("list");
        }
        return node.valueStream().toList();
    }

    private static void requireExactly(JsonNode node, Set<String> names) throws ChatFailure {
        if (!node.isObject() || !names.equals(Set.copyOf(node.propertyNames()))) {
            throw malformed("object");
        }
    }

    private static ChatFailure malformed(String what) {
        return new ChatFailure("the answer has a wrong " + what, true);
    }
}
