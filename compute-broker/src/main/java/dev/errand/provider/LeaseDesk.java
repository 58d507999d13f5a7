package dev.errand.provider;

import dev.errand.key.Signature;
import dev.errand.key.Signer;
import dev.errand.lease.LeaseException;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.LeaseState;
import dev.errand.lease.Metering;
import dev.errand.lease.ProviderLedger;
import dev.errand.lease.SignedReceipt;
import dev.errand.lease.Terms;
import dev.errand.offer.LeaseOffer;
import dev.errand.offer.LeaseOrder;
import dev.errand.openai.ApiError;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import dev.errand.value.TokenAmount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A provider's leases: signs terms, looks up leases on chain before it serves them, keeps the tenants' receipts in a file
 * before it delivers more, and settles them.
 *
 * <p>Thread-safe.
 */
public final class LeaseDesk {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseDesk.class);
    private static final Duration VALIDITY = Duration.ofMinutes(5);

    private final LeaseMarket market;
    private final Signer key;
    private final Listing listing;
    private final Path receipts;
    private final InstantSource clock;
    private final Map<Bytes32, ProviderLedger> ledgers = new ConcurrentHashMap<>();
    private final Map<Bytes32, Instant> openings = new ConcurrentHashMap<>();
    private final Map<Bytes32, Long> settled = new ConcurrentHashMap<>();

    /**
     * The desk of one offer.
     *
     * @param key the node's, which the offer names as its signer
     * @param receipts the file that keeps them
     */
    public LeaseDesk(LeaseMarket market, Signer key, Listing listing, Path receipts, InstantSource clock) {
        this.market = market;
        this.key = key;
        this.listing = listing;
        this.receipts = receipts;
        this.clock = clock;
        if (Files.exists(receipts)) {
            reload();
        }
    }

    /**
     * Terms and the provider's signature under them.
     *
     * @param terms what the tenant may open
     * @param signature over their lease id
     */
    public record Quote(LeaseOffer.Terms terms, Signature signature) {}

    /** What it rents out. */
    public Listing listing() {
        return listing;
    }

    /**
     * Signs terms for an order at the list price.
     *
     * @throws ApiError if the order is for another chain, or for too long
     */
    public Quote quote(LeaseOrder order) {
        if (!order.chain().equals(market.domain().chain())) {
            throw ApiError.badRequest("I am paid on chain " + market.domain().chain());
        }
        Duration duration = order.work().duration();
        if (duration.compareTo(listing.longest()) > 0) {
            throw ApiError.badRequest("a lease is at most " + listing.longest().toDays() + " days");
        }
        LeaseOffer.Terms terms = new LeaseOffer.Terms(
                listing.offerId(),
                new TokenAmount(listing.token(), listing.unitPrice()),
                order.work().units(),
                new TokenAmount(listing.token(), listing.stake()),
                listing.arbiter(),
                Instant.ofEpochSecond(clock.instant().plus(VALIDITY).getEpochSecond()),
                duration,
                Bytes32.random().toBigInteger());
        return new Quote(terms, key.sign(market.domain().leaseId(Terms.of(order, terms))));
    }

    /** The node's signature over the hash of some bytes, such as its offer's. */
    Signature sign(byte[] bytes) {
        return key.sign(Keccak256.hash(bytes));
    }

    /** @throws ApiError if there is no such lease on this desk's offer */
    void requireOpen(Bytes32 leaseId) {
        ledger(leaseId);
    }

    /** Whether the lease pays for as much as {@code most} units more, or, where time is paid, for now. */
    boolean mayServe(Bytes32 leaseId, long most) {
        return listing.metering() == Metering.UNITS
                ? ledger(leaseId).mayDeliver(most)
                : ledger(leaseId).mayRun(timeUsed(leaseId));
    }

    /** Notes units that were delivered. */
    void delivered(Bytes32 leaseId, long units) {
        if (listing.metering() == Metering.UNITS) {
            ledger(leaseId).delivered(units);
        }
    }

    /** Seconds of all its GPUs since a lease began. */
    private BigInteger timeUsed(Bytes32 leaseId) {
        Instant opened = opened(leaseId);
        LeaseState state = market.lease(leaseId);
        long length = Math.max(1, Duration.between(opened, state.end()).toSeconds());
        long passed = Math.max(0, Duration.between(opened, clock.instant()).toSeconds());
        return state.escrow()
                .divide(state.unitPrice())
                .multiply(BigInteger.valueOf(passed))
                .divide(BigInteger.valueOf(length));
    }

    private Instant opened(Bytes32 leaseId) {
        return openings.computeIfAbsent(
                leaseId,
                id -> market.openedAt(id).orElseThrow(() -> ApiError.paymentRequired("lease " + id + " is not open")));
    }

    private ProviderLedger ledger(Bytes32 leaseId) {
        return ledgers.computeIfAbsent(leaseId, this::lookUp);
    }

    /**
     * Takes a tenant's receipt; it is in the file when this returns.
     *
     * @throws ApiError if it is not the tenant's, or says more than the escrow pays
     */
    public void take(SignedReceipt receipt) {
        switch (ledger(receipt.receipt().leaseId()).take(receipt)) {
            case TAKEN -> {
                keep(receipt);
                if (receipt.receipt().last()) {
                    settleSoon();
                }
            }
            case OLD -> {}
            case REFUSED ->
                throw ApiError.paymentRequired("the receipt is not the tenant's, or says more than the escrow pays");
        }
    }

    /**
     * Settles every lease whose receipt says more than the last time, in one transaction, and collects.
     *
     * @return how many were settled
     * @throws LeaseException if the transaction fails; it may be tried again
     */
    public synchronized int settle() {
        List<SignedReceipt> news = new ArrayList<>();
        ledgers.forEach((id, ledger) -> {
            SignedReceipt best = ledger.best();
            if (best != null && best.receipt().sequence() > settled.getOrDefault(id, 0L)) {
                news.add(best);
            }
        });
        if (!news.isEmpty()) {
            market.settle(news, key);
            news.forEach(receipt ->
                    settled.put(receipt.receipt().leaseId(), receipt.receipt().sequence()));
            market.collect(listing.token(), provider());
            LOG.info("settled {} leases", news.size());
        }
        return news.size();
    }

    /** The tenant is done, and waits for the rest of his money. */
    private void settleSoon() {
        Thread.ofVirtual().name("last settlement").start(() -> {
            try {
                settle();
            } catch (LeaseException e) {
                LOG.info("not settled yet; the next round tries again: {}", e.getMessage());
            }
        });
    }

    private Address provider() {
        return market.offer(listing.offerId())
                .orElseThrow(() -> new LeaseException("offer " + listing.offerId() + " is gone"))
                .provider();
    }

    private ProviderLedger lookUp(Bytes32 leaseId) {
        LeaseState state = market.lease(leaseId);
        if (state.phase() != LeaseState.Phase.OPEN || !state.offerId().equals(listing.offerId())) {
            throw ApiError.paymentRequired("lease " + leaseId + " is not open on this node's offer");
        }
        return new ProviderLedger(
                market.domain(), state.tenantSigner(), state.escrow().divide(state.unitPrice()), listing.credit());
    }

    private synchronized void keep(SignedReceipt receipt) {
        try {
            Files.writeString(
                    receipts,
                    receipt.toLine() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.DSYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("the receipt cannot be kept in " + receipts, e);
        }
    }

    /** A half line at the end, as a crash leaves it, is passed over: that receipt was not answered. */
    private void reload() {
        try {
            for (String line : Files.readAllLines(receipts)) {
                try {
                    SignedReceipt receipt = SignedReceipt.parse(line);
                    ledger(receipt.receipt().leaseId()).take(receipt);
                } catch (IllegalArgumentException | ApiError e) {
                    LOG.info("a kept receipt is passed over: {}", e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the receipts in " + receipts + " cannot be read", e);
        }
    }
}
