package dev.errand.agent;

import dev.errand.value.Address;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs agents of one program and carries messages between them, over Vert.x's event bus.
 *
 * <p>Messages are handed over in memory, without JSON and without a signature, as sender and receiver share one trust domain;
 * they must be immutable. Delivery is <em>transient</em>: at most once, lost if the program ends. An agent that throws, hangs
 * or floods harms only itself: each has a mailbox of its own, of at most {@link #MAILBOX} messages, and is interrupted when the
 * asker's time is over.
 *
 * <p>Thread-safe. {@link #ask} blocks: call it from a virtual thread where many ask at once, never from an event loop.
 */
public final class AgentRuntime implements AutoCloseable {

    /** Messages of one agent that may wait or be handled at once. */
    public static final int MAILBOX = 1_000;

    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(AgentRuntime.class);
    private static final DeliveryOptions IN_MEMORY =
            new DeliveryOptions().setCodecName(InMemoryCodec.NAME).setLocalOnly(true);

    private final InstantSource clock;
    private final Vertx vertx;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Address, Running> running = new ConcurrentHashMap<>();

    private record Running(Agent agent, Mailbox mailbox, MessageConsumer<Envelope> consumer) {}

    private AgentRuntime(InstantSource clock) {
        this.clock = clock;
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        vertx.eventBus().registerCodec(new InMemoryCodec());
    }

    /** Starts a runtime with no agents. */
    public static AgentRuntime start(InstantSource clock) {
        return new AgentRuntime(clock);
    }

    /**
     * Starts an agent: from now on it can be asked.
     *
     * @throws IllegalStateException if an agent with this key is running already
     */
    public void start(Agent agent) {
        Mailbox mailbox = new Mailbox(agent, threads, clock, vertx);
        MessageConsumer<Envelope> consumer = vertx.eventBus().localConsumer(busAddress(agent.address()));
        if (running.putIfAbsent(agent.address(), new Running(agent, mailbox, consumer)) != null) {
            throw new IllegalStateException(
                    "an agent with the key of " + agent.address() + " is running already; stop it first");
        }
        consumer.handler(mailbox::accept);
        LOG.debug("agent '{}' started", agent.card().card().name());
    }

    /** Stops an agent and interrupts what it is doing; does nothing if it is not running. */
    public void stop(Address agent) {
        Running stopped = running.remove(agent);
        if (stopped != null) {
            stopped.consumer().unregister();
            stopped.mailbox().close();
        }
    }

    /** Asks an agent in a new conversation, and waits for its answer. */
    public <R> Reply<R> ask(Address agent, Object message, Class<R> replyType, Duration timeout)
            throws InterruptedException {
        return await(send(agent, message, UUID.randomUUID().toString(), timeout), replyType, timeout);
    }

    /** Asks an agent within a conversation, whose messages it handles in the order in which they were sent. */
    public <R> Reply<R> ask(Address agent, Object message, String conversation, Class<R> replyType, Duration timeout)
            throws InterruptedException {
        return await(send(agent, message, conversation, timeout), replyType, timeout);
    }

    /** Asks all of them at once and waits for no longer than {@code timeout} for all together; in the order given. */
    public <R> Map<Address, Reply<R>> askAll(
            Collection<Address> agents, Object message, Class<R> replyType, Duration timeout)
            throws InterruptedException {
        Map<Address, Future<Message<Object>>> asked = new LinkedHashMap<>();
        for (Address agent : agents) {
            asked.put(agent, send(agent, message, UUID.randomUUID().toString(), timeout));
        }
        Map<Address, Reply<R>> replies = new LinkedHashMap<>();
        for (Map.Entry<Address, Future<Message<Object>>> entry : asked.entrySet()) {
            replies.put(entry.getKey(), await(entry.getValue(), replyType, timeout));
        }
        return replies;
    }

    /** Stops all agents and frees all threads. */
    @Override
    public void close() {
        running.keySet().forEach(this::stop);
        threads.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Sends without waiting; what one thread sends to an agent arrives in that order. */
    Future<Message<Object>> send(Address agent, Object message, String conversation, Duration timeout) {
        Instant answerBy = clock.instant().plus(timeout);
        Envelope envelope = new Envelope(message, new MessageContext(conversation, answerBy));
        DeliveryOptions options = new DeliveryOptions(IN_MEMORY).setSendTimeout(Math.max(1, timeout.toMillis()));
        return vertx.eventBus().request(busAddress(agent), envelope, options);
    }

    /** The bus keeps the time; the bound here is for a runtime that is closed meanwhile, and its clock with it. */
    private static <R> Reply<R> await(Future<Message<Object>> answer, Class<R> replyType, Duration timeout)
            throws InterruptedException {
        try {
            long bound = timeout.plus(GRACE).toMillis();
            Object body = answer.toCompletionStage()
                    .toCompletableFuture()
                    .get(bound, TimeUnit.MILLISECONDS)
                    .body();
            if (body instanceof Envelope envelope && replyType.isInstance(envelope.content())) {
                return new Reply.Answered<>(replyType.cast(envelope.content()));
            }
            return new Reply.Failed<>("it answered something else than a " + replyType.getSimpleName());
        } catch (ExecutionException e) {
            return failure(e.getCause());
        } catch (TimeoutException e) {
            return new Reply.TimedOut<>();
        }
    }

    private static <R> Reply<R> failure(@Nullable Throwable cause) {
        if (!(cause instanceof ReplyException refusal)) {
            return new Reply.Failed<>(String.valueOf(cause));
        }
        return switch (refusal.failureType()) {
            case TIMEOUT -> new Reply.TimedOut<>();
            case NO_HANDLERS -> new Reply.Unreachable<>("it is not running");
            case RECIPIENT_FAILURE ->
                switch (refusal.failureCode()) {
                    case Mailbox.TOO_LATE -> new Reply.TimedOut<>();
                    case Mailbox.NOT_TAKEN -> new Reply.Unreachable<>(String.valueOf(refusal.getMessage()));
                    default -> new Reply.Failed<>(String.valueOf(refusal.getMessage()));
                };
            case ERROR -> new Reply.Failed<>(String.valueOf(refusal.getMessage()));
        };
    }

    private static String busAddress(Address agent) {
        return "errand.agent." + agent;
    }
}
