package dev.errand.broker;

import dev.errand.sizing.Job;
import dev.errand.sizing.Job.Inference;
import dev.errand.sizing.Job.Rendering;
import dev.errand.sizing.Job.Training;
import dev.errand.sizing.Measure;
import dev.errand.sizing.Pace;
import dev.errand.sizing.Precision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says what a job costs on an offer, or why it cannot run there. It remembers how long requests of a shape take on a kind of GPU,
 * so that the next job of that shape is quoted in microseconds. Safe for many threads.
 */
public final class Quoter {

    /** Offers that see through fewer leases than they break are not worth their price. */
    public static final double LEAST_RELIABILITY = 0.5;

    private static final double GIB = 1024.0 * 1024 * 1024;
    private static final int MOST_SHAPES = 20_000;

    private final Pace pace;
    private final double leastReliability;
    private final Map<Shape, Ladders> shapes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Shape, Ladders> eldest) {
            return size() > MOST_SHAPES;
        }
    };

    /** What the time of a request depends on, apart from the machine. */
    private record Shape(
            Class<? extends Job> kind,
            String name,
            double size,
            @Nullable Precision weights,
            @Nullable Precision cache,
            @Nullable Measure measure,
            double input,
            double output,
            double concurrency) {

        static Shape of(Job job) {
            return switch (job) {
                case Inference work ->
                    new Shape(
                            Inference.class,
                            work.model().name(),
                            work.model().parameters(),
                            work.weights(),
                            work.cache(),
                            work.measure(),
                            work.inputTokens(),
                            work.outputTokens(),
                            work.concurrency());
                case Training work ->
                    new Shape(
                            Training.class,
                            work.model().name(),
                            work.model().parameters(),
                            work.precision(),
                            null,
                            null,
                            0,
                            0,
                            0);
                case Rendering work ->
                    new Shape(
                            Rendering.class,
                            work.reference().name(),
                            work.secondsPerFrame(),
                            null,
                            null,
                            null,
                            0,
                            0,
                            0);
            };
        }
    }

    /**
     * A quoter that trusts offers from a reliability on.
     *
     * @throws IllegalArgumentException if that is not from 0 to 1
     */
    public Quoter(Pace pace, double leastReliability) {
        if (!(leastReliability >= 0) || !(leastReliability <= 1)) {
            throw new IllegalArgumentException("a reliability is from 0 to 1, not " + leastReliability);
        }
        this.pace = pace;
        this.leastReliability = leastReliability;
    }

    /** The cheapest way to run a job on an offer of which {@code free} GPUs are not taken; empty if there is none. */
    public Optional<Quote> quote(Order order, Offer offer, int free) {
        List<Quote> ways = ways(order, offer, rungs(order, offer), free);
        return ways.isEmpty() ? Optional.empty() : Optional.of(ways.getLast());
    }

    /** Ways to run a job on an offer, each with more GPUs and a lower price than the one before. */
    List<Quote> ways(Order order, Offer offer, Rungs rungs, int free) {
        if (!order.mayRunIn(offer.region()) || !trusts(offer) || rungs.fewestGpus() > offer.widest()) {
            return List.of();
        }
        double start = startSeconds(order, offer);
        double cap = order.maxUsd() * 1e6;
        long cheapest = Long.MAX_VALUE;
        List<Quote> ways = List.of();
        for (int rung = 0; rung < Rungs.MOST && rungs.gpus(rung) <= most(offer, free); rung++) {
            double seconds = rungs.seconds(rung);
            long microUsd = Quote.microUsd(offer, rungs.gpus(rung), start + seconds);
            boolean late = start + patience(offer) * seconds > order.deadlineSeconds();
            if (!late && microUsd < cheapest) {
                cheapest = microUsd;
                if (microUsd <= cap) {
                    ways = ways.isEmpty() ? new ArrayList<>(2) : ways;
                    ways.add(new Quote(order, offer, rungs.gpus(rung), start, seconds, microUsd));
                }
            } else if (!late && rung > 0) {
                break; // twice the GPUs are seldom twice as fast, and less so from rung to rung
            }
        }
        return ways;
    }

    /** Whether offers of such reliability are trusted at all. */
    boolean trusts(Offer offer) {
        return offer.reliability() >= leastReliability;
    }

    /** How long the order takes on GPUs of the offer's kind. */
    Rungs rungs(Order order, Offer offer) {
        return ladders(order.work()).rungs(offer.gpu(), Load.amount(order.work()));
    }

    /** What jobs of its shape take. */
    Ladders ladders(Job work) {
        Shape shape = Shape.of(work);
        synchronized (shapes) {
            return shapes.computeIfAbsent(shape, absent -> new Ladders(pace, work));
        }
    }

    /**
     * Why a job cannot run on an offer of which {@code free} GPUs are not taken, in numbers.
     *
     * @return empty if it can
     */
    public Optional<String> whyNot(Order order, Offer offer, int free) {
        Rungs rungs = rungs(order, offer);
        return ways(order, offer, rungs, free).isEmpty()
                ? Optional.of(reason(order, offer, rungs, free))
                : Optional.empty();
    }

    private String reason(Order order, Offer offer, Rungs rungs, int free) {
        if (!order.mayRunIn(offer.region())) {
            return String.format(
                    Locale.ROOT,
                    "in %s, wanted in %s",
                    offer.region().isEmpty() ? "no named region" : offer.region(),
                    order.region());
        }
        if (!trusts(offer)) {
            return String.format(
                    Locale.ROOT,
                    "sees through %.0f %% of its leases; %.0f %% are wanted",
                    offer.reliability() * 100,
                    leastReliability * 100);
        }
        if (rungs.fewestGpus() > offer.widest()) {
            return tooSmall(order, offer, rungs);
        }
        if (rungs.fewestGpus() > free) {
            return String.format(Locale.ROOT, "%d of %d GPUs free, %d needed", free, offer.count(), rungs.fewestGpus());
        }
        double start = startSeconds(order, offer);
        if (Double.isInfinite(start)) {
            return "does not hold the weights and says of no network to fetch them over";
        }
        return lateOrDear(order, offer, rungs, free, start);
    }

    private static String tooSmall(Order order, Offer offer, Rungs rungs) {
        String why = offer.gpu().consumer() && offer.count() > 1
                ? "; consumer GPUs take only what fits on one"
                : offer.widest() < offer.count()
                        ? String.format(Locale.ROOT, "; no more than %d are linked", offer.widest())
                        : "";
        return String.format(
                Locale.ROOT,
                "%s, %.0f GiB of memory on %d × %s: %s",
                Load.held(order.work()),
                offer.widest() * offer.gpu().memoryBytes() / GIB,
                offer.widest(),
                offer.gpu().name(),
                rungs.isHeld()
                        ? "it takes " + rungs.fewestGpus() + why
                        : "no number of them, however it is split, holds it");
    }

    private static String lateOrDear(Order order, Offer offer, Rungs rungs, int free, double start) {
        double soonest = Double.POSITIVE_INFINITY;
        double cheapest = Double.POSITIVE_INFINITY;
        double fastest = Double.POSITIVE_INFINITY;
        for (int rung = 0; rung < Rungs.MOST && rungs.gpus(rung) <= most(offer, free); rung++) {
            double seconds = rungs.seconds(rung);
            double done = start + patience(offer) * seconds;
            if (done < soonest) {
                soonest = done;
                fastest = seconds;
            }
            if (done <= order.deadlineSeconds()) {
                cheapest = Math.min(cheapest, Quote.microUsd(offer, rungs.gpus(rung), start + seconds) / 1e6);
            }
        }
        if (Double.isFinite(cheapest)) {
            return String.format(Locale.ROOT, "costs %.4g USD, at most %.4g are allowed", cheapest, order.maxUsd());
        }
        return String.format(
                Locale.ROOT,
                "late by %.0f %%: %.0f s to start and %.2f × %.0f s of work, due in %.0f s%s",
                Math.max(1, (soonest / order.deadlineSeconds() - 1) * 100),
                start,
                patience(offer),
                fastest,
                order.deadlineSeconds(),
                offer.gpu().consumer() ? " (a consumer GPU must be in time 99 times in 100)" : "");
    }

    /** How many times the expected time must meet a deadline; machines at home get only jobs that can wait. */
    static double patience(Offer offer) {
        return offer.gpu().consumer() ? Quote.LATEST : Quote.LATE;
    }

    static int most(Offer offer, int free) {
        return offer.gpu().consumer() ? Math.min(1, free) : free;
    }

    static double startSeconds(Order order, Offer offer) {
        Job work = order.work();
        return offer.startSeconds(
                Load.fetchedBytes(work),
                work instanceof Rendering || offer.cachedModels().contains(Load.model(work)));
    }
}
