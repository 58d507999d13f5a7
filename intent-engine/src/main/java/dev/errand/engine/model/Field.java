package dev.errand.engine.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What a leaf of an intent's JSON form holds, and so how the words that are cited for it are read. */
enum Field {
    TOKEN,
    AMOUNT,
    SHARE,
    DOLLARS,
    STEP,
    RECIPIENT,
    SLIPPAGE,
    NAME,
    QUERY;

    /** The leaves of each type of intent that a model may fill. Schedules, conditions and compute jobs are left to the grammars. */
    private static final Map<String, Map<String, Field>> CONTRACT = new LinkedHashMap<>();

    static {
        type("swap", assets("sell", "buy"), Map.of("maxSlippageBps", SLIPPAGE));
        type("quote", assets("sell", "buy"));
        type("transfer", assets("asset"), Map.of("to", RECIPIENT));
        for (String type : List.of("supply", "withdraw", "borrow", "repay")) {
            type(type, assets("asset"), Map.of("market", NAME));
        }
        type("balance", Map.of("token", TOKEN));
        type("service", Map.of("query", QUERY));
    }

    @SafeVarargs
    private static void type(String type, Map<String, Field>... leaves) {
        Map<String, Field> all = new LinkedHashMap<>();
        for (Map<String, Field> some : leaves) {
            all.putAll(some);
        }
        CONTRACT.put(type, all);
    }

    private static Map<String, Field> assets(String... roles) {
        Map<String, Field> leaves = new LinkedHashMap<>();
        for (String role : roles) {
            leaves.put(role + ".token", TOKEN);
            leaves.put(role + ".amount.value", AMOUNT);
            leaves.put(role + ".amount.share", SHARE);
            leaves.put(role + ".amount.usd", DOLLARS);
            leaves.put(role + ".amount.of", STEP);
        }
        return leaves;
    }

    /** What stands at {@code path} of an intent of this type; empty if the contract has no such leaf. */
    static Optional<Field> at(String type, String path) {
        return Optional.ofNullable(CONTRACT.getOrDefault(type, Map.of()).get(path));
    }

    static List<String> types() {
        return List.copyOf(CONTRACT.keySet());
    }

    static List<String> paths() {
        TreeSet<String> paths = new TreeSet<>();
        CONTRACT.values().forEach(leaves -> paths.addAll(leaves.keySet()));
        return new ArrayList<>(paths);
    }

    /** The part of a path that an amount and its token share: {@code sell} of {@code sell.amount.value}. */
    static String role(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }
}
