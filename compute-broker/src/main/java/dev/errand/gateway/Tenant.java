package dev.errand.gateway;

import dev.errand.key.Signer;
import dev.errand.lease.LeaseDomain;
import dev.errand.lease.LeaseException;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.OfferState;
import dev.errand.lease.TenantLedger;
import dev.errand.lease.Terms;
import dev.errand.openai.ApiClient;
import dev.errand.provider.LeaseDesk;
import dev.errand.provider.TermsJson;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who rents: asks provider nodes for terms, checks them against the chain and against what was wanted, and opens leases.
 * Thread-safe.
 */
public final class Tenant {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final LeaseMarket market;
    private final Token token;
    private final Signer receiptKey;

    /**
     * A tenant.
     *
     * @param market sends as the tenant
     * @param token what is paid in
     * @param receiptKey signs receipts; it can move nothing but the escrow
     */
    public Tenant(LeaseMarket market, Token token, Signer receiptKey) {
        this.market = market;
        this.token = token;
        this.receiptKey = receiptKey;
    }

    /**
     * Rents a node for so many units.
     *
     * @param maxUnitPrice base units of the token; a dearer node is refused
     * @param minStake base units of its bond that must answer for the lease
     * @return the node as an upstream of a gateway
     * @throws LeaseException if its terms are not as wanted, or the lease cannot be opened; no money moved then
     */
    public Upstream rent(
            URI node, long units, Duration duration, String job, BigInteger maxUnitPrice, BigInteger minStake)
            throws InterruptedException {
        LeaseDesk.Quote quote = ask(node, units, duration, job);
        Terms terms = quote.terms();
        String refusal = refusal(quote, units, duration, job, maxUnitPrice, minStake);
        if (!refusal.isEmpty()) {
            throw new LeaseException("the terms of " + node + " are refused: " + refusal);
        }
        Bytes32 leaseId = market.open(terms, token, quote.signature());
        return Upstream.leased(
                        node.getAuthority(),
                        node,
                        new TenantLedger(market.domain(), leaseId, terms.maxUnits(), receiptKey))
                .of(market.offer(terms.offerId())
                        .map(OfferState::provider)
                        .orElseThrow(() -> new LeaseException("offer " + terms.offerId() + " is gone")));
    }

    private LeaseDesk.Quote ask(URI node, long units, Duration duration, String job) throws InterruptedException {
        byte[] body = JsonMapper.shared()
                .writeValueAsBytes(Map.of(
                        "tenant",
                        market.address().toString(),
                        "tenantSigner",
                        receiptKey.address().toString(),
                        "units",
                        units,
                        "seconds",
                        duration.toSeconds(),
                        "job",
                        job));
        try {
            ApiClient.Answer answer = new ApiClient(node, Map.of(), TIMEOUT).post("/errand/terms", body, Map.of());
            if (!answer.ok()) {
                throw new LeaseException(node + " gives no terms: " + answer.text());
            }
            return TermsJson.read(answer.body());
        } catch (IOException e) {
            throw new LeaseException(node + " does not answer: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new LeaseException(node + " gives no terms: " + e.getMessage(), e);
        }
    }

    /** What of the terms is not as wanted; empty if all is. */
    private String refusal(
            LeaseDesk.Quote quote,
            long units,
            Duration duration,
            String job,
            BigInteger maxUnitPrice,
            BigInteger minStake) {
        Terms terms = quote.terms();
        OfferState offer = market.offer(terms.offerId()).orElse(null);
        if (offer == null || !offer.open()) {
            return "offer " + terms.offerId() + " is not open";
        }
        Address signer =
                quote.signature().recover(market.domain().leaseId(terms)).orElse(Address.ZERO);
        if (!signer.equals(offer.signer())) {
            return "they are not signed by the offer's node";
        }
        if (!offer.token().equals(token.address())) {
            return "they are not in " + token;
        }
        if (!terms.tenant().equals(market.address()) || !terms.tenantSigner().equals(receiptKey.address())) {
            return "they are for somebody else";
        }
        if (terms.unitPrice().compareTo(maxUnitPrice) > 0) {
            return "a unit costs " + terms.unitPrice() + ", more than " + maxUnitPrice;
        }
        if (!terms.escrow().equals(terms.unitPrice().multiply(BigInteger.valueOf(units)))
                || !terms.duration().equals(duration)
                || !terms.job().equals(LeaseDomain.job(job))) {
            return "they are for another job";
        }
        return terms.stake().compareTo(minStake) < 0
                ? "a stake of " + terms.stake() + " answers for it, less than " + minStake
                : "";
    }
}
