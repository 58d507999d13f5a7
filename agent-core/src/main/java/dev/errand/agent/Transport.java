package dev.errand.agent;

import dev.errand.value.Address;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * A way between programs beside HTTP, such as a clustered event bus. It carries signed envelopes as they are and need not be
 * trusted with them: what it changes is refused, what it repeats is dropped, what it loses is sent again.
 *
 * <p>A runtime takes one by {@link AgentRuntime.Builder#transport} and uses it where its {@link Directory} names an address of its
 * {@link #scheme}. Implementations are thread-safe and do not block, but for {@link #serve} and {@link #close}.
 */
public interface Transport extends AutoCloseable {

    /** Scheme of the addresses that it carries to, such as {@code bus}. */
    String scheme();

    /**
     * Takes an envelope to an address, and says what came back. The future never fails.
     *
     * @param timeout after which nobody waits any longer
     * @param maxBytes of an answer; a longer one is {@link Answer.Broken}
     */
    CompletableFuture<Answer> post(URI to, String envelope, Duration timeout, int maxBytes);

    /**
     * Hands envelopes for an agent to {@code inbox} from the time that this returns.
     *
     * @throws IllegalStateException if others cannot be told that the agent is here
     */
    void serve(Address agent, Inbox inbox);

    /** Takes no more envelopes for an agent. */
    void withdraw(Address agent);

    /** Frees what it holds. */
    @Override
    void close();

    /** Where envelopes come in. Thread-safe; does not block. */
    @FunctionalInterface
    interface Inbox {

        /** Takes an envelope as it came. What is to go back is known when it is stored or answered; never fails. */
        CompletableFuture<Answer.Came> take(String envelope);
    }

    /** What came back. */
    sealed interface Answer {

        /**
         * Somebody answered.
         *
         * @param status in the words of HTTP: 200 an answer, 202 stored, else refused
         * @param body a signed answer for 200; JSON for all else, which is nobody's signed word
         */
        record Came(int status, String body) implements Answer {}

        /**
         * Nothing that can be read: nobody is there, or what came was too long or broken off.
         *
         * @param reason for people
         */
        record Broken(String reason) implements Answer {}

        /** Nothing in time. */
        record Late() implements Answer {}
    }
}
