package dev.errand.engine;

import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Keccak-256 over a sequence of texts and lists in which every part is preceded by its kind and length, so that no two
 * different sequences are written alike.
 *
 * <p>Not thread-safe: one thread writes, then asks for the digest.
 */
final class CanonicalHash {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    /** Adds the text form of a value: numbers, addresses, amounts and hashes have exactly one. */
    CanonicalHash add(Object value) {
        byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
        header('v', bytes.length);
        written.writeBytes(bytes);
        return this;
    }

    /** Adds the number of elements, then each. */
    CanonicalHash addAll(List<?> values) {
        header('l', values.size());
        values.forEach(this::add);
        return this;
    }

    Bytes32 digest() {
        return Keccak256.hash(written.toByteArray());
    }

    private void header(char kind, int length) {
        written.write(kind);
        written.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    }
}
