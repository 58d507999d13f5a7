package dev.errand.account;

import dev.errand.value.Address;
import java.math.BigInteger;

/**
 * Leave that the account gives somebody to take its tokens.
 *
 * @param token the token's contract
 * @param spender who may take them
 * @param units how many, in smallest units
 */
public record Approval(Address token, Address spender, BigInteger units) {}
