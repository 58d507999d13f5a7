package dev.errand.agent;

import dev.errand.agent.wire.KeyRotation;
import dev.errand.agent.wire.SignedEnvelope;
import dev.errand.value.Address;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which key signs for which agent, where that has changed. It is kept in the store. */
final class Keyring {

    private final Map<Address, KeyRotation> rotations = new ConcurrentHashMap<>();
    private final Optional<MessageStore> store;

    Keyring(Optional<MessageStore> store) {
        this.store = store;
        store.ifPresent(kept -> kept.rotations().stream()
                .map(KeyRotation::parse)
                .forEach(rotation -> rotations.put(rotation.agent(), rotation)));
    }

    /** Why the envelope is not signed by the key that signs for its sender now; empty if it is. */
    Optional<String> objection(SignedEnvelope signed) {
        if (signed.rotation().isPresent()) {
            Optional<String> wrong =
                    learn(signed.rotation().get(), signed.envelope().sender());
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        Address sender = signed.envelope().sender();
        KeyRotation last = rotations.get(sender);
        return signed.objection(last == null ? sender : last.newKey());
    }

    private synchronized Optional<String> learn(KeyRotation rotation, Address sender) {
        KeyRotation last = rotations.get(rotation.agent());
        if (rotation.equals(last)) {
            return Optional.empty();
        }
        Address current = last == null ? rotation.agent() : last.newKey();
        int next = last == null ? 1 : last.number() + 1;
        if (!rotation.agent().equals(sender)
                || rotation.number() != next
                || !rotation.oldKey().equals(current)) {
            return Optional.of("its change of key does not follow the last one that is known here");
        }
        Optional<String> wrong = rotation.objection();
        if (wrong.isEmpty()) {
            store.ifPresent(kept -> kept.writeNow(new Change().rotate(rotation.agent(), rotation.toJson())));
            rotations.put(rotation.agent(), rotation);
        }
        return wrong;
    }
}
