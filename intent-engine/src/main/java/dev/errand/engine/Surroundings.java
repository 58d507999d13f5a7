package dev.errand.engine;

import dev.errand.account.Executor;
import dev.errand.account.LeaseVenue;
import dev.errand.account.LendingVenues;
import dev.errand.agent.AgentRuntime;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.offer.DollarPrices;
import dev.errand.offer.ReferenceQuotes;
import dev.errand.registry.Scout;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What plans are made with; the same for all plans of an engine.
 *
 * @param slippageBps how far below the reference a guarantee may lie, unless the user says otherwise
 * @param healthFloor the health factor that a loan must leave
 */
record Surroundings(
        ChainProfile profile,
        ChainClient chain,
        Executor executor,
        Scout scout,
        AgentRuntime runtime,
        ReferenceQuotes reference,
        LendingVenues lending,
        LeaseVenue leases,
        DollarPrices prices,
        AddressBook contacts,
        InstantSource clock,
        Duration agentTimeout,
        int slippageBps,
        BigDecimal healthFloor) {}
