package dev.errand.lease.simulation;

import dev.errand.value.Address;

/**
 * What a lease market is deployed with.
 *
 * @param treasurer gets fees and penalties, and funds subsidies
 * @param feeBps of what is settled
 * @param notice seconds from a tenant's notice to the close
 * @param grace seconds after a lease's end in which receipts can be settled
 * @param window seconds in which closed work can be challenged, and a challenge ruled on
 */
record Rules(Address treasurer, int feeBps, long notice, long grace, long window) {}
