package dev.errand.broker;

import dev.errand.sizing.Job;
import java.util.Locale;

/**
 * A job that a tenant wants placed.
 *
 * @param work what is to be done
 * @param deadlineSeconds from now; infinite where the tenant is patient
 * @param maxUsd the most that it may be expected to cost; infinite for any price
 * @param region where it must run, such as {@code eu} or {@code eu-west}; empty for anywhere
 */
public record Order(String id, Job work, double deadlineSeconds, double maxUsd, String region) {

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if the deadline has passed or the price is no amount
     */
    public Order {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a job has no id");
        }
        if (!(deadlineSeconds > 0)) {
            throw new IllegalArgumentException("job " + id + ": its deadline, " + deadlineSeconds
                    + " s from now, has passed; give seconds from now, or leave it out");
        }
        if (!(maxUsd > 0)) {
            throw new IllegalArgumentException(
                    "job " + id + ": maxUsd is " + maxUsd + "; give a positive amount, or leave it out");
        }
        region = region.strip().toLowerCase(Locale.ROOT);
    }

    /** A job that may run anywhere, at any time and price. */
    public static Order patient(String id, Job work) {
        return new Order(id, work, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, "");
    }

    /** What is left of this job when {@code done} requests, tokens or frames are done and {@code seconds} have passed. */
    public Order rest(double done, double seconds) {
        Job left = Load.withAmount(work, Load.amount(work) - done);
        return new Order(id, left, deadlineSeconds - seconds, maxUsd, region);
    }

    /** Whether an offer of a region will do: the same, or a part of it as {@code eu-west-1} is of {@code eu}. */
    boolean mayRunIn(String offered) {
        return region.isEmpty() || offered.equals(region) || offered.startsWith(region + "-");
    }
}
