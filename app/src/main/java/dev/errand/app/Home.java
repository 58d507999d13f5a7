package dev.errand.app;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.value.Address;
import java.nio.file.Path;

/** Where the program keeps what outlives it: {@code ERRAND_HOME}, or {@code .errand} in the user's home. */
final class Home {

    private Home() {}

    static Path folder() {
        String chosen = System.getenv("ERRAND_HOME");
        return chosen == null || chosen.isBlank()
                ? Path.of(System.getProperty("user.home"), ".errand")
                : Path.of(chosen);
    }

    /** The profile of the devnet that runs in another terminal. */
    static Path devnetProfile() {
        return folder().resolve("devnet.json");
    }

    /** One journal for each account and chain; the first block tells apart chains that share an id, as devnets do. */
    static Path journal(ChainProfile profile, Address account) {
        try (ChainClient chain = ChainClient.connect(profile.rpc(), profile.chainId())) {
            String genesis = chain.block(0).orElseThrow().hash().toString().substring(2, 10);
            return folder().resolve("journal-" + profile.chainId() + "-" + genesis + "-" + account + ".db");
        }
    }
}
