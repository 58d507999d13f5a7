package dev.errand.intent;

import org.jspecify.annotations.Nullable;

/**
 * A token and how much of it.
 *
 * @param token symbol of the chain's token list; null where it is not known yet
 * @param amount null where the other side of a swap decides it, or where it is not known yet
 */
public record Asset(@Nullable String token, @Nullable Amount amount) {

    /** Nothing is known. */
    public static final Asset UNKNOWN = new Asset(null, null);
}
