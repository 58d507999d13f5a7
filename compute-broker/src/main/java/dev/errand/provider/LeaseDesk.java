package dev.errand.provider;

import dev.errand.chain.ChainException;
import dev.errand.key.Signature;
import dev.errand.key.Signer;
import dev.errand.lease.LeaseException;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.OfferState;
import dev.errand.lease.SignedReceipt;
import dev.errand.lease.Statement;
import dev.errand.lease.Terms;
import dev.errand.offer.LeaseOffer;
import dev.errand.offer.LeaseOrder;
import dev.errand.openai.ApiError;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
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
    private final InstantSource clock;
    private final LeaseBook book;
    private final Stakes stakes;
    private final Map<Bytes32, Long> settled = new ConcurrentHashMap<>();

    /**
     * The desk of one offer.
     *
     * @param key the node's, which the offer names as its signer
     * @param receipts the file that keeps them, and what was delivered
     */
    public LeaseDesk(LeaseMarket market, Signer key, Listing listing, Path receipts, InstantSource clock) {
        this.market = market;
        this.key = key;
        this.listing = listing;
        this.clock = clock;
        this.book = new LeaseBook(market, listing, receipts, clock);
        this.stakes = new Stakes(market, listing.offerId());
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

    /** The ledgers of its leases. */
    LeaseBook book() {
        return book;
    }

    /**
     * Takes what a tenant states; it is in the file when this returns.
     *
     * @throws ApiError if it is not the tenant's, says more than the escrow pays, or acknowledges other work than was done
     */
    void take(Statement statement) {
        if (book.take(statement) && statement.receipt().receipt().last()) {
            settleSoon();
        }
    }

    /**
     * Settles every lease whose receipt says more than the last time, in one transaction, and collects.
     *
     * @return how many were settled
     * @throws LeaseException if the transaction fails, or the chain's node does not answer; it may be tried again
     */
    public synchronized int settle() {
        return onChain(this::settleNews);
    }

    private int settleNews() {
        List<SignedReceipt> news = new ArrayList<>();
        book.forEachReceipt((id, best) -> {
            if (best.receipt().sequence() > settled.getOrDefault(id, 0L)) {
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

    /**
     * Gives the stakes of leases that are over back to the bond, once nobody can challenge them any more.
     *
     * @return how many
     * @throws LeaseException if a transaction fails, or the chain's node does not answer; it may be tried again
     */
    public synchronized int releaseStakes() {
        return onChain(stakes::release);
    }

    /**
     * Takes no more leases on an offer, and sends its provider all of its bond that does not answer for leases any more. Asked again
     * later, it does the same with the rest.
     *
     * @return the part of the bond that still answers for leases, in base units
     * @throws LeaseException if there is no such offer of the sender's, a transaction fails, or the chain's node does not answer
     */
    public static BigInteger withdraw(LeaseMarket market, BigInteger offerId, Token token) {
        try {
            own(market, offerId, token);
            int released = new Stakes(market, offerId).release();
            LOG.info("released {} stakes of offer {}", released, offerId);
            market.closeOffer(offerId);
            if (market.owed(token, market.address()).signum() > 0) {
                market.collect(token, market.address());
            }
            return own(market, offerId, token).bond();
        } catch (ChainException e) {
            throw new LeaseException(e.getMessage(), e);
        }
    }

    /**
     * An offer of the sender's.
     *
     * @throws LeaseException if there is none with this id, it is somebody else's, or in another token
     */
    public static OfferState own(LeaseMarket market, BigInteger offerId, Token token) {
        OfferState offer = market.offer(offerId)
                .orElseThrow(() -> new LeaseException("there is no offer " + offerId + " on the chain"));
        if (!offer.provider().equals(market.address()) || !offer.signer().equals(market.address())) {
            throw new LeaseException("offer " + offerId + " is not " + market.address() + "'s, but " + offer.provider()
                    + "'s; use the key that it was posted with");
        }
        if (!offer.token().equals(token.address())) {
            throw new LeaseException("offer " + offerId + " is not paid in " + token + ", but in the token at "
                    + offer.token() + "; name that with --token");
        }
        return offer;
    }

    private static int onChain(IntSupplier work) {
        try {
            return work.getAsInt();
        } catch (ChainException e) { // of what is read; what is sent says so by itself
            throw new LeaseException(e.getMessage(), e);
        }
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
}
