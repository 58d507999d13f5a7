package dev.errand.app;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ChainProfileFile;
import dev.errand.dispute.Arbiter;
import dev.errand.dispute.Evidence;
import dev.errand.lease.LeaseException;
import dev.errand.lease.LeaseMarket;
import dev.errand.openai.ApiError;
import dev.errand.provider.Backend;
import dev.errand.provider.EmbeddedBackend;
import dev.errand.provider.UpstreamBackend;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code arbitrate}: rules on challenges by doing the work again. */
@Command(
        name = "arbitrate",
        description = "Rules on challenged leases that name this key as their arbiter, by doing the work again.",
        mixinStandardHelpOptions = true)
final class ArbitrateCommand implements Callable<Integer> {

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

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
            defaultValue = "8",
            description = "which of the devnet's accounts rules, 0 to 9 (default: ${DEFAULT-VALUE})")
    private int devnetAccount;

    @Option(
            names = "--upstream",
            paramLabel = "URL",
            description = "an OpenAI-compatible server that does the work again; else embeddings on this CPU")
    private @Nullable URI upstream;

    @Parameters(paramLabel = "EVIDENCE", arity = "1..*", description = "files as ./errand leases dispute takes them")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws Exception {
        Console console = Console.ofProcess(json);
        ChainProfile chain = ChainProfileFile.read(profile == null ? Home.devnetProfile() : profile);
        try (ChainClient client = ChainClient.connect(chain.rpc(), chain.chainId());
                Backend backend = upstream == null ? new EmbeddedBackend() : new UpstreamBackend(upstream, "")) {
            Arbiter arbiter = new Arbiter(
                    LeaseMarket.of(chain, client, Connection.signer(chain, key, devnetAccount, "the arbiter")),
                    backend);
            boolean all = true;
            for (Path file : files) {
                all &= rule(arbiter, EvidenceFile.read(file), console);
            }
            return all ? 0 : 1;
        } catch (ApiError | LeaseException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    /** Whether there was a ruling. */
    private static boolean rule(Arbiter arbiter, Evidence evidence, Console console) throws InterruptedException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("lease", evidence.lease().toString());
        boolean ruled = switch (arbiter.rule(evidence)) {
            case Arbiter.Ruling.Ruled(var wrong, String reason) -> {
                console.line(evidence.lease().abbreviated() + ": " + wrong + " base units were paid for wrong answers; "
                        + reason);
                fields.put("wrong", wrong.toString());
                fields.put("reason", reason);
                yield true;
            }
            case Arbiter.Ruling.Declined(String reason) -> {
                console.line(evidence.lease().abbreviated() + ": no ruling; " + reason);
                fields.put("declined", reason);
                yield false;
            }
        };
        console.object(fields);
        return ruled;
    }
}
