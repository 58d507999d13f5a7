package dev.errand.bench;

import dev.errand.engine.reader.IntentReader;
import dev.errand.intent.Reading;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** JMH's view of reading: ordinary sentences in turn, and one long text. */
public class ReaderSpeed {

    /** Sentences as people type them. */
    @State(Scope.Thread)
    public static class Sentences {

        private static final List<String> TEXTS = List.of(
                "swap 2 ETH to USDC and then lend half of it",
                "Could you please send 25 USDC to @bob?",
                "把100 USDC换成DAI，然后把换到的转给@bob",
                "buy $200 of WBTC with DAI, max 1% slippage",
                "should I sell my ETH?",
                "repay all my USDC debt on aave",
                "如果ETH跌破2500美元，用500 USDC买ETH",
                "run Llama-3.1-70B at fp8 on 4 H100s over my file, 1M tokens out, within 6 hours, at most $40");

        private final IntentReader reader = IntentReader.withDefaultTokens();
        private int next;

        String next() {
            next = (next + 1) % TEXTS.size();
            return TEXTS.get(next);
        }
    }

    /** One text of a given length. */
    @State(Scope.Thread)
    public static class LongText {

        /** Length in UTF-16 units. */
        @Param({"1000", "10000", "100000"})
        public int length;

        private final IntentReader reader = IntentReader.withDefaultTokens();
        private String text = "";

        /** Makes the text. */
        @Setup
        public void make() {
            text = "swap 2 ETH to USDC and then send half of it to @bob. 把100 USDC换成DAI。 "
                    .repeat(length / 60 + 1)
                    .substring(0, length);
        }
    }

    /** Reads one ordinary sentence. */
    @Benchmark
    public Reading sentence(Sentences sentences) {
        return sentences.reader.read(sentences.next());
    }

    /** Reads one long text. */
    @Benchmark
    public Reading longText(LongText text) {
        return text.reader.read(text.text);
    }
}
