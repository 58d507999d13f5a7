package dev.errand.key;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** ECDSA over secp256k1 by BouncyCastle, which stays behind this class. */
final class Secp256k1 {

    private static final X9ECParameters PARAMETERS = CustomNamedCurves.getByName("secp256k1");
    private static final ECDomainParameters CURVE =
            new ECDomainParameters(PARAMETERS.getCurve(), PARAMETERS.getG(), PARAMETERS.getN(), PARAMETERS.getH());

    /** Order of the group. */
    static final BigInteger N = CURVE.getN();

    /** Largest {@code s} that EIP-2 allows. */
    static final BigInteger HALF_N = N.shiftRight(1);

    private Secp256k1() {}

    static Address addressOf(BigInteger secret) {
        return addressOf(new FixedPointCombMultiplier().multiply(CURVE.getG(), secret));
    }

    static Signature sign(BigInteger secret, Bytes32 digest) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(secret, CURVE));
        BigInteger[] rs = signer.generateSignature(digest.toBytes());
        BigInteger low = rs[1].compareTo(HALF_N) > 0 ? N.subtract(rs[1]) : rs[1];
        Address own = addressOf(secret);
        for (int yParity = 0; yParity <= 1; yParity++) {
            Signature candidate = new Signature(rs[0], low, yParity);
            if (recover(candidate, digest).filter(own::equals).isPresent()) {
                return candidate;
            }
        }
        throw new SigningException("the signature does not recover to " + own);
    }

    /* SEC 1 v2, section 4.1.6. An r above the field's prime less n does not occur: candidates j > 0 are left out, as ecrecover does. */
    static Optional<Address> recover(Signature signature, Bytes32 digest) {
        byte[] compressed = new byte[33];
        compressed[0] = (byte) (2 + signature.yParity());
        System.arraycopy(Bytes32.of(signature.r()).toBytes(), 0, compressed, 1, 32);
        ECPoint point;
        try {
            point = CURVE.getCurve().decodePoint(compressed);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // r is not the x coordinate of a point
        }
        BigInteger inverse = signature.r().modInverse(N);
        BigInteger u1 = digest.toBigInteger().negate().multiply(inverse).mod(N);
        BigInteger u2 = signature.s().multiply(inverse).mod(N);
        ECPoint key = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), u1, point, u2);
        return key.isInfinity() ? Optional.empty() : Optional.of(addressOf(key));
    }

    private static Address addressOf(ECPoint key) {
        byte[] encoded = key.normalize().getEncoded(false);
        byte[] hash =
                Keccak256.hash(Arrays.copyOfRange(encoded, 1, encoded.length)).toBytes();
        return Address.of(Arrays.copyOfRange(hash, Bytes32.SIZE - Address.SIZE, Bytes32.SIZE));
    }
}
