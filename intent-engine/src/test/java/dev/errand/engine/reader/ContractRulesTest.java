package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sentences of the public contract on intents, in its order and in both languages. The test README lists all of them. */
class ContractRulesTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();

    private static Reading read(String turns) {
        Conversation conversation = Conversation.EMPTY;
        Reading reading = null;
        for (String turn : turns.split("‖", -1)) {
            reading = READER.read(turn, conversation);
            conversation = conversation.next(reading);
        }
        return Objects.requireNonNull(reading);
    }

    private static String shortForm(Reading reading) {
        return reading.intents().stream().map(Leaves::shortForm).collect(Collectors.joining("; "));
    }

    private static void assertReady(String text, String expected) {
        Reading reading = read(text);
        assertThat(reading.status())
                .as("%s: %s %s %s", text, shortForm(reading), reading.missing(), reading.reason())
                .isEqualTo(Reading.Status.READY);
        assertThat(shortForm(reading)).as(text).isEqualTo(expected);
    }

    private static void assertMissing(String text, String... missing) {
        Reading reading = read(text);
        assertThat(reading.status()).as("%s: %s", text, shortForm(reading)).isEqualTo(Reading.Status.INCOMPLETE);
        assertThat(reading.missing()).as(text).containsExactlyInAnyOrder(missing);
    }

    @Nested
    class TheAnswerToAText {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "swap 2 ETH to USDC and then lend half of it",
                    "把2个ETH换成USDC，然后存一半",
                    "run Llama-3.1-8B over my file within 6 hours, at most $40",
                    "用Llama-3.1-8B跑附件，6小时内，最多40美元"
                })
        void isReadyWithAGroundForEveryLeafButTheType(String text) {
            Reading reading = read(text);
            assertThat(reading.status()).isEqualTo(Reading.Status.READY);
            assertThat(reading.grounds().stream().map(Ground::path).sorted().toList())
                    .isEqualTo(Leaves.of(reading));
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                swap 2 ETH | swap sell.token=ETH sell.amount.value=2 | buy.token
                卖3个ETH | swap sell.token=ETH sell.amount.value=3 | buy.token
                send 5 DAI | transfer asset.token=DAI asset.amount.value=5 | to
                转5 DAI | transfer asset.token=DAI asset.amount.value=5 | to
                rent H100s for a day | rent gpu=H100 duration=P1D | count
                租H100一天 | rent gpu=H100 duration=P1D | count
                """)
        void isIncompleteWithWhatIsKnownSoFar(String text, String known, String missing) {
            assertMissing(text, missing);
            assertThat(shortForm(read(text))).isEqualTo(known);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                swap 2 ETH to USDC then lend some DAI on aave | 1.asset.amount
                把2个ETH换成USDC，再往aave存点DAI | 1.asset.amount
                swap 1 ETH to DAI then send it | 1.to
                把1个ETH换成DAI，然后转给小王 | 1.to
                """)
        void namesWhatTheSecondIntentLacksWithItsIndex(String text, String missing) {
            assertMissing(text, missing);
        }

        @ParameterizedTest
        @CsvSource({"swap ETH to USDC, false", "把ETH换成USDC, true", "send 5 DAI, false", "轉5個DAI, true"})
        void asksInTheTextsOwnLanguage(String text, boolean chinese) {
            String question = String.valueOf(read(text).question());
            assertThat(Hanzi.areIn(question)).as(question).isEqualTo(chinese);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                good morning | SMALL_TALK
                早上好 | SMALL_TALK
                should I sell my ETH? | ADVICE
                我该卖ETH吗？ | ADVICE
                I sold 2 ETH yesterday | PAST
                我昨天卖了2个ETH | PAST
                don't sell my ETH | NEGATION
                不要卖我的ETH | NEGATION
                asdf qwer | NOISE
                啊啊啊啊啊 | NOISE
                """)
        void isUnsupportedWithAReason(String text, Reading.Reason reason) {
            Reading reading = read(text);
            assertThat(reading.status()).isEqualTo(Reading.Status.UNSUPPORTED);
            assertThat(reading.reason()).as(text).isEqualTo(reason);
        }

        @ParameterizedTest
        @ValueSource(strings = {"🙏🙏 swap 2 ETH to USDC", "🙏🙏 把2个ETH换成USDC"})
        void countsOffsetsInUtf16(String text) {
            Reading reading = read(text);
            assertThat(reading.status()).isEqualTo(Reading.Status.READY);
            assertThat(reading.grounds())
                    .allSatisfy(ground -> assertThat(text.substring(ground.start(), ground.end()))
                            .isEqualTo(ground.text()));
        }

        @ParameterizedTest
        @CsvSource({"swap ETH to USDC‖2", "把ETH换成USDC‖两个"})
        void saysWhichTurnGaveAValue(String turns) {
            assertThat(read(turns).grounds()).extracting(Ground::turn).contains(0, -1);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                swap ETH to USDC‖2 | swap sell.token=ETH sell.amount.value=2 buy.token=USDC
                swap 2 ETH‖to USDC | swap sell.token=ETH sell.amount.value=2 buy.token=USDC
                把ETH换成USDC‖两个 | swap sell.token=ETH sell.amount.value=2 buy.token=USDC
                卖2个ETH‖换成USDC | swap sell.token=ETH sell.amount.value=2 buy.token=USDC
                """)
        void goesOnWithAFollowUp(String turns, String expected) {
            assertReady(turns, expected);
        }

        @ParameterizedTest
        @ValueSource(strings = {"swap 2 ETH‖yes", "卖2个ETH‖好"})
        void stillAsksWhereAYesAnswersNothing(String turns) {
            assertMissing(turns, "buy.token");
        }

        @ParameterizedTest
        @ValueSource(strings = {"swap 2 ETH to USDC and frobnicate it", "把2个ETH换成USDC，再帮我弄一下那个"})
        void isNeverReadyWithoutAFurtherRequest(String text) {
            assertMissing(text, "request");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                send 5 DAI to nobody-has-this-name.eth | nobody-has-this-name.eth
                转5 DAI给nobody-has-this-name.eth | nobody-has-this-name.eth
                send 5 DAI to @stranger | @stranger
                转5 DAI给@陌生人 | @陌生人
                """)
        void takesNamesByTheirForm(String text, String to) {
            assertReady(text, "transfer asset.token=DAI asset.amount.value=5 to=" + to);
        }
    }

    @Nested
    class Intents {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                use 40 DAI to buy 2 UNI | sell.amount,buy.amount
                用40 DAI买2个UNI | sell.amount,buy.amount
                """)
        void aSwapHasExactlyOneAmount(String text, String missing) {
            assertMissing(text, missing.split(",", -1));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                    "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
                    "alice.eth",
                    "@bob"
                })
        void aTransferGoesToAnAddressANameOrAContact(String to) {
            assertReady("send 5 DAI to " + to, "transfer asset.token=DAI asset.amount.value=5 to=" + to);
            assertReady("转5 DAI给" + to, "transfer asset.token=DAI asset.amount.value=5 to=" + to);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                rent 4 A100s for 6 hours, at most 50 USDC | rent gpu=A100 count=4 duration=PT6H maxCost.token=USDC maxCost.amount=50
                租4张A100用6小时，最多50 USDC | rent gpu=A100 count=4 duration=PT6H maxCost.token=USDC maxCost.amount=50
                render 250 frames on a 4090 within 3 hours, at most $20 | render frames=250 gpu=RTX4090 deadline=PT3H maxCost.usd=20
                用RTX 4090渲染250帧，3小时内完成，最多20美元 | render frames=250 gpu=RTX4090 deadline=PT3H maxCost.usd=20
                quote 2 ETH to USDC with 1% slippage | quote sell.token=ETH sell.amount.value=2 buy.token=USDC maxSlippageBps=100
                2个ETH能换多少USDC | quote sell.token=ETH sell.amount.value=2 buy.token=USDC
                lend 5 DAI | supply asset.token=DAI asset.amount.value=5
                存5 DAI | supply asset.token=DAI asset.amount.value=5
                """)
        void takeTheirOptionalFields(String text, String expected) {
            assertReady(text, expected);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                swap 5 DAI to UNI | 把5个DAI换成UNI | swap sell.token=DAI sell.amount.value=5 buy.token=UNI
                send 5 DAI to @bob | 给@bob转5个DAI | transfer asset.token=DAI asset.amount.value=5 to=@bob
                lend 5 DAI on aave | 存5个DAI到aave | supply asset.token=DAI asset.amount.value=5 market=aave
                withdraw 5 DAI from aave | 从aave取出5个DAI | withdraw asset.token=DAI asset.amount.value=5 market=aave
                borrow 5 DAI | 借5个DAI | borrow asset.token=DAI asset.amount.value=5
                repay 5 DAI | 还5个DAI | repay asset.token=DAI asset.amount.value=5
                """)
        void thatMoveValueTakeATrigger(String english, String chinese, String expected) {
            String when = expected + " trigger.when.token=ETH trigger.when.";
            assertReady(english + " when ETH is above 4000", when + "above=4000");
            assertReady("if ETH drops below $4,000 " + english, when + "below=4000");
            assertReady("ETH涨到4000以上时" + chinese, when + "above=4000");
            assertReady("ETH跌破4000时" + chinese, when + "below=4000");
            assertReady(english + " every week", expected + " trigger.every=P1W");
            assertReady("每周" + chinese, expected + " trigger.every=P1W");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                rent 1.5 H100s for 2 hours | count
                租1.5张H100用2小时 | count
                render 12.5 frames | frames
                渲染12.5帧 | frames
                """)
        void countInIntegers(String text, String missing) {
            assertMissing(text, missing);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                how long would it take to train a 7B model on 1T tokens | train parameters=7000000000 tokens=1000000000000 estimateOnly=true
                训练7B模型，1万亿token，要多久 | train parameters=7000000000 tokens=1000000000000 estimateOnly=true
                train a 7B model on 1T tokens | train parameters=7000000000 tokens=1000000000000
                训练7B模型，1万亿token | train parameters=7000000000 tokens=1000000000000
                """)
        void areEstimatesOnlyWhereTheTextAsksWhatItTakes(String text, String expected) {
            assertReady(text, expected);
        }
    }

    @Nested
    class AmountsAndTokens {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                Buy 0.1 WBTC with USDC | swap sell.token=USDC buy.token=WBTC buy.amount.value=0.1
                用USDC买0.1个WBTC | swap sell.token=USDC buy.token=WBTC buy.amount.value=0.1
                use 250 USDC to buy some ETH | swap sell.token=USDC sell.amount.value=250 buy.token=ETH
                用250 USDC买点ETH | swap sell.token=USDC sell.amount.value=250 buy.token=ETH
                """)
        void exactInAndExactOutAreToldApart(String text, String expected) {
            assertReady(text, expected);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                swap 1 ETH to PEPE | buy.token
                把1个ETH换成PEPE | buy.token
                swap 1 ETH to USDx | buy.token
                """)
        void aTokenThatIsNotListedIsNeverGuessed(String text, String missing) {
            assertMissing(text, missing);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                swap 2 ether to DAI | swap sell.token=ETH sell.amount.value=2 buy.token=DAI
                把2个以太坊换成DAI | swap sell.token=ETH sell.amount.value=2 buy.token=DAI
                用50u买LINK | swap sell.token=USDT sell.amount.value=50 buy.token=LINK
                swpa 2 ETH to DAI | swap sell.token=ETH sell.amount.value=2 buy.token=DAI
                兑焕2个ETH成DAI | swap sell.token=ETH sell.amount.value=2 buy.token=DAI
                """)
        void commonNamesSlangAndTyposOfVerbsCount(String text, String expected) {
            assertReady(text, expected);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                sell 50 bucks of LINK for DAI | swap sell.token=LINK sell.amount.usd=50 buy.token=DAI
                sell LINK for DAI, 50 dollars of LINK | swap sell.token=LINK sell.amount.usd=50 buy.token=DAI
                buy $50 of LINK with DAI | swap sell.token=DAI buy.token=LINK buy.amount.usd=50
                把50刀的LINK换成DAI | swap sell.token=LINK sell.amount.usd=50 buy.token=DAI
                用DAI买50美元的LINK | swap sell.token=DAI buy.token=LINK buy.amount.usd=50
                """)
        void dollarsAreOnTheSideThatTheTextNames(String text, String expected) {
            assertReady(text, expected);
        }

        @ParameterizedTest
        @ValueSource(strings = {"send $5 to @bob", "给@bob转5美元"})
        void dollarsAreNoToken(String text) {
            assertMissing(text, "asset.token");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                swap 2 ETH to WETH | 把2个ETH换成WETH | swap sell.token=ETH sell.amount.value=2 buy.token=WETH
                unwrap 2 WETH | 把2个WETH换成ETH | swap sell.token=WETH sell.amount.value=2 buy.token=ETH
                """)
        void ethAndWethAreTwoTokens(String english, String chinese, String expected) {
            assertReady(english, expected);
            assertReady(chinese, expected);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                swap 0 ETH to USDC | 把0个ETH换成USDC | sell.amount
                swap -1 ETH to USDC | 把-1个ETH换成USDC | sell.amount
                swap 101% of my ETH to USDC | 把101%的ETH换成USDC | sell.amount
                swap 1 ETH to ETH | 把1个ETH换成ETH | buy.token
                send 1 ETH to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed | 转1个ETH给0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed | to
                send 1 ETH to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe | 转1个ETH给0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe | to
                swap 1 ETH to USDC or DAI | 把1个ETH换成USDC或者DAI | buy.token
                swap 1.000.000 DAI to ETH | 把1.000.000个DAI换成ETH | sell.amount
                """)
        void whatCannotBeIsIncomplete(String english, String chinese, String missing) {
            assertMissing(english, missing);
            assertMissing(chinese, missing);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "about 2",
                    "roughly 2",
                    "around 2",
                    "approximately 2",
                    "almost 2",
                    "~2",
                    "some 2",
                    "at least 2",
                    "up to 2"
                })
        void anAmountThatIsOnlyAboutRightIsAskedFor(String amount) {
            Reading reading = read("swap " + amount + " ETH to USDC");
            assertThat(reading.status()).as(amount).isEqualTo(Reading.Status.INCOMPLETE);
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                1,250.50 | value=1250.5
                .5 | value=0.5
                1e3 | value=1000
                1.5k | value=1500
                3 million | value=3000000
                two | value=2
                one hundred and fifty | value=150
                half of my | share=0.5
                a quarter of my | share=0.25
                25% of my | share=0.25
                1.5万 | value=15000
                ２５ | value=25
                """)
        void numbersAreReadInEnglish(String number, String amount) {
            assertReady(
                    "swap " + number + " DAI to ETH", "swap sell.token=DAI sell.amount." + amount + " buy.token=ETH");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                1,250.50个 | value=1250.5
                .5个 | value=0.5
                1e3个 | value=1000
                1.5k个 | value=1500
                1.5万 | value=15000
                两千五百 | value=2500
                兩千五百個 | value=2500
                一百五十个 | value=150
                ２５个 | value=25
                25%的 | share=0.25
                百分之三十的 | share=0.3
                一半的 | share=0.5
                四分之一的 | share=0.25
                全部 | share=1
                """)
        void numbersAreReadInChinese(String number, String amount) {
            assertReady("把" + number + "DAI换成ETH", "swap sell.token=DAI sell.amount." + amount + " buy.token=ETH");
        }
    }

    @Test
    void everyTokenOfTheDefaultListIsRead() {
        for (String token : List.of("ETH", "WETH", "USDC", "USDT", "DAI", "WBTC", "LINK", "UNI")) {
            assertReady(
                    "send 2 " + token + " to @bob", "transfer asset.token=" + token + " asset.amount.value=2 to=@bob");
            assertReady("给@bob转2个" + token, "transfer asset.token=" + token + " asset.amount.value=2 to=@bob");
        }
    }
}
