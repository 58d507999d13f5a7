package dev.errand.broker;

import dev.errand.sizing.Job;
import dev.errand.sizing.Job.Rendering;
import dev.errand.sizing.Pace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The offers of one kind of GPU, the cheapest first, and what of each is free. Not thread-safe. */
final class Stock {

    /** An offer, and what of it is free. */
    static final class Slot {
        private final Offer offer;
        private final boolean trusted;
        private int free;

        Slot(Offer offer, boolean trusted) {
            this.offer = offer;
            this.trusted = trusted;
            this.free = offer.count();
        }

        Offer offer() {
            return offer;
        }

        int free() {
            return free;
        }

        /** Takes some GPUs, or gives them back if the number is negative. */
        void take(int gpus) {
            free -= gpus;
        }
    }

    /** The cheapest way found so far. */
    static final class Best {
        private @Nullable Slot slot;
        private int gpus;
        private double start;
        private double seconds;
        private long microUsd = Long.MAX_VALUE;

        /** The quote of it, if there is any. */
        @Nullable Quote quote(Order order) {
            return slot == null ? null : new Quote(order, slot.offer, gpus, start, seconds, microUsd);
        }

        private void offer(Slot other, int needed, double from, double takes, long price) {
            boolean better = slot == null
                    || price < microUsd
                    || (price == microUsd && other.offer.reliability() > slot.offer.reliability());
            if (better) {
                slot = other;
                gpus = needed;
                start = from;
                seconds = takes;
                microUsd = price;
            }
        }
    }

    private final List<Slot> slots = new ArrayList<>();
    private final Set<String> held = new HashSet<>();
    private double fastestMbps;
    private int largest;

    /** Of some offers, at least one. */
    Stock(List<Slot> slots) {
        this.slots.addAll(slots);
        this.slots.sort(Comparator.comparingDouble(slot -> slot.offer.usdPerGpuHour()));
        measure();
    }

    private void measure() {
        held.clear();
        slots.forEach(slot -> held.addAll(slot.offer.cachedModels()));
        fastestMbps =
                slots.stream().mapToDouble(slot -> slot.offer.netMbps()).max().orElse(0);
        largest = slots.stream().mapToInt(slot -> slot.offer.count()).max().orElse(0);
    }

    /** Forgets an offer. */
    void remove(Slot slot) {
        slots.remove(slot);
        measure();
    }

    boolean isEmpty() {
        return slots.isEmpty();
    }

    /** The cheapest offer by the hour. */
    Offer cheapest() {
        return slots.getFirst().offer;
    }

    /** Whether any offer here need not fetch what the work needs. */
    private boolean holds(Job work) {
        return work instanceof Rendering || held.contains(Load.model(work));
    }

    /** Betters what was found so far by the offers here; what cannot be cheaper is not sized. */
    void search(Ladders ladders, Order order, Best best) {
        Job work = order.work();
        Offer cheapest = cheapest();
        double start = Offer.startSeconds(Load.fetchedBytes(work), holds(work), fastestMbps);
        int fewest = Pace.fewestGpus(work, cheapest.gpu());
        if (fewest > largest || atLeast(cheapest, fewest * start) > best.microUsd) {
            return;
        }
        Rungs rungs = ladders.rungs(cheapest.gpu(), Load.amount(work));
        double least = Double.NaN;
        for (Slot slot : slots) {
            if (slot.free < rungs.fewestGpus() || slot.offer.widest() < rungs.fewestGpus() || !slot.trusted) {
                continue;
            }
            if (best.slot != null) {
                if (Double.isNaN(least)) {
                    least = rungs.leastGpuSeconds(start, largest);
                }
                if (atLeast(slot.offer, least) > best.microUsd) {
                    return; // dearer ones follow
                }
            }
            if (order.mayRunIn(slot.offer.region())) {
                search(slot, order, rungs, best);
            }
        }
    }

    private static double atLeast(Offer offer, double gpuSeconds) {
        return offer.usdPerGpuHour() * 1e6 * gpuSeconds / 3600;
    }

    /** The cheapest of {@link Quoter#ways}. */
    private static void search(Slot slot, Order order, Rungs rungs, Best best) {
        Offer offer = slot.offer;
        double start = Quoter.startSeconds(order, offer);
        long least = Long.MAX_VALUE;
        for (int rung = 0; rung < Rungs.MOST && rungs.gpus(rung) <= Quoter.most(offer, slot.free); rung++) {
            if (atLeast(offer, rungs.gpus(rung) * start) > best.microUsd) {
                return;
            }
            double seconds = rungs.seconds(rung);
            if (start + Quoter.patience(offer) * seconds > order.deadlineSeconds()) {
                continue;
            }
            long microUsd = Quote.microUsd(offer, rungs.gpus(rung), start + seconds);
            if (microUsd >= least) {
                return; // twice the GPUs are seldom twice as fast, and less so from rung to rung
            }
            least = microUsd;
            if (microUsd <= order.maxUsd() * 1e6) {
                best.offer(slot, rungs.gpus(rung), start, seconds, microUsd);
            }
        }
    }
}
