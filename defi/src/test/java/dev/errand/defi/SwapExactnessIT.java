package dev.errand.defi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.errand.account.ExecutionPlan;
import dev.errand.account.Executor;
import dev.errand.account.Patience;
import dev.errand.account.PlanAmount;
import dev.errand.account.PlanStep;
import dev.errand.account.Settlement;
import dev.errand.account.Simulation;
import dev.errand.account.Simulator;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractFunction;
import dev.errand.devnet.Devnet;
import dev.errand.journal.Journal;
import dev.errand.policy.Policy;
import dev.errand.route.Pool;
import dev.errand.route.Route;
import dev.errand.route.RouteRequest;
import dev.errand.route.Router;
import dev.errand.route.Trade;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What pools are quoted to pay, against what the real Uniswap v2 and v3 contracts pay, to the last unit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SwapExactnessIT {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final int SWAPS = 1_000;
    private static final int ROUTES = 10;
    private static final ContractFunction SANDBOX_OF =
            ContractFunction.parse("sandboxOf(address,uint256,uint256) returns (address)");

    private Devnet devnet;
    private ChainProfile profile;
    private Executor executor;
    private Simulator simulator;
    private PoolCache cache;

    @BeforeAll
    void start(@TempDir Path folder) {
        devnet = Devnet.start();
        profile = devnet.profile();
        cache = new PoolCache(profile, devnet.client());
        BigDecimal all = BigDecimal.valueOf(1_000_000_000_000L);
        Policy.Limits unlimited = new Policy.Limits(all, all, all, BigInteger.TEN.pow(18), Set.of(), Set.of());
        executor = new Executor(
                profile,
                devnet.client(),
                devnet.account(1),
                devnet.client()::broadcast,
                Journal.open(folder.resolve("journal.db"), CLOCK),
                Policy.of(unlimited),
                token -> Optional.of(BigDecimal.ONE),
                CLOCK,
                Patience.DEVNET);
        simulator = new Simulator(profile, devnet.client());
        for (Token token : profile.tokens()) {
            if (!token.isNative()) {
                devnet.fund(executor.account(), TokenAmount.of(token, "3000000"));
            }
        }
    }

    @AfterAll
    void stop() {
        devnet.close();
    }

    @Test
    void aThousandRandomSwapsPayToTheUnitWhatWasQuoted() {
        Random random = new Random(20_261_128);
        int compared = 0;
        for (int round = 0; compared < SWAPS; round++) {
            PoolCache.Snapshot snapshot = cache.now();
            assertThat(snapshot.pools()).hasSize(20);
            Bytes32 intent = Bytes32.random();
            List<BigInteger> quoted = new ArrayList<>();
            List<PlanStep> steps = new ArrayList<>();
            List<Pool> pools = snapshot.pools().stream()
                    .sorted(Comparator.comparing(Pool::id))
                    .toList();
            for (Pool pool : pools) {
                trade(pool, random).ifPresent(trade -> {
                    quoted.add(trade.out());
                    steps.add(step(trade, snapshot.keys(), intent, steps.size()));
                });
            }
            assertThat(paid(plan(intent, steps), round % 5 == 4))
                    .as("round %s", round)
                    .isEqualTo(quoted);
            compared += quoted.size();
        }
        assertThat(compared).isGreaterThanOrEqualTo(SWAPS);
    }

    /** Some for real, so that the cache has to follow; most simulated, so that the pools do not run dry. */
    private List<BigInteger> paid(ExecutionPlan plan, boolean really) {
        if (really) {
            Settlement settlement = executor.execute(plan, "swaps", Set.of(), true);
            assertThat(settlement).isInstanceOf(Settlement.Executed.class);
            return ((Settlement.Executed) settlement)
                    .receipt().gains().stream().map(TokenAmount::units).toList();
        }
        Simulation simulation = simulator.simulate(plan);
        assertThat(simulation).isInstanceOf(Simulation.Succeeded.class);
        return ((Simulation.Succeeded) simulation)
                .gains().stream().map(TokenAmount::units).toList();
    }

    /** From a few units to a great part of what the pool holds, so that many ticks are crossed. */
    private Optional<Trade> trade(Pool pool, Random random) {
        String sold = random.nextBoolean() ? pool.token0() : pool.token1();
        double digits = 1 + random.nextDouble() * 21;
        BigInteger in = BigDecimal.valueOf(Math.pow(10, digits)).toBigInteger();
        int decimals = profile.token(Address.parse(sold)).orElseThrow().decimals();
        BigInteger tooMuch = BigInteger.TEN.pow(decimals + 5); // the account holds thirty times that
        for (; in.signum() > 0; in = in.shiftRight(3)) {
            Optional<BigInteger> out = pool.amountOut(sold, in);
            if (out.isPresent() && in.compareTo(tooMuch) < 0) {
                return Optional.of(new Trade(pool, sold, in, out.get()));
            }
        }
        return Optional.empty();
    }

    private PlanStep step(Trade trade, Map<String, PoolKey> keys, Bytes32 intent, int index) {
        RouteRequest request = RouteRequest.selling(trade.tokenIn(), trade.in(), trade.tokenOut());
        Route route = new Route(request, trade.in(), trade.out(), List.of(trade), false, Optional.empty());
        return step(route, keys, intent, index);
    }

    private PlanStep step(Route route, Map<String, PoolKey> keys, Bytes32 intent, int index) {
        Token sold = token(route.request().sell());
        Token bought = token(route.request().buy());
        Address sandbox = devnet.client()
                .call(profile.sandboxFactory().address(), SANDBOX_OF, executor.account(), intent.toBigInteger(), index)
                .address(0);
        return new PlanStep.InSandbox(
                List.of(new PlanStep.Asset(sold, PlanAmount.units(route.in()))),
                List.of(new PlanStep.Asset(bought, PlanAmount.ZERO)),
                new RouteCalls(keys, Map.of(), sandbox).exactly(route),
                List.of());
    }

    private Token token(String address) {
        return profile.token(Address.parse(address)).orElseThrow();
    }

    private ExecutionPlan plan(Bytes32 intent, List<PlanStep> steps) {
        return new ExecutionPlan(
                profile.chainId(),
                executor.account(),
                intent,
                Bytes32.ZERO,
                executor.account(),
                CLOCK.instant().plusSeconds(120),
                steps);
    }

    /**
     * The best routes, sold and bought, while nobody trades in between: the chain takes and pays what they say, through both kinds of
     * pools, split, merged and over several tokens.
     */
    @Test
    void theBestRoutesTakeAndPayToTheUnitWhatTheySay() {
        PoolCache.Snapshot snapshot = cache.now();
        Set<Shape> seen = new HashSet<>();
        for (Route route : routes(snapshot, new Random(29))) {
            seen.addAll(Shape.of(route));
            assertThat(paid(route, snapshot, false)).as("%s", route.request()).containsExactly(route.out());
        }
        assertThat(seen).containsExactlyInAnyOrder(Shape.values());
    }

    private enum Shape {
        SOLD,
        BOUGHT,
        SPLIT,
        MERGED,
        OVER_ANOTHER_TOKEN,
        BOTH_KINDS;

        static Set<Shape> of(Route route) {
            Set<Shape> shapes = EnumSet.of(route.request().side() == RouteRequest.Side.EXACT_IN ? SOLD : BOUGHT);
            List<Trade> trades = route.trades();
            Set<String> from = new HashSet<>();
            Set<String> to = new HashSet<>();
            for (Trade trade : trades) {
                if (!from.add(trade.tokenIn())) {
                    shapes.add(SPLIT);
                }
                if (!to.add(trade.tokenOut())
                        && !trade.tokenOut().equals(route.request().buy())) {
                    shapes.add(MERGED);
                }
                if (!trade.tokenOut().equals(route.request().buy())) {
                    shapes.add(OVER_ANOTHER_TOKEN);
                }
            }
            if (trades.stream().map(trade -> trade.pool().getClass()).distinct().count() > 1) {
                shapes.add(BOTH_KINDS);
            }
            return shapes;
        }
    }

    /** The best routes for a random amount between all tokens, the buyer's turn and the seller's in turn. */
    private List<Route> routes(PoolCache.Snapshot snapshot, Random random) {
        List<Route> routes = new ArrayList<>();
        boolean sells = true;
        for (Token sold : profile.tokens()) {
            for (Token bought : profile.tokens()) {
                if (sold.isNative() || bought.isNative() || sold.equals(bought)) {
                    continue;
                }
                sells = !sells;
                Token counted = sells ? sold : bought;
                BigInteger amount = BigDecimal.valueOf(Math.pow(10, counted.decimals() + 3 * random.nextDouble()))
                        .toBigInteger();
                String sell = sold.address().toString();
                String buy = bought.address().toString();
                RouteRequest request =
                        sells ? RouteRequest.selling(sell, amount, buy) : RouteRequest.buying(sell, buy, amount);
                if (Router.optimal().route(snapshot.pools(), request) instanceof Route route) {
                    routes.add(route);
                }
            }
        }
        return routes;
    }

    /** What one more pool is reckoned to cost, against what a second pool adds to a trade in the first. */
    @Test
    void oneMorePoolTakesTheGasThatRoutesReckonWith() {
        PoolCache.Snapshot snapshot = cache.now();
        List<Long> v2 = new ArrayList<>();
        List<Long> v3 = new ArrayList<>();
        for (Pool pool : snapshot.pools()) {
            String sold = pool.token0();
            BigInteger amount =
                    BigInteger.TEN.pow(token(sold).decimals()); // little, so that hardly any tick is crossed
            Optional<Trade> one = partner(snapshot, pool).flatMap(other -> trade(other, sold, amount));
            Optional<Trade> two = trade(pool, sold, amount);
            if (one.isPresent() && two.isPresent()) {
                long more = gasUsed(List.of(one.get(), two.get()), snapshot) - gasUsed(List.of(one.get()), snapshot);
                (snapshot.keys().get(pool.id()).isV3() ? v3 : v2).add(more);
            }
        }
        assertThat(median(v2)).isCloseTo(PoolGas.V2, withinPercentage(10));
        assertThat(median(v3)).isCloseTo(PoolGas.V3, withinPercentage(10));
    }

    /** Another pool of the same tokens. */
    private static Optional<? extends Pool> partner(PoolCache.Snapshot snapshot, Pool pool) {
        return snapshot.pools().stream()
                .filter(other -> !other.id().equals(pool.id())
                        && other.token0().equals(pool.token0())
                        && other.token1().equals(pool.token1()))
                .min(Comparator.comparing(Pool::id));
    }

    private static Optional<Trade> trade(Pool pool, String sold, BigInteger amount) {
        return pool.amountOut(sold, amount).map(out -> new Trade(pool, sold, amount, out));
    }

    private long gasUsed(List<Trade> trades, PoolCache.Snapshot snapshot) {
        Trade first = trades.getFirst();
        BigInteger in = trades.stream().map(Trade::in).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger out = trades.stream().map(Trade::out).reduce(BigInteger.ZERO, BigInteger::add);
        RouteRequest request = RouteRequest.selling(first.tokenIn(), in, first.tokenOut());
        Bytes32 intent = Bytes32.ZERO; // the same sandbox each time
        Route route = new Route(request, in, out, trades, false, Optional.empty());
        Simulation simulation = simulator.simulate(plan(intent, List.of(step(route, snapshot.keys(), intent, 0))));
        assertThat(simulation).isInstanceOf(Simulation.Succeeded.class);
        return ((Simulation.Succeeded) simulation).gasUsed();
    }

    private static long median(List<Long> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }

    /**
     * Routes around cycles, as found and with their trades reversed: then pools must pay before they are paid, v2 pairs by flash swaps, one
     * inside the other. In any order all of it pays what was predicted, to the unit.
     */
    @Test
    void cyclesThatGoShortPayToTheUnitWhatWasPredicted() {
        Devnet.Snapshot before = devnet.snapshot();
        unbalance(new Random(11));
        PoolCache.Snapshot snapshot = cache.now();
        List<Route> cycles = cycles(snapshot);
        assertThat(cycles).hasSizeGreaterThanOrEqualTo(ROUTES);
        Set<Boolean> asked = new HashSet<>();
        for (Route found : cycles.subList(0, ROUTES)) {
            Route reversed = reversed(found);
            assertThat(RouteCalls.isInOrder(reversed)).isFalse();
            asked.add(snapshot.keys()
                    .get(reversed.trades().getFirst().pool().id())
                    .isV3());
            for (Route route : List.of(found, reversed)) {
                assertThat(paid(route, snapshot, false)).containsExactly(route.out());
            }
        }
        assertThat(asked).as("v2 and v3 pools pay first").containsExactlyInAnyOrder(true, false);
        Route longest = cycles.stream()
                .max(Comparator.comparing(route -> route.trades().size()))
                .orElseThrow();
        assertThat(paid(reversed(longest), snapshot, true)).containsExactly(longest.out());
        devnet.revert(before);
    }

    private static Route reversed(Route route) {
        return new Route(
                route.request(), route.in(), route.out(), route.trades().reversed(), true, route.bound());
    }

    private List<BigInteger> paid(Route route, PoolCache.Snapshot snapshot, boolean really) {
        Bytes32 intent = Bytes32.random();
        return paid(plan(intent, List.of(step(route, snapshot.keys(), intent, 0))), really);
    }

    /** One large trade in each pool, whichever way, so that prices agree no more. */
    private void unbalance(Random random) {
        PoolCache.Snapshot snapshot = cache.now();
        Bytes32 intent = Bytes32.random();
        List<PlanStep> steps = new ArrayList<>();
        snapshot.pools().stream()
                .sorted(Comparator.comparing(Pool::id))
                .forEach(pool -> trade(pool, random)
                        .ifPresent(trade -> steps.add(step(trade, snapshot.keys(), intent, steps.size()))));
        paid(plan(intent, steps), true);
    }

    /** The best routes between all tokens, a hundred of each sold, that use v2 and v3 pools in cycles. */
    private List<Route> cycles(PoolCache.Snapshot snapshot) {
        List<Route> cycles = new ArrayList<>();
        for (Token sold : profile.tokens()) {
            for (Token bought : profile.tokens()) {
                if (sold.isNative() || bought.isNative() || sold.equals(bought)) {
                    continue;
                }
                RouteRequest request = RouteRequest.selling(
                        sold.address().toString(),
                        BigInteger.TEN.pow(sold.decimals() + 2),
                        bought.address().toString());
                if (Router.optimal().route(snapshot.pools(), request) instanceof Route route && route.atomic()) {
                    cycles.add(route);
                }
            }
        }
        return cycles;
    }

    @Test
    void aReorganisationIsUndone() {
        Devnet.Snapshot before = devnet.snapshot();
        PoolCache.Snapshot known = cache.now();
        Random random = new Random(3);
        Bytes32 intent = Bytes32.random();
        Pool pool = known.pools().stream()
                .filter(one -> known.keys().get(one.id()).isV3())
                .min(Comparator.comparing(Pool::id))
                .orElseThrow();
        Trade trade = trade(pool, random).orElseThrow();
        paid(plan(intent, List.of(step(trade, known.keys(), intent, 0))), true);
        assertThat(Set.copyOf(cache.pools())).isNotEqualTo(Set.copyOf(known.pools()));
        devnet.revert(before);
        devnet.mine(); // another block at the same height
        assertThat(Set.copyOf(cache.pools())).isEqualTo(Set.copyOf(known.pools()));
        assertThat(Set.copyOf(new PoolCache(profile, devnet.client()).pools())).isEqualTo(Set.copyOf(known.pools()));
    }
}
