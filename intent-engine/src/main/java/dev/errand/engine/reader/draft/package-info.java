/**
 * Intents under construction: their leaves, each with its ground, and what is missing.
 *
 * <p>{@code Draft} holds them, {@code Intents} makes typed intents of them, {@code Questions} asks for what is missing, {@code Drafts} makes the reading.
 *
 * <p>Part of the reader, and no interface to others: they use {@link dev.errand.engine.reader.IntentReader}.
 */
@NullMarked
package dev.errand.engine.reader.draft;

import org.jspecify.annotations.NullMarked;
