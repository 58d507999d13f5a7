package dev.errand.lease.simulation;

import java.time.Duration;

/**
 * What is simulated.
 *
 * @param providers who post an offer each
 * @param tenants who rent from them
 * @param requests that the tenants make together
 * @param time over which the requests come
 * @param seed of all that is random
 */
public record Setting(int providers, int tenants, int requests, Duration time, long seed) {

    /** @throws IllegalArgumentException if there are too few of anything */
    public Setting {
        if (providers < 10 || tenants < 1 || requests < 1 || time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("at least 10 providers, a tenant, a request and some time are needed");
        }
    }
}
