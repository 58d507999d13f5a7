package dev.errand.agent.wire;

import dev.errand.key.Signature;
import dev.errand.key.Signer;
import dev.errand.value.Address;
import java.util.Optional;

/**
 * An envelope with a signature, and the statement of the sender's last change of key if there was one.
 *
 * <p>Its JSON is {@code {"envelope":{…},"signature":"0x…","rotation":{…}?}}. Fields that are not known are passed over: they are
 * not signed, and nobody reads them.
 */
public record SignedEnvelope(Envelope envelope, Signature signature, Optional<KeyRotation> rotation) {

    /** Longest JSON, in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    /** What became of reading an envelope from outside. */
    public sealed interface Reading {

        /** An envelope, not yet verified. */
        record Read(SignedEnvelope signed) implements Reading {}

        /** None; {@code reason} says what to mend. */
        record Malformed(String reason) implements Reading {}
    }

    /** Signs with the sender's key, or the one that the sender went over to. */
    public static SignedEnvelope sign(Envelope envelope, Signer key, Optional<KeyRotation> rotation) {
        return new SignedEnvelope(envelope, key.sign(envelope.digest()), rotation);
    }

    /** Signs with the key that the sender's address comes from. */
    public static SignedEnvelope sign(Envelope envelope, Signer key) {
        return sign(envelope, key, Optional.empty());
    }

    /** Address of the key that signed; empty if none can have made the signature. */
    public Optional<Address> signer() {
        try {
            return signature.recover(envelope.digest());
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // the text has no bytes
        }
    }

    /** Why it is not signed by {@code key}; empty if it is. */
    public Optional<String> objection(Address key) {
        return signer().filter(key::equals).isPresent()
                ? Optional.empty()
                : Optional.of("it is not signed by the key of " + envelope.sender());
    }

    /** The JSON that is sent. */
    public String toJson() {
        return WireJson.write(this);
    }

    /** Reads what somebody sent. */
    public static Reading parse(String json) {
        return WireJson.read(json);
    }
}
