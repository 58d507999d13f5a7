/**
 * What agents are asked for and what they answer: an {@link dev.errand.offer.Order}, an {@link dev.errand.offer.Offer}
 * with its guaranteed {@link dev.errand.offer.Outcome}, and the calls that reach it.
 *
 * <p>All types are immutable values. Nothing in an offer is trusted: the outcome is enforced by the account's contract,
 * judged against {@link dev.errand.offer.ReferenceQuotes}, and its calls run in a sandbox that holds only what the order
 * gives. The words <em>order</em> and <em>fill</em> mean what ERC-7683 says they mean.
 */
@NullMarked
package dev.errand.offer;

import org.jspecify.annotations.NullMarked;
