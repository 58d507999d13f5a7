package dev.errand.engine.reader;

import dev.errand.engine.reader.Draft.Leaf;
import dev.errand.intent.Amount;
import dev.errand.intent.Asset;
import dev.errand.intent.Intent;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes typed intents of leaves. */
final class Intents {

    private Intents() {}

    static Intent of(String type, Map<String, Leaf> leaves) {
        return switch (type) {
            case "swap" ->
                new Intent.Swap(asset("sell", leaves), asset("buy", leaves), integer("maxSlippageBps", leaves));
            case "quote" -> new Intent.Quote(asset("sell", leaves), asset("buy", leaves));
            case "transfer" -> new Intent.Transfer(asset("asset", leaves), value("to", leaves));
            case "balance" -> new Intent.Balance(value("token", leaves));
            default -> throw new IllegalArgumentException("no intent of type '" + type + "'");
        };
    }

    private static Asset asset(String role, Map<String, Leaf> leaves) {
        return new Asset(value(role + ".token", leaves), amount(role + ".amount.", leaves));
    }

    private static @Nullable Amount amount(String prefix, Map<String, Leaf> leaves) {
        String value = value(prefix + "value", leaves);
        String usd = value(prefix + "usd", leaves);
        String share = value(prefix + "share", leaves);
        String of = value(prefix + "of", leaves);
        if (value != null) {
            return new Amount.Value(new BigDecimal(value));
        } else if (usd != null) {
            return new Amount.Usd(new BigDecimal(usd));
        } else if (share != null && of != null) {
            return new Amount.OfStep(Integer.parseInt(of.substring(Draft.STEP.length())), new BigDecimal(share));
        } else {
            return share == null ? null : new Amount.Share(new BigDecimal(share));
        }
    }

    private static @Nullable Integer integer(String path, Map<String, Leaf> leaves) {
        String value = value(path, leaves);
        return value == null ? null : Integer.valueOf(value);
    }

    private static @Nullable String value(String path, Map<String, Leaf> leaves) {
        Leaf leaf = leaves.get(path);
        return leaf == null ? null : leaf.value();
    }
}
