package dev.errand.agent;

import dev.errand.agent.Dialogues.Move;
import dev.errand.value.Address;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of one agent: let in or not, queued by conversation, handled, tried again or given up.
 *
 * <p>No sender but the program itself has more than a quarter of the places, so that nobody's flood keeps others out.
 */
final class Mailbox {

    private static final int SENDERS_PLACES = AgentRuntime.MAILBOX / 4;
    private static final long HANDLING_MILLIS = AgentRuntime.HANDLING.toMillis();
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    /** Something that an agent does by itself, queued like a message. */
    record Chore(Task task) {}

    /** An event on its way to the agent. */
    record Event(Object event) {}

    private final Exchange exchange;
    private final Running owner;
    private final Scheduler scheduler;
    private final Lanes<Parcel> lanes;
    private final Gate gate;
    private final Map<Class<?>, Gate> gates = new HashMap<>();
    private final AtomicBoolean watched = new AtomicBoolean();
    private final Map<Address, Integer> places = new HashMap<>(); // guarded by itself
    private volatile boolean closed;

    Mailbox(Exchange exchange, Running owner) {
        this.exchange = exchange;
        this.owner = owner;
        this.scheduler = exchange.scheduler();
        this.lanes = new Lanes<>(scheduler, AgentRuntime.MAILBOX, Integer.MAX_VALUE, this::take);
        Agent.Behaviour behaviour = owner.agent().behaviour();
        this.gate = new Gate(behaviour.guard(), scheduler);
        behaviour.guards().forEach((type, guard) -> gates.put(type, new Gate(guard, scheduler)));
    }

    /** Takes a place for a message; says why not if there is none for it. */
    @Nullable String admit(Class<?> type, Address sender) {
        if (closed) {
            return "it is being stopped";
        }
        if (owner.agent().handlerFor(type) == null) {
            return "it does not take messages of type " + type.getSimpleName();
        }
        String refusal = gate.refusal(sender);
        Gate own = gates.get(type);
        if (refusal == null && own != null) {
            refusal = own.refusal(sender);
        }
        return refusal != null ? refusal : reserve(sender);
    }

    /** Lets a message in and queues it; says why not. */
    @Nullable String offer(Parcel parcel) {
        String refusal = admit(parcel.message().getClass(), parcel.sender());
        if (refusal == null) {
            enter(parcel);
        }
        return refusal;
    }

    /** Gives the place back. */
    void renounce(Address sender) {
        lanes.release();
        leave(sender);
    }

    /** Puts a message into the place that was taken for it. */
    void enter(Parcel parcel) {
        if (!lanes.put(parcel.conversation(), parcel)) {
            leave(parcel.sender());
            parcel.settle(new Reply.Unreachable<>("it is being stopped"));
        }
    }

    /** Queues a message that was accepted before the program ended, whether there is a place or not. */
    void enterAgain(Parcel parcel) {
        lanes.force();
        synchronized (places) {
            places.merge(parcel.sender(), 1, Integer::sum);
        }
        enter(parcel);
    }

    /** Queues something of the agent's own; false if there is no place. */
    boolean enterOwn(Parcel parcel) {
        if (closed || !lanes.reserve()) {
            return false;
        }
        enter(parcel);
        return true;
    }

    void close() {
        closed = true;
        lanes.close().forEach(parcel -> parcel.settle(new Reply.Unreachable<>("it was stopped")));
        lanes.current().forEach(parcel -> parcel.abandon(scheduler));
    }

    private @Nullable String reserve(Address sender) {
        if (!sender.equals(Parcel.PROGRAM)) {
            synchronized (places) {
                int taken = places.getOrDefault(sender, 0);
                if (taken >= SENDERS_PLACES) {
                    return "it has " + taken + " messages of this sender waiting; wait and try again";
                }
                places.put(sender, taken + 1);
            }
        }
        if (lanes.reserve()) {
            return null;
        }
        leave(sender);
        return "its mailbox is full";
    }

    private void leave(Address sender) {
        if (!sender.equals(Parcel.PROGRAM)) {
            synchronized (places) {
                places.computeIfPresent(sender, (address, taken) -> taken > 1 ? taken - 1 : null);
            }
        }
    }

    private @Nullable Duration take(Parcel parcel) {
        Duration again = handle(parcel);
        if (again == null) {
            leave(parcel.sender());
        }
        return again;
    }

