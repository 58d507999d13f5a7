package dev.errand.agent;

import dev.errand.value.Address;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A message on its way within one program, and what became of it. */
final class Parcel {

    /** How it is delivered. */
    enum Mode {
        /** Somebody waits for the answer. */
        ASKED,
        /** Nobody waits; lost if the program ends. */
        TRANSIENT,
        /** Stored before it was accepted, and until it is handled. */
        DURABLE
    }

    /** The sender where no agent sent it: the program itself. */
    static final Address PROGRAM = Address.ZERO;

    private final Object message;
    private final Address sender;
    private final String conversation;
    private final long answerByMillis;
    private final Mode mode;
    private final long seq;
    private final CompletableFuture<Reply<Object>> outcome = new CompletableFuture<>();
    private int attempts;
    private volatile long untilMillis = Long.MAX_VALUE;
    private @Nullable Thread thread; // guarded by this
    private boolean late; // guarded by this

    Parcel(Object message, Address sender, String conversation, long answerByMillis, Mode mode, long seq) {
        this.message = message;
        this.sender = sender;
        this.conversation = conversation;
        this.answerByMillis = answerByMillis;
        this.mode = mode;
        this.seq = seq;
    }

    /** A message that is not stored. */
    Parcel(Object message, Address sender, String conversation, long answerByMillis, Mode mode) {
        this(message, sender, conversation, answerByMillis, mode, 0);
    }

    Object message() {
        return message;
    }

    Address sender() {
        return sender;
    }

    String conversation() {
        return conversation;
    }

    long answerByMillis() {
        return answerByMillis;
    }

    /** When its handler must be done. */
    long untilMillis() {
        return untilMillis;
    }

    void setUntilMillis(long untilMillis) {
        this.untilMillis = untilMillis;
    }

    Mode mode() {
        return mode;
    }

    /** Where it stands in the store; 0 if it is not stored. */
    long seq() {
        return seq;
    }

    /** How often it was tried. Only the thread that handles it asks and counts. */
    int attempts() {
        return attempts;
    }

    void countAttempt() {
        attempts++;
    }

    void setAttempts(int attempts) {
        this.attempts = attempts;
    }

    /** What the asker waits for; never fails. */
    CompletableFuture<Reply<Object>> outcome() {
        return outcome;
    }

    void whenSettled(Runnable action) {
        CompletableFuture<?> unused = outcome.thenRun(action);
    }

    void settle(Reply<Object> reply) {
        outcome.complete(reply);
    }

    /** The calling thread handles it from now on; false if its time is over. */
    synchronized boolean begin() {
        if (late) {
            return false;
        }
        thread = Thread.currentThread();
        return true;
    }

    /** The calling thread is done with it: no interrupt comes after this. */
    synchronized void end() {
        thread = null;
        Thread.interrupted(); // an alarm was for this message, not for the next
    }

    /** Its time is over: the asker goes on and the handler is interrupted. */
    void expire(Scheduler scheduler) {
        synchronized (this) {
            late = true;
            if (thread != null) {
                scheduler.interrupt(thread);
            }
        }
        outcome.complete(new Reply.TimedOut<>());
    }

    synchronized boolean isLate() {
        return late;
    }

    /** The agent is stopped while handling it. */
    void abandon(Scheduler scheduler) {
        outcome.complete(new Reply.Failed<>("it was stopped"));
        synchronized (this) {
            if (thread != null) {
                scheduler.interrupt(thread);
            }
        }
    }
}
