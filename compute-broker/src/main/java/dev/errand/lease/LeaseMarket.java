package dev.errand.lease;

import dev.errand.chain.AbiValues;
import dev.errand.chain.Block;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainException;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractEvent;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.Erc20;
import dev.errand.chain.Log;
import dev.errand.chain.Sender;
import dev.errand.chain.TransactionReceipt;
import dev.errand.key.Signature;
import dev.errand.key.Signer;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lease market of a chain: reads what stands, and sends as one key, such as a provider node's.
 *
 * <p>Thread-safe; transactions of one instance go one after another, and each method that sends waits until it is in a block.
 * Sending again what arrived already has no second effect: receipts are cumulative, and a lease opens and closes once.
 */
public final class LeaseMarket {

    /** The kind of venue that a chain profile lists it as. */
    public static final String KIND = "lease-market";

    private static final ContractFunction LEASE =
            ContractFunction.parse("leaseOf(bytes32) returns (uint8,uint256,address,"
                    + "address,address,uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256)");
    private static final ContractFunction OFFER = ContractFunction.parse(
            "offers(uint256) returns (address,address,address,uint256,uint256,uint256,bytes32,bool)");
    private static final ContractFunction NOTICE = ContractFunction.parse("NOTICE() returns (uint256)");
    private static final ContractFunction GRACE = ContractFunction.parse("GRACE() returns (uint256)");
    private static final ContractFunction WINDOW = ContractFunction.parse("WINDOW() returns (uint256)");
    private static final ContractFunction CHALLENGE =
            ContractFunction.parse("challenges(bytes32) returns (uint256,uint256,uint256,uint256)");
    private static final ContractEvent CHALLENGED = ContractEvent.parse("Challenged(bytes32,uint256,bytes32)");
    private static final ContractFunction OWED = ContractFunction.parse("owed(address,address) returns (uint256)");
    private static final ContractEvent OPENED = ContractEvent.parse("Opened(bytes32,uint256,address,uint256)");
    private static final ContractEvent OFFER_POSTED =
            ContractEvent.parse("OfferPosted(uint256,address,address,uint256,uint256)");

    /** In the contract's order. */
    private static final List<LeaseState.Phase> PHASES =
            List.of(LeaseState.Phase.NONE, LeaseState.Phase.OPEN, LeaseState.Phase.CLOSED, LeaseState.Phase.RELEASED);

    private final ChainClient chain;
    private final LeaseDomain domain;
    private final Sender sender;

    /**
     * The market that a chain profile lists.
     *
     * @param key who sends
     * @throws LeaseException if the profile lists none
     */
    public static LeaseMarket of(ChainProfile profile, ChainClient chain, Signer key) {
        Address market = profile.venues().values().stream()
                .filter(venue -> venue.kind().equals(KIND))
                .findFirst()
                .orElseThrow(() -> new LeaseException("chain " + profile.chainId() + " has no lease market"))
                .contract("market");
        return new LeaseMarket(chain, new LeaseDomain(profile.chainId(), market), key);
    }

    /** The market at a known place. */
    public LeaseMarket(ChainClient chain, LeaseDomain domain, Signer key) {
        this.chain = chain;
        this.domain = domain;
        this.sender = new Sender(chain, key);
    }

    /** What tells signatures for it from all others. */
    public LeaseDomain domain() {
        return domain;
    }

    /** Who sends. */
    public Address address() {
        return sender.address();
    }

    /**
     * Registers an offer with its bond, which is approved first.
     *
     * @param signer the node's key, which signs terms and receipts
     * @return the offer's id
     * @throws LeaseException if it fails, as where the bond cannot be paid
     */
    public BigInteger postOffer(Token token, Address signer, BigInteger listPrice, BigInteger bond, Bytes32 details) {
        approve(token, bond);
        TransactionReceipt receipt =
                send("post an offer", LeaseCalls.postOffer(token.address(), signer, listPrice, bond, details));
        return receipt.logs().stream()
                .filter(OFFER_POSTED::matches)
                .findFirst()
                .map(log -> log.topics().get(1).toBigInteger())
                .orElseThrow(() -> new LeaseException("the market did not say that the offer is posted"));
    }

