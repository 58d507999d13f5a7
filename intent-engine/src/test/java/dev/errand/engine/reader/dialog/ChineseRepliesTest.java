package dev.errand.engine.reader.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.Conversation;
import dev.errand.engine.reader.IntentReader;
import dev.errand.intent.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Chinese answers to an open question: a value counts only among words that say nothing of it. */
class ChineseRepliesTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();

    private static Reading reply(String first, String reply) {
        Conversation open = Conversation.EMPTY.next(READER.read(first));
        return READER.read(reply, open);
    }

    @ParameterizedTest
    @CsvSource({
        "转 USDC 给 @bob, 不是 10",
        "转 USDC 给 @bob, 10 太多了",
        "转 USDC 给 @bob, 我只有 10",
        "转 USDC 给 @bob, 上次是 10",
        "转 USDC 给 @bob, 他欠我 10",
        "转 USDC 给 @bob, 8 点",
        "转 10 USDC, 不是给 @bob",
        "转 10 USDC, @bob 不行",
        "转 10 USDC, @bob 吗",
        "转 10 USDC, 给 @bob 了",
        "转 10 USDC, 给 @bob 和你",
        "把 ETH 换成 USDC, 4000 的时候",
        "把 ETH 换成 USDC, '反过来,100'",
        "把 ETH 换成 USDC, 价格 2000",
        "把 ETH 换成 USDC, 不是全部",
        "租 H100 2 张, 两小时后",
        "训练 7B 模型, 不是 100B"
    })
    void aValueAmongOtherWordsIsAskedForAgain(String first, String reply) {
        assertThat(reply(first, reply).status()).isNotEqualTo(Reading.Status.READY);
    }

    @ParameterizedTest
    @CsvSource({
        "转 USDC 给 @bob, 10",
        "转 USDC 给 @bob, 10 个吧",
        "转 USDC 给 @bob, 就转 10 个好了",
        "转 10 USDC, '给 @bob,谢谢'",
        "转 10 USDC, 转给 bob.eth 吧",
        "把 ETH 换成 USDC, 卖 2 个",
        "把 ETH 换成 USDC, 一半就行",
        "租 H100 2 张, 租两个小时"
    })
    void aPlainAnswerIsTaken(String first, String reply) {
        assertThat(reply(first, reply).status()).isEqualTo(Reading.Status.READY);
    }
}
