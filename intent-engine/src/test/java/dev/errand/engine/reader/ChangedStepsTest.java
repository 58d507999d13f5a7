package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.intent.Reading;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of several requests, some are not wanted any more, or want another share of what one gives. */
class ChangedStepsTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();
    private static final String TWO = "swap 1 eth to usdc and send 20 dai to @bob";
    private static final String SWAP = "swap sell.token=ETH sell.amount.value=1 buy.token=USDC";
    private static final String TRANSFER = "transfer asset.token=DAI asset.amount.value=20 to=@bob";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            forget the second one | SWAP
            cancel the transfer please | SWAP
            forget the transfer to bob | SWAP
            on second thought just the swap | SWAP
            don't do the second one | SWAP
            skip the swap | TRANSFER
            drop the first part | TRANSFER
            only the last one | TRANSFER
            """)
    void someAreDropped(String said, String left) {
        Reading reading = READER.read(said, new Conversation(READER.read(TWO)));
        assertThat(reading.status()).as(said).isEqualTo(Reading.Status.READY);
        assertThat(leaves(reading)).as(said).isEqualTo(sorted(left.equals("SWAP") ? SWAP : TRANSFER));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            swap 1 eth to usdc and send it to @bob | forget the swap
            swap 1 eth to usdc and send 20 dai to @bob | forget both
            swap 1 eth to usdc and send 20 dai to @bob | forget the transfer to ann
            swap 1 eth to usdc and send 20 dai to @bob | forget the third one
            swap 1 eth to usdc, send 5 dai to @ann and 20 dai to @bob | forget the transfer
            swap 1 eth to usdc, send half of it to @ann and lend the rest | no, lend all of it
            swap half my eth to usdc and send it to @ann | make it a quarter instead
            swap 2 eth to usdc and lend half of it | no, borrow all of it
            sell 3 link for usdc when it goes over 30 | make it 14 dollars
            sell 20 link for usdc when it goes over 20 | make it 25
            如果 eth 涨到 4000 就卖 1 个换 u | 改成 20
            swap 2 eth to dai with 50 bps | make it 50%
            swap half my eth to dai with 50 bps | make it 1%
            """)
    void whatIsOpenIsNotReady(String first, String said) {
        Reading reading = READER.read(said, new Conversation(READER.read(first)));
        assertThat(reading.status()).as("%s: %s", said, leaves(reading)).isNotEqualTo(Reading.Status.READY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            如果 eth 涨到 4000 就卖 1 个换 u | 改成 4500 | trigger.when.above=4500
            如果 eth 涨到 4000 就卖 1 个换 u | 改成 2 个 | sell.amount.value=2
            sell 3000 link for usdc when it goes over 20 | make it 25 | trigger.when.above=25
            swap 2 eth to dai | make it 20 bps | maxSlippageBps=20
            swap 2 eth to dai with 50 bps | 20 bps | maxSlippageBps=20
            swap 2 eth to dai with 50 bps | 0.2% instead | maxSlippageBps=20
            swap 2 eth to dai with 1% slippage | make that 0.5% | maxSlippageBps=50
            """)
    void aNumberReplacesWhatItCanOnlyBeOf(String first, String said, String now) {
        Reading before = READER.read(first);
        Reading reading = READER.read(said, new Conversation(before));
        assertThat(reading.status()).as(said).isEqualTo(Reading.Status.READY);
        assertThat(reading.intents()).as(said).hasSameSizeAs(before.intents());
        assertThat(leaves(reading)).as(said).contains(now);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no, lend all of it | 1
            actually lend a quarter of it | 0.25
            make it 30% instead | 0.3
            """)
    void anotherShareIsTaken(String said, String share) {
        Reading first = READER.read("swap 2 eth to usdc and lend half of it on aave");
        Reading reading = READER.read(said, new Conversation(first));
        assertThat(reading.status()).as(said).isEqualTo(Reading.Status.READY);
        assertThat(leaves(reading))
                .as(said)
                .contains("asset.amount.of=step:0")
                .contains("asset.amount.share=" + share)
                .contains("market=aave");
    }

    private static String leaves(Reading reading) {
        return sorted(reading.intents().stream().map(Leaves::shortForm).collect(Collectors.joining("; ")));
    }

    private static String sorted(String leaves) {
        return Arrays.stream(leaves.split(" ", -1)).sorted().collect(Collectors.joining(" "));
    }
}
