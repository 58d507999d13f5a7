package dev.errand.offer;

import dev.errand.value.TokenAmount;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Where an agent would take a loan: a split over markets. What it earns or costs is computed by the framework from the markets
 * themselves, so an agent can promise nothing but its choice.
 *
 * @param parts what goes to each market; together the whole amount
 * @param validUntil after this instant the agent no longer offers it
 * @param summary how it was found, in the agent's words
 */
public record LoanOffer(List<Part> parts, Instant validUntil, String summary) implements LoanReply {

    /** Copies the parts. */
    public LoanOffer {
        parts = List.copyOf(parts);
        Objects.requireNonNull(validUntil);
        Objects.requireNonNull(summary);
    }

    /** What goes to one market. */
    public record Part(String market, TokenAmount amount) {

        /** @throws IllegalArgumentException if the amount is zero */
        public Part {
            if (amount.isZero()) {
                throw new IllegalArgumentException("a part of nothing on " + market);
            }
        }
    }
}
