package dev.errand.devnet;

import dev.errand.value.Address;
import dev.errand.value.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Creation code of a contract of others, from the protocol's own npm package: where a library's address is to stand, the
 * library's name stands.
 */
record Bytecode(String hex) {

    private static final int PLACEHOLDER = 2 * Address.SIZE;

    /** The code of {@code contract}, as the build packs it. */
    static Bytecode of(String contract) {
        try (InputStream resource = Bytecode.class.getResourceAsStream("/dev/errand/contracts/" + contract + ".hex")) {
            if (resource == null) {
                throw new IllegalStateException("the build packed no code of " + contract);
            }
            return new Bytecode(new String(resource.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException("the code of " + contract + " cannot be read", e);
        }
    }

    /** The same code with a library at its place; the same code if it does not use it. */
    Bytecode link(String library, Address address) {
        String placeholder = ("__" + library + "_".repeat(PLACEHOLDER)).substring(0, PLACEHOLDER);
        return new Bytecode(hex.replace(placeholder, HexFormat.of().formatHex(address.toBytes())));
    }

    /** @throws IllegalArgumentException if a library is still missing */
    Bytes bytes() {
        return Bytes.parse("0x" + hex);
    }
}
