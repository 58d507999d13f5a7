package dev.errand.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static final Token USDC = new Token(Address.parse("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"), "USDC", 6);
    private static final TokenAmount TWO_ETH = TokenAmount.of(Token.ETH, "2");
    private static final TokenAmount DOLLARS = TokenAmount.of(USDC, "6000");

    @Test
    void answersWhatLeavesAndWhatArrives() {
        Outcome outcome = Outcome.of(TWO_ETH, DOLLARS);
        assertThat(outcome.spendOf(Token.ETH)).contains(TWO_ETH);
        assertThat(outcome.receiveOf(USDC)).contains(DOLLARS);
        assertThat(outcome.receiveOf(Token.ETH)).isEmpty();
    }

    @Test
    void refusesATokenThatStandsInItTwice() {
        assertThatThrownBy(() -> Outcome.of(TWO_ETH, TWO_ETH)).hasMessageContaining("twice");
        assertThatThrownBy(() -> new Outcome(List.of(), List.of(DOLLARS, DOLLARS)))
                .hasMessageContaining("twice");
    }

    @Test
    void refusesToPromiseNothing() {
        assertThatThrownBy(() -> Outcome.of(TWO_ETH, TokenAmount.zero(USDC))).hasMessageContaining("zero");
    }

    @Test
    void anOrderNeverSwapsATokenForItself() {
        assertThatThrownBy(() -> new Order.Want.Sell(TWO_ETH, Token.ETH, false)).hasMessageContaining("itself");
        assertThatThrownBy(() -> new Order.Want.Buy(TWO_ETH, TWO_ETH)).hasMessageContaining("itself");
    }
}
