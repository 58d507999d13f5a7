package dev.errand.app;

import dev.errand.Errand;
import dev.errand.account.Patience;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ChainProfileFile;
import dev.errand.chain.DevnetKeys;
import dev.errand.chain.KeyFile;
import dev.errand.key.Signer;
import dev.errand.value.ChainId;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a command finds a chain that runs already, and the account's key. */
final class Connection {

    @Option(names = "--profile", paramLabel = "FILE", description = "chain profile; the running devnet's by default")
    private @Nullable Path profile;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "encrypted key file; on the devnet its first account by default")
    private @Nullable Path key;

    /** The options by which another command reaches the same chain, with a space before; empty for the running devnet. */
    String reach() {
        return profile == null ? "" : " --profile " + profile;
    }

    Errand open() {
        ChainProfile chain = ChainProfileFile.read(profile == null ? Home.devnetProfile() : profile);
        Signer signer = signer(chain, key, 0, "the account");
        return Errand.builder()
                .chain(chain)
                .signer(signer)
                .journal(Home.journal(chain, signer.address()))
                .patience(chain.chainId().equals(ChainId.DEVNET) ? Patience.DEVNET : Patience.STANDARD)
                .build();
    }

    /**
     * The key of a key file, or, on the devnet, of one of its accounts.
     *
     * @param owner whose key it is, for people
     * @throws CommandFailure if no file is named, and the chain is another one
     */
    static Signer signer(ChainProfile chain, @Nullable Path key, int devnetAccount, String owner) {
        if (key != null) {
            return KeyFile.read(key, password());
        }
        if (chain.chainId().equals(ChainId.DEVNET)) {
            return DevnetKeys.key(devnetAccount);
        }
        throw new CommandFailure("name " + owner + "'s key file with --key FILE");
    }

    static String password() {
        String given = System.getenv("ERRAND_PASSWORD");
        if (given != null) {
            return given;
        } else if (!Console.isTerminal()) {
            throw new CommandFailure("the key file's password is needed: set ERRAND_PASSWORD, or run in a terminal");
        }
        try (Prompt prompt = new Prompt()) {
            return prompt.secret("Password of the key file: ").orElse("");
        } catch (IOException e) {
            throw new CommandFailure("the terminal cannot be read: " + e.getMessage());
        }
    }
}
