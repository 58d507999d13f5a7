package dev.errand.lease;

import dev.errand.chain.ContractFunction;
import dev.errand.key.Signature;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** The data of calls to the lease market, for whoever sends them: a key of its own, or an account's plan. */
public final class LeaseCalls {

    private static final String TERMS =
            "(uint256,address,address,address,uint256,uint256,uint256,uint256,uint256,bytes32,uint256)";
    private static final String RECEIPT = "(bytes32,uint256,uint256,bytes32,bool)";
    private static final int TERMS_WORDS = 11;
    private static final int RECEIPT_WORDS = 5;
    private static final int SELECTOR_SIZE = 4;

    private static final ContractFunction POST_OFFER =
            ContractFunction.parse("postOffer(address,address,uint256,uint256,bytes32)");
    private static final ContractFunction CLOSE_OFFER = ContractFunction.parse("closeOffer(uint256)");
    private static final ContractFunction TOP_UP = ContractFunction.parse("topUp(bytes32,uint256)");
    private static final ContractFunction GIVE_NOTICE = ContractFunction.parse("giveNotice(bytes32)");
    private static final ContractFunction CLOSE = ContractFunction.parse("close(bytes32)");
    private static final ContractFunction RELEASE = ContractFunction.parse("release(bytes32)");
    private static final ContractFunction CHALLENGE = ContractFunction.parse("challenge(bytes32,uint256,bytes32)");
    private static final ContractFunction RULE = ContractFunction.parse("rule(bytes32,uint256)");
    private static final ContractFunction LAPSE = ContractFunction.parse("lapse(bytes32)");
    private static final ContractFunction COLLECT = ContractFunction.parse("collect(address,address)");

    private LeaseCalls() {}

    /** Registers an offer; its bond is taken from the sender, who approved it. */
    public static Bytes postOffer(
            Address token, Address signer, BigInteger listPrice, BigInteger bond, Bytes32 details) {
        return POST_OFFER.encode(token, signer, listPrice, bond, details);
    }

    /** Takes no more leases on an offer; the free bond becomes the provider's to collect. */
    public static Bytes closeOffer(BigInteger offerId) {
        return CLOSE_OFFER.encode(offerId);
    }

    /** Opens a lease; the escrow is taken from the tenant, who sends it and approved it. */
    public static Bytes open(Terms terms, Signature provider) {
        return call(
                "open(" + TERMS + ",bytes)",
                new Words()
                        .raw(terms.words())
                        .uint((TERMS_WORDS + 1L) * Bytes32.SIZE)
                        .bytes(provider.toBytes()));
    }

    /** Adds to a lease's escrow. */
    public static Bytes topUp(Bytes32 leaseId, BigInteger amount) {
        return TOP_UP.encode(leaseId, amount);
    }

    /** Settles receipts in one transaction; the provider's signatures stand in the order of the receipts. */
    public static Bytes settle(List<SignedReceipt> receipts, List<Signature> providers) {
        Words list = new Words().uint(receipts.size());
        receipts.forEach(signed -> list.raw(signed.receipt().words()));
        Words first = new Words()
                .byteStrings(providers.stream().map(Signature::toBytes).toList());
        Words second = new Words()
                .byteStrings(receipts.stream()
                        .map(signed -> signed.signature().toBytes())
                        .toList());
        long head = 3L * Bytes32.SIZE;
        return call(
                "settle(" + RECEIPT + "[],bytes[],bytes[])",
                new Words()
                        .uint(head)
                        .uint(head + list.size())
                        .uint(head + list.size() + first.size())
                        .raw(list.toBytes())
                        .raw(first.toBytes())
                        .raw(second.toBytes()));
    }

    /** Says that the tenant wants out. */
    public static Bytes giveNotice(Bytes32 leaseId) {
        return GIVE_NOTICE.encode(leaseId);
    }

    /** Ends a lease and gives the rest back. */
    public static Bytes close(Bytes32 leaseId) {
        return CLOSE.encode(leaseId);
    }

    /** Gives a closed lease's stake back to the bond, after its window; anybody may. */
    public static Bytes release(Bytes32 leaseId) {
        return RELEASE.encode(leaseId);
    }

    /**
     * Calls paid work wrong; a tenth of the amount is taken from the tenant, who sends it and approved it, as a deposit.
     *
     * @param amount base units of what was settled
     * @param evidence hash of what the arbiter is to run again
     */
    public static Bytes challenge(Bytes32 leaseId, BigInteger amount, Bytes32 evidence) {
        return CHALLENGE.encode(leaseId, amount, evidence);
    }

    /** Says how much of the challenged amount was wrong; the arbiter sends it. */
    public static Bytes rule(Bytes32 leaseId, BigInteger wrong) {
        return RULE.encode(leaseId, wrong);
    }

    /** Ends a challenge on which the arbiter was silent; anybody may. */
    public static Bytes lapse(Bytes32 leaseId) {
        return LAPSE.encode(leaseId);
    }

    /** Shows two receipts of one number that a provider signed; a tenth of the stake is the sender's. */
    public static Bytes report(Receipt one, Signature first, Receipt other, Signature second) {
        Words tail = new Words().bytes(first.toBytes());
        long head = 2L * (RECEIPT_WORDS + 1) * Bytes32.SIZE;
        return call(
                "report(" + RECEIPT + ",bytes," + RECEIPT + ",bytes)",
                new Words()
                        .raw(one.words())
                        .uint(head)
                        .raw(other.words())
                        .uint(head + tail.size())
                        .raw(tail.toBytes())
                        .bytes(second.toBytes()));
    }

    /** Sends an owner all that the market owes him of a token; anybody may. */
    public static Bytes collect(Address token, Address owner) {
        return COLLECT.encode(token, owner);
    }

    private static Bytes call(String signature, Words arguments) {
        byte[] selector = Arrays.copyOf(Keccak256.hash(signature).toBytes(), SELECTOR_SIZE);
        return Bytes.of(new Words().raw(selector).raw(arguments.toBytes()).toBytes());
    }
}
