package dev.errand.agent;

import dev.errand.value.Address;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A guard on duty: it counts. Memory is bounded, whoever comes: of too many senders those not seen for longest are forgotten. */
final class Gate {

    private static final int SENDERS = 10_000;

    private final Guard guard;
    private final InstantSource clock;
    private final @Nullable Map<Address, Count> counts; // guarded by this; null if nothing is to be counted

    private static final class Count {
        private long since;
        private int messages;
    }

    Gate(Guard guard, InstantSource clock) {
        this.guard = guard;
        this.clock = clock;
        this.counts = guard.hasQuota()
                ? new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Address, Count> eldest) {
                        return size() > SENDERS;
                    }
                }
                : null;
    }

    /** Why a message of this sender is not let in; null if it is, and then it counts. */
    @Nullable String refusal(Address sender) {
        if (sender.equals(Parcel.PROGRAM)) {
            return null;
        }
        if (guard.keepsOut(sender)) {
            return "it takes no messages of " + sender;
        }
        return counts == null || isWithinQuota(counts, sender)
                ? null
                : "it takes no more than " + guard.most() + " messages of one sender in " + guard.window()
                        + "; wait and try again";
    }

    private synchronized boolean isWithinQuota(Map<Address, Count> counted, Address sender) {
        long now = clock.millis();
        Count count = counted.computeIfAbsent(sender, unseen -> new Count());
        if (count.messages == 0 || now - count.since >= guard.window().toMillis()) {
            count.since = now;
            count.messages = 0;
        }
        if (count.messages >= guard.most()) {
            return false;
        }
        count.messages++;
        return true;
    }
}
