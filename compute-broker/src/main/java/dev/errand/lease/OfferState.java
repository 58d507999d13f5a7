package dev.errand.lease;

import dev.errand.value.Address;
import java.math.BigInteger;

/**
 * An offer as it stands on chain.
 *
 * @param provider who earns, and who may take the bond back
 * @param signer the node's key, which signs terms and receipts
 * @param token what it is paid in
 * @param bond paid in and not slashed, in base units
 * @param reserved the part of the bond that answers for leases
 * @param listPrice of a unit, in base units
 * @param open whether leases can be opened on it
 */
public record OfferState(
        Address provider,
        Address signer,
        Address token,
        BigInteger bond,
        BigInteger reserved,
        BigInteger listPrice,
        boolean open) {}
