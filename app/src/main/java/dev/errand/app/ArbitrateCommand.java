package dev.errand.app;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.dispute.Arbiter;
import dev.errand.dispute.Evidence;
import dev.errand.lease.LeaseException;
import dev.errand.lease.LeaseMarket;
import dev.errand.openai.ApiError;
import dev.errand.provider.Backend;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private MarketParty party = new MarketParty();

    @Parameters(paramLabel = "EVIDENCE", arity = "1..*", description = "files as ./errand leases dispute takes them")
    private List<Path> files = List.of();

    @Override
    public Integer call() throws Exception {
        Console console = Console.ofProcess(json);
        ChainProfile chain = party.chain();
        try (ChainClient client = ChainClient.connect(chain.rpc(), chain.chainId());
                Backend backend = party.backend()) {
            LeaseMarket market = LeaseMarket.of(chain, client, party.signer(chain, MarketParty.ARBITER, "the arbiter"));
            Arbiter arbiter = new Arbiter(market, backend);
            boolean all = true;
            for (Path file : files) {
                Evidence evidence = EvidenceFile.read(file);
                all &= rule(arbiter, evidence, token(market, chain, evidence), console);
            }
            return all ? 0 : 1;
        } catch (ApiError | LeaseException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    /** What the lease is paid in; empty if it is no lease of this chain, or in a token that is not on the chain's list. */
    private static Optional<Token> token(LeaseMarket market, ChainProfile chain, Evidence evidence) {
        return market.offer(market.lease(evidence.lease()).offerId()).flatMap(offer -> chain.token(offer.token()));
    }

    /** Whether there was a ruling. */
    private static boolean rule(Arbiter arbiter, Evidence evidence, Optional<Token> token, Console console)
            throws InterruptedException {
        Map<String, Object> fields = new LinkedHashMap<>();
        String lease = "Lease " + evidence.lease().abbreviated();
        fields.put("lease", evidence.lease().toString());
        boolean ruled = switch (arbiter.rule(evidence)) {
            case Arbiter.Ruling.Ruled(var wrong, String reason) -> {
                String price = token.map(paid -> Words.of(new TokenAmount(paid, wrong)))
                        .orElse(wrong + " base units");
                console.line(
                        wrong.signum() > 0
                                ? console.green("✓ ") + lease + ": " + reason + ". Their price of " + price
                                        + " goes back to the tenant out of the provider's stake, with the deposit, and as much again to"
                                        + " the treasury. The tenant has it by: ./errand leases collect"
                                : console.yellow("✗ ") + lease + ": nothing is paid back; " + reason
                                        + ". The deposit goes to the provider.");
                fields.put("wrong", wrong.toString());
                fields.put("reason", reason);
                yield true;
            }
            case Arbiter.Ruling.Declined(String reason) -> {
                console.line(lease + ": no ruling; " + reason + ".");
                fields.put("declined", reason);
                yield false;
            }
        };
        console.object(fields);
        return ruled;
    }
}
