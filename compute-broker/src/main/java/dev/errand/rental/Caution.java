package dev.errand.rental;

import dev.errand.offer.LeaseOffer;
import dev.errand.value.Address;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a tenant does not take on trust.
 *
 * @param checkedShare share of embedding chunks, 0 to 1, that are done again by somebody independent, paid like the others, and compared
 * @param arbiters who may rule on what is wrong: only offers that name one of them are taken; any offer is, where this is empty
 */
public record Caution(double checkedShare, Set<Address> arbiters) {

    /** One chunk in twenty, and any arbiter or none. */
    public static final Caution STANDARD = new Caution(0.05, Set.of());

    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException if the share is none
     */
    public Caution {
        if (!(checkedShare >= 0 && checkedShare <= 1)) {
            throw new IllegalArgumentException("the share that is done twice must be 0 to 1, not " + checkedShare);
        }
        arbiters = Set.copyOf(arbiters);
    }

    /** The same with another share. */
    public Caution withCheckedShare(double share) {
        return new Caution(share, arbiters);
    }

    /** The same with these arbiters. */
    public Caution withArbiters(Set<Address> trusted) {
        return new Caution(checkedShare, trusted);
    }

    /** Why terms are not taken; empty if they may be. */
    Optional<String> objection(LeaseOffer.Terms terms) {
        if (arbiters.isEmpty() || arbiters.contains(terms.arbiter())) {
            return Optional.empty();
        }
        String trusted = arbiters.stream().map(Address::toString).sorted().collect(Collectors.joining(", "));
        return Optional.of(
                terms.arbiter().isZero()
                        ? "it names no arbiter, so that wrong answers could not be challenged; you trust " + trusted
                        : "wrong answers would be ruled on by " + terms.arbiter() + ", and you trust " + trusted);
    }
}
