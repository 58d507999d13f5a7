package dev.errand.engine.reader;

import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Random;

/** Texts near ones that people write, and what must hold of the answer to any text. */
public final class Mutations {

    private static final List<String> SEEDS = List.of(
            "swap 2 ETH to USDC and then send half of it to @bob",
            "把100 USDC换成DAI，然后把换到的转给0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "buy $200 of WBTC with DAI, max 1% slippage",
            "send 1,250.50 USDC to vitalik.eth",
            "if ETH drops below 2,750 then buy $500 of ETH with USDC every two weeks",
            "borrow 1000 USDC from Aave and lend the rest on compound",
            "run Llama-3.1-70B at fp8 on 4 H100s over my file within 6 hours, budget $40",
            "训练一个70亿参数的模型，数据1.4万亿token，用64张H100，三十天内",
            "租4张A100用3天,预算500美元",
            "渲染600帧，每帧大约是45秒",
            "no, 3 DAI instead of UNI (that's all)",
            "还清我的USDC贷款 1. 再换 2. 转给小王");
    private static final String NOISE =
            "0123456789.,-$%@x 的换给ethUSDCand把半万百分之或不or\u200b\u202e\u0000\ud83d\ude80С()\"'/€+=\n";

    private final Random random;
    private final IntentReader reader = IntentReader.withDefaultTokens();

    /** @param seed of the texts that {@link #next} makes */
    public Mutations(long seed) {
        random = new Random(seed);
    }

    /** Another text. */
    public String next() {
        StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int edits = random.nextInt(6); edits > 0; edits--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));
                case 1 ->
                    text.delete(Math.min(at, text.length() - 1), Math.min(text.length(), at + 1 + random.nextInt(4)));
                case 2 ->
                    text.insert(at, SEEDS.get(random.nextInt(SEEDS.size())).substring(random.nextInt(12)));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(8))));
            }
            if (text.isEmpty()) {
                text.append('x');
            }
        }
        return text.toString();
    }

    /**
     * Reads a text, by itself and as an answer to the one before.
     *
     * @return what is wrong with the reading; empty if nothing is
     */
    public String fault(String text, Conversation conversation) {
        Reading reading;
        try {
            reading = reader.read(text, conversation);
            ReadingJson.write(reading);
        } catch (RuntimeException | StackOverflowError e) {
            return "threw " + e;
        }
        if (reading.status() != Reading.Status.READY) {
            return "";
        }
        if (reading.intents().isEmpty() || !reading.missing().isEmpty()) {
            return "ready with nothing to do, or with something missing";
        }
        for (Ground ground : reading.grounds()) {
            boolean cut = ground.rule() != null
                    || ground.turn() != 0
                    || text.substring(ground.start(), ground.end()).equals(ground.text());
            if (!cut) {
                return "a ground that does not cut the text: " + ground;
            }
        }
        List<String> paths =
                reading.grounds().stream().map(Ground::path).sorted().toList();
        return paths.equals(Leaves.of(reading)) ? "" : "leaves without a ground: " + Leaves.of(reading) + " " + paths;
    }
}
