/**
 * The requests that one clause can make: swaps and quotes, transfers, loans, balances, compute jobs.
 *
 * <p>Values may stand in any order; in a swap the little words say which side an asset is on. A clause with a word that nothing explains fits no frame.
 *
 * <p>Part of the reader, and no interface to others: they use {@link dev.errand.engine.reader.IntentReader}.
 */
@NullMarked
package dev.errand.engine.reader.frame;

import org.jspecify.annotations.NullMarked;
