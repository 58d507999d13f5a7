package dev.errand.registry.search;

import java.util.Collection;
import java.util.List;
import org.apache.lucene.util.VectorUtil;

/*
 * A whole card as one vector of bytes: the mean over its facets of the mean of their passages. A dot product with it is close to the
 * card's nearness at a hundredth of the work, so that a search compares all cards by their sketches and only the nearest by all that
 * they say. A scan of bytes needs no index that a change would have to mend.
 */
final class Sketch {

    private static final int MOST = 127;

    private final byte[] code;
    private final float scale;

    private Sketch(byte[] code, float scale) {
        this.code = code;
        this.scale = scale;
    }

    static Sketch of(Collection<List<Meaning>> facets) {
        float[] mean = new float[facets.iterator().next().getFirst().english().length];
        for (List<Meaning> facet : facets) {
            float share = 1f / facets.size() / facet.size();
            for (Meaning passage : facet) {
                float[] vector = passage.english();
                for (int i = 0; i < mean.length; i++) {
                    mean[i] += share * vector[i];
                }
            }
        }
        return of(mean);
    }

    static Sketch of(float[] vector) {
        float largest = 1e-9f;
        for (float value : vector) {
            largest = Math.max(largest, Math.abs(value));
        }
        byte[] code = new byte[vector.length];
        for (int i = 0; i < code.length; i++) {
            code[i] = (byte) Math.round(vector[i] / largest * MOST);
        }
        return new Sketch(code, largest / MOST);
    }

    /** The dot product, nearly. */
    float dot(Sketch other) {
        return VectorUtil.dotProduct(code, other.code) * scale * other.scale;
    }
}
