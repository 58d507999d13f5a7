/**
 * English that tells how the world is, beside a request.
 *
 * <p>"I get nervous when it jumps around" becomes one lexeme that asks for nothing, if nothing in it may belong to the request. What turns a request, or takes it
 * back, never does.
 *
 * <p>Part of the reader, and no interface to others: they use {@link dev.errand.engine.reader.IntentReader}.
 */
@NullMarked
package dev.errand.engine.reader.telling;

import org.jspecify.annotations.NullMarked;
