package dev.errand.lease.simulation;

import static dev.errand.lease.simulation.Verdict.DONE;

import dev.errand.key.Signature;
import dev.errand.lease.LeaseDomain;
import dev.errand.lease.LeaseState.Phase;
import dev.errand.lease.Receipt;
import dev.errand.lease.Terms;
import dev.errand.lease.simulation.Till.Reason;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lease market's rules for one token, in memory: the same calls, checks and roundings in the same order as the contract
 * {@code LeaseMarket}, signatures recovered for real. What a call refuses, it leaves as it was.
 *
 * <p>Time is in seconds, and the caller's. Not thread-safe.
 */
final class MarketBooks {

    private static final BigInteger BPS = BigInteger.valueOf(10_000);
    private static final BigInteger DEPOSIT_BPS = BigInteger.valueOf(1_000);
    private static final BigInteger REPORTER_BPS = BigInteger.valueOf(1_000);

    private final LeaseDomain domain;
    private final Rules rules;
    private final BigInteger feeBps;
    private final Till till = new Till();
    private final Subsidies subsidies = new Subsidies();
    private final Map<Long, BookedOffer> offers = new LinkedHashMap<>();
    private final Map<Bytes32, BookedLease> leases = new LinkedHashMap<>();

    MarketBooks(LeaseDomain domain, Rules rules) {
        this.domain = domain;
        this.rules = rules;
        this.feeBps = BigInteger.valueOf(rules.feeBps());
    }

    Till till() {
        return till;
    }

    Subsidies subsidies() {
        return subsidies;
    }

    Map<Long, BookedOffer> offers() {
        return offers;
    }

    Map<Bytes32, BookedLease> leases() {
        return leases;
    }

    /** Posts an offer, and gives its id. */
    long postOffer(Address provider, Address signer, BigInteger bond) {
        long id = offers.size() + 1L;
        offers.put(id, new BookedOffer(provider, signer, bond));
        till.take(bond, Reason.BOND);
        return id;
    }

    Verdict closeOffer(Address sender, long offerId) {
        BookedOffer offer = offers.get(offerId);
        if (offer == null || !sender.equals(offer.provider)) {
            return Verdict.NOT_YOURS;
        }
        BigInteger free = offer.free();
        offer.open = false;
        offer.bond = offer.reserved;
        till.credit(offer.provider, free, Reason.BOND_BACK);
        return DONE;
    }

    Verdict open(Address sender, Terms terms, Signature provider, long now) {
        BookedOffer offer = offers.get(terms.offerId().longValueExact());
        if (!sender.equals(terms.tenant())) {
            return Verdict.NOT_YOURS;
        }
        if (offer == null || !offer.open) {
            return Verdict.NOT_OPEN;
        }
        if (now > terms.openBy().getEpochSecond()) {
            return Verdict.TOO_LATE;
        }
        if (terms.tenantSigner().isZero()) {
            return Verdict.MALFORMED;
        }
        Bytes32 id = domain.leaseId(terms);
        if (leases.containsKey(id)) {
            return Verdict.NOT_OPEN;
        }
        if (!isBy(provider, id, offer.signer)) {
            return Verdict.FORGED;
        }
        if (terms.stake().compareTo(offer.free()) > 0) {
            return Verdict.BOND_TOO_SMALL;
        }
        offer.reserved = offer.reserved.add(terms.stake());
        leases.put(id, new BookedLease(terms, offer, now));
        till.take(terms.escrow(), Reason.ESCROW);
        return DONE;
    }

    Verdict topUp(Address sender, Bytes32 id, BigInteger amount) {
        BookedLease lease = leases.get(id);
        if (lease == null || !lease.isOpen()) {
            return Verdict.NOT_OPEN;
        }
        if (!sender.equals(lease.terms.tenant())) {
            return Verdict.NOT_YOURS;
        }
        lease.escrow = lease.escrow.add(amount);
        till.take(amount, Reason.ESCROW);
        return DONE;
    }

    Verdict settle(List<Claim> claims, long now) {
        Map<Bytes32, Long> sequences =
                new HashMap<>(); // as they will be; the last one of a lease is the greatest there is
        for (Claim claim : claims) {
            Verdict verdict = check(claim, sequences);
            if (verdict != DONE) {
                return verdict;
            }
        }
        claims.forEach(claim -> pay(claim.receipt(), now));
        return DONE;
    }

