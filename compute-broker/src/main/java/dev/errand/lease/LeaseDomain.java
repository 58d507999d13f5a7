package dev.errand.lease;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.Keccak256;
import java.nio.charset.StandardCharsets;

/**
 * One lease market on one chain, as EIP-712 tells signatures for it from all others.
 *
 * @param chain where it is
 * @param market its address
 * @see <a href="https://eips.ethereum.org/EIPS/eip-712">EIP-712</a>
 */
public record LeaseDomain(ChainId chain, Address market) {

    private static final Bytes32 DOMAIN =
            Keccak256.hash("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    private static final Bytes32 NAME = Keccak256.hash("Errand Leases");
    private static final Bytes32 VERSION = Keccak256.hash("1");
    private static final Bytes32 TERMS = Keccak256.hash(
            "Terms(uint256 offerId,address tenant,address tenantSigner,address arbiter,uint256 unitPrice,"
                    + "uint256 escrow,uint256 stake,uint256 openBy,uint256 duration,bytes32 job,uint256 salt)");
    private static final Bytes32 RECEIPT =
            Keccak256.hash("Receipt(bytes32 leaseId,uint256 sequence,uint256 units,bytes32 work,bool last)");
    private static final byte[] PREFIX = {0x19, 0x01};

    /** The id of the lease that these terms make here, and what the provider signs. */
    public Bytes32 leaseId(Terms terms) {
        return digest(TERMS, terms.words());
    }

    /** What both sides sign for a receipt. */
    public Bytes32 digest(Receipt receipt) {
        return digest(RECEIPT, receipt.words());
    }

    /** The hash of a job's description, as it stands in {@link Terms#job}. */
    public static Bytes32 job(String description) {
        return Keccak256.hash(description.getBytes(StandardCharsets.UTF_8));
    }

    private Bytes32 digest(Bytes32 type, byte[] words) {
        Bytes32 struct = Keccak256.hash(type.toBytes(), words);
        return Keccak256.hash(PREFIX, separator().toBytes(), struct.toBytes());
    }

    private Bytes32 separator() {
        return Keccak256.hash(new Words()
                .word(DOMAIN)
                .word(NAME)
                .word(VERSION)
                .uint(chain.value())
                .address(market)
                .toBytes());
    }
}
