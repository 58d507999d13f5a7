package dev.errand.gateway;

import java.time.Duration;

/**
 * How a gateway behaves.
 *
 * @param heartbeat how often each upstream is asked whether it is alive; after three misses it is lost, and what it was
 *     working on is placed again
 * @param chunk most inputs of an embeddings request that are placed together
 * @param perUpstream requests that one upstream works on at once
 * @param timeout for one answer to begin, and for a place while all are busy
 * @param checkedShare share of embedding chunks, 0 to 1, that are done again by somebody independent and compared
 * @param seed of the choice of what is checked
 */
public record GatewayOptions(
        Duration heartbeat, int chunk, int perUpstream, Duration timeout, double checkedShare, long seed) {

    /** Two seconds, 32 inputs, 8 at once, two minutes, nothing checked twice. */
    public static final GatewayOptions DEFAULT =
            new GatewayOptions(Duration.ofSeconds(2), 32, 8, Duration.ofMinutes(2), 0, 0);

    /** @throws IllegalArgumentException if a number makes no sense */
    public GatewayOptions {
        if (heartbeat.isNegative() || heartbeat.isZero() || chunk < 1 || perUpstream < 1) {
            throw new IllegalArgumentException("heartbeat, chunk and requests at once must be above zero");
        }
        if (!(checkedShare >= 0 && checkedShare <= 1)) {
            throw new IllegalArgumentException("the share that is checked must be 0 to 1, not " + checkedShare);
        }
    }

    /** The same with another heartbeat. */
    public GatewayOptions withHeartbeat(Duration heartbeat) {
        return new GatewayOptions(heartbeat, chunk, perUpstream, timeout, checkedShare, seed);
    }

    /** The same with smaller or larger chunks. */
    public GatewayOptions withChunk(int chunk) {
        return new GatewayOptions(heartbeat, chunk, perUpstream, timeout, checkedShare, seed);
    }

    /** The same with this share of chunks answered twice and compared. */
    public GatewayOptions withCheckedShare(double share, long seed) {
        return new GatewayOptions(heartbeat, chunk, perUpstream, timeout, share, seed);
    }
}
