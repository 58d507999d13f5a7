package dev.errand.engine;

import java.util.List;

/** Ends the planning of a text with reasons for the user; becomes an {@link Answer.Refused} and never leaves this package. */
final class Refusal extends Exception {

    private final List<String> reasons;
    private final List<ConsideredOffer> considered;

    Refusal(String reason) {
        this(List.of(reason), List.of());
    }

    Refusal(List<String> reasons, List<ConsideredOffer> considered) {
        super(String.join("; ", reasons), null, false, false);
        this.reasons = List.copyOf(reasons);
        this.considered = List.copyOf(considered);
    }

    List<String> reasons() {
        return reasons;
    }

    List<ConsideredOffer> considered() {
        return considered;
    }
}
