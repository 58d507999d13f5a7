package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.intent.Reading;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers and corrections with something said around them, and what names a value and does not give it. */
class PlainAnswersTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            send 40 DAI to my niece | her handle is @nina | transfer asset.token=DAI asset.amount.value=40 to=@nina
            send 40 DAI to my niece | she goes by @nina on here | transfer asset.token=DAI asset.amount.value=40 to=@nina
            send 40 DAI to my niece | Her name is nina.eth | transfer asset.token=DAI asset.amount.value=40 to=nina.eth
            lend my USDC on aave | just 200, I need the rest for rent | supply asset.token=USDC asset.amount.value=200 market=aave
            rent an H100 | six hours should do it | rent gpu=H100 count=1 duration=PT6H
            swap 200 USDC to ETH | no hang on, 300 | swap sell.token=USDC buy.token=ETH sell.amount.value=300
            pay @gus 20 USDC | oops wrong bloke, @gill not @gus | transfer asset.token=USDC asset.amount.value=20 to=@gill
            send 20 USDC to @ann | make it DAI, she doesn't take USDC | transfer asset.token=DAI asset.amount.value=20 to=@ann
            rent an H100 for two days | make that three days i'm a slow worker | rent gpu=H100 count=1 duration=P3D
            send 20 DAI to @kim or @tim | the second one | transfer asset.token=DAI asset.amount.value=20 to=@tim
            rent an A100 or an H100 for two hours | the former please | rent count=1 duration=PT2H gpu=A100
            转 50 USDC 给 @bob | 转给 @amy | transfer asset.token=USDC asset.amount.value=50 to=@amy
            转 50 USDC 给 @bob | 用 DAI 付 | transfer asset.token=DAI asset.amount.value=50 to=@bob
            存 500 USDC 到 aave | 存 300 | supply asset.token=USDC asset.amount.value=300 market=aave
            用 100 USDC 买 ETH | 改成买 UNI | swap sell.token=USDC sell.amount.value=100 buy.token=UNI
            用 100 USDC 买 ETH | 用 DAI 买 | swap sell.token=DAI sell.amount.value=100 buy.token=ETH
            换 2 ETH 到 USDC | 再换 1 个 | swap sell.token=ETH sell.amount.value=1 buy.token=USDC
            换 2 ETH 到 USDC | 再来一笔一模一样的 | swap sell.token=ETH sell.amount.value=2 buy.token=USDC
            rent 2 RTX4090 for 5 hours | hmm, 10 hours | rent gpu=RTX4090 count=2 duration=PT10H
            how much is 2 ETH in USDC | and in DAI? | quote sell.token=ETH sell.amount.value=2 buy.token=DAI
            swap 2 ETH | to USDC and lend all of it | swap sell.token=ETH sell.amount.value=2 buy.token=USDC; supply asset.token=USDC asset.amount.of=step:0 asset.amount.share=1
            buy 10 LINK | with USDC and send half of it to @bob | swap sell.token=USDC buy.token=LINK buy.amount.value=10; transfer asset.token=LINK asset.amount.of=step:0 asset.amount.share=0.5 to=@bob
            swap 2 ETH | to USDC. Then lend it on aave | swap sell.token=ETH sell.amount.value=2 buy.token=USDC; supply asset.token=USDC asset.amount.of=step:0 asset.amount.share=1 market=aave
            withdraw from aave | all my DAI and swap it to ETH | withdraw asset.token=DAI asset.amount.share=1 market=aave; swap sell.token=DAI sell.amount.of=step:0 sell.amount.share=1 buy.token=ETH
            lend DAI | 100 and borrow 50 USDC | supply asset.token=DAI asset.amount.value=100; borrow asset.token=USDC asset.amount.value=50
            swap ETH to USDC and send it | 2 ETH, to @bob | swap sell.token=ETH sell.amount.value=2 buy.token=USDC; transfer asset.token=USDC asset.amount.of=step:0 asset.amount.share=1 to=@bob
            withdraw DAI from aave and send it | 100 DAI to @bob | withdraw asset.token=DAI asset.amount.value=100 market=aave; transfer asset.token=DAI asset.amount.of=step:0 asset.amount.share=1 to=@bob
            """)
    void areRead(String first, String second, String expected) {
        Reading reading = READER.read(second, new Conversation(READER.read(first)));
        assertThat(reading.status()).as(second).isEqualTo(Reading.Status.READY);
        assertThat(leaves(reading)).as(second).isEqualTo(sorted(expected));
        assertThat(reading.text()).isEqualTo(second);
        reading.grounds().stream()
                .filter(ground -> ground.turn() == 0 && ground.start() >= 0)
                .forEach(ground -> assertThat(second.substring(ground.start(), ground.end()))
                        .isEqualTo(ground.text()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            swap 2 ETH to USDC | hmm, 3 is a lot
            buy ETH | 0.5
            buy ETH | two of them
            swap 1 ETH to USDC | no, for 4000
            train a model | a 7B one
            train a 7B model | 20x
            borrow DAI and send it | 100 DAI to @bob
            swap 1 ETH to USDC and send it to @bob | no, 100 USDC to @bob
            send 5 USDC to @bob and 3 DAI to @alice | weekly
            swap 1 ETH to USDC and 2 LINK to DAI | max 1% slippage
            rent 4 H100 | give me 2 minutes
            rent 4 H100 | 2 hours ago
            用 100 USDC 买 ETH | 卖 UNI
            用 100 USDC 买 ETH | 卖 2 个
            用 100 USDC 买 ETH | 改成卖 ETH
            换 2 ETH 到 USDC | 买 3 个
            换 2 ETH 到 USDC | 改成买 2 个 UNI
            还 500 USDC | 改成借 300
            转 50 USDC 给 @bob | 转点给 @amy
            send 40 DAI to my niece | ask @nina
            send 40 DAI to my niece | maybe @nina
            send 40 DAI to my niece | I know @nina
            send 40 DAI to my niece | her old handle is @nina
            send 40 DAI to my niece | @nina, but wait until friday
            send 40 DAI to my niece | @nina and water my plants
            send 20 DAI to @kim or @tim | the third one
            lend my USDC on aave | 300 is too much
            lend my USDC on aave | I have 300
            lend my USDC on aave | not all of it though
            lend my USDC on aave | 300, unless rates are bad
            repay my loan | which one?
            swap 200 USDC to ETH | wait, 300 what?
            swap 200 USDC to ETH | no, I have 300
            swap 200 USDC to ETH | sorry, I only have 150
            swap 200 USDC to ETH | the fee is 300
            sell 3 LINK for USDC when it goes over 30 | make that 35
            send 20 USDC to @ann | wait, @bob has to approve
            send 20 USDC to @ann | oops, wrong chat @bob
            rent two 4090s for five hours | same again but for ten
            """)
    void areAskedAboutOrNothing(String first, String second) {
        Reading reading = READER.read(second, new Conversation(READER.read(first)));
        assertThat(reading.status()).as("%s: %s", second, leaves(reading)).isNotEqualTo(Reading.Status.READY);
    }

    private static String leaves(Reading reading) {
        return sorted(reading.intents().stream().map(Leaves::shortForm).collect(Collectors.joining("; ")));
    }

    private static String sorted(String leaves) {
        return Arrays.stream(leaves.split(" ", -1)).sorted().collect(Collectors.joining(" "));
    }
}
