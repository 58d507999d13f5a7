package dev.errand.lend;

import dev.errand.account.LendingReserve;
import dev.errand.account.LendingVenues;
import dev.errand.chain.ChainClient;
import dev.errand.offer.LoanOffer;
import dev.errand.offer.LoanOrder;
import dev.errand.offer.LoanOrder.Side;
import dev.errand.value.Token;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether one more market in a split is worth its gas, for a loan of which nobody says how long it is to stand. */
final class MarketGas {

    /** For so long a loan is thought to stand. */
    private static final Duration HORIZON = Duration.ofDays(30);

    /** Of one market in a split, measured on the devnet with Aave v3. */
    private static final long GAS = 200_000;

    private static final BigDecimal DAYS_OF_YEAR = BigDecimal.valueOf(365);

    private final LendingVenues venues;
    private final ChainClient chain;
    private final Token wrappedNative;

    MarketGas(LendingVenues venues, ChainClient chain, Token wrappedNative) {
        this.venues = venues;
        this.chain = chain;
        this.wrappedNative = wrappedNative;
    }

    /** The best split, and what is left of it when its smallest parts go: that of them which earns most, or costs least, with its gas. */
    List<LoanOffer.Part> best(LoanOrder order) {
        List<LoanOffer.Part> parts = venues.best(order.side(), order.amount(), order.markets());
        List<LoanOffer.Part> best = parts;
        BigDecimal worth = worth(order, parts);
        while (parts.size() > 1) {
            String smallest = parts.stream()
                    .min(Comparator.comparing(LoanOffer.Part::amount))
                    .orElseThrow()
                    .market();
            List<String> others = parts.stream()
                    .map(LoanOffer.Part::market)
                    .filter(market -> !market.equals(smallest))
                    .toList();
            try {
                parts = venues.best(order.side(), order.amount(), others);
            } catch (IllegalArgumentException e) {
                return best; // the others cannot take all of it
            }
            BigDecimal less = worth(order, parts);
            if (less.compareTo(worth) > 0) {
                best = parts;
                worth = less;
            }
        }
        return best;
    }

    /** Interest of the horizon less gas, in whole tokens; of a debt, both are below zero. */
    private BigDecimal worth(LoanOrder order, List<LoanOffer.Part> parts) {
        BigDecimal interest = venues.terms(order.side(), parts, order.markets())
                .rate()
                .multiply(order.amount().wholeTokens())
                .multiply(BigDecimal.valueOf(HORIZON.toDays()))
                .divide(DAYS_OF_YEAR, MathContext.DECIMAL64);
        BigDecimal gas = gasOfOne(order).multiply(BigDecimal.valueOf(parts.size()));
        return (order.side() == Side.LEND ? interest : interest.negate()).subtract(gas);
    }

    /** In whole tokens, by the market's own oracle; nothing where it has no price for the native coin. */
    private BigDecimal gasOfOne(LoanOrder order) {
        BigDecimal ether = new BigDecimal(chain.fees().expected(GAS), Token.ETH.decimals());
        for (String market : order.markets()) {
            Optional<BigDecimal> coin = price(market, wrappedNative, order);
            Optional<BigDecimal> token = price(market, order.amount().token(), order);
            if (coin.isPresent() && token.isPresent()) {
                return ether.multiply(coin.get()).divide(token.get(), MathContext.DECIMAL64);
            }
        }
        return BigDecimal.ZERO;
    }

    private Optional<BigDecimal> price(String market, Token token, LoanOrder order) {
        return venues.reserve(market, token, order.account())
                .map(LendingReserve::price)
                .filter(price -> price.signum() > 0);
    }
}
