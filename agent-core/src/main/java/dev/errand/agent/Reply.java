package dev.errand.agent;

/** What came of asking an agent. */
public sealed interface Reply<R> {

    /** The agent's answer, of the type that was asked for. */
    record Answered<R>(R answer) implements Reply<R> {}

    /** Nothing came in time; the agent was interrupted. */
    record TimedOut<R>() implements Reply<R> {}

    /** The agent cannot take the message now: it is not running, has no handler for it, or its mailbox is full. */
    record Unreachable<R>(String reason) implements Reply<R> {}

    /** The agent threw, or answered something of another type. */
    record Failed<R>(String reason) implements Reply<R> {}
}
