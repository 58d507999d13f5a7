package dev.errand.registry;

import dev.errand.agent.AgentCard;
import dev.errand.agent.Directory;
import dev.errand.agent.SignedCard;
import dev.errand.value.Address;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A port to where agents are registered. Thread-safe. It is the directory of a runtime, too: a card says where its agent is. */
public interface AgentRegistry extends Directory {

    /**
     * Takes a card, or a newer version of one. Refused are a wrong signature, a name that another key holds, and a version
     * that is not newer than the one that is here.
     */
    Registration register(SignedCard card);

    /**
     * Prolongs a lease from now on. Refused are a wrong signature, a clock that is off, a renewal that is not newer than the last,
     * and an agent that is not registered.
     */
    Registration renew(Renewal renewal);

    /** Takes an agent out; does nothing if it is not here. */
    void retire(Address agent);

    /** The card of one agent. */
    Optional<AgentCard> find(Address agent);

    /** All cards, by name. */
    List<AgentCard> list();

    /**
     * One page of the agents nearest to a text by words and by meaning, English and Chinese, best first. The first call loads models:
     * about a second.
     *
     * @param offset how many to pass over
     * @param limit at most so many
     * @param filter which cards count
     */
    List<Match> search(String text, int offset, int limit, Predicate<AgentCard> filter);

    /** The first page of all that are registered. */
    default List<Match> search(String text, int limit) {
        return search(text, 0, limit, card -> true);
    }

    @Override
    default Optional<URI> endpointOf(Address agent) {
        return find(agent).flatMap(AgentCard::endpoint);
    }
}
