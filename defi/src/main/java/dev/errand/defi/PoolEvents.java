package dev.errand.defi;

import dev.errand.chain.AbiValues;
import dev.errand.chain.ContractEvent;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.Log;
import dev.errand.route.Pool;
import dev.errand.route.V2Pool;
import dev.errand.route.V3Pool;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the logs of Uniswap's factories and pools say, and what a pool is after one of them. */
final class PoolEvents {

    static final ContractEvent PAIR_CREATED = ContractEvent.parse("PairCreated(address,address,address,uint256)");
    static final ContractEvent POOL_CREATED = ContractEvent.parse("PoolCreated(address,address,uint24,int24,address)");
    static final ContractEvent MINT = ContractEvent.parse("Mint(address,address,int24,int24,uint128,uint256,uint256)");
    static final ContractEvent BURN = ContractEvent.parse("Burn(address,int24,int24,uint128,uint256,uint256)");
    private static final ContractEvent SYNC = ContractEvent.parse("Sync(uint112,uint112)");
    private static final ContractEvent INITIALIZE = ContractEvent.parse("Initialize(uint160,int24)");
    private static final ContractEvent SWAP =
            ContractEvent.parse("Swap(address,address,int256,int256,uint160,uint128,int24)");

    private static final ContractFunction PAIR = ContractFunction.parse("data() returns (address,uint256)");
    private static final ContractFunction POOL = ContractFunction.parse("data() returns (int24,address)");
    private static final ContractFunction RESERVES = ContractFunction.parse("data() returns (uint112,uint112)");
    private static final ContractFunction START = ContractFunction.parse("data() returns (uint160,int24)");
    private static final ContractFunction TRADE =
            ContractFunction.parse("data() returns (int256,int256,uint160,uint128,int24)");
    private static final ContractFunction MINTED =
            ContractFunction.parse("data() returns (address,uint128,uint256,uint256)");
    private static final ContractFunction BURNED = ContractFunction.parse("data() returns (uint128,uint256,uint256)");

    private static final int V2_FEE_BPS = 30;

    private PoolEvents() {}

    /** The pool that a factory says it made; empty if the log says something else. */
    static Optional<PoolKey> created(Log log, String venue) {
        if (PAIR_CREATED.matches(log) && log.topics().size() == 3) {
            return Optional.of(PoolKey.v2(
                    PAIR.decode(log.data()).address(0),
                    venue,
                    ContractEvent.addressIn(log.topics().get(1)),
                    ContractEvent.addressIn(log.topics().get(2))));
        }
        if (POOL_CREATED.matches(log) && log.topics().size() == 4) {
            AbiValues values = POOL.decode(log.data());
            return Optional.of(new PoolKey(
                    values.address(1),
                    venue,
                    ContractEvent.addressIn(log.topics().get(1)),
                    ContractEvent.addressIn(log.topics().get(2)),
                    number(log.topics().get(3)),
                    values.uint(0).intValueExact()));
        }
        return Optional.empty();
    }

    /** How a position changes liquidity; empty if the log says something else. */
    static Optional<Change> change(Log log) {
        if (MINT.matches(log) && log.topics().size() == 4) {
            return Optional.of(new Change(
                    number(log.topics().get(2)),
                    number(log.topics().get(3)),
                    MINTED.decode(log.data()).uint(1)));
        }
        if (BURN.matches(log) && log.topics().size() == 4) {
            return Optional.of(new Change(
                    number(log.topics().get(2)),
                    number(log.topics().get(3)),
                    BURNED.decode(log.data()).uint(0).negate()));
        }
        return Optional.empty();
    }

    /** Liquidity that comes to a range of ticks, or leaves it. */
    record Change(int lower, int upper, BigInteger liquidity) {

        void applyTo(NavigableMap<Integer, BigInteger> net) {
            add(net, lower, liquidity);
            add(net, upper, liquidity.negate());
        }

        private static void add(NavigableMap<Integer, BigInteger> net, int tick, BigInteger amount) {
            BigInteger sum = net.getOrDefault(tick, BigInteger.ZERO).add(amount);
            if (sum.signum() == 0) {
                net.remove(tick);
            } else {
                net.put(tick, sum);
            }
        }
    }

    /** The pool after a log of its contract; null before it has a price. */
    static @Nullable Pool after(Log log, PoolKey key, @Nullable Pool before) {
        if (SYNC.matches(log)) {
            AbiValues reserves = RESERVES.decode(log.data());
            return v2(key, reserves.uint(0), reserves.uint(1));
        }
        if (INITIALIZE.matches(log)) {
            AbiValues start = START.decode(log.data());
            return v3(key, start.uint(0), start.uint(1).intValueExact(), BigInteger.ZERO, new TreeMap<>());
        }
        if (before instanceof V3Pool pool) {
            if (SWAP.matches(log)) {
                AbiValues trade = TRADE.decode(log.data());
                return v3(key, trade.uint(2), trade.uint(4).intValueExact(), trade.uint(3), net(pool));
            }
            Optional<Change> change = change(log);
            if (change.isPresent()) {
                NavigableMap<Integer, BigInteger> net = net(pool);
                change.get().applyTo(net);
                boolean active = change.get().lower() <= pool.tick()
                        && pool.tick() < change.get().upper();
                BigInteger liquidity =
                        active ? pool.liquidity().add(change.get().liquidity()) : pool.liquidity();
                return v3(key, pool.sqrtPriceX96(), pool.tick(), liquidity, net);
            }
        }
        return before;
    }

    static V2Pool v2(PoolKey key, BigInteger reserve0, BigInteger reserve1) {
        return new V2Pool(
                key.address().toString(),
                key.token0().toString(),
                key.token1().toString(),
                reserve0,
                reserve1,
                V2_FEE_BPS);
    }

    static V3Pool v3(
            PoolKey key,
            BigInteger sqrtPriceX96,
            int tick,
            BigInteger liquidity,
            NavigableMap<Integer, BigInteger> net) {
        List<V3Pool.Tick> ticks = new ArrayList<>();
        net.forEach((index, amount) -> ticks.add(new V3Pool.Tick(index, amount)));
        return new V3Pool(
                key.address().toString(),
                key.token0().toString(),
                key.token1().toString(),
                key.fee(),
                sqrtPriceX96,
                tick,
                liquidity,
                key.tickSpacing(),
                ticks);
    }

    private static NavigableMap<Integer, BigInteger> net(V3Pool pool) {
        NavigableMap<Integer, BigInteger> net = new TreeMap<>();
        pool.ticks().forEach(tick -> net.put(tick.index(), tick.liquidityNet()));
        return net;
    }

    /** A number with a sign, as it stands in a topic. */
    private static int number(Bytes32 topic) {
        return new BigInteger(topic.toBytes()).intValueExact();
    }
}
