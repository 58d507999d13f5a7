package dev.errand.lease.simulation;

import dev.errand.key.Signature;
import dev.errand.lease.Receipt;

/**
 * A receipt as it is settled, with the signatures that are said to be both sides'.
 *
 * @param provider said to be the node's
 * @param tenant said to be the tenant's
 */
record Claim(Receipt receipt, Signature provider, Signature tenant) {}
