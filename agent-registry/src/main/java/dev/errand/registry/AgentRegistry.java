package dev.errand.registry;

import dev.errand.agent.AgentCard;
import dev.errand.agent.SignedCard;
import dev.errand.value.Address;
import java.util.List;
import java.util.Optional;

/** A port to where agents are registered. Thread-safe. */
public interface AgentRegistry {

    /** A registry that lives as long as the program. */
    static AgentRegistry inMemory() {
        return new InMemoryAgentRegistry();
    }

    /**
     * Takes a card, or a newer version of one. Refused are a wrong signature, a name that another key holds, and a version
     * that is not newer than the one that is here.
     */
    Registration register(SignedCard card);

    /** Takes an agent out; does nothing if it is not here. */
    void retire(Address agent);

    /** The card of one agent. */
    Optional<AgentCard> find(Address agent);

    /** All cards, by name. */
    List<AgentCard> list();

    /** Agents with a skill of exactly this capability, best match of the words first; at most {@code limit}. */
    List<Match> withCapability(String capability, String words, int limit);

    /**
     * The agents nearest to the text by words and by meaning, English and Chinese, best first; at most {@code limit}. The first call
     * loads models: about a second.
     */
    List<Match> search(String text, int limit);
}
