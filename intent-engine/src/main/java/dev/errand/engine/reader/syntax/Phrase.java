package dev.errand.engine.reader.syntax;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One lexeme, or several that belong together, as clauses see them.
 *
 * @param kinds what it may be
 * @param kind the first of them
 * @param start first UTF-16 offset
 * @param end offset behind it
 * @param text of a recipient its canonical form, else what stands in the text
 * @param holding which token and how much, of an {@link Kind#ASSET} and of what may be read as one; else null
 * @param parts the values that it gives to an intent, by their paths in the JSON form
 * @param wrong paths of values that are said and are no proper ones
 */
public record Phrase(
        Kinds kinds,
        Kind kind,
        int start,
        int end,
        String text,
        @Nullable Holding holding,
        List<Part> parts,
        List<String> wrong) {

    /** A value for a path, and where it stands. */
    public record Part(String path, String value, Span at) {}

    public static Phrase of(Lexeme lexeme) {
        return new Phrase(
                lexeme.kinds(), lexeme.kind(), lexeme.start(), lexeme.end(), lexeme.text(), null, List.of(), List.of());
    }

    public static Phrase of(Kind kind, Lexeme first, Lexeme last, List<Part> parts, List<String> wrong) {
        Span at = Span.of(first).through(last);
        return new Phrase(Kinds.of(kind), kind, at.start(), at.end(), "", null, parts, wrong);
    }

    public static Phrase ofHolding(Holding holding, Lexeme first, Lexeme last) {
        Span at = Span.of(first).through(last); // the token may stand before its number
        return new Phrase(Kinds.of(Kind.ASSET), Kind.ASSET, at.start(), at.end(), "", holding, List.of(), List.of());
    }

    public Phrase withText(String other) {
        return new Phrase(kinds, kind, start, end, other, holding, parts, wrong);
    }

    public Phrase withHolding(Holding other) {
        return new Phrase(kinds, kind, start, end, text, other, parts, wrong);
    }

    public boolean is(Kind wanted) {
        return kinds.has(wanted);
    }

    public boolean isAnyOf(Set<Kind> wanted) {
        return kinds.hasAny(wanted);
    }

    /** Whether some value stands in it, rather than a word that joins values. */
    public boolean isValue() {
        return kind == Kind.ASSET
                || !parts.isEmpty()
                || !wrong.isEmpty()
                || is(Kind.RECIPIENT)
                || is(Kind.BAD_RECIPIENT);
    }

    /** "Much" by itself is no amount of anything. */
    public boolean saysHowMuch() {
        return holding != null && (holding.amount() != null || (holding.wrongAmount() && holding.token() != null));
    }

    /** Whether it is an amount without a token. */
    public boolean isBareNumber() {
        return holding != null && holding.hasOnlyAmount() && holding.measure() == Measure.VALUE;
    }

    /** Whether it is a token, an amount of dollars, or the rest of something. */
    public boolean isOfTokens() {
        return holding != null
                && (holding.token() != null || holding.measure() == Measure.USD || holding.reference() == Kind.REST);
    }

    public boolean isOfManyWords() {
        return holding != null && holding.words() > 1;
    }

    /** Where a value stands in the text. */
    public record Span(int start, int end) {

        public static Span of(Lexeme lexeme) {
            return new Span(lexeme.start(), lexeme.end());
        }

        public Span through(Lexeme last) {
            return new Span(Math.min(start, last.start()), Math.max(end, last.end()));
        }
    }

    /** How an amount is meant. */
    public enum Measure {
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
     * @param definite whether it is "the" token: what an earlier step gave, where one gave that token
     * @param words how many words stand where the token should, if none is known
     */
    public record Holding(
            @Nullable String token,
            @Nullable Span tokenAt,
            boolean wrongToken,
            @Nullable Measure measure,
            @Nullable BigDecimal amount,
            @Nullable Span amountAt,
            boolean wrongAmount,
            @Nullable Kind reference,
            @Nullable Span referenceAt,
            boolean definite,
            int words) {

        public static final Holding EMPTY =
                new Holding(null, null, false, null, null, null, false, null, null, false, 0);

        public Holding withDefinite() {
            return new Holding(
                    token,
                    tokenAt,
                    wrongToken,
                    measure,
                    amount,
                    amountAt,
                    wrongAmount,
                    reference,
                    referenceAt,
                    true,
                    words);
        }

        public Holding withUnknownWords(int count) {
            return new Holding(
                    null, null, true, measure, amount, amountAt, wrongAmount, reference, referenceAt, definite, count);
        }

        /** "4 of them" without the "them", where only the number counts. */
        public Holding ofNothingElse() {
            boolean counts = reference == Kind.IT && measure == Measure.VALUE && token == null && !wrongToken;
            return !counts
                    ? this
                    : new Holding(
                            null, null, false, measure, amount, amountAt, wrongAmount, null, null, definite, words);
        }

        /** Whether it names a token, and nothing else. */
        public boolean isToken() {
            return token != null && !saysAmount() && reference == null;
        }

        public boolean hasOnlyAmount() {
            return saysAmount() && token == null && !wrongToken && reference == null;
        }

        /** Both said of the same thing; null if they say different things. */
        public @Nullable Holding and(Holding other) {
            boolean tokens = saysToken() && other.saysToken() && (token == null || !token.equals(other.token));
            boolean amounts = saysAmount() && other.saysAmount();
            if (tokens || amounts || (reference != null && other.reference != null)) {
                return null;
            }
            if (isOfIt(this, other) || isOfIt(other, this)) {
                return null; // "26 of it for WETH": 26 of what was named before
            }
            Holding named = saysToken() ? this : other;
            Holding counted = saysAmount() ? this : other;
            Holding referring = reference == null ? other : this;
            boolean itself = named.token != null
                    && referring.token == null
                    && referring.reference == Kind.IT; // "my USDC, all of it"
            return new Holding(
                    named.token,
                    named.tokenAt,
                    named.wrongToken,
                    counted.measure,
                    counted.amount,
                    counted.amountAt,
                    counted.wrongAmount,
                    itself ? null : referring.reference,
                    itself ? null : referring.referenceAt,
                    definite || other.definite,
                    named.words);
        }

        /** Whether one is an amount of "it", and the other a token that is named behind. */
        private static boolean isOfIt(Holding one, Holding other) {
            return one.reference == Kind.IT
                    && one.saysAmount()
                    && one.token == null
                    && one.referenceAt != null
                    && other.tokenAt != null
                    && other.reference == null
                    && other.tokenAt.start() > one.referenceAt.end();
        }

        public Holding withAmountOf(Holding other) {
            return new Holding(
                    token,
                    tokenAt,
                    wrongToken,
                    other.measure,
                    other.amount,
                    other.amountAt,
                    other.wrongAmount,
                    reference,
                    referenceAt,
                    definite,
                    words);
        }

        public Holding withToken(String symbol, Span at) {
            return new Holding(
                    symbol, at, false, measure, amount, amountAt, wrongAmount, reference, referenceAt, definite, words);
        }

        public Holding withWrongToken() {
            return new Holding(
                    null, null, true, measure, amount, amountAt, wrongAmount, reference, referenceAt, definite, words);
        }

        public Holding withAmount(Measure how, BigDecimal much, Span at) {
            boolean proper = much.signum() > 0 && (how != Measure.SHARE || much.compareTo(BigDecimal.ONE) <= 0);
            return proper
                    ? new Holding(
                            token, tokenAt, wrongToken, how, much, at, false, reference, referenceAt, definite, words)
                    : withWrongAmount();
        }

        public Holding withWrongAmount() {
            return new Holding(
                    token, tokenAt, wrongToken, null, null, null, true, reference, referenceAt, definite, words);
        }

        public Holding withReference(Kind kind, Span at) {
            return new Holding(
                    token, tokenAt, wrongToken, measure, amount, amountAt, wrongAmount, kind, at, definite, words);
        }

        public boolean saysToken() {
            return token != null || wrongToken;
        }

        public boolean saysAmount() {
            return amount != null || wrongAmount;
        }
    }
}
