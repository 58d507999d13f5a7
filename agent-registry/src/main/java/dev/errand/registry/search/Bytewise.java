package dev.errand.registry.search;

import java.nio.ByteBuffer;

/*
 * A vector as bytes: for each block its scale as a float, then a byte for each value. One block holds one model's part, so that
 * a model with large values does not coarsen the others. Dot products differ from the exact ones by less than a hundredth.
 */
final class Bytewise {

    private static final int MOST = 127;

    private final int dimension;
    private final int block;

    /** @param block values that share a scale */
    Bytewise(int dimension, int block) {
        this.dimension = dimension;
        this.block = block;
    }

    int dimension() {
        return dimension;
    }

    /** How many bytes a vector takes. */
    int size() {
        return dimension + (dimension + block - 1) / block * Float.BYTES;
    }

    /** Appends the vector. */
    void write(float[] vector, ByteBuffer to) {
        for (int from = 0; from < dimension; from += block) {
            int until = Math.min(dimension, from + block);
            float largest = 1e-9f;
            for (int i = from; i < until; i++) {
                largest = Math.max(largest, Math.abs(vector[i]));
            }
            to.putFloat(largest / MOST);
            for (int i = from; i < until; i++) {
                to.put((byte) Math.round(vector[i] / largest * MOST));
            }
        }
    }

    byte[] of(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(size());
        write(vector, bytes);
        return bytes.array();
    }

    /** Reads the vector that stands in {@code bytes} from {@code at} on. */
    void read(byte[] bytes, int at, float[] into) {
        int place = at;
        for (int from = 0; from < dimension; from += block) {
            float scale = scale(bytes, place);
            place += Float.BYTES;
            int until = Math.min(dimension, from + block);
            for (int i = from; i < until; i++) {
                into[i] = scale * bytes[place++];
            }
        }
    }

    /** Dot product of a vector with the one that stands in {@code bytes} from {@code at} on. */
    float dot(byte[] vector, byte[] bytes, int at) {
        float sum = 0;
        int offset = 0;
        for (int from = 0; from < dimension; from += block) {
            float scales = scale(vector, offset) * scale(bytes, at + offset);
            offset += Float.BYTES;
            int length = Math.min(dimension, from + block) - from;
            sum += scales * dot(vector, offset, bytes, at + offset, length);
            offset += length;
        }
        return sum;
    }

    private static int dot(byte[] one, int oneFrom, byte[] other, int otherFrom, int length) {
        int sum = 0;
        for (int i = 0; i < length; i++) {
            sum += one[oneFrom + i] * other[otherFrom + i];
        }
        return sum;
    }

    private static float scale(byte[] bytes, int at) {
        return Float.intBitsToFloat((bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff));
    }
}
