package dev.errand.agent.wire;

import dev.errand.key.Signature;
import dev.errand.key.Signer;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An agent's statement that another key signs its envelopes from now on. Signed by the key that did until now, and by the new one
 * to show that somebody holds it. The agent's address stays what it was.
 *
 * @param agent whose key changes
 * @param number 1 for the agent's first change, one more each time, so that none can be played back
 * @param oldKey address of the key that signed until now
 * @param newKey address of the key that signs from now on
 */
public record KeyRotation(
        Address agent, int number, Address oldKey, Address newKey, Instant at, Signature byOldKey, Signature byNewKey) {

    private static final String FORM = "errand.key-rotation.v1";

    /** @throws IllegalArgumentException if the number is not positive, or old and new are the same */
    public KeyRotation {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        if (number < 1 || oldKey.equals(newKey)) {
            throw new IllegalArgumentException("change " + number + " from " + oldKey + " to " + newKey + " is none");
        }
    }

    /** Makes the statement with both keys. */
    public static KeyRotation sign(Address agent, int number, Signer oldKey, Signer newKey, Instant at) {
        Bytes32 digest = digest(agent, number, oldKey.address(), newKey.address(), at);
        return new KeyRotation(
                agent, number, oldKey.address(), newKey.address(), at, oldKey.sign(digest), newKey.sign(digest));
    }

    /** The statement as JSON. */
    public String toJson() {
        return WireJson.tree(this).toString();
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static KeyRotation parse(String json) {
        return WireJson.rotation(json);
    }

    /** Why the statement is not that of both keys; empty if it is. Whether the old key was the right one is for the reader to know. */
    public Optional<String> objection() {
        Bytes32 digest = digest(agent, number, oldKey, newKey, at);
        boolean signed = byOldKey.recover(digest).filter(oldKey::equals).isPresent()
                && byNewKey.recover(digest).filter(newKey::equals).isPresent();
        return signed ? Optional.empty() : Optional.of("the change of key of " + agent + " is not signed by both keys");
    }

    private static Bytes32 digest(Address agent, int number, Address oldKey, Address newKey, Instant at) {
        return new SigningForm(FORM)
                .address(agent)
                .number(number)
                .address(oldKey)
                .address(newKey)
                .number(at.toEpochMilli())
                .digest();
    }
}
