package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public contract on intents: its example, its table of types, and each of its rules. */
class ContractTest {

    private final IntentReader reader = IntentReader.withDefaultTokens();

    private Reading read(String... turns) {
        Conversation conversation = Conversation.EMPTY;
        Reading reading = null;
        for (String turn : turns) {
            reading = reader.read(turn, conversation);
            conversation = conversation.next(reading);
        }
        return Objects.requireNonNull(reading);
    }

    private static String shortForm(Reading reading) {
        return reading.intents().stream().map(Leaves::shortForm).collect(Collectors.joining("; "));
    }

    private void assertReady(String text, String expected) {
        Reading reading = read(text.split("‖", -1));
        assertThat(reading.status())
                .as("%s: %s %s %s", text, shortForm(reading), reading.missing(), reading.reason())
                .isEqualTo(Reading.Status.READY);
        assertThat(shortForm(reading)).as(text).isEqualTo(expected);
    }

    @Test
    void givesTheExamplesAnswer() {
        String expected = """
                {"text": "swap 2 ETH to USDC and then lend half of it",
                 "status": "ready",
                 "intents": [
                  {"type": "swap", "sell": {"token": "ETH", "amount": {"value": "2"}}, "buy": {"token": "USDC"}},
                  {"type": "supply", "asset": {"token": "USDC", "amount": {"of": "step:0", "share": "0.5"}}}],
                 "missing": [], "question": null, "reason": null,
                 "grounds": [
                  {"path": "/intents/0/sell/token", "start": 7, "end": 10, "text": "ETH"},
                  {"path": "/intents/0/sell/amount/value", "start": 5, "end": 6, "text": "2"},
                  {"path": "/intents/0/buy/token", "start": 14, "end": 18, "text": "USDC"},
                  {"path": "/intents/1/asset/token", "rule": "output of step 0"},
                  {"path": "/intents/1/asset/amount/of", "start": 41, "end": 43, "text": "it"},
                  {"path": "/intents/1/asset/amount/share", "start": 33, "end": 37, "text": "half"}]}
                """;
        String answer = ReadingJson.write(read("swap 2 ETH to USDC and then lend half of it"));
        JsonNode got = JsonMapper.shared().readTree(answer);
        JsonNode wanted = JsonMapper.shared().readTree(expected);
        for (String field : List.of("text", "status", "intents", "missing", "question", "reason")) {
            assertThat(got.path(field)).isEqualTo(wanted.path(field));
        }
        assertThat(got.path("grounds")).containsExactlyInAnyOrderElementsOf(wanted.path("grounds"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            swap 2 ETH to USDC, slippage 50 bps | swap sell.token=ETH sell.amount.value=2 buy.token=USDC maxSlippageBps=50
            quote 2 ETH to USDC | quote sell.token=ETH sell.amount.value=2 buy.token=USDC
            send 5 DAI to alice.eth | transfer asset.token=DAI asset.amount.value=5 to=alice.eth
            lend 100 USDC on aave | supply asset.token=USDC asset.amount.value=100 market=aave
            withdraw half of my DAI from compound | withdraw asset.token=DAI asset.amount.share=0.5 market=compound
            borrow 50 DAI | borrow asset.token=DAI asset.amount.value=50
            repay all my USDC debt on aave | repay asset.token=USDC asset.amount.share=1 market=aave
            balance | balance
            how much LINK do I have? | balance token=LINK
            run Llama-3.1-8B at fp8 over my file on 2 H100s within 6 hours, at most $40 | infer model=Llama-3.1-8B input=attachment precision=fp8 deadline=PT6H maxCost.usd=40 gpu=H100 count=2
            serve 200 requests of 1,000 input tokens and 300 output tokens each with Qwen3-8B | infer model=Qwen3-8B inputTokens=1000 outputTokens=300 requests=200
            train a 7B model on 1T tokens with 64 H100s, budget 40 USDC | train parameters=7000000000 tokens=1000000000000 maxCost.token=USDC maxCost.amount=40 gpu=H100 count=64
            fine-tune Llama-3.1-8B on 50M tokens within two weeks | train model=Llama-3.1-8B tokens=50000000 deadline=P2W
            rent 4 A100s for 6 hours | rent gpu=A100 count=4 duration=PT6H
            render 250 frames, 90 seconds per frame, on a 4090 | render frames=250 secondsPerFrame=90 gpu=RTX4090
            translate this contract into German | service query=translate this contract into German
            how long would Llama-3.1-70B take to generate 1M tokens on 4 H100s? | infer model=Llama-3.1-70B outputTokens=1000000 gpu=H100 count=4 estimateOnly=true
            how long would pretraining a 175B model on 180B tokens take on one A100? | train parameters=175000000000 tokens=180000000000 gpu=A100 count=1 estimateOnly=true
            把2个ETH换成USDC | swap sell.token=ETH sell.amount.value=2 buy.token=USDC
            存100 DAI到Aave | supply asset.token=DAI asset.amount.value=100 market=aave
            从aave取一半的USDC | withdraw asset.token=USDC asset.amount.share=0.5 market=aave
            借50 DAI | borrow asset.token=DAI asset.amount.value=50
            还清我的USDC贷款 | repay asset.token=USDC asset.amount.share=1
            租4张A100用6小时 | rent gpu=A100 count=4 duration=PT6H
            帮我把这段话翻译成法语 | service query=把这段话翻译成法语
            """)
    void readsEveryType(String text, String expected) {
        assertReady(text, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Buy 0.1 WBTC with USDC | swap sell.token=USDC buy.token=WBTC buy.amount.value=0.1
            use 250 USDC to buy some ETH | swap sell.token=USDC sell.amount.value=250 buy.token=ETH
            sell $200 of ETH for DAI | swap sell.token=ETH sell.amount.usd=200 buy.token=DAI
            buy 200 bucks of ETH with DAI | swap sell.token=DAI buy.token=ETH buy.amount.usd=200
            把50u换成DAI | swap sell.token=USDT sell.amount.value=50 buy.token=DAI
            拿2个以太坊换DAI | swap sell.token=ETH sell.amount.value=2 buy.token=DAI
            convrt 2 ether to DAI | swap sell.token=ETH sell.amount.value=2 buy.token=DAI
            wrap 2 ETH | swap sell.token=ETH sell.amount.value=2 buy.token=WETH
            swap 2 WETH to ETH | swap sell.token=WETH sell.amount.value=2 buy.token=ETH
            sell 1 ETH for USDC when ETH rises above 4000 | swap sell.token=ETH sell.amount.value=1 buy.token=USDC trigger.when.token=ETH trigger.when.above=4000
            if ETH drops below $1,500 sell 1 ETH for USDC | swap sell.token=ETH sell.amount.value=1 buy.token=USDC trigger.when.token=ETH trigger.when.below=1500
            swap 10 DAI to ETH every week | swap sell.token=DAI sell.amount.value=10 buy.token=ETH trigger.every=P1W
            ETH跌破2500时用500 USDC买ETH | swap sell.token=USDC sell.amount.value=500 buy.token=ETH trigger.when.token=ETH trigger.when.below=2500
            每周用100 USDC买ETH | swap sell.token=USDC sell.amount.value=100 buy.token=ETH trigger.every=P1W
            """)
    void keepsItsRules(String text, String expected) {
        assertReady(text, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,250.50 | 1250.5
            .5 | 0.5
            1e3 | 1000
            1.5k | 1500
            3 million | 3000000
            two | 2
            one hundred and fifty | 150
            1.5万 | 15000
            两千五百 | 2500
            ２５ | 25
            兩千五百 | 2500
            """)
    void readsNumbersAsPeopleWriteThem(String number, String value) {
        assertReady(
                "swap " + number + " DAI to ETH", "swap sell.token=DAI sell.amount.value=" + value + " buy.token=ETH");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            half of my | 0.5
            a quarter of my | 0.25
            25% of my | 0.25
            all my | 1
            百分之三十的 | 0.3
            一半的 | 0.5
            全部 | 1
            """)
    void readsSharesAsPeopleWriteThem(String share, String value) {
        assertReady(
                "swap " + share + " DAI to ETH", "swap sell.token=DAI sell.amount.share=" + value + " buy.token=ETH");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            swap 0 ETH to USDC | sell.amount
            swap -1 ETH to USDC | sell.amount
            swap 101% of my ETH to USDC | sell.amount
            swap 1 ETH to ETH | buy.token
            swap 1 ETH to USDC or DAI | buy.token
            swap 1.000.000 DAI to ETH | sell.amount
            swap 1 ETH to PEPE | buy.token
            send 1 ETH to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed | to
            send 1 ETH to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe | to
            swap 2 USDC to ETH and fizzle the rest | request
            swap 1 ETH to DAI then send it | 1.to
            withhold 5 USDC to @bob | request
            swap usdc->eth 250 | sell.amount,request
            sell 0.5 ETH for at least 1500 USDC | request
            withhold 5 USDC, 3 DAI to @bob | request
            run a model | model
            rent H100s for a day | count
            把ETH换成DAI | sell.amount
            swap 2 ETH for 3000 USDC | sell.amount,buy.amount
            """)
    void asksForWhatIsMissingOrReadsTwoWays(String text, String missing) {
        Reading reading = read(text);
        assertThat(reading.status()).as(text).isEqualTo(Reading.Status.INCOMPLETE);
        assertThat(reading.missing()).as(text).containsExactly(missing.split(",", -1));
        assertThat(Hanzi.areIn(String.valueOf(reading.question()))).isEqualTo(Hanzi.areIn(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            swap ETH to USDC‖2 | swap sell.token=ETH sell.amount.value=2 buy.token=USDC
            swap 2 ETH‖to USDC | swap sell.token=ETH sell.amount.value=2 buy.token=USDC
            send 5 DAI‖thanks!‖to @bob | transfer asset.token=DAI asset.amount.value=5 to=@bob
            swap 2 ETH to USDC‖no, DAI instead | swap sell.token=ETH sell.amount.value=2 buy.token=DAI
            swap 2 ETH to USDC‖make it 3 | swap sell.token=ETH sell.amount.value=3 buy.token=USDC
            send 5 DAI to @bob‖the same again | transfer asset.token=DAI asset.amount.value=5 to=@bob
            lend 50 USDC on aave‖do that again with DAI | supply asset.token=DAI asset.amount.value=50 market=aave
            swap 1 ETH to DAI with low slippage‖0.2% | swap sell.token=ETH sell.amount.value=1 buy.token=DAI maxSlippageBps=20
            把ETH换成DAI‖两个 | swap sell.token=ETH sell.amount.value=2 buy.token=DAI
            把2个ETH换成USDC‖不对，换成DAI | swap sell.token=ETH sell.amount.value=2 buy.token=DAI
            把2个ETH换成DAI‖改成3个 | swap sell.token=ETH sell.amount.value=3 buy.token=DAI
            用100 USDC买ETH‖一样的再来一次 | swap sell.token=USDC sell.amount.value=100 buy.token=ETH
            """)
    void aFollowUpContinuesCorrectsOrRepeats(String turns, String expected) {
        assertReady(turns, expected);
    }

    @ParameterizedTest
    @CsvSource({"swap ETH to USDC‖cancel", "把ETH换成USDC‖算了", "send 5 DAI‖never mind", "转5 DAI‖取消"})
    void cancelEndsWhatWasOpen(String turns) {
        String[] both = turns.split("‖", -1);
        Reading first = reader.read(both[0]);
        Conversation open = Conversation.EMPTY.next(first);
        Reading second = reader.read(both[1], open);
        assertThat(second.reason()).isEqualTo(Reading.Reason.NEGATION);
        assertThat(open.next(second)).isEqualTo(Conversation.EMPTY);
    }

    @Test
    void anAnswerToOneQuestionDoesNotAnswerAnother() {
        Reading first = read("swap ETH to USDC with low slippage");
        assertThat(first.missing()).containsExactlyInAnyOrder("sell.amount", "maxSlippageBps");
        Reading second = read("swap ETH to USDC with low slippage", "2");
        assertThat(second.status()).isEqualTo(Reading.Status.INCOMPLETE);
        assertThat(second.missing()).containsExactly("maxSlippageBps");
    }
}
