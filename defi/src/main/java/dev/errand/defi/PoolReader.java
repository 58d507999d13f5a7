package dev.errand.defi;

import dev.errand.chain.AbiValues;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractEvent;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.Log;
import dev.errand.chain.NodeAnswers;
import dev.errand.route.Pool;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all pools of a chain as they stand after one block: which there are from the factories' logs, what they hold from the
 * pools, many in one request, and v3's ticks from the logs of their positions.
 */
final class PoolReader {

    private static final Logger LOG = LoggerFactory.getLogger(PoolReader.class);

    private static final String V2 = "uniswap-v2";
    private static final String V3 = "uniswap-v3";

    /** Blocks in one request for logs, and calls in one request for state: what public nodes take. */
    private static final long LOG_RANGE = 10_000;

    private static final int CALLS = 500;

    private static final ContractFunction RESERVES =
            ContractFunction.parse("getReserves() returns (uint112,uint112,uint32)");
    private static final ContractFunction SLOT0 =
            ContractFunction.parse("slot0() returns (uint160,int24,uint16,uint16,uint16,uint8,bool)");
    private static final ContractFunction LIQUIDITY = ContractFunction.parse("liquidity() returns (uint128)");

    private final ChainProfile profile;
    private final ChainClient chain;
    private final Map<Address, String> factories = new LinkedHashMap<>();

    PoolReader(ChainProfile profile, ChainClient chain) {
        this.profile = profile;
        this.chain = chain;
        profile.venues().forEach((name, venue) -> {
            if (venue.kind().equals(V2) || venue.kind().equals(V3)) {
                factories.put(venue.contract("factory"), name);
            }
        });
    }

    /** The pool that this log of a factory on the list says was made, if its tokens are on the list, too. */
    Optional<PoolKey> created(Log log) {
        String venue = factories.get(log.address());
        return venue == null
                ? Optional.empty()
                : PoolEvents.created(log, venue).filter(key -> isListed(key.token0()) && isListed(key.token1()));
    }

    /** Whatever a token does that is not on the list, no route may depend on it. */
    private boolean isListed(Address token) {
        return profile.token(token).filter(listed -> !listed.isNative()).isPresent();
    }

    /** All pools that were made up to block {@code number}. */
    Map<Address, PoolKey> keys(long number) {
        Map<Address, PoolKey> keys = new LinkedHashMap<>();
        for (Address factory : factories.keySet()) {
            for (Log log : logs(factory, List.of(), number)) {
                created(log).ifPresent(key -> keys.put(key.address(), key));
            }
        }
        return keys;
    }

    /** What they are after block {@code number}; those that cannot be read are left out. */
    Map<Address, Pool> pools(Map<Address, PoolKey> keys, long number) {
        Map<Address, NavigableMap<Integer, BigInteger>> ticks = ticks(keys, number);
        List<PoolKey> all = List.copyOf(keys.values());
        List<Map<String, String>> calls = new ArrayList<>();
        for (PoolKey key : all) {
            calls.add(call(key, key.isV3() ? SLOT0 : RESERVES));
            calls.add(call(key, key.isV3() ? LIQUIDITY : RESERVES));
        }
        List<Bytes> answers = read(calls, number);
        Map<Address, Pool> pools = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            PoolKey key = all.get(i);
            try {
                pool(
                                key,
                                answers.get(2 * i),
                                answers.get(2 * i + 1),
                                ticks.getOrDefault(key.address(), new TreeMap<>()))
                        .ifPresent(pool -> pools.put(key.address(), pool));
            } catch (IllegalArgumentException e) {
                LOG.warn("the pool {} is passed over: {}", key.address(), e.getMessage());
            }
        }
        return pools;
    }

    private static Optional<Pool> pool(PoolKey key, Bytes first, Bytes second, NavigableMap<Integer, BigInteger> net) {
        if (!key.isV3()) {
            AbiValues reserves = RESERVES.decode(first);
            return Optional.of(PoolEvents.v2(key, reserves.uint(0), reserves.uint(1)));
        }
        AbiValues slot0 = SLOT0.decode(first);
        return slot0.uint(0).signum() == 0
                ? Optional.empty() // made, and not opened at a price yet
                : Optional.of(PoolEvents.v3(
                        key,
                        slot0.uint(0),
                        slot0.uint(1).intValueExact(),
                        LIQUIDITY.decode(second).uint(0),
                        net));
    }

    private Map<Address, NavigableMap<Integer, BigInteger>> ticks(Map<Address, PoolKey> keys, long number) {
        Map<Address, NavigableMap<Integer, BigInteger>> ticks = new HashMap<>();
        if (keys.values().stream().noneMatch(PoolKey::isV3)) {
            return ticks;
        }
        for (ContractEvent event : List.of(PoolEvents.MINT, PoolEvents.BURN)) {
            for (Log log : logs(null, List.of(event.topic()), number)) {
                if (keys.containsKey(log.address())) {
                    PoolEvents.change(log)
                            .ifPresent(change ->
                                    change.applyTo(ticks.computeIfAbsent(log.address(), pool -> new TreeMap<>())));
                }
            }
        }
        return ticks;
    }

    private List<Log> logs(@Nullable Address address, List<@Nullable Bytes32> topics, long last) {
        List<Log> logs = new ArrayList<>();
        for (long from = 0; from <= last; from += LOG_RANGE) {
            logs.addAll(chain.logs(address, topics, from, Math.min(last, from + LOG_RANGE - 1)));
        }
        return logs;
    }

    private static Map<String, String> call(PoolKey key, ContractFunction function) {
        return Map.of("to", key.address().toString(), "input", function.encode().toString());
    }

    /** Many calls in one request, in the state after block {@code number}. */
    private List<Bytes> read(List<Map<String, String>> calls, long number) {
        List<Bytes> answers = new ArrayList<>();
        for (int from = 0; from < calls.size(); from += CALLS) {
            List<Map<String, String>> part = calls.subList(from, Math.min(calls.size(), from + CALLS));
            Map<String, Object> payload =
                    Map.of("blockStateCalls", List.of(Map.of("calls", part)), "validation", false);
            Object answer = chain.request("eth_simulateV1", payload, "0x" + Long.toHexString(number));
            Map<?, ?> block = NodeAnswers.object(NodeAnswers.list(answer).getFirst());
            for (Object result : NodeAnswers.list(block.get("calls"))) {
                answers.add(NodeAnswers.bytes(NodeAnswers.object(result).get("returnData")));
            }
        }
        return answers;
    }
}
