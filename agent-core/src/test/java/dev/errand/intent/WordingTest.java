package dev.errand.intent;

import static dev.errand.intent.Language.CHINESE;
import static dev.errand.intent.Language.ENGLISH;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static final Asset FIVE = new Asset("USDC", new Amount.Value(BigDecimal.valueOf(5)));
    private static final Asset ETH = new Asset("ETH", null);

    @Test
    void whatIsNotKnownYetIsAQuestionMark() {
        says(new Intent.Transfer(FIVE, null, null), "send 5 USDC to ?", "转 5 USDC 给 ?");
        says(new Intent.Rent(null, null, null, null), "rent ? ? for ?", "租 ? 张 ?，?");
        says(new Intent.Swap(Asset.UNKNOWN, ETH, null, null), "swap ? for ETH", "把 ? 换成 ETH");
    }

    @Test
    void whichSideOfASwapIsExactIsSaid() {
        says(new Intent.Swap(FIVE, ETH, null, null), "swap 5 USDC for ETH", "把 5 USDC 换成 ETH");
        says(new Intent.Swap(ETH, FIVE, null, null), "buy 5 USDC with ETH", "用 ETH 买 5 USDC");
        says(new Intent.Quote(FIVE, ETH, null), "quote for swapping 5 USDC into ETH", "查询 5 USDC 能换多少 ETH");
        says(new Intent.Quote(ETH, FIVE, null), "quote for buying 5 USDC with ETH", "查询买 5 USDC 要多少 ETH");
    }

    @Test
    void sharesDollarsAndResultsOfStepsAreAmounts() {
        says(send(new Amount.Share(new BigDecimal("0.5"))), "send 50 % of the USDC to @bob", "转 USDC 的 50 % 给 @bob");
        says(send(new Amount.Usd(new BigDecimal("200"))), "send $200 of USDC to @bob", "转 200 美元的 USDC 给 @bob");
        says(
                send(new Amount.OfStep(0, BigDecimal.ONE)),
                "send 100 % of the USDC that step 1 gives to @bob",
                "转 第 1 步所得 USDC 的 100 % 给 @bob");
    }

    @Test
    void limitsAndTimesAreSaid() {
        says(
                new Intent.Rent(
                        "H100", BigInteger.valueOf(8), new Timespan("P3D"), new Cost.Usd(BigDecimal.valueOf(40))),
                "rent 8 H100 for 3 days, at most $40",
                "租 8 张 H100，3 天，最多 40 美元");
        says(
                new Intent.Swap(FIVE, ETH, 50, new Trigger.PriceBelow("ETH", BigDecimal.valueOf(2_000))),
                "swap 5 USDC for ETH, at most 0.5 % slippage when ETH is below $2000",
                "ETH 低于 2000 美元时，把 5 USDC 换成 ETH，滑点最多 0.5 %");
        says(
                new Intent.Supply(FIVE, "aave", new Trigger.Every(new Timespan("P1M"))),
                "supply 5 USDC on aave every 1 month",
                "每 1 个月：在 aave 存入 5 USDC");
        says(
                new Intent.Render(
                        BigInteger.TEN, null, null, new Timespan("P1DT1H30M"), new Cost.Tokens("USDC", BigDecimal.ONE)),
                "render 10 frames within 1 day 1 hour 30 minutes, at most 1 USDC",
                "渲染 10 帧，1 天 1 小时 30 分钟内完成，最多 1 USDC");
    }

    @Test
    void everyValueOfAJobIsSaid() {
        says(
                new Intent.Infer(
                        "Llama-3.1-8B",
                        "attachment",
                        BigInteger.valueOf(500),
                        BigInteger.valueOf(200),
                        BigInteger.valueOf(100),
                        "fp8",
                        new Timespan("PT6H"),
                        new Cost.Usd(BigDecimal.TEN),
                        "H100",
                        BigInteger.TWO,
                        false),
                "run Llama-3.1-8B (fp8) on the attachment, 100 requests, 500 tokens in, 200 tokens out on 2 H100"
                        + " within 6 hours, at most $10",
                "运行 Llama-3.1-8B (fp8)，输入为附件，100 个请求，每个输入 500 token，每个输出 200 token，用 2 张 H100，6 小时内完成，最多 10 美元");
        says(
                new Intent.Train(
                        null,
                        BigInteger.valueOf(7_000_000_000L),
                        BigInteger.valueOf(1_000_000),
                        null,
                        null,
                        null,
                        BigInteger.TWO,
                        true),
                "estimate what it takes to train a model of 7000000000 parameters on 1000000 tokens on 2 GPUs",
                "估算训练 7000000000 参数的模型，1000000 token，用 2 张卡");
    }

    private static Intent send(Amount amount) {
        return new Intent.Transfer(new Asset("USDC", amount), "@bob", null);
    }

    private static void says(Intent intent, String english, String chinese) {
        assertThat(Wording.of(intent, ENGLISH)).isEqualTo(english);
        assertThat(Wording.of(intent, CHINESE)).isEqualTo(chinese);
    }
}
