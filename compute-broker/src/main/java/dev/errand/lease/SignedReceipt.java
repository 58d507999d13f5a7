package dev.errand.lease;

import dev.errand.key.Signature;
import dev.errand.key.Signer;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.math.BigInteger;

/**
 * A receipt with the tenant's signature, which is the provider's money.
 *
 * @param receipt what was used so far
 * @param signature the tenant's
 */
public record SignedReceipt(Receipt receipt, Signature signature) {

    private static final int FIELDS = 6;

    /** Signs a receipt as the tenant. */
    public static SignedReceipt sign(LeaseDomain domain, Receipt receipt, Signer tenant) {
        return new SignedReceipt(receipt, tenant.sign(domain.digest(receipt)));
    }

    /** Whether {@code who} signed it for this market. */
    public boolean isBy(LeaseDomain domain, Address who) {
        return signature.recover(domain.digest(receipt)).filter(who::equals).isPresent();
    }

    /** One line without spaces, for a header or a file; {@link #parse} reads it. */
    public String toLine() {
        return String.join(
                ";",
                receipt.leaseId().toString(),
                Long.toString(receipt.sequence()),
                receipt.units().toString(),
                receipt.work().toString(),
                receipt.last() ? "last" : "more",
                signature.toString());
    }

    /**
     * Reads what {@link #toLine} wrote. Who signed it is not checked.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static SignedReceipt parse(String line) {
        String[] fields = line.split(";", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("a receipt has " + FIELDS + " fields, not " + fields.length);
        }
        Receipt receipt = new Receipt(
                Bytes32.parse(fields[0]),
                Long.parseLong(fields[1]),
                new BigInteger(fields[2]),
                Bytes32.parse(fields[3]),
                fields[4].equals("last"));
        return new SignedReceipt(receipt, Signature.parse(fields[5]));
    }
}
