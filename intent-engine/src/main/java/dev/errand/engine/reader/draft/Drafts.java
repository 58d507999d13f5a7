package dev.errand.engine.reader.draft;

import dev.errand.intent.Ground;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Makes the reading of drafts: ready if nothing is missing, else a question. */
public final class Drafts {

    private Drafts() {}

    public static Reading reading(String text, List<Draft> read, List<String> missing, boolean chinese) {
        List<Draft> drafts = withoutRepeats(read);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            String prefix = i == 0 ? "" : i + ".";
            for (String path : drafts.get(i).missing()) {
                all.add(path.equals("request") ? path : prefix + path);
            }
        }
        all.addAll(missing);
        if (!all.isEmpty()) {
            return incomplete(text, drafts, List.copyOf(new LinkedHashSet<>(all)), chinese);
        }
        return new Reading(text, Reading.Status.READY, intents(drafts), List.of(), null, null, grounds(drafts));
    }

    /** "Got any LINK in there? Show LINK balance": one balance, asked for twice. */
    private static List<Draft> withoutRepeats(List<Draft> drafts) {
        for (int i = 1; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            boolean again = draft.type().equals("balance")
                    && drafts.get(i - 1).type().equals("balance")
                    && draft.missing().isEmpty()
                    && drafts.get(i - 1).value("token").equals(draft.value("token"));
            if (again) {
                List<Draft> kept = new ArrayList<>(drafts);
                kept.remove(i);
                return withoutRepeats(kept);
            }
        }
        return drafts;
    }

    public static Reading incomplete(String text, List<Draft> drafts, List<String> missing, boolean chinese) {
        String question = Questions.about(missing, drafts, chinese);
        return new Reading(text, Reading.Status.INCOMPLETE, intents(drafts), missing, question, null, grounds(drafts));
    }

    public static Reading unsupported(String text, Reading.Reason reason) {
        return new Reading(text, Reading.Status.UNSUPPORTED, List.of(), List.of(), null, reason, List.of());
    }

    private static List<Intent> intents(List<Draft> drafts) {
        List<Intent> intents = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            intents.add(draft.toIntent());
        }
        return intents;
    }

    public static List<Ground> grounds(List<Draft> drafts) {
        List<Ground> grounds = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            String prefix = "/intents/" + i + "/";
            for (Map.Entry<String, Draft.Leaf> leaf : drafts.get(i).leaves().entrySet()) {
                Ground ground = leaf.getValue().ground();
                String path = prefix + leaf.getKey().replace('.', '/');
                grounds.add(
                        new Ground(path, ground.start(), ground.end(), ground.text(), ground.rule(), ground.turn()));
            }
        }
        return grounds;
    }
}
