/**
 * Errand as a library: say what you want; agents compete to do it; the chain guarantees it.
 *
 * <p>Entry type: {@link dev.errand.Errand}. Safe for use by many threads; its methods block.
 */
@NullMarked
package dev.errand;

import org.jspecify.annotations.NullMarked;
