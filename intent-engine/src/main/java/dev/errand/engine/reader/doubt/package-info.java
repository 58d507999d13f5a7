/**
 * What says that something is not meant as it stands: about right, an example, somebody else's words, taken back, more than any field holds.
 *
 * <p>Whoever finds it asks; nothing here reads a value.
 *
 * <p>Part of the reader, and no interface to others: they use {@link dev.errand.engine.reader.IntentReader}.
 */
@NullMarked
package dev.errand.engine.reader.doubt;

import org.jspecify.annotations.NullMarked;
