package dev.errand.offer;

import dev.errand.value.Token;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Time-weighted prices in US dollars, for limits and for amounts that a user names in dollars. A price that one trade can
 * move is not a price.
 *
 * <p>Implementations are thread-safe and may block on the chain.
 */
public interface DollarPrices {

    /** US dollars for one whole {@code token}, positive; empty if there is none to be trusted, and then the user is asked. */
    Optional<BigDecimal> dollarsPerToken(Token token);
}
