package dev.errand.engine.reader;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One lexeme, or several that belong together, as the patterns see them.
 *
 * @param start first UTF-16 offset
 * @param end offset behind it
 * @param text of a recipient its canonical form, else what stands in the text
 * @param holding of an {@link Kind#ASSET}: which token and how much; else null
 * @param limit of a {@link Kind#LIMIT} the share, null if it is not a proper one; else null
 */
record Phrase(
        Kind kind,
        int start,
        int end,
        String text,
        @Nullable Holding holding,
        @Nullable BigDecimal limit) {

    static Phrase of(Lexeme lexeme) {
        return new Phrase(lexeme.kind(), lexeme.start(), lexeme.end(), lexeme.text(), null, null);
    }

    /** Where a value stands in the text. */
    record Span(int start, int end) {

        static Span of(Lexeme lexeme) {
            return new Span(lexeme.start(), lexeme.end());
        }

        Span through(Lexeme last) {
            return new Span(Math.min(start, last.start()), Math.max(end, last.end()));
        }
    }

    /** How an amount is meant. */
    enum Measure {
        VALUE,
        SHARE,
        USD
    }

    /**
     * How much of what.
     *
     * @param token its symbol; null where none is said, or where {@code token} is wrong
     * @param tokenAt where it stands
     * @param wrongToken whether a token is said that is not on the list, or two with an "or" between them
     * @param measure how the amount is meant; null where none is said
     * @param amount how much; null where none is said, or where it is wrong
     * @param amountAt where it stands
     * @param wrongAmount whether an amount is said that is none: zero, negative, an estimate, one that reads two ways
     * @param reference "it" or "the rest", of an earlier step; null where there is none
     * @param referenceAt where it stands
     */
    record Holding(
            @Nullable String token,
            @Nullable Span tokenAt,
            boolean wrongToken,
            @Nullable Measure measure,
            @Nullable BigDecimal amount,
            @Nullable Span amountAt,
            boolean wrongAmount,
            @Nullable Kind reference,
            @Nullable Span referenceAt) {

        static final Holding EMPTY = new Holding(null, null, false, null, null, null, false, null, null);

        Holding withToken(String symbol, Span at) {
            return new Holding(symbol, at, false, measure, amount, amountAt, wrongAmount, reference, referenceAt);
        }

        Holding withWrongToken() {
            return new Holding(null, null, true, measure, amount, amountAt, wrongAmount, reference, referenceAt);
        }

        Holding withAmount(Measure how, BigDecimal much, Span at) {
            boolean proper = much.signum() > 0 && (how != Measure.SHARE || much.compareTo(BigDecimal.ONE) <= 0);
            return proper
                    ? new Holding(token, tokenAt, wrongToken, how, much, at, false, reference, referenceAt)
                    : withWrongAmount();
        }

        Holding withWrongAmount() {
            return new Holding(token, tokenAt, wrongToken, null, null, null, true, reference, referenceAt);
        }

        Holding withReference(Kind kind, Span at) {
            return new Holding(token, tokenAt, wrongToken, measure, amount, amountAt, wrongAmount, kind, at);
        }

        boolean saysAmount() {
            return amount != null || wrongAmount;
        }
    }
}
