package dev.errand.gateway;

import dev.errand.lease.Delivery;
import dev.errand.openai.ApiClient;
import dev.errand.value.Bytes;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** An upstream as the gateway knows it: what it serves, how fast it was, what it works on. Thread-safe. */
final class Member {

    private static final int PREFIXES_KEPT = 1_000;
    private static final double NEWEST = 0.2;
    private static final double UNKNOWN_NANOS_PER_UNIT = 1e6;
    private static final double LOADING_NANOS = 5e9;
    private static final double CACHED_PREFIX = 0.7;
    private static final int MISSES_UNTIL_LOST = 3;
    private static final int STRIKES_UNTIL_BARRED = 3;
    private static final double NANOS = 1e9;
    /** Of each answer's time: what the network may take, which says nothing of the machine. */
    private static final long NETWORK_NANOS = 250_000_000;

    private final Upstream upstream;
    private final ApiClient pulse;
    private final Tenancy tenancy;
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private final AtomicLong unitsInFlight = new AtomicLong();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger misses = new AtomicInteger();
    private final AtomicInteger strikes = new AtomicInteger();
    private final AtomicBoolean foundSlow = new AtomicBoolean();
    private final Latencies latencies = new Latencies();
    private final Map<Integer, Boolean> prefixes = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
            return size() > PREFIXES_KEPT;
        }
    });
    private volatile Set<String> models = Set.of();
    private volatile Set<String> loaded = Set.of();
    private volatile boolean lost;
    private volatile boolean draining;
    private volatile double nanosPerUnit;

    Member(Upstream upstream, ApiClient client, ApiClient pulse) {
        this.upstream = upstream;
        this.pulse = pulse;
        this.tenancy = new Tenancy(upstream, client, pulse);
    }

    String name() {
        return upstream.name();
    }

    /** Asks with a patience of one heartbeat. */
    ApiClient pulse() {
        return pulse;
    }

    Set<String> models() {
        return models;
    }

    void serves(Set<String> names) {
        models = Set.copyOf(names);
    }

    boolean isAvailable() {
        return !lost && !draining && strikes.get() < STRIKES_UNTIL_BARRED;
    }

    /** It was found to have done wrong: it is asked later than others, and after three times no more. */
    void strike() {
        strikes.incrementAndGet();
    }

    /** It is asked no more. */
    void bar() {
        strikes.set(STRIKES_UNTIL_BARRED);
    }

    /** Whether it and another may be one and the same, so that they prove nothing of each other. */
    boolean isOfOneProviderWith(Member other) {
        boolean known = upstream.provider().isPresent();
        return this == other || (known && upstream.provider().equals(other.upstream.provider()));
    }

    /** The finding that it is too slow, once, when enough was measured. */
    Optional<Finding> slowness() {
        OptionalDouble least = leastUnitsPerSecond();
        OptionalDouble median = latencies.median();
        if (least.isEmpty() || median.isEmpty() || NANOS / median.getAsDouble() >= least.getAsDouble()) {
            return Optional.empty();
        }
        return foundSlow.compareAndSet(false, true)
                ? Optional.of(new Finding.Slow(name(), NANOS / median.getAsDouble(), least.getAsDouble()))
                : Optional.empty();
    }

    /** Of the model that is predicted to be slowest, as any may have been asked; empty if of one of them nothing is predicted. */
    private OptionalDouble leastUnitsPerSecond() {
        double least = Double.POSITIVE_INFINITY;
        for (String model : models) {
            least = Math.min(
                    least, upstream.expectation().leastUnitsPerSecond(model).orElse(0));
        }
        return least > 0 && least < Double.POSITIVE_INFINITY ? OptionalDouble.of(least) : OptionalDouble.empty();
    }

    /** The finding that an answer of it is wrong. */
    Finding.Wrong wrong(Placement.Work work, Placement.Answered answer) {
        return new Finding.Wrong(
                name(),
                upstream.ledger().map(ledger -> ledger.receipt().leaseId()),
                work.most(),
                Bytes.of(work.body()),
                Bytes.of(answer.body()));
    }

    /** It answered a heartbeat. */
    void alive(Set<String> loadedModels, double unitsPerSecond, boolean isDraining) {
        loaded = loadedModels;
        draining = isDraining;
        misses.set(0);
        lost = false;
        if (nanosPerUnit == 0 && unitsPerSecond > 0) {
            nanosPerUnit = 1e9 / unitsPerSecond;
        }
    }

    /** It did not answer; true if that makes it lost. */
    boolean missed() {
        return misses.incrementAndGet() >= MISSES_UNTIL_LOST && lose();
    }

    /** It is gone: whoever waits for it is told. True the first time. */
    boolean lose() {
        boolean first = !lost;
        lost = true;
        workers.forEach(Thread::interrupt);
        return first;
    }

    /** Whether it may work on {@code units} more, which are held then. */
    boolean begin(long units, int mostAtOnce) {
        if (inFlight.incrementAndGet() > mostAtOnce) {
            inFlight.decrementAndGet();
            return false;
        }
        if (!tenancy.hold(units)) {
            inFlight.decrementAndGet();
            return false;
        }
        unitsInFlight.addAndGet(units);
        return true;
    }

    /** The work arrived: it is owed from now on, and a receipt for it goes out with the next request. */
    void arrived(long held, Delivery delivery, long nanos) {
        end(held);
        tenancy.arrived(held, delivery);
        latencies.note(delivery.units(), Math.max(1, nanos - NETWORK_NANOS));
        double measured = (double) nanos / Math.max(1, delivery.units());
        nanosPerUnit = nanosPerUnit == 0 ? measured : nanosPerUnit + NEWEST * (measured - nanosPerUnit);
    }

    /** The work did not arrive. */
    void failed(long held) {
        end(held);
        tenancy.letGo(held);
    }

    private void end(long held) {
        unitsInFlight.addAndGet(-held);
        inFlight.decrementAndGet();
    }

    /** While a thread works with it, the loss of it interrupts the thread. */
    void enter() {
        workers.add(Thread.currentThread());
        if (lost) {
            Thread.currentThread().interrupt();
        }
    }

    void leave() {
        workers.remove(Thread.currentThread());
    }

    /** Nanoseconds until it would have done {@code units} more. */
    double expectedEnd(String model, long units, int prefix) {
        double each = nanosPerUnit == 0 ? UNKNOWN_NANOS_PER_UNIT : nanosPerUnit;
        double own = units * each * (prefixes.containsKey(prefix) ? CACHED_PREFIX : 1);
        double end = unitsInFlight.get() * each + own + (loaded.contains(model) ? 0 : LOADING_NANOS);
        return end * Math.pow(2, strikes.get());
    }

    void cached(String model, int prefix) {
        prefixes.put(prefix, true);
        if (!loaded.contains(model)) {
            Set<String> more = new HashSet<>(loaded);
            more.add(model);
            loaded = Set.copyOf(more);
        }
    }

    /** What it is paid for, and how. */
    Tenancy tenancy() {
        return tenancy;
    }

    Upstream upstream() {
        return upstream;
    }
}
