package dev.errand.registry;

import dev.errand.agent.wire.KeyRotation;
import dev.errand.value.Address;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Which key signs for an agent: the one that its address comes from, until a signed statement names another. An agent's address stays
 * what it was. Thread-safe. Methods throw {@link RegistryException} if the database cannot be read or written.
 */
public final class AgentKeys {

    private final Database database;

    AgentKeys(Database database) {
        this.database = database;
    }

    /** The address of the key that signs for an agent now. */
    public Address of(Address agent) {
        return database.read(handle -> last(handle, agent))
                .map(KeyRotation::newKey)
                .orElse(agent);
    }

    /** For whom a key signs now; itself where no statement names it. */
    public Address agentOf(Address key) {
        return database
                .read(handle -> handle.createQuery("SELECT agent FROM key_rotation WHERE new_key = :key")
                        .bind("key", key.toString())
                        .mapTo(String.class)
                        .map(Address::parse)
                        .list())
                .stream()
                .filter(agent -> of(agent).equals(key))
                .findFirst()
                .orElse(key);
    }

    /** How many statements an agent made; its next one has the number after. */
    public int changes(Address agent) {
        return database.read(handle -> last(handle, agent))
                .map(KeyRotation::number)
                .orElse(0);
    }

    /**
     * Takes a statement. Cards and renewals signed by the key before are refused from then on. Refused are a statement that both keys
     * did not sign, and one that does not follow the last.
     */
    public Registration rotate(KeyRotation rotation) {
        Optional<String> objection = rotation.objection();
        if (objection.isPresent()) {
            return new Registration.Refused(objection.get());
        }
        return database.write(handle -> {
            Optional<KeyRotation> last = last(handle, rotation.agent());
            Address current = last.map(KeyRotation::newKey).orElse(rotation.agent());
            int next = last.map(KeyRotation::number).orElse(0) + 1;
            if (rotation.number() != next || !rotation.oldKey().equals(current)) {
                return new Registration.Refused("the change of key does not follow the last: " + current
                        + " signs for the agent now, and the next change has the number " + next);
            }
            handle.createUpdate("INSERT INTO key_rotation (agent, number, new_key, statement)"
                            + " VALUES (:agent, :number, :key, :statement)")
                    .bind("agent", rotation.agent().toString())
                    .bind("number", rotation.number())
                    .bind("key", rotation.newKey().toString())
                    .bind("statement", rotation.toJson())
                    .execute();
            return new Registration.Registered();
        });
    }

    private static Optional<KeyRotation> last(Handle handle, Address agent) {
        return handle.createQuery(
                        "SELECT statement FROM key_rotation WHERE agent = :agent ORDER BY number DESC LIMIT 1")
                .bind("agent", agent.toString())
                .mapTo(String.class)
                .map(KeyRotation::parse)
                .findOne();
    }
}
