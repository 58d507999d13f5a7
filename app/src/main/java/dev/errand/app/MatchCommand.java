package dev.errand.app;

import dev.errand.registry.StoredAgentRegistry;
import dev.errand.registry.search.AgentIndex;
import dev.errand.registry.search.Hit;
import dev.errand.registry.search.Profile;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code match}: agents for a text, by words and by meaning. */
@Command(
        name = "match",
        description = "Finds agents for a text, best first, with what each score is made of.",
        mixinStandardHelpOptions = true)
final class MatchCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Mixin
    private SearchOptions options = new SearchOptions();

    @Option(
            names = "--agents",
            paramLabel = "FILE.jsonl",
            description = "search these cards, one a line, not the registry")
    private @Nullable Path agents;

    @Option(names = "--batch", paramLabel = "FILE.jsonl", description = "a line {\"id\",\"text\"} each")
    private @Nullable Path batch;

    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "what is wanted")
    private List<String> words = List.of();

    @Override
    public Integer call() throws IOException {
        if (batch == null && words.isEmpty()) {
            throw new CommandFailure("say what you want: ./errand match \"translate this letter into Chinese\"");
        }
        if (agents == null) {
            try (StoredAgentRegistry registry = Registry.open()) {
                answer(text -> options.search(registry, text).stream()
                        .map(match -> new Hit(match.agent().address().toString(), match.score(), match.parts()))
                        .toList());
            }
        } else {
            if (options.narrows()) {
                throw new CommandFailure("cards of a file are found by text alone; register them to narrow a search");
            }
            int limit = options.limit();
            ModelOrder model = ModelOrder.ofEnvironment();
            Map<String, Profile> cards = cards(agents);
            try (AgentIndex index = AgentIndex.withCache(Registry.embeddings())) {
                index.put(cards.values());
                answer(text -> model
                        .hits(
                                text,
                                index.search(text, model.toFind(limit)),
                                id -> Objects.requireNonNull(cards.get(id)))
                        .stream()
                        .limit(limit)
                        .toList());
            }
        }
        return 0;
    }

    /** Where agents are sought. */
    @FunctionalInterface
    private interface Finder {

        List<Hit> search(String text);
    }

    private void answer(Finder finder) throws IOException {
        if (batch != null) {
            matchAll(finder, batch);
            return;
        }
        List<Hit> hits = finder.search(String.join(" ", words));
        if (json) {
            try (BufferedWriter out = standardOutput()) {
                out.write(JSON.writeValueAsString(answer(hits)));
                out.newLine();
            }
        } else {
            print(hits);
        }
    }

    private void matchAll(Finder finder, Path file) throws IOException {
        List<JsonNode> requests = lines(file, "{\"id\",\"text\"}");
        for (int i = 0; i < requests.size(); i++) {
            if (!requests.get(i).path("text").isString()) {
                throw new CommandFailure("request " + (i + 1) + " of " + file + " has no \"text\"");
            }
        }
        try (BufferedWriter out = standardOutput()) {
            // side by side, answered in order
            Stream<String> answers = requests.parallelStream().map(request -> {
                ObjectNode answer = JSON.createObjectNode();
                if (request.has("id")) {
                    answer.set("id", request.get("id"));
                }
                answer.setAll(answer(finder.search(request.get("text").asString())));
                return JSON.writeValueAsString(answer);
            });
            for (String line : answers.toList()) {
                out.write(line);
                out.newLine();
            }
        }
    }

    private static ObjectNode answer(List<Hit> hits) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode agents = answer.putArray("agents");
        for (Hit hit : hits) {
            ObjectNode agent = agents.addObject();
            agent.put("id", hit.id());
            agent.put("score", hit.score());
            ObjectNode parts = agent.putObject("parts");
            hit.parts().forEach((String name, Double value) -> parts.put(name, value));
        }
        return answer;
    }

    private static void print(List<Hit> hits) {
        Console console = Console.ofProcess(false);
        if (hits.isEmpty()) {
            console.line("No agent is registered. Register one: ./errand agents register CARD.json");
        }
        for (Hit hit : hits) {
            console.line(String.format(Locale.ROOT, "%.3f  %s", hit.score(), console.bold(hit.id())));
            StringBuilder parts = new StringBuilder("      ");
            hit.parts().forEach((name, value) -> parts.append(String.format(Locale.ROOT, " %s %.3f", name, value)));
            console.line(console.dim(parts.toString()));
        }
    }

    /** Cards from a file: each line {@code {"id","name","description","skills":[…]}}; what is missing in a skill is empty. */
    private static Map<String, Profile> cards(Path file) throws IOException {
        Map<String, Profile> cards = new LinkedHashMap<>();
        for (JsonNode card : lines(file, "a card {\"id\",\"name\",\"description\",\"skills\"}")) {
            String id = card.path("id").asString("");
            if (id.isBlank()) {
                throw new CommandFailure("card " + (cards.size() + 1) + " of " + file + " has no \"id\"");
            }
            Profile profile = new Profile(
                    id,
                    card.path("name").asString(""),
                    card.path("description").asString(""),
                    card.path("skills").valueStream().map(MatchCommand::skill).toList());
            if (cards.put(id, profile) != null) {
                throw new CommandFailure(file + " has two cards with the id '" + id + "'");
            }
        }
        return cards;
    }

    private static Profile.Skill skill(JsonNode json) {
        return new Profile.Skill(
                json.path("name").asString(""),
                json.path("description").asString(""),
                json.path("tags").valueStream().map(tag -> tag.asString("")).toList(),
                json.path("examples")
                        .valueStream()
                        .map(example -> example.asString(""))
                        .toList());
    }

    private static List<JsonNode> lines(Path file, String form) throws IOException {
        if (!Files.isReadable(file)) {
            throw new CommandFailure("there is no readable file at " + file);
        }
        List<JsonNode> nodes = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                try {
                    nodes.add(JSON.readTree(line));
                } catch (JacksonException e) {
                    throw new CommandFailure("line " + number + " of " + file + " is not JSON; each must be " + form);
                }
            }
        }
        return nodes;
    }

    /** JSON is UTF-8 whatever the terminal's own encoding is. */
    private static BufferedWriter standardOutput() {
        return new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    }
}
