package dev.errand.app;

import dev.errand.chain.ChainProfile;
import dev.errand.chain.ChainProfileFile;
import dev.errand.key.Signer;
import dev.errand.provider.Backend;
import dev.errand.provider.EmbeddedBackend;
import dev.errand.provider.UpstreamBackend;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of whoever computes on the lease market, provider or arbiter: the chain, the key, and what the work is done by. */
final class MarketParty {

    /** Of the devnet's accounts, the one that provides where none is named. */
    static final int PROVIDER = 5;

    /** Of the devnet's accounts, the one that rules where none is named. */
    static final int ARBITER = 8;

    @Option(names = "--profile", paramLabel = "FILE", description = "chain profile; the running devnet's by default")
    private @Nullable Path profile;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "encrypted key file; on the devnet an account of its own")
    private @Nullable Path key;

    @Option(
            names = "--devnet-account",
            paramLabel = "N",
            description = "on the devnet, which of its accounts to be, 0 to 9 (default: 5 provides, 8 arbitrates)")
    private @Nullable Integer devnetAccount;

    @Option(
            names = "--upstream",
            paramLabel = "URL",
            description =
                    "an OpenAI-compatible server that does the work (its key: ERRAND_UPSTREAM_KEY); else embeddings on this CPU")
    private @Nullable URI upstream;

    ChainProfile chain() {
        return ChainProfileFile.read(profile == null ? Home.devnetProfile() : profile);
    }

    /**
     * @param usual which of the devnet's accounts it is where none is named
     * @param owner whose key it is, for people
     */
    Signer signer(ChainProfile chain, int usual, String owner) {
        int account = devnetAccount == null ? usual : devnetAccount;
        if (account < 0 || account > 9) {
            throw new CommandFailure("--devnet-account is " + account + "; the devnet's accounts are 0 to 9");
        }
        return Connection.signer(chain, key, account, owner);
    }

    boolean hasUpstream() {
        return upstream != null;
    }

    /** What does the work. */
    Backend backend() throws InterruptedException {
        return upstream == null
                ? new EmbeddedBackend()
                : new UpstreamBackend(
                        upstream,
                        Optional.ofNullable(System.getenv("ERRAND_UPSTREAM_KEY"))
                                .orElse(""));
    }
}
