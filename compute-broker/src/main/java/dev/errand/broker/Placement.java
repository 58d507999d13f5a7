package dev.errand.broker;

import java.util.List;

/** What became of a job. */
public sealed interface Placement {

    /** The job. */
    Order order();

    /** It runs. */
    record Placed(Quote quote) implements Placement {
        @Override
        public Order order() {
            return quote.order();
        }
    }

    /**
     * No offer will do.
     *
     * @param reasons why, for each offer; put into words when first read
     */
    record Rejected(Order order, List<Rejection> reasons) implements Placement {
        /** Copies the reasons, unless they are still to be put into words. */
        public Rejected {
            reasons = reasons instanceof Reasons ? reasons : List.copyOf(reasons);
        }
    }

    /** Why an offer will not do, as a person reads it. */
    record Rejection(Offer offer, String reason) {}
}
