package dev.errand.defi;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.offer.ReferenceQuotes;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.util.Optional;

/** Reference quotes read from all Uniswap v2 venues of the chain profile: the best of all routes of one or two pools. */
public final class UniswapReferenceQuotes implements ReferenceQuotes {

    private final Routes routes;

    /** Quotes for the chain of {@code profile}. */
    public UniswapReferenceQuotes(ChainProfile profile, ChainClient chain) {
        this.routes = new Routes(profile, chain, Routes.Reach.TWO_HOPS);
    }

    @Override
    public Optional<TokenAmount> quoteSell(TokenAmount sell, Token buy) {
        if (routes.traded(sell.token()).equals(routes.traded(buy))) {
            return Optional.of(new TokenAmount(buy, sell.units())); // wrapped one to one
        }
        return routes.mostOut(sell.token(), buy, sell.units()).map(best -> new TokenAmount(buy, best.amount()));
    }

    @Override
    public Optional<TokenAmount> quoteBuy(TokenAmount buy, Token sell) {
        if (routes.traded(sell).equals(routes.traded(buy.token()))) {
            return Optional.of(new TokenAmount(sell, buy.units()));
        }
        return routes.leastIn(sell, buy.token(), buy.units()).map(best -> new TokenAmount(sell, best.amount()));
    }
}
