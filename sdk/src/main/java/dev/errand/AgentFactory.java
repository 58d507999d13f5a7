package dev.errand;

import dev.errand.agent.Agent;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import java.time.InstantSource;

/** Makes an agent that needs the chain, such as one that trades. */
@FunctionalInterface
public interface AgentFactory {

    /** Called once, while an {@link Errand} is being built. */
    Agent create(ChainProfile profile, ChainClient chain, InstantSource clock);
}
