package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.intent.Reading;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address is a token's where only a token can stand, and else somebody's who is paid. */
class TokenAddressesTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();
    private static final String ADDRESS = "0x6B175474E89094C44Da98b954EedeAC495271d0F";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            swap 2 ETH for % | swap sell.token=ETH sell.amount.value=2 buy.token=%
            buy 20 % with ETH | swap sell.token=ETH buy.token=% buy.amount.value=20
            swap half of my % to ETH | swap sell.token=% sell.amount.share=0.5 buy.token=ETH
            swap 100 of the token % to USDC | swap sell.token=% sell.amount.value=100 buy.token=USDC
            lend 100 % on aave | supply asset.token=% asset.amount.value=100 market=aave
            send 5 % to @bob | transfer asset.token=% asset.amount.value=5 to=@bob
            用 2 ETH 换 % | swap sell.token=ETH sell.amount.value=2 buy.token=%
            把 5 个 % 转给 @bob | transfer asset.token=% asset.amount.value=5 to=@bob
            send 5 ETH to % | transfer asset.token=ETH asset.amount.value=5 to=%
            pay % 20 USDC | transfer asset.token=USDC asset.amount.value=20 to=%
            """)
    void areReadByWhereTheyStand(String text, String expected) {
        Reading reading = READER.read(text.replace("%", ADDRESS));
        assertThat(reading.intents().stream().map(Leaves::shortForm).collect(Collectors.joining("; ")))
                .isEqualTo(expected.replace("%", ADDRESS));
        assertThat(reading.status()).isEqualTo(Reading.Status.READY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            swap 2 ETH for 0x6B175474E89094C44Da98b954EedeAC495271d0f | buy.token
            swap 2 ETH for 0x6B17 | buy.token
            sell 2 ETH to 0x6B175474E89094C44Da98b954EedeAC495271d0F | request
            swap 2 ETH to USDC for 0x6B175474E89094C44Da98b954EedeAC495271d0F | request
            """)
    void areAskedForWhereTheyAreWrongOrMightBeSomebodys(String text, String missing) {
        assertThat(READER.read(text).missing()).as(text).containsExactly(missing);
    }
}
