package dev.errand.agent;

import dev.errand.agent.wire.Envelope;
import dev.errand.agent.wire.KeyRotation;
import dev.errand.agent.wire.SignedEnvelope;
import dev.errand.key.Signer;
import dev.errand.value.Address;
import java.util.Map;
import java.util.Optional;

/** Signs envelopes, with the key that an agent went over to where it did. */
final class Sealer {

    private final Map<Address, Rotated> rotated;

    /** A key that an agent went over to, and the statement of it. */
    record Rotated(KeyRotation statement, Signer key) {}

    Sealer(Map<Address, Rotated> rotated) {
        this.rotated = Map.copyOf(rotated);
    }

    SignedEnvelope seal(Envelope envelope, Signer own) {
        Rotated other = rotated.get(envelope.sender());
        return other == null
                ? SignedEnvelope.sign(envelope, own)
                : SignedEnvelope.sign(envelope, other.key(), Optional.of(other.statement()));
    }
}
