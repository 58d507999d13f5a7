package dev.errand.broker;

import dev.errand.broker.Placement.Placed;
import dev.errand.broker.Placement.Rejected;
import dev.errand.broker.Stock.Best;
import dev.errand.broker.Stock.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    private final Map<String, Quote> running = new HashMap<>();
    /** One of each kind of GPU, the most memory bandwidth for a dollar first. */
    private final List<Stock> stocks;

    private List<Offer> offers;
    /** What of each offer is free, as last told to somebody; null since that has changed. */
    private int @Nullable [] free;

    /**
     * A broker of some offers, all of them free.
     *
     * @throws IllegalArgumentException if two offers have one id
     */
    public Broker(Quoter quoter, List<Offer> offers) {
        this.quoter = quoter;
        this.offers = List.copyOf(offers);
        for (Offer offer : offers) {
            if (slots.put(offer.id(), new Slot(offer, quoter.trusts(offer))) != null) {
                throw new IllegalArgumentException("two offers have the id " + offer.id() + "; give each its own");
            }
        }
        this.stocks = slots.values().stream()
                .collect(Collectors.groupingBy(
                        slot -> slot.offer().gpu().name(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Stock::new)
                .sorted(Comparator.comparingDouble(Broker::usdPerBandwidth))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static double usdPerBandwidth(Stock stock) {
        return stock.cheapest().usdPerGpuHour() / stock.cheapest().gpu().bandwidth();
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
            return new Rejected(order, new Reasons(quoter, order, offers, free()));
        }
        running.put(order.id(), best);
        slot(best.offer()).take(best.gpus());
        free = null;
        return new Placed(best);
    }

    /** What placing a job would answer now; nothing is taken. */
    public synchronized Optional<Quote> quote(Order order) {
        return Optional.ofNullable(best(order));
    }

    /** Gives back the GPUs of a job that has ended; ending it twice changes nothing. */
    public synchronized void end(Quote quote) {
        if (running.remove(quote.order().id(), quote)) {
            slot(quote.offer()).take(-quote.gpus());
            free = null;
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
        stocks.forEach(stock -> stock.remove(slot));
        stocks.removeIf(Stock::isEmpty);
        offers = slots.values().stream().map(Slot::offer).toList();
        free = null;
        List<Quote> stranded = running.values().stream()
                .filter(quote -> quote.offer().equals(slot.offer()))
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
        Best best = new Best();
        Ladders ladders = quoter.ladders(order.work());
        for (Stock stock : stocks) {
            stock.search(ladders, order, best);
        }
        return best.quote(order);
    }

    private int[] free() {
        int[] known = free;
        if (known == null) {
            known = new int[slots.size()];
            int i = 0;
            for (Slot slot : slots.values()) {
                known[i++] = slot.free();
            }
            free = known;
        }
        return known;
    }
}
