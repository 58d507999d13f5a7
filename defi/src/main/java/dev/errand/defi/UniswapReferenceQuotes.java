package dev.errand.defi;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.offer.ReferenceQuotes;
import dev.errand.route.Route;
import dev.errand.route.Routing;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.util.Optional;

/** Reference quotes over all Uniswap v2 and v3 pools of the chain profile, each with a bound that no route can beat. */
public final class UniswapReferenceQuotes implements ReferenceQuotes {

    private final Swapping swapping;

    /** Quotes for the chain of {@code profile}. */
    public UniswapReferenceQuotes(ChainProfile profile, ChainClient chain) {
        this.swapping = Swapping.beforeGas(profile, chain, SwapAgents.best());
    }

    @Override
    public Optional<Quote> quoteSell(TokenAmount sell, Token buy) {
        if (swapping.wrapsOnly(sell.token(), buy)) {
            return Optional.of(Quote.of(new TokenAmount(buy, sell.units()))); // one to one
        }
        return quote(swapping.selling(sell, buy).routing(), buy, true);
    }

    @Override
    public Optional<Quote> quoteBuy(TokenAmount buy, Token sell) {
        if (swapping.wrapsOnly(sell, buy.token())) {
            return Optional.of(Quote.of(new TokenAmount(sell, buy.units())));
        }
        return quote(swapping.buying(buy, sell).routing(), sell, false);
    }

    private static Optional<Quote> quote(Routing routing, Token counted, boolean selling) {
        if (!(routing instanceof Route route)) {
            return Optional.empty();
        }
        BigInteger units = selling ? route.out() : route.in();
        return Optional.of(new Quote(
                new TokenAmount(counted, units),
                route.bound().map(bound -> new TokenAmount(counted, bound.max(BigInteger.ZERO))),
                route.gapBps(),
                route.trades().size()));
    }
}
