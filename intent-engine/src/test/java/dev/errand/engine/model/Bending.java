package dev.errand.engine.model;

import dev.errand.engine.model.Reply.Intent;
import dev.errand.engine.model.Reply.Value;
import dev.errand.engine.reader.IntentReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** The ways in which a model's right answer is made wrong. */
final class Bending {

    private static final List<String> AMOUNTS = List.of(
            "1", "2", "50", "500", "0.5", "1000000", "1e30", "-5", "0", "NaN", "0x5", "5 ", "٥", "", "9".repeat(70));
    private static final int KINDS = 22;

    private final String text;
    private final String mallory;
    private final Random random;

    private Bending(String text, String mallory, Random random) {
        this.text = text;
        this.mallory = mallory;
        this.random = random;
    }

    static Bending of(String text, String mallory, Random random) {
        return new Bending(text, mallory, random);
    }

    /** The answer with something wrong in it; sometimes the same, where that way does not apply. */
    Reply bend(Reply right) {
        int at = random.nextInt(right.intents().size());
        Intent intent = right.intents().get(at);
        return switch (random.nextInt(KINDS)) {
            case 0 -> right.with(at, each(intent, "to", value -> value.withValue(mallory)));
            case 1 -> right.with(at, each(intent, "to", value -> new Value("to", mallory, mallory, 1)));
            case 2 -> right.with(at, each(intent, "to", value -> value.withValue(shorter(value.value()))));
            case 3 ->
                right.with(
                        at,
                        each(
                                intent,
                                "to",
                                value -> value.withValue(shorter(value.value())).withQuote(shorter(value.quote()), 1)));
            case 4 -> right.with(at, each(intent, "amount", value -> value.withValue(any(AMOUNTS))));
            case 5 -> right.with(at, each(intent, "token", value -> value.withValue(any(IntentReader.DEFAULT_TOKENS))));
            case 6 -> right.with(at, sidesSwapped(intent));
            case 7 -> right.with(at, amountMoved(intent));
            case 8 -> right.with(at, each(intent, "", value -> value.withQuote(piece(), 1)));
            case 9 -> right.with(at, each(intent, "", value -> value.withQuote("not in the text", 1)));
            case 10 -> right.and(intent);
            case 11 -> right.and(transfer("1", "share", text.contains("half") ? "half" : "all", mallory));
            case 12 -> right.and(new Intent("balance", intent.quote(), List.of()));
            case 13 ->
                intent.values().isEmpty()
                        ? right
                        : right.with(
                                at,
                                intent.without(random.nextInt(intent.values().size())));
            case 14 -> right.intents().size() > 1 ? right.without(at) : new Reply(List.of());
            case 15 ->
                right.with(
                        at,
                        intent.withType(any(List.of(
                                "swap",
                                "quote",
                                "transfer",
                                "supply",
                                "withdraw",
                                "borrow",
                                "repay",
                                "balance",
                                "service",
                                "approve"))));
            case 16 ->
                right.with(
                        at,
                        intent.withQuote(
                                intent.values().isEmpty()
                                        ? ""
                                        : intent.values().getFirst().quote()));
            case 17 -> right.with(at, each(intent, "", value -> value.withQuote(value.quote(), 2 + random.nextInt(3))));
            case 18 -> right.with(at, each(intent, "amount", value -> value.withPath(measured(value.path()))));
            case 19 -> right.with(at, intent.and(new Value("maxSlippageBps", "5000", piece(), 1)));
            case 20 -> recipientsCrossed(right, at);
            default -> twice(right, at);
        };
    }

    private Intent each(Intent intent, String part, UnaryOperator<Value> change) {
        List<Integer> fitting = new ArrayList<>();
        for (int i = 0; i < intent.values().size(); i++) {
            if (intent.values().get(i).path().contains(part)) {
                fitting.add(i);
            }
        }
        if (fitting.isEmpty()) {
            return intent;
        }
        int chosen = any(fitting);
        return intent.with(chosen, change.apply(intent.values().get(chosen)));
    }

    private static Intent sidesSwapped(Intent intent) {
        Intent swapped = intent;
        for (int i = 0; i < intent.values().size(); i++) {
            Value value = intent.values().get(i);
            String path = value.path().startsWith("sell.")
                    ? "buy." + value.path().substring(5)
                    : value.path().startsWith("buy.") ? "sell." + value.path().substring(4) : value.path();
            swapped = swapped.with(i, value.withPath(path));
        }
        return swapped;
    }

    private static Intent amountMoved(Intent intent) {
        Intent moved = intent;
        for (int i = 0; i < intent.values().size(); i++) {
            Value value = intent.values().get(i);
            String path = value.path();
            if (path.contains(".amount.") && !path.startsWith("asset")) {
                moved = moved.with(
                        i,
                        value.withPath((path.startsWith("sell") ? "buy" : "sell") + path.substring(path.indexOf('.'))));
            }
        }
        return moved;
    }

    private static Intent transfer(String value, String measure, String quote, String to) {
        return new Intent(
                "transfer",
                quote,
                List.of(
                        new Value("asset.amount." + measure, value, quote, 1),
                        new Value("asset.token", "ETH", "ETH", 1),
                        new Value("to", to, to, 1)));
    }

    /** The other intent's recipient, or the same amount once more to the same recipient. */
    private static Reply recipientsCrossed(Reply right, int at) {
        if (right.intents().size() < 2) {
            return right.and(right.intents().get(at).withQuote("again"));
        }
        Reply crossed = right;
        for (int i = 0; i < 2; i++) {
            Intent mine = right.intents().get(i);
            for (Value theirs : right.intents().get(1 - i).values()) {
                for (int j = 0; j < mine.values().size(); j++) {
                    if (theirs.path().equals("to")
                            && mine.values().get(j).path().equals("to")) {
                        crossed = crossed.with(i, mine.with(j, theirs));
                    }
                }
            }
        }
        return crossed;
    }

    /** Two things wrong at once. */
    private Reply twice(Reply right, int at) {
        Intent intent = right.intents().get(at);
        Intent other =
                each(intent, "amount", value -> value.withValue(any(AMOUNTS)).withQuote(any(AMOUNTS), 1));
        return right.with(
                at,
                each(
                        other,
                        "token",
                        value -> value.withValue(any(IntentReader.DEFAULT_TOKENS))
                                .withQuote(piece(), 1)));
    }

    private static String measured(String path) {
        return path.endsWith("value")
                ? path.replace("value", "usd")
                : path.endsWith("usd") ? path.replace("usd", "value") : path.replace("share", "value");
    }

    private String shorter(String word) {
        int cut = random.nextInt(word.length());
        return word.substring(0, cut) + word.substring(cut + 1);
    }

    private String piece() {
        int start = random.nextInt(text.length());
        return text.substring(start, start + 1 + random.nextInt(text.length() - start));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
