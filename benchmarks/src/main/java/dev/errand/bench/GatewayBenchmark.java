package dev.errand.bench;

import dev.errand.gateway.Findings;
import dev.errand.gateway.Gateway;
import dev.errand.gateway.GatewayOptions;
import dev.errand.gateway.Upstream;
import dev.errand.key.SigningKey;
import dev.errand.lease.LeaseDomain;
import dev.errand.lease.TenantLedger;
import dev.errand.openai.ApiClient;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the gateway adds to a chat request, against asking the same backend directly, turn by turn in one run. The backend is a
 * scripted server that answers at once, so that nothing hides the difference.
 */
final class GatewayBenchmark implements Benchmark {

    private static final int WARM_UP = 1_500;
    private static final int ROUNDS = 2_000;
    private static final String CHAT = "/v1/chat/completions";
    private static final GatewayOptions OPTIONS = GatewayOptions.DEFAULT.withHeartbeat(Duration.ofSeconds(30));

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public String about() {
        return "what the gateway adds to a chat request, streamed or not, with and without a lease; scripted upstream";
    }

    /** One request, to its last byte. */
    private interface Ask {
        void ask(ApiClient client) throws IOException, InterruptedException;
    }

    @Override
    public void run(Report report) throws Exception {
        try (ScriptedChat chat = new ScriptedChat();
                Gateway free = gateway(Upstream.free("scripted", chat.uri()));
                Gateway leased = gateway(Upstream.leased("scripted", chat.uri(), ledger()))) {
            ApiClient direct = client(chat.uri());
            compare(report, "gateway.whole", direct, client(free.uri()), GatewayBenchmark::whole);
            compare(report, "gateway.streamed", direct, client(free.uri()), GatewayBenchmark::streamed);
            compare(report, "gateway.leased.whole", direct, client(leased.uri()), GatewayBenchmark::whole);
            compare(report, "gateway.leased.streamed", direct, client(leased.uri()), GatewayBenchmark::streamed);
        }
    }

    private static void compare(Report report, String name, ApiClient direct, ApiClient through, Ask ask)
            throws IOException, InterruptedException {
        double[] without = new double[ROUNDS];
        double[] with = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            double first = millis(direct, ask);
            double second = millis(through, ask);
            if (i >= 0) {
                without[i] = first;
                with[i] = second;
            }
        }
        Arrays.sort(without);
        Arrays.sort(with);
        report.figure(name + ".p50", with[ROUNDS / 2], "ms", without[ROUNDS / 2]);
        report.figure(name + ".added.p50", with[ROUNDS / 2] - without[ROUNDS / 2], "ms");
        report.figure(name + ".added.p99", with[ROUNDS * 99 / 100] - without[ROUNDS * 99 / 100], "ms");
    }

    private static double millis(ApiClient client, Ask ask) throws IOException, InterruptedException {
        long start = System.nanoTime();
        ask.ask(client);
        return (System.nanoTime() - start) / 1e6;
    }

    private static void whole(ApiClient client) throws IOException, InterruptedException {
        ApiClient.Answer answer = client.post(CHAT, ScriptedChat.request(false), Map.of());
        demand(answer.ok(), answer.text());
    }

    private static void streamed(ApiClient client) throws IOException, InterruptedException {
        int[] events = new int[1];
        ApiClient.Answer answer = client.stream(CHAT, ScriptedChat.request(true), Map.of(), event -> {
            events[0]++;
            return true;
        });
        demand(answer.ok() && events[0] == ScriptedChat.WORDS + 1, answer.text() + " after " + events[0] + " events");
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("the answer is not whole: " + otherwise);
        }
    }

    private static Gateway gateway(Upstream upstream) {
        return Gateway.start("127.0.0.1", 0, OPTIONS, List.of(upstream), Findings.NONE);
    }

    private static ApiClient client(URI uri) {
        return new ApiClient(uri, Map.of(), Duration.ofSeconds(30));
    }

    /** Of a lease that pays for all of it; no chain is asked. */
    private static TenantLedger ledger() {
        LeaseDomain domain = new LeaseDomain(ChainId.DEVNET, Address.ZERO);
        return new TenantLedger(domain, Bytes32.ZERO, BigInteger.TEN.pow(9), SigningKey.random());
    }
}
