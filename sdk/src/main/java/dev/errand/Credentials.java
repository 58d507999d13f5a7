package dev.errand;

import dev.errand.agent.AgentCard;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainException;
import dev.errand.chain.ChainProfile;
import dev.errand.registry.Evidence;
import dev.errand.registry.Health;
import dev.errand.registry.IdentityRegistry;
import dev.errand.registry.StoredAgentRegistry;
import dev.errand.value.Address;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the registry, the chain and the agents themselves show of agents, gathered for who chooses among them. */
final class Credentials {

    private static final int WEI_DIGITS = 18;
    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);

    private final StoredAgentRegistry registry;
    private final Health health;
    private final Optional<IdentityRegistry> identities;

    Credentials(StoredAgentRegistry registry, Health health, ChainProfile profile, ChainClient chain) {
        this.registry = registry;
        this.health = health;
        this.identities = IdentityRegistry.of(profile, chain);
    }

    Evidence evidence() {
        return Evidence.NONE
                .withStanding(registry.trackRecord()::standing)
                .withSign(health::of)
                .withStake(agent -> binding(agent).map(bound -> new BigDecimal(bound.stake(), WEI_DIGITS)))
                .withSince(agent -> registry.since(agent.address()).orElse(Instant.EPOCH));
    }

    /** Who stands behind an agent: the owner of its identity on chain, or else itself. */
    Address ownerOf(Address agent) {
        return registry.find(agent)
                .flatMap(this::binding)
                .map(IdentityRegistry.Binding::owner)
                .orElse(agent);
    }

    /** What the chain says of an agent whose card it names; a card that it does not name has no part in it. */
    private Optional<IdentityRegistry.Binding> binding(AgentCard agent) {
        try {
            return registry.identities()
                    .find(agent.address())
                    .flatMap(identity -> identities.flatMap(chain -> chain.check(agent, identity)))
                    .filter(bound -> bound.drift().isEmpty());
        } catch (ChainException e) {
            LOG.warn("what the chain says of {} is not known now", agent.name(), e);
            return Optional.empty();
        }
    }
}
