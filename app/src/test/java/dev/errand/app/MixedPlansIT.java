package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.Errand;
import dev.errand.account.Patience;
import dev.errand.account.Settlement;
import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.Reply;
import dev.errand.agent.Skill;
import dev.errand.chain.Erc20;
import dev.errand.defi.SwapAgents;
import dev.errand.defi.UniswapReferenceQuotes;
import dev.errand.devnet.Devnet;
import dev.errand.engine.Answer;
import dev.errand.engine.ConsideredOffer;
import dev.errand.engine.Proposal;
import dev.errand.engine.ProposedStep;
import dev.errand.engine.Verdict;
import dev.errand.key.SigningKey;
import dev.errand.lend.AaveV3Venues;
import dev.errand.lend.LendingAgents;
import dev.errand.offer.Call;
import dev.errand.offer.Offer;
import dev.errand.offer.Order;
import dev.errand.offer.OrderReply;
import dev.errand.offer.Outcome;
import dev.errand.offer.Quantity;
import dev.errand.policy.Policy;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans that swap and lend are chosen by where they end. */
class MixedPlansIT {

    private static final BigDecimal ALL = BigDecimal.valueOf(1_000_000_000_000L);
    private static final int SECOND_ARGUMENT = 36;

    /**
     * The best swap gives a little more WBTC than Aave's supply cap leaves room for, and could not be lent. Another agent's, dearer by
     * a quarter of a per cent, fits: so it is the one that is taken, and the plan runs.
     */
    @Test
    void theBestSwapLosesWhereTheMarketCannotTakeWhatItGives(@TempDir Path folder) throws InterruptedException {
        try (AgentRuntime own = AgentRuntime.start(InstantSource.system());
                Devnet devnet = Devnet.start();
                Errand errand = Errand.builder()
                        .chain(devnet.profile())
                        .signer(devnet.account(0))
                        .journal(folder.resolve("journal.db"))
                        .patience(Patience.DEVNET)
                        .agentTimeout(Duration.ofSeconds(20))
                        .policy(Policy.of(new Policy.Limits(ALL, ALL, ALL, BigInteger.TEN.pow(18), Set.of(), Set.of())))
                        .agent((profile, chain, clock) ->
                                LendingAgents.bestSplit(devnet.account(7), profile, chain, clock))
                        .agent((profile, chain, clock) -> SwapAgents.optimal(devnet.account(3), profile, chain, clock))
                        .build()) {
            errand.start(greedy(devnet, own));
            Token usdc = devnet.profile().token("USDC").orElseThrow();
            TokenAmount enough = tooMuchToLend(devnet, usdc);
            devnet.fund(errand.account(), enough);
            Answer answer =
                    errand.propose("swap " + enough.toDecimalString() + " USDC to WBTC and lend all of it on aave");
            assertThat(answer).as(answer.toString()).isInstanceOf(Answer.Proposed.class);
            Proposal proposal = ((Answer.Proposed) answer).proposal();
            ProposedStep.Swap swap = (ProposedStep.Swap) proposal.steps().getFirst();
            assertThat(swap.agent().name()).isEqualTo("Greedy Swap");
            assertThat(swap.considered())
                    .filteredOn(one -> one.verdict() instanceof Verdict.Chosen)
                    .singleElement()
                    .satisfies(one ->
                            assertThat(one.verdict().reason()).contains("next steps can be done", "its supply cap"));
            assertThat(promise(swap, "Best Swap")).isGreaterThan(promise(swap, "Greedy Swap"));
            assertThat(errand.execute(proposal.approve())).isInstanceOf(Settlement.Executed.class);
        }
    }

    private static TokenAmount promise(ProposedStep.Swap swap, String agent) {
        return swap.considered().stream()
                .filter(one -> one.agent().name().equals(agent))
                .map(ConsideredOffer::offer)
                .map(offer -> offer.orElseThrow().outcome().receive().getFirst())
                .findFirst()
                .orElseThrow();
    }

    /** What buys a fifth of a per cent more WBTC, once the agent's fee is paid, than the market takes. */
    private static TokenAmount tooMuchToLend(Devnet devnet, Token usdc) {
        Token wbtc = devnet.profile().token("WBTC").orElseThrow();
        TokenAmount room = new AaveV3Venues(devnet.profile(), devnet.client())
                .reserve("aave-v3", wbtc, devnet.account(0).address())
                .orElseThrow()
                .supplyRoom()
                .orElseThrow();
        return new UniswapReferenceQuotes(devnet.profile(), devnet.client())
                .quoteBuy(room.share(new BigDecimal("1.0025")), usdc)
                .orElseThrow()
                .amount();
    }

    /** Trades as the best agent does, and keeps a quarter of a per cent more. */
    private static Agent greedy(Devnet devnet, AgentRuntime own) {
        Agent best = SwapAgents.optimal(devnet.account(9), devnet.profile(), devnet.client(), InstantSource.system());
        own.start(best);
        SigningKey key = SigningKey.random();
        return Agent.builder(key)
                .name("Greedy Swap")
                .description("Swaps one token for another.")
                .provider("somebody")
                .skill(new Skill("swap", "Swap", "Swaps.", "swap", List.of("dex"), List.of("swap 2 ETH for USDC")))
                .handle(Order.class, OrderReply.class, (order, context) -> {
                    Reply<OrderReply> reply = own.ask(best.address(), order, OrderReply.class, Duration.ofSeconds(15));
                    return dearer((Offer) ((Reply.Answered<OrderReply>) reply).answer(), key);
                })
                .build();
    }

    private static Offer dearer(Offer offer, SigningKey key) {
        TokenAmount receive = offer.outcome().receive().getFirst();
        Quantity.BalanceShare share =
                new Quantity.BalanceShare(receive.token().address(), Quantity.ALL.divide(BigInteger.valueOf(400)));
        List<Call> calls = new ArrayList<>(offer.calls());
        calls.add(Call.of(receive.token().address(), Erc20.TRANSFER.encode(key.address(), BigInteger.ZERO))
                .withInsert(SECOND_ARGUMENT, share));
        return new Offer(
                Outcome.of(offer.outcome().spend().getFirst(), receive.lessBasisPoints(26)),
                offer.fee(),
                offer.validUntil(),
                calls,
                "as the best, for a little more");
    }
}
