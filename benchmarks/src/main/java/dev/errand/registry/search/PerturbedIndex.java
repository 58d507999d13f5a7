package dev.errand.registry.search;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * An index for measuring, whose cards are copies of real ones: a text that ends in {@code " #n"} has the embedding of the text
 * before it, turned in a random direction until its cosine to it is between .8 and .98, one for each card {@code n}. It stands in
 * search's own package as nothing else has a use for embeddings that no model made.
 */
public final class PerturbedIndex {

    private static final int NOISE = 1 << 20;

    private PerturbedIndex() {}

    /** An empty one; real embeddings are kept in {@code cache}. */
    public static AgentIndex withCache(Path cache) {
        return new AgentIndex(new Perturbing(new ModelEncoder(SqliteVectorCache.open(cache))), Fusion.MEASURED);
    }

    /** What a search would find if it compared every card by all that it says. */
    public static List<Hit> exact(AgentIndex index, Query query, int limit) {
        return index.search(query, Integer.MAX_VALUE, limit, id -> true);
    }

    private static final class Perturbing implements Encoder {

        private final Encoder real;
        private final Map<String, Meaning> known = new HashMap<>();
        private final float[] noise = new float[NOISE];

        Perturbing(Encoder real) {
            this.real = real;
            Random random = new Random(1);
            for (int i = 0; i < NOISE; i++) {
                noise[i] = (float) random.nextGaussian();
            }
        }

        @Override
        public Meaning query(String text) {
            return real.query(text);
        }

        @Override
        public synchronized List<Meaning> passages(List<String> texts) {
            List<String> parents = texts.stream().map(Perturbing::parent).toList();
            List<String> unknown = parents.stream()
                    .filter(text -> !known.containsKey(text))
                    .distinct()
                    .toList();
            List<Meaning> meanings = real.passages(unknown);
            for (int i = 0; i < unknown.size(); i++) {
                known.put(unknown.get(i), meanings.get(i));
            }
            return IntStream.range(0, texts.size())
                    .parallel()
                    .mapToObj(i -> perturbed(texts.get(i), Objects.requireNonNull(known.get(parents.get(i)))))
                    .toList();
        }

        private static String parent(String text) {
            int mark = text.lastIndexOf(" #");
            return mark < 0 ? text : text.substring(0, mark);
        }

        private Meaning perturbed(String text, Meaning parent) {
            int mark = text.lastIndexOf(" #");
            if (mark < 0) {
                return parent;
            }
            int number = Integer.parseInt(text.substring(mark + 2));
            double cosine = 0.8 + 0.18 * new Random(number).nextDouble();
            Random random = new Random(31L * number + parent(text).hashCode());
            float[] vector = parent.english().clone();
            int dimension = SentenceModel.MINILM.dimension();
            for (int from = 0; from < vector.length; from += dimension) {
                double length = 0;
                for (int i = from; i < from + dimension; i++) {
                    length += vector[i] * vector[i];
                }
                // a direction at random is at nearly a right angle to any other
                double sine = Math.sqrt((1 - cosine * cosine) * length / dimension);
                int offset = random.nextInt(NOISE - dimension);
                for (int i = 0; i < dimension; i++) {
                    vector[from + i] = (float) (cosine * vector[from + i] + sine * noise[offset + i]);
                }
            }
            return new Meaning(vector, null);
        }
    }
}
