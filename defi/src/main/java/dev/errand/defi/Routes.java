package dev.errand.defi;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.value.Token;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds routes over all Uniswap v2 venues of a chain, reading the pools anew each time. The native coin trades as its wrapped form. */
final class Routes {

    /** How many pools a route may pass. */
    enum Reach {
        DIRECT,
        TWO_HOPS
    }

    private final List<UniswapV2Venue> venues;
    private final List<Token> tokens;
    private final Token wrappedNative;
    private final Reach reach;

    Routes(ChainProfile profile, ChainClient chain, Reach reach) {
        this.venues = UniswapV2Venue.of(profile, chain);
        this.tokens =
                profile.tokens().stream().filter(token -> !token.isNative()).toList();
        this.wrappedNative = profile.wrappedNative();
        this.reach = reach;
    }

    /** A route with what it takes or gives, whichever was asked. */
    record Priced(Route route, BigInteger amount) {}

    /** The route that gives the most for {@code in}. */
    Optional<Priced> mostOut(Token sell, Token buy, BigInteger in) {
        return priced(sell, buy, route -> route.amountOut(in)).max(Comparator.comparing(Priced::amount));
    }

    /** The route that takes the least for {@code out}. */
    Optional<Priced> leastIn(Token sell, Token buy, BigInteger out) {
        return priced(sell, buy, route -> route.amountIn(out)).min(Comparator.comparing(Priced::amount));
    }

    /** The token by which {@code token} is traded: itself, or the wrapped form of the native coin. */
    Token traded(Token token) {
        return token.isNative() ? wrappedNative : token;
    }

    private Stream<Priced> priced(Token sell, Token buy, Function<Route, Optional<BigInteger>> price) {
        return between(traded(sell), traded(buy)).stream()
                .flatMap(route -> price.apply(route).map(amount -> new Priced(route, amount)).stream());
    }

    private List<Route> between(Token sell, Token buy) {
        List<Route> routes = new ArrayList<>();
        if (sell.equals(buy)) {
            return routes; // wrapping needs no pool
        }
        for (UniswapV2Venue venue : venues) {
            venue.pool(sell, buy).ifPresent(pool -> routes.add(new Route(venue, List.of(pool))));
            if (reach == Reach.TWO_HOPS) {
                tokens.stream()
                        .filter(middle -> !middle.equals(sell) && !middle.equals(buy))
                        .forEach(middle -> venue.pool(sell, middle)
                                .ifPresent(first -> venue.pool(middle, buy)
                                        .ifPresent(second -> routes.add(new Route(venue, List.of(first, second))))));
            }
        }
        return routes;
    }
}
