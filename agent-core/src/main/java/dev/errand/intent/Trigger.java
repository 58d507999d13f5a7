package dev.errand.intent;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What starts a request later, or again and again; without one it is carried out at once, once. Of an incomplete reading, a value may be null. */
public sealed interface Trigger {

    /**
     * When a token costs more than so much.
     *
     * @param token symbol
     * @param usd price of one token in US dollars
     */
    record PriceAbove(@Nullable String token, @Nullable BigDecimal usd) implements Trigger {}

    /**
     * When a token costs less than so much.
     *
     * @param token symbol
     * @param usd price of one token in US dollars
     */
    record PriceBelow(@Nullable String token, @Nullable BigDecimal usd) implements Trigger {}

    /** Again and again. */
    record Every(Timespan interval) implements Trigger {}
}
