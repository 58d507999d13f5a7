package dev.errand;

import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.key.Signer;
import dev.errand.registry.Registration;
import dev.errand.registry.RegistryException;
import dev.errand.registry.Renewal;
import dev.errand.registry.StoredAgentRegistry;
import dev.errand.value.Address;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agents that this program runs. Each is registered for as long as it runs: its lease is short and renewed, so that a program
 * that ends, however it ends, is soon forgotten.
 */
final class Roster implements AutoCloseable {

    /** How long an agent is found after its program ended. */
    static final Duration LEASE = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

    private final AgentRuntime runtime;
    private final StoredAgentRegistry registry;
    private final InstantSource clock;
    private final Map<Address, Signer> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService renewing =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());

    Roster(AgentRuntime runtime, StoredAgentRegistry registry, InstantSource clock) {
        this.runtime = runtime;
        this.registry = registry;
        this.clock = clock;
        long third = LEASE.dividedBy(3).toMillis();
        var unused = renewing.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
    }

    /** @throws IllegalArgumentException if the registry refuses the card; the message says why */
    void start(Agent agent) {
        if (registry.enlist(agent.card(), agent.signer()) instanceof Registration.Refused(String reason)) {
            throw new IllegalArgumentException(reason);
        }
        runtime.start(agent);
        running.put(agent.address(), agent.signer());
    }

    void stop(Address agent) {
        running.remove(agent);
        runtime.stop(agent);
        registry.retire(agent);
    }

    private void renew() {
        try {
            running.values().forEach(signer -> {
                if (registry.renew(Renewal.sign(signer, clock.instant())) instanceof Registration.Refused refused) {
                    LOG.warn("the lease of {} was not renewed: {}", signer.address(), refused.reason());
                }
            });
        } catch (RegistryException e) {
            LOG.warn("leases were not renewed; they are tried again", e);
        }
    }

    @Override
    public void close() {
        renewing.shutdownNow();
    }
}
