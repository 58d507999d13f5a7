package dev.errand.defi;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.route.Route;
import dev.errand.route.RouteRequest;
import dev.errand.route.Router;
import dev.errand.route.Routing;
import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds routes over a chain's pools with one router. The native coin trades as its wrapped form. Thread-safe. */
final class Swapping {

    /** Its paths share no pool and go one way, so each trade's input is there when its turn comes. */
    private static final Router PLAIN = Router.grid(3);

    private final PoolCache cache;
    private final Router router;
    private final Token wrappedNative;
    private final Map<String, Address> routers = new HashMap<>();
    private final Optional<PoolGas> gas;

    private Swapping(ChainProfile profile, PoolCache cache, Router router, Optional<PoolGas> gas) {
        this.cache = cache;
        this.router = router;
        this.wrappedNative = profile.wrappedNative();
        this.gas = gas;
        profile.venues().forEach((name, venue) -> {
            if (venue.contracts().containsKey("router")) {
                routers.put(name, venue.contract("router"));
            }
        });
    }

    /** Routes that give most before gas is paid. */
    static Swapping beforeGas(ChainProfile profile, ChainClient chain, Router router) {
        return new Swapping(profile, new PoolCache(profile, chain), router, Optional.empty());
    }

    /** Routes that leave most once gas is paid, as far as the router knows of gas. */
    static Swapping afterGas(ChainProfile profile, ChainClient chain, Router router) {
        return beforeGas(profile, chain, router).weighingGas(profile, chain);
    }

    /** Over the same pools, routes that leave most once gas is paid. */
    Swapping weighingGas(ChainProfile profile, ChainClient chain) {
        PoolGas costs = new PoolGas(chain, wrappedNative.address().toString());
        return new Swapping(profile, cache, router, Optional.of(costs));
    }

    /** A route and the pools that it was found over. */
    record Found(Routing routing, PoolCache.Snapshot snapshot) {}

    Found selling(TokenAmount sell, Token buy) {
        return find(RouteRequest.selling(name(sell.token()), sell.units(), name(buy)));
    }

    /** A route that can be followed in shares, for an amount that only the chain will know: no trade waits for a later one. */
    Found sellingAbout(TokenAmount sell, Token buy) {
        Found found = selling(sell, buy);
        return found.routing() instanceof Route route && !RouteCalls.isInOrder(route)
                ? new Found(inOrder(route, found.snapshot()), found.snapshot())
                : found;
    }

    Found buying(TokenAmount buy, Token sell) {
        return find(RouteRequest.buying(name(sell), name(buy.token()), buy.units()));
    }

    private Found find(RouteRequest asked) {
        PoolCache.Snapshot snapshot = cache.now();
        RouteRequest request =
                gas.map(costs -> costs.weighed(asked, snapshot.pools())).orElse(asked);
        return new Found(router.route(snapshot.pools(), request), snapshot);
    }

    /** A plainer route; what the better one proved still bounds it, and shows what waiting would have gained. */
    private static Routing inOrder(Route waiting, PoolCache.Snapshot snapshot) {
        return switch (PLAIN.route(snapshot.pools(), waiting.request())) {
            case Route plain ->
                new Route(plain.request(), plain.in(), plain.out(), plain.trades(), plain.atomic(), waiting.bound());
            case Routing.NoRoute none -> none;
        };
    }

    RouteCalls calls(PoolCache.Snapshot snapshot, Address sandbox) {
        return new RouteCalls(snapshot.keys(), routers, sandbox);
    }

    /** The token by which {@code token} is traded: itself, or the wrapped form of the native coin. */
    Token traded(Token token) {
        return token.isNative() ? wrappedNative : token;
    }

    boolean wrapsOnly(Token sell, Token buy) {
        return traded(sell).equals(traded(buy));
    }

    Token wrappedNative() {
        return wrappedNative;
    }

    private String name(Token token) {
        return traded(token).address().toString();
    }
}
