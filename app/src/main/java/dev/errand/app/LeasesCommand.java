package dev.errand.app;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ChainProfileFile;
import dev.errand.chain.DevnetKeys;
import dev.errand.lease.LeaseException;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.LeaseState;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code leases}: what an account rented. */
@Command(name = "leases", description = "The leases that an account opened.", mixinStandardHelpOptions = true)
final class LeasesCommand implements Callable<Integer> {

    @Option(names = "--json", description = "one JSON object a line")
    private boolean json;

    @Option(names = "--profile", paramLabel = "FILE", description = "chain profile; the running devnet's by default")
    private @Nullable Path profile;

    @Option(names = "--account", paramLabel = "ADDRESS", description = "the devnet's first account by default")
    private @Nullable String account;

    @Override
    public Integer call() {
        Console console = Console.ofProcess(json);
        ChainProfile chain = ChainProfileFile.read(profile == null ? Home.devnetProfile() : profile);
        Address tenant = tenant();
        try (ChainClient client = ChainClient.connect(chain.rpc(), chain.chainId())) {
            LeaseMarket market = LeaseMarket.of(chain, client, DevnetKeys.key(0)); // only reads
            List<Bytes32> leases = market.leasesOf(tenant);
            if (leases.isEmpty()) {
                console.line(tenant + " has rented nothing.");
            }
            leases.forEach(id -> show(console, chain, market, id));
            return 0;
        } catch (LeaseException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private Address tenant() {
        try {
            return account == null ? DevnetKeys.key(0).address() : Address.parse(account);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("'" + account + "' is no address: " + e.getMessage());
        }
    }

    private static void show(Console console, ChainProfile chain, LeaseMarket market, Bytes32 id) {
        LeaseState lease = market.lease(id);
        String phase = lease.phase().name().toLowerCase(Locale.ROOT);
        Address paid = market.offer(lease.offerId()).orElseThrow().token();
        console.line(id.abbreviated() + "  " + phase + "  offer " + lease.offerId() + "  locked "
                + words(chain, paid, lease.escrow()) + ", used " + words(chain, paid, lease.settled()));
        console.object(Map.of(
                "lease", id.toString(),
                "phase", phase,
                "offer", lease.offerId().toString(),
                "escrow", lease.escrow().toString(),
                "settled", lease.settled().toString(),
                "end", lease.end().toString()));
    }

    private static String words(ChainProfile chain, Address token, BigInteger units) {
        return chain.token(token)
                .map((Token known) -> Words.of(new TokenAmount(known, units)))
                .orElse(units + " units of " + token);
    }
}
