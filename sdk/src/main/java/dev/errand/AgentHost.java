package dev.errand;

import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.Scheduler;
import dev.errand.key.SigningKey;
import dev.errand.registry.RegistryDatabase;
import dev.errand.registry.StoredAgentRegistry;
import dev.errand.registry.search.AgentIndex;
import dev.errand.value.Address;
import dev.errand.value.ChainId;
import java.net.URI;
import java.time.InstantSource;

/**
 * Runs agents that other programs ask: listens for signed envelopes, keeps the agents' cards in a registry, and takes them out when
 * it ends. For programs that only serve, and have no account of their own, as a provider node. Thread-safe.
 */
public final class AgentHost implements AutoCloseable {

    private final StoredAgentRegistry registry;
    private final AgentRuntime runtime;
    private final Roster roster;

    private AgentHost(StoredAgentRegistry registry, AgentRuntime runtime, InstantSource clock) {
        this.registry = registry;
        this.runtime = runtime;
        this.roster = new Roster(runtime, registry, clock);
    }

    /**
     * Opens one.
     *
     * @param registry in which its agents are found
     * @param chain envelopes for other chains are refused
     * @param host address to listen on
     * @throws IllegalStateException if nothing can listen there
     */
    public static AgentHost open(RegistryDatabase registry, ChainId chain, String host, InstantSource clock) {
        StoredAgentRegistry cards = StoredAgentRegistry.open(registry, AgentIndex.inMemory(), clock, Roster.LEASE);
        try {
            AgentRuntime runtime = AgentRuntime.builder()
                    .scheduler(Scheduler.system(clock))
                    .storeInMemory()
                    .signer(SigningKey.random())
                    .network(chain, cards)
                    .listen(host, 0)
                    .start();
            return new AgentHost(cards, runtime, clock);
        } catch (RuntimeException e) {
            cards.close();
            throw e;
        }
    }

    /** Where other programs post envelopes for its agents. */
    public URI endpoint() {
        return runtime.endpoint().orElseThrow();
    }

    /**
     * Starts an agent and registers its card, under the version after the last one if it says something else than that.
     *
     * @throws IllegalArgumentException if the registry refuses the card; the message says why
     */
    public void start(Agent agent) {
        roster.start(agent);
    }

    /** Stops an agent and takes its card out of the registry. */
    public void stop(Address agent) {
        roster.stop(agent);
    }

    /** Stops listening; cards that were not taken out are found until their time is over. */
    @Override
    public void close() {
        roster.close();
        runtime.close();
        registry.close();
    }
}
