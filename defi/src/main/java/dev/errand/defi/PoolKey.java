package dev.errand.defi;

import dev.errand.value.Address;

/**
 * What of a pool never changes.
 *
 * @param venue the exchange that it belongs to, as the chain profile calls it
 * @param fee on what goes in, in 1e-6
 * @param tickSpacing 0 for a Uniswap v2 pair
 */
record PoolKey(Address address, String venue, Address token0, Address token1, int fee, int tickSpacing) {

    private static final int V2_FEE = 3_000;

    static PoolKey v2(Address pair, String venue, Address token0, Address token1) {
        return new PoolKey(pair, venue, token0, token1, V2_FEE, 0);
    }

    boolean isV3() {
        return tickSpacing > 0;
    }
}
