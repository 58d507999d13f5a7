package dev.errand.agent;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of one agent: a queue for each conversation under way, and a virtual thread for each queue.
 *
 * <p>{@link #accept} is called on the event loop and never blocks.
 */
final class Mailbox {

    /** The message was not handled at all. */
    static final int NOT_TAKEN = 1;

    /** The handler threw, or gave something of another type. */
    static final int HANDLER_FAILED = 2;

    /** The asker's time was over before the handler was done. */
    static final int TOO_LATE = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final DeliveryOptions IN_MEMORY =
            new DeliveryOptions().setCodecName(InMemoryCodec.NAME).setLocalOnly(true);

    private final Agent agent;
    private final ExecutorService threads;
    private final InstantSource clock;
    private final Vertx vertx;
    private final Map<String, Queue<Message<Envelope>>> conversations = new HashMap<>(); // guarded by this
    private final Set<Thread> busy = ConcurrentHashMap.newKeySet();
    private int waiting; // guarded by this
    private boolean closed; // guarded by this

    Mailbox(Agent agent, ExecutorService threads, InstantSource clock, Vertx vertx) {
        this.agent = agent;
        this.threads = threads;
        this.clock = clock;
        this.vertx = vertx;
    }

    synchronized void accept(Message<Envelope> message) {
        if (closed) {
            message.fail(NOT_TAKEN, "it is being stopped");
        } else if (waiting >= AgentRuntime.MAILBOX) {
            message.fail(NOT_TAKEN, "its mailbox is full");
        } else if (agent.handlerFor(message.body().content().getClass()) == null) {
            message.fail(
                    NOT_TAKEN,
                    "it does not take messages of type "
                            + message.body().content().getClass().getSimpleName());
        } else {
            waiting++;
            String conversation = message.body().context().conversation();
            Queue<Message<Envelope>> queue = conversations.get(conversation);
            if (queue != null) {
                queue.add(message); // the thread of this conversation comes to it
            } else {
                queue = new ArrayDeque<>();
                queue.add(message);
                conversations.put(conversation, queue);
                startThread(conversation);
            }
        }
    }

    synchronized void close() {
        closed = true;
        conversations.values().forEach(queue -> queue.forEach(message -> message.fail(NOT_TAKEN, "it was stopped")));
        conversations.values().forEach(Queue::clear);
        busy.forEach(Thread::interrupt);
    }

    private void startThread(String conversation) {
        try {
            threads.execute(() -> drain(conversation));
        } catch (RejectedExecutionException e) {
            conversations
                    .getOrDefault(conversation, new ArrayDeque<>())
                    .forEach(message -> message.fail(NOT_TAKEN, "it is being stopped"));
            conversations.remove(conversation);
        }
    }

    private void drain(String conversation) {
        while (true) {
            Message<Envelope> message;
            synchronized (this) {
                Queue<Message<Envelope>> queue = conversations.get(conversation);
                message = queue == null ? null : queue.poll();
                if (message == null) {
                    conversations.remove(conversation);
                    return;
                }
            }
            try {
                handle(message);
            } finally {
                synchronized (this) {
                    waiting--;
                }
            }
        }
    }

    private void handle(Message<Envelope> message) {
        Envelope envelope = message.body();
        Agent.Registration<?, ?> handler = agent.handlerFor(envelope.content().getClass());
        Duration left = Duration.between(clock.instant(), envelope.context().answerBy());
        if (handler == null || left.isNegative() || left.isZero()) {
            message.fail(TOO_LATE, "its turn came too late");
            return;
        }
        Thread thread = Thread.currentThread();
        busy.add(thread);
        AtomicBoolean late = new AtomicBoolean();
        long alarm = vertx.setTimer(Math.max(1, left.toMillis()), fired -> {
            late.set(true);
            thread.interrupt();
        });
        try {
            Object answer = handler.handle(envelope.content(), envelope.context());
            message.reply(new Envelope(answer, envelope.context()), IN_MEMORY);
        } catch (Throwable e) { // an agent is a stranger's code: whatever it throws ends here, a StackOverflowError too
            LOG.debug("agent '{}' failed", agent.card().card().name(), e);
            message.fail(late.get() ? TOO_LATE : HANDLER_FAILED, e.getClass().getSimpleName() + " in the agent");
        } finally {
            vertx.cancelTimer(alarm);
            busy.remove(thread);
            Thread.interrupted(); // the alarm was for that message, not for the next
        }
    }
}
