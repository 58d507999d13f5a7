package dev.errand.agent;

import dev.errand.agent.Exchange.Asked;
import dev.errand.agent.Exchange.Sender;
import dev.errand.agent.wire.KeyRotation;
import dev.errand.key.Signer;
import dev.errand.value.Address;
import dev.errand.value.ChainId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs agents of one program, thousands of them if need be, and carries messages between them and to agents of other programs.
 *
 * <p><b>Threads.</b> Handlers run on virtual threads and may block. Messages of one conversation with one agent are handled one at
 * a time, in the order in which they were accepted; conversations side by side. A handler is interrupted when its time is over:
 * the asker's, or {@link #HANDLING} where nobody waits.
 *
 * <p><b>Delivery.</b> There are three ways, and each says what it keeps:
 * <ul>
 *   <li>{@link #ask} waits for the answer. The question is <em>transient</em>: handled at most once, lost if either program ends.
 *       Its deadline goes with it, and with all that is asked on the way.
 *   <li>{@link #sendTransient} hands a message to an agent of this program. At most once, lost if the program ends.
 *   <li>{@link #send} is <em>durable</em>: accepted means that the message is on disk, here. From there it is delivered at least
 *       once, in the order of its conversation, and repetitions are told by their id and dropped. What its handler stores and sends
 *       is kept as one with the fact that it was handled, so that these happen exactly once; any other effect of a handler may
 *       happen again if the program dies between the effect and that moment. A handler that fails is tried {@link #ATTEMPTS} times,
 *       another program until {@link #LIFE} is over; then the message is a {@link #deadLetters dead letter}.
 * </ul>
 *
 * <p>Within the program messages are handed over as they are, without JSON and without a signature, as sender and receiver share
 * one trust domain: they must be immutable. Between programs they travel in signed envelopes.
 *
 * <p><b>Bounds.</b> An agent has at most {@link #MAILBOX} messages waiting, of one sender a quarter of that; more are refused,
 * never queued. An agent that throws, hangs or is flooded harms only itself.
 *
 * <p>Thread-safe. {@link #ask} and {@link #send} block: call them from a virtual thread where many do at once, never from an event
 * loop.
 */
public final class AgentRuntime implements AutoCloseable {

    /** Messages of one agent that may wait or be handled at once. */
    public static final int MAILBOX = 1_000;

    /** Longest time for one message for whose answer nobody waits. */
    public static final Duration HANDLING = Duration.ofSeconds(30);

    /** How long a message for whose answer nobody waits is worth delivering. */
    public static final Duration LIFE = Duration.ofHours(24);

    /** How often an agent's handler is tried with one durable message. */
    public static final int ATTEMPTS = 5;

    private static final Duration FORGETTING = Duration.ofMinutes(10);
    private static final Duration STOPPING = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(AgentRuntime.class);

    private final Scheduler scheduler;
    private final Exchange exchange;
    private final Optional<MessageStore> store;
    private final Sender program;
    private final Optional<Network> network;

    private AgentRuntime(Builder builder) {
        this.scheduler = builder.scheduler.orElseGet(() -> Scheduler.system(InstantSource.system()));
        this.store = builder.openStore();
        this.exchange = new Exchange(scheduler, store);
        this.program = new Sender(Parcel.PROGRAM, builder.signer);
        this.network = builder.network.map(wanted -> Network.join(wanted, exchange, store));
        store.ifPresent(this::forget);
    }

    /** Starts a runtime with no agents, no store and no way to other programs. */
    public static AgentRuntime start(InstantSource clock) {
        return builder().scheduler(Scheduler.system(clock)).start();
    }

    /** Starts saying what a runtime is to have. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts an agent: from now on it can be asked. Messages that were accepted for it before the program ended come first.
     *
     * @throws IllegalStateException if an agent with this key is running already, or a transport cannot tell others that it is here
     */
    public void start(Agent agent) {
        Running started = new Running(agent, exchange);
        if (exchange.running().putIfAbsent(agent.address(), started) != null) {
            throw new IllegalStateException(
                    "an agent with the key of " + agent.address() + " is running already; stop it first");
        }
        if (store.isPresent()) {
            exchange.resume(started);
        }
        network.ifPresent(ways -> ways.serve(agent.address()));
        agent.behaviour().atStart().forEach(task -> exchange.chore(started, "start", task));
        int number = 0;
        for (Agent.Interval interval : agent.behaviour().intervals()) {
            tick(started, "every " + interval.every() + " " + number++, interval);
        }
        LOG.debug("agent '{}' started", agent.card().card().name());
    }

    /** Stops an agent and interrupts what it is doing; does nothing if it is not running. Durable messages wait for its return. */
    public void stop(Address agent) {
        Running stopped = exchange.running().remove(agent);
        if (stopped == null) {
            return;
        }
        network.ifPresent(ways -> ways.withdraw(agent));
        for (Task task : stopped.agent().behaviour().atStop()) {
            Parcel last = exchange.chore(stopped, "stop", task);
            if (last != null) {
                Scheduler.Alarm alarm = scheduler.after(STOPPING, () -> last.expire(scheduler));
                try {
                    scheduler.await(last.outcome());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt(); // no more time for good-byes
                } finally {
                    alarm.cancel();
                }
            }
        }
        stopped.stop();
    }

    /** Whether an agent runs in this program. */
    public boolean runs(Address agent) {
        return exchange.running().containsKey(agent);
    }

    /** Asks an agent in a new conversation, and waits for its answer. */
    public <R> Reply<R> ask(Address agent, Object message, Class<R> replyType, Duration timeout)
            throws InterruptedException {
        return ask(agent, message, exchange.newConversation(), replyType, timeout);
    }

    /** Asks an agent within a conversation, whose messages it handles in the order in which they were sent. */
    public <R> Reply<R> ask(Address agent, Object message, String conversation, Class<R> replyType, Duration timeout)
            throws InterruptedException {
        return exchange.await(exchange.begin(program, agent, message, conversation, replyType, timeout), replyType);
    }

    /** Asks all of them at once and waits for no longer than {@code timeout} for all together; in the order given. */
    public <R> Map<Address, Reply<R>> askAll(
            Collection<Address> agents, Object message, Class<R> replyType, Duration timeout)
            throws InterruptedException {
        return exchange.askAll(program, agents, message, replyType, timeout);
    }

    /**
     * Sends a durable message in a new conversation.
     *
     * @throws IllegalArgumentException if the message does not fit its own schema
     * @throws IllegalStateException if this runtime has no store
     * @throws MessageStoreException if it could not be stored; it was not accepted
     */
    public Sending send(Address agent, Object message) {
        return send(agent, message, exchange.newConversation());
    }

    /** The same within a conversation. */
    public Sending send(Address agent, Object message, String conversation) {
        return exchange.send(program, agent, message, conversation);
    }

    /** Hands a message to an agent of this program, in a new conversation; at most once, lost if the program ends. */
    public Sending sendTransient(Address agent, Object message) {
        return sendTransient(agent, message, exchange.newConversation());
    }

    /** The same within a conversation. */
    public Sending sendTransient(Address agent, Object message, String conversation) {
        return exchange.sendTransient(Parcel.PROGRAM, agent, message, conversation);
    }

    /** Tells all agents of this program that take events of this class. At most once. */
    public void publish(Object event) {
        exchange.publish(Parcel.PROGRAM, event);
    }

    /**
     * Durable messages that were given up, the last first.
     *
     * @throws IllegalStateException if this runtime has no store
     */
    public List<DeadLetter> deadLetters(int limit) {
        return exchange.store().deadLetters(limit);
    }

    /** Where other programs post envelopes for the agents of this one; empty if this runtime does not listen. */
    public Optional<URI> endpoint() {
        return network.flatMap(Network::endpoint);
    }

    /** Stops all agents and frees all threads. What was accepted stays in the store. */
    @Override
    public void close() {
        exchange.running().keySet().forEach(this::stop);
        network.ifPresent(Network::close);
        scheduler.close();
        store.ifPresent(MessageStore::close);
    }

    /** Asks without waiting; what one thread asks in a conversation arrives in that order. */
    CompletableFuture<Reply<Object>> begin(Address agent, Object message, String conversation, Duration timeout) {
        Asked asked = exchange.begin(program, agent, message, conversation, Object.class, timeout);
        return asked.reply();
    }

    private void forget(MessageStore kept) {
        kept.writeLater(new Change().forgetSeen(scheduler.instant()));
        scheduler.after(FORGETTING, () -> forget(kept));
    }

    private void tick(Running agent, String name, Agent.Interval interval) {
        scheduler.after(interval.every(), () -> {
            if (agent.isStopped()) {
                return;
            }
            Parcel run = exchange.chore(agent, name, interval.task());
            if (run == null) {
                tick(agent, name, interval); // it has too much to do; perhaps next time
            } else {
                run.whenSettled(() -> tick(agent, name, interval));
            }
        });
    }

    /** What a runtime is to have. Not thread-safe. */
    public static final class Builder {

        private Optional<Scheduler> scheduler = Optional.empty();
        private Optional<Path> file = Optional.empty();
        private boolean inMemory;
        private Optional<Signer> signer = Optional.empty();
        private Optional<Network.Wanted> network = Optional.empty();

        private Builder() {}

        /** Time and threads; defaults to real ones. The runtime closes it. */
        public Builder scheduler(Scheduler scheduler) {
            this.scheduler = Optional.of(scheduler);
            return this;
        }

        /** The file for durable messages, the replay window and what agents keep; one runtime each. Defaults to none. */
        public Builder store(Path file) {
            this.file = Optional.of(file);
            return this;
        }

        /** Durable messages that last as long as the program: for tests. */
        public Builder storeInMemory() {
            this.inMemory = true;
            return this;
        }

        /** The program's own key, with which it asks agents of other programs; defaults to none. */
        public Builder signer(Signer signer) {
            this.signer = Optional.of(signer);
            return this;
        }

        /**
         * Reaches agents of other programs, and signs and takes envelopes for {@code chain} only. Defaults to none.
         *
         * @param directory says where they are
         */
        public Builder network(ChainId chain, Directory directory) {
            this.network = Optional.of(Network.Wanted.on(chain, directory));
            return this;
        }

        /**
         * Lets other programs reach the agents of this one: see {@link AgentRuntime#endpoint}. It needs a store, as what came must
         * not come again after a restart.
         *
         * @param host name or address of the interface to listen on, such as {@code 127.0.0.1}
         * @param port 0 for any that is free
         * @throws IllegalStateException if {@link #network} was not said before
         */
        public Builder listen(String host, int port) {
            this.network = Optional.of(wanted().listening(host, port));
            return this;
        }

        /**
         * Reaches agents of other programs by another way beside HTTP, where the directory names an address of its scheme, and lets
         * it reach the agents of this one. It needs a store. The runtime closes it.
         *
         * @throws IllegalStateException if {@link #network} was not said before
         */
        public Builder transport(Transport transport) {
            this.network = Optional.of(wanted().by(transport));
            return this;
        }

        /**
         * Signs the envelopes of an agent with another key than its address comes from.
         *
         * @param statement of the agent, which goes with each envelope
         * @throws IllegalArgumentException if the statement names another key
         * @throws IllegalStateException if {@link #network} was not said before
         */
        public Builder rotated(KeyRotation statement, Signer newKey) {
            this.network = Optional.of(wanted().rotated(statement, newKey));
            return this;
        }

        private Network.Wanted wanted() {
            return network.orElseThrow(() -> new IllegalStateException("say network(chain, directory) first"));
        }

        /**
         * Starts it.
         *
         * @throws MessageStoreException if the store cannot be opened, or another runtime has it open
         * @throws IllegalStateException if the port is taken, or it is to listen without a store
         */
        public AgentRuntime start() {
            return new AgentRuntime(this);
        }

        private Optional<MessageStore> openStore() {
            return inMemory ? Optional.of(MessageStore.inMemory()) : file.map(MessageStore::open);
        }
    }
}
