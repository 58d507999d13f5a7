package dev.errand.lend;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.offer.DollarPrices;
import dev.errand.value.Token;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Prices that also know what stands for a lent token: it is worth what was lent, one to one. Thread-safe. */
public final class LentDollarPrices implements DollarPrices {

    private final DollarPrices prices;
    private final List<Token> tokens;
    private final List<AaveV3Market> markets;

    /** @param prices of the tokens themselves */
    public LentDollarPrices(DollarPrices prices, ChainProfile profile, ChainClient chain) {
        this.prices = prices;
        this.tokens = profile.tokens();
        this.markets = AaveV3Market.of(profile, chain);
    }

    @Override
    public Optional<BigDecimal> dollarsPerToken(Token token) {
        return tokens.contains(token)
                ? prices.dollarsPerToken(token)
                : lent(token).flatMap(prices::dollarsPerToken);
    }

    private Optional<Token> lent(Token receipt) {
        return tokens.stream()
                .filter(token -> !token.isNative())
                .filter(token -> markets.stream()
                        .anyMatch(market ->
                                market.receipt(token).filter(receipt::equals).isPresent()))
                .findFirst();
    }
}
