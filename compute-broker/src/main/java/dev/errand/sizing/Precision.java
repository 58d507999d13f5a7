package dev.errand.sizing;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How many bytes a number takes in weights or in the cache of keys and values; quantised kinds include their scales. */
public enum Precision {
    FP32(4),
    FP16(2),
    BF16(2),
    FP8(1),
    FP4(0.5625),
    INT8(1),
    INT4(0.5625),
    Q4_K_M(0.6125);

    private final double bytes;

    Precision(double bytes) {
        this.bytes = bytes;
    }

    /** Bytes a weight, scales included. */
    public double bytes() {
        return bytes;
    }

    /**
     * The precision of a name as in data files and requests; upper or lower case.
     *
     * @throws UnsizableException if there is none of that name
     */
    public static Precision of(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(each -> each.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UnsizableException("precision '" + name + "' is not known; there are "
                        + Arrays.stream(values()).map(Precision::toString).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
