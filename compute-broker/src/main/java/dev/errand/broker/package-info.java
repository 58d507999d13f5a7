/**
 * Which rented GPUs a job runs on: offers that pass memory, deadline, price, region and trust, one job at a time or many as one
 * assignment with a bound on its cost.
 *
 * <p>Start with {@link dev.errand.broker.Broker} for jobs that come one by one and {@link dev.errand.broker.Assignment} for a
 * batch. Values are immutable; a broker may be used from many threads. Money is in whole millionths of a dollar, rounded up.
 */
@NullMarked
package dev.errand.broker;

import org.jspecify.annotations.NullMarked;
