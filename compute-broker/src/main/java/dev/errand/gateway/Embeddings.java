package dev.errand.gateway;

import dev.errand.gateway.Placement.Answered;
import dev.errand.gateway.Placement.Work;
import dev.errand.openai.ApiError;
import dev.errand.openai.EmbeddingAnswers;
import dev.errand.value.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers embedding requests: many inputs are placed in chunks, so that of a lost upstream only its chunks are done again. */
final class Embeddings {

    private static final Logger LOG = LoggerFactory.getLogger(Embeddings.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Pool pool;
    private final Placement placement;
    private final Findings findings;
    private final GatewayOptions options;
    private final Random random;
    private final int atOnce;

    /** @param atOnce chunks of one request that are placed at once; the others wait their turn */
    Embeddings(Pool pool, Placement placement, Findings findings, GatewayOptions options, int atOnce) {
        this.atOnce = atOnce;
        this.pool = pool;
        this.placement = placement;
        this.findings = findings;
        this.options = options;
        this.random = new Random(options.seed());
    }

    byte[] answer(String path, byte[] request, JsonNode json) throws InterruptedException {
        JsonNode input = json.path("input");
        if (!input.isArray() || input.size() <= options.chunk()) {
            return answered(work(path, request, json, Math.max(1, input.size())), json)
                    .body();
        }
        List<Work> works = new ArrayList<>();
        for (int from = 0; from < input.size(); from += options.chunk()) {
            works.add(chunk(path, (ObjectNode) json, input, from, Math.min(input.size(), from + options.chunk())));
        }
        return join(all(works, json), json.path("model").asString(""));
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

    private List<byte[]> all(List<Work> works, JsonNode json) throws InterruptedException {
        ThreadFactory virtual = Thread.ofVirtual().factory();
        try (ExecutorService threads = Executors.newFixedThreadPool(Math.min(atOnce, works.size()), virtual)) {
            List<Future<byte[]>> futures = works.stream()
                    .map(work -> threads.submit(() -> answered(work, json).body()))
                    .toList();
            List<byte[]> answers = new ArrayList<>();
            for (Future<byte[]> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ApiError error ? error : ApiError.badGateway(String.valueOf(e.getCause()));
        }
    }

    private Answered answered(Work work, JsonNode json) throws InterruptedException {
        Answered answer = placement.place(work, Set.of());
        boolean comparable = !json.path("encoding_format").asString("").equals("base64");
        return comparable && options.checkedShare() > 0 && chosen() ? checked(work, answer) : answer;
    }

    private synchronized boolean chosen() {
        return random.nextDouble() < options.checkedShare();
    }

    /** Has somebody independent do it again, and where the two differ a third one; what two agree on is the answer. */
    private Answered checked(Work work, Answered answer) throws InterruptedException {
        try {
            Answered other = placement.place(work, pool.notIndependentOf(answer.member()));
            double cosine = EmbeddingAnswers.leastLikeness(answer.body(), other.body());
            if (EmbeddingAnswers.alike(answer.body(), other.body())) {
                return answer;
            }
            findings.note(new Finding.Disagreement(
                    answer.member().name(), other.member().name(), cosine));
            return judged(work, answer, other);
        } catch (ApiError e) {
            LOG.info("an answer could not be checked: {}", e.getMessage());
            return answer;
        }
    }

    private Answered judged(Work work, Answered one, Answered other) throws InterruptedException {
        Set<Member> involved = new HashSet<>(pool.notIndependentOf(one.member()));
        involved.addAll(pool.notIndependentOf(other.member()));
        Answered third = placement.place(work, involved);
        boolean oneIsRight = EmbeddingAnswers.alike(one.body(), third.body());
        boolean otherIsRight = EmbeddingAnswers.alike(other.body(), third.body());
        if (oneIsRight == otherIsRight) {
            return one; // all three differ: nobody can say
        }
        Answered wrong = oneIsRight ? other : one;
        pool.blame(wrong.member(), wrong.member().wrong(work.most(), Bytes.of(work.body()), Bytes.of(wrong.body())));
        return oneIsRight ? one : other;
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
