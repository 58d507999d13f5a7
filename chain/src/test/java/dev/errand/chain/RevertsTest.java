package dev.errand.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevertsTest {

    @Test
    void theLeaseMarketsErrorsAreSaidInWords() {
        assertThat(describe("Forged()")).isEqualTo("a signature is not that of the lease's provider or tenant");
        assertThat(describe("BondTooSmall(uint256,uint256)", 5, 7))
                .isEqualTo("5 units of the offer's bond are free and 7 are needed");
        assertThat(describe("OverEscrow(uint256,uint256)", 11, 10))
                .isEqualTo("the receipt comes to 11 units, more than the 10 that are in escrow");
        assertThat(describe("TooEarly(uint256)", 1_800_000_000))
                .isEqualTo("it is too early: wait until 1800000000 (seconds since 1970)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NotYours()",
                "NotOpen()",
                "TooLate(uint256)",
                "Malformed()",
                "NoEquivocation()",
                "Disputed()",
                "ArrivedShort(uint256,uint256)",
                "NotTheTreasurer()",
                "BadSchedule()",
                "StillRunning(uint256)"
            })
    void noneOfThemIsLeftAsHex(String signature) {
        assertThat(describe(signature, 1, 2)).isNotEqualTo("?").doesNotContain("0x");
    }

    @Test
    void anUnknownErrorIsNamedByItsSelector() {
        assertThat(describe("Nonsense()")).startsWith("? (error 0x");
    }

    @Test
    void argumentsThatAreCutOffSayNothing() {
        assertThat(describe("OverEscrow(uint256,uint256)", 11)).isEqualTo("?");
    }

    private static String describe(String signature, long... arguments) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.writeBytes(Arrays.copyOf(Keccak256.hash(signature).toBytes(), 4));
        for (long argument : arguments) {
            data.writeBytes(Bytes32.of(BigInteger.valueOf(argument)).toBytes());
        }
        return Reverts.describe(Bytes.of(data.toByteArray()), "?");
    }
}
