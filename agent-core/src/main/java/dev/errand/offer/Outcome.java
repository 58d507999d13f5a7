package dev.errand.offer;

import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one step does to the account, as a guarantee: at most so much leaves, at least so much arrives, net of every fee
 * but gas. Each token stands in it once. Offers are compared by it and the account's contract enforces it.
 *
 * @param spend most that leaves, a token each
 * @param receive least that arrives, a token each
 */
public record Outcome(List<TokenAmount> spend, List<TokenAmount> receive) {

    /** @throws IllegalArgumentException if a token stands in it twice or an amount is zero */
    public Outcome {
        spend = List.copyOf(spend);
        receive = List.copyOf(receive);
        Set<Token> seen = new HashSet<>();
        for (List<TokenAmount> side : List.of(spend, receive)) {
            for (TokenAmount amount : side) {
                if (!seen.add(amount.token())) {
                    throw new IllegalArgumentException(amount.token() + " stands twice in an outcome");
                }
                if (amount.isZero()) {
                    throw new IllegalArgumentException("an outcome of zero " + amount.token());
                }
            }
        }
    }

    /** One asset for another. */
    public static Outcome of(TokenAmount spend, TokenAmount receive) {
        return new Outcome(List.of(spend), List.of(receive));
    }

    /** Most of {@code token} that leaves; empty if none does. */
    public Optional<TokenAmount> spendOf(Token token) {
        return spend.stream().filter(amount -> amount.token().equals(token)).findFirst();
    }

    /** Least of {@code token} that arrives; empty if none is promised. */
    public Optional<TokenAmount> receiveOf(Token token) {
        return receive.stream().filter(amount -> amount.token().equals(token)).findFirst();
    }
}
