package dev.errand.broker;

import dev.errand.broker.Placement.Placed;
import dev.errand.broker.Placement.Rejected;
import dev.errand.broker.Placement.Rejection;
import dev.errand.sizing.Gpu;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Places jobs one by one, each on the cheapest offer that is free and will do, and gives back what it took when they end or when
 * their provider is lost. Of offers that cost the same, the more reliable one is taken.
 *
 * <p>Safe for many threads.
 */
public final class Broker {

    private final Quoter quoter;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Map<String, Quote> running = new LinkedHashMap<>();
    /** By kind of GPU, the cheapest first. */
    private final Map<String, List<Slot>> kinds = new HashMap<>();

    /** An offer, and what of it is free. */
    private static final class Slot {
        private final Offer offer;
        private int free;

        Slot(Offer offer) {
            this.offer = offer;
            this.free = offer.count();
        }
    }

    /**
     * A broker of some offers, all of them free.
     *
     * @throws IllegalArgumentException if two offers have one id
     */
    public Broker(Quoter quoter, List<Offer> offers) {
        this.quoter = quoter;
        for (Offer offer : offers) {
            if (slots.put(offer.id(), new Slot(offer)) != null) {
                throw new IllegalArgumentException("two offers have the id " + offer.id() + "; give each its own");
            }
        }
        for (Slot slot : slots.values()) {
            kinds.computeIfAbsent(slot.offer.gpu().name(), name -> new ArrayList<>())
                    .add(slot);
        }
        Comparator<Slot> cheapest = Comparator.comparingDouble(slot -> slot.offer.usdPerGpuHour());
        kinds.values().forEach(each -> each.sort(cheapest));
    }

    /**
     * Places a job, or says for each offer why it will not do.
     *
     * @throws IllegalArgumentException if a job of that id runs already
     */
    public synchronized Placement place(Order order) {
        if (running.containsKey(order.id())) {
            throw new IllegalArgumentException("job " + order.id() + " runs already; end it first");
        }
        Quote best = best(order);
        if (best == null) {
            return new Rejected(order, reasons(order));
        }
        running.put(order.id(), best);
        slot(best.offer()).free -= best.gpus();
        return new Placed(best);
    }

    /** What placing a job would answer now; nothing is taken. */
    public synchronized Optional<Quote> quote(Order order) {
        return Optional.ofNullable(best(order));
    }

    /** Gives back the GPUs of a job that has ended; ending it twice changes nothing. */
    public synchronized void end(Quote quote) {
        if (running.remove(quote.order().id(), quote)) {
            slot(quote.offer()).free += quote.gpus();
        }
    }

    /**
     * Forgets an offer whose provider is lost.
     *
     * @return what ran on it and must be placed again, as far as it is not done
     */
    public synchronized List<Quote> lost(String offerId) {
        Slot slot = slots.remove(offerId);
        if (slot == null) {
            return List.of();
        }
        kinds.values().forEach(each -> each.remove(slot));
        List<Quote> stranded = running.values().stream()
                .filter(quote -> quote.offer().equals(slot.offer))
                .toList();
        running.values().removeAll(stranded);
        return stranded;
    }

    private Slot slot(Offer offer) {
        Slot slot = slots.get(offer.id());
        if (slot == null) {
            throw new IllegalStateException("offer " + offer.id() + " vanished while a job ran on it");
        }
        return slot;
    }

    private @Nullable Quote best(Order order) {
        Map<String, Ladder> ladders = quoter.ladders(order.work());
        Quote best = null;
        for (Map.Entry<String, List<Slot>> kind : kinds.entrySet()) {
            List<Slot> offers = kind.getValue();
            if (offers.isEmpty()) {
                continue;
            }
            Gpu gpu = offers.getFirst().offer.gpu();
            Ladder ladder = ladders.get(kind.getKey());
            if (ladder == null) {
                ladder = quoter.ladder(order.work(), gpu);
            }
            best = best(order, offers, ladder, best);
        }
        return best;
    }

    private @Nullable Quote best(Order order, List<Slot> offers, Ladder ladder, @Nullable Quote before) {
        Quote best = before;
        double least = Double.NaN;
        for (Slot slot : offers) {
            if (slot.free < ladder.fewestGpus() || slot.offer.widest() < ladder.fewestGpus()) {
                continue;
            }
            if (best != null) {
                if (Double.isNaN(least)) {
                    least = Quoter.leastGpuSeconds(ladder, order.work().requests(), Integer.MAX_VALUE);
                }
                if (slot.offer.usdPerGpuHour() * 1e6 * least / 3600 > best.microUsd()) {
                    break; // dearer ones of this kind follow
                }
            }
            List<Quote> ways = quoter.ways(order, slot.offer, ladder, slot.free);
            if (!ways.isEmpty() && (best == null || better(ways.getLast(), best))) {
                best = ways.getLast();
            }
        }
        return best;
    }

    private static boolean better(Quote one, Quote other) {
        return one.microUsd() < other.microUsd()
                || (one.microUsd() == other.microUsd()
                        && one.offer().reliability() > other.offer().reliability());
    }

    private List<Rejection> reasons(Order order) {
        List<Rejection> reasons = new ArrayList<>();
        for (Slot slot : slots.values()) {
            quoter.whyNot(order, slot.offer, slot.free)
                    .ifPresent(reason -> reasons.add(new Rejection(slot.offer, reason)));
        }
        return reasons;
    }
}
