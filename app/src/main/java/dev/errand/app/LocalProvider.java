package dev.errand.app;

import dev.errand.agent.Agent;
import dev.errand.key.Signer;
import dev.errand.key.SigningKey;
import dev.errand.lease.LeaseDomain;
import dev.errand.lease.LeaseException;
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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A provider on this machine: its node, its leases, and the agent by which it is found. */
final class LocalProvider implements AutoCloseable {

    private static final BigInteger LEASES_AT_ONCE = BigInteger.TEN;
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final String TRIAL = trial();

    private final ProviderNode node;
    private final LeaseDesk desk;
    private final SigningKey agentKey;
    private final LeaseMarket market;
    private final boolean posted;

    private LocalProvider(ProviderNode node, LeaseDesk desk, SigningKey agentKey, LeaseMarket market, boolean posted) {
        this.node = node;
        this.desk = desk;
        this.agentKey = agentKey;
        this.market = market;
        this.posted = posted;
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
            Address arbiter) {

        /** @throws IllegalArgumentException if the price is zero, or the credit negative */
        Listing listing(BigInteger offerId) {
            return new Listing(
                    offerId, token, unitPrice, metering, bond.divide(LEASES_AT_ONCE), credit, arbiter, LONGEST);
        }
    }

    /**
     * Serves an offer, and posts it where it is not there yet: last, as that locks the bond.
     *
     * @param hardware that the backend computes on
     * @param receipts folder of the file that keeps the tenants' receipts
     * @throws dev.errand.lease.LeaseException if the offer is not the signer's, or cannot be posted
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
        BigInteger known = wanted.offer();
        Listing checked = wanted.listing(known == null ? BigInteger.ZERO : known);
        if (known != null) {
            LeaseDesk.own(market, known, checked.token());
        }
        Files.createDirectories(receipts);
        AtomicReference<LeaseDesk> desk = new AtomicReference<>();
        ProviderNode node = ProviderNode.start(host, port, backend, hardware, () -> {
            if (known != null) {
                desk.set(desk(market, signer, wanted, known, receipts));
            } else {
                desk.set(posted(market, signer, wanted, backend, receipts));
            }
            return desk.get();
        });
        return new LocalProvider(node, desk.get(), agentKey(signer), market, known == null);
    }

    private static LeaseDesk posted(LeaseMarket market, Signer signer, Wanted wanted, Backend backend, Path receipts) {
        BigInteger offer = market.postOffer(
                wanted.token(),
                signer.address(),
                wanted.unitPrice(),
                wanted.bond(),
                LeaseDomain.job(String.join(",", backend.models())));
        try {
            return desk(market, signer, wanted, offer, receipts);
        } catch (RuntimeException e) {
            withdraw(market, offer, wanted.token(), e);
            throw e;
        }
    }

    private static LeaseDesk desk(LeaseMarket market, Signer signer, Wanted wanted, BigInteger offer, Path receipts) {
        return new LeaseDesk(
                market,
                signer,
                wanted.listing(offer),
                receipts.resolve("receipts-" + market.domain().chain() + "-" + signer.address() + "-" + offer),
                InstantSource.system());
    }

    /** Gives the bond of an offer back that was posted for nothing; where that fails too, the offer at least is named. */
    private static void withdraw(LeaseMarket market, BigInteger offer, Token token, Exception why) {
        try {
            LeaseDesk.withdraw(market, offer, token);
        } catch (LeaseException e) {
            LeaseException left = new LeaseException("offer " + offer
                    + " was posted and stays open; ./errand provide --close " + offer + " gives its bond back ("
                    + e.getMessage() + ")");
            left.addSuppressed(why);
            throw left;
        }
    }

    /** Whether its offer was posted when it started. */
    boolean isPosted() {
        return posted;
    }

    /**
     * Stops before anybody found it; an offer that was posted for it is withdrawn.
     *
     * @param why it could not go on
     */
    void abandon(Exception why) {
        close();
        if (posted) {
            withdraw(market, desk.listing().offerId(), desk.listing().token(), why);
        }
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
