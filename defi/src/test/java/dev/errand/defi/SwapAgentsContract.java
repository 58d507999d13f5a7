package dev.errand.defi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.account.ExecutionPlan;
import dev.errand.account.Executor;
import dev.errand.account.Patience;
import dev.errand.account.PlanAmount;
import dev.errand.account.PlanStep;
import dev.errand.account.Receipt;
import dev.errand.account.Settlement;
import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.Reply;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.Erc20;
import dev.errand.devnet.Devnet;
import dev.errand.journal.Journal;
import dev.errand.key.SigningKey;
import dev.errand.offer.DollarPrices;
import dev.errand.offer.Offer;
import dev.errand.offer.Order;
import dev.errand.offer.OrderReply;
import dev.errand.offer.ReferenceQuotes;
import dev.errand.policy.Policy;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The agents' offers, executed by a delegated account on a real chain with real Uniswap pools: what must hold of access,
 * delegation, simulation, execution and prices on every devnet.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SwapAgentsContract {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final ContractFunction SANDBOX_OF =
            ContractFunction.parse("sandboxOf(address,uint256,uint256) returns (address)");

    private Devnet devnet;
    private ChainProfile profile;
    private AgentRuntime runtime;
    private Agent single;
    private Agent grid;
    private Agent best;
    private Executor executor;
    private Devnet.Snapshot fresh;

    /** The chain to try it on; aborts the test where it cannot be had. */
    abstract Devnet startDevnet();

    @BeforeAll
    void start(@TempDir Path folder) {
        devnet = startDevnet();
        profile = devnet.profile();
        runtime = AgentRuntime.start(CLOCK);
        single = SwapAgents.singlePath(devnet.account(8), profile, devnet.client(), CLOCK);
        grid = SwapAgents.grid(devnet.account(9), profile, devnet.client(), CLOCK);
        best = SwapAgents.optimal(devnet.account(7), profile, devnet.client(), CLOCK);
        runtime.start(best);
        runtime.start(single);
        runtime.start(grid);
        Policy.Limits unlimited = new Policy.Limits(
                BigDecimal.valueOf(1_000_000_000),
                BigDecimal.valueOf(1_000_000_000),
                BigDecimal.valueOf(1_000_000_000),
                BigInteger.TEN.pow(18),
                Set.of(),
                Set.of());
        DollarPrices prices = new PoolDollarPrices(profile, devnet.client());
        executor = new Executor(
                profile,
                devnet.client(),
                devnet.account(1),
                devnet.client()::broadcast,
                Journal.open(folder.resolve("journal.db"), CLOCK),
                Policy.of(unlimited),
                prices,
                CLOCK,
                Patience.DEVNET);
    }

    @AfterAll
    void stop() {
        if (executor != null) { // else the devnet could not be had
            runtime.close();
            devnet.close();
        }
    }

    /** Large trades leave pools apart, from which others would gain. */
    @BeforeEach
    void remember() {
        fresh = devnet.snapshot();
    }

    @AfterEach
    void forget() {
        devnet.revert(fresh);
    }

    private Token token(String symbol) {
        return profile.token(symbol).orElseThrow();
    }

    private TokenAmount amount(String text) {
        String[] parts = text.split(" ");
        return TokenAmount.of(token(parts[1]), parts[0]);
    }

    private Order order(Order.Want want) {
        Bytes32 intent = Bytes32.random();
        Address sandbox = devnet.client()
                .call(profile.sandboxFactory().address(), SANDBOX_OF, executor.account(), intent.toBigInteger(), 0)
                .address(0);
        return new Order(
                intent,
                0,
                profile.chainId(),
                executor.account(),
                sandbox,
                want,
                CLOCK.instant().plusSeconds(10));
    }

    private OrderReply ask(Agent agent, Order order) throws InterruptedException {
        Reply<OrderReply> reply = runtime.ask(agent.address(), order, OrderReply.class, Duration.ofSeconds(10));
        assertThat(reply).isInstanceOf(Reply.Answered.class);
        return ((Reply.Answered<OrderReply>) reply).answer();
    }

    private Receipt execute(Order order, Offer offer) {
        PlanStep step = new PlanStep.InSandbox(
                offer.outcome().spend().stream()
                        .map(spend -> new PlanStep.Asset(spend.token(), PlanAmount.units(spend.units())))
                        .toList(),
                offer.outcome().receive().stream()
                        .map(least -> new PlanStep.Asset(least.token(), PlanAmount.units(least.units())))
                        .toList(),
                offer.calls(),
                List.of());
        return execute(order, offer, step);
    }

    private Receipt execute(Order order, Offer offer, PlanStep step) {
        ExecutionPlan plan = new ExecutionPlan(
                profile.chainId(),
                executor.account(),
                order.intentId(),
                Bytes32.random(),
                executor.account(),
                CLOCK.instant().plusSeconds(60),
                List.of(step));
        Settlement settlement = executor.execute(plan, offer.summary(), Set.of(), true);
        assertThat(settlement).isInstanceOf(Settlement.Executed.class);
        return ((Settlement.Executed) settlement).receipt();
    }

    static Stream<Arguments> sales() {
        return Stream.of(
                Arguments.of("2 ETH", "USDC"),
                Arguments.of("100 USDC", "DAI"),
                Arguments.of("100 USDC", "ETH"),
                Arguments.of("250 USDT", "WETH"),
                Arguments.of("0.5 WETH", "USDT"),
                Arguments.of("3 ETH", "WETH"),
                Arguments.of("1 WETH", "ETH"),
                Arguments.of("0.25 WBTC", "USDC"),
                Arguments.of("100 LINK", "UNI"));
    }

    @ParameterizedTest
    @MethodSource("sales")
    void aSaleGivesJustWhatThePoolsQuoteLessTheFee(String sell, String buy) throws InterruptedException {
        Order.Want.Sell want = new Order.Want.Sell(amount(sell), token(buy), false);
        ReferenceQuotes.Quote reference = new UniswapReferenceQuotes(profile, devnet.client())
                .quoteSell(want.sell(), want.buyToken())
                .orElseThrow();
        Order order = order(want);
        Offer offer = (Offer) ask(best, order);
        Receipt receipt = execute(order, offer);
        TokenAmount arrived = receipt.gains().getFirst();
        // what its route gives, less the fee, is guaranteed but for a tenth of a per cent
        TokenAmount guaranteed = offer.fee().isZero() ? arrived : arrived.lessBasisPoints(10);
        assertThat(offer.outcome().receive().getFirst()).isEqualTo(guaranteed);
        assertThat(arrived.plus(offer.fee()))
                .isLessThanOrEqualTo(reference.bound().orElseThrow());
    }

    static Stream<Arguments> purchases() {
        return Stream.of(
                Arguments.of("0.1 WBTC", "USDC"),
                Arguments.of("1000 USDC", "ETH"),
                Arguments.of("1 ETH", "USDT"),
                Arguments.of("50 LINK", "DAI"),
                Arguments.of("2 ETH", "WETH"));
    }

    @ParameterizedTest
    @MethodSource("purchases")
    void aPurchaseGivesWhatWasAskedForAndReturnsTheRest(String buy, String sell) throws InterruptedException {
        TokenAmount wanted = amount(buy);
        TokenAmount reference = new UniswapReferenceQuotes(profile, devnet.client())
                .quoteBuy(wanted, token(sell))
                .orElseThrow()
                .amount();
        Order order = order(new Order.Want.Buy(wanted, reference.share(new BigDecimal("1.01"))));
        Offer offer = (Offer) ask(best, order);
        TokenAmount before = devnet.client().balance(executor.account(), reference.token());
        Receipt receipt = execute(order, offer);
        // pools round in their own favour on what goes in, so a little more may arrive, never less
        assertThat(receipt.gains().getFirst()).isBetween(wanted, wanted.share(new BigDecimal("1.000001")));
        TokenAmount after = devnet.client().balance(executor.account(), reference.token());
        BigInteger gas = reference.token().isNative() ? receipt.gasCost() : BigInteger.ZERO;
        BigInteger paid = before.units().subtract(after.units()).subtract(gas);
        assertThat(paid).isLessThanOrEqualTo(offer.outcome().spend().getFirst().units());
        assertThat(paid).isGreaterThanOrEqualTo(reference.units());
    }

    @Test
    void aSplitGivesMoreThanTheBestSinglePath() throws InterruptedException {
        Order order = order(new Order.Want.Sell(amount("60 ETH"), token("USDC"), false));
        Offer one = (Offer) ask(single, order);
        Offer split = (Offer) ask(grid, order);
        assertThat(split.outcome().receive().getFirst())
                .isGreaterThan(one.outcome().receive().getFirst());
    }

    @Test
    void amountsThatOnlyTheChainKnowsAreTakenWhole() throws InterruptedException {
        Order order = order(new Order.Want.Sell(amount("2 WBTC"), token("DAI"), true));
        Offer offer = (Offer) ask(grid, order);
        TokenAmount more = amount("2.01 WBTC"); // than was forecast
        devnet.fund(executor.account(), more);
        PlanStep step = new PlanStep.InSandbox(
                List.of(new PlanStep.Asset(more.token(), PlanAmount.units(more.units()))),
                List.of(new PlanStep.Asset(
                        token("DAI"),
                        PlanAmount.units(offer.outcome().receive().getFirst().units()))),
                offer.calls(),
                List.of());
        TokenAmount before = devnet.client().balance(executor.account(), more.token());
        execute(order, offer, step);
        TokenAmount after = devnet.client().balance(executor.account(), more.token());
        assertThat(before.minus(after)).isEqualTo(more);
    }

    @Test
    void morePurchasedThanThePoolsHoldIsDeclined() throws InterruptedException {
        Order order = order(new Order.Want.Buy(amount("100000000 USDC"), amount("9000 ETH")));
        assertThat(ask(grid, order)).isInstanceOf(OrderReply.Declined.class);
    }

    /** As where a node has forgotten the pools' past: dollars are dollars, though ether for the gas has no price. */
    @Test
    void limitsInDollarsHoldForWhatHasAPriceThoughTheGasHasNone(@TempDir Path folder) {
        Journal journal = Journal.open(folder.resolve("journal.db"), CLOCK);
        Executor limited = new Executor(
                profile,
                devnet.client(),
                devnet.account(1),
                devnet.client()::broadcast,
                journal,
                Policy.of(Policy.Limits.standard()),
                token -> token.equals(token("USDC")) ? Optional.of(BigDecimal.ONE) : Optional.empty(),
                CLOCK,
                Patience.DEVNET);
        Address friend = SigningKey.random().address();
        assertThat(pay(limited, "90000 USDC", friend))
                .isInstanceOfSatisfying(
                        Settlement.Refused.class,
                        refused -> assertThat(refused.reasons())
                                .anyMatch(reason -> reason.contains("the limit for one execution is $10,000.00")));
        assertThat(pay(limited, "9000 USDC", friend)).isInstanceOf(Settlement.Executed.class);
        assertThat(pay(limited, "9000 USDC", friend)).isInstanceOf(Settlement.Executed.class);
        assertThat(pay(limited, "9000 USDC", friend))
                .isInstanceOfSatisfying(
                        Settlement.Refused.class,
                        refused -> assertThat(refused.reasons())
                                .anyMatch(reason -> reason.contains("would have left within 24 hours")));
    }

    /** With the user's approval. */
    private Settlement pay(Executor payer, String amount, Address recipient) {
        TokenAmount paid = amount(amount);
        PlanStep step = new PlanStep.FromAccount(
                List.of(new PlanStep.Asset(paid.token(), PlanAmount.units(paid.units()))),
                List.of(),
                List.of(new PlanStep.AccountCall(
                        paid.token().address(),
                        PlanAmount.ZERO,
                        Erc20.TRANSFER.encode(recipient, paid.units()),
                        List.of())),
                List.of());
        ExecutionPlan plan = new ExecutionPlan(
                profile.chainId(),
                payer.account(),
                Bytes32.random(),
                Bytes32.random(),
                payer.account(),
                CLOCK.instant().plusSeconds(60),
                List.of(step));
        return payer.execute(plan, "a payment", Set.of(recipient), true);
    }

    @Test
    void pricesAreThoseOfTheLastTwentyMinutesAndNotOfTheLastTrade() throws InterruptedException {
        DollarPrices prices = new PoolDollarPrices(profile, devnet.client());
        assertThat(prices.dollarsPerToken(token("USDC"))).contains(BigDecimal.ONE);
        assertThat(prices.dollarsPerToken(Token.ETH))
                .hasValueSatisfying(
                        price -> assertThat(price).isBetween(new BigDecimal("2900"), new BigDecimal("3100")));
        assertThat(prices.dollarsPerToken(token("LINK")))
                .hasValueSatisfying(price -> assertThat(price).isBetween(new BigDecimal("14"), new BigDecimal("16")));
        BigDecimal before = prices.dollarsPerToken(token("UNI")).orElseThrow();
        devnet.fund(executor.account(), amount("200000 UNI"));
        Order dump = order(new Order.Want.Sell(amount("100000 UNI"), Token.ETH, false));
        execute(dump, (Offer) ask(single, dump));
        BigDecimal after = prices.dollarsPerToken(token("UNI")).orElseThrow();
        assertThat(after.subtract(before).abs()).isLessThan(before.multiply(new BigDecimal("0.02")));
    }

    @Test
    void aTokenThatIsNotOnTheListHasNoPrice() {
        Token stranger = new Token(SigningKey.random().address(), "NEW", 18);
        assertThat(new PoolDollarPrices(profile, devnet.client()).dollarsPerToken(stranger))
                .isEmpty();
    }
}
