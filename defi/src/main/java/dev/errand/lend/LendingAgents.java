package dev.errand.lend;

import dev.errand.account.LendingVenues;
import dev.errand.agent.Agent;
import dev.errand.agent.Skill;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.key.Signer;
import dev.errand.offer.LoanOffer;
import dev.errand.offer.LoanOrder;
import dev.errand.offer.LoanReply;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Agents that choose where something is lent or borrowed. They differ in what they look at, and compete by what their choice earns. */
public final class LendingAgents {

    /** The capability by which they are found. */
    public static final String CAPABILITY = "lend";

    private static final Duration VALIDITY = Duration.ofMinutes(2);
    private static final List<String> TAGS = List.of("lending", "aave", "yield", "借贷", "利息");
    private static final List<String> EXAMPLES =
            List.of("lend 1000 USDC at the best rate", "borrow 500 DAI", "把5000 USDC存起来生息", "借1000 USDC");

    private LendingAgents() {}

    /** Chooses one answer to an order. */
    @FunctionalInterface
    private interface Choice {
        LoanReply of(LoanOrder order);
    }

    /** An agent that goes by the rate that markets show now, as most comparisons do: its own effect on it is not seen. */
    public static Agent shownRate(Signer key, ChainProfile profile, ChainClient chain, InstantSource clock) {
        LendingVenues venues = new AaveV3Venues(profile, chain);
        return agent(
                key,
                "Rate Watcher",
                "Lends where the shown rate is highest, and borrows where it is lowest: all of it in one market.",
                order -> {
                    boolean lends = order.side() == LoanOrder.Side.LEND;
                    Comparator<String> byRate = Comparator.comparing(
                            market -> venues.reserve(market, order.amount().token(), order.account())
                                    .map(reserve -> lends ? reserve.supplyRate() : reserve.borrowRate())
                                    .orElseThrow());
                    String market = order.markets().stream()
                            .min(lends ? byRate.reversed() : byRate)
                            .orElseThrow();
                    return new LoanOffer(
                            List.of(new LoanOffer.Part(market, order.amount())),
                            clock.instant().plus(VALIDITY),
                            "the best rate shown is " + market + "'s");
                });
    }

    /** An agent that splits so that one token more is worth the same in each market, over as many markets as are worth their gas. */
    public static Agent bestSplit(Signer key, ChainProfile profile, ChainClient chain, InstantSource clock) {
        MarketGas split = new MarketGas(new AaveV3Venues(profile, chain), chain, profile.wrappedNative());
        return agent(
                key,
                "Even Keel",
                "Lends and borrows over several markets, by the rate after the loan's own effect on each, and by the gas of each.",
                order -> {
                    List<LoanOffer.Part> parts = split.best(order);
                    return new LoanOffer(
                            parts,
                            clock.instant().plus(VALIDITY),
                            parts.stream()
                                    .map(part -> part.amount() + " on " + part.market())
                                    .collect(Collectors.joining(", ")));
                });
    }

    private static Agent agent(Signer key, String name, String description, Choice choice) {
        return Agent.builder(key)
                .name(name)
                .description(description)
                .provider("Errand")
                .skill(
                        new Skill(CAPABILITY, "Lend", "Chooses where to lend or borrow.", CAPABILITY, TAGS, EXAMPLES),
                        LoanOrder.class,
                        LoanReply.class,
                        (order, context) -> answer(order, choice))
                .build();
    }

    private static LoanReply answer(LoanOrder order, Choice choice) {
        try {
            return choice.of(order);
        } catch (IllegalArgumentException e) {
            return new LoanReply.Declined(String.valueOf(e.getMessage()));
        }
    }
}
