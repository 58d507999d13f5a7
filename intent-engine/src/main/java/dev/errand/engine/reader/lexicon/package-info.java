/**
 * Words, and what they mean: the lists of both languages and how they are looked up.
 *
 * <p>{@code Lexicon} knows the words; a word is added to a {@code lexicon-….txt}, not to code. {@code Kind} names all that a word may be, {@code WordLists} reads
 * the lists of single rules, {@code Typos} forgives one edit of a verb. Knows nothing of texts.
 *
 * <p>Part of the reader, and no interface to others: they use {@link dev.errand.engine.reader.IntentReader}.
 */
@NullMarked
package dev.errand.engine.reader.lexicon;

import org.jspecify.annotations.NullMarked;
