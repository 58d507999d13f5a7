package dev.errand.lease.simulation;

import dev.errand.value.Address;
import java.math.BigInteger;

/** An offer in the books. */
final class BookedOffer {

    final Address provider;
    final Address signer;
    BigInteger bond;
    BigInteger reserved = BigInteger.ZERO;
    boolean open = true;

    BookedOffer(Address provider, Address signer, BigInteger bond) {
        this.provider = provider;
        this.signer = signer;
        this.bond = bond;
    }

    BigInteger free() {
        return bond.subtract(reserved);
    }
}