    /** Takes no more leases on an offer. */
    public void closeOffer(BigInteger offerId) {
        send("close an offer", LeaseCalls.closeOffer(offerId));
    }

    /**
     * Opens a lease with the sender's money.
     *
     * @return its id
     * @throws LeaseException if it fails; no money moved then
     */
    public Bytes32 open(Terms terms, Token token, Signature provider) {
        approve(token, terms.escrow());
        send("open a lease", LeaseCalls.open(terms, provider));
        return domain.leaseId(terms);
    }

    /**
     * Settles receipts that the tenants signed, signing each as the provider.
     *
     * @param provider the node's key
     * @throws LeaseException if one is refused; none is settled then
     */
    public void settle(List<SignedReceipt> receipts, Signer provider) {
        if (receipts.isEmpty()) {
            return;
        }
        List<Signature> signatures = receipts.stream()
                .map(signed -> provider.sign(domain.digest(signed.receipt())))
                .toList();
        send("settle receipts", LeaseCalls.settle(receipts, signatures));
    }

    /** Says that the tenant wants out. */
    public void giveNotice(Bytes32 leaseId) {
        send("give notice", LeaseCalls.giveNotice(leaseId));
    }

    /** Ends a lease and gives the rest back to the tenant. */
    public void close(Bytes32 leaseId) {
        send("close a lease", LeaseCalls.close(leaseId));
    }

    /** Gives a closed lease's stake back to the bond. */
    public void release(Bytes32 leaseId) {
        send("release a stake", LeaseCalls.release(leaseId));
    }

    /**
     * Calls work wrong that the sender paid for; a tenth of its price is deposited, and approved first.
     *
     * @param amount base units of what was settled
     * @param evidence hash of what the arbiter is to run again
     */
    public void challenge(Bytes32 leaseId, Token token, BigInteger amount, Bytes32 evidence) {
        approve(token, amount);
        send("challenge a lease", LeaseCalls.challenge(leaseId, amount, evidence));
    }

    /** Says, as the arbiter, how much of the challenged amount was wrong. */
    public void rule(Bytes32 leaseId, BigInteger wrong) {
        send("rule on a challenge", LeaseCalls.rule(leaseId, wrong));
    }

    /** Ends a challenge on which the arbiter was silent. */
    public void lapse(Bytes32 leaseId) {
        send("end a challenge", LeaseCalls.lapse(leaseId));
    }

    /** Shows two receipts of one number that a provider signed, which costs him the lease's stake. */
    public void report(Receipt one, Signature first, Receipt other, Signature second) {
        send("report a provider", LeaseCalls.report(one, first, other, second));
    }

    /** Sends an owner all that the market owes him. */
    public void collect(Token token, Address owner) {
        send("collect", LeaseCalls.collect(token.address(), owner));
    }

    /** What the market owes an owner, in base units. */
    public BigInteger owed(Token token, Address owner) {
        return chain.call(domain.market(), OWED, token.address(), owner).uint(0);
    }

    /** A lease as it stands; its phase is NONE where there is none. */
    public LeaseState lease(Bytes32 leaseId) {
        AbiValues values = chain.call(domain.market(), LEASE, leaseId);
        return new LeaseState(
                PHASES.get(values.uint(0).intValueExact()),
                values.uint(1),
                values.address(2),
                values.address(3),
                values.address(4),
                values.uint(5),
                values.uint(6),
                values.uint(7),
                values.uint(8),
                Instant.ofEpochSecond(values.uint(10).longValueExact()),
                time(values.uint(11)),
                time(values.uint(12)));
    }

