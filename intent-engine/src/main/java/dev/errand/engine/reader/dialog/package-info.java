/**
 * Messages that follow another: answers to a question, corrections, the same again, a new request.
 *
 * <p>{@code Answers} tells them apart; {@code Amendment} changes the request before, {@code OnceMore} repeats it; {@code Filling} and
 * {@code Correction} put values into its drafts.
 *
 * <p>Part of the reader, and no interface to others: they use {@link dev.errand.engine.reader.IntentReader}.
 */
@NullMarked
package dev.errand.engine.reader.dialog;

import org.jspecify.annotations.NullMarked;
