package dev.errand.rental;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.TokenAmount;
import java.util.List;

/**
 * What a rental came to.
 *
 * @param shares of each lease
 * @param open what is not settled yet, in words: why, and when it comes back; empty if all is
 */
public record Bill(List<Share> shares, List<String> open) {

    /** Copies the lists. */
    public Bill {
        shares = List.copyOf(shares);
        open = List.copyOf(open);
    }

    /**
     * One lease.
     *
     * @param units of work that arrived, and were signed for
     * @param locked when it opened
     * @param paid of that, by the chain; zero where it could not be asked
     * @param closed whether the rest came back
     */
    public record Share(
            Bytes32 lease,
            Address provider,
            String hardware,
            long units,
            TokenAmount locked,
            TokenAmount paid,
            boolean closed) {}

    /** What was locked. */
    public TokenAmount locked() {
        return shares.stream().map(Share::locked).reduce(TokenAmount::plus).orElseThrow();
    }

    /** What was paid until now. */
    public TokenAmount paid() {
        return shares.stream().map(Share::paid).reduce(TokenAmount::plus).orElseThrow();
    }

    /** What came back: of the leases that are closed, all that was not paid. */
    public TokenAmount refunded() {
        TokenAmount none = TokenAmount.zero(locked().token());
        return shares.stream()
                .filter(Share::closed)
                .map(share -> share.locked().minus(share.paid()))
                .reduce(none, TokenAmount::plus);
    }

    /** Units of work that arrived, of all leases. */
    public long units() {
        return shares.stream().mapToLong(Share::units).sum();
    }

    /** Whether every lease is closed, and what they did not use is home. */
    public boolean isSettled() {
        return open.isEmpty() && shares.stream().allMatch(Share::closed);
    }
}
