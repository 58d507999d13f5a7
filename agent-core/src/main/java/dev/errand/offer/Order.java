package dev.errand.offer;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.time.Instant;
import java.util.Objects;

/**
 * One step of a plan with everything resolved, as agents are asked to fill it.
 *
 * @param intentId id of the plan, burned on chain when it is executed
 * @param step position of this step in the plan, from 0
 * @param chain where it is to happen
 * @param account whose assets these are
 * @param sandbox where the agent's calls will run: it holds exactly what is given, and what is to arrive must be in it when
 *     the calls are done; it exists only during that transaction
 * @param want what is to be achieved
 * @param answerBy after this instant no answer counts
 */
public record Order(
        Bytes32 intentId, int step, ChainId chain, Address account, Address sandbox, Want want, Instant answerBy) {

    /** @throws IllegalArgumentException if {@code step} is negative */
    public Order {
        Objects.requireNonNull(want);
        if (step < 0) {
            throw new IllegalArgumentException("step " + step);
        }
    }

    /** What a user wants of a swap, exact on one side. */
    public sealed interface Want {

        /** What leaves. */
        Token sellToken();

        /** What arrives. */
        Token buyToken();

        /**
         * Sell exactly this; the more arrives the better (exact-in).
         *
         * @param sell what is given. Where {@code estimated}, it is the forecast of what an earlier step will give: the
         *     calls must work for any amount near it, by {@link Quantity.BalanceShare}
         */
        record Sell(TokenAmount sell, Token buyToken, boolean estimated) implements Want {

            /** @throws IllegalArgumentException if a token is to be swapped for itself or nothing is sold */
            public Sell {
                requireTwoTokens(sell.token(), buyToken);
                if (sell.isZero()) {
                    throw new IllegalArgumentException("nothing to sell");
                }
            }

            @Override
            public Token sellToken() {
                return sell.token();
            }
        }

        /**
         * Buy exactly this, giving {@code maxSell} at most; the less leaves the better (exact-out). More than {@code buy}
         * may arrive; what is not needed of {@code maxSell} comes back.
         */
        record Buy(TokenAmount buy, TokenAmount maxSell) implements Want {

            /** @throws IllegalArgumentException if a token is to be swapped for itself or nothing is bought */
            public Buy {
                requireTwoTokens(maxSell.token(), buy.token());
                if (buy.isZero()) {
                    throw new IllegalArgumentException("nothing to buy");
                }
            }

            @Override
            public Token sellToken() {
                return maxSell.token();
            }

            @Override
            public Token buyToken() {
                return buy.token();
            }
        }

        private static void requireTwoTokens(Token sell, Token buy) {
            if (sell.equals(buy)) {
                throw new IllegalArgumentException("swap of " + sell + " for itself");
            }
        }
    }
}
