package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.intent.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One word, again and again: what a pattern matches without end overflows the stack, and what looks back without end is slow. */
class EndlessTest {

    private static final int LENGTH = 6_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "先",
                "哈",
                "的",
                "不",
                "了",
                "一",
                "换",
                "和",
                "再",
                "把",
                "我",
                "吧",
                "啊",
                "请",
                "帮我",
                "谢谢",
                "给我",
                "存",
                "还",
                "借",
                "半个",
                "每天",
                "如果",
                "真",
                "太",
                "多",
                "为盼",
                "予以",
                "老板",
                "全都",
                "梭哈",
                "作抵押",
                "今天天气不错我们去公园里走走",
                "把1个ETH换成USDC然后",
                "，",
                "。",
                "u",
                "?",
                "@",
                "‖",
                "a ",
                "my ",
                "the ",
                "and then ",
                "no ",
                "please ",
                "haha ",
                "1 ",
                "ETH ",
                "1 ETH ",
                "$",
                "(",
                "1,",
                "k",
                "-",
                "😀"
            })
    void isAnsweredAndNothingIsMadeReadyOfIt(String word) {
        Reading reading = IntentReader.withDefaultTokens().read(word.repeat(LENGTH / word.length()));

        assertThat(reading.status()).isNotEqualTo(Reading.Status.READY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok ", "just ", "so ", "hey ", "why ", "发", "存", "走", "拿", "先", "以", "没用"})
    void besideARequestNothingElseIsMadeOfIt(String word) {
        IntentReader reader = IntentReader.withDefaultTokens();
        String request = "swap 1 ETH to USDC";
        String endless = word.repeat(LENGTH / word.length());

        assertThat(reader.read(endless + " " + request).intents())
                .isSubsetOf(reader.read(request).intents());
        assertThat(reader.read(request + " " + endless).intents())
                .isSubsetOf(reader.read(request).intents());
    }
}
