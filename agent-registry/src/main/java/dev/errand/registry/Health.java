package dev.errand.registry;

import dev.errand.agent.AgentCard;
import dev.errand.value.Address;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which agents are alive, as far as is known without waiting. An agent of this program is alive while it runs; others are probed in
 * the background when somebody wants to know, and what was seen counts until it is old. Thread-safe; close it when done.
 */
public final class Health implements AutoCloseable {

    /** How long a sign of life counts. */
    public static final Duration ALIVE_FOR = Duration.ofMinutes(5);

    /** How long an agent that did not answer is passed over, before it is asked again. */
    public static final Duration DEAD_FOR = Duration.ofMinutes(1);

    private static final int REMEMBERED = 10_000;

    private final Probe probe;
    private final InstantSource clock;
    private final Predicate<Address> here;

    /** The newest, the eldest first; guarded by this. One that is being asked is empty. */
    private final Map<Address, Seen> seen = new LinkedHashMap<>();

    private record Seen(Optional<Probe.Sign> sign, Instant until) {}

    /**
     * A watch that knows nothing yet.
     *
     * @param here whether an agent runs in this program
     */
    public Health(Probe probe, InstantSource clock, Predicate<Address> here) {
        this.probe = probe;
        this.clock = clock;
        this.here = here;
    }

    /** What is known of an agent; where that is old, it is asked meanwhile. */
    public Optional<Probe.Sign> of(AgentCard agent) {
        if (here.test(agent.address())) {
            return Optional.of(new Probe.Sign.Here());
        }
        if (agent.endpoint().isEmpty()) {
            return Optional.of(new Probe.Sign.Dead("it does not run here, and names no endpoint"));
        }
        synchronized (this) {
            Seen last = seen.get(agent.address());
            if (last == null || clock.instant().isAfter(last.until())) {
                Optional<Probe.Sign> old = last == null ? Optional.empty() : last.sign();
                keep(agent.address(), new Seen(old, clock.instant().plus(DEAD_FOR)));
                probe.askLater(agent, sign -> note(agent.address(), sign));
            }
            return last == null ? Optional.empty() : last.sign();
        }
    }

    /** Asks them now, and waits for all. */
    public void ask(Collection<AgentCard> agents) throws InterruptedException {
        probe.ask(agents).forEach(this::note);
    }

    private synchronized void note(Address agent, Probe.Sign sign) {
        Duration counts = sign instanceof Probe.Sign.Dead ? DEAD_FOR : ALIVE_FOR;
        keep(agent, new Seen(Optional.of(sign), clock.instant().plus(counts)));
    }

    private void keep(Address agent, Seen now) {
        seen.remove(agent);
        seen.put(agent, now);
        if (seen.size() > REMEMBERED) {
            List.copyOf(seen.keySet()).subList(0, REMEMBERED / 10).forEach(seen::remove);
        }
    }

    @Override
    public void close() {
        probe.close();
    }
}
