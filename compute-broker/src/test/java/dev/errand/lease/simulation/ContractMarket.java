package dev.errand.lease.simulation;

import dev.errand.chain.AbiValues;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.RevertedException;
import dev.errand.chain.TransactionReceipt;
import dev.errand.lease.LeaseDomain;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import dev.errand.value.Token;
import dev.errand.value.TxHash;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The contract on a devnet, called at chosen times, its errors read as the books say them. */
final class ContractMarket {

    private static final ContractFunction LEASE =
            ContractFunction.parse("leaseOf(bytes32) returns (uint8,uint256,address,"
                    + "address,address,uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256)");
    private static final ContractFunction OFFER = ContractFunction.parse(
            "offers(uint256) returns (address,address,address,uint256,uint256,uint256,bytes32,bool)");
    private static final ContractFunction CHALLENGE =
            ContractFunction.parse("challenges(bytes32) returns (uint256,uint256,uint256,uint256)");
    private static final ContractFunction OWED = ContractFunction.parse("owed(address,address) returns (uint256)");
    private static final ContractFunction SCHEDULE =
            ContractFunction.parse("schedules(address) returns (uint256,uint256,uint256,uint256,uint256,uint256)");
    private static final Map<String, Verdict> ERRORS = Stream.of(
                    "NotYours()",
                    "NotOpen()",
                    "TooEarly(uint256)",
                    "TooLate(uint256)",
                    "BondTooSmall(uint256,uint256)",
                    "Forged()",
                    "OverEscrow(uint256,uint256)",
                    "Malformed()",
                    "NoEquivocation()",
                    "Disputed()",
                    "NotTheTreasurer()",
                    "BadSchedule()",
                    "StillRunning(uint256)")
            .collect(Collectors.toUnmodifiableMap(
                    signature -> Keccak256.hash(signature).toString().substring(2, 10), ContractMarket::verdict));

    private final ChainClient chain;
    private final LeaseDomain domain;
    private final Token token;

    ContractMarket(ChainClient chain, LeaseDomain domain, Token token) {
        this.chain = chain;
        this.domain = domain;
        this.token = token;
    }

    /** NotYours(…) is NOT_YOURS. */
    private static Verdict verdict(String signature) {
        String name = signature.substring(0, signature.indexOf('('));
        return Verdict.valueOf(name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    }

    /** Sends as whoever it is, in a block of this time, and says what the contract said. */
    Verdict send(Address sender, Address to, Bytes data, long seconds) {
        chain.request("evm_setNextBlockTimestamp", seconds);
        Map<String, String> call =
                Map.of("from", sender.toString(), "to", to.toString(), "data", data.toString(), "gas", "0x2dc6c0");
        String hash = String.valueOf(chain.request("eth_sendTransaction", call));
        Optional<TransactionReceipt> receipt = Optional.empty();
        while (receipt.isEmpty()) { // the node mines at once; its answer may come first
            receipt = chain.receipt(TxHash.parse(hash));
        }
        if (receipt.get().succeeded()) {
            return Verdict.DONE;
        }
        try { // nothing has changed: the same call now fails for the same reason
            chain.request("eth_call", call, "latest");
            throw new IllegalStateException("a call that was reverted succeeds at the same time");
        } catch (RevertedException e) {
            Verdict verdict = ERRORS.get(HexFormat.of().formatHex(e.data().toBytes(), 0, 4));
            if (verdict == null) {
                throw new IllegalStateException("an error that is none of the market's: " + e.getMessage(), e);
            }
            return verdict;
        }
    }

    Verdict send(Address sender, Bytes data, long seconds) {
        return send(sender, domain.market(), data, seconds);
    }

    /** All that stands of a lease, in the words of {@link #of(BookedLease)}. */
    List<Object> lease(Bytes32 id) {
        AbiValues lease = chain.call(domain.market(), LEASE, id);
        AbiValues challenge = chain.call(domain.market(), CHALLENGE, id);
        List<Object> all = new ArrayList<>();
        for (int i : new int[] {0, 6, 7, 8, 9, 10, 11, 12}) {
            all.add(lease.uint(i));
        }
        for (int i = 0; i < 4; i++) {
            all.add(challenge.uint(i));
        }
        return all;
    }

    static List<Object> of(BookedLease lease) {
        return List.of(
                BigInteger.valueOf(lease.phase.ordinal()),
                lease.escrow,
                lease.settled,
                BigInteger.valueOf(lease.sequence),
                lease.stake,
                BigInteger.valueOf(lease.end),
                BigInteger.valueOf(lease.noticeAt),
                BigInteger.valueOf(lease.closedAt),
                lease.challenged,
                lease.deposit,
                BigInteger.valueOf(lease.challengedAt),
                lease.upheld);
    }

    List<Object> offer(long id) {
        AbiValues offer = chain.call(domain.market(), OFFER, BigInteger.valueOf(id));
        return List.of(offer.uint(3), offer.uint(4), offer.bool(7));
    }

    static List<Object> of(BookedOffer offer) {
        return List.of(offer.bond, offer.reserved, offer.open);
    }

    BigInteger owed(Address owner) {
        return chain.call(domain.market(), OWED, token.address(), owner).uint(0);
    }

    BigInteger held() {
        return chain.balance(domain.market(), token).units();
    }

    AbiValues schedule() {
        return chain.call(domain.market(), SCHEDULE, token.address());
    }
}
