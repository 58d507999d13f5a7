/**
 * Steps that put what Chinese says otherwise into the one order that the frames read.
 *
 * <p>LINK 来 3 个 DAI 付 becomes 用 DAI 来 3 个 LINK. A step leaves what it does not know as it is; none of them reads a request.
 *
 * <p>Part of the reader, and no interface to others: they use {@link dev.errand.engine.reader.IntentReader}.
 */
@NullMarked
package dev.errand.engine.reader.chinese;

import org.jspecify.annotations.NullMarked;
