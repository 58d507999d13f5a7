package dev.errand.agent;

/** What an agent does by itself: when it starts, when it stops, or at intervals. Runs on a virtual thread, so it may block. */
@FunctionalInterface
public interface Task {

    /**
     * Does it. What it throws is logged and harms nothing else.
     *
     * @throws Exception if it cannot be done now
     */
    void run(MessageContext context) throws Exception;
}
