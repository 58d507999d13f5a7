package dev.errand.offer;

import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.util.Optional;

/**
 * The framework's own reading of the venues, against which offers are judged. Never an agent's word.
 *
 * <p>Implementations are thread-safe, may block on the chain, and throw their chain's exception if it does not answer:
 * "no quote" means that the venues were read and have none.
 */
public interface ReferenceQuotes {

    /** What selling exactly {@code sell} would give now, after fees and its own effect on the price; empty if no venue can. */
    Optional<TokenAmount> quoteSell(TokenAmount sell, Token buy);

    /** What buying exactly {@code buy} would take now; empty if no venue can. */
    Optional<TokenAmount> quoteBuy(TokenAmount buy, Token sell);
}
