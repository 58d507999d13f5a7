package dev.errand.registry;

import dev.errand.chain.Block;
import dev.errand.chain.ChainClient;
import dev.errand.chain.Log;
import dev.errand.chain.RpcException;
import dev.errand.registry.EventStore.Mark;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows ERC-8004's registries on a chain and keeps what they say in a file, so that agents are looked up without asking the chain.
 *
 * <p>{@link #follow} reads on from where it stopped, a moment or a month ago. What it knows is what the chain said up to one block;
 * where a reorganisation took that block out, it goes back to the newest block that still stands and reads anew from there.
 * Thread-safe. Methods throw {@link RegistryException} if the file cannot be read or written.
 *
 * @see <a href="https://github.com/ethereum/ERCs/blob/2395308aeb8e55966a37b3afc130ddd92e14aa5a/ERCS/erc-8004.md">ERC-8004 as of the
 *     commit that our contracts follow</a>
 */
public final class AgentIndexer {

    /** Most blocks that are asked for at once; fewer where the node refuses. */
    private static final long WIDEST = 8_192;

    /** How often a reorganisation under our hands is taken before the node is no longer believed. */
    private static final int PATIENCE = 8;

    private final ChainClient chain;
    private final Registries registries;
    private final EventStore store;
    private final long widest;

    private OnChainState state = new OnChainState(); // guarded by this, as is what follows
    private long width;

    private AgentIndexer(ChainClient chain, Registries registries, EventStore store, long widest) {
        this.chain = chain;
        this.registries = registries;
        this.store = store;
        this.widest = widest;
        this.width = widest;
        store.replay(state::apply);
    }

    /**
     * Where the registries are.
     *
     * @param identity ERC-8004's identity registry
     * @param reputation ERC-8004's reputation registry
     * @param stake our {@code AgentStake}
     * @param since the block in which the first of them was deployed
     */
    public record Registries(Address identity, Address reputation, Address stake, long since) {

        List<Address> contracts() {
            return List.of(identity, reputation, stake);
        }
    }

    /**
     * How far it got.
     *
     * @param block the block up to which everything is known
     * @param events how many were read
     * @param undone how many blocks had been taken out since the last time; 0 without a reorganisation
     */
    public record Progress(long block, int events, long undone) {}

    /** Opens the file, and makes it if it is not there. One file serves one chain's registries. */
    public static AgentIndexer open(Path file, ChainClient chain, Registries registries) {
        return open(file, chain, registries, WIDEST);
    }

    static AgentIndexer open(Path file, ChainClient chain, Registries registries, long widest) {
        return new AgentIndexer(chain, registries, EventStore.open(file), widest);
    }

    /**
     * Reads on up to the newest block.
     *
     * @throws dev.errand.chain.ChainException if the node does not answer; what was read so far is kept
     */
    public synchronized Progress follow() {
        long before = newestMark().number();
        long standing = goBack();
        long undone = before - standing;
        int events = 0;
        int patience = PATIENCE;
        long head = chain.head().number();
        while (standing < head) {
            switch (read(standing, Math.min(standing + width, head))) {
                case Range.Read(List<Log> logs, Block end) -> {
                    store.append(logs, end);
                    logs.forEach(state::apply);
                    events += logs.size();
                    standing = end.number();
                    width = Math.min(widest, width * 2);
                }
                case Range.TooWide() -> width = Math.max(1, width / 2);
                case Range.Moved() -> {
                    if (patience-- == 0) {
                        throw new RegistryException("the node changes its blocks while they are read; try again later");
                    }
                    standing = goBack();
                    head = chain.head().number();
                }
            }
        }
        return new Progress(standing, events, undone);
    }

    /** What became of reading the blocks after one up to another. */
    private sealed interface Range {

        record Read(List<Log> logs, Block end) implements Range {}

        /** The node does not give so many at once. */
        record TooWide() implements Range {}

        /** A reorganisation came in between. */
        record Moved() implements Range {}
    }

    /** The hash of a block stands for all before it: what is the same before and after was the same meanwhile. */
    private Range read(long after, long to) {
        Mark mark = newestMark();
        Optional<Block> end = chain.block(to);
        List<Log> logs = new ArrayList<>();
        try {
            for (Address contract : registries.contracts()) {
                logs.addAll(chain.logs(contract, List.of(), after + 1, to));
            }
        } catch (RpcException e) {
            if (to == after + 1) {
                throw e;
            }
            return new Range.TooWide();
        }
        boolean same = end.isPresent() && stands(new Mark(to, end.get().hash())) && stands(mark);
        return same ? new Range.Read(logs, end.get()) : new Range.Moved();
    }

    /** Forgets what a reorganisation took out; the newest block that is known and still stands. */
    private long goBack() {
        Mark newest = newestMark();
        if (stands(newest)) {
            return newest.number();
        }
        long standing = store.marks().stream()
                .filter(this::stands)
                .findFirst()
                .map(Mark::number)
                .orElse(registries.since() - 1);
        store.rewind(standing);
        state = new OnChainState();
        store.replay(state::apply);
        return standing;
    }

    private Mark newestMark() {
        return store.newestMark().orElse(new Mark(registries.since() - 1, Bytes32.ZERO));
    }

    /** Whether the block of a mark is part of the chain; what is before the first block to be read always is. */
    private boolean stands(Mark mark) {
        return mark.number() < registries.since()
                || chain.block(mark.number())
                        .filter(block -> block.hash().equals(mark.hash()))
                        .isPresent();
    }

    /** The agents on chain, by number. */
    public synchronized List<OnChainAgent> agents() {
        return List.copyOf(state.agents());
    }

    /** One agent. */
    public synchronized Optional<OnChainAgent> find(BigInteger agentId) {
        return state.find(agentId);
    }

    /** What was said of an agent, in order; what was taken back stands among it and says so. */
    public synchronized List<Feedback> feedback(BigInteger agentId) {
        return List.copyOf(state.feedback(agentId));
    }
}
