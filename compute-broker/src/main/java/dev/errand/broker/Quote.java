package dev.errand.broker;

/**
 * What a job takes on an offer.
 *
 * @param gpus of the offer that it needs
 * @param startSeconds from now until the first token is computed
 * @param seconds of computing after that, as expected
 * @param microUsd what is expected to be paid, start included, in millionths of a dollar
 */
public record Quote(Order order, Offer offer, int gpus, double startSeconds, double seconds, long microUsd) {

    /** Actual over expected time at the 95th percentile: a deadline is promised only if this many times the time meets it. */
    public static final double LATE = 1.55;

    /** Actual over expected time at the 99th percentile: so much money is locked, and the rest comes back. */
    public static final double LATEST = 2.4;

    /** Seconds from now by which the job is done but for one time in twenty. */
    public double promisedSeconds() {
        return startSeconds + LATE * seconds;
    }

    /** Millionths of a dollar to lock in escrow: what the job costs but for one time in a hundred. */
    public long lockedMicroUsd() {
        return microUsd(offer, gpus, startSeconds + LATEST * seconds);
    }

    static long microUsd(Offer offer, int gpus, double seconds) {
        return (long) Math.ceil(offer.usdPerGpuHour() * 1e6 * gpus * seconds / 3600);
    }
}
