package dev.errand.route;

import java.util.List;

/**
 * Whoever trades tokens by a fixed rule of what it holds: a constant function market maker as it stands at one moment.
 *
 * <p>Routes are made over {@linkplain Pool pools} alone, whose contracts the framework knows to the unit. The others take part in an
 * {@link Optimum}, which is computed and not executed.
 */
public sealed interface MarketMaker permits Pool, WeightedPool, ConstantSumPool {

    /** What it is called; on a chain its address. */
    String id();

    /** What it trades, at least two. */
    List<String> tokens();

    /** Whether it could pay anything at all. */
    boolean hasLiquidity();
}
