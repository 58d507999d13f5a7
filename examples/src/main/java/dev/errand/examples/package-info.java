/**
 * Small programs that a reader copies. Each runs by itself, with one command.
 *
 * <p>Entry types: {@link dev.errand.examples.EmbeddedSwap} on a devnet of its own; of agents of one's own
 * {@link dev.errand.examples.Phrasebook}, {@link dev.errand.examples.TripPlanner}, {@link dev.errand.examples.PriceOracle} and, between
 * two processes, {@link dev.errand.examples.RemotePhrasebook}.
 */
@NullMarked
package dev.errand.examples;

import org.jspecify.annotations.NullMarked;
