package dev.errand.defi;

import dev.errand.chain.Block;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.Log;
import dev.errand.route.Pool;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All Uniswap v2 and v3 pools of a chain profile between tokens of its list, as they stand at the newest block.
 *
 * <p>They are read whole once; after that each block's logs say what changed. What a block changed is remembered for as long as a
 * reorganisation may take it away, and is then undone; one that reaches deeper has everything read anew. Thread-safe: each call
 * asks the node for its newest block, and only the first after a new block does more.
 */
public final class PoolCache {

    private static final Logger LOG = LoggerFactory.getLogger(PoolCache.class);

    /** How deep a reorganisation may reach before everything is read anew; mainnet's is final after 64 blocks. */
    private static final int REMEMBERED = 64;

    private static final int ATTEMPTS = 5;

    private final ChainClient chain;
    private final PoolReader reader;
    private final Map<Address, PoolKey> keys = new LinkedHashMap<>(); // guarded by this, as all below
    private final Map<Address, Pool> pools = new HashMap<>();
    private final Deque<Applied> applied = new ArrayDeque<>();
    private @Nullable Snapshot snapshot;

    /**
     * The pools after one block.
     *
     * @param hash the block's
     */
    record Snapshot(long number, Bytes32 hash, List<Pool> pools, Map<String, PoolKey> keys) {}

    /** A block whose logs were taken in, and what each pool that it touched was before; null where it was not there. */
    private record Applied(long number, Bytes32 hash, Map<Address, Optional<Pool>> before) {}

    /** An empty cache: the first call reads. */
    public PoolCache(ChainProfile profile, ChainClient chain) {
        this.chain = chain;
        this.reader = new PoolReader(profile, chain);
    }

    /** The pools at the newest block, in no order. */
    public List<Pool> pools() {
        return now().pools();
    }

    synchronized Snapshot now() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Block head = chain.head();
            Snapshot known = snapshot;
            if (known != null && known.hash().equals(head.hash())) {
                return known;
            }
            boolean followed = known != null && follow(head);
            if (!followed) {
                readAll(head);
            }
            // what was read counts only if the chain did not change its mind meanwhile
            if (isOnChain(head.number(), head.hash())) {
                Map<String, PoolKey> byName = new HashMap<>();
                keys.forEach((address, key) -> byName.put(address.toString(), key));
                Snapshot now = new Snapshot(head.number(), head.hash(), List.copyOf(pools.values()), byName);
                snapshot = now;
                return now;
            }
            snapshot = null;
            applied.clear();
        }
        throw new UnsettledChainException();
    }

    private void readAll(Block head) {
        keys.clear();
        pools.clear();
        applied.clear();
        keys.putAll(reader.keys(head.number()));
        pools.putAll(reader.pools(keys, head.number()));
        applied.add(new Applied(head.number(), head.hash(), Map.of()));
        LOG.debug("{} pools read at block {}", pools.size(), head.number());
    }

    /** False if the chain's present branch leaves the known one deeper than is remembered, or is too far ahead. */
    private boolean follow(Block head) {
        while (applied.size() > 1
                && !isOnChain(applied.getLast().number(), applied.getLast().hash())) {
            Applied orphaned = applied.removeLast();
            orphaned.before().forEach((address, pool) -> put(address, pool.orElse(null)));
        }
        Applied last = applied.getLast();
        if (!isOnChain(last.number(), last.hash()) || head.number() - last.number() > REMEMBERED) {
            return false;
        }
        Map<Long, List<Log>> byBlock = new HashMap<>();
        if (head.number() > last.number()) {
            for (Log log : chain.logs(null, List.of(), last.number() + 1, head.number())) {
                byBlock.computeIfAbsent(log.blockNumber(), number -> new ArrayList<>())
                        .add(log);
            }
        }
        for (long number = last.number() + 1; number <= head.number(); number++) {
            Optional<Block> block = chain.block(number);
            if (block.isEmpty()) {
                return false;
            }
            apply(number, block.get().hash(), byBlock.getOrDefault(number, List.of()));
        }
        while (applied.size() > REMEMBERED) {
            applied.removeFirst();
        }
        return true;
    }

    private void apply(long number, Bytes32 hash, List<Log> logs) {
        Map<Address, Optional<Pool>> before = new HashMap<>();
        for (Log log : logs) {
            reader.created(log).ifPresent(key -> keys.put(key.address(), key));
            PoolKey key = keys.get(log.address());
            if (key == null) {
                continue;
            }
            Pool old = pools.get(log.address());
            before.putIfAbsent(log.address(), Optional.ofNullable(old));
            try {
                put(log.address(), PoolEvents.after(log, key, old));
            } catch (IllegalArgumentException e) {
                LOG.warn("the pool {} is passed over from block {} on: {}", log.address(), number, e.getMessage());
                put(log.address(), null);
            }
        }
        applied.addLast(new Applied(number, hash, before));
    }

    private void put(Address address, @Nullable Pool pool) {
        if (pool == null) {
            pools.remove(address);
        } else {
            pools.put(address, pool);
        }
    }

    private boolean isOnChain(long number, Bytes32 hash) {
        return chain.block(number).map(Block::hash).filter(hash::equals).isPresent();
    }
}
