package dev.errand.registry;

import dev.errand.agent.AgentCard;
import dev.errand.agent.SignedCard;
import dev.errand.value.Address;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Asks agents for their own cards, to see whether they are alive.
 *
 * <p>An agent that names an endpoint serves its signed card at {@code /agents/ADDRESS} of it. One is alive if the answer is its card,
 * by its own signature and no older than the registered one. What is sent is a plain GET without a body; redirects are not
 * followed, and of an answer no more is read than a card may have. Thread-safe; close it when done.
 */
public final class Probe implements AutoCloseable {

    /** How long an agent has to answer in full. */
    public static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final int AT_ONCE = 32;

    private final Duration timeout;
    private final UnaryOperator<Address> keys;
    private final HttpClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore open = new Semaphore(AT_ONCE);

    /** One that waits for no longer than {@code timeout} for each agent. */
    public Probe(Duration timeout) {
        this(timeout, UnaryOperator.identity());
    }

    /**
     * The same where keys have changed.
     *
     * @param keys gives the address of the key that signs for an agent
     */
    public Probe(Duration timeout, UnaryOperator<Address> keys) {
        this.timeout = timeout;
        this.keys = keys;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What is known of whether an agent lives. */
    public sealed interface Sign {

        /** It runs in this very program. */
        record Here() implements Sign {}

        /** It answered, and took this long to say so. */
        record Alive(Duration latency) implements Sign {}

        /** It is not; {@code reason} in a few words. */
        record Dead(String reason) implements Sign {}
    }

    /** Asks all that name an endpoint, side by side; the others are left out, as nothing is known of them. */
    public Map<Address, Sign> ask(Collection<AgentCard> cards) throws InterruptedException {
        Map<Address, Future<Sign>> asked = new LinkedHashMap<>();
        for (AgentCard card : cards) {
            card.endpoint().ifPresent(endpoint -> asked.put(card.address(), threads.submit(() -> ask(card, endpoint))));
        }
        Map<Address, Sign> signs = new LinkedHashMap<>();
        for (Map.Entry<Address, Future<Sign>> entry : asked.entrySet()) {
            try {
                signs.put(entry.getKey(), entry.getValue().get());
            } catch (ExecutionException e) {
                signs.put(entry.getKey(), new Sign.Dead("it cannot be asked: " + e.getCause()));
            }
        }
        return signs;
    }

    /** Asks one that names an endpoint, without waiting; {@code then} runs on another thread, and not after {@link #close}. */
    void askLater(AgentCard card, Consumer<Sign> then) {
        card.endpoint()
                .ifPresent(endpoint -> threads.execute(() -> {
                    try {
                        then.accept(ask(card, endpoint));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt(); // closed: nobody wants to know any more
                    }
                }));
    }

    private Sign ask(AgentCard card, URI endpoint) throws InterruptedException {
        open.acquire();
        Future<Sign> answer = threads.submit(() -> read(card, endpoint));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new Sign.Dead("it did not answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            return new Sign.Dead("it cannot be reached");
        } finally {
            answer.cancel(true);
            open.release();
        }
    }

    private Sign read(AgentCard card, URI endpoint) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/agents/" + card.address()))
                .timeout(timeout)
                .build();
        HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                return new Sign.Dead("it answered with status " + response.statusCode());
            }
            String json = new String(body.readNBytes(SignedCard.MAX_JSON + 1), StandardCharsets.UTF_8);
            return switch (SignedCard.parse(json)) {
                case SignedCard.Reading.Malformed(String reason) -> new Sign.Dead("it answered no card: " + reason);
                case SignedCard.Reading.Card(SignedCard own) -> judge(card, own, System.nanoTime() - start);
            };
        }
    }

    private Sign judge(AgentCard registered, SignedCard own, long nanos) {
        if (!own.card().address().equals(registered.address())
                || own.objection(keys.apply(registered.address())).isPresent()) {
            return new Sign.Dead("it answered with a card that is not its own");
        }
        return own.card().version() < registered.version()
                ? new Sign.Dead("it answered with version " + own.card().version() + " of its card, and version "
                        + registered.version() + " is registered")
                : new Sign.Alive(Duration.ofNanos(nanos));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.shutdownNow();
    }
}
