package dev.errand.app;

import dev.errand.engine.Answer.Fact.Estimated;
import dev.errand.intent.Language;
import dev.errand.offer.ComputeEstimate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells a user what a job on GPUs would take, as an agent says. */
final class ComputeTeller {

    private ComputeTeller() {}

    static void tell(Console console, Language language, Estimated estimated) {
        ComputeEstimate estimate = estimated.estimate();
        console.line("  " + console.bold(estimated.agent().name()) + ":");
        estimate.lines().forEach(line -> console.line("    " + line));
        if (!estimated.unrented().isEmpty()) {
            console.line("  "
                    + console.yellow(language.say(
                            "This is an estimate: nothing was rented and nothing was paid, as %s.",
                            "这只是估算：没有租用，也没有付款（%s）。", estimated.unrented())));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("event", "estimate");
        json.put("agent", estimated.agent().address().toString());
        json.put("name", estimated.agent().name());
        json.put("flops", estimate.flops());
        json.put("seconds", estimate.seconds());
        json.put("fewestSeconds", estimate.fewestSeconds());
        json.put("mostSeconds", estimate.mostSeconds());
        json.put("gpu", estimate.gpu());
        json.put("gpus", estimate.gpus());
        json.put("lines", estimate.lines());
        json.put("rented", false);
        json.put("reason", estimated.unrented());
        console.object(json);
    }
}
