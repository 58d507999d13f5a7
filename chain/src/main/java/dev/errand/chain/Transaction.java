package dev.errand.chain;

import dev.errand.key.Signature;
import dev.errand.key.Signer;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.Keccak256;
import dev.errand.value.TxHash;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.AuthorizationTuple;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.rlp.RlpEncoder;
import org.web3j.rlp.RlpList;
import org.web3j.rlp.RlpString;

/**
 * A transaction before it is signed: of type 2 (EIP-1559), or of type 4 (EIP-7702) where it carries a delegation.
 *
 * @param to whom it calls; null creates a contract
 * @param value wei
 * @param gasLimit the most gas that it may use
 * @param delegation a signed delegation to take effect first, or null
 */
public record Transaction(
        ChainId chain,
        long nonce,
        Fees fees,
        long gasLimit,
        @Nullable Address to,
        BigInteger value,
        Bytes data,
        @Nullable Delegation delegation) {

    /** EIP-7702's prefix of what an authority signs. */
    private static final byte AUTHORIZATION_MAGIC = 0x05;

    /**
     * An authority's consent that its address runs the code at {@code code}.
     *
     * @param code the delegate, or {@link Address#ZERO} to take every delegation away
     * @param nonce the authority's nonce when it takes effect; one more than the transaction's where it sends that itself
     * @see <a href="https://eips.ethereum.org/EIPS/eip-7702">EIP-7702</a>
     */
    public record Delegation(ChainId chain, Address code, long nonce, Signature signature) {

        /** Signs a delegation for one chain: never for all of them, which EIP-7702 would write as chain 0. */
        public static Delegation sign(ChainId chain, Address code, long nonce, Signer signer) {
            byte[] tuple = RlpEncoder.encode(new RlpList(
                    RlpString.create(chain.value()),
                    RlpString.create(code.toBytes()),
                    RlpString.create(BigInteger.valueOf(nonce))));
            Bytes32 digest = Keccak256.hash(new byte[] {AUTHORIZATION_MAGIC}, tuple);
            return new Delegation(chain, code, nonce, signer.sign(digest));
        }
    }

    /**
     * A signed transaction, ready to be sent.
     *
     * @param bytes what the network takes
     * @param hash its hash, known before it is sent
     */
    public record Signed(Bytes bytes, TxHash hash) {}

    /**
     * Signs the transaction.
     *
     * @throws dev.errand.key.SigningException if the key is a public development key and this is not the devnet
     */
    public Signed sign(Signer signer) {
        DevnetKeys.refuseOff(chain, signer.address());
        RawTransaction raw = raw();
        Signature signature = signer.sign(Keccak256.hash(TransactionEncoder.encode(raw)));
        Sign.SignatureData data = new Sign.SignatureData(
                (byte) (27 + signature.yParity()),
                Bytes32.of(signature.r()).toBytes(),
                Bytes32.of(signature.s()).toBytes());
        byte[] bytes = TransactionEncoder.encode(raw, data);
        return new Signed(Bytes.of(bytes), new TxHash(Keccak256.hash(bytes)));
    }

    private RawTransaction raw() {
        String recipient = to == null ? "" : to.toString();
        BigInteger count = BigInteger.valueOf(nonce);
        BigInteger limit = BigInteger.valueOf(gasLimit);
        if (delegation == null) {
            return RawTransaction.createTransaction(
                    chain.value(),
                    count,
                    limit,
                    recipient,
                    value,
                    data.toString(),
                    fees.maxPriorityFeePerGas(),
                    fees.maxFeePerGas());
        }
        Signature consent = delegation.signature();
        AuthorizationTuple tuple = new AuthorizationTuple(
                BigInteger.valueOf(delegation.chain().value()),
                delegation.code().toString(),
                BigInteger.valueOf(delegation.nonce()),
                BigInteger.valueOf(consent.yParity()),
                consent.r(),
                consent.s());
        return RawTransaction.createTransaction(
                chain.value(),
                count,
                fees.maxPriorityFeePerGas(),
                fees.maxFeePerGas(),
                limit,
                recipient,
                value,
                data.toString(),
                List.of(),
                List.of(tuple));
    }
}
