/**
 * What a text is made of: lexemes, phrases of several that belong together, clauses of phrases; and what steps over them share.
 *
 * <p>Groups of kinds that more than one rule knows stand here: {@code Joints}, {@code Values}, {@code Verbs}, {@code Asking}, {@code Entities}.
 *
 * <p>A {@code Pass} over the lexemes of a text names what it {@code Needs} and is not run where that is not {@code Present}.
 *
 * <p>Part of the reader, and no interface to others: they use {@link dev.errand.engine.reader.IntentReader}.
 */
@NullMarked
package dev.errand.engine.reader.syntax;

import org.jspecify.annotations.NullMarked;
