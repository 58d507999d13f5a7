/**
 * Cuts text into lexemes with their offsets.
 *
 * <p>{@code Lexer} decides by the first character; numbers, names of products and accounts, signs, and the words of either language each have a class. Tokens, amounts
 * and addresses are never mended.
 *
 * <p>Part of the reader, and no interface to others: they use {@link dev.errand.engine.reader.IntentReader}.
 */
@NullMarked
package dev.errand.engine.reader.lexer;

import org.jspecify.annotations.NullMarked;
