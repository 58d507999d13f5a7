package dev.errand.lend;

/** What a market's numbers must be. */
final class Checks {

    private Checks() {}

    static void amounts(String id, double... values) {
        for (double value : values) {
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException(
                        "market " + id + ": " + value + " is no amount or rate; none may be below zero");
            }
        }
    }

    static void fraction(String id, String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("market " + id + ": " + name + " must be a fraction, not " + value);
        }
    }
}
