/** Rented compute on chain: escrow, signed receipts, settlement. */
@NullMarked
package dev.errand.lease;

import org.jspecify.annotations.NullMarked;
