package dev.errand.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAmountTest {

    private static final Token USDC = new Token(Address.parse("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"), "USDC", 6);
    private static final Token DAI = new Token(Address.parse("0x6b175474e89094c44da98b954eedeac495271d0f"), "DAI", 18);

    @Test
    void countsInSmallestUnits() {
        assertThat(TokenAmount.of(USDC, "1250.5").units()).isEqualTo(1_250_500_000L);
        assertThat(TokenAmount.of(Token.ETH, "2").units()).isEqualTo(new BigInteger("2000000000000000000"));
        assertThat(TokenAmount.of(USDC, "1e3")).hasToString("1000 USDC");
    }

    @Test
    void refusesToRoundSilently() {
        assertThatThrownBy(() -> TokenAmount.of(USDC, "0.0000001"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 6 decimal places");
    }

    @Test
    void refusesNegativeAndOversizeAmounts() {
        assertThatThrownBy(() -> TokenAmount.of(USDC, "-1")).isInstanceOf(IllegalArgumentException.class);
        BigInteger tooLarge = BigInteger.ONE.shiftLeft(256);
        assertThatThrownBy(() -> new TokenAmount(USDC, tooLarge)).isInstanceOf(IllegalArgumentException.class);
        TokenAmount nothing = TokenAmount.zero(USDC);
        TokenAmount one = TokenAmount.of(USDC, "1");
        assertThatThrownBy(() -> nothing.minus(one)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Such text comes from command lines and files; written out, its numbers would fill the memory. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e99999999",
                "-1e99999999",
                "1e999999999",
                "1e2147483647",
                "1e72",
                "1e-99999999",
                "1e-2147483647"
            })
    void refusesAtOnceWhatIsOutOfAllProportion(String text) {
        assertThatThrownBy(() -> TokenAmount.of(USDC, text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .hasSizeLessThan(100);
        assertThat(TokenAmount.of(USDC, "0" + text.substring(text.indexOf('e'))).isZero())
                .isTrue();
    }

    @Test
    void sharesByFractionsOutOfAllProportionAreRefusedOrNothing() {
        TokenAmount one = TokenAmount.of(USDC, "1");
        for (String fraction : new String[] {"1e99999999", "1e2147483647", "-1e99999999", "-1e-99999999"}) {
            assertThatThrownBy(() -> one.share(new BigDecimal(fraction)))
                    .as(fraction)
                    .isInstanceOf(IllegalArgumentException.class)
                    .message()
                    .hasSizeLessThan(100);
        }
        assertThat(one.share(new BigDecimal("1e-99999999")).isZero()).isTrue();
        assertThat(one.share(new BigDecimal("1e-2147483647")).isZero()).isTrue();
        assertThat(TokenAmount.zero(USDC).share(new BigDecimal("1e2147483647")).isZero())
                .isTrue();
    }

    @Test
    void neverMixesTokens() {
        TokenAmount dollars = TokenAmount.of(USDC, "1");
        TokenAmount dai = TokenAmount.of(DAI, "1");
        assertThatThrownBy(() -> dollars.plus(dai)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dollars.minus(dai)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dollars.compareTo(dai)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesATokenByItsAddressAndNotByItsSymbol() {
        Token forged = new Token(DAI.address(), "USDC", 6);
        assertThat(forged).isNotEqualTo(USDC).isEqualTo(DAI);
    }

    @Test
    void sharesRoundDownAndNeverCreateUnits() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            TokenAmount whole = new TokenAmount(USDC, new BigInteger(random.nextInt(200), random));
            BigDecimal fraction = BigDecimal.valueOf(random.nextInt(1001), 3);
            TokenAmount part = whole.share(fraction);
            TokenAmount rest = whole.share(BigDecimal.ONE.subtract(fraction));
            BigInteger lost = whole.minus(part).minus(rest).units();
            assertThat(lost).isBetween(BigInteger.ZERO, BigInteger.ONE);
        }
    }

    @Test
    void takesBasisPointsOffRoundingDown() {
        assertThat(TokenAmount.of(USDC, "100").lessBasisPoints(50)).hasToString("99.5 USDC");
        assertThat(new TokenAmount(USDC, BigInteger.ONE).lessBasisPoints(1).isZero())
                .isTrue();
    }

    @Test
    void readsBackWhatItWrites() {
        Random random = new Random(2);
        for (int i = 0; i < 1_000; i++) {
            TokenAmount amount = new TokenAmount(DAI, new BigInteger(random.nextInt(256), random));
            assertThat(TokenAmount.of(DAI, amount.toDecimalString())).isEqualTo(amount);
        }
    }

    @Test
    void writesNothingAsZero() {
        assertThat(TokenAmount.zero(DAI)).hasToString("0 DAI");
    }
}
