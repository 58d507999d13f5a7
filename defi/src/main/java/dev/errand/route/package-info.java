/**
 * The best route for a swap over given pools, with a bound that proves how good it is. Needs no chain.
 *
 * <p>Entry type: {@link dev.errand.route.Router}. Pools are values ({@link dev.errand.route.V2Pool},
 * {@link dev.errand.route.V3Pool}) whose quotes equal the contracts' to the last unit. All amounts are integers in base units; tokens
 * and pools are named by strings, which on a chain are addresses. All types are immutable and safe to share between threads. What is
 * best over more kinds of pools, for more than a swap, {@link dev.errand.route.Optimum} tells, in real numbers.
 *
 * @see <a href="https://arxiv.org/abs/2204.05238">Angeris, Chitra, Evans, Boyd 2022: Optimal Routing for Constant Function Market Makers</a>
 * @see <a href="https://arxiv.org/abs/2302.04938">Diamandis, Resnick, Chitra, Angeris 2023: An Efficient Algorithm for Optimal Routing
 *     Through Constant Function Market Makers</a>
 */
@NullMarked
package dev.errand.route;

import org.jspecify.annotations.NullMarked;