    private static Optional<Instant> time(BigInteger seconds) {
        return seconds.signum() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds.longValueExact()));
    }

    /** What is challenged of a lease; empty if nothing is. */
    public Optional<LeaseState.Challenge> challenge(Bytes32 leaseId) {
        AbiValues values = chain.call(domain.market(), CHALLENGE, leaseId);
        return time(values.uint(2)).map(since -> new LeaseState.Challenge(values.uint(0), since));
    }

    /** The hash that the newest challenge of a lease refers to; empty if there never was one. */
    public Optional<Bytes32> evidence(Bytes32 leaseId) {
        List<Log> logs = chain.logs(
                domain.market(),
                Arrays.asList(CHALLENGED.topic(), leaseId),
                0,
                chain.head().number());
        return logs.isEmpty()
                ? Optional.empty()
                : Optional.of(Bytes32.of(new BigInteger(
                        1, Arrays.copyOfRange(logs.getLast().data().toBytes(), Bytes32.SIZE, 2 * Bytes32.SIZE))));
    }

    /** Whether exactly this receipt, with the signatures of both sides, was settled. */
    public boolean isSettled(Receipt receipt) {
        return new SettledReceipts(chain, domain.market()).holds(receipt);
    }

    /** How long a stake answers for a lease that is over, and an arbiter has to rule. */
    public Duration window() {
        return Duration.ofSeconds(seconds(WINDOW));
    }

    /** From when on anybody may close an open lease and send its tenant the rest: its notice is up, or its end and grace are. */
    public Instant closable(LeaseState lease) {
        Instant over = lease.end().plusSeconds(seconds(GRACE));
        return lease.notice()
                .map(given -> given.plusSeconds(seconds(NOTICE)))
                .filter(over::isAfter)
                .orElse(over);
    }

    private long seconds(ContractFunction term) {
        return chain.call(domain.market(), term).uint(0).longValueExact();
    }

    /** The time of the newest block, by which the market judges. */
    public Instant now() {
        return chain.head().timestamp();
    }

    /** An offer as it stands; empty if there is none with this id. */
    public Optional<OfferState> offer(BigInteger offerId) {
        AbiValues values = chain.call(domain.market(), OFFER, offerId);
        return values.address(0).isZero()
                ? Optional.empty()
                : Optional.of(new OfferState(
                        values.address(0),
                        values.address(1),
                        values.address(2),
                        values.uint(3),
                        values.uint(4),
                        values.uint(5),
                        values.bool(7)));
    }

    /** The ids of all leases that a tenant opened, oldest first. */
    public List<Bytes32> leasesOf(Address tenant) {
        return opened(Arrays.asList(OPENED.topic(), null, null, ContractEvent.topicOf(tenant)));
    }

    /** The ids of all leases that were opened on an offer, oldest first. */
    public List<Bytes32> leasesOn(BigInteger offerId) {
        return opened(Arrays.asList(OPENED.topic(), null, Bytes32.of(offerId)));
    }

    private List<Bytes32> opened(List<@Nullable Bytes32> topics) {
        List<Log> logs = chain.logs(domain.market(), topics, 0, chain.head().number());
        List<Bytes32> ids = new ArrayList<>();
        logs.forEach(log -> ids.add(log.topics().get(1)));
        return ids;
    }

    /** When a lease was opened, by the chain's clock; empty if it was not. */
    public Optional<Instant> openedAt(Bytes32 leaseId) {
        return chain
                .logs(
                        domain.market(),
                        Arrays.asList(OPENED.topic(), leaseId),
                        0,
                        chain.head().number())
                .stream()
                .findFirst()
                .flatMap(log -> chain.block(log.blockNumber()))
                .map(Block::timestamp);
    }

    private void approve(Token token, BigInteger amount) {
        if (chain.allowance(token, address(), domain.market()).compareTo(amount) < 0) {
            send("approve " + token, token.address(), Erc20.APPROVE.encode(domain.market(), amount));
        }
    }

    private TransactionReceipt send(String purpose, Bytes data) {
        return send(purpose, domain.market(), data);
    }

    private TransactionReceipt send(String purpose, Address to, Bytes data) {
        try {
            return sender.send(purpose, to, data);
        } catch (ChainException e) {
            throw new LeaseException(e.getMessage(), e);
        }
    }
}
