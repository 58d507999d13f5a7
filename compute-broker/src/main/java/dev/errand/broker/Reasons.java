package dev.errand.broker;

import dev.errand.broker.Placement.Rejection;
import java.util.AbstractList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Why each of some offers will not do for a job, as they were when it was rejected; put into words when first read. */
final class Reasons extends AbstractList<Rejection> {

    private static final String DEAR = "has room, at more than ten times what the job costs where it is cheapest";

    private final Quoter quoter;
    private final Order order;
    private final List<Offer> offers;
    private final int[] free;
    private volatile @Nullable List<Rejection> words;

    /** The offers and what is free of each are kept, so nobody may change them afterwards. */
    Reasons(Quoter quoter, Order order, List<Offer> offers, int[] free) {
        this.quoter = quoter;
        this.order = order;
        this.offers = offers;
        this.free = free;
    }

    @Override
    public Rejection get(int index) {
        return words().get(index);
    }

    @Override
    public int size() {
        return words().size();
    }

    private List<Rejection> words() {
        List<Rejection> known = words;
        if (known == null) {
            known = IntStream.range(0, offers.size())
                    .mapToObj(o -> new Rejection(
                            offers.get(o),
                            quoter.whyNot(order, offers.get(o), free[o]).orElse(DEAR)))
                    .toList();
            words = known;
        }
        return known;
    }
}
