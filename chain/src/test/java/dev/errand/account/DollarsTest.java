package dev.errand.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.offer.DollarPrices;
import dev.errand.value.Address;
import dev.errand.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DollarsTest {

    private static final Token USDC = new Token(Address.parse("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"), "USDC", 6);
    private static final Token DAI = new Token(Address.parse("0x6b175474e89094c44da98b954eedeac495271d0f"), "DAI", 18);
    private static final BigInteger GAS = BigInteger.TEN.pow(15); // 0.001 ETH

    private static final DollarPrices ONLY_DOLLARS =
            token -> token.equals(USDC) ? Optional.of(BigDecimal.ONE) : Optional.empty();
    private static final DollarPrices ALL =
            token -> Optional.of(token.isNative() ? BigDecimal.valueOf(3_000) : BigDecimal.ONE);

    private static BalanceChange change(Token token, long tokens) {
        return new BalanceChange(token, BigInteger.valueOf(tokens).multiply(BigInteger.TEN.pow(token.decimals())));
    }

    @Test
    void addsUpWhatLeavesAndTheGasAndNotWhatArrives() {
        Dollars dollars = Dollars.leaving(List.of(change(USDC, -90), change(DAI, 80)), GAS, ALL);
        assertThat(dollars.known()).isEqualByComparingTo("93");
        assertThat(dollars.unpriced()).isEmpty();
    }

    @Test
    void knowsWhatItKnowsThoughTheGasHasNoPrice() {
        Dollars dollars = Dollars.leaving(List.of(change(USDC, -90_000)), GAS, ONLY_DOLLARS);
        assertThat(dollars.known()).isEqualByComparingTo("90000");
        assertThat(dollars.unpriced()).containsExactly(Token.ETH);
        assertThat(dollars.counted()).hasValueSatisfying(so -> assertThat(so).isEqualByComparingTo("90000"));
    }

    @Test
    void namesEachTokenWithoutAPriceOnceAndCountsNothingWhereNothingHasOne() {
        Dollars dollars =
                Dollars.leaving(List.of(change(DAI, -1), change(Token.ETH, -2), change(USDC, 5)), GAS, ONLY_DOLLARS);
        assertThat(dollars.unpriced()).containsExactly(DAI, Token.ETH);
        assertThat(dollars.counted()).isEmpty();
    }
}
