package dev.errand.engine.reader.phrase;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.syntax.Lists;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sum of lengths, kept in the units that were said as far as they come out whole. */
final class TimeSum {

    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
    private static final BigDecimal WEEK = BigDecimal.valueOf(7);
    private static final BigDecimal MONTH = BigDecimal.valueOf(30);
    private static final BigDecimal YEAR = BigDecimal.valueOf(365);

    private BigDecimal years = BigDecimal.ZERO;
    private BigDecimal months = BigDecimal.ZERO;
    private BigDecimal weeks = BigDecimal.ZERO;
    private BigDecimal days = BigDecimal.ZERO;
    private BigDecimal hours = BigDecimal.ZERO;
    private BigDecimal minutes = BigDecimal.ZERO;
    private BigDecimal seconds = BigDecimal.ZERO;
    private boolean bad;
    private int smallest = -1;

    void spoil() {
        bad = true;
    }

    /** Whether the unit is smaller than the last one: "8 seconds 3 hours" are two lengths. */
    boolean isBelow(String unit) {
        return unit.isEmpty() || smallest < 0 || rank(unit) > smallest;
    }

    private static int rank(String unit) {
        boolean time = unit.charAt(1) == 'T';
        return "YMWD".indexOf(unit.charAt(unit.length() - 1)) >= 0 && !time
                ? "YMWD".indexOf(unit.charAt(unit.length() - 1))
                : 4 + "HMS".indexOf(unit.charAt(unit.length() - 1));
    }

    /** Adds so many of an ISO unit, such as {@code PT1H} or {@code P2W}. */
    void add(BigDecimal count, String unit) {
        smallest = rank(unit);
        bad |= count.signum() <= 0 || count.compareTo(BigDecimal.valueOf(1_000_000_000)) > 0;
        BigDecimal times = BigDecimal.valueOf(Character.digit(unit.charAt(unit.length() - 2), 10));
        BigDecimal all = count.multiply(times);
        boolean time = unit.charAt(1) == 'T';
        switch (unit.charAt(unit.length() - 1)) {
            case 'Y' -> years = years.add(all);
            case 'W' -> weeks = weeks.add(all);
            case 'D' -> days = days.add(all);
            case 'H' -> hours = hours.add(all);
            case 'S' -> seconds = seconds.add(all);
            default -> {
                if (time) {
                    minutes = minutes.add(all);
                } else {
                    months = months.add(all);
                }
            }
        }
    }

    BigDecimal seconds() {
        return years.multiply(YEAR)
                .add(months.multiply(MONTH))
                .add(weeks.multiply(WEEK))
                .add(days)
                .multiply(DAY)
                .add(hours.multiply(BigDecimal.valueOf(3_600)))
                .add(minutes.multiply(BigDecimal.valueOf(60)))
                .add(seconds);
    }

    /** Null if it is zero, vague, or a fraction that no unit holds. */
    @Nullable String iso() {
        if (bad || !isWhole(years) || !isWhole(months)) {
            return null;
        }
        boolean onlyWeeks = isWhole(weeks)
                && weeks.signum() > 0
                && Lists.all(List.of(years, months, days, hours, minutes, seconds), n -> n.signum() == 0);
        if (onlyWeeks) {
            return "P" + Draft.plain(weeks) + "W";
        }
        BigDecimal allDays = days.add(weeks.multiply(WEEK));
        BigDecimal wholeDays = allDays.setScale(0, RoundingMode.DOWN);
        BigDecimal allHours = hours.add(allDays.subtract(wholeDays).multiply(BigDecimal.valueOf(24)));
        BigDecimal wholeHours = allHours.setScale(0, RoundingMode.DOWN);
        BigDecimal allMinutes = minutes.add(allHours.subtract(wholeHours).multiply(BigDecimal.valueOf(60)));
        BigDecimal wholeMinutes = allMinutes.setScale(0, RoundingMode.DOWN);
        BigDecimal allSeconds = seconds.add(allMinutes.subtract(wholeMinutes).multiply(BigDecimal.valueOf(60)));
        String date = part(years, "Y") + part(months, "M") + part(wholeDays, "D");
        String time = part(wholeHours, "H") + part(wholeMinutes, "M") + part(allSeconds, "S");
        return "P" + date + (time.isEmpty() ? "" : "T" + time);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static String part(BigDecimal number, String unit) {
        return number.signum() == 0 ? "" : Draft.plain(number) + unit;
    }
}
