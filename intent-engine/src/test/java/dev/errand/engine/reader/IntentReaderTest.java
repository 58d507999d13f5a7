package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.intent.Amount;
import dev.errand.intent.Asset;
import dev.errand.intent.Ground;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntentReaderTest {

    private static final String BOB = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    private final IntentReader reader = IntentReader.withDefaultTokens();

    /** Short form of what was read: {@code swap 2 ETH > USDC}; several intents are divided by a semicolon. */
    private static String shortForm(Reading reading) {
        return reading.intents().stream().map(IntentReaderTest::shortForm).collect(Collectors.joining("; "));
    }

    private static String shortForm(Intent intent) {
        return switch (intent) {
            case Intent.Swap swap ->
                "swap " + shortForm(swap.sell()) + " > " + shortForm(swap.buy())
                        + (swap.maxSlippageBps() == null ? "" : " max " + swap.maxSlippageBps())
                        + (swap.trigger() == null ? "" : " when " + swap.trigger());
            case Intent.Quote quote -> "quote " + shortForm(quote.sell()) + " > " + shortForm(quote.buy());
            case Intent.Transfer transfer -> "transfer " + shortForm(transfer.asset()) + " to " + transfer.to();
            case Intent.Balance balance -> "balance " + (balance.token() == null ? "all" : balance.token());
            case Intent.Loan loan -> loan.type() + " " + shortForm(loan.asset()) + " on " + loan.market();
            default -> Leaves.shortForm(intent);
        };
    }

    private static String shortForm(Asset asset) {
        String amount = switch (asset.amount()) {
            case null -> "";
            case Amount.Value value -> Draft.plain(value.value()) + " ";
            case Amount.Share share -> Draft.plain(share.share()) + "x ";
            case Amount.Usd usd -> "$" + Draft.plain(usd.usd()) + " ";
            case Amount.OfStep of -> Draft.plain(of.share()) + "x#" + of.step() + " ";
        };
        return amount + (asset.token() == null ? "?" : asset.token());
    }

    /** What holds of every ready reading: each leaf has a ground, and each span cuts its text exactly. */
    private static void assertGrounded(Reading reading) {
        for (Ground ground : reading.grounds()) {
            if (ground.rule() == null && ground.turn() == 0) {
                assertThat(reading.text().substring(ground.start(), ground.end()))
                        .isEqualTo(ground.text());
            }
        }
        List<String> paths =
                reading.grounds().stream().map(Ground::path).sorted().toList();
        List<String> leaves = Leaves.of(reading);
        assertThat(paths).isEqualTo(leaves);
    }

    private void assertReady(String text, String expected) {
        Reading reading = reader.read(text);
        assertThat(reading.status())
                .as("%s: %s %s %s", text, shortForm(reading), reading.missing(), reading.reason())
                .isEqualTo(Reading.Status.READY);
        assertThat(shortForm(reading)).as(text).isEqualTo(expected);
        assertGrounded(reading);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            swap 2 ETH for USDC | swap 2 ETH > USDC
            swap 2 ETH to USDC | swap 2 ETH > USDC
            Swap 2 eth into usdc please | swap 2 ETH > USDC
            please could you swap 2 ETH for some USDC? | swap 2 ETH > USDC
            convert 1,250.50 USDC to DAI | swap 1250.5 USDC > DAI
            exchange .5 ETH for LINK | swap 0.5 ETH > LINK
            trade 1e3 DAI for UNI | swap 1000 DAI > UNI
            I want to swap 1.5k USDC to ETH | swap 1500 USDC > ETH
            sawp 2 ETH for USDC | swap 2 ETH > USDC
            swpa 2 ETH to USDC | swap 2 ETH > USDC
            convrt 3 LINK to DAI | swap 3 LINK > DAI
            Buy 0.1 WBTC with USDC | swap USDC > 0.1 WBTC
            buy 0.1 WBTC using my USDC | swap USDC > 0.1 WBTC
            use 250 USDC to buy some ETH | swap 250 USDC > ETH
            spend 250 USDC to buy ETH | swap 250 USDC > ETH
            buy ETH with 250 USDC | swap 250 USDC > ETH
            buy $200 of ETH with USDC | swap USDC > $200 ETH
            buy 200 dollars worth of ETH with DAI | swap DAI > $200 ETH
            buy fifty bucks of LINK with USDT | swap USDT > $50 LINK
            sell $200 of ETH for USDC | swap $200 ETH > USDC
            sell half of my ETH for USDC | swap 0.5x ETH > USDC
            sell half an ETH for USDC | swap 0.5 ETH > USDC
            swap 25% of my LINK to DAI | swap 0.25x LINK > DAI
            swap a quarter of my UNI for ETH | swap 0.25x UNI > ETH
            swap all my DAI to USDC | swap 1x DAI > USDC
            swap everything | swap 1x ? > ?
            swap one hundred and fifty USDC to DAI | swap 150 USDC > DAI
            swap 3 million DAI to USDC | swap 3000000 DAI > USDC
            swap two ether for USDC | swap 2 ETH > USDC
            swap 2 ETH -> USDC | swap 2 ETH > USDC
            2 ETH to USDC | swap 2 ETH > USDC
            wrap 1 ETH to WETH | swap 1 ETH > WETH
            swap 2 ETH to USDC with max 1% slippage | swap 2 ETH > USDC max 100
            swap 2 ETH to USDC, slippage 0.5% | swap 2 ETH > USDC max 50
            send 25 USDC to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed | transfer 25 USDC to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed
            send @bob 5 DAI | transfer 5 DAI to @bob
            transfer 0.3 ETH to vitalik.eth | transfer 0.3 ETH to vitalik.eth
            trasnfer 10 USDT to @alice | transfer 10 USDT to @alice
            pay bob.eth 60 USDC thanks | transfer 60 USDC to bob.eth
            send all my LINK to @carol | transfer 1x LINK to @carol
            send $20 of ETH to @judy | transfer $20 ETH to @judy
            what's my balance? | balance all
            show my balances | balance all
            how much ETH do I have? | balance ETH
            what is my USDC balance | balance USDC
            balance | balance all
            check my DAI balance please | balance DAI
            quote 2 ETH to USDC | quote 2 ETH > USDC
            how much USDC would I get for 2 ETH? | quote 2 ETH > USDC
            swap 2 ETH to USDC and then send half of it to @bob | swap 2 ETH > USDC; transfer 0.5x#0 USDC to @bob
            swap 2 ETH to USDC then swap it to DAI | swap 2 ETH > USDC; swap 1x#0 USDC > DAI
            swap 1 ETH to DAI, send half of it to @bob and the rest to @carol | swap 1 ETH > DAI; transfer 0.5x#0 DAI to @bob; transfer 0.5x#0 DAI to @carol
            swap 2 ETH to USDC then swap half of it to DAI then send the rest to @bob | swap 2 ETH > USDC; swap 0.5x#0 USDC > DAI; transfer 0.5x#0 USDC to @bob
            since gas is low, swap 1 ETH for DAI | swap 1 ETH > DAI
            """)
    void readsEnglish(String text, String expected) {
        if (expected.contains("?")) { // incomplete on purpose
            assertThat(reader.read(text).status()).isEqualTo(Reading.Status.INCOMPLETE);
            assertThat(shortForm(reader.read(text))).isEqualTo(expected);
        } else {
            assertReady(text, expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            把100 USDC换成DAI | swap 100 USDC > DAI
            把 100 USDC 换成 DAI | swap 100 USDC > DAI
            将两千五百USDC兑换成ETH | swap 2500 USDC > ETH
            用1.5万U买以太坊 | swap 15000 USDT > ETH
            用 USDC 买 0.1 个 WBTC | swap USDC > 0.1 WBTC
            拿300刀的LINK换UNI | swap $300 LINK > UNI
            把一半的ETH换成USDC | swap 0.5x ETH > USDC
            把ETH的一半换成USDC | swap 0.5x ETH > USDC
            全部DAI换成USDC | swap 1x DAI > USDC
            把百分之三十的UNI换成DAI | swap 0.3x UNI > DAI
            半个ETH换USDC | swap 0.5 ETH > USDC
            帮我把２个ETH换成USDC吧，谢谢 | swap 2 ETH > USDC
            請把100 USDC換成DAI | swap 100 USDC > DAI
            卖掉30个UNI换USDT | swap 30 UNI > USDT
            买0.1 WBTC，用USDC付 | swap USDC > 0.1 WBTC
            把1 ETH换成USDC，滑点不超过0.5% | swap 1 ETH > USDC max 50
            给@bob转5个DAI | transfer 5 DAI to @bob
            转25 USDC给0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed | transfer 25 USDC to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed
            把10个USDT转给alice.eth | transfer 10 USDT to alice.eth
            轉0.2個ETH給@carol | transfer 0.2 ETH to @carol
            查一下余额 | balance all
            我有多少ETH？ | balance ETH
            我的USDC余额 | balance USDC
            2个ETH能换多少USDC | quote 2 ETH > USDC
            把2个ETH换成USDC，然后把一半转给@bob | swap 2 ETH > USDC; transfer 0.5x#0 USDC to @bob
            把1 ETH换成DAI再把换到的转给@bob | swap 1 ETH > DAI; transfer 1x#0 DAI to @bob
            swap 100 USDC 换成 DAI | swap 100 USDC > DAI
            """)
    void readsChinese(String text, String expected) {
        assertReady(text, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            swap ETH to USDC | sell.amount
            swap 2 ETH | buy.token
            swap 2 ETH to DOGE | buy.token
            swap 2 DOGE to ETH | sell.token
            swap 2 ETH to USDC or DAI | buy.token
            swap 0 ETH to USDC | sell.amount
            swap -2 ETH to USDC | sell.amount
            swap 150% of my ETH to USDC | sell.amount
            swap 1.000.000 USDC to ETH | sell.amount
            swap 1,5 ETH to USDC | sell.amount
            swap 2 ETH to ETH | buy.token
            swap several hundred USDC to LINK | sell.amount
            swap half my ETH to USDC then send the rest to @bob | 1.asset.amount
            swap 1 ETH to DAI, send half of it to @bob and then send it to @carol | 2.asset.amount
            swap 2 ETH to 3000 USDC | sell.amount,buy.amount
            buy ETH | sell.token,sell.amount
            buy 2 ETH | sell.token
            send 25 USDC | to
            send USDC to @bob | asset.amount
            send 25 USDC to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1Beaed | to
            send 25 USDC to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe | to
            send 25 USDC to my brother | to
            swap 2 ETH to USDC and juggle it | request
            swap 2 ETH to USDC with 150% slippage | maxSlippageBps
            把ETH换成USDC | sell.amount
            转30 DAI给@grace或@heidi | to
            把2个ETH换成狗狗币 | buy.token
            用300 USDC买0.1 ETH | sell.amount,buy.amount
            把-5 USDC换成DAI | sell.amount
            swap ETH -2 to USDC | sell.amount
            """)
    void asksForWhatIsMissing(String text, String missing) {
        Reading reading = reader.read(text);
        assertThat(reading.status()).as("%s: %s", text, shortForm(reading)).isEqualTo(Reading.Status.INCOMPLETE);
        assertThat(reading.missing()).as(text).containsExactly(missing.split(","));
        assertThat(reading.question()).isNotBlank();
        boolean chinese = Hanzi.areIn(text);
        assertThat(Hanzi.areIn(String.valueOf(reading.question()))).isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hello | SMALL_TALK
            你好 | SMALL_TALK
            should I swap my ETH to USDC? | ADVICE
            要不要把ETH换成USDC | ADVICE
            I swapped 2 ETH to USDC yesterday | PAST
            昨天我把2个ETH换成了USDC | PAST
            don't swap my ETH to USDC | NEGATION
            不要把ETH换成USDC | NEGATION
            how do I swap tokens? | QUESTION
            怎么换ETH？ | QUESTION
            asdf qwer zxcv | NOISE
            2 ETH | NOISE
            """)
    void saysWhyThereIsNothingToDo(String text, String reason) {
        Reading reading = reader.read(text);
        assertThat(reading.status()).as("%s: %s", text, shortForm(reading)).isEqualTo(Reading.Status.UNSUPPORTED);
        assertThat(reading.reason()).as(text).isEqualTo(Reading.Reason.valueOf(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "swap 2 ETH to USDС", // the last letter is Cyrillic
                "swap 2 ΕTH to USDC", // the first letter is Greek
                "swap 2 ETH to US\u200bDC",
                "swap 2 ETH to USDC\u202e",
                "swap 2\u200b0 ETH to USDC",
                "send 2 ETH to @b\u043eb",
                "swap 2 ETH to USDC\u0000 and 5 more"
            })
    void neverRepairsWhatOnlyLooksRight(String text) {
        assertThat(reader.read(text).status()).isNotEqualTo(Reading.Status.READY);
    }

    @Test
    void exactInAndExactOutAreNeverConfused() {
        assertReady("buy 0.1 WBTC with USDC", "swap USDC > 0.1 WBTC");
        assertReady("buy WBTC with 0.1 ETH", "swap 0.1 ETH > WBTC");
        assertReady("拿 LINK 换 700 个 U", "swap LINK > 700 USDT");
        assertReady("把 700 U 换成 LINK", "swap 700 USDT > LINK");
        assertReady("买 60 DAI 的 UNI", "swap 60 DAI > UNI");
    }

    @Test
    void whatIsWishedForFirstIsBought() {
        assertReady("I need 400 USDC, swap ETH for it", "swap ETH > 400 USDC");
        assertReady("I want 400 USDC. Exchange some ETH for that.", "swap ETH > 400 USDC");
        assertReady("I need to receive 2,300 DAI. Sell ETH for it.", "swap ETH > 2300 DAI");
        assertReady("I have 400 USDC, swap it for ETH", "swap 400 USDC > ETH");
        assertThat(reader.read("I want 400 USDC. Sell it for ETH.").status()).isEqualTo(Reading.Status.INCOMPLETE);
    }

    @Test
    void aCorrectionReplacesWhatWasSaidInTheLastMessage() {
        assertThat(after("swap 2 ETH", "to USDC", "no, DAI instead")).isEqualTo("swap 2 ETH > DAI");
        assertThat(after("buy some ETH", "with 200 USDC", "oops I meant USDT")).isEqualTo("swap 200 USDT > ETH");
        assertThat(after("把 2 ETH 换掉", "USDC", "不对，DAI")).isEqualTo("swap 2 ETH > DAI");
    }

    private String after(String... messages) {
        Conversation conversation = Conversation.EMPTY;
        Reading last = reader.read("");
        for (String message : messages) {
            last = reader.read(message, conversation);
            conversation = conversation.next(last);
        }
        assertThat(last.status()).as(last.text()).isEqualTo(Reading.Status.READY);
        return shortForm(last);
    }

    @Test
    void cardsAreCountedAsChineseCountsThem() {
        assertThat(Leaves.shortForm(
                        reader.read("用双卡 4090 跑 Qwen3-8B 100 个请求").intents().getFirst()))
                .isEqualTo(Leaves.shortForm(
                        reader.read("用 2 张 4090 跑 Qwen3-8B 100 个请求").intents().getFirst()));
    }

    @Test
    void whatTheMoneyIsForIsNoRequest() {
        assertReady("swap 1 ETH to USDC for coffee", "swap 1 ETH > USDC");
        assertReady("send 40 USDC to @mia for invoice 2231", "transfer 40 USDC to @mia");
        assertReady("get me 500 DAI for the rent, paid for with USDT", "swap USDT > 500 DAI");
        assertReady("withdraw 300 USDC from aave for groceries please", "withdraw 300 USDC on aave");
    }

    @Test
    void anAnswerContinuesTheQuestion() {
        Reading first = reader.read("swap ETH");
        assertThat(first.missing()).containsExactly("buy.token", "sell.amount");
        Reading second = reader.read("to USDC", Conversation.EMPTY.next(first));
        assertThat(second.missing()).containsExactly("sell.amount");
        Reading third = reader.read("2", Conversation.EMPTY.next(second));
        assertThat(third.status()).isEqualTo(Reading.Status.READY);
        assertThat(shortForm(third)).isEqualTo("swap 2 ETH > USDC");
        assertThat(third.grounds()).extracting(Ground::turn).containsExactlyInAnyOrder(-2, -1, 0);
    }

    @Test
    void aConversationSurvivesItsJson() {
        Reading first = reader.read("转 5 DAI");
        String state = ReadingJson.write(Conversation.EMPTY.next(first));
        Conversation restored = ReadingJson.readConversation(state).orElseThrow();
        Reading second = reader.read("给 @bob", restored);
        assertThat(shortForm(second)).isEqualTo("transfer 5 DAI to @bob");
        assertThat(second.status()).isEqualTo(Reading.Status.READY);
    }

    @Test
    void aStateThatIsNoneIsRefused() {
        assertThat(ReadingJson.readConversation("{}")).contains(Conversation.EMPTY);
        assertThat(List.of("{\"x\":1}", "[]", "7", "", "{\"status\":\"ready\"}"))
                .allSatisfy(state -> assertThat(ReadingJson.readConversation(state))
                        .as(state)
                        .isEmpty());
    }

    @Test
    void anOpenQuestionCanBeCalledOffOrReplaced() {
        Conversation open = Conversation.EMPTY.next(reader.read("swap ETH to USDC"));
        assertThat(reader.read("never mind", open).reason()).isEqualTo(Reading.Reason.NEGATION);
        assertThat(reader.read("算了", open).reason()).isEqualTo(Reading.Reason.NEGATION);
        assertThat(shortForm(reader.read("send 5 DAI to @bob", open))).isEqualTo("transfer 5 DAI to @bob");
    }

    @Test
    void writesTheContractsJson() {
        assertThat(ReadingJson.write(reader.read("swap 2 ETH to USDC")))
                .isEqualTo("{\"text\":\"swap 2 ETH to USDC\",\"status\":\"ready\",\"intents\":[{\"type\":\"swap\","
                        + "\"sell\":{\"token\":\"ETH\",\"amount\":{\"value\":\"2\"}},\"buy\":{\"token\":\"USDC\"}}],"
                        + "\"missing\":[],\"question\":null,\"reason\":null,\"grounds\":["
                        + "{\"path\":\"/intents/0/sell/token\",\"start\":7,\"end\":10,\"text\":\"ETH\"},"
                        + "{\"path\":\"/intents/0/sell/amount/value\",\"start\":5,\"end\":6,\"text\":\"2\"},"
                        + "{\"path\":\"/intents/0/buy/token\",\"start\":14,\"end\":18,\"text\":\"USDC\"}]}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000, 1_000_000})
    void longTextsAreAnswered(int length) {
        assertThat(reader.read("swap ".repeat(length / 5)).status()).isNotEqualTo(Reading.Status.READY);
        assertThat(reader.read("9".repeat(length)).status()).isNotEqualTo(Reading.Status.READY);
        assertThat(reader.read("换".repeat(length)).status()).isNotEqualTo(Reading.Status.READY);
    }

    @Test
    void emptyTextsAskForNothing() {
        assertThat(reader.read("").reason()).isEqualTo(Reading.Reason.NOISE);
        assertThat(reader.read(" \n ").reason()).isEqualTo(Reading.Reason.NOISE);
    }
}
