package dev.errand.engine.reader.draft;

import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Turns a reading back into drafts, so that the next message can go on with it. */
public final class ReadingLeaves {

    private ReadingLeaves() {}

    /** Drafts of the message before: each ground is one turn older. */
    public static List<Draft> ofEarlier(Reading reading) {
        return drafts(reading, true);
    }

    /** Drafts of this message. */
    public static List<Draft> ofSame(Reading reading) {
        return drafts(reading, false);
    }

    private static List<Draft> drafts(Reading reading, boolean earlier) {
        Map<String, Ground> grounds = new HashMap<>();
        reading.grounds().forEach(ground -> grounds.put(ground.path(), earlier ? ground.earlier() : ground));
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < reading.intents().size(); i++) {
            JsonNode json = IntentJson.tree(reading.intents().get(i));
            Draft draft = new Draft(reading.intents().get(i).type());
            collect(json, "", "/intents/" + i + "/", grounds, draft);
            drafts.add(draft);
        }
        return drafts;
    }

    private static void collect(JsonNode node, String path, String prefix, Map<String, Ground> grounds, Draft draft) {
        node.propertyStream().forEach(property -> {
            String at = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
            JsonNode value = property.getValue();
            if (value.isObject()) {
                collect(value, at, prefix, grounds, draft);
            } else if (!at.equals("type")) {
                Ground ground = grounds.get(prefix + at.replace('.', '/'));
                if (ground != null) {
                    draft.put(at, value.asString(), ground);
                }
            }
        });
    }
}
