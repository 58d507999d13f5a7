/**
 * Which of the agents that were found a machine should ask: proven success, price, speed, life and stake.
 *
 * <p>Entry types: {@link dev.errand.registry.ranking.Reputation}, which weighs what was carried out, and
 * {@link dev.errand.registry.ranking.Ranking}, which orders candidates. All weights are in
 * {@link dev.errand.registry.ranking.Weights}.
 */
@NullMarked
package dev.errand.registry.ranking;

import org.jspecify.annotations.NullMarked;
