package dev.errand.intent;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says an intent in words, every value of it, for the person who is to confirm it: {@code swap 2 ETH for USDC}, 把 2 ETH 换成 USDC. What is not
 * known yet is a question mark. The words are for people; programs read the JSON.
 */
public final class Wording {

    /** Of a length of time in ISO 8601. */
    private static final Pattern TIME_PART = Pattern.compile("(\\d+(?:\\.\\d+)?)([YMWDHS])");

    private final Language language;

    private Wording(Language language) {
        this.language = language;
    }

    /** One line, without a full stop. */
    public static String of(Intent intent, Language language) {
        return new Wording(language).say(intent);
    }

    private String say(Intent intent) {
        return switch (intent) {
            case Intent.Swap swap ->
                when(swap.trigger(), trade(swap.sell(), swap.buy()) + slippage(swap.maxSlippageBps()));
            case Intent.Quote quote -> price(quote.sell(), quote.buy()) + slippage(quote.maxSlippageBps());
            case Intent.Transfer transfer ->
                when(
                        transfer.trigger(),
                        language.say("send %s to %s", "转 %s 给 %s", of(transfer.asset()), known(transfer.to())));
            case Intent.Balance balance ->
                balance.token() == null
                        ? language.say("balance", "余额")
                        : language.say("balance of %s", "%s 的余额", balance.token());
            case Intent.Loan loan -> when(loan.trigger(), loan(loan));
            case Intent.Infer infer -> job(infer.estimateOnly(), run(infer));
            case Intent.Train train -> job(train.estimateOnly(), train(train));
            case Intent.Rent rent ->
                language.say(
                                "rent %s %s for %s",
                                "租 %s 张 %s，%s", known(rent.count()), known(rent.gpu()), of(rent.duration()))
                        + atMost(rent.maxCost());
            case Intent.Render render ->
                language.say("render %s frames", "渲染 %s 帧", known(render.frames()))
                        + (render.secondsPerFrame() == null
                                ? ""
                                : language.say(
                                        " of %s seconds each",
                                        "，每帧 %s 秒", render.secondsPerFrame().toPlainString()))
                        + on(null, render.gpu())
                        + within(render.deadline())
                        + atMost(render.maxCost());
            case Intent.Service service -> language.say("find an agent for \"%s\"", "找人办“%s”", known(service.query()));
        };
    }

    private String trade(Asset sell, Asset buy) {
        return sell.amount() == null && buy.amount() != null
                ? language.say("buy %2$s with %1$s", "用 %s 买 %s", of(sell), of(buy))
                : language.say("swap %s for %s", "把 %s 换成 %s", of(sell), of(buy));
    }

    private String price(Asset sell, Asset buy) {
        return sell.amount() == null && buy.amount() != null
                ? language.say("quote for buying %2$s with %1$s", "查询买 %2$s 要多少 %1$s", of(sell), of(buy))
                : language.say("quote for swapping %s into %s", "查询 %s 能换多少 %s", of(sell), of(buy));
    }

    private String loan(Intent.Loan loan) {
        String market = loan.market();
        String what = of(loan.asset());
        String there = market == null ? "" : language.say(" on %s", "在 %s ", market);
        return switch (loan) {
            case Intent.Supply supply -> language.say("supply %2$s%1$s", "%s存入 %s", there, what);
            case Intent.Withdraw withdraw -> language.say("withdraw %2$s%1$s", "%s取出 %s", there, what);
            case Intent.Borrow borrow -> language.say("borrow %2$s%1$s", "%s借入 %s", there, what);
            case Intent.Repay repay -> language.say("repay %2$s%1$s", "%s偿还 %s", there, what);
        };
    }

    private String run(Intent.Infer infer) {
        StringBuilder said = new StringBuilder(language.say("run %s", "运行 %s", known(infer.model())));
        said.append(infer.precision() == null ? "" : " (" + infer.precision() + ")");
        said.append(infer.input() == null ? "" : language.say(" on the %s", "，输入为附件", infer.input()));
        said.append(counted(infer.requests(), ", %s requests", "，%s 个请求"));
        said.append(counted(infer.inputTokens(), ", %s tokens in", "，每个输入 %s token"));
        said.append(counted(infer.outputTokens(), ", %s tokens out", "，每个输出 %s token"));
        return said.append(on(infer.count(), infer.gpu()))
                .append(within(infer.deadline()))
                .append(atMost(infer.maxCost()))
                .toString();
    }

