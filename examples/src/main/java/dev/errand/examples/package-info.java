/**
 * Small programs that a reader copies. Each runs on a devnet of its own.
 *
 * <p>Entry type: {@link dev.errand.examples.EmbeddedSwap}.
 */
@NullMarked
package dev.errand.examples;

import org.jspecify.annotations.NullMarked;
