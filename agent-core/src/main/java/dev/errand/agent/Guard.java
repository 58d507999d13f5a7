package dev.errand.agent;

import dev.errand.value.Address;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whose messages are let in, and how many. An agent has one, and each of its handlers may have one more; the message must pass
 * both. The program in which an agent runs is never kept out. Immutable.
 */
public final class Guard {

    private static final Guard OPEN = new Guard(Optional.empty(), Set.of(), 0, Duration.ZERO);

    private final Optional<Set<Address>> allowed;
    private final Set<Address> blocked;
    private final int most;
    private final Duration window;

    private Guard(Optional<Set<Address>> allowed, Set<Address> blocked, int most, Duration window) {
        this.allowed = allowed;
        this.blocked = blocked;
        this.most = most;
        this.window = window;
    }

    /** Lets everything in. */
    public static Guard open() {
        return OPEN;
    }

    /** The same, for nobody but these, and those allowed before. */
    public Guard allowing(Address... senders) {
        Set<Address> all = new HashSet<>(allowed.orElse(Set.of()));
        all.addAll(Arrays.asList(senders));
        return new Guard(Optional.of(Set.copyOf(all)), blocked, most, window);
    }

    /** The same, but for these, and those blocked before. Blocking wins over allowing. */
    public Guard blocking(Address... senders) {
        Set<Address> all = new HashSet<>(blocked);
        all.addAll(Arrays.asList(senders));
        return new Guard(allowed, Set.copyOf(all), most, window);
    }

    /**
     * The same, with no more than {@code messages} of each sender in every {@code window}.
     *
     * @throws IllegalArgumentException if one of them is not positive
     */
    public Guard atMost(int messages, Duration window) {
        if (messages < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("a quota of " + messages + " in " + window);
        }
        return new Guard(allowed, blocked, messages, window);
    }

    boolean keepsOut(Address sender) {
        return blocked.contains(sender)
                || allowed.filter(set -> !set.contains(sender)).isPresent();
    }

    boolean hasQuota() {
        return most > 0;
    }

    int most() {
        return most;
    }

    Duration window() {
        return window;
    }
}
