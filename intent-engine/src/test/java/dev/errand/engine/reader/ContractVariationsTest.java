package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract's English, said as people say it: other tokens and amounts, politeness, capitals, no apostrophes, spelling. */
class ContractVariationsTest {

    private static final List<String> BEFORE = List.of(
            "",
            "",
            "please ",
            "Pls ",
            "can you ",
            "Could you please ",
            "I want to ",
            "I'd like to ",
            "id like to ",
            "hey, ",
            "kindly ",
            "would you ",
            "I need to ",
            "let's ",
            "can u ",
            "go ahead and ",
            "I wanna ");
    private static final List<String> BEHIND = List.of(
            "", "", ".", "!", " please", " pls", ", please", " thanks", ", thank you", " now", " asap", " 🙏", " thx");
    private static final List<String[]> AMOUNTS = List.of(
            new String[] {"2", "2"},
            new String[] {"0.5", "0.5"},
            new String[] {".25", "0.25"},
            new String[] {"1,250.50", "1250.5"},
            new String[] {"1.5k", "1500"},
            new String[] {"3 million", "3000000"},
            new String[] {"twenty-five", "25"},
            new String[] {"one hundred and fifty", "150"},
            new String[] {"two hundred fifty", "250"},
            new String[] {"1e3", "1000"},
            new String[] {"half a million", "500000"});
    /** A sentence, and its reading; A and B stand for tokens, N for an amount. */
    private static final List<String[]> SENTENCES = List.of(
            new String[] {"swap N A to B", "swap sell.token=A sell.amount.value=N buy.token=B"},
            new String[] {"swap N A for B", "swap sell.token=A sell.amount.value=N buy.token=B"},
            new String[] {"convert N A into B", "swap sell.token=A sell.amount.value=N buy.token=B"},
            new String[] {"sell N A for B", "swap sell.token=A sell.amount.value=N buy.token=B"},
            new String[] {"use N A to buy some B", "swap sell.token=A sell.amount.value=N buy.token=B"},
            new String[] {"buy B with N A", "swap sell.token=A sell.amount.value=N buy.token=B"},
            new String[] {"spend N A on B", "swap sell.token=A sell.amount.value=N buy.token=B"},
            new String[] {"buy N B with A", "swap sell.token=A buy.token=B buy.amount.value=N"},
            new String[] {"buy N B using A", "swap sell.token=A buy.token=B buy.amount.value=N"},
            new String[] {"get exactly N B for A", "swap sell.token=A buy.token=B buy.amount.value=N"},
            new String[] {"sell A for N B", "swap sell.token=A buy.token=B buy.amount.value=N"},
            new String[] {"swap half of my A to B", "swap sell.token=A sell.amount.share=0.5 buy.token=B"},
            new String[] {"swap all my A for B", "swap sell.token=A sell.amount.share=1 buy.token=B"},
            new String[] {"swap 25% of my A to B", "swap sell.token=A sell.amount.share=0.25 buy.token=B"},
            new String[] {"sell $200 of A for B", "swap sell.token=A sell.amount.usd=200 buy.token=B"},
            new String[] {"buy 200 bucks of B with A", "swap sell.token=A buy.token=B buy.amount.usd=200"},
            new String[] {
                "swap N A to B with 0.5% slippage",
                "swap sell.token=A sell.amount.value=N buy.token=B maxSlippageBps=50"
            },
            new String[] {"quote N A to B", "quote sell.token=A sell.amount.value=N buy.token=B"},
            new String[] {"send N A to @bob", "transfer asset.token=A asset.amount.value=N to=@bob"},
            new String[] {"pay @bob N A", "transfer asset.token=A asset.amount.value=N to=@bob"},
            new String[] {"transfer N A to alice.eth", "transfer asset.token=A asset.amount.value=N to=alice.eth"},
            new String[] {"supply N A to aave", "supply asset.token=A asset.amount.value=N market=aave"},
            new String[] {"lend N A on compound", "supply asset.token=A asset.amount.value=N market=compound"},
            new String[] {"withdraw N A from aave", "withdraw asset.token=A asset.amount.value=N market=aave"},
            new String[] {"borrow N A", "borrow asset.token=A asset.amount.value=N"},
            new String[] {"repay N A on aave", "repay asset.token=A asset.amount.value=N market=aave"},
            new String[] {
                "swap N A to B and then lend half of it",
                "swap sell.token=A sell.amount.value=N buy.token=B; supply asset.token=B asset.amount.of=step:0"
                        + " asset.amount.share=0.5"
            },
            new String[] {
                "swap N A to B and send it to @bob",
                "swap sell.token=A sell.amount.value=N buy.token=B; transfer asset.token=B asset.amount.of=step:0"
                        + " asset.amount.share=1 to=@bob"
            });

    private final IntentReader reader = IntentReader.withDefaultTokens();

    private static String shortForm(Reading reading) {
        return reading.intents().stream().map(Leaves::shortForm).collect(Collectors.joining("; "));
    }

