package dev.errand.registry;

import dev.errand.agent.AgentCard;
import dev.errand.registry.ranking.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known of agents beside what their cards say. What is not known counts neither for nor against an agent.
 *
 * @param standing what is proven of it, as {@link TrackRecord} keeps it
 * @param sign whether it is alive, as {@link Health} or a {@link Probe} saw it last
 * @param stake what it would lose, in ether
 * @param since when it was registered first
 */
public record Evidence(
        Function<AgentCard, Standing> standing,
        Function<AgentCard, Optional<Probe.Sign>> sign,
        Function<AgentCard, Optional<BigDecimal>> stake,
        Function<AgentCard, Instant> since) {

    /** Of agents that nobody tried or asked. */
    public static final Evidence NONE = new Evidence(
            card -> Standing.UNTRIED, card -> Optional.empty(), card -> Optional.empty(), card -> Instant.EPOCH);

    /** The same with what is proven. */
    public Evidence withStanding(Function<AgentCard, Standing> proven) {
        return new Evidence(proven, sign, stake, since);
    }

    /** The same with signs of life. */
    public Evidence withSign(Function<AgentCard, Optional<Probe.Sign>> seen) {
        return new Evidence(standing, seen, stake, since);
    }

    /** The same with stakes. */
    public Evidence withStake(Function<AgentCard, Optional<BigDecimal>> staked) {
        return new Evidence(standing, sign, staked, since);
    }

    /** The same with when agents came. */
    public Evidence withSince(Function<AgentCard, Instant> registered) {
        return new Evidence(standing, sign, stake, registered);
    }
}
