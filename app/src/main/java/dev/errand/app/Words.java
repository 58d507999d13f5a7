package dev.errand.app;

import dev.errand.engine.AfterGas;
import dev.errand.intent.Language;
import dev.errand.intent.Reading;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;

/** Says in words what the framework says in types. */
final class Words {

    private static final int SHOWN_DECIMALS = 6;

    /** An amount that a token's symbol follows. */
    private static final Pattern AMOUNT = Pattern.compile("(?<![\\w.,≈])(\\d+(?:\\.\\d+)?)(?= [A-Z]{2,})");

    /** Line ends, escape sequences, and signs that turn the direction of what follows. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private Words() {}

    /** What a card says, on one line; nothing in it can steer a terminal. */
    static String ofCard(String text) {
        return UNSEEN.matcher(text).replaceAll(" ").strip();
    }

    /** The same, cut where it has more than so many characters. */
    static String ofCard(String text, int most) {
        String line = ofCard(text);
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
    }

    /** Hundredths of a per cent as a per cent. */
    static String percentOf(BigDecimal basisPoints) {
        return basisPoints.movePointLeft(2).stripTrailingZeros().toPlainString() + " %";
    }

    static String of(Reading.Reason reason, Language language) {
        return switch (reason) {
            case SMALL_TALK ->
                language.say(
                        "Hello! Tell me what to do, such as: swap 2 ETH for USDC.", "你好！告诉我要做什么，例如：把 2 ETH 换成 USDC。");
            case ADVICE -> language.say("I carry out what you decide; I do not give advice.", "我只办你决定的事，不给建议。");
            case PAST -> language.say("That tells what was done; I see nothing to do.", "这说的是已经做过的事，没有要办的。");
            case NEGATION -> language.say("Then nothing is done.", "好，那就什么都不做。");
            case QUESTION ->
                language.say(
                        "I carry out requests; I cannot explain how things work. \"help\" shows what you can ask for.",
                        "我能替你办事，但不能解释原理。输入“帮助”看看能办什么。");
            case NOISE ->
                language.say(
                        "I see no request in that. \"help\" shows what you can ask for.", "这里面没有看到要办的事。输入“帮助”看看能办什么。");
        };
    }

    /** What an offer's gas comes to, and what is left, to follow the offer itself. */
    static String gas(AfterGas worth, Language language) {
        String paid = worth.gas().map(Words::cents).orElseGet(() -> of(worth.ether()));
        if (worth.gas().isEmpty()) {
            return language.say(", gas %s", "，gas %s", paid);
        }
        String left = grouped(worth.wholeTokens().setScale(SHOWN_DECIMALS, RoundingMode.DOWN)) + " "
                + worth.counted().token();
        return worth.brings()
                ? language.say(", gas %s, so it leaves %s", "，gas %s，到手 %s", paid, left)
                : language.say(", gas %s, so it costs %s", "，gas %s，一共 %s", paid, left);
    }

    /** To two decimals, or as many as show anything. */
    private static String cents(TokenAmount amount) {
        BigDecimal whole = amount.wholeTokens();
        int scale = whole.compareTo(BigDecimal.ONE) >= 0 ? 2 : SHOWN_DECIMALS;
        return whole.setScale(scale, RoundingMode.UP).stripTrailingZeros().toPlainString() + " " + amount.token();
    }

    /** Rounded down for reading; the exact figure stands in the JSON output. */
    static String of(TokenAmount amount) {
        return shown(amount.wholeTokens()) + " " + amount.token();
    }

    private static String shown(BigDecimal number) {
        BigDecimal shown =
                number.scale() > SHOWN_DECIMALS ? number.setScale(SHOWN_DECIMALS, RoundingMode.DOWN) : number;
        return (shown.compareTo(number) == 0 ? "" : "≈") + grouped(shown);
    }

    private static String grouped(BigDecimal number) {
        return String.format(Locale.ROOT, "%,f", number).replaceFirst("\\.?0+$", "");
    }

    /** Sentences that others wrote, with amounts written as here: {@code ≈1,200.123456 USDC} for {@code 1200.12345678 USDC}. */
    static String grouped(String sentence) {
        return AMOUNT.matcher(sentence).replaceAll(found -> shown(new BigDecimal(found.group(1))));
    }
}
