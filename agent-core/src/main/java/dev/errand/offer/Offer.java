package dev.errand.offer;

import dev.errand.value.TokenAmount;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An agent's promise for one {@link Order}: the outcome that it guarantees and the calls by which it means to keep it.
 *
 * @param outcome what the chain will enforce; net of {@code fee}
 * @param fee what the agent keeps for itself, taken by its own calls inside the sandbox; shown to the user
 * @param validUntil after this instant the agent no longer promises it
 * @param calls made from the sandbox, in order
 * @param summary how it is done, in the agent's words, such as {@code "ETH → WETH → USDC over Uniswap v2"}
 */
public record Offer(Outcome outcome, TokenAmount fee, Instant validUntil, List<Call> calls, String summary)
        implements OrderReply {

    /** Copies the calls. */
    public Offer {
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(fee);
        Objects.requireNonNull(validUntil);
        Objects.requireNonNull(summary);
        calls = List.copyOf(calls);
    }
}
