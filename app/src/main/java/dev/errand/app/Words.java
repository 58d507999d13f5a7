package dev.errand.app;

import dev.errand.engine.AfterGas;
import dev.errand.intent.Amount;
import dev.errand.intent.Asset;
import dev.errand.intent.Cost;
import dev.errand.intent.Intent;
import dev.errand.intent.Language;
import dev.errand.intent.Reading;
import dev.errand.intent.Timespan;
import dev.errand.intent.Trigger;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words what the framework says in types. */
final class Words {

    private static final int SHOWN_DECIMALS = 6;

    /** An amount that a token's symbol follows. */
    private static final Pattern AMOUNT = Pattern.compile("(?<![\\w.,≈])(\\d+(?:\\.\\d+)?)(?= [A-Z]{2,})");

    /** Line ends, escape sequences, and signs that turn the direction of what follows. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    /** Of a length of time in ISO 8601. */
    private static final Pattern TIME_PART = Pattern.compile("(\\d+(?:\\.\\d+)?)([YMWDHS])");

    private Words() {}

    static String of(Intent intent) {
        return switch (intent) {
            case Intent.Swap swap ->
                "swap " + of(swap.sell()) + " for " + of(swap.buy()) + slippage(swap.maxSlippageBps())
                        + when(swap.trigger());
            case Intent.Quote quote ->
                "quote for " + of(quote.sell()) + " in " + of(quote.buy()) + slippage(quote.maxSlippageBps());
            case Intent.Transfer transfer ->
                "send " + of(transfer.asset()) + " to " + known(transfer.to()) + when(transfer.trigger());
            case Intent.Balance balance -> "balance" + (balance.token() == null ? "" : " of " + balance.token());
            case Intent.Loan loan ->
                loan.type() + " " + of(loan.asset()) + (loan.market() == null ? "" : " on " + loan.market())
                        + when(loan.trigger());
            case Intent.Infer infer ->
                "run " + known(infer.model()) + on(infer.count(), infer.gpu()) + within(infer.deadline())
                        + atMost(infer.maxCost());
            case Intent.Train train ->
                "train " + (train.model() == null ? known(train.parameters()) + " parameters" : train.model()) + " on "
                        + known(train.tokens()) + " tokens" + on(train.count(), train.gpu())
                        + within(train.deadline()) + atMost(train.maxCost());
            case Intent.Rent rent ->
                "rent " + known(rent.count()) + " " + known(rent.gpu()) + " for " + of(rent.duration())
                        + atMost(rent.maxCost());
            case Intent.Render render ->
                "render " + known(render.frames()) + " frames" + on(null, render.gpu()) + within(render.deadline())
                        + atMost(render.maxCost());
            case Intent.Service service -> "find an agent for \"" + known(service.query()) + "\"";
        };
    }

    /** What is asked for, where it is not known yet. */
    private static String known(@Nullable Object value) {
        return value == null ? "?" : value.toString();
    }

    private static String slippage(@Nullable Integer bps) {
        return bps == null ? "" : ", at most " + percentOf(BigDecimal.valueOf(bps)) + " slippage";
    }

    private static String within(@Nullable Timespan deadline) {
        return deadline == null ? "" : " within " + of(deadline);
    }

    private static String atMost(@Nullable Cost cost) {
        return switch (cost) {
            case null -> "";
            case Cost.Usd usd -> ", at most $" + usd.usd().toPlainString();
            case Cost.Tokens tokens -> ", at most " + tokens.amount().toPlainString() + " " + tokens.token();
        };
    }

    private static String when(@Nullable Trigger trigger) {
        return switch (trigger) {
            case null -> "";
            case Trigger.PriceAbove above -> " when " + known(above.token()) + " is above $" + known(above.usd());
            case Trigger.PriceBelow below -> " when " + known(below.token()) + " is below $" + known(below.usd());
            case Trigger.Every every -> " every " + of(every.interval());
        };
    }

    /** {@code 3 days} for {@code P3D}, {@code 1 hour 30 minutes} for {@code PT1H30M}. */
    private static String of(@Nullable Timespan time) {
        if (time == null) {
            return "?";
        }
        int clock = time.iso8601().indexOf('T');
        return TIME_PART
                .matcher(time.iso8601())
                .results()
                .map(part -> part.group(1) + " " + unit(part.group(2), clock >= 0 && part.start() > clock)
                        + (part.group(1).equals("1") ? "" : "s"))
                .collect(Collectors.joining(" "));
    }

    private static String unit(String letter, boolean ofClock) {
        return switch (letter) {
            case "Y" -> "year";
            case "M" -> ofClock ? "minute" : "month";
            case "W" -> "week";
            case "D" -> "day";
            case "H" -> "hour";
            default -> "second";
        };
    }

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

    private static String on(@Nullable BigInteger count, @Nullable String gpu) {
        return gpu == null ? "" : " on " + (count == null ? "" : count + " ") + gpu;
    }

    private static String of(Asset asset) {
        String token = asset.token() == null ? "?" : asset.token();
        return switch (asset.amount()) {
            case null -> token;
            case Amount.Value value -> value.value().toPlainString() + " " + token;
            case Amount.Share share -> percent(share.share()) + " of the " + token;
            case Amount.Usd usd -> "$" + usd.usd().toPlainString() + " of " + token;
            case Amount.OfStep of ->
                percent(of.share()) + " of the " + token + " that step " + (of.step() + 1) + " gives";
        };
    }

    /** Hundredths of a per cent as a per cent. */
    static String percentOf(BigDecimal basisPoints) {
        return percent(basisPoints.movePointLeft(4));
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
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
