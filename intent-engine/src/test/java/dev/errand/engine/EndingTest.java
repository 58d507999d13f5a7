package dev.errand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.offer.ReferenceQuotes;
import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Plans compared by what they come to: a USDC is worth 1/3,000 ether here, and nobody knows what a RARE is worth. */
class EndingTest {

    private static final Token USDC = new Token(Address.parse("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"), "USDC", 6);
    private static final Token RARE =
            new Token(Address.parse("0x6b175474e89094c44da98b954eedeac495271d0f"), "RARE", 18);

    private static final ReferenceQuotes QUOTES = new ReferenceQuotes() {
        @Override
        public Optional<Quote> quoteSell(TokenAmount sell, Token buy) {
            BigInteger wei = sell.units().multiply(BigInteger.TEN.pow(12)).divide(BigInteger.valueOf(3_000));
            return sell.token().equals(USDC) ? Optional.of(Quote.of(new TokenAmount(buy, wei))) : Optional.empty();
        }

        @Override
        public Optional<Quote> quoteBuy(TokenAmount buy, Token sell) {
            throw new UnsupportedOperationException();
        }
    };

    private static Ending ending(String dollars, String gasEther) {
        return new Ending(Map.of(USDC, TokenAmount.of(USDC, dollars).units()), wei(gasEther));
    }

    private static BigInteger wei(String ether) {
        return TokenAmount.of(Token.ETH, ether).units();
    }

    /** 5,000 at 1 % or 4,995 at 4 %: the better swap ends worse. */
    @Test
    void theBetterSwapThatEarnsLessEndsWorse() {
        TokenAmount more = TokenAmount.of(USDC, "5000");
        TokenAmount less = TokenAmount.of(USDC, "4995");
        Ending better = new Ending(Map.of(USDC, withInterest(more, "0.01")), BigInteger.ZERO);
        Ending worse = new Ending(Map.of(USDC, withInterest(less, "0.04")), BigInteger.ZERO);
        assertThat(worse.beats(better, QUOTES)).isTrue();
        assertThat(better.beats(worse, QUOTES)).isFalse();
    }

    private static BigInteger withInterest(TokenAmount amount, String rate) {
        return amount.plus(ConsideredLoan.interest(amount, new BigDecimal(rate)))
                .units();
    }

    @Test
    void gasCounts() {
        assertThat(ending("5001", "0.002").beats(ending("5000", "0.001"), QUOTES))
                .isFalse(); // a dollar more, for three dollars of gas
        assertThat(ending("5004", "0.002").beats(ending("5000", "0.001"), QUOTES))
                .isTrue();
    }

    @Test
    void nothingBeatsItsEqual() {
        assertThat(ending("5000", "0.001").beats(ending("5000", "0.001"), QUOTES))
                .isFalse();
    }

    @Test
    void whatIsSpentAndWhatIsOwedCounts() {
        Map<Token, BigInteger> units = new HashMap<>(ending("5000", "0").units());
        units.put(Token.ETH, wei("1").negate());
        assertThat(ending("5000", "0").beats(new Ending(units, BigInteger.ZERO), QUOTES))
                .isTrue();
        assertThat(new Ending(units, BigInteger.ZERO).beats(ending("1000", "0"), QUOTES))
                .isTrue(); // 4,000 dollars for an ether
    }

    @Test
    void whatHasNoPriceIsNoReason() {
        Ending rich = new Ending(Map.of(RARE, BigInteger.TEN.pow(30)), BigInteger.ZERO);
        assertThat(rich.beats(new Ending(Map.of(), BigInteger.ZERO), QUOTES)).isFalse();
    }
}
