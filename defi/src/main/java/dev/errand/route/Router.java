package dev.errand.route;

import java.util.List;

/**
 * Finds a route over given pools.
 *
 * <p>Routers hold no state: the same one may be used for any pools, from any number of threads. Give it all pools that might serve;
 * those without liquidity are passed over.
 *
 * {@snippet :
 * Routing routing = Router.optimal().route(pools, RouteRequest.selling(weth, amount, usdc));
 * switch (routing) {
 *     case Route route -> execute(route.trades(), route.out());
 *     case Routing.NoRoute none -> refuse(none.reason());
 * }
 * }
 */
@FunctionalInterface
public interface Router {

    /**
     * The best route that this router can find.
     *
     * @throws IllegalArgumentException if two pools have the same id
     */
    Routing route(List<? extends Pool> pools, RouteRequest request);

    /** The best route there is, split and merged over any pools, with a bound that proves it. */
    static Router optimal() {
        return new OptimalRouter();
    }

    /** All of it along the one path of at most {@code hops} pools that gives most. */
    static Router singlePath(int hops) {
        return new SinglePathRouter(hops);
    }

    /**
     * Twentieths of the amount over paths of at most {@code hops} pools, no pool in two of them: the way of Uniswap's own router.
     *
     * @see <a href="https://github.com/Uniswap/smart-order-router">Uniswap: smart order router</a>
     */
    static Router grid(int hops) {
        return new GridRouter(hops);
    }
}
