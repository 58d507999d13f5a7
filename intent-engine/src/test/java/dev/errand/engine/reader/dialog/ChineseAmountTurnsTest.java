package dev.errand.engine.reader.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.Conversation;
import dev.errand.engine.reader.IntentReader;
import dev.errand.intent.Amount;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies in a Chinese conversation: a number belongs to the token that it was said of. Turns stand between {@code ||}. */
class ChineseAmountTurnsTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();

    private static Reading last(String talk) {
        Conversation conversation = Conversation.EMPTY;
        Reading reading = null;
        for (String turn : talk.split(" \\|\\| ")) {
            reading = READER.read(turn, conversation);
            conversation = conversation.next(reading);
        }
        return reading;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            卖 ETH || 2000 USDC = ETH > 2000 USDC
            卖 ETH || 2000U = ETH > 2000 USDT
            卖 ETH || 换 2000 USDC = ETH > 2000 USDC
            卖 LINK || 500 USDC 的 = LINK > 500 USDC
            卖 LINK || 得 500 USDC = LINK > 500 USDC
            卖 LINK || 5 个 USDC = LINK > 5 USDC
            沽 LINK || 500 USDC = LINK > 500 USDC
            买 ETH || 2 个 || USDC = USDC > 2 ETH
            买ETH || 0.5个 || 用USDC = USDC > 0.5 ETH
            买 LINK || 50 个 || 用 USDC = USDC > 50 LINK
            """)
    void aNumberOfWhatIsToBeGotIsBought(String talk, String bought) {
        Intent.Swap swap = (Intent.Swap) last(talk).intents().getFirst();
        Amount.Value amount = (Amount.Value) Objects.requireNonNull(swap.buy().amount());
        assertThat(swap.sell().token() + " > " + amount.value().toPlainString() + " "
                        + swap.buy().token())
                .isEqualTo(bought);
        assertThat(last(talk).status()).isEqualTo(Reading.Status.READY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "把 2 ETH 换成 USDC || 换一半",
                "把 2 ETH 换成 USDC || 一半就好",
                "把 2 ETH 换成 USDC || 换 5000 就行",
                "把 2 ETH 换成 USDC || 同样的操作,LINK",
                "转 100 USDC 给 @bob || 一半就行",
                "转 100 USDC 给 @bob || 一半吧",
                "转 100 USDC 给 @bob || 改成一半",
                "转 100 USDC 给 @bob || 转一半",
                "转 100 USDC 给 @bob || 八成就行",
                "存 100 USDC 到 aave || 存一半就好",
                "还 aave 1000 USDC || 还一半吧",
                "还 aave 1000 USDC || 只还 30%",
                "用 100 USDC 买 ETH || 改成 2 个",
                "卖 LINK || USDC 500",
                "借 1000 USDC || aave || 换成 ETH",
                "转 USDC 给 @bob || 10 || 先换成 ETH",
                "转 1000 USDC 给 @bob || 换成 WBTC",
                "转 1000 USDC 给 @bob || 换成 WBTC 给他",
                "转 1000 USDC 给 @bob || 先换成 WBTC",
                "转 1000 USDC 给 @bob || 折成 ETH",
                "转 1000 USDC 给 @bob || 用 ETH 付",
                "从 aave 取 1000 USDC || 换成 ETH",
                "取 1000 USDC || 换成 ETH",
                "存 1000 USDC 到 aave || 换成 ETH",
                "还 aave 1000 USDC || 换成 ETH",
                "借 1000 USDC || 换成 ETH",
                "用 1000 USDC 买 ETH || 改用 WBTC",
                "用 1000 USDC 买 ETH || 用 WBTC 买",
                "把 1000 USDC 换成 DAI || ETH 换",
                "转 ETH 给 @bob || 。5"
            })
    void aNumberOfAnotherTokenIsAskedFor(String talk) {
        assertThat(last(talk).status()).isNotEqualTo(Reading.Status.READY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "把 2 ETH 换成 USDC || 3 个吧",
                "把 2 ETH 换成 USDC || 换成 DAI",
                "卖 ETH || USDC || 2 个",
                "卖 ETH || 换成 USDC || 一半",
                "卖 ETH 换 USDC || 一半",
                "转 USDC 给 @bob || 一半",
                "转 1000 USDC 给 @bob || 换成 USDT",
                "用 USDC 买 ETH || 100",
                "用 USDC 买 ETH || 买 2 个",
                "把 ETH 换成 USDC || 5000 USDC",
                "转 10 USDC 给 @bob || 改成 20",
                "买 ETH || 100 USDC",
                "把 1000 USDC 换成 ETH || 换成 WBTC",
                "买 ETH 用 USDC || 150 个"
            })
    void aPlainReplyIsTaken(String talk) {
        assertThat(last(talk).status()).isEqualTo(Reading.Status.READY);
    }
}
