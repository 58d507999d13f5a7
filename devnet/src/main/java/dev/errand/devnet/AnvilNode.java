package dev.errand.devnet;

import java.net.URI;
import java.time.Instant;
import java.util.List;

/** A running anvil, whatever runs it. */
interface AnvilNode extends AutoCloseable {

    /** What anvil says, and where, as soon as it takes requests; the port follows. */
    String LISTENING = "Listening on ";

    /**
     * How many blocks back the chain's state can be read. Anvil keeps the states in memory then, a quarter of a megabyte each;
     * otherwise it writes them into the home directory, and leaves them there when it is killed.
     */
    int REMEMBERED_BLOCKS = 1_000;

    /**
     * What every anvil of a devnet is started with: it mines when told to, so that the deployment can be one block.
     *
     * @param genesis the time of block 0
     */
    static List<String> arguments(Instant genesis) {
        return List.of(
                "--timestamp",
                Long.toString(genesis.getEpochSecond()),
                "--prune-history",
                Integer.toString(REMEMBERED_BLOCKS),
                "--no-mining");
    }

    /** Where it takes requests. */
    URI rpc();

    /** Stops it at once; a second call does nothing. */
    @Override
    void close();
}
