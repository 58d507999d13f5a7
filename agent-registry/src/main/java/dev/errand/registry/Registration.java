package dev.errand.registry;

/** What became of a card that was handed in. */
public sealed interface Registration {

    /** The agent can be found from now on. */
    record Registered() implements Registration {}

    /** The card was not taken; {@code reason} says what to do. */
    record Refused(String reason) implements Registration {}
}