    private String train(Intent.Train train) {
        String model = train.model() == null
                ? language.say("a model of %s parameters", "%s 参数的模型", known(train.parameters()))
                : train.model() + counted(train.parameters(), " (%s parameters)", "（%s 参数）");
        return language.say("train %s on %s tokens", "训练 %s，%s token", model, known(train.tokens()))
                + on(train.count(), train.gpu())
                + within(train.deadline())
                + atMost(train.maxCost());
    }

    private String job(boolean estimateOnly, String job) {
        return estimateOnly ? language.say("estimate what it takes to %s", "估算%s", job) : job;
    }

    private String counted(@Nullable BigInteger count, String english, String chinese) {
        return count == null ? "" : language.say(english, chinese, count);
    }

    private String on(@Nullable BigInteger count, @Nullable String gpu) {
        if (gpu == null) {
            return counted(count, " on %s GPUs", "，用 %s 张卡");
        }
        return count == null
                ? language.say(" on %s", "，用 %s", gpu)
                : language.say(" on %s %s", "，用 %s 张 %s", count, gpu);
    }

    private String slippage(@Nullable Integer bps) {
        return bps == null
                ? ""
                : language.say(
                        ", at most %s slippage",
                        "，滑点最多 %s", percent(BigDecimal.valueOf(bps).movePointLeft(4)));
    }

    private String within(@Nullable Timespan deadline) {
        return deadline == null ? "" : language.say(" within %s", "，%s内完成", of(deadline));
    }

    private String atMost(@Nullable Cost cost) {
        return switch (cost) {
            case null -> "";
            case Cost.Usd usd ->
                language.say(", at most $%s", "，最多 %s 美元", usd.usd().toPlainString());
            case Cost.Tokens tokens ->
                language.say(", at most %s %s", "，最多 %s %s", tokens.amount().toPlainString(), tokens.token());
        };
    }

    private String when(@Nullable Trigger trigger, String deed) {
        return switch (trigger) {
            case null -> deed;
            case Trigger.PriceAbove above ->
                language.say(
                        "%3$s when %1$s is above $%2$s",
                        "%s 高于 %s 美元时，%s", known(above.token()), known(above.usd()), deed);
            case Trigger.PriceBelow below ->
                language.say(
                        "%3$s when %1$s is below $%2$s",
                        "%s 低于 %s 美元时，%s", known(below.token()), known(below.usd()), deed);
            case Trigger.Every every -> language.say("%2$s every %1$s", "每 %s：%s", of(every.interval()), deed);
        };
    }

    private String of(Asset asset) {
        String token = known(asset.token());
        return switch (asset.amount()) {
            case null -> token;
            case Amount.Value value -> value.value().toPlainString() + " " + token;
            case Amount.Share share -> language.say("%s of the %s", "%2$s 的 %1$s", percent(share.share()), token);
            case Amount.Usd usd ->
                language.say("$%s of %s", "%s 美元的 %s", usd.usd().toPlainString(), token);
            case Amount.OfStep of ->
                language.say(
                        "%s of the %s that step %d gives",
                        "第 %3$d 步所得 %2$s 的 %1$s", percent(of.share()), token, of.step() + 1);
        };
    }

    /** {@code 3 days} for {@code P3D}, {@code 1 hour 30 minutes} for {@code PT1H30M}. */
    private String of(@Nullable Timespan time) {
        if (time == null) {
            return "?";
        }
        int clock = time.iso8601().indexOf('T');
        return TIME_PART
                .matcher(time.iso8601())
                .results()
                .map(part -> unit(part.group(1), part.group(2), clock >= 0 && part.start() > clock))
                .collect(Collectors.joining(" "));
    }

    private String unit(String count, String letter, boolean ofClock) {
        String unit = switch (letter) {
            case "Y" -> language.say("year", "年");
            case "M" -> ofClock ? language.say("minute", "分钟") : language.say("month", "个月");
            case "W" -> language.say("week", "周");
            case "D" -> language.say("day", "天");
            case "H" -> language.say("hour", "小时");
            default -> language.say("second", "秒");
        };
        return count + " " + unit + (count.equals("1") ? "" : language.say("s", ""));
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }

    private static String known(@Nullable Object value) {
        return switch (value) {
            case null -> "?";
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }
}