    private Verdict check(Claim claim, Map<Bytes32, Long> sequences) {
        Receipt receipt = claim.receipt();
        BookedLease lease = leases.get(receipt.leaseId());
        if (lease == null) {
            return Verdict.NOT_OPEN;
        }
        Bytes32 digest = domain.digest(receipt);
        if (!isBy(claim.provider(), digest, lease.offer.signer)
                || !isBy(claim.tenant(), digest, lease.terms.tenantSigner())) {
            return Verdict.FORGED;
        }
        long before = sequences.getOrDefault(receipt.leaseId(), lease.sequence);
        if (lease.isOpen() && receipt.sequence() > before) {
            if (price(lease, receipt).compareTo(lease.escrow) > 0) {
                return Verdict.OVER_ESCROW;
            }
            sequences.put(receipt.leaseId(), receipt.last() ? Long.MAX_VALUE : receipt.sequence());
        }
        return DONE;
    }

    private void pay(Receipt receipt, long now) {
        BookedLease lease = leases.get(receipt.leaseId());
        if (lease == null || !lease.isOpen() || receipt.sequence() <= lease.sequence) {
            return;
        }
        BigInteger amount = price(lease, receipt);
        lease.sequence = receipt.sequence();
        BigInteger before = lease.settled;
        if (amount.compareTo(before) > 0) {
            lease.settled = amount;
            BigInteger fee = fee(amount).subtract(fee(before));
            till.credit(lease.offer.provider, amount.subtract(before).subtract(fee), Reason.PAID);
            till.credit(rules.treasurer(), fee, Reason.FEE);
            till.credit(lease.offer.provider, subsidies.of(fee, now), Reason.SUBSIDY);
        }
        if (receipt.last()) {
            end(lease, now);
        }
    }

    Verdict giveNotice(Address sender, Bytes32 id, long now) {
        BookedLease lease = leases.get(id);
        if (lease == null || !lease.isOpen()) {
            return Verdict.NOT_OPEN;
        }
        if (!sender.equals(lease.terms.tenant()) && !sender.equals(lease.terms.tenantSigner())) {
            return Verdict.NOT_YOURS;
        }
        if (lease.noticeAt != 0) {
            return Verdict.MALFORMED;
        }
        lease.noticeAt = now;
        return DONE;
    }

    Verdict close(Address sender, Bytes32 id, long now) {
        BookedLease lease = leases.get(id);
        if (lease == null || !lease.isOpen()) {
            return Verdict.NOT_OPEN;
        }
        if (!sender.equals(lease.offer.provider) && !sender.equals(lease.offer.signer)) {
            long until = lease.end + rules.grace();
            if (lease.noticeAt != 0) {
                until = Math.min(until, lease.noticeAt + rules.notice());
            }
            if (now < until) {
                return Verdict.TOO_EARLY;
            }
        }
        end(lease, now);
        return DONE;
    }

    private void end(BookedLease lease, long now) {
        BigInteger rest = lease.rest();
        lease.phase = Phase.CLOSED;
        lease.closedAt = now;
        till.credit(lease.terms.tenant(), rest, Reason.REFUND);
    }

    Verdict release(Bytes32 id, long now) {
        BookedLease lease = leases.get(id);
        if (lease == null || lease.phase != Phase.CLOSED) {
            return Verdict.NOT_OPEN;
        }
        if (lease.challengedAt != 0) {
            return Verdict.DISPUTED;
        }
        if (now <= lease.closedAt + rules.window()) {
            return Verdict.TOO_EARLY;
        }
        BigInteger stake = lease.stake;
        lease.phase = Phase.RELEASED;
        lease.stake = BigInteger.ZERO;
        lease.offer.reserved = lease.offer.reserved.subtract(stake);
        if (!lease.offer.open) {
            lease.offer.bond = lease.offer.bond.subtract(stake);
            till.credit(lease.offer.provider, stake, Reason.BOND_BACK);
        }
        return DONE;
    }

    Verdict challenge(Address sender, Bytes32 id, BigInteger amount, long now) {
        BookedLease lease = leases.get(id);
        if (lease == null || !sender.equals(lease.terms.tenant())) {
            return Verdict.NOT_YOURS;
        }
        if (lease.terms.arbiter().isZero()
                || amount.signum() == 0
                || amount.compareTo(lease.settled.subtract(lease.upheld)) > 0) {
            return Verdict.MALFORMED;
        }
        if (lease.phase == Phase.RELEASED) {
            return Verdict.NOT_OPEN;
        }
        if (lease.phase == Phase.CLOSED && now > lease.closedAt + rules.window()) {
            return Verdict.TOO_LATE;
        }
        if (lease.challengedAt != 0) {
            return Verdict.DISPUTED;
        }
        lease.challenged = amount;
        lease.deposit = amount.multiply(DEPOSIT_BPS).divide(BPS).add(BigInteger.ONE);
        lease.challengedAt = now;
        till.take(lease.deposit, Reason.DEPOSIT);
        return DONE;
    }

