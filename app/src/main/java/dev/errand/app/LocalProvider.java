package dev.errand.app;

import dev.errand.agent.Agent;
import dev.errand.key.Signer;
import dev.errand.key.SigningKey;
import dev.errand.lease.LeaseDomain;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.Metering;
import dev.errand.openai.ApiError;
import dev.errand.provider.Backend;
import dev.errand.provider.EmbeddedBackend;
import dev.errand.provider.Hardware;
import dev.errand.provider.LeaseDesk;
import dev.errand.provider.Listing;
import dev.errand.provider.ProviderAgent;
import dev.errand.provider.ProviderNode;
import dev.errand.value.Address;
import dev.errand.value.Keccak256;
import dev.errand.value.Token;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A provider on this machine: its node, its leases, and the agent by which it is found. */
final class LocalProvider implements AutoCloseable {

    private static final BigInteger LEASES_AT_ONCE = BigInteger.TEN;
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final String TRIAL = trial();

    private final ProviderNode node;
    private final LeaseDesk desk;
    private final SigningKey agentKey;

    private LocalProvider(ProviderNode node, LeaseDesk desk, SigningKey agentKey) {
        this.node = node;
        this.desk = desk;
        this.agentKey = agentKey;
    }

    /**
     * What it rents out.
     *
     * @param offer on chain that is gone on with; null where one is posted
     * @param bond in base units of the token; a tenth of it answers for each lease
     */
    record Wanted(
            @Nullable BigInteger offer,
            Token token,
            BigInteger unitPrice,
            Metering metering,
            BigInteger bond,
            long credit,
            Address arbiter) {}

    /**
     * Posts the offer, where it is not there yet, and serves it.
     *
     * @param hardware that the backend computes on
     * @param receipts folder of the file that keeps the tenants' receipts
     */
    static LocalProvider start(
            LeaseMarket market,
            Signer signer,
            Wanted wanted,
            String host,
            int port,
            Backend backend,
            Hardware hardware,
            Path receipts)
            throws IOException {
        BigInteger offer = wanted.offer() != null
                ? wanted.offer()
                : market.postOffer(
                        wanted.token(),
                        signer.address(),
                        wanted.unitPrice(),
                        wanted.bond(),
                        LeaseDomain.job(String.join(",", backend.models())));
        Files.createDirectories(receipts);
        LeaseDesk desk = new LeaseDesk(
                market,
                signer,
                new Listing(
                        offer,
                        wanted.token(),
                        wanted.unitPrice(),
                        wanted.metering(),
                        wanted.bond().divide(LEASES_AT_ONCE),
                        wanted.credit(),
                        wanted.arbiter(),
                        LONGEST),
                receipts.resolve("receipts-" + market.domain().chain() + "-" + signer.address() + "-" + offer),
                InstantSource.system());
        return new LocalProvider(ProviderNode.start(host, port, backend, hardware, desk), desk, agentKey(signer));
    }

    /** A key of its own, always the same: messages and money are signed apart. */
    private static SigningKey agentKey(Signer signer) {
        return SigningKey.of(Keccak256.hash(
                signer.sign(Keccak256.hash("Errand provider agent")).toBytes()));
    }

    ProviderNode node() {
        return node;
    }

    LeaseDesk desk() {
        return desk;
    }

    /** Whose card is in the registry. */
    Address agentAddress() {
        return agentKey.address();
    }

    /** Does some work for nobody, to know how fast it is; a backend that embeds nothing is passed over. */
    void tryOut() throws InterruptedException {
        try {
            node.tryOut("/v1/embeddings", TRIAL.getBytes(StandardCharsets.UTF_8));
        } catch (ApiError e) { // then it learns by what it is asked
        }
    }

    /** The agent that answers for it; where it starts, the registry gives its card the next version. */
    Agent agent(Optional<URI> endpoint) {
        String name = "Provider " + desk.listing().offerId() + " of "
                + agentKey.address().toString().substring(0, 10);
        return ProviderAgent.of(agentKey, name, 1, node, desk, endpoint);
    }

    /** Stops at once; nothing is settled. */
    @Override
    public void close() {
        node.close();
    }

    private static String trial() {
        StringBuilder inputs = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            inputs.append(i == 0 ? "" : ",")
                    .append("\"a line of some words, number ")
                    .append(i)
                    .append('"');
        }
        return "{\"model\":\"" + EmbeddedBackend.MODEL + "\",\"input\":[" + inputs + "]}";
    }
}
