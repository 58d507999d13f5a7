package dev.errand.gateway;

import dev.errand.openai.ApiClient;
import dev.errand.openai.ApiError;
import dev.errand.openai.ApiServer;
import dev.errand.openai.Exchange;
import dev.errand.openai.ModelList;
import dev.errand.openai.Units;
import dev.errand.provider.Backend;
import dev.errand.provider.MemoryChallenge;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One OpenAI-compatible endpoint before many upstreams: {@code /v1/chat/completions} with and without streaming,
 * {@code /v1/embeddings} and {@code /v1/models}.
 *
 * <p>Each request goes to the upstream with the best expected end, by what it works on, how fast it was, which weights are
 * loaded and which beginnings of prompts it has seen. An upstream is paid for what arrived whole, by receipts of its lease.
 * Thread-safe.
 */
public final class Gateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PREFIX_CHARACTERS = 2_000;
    /** A node that has just started, on a busy machine, takes its time. */
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(30);

    private static final Duration FINISHING = Duration.ofSeconds(10);
    private static final SecureRandom SEEDS = new SecureRandom(); // who knew them could have the answers ready

    private final GatewayOptions options;
    private final Pool pool;
    private final Placement placement;
    private final SpotChecks checks;
    private final Embeddings embeddings;
    private final ApiServer server;
    private final Thread heart;

    private Gateway(
            String host,
            int port,
            GatewayOptions options,
            List<Upstream> upstreams,
            Findings findings,
            Optional<Backend> own) {
        this.options = options;
        this.pool = new Pool(
                upstreams.stream()
                        .map(upstream -> new Member(
                                upstream,
                                new ApiClient(upstream.uri(), Map.of(), options.timeout()),
                                new ApiClient(upstream.uri(), Map.of(), options.heartbeat())))
                        .toList(),
                findings);
        this.placement = new Placement(pool, new Latencies(), options);
        int atOnce = Math.max(1, upstreams.size() * options.perUpstream());
        this.checks = new SpotChecks(pool, placement, findings, own, options, atOnce);
        this.embeddings = new Embeddings(placement, checks, options.chunk(), atOnce);
        pool.greet(FIRST_ANSWER);
        pool.beat();
        this.server = ApiServer.start(host, port, this::handle);
        this.heart = Thread.ofVirtual().name("heartbeat").start(this::beat);
    }

    /** Starts one; when this returns every upstream has said what it serves, or is not there, or was silent for half a minute. */
    public static Gateway start(
            String host, int port, GatewayOptions options, List<Upstream> upstreams, Findings findings) {
        return new Gateway(host, port, options, upstreams, findings, Optional.empty());
    }

    /** The same, which has {@code own} do again what two upstreams answer differently, and what nobody else can be asked for. */
    public static Gateway start(
            String host, int port, GatewayOptions options, List<Upstream> upstreams, Findings findings, Backend own) {
        return new Gateway(host, port, options, upstreams, findings, Optional.of(own));
    }

    /** Where it listens. */
    public URI uri() {
        return server.uri();
    }

    /** Units that were done, and paid, a second time to compare answers. */
    public long unitsDoneAgain() {
        return checks.unitsDoneAgain();
    }

    /** Every model that somebody serves. */
    public Set<String> models() {
        return pool.models();
    }

    /**
     * Signs the last receipt of each lease, after which nothing more is asked for, and hands it to its provider where that is
     * still there. Whoever has it can settle it. What is being answered has ten seconds to come to its end; what takes longer is
     * not paid. Again, it hands the same receipts over once more.
     */
    public void finish() throws InterruptedException {
        if (!server.drain(FINISHING)) {
            LOG.info("requests are left that were not answered within {}", FINISHING);
        }
        for (Member member : pool.members()) {
            try {
                member.tenancy().stateLast();
            } catch (IOException e) {
                LOG.info("{} did not take its last receipt: {}", member.name(), e.getMessage());
            }
        }
    }

    /**
     * Has every upstream that is a provider node fill so much memory, one after another, and does the same here; who fails is noted
     * and not asked any more.
     *
     * @param mebibytes at most {@link MemoryChallenge#MOST}, and what this program has free
     */
    public void challengeMemory(int mebibytes) throws InterruptedException {
        for (Member member : pool.members()) {
            MemoryChallenge challenge = new MemoryChallenge(SEEDS.nextLong(), mebibytes);
            Optional<String> wrong = Inspection.memory(member, challenge);
            if (wrong.isPresent()) {
                pool.bar(member, new Finding.Forgetful(member.name(), wrong.get()));
            }
        }
    }

    private void handle(Exchange exchange) throws InterruptedException {
        switch (exchange.method() + " " + exchange.path()) {
            case "GET /v1/models" ->
                exchange.reply(200, ModelList.of(pool.models()).toJson());
            case "GET /health" -> exchange.reply(200, "{\"status\":\"ok\"}");
            case "POST /v1/embeddings" -> embed(exchange);
            case "POST /v1/chat/completions" -> chat(exchange);
            default -> throw ApiError.notFound("no " + exchange.method() + " " + exchange.path() + " here");
        }
    }

    private void embed(Exchange exchange) throws InterruptedException {
        byte[] body = exchange.body();
        JsonNode json = parse(body);
        Units.most(exchange.path(), body); // refuses what is malformed before anybody is asked
        exchange.reply(200, embeddings.answer(exchange.path(), body, json));
    }

    private void chat(Exchange exchange) throws InterruptedException {
        byte[] body = exchange.body();
        JsonNode json = parse(body);
        long most = Units.most(exchange.path(), body);
        if (json.path("stream").asBoolean(false)) {
            new ChatStream(pool, options.perUpstream(), exchange, json, prefix(json)).run();
            return;
        }
        Placement.Work work = new Placement.Work(
                exchange.path(),
                body,
                json.path("model").asString(""),
                most,
                prefix(json),
                (path, answer) -> wrong(answer));
        exchange.reply(200, placement.place(work, Set.of()).body());
    }

    private static Optional<String> wrong(byte[] answer) {
        try {
            return JSON.readTree(answer).path("choices").path(0).path("message").isObject()
                    ? Optional.empty()
                    : Optional.of("it holds no message");
        } catch (JacksonException e) {
            return Optional.of("it is not JSON");
        }
    }

    /** The beginning of a conversation, whose keys and values an upstream may still hold. */
    private static int prefix(JsonNode json) {
        String all = json.path("messages").toString();
        return all.substring(0, Math.min(all.length(), PREFIX_CHARACTERS)).hashCode();
    }

    private JsonNode parse(byte[] body) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JacksonException e) {
            throw ApiError.badRequest("the body is not JSON: " + e.getOriginalMessage());
        }
        if (!json.isObject()) {
            throw ApiError.badRequest("the body is not a JSON object");
        }
        String model = json.path("model").asString("");
        if (!pool.isServed(model)) {
            throw ApiError.notFound("nobody serves the model '" + model + "'; there are " + pool.models());
        }
        return json;
    }

    private void beat() {
        try {
            while (true) {
                Thread.sleep(options.heartbeat());
                pool.beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the gateway is closed
        }
    }

    /** Stops at once. */
    @Override
    public void close() {
        heart.interrupt();
        server.close();
    }
}
