package dev.errand.engine.reader.draft;

import java.util.Map;
import java.util.Set;

/** Which leaves each type of intent has, by their paths in the JSON form. */
public final class Fields {

    /** Types of requests that compute, {@link #LOANS}, and all that move value on the chain. */
    public static final Set<String> JOBS = Set.of("infer", "train", "rent", "render");

    public static final Set<String> LOANS = Set.of("supply", "withdraw", "borrow", "repay");
    public static final Set<String> MOVES = Set.of("swap", "transfer", "supply", "withdraw", "borrow", "repay");

    private static final Set<String> TRIGGER =
            Set.of("trigger.every", "trigger.when.token", "trigger.when.above", "trigger.when.below");
    private static final Set<String> AMOUNT = Set.of("value", "share", "usd", "of");

    private static final Map<String, Set<String>> OTHERS = Map.ofEntries(
            Map.entry("swap", Set.of("sell", "buy", "maxSlippageBps", "trigger")),
            Map.entry("quote", Set.of("sell", "buy", "maxSlippageBps")),
            Map.entry("transfer", Set.of("asset", "to", "trigger")),
            Map.entry("supply", Set.of("asset", "market", "trigger")),
            Map.entry("withdraw", Set.of("asset", "market", "trigger")),
            Map.entry("borrow", Set.of("asset", "market", "trigger")),
            Map.entry("repay", Set.of("asset", "market", "trigger")),
            Map.entry("balance", Set.of("token")),
            Map.entry(
                    "infer",
                    Set.of(
                            "model",
                            "input",
                            "inputTokens",
                            "outputTokens",
                            "requests",
                            "precision",
                            "deadline",
                            "maxCost",
                            "gpu",
                            "count",
                            "estimateOnly")),
            Map.entry(
                    "train",
                    Set.of("model", "parameters", "tokens", "deadline", "maxCost", "gpu", "count", "estimateOnly")),
            Map.entry("rent", Set.of("gpu", "count", "duration", "maxCost")),
            Map.entry("render", Set.of("frames", "secondsPerFrame", "gpu", "deadline", "maxCost")),
            Map.entry("service", Set.of("query")));

    private Fields() {}

    /** Whether intents of the type have a leaf at {@code path}. */
    public static boolean has(String type, String path) {
        int dot = path.indexOf('.');
        String field = dot < 0 ? path : path.substring(0, dot);
        String rest = dot < 0 ? "" : path.substring(dot + 1);
        if (!OTHERS.getOrDefault(type, Set.of()).contains(field)) {
            return false;
        }
        return switch (field) {
            case "sell", "buy", "asset" ->
                rest.equals("token") || (rest.startsWith("amount.") && AMOUNT.contains(rest.substring(7)));
            case "trigger" -> TRIGGER.contains(path);
            case "maxCost" -> Set.of("usd", "token", "amount").contains(rest);
            default -> rest.isEmpty();
        };
    }
}
