package dev.errand.app;

import dev.errand.agent.AgentCard;
import dev.errand.registry.Match;
import dev.errand.registry.StoredAgentRegistry;
import dev.errand.registry.search.CardPile;
import dev.errand.registry.search.Hit;
import dev.errand.registry.search.Profile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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

    private static final JsonMapper JSON = JsonMapper.shared();

    /** So many lines that cannot be taken are told one by one. */
    private static final int MOST_TOLD = 5;

    /** Characters of a card that a person is shown at a glance. */
    private static final int NAME = 64;

    private static final int DESCRIPTION = 100;

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Mixin
    private SearchOptions options = new SearchOptions();

    @Option(
            names = "--agents",
            paramLabel = "FILE.jsonl",
            description = "search these cards, one a line, not the registry")
    private @Nullable Path agents;

    @Option(
            names = "--batch",
            paramLabel = "FILE.jsonl",
            description = "many texts, a line {\"id\",\"text\"} each; answers in JSON, or {\"id\",\"error\"}")
    private @Nullable Path batch;

    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "what is wanted")
    private List<String> words = List.of();

    @Override
    public Integer call() throws Exception {
        if (batch != null && !words.isEmpty()) {
            throw CommandFailure.wrongUsage("give a text or --batch FILE.jsonl, not both");
        }
        if (batch == null && String.join("", words).isBlank()) {
            throw CommandFailure.wrongUsage("say what you want: ./errand match \"translate this letter into Chinese\"");
        }
        if (agents == null) {
            try (StoredAgentRegistry registry = Registry.open()) {
                answer(
                        texts -> texts.parallelStream()
                                .map(text -> options.search(registry, text).stream()
                                        .map(Found::of)
                                        .toList())
                                .toList(),
                        () -> Registry.nobody(registry) + "; cards in a file are searched with --agents FILE.jsonl");
            }
        } else {
            answerFrom(agents);
        }
        return 0;
    }

    /** Cards of a file are searched as they stand there, the first of them as if nobody else were registered. */
    private void answerFrom(Path file) throws Exception {
        if (options.narrowsRegistered()) {
            throw new CommandFailure("cards of a file are found by text alone; register them to narrow a search");
        }
        CardList list = CardList.read(file);
        Console console = Console.ofProcess(json);
        list.refused().stream().limit(MOST_TOLD).forEach(line -> console.complain(line + "; it is left out"));
        if (list.refused().size() > MOST_TOLD) {
            console.complain((list.refused().size() - MOST_TOLD) + " more lines are left out");
        }
        Map<String, Profile> cards = list.cards();
        ModelOrder model = ModelOrder.ofEnvironment();
        int most = Math.addExact(options.offset(), options.limit());
        AtomicInteger read = new AtomicInteger();
        try (CardPile pile = console.during(
                () -> "looking at " + cards.size() + " cards" + (read.get() == 0 ? "" : ", " + read + " done"),
                () -> CardPile.of(cards.values(), Registry.embeddings(), read::set))) {
            if (cards.size() > CardPile.MOST_LOOKED_AT) {
                console.complain("only the first " + CardPile.MOST_LOOKED_AT
                        + " cards are read for what they mean; the others are found by their words");
            }
            answer(
                    texts -> {
                        List<List<Hit>> hits = pile.search(texts, model.toFind(most));
                        return IntStream.range(0, texts.size())
                                .parallel()
                                .mapToObj(i ->
                                        model
                                                .hits(
                                                        texts.get(i),
                                                        hits.get(i),
                                                        id -> Objects.requireNonNull(cards.get(id)))
                                                .stream()
                                                .limit(most)
                                                .skip(options.offset())
                                                .map(hit -> Found.of(hit, Objects.requireNonNull(cards.get(hit.id()))))
                                                .toList())
                                .toList();
                    },
                    () -> "There is no card in " + file + ".");
        }
    }

    /** An agent that was found, and what a person is told of it. */
    private record Found(Hit hit, String name, String description) {

        static Found of(Match match) {
            AgentCard agent = match.agent();
            return new Found(
                    new Hit(agent.address().toString(), match.score(), match.parts()),
                    agent.name(),
                    agent.description());
        }

        static Found of(Hit hit, Profile card) {
            return new Found(hit, card.name(), card.description());
        }
    }

    /** Where agents are sought. */
    @FunctionalInterface
    private interface Finder {

        /** What is found for each text, in the texts' order. */
        List<List<Found>> search(List<String> texts);
    }

    /** @param nobody says why nothing was found */
    private void answer(Finder finder, Supplier<String> nobody) throws Exception {
        Console console = Console.ofProcess(json || batch != null); // a batch is for programs
        if (batch == null) {
            List<Found> found = console.during("searching", () -> finder.search(List.of(String.join(" ", words))))
                    .getFirst();
            if (json) {
                print(List.of(JSON.writeValueAsString(answer(found))));
            }
            tell(console, found, nobody);
            return;
        }
        List<Request> requests = requests(batch);
        List<String> texts = requests.stream()
                .filter(request -> request.error() == null)
                .map(Request::text)
                .toList();
        List<List<Found>> found =
                console.during("searching for " + texts.size() + " texts", () -> finder.search(texts));
        List<String> lines = new ArrayList<>();
        Iterator<List<Found>> next = found.iterator();
        for (Request request : requests) {
            ObjectNode answer = JSON.createObjectNode();
            if (request.id() != null) {
                answer.set("id", request.id());
            }
            if (request.error() == null) {
                answer.setAll(answer(next.next()));
            } else {
                answer.put("error", request.error());
            }
            lines.add(JSON.writeValueAsString(answer));
        }
        print(lines);
        if (!found.isEmpty() && found.stream().allMatch(List::isEmpty)) {
            console.complain(nobody.get());
        }
    }

    private static void print(List<String> lines) throws IOException {
        try (BufferedWriter out = standardOutput()) {
            for (String line : lines) {
                out.write(line);
                out.newLine();
            }
        }
    }

    private static ObjectNode answer(List<Found> found) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode agents = answer.putArray("agents");
        for (Found each : found) {
            Hit hit = each.hit();
            ObjectNode agent = agents.addObject();
            agent.put("id", hit.id());
            agent.put("score", hit.score());
            ObjectNode parts = agent.putObject("parts");
            hit.parts().forEach((String name, Double value) -> parts.put(name, value));
        }
        return answer;
    }

    /** Tells a person what was found; and everybody, if that is nothing. */
    private void tell(Console console, List<Found> found, Supplier<String> nobody) {
        if (found.isEmpty() && options.offset() > 0) {
            console.line("No more agents.");
        } else if (found.isEmpty() && json) {
            console.complain(nobody.get());
        } else if (found.isEmpty()) {
            console.line(nobody.get());
        }
        for (Found each : found) {
            console.line(String.format(Locale.ROOT, "%.3f  ", each.hit().score())
                    + console.bold(Words.ofCard(each.name(), NAME)) + "  "
                    + console.dim(each.hit().id()));
            console.line("       " + Words.ofCard(each.description(), DESCRIPTION));
            StringBuilder parts = new StringBuilder("      ");
            each.hit()
                    .parts()
                    .forEach((name, value) -> parts.append(String.format(Locale.ROOT, " %s %.3f", name, value)));
            console.line(console.dim(parts.toString()));
        }
    }

    /** A line of a batch; one that cannot be read has an error and no text, and does not keep the others from it. */
    private record Request(
            @Nullable JsonNode id, String text, @Nullable String error) {

        static Request of(String line, int number) {
            JsonNode request;
            try {
                request = JSON.readTree(line);
            } catch (JacksonException e) {
                return new Request(
                        JSON.nullNode(), "", "line " + number + " is not JSON; each must be {\"id\",\"text\"}");
            }
            JsonNode id = request.get("id");
            return request.path("text").isString()
                    ? new Request(id, request.path("text").asString(), null)
                    : new Request(id == null ? JSON.nullNode() : id, "", "line " + number + " has no \"text\"");
        }
    }

    private static List<Request> requests(Path file) throws IOException {
        List<Request> requests = new ArrayList<>();
        TextFile.read(file, lines -> {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    requests.add(Request.of(line, number));
                }
            }
        });
        return requests;
    }

    /** JSON is UTF-8 whatever the terminal's own encoding is. */
    private static BufferedWriter standardOutput() {
        return new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
    }
}
