package dev.errand.registry.search;

import org.jspecify.annotations.Nullable;

/*
 * What a text means, as vectors.
 *
 * `english` is the vectors of the three English models end to end, of the text or of its gloss; `chinese` is there for Chinese
 * text only. Each model's vector is divided by the root of that model's deviation, so that one dot product adds up the three on one
 * scale.
 */
final class Meaning {

    private final float[] english;
    private final float @Nullable [] chinese;

    Meaning(float[] english, float @Nullable [] chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    float[] english() {
        return english;
    }

    float @Nullable [] chinese() {
        return chinese;
    }

    /** Cosine of two texts of cards by the first model, whose cosines of unlike texts lie near zero. */
    double likeness(Meaning other) {
        double product = 0;
        double one = 0;
        double two = 0;
        for (int i = 0; i < Math.min(english.length, SentenceModel.MINILM.dimension()); i++) {
            product += english[i] * other.english[i];
            one += english[i] * english[i];
            two += other.english[i] * other.english[i];
        }
        return product / Math.sqrt(one * two);
    }

    /** Dot product of two vectors of one length. */
    static double product(float[] one, float[] two) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * two[i];
        }
        return sum;
    }
}
