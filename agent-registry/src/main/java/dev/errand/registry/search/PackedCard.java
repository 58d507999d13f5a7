package dev.errand.registry.search;

import dev.errand.registry.search.Passage.Facet;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/*
 * A card's meanings as one run of bytes, and how near a request is to them. First its sketch, which is the mean over the facets of
 * the mean of their passages: a dot product with it is close to the card's nearness at a part of the work. Then each passage,
 * its facet before it. A vector has a byte before it that says whether a Chinese one follows.
 */
final class PackedCard {

    private static final Bytewise CHINESE =
            new Bytewise(SentenceModel.BGE_CHINESE.dimension(), SentenceModel.BGE_CHINESE.dimension());
    private static final int FACETS = Facet.values().length;

    private final Bytewise english;

    /** @param dimension of the English vectors */
    PackedCard(int dimension) {
        this.english = new Bytewise(dimension, SentenceModel.MINILM.dimension());
    }

    /** What is asked, in the same form. */
    static final class Asked {

        private final byte[] english;
        private final byte @Nullable [] chinese;

        private Asked(byte[] english, byte @Nullable [] chinese) {
            this.english = english;
            this.chinese = chinese;
        }
    }

    Asked asked(Meaning meaning) {
        float @Nullable [] chinese = meaning.chinese();
        return new Asked(english.of(meaning.english()), chinese == null ? null : CHINESE.of(chinese));
    }

    byte[] pack(Map<Facet, List<Meaning>> facets) {
        Meaning sketch = sketch(facets);
        int size = size(sketch);
        for (List<Meaning> facet : facets.values()) {
            for (Meaning passage : facet) {
                size += 1 + size(passage);
            }
        }
        ByteBuffer bytes = ByteBuffer.allocate(size);
        write(sketch, bytes);
        facets.forEach((facet, passages) -> passages.forEach(passage -> {
            bytes.put((byte) facet.number());
            write(passage, bytes);
        }));
        return bytes.array();
    }

    private Meaning sketch(Map<Facet, List<Meaning>> facets) {
        float[] sum = new float[english.dimension()];
        float[] chineseSum = new float[CHINESE.dimension()];
        boolean anyChinese = false;
        for (List<Meaning> facet : facets.values()) {
            float share = 1f / facets.size() / facet.size();
            for (Meaning passage : facet) {
                add(sum, passage.english(), share);
                float @Nullable [] chinese = passage.chinese();
                if (chinese != null) {
                    anyChinese = true;
                    add(chineseSum, chinese, share);
                }
            }
        }
        return new Meaning(sum, anyChinese ? chineseSum : null);
    }

    private static void add(float[] sum, float[] vector, float share) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += share * vector[i];
        }
    }

    private int size(Meaning meaning) {
        return 1 + english.size() + (meaning.chinese() == null ? 0 : CHINESE.size());
    }

    private void write(Meaning meaning, ByteBuffer bytes) {
        float @Nullable [] chinese = meaning.chinese();
        bytes.put((byte) (chinese == null ? 0 : 1));
        english.write(meaning.english(), bytes);
        if (chinese != null) {
            CHINESE.write(chinese, bytes);
        }
    }

    /** How many bytes at the start of any card hold its sketch. */
    int mostForSketch() {
        return 1 + english.size() + CHINESE.size();
    }

    /** The sketch, as nearly as it is kept. */
    Meaning sketch(byte[] card) {
        float[] vector = new float[english.dimension()];
        english.read(card, 1, vector);
        float[] chinese = null;
        if (card[0] != 0) {
            chinese = new float[CHINESE.dimension()];
            CHINESE.read(card, 1 + english.size(), chinese);
        }
        return new Meaning(vector, chinese);
    }

    /**
     * Mean over the facets that the card has of the nearest passage in each, in deviations.
     *
     * @param length how many of the bytes are the card's
     */
    double nearness(Asked asked, byte[] card, int length) {
        double[] nearest = new double[FACETS];
        Arrays.fill(nearest, Double.NEGATIVE_INFINITY);
        int at = entry(card, 0);
        while (at < length) {
            int facet = card[at++];
            nearest[facet] = Math.max(nearest[facet], vectorNearness(asked, card, at));
            at += entry(card, at);
        }
        double sum = 0;
        int facets = 0;
        for (double each : nearest) {
            if (each != Double.NEGATIVE_INFINITY) {
                sum += each;
                facets++;
            }
        }
        return sum / facets;
    }

    private double vectorNearness(Asked asked, byte[] card, int at) {
        float dot = english.dot(asked.english, card, at + 1);
        byte @Nullable [] chinese = asked.chinese;
        return chinese == null || card[at] == 0
                ? ModelEncoder.nearness(dot)
                : ModelEncoder.nearness(dot, CHINESE.dot(chinese, card, at + 1 + english.size()));
    }

    private int entry(byte[] card, int at) {
        return 1 + english.size() + (card[at] == 0 ? 0 : CHINESE.size());
    }
}
