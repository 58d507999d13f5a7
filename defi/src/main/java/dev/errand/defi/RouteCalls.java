package dev.errand.defi;

import dev.errand.chain.ContractFunction;
import dev.errand.chain.Erc20;
import dev.errand.offer.Call;
import dev.errand.offer.Quantity;
import dev.errand.route.Route;
import dev.errand.route.Trade;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A route as calls that the sandbox makes, with no router in between: a v2 pair is paid and then asked, a v3 pool is asked and paid
 * in its callback. A pool whose payment later trades must first bring, as some cycles want it, is asked before it is paid, v2 pairs by a
 * flash swap: those trades are made in its callback, and then it is paid.
 *
 * <p>Where the amount is known, every number is: what arrives is what the route says, to the unit, unless somebody trades in
 * between. A v2 pair gives exactly what it is asked for or nothing, so one that has moved against the route undoes the plan. Where
 * only the chain will know the amount, each trade takes its share of what the sandbox then holds; v2 pairs, which compute nothing
 * themselves, are then traded through their own exchange's router.
 */
final class RouteCalls {

    private static final ContractFunction V2_SWAP = ContractFunction.parse("swap(uint256,uint256,address,bytes)");
    private static final ContractFunction V3_SWAP =
            ContractFunction.parse("swap(address,bool,int256,uint160,bytes) returns (int256,int256)");
    private static final ContractFunction ROUTER_SWAP = ContractFunction.parse(
            "swapExactTokensForTokens(uint256,uint256,address[],address,uint256) returns (uint256[])");

    private static final int FIRST_ARGUMENT = 4;
    private static final int SECOND_ARGUMENT = 36;
    private static final int THIRD_ARGUMENT = 68;

    /** The ends of all prices: the route itself says how far each pool is traded. */
    private static final BigInteger LOWEST = new BigInteger("4295128740");

    private static final BigInteger HIGHEST = new BigInteger("1461446703485210103287273052203988822378723970341");

    /** Any data makes a v2 pair call back before it looks whether it was paid. */
    private static final Bytes CALL_BACK = Bytes.parse("0x01");

    private static final BigInteger NEVER = BigInteger.ONE.shiftLeft(64);

    private final Map<String, PoolKey> keys;
    private final Map<String, Address> routers;
    private final Address sandbox;

    /** @param routers of the v2 exchanges, by name */
    RouteCalls(Map<String, PoolKey> keys, Map<String, Address> routers, Address sandbox) {
        this.keys = keys;
        this.routers = routers;
        this.sandbox = sandbox;
    }

    /** Whether each trade's input is there when its turn comes, from what is sold and what earlier trades paid. */
    static boolean isInOrder(Route route) {
        Map<String, BigInteger> held = new HashMap<>();
        held.put(route.request().sell(), route.in());
        for (Trade trade : route.trades()) {
            if (!isThere(trade, held)) {
                return false;
            }
            held.merge(trade.tokenIn(), trade.in().negate(), BigInteger::add);
            held.merge(trade.tokenOut(), trade.out(), BigInteger::add);
        }
        return true;
    }

    /** The calls for exactly what the route says. */
    List<Call> exactly(Route route) {
        Map<String, BigInteger> held = new HashMap<>();
        held.put(route.request().sell(), route.in());
        Deque<Trade> waiting = new ArrayDeque<>(route.trades());
        List<Call> calls = new ArrayList<>();
        while (!waiting.isEmpty()) {
            calls.addAll(make(waiting.remove(), waiting, held));
        }
        return calls;
    }

