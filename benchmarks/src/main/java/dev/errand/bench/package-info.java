/**
 * Benchmarks: accuracy, speed and memory, each printed as one line of JSON.
 *
 * <p>Entry type: {@link dev.errand.bench.Main}. Figures are to be compared by ratio within one run; machines are noisy.
 */
@NullMarked
package dev.errand.bench;

import org.jspecify.annotations.NullMarked;
