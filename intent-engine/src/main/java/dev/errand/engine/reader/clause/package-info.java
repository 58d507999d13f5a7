/**
 * Cuts a text into clauses and reads them, so that the least of it is left unexplained.
 *
 * <p>{@code Cuts} is a dynamic program; a clause is a request, or something that asks for nothing, or it is not understood, and then the answer is a question.
 *
 * <p>Part of the reader, and no interface to others: they use {@link dev.errand.engine.reader.IntentReader}.
 */
@NullMarked
package dev.errand.engine.reader.clause;

import org.jspecify.annotations.NullMarked;
