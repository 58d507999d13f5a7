package dev.errand.offer;

import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The framework's own reading of the venues, against which offers are judged. Never an agent's word.
 *
 * <p>Implementations are thread-safe, may block on the chain, and throw their chain's exception if it does not answer:
 * "no quote" means that the venues were read and have none.
 */
public interface ReferenceQuotes {

    /** What selling exactly {@code sell} would give now, after fees and its own effect on the price; empty if no venue can. */
    Optional<Quote> quoteSell(TokenAmount sell, Token buy);

    /** What buying exactly {@code buy} would take now; empty if no venue can. */
    Optional<Quote> quoteBuy(TokenAmount buy, Token sell);

    /**
     * What the venues would give or take, with the proof of how good that is.
     *
     * @param amount what arrives for a sale, what leaves for a purchase
     * @param judged against what offers are judged: the amount of the route that leaves the user most once gas is paid, as far as gas
     *     can be told in the counted token; never better than {@code amount}, as more pools give more and take more gas
     * @param bound what nobody can beat over these venues: at least the most that can arrive, or at most the least that must leave;
     *     empty if nothing is proven
     * @param gapBps how far {@code amount} may be from the best there is, at most, in hundredths of a per cent
     * @param pools how many pools it goes through
     */
    record Quote(
            TokenAmount amount,
            TokenAmount judged,
            Optional<TokenAmount> bound,
            Optional<BigDecimal> gapBps,
            int pools) {

        /** A quote that is exact, without any pool. */
        public static Quote of(TokenAmount amount) {
            return new Quote(amount, amount, Optional.of(amount), Optional.of(BigDecimal.ZERO), 0);
        }
    }
}
