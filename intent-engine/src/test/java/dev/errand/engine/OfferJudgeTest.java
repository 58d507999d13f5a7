package dev.errand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.offer.Offer;
import dev.errand.offer.Order;
import dev.errand.offer.Outcome;
import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OfferJudgeTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Token USDC = new Token(Address.parse("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48"), "USDC", 6);
    private static final Token DAI = new Token(Address.parse("0x6b175474e89094c44da98b954eedeac495271d0f"), "DAI", 18);
    private static final TokenAmount TWO_ETH = TokenAmount.of(Token.ETH, "2");

    private final OfferJudge judge = new OfferJudge(50);

    private static Offer offer(TokenAmount spend, TokenAmount receive, Instant validUntil) {
        return new Offer(
                Outcome.of(spend, receive), TokenAmount.zero(receive.token()), validUntil, List.of(), "a test's offer");
    }

    @Nested
    class OfASale {

        private final Order.Want.Sell want = new Order.Want.Sell(TWO_ETH, USDC, false);
        private final Optional<TokenAmount> reference = Optional.of(TokenAmount.of(USDC, "6000"));

        private Optional<String> objection(TokenAmount spend, TokenAmount receive) {
            return judge.objection(want, offer(spend, receive, NOW.plusSeconds(60)), reference, NOW);
        }

        @Test
        void acceptsWhatLiesWithinTheSlippageAndNotOneUnitLess() {
            assertThat(objection(TWO_ETH, TokenAmount.of(USDC, "5970"))).isEmpty();
            assertThat(objection(TWO_ETH, TokenAmount.of(USDC, "5969.999999")))
                    .hasValueSatisfying(
                            why -> assertThat(why).contains("5969.999999 USDC", "0.5 %", "reference of 6000 USDC"));
        }

        @Test
        void refusesToSellAnotherAmountOrAnotherToken() {
            assertThat(objection(TokenAmount.of(Token.ETH, "3"), TokenAmount.of(USDC, "9000")))
                    .isPresent();
            assertThat(objection(TokenAmount.of(DAI, "2"), TokenAmount.of(USDC, "6000")))
                    .isPresent();
            assertThat(objection(TWO_ETH, TokenAmount.of(DAI, "6000"))).isPresent();
        }

        @Test
        void refusesSideEffectsInTheOutcome() {
            Offer greedy = new Offer(
                    new Outcome(List.of(TWO_ETH, TokenAmount.of(DAI, "1")), List.of(TokenAmount.of(USDC, "6100"))),
                    TokenAmount.zero(USDC),
                    NOW.plusSeconds(60),
                    List.of(),
                    "takes a little more");
            assertThat(judge.objection(want, greedy, reference, NOW)).isPresent();
        }

        @Test
        void refusesWhatExpiresBeforeItCanBeMined() {
            Offer late = offer(TWO_ETH, TokenAmount.of(USDC, "6000"), NOW.plusSeconds(19));
            assertThat(judge.objection(want, late, reference, NOW))
                    .hasValueSatisfying(why -> assertThat(why).contains("expired"));
        }

        @Test
        void refusesEverythingWhereNoVenueTradesThePair() {
            Offer only = offer(TWO_ETH, TokenAmount.of(USDC, "6000"), NOW.plusSeconds(60));
            assertThat(judge.objection(want, only, Optional.empty(), NOW))
                    .hasValueSatisfying(why -> assertThat(why).contains("nothing to judge"));
        }
    }

    @Nested
    class OfAPurchase {

        private final Order.Want.Buy want =
                new Order.Want.Buy(TokenAmount.of(USDC, "3000"), TokenAmount.of(Token.ETH, "1.1"));
        private final Optional<TokenAmount> reference = Optional.of(TokenAmount.of(Token.ETH, "1"));

        private Optional<String> objection(String ether, String dollars) {
            Offer offer = offer(TokenAmount.of(Token.ETH, ether), TokenAmount.of(USDC, dollars), NOW.plusSeconds(60));
            return judge.objection(want, offer, reference, NOW);
        }

        @Test
        void acceptsUpToTheSlippageAboveTheReference() {
            assertThat(objection("1.005", "3000")).isEmpty();
            assertThat(objection("1.005000000000000001", "3000")).isPresent();
        }

        @Test
        void refusesToBuyLessThanWasAskedFor() {
            assertThat(objection("1", "2999.999999")).isPresent();
            assertThat(objection("1", "3000.000001")).isEmpty();
        }

        @Test
        void neverTakesMoreThanTheUsersOwnLimit() {
            OfferJudge lenient = new OfferJudge(5_000);
            Offer dear = offer(TokenAmount.of(Token.ETH, "1.2"), TokenAmount.of(USDC, "3000"), NOW.plusSeconds(60));
            assertThat(lenient.objection(want, dear, reference, NOW))
                    .hasValueSatisfying(why -> assertThat(why).contains("more than 1.1 ETH"));
        }
    }
}
