package dev.errand.engine.model;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a model's answers in short: {@code swap "ditch"; sell.token=ETH "ETH"; …}, intents divided by {@code |}. */
final class Answer {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Answer() {}

    /**
     * The JSON of an answer.
     *
     * @param intents as {@code type "verb"; path=value "quote"; path=value "quote" #2 | type …}
     */
    static String json(String intents) {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode list = root.putArray("intents");
        for (String intent : intents.split(" \\| ", -1)) {
            List<String> parts = new ArrayList<>(List.of(intent.split("; ", -1)));
            String head = parts.removeFirst();
            ObjectNode node = list.addObject();
            node.put("type", head.substring(0, head.indexOf(' ')));
            cite(head, node);
            ArrayNode values = node.putArray("values");
            for (String part : parts) {
                ObjectNode value = values.addObject();
                value.put("path", part.substring(0, part.indexOf('=')));
                value.put("value", part.substring(part.indexOf('=') + 1, part.indexOf(" \"")));
                cite(part, value);
            }
        }
        return JSON.writeValueAsString(root);
    }

    private static void cite(String part, ObjectNode node) {
        int open = part.indexOf('"');
        int close = part.lastIndexOf('"');
        String behind = part.substring(close + 1).strip();
        node.put("quote", part.substring(open + 1, close));
        node.put("occurrence", behind.isEmpty() ? 1 : Integer.parseInt(behind.substring(1)));
    }
}
