package dev.errand.app;

import dev.errand.lend.LendingMarket;
import dev.errand.lend.LendingMarket.Kink;
import dev.errand.lend.LendingSplit;
import dev.errand.lend.LendingSplit.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code lend}: the best split of one amount over given lending markets, without a chain. */
@Command(
        name = "lend",
        description = "Splits an amount over given lending markets; needs no chain.",
        mixinStandardHelpOptions = true)
final class LendCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final MathContext SHOWN = new MathContext(15);
    private static final int MOST_DIGITS = 60;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Parameters(paramLabel = "FILE", description = "{\"side\",\"amount\",\"markets\"}")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        Request request = RequestFile.read(file, LendCommand::request);
        if (json) {
            System.out.println(JSON.writeValueAsString(tree(request.split())));
        } else {
            print(request.side(), request.split());
        }
        return 0;
    }

    private record Request(Side side, LendingSplit split) {}

    private static Request request(JsonNode root) {
        if (!root.isObject()) {
            throw new IllegalArgumentException(
                    "the file must hold one JSON object with 'side', 'amount' and 'markets'");
        }
        Side side = side(text(root, "side"));
        BigDecimal amount = number(root, "amount");
        if (!root.path("markets").isArray()) {
            throw new IllegalArgumentException("'markets' must be a list");
        }
        Set<String> ids = new HashSet<>();
        List<LendingMarket> markets = new ArrayList<>();
        for (JsonNode each : root.path("markets").values()) {
            LendingMarket market = market(each);
            if (!ids.add(market.id())) {
                throw new IllegalArgumentException("market " + market.id() + " stands twice");
            }
            markets.add(market);
        }
        return new Request(side, LendingSplit.of(side, amount, markets));
    }

    private static Side side(String text) {
        return switch (text) {
            case "supply" -> Side.SUPPLY;
            case "borrow" -> Side.BORROW;
            default -> throw new IllegalArgumentException("'side' must be supply or borrow, not '" + text + "'");
        };
    }

    private static LendingMarket market(JsonNode json) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("each market must be a JSON object, not " + json);
        }
        String id = text(json, "id");
        try {
            return market(id, json);
        } catch (FieldException e) {
            throw new IllegalArgumentException("market " + id + ": " + e.getMessage(), e);
        }
    }

    private static LendingMarket market(String id, JsonNode json) {
        return switch (text(json, "kind")) {
            case "aave_v3" ->
                new LendingMarket.AaveV3(
                        id,
                        real(json, "totalDebt"),
                        real(json, "availableLiquidity"),
                        real(json, "base"),
                        real(json, "slope1"),
                        real(json, "slope2"),
                        real(json, "optimalUsage"),
                        real(json, "reserveFactor"));
            case "compound_v3" ->
                new LendingMarket.CompoundV3(
                        id,
                        real(json, "totalSupply"),
                        real(json, "totalBorrow"),
                        kink(json, "supply"),
                        kink(json, "borrow"));
            default ->
                throw new IllegalArgumentException(
                        "market " + id + " is of kind '" + text(json, "kind") + "'; there are aave_v3 and compound_v3");
        };
    }

    private static Kink kink(JsonNode json, String side) {
        return new Kink(
                real(json, side + "Base"),
                real(json, side + "SlopeLow"),
                real(json, side + "SlopeHigh"),
                real(json, side + "Kink"));
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isString() && !value.isNumber()) {
            throw new FieldException("'" + field + "' is missing");
        }
        return value.asString();
    }

    private static BigDecimal number(JsonNode json, String field) {
        BigDecimal number;
        try {
            number = new BigDecimal(text(json, field));
        } catch (NumberFormatException e) {
            throw new FieldException("'" + field + "' is no number: " + text(json, field));
        }
        if (number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            throw new FieldException("'" + field + "' is too large, or has too many decimals");
        }
        return number;
    }

    /** A field that cannot be used; where it stands is still to be said. */
    private static final class FieldException extends IllegalArgumentException {

        FieldException(String reason) {
            super(reason);
        }
    }

    private static double real(JsonNode json, String field) {
        return number(json, field).doubleValue();
    }

    private static ObjectNode tree(LendingSplit split) {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode parts = json.putArray("split");
        split.parts()
                .forEach(part -> parts.addObject()
                        .put("id", part.id())
                        .put("amount", part.amount().stripTrailingZeros().toPlainString()));
        json.put("rate", decimal(split.rate()));
        json.put("bestSingleRate", Double.isNaN(split.bestSingleRate()) ? null : decimal(split.bestSingleRate()));
        return json;
    }

    private static String decimal(double rate) {
        return new BigDecimal(rate, SHOWN).stripTrailingZeros().toPlainString();
    }

    private static void print(Side side, LendingSplit split) {
        Console console = Console.ofProcess(false);
        String earns = side == Side.SUPPLY ? "earns" : "costs";
        console.line(String.format(
                Locale.ROOT,
                "All of it %s %.4f %% a year, after its own effect on the rates.",
                earns,
                split.rate() * 100));
        split.parts()
                .forEach(part -> console.line(String.format(
                        Locale.ROOT,
                        "  %s: %s at %.4f %%; one more there %s %.4f %%",
                        part.id(),
                        part.amount().stripTrailingZeros().toPlainString(),
                        part.rate() * 100,
                        earns,
                        part.marginal() * 100)));
        console.line(
                Double.isNaN(split.bestSingleRate())
                        ? "No market can take all of it alone."
                        : String.format(Locale.ROOT, "The best market alone: %.4f %%.", split.bestSingleRate() * 100));
        if (split.parts().size() > 1) {
            console.line(
                    "Where it is shared, one more token is worth the same in each market: nothing is won by moving it.");
        }
    }
}
