package dev.errand.agent;

import dev.errand.agent.wire.SignedEnvelope;
import dev.errand.value.Address;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Durable messages on their way to other programs: a queue for each agent that they are for, conversations in order and side by
 * side, the same envelope again and again until it is acknowledged, refused for good, or expired.
 */
final class Outbox {

    private static final int PLACES = 1_000;
    private static final int AT_ONCE = 16;
    private static final int MAX_ANSWER = 64 * 1024;
    private static final int MAX_REASON = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Scheduler scheduler;
    private final MessageStore store;
    private final Directory directory;
    private final Routes routes;
    private final Map<Address, Lanes<StoredMessage>> peers = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Outbox(Scheduler scheduler, MessageStore store, Directory directory, Routes routes) {
        this.scheduler = scheduler;
        this.store = store;
        this.directory = directory;
        this.routes = routes;
    }

    /** Queues again what was not acknowledged before the program ended. */
    void resume() {
        for (StoredMessage message : store.outbox()) {
            lanes(message.recipient()).force();
            put(message);
        }
    }

    boolean reserve(Address peer) {
        return lanes(peer).reserve();
    }

    void release(Address peer) {
        lanes(peer).release();
    }

    void put(StoredMessage message) {
        lanes(message.recipient()).put(message.conversation(), message);
    }

    void close() {
        closed = true;
        peers.values().forEach(Lanes::close); // the store has what was not sent
    }

    private Lanes<StoredMessage> lanes(Address peer) {
        return peers.computeIfAbsent(peer, unseen -> {
            Attempts attempts = new Attempts();
            return new Lanes<>(scheduler, PLACES, AT_ONCE, message -> take(message, attempts));
        });
    }

    /** How often each message was tried since the program started. */
    private static final class Attempts {

        private final Map<Long, Integer> counts = new ConcurrentHashMap<>();

        int next(StoredMessage message) {
            return counts.merge(message.seq(), message.attempts() + 1, (before, first) -> before + 1);
        }

        void done(StoredMessage message) {
            counts.remove(message.seq());
        }
    }

    private @Nullable Duration take(StoredMessage message, Attempts attempts) {
        Instant now = scheduler.instant();
        int tried = attempts.next(message);
        if (!now.isBefore(message.deadline())) {
            attempts.done(message);
            return bury(message, tried - 1, "nobody took it in time");
        }
        Transport.Answer answer;
        try {
            Optional<URI> endpoint = directory.endpointOf(message.recipient());
            answer = endpoint.isPresent()
                    ? scheduler.await(routes.post(endpoint.get(), message.content(), PATIENCE, MAX_ANSWER))
                    : new Transport.Answer.Broken("nothing says where it runs");
        } catch (InterruptedException e) {
            return null; // being stopped: the store has it
        } catch (RuntimeException e) {
            LOG.warn("looking for {} failed", message.recipient(), e);
            answer = new Transport.Answer.Broken("nothing says where it runs");
        }
        if (answer instanceof Transport.Answer.Came(int status, String body)) {
            if (status == 202) {
                attempts.done(message);
                store.writeLater(new Change().delivered(message.seq()));
                return null;
            }
            if (status >= 400 && status < 500 && status != 404 && status != 408 && status != 429) {
                attempts.done(message);
                return bury(message, tried, reason(status, body));
            }
        }
        if (closed) {
            return null;
        }
        LOG.debug("{} did not take a message, try {}: {}", message.recipient(), tried, answer);
        store.writeLater(new Change().tried("outbox", message.seq(), tried));
        return Backoff.after(tried);
    }

    private @Nullable Duration bury(StoredMessage message, int tried, String reason) {
        LOG.warn("a message to {} was given up: {}", message.recipient(), reason);
        store.writeLater(new Change().bury("outbox", message.seq(), tried, reason, scheduler.instant()));
        return null;
    }

    /** What another program says of why it did not take something. It is nobody's signed word: shown, never acted on. */
    static String reason(int status, String body) {
        String reason = "";
        if (body.length() <= SignedEnvelope.MAX_BYTES) {
            try {
                reason = JSON.readTree(body).path("reason").asString("");
            } catch (JacksonException e) {
                // it says nothing that can be read
            }
        }
        String shown = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) + "…" : reason;
        return shown.isEmpty() ? "it answered with status " + status : shown;
    }
}