    private @Nullable Duration handle(Parcel parcel) {
        long now = scheduler.millis();
        long until = parcel.answerByMillis();
        if (now >= until || !parcel.begin()) {
            parcel.settle(new Reply.TimedOut<>());
            return giveUp(parcel, "its turn came too late");
        }
        if (parcel.mode() != Parcel.Mode.ASKED) { // whoever asked has set an alarm
            until = Math.min(until, now + HANDLING_MILLIS);
            parcel.setUntilMillis(until);
            if (!watched.get() && watched.compareAndSet(false, true)) {
                watch(until - now);
            }
        }
        Turn turn = new Turn(exchange, owner, parcel, until);
        try {
            if (turn.begin() instanceof Move.Refused(String reason)) {
                parcel.settle(new Reply.Unreachable<>(reason));
                return giveUp(parcel, reason);
            }
            Object answer = run(parcel.message(), turn);
            turn.commit(answer);
            parcel.settle(new Reply.Answered<>(answer));
            return null;
        } catch (Throwable e) { // an agent is a stranger's code: whatever it throws ends here, a StackOverflowError too
            turn.takeBack();
            return failed(parcel, e);
        } finally {
            parcel.end();
        }
    }

    /* One alarm for all that is being handled, set when the first of it can be late: setting one each would cost more than a message. */
    private void watch(long delayMillis) {
        scheduler.after(Duration.ofMillis(delayMillis), () -> {
            watched.set(false);
            long now = scheduler.millis();
            long next = Long.MAX_VALUE;
            for (Parcel parcel : lanes.current()) {
                if (parcel.mode() != Parcel.Mode.ASKED) {
                    if (parcel.untilMillis() <= now) {
                        parcel.expire(scheduler);
                    } else {
                        next = Math.min(next, parcel.untilMillis());
                    }
                }
            }
            if (next != Long.MAX_VALUE && !closed && watched.compareAndSet(false, true)) {
                watch(next - now);
            }
        });
    }

    private Object run(Object message, Turn turn) throws Exception {
        switch (message) {
            case Chore(Task task) -> task.run(turn);
            case Event(Object event) -> {
                Receiver<Object> receiver = owner.agent().behaviour().events().get(event.getClass());
                if (receiver != null) {
                    receiver.receive(event, turn);
                }
            }
            default -> {
                Agent.Registration<?, ?> handler = owner.agent().handlerFor(message.getClass());
                if (handler == null) {
                    throw new IllegalStateException("admitted without a handler");
                }
                return handler.handle(message, turn);
            }
        }
        return Agent.Nothing.INSTANCE;
    }

    private @Nullable Duration failed(Parcel parcel, Throwable failure) {
        String name = owner.agent().card().card().name();
        LOG.debug("agent '{}' failed", name, failure);
        boolean late = parcel.isLate();
        String reason = late ? "it took too long" : failure.getClass().getSimpleName() + " in the agent";
        parcel.settle(late ? new Reply.TimedOut<>() : new Reply.Failed<>(reason));
        if (parcel.mode() != Parcel.Mode.DURABLE) {
            if (parcel.mode() == Parcel.Mode.TRANSIENT) {
                LOG.warn("agent '{}': {}", name, reason, failure);
            }
            return null;
        }
        if (closed) {
            return null; // it stays in the store, and is handled when the agent runs again
        }
        parcel.countAttempt();
        if (parcel.attempts() >= AgentRuntime.ATTEMPTS) {
            return giveUp(parcel, reason);
        }
        exchange.store().writeLater(new Change().tried("inbox", parcel.seq(), parcel.attempts()));
        return Backoff.after(parcel.attempts());
    }

    /** Always null: the parcel is done with. */
    private @Nullable Duration giveUp(Parcel parcel, String reason) {
        if (parcel.mode() == Parcel.Mode.DURABLE && !closed) {
            LOG.warn(
                    "agent '{}' gave up a message: {}",
                    owner.agent().card().card().name(),
                    reason);
            exchange.store()
                    .writeLater(
                            new Change().bury("inbox", parcel.seq(), parcel.attempts(), reason, scheduler.instant()));
        }
        return null;
    }

    /** Messages that are waiting or being handled. */
    int size() {
        return lanes.size();
    }
}
