package dev.errand.engine.model;

import dev.errand.engine.reader.ReadingJson;
import dev.errand.intent.Reading;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The leaves of a reading's intents by JSON pointer, types included. */
final class Leaves {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Leaves() {}

    static Map<String, String> of(Reading reading) {
        Map<String, String> leaves = new LinkedHashMap<>();
        collect(JSON.readTree(ReadingJson.write(reading)).get("intents"), "/intents", leaves);
        return leaves;
    }

    private static void collect(JsonNode node, String path, Map<String, String> leaves) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), path + "/" + i, leaves);
            }
        } else if (node.isObject()) {
            node.propertyStream()
                    .forEach(property -> collect(property.getValue(), path + "/" + property.getKey(), leaves));
        } else {
            leaves.put(path, node.asString());
        }
    }
}
