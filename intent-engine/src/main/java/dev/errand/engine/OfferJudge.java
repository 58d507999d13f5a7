package dev.errand.engine;

import dev.errand.offer.Offer;
import dev.errand.offer.Order;
import dev.errand.offer.Outcome;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges offers by what they guarantee: against the order, and against the framework's own reference quote. What an agent
 * says beside its outcome counts for nothing. Which of those that pass is best, once gas is paid, a {@link Contest} finds.
 */
final class OfferJudge {

    /** An offer that ends sooner cannot be approved and mined in time. */
    static final Duration LEAST_VALIDITY = Duration.ofSeconds(20);

    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    private final int slippageBps;

    /** @param slippageBps how far below the reference, in hundredths of a per cent, a guarantee may lie */
    OfferJudge(int slippageBps) {
        if (slippageBps < 0 || slippageBps >= 10_000) {
            throw new IllegalArgumentException("slippage of " + slippageBps + " basis points");
        }
        this.slippageBps = slippageBps;
    }

    /**
     * Why {@code offer} may not be taken for {@code want}; empty if it may.
     *
     * @param reference for a sale what the venues would pay now, for a purchase what they would ask; empty if no venue of
     *     the chain trades the pair, and then there is nothing to judge by
     */
    Optional<String> objection(Order.Want want, Offer offer, Optional<TokenAmount> reference, Instant now) {
        if (offer.validUntil().isBefore(now.plus(LEAST_VALIDITY))) {
            return Optional.of("the offer has expired or is about to");
        }
        Optional<String> misfit = misfit(want, offer.outcome());
        if (misfit.isPresent()) {
            return misfit;
        }
        if (reference.isEmpty()) {
            return Optional.of("no venue on this chain trades " + want.sellToken() + " for " + want.buyToken()
                    + ", so there is nothing to judge the offer by");
        }
        return switch (want) {
            case Order.Want.Sell sell -> tooLittle(guaranteed(sell, offer), reference.get());
            case Order.Want.Buy buy -> tooMuch(offer.outcome().spend().getFirst(), reference.get());
        };
    }

    /** What counts of an offer that fits: the least that arrives by a sale, the most that leaves for a purchase. */
    static TokenAmount counted(Order.Want want, Offer offer) {
        return switch (want) {
            case Order.Want.Sell sell -> guaranteed(sell, offer);
            case Order.Want.Buy buy -> offer.outcome().spend().getFirst();
        };
    }

    /** The least that is acceptable of a sale with this reference. */
    TokenAmount floor(TokenAmount reference) {
        return reference.lessBasisPoints(slippageBps);
    }

    /** The most that is acceptable of a purchase with this reference, rounded down. */
    TokenAmount ceiling(TokenAmount reference) {
        return reference.share(WHOLE.add(BigInteger.valueOf(slippageBps)), WHOLE);
    }

    private static TokenAmount guaranteed(Order.Want.Sell sell, Offer offer) {
        return offer.outcome().receiveOf(sell.buyToken()).orElseThrow();
    }

    private static Optional<String> misfit(Order.Want want, Outcome outcome) {
        if (outcome.spend().size() != 1 || outcome.spendOf(want.sellToken()).isEmpty()) {
            return Optional.of("it would take something else than " + want.sellToken());
        }
        if (outcome.receive().size() != 1 || outcome.receiveOf(want.buyToken()).isEmpty()) {
            return Optional.of("it would give something else than " + want.buyToken());
        }
        TokenAmount spend = outcome.spend().getFirst();
        TokenAmount receive = outcome.receive().getFirst();
        return switch (want) {
            case Order.Want.Sell sell
            when !spend.equals(sell.sell()) -> Optional.of("it would sell " + spend + " instead of " + sell.sell());
            case Order.Want.Buy buy
            when receive.compareTo(buy.buy()) < 0 ->
                Optional.of("it would buy " + receive + " instead of " + buy.buy());
            case Order.Want.Buy buy
            when spend.compareTo(buy.maxSell()) > 0 ->
                Optional.of("it would take " + spend + ", more than " + buy.maxSell());
            default -> Optional.empty();
        };
    }

    private Optional<String> tooLittle(TokenAmount guaranteed, TokenAmount reference) {
        return guaranteed.compareTo(floor(reference)) >= 0
                ? Optional.empty()
                : Optional.of("it guarantees " + guaranteed + ", more than " + slippage() + " below the reference of "
                        + reference);
    }

    private Optional<String> tooMuch(TokenAmount asked, TokenAmount reference) {
        return asked.compareTo(ceiling(reference)) <= 0
                ? Optional.empty()
                : Optional.of("it asks up to " + asked + ", more than " + slippage() + " above the reference of "
                        + reference);
    }

    private String slippage() {
        return BigDecimal.valueOf(slippageBps, 2).stripTrailingZeros().toPlainString() + " %";
    }
}
