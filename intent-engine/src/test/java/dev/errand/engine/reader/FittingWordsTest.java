package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** English turns behind another one: a value is taken where the words around it fit, and asked for again where they do not. */
class FittingWordsTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();
    private static final String SELLS = "swap ETH for USDC";
    private static final String SOLD = "swap 1 ETH for USDC";
    private static final String PAYS = "send 5 USDC";

    @Test
    void whatIsNoAnswerIsAskedAboutOnceMore() {
        List<String> taken = new ArrayList<>();
        taken.addAll(ready(
                SELLS,
                "it's 4000 right now",
                "2 things first",
                "dunno, 2?",
                "it costs 4000",
                "at 4000",
                "when it's 4000",
                "I'm 25",
                "5m",
                "well I own 2 ETH",
                "2 is too little",
                "2 is my balance",
                "my wife has 2",
                "gimme 2 sec"));
        taken.addAll(ready(
                SELLS,
                "the whole thing is confusing",
                "everything is expensive",
                "is that everything?",
                "I'm 100% sure",
                "100% yes",
                "at all costs",
                "max gas",
                "next quarter",
                "half my portfolio",
                "half of what I bought",
                "up 5%",
                "I'm 50% sure"));
        taken.addAll(ready(
                SELLS,
                "what would 2 ETH get me",
                "what's 2 ETH worth",
                "if 2, what do I get",
                "hold 30%",
                "reserve 2",
                "wallet 2",
                "on chain 1",
                "error 404",
                "2 k",
                "2. 5",
                "4000 worth",
                "I need 4000"));
        taken.addAll(ready("send USDC to @bob", "he owes me 5", "he said 5", "did he get 5?"));
        taken.addAll(ready(
                PAYS, "is @bob ok?", "from @bob", "I got it from @bob", "via @bob", "@bob's wife", "@bob is a crook"));
        taken.addAll(ready("swap 1 ETH", "no USDC please", "USDC is bad", "I have USDC", "is USDC safe"));
        assertThat(taken).isEmpty();
    }

    @Test
    void aCorrectionThatReadsTwoWaysIsAskedAbout() {
        List<String> taken = ready(
                SOLD,
                "no, to get 4000",
                "no, at 4000",
                "no, it's 4000",
                "no, at most 2",
                "wait, what's 2 ETH worth",
                "again, but half",
                "no, half of it",
                "make it half",
                "no, 1%");
        taken.addAll(ready("sell ETH for USDC when it's above 4000", "5000"));
        assertThat(taken).isEmpty();
    }

    @Test
    void aPlainAnswerIsTaken() {
        List<String> answers = List.of(
                "2",
                "2 ETH please",
                "ok, 2 then",
                "let's do 2",
                "hmm, 2 I guess",
                "I think 2 is fine",
                "2 will do",
                "all of it",
                "everything I have",
                "half of my ETH",
                "25%",
                "$400 worth",
                "sell 2 ETH for USDC",
                "the amount is 2",
                "2, my rent is due");
        assertThat(ready(SELLS, answers.toArray(new String[0]))).hasSameSizeAs(answers);
        List<String> names = List.of(
                "@bob",
                "to @bob please",
                "it goes to @bob",
                "his contact is @bob",
                "my friend @bob",
                "I think it was @bob",
                "@bob's wallet");
        assertThat(ready(PAYS, names.toArray(new String[0]))).hasSameSizeAs(names);
        List<String> tokens =
                List.of("USDC", "to USDC", "USDC would be great", "I want USDC", "get me USDC", "DAI then");
        assertThat(ready("swap 1 ETH", tokens.toArray(new String[0]))).hasSameSizeAs(tokens);
        List<String> corrections =
                List.of("no, 2", "make it 2", "sorry, I meant 2 ETH", "DAI instead", "again", "no, all of my ETH");
        assertThat(ready(SOLD, corrections.toArray(new String[0]))).hasSameSizeAs(corrections);
    }

    @Test
    void aPriceThatIsToldLaterIsThatOfWhatIsTraded() {
        Conversation asked =
                Conversation.EMPTY.next(READER.read("sell 1 ETH for USDC when it hits 4000", Conversation.EMPTY));
        Reading told = READER.read("above 4000", asked);
        assertThat(SafetyTest.outcome(told)).isEqualTo("swap 1 ETH > USDC when ETH above 4000");
    }

    /** Those of the answers that make the request ready. */
    private static List<String> ready(String request, String... answers) {
        Conversation asked = Conversation.EMPTY.next(READER.read(request, Conversation.EMPTY));
        List<String> ready = new ArrayList<>();
        for (String answer : answers) {
            Reading read = READER.read(answer, asked);
            if (read.status() == Reading.Status.READY
                    && read.intents().getFirst().movesValue()) {
                ready.add(answer);
            }
        }
        return ready;
    }
}
