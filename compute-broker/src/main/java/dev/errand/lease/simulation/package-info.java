/**
 * A market of providers and tenants in virtual time, many of whom cheat or vanish: the ledgers of both sides are the nodes' own, and the
 * contract is stood in for by {@link dev.errand.lease.simulation.MarketBooks}, which a test holds to the contract itself.
 */
@NullMarked
package dev.errand.lease.simulation;

import org.jspecify.annotations.NullMarked;
