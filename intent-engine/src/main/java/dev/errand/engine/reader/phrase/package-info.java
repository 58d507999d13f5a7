/**
 * Joins lexemes to phrases that hold values: an amount and its token, a price that triggers, a deadline, four GPUs.
 *
 * <p>{@code Joining} and {@code Phrases} list the steps that are run over the lexemes before, in their order.
 *
 * <p>Part of the reader, and no interface to others: they use {@link dev.errand.engine.reader.IntentReader}.
 */
@NullMarked
package dev.errand.engine.reader.phrase;

import org.jspecify.annotations.NullMarked;
