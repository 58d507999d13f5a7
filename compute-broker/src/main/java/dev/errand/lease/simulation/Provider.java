package dev.errand.lease.simulation;

import dev.errand.key.SigningKey;
import java.util.ArrayList;
import java.util.List;

/** One provider: its key is also its node's. It works on one request after another. */
final class Provider {

    final SigningKey key;
    final Nature nature;
    final long offerId;
    /** Units a second, as it says. */
    final double said;
    /** Units a second, in truth. */
    final double speed;

    final List<Rental> rentals = new ArrayList<>();
    /** Milliseconds at which what it has taken on will be done. */
    long freeAt;
    /** When it vanished, and when the third heartbeat after that was missed. */
    long goneAt = Long.MAX_VALUE;

    long noticedAt = Long.MAX_VALUE;
    /** What all tenants know of it. */
    boolean disreputable;

    Provider(SigningKey key, Nature nature, long offerId, double said) {
        this.key = key;
        this.nature = nature;
        this.offerId = offerId;
        this.said = said;
        this.speed = nature == Nature.THROTTLES ? said / 10 : said;
    }

    boolean isGone(long now) {
        return now >= goneAt;
    }

    /** Whether tenants would ask it now. */
    boolean isTrusted(long now) {
        return !disreputable && now < noticedAt;
    }

    /** Milliseconds at which it would be done with so many units more, by its own account. */
    double expectedEnd(long units, long now) {
        return Math.max(now, freeAt) + units * 1_000 / said;
    }
}
