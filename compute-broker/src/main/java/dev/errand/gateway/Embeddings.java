package dev.errand.gateway;

import dev.errand.gateway.Placement.Answered;
import dev.errand.gateway.Placement.Work;
import dev.errand.openai.ApiError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers embedding requests: many inputs are placed in chunks, so that of a lost upstream only its chunks are done again. */
final class Embeddings {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Placement placement;
    private final SpotChecks checks;
    private final int chunk;
    private final int atOnce;

    /**
     * @param chunk most inputs that are placed together
     * @param atOnce chunks of one request that are placed at once; the others wait their turn
     */
    Embeddings(Placement placement, SpotChecks checks, int chunk, int atOnce) {
        this.placement = placement;
        this.checks = checks;
        this.chunk = chunk;
        this.atOnce = atOnce;
    }

    byte[] answer(String path, byte[] request, JsonNode json) throws InterruptedException {
        JsonNode input = json.path("input");
        if (!input.isArray() || input.size() <= chunk) {
            Work whole = work(path, request, json, Math.max(1, input.size()));
            Answered answer = placement.place(whole, Set.of());
            return checks.of(List.of(whole), List.of(answer)).getFirst().body();
        }
        List<Work> works = new ArrayList<>();
        for (int from = 0; from < input.size(); from += chunk) {
            works.add(chunk(path, (ObjectNode) json, input, from, Math.min(input.size(), from + chunk)));
        }
        List<byte[]> bodies =
                checks.of(works, all(works)).stream().map(Answered::body).toList();
        return join(bodies, json.path("model").asString(""));
    }

    private static Work chunk(String path, ObjectNode json, JsonNode input, int from, int to) {
        ObjectNode part = json.deepCopy();
        ArrayNode inputs = part.putArray("input");
        for (int i = from; i < to; i++) {
            inputs.add(input.get(i));
        }
        return work(path, JSON.writeValueAsBytes(part), json, to - from);
    }

    private static Work work(String path, byte[] body, JsonNode json, int inputs) {
        return new Work(
                path, body, json.path("model").asString(""), inputs, 0, (where, answer) -> wrong(answer, inputs));
    }

    private List<Answered> all(List<Work> works) throws InterruptedException {
        ThreadFactory virtual = Thread.ofVirtual().factory();
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.min(atOnce, works.size()), virtual)) {
            List<Future<Answered>> futures = works.stream()
                    .map(work -> threads.submit(() -> placement.place(work, Set.of())))
                    .toList();
            List<Answered> answers = new ArrayList<>();
            for (Future<Answered> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ApiError error ? error : ApiError.badGateway(String.valueOf(e.getCause()));
        }
    }

    /** What is wrong with an answer to so many inputs; empty if nothing is. */
    static Optional<String> wrong(byte[] answer, int inputs) {
        try {
            JsonNode data = JSON.readTree(answer).path("data");
            if (data.size() != inputs) {
                return Optional.of(data.size() + " vectors for " + inputs + " inputs");
            }
            int dimension = data.path(0).path("embedding").size();
            for (int i = 0; i < inputs; i++) {
                JsonNode vector = data.path(i).path("embedding");
                if (data.path(i).path("index").asInt(-1) != i) {
                    return Optional.of("vector " + i + " has another index");
                }
                if (vector.isString() && !vector.asString().isEmpty()) {
                    continue;
                }
                if (vector.isEmpty()
                        || vector.size() != dimension
                        || vector.valueStream().anyMatch(v -> !v.isNumber())) {
                    return Optional.of("vector " + i + " is none");
                }
            }
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of("it is not JSON");
        }
    }

    private static byte[] join(List<byte[]> answers, String model) {
        ObjectNode joined = JSON.createObjectNode().put("object", "list").put("model", model);
        ArrayNode data = joined.putArray("data");
        long tokens = 0;
        for (byte[] answer : answers) {
            JsonNode json = JSON.readTree(answer);
            tokens += json.path("usage").path("total_tokens").asLong(0);
            json.path("data").forEach(entry -> data.add(((ObjectNode) entry).put("index", data.size())));
        }
        joined.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
        return JSON.writeValueAsBytes(joined);
    }
}
