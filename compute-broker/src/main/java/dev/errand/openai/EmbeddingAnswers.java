package dev.errand.openai;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares answers to one embeddings request, which come out a little different from machine to machine. */
public final class EmbeddingAnswers {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final double SAME = 0.999;

    private EmbeddingAnswers() {}

    /** Whether both hold the same vectors, but for what machines differ in; what is no answer is like none. */
    public static boolean alike(byte[] one, byte[] other) {
        return leastLikeness(one, other) >= SAME;
    }

    /** The least cosine of two vectors that should be equal, −1 to 1; −1 where either is no answer, or they are of different lengths. */
    public static double leastLikeness(byte[] one, byte[] other) {
        try {
            JsonNode first = JSON.readTree(one).path("data");
            JsonNode second = JSON.readTree(other).path("data");
            if (first.size() != second.size()) {
                return -1;
            }
            double least = 1;
            for (int i = 0; i < first.size(); i++) {
                double cosine = cosine(vector(first.path(i)), vector(second.path(i)));
                least = Math.min(least, Double.isNaN(cosine) ? -1 : cosine);
            }
            return least;
        } catch (JacksonException | IllegalArgumentException e) {
            return -1;
        }
    }

    private static double[] vector(JsonNode entry) {
        JsonNode embedding = entry.path("embedding");
        if (embedding.isString()) {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(embedding.asString()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            double[] vector = new double[bytes.remaining() / Float.BYTES];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = bytes.getFloat();
            }
            return vector;
        }
        double[] vector = new double[embedding.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = embedding.get(i).asDouble(Double.NaN);
        }
        return vector;
    }

    private static double cosine(double[] one, double[] other) {
        if (one.length != other.length) {
            return -1;
        }
        double dot = 0;
        double a = 0;
        double b = 0;
        for (int i = 0; i < one.length; i++) {
            dot += one[i] * other[i];
            a += one[i] * one[i];
            b += other[i] * other[i];
        }
        return dot / Math.sqrt(a * b);
    }
}
