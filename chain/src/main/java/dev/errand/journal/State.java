package dev.errand.journal;

import java.util.Map;
import java.util.Set;

/**
 * Where an execution stands. Names are stored: add constants, never rename them.
 *
 * <p>The transitions are a table; what is not in it is refused.
 */
public enum State {
    /** Signed and written down, not yet handed to a node. It may have been, if the program died just then. */
    SIGNED(true),
    /** A node took it; it is not in a block that we have seen. Sent but not seen: neither done nor failed. */
    SENT(true),
    /** In a block, with the account's own log or a revert, but not final. */
    INCLUDED(true),
    /** Final, with the account's {@code Executed} log for this very plan. */
    EXECUTED(false),
    /** Final, and reverted: gas is spent, nothing else. */
    REVERTED(false),
    /** The node would not take it, so it was never in the network. */
    REJECTED(false),
    /** Another transaction took its nonce: it can never be mined. */
    REPLACED(false),
    /** Its plan has expired and no node knows it: if it were mined after all, it could only revert. */
    EXPIRED(false);

    private static final Map<State, Set<State>> NEXT = Map.of(
            SIGNED, Set.of(SENT, INCLUDED, REJECTED, REPLACED, EXPIRED),
            SENT, Set.of(INCLUDED, REPLACED, EXPIRED),
            // a reorganisation takes a block away, and what was in it waits again
            INCLUDED, Set.of(SENT, EXECUTED, REVERTED),
            EXECUTED, Set.of(),
            REVERTED, Set.of(),
            REJECTED, Set.of(),
            REPLACED, Set.of(),
            EXPIRED, Set.of());

    private final boolean open;

    State(boolean open) {
        this.open = open;
    }

    /** Whether something may still come of it. */
    public boolean isOpen() {
        return open;
    }

    /** The states that may follow. */
    public Set<State> next() {
        return NEXT.getOrDefault(this, Set.of());
    }
}
