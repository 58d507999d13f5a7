package dev.errand.lease.simulation;

import java.util.Random;

/** How a provider behaves. Six of ten are honest. */
enum Nature {
    HONEST,
    VANISHES,
    ANSWERS_GARBAGE,
    ANSWERS_WRONG,
    THROTTLES,
    OVER_REPORTS,
    SETTLES_TWICE,
    FORGES,
    EQUIVOCATES;

    private static final double HONEST_SHARE = 0.6;

    static Nature any(Random random) {
        return random.nextDouble() < HONEST_SHARE ? HONEST : values()[1 + random.nextInt(values().length - 1)];
    }
}
