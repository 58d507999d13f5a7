package dev.errand.agent;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an agent asks for its service, as its card says it. A claim: what is paid is agreed in an offer.
 *
 * @param amount in whole units of the currency; zero is free
 * @param currency a token's symbol or a currency's code, such as {@code USDC} or {@code USD}
 * @param per what it is paid for, such as {@code call}, {@code hour} or {@code 1000 tokens}
 */
public record Price(BigDecimal amount, String currency, String per) {

    private static final int MAX_DIGITS = 40;
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,20}(?:\\.\\d{1,20})?) ([A-Za-z0-9.]{1,16})(?: per (\\S.{0,39}))?");

    /** @throws IllegalArgumentException if the amount is negative or absurdly long, or a text is blank or long */
    public Price {
        if (amount.signum() < 0 || amount.precision() > MAX_DIGITS || Math.abs(amount.scale()) > MAX_DIGITS) {
            throw new IllegalArgumentException("a price is a decimal number of at least 0");
        }
        if (currency.isBlank() || currency.length() > 16 || per.isBlank() || per.length() > 40) {
            throw new IllegalArgumentException(
                    "a price names its currency and what it is for: '" + currency + "', '" + per + "'");
        }
        amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }

    /**
     * Reads {@code "0.01 USDC per call"}; without {@code per} it is for a call.
     *
     * @throws IllegalArgumentException if {@code text} is anything else
     */
    public static Price parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a price; write it as '0.01 USDC per call'");
        }
        String per = matcher.group(3);
        return new Price(new BigDecimal(matcher.group(1)), matcher.group(2), per == null ? "call" : per);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency + " per " + per;
    }
}
