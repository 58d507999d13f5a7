package dev.errand.engine.reader;

import dev.errand.engine.reader.draft.IntentJson;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The paths of all leaves of a reading's intents but their types, sorted, as its JSON form has them. */
final class Leaves {

    private Leaves() {}

    static List<String> of(Reading reading) {
        List<String> paths = new ArrayList<>();
        collect(JsonMapper.shared().readTree(ReadingJson.write(reading)).at("/intents"), "/intents", paths);
        paths.removeIf(path -> path.endsWith("/type"));
        return paths.stream().sorted().toList();
    }

    /** An intent as its leaves in order, such as {@code repay asset.token=DAI asset.amount.share=1}. */
    static String shortForm(Intent intent) {
        List<String> leaves = new ArrayList<>();
        values(JsonMapper.shared().readTree(IntentJson.write(intent)), "", leaves);
        leaves.removeFirst(); // the type, without its path
        return (intent.type() + " " + String.join(" ", leaves)).strip();
    }

    private static void values(JsonNode node, String path, List<String> leaves) {
        node.propertyStream().forEach(property -> {
            String at = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            if (property.getValue().isObject()) {
                values(property.getValue(), at, leaves);
            } else {
                leaves.add(at + "=" + property.getValue().asString());
            }
        });
    }

    private static void collect(JsonNode node, String path, List<String> paths) {
        if (node.isObject()) {
            node.propertyStream()
                    .forEach(property -> collect(property.getValue(), path + "/" + property.getKey(), paths));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), path + "/" + i, paths);
            }
        } else {
            paths.add(path);
        }
    }
}
