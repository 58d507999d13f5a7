package dev.errand.registry;

import dev.errand.value.Address;
import dev.errand.value.ChainId;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Who agents say that they are on chain. A note of where to look, and no proof: {@link IdentityRegistry#check} asks the chain.
 * Thread-safe. Methods throw {@link RegistryException} if the database cannot be read or written.
 */
public final class Identities {

    private final Database database;

    Identities(Database database) {
        this.database = database;
    }

    /**
     * An agent's place in an identity registry.
     *
     * @param registry the registry's address
     * @param agentId its number there
     */
    public record Identity(ChainId chain, Address registry, BigInteger agentId) {

        /** As ERC-8004 writes it: {@code eip155:1:0x…} of the registry, and the number. */
        @Override
        public String toString() {
            return "eip155:" + chain + ":" + registry + " #" + agentId;
        }
    }

    /** Where an agent is on chain; empty if it is nowhere. */
    public Optional<Identity> find(Address agent) {
        return database.read(handle -> handle.createQuery("SELECT * FROM identity WHERE agent = :agent")
                .bind("agent", agent.toString())
                .map((row, context) -> new Identity(
                        new ChainId(row.getLong("chain")),
                        Address.parse(row.getString("registry")),
                        new BigInteger(row.getString("agent_id"))))
                .findOne());
    }

    /** Notes where an agent is, instead of where it was. */
    public void put(Address agent, Identity identity) {
        database.write(handle -> {
            handle.execute("DELETE FROM identity WHERE agent = ?", agent.toString());
            return handle.createUpdate("INSERT INTO identity (agent, chain, registry, agent_id)"
                            + " VALUES (:agent, :chain, :registry, :id)")
                    .bind("agent", agent.toString())
                    .bind("chain", identity.chain().value())
                    .bind("registry", identity.registry().toString())
                    .bind("id", identity.agentId().toString())
                    .execute();
        });
    }
}
