package dev.errand.intent;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A length of time in ISO 8601, kept in the units that the user said: {@code P1W} stays a week, {@code PT24H} twenty-four hours.
 *
 * @param iso8601 such as {@code PT6H}, {@code P2W}, {@code P1DT12H}
 */
public record Timespan(String iso8601) {

    private static final Pattern FORM = Pattern.compile(
            "P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+(?:\\.\\d+)?)S)?)?");
    private static final long[] SECONDS = {31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60};

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if it is no ISO 8601 duration, or is zero
     */
    public Timespan {
        if (!FORM.matcher(iso8601).matches() || approximately(iso8601).isZero()) {
            throw new IllegalArgumentException("'" + iso8601 + "' is no length of time in ISO 8601 above zero");
        }
    }

    /** As a length on the clock; a month counts 30 days and a year 365. */
    public Duration approximately() {
        return approximately(iso8601);
    }

    private static Duration approximately(String iso8601) {
        Matcher parts = FORM.matcher(iso8601);
        if (!parts.matches()) {
            return Duration.ZERO;
        }
        BigDecimal seconds = number(parts.group(7));
        for (int i = 0; i < SECONDS.length; i++) {
            seconds = seconds.add(number(parts.group(i + 1)).multiply(BigDecimal.valueOf(SECONDS[i])));
        }
        return Duration.ofMillis(seconds.movePointRight(3).longValue());
    }

    private static BigDecimal number(@Nullable String digits) {
        return digits == null ? BigDecimal.ZERO : new BigDecimal(digits);
    }

    @Override
    public String toString() {
        return iso8601;
    }
}
