package dev.errand.app;

import dev.errand.engine.model.ModelReader;
import dev.errand.engine.reader.Conversation;
import dev.errand.engine.reader.IntentReader;
import dev.errand.engine.reader.ReadingJson;
import dev.errand.intent.Ground;
import dev.errand.intent.Language;
import dev.errand.intent.Reading;
import dev.errand.intent.Wording;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code parse}: text to intents, without a chain. */
@Command(name = "parse", description = "Reads a text as intents; needs no chain.", mixinStandardHelpOptions = true)
final class ParseCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Lines that are read side by side; their answers keep the order. */
    private static final int CHUNK = 256;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Option(
            names = "--batch",
            paramLabel = "FILE.jsonl",
            description = "a line {\"id\",\"text\",\"state\"?} each; each gives a line, or {\"id\",\"error\"}")
    private @Nullable Path batch;

    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "what a user says")
    private List<String> words = List.of();

    @Override
    public Integer call() throws IOException {
        if (batch == null && words.isEmpty()) {
            throw CommandFailure.wrongUsage("say what to read: ./errand parse \"swap 2 ETH for USDC\"");
        }
        if (batch != null && !words.isEmpty()) {
            throw CommandFailure.wrongUsage("give a text or --batch FILE.jsonl, not both");
        }
        ModelReader reader =
                ModelReader.of(IntentReader.DEFAULT_TOKENS, Models.ofEnvironment(), InstantSource.system());
        if (batch != null) {
            readAll(batch, reader);
        } else {
            Reading reading = reader.read(String.join(" ", words));
            if (json) {
                write(List.of(ReadingJson.write(reading)));
            } else {
                print(reading);
            }
        }
        return 0;
    }

    private static void readAll(Path file, ModelReader reader) throws IOException {
        TextFile.read(file, lines -> {
            try (BufferedWriter out = standardOutput()) {
                int number = 0;
                for (List<String> chunk = chunk(lines); !chunk.isEmpty(); chunk = chunk(lines)) {
                    for (String answer : answers(chunk, number, reader)) {
                        out.write(answer);
                        out.newLine();
                    }
                    number += chunk.size();
                }
            }
        });
    }

    /** The next lines, none where there are no more. */
    private static List<String> chunk(BufferedReader lines) throws IOException {
        List<String> chunk = new ArrayList<>(CHUNK);
        while (chunk.size() < CHUNK) {
            String line = lines.readLine();
            if (line == null) {
                break;
            }
            chunk.add(line);
        }
        return chunk;
    }

    private static List<String> answers(List<String> lines, int before, ModelReader reader) {
        return IntStream.range(0, lines.size())
                .parallel()
                .filter(i -> !lines.get(i).isBlank())
                .mapToObj(i -> answer(lines.get(i), before + i + 1, reader))
                .toList();
    }

    /** A line that cannot be read does not keep the others from it. */
    private static String answer(String line, int number, ModelReader reader) {
        JsonNode request;
        try {
            request = JSON.readTree(line);
        } catch (JacksonException e) {
            return failure(
                    JSON.nullNode(), "line " + number + " is not JSON; each line must be {\"id\",\"text\",\"state\"?}");
        }
        if (!request.path("text").isString()) {
            return failure(request.path("id"), "line " + number + " has no \"text\"");
        }
        JsonNode state = request.path("state");
        Optional<Conversation> conversation = state.isMissingNode() || state.isNull()
                ? Optional.of(Conversation.EMPTY)
                : Optional.of(state)
                        .filter(JsonNode::isObject)
                        .flatMap(given -> ReadingJson.readConversation(JSON.writeValueAsString(given)));
        return conversation
                .map(before -> answer(request, before, reader))
                .orElseGet(() -> failure(
                        request.path("id"), "the \"state\" in line " + number + " is not one that this program gave"));
    }

    private static String answer(JsonNode request, Conversation conversation, ModelReader reader) {
        Reading reading = reader.read(request.path("text").asString(), conversation);
        // put together as text: reading back what was just written would take longer than reading the sentence
        String answer = ReadingJson.write(reading);
        String next = ReadingJson.write(conversation.next(reading));
        return "{\"id\":" + id(request.path("id")) + "," + answer.substring(1, answer.length() - 1) + ",\"state\":"
                + next + "}";
    }

    private static String failure(JsonNode id, String why) {
        return "{\"id\":" + id(id) + ",\"error\":" + JSON.writeValueAsString(why) + "}";
    }

    private static String id(JsonNode id) {
        return id.isMissingNode() ? "null" : JSON.writeValueAsString(id);
    }

    private static void write(List<String> lines) throws IOException {
        try (BufferedWriter out = standardOutput()) {
            for (String line : lines) {
                out.write(line);
                out.newLine();
            }
        }
    }

    /** JSON is UTF-8 whatever the terminal's own encoding is. */
    private static BufferedWriter standardOutput() {
        return new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    }

    private void print(Reading reading) {
        Console console = Console.ofProcess(false);
        console.line(console.bold(reading.status().name().toLowerCase(Locale.ROOT)));
        Language language = Language.of(reading.text());
        reading.intents().forEach(intent -> console.line("  " + Wording.of(intent, language)));
        for (Ground ground : reading.grounds()) {
            String from = ground.rule() == null ? "\"" + ground.text() + "\"" : "rule: " + ground.rule();
            console.line(console.dim("    " + ground.path() + "  ←  " + from));
        }
        if (reading.question() != null) {
            console.line("  " + console.yellow(reading.question()));
        }
        if (reading.reason() != null) {
            console.line("  " + Words.of(reading.reason(), language));
        }
    }
}
