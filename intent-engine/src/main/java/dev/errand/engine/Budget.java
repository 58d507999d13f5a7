package dev.errand.engine;

import dev.errand.intent.Cost;
import dev.errand.offer.DollarPrices;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The most that a user would pay, held against prices. What cannot be compared is over it. */
final class Budget {

    private final @Nullable Cost most;
    private final DollarPrices prices;

    /** @param most null where the user said none: then the policy alone decides */
    Budget(@Nullable Cost most, DollarPrices prices) {
        this.most = most;
        this.prices = prices;
    }

    /** Why so much is too much; empty if it is not. */
    Optional<String> objection(TokenAmount amount) {
        return switch (most) {
            case null -> Optional.empty();
            case Cost.Tokens(String symbol, BigDecimal limit) -> {
                if (!amount.token().symbol().equals(symbol)) {
                    yield Optional.of("it is paid in " + amount.token() + ", and you allow " + limit.toPlainString()
                            + " " + symbol);
                }
                yield over(amount.wholeTokens(), limit)
                        ? Optional.of("it locks " + amount + ", and you allow " + limit.toPlainString() + " " + symbol)
                        : Optional.empty();
            }
            case Cost.Usd(BigDecimal limit) ->
                dollars(amount)
                        .map(dollars -> over(dollars, limit)
                                ? Optional.of("it locks " + amount + ", worth $"
                                        + dollars.stripTrailingZeros().toPlainString() + ", and you allow $"
                                        + limit.toPlainString())
                                : Optional.<String>empty())
                        .orElseGet(() -> Optional.of("there is no price of " + amount.token()
                                + " to be trusted, so that it cannot be held against your limit in dollars"));
        };
    }

    /** What so much is worth; empty if there is no price to be trusted. */
    Optional<BigDecimal> dollars(TokenAmount amount) {
        return prices.dollarsPerToken(amount.token()).map(price -> price.multiply(amount.wholeTokens()));
    }

    private static boolean over(BigDecimal amount, BigDecimal limit) {
        return amount.compareTo(limit) > 0;
    }
}
