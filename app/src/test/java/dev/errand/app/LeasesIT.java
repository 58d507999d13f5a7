package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.errand.chain.ChainProfileFile;
import dev.errand.devnet.Devnet;
import dev.errand.key.Signature;
import dev.errand.key.SigningKey;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.Receipt;
import dev.errand.lease.SignedReceipt;
import dev.errand.lease.Terms;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code leases} as the owner of an account runs it whose program died: by the chain's clock, to the unit. */
class LeasesIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final BigInteger PRICE = BigInteger.TEN;
    private static final BigInteger ESCROW = BigInteger.valueOf(10_000);
    private static final BigInteger STAKE = BigInteger.valueOf(1_000);
    private static final int USED = 3;
    private static final Duration NOTICE = Duration.ofHours(1);

    private final SigningKey receiptKey = SigningKey.random();

    @TempDir
    private Path home;

    private record Run(int exit, List<JsonNode> out, String err) {}

    @Test
    void whatADeadProgramLeftOpenIsListedLeftAndCollected() throws Exception {
        try (Devnet devnet = Devnet.start()) {
            Files.createDirectories(home);
            ChainProfileFile.write(home.resolve("devnet.json"), devnet.profile());
            Token dollars = devnet.profile().token("USDC").orElseThrow();
            Address user = devnet.account(0).address();
            BigInteger before = devnet.client().balance(user, dollars).units();
            Bytes32 used = open(devnet, dollars, 1);
            Bytes32 unused = open(devnet, dollars, 2);
            settle(devnet, used);

            assertThat(run("leases").out())
                    .extracting(
                            lease -> lease.path("lease").asString(),
                            lease -> lease.path("settled").asString())
                    .containsExactly(tuple(used.toString(), "30"), tuple(unused.toString(), "0"));
            Run noticed = run("leases", "close", used.toString().substring(0, 14), unused.toString());
            assertThat(noticed.exit()).as(noticed.err()).isZero();
            assertThat(leases(noticed)).hasSize(2).allMatch(lease -> lease.has("notice"));
            Run tooEarly = run("leases", "close", "all");
            assertThat(tooEarly.exit()).as(tooEarly.err()).isZero();
            assertThat(tooEarly.out()).as("nothing is sent a second time").hasSize(2);
            assertThat(balance(devnet, dollars)).isEqualTo(before.subtract(ESCROW.add(ESCROW)));

            // from here on the chain's clock is an hour ahead of the program's
            devnet.advance(NOTICE);
            LeaseMarket.of(devnet.profile(), devnet.client(), devnet.account(9)).close(unused);
            Run collected = run("leases", "collect");
            assertThat(collected.exit()).as(collected.err()).isZero();
            assertThat(balance(devnet, dollars))
                    .as("what a stranger closed came home")
                    .isEqualTo(before.subtract(ESCROW));
            Run closed = run("leases", "close", "all");
            assertThat(closed.exit()).as(closed.err()).isZero();
            assertThat(leases(closed))
                    .singleElement()
                    .satisfies(
                            lease -> assertThat(lease.path("phase").asString()).isEqualTo("closed"));
            assertThat(balance(devnet, dollars)).isEqualTo(before.subtract(PRICE.multiply(BigInteger.valueOf(USED))));

            Run nothing = run("leases", "close", "all");
            assertThat(nothing.exit()).isEqualTo(1);
            assertThat(nothing.err().lines()).singleElement().asString().contains("no lease of this account is open");
        }
    }

    private static List<JsonNode> leases(Run run) {
        return run.out().stream().filter(line -> line.has("lease")).toList();
    }

    private Bytes32 open(Devnet devnet, Token dollars, int salt) {
        SigningKey provider = devnet.account(5);
        LeaseMarket theirs = LeaseMarket.of(devnet.profile(), devnet.client(), provider);
        BigInteger offer = theirs.postOffer(dollars, provider.address(), PRICE, STAKE, Bytes32.ZERO);
        SigningKey user = devnet.account(0);
        Instant now = devnet.client().head().timestamp();
        Terms terms = new Terms(
                offer,
                user.address(),
                receiptKey.address(),
                Address.ZERO,
                PRICE,
                ESCROW,
                STAKE,
                now.plusSeconds(600),
                Duration.ofDays(1),
                Bytes32.ZERO,
                BigInteger.valueOf(salt));
        Signature signed = provider.sign(theirs.domain().leaseId(terms));
        return LeaseMarket.of(devnet.profile(), devnet.client(), user).open(terms, dollars, signed);
    }

    private void settle(Devnet devnet, Bytes32 lease) {
        LeaseMarket theirs = LeaseMarket.of(devnet.profile(), devnet.client(), devnet.account(5));
        Receipt receipt = Receipt.none(lease).plus(USED, Bytes32.ZERO);
        theirs.settle(List.of(SignedReceipt.sign(theirs.domain(), receipt, receiptKey)), devnet.account(5));
    }

    private static BigInteger balance(Devnet devnet, Token token) {
        return devnet.client().balance(devnet.account(0).address(), token).units();
    }

    private Run run(String... arguments) throws Exception {
        String[] asked =
                Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new);
        Program.Run run = new Program(home).run(asked);
        List<JsonNode> lines = run.out().stream()
                .filter(line -> line.startsWith("{")) // a logging library may complain first
                .map(JSON::readTree)
                .toList();
        return new Run(run.exit(), lines, run.err());
    }
}
