package dev.errand.testkit;

import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.DeadLetter;
import dev.errand.agent.Reply;
import dev.errand.agent.Sending;
import dev.errand.value.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An agent under test: a runtime of its own, time that moves only when the test moves it, and peers that say what the test wrote
 * down. No chain, no network, no clock.
 *
 * {@snippet :
 * try (AgentTester tester = AgentTester.create()) {
 *     ScriptedPeer lexicon = tester.peer("lexicon").answers(LookUp.class, Meaning.class, ask -> new Meaning("你好"));
 *     tester.start(Translator.agent(key, lexicon.address()));
 *     assertThat(tester.ask(new Ask("hello"), Translation.class)).isEqualTo(new Reply.Answered<>(new Translation("你好")));
 *     tester.advance(Duration.ofHours(1));
 *     assertThat(tester.recorder().messages(LookUp.class)).hasSize(1);
 * }
 * }
 *
 * <p>To be used by one thread, the test's.
 */
public final class AgentTester implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final VirtualScheduler scheduler;
    private final AgentRuntime runtime;
    private final Recorder recorder = new Recorder();
    private @Nullable Agent agent;

    private AgentTester(VirtualScheduler scheduler) {
        this.scheduler = scheduler;
        this.runtime =
                AgentRuntime.builder().scheduler(scheduler).storeInMemory().start();
    }

    /** A tester with no agent yet, at the beginning of 2026. */
    public static AgentTester create() {
        return new AgentTester(VirtualScheduler.create());
    }

    /** A tester that runs {@code agent}. */
    public static AgentTester of(Agent agent) {
        return create().start(agent);
    }

    /** Starts the agent under test, and lets it do what it does at its start. */
    public AgentTester start(Agent agent) {
        this.agent = agent;
        runtime.start(agent);
        scheduler.settle();
        return this;
    }

    /** A peer with no script yet. */
    public ScriptedPeer peer(String name) {
        return new ScriptedPeer(name, this);
    }

    /** The program asks the agent. Time moves until the answer is there, or half a minute is over. */
    public <R> Reply<R> ask(Object message, Class<R> reply) {
        try {
            return runtime.ask(agent().address(), message, reply, PATIENCE);
        } catch (InterruptedException e) {
            throw new AssertionError("the test was interrupted", e);
        }
    }

    /** The program sends the agent a durable message; all that comes of it at once is done on return. */
    public Sending send(Object message) {
        Sending sending = runtime.send(agent().address(), message);
        scheduler.settle();
        return sending;
    }

    /** Tells the agent of an event; all that comes of it at once is done on return. */
    public void publish(Object event) {
        runtime.publish(event);
        scheduler.settle();
    }

    /** Moves time on, through all intervals and deadlines on the way. */
    public void advance(Duration duration) {
        scheduler.advance(duration);
    }

    /** The time. */
    public Instant now() {
        return scheduler.instant();
    }

    /** What was said between the agent and its peers. */
    public Recorder recorder() {
        return recorder;
    }

    /** Durable messages that were given up, the last first. */
    public List<DeadLetter> deadLetters() {
        return runtime.deadLetters(Integer.MAX_VALUE);
    }

    /** The runtime, for whatever else a test wants of it. */
    public AgentRuntime runtime() {
        return runtime;
    }

    /**
     * The agent under test.
     *
     * @throws IllegalStateException if it was not started
     */
    public Agent agent() {
        Agent started = agent;
        if (started == null) {
            throw new IllegalStateException("start the agent first");
        }
        return started;
    }

    /** Stops everything. */
    @Override
    public void close() {
        runtime.close();
    }

    void record(Address from, Address to, String conversation, Object message) {
        recorder.add(new Recorder.Entry(now(), from, to, conversation, message));
    }

    void settle() {
        scheduler.settle();
    }

    <T> T await(CompletableFuture<T> future) {
        try {
            return scheduler.await(future);
        } catch (InterruptedException e) {
            throw new AssertionError("the test was interrupted", e);
        }
    }
}
