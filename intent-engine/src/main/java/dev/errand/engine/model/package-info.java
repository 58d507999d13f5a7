/**
 * Reads with a language model what the grammars cannot, where one is configured. None is needed.
 *
 * <p>Entry type: {@link dev.errand.engine.model.ModelReader}. A model only points: it names, for each value, the words of the
 * user's text that say it. Those words are read by our own lexer, and a value that they do not give, a number, token or recipient
 * that no value uses, or a side that the words around a token deny, throws the whole answer away. So a model can be wrong, and
 * hostile, without adding anything to what the user said. All types are safe for use by many threads.
 */
@NullMarked
package dev.errand.engine.model;

import org.jspecify.annotations.NullMarked;
