package dev.errand.agent.wire;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The bytes that are signed: a name for what they are, then each field behind its length in four bytes, so that no two different
 * statements have the same bytes. Their Keccak-256 is signed as an EIP-191 personal message, as any wallet does.
 */
final class SigningForm {

    private static final byte[] PERSONAL_MESSAGE =
            "\u0019Ethereum Signed Message:\n32".getBytes(StandardCharsets.UTF_8);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    SigningForm(String name) {
        text(name);
    }

    SigningForm bytes(byte[] field) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        bytes.writeBytes(field);
        return this;
    }

    /** @throws IllegalArgumentException if half of a surrogate pair stands in it, which has no bytes */
    SigningForm text(String field) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(field));
            byte[] exact = new byte[encoded.remaining()];
            encoded.get(exact);
            return bytes(exact);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a field holds half of a surrogate pair, which is no character", e);
        }
    }

    SigningForm number(long field) {
        return bytes(ByteBuffer.allocate(Long.BYTES).putLong(field).array());
    }

    SigningForm address(Address field) {
        return bytes(field.toBytes());
    }

    SigningForm word(Bytes32 field) {
        return bytes(field.toBytes());
    }

    Bytes32 digest() {
        return Keccak256.hash(
                PERSONAL_MESSAGE, Keccak256.hash(bytes.toByteArray()).toBytes());
    }
}