    @Test
    void readsEverySentenceWithOtherValuesCapitalsAndPoliteness() {
        Random random = new Random(7);
        List<String> wrong = new ArrayList<>();
        for (String[] sentence : SENTENCES) {
            for (int i = 0; i < 60; i++) {
                List<String> tokens = IntentReader.DEFAULT_TOKENS;
                int first = random.nextInt(tokens.size());
                String a = tokens.get(first);
                String b = tokens.get((first + 1 + random.nextInt(tokens.size() - 1)) % tokens.size());
                String[] amount = AMOUNTS.get(random.nextInt(AMOUNTS.size()));
                String text = BEFORE.get(random.nextInt(BEFORE.size()))
                        + put(sentence[0], a, b, amount[0])
                        + BEHIND.get(random.nextInt(BEHIND.size()));
                text = switch (random.nextInt(4)) {
                    case 0 -> text.toLowerCase(Locale.ROOT);
                    case 1 -> text.contains("@") || text.contains(".eth") ? text : text.toUpperCase(Locale.ROOT);
                    default -> text;
                };
                Reading reading = reader.read(text);
                String expected = put(sentence[1], a, b, amount[1]);
                boolean right = reading.status() == Reading.Status.READY
                        && shortForm(reading).equals(expected);
                if (!right) {
                    wrong.add(text + " -> " + reading.status() + " " + shortForm(reading) + " " + reading.missing());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String put(String sentence, String a, String b, String amount) {
        StringBuilder text = new StringBuilder();
        for (String piece : sentence.split("(?<=\\b[ABN]\\b)|(?=\\b[ABN]\\b)", -1)) {
            text.append(
                    switch (piece) {
                        case "A" -> a;
                        case "B" -> b;
                        case "N" -> amount;
                        default -> piece;
                    });
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hello there! | SMALL_TALK
            thanks a lot | SMALL_TALK
            should I sell my ETH? | ADVICE
            is it a good time to buy LINK? | ADVICE
            I swapped 2 ETH yesterday | PAST
            i already sent 5 DAI to @bob | PAST
            don't swap my ETH | NEGATION
            dont send anything to @bob | NEGATION
            please do not lend my USDC | NEGATION
            asdf qwerty | NOISE
            what is slippage? | QUESTION
            how do I lend tokens? | QUESTION
            """)
    void saysWhyThereIsNoRequest(String text, Reading.Reason reason) {
        Reading reading = reader.read(text);
        assertThat(reading.status()).as(text).isEqualTo(Reading.Status.UNSUPPORTED);
        assertThat(reading.reason()).as(text).isEqualTo(reason);
        assertThat(reading.intents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            post 2 WBTC at aave as collateral
            plan 50 USDC to @yoga and 20 USDC to LINK
            dump 75 USDT in the aave pool
            swap 2 ETH to USDC through a private mempool
            swap 2 ETH to USDC, keeping 0.1 for gas
            swap 2 ETH to USDC, waiting for a good price
            send 5 DAI to @bob, but only if he asks
            preview: 2 WETH to USDC
            I might swap 2 ETH to USDC
            I could send 5 DAI to @bob
            render my cartoon
            how many UNI would I have to sell to get 200 USDC
            I am holding too much UNI; exchange 26 of it for WETH
            """)
    void readsNothingOfOursAsSomethingElse(String text) {
        Reading reading = reader.read(text);
        boolean swapped = shortForm(reading).startsWith("swap") && text.startsWith("preview");
        boolean served = shortForm(reading).startsWith("service");
        assertThat(reading.status() == Reading.Status.READY && (swapped || served))
                .as("%s: %s", text, shortForm(reading))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            how many UNI would I have to sell to get 200 USDC | quote sell.token=UNI buy.token=USDC buy.amount.value=200
            how much USDC do I get if I sell 2 ETH | quote sell.token=ETH sell.amount.value=2 buy.token=USDC
            how much ETH do I need to buy 100 DAI | quote sell.token=ETH buy.token=DAI buy.amount.value=100
            what's 5 ETH in USDC? | quote sell.token=ETH sell.amount.value=5 buy.token=USDC
            quote 4 WETH to DAI with 0.5% slippage | quote sell.token=WETH sell.amount.value=4 buy.token=DAI maxSlippageBps=50
            I am holding too much UNI; exchange 26 of it for WETH | swap sell.token=UNI sell.amount.value=26 buy.token=WETH
            could 150 DAI be changed to USDT? | swap sell.token=DAI sell.amount.value=150 buy.token=USDT
            use the 500 USDC that I got yesterday to buy LINK | swap sell.token=USDC sell.amount.value=500 buy.token=LINK
            borrow 500 DAI against my WBTC | borrow asset.token=DAI asset.amount.value=500
            if ETH > 3900 swap 2 ETH into USDC | swap sell.token=ETH sell.amount.value=2 buy.token=USDC trigger.when.token=ETH trigger.when.above=3900
            swap 1½ ETH to USDC | swap sell.token=ETH sell.amount.value=1.5 buy.token=USDC
            swap 10 UNI for LINK, don't let slippage exceed 1% | swap sell.token=UNI sell.amount.value=10 buy.token=LINK maxSlippageBps=100
            lend 50 DAI on aave, my savings account pays nothing | supply asset.token=DAI asset.amount.value=50 market=aave
            """)
    void readsWhatTheBatchesTaught(String text, String expected) {
        Reading reading = reader.read(text);
        assertThat(reading.status()).as(text).isEqualTo(Reading.Status.READY);
        assertThat(shortForm(reading)).as(text).isEqualTo(expected);
    }

    @Test
    void knowsTheTokensOfTheListOnly() {
        IntentReader other = new IntentReader(List.of("ETH", "PEPE"));
        assertThat(other.read("swap 1 ETH to PEPE").status()).isEqualTo(Reading.Status.READY);
        assertThat(other.read("swap 1 ETH to USDC").missing()).containsExactly("buy.token");
        assertThat(reader.read("swap 1 ETH to USDС").missing())
                .as("a Cyrillic letter")
                .containsExactly("buy.token");
    }

    @Test
    void aFollowUpSaysWhichTextGaveAValue() {
        Reading first = reader.read("swap ETH to USDC");
        Reading second = reader.read("2", Conversation.EMPTY.next(first));
        assertThat(second.grounds()).extracting(Ground::turn).contains(0, -1);
        assertThat(second.grounds())
                .filteredOn(ground -> ground.path().equals("/intents/0/sell/amount/value"))
                .extracting(Ground::turn)
                .containsExactly(0);
    }
}