    Verdict rule(Address sender, Bytes32 id, BigInteger wrong, long now) {
        BookedLease lease = leases.get(id);
        if (lease == null || !sender.equals(lease.terms.arbiter())) {
            return Verdict.NOT_YOURS;
        }
        if (lease.challengedAt == 0) {
            return Verdict.NOT_OPEN;
        }
        if (now > lease.challengedAt + rules.window()) {
            return Verdict.TOO_LATE;
        }
        if (wrong.compareTo(lease.challenged) > 0) {
            return Verdict.MALFORMED;
        }
        Address tenant = lease.terms.tenant();
        lease.upheld = lease.upheld.add(wrong).min(lease.settled);
        till.credit(wrong.signum() == 0 ? lease.offer.provider : tenant, lease.deposit, Reason.DEPOSIT_BACK);
        lease.noChallenge();
        till.credit(tenant, slash(lease, wrong), Reason.COMPENSATION);
        till.credit(rules.treasurer(), slash(lease, wrong), Reason.PENALTY);
        return DONE;
    }

    Verdict lapse(Bytes32 id, long now) {
        BookedLease lease = leases.get(id);
        if (lease == null || lease.challengedAt == 0) {
            return Verdict.NOT_OPEN;
        }
        if (now <= lease.challengedAt + rules.window()) {
            return Verdict.TOO_EARLY;
        }
        till.credit(lease.terms.tenant(), lease.deposit, Reason.DEPOSIT_BACK);
        lease.noChallenge();
        return DONE;
    }

    Verdict report(Address sender, Receipt one, Signature first, Receipt other, Signature second) {
        BookedLease lease = leases.get(one.leaseId());
        if (lease == null || lease.phase == Phase.RELEASED || lease.stake.signum() == 0) {
            return Verdict.NOT_OPEN;
        }
        if (!one.leaseId().equals(other.leaseId()) || one.sequence() != other.sequence() || one.equals(other)) {
            return Verdict.NO_EQUIVOCATION;
        }
        if (!isBy(first, domain.digest(one), lease.offer.signer)
                || !isBy(second, domain.digest(other), lease.offer.signer)) {
            return Verdict.FORGED;
        }
        BigInteger slashed = slash(lease, lease.stake);
        BigInteger reward = slashed.multiply(REPORTER_BPS).divide(BPS);
        BigInteger back = slashed.subtract(reward).min(lease.settled.subtract(lease.upheld));
        lease.upheld = lease.upheld.add(back);
        till.credit(sender, reward, Reason.REWARD);
        till.credit(lease.terms.tenant(), back, Reason.COMPENSATION);
        till.credit(rules.treasurer(), slashed.subtract(reward).subtract(back), Reason.PENALTY);
        return DONE;
    }

    Verdict schedule(Address sender, long epochLength, long epochs, BigInteger budget, int rateBps, long now) {
        if (!sender.equals(rules.treasurer())) {
            return Verdict.NOT_THE_TREASURER;
        }
        if (epochLength == 0 || epochs == 0 || rateBps > BPS.intValue()) {
            return Verdict.BAD_SCHEDULE;
        }
        if (now < subsidies.until()) {
            return Verdict.STILL_RUNNING;
        }
        if (now == subsidies.start()) {
            return Verdict.BAD_SCHEDULE;
        }
        till.credit(rules.treasurer(), subsidies.left(), Reason.SUBSIDY_BACK);
        subsidies.begin(now, epochLength, epochs, budget, BigInteger.valueOf(rateBps));
        till.take(subsidies.left(), Reason.SUBSIDY_FUND);
        return DONE;
    }

    private BigInteger slash(BookedLease lease, BigInteger amount) {
        BigInteger slashed = amount.min(lease.stake);
        lease.stake = lease.stake.subtract(slashed);
        lease.offer.reserved = lease.offer.reserved.subtract(slashed);
        lease.offer.bond = lease.offer.bond.subtract(slashed);
        return slashed;
    }

    private BigInteger fee(BigInteger gross) {
        return gross.multiply(feeBps).divide(BPS);
    }

    private static BigInteger price(BookedLease lease, Receipt receipt) {
        return receipt.units().multiply(lease.terms.unitPrice());
    }

    private static boolean isBy(Signature signature, Bytes32 digest, Address signer) {
        return signature.recover(digest).filter(signer::equals).isPresent();
    }
}
