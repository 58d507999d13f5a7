package dev.errand.value;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256, the hash of Ethereum: the padding that preceded NIST's SHA-3, so their digests differ. */
public final class Keccak256 {

    private Keccak256() {}

    /** Hash over the given byte strings, one after another, with nothing between them. */
    public static Bytes32 hash(byte[]... parts) {
        KeccakDigest digest = new KeccakDigest(256);
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] out = new byte[Bytes32.SIZE];
        digest.doFinal(out, 0);
        return Bytes32.of(out);
    }

    /**
     * Hash over the UTF-8 bytes of {@code text}.
     *
     * @throws IllegalArgumentException if half of a surrogate pair stands in it: UTF-8 has no bytes for that, and two such texts
     *     would hash alike
     */
    public static Bytes32 hash(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8
                    .newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return hash(exact);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the text holds half of a surrogate pair, which is no character", e);
        }
    }
}
