package dev.errand.chain;

/**
 * When a block of a chain counts as final.
 *
 * @param confirmations blocks that must stand on top of it; 0 takes the chain's own {@code finalized} tag
 */
public record Finality(int confirmations) {

    /** What the chain itself calls finalized. */
    public static final Finality TAG = new Finality(0);

    /** @throws IllegalArgumentException if negative */
    public Finality {
        if (confirmations < 0) {
            throw new IllegalArgumentException(confirmations + " confirmations");
        }
    }

    /** Whether the block at {@code number} is final now. */
    public boolean reached(ChainClient chain, long number) {
        return newest(chain) >= number;
    }

    /** The number of the newest block that is final now; negative while there is none. */
    public long newest(ChainClient chain) {
        return confirmations == 0
                ? chain.finalized().map(Block::number).orElse(-1L)
                : chain.head().number() - confirmations + 1;
    }
}
