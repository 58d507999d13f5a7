package dev.errand.engine.reader;

import dev.errand.intent.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The labelled utterances of {@code corpus/}, and how a reader does on them. The rules of judging stand in its README. */
public final class Corpus {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * How one item was read.
     *
     * @param language {@code en}, {@code zh} or {@code mixed}
     * @param types of the intents that the label asks for; {@code unsupported} if it asks for none
     * @param right whether every turn was read as labelled
     * @param wronglyReady whether something was ready that should not be, or not like this
     * @param confused whether an amount was ready on the other side of a swap than the label's
     */
    public record Outcome(
            String id,
            String language,
            Set<String> types,
            Set<String> tags,
            boolean right,
            boolean wronglyReady,
            boolean confused,
            String text,
            String expected,
            String got) {}

    private Corpus() {}

    /** Reads a half ({@code open}, {@code seen}, {@code held} or {@code hard}) of a part ({@code en} or {@code zh}). */
    public static List<Outcome> read(String half, String part) {
        IntentReader reader = IntentReader.withDefaultTokens();
        List<Outcome> outcomes = new ArrayList<>();
        String file = "/corpus/" + half + "-" + part + ".jsonl";
        try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream(file), file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                outcomes.add(outcome(JSON.readTree(line), reader));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return outcomes;
    }

    private static Outcome outcome(JsonNode item, IntentReader reader) {
        List<JsonNode> turns =
                item.has("turns") ? item.path("turns").valueStream().toList() : List.of(item);
        Conversation conversation = Conversation.EMPTY;
        Set<String> types = new TreeSet<>();
        boolean right = true;
        boolean wronglyReady = false;
        boolean confused = false;
        String expected = "";
        String got = "";
        StringBuilder text = new StringBuilder();
        for (JsonNode turn : turns) {
            text.append(text.isEmpty() ? "" : " ‖ ").append(turn.path("text").asString());
            Reading reading = reader.read(turn.path("text").asString(), conversation);
            conversation = conversation.next(reading);
            JsonNode label = turn.path("expect");
            label.path("intents")
                    .valueStream()
                    .forEach(intent -> types.add(intent.path("type").asString()));
            JsonNode answer = JSON.readTree(ReadingJson.write(reading));
            if (right && !agrees(label, answer)) {
                right = false;
                wronglyReady = reading.status() == Reading.Status.READY;
                confused = wronglyReady && isConfused(label, answer);
                expected = label.toString();
                got = reading.status() + " " + answer.path("intents") + " " + reading.asked() + " " + reading.reason();
            }
        }
        Set<String> tags = new TreeSet<>();
        item.path("tags").valueStream().forEach(tag -> tags.add(tag.asString()));
        if (types.isEmpty()) {
            types.add("unsupported");
        }
        return new Outcome(
                item.path("id").asString(),
                item.path("lang").asString(),
                types,
                tags,
                right,
                wronglyReady,
                confused,
                text.toString(),
                expected,
                got);
    }

    static boolean agrees(JsonNode label, JsonNode answer) {
        if (!label.path("status").asString().equals(answer.path("status").asString())) {
            return false;
        }
        return switch (label.path("status").asString()) {
            case "ready" -> same(label.path("intents"), answer.path("intents"), "");
            case "unsupported" -> !label.has("reason") || label.path("reason").equals(answer.path("reason"));
            default -> {
                Set<String> wanted = new HashSet<>();
                label.path("missing").valueStream().forEach(path -> wanted.add(path.asString()));
                Set<String> missing = new HashSet<>();
                answer.path("missing").valueStream().forEach(path -> missing.add(path.asString()));
                yield (!label.has("missing") || wanted.equals(missing))
                        && !contradicts(label.path("intents"), answer.path("intents"));
            }
        };
    }

    private static boolean same(JsonNode one, JsonNode other, String field) {
        boolean anyQuery = one.path("type").asString().equals("service") && !one.has("query");
        if (anyQuery && other.has("query")) {
            return other.path("type").asString().equals("service");
        }
        if (one.isObject() && other.isObject()) {
            return one.propertyNames().equals(other.propertyNames())
                    && one.propertyStream().allMatch(p -> same(p.getValue(), other.path(p.getKey()), p.getKey()));
        }
        if (one.isArray() && other.isArray()) {
            boolean same = one.size() == other.size();
            for (int i = 0; same && i < one.size(); i++) {
                same = same(one.path(i), other.path(i), field);
            }
            return same;
        }
        return value(one, field).equals(value(other, field));
    }

    private static boolean contradicts(JsonNode label, JsonNode answer) {
        if (label.isObject() && answer.isObject()) {
            return answer.propertyStream()
                    .anyMatch(p -> label.has(p.getKey()) && contradicts(label.path(p.getKey()), p.getValue()));
        }
        if (label.isArray() && answer.isArray()) {
            for (int i = 0; i < Math.min(label.size(), answer.size()); i++) {
                if (contradicts(label.path(i), answer.path(i))) {
                    return true;
                }
            }
            return false;
        }
        return !label.isMissingNode() && !value(label, "").equals(value(answer, ""));
    }

    /** Numbers by value, durations by length, the rest without regard to case; of a query only its letters. */
    private static String value(JsonNode node, String field) {
        String text = node.asString().toLowerCase(Locale.ROOT);
        if (field.equals("query")) {
            return text.replaceAll("[^\\p{L}\\p{N}]", "");
        }
        try {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return text.matches("p[0-9tdhmsw.]+") ? length(text) : text;
        }
    }

    private static String length(String iso) {
        boolean month = iso.matches("p\\d+m.*");
        return month
                ? iso
                : new dev.errand.intent.Timespan(iso.toUpperCase(Locale.ROOT))
                        .approximately()
                        .toString();
    }

    private static boolean isConfused(JsonNode label, JsonNode answer) {
        for (int i = 0;
                i
                        < Math.min(
                                label.path("intents").size(),
                                answer.path("intents").size());
                i++) {
            JsonNode wanted = label.path("intents").path(i);
            JsonNode got = answer.path("intents").path(i);
            boolean sides = wanted.path("type").equals(got.path("type"))
                    && (wanted.path("sell").has("amount") != got.path("sell").has("amount")
                            || wanted.path("buy").has("amount")
                                    != got.path("buy").has("amount"));
            if (sides) {
                return true;
            }
        }
        return false;
    }
}
