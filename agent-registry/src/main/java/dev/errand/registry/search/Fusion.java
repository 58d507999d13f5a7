package dev.errand.registry.search;

/**
 * How words and meaning make one score.
 *
 * <p>Chosen by measurement on the open half of the labelled set (see SearchQualityIT): a sum of both on fixed scales puts .80 of the
 * cards first, meaning alone .79, words alone .45, and reciprocal rank fusion .56, as ranks forget by how much the first is ahead.
 *
 * @param words weight of the words; that of meaning is 1 minus it
 */
record Fusion(double words) {

    static final Fusion MEASURED = new Fusion(0.5);
    static final Fusion WORDS_ONLY = new Fusion(1);
    static final Fusion MEANING_ONLY = new Fusion(0);

    /** Nearness, in deviations, at which a card is as likely meant as not. */
    private static final double MIDDLE = 3;

    private static final double WIDTH = 1.2;

    double score(double text, double vector) {
        // squared, as one incidental word out of many says nothing, and most of the words say nearly all
        return words * text * text + (1 - words) * vector;
    }

    /** The score that a hit has under this fusion. */
    double of(Hit hit) {
        return score(hit.part(Hit.TEXT), hit.part(Hit.VECTOR));
    }

    /** Nearness in deviations to 0 to 1. */
    static double squash(double nearness) {
        return 1 / (1 + Math.exp(-(nearness - MIDDLE) / WIDTH));
    }
}
