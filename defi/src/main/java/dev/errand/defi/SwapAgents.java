package dev.errand.defi;

import dev.errand.agent.Agent;
import dev.errand.agent.Skill;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.key.Signer;
import dev.errand.offer.Order;
import dev.errand.offer.OrderReply;
import java.time.InstantSource;
import java.util.List;

/** Agents that fill swap orders over Uniswap v2. They differ in how far they look, and compete by what they guarantee. */
public final class SwapAgents {

    /** The capability by which they are found. */
    public static final String CAPABILITY = "swap";

    private static final List<String> TAGS = List.of("dex", "trade", "uniswap", "兑换", "交易");
    private static final List<String> EXAMPLES =
            List.of("swap 2 ETH for USDC", "buy 0.1 WBTC with USDC", "把100 USDC换成DAI", "用1个ETH买UNI");

    private SwapAgents() {}

    /** An agent that trades in the one best pool for the pair. */
    public static Agent direct(Signer key, ChainProfile profile, ChainClient chain, InstantSource clock) {
        return agent(
                key,
                "Straight Swap",
                "Swaps in the best single pool for the pair, on any Uniswap v2 exchange of the chain.",
                new SwapDesk(new Routes(profile, chain, Routes.Reach.DIRECT), key.address(), profile, clock));
    }

    /** An agent that also goes through a third token where that gives more. */
    public static Agent twoHops(Signer key, ChainProfile profile, ChainClient chain, InstantSource clock) {
        return agent(
                key,
                "Detour Swap",
                "Swaps in one pool or through a third token in two, whichever gives more.",
                new SwapDesk(new Routes(profile, chain, Routes.Reach.TWO_HOPS), key.address(), profile, clock));
    }

    private static Agent agent(Signer key, String name, String description, SwapDesk desk) {
        return Agent.builder(key)
                .name(name)
                .description(description)
                .provider("Errand")
                .skill(new Skill(CAPABILITY, "Swap", "Swaps one token for another.", CAPABILITY, TAGS, EXAMPLES))
                .handle(Order.class, OrderReply.class, (order, context) -> desk.answer(order))
                .build();
    }
}
