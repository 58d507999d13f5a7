package dev.errand.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * So much of one token, counted in its smallest units; arithmetic is exact and never mixes tokens.
 *
 * @param token what is counted
 * @param units smallest units, 0 to 2²⁵⁶−1
 */
public record TokenAmount(Token token, BigInteger units) implements Comparable<TokenAmount> {

    private static final int MAX_BITS = 256;

    /** Of 2²⁵⁶−1. What has more is not written out even to be refused: an exponent of a few digits would fill the memory. */
    private static final int MAX_DIGITS = 78;

    /** @throws IllegalArgumentException if {@code units} is negative or needs more than 256 bits */
    public TokenAmount {
        if (units.signum() < 0 || units.bitLength() > MAX_BITS) {
            throw new IllegalArgumentException(units + " units of " + token + " are out of range");
        }
    }

    /** Nothing of {@code token}. */
    public static TokenAmount zero(Token token) {
        return new TokenAmount(token, BigInteger.ZERO);
    }

    /**
     * Whole tokens, such as {@code 1.5} for one and a half.
     *
     * @throws IllegalArgumentException if negative, out of range, or finer than the token's smallest unit: nothing is
     *     rounded silently
     */
    public static TokenAmount of(Token token, BigDecimal wholeTokens) {
        BigDecimal stripped = wholeTokens.stripTrailingZeros();
        if (stripped.scale() > token.decimals()) {
            String number = stripped.scale() > MAX_DIGITS ? wholeTokens.toString() : wholeTokens.toPlainString();
            throw new IllegalArgumentException(
                    number + " " + token + " has more than " + token.decimals() + " decimal places");
        }
        if (wholeDigits(stripped) + token.decimals() > MAX_DIGITS) {
            throw new IllegalArgumentException(wholeTokens + " " + token + " are out of range");
        }
        BigDecimal units = stripped.movePointRight(token.decimals());
        return new TokenAmount(token, units.toBigIntegerExact());
    }

    /** As {@link #of(Token, BigDecimal)}, from decimal text. */
    public static TokenAmount of(Token token, String wholeTokens) {
        return of(token, new BigDecimal(wholeTokens));
    }

    /** Whether there is nothing. */
    public boolean isZero() {
        return units.signum() == 0;
    }

    /**
     * The sum.
     *
     * @throws IllegalArgumentException if the tokens differ or the sum is out of range
     */
    public TokenAmount plus(TokenAmount other) {
        return new TokenAmount(token, units.add(sameToken(other)));
    }

    /**
     * The difference, which is never negative.
     *
     * @throws IllegalArgumentException if the tokens differ or {@code other} is more than this
     */
    public TokenAmount minus(TokenAmount other) {
        return new TokenAmount(token, units.subtract(sameToken(other)));
    }

    /**
     * The part {@code numerator / denominator} of this, rounded down.
     *
     * @throws IllegalArgumentException if the part is negative or the denominator not positive
     */
    public TokenAmount share(BigInteger numerator, BigInteger denominator) {
        if (numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException("share " + numerator + "/" + denominator);
        }
        return new TokenAmount(token, units.multiply(numerator).divide(denominator));
    }

    /** As {@link #share(BigInteger, BigInteger)}, for a decimal fraction such as {@code 0.5}. */
    public TokenAmount share(BigDecimal fraction) {
        if (fraction.signum() < 0) {
            throw new IllegalArgumentException("share " + fraction);
        }
        long digits = wholeDigits(new BigDecimal(units)) + wholeDigits(fraction); // of the product, or one more
        if (isZero() || digits <= 0) {
            return zero(token);
        }
        if (digits > MAX_DIGITS + 1) {
            throw new IllegalArgumentException(fraction + " of " + this + " is out of range");
        }
        BigDecimal part = new BigDecimal(units).multiply(fraction);
        return new TokenAmount(token, part.setScale(0, RoundingMode.FLOOR).toBigIntegerExact());
    }

    /**
     * This less {@code basisPoints} hundredths of a per cent, rounded down.
     *
     * @throws IllegalArgumentException unless 0 to 10,000
     */
    public TokenAmount lessBasisPoints(int basisPoints) {
        if (basisPoints < 0 || basisPoints > 10_000) {
            throw new IllegalArgumentException(basisPoints + " basis points");
        }
        return share(BigInteger.valueOf(10_000L - basisPoints), BigInteger.valueOf(10_000));
    }

    /** Whole tokens, exactly. */
    public BigDecimal wholeTokens() {
        return new BigDecimal(units, token.decimals());
    }

    /** Whole tokens in plain decimal text without trailing zeros and without the symbol: {@code 1.5}. */
    public String toDecimalString() {
        BigDecimal stripped = wholeTokens().stripTrailingZeros();
        return (stripped.signum() == 0 ? BigDecimal.ZERO : stripped).toPlainString();
    }

    /** @throws IllegalArgumentException if the tokens differ */
    @Override
    public int compareTo(TokenAmount other) {
        return units.compareTo(sameToken(other));
    }

    /** Whole tokens and symbol, exactly: {@code 1.5 ETH}. */
    @Override
    public String toString() {
        return toDecimalString() + " " + token;
    }

    /** How many digits stand before the point; none or fewer where the number is smaller than one. */
    private static long wholeDigits(BigDecimal number) {
        return number.signum() == 0 ? 0 : (long) number.precision() - number.scale();
    }

    private BigInteger sameToken(TokenAmount other) {
        if (!token.equals(other.token)) {
            throw new IllegalArgumentException(token + " against " + other.token);
        }
        return other.units;
    }
}
