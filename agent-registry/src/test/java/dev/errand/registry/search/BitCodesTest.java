package dev.errand.registry.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BitCodesTest {

    private static final int DIMENSION = 1_100; // not a multiple of 64
    private static final int VECTORS = 500;

    private final Random random = new Random(5);
    private final float[] centre = vector(0.4);
    private final float[][] vectors =
            IntStream.range(0, VECTORS).mapToObj(i -> around(centre)).toArray(float[][]::new);

    private float[] vector(double deviation) {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) (deviation * random.nextGaussian());
        }
        return vector;
    }

    private float[] around(float[] middle) {
        float[] vector = vector(0.1 + 0.1 * random.nextDouble());
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] += middle[i];
        }
        return vector;
    }

    private static double dot(float[] one, float[] other) {
        return IntStream.range(0, DIMENSION).mapToDouble(i -> one[i] * other[i]).sum();
    }

    private BitCodes filled() {
        BitCodes codes = new BitCodes(centre);
        for (int slot = 0; slot < VECTORS; slot++) {
            codes.put(slot, vectors[slot]);
        }
        return codes;
    }

    /** Root of the mean square by which estimates miss, after what all of them share is taken off, in deviations of the truth. */
    private double miss(float[] asked, double[] estimates) {
        double[] truth = IntStream.range(0, VECTORS)
                .mapToDouble(i -> dot(asked, vectors[i]))
                .toArray();
        double shared = IntStream.range(0, VECTORS)
                .mapToDouble(i -> truth[i] - estimates[i])
                .average()
                .orElseThrow();
        double mean =
                IntStream.range(0, VECTORS).mapToDouble(i -> truth[i]).average().orElseThrow();
        double missed = 0;
        double spread = 0;
        for (int i = 0; i < VECTORS; i++) {
            missed += Math.pow(truth[i] - estimates[i] - shared, 2);
            spread += Math.pow(truth[i] - mean, 2);
        }
        return Math.sqrt(missed / spread);
    }

    @Test
    void fourBitsAValueEstimateADotProductFarBetterThanOne() {
        BitCodes codes = filled();
        float[] asked = around(centre);
        BitCodes.Asked prepared = codes.asked(asked);
        float[] coarse = new float[BitCodes.CHUNK];
        assertThat(codes.coarsely(prepared, 0, coarse)).isTrue();

        double byOne = miss(
                asked, IntStream.range(0, VECTORS).mapToDouble(i -> coarse[i]).toArray());
        double byFour = miss(
                asked,
                IntStream.range(0, VECTORS)
                        .mapToDouble(i -> codes.finely(prepared, i))
                        .toArray());

        assertThat(byOne).isLessThan(0.9);
        assertThat(byFour).isLessThan(0.2);
    }

    @Test
    void theSignsOfBothTellTheNearFromTheFar() {
        BitCodes codes = filled();
        float[] rough = new float[BitCodes.CHUNK];
        for (int own = 0; own < VECTORS; own += 50) {
            BitCodes.Asked asked = codes.asked(vectors[own]);
            assertThat(codes.roughly(asked, 0, rough)).isTrue();
            float itself = rough[own];
            assertThat(codes.roughly(asked, own)).isEqualTo(itself);
            assertThat(IntStream.range(0, VECTORS).filter(i -> rough[i] > itself))
                    .isEmpty();
        }
    }

    @Test
    void estimatesAreRightOnTheMean() {
        BitCodes codes = filled();
        double ratio = 0;
        for (int i = 0; i < VECTORS; i++) {
            // a vector asked for itself: no estimate could be more wrong by a biased scale
            float[] own = vectors[i];
            BitCodes.Asked asked = codes.asked(own);
            double constant = dot(centre, own) - dot(centre, centre); // left out of every estimate
            ratio += (codes.finely(asked, i) + constant) / dot(own, own) / VECTORS;
        }
        assertThat(ratio).isCloseTo(1, within(0.02));
    }

    @Test
    void whatWasTakenOutIsNeverChosen() {
        BitCodes codes = filled();
        codes.remove(7);
        float[] estimates = new float[BitCodes.CHUNK];
        codes.coarsely(codes.asked(vectors[7]), 0, estimates);

        assertThat(estimates[7]).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(estimates[8]).isGreaterThan(Float.NEGATIVE_INFINITY);
    }

    @Test
    void aVectorThatIsTheMeanItselfDoesNoHarm() {
        BitCodes codes = new BitCodes(centre);
        codes.put(0, centre);
        float[] estimates = new float[BitCodes.CHUNK];
        codes.coarsely(codes.asked(centre), 0, estimates);

        assertThat(estimates[0]).isCloseTo((float) dot(centre, centre), within(0.1f));
        assertThat(codes.finely(codes.asked(centre), 0)).isCloseTo((float) dot(centre, centre), within(0.1f));
    }
}
