package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.intent.Reading;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What "it", "them" and "him" are of, where the sentence before says something and asks for nothing. */
class SaidBeforeTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I have 18 LINK, sell them for DAI | swap sell.token=LINK sell.amount.value=18 buy.token=DAI
            I have 18 LINK that I want to turn into DAI | swap sell.token=LINK sell.amount.value=18 buy.token=DAI
            I have 18 LINK to sell for DAI | swap sell.token=LINK sell.amount.value=18 buy.token=DAI
            I do not need the 31 LINK in my wallet, so exchange them for WETH | swap sell.token=LINK sell.amount.value=31 buy.token=WETH
            my 20 UNI are idle, lend them on aave | supply asset.token=UNI asset.amount.value=20 market=aave
            I've got 500 USDC that I'd like to lend on aave | supply asset.token=USDC asset.amount.value=500 market=aave
            I have 500 USDC on aave, withdraw it | withdraw asset.token=USDC asset.amount.value=500 market=aave
            I owe @paula 60 DAI. Pay her. | transfer asset.token=DAI asset.amount.value=60 to=@paula
            I owe @barry 18 bucks, send it in USDC | transfer asset.token=USDC asset.amount.usd=18 to=@barry
            @omar is waiting for his 20 UNI, so send them to him | transfer asset.token=UNI asset.amount.value=20 to=@omar
            I need 2 WETH, buy them with DAI | swap sell.token=DAI buy.token=WETH buy.amount.value=2
            I want back the 0.4 WBTC I lent on compound | withdraw asset.token=WBTC asset.amount.value=0.4 market=compound
            return the 0.4 WBTC that I deposited with compound to my wallet | withdraw asset.token=WBTC asset.amount.value=0.4 market=compound
            """)
    void isTaken(String text, String expected) {
        Reading reading = READER.read(text);
        assertThat(reading.status()).as(text).isEqualTo(Reading.Status.READY);
        assertThat(shortForm(reading)).as(text).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I have 18 LINK, sell half of them for DAI | sell.amount
            I have about 18 LINK, sell them for DAI | sell.amount
            I have 18 LINK and 20 UNI, sell them for DAI | sell.amount
            I have 500 USDC on aave, send it to @bob | asset.amount
            ETH is at 4000, sell it for USDC | sell.amount
            i owe @barry 18 bucks, send it | asset.token
            """)
    void isAskedForWhereItIsNotSaidPlainly(String text, String missing) {
        assertThat(READER.read(text).missing()).as(text).containsExactly(missing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I deposited 0.4 WBTC on compound, I want it back
            I have lent 0.4 WBTC on compound and need it in my wallet
            I sold 18 LINK to @bob, send it to him
            swap 1 ETH to USDC and send it
            """)
    void neverMakesAnotherRequestOfAReport(String text) {
        Reading reading = READER.read(text);
        assertThat(reading.status()).as("%s: %s", text, shortForm(reading)).isNotEqualTo(Reading.Status.READY);
    }

    private static String shortForm(Reading reading) {
        return reading.intents().stream().map(Leaves::shortForm).collect(Collectors.joining("; "));
    }
}