    /** The calls for one trade, and for as many of those that wait as it takes to pay for it. */
    private List<Call> make(Trade trade, Deque<Trade> waiting, Map<String, BigInteger> held) {
        Call pay = Call.of(
                Address.parse(trade.tokenIn()),
                Erc20.TRANSFER.encode(Address.parse(trade.pool().id()), trade.in()));
        List<Call> calls = new ArrayList<>();
        if (isThere(trade, held)) {
            held.merge(trade.tokenIn(), trade.in().negate(), BigInteger::add);
            held.merge(trade.tokenOut(), trade.out(), BigInteger::add);
            if (key(trade).isV3()) {
                return List.of(inCallback(ask(trade, Bytes.EMPTY), List.of(pay)));
            }
            return List.of(pay, ask(trade, Bytes.EMPTY));
        }
        held.merge(trade.tokenOut(), trade.out(), BigInteger::add);
        while (!isThere(trade, held) && !waiting.isEmpty()) {
            calls.addAll(make(waiting.remove(), waiting, held));
        }
        held.merge(trade.tokenIn(), trade.in().negate(), BigInteger::add);
        calls.add(pay);
        return List.of(inCallback(ask(trade, CALL_BACK), calls));
    }

    private static boolean isThere(Trade trade, Map<String, BigInteger> held) {
        return held.getOrDefault(trade.tokenIn(), BigInteger.ZERO).compareTo(trade.in()) >= 0;
    }

    private Call ask(Trade trade, Bytes data) {
        Address pool = Address.parse(trade.pool().id());
        boolean first = trade.pool().sellsFirst(trade.tokenIn());
        if (key(trade).isV3()) {
            return v3(pool, first, trade.in());
        }
        BigInteger out0 = first ? BigInteger.ZERO : trade.out();
        BigInteger out1 = first ? trade.out() : BigInteger.ZERO;
        return Call.of(pool, V2_SWAP.encode(out0, out1, sandbox, data));
    }

    /**
     * The calls for about as much: each trade takes the share of its token that it has in the route.
     *
     * @param route one {@linkplain #isInOrder in order}: a trade can take no share of what is not there yet
     */
    List<Call> inShares(Route route) {
        List<Call> calls = new ArrayList<>();
        Map<String, BigInteger> held = new HashMap<>();
        held.put(route.request().sell(), route.in());
        for (Trade trade : route.trades()) {
            BigInteger there = held.getOrDefault(trade.tokenIn(), BigInteger.ZERO);
            Address token = Address.parse(trade.tokenIn());
            Quantity.BalanceShare share = new Quantity.BalanceShare(
                    token,
                    trade.in()
                            .multiply(Quantity.ALL)
                            .divide(there)
                            .max(BigInteger.ONE)
                            .min(Quantity.ALL));
            held.put(trade.tokenIn(), there.subtract(trade.in()));
            held.merge(trade.tokenOut(), trade.out(), BigInteger::add);
            Address pool = Address.parse(trade.pool().id());
            if (key(trade).isV3()) {
                Call pay = Call.of(token, Erc20.TRANSFER.encode(pool, BigInteger.ZERO))
                        .withInsert(SECOND_ARGUMENT, share);
                boolean first = trade.pool().sellsFirst(trade.tokenIn());
                calls.add(inCallback(v3(pool, first, BigInteger.ZERO).withInsert(THIRD_ARGUMENT, share), List.of(pay)));
            } else {
                Address router =
                        Objects.requireNonNull(routers.get(key(trade).venue()), "a v2 exchange without a router");
                calls.add(Call.of(token, Erc20.APPROVE.encode(router, BigInteger.ZERO))
                        .withInsert(SECOND_ARGUMENT, share));
                Bytes data = ROUTER_SWAP.encode(
                        BigInteger.ZERO,
                        BigInteger.ZERO,
                        List.of(token, Address.parse(trade.tokenOut())),
                        sandbox,
                        NEVER);
                calls.add(Call.of(router, data).withInsert(FIRST_ARGUMENT, share));
            }
        }
        return calls;
    }

    private Call v3(Address pool, boolean first, BigInteger in) {
        return Call.of(pool, V3_SWAP.encode(sandbox, first, in, first ? LOWEST : HIGHEST, Bytes.EMPTY));
    }

    private static Call inCallback(Call swap, List<Call> calls) {
        return new Call(swap.to(), swap.value(), swap.data(), swap.inserts(), calls);
    }

    private PoolKey key(Trade trade) {
        PoolKey key = keys.get(trade.pool().id());
        if (key == null) {
            throw new IllegalArgumentException("the route uses " + trade.pool().id() + ", which was not read");
        }
        return key;
    }
}
