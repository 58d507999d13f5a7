package dev.errand.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A model's answer that can be bent. */
record Reply(List<Intent> intents) {

    private static final JsonMapper JSON = JsonMapper.shared();

    record Value(String path, String value, String quote, int occurrence) {

        Value withPath(String other) {
            return new Value(other, value, quote, occurrence);
        }

        Value withValue(String other) {
            return new Value(path, other, quote, occurrence);
        }

        Value withQuote(String other, int which) {
            return new Value(path, value, other, which);
        }
    }

    record Intent(String type, String quote, List<Value> values) {

        Intent withType(String other) {
            return new Intent(other, quote, values);
        }

        Intent withQuote(String other) {
            return new Intent(type, other, values);
        }

        Intent with(int index, Value value) {
            List<Value> changed = new ArrayList<>(values);
            changed.set(index, value);
            return new Intent(type, quote, changed);
        }

        Intent without(int index) {
            List<Value> changed = new ArrayList<>(values);
            changed.remove(index);
            return new Intent(type, quote, changed);
        }

        Intent and(Value value) {
            List<Value> changed = new ArrayList<>(values);
            changed.add(value);
            return new Intent(type, quote, changed);
        }
    }

    Reply with(int index, Intent intent) {
        List<Intent> changed = new ArrayList<>(intents);
        changed.set(index, intent);
        return new Reply(changed);
    }

    Reply and(Intent intent) {
        List<Intent> changed = new ArrayList<>(intents);
        changed.add(intent);
        return new Reply(changed);
    }

    Reply without(int index) {
        List<Intent> changed = new ArrayList<>(intents);
        changed.remove(index);
        return new Reply(changed);
    }

    static Reply of(String json) {
        List<Intent> intents = new ArrayList<>();
        JSON.readTree(json).get("intents").valueStream().forEach(intent -> {
            List<Value> values = new ArrayList<>();
            intent.get("values")
                    .valueStream()
                    .forEach(value -> values.add(new Value(
                            value.get("path").asString(),
                            value.get("value").asString(),
                            value.get("quote").asString(),
                            value.get("occurrence").asInt())));
            intents.add(new Intent(
                    intent.get("type").asString(), intent.get("quote").asString(), values));
        });
        return new Reply(intents);
    }

    String json() {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode list = root.putArray("intents");
        for (Intent intent : intents) {
            ObjectNode node = list.addObject()
                    .put("type", intent.type())
                    .put("quote", intent.quote())
                    .put("occurrence", 1);
            ArrayNode values = node.putArray("values");
            intent.values()
                    .forEach(value -> values.addObject()
                            .put("path", value.path())
                            .put("value", value.value())
                            .put("quote", value.quote())
                            .put("occurrence", value.occurrence()));
        }
        return JSON.writeValueAsString(root);
    }

    /** What it claims: the leaves of its intents, types included. */
    Map<String, String> leaves() {
        Map<String, String> leaves = new TreeMap<>();
        for (int i = 0; i < intents.size(); i++) {
            leaves.put("/intents/" + i + "/type", intents.get(i).type());
            for (Value value : intents.get(i).values()) {
                leaves.put("/intents/" + i + "/" + value.path().replace('.', '/'), value.value());
            }
        }
        return leaves;
    }
}
