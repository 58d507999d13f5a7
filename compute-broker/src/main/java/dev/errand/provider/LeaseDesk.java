package dev.errand.provider;

import dev.errand.key.Signature;
import dev.errand.key.Signer;
import dev.errand.lease.LeaseDomain;
import dev.errand.lease.LeaseException;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.LeaseState;
import dev.errand.lease.ProviderLedger;
import dev.errand.lease.SignedReceipt;
import dev.errand.lease.Terms;
import dev.errand.openai.ApiError;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import dev.errand.value.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
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
    private static final Duration LONGEST = Duration.ofDays(7);

    private final LeaseMarket market;
    private final Signer key;
    private final Token token;
    private final BigInteger offerId;
    private final BigInteger unitPrice;
    private final BigInteger stake;
    private final long credit;
    private final Path receipts;
    private final InstantSource clock;
    private final Map<Bytes32, ProviderLedger> ledgers = new ConcurrentHashMap<>();
    private final Map<Bytes32, Long> settled = new ConcurrentHashMap<>();
    private volatile Address arbiter = Address.ZERO;

    /**
     * The desk of one offer.
     *
     * @param key the node's, which the offer names as its signer
     * @param stake of the bond for each lease, in base units
     * @param credit units that are delivered beyond what a tenant signed
     * @param receipts the file that keeps them
     */
    public LeaseDesk(
            LeaseMarket market,
            Signer key,
            Token token,
            BigInteger offerId,
            BigInteger unitPrice,
            BigInteger stake,
            long credit,
            Path receipts,
            InstantSource clock) {
        this.market = market;
        this.key = key;
        this.token = token;
        this.offerId = offerId;
        this.unitPrice = unitPrice;
        this.stake = stake;
        this.credit = credit;
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
    public record Quote(Terms terms, Signature signature) {}

    /** From now on its terms name who rules on challenges; without it nobody does. */
    public void nameArbiter(Address address) {
        arbiter = address;
    }

    /** What it is paid in. */
    public Token token() {
        return token;
    }

    /** The offer on chain. */
    public BigInteger offerId() {
        return offerId;
    }

    /** Base units of the token. */
    public BigInteger unitPrice() {
        return unitPrice;
    }

    /**
     * Signs terms for so many units at the list price.
     *
     * @throws ApiError if the numbers make no sense
     */
    public Quote quote(Address tenant, Address tenantSigner, long units, Duration duration, String job) {
        if (units <= 0 || duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw ApiError.badRequest("units must be above zero, and the lease at most " + LONGEST.toDays() + " days");
        }
        Terms terms = new Terms(
                offerId,
                tenant,
                tenantSigner,
                arbiter,
                unitPrice,
                unitPrice.multiply(BigInteger.valueOf(units)),
                stake,
                clock.instant().plus(VALIDITY),
                duration,
                LeaseDomain.job(job),
                Bytes32.random().toBigInteger());
        return new Quote(terms, key.sign(market.domain().leaseId(terms)));
    }

    /** The node's signature over the hash of some bytes, such as its offer's. */
    Signature sign(byte[] bytes) {
        return key.sign(Keccak256.hash(bytes));
    }

    /**
     * The ledger of a lease that is open on this desk's offer.
     *
     * @throws ApiError if there is no such lease
     */
    public ProviderLedger ledger(Bytes32 leaseId) {
        return ledgers.computeIfAbsent(leaseId, this::lookUp);
    }

    /**
     * Takes a tenant's receipt; it is in the file when this returns.
     *
     * @throws ApiError if it is not the tenant's, or says more than the escrow pays
     */
    public void take(SignedReceipt receipt) {
        switch (ledger(receipt.receipt().leaseId()).take(receipt)) {
            case TAKEN -> keep(receipt);
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
            market.collect(token, provider());
            LOG.info("settled {} leases", news.size());
        }
        return news.size();
    }

    private Address provider() {
        return market.offer(offerId)
                .orElseThrow(() -> new LeaseException("offer " + offerId + " is gone"))
                .provider();
    }

    private ProviderLedger lookUp(Bytes32 leaseId) {
        LeaseState state = market.lease(leaseId);
        if (state.phase() != LeaseState.Phase.OPEN || !state.offerId().equals(offerId)) {
            throw ApiError.paymentRequired("lease " + leaseId + " is not open on this node's offer");
        }
        return new ProviderLedger(
                market.domain(), state.tenantSigner(), state.escrow().divide(state.unitPrice()), credit);
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
