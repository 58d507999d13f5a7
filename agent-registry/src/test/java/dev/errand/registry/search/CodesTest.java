package dev.errand.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** So many cards that a rough look at all of them comes first. */
class CodesTest {

    private static final int DIMENSION = 192;
    private static final int CARDS = 40_000;
    private static final int TRADES = 400;
    private static final int ASKED = 10;
    private static final int WANTED = 200;

    private static final Random RANDOM = new Random(11);
    private static final float[][] TRADE = vectors(TRADES, new float[TRADES][DIMENSION], 1);
    private static final float[][] CARD = vectors(
            CARDS, IntStream.range(0, CARDS).mapToObj(i -> TRADE[i % TRADES]).toArray(float[][]::new), 0.7);
    private static final Codes CODES = new Codes(new float[DIMENSION], new float[DIMENSION]);

    private static float[][] vectors(int count, float[][] middles, double spread) {
        float[][] vectors = new float[count][DIMENSION];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < DIMENSION; j++) {
                vectors[i][j] = middles[i][j] + (float) (spread * RANDOM.nextGaussian());
            }
        }
        return vectors;
    }

    @BeforeAll
    static void fill() {
        for (int slot = 0; slot < CARDS; slot++) {
            CODES.put(slot, new Meaning(CARD[slot], null));
        }
    }

    private static double recall(IntPredicate filter) {
        float[][] asked =
                vectors(ASKED, IntStream.range(0, ASKED).mapToObj(i -> TRADE[i]).toArray(float[][]::new), 0.5);
        int found = 0;
        for (float[] vector : asked) {
            double[] dots = IntStream.range(0, CARDS)
                    .mapToDouble(slot -> dot(vector, CARD[slot]))
                    .toArray();
            List<Integer> exact = IntStream.range(0, CARDS)
                    .filter(filter)
                    .boxed()
                    .sorted(Comparator.comparingDouble(slot -> -dots[slot]))
                    .limit(10)
                    .toList();
            List<Integer> chosen = IntStream.of(CODES.nearest(new Meaning(vector, null), WANTED, filter))
                    .boxed()
                    .toList();
            assertThat(chosen).hasSize(WANTED).allMatch(filter::test);
            found += (int) exact.stream().filter(chosen::contains).count();
        }
        return found / (10.0 * ASKED);
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < DIMENSION; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    @Test
    void aRoughLookMissesFewOfTheNearest() {
        assertThat(recall(slot -> true)).isGreaterThan(0.97);
    }

    @Test
    void aFilterThatLetsFewThroughHidesNoneOfThem() {
        assertThat(recall(slot -> slot % 3 == 0)).isGreaterThan(0.97);
        assertThat(recall(slot -> slot % 97 == 0)).isGreaterThan(0.97);
    }
}
