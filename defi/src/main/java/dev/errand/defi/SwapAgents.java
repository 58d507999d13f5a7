package dev.errand.defi;

import dev.errand.agent.Agent;
import dev.errand.agent.Skill;
import dev.errand.agent.schema.MessageType;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.key.Signer;
import dev.errand.offer.Order;
import dev.errand.offer.OrderReply;
import dev.errand.route.Router;
import java.time.InstantSource;
import java.util.List;

/** Agents that fill swap orders over Uniswap v2 and v3. They differ in how they look for a route, and compete by what they leave once gas is paid. */
public final class SwapAgents {

    /** The capability by which they are found. */
    public static final String CAPABILITY = "swap";

    private static final int HOPS = 3;
    private static final List<String> TAGS = List.of("dex", "trade", "uniswap", "兑换", "交易");
    private static final List<String> EXAMPLES =
            List.of("swap 2 ETH for USDC", "buy 0.1 WBTC with USDC", "把100 USDC换成DAI", "用1个ETH买UNI");

    private SwapAgents() {}

    /** An agent that trades in the one best pool for the pair. */
    public static Agent direct(Signer key, ChainProfile profile, ChainClient chain, InstantSource clock) {
        return agent(
                key,
                "Direct Swap",
                "Swaps in the one pool of the pair that gives most.",
                Swapping.afterGas(profile, chain, Router.singlePath(1)),
                clock);
    }

    /** An agent that sends everything along the one best path. */
    public static Agent singlePath(Signer key, ChainProfile profile, ChainClient chain, InstantSource clock) {
        return agent(
                key,
                "Straight Swap",
                "Swaps along the one path of at most three pools that gives most.",
                Swapping.afterGas(profile, chain, Router.singlePath(HOPS)),
                clock);
    }

    /** An agent that splits in twentieths over paths that share no pool: the way of Uniswap's own router. */
    public static Agent grid(Signer key, ChainProfile profile, ChainClient chain, InstantSource clock) {
        return agent(
                key,
                "Grid Swap",
                "Splits a swap in steps of five per cent over paths that share no pool, as Uniswap's own router does.",
                Swapping.afterGas(profile, chain, Router.grid(HOPS)),
                clock);
    }

    /** An agent that takes the best route there is over all pools, split and merged as pays, and says how near to the bound it is. */
    public static Agent optimal(Signer key, ChainProfile profile, ChainClient chain, InstantSource clock) {
        return agent(
                key,
                "Best Swap",
                "Swaps over the best route there is once gas is paid, split and merged over any pools, and proves how near to the best it is.",
                Swapping.afterGas(profile, chain, best()),
                clock);
    }

    /** The router with the best routes: the framework's own reading goes by it. */
    static Router best() {
        return Router.optimal();
    }

    private static Agent agent(Signer key, String name, String description, Swapping swapping, InstantSource clock) {
        SwapDesk desk = new SwapDesk(swapping, key.address(), clock);
        return Agent.builder(key)
                .name(name)
                .description(description)
                .provider("Errand")
                .skill(new Skill(CAPABILITY, "Swap", "Swaps one token for another.", CAPABILITY, TAGS, EXAMPLES)
                        .withRequest(MessageType.of(Order.class).schema()))
                .handle(Order.class, OrderReply.class, (order, context) -> desk.answer(order))
                .build();
    }
}
