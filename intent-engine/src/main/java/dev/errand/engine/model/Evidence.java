package dev.errand.engine.model;

import dev.errand.engine.reader.Grounding.Said;
import dev.errand.engine.reader.Grounding.Sense;
import dev.errand.intent.Ground;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the words that are cited for a value, and holds the value against them. */
final class Evidence {

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);
    private static final String NUMBER = "[0-9]{1,60}(\\.[0-9]{1,60})?";

    private final Lexemes lexemes;

    Evidence(Lexemes lexemes) {
        this.lexemes = lexemes;
    }

    /**
     * A value that the text says.
     *
     * @param lexeme the lexeme that gives it, or {@link Lexemes#NONE}
     * @param span the words cited
     * @param value as our own lexer reads it
     * @param ground where it stands
     */
    record Cited(String path, Field field, int lexeme, Lexemes.Span span, String value, Ground ground) {

        String role() {
            return Field.role(path);
        }
    }

    /** The value that the words give, if it is the one suggested. */
    Cited of(String type, Suggestion.Value suggested) throws Ungrounded {
        Field field = Field.at(type, suggested.path())
                .orElseThrow(() -> new Ungrounded("a " + type + " has no " + suggested.path()));
        Lexemes.Span span = lexemes.find(suggested.words());
        if (field == Field.NAME || field == Field.QUERY) {
            return words(suggested, field, span);
        }
        int index = onlyValueIn(span);
        Said said = lexemes.get(index);
        String value = switch (field) {
            case TOKEN -> said.is(Sense.TOKEN) ? said.text() : null;
            case RECIPIENT -> isRecipient(index) ? said.text() : null;
            case STEP -> said.is(Sense.REFERENCE, Sense.REST) ? suggested.value() : null;
            case AMOUNT -> isAmount(index) ? plain(said.number()) : null;
            case DOLLARS -> said.is(Sense.NUMBER) && lexemes.dollarOf(index) >= 0 ? plain(said.number()) : null;
            case SHARE -> said.is(Sense.SHARE) && !lexemes.isShareOfOne(index) ? plain(said.number()) : null;
            case SLIPPAGE -> slippage(said, span);
            case NAME, QUERY -> throw new IllegalStateException("names are read elsewhere");
        };
        if (value == null || !same(field, value, suggested.value())) {
            throw new Ungrounded(
                    "\"" + suggested.words().quote() + "\" does not say " + suggested.path() + " " + suggested.value());
        }
        return new Cited(suggested.path(), field, index, span, value, ground(index, field));
    }

    private Cited words(Suggestion.Value suggested, Field field, Lexemes.Span span) throws Ungrounded {
        String quote = suggested.words().quote();
        boolean holdsValue = span.lexemes().stream()
                .anyMatch(index -> field == Field.NAME
                        ? Lexemes.VALUES.contains(lexemes.get(index).sense())
                        : !lexemes.is(index, Sense.NUMBER)
                                && Lexemes.VALUES.contains(lexemes.get(index).sense()));
        boolean verbatim = field == Field.NAME
                ? suggested.value().equalsIgnoreCase(quote)
                : suggested.value().equals(quote);
        if (holdsValue || !verbatim || !quote.equals(quote.strip())) {
            throw new Ungrounded("\"" + quote + "\" is no " + suggested.path());
        }
        String value = field == Field.NAME ? quote.toLowerCase(Locale.ROOT) : quote;
        Ground ground = Ground.span("", span.start(), span.end(), quote);
        return new Cited(suggested.path(), field, Lexemes.NONE, span, value, ground);
    }

    private int onlyValueIn(Lexemes.Span span) throws Ungrounded {
        List<Integer> values = span.lexemes().stream()
                .filter(index -> Lexemes.VALUES.contains(lexemes.get(index).sense()))
                .toList();
        if (values.size() != 1) {
            throw new Ungrounded("the words cited hold " + values.size() + " values");
        }
        return values.getFirst();
    }

    private boolean isAmount(int index) {
        Said said = lexemes.get(index);
        boolean one = said.is(Sense.NUMBER) || (said.is(Sense.SHARE) && lexemes.isShareOfOne(index));
        return one && lexemes.dollarOf(index) == Lexemes.NONE && !lexemes.is(index - 1, Sense.VAGUE);
    }

    /** Not part of a mail or web address, and not where something is to come from. */
    private boolean isRecipient(int index) {
        Said said = lexemes.get(index);
        String before = lexemes.text().substring(0, said.start());
        String behind = lexemes.text().substring(said.end());
        boolean attached = before.matches("(?s).*[A-Za-z0-9._%+-]") || behind.matches("(?s)\\.[A-Za-z0-9].*");
        return said.is(Sense.RECIPIENT) && !attached && !Words.endsWith("from", before);
    }

    private @Nullable String slippage(Said said, Lexemes.Span span) {
        boolean named = span.lexemes().stream().anyMatch(index -> lexemes.is(index, Sense.SLIPPAGE));
        BigDecimal share = said.number();
        if (!named || !said.is(Sense.SHARE) || share == null || share.compareTo(BigDecimal.ONE) >= 0) {
            return null;
        }
        BigDecimal bps = share.multiply(BPS).stripTrailingZeros();
        return bps.scale() > 0 ? null : plain(bps);
    }

    private static boolean same(Field field, String value, String suggested) {
        return switch (field) {
            case AMOUNT, SLIPPAGE -> isNumber(value, suggested) && isPositive(value);
            case DOLLARS -> isNumber(value, suggested) && isPositive(value);
            case SHARE ->
                isNumber(value, suggested) && isPositive(value) && new BigDecimal(value).compareTo(BigDecimal.ONE) <= 0;
            default -> value.equals(suggested);
        };
    }

    private static boolean isNumber(String value, String suggested) {
        return suggested.matches(NUMBER) && new BigDecimal(suggested).compareTo(new BigDecimal(value)) == 0;
    }

    private static boolean isPositive(String value) {
        return new BigDecimal(value).signum() > 0;
    }

    private Ground ground(int index, Field field) {
        int dollar = field == Field.DOLLARS ? lexemes.dollarOf(index) : index;
        int start = Math.min(lexemes.get(index).start(), lexemes.get(dollar).start());
        int end = Math.max(lexemes.get(index).end(), lexemes.get(dollar).end());
        return Ground.span("", start, end, lexemes.text().substring(start, end));
    }

    private static String plain(@Nullable BigDecimal number) {
        BigDecimal stripped = Objects.requireNonNull(number).stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
