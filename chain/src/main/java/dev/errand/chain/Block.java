package dev.errand.chain;

import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.time.Instant;

/**
 * Head of a block.
 *
 * @param number height above genesis
 * @param hash its identity: a reorganisation puts another hash at the same number
 * @param timestamp the block's own time, in whole seconds
 * @param baseFeePerGas wei burned for each unit of gas (EIP-1559)
 */
public record Block(long number, Bytes32 hash, Instant timestamp, BigInteger baseFeePerGas) {}
