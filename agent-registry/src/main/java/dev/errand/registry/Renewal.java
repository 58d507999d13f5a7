package dev.errand.registry;

import dev.errand.key.Signature;
import dev.errand.key.Signer;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * An agent's word that it is still there, which prolongs its lease. Signed, as otherwise anybody could keep a dead agent alive.
 *
 * <p>What is signed is the Keccak-256 of {@code errand registry renewal\n<address>\n<epoch second>} as an EIP-191 personal message.
 *
 * @param signedAt whole seconds count
 * @see <a href="https://eips.ethereum.org/EIPS/eip-191">ERC-191: Signed Data Standard</a>
 */
public record Renewal(Address agent, Instant signedAt, Signature signature) {

    private static final byte[] PERSONAL_MESSAGE =
            "\u0019Ethereum Signed Message:\n32".getBytes(StandardCharsets.UTF_8);

    /** Signs a renewal of the signer's own lease. */
    public static Renewal sign(Signer signer, Instant now) {
        return sign(signer.address(), signer, now);
    }

    /** Signs a renewal with the key that signs for the agent now. */
    public static Renewal sign(Address agent, Signer key, Instant now) {
        return new Renewal(agent, now, key.sign(digest(agent, now)));
    }

    /** Why this is not the word of whoever signs for the agent; empty if it is. */
    Optional<String> objection(Address key) {
        return signature.recover(digest(agent, signedAt)).filter(key::equals).isPresent()
                ? Optional.empty()
                : Optional.of("the renewal is not signed by " + key);
    }

    private static Bytes32 digest(Address agent, Instant at) {
        String text = "errand registry renewal\n" + agent + "\n" + at.getEpochSecond();
        return Keccak256.hash(PERSONAL_MESSAGE, Keccak256.hash(text).toBytes());
    }
}
