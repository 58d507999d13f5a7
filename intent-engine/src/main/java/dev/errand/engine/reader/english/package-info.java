/**
 * Steps that put what English says otherwise into the one order that the frames read.
 *
 * <p>"Trim my ETH by 10%, into DAI" becomes a sale of a tenth of it. A step leaves what it does not know as it is; none of them reads a request.
 *
 * <p>Part of the reader, and no interface to others: they use {@link dev.errand.engine.reader.IntentReader}.
 */
@NullMarked
package dev.errand.engine.reader.english;

import org.jspecify.annotations.NullMarked;
