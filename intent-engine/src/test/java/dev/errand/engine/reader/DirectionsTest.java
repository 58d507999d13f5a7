package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.draft.IntentJson;
import dev.errand.intent.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The grid of directions: who sells what for what, who pays whom, and into or out of which market. */
class DirectionsTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();

    @Test
    void noChineseWordOfDirectionIsTakenTheWrongWay() throws IOException {
        List<String> against = new ArrayList<>();
        int lines = 0;
        for (String line : lines("directions-zh.txt")) {
            String[] parts = line.split(" \\| ", 2);
            String got = outcome(READER.read(parts[0]));
            lines++;
            if (!List.of(parts[1].split(" or ")).contains(got)) {
                against.add(line + " | but " + got);
            }
        }
        assertThat(against).isEmpty();
        assertThat(lines).isGreaterThan(800);
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(DirectionsTest.class.getResourceAsStream(file), file);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static String outcome(Reading reading) {
        return reading.status() == Reading.Status.READY
                ? reading.intents().stream()
                        .map(intent -> step(JsonMapper.shared().readTree(IntentJson.write(intent))))
                        .collect(Collectors.joining("; "))
                : "?";
    }

    private static String step(JsonNode intent) {
        String type = intent.path("type").asString();
        return switch (type) {
            case "swap" -> asset(intent.path("sell")) + " > " + asset(intent.path("buy"));
            case "quote" -> "quote " + asset(intent.path("sell")) + " > " + asset(intent.path("buy"));
            case "transfer" -> "to " + intent.path("to").asString() + " " + asset(intent.path("asset"));
            default ->
                (type + " " + asset(intent.path("asset")) + " "
                                + intent.path("market").asString(""))
                        .strip();
        };
    }

    private static String asset(JsonNode asset) {
        JsonNode amount = asset.path("amount");
        String token = asset.path("token").asString("");
        if (amount.has("of")) {
            return "all of " + amount.path("of").asString().replace(':', ' ') + " " + token;
        } else if (amount.has("value")) {
            return amount.path("value").asString() + " " + token;
        } else if (amount.has("usd")) {
            return "$" + amount.path("usd").asString() + " " + token;
        }
        return amount.has("share") ? "share " + amount.path("share").asString() + " " + token : token;
    }
}
