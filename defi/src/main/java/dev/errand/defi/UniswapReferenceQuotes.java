package dev.errand.defi;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.offer.ReferenceQuotes;
import dev.errand.route.Route;
import dev.errand.route.RouteRequest;
import dev.errand.route.Routing;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.util.Optional;

/** Reference quotes over all Uniswap v2 and v3 pools of the chain profile, each with a bound that no route can beat. */
public final class UniswapReferenceQuotes implements ReferenceQuotes {

    private final Swapping beforeGas;
    private final Swapping afterGas;

    /** Quotes for the chain of {@code profile}. */
    public UniswapReferenceQuotes(ChainProfile profile, ChainClient chain) {
        this.beforeGas = Swapping.beforeGas(profile, chain, SwapAgents.best());
        this.afterGas = beforeGas.weighingGas(profile, chain);
    }

    @Override
    public Optional<Quote> quoteSell(TokenAmount sell, Token buy) {
        if (beforeGas.wrapsOnly(sell.token(), buy)) {
            return Optional.of(Quote.of(new TokenAmount(buy, sell.units()))); // one to one
        }
        return beforeGas.selling(sell, buy).routing() instanceof Route route
                ? Optional.of(quote(route, afterGas.selling(sell, buy).routing(), buy))
                : Optional.empty();
    }

    @Override
    public Optional<Quote> quoteBuy(TokenAmount buy, Token sell) {
        if (beforeGas.wrapsOnly(sell, buy.token())) {
            return Optional.of(Quote.of(new TokenAmount(sell, buy.units())));
        }
        return beforeGas.buying(buy, sell).routing() instanceof Route route
                ? Optional.of(quote(route, afterGas.buying(buy, sell).routing(), sell))
                : Optional.empty();
    }

    private static Quote quote(Route route, Routing afterGas, Token counted) {
        TokenAmount amount = new TokenAmount(counted, counted(route));
        return new Quote(
                amount,
                afterGas instanceof Route dearer ? new TokenAmount(counted, counted(dearer)) : amount,
                route.bound().map(bound -> new TokenAmount(counted, bound.max(BigInteger.ZERO))),
                route.gapBps(),
                route.trades().size());
    }

    private static BigInteger counted(Route route) {
        return route.request().side() == RouteRequest.Side.EXACT_IN ? route.out() : route.in();
    }
}
