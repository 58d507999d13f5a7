/**
 * Messages that follow another: answers to a question, corrections, the same again, a new request.
 *
 * <p>{@code Answers} tells them apart; {@code Filling} and {@code Correction} put values into the drafts of the message before.
 *
 * <p>Part of the reader, and no interface to others: they use {@link dev.errand.engine.reader.IntentReader}.
 */
@NullMarked
package dev.errand.engine.reader.dialog;

import org.jspecify.annotations.NullMarked;
