package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.draft.IntentJson;
import dev.errand.engine.reader.lexicon.Resource;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** English sentences that look like a request and mean another one, or none: none may come out ready and wrong. */
class SafetyTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();

    @Test
    void nothingThatSaysMoreThanTheContractHoldsIsReadyWithoutIt() {
        List<String> against = new ArrayList<>();
        List<String> lines = Resource.lines("safety-en.txt");
        for (String line : lines) {
            String[] parts = line.split(" \\| ", 2);
            String got = outcome(READER.read(parts[0]));
            if (!List.of(parts[1].split(" or ")).contains(got)) {
                against.add(line + " | but " + got);
            }
        }
        assertThat(against).isEmpty();
        assertThat(lines).hasSizeGreaterThan(500);
    }

    static String outcome(Reading reading) {
        return reading.status() == Reading.Status.READY
                ? reading.intents().stream()
                        .map(intent -> step(JsonMapper.shared().readTree(IntentJson.write(intent))))
                        .collect(Collectors.joining("; "))
                : "?";
    }

    private static String step(JsonNode intent) {
        StringBuilder step = new StringBuilder(intent.path("type").asString());
        for (var field : intent.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            switch (name) {
                case "type" -> {}
                case "sell", "asset" -> step.append(' ').append(asset(value));
                case "buy" -> step.append(" > ").append(asset(value));
                case "to" -> step.append(" to ").append(value.asString());
                case "trigger" -> step.append(trigger(value));
                case "maxCost" ->
                    step.append(" max ")
                            .append(
                                    value.has("usd")
                                            ? "$" + value.path("usd").asString()
                                            : asset(value.path("token"), value.path("amount")));
                default ->
                    step.append(' ')
                            .append(name)
                            .append('=')
                            .append(value.isString() ? value.asString() : value.toString());
            }
        }
        return step.toString();
    }

    private static String trigger(JsonNode trigger) {
        JsonNode when = trigger.path("when");
        String side = when.has("above") ? "above" : "below";
        return trigger.has("every")
                ? " every " + trigger.path("every").asString()
                : " when " + when.path("token").asString() + " " + side + " "
                        + when.path(side).asString();
    }

    private static String asset(JsonNode token, JsonNode amount) {
        return amount.asString() + " " + token.asString();
    }

    private static String asset(JsonNode asset) {
        JsonNode amount = asset.path("amount");
        String token = asset.path("token").asString("");
        if (amount.has("of")) {
            return amount.path("share").asString() + " of " + amount.path("of").asString() + " " + token;
        } else if (amount.has("value")) {
            return amount.path("value").asString() + " " + token;
        } else if (amount.has("usd")) {
            return "$" + amount.path("usd").asString() + " " + token;
        }
        return amount.has("share") ? "share " + amount.path("share").asString() + " " + token : token;
    }
}
