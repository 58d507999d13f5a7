package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.chain.ChainProfileFile;
import dev.errand.devnet.Devnet;
import dev.errand.engine.reader.IntentReader;
import dev.errand.gateway.Finding;
import dev.errand.gateway.Gateway;
import dev.errand.gateway.GatewayOptions;
import dev.errand.gateway.Tenant;
import dev.errand.gateway.Upstream;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import dev.errand.key.SigningKey;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.LeaseState;
import dev.errand.lease.SignedReceipt;
import dev.errand.openai.ApiClient;
import dev.errand.provider.EmbeddedBackend;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A true job on rented machines: two provider processes, one of which is killed half-way. */
class ComputeIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final BigInteger PRICE = BigInteger.TEN; // 0.00001 USDC
    private static final BigInteger STAKE = BigInteger.valueOf(1_000_000); // a tenth of the bond
    private static final int LINES = 1_000;
    private static final int FEE_BPS = 100;

    private static final Intent.Infer JOB = read("Embed the 1,000 lines of the attachment with all-minilm-l6-v2-q.");

    private record Provider(Process process, URI uri, String offer) {}

    @Test
    void everyLineComesBackOnceAndIsPaidOnceThoughAProviderIsKilled(@TempDir Path folder) throws Exception {
        List<String> lines = IntStream.range(0, LINES)
                .mapToObj(i -> "Line " + i + " is about "
                        + List.of("cats", "ships", "taxes").get(i % 3) + ".")
                .toList();
        List<Finding> findings = new CopyOnWriteArrayList<>();
        try (Devnet devnet = Devnet.start()) {
            Path profile = folder.resolve("profile.json");
            ChainProfileFile.write(profile, devnet.profile());
            Token dollars = devnet.profile().token("USDC").orElseThrow();
            SigningKey user = devnet.account(0);
            BigInteger before = devnet.client().balance(user.address(), dollars).units();
            LeaseMarket market = LeaseMarket.of(devnet.profile(), devnet.client(), user);
            Provider one = provide(folder, profile, 5, 0, "");
            Provider two = provide(folder, profile, 6, 0, "");
            Provider again = null;
            try {
                Tenant tenant = new Tenant(market, dollars, devnet.account(8));
                long units = JOB.requests().longValueExact();
                List<Upstream> rented = new ArrayList<>();
                for (Provider provider : List.of(one, two)) {
                    rented.add(tenant.rent(provider.uri(), units, Duration.ofHours(1), JOB.model(), PRICE, STAKE));
                }
                assertThat(devnet.client().balance(user.address(), dollars).units())
                        .isEqualTo(before.subtract(PRICE.multiply(BigInteger.valueOf(2 * units))));

                GatewayOptions options = GatewayOptions.DEFAULT.withChunk(10).withHeartbeat(Duration.ofSeconds(2));
                try (Gateway gateway = Gateway.start("127.0.0.1", 0, options, rented, findings::add)) {
                    CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(() -> embed(gateway, lines));
                    Upstream first = rented.getFirst();
                    while (unitsOf(first) < LINES / 4 && !answer.isDone()) {
                        Thread.onSpinWait();
                    }
                    one.process().destroyForcibly().waitFor();
                    assertThat(answer.isDone()).as("it was killed half-way").isFalse();

                    JsonNode data = answer.get(3, TimeUnit.MINUTES).path("data");
                    assertEqualToADirectRun(data, lines);
                    assertThat(findings).contains(new Finding.Lost(first.name()));
                    assertThat(rented.stream().mapToLong(ComputeIT::unitsOf).sum())
                            .isEqualTo(LINES);

                    // the killed one comes back, on its old port and with its old receipts, and gets its last one
                    again = provide(folder, profile, 5, one.uri().getPort(), one.offer());
                    List<SignedReceipt> last = gateway.finish();
                    assertThat(last).hasSize(2);
                }
                stop(again);
                stop(two);
                assertSettledExactly(devnet, market, rented, dollars, before);
            } finally {
                for (Provider provider : List.of(one, two)) {
                    provider.process().destroyForcibly().waitFor();
                }
                if (again != null) {
                    again.process().destroyForcibly().waitFor();
                }
            }
        }
    }

    @Test
    void theSameIsAskedInChinese() {
        assertThat(read("用 all-minilm-l6-v2-q 计算附件中 1000 行文本的嵌入")).isEqualTo(JOB);
        assertThat(JOB.model()).isEqualTo(EmbeddedBackend.MODEL);
        assertThat(JOB.requests()).isEqualTo(LINES);
    }

    private static Intent.Infer read(String sentence) {
        Reading reading = IntentReader.withDefaultTokens().read(sentence);
        assertThat(reading.status()).as(sentence).isEqualTo(Reading.Status.READY);
        assertThat(reading.intents()).singleElement().isInstanceOf(Intent.Infer.class);
        return (Intent.Infer) reading.intents().getFirst();
    }

    private static void assertEqualToADirectRun(JsonNode data, List<String> lines) {
        assertThat(data.size()).isEqualTo(LINES);
        List<float[]> direct = new EmbeddedBackend().embed(lines);
        for (int i = 0; i < LINES; i++) {
            assertThat(data.get(i).path("index").asInt()).isEqualTo(i);
            JsonNode numbers = data.get(i).path("embedding");
            float[] vector = new float[numbers.size()];
            for (int j = 0; j < vector.length; j++) {
                vector[j] = numbers.get(j).floatValue();
            }
            assertThat(vector).as("line %s", i).containsExactly(direct.get(i));
        }
    }

    private static void assertSettledExactly(
            Devnet devnet, LeaseMarket market, List<Upstream> rented, Token dollars, BigInteger before) {
        BigInteger paid = BigInteger.ZERO;
        for (Upstream upstream : rented) {
            Bytes32 id = upstream.ledger().orElseThrow().receipt().leaseId();
            LeaseState lease = market.lease(id);
            assertThat(lease.phase()).isEqualTo(LeaseState.Phase.CLOSED);
            assertThat(lease.settled()).isEqualTo(PRICE.multiply(BigInteger.valueOf(unitsOf(upstream))));
            paid = paid.add(lease.settled());
        }
        assertThat(paid).isEqualTo(PRICE.multiply(BigInteger.valueOf(LINES)));
        market.collect(dollars, market.address());
        assertThat(devnet.client().balance(market.address(), dollars).units()).isEqualTo(before.subtract(paid));
        // the providers have the price less the fee, and apart from it the subsidy of half the fee, to the unit
        BigInteger earned = BigInteger.ZERO;
        for (int account : new int[] {5, 6}) {
            Address provider = devnet.account(account).address();
            earned = earned.add(devnet.client().balance(provider, dollars).units())
                    .add(market.owed(dollars, provider))
                    .add(BigInteger.valueOf(10_000_000)) // its bond
                    .subtract(before);
        }
        BigInteger expected = BigInteger.ZERO;
        for (Upstream upstream : rented) {
            BigInteger gross = PRICE.multiply(BigInteger.valueOf(unitsOf(upstream)));
            expected = expected.add(gross).subtract(fee(gross));
        }
        assertThat(earned.subtract(expected))
                .as("subsidies")
                .isBetween(BigInteger.ZERO, fee(paid).shiftRight(1));
    }

    private static BigInteger fee(BigInteger gross) {
        return gross.multiply(BigInteger.valueOf(FEE_BPS)).divide(BigInteger.valueOf(10_000));
    }

    private static long unitsOf(Upstream upstream) {
        return upstream.ledger().orElseThrow().receipt().units().longValueExact();
    }

    private static JsonNode embed(Gateway gateway, List<String> lines) {
        try {
            var request = JSON.createObjectNode().put("model", JOB.model());
            lines.forEach(request.putArray("input")::add);
            ApiClient client = new ApiClient(gateway.uri(), Map.of(), Duration.ofMinutes(3));
            ApiClient.Answer answer = client.post("/v1/embeddings", JSON.writeValueAsBytes(request), Map.of());
            assertThat(answer.status())
                    .as(answer.status() == 200 ? "" : answer.text())
                    .isEqualTo(200);
            return JSON.readTree(answer.body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts {@code ./errand provide} as a process of its own, and waits until it says that it provides. */
    private static Provider provide(Path folder, Path profile, int account, int port, String offer) throws Exception {
        Path errors = folder.resolve("provider-" + account + "-" + port + ".txt");
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.errand.app.Main",
                "provide",
                "--json",
                "--profile",
                profile.toString(),
                "--devnet-account",
                Integer.toString(account),
                "--port",
                Integer.toString(port)));
        if (!offer.isEmpty()) {
            command.addAll(List.of("--offer", offer));
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put("ERRAND_HOME", folder.resolve("home").toString());
        Process process = builder.start();
        String line = process.inputReader().readLine();
        assertThat(line).as(() -> read(errors)).isNotNull();
        JsonNode said = JSON.readTree(line);
        return new Provider(
                process,
                URI.create(said.path("url").asString()),
                said.path("offer").asString());
    }

    private static void stop(Provider provider) throws InterruptedException {
        provider.process().destroy();
        assertThat(provider.process().waitFor(60, TimeUnit.SECONDS))
                .as("it drains and stops")
                .isTrue();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}
