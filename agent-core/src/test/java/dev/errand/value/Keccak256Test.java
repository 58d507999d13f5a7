package dev.errand.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class Keccak256Test {

    @Test
    void isTheHashOfEthereumAndNotNists() {
        assertThat(Keccak256.hash("").toString())
                .isEqualTo("0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
        assertThat(Keccak256.hash("Transfer(address,address,uint256)").toString())
                .isEqualTo("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");
    }

    @Test
    void hashesPartsAsOneString() {
        assertThat(Keccak256.hash(new byte[] {1}, new byte[] {2, 3})).isEqualTo(Keccak256.hash(new byte[] {1, 2, 3}));
    }

    @Test
    void numbersFitIntoThirtyTwoBytesOrAreRefused() {
        BigInteger largest = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
        assertThat(Bytes32.of(largest).toBigInteger()).isEqualTo(largest);
        assertThat(Bytes32.of(BigInteger.TWO).toBytes()[31]).isEqualTo((byte) 2);
        BigInteger tooLarge = largest.add(BigInteger.ONE);
        BigInteger negative = BigInteger.ONE.negate();
        assertThatThrownBy(() -> Bytes32.of(tooLarge)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Bytes32.of(negative)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void halfOfASurrogatePairHasNoHash() {
        assertThatThrownBy(() -> Keccak256.hash("a\ud800b")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Keccak256.hash("a\ud83d\ude80b")).isNotEqualTo(Keccak256.hash("a??b"));
    }
}
