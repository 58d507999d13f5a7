package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.draft.IntentJson;
import dev.errand.engine.reader.lexicon.Resource;
import dev.errand.intent.Ground;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SeparateRequestsTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final int PAIRS = 400;
    private static final int LONGEST = 60;

    private static final List<String> JOINTS_EN =
            List.of(", then ", " and then ", ". ", "; ", "\n", ". Also, ", ", and ");
    private static final List<String> JOINTS_ZH = List.of("，然后", "，再", "。", "；", "\n", "。另外", "，接着");

    /** Each was ready and wrong when all of a message was read as one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "swap 32 UNI for DAI, max slippage 0.4%~convert 90 dai to usdc | first has maxSlippageBps",
                "lease 16 B200 GPUs, 10 hours, cap 200 USDC~run llama-3.1-8b on the attached file | first has maxCost",
                "租三台 A100，为期两周，总价不超过 1500 美元~用 llama-3-70b 跑 2000 个请求 | first has maxCost",
                "rent 2 L40S for 3 days, at most 90 USDC; render 600 frames | first has maxCost",
                "sell 2 ETH for USDC~give me a price for swapping 30 LINK into ETH | swap quote",
                "报下价:16个ETH兑USDT；手上 weth 先走 30% 换 usdc | quote swap",
                "wallet balance~sell 3 wrapped ether for usdt | balance swap",
                "Could you please send 3 LINK to vitalik.eth?~Please give me an overview of all my token balances. | transfer balance",
                "Drop 5 UNI into @jules's wallet~Yesterday I sold my ETH and I regret it, so now buy 1 ETH with USDC. | transfer swap",
                "把所有的 UNI 打给 treasury.eth。上周借的有点多，今天先还300 DAI | transfer repay",
                "aave存一千usdc，再拿回3个WETH | supply withdraw"
            })
    void noneIsLostAndNoneTakesWhatIsAnothers(String text, String expected) {
        Reading read = READER.read(text.replace('~', '\n'));

        assertThat(read.status()).isEqualTo(Reading.Status.READY);
        if (expected.startsWith("first has ")) {
            String field = expected.substring("first has ".length());
            assertThat(read.grounds())
                    .extracting(Ground::path)
                    .anyMatch(path -> path.startsWith("/intents/0/" + field))
                    .noneMatch(path -> path.startsWith("/intents/1/" + field));
        } else {
            assertThat(read.intents()).extracting(Intent::type).containsExactly(expected.split(" "));
        }
    }

    /** What one sentence says of another is read with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "swap 1 ETH to USDC. No, forget it. Send 5 DAI to @bob.",
                "swap 1 ETH to USDC, or send 5 USDC to @bob",
                "before sending 50 DAI to @gus, swap 0.1 ETH to DAI",
                "swap 2 ETH to USDC. Supply half of the USDC to aave",
                "aave那边，先还500 USDC，再把抵押的1个ETH取回来",
                "转 20 USDC 给 @bob 之前,先把 1 LINK 换成 USDC",
                "if ETH drops below 2000, sell 1 ETH for USDC and send 5 USDC to @bob",
                "my friend wrote: swap 1 ETH to USDC. send 5 USDC to @bob",
                "send 40 USDC to @lena, but from my other wallet",
                "Transfer 0.4 ETH to 0x70997970C51812dc3A010C7d01b50e0d17dc79C8, that's my hardware wallet.",
                "训练一个70亿参数的模型，数据量2000亿tokens，用64张H100，两周内完成"
            })
    void whatDependsOnAnotherIsNotCutFromIt(String text) {
        Reading read = READER.read(text);

        assertThat(read.intents()).doesNotHaveDuplicates();
        List<String> types = read.intents().stream().map(Intent::type).toList();
        if (read.status() == Reading.Status.READY && types.size() > 1) {
            boolean linked =
                    read.grounds().stream().anyMatch(ground -> ground.path().endsWith("/of"))
                            || read.grounds().stream()
                                            .filter(ground -> ground.path().endsWith("/market"))
                                            .count()
                                    > 1
                            || !types.getFirst().equals("transfer");
            assertThat(linked).as(read.toString()).isTrue();
        }
        assertThat(types).doesNotContain("rent", "balance");
    }

    @Test
    void stepsAreCountedOverTheWholeMessage() {
        Reading read = READER.read("Send 5 USDC to @bob. Swap 2 LINK to DAI and lend half of it on Aave.");

        assertThat(read.status()).isEqualTo(Reading.Status.READY);
        assertThat(read.intents()).hasSize(3);
        assertThat(IntentJson.write(read.intents().getLast())).contains("step:1");
        assertThat(read.grounds())
                .filteredOn(ground -> ground.text() != null)
                .allSatisfy(ground -> assertThat(read.text().substring(ground.start(), ground.end()))
                        .isEqualTo(ground.text()));
    }

    /** So it is behind an earlier message, done or still open. */
    @ParameterizedTest
    @ValueSource(strings = {"swap 1 ETH to USDC", "swap some ETH to USDC", "thanks"})
    void inAConversationToo(String before) {
        Conversation conversation = Conversation.EMPTY.next(READER.read(before));

        Reading read = READER.read("rent 2 L40S for 3 days, at most 90 USDC; render 600 frames", conversation);

        assertThat(read.status()).isEqualTo(Reading.Status.READY);
        assertThat(read.grounds())
                .extracting(Ground::path)
                .contains("/intents/0/maxCost/amount")
                .doesNotContain("/intents/1/maxCost/amount");
    }

    /** Requests of the corpus, two at a time in one message: both are read as they are alone, or asked about. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void twoRequestsAreReadAsEachAlone(String language) {
        List<String> requests = requests(language);
        List<String> joints = language.equals("en") ? JOINTS_EN : JOINTS_ZH;
        Random random = new Random(11);
        int same = 0;
        List<String> other = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            String first = requests.get(random.nextInt(requests.size()));
            String second = requests.get(random.nextInt(requests.size()));
            String text = first.replaceAll("[\\s.!?。！？~,，;；]+$", "") + joints.get(i % joints.size()) + second;
            Reading read = READER.read(text);
            List<Intent> both = new ArrayList<>(READER.read(first).intents());
            both.addAll(READER.read(second).intents());
            same += read.status() == Reading.Status.READY && read.intents().equals(both) ? 1 : 0;
            if (read.status() == Reading.Status.READY && !read.intents().equals(both)) {
                other.add(text + " -> " + read.intents());
            }
        }

        assertThat(other)
                .hasSizeLessThanOrEqualTo(PAIRS / 50); // "all of the LINK", said right behind buying some, may be those
        assertThat((double) same / PAIRS).isGreaterThanOrEqualTo(0.93);
    }

    private static List<String> requests(String language) {
        return Resource.lines("/corpus/open-" + language + ".jsonl").stream()
                .map(JSON::readTree)
                .filter(item -> item.path("lang").asString().equals(language))
                .filter(item -> item.has("text") && isOneRequest(item.path("expect")))
                .map(item -> item.path("text").asString())
                .filter(text -> text.length() <= LONGEST && READER.read(text).status() == Reading.Status.READY)
                .toList();
    }

    private static boolean isOneRequest(JsonNode expected) {
        JsonNode intents = expected.path("intents");
        return expected.path("status").asString().equals("ready")
                && intents.size() == 1
                && !intents.path(0).has("trigger")
                && !intents.path(0).path("type").asString().equals("service");
    }
}
