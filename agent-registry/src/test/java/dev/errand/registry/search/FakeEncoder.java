package dev.errand.registry.search;

import java.util.List;
import java.util.Random;

/** Gives each text a direction of its own, near that of other texts with the same first word. */
final class FakeEncoder implements Encoder {

    static final int DIMENSION = 384;

    /** Lets products of like texts fall where scores tell them apart. */
    private static final double LENGTH = 5;

    @Override
    public Meaning query(String text) {
        float[] vector = new float[DIMENSION];
        add(vector, new Random(text.split(" ", -1)[0].hashCode()), 1);
        add(vector, new Random(text.hashCode()), 0.7f);
        double square = 0;
        for (float value : vector) {
            square += value * value;
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= (float) (LENGTH / Math.sqrt(square));
        }
        return new Meaning(vector, null);
    }

    private static void add(float[] vector, Random random, float weight) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] += weight * (float) random.nextGaussian();
        }
    }

    @Override
    public List<Meaning> passages(List<String> texts) {
        return texts.stream().map(this::query).toList();
    }
}
