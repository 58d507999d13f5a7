package dev.errand.app;

import dev.errand.route.Gas;
import dev.errand.route.Pool;
import dev.errand.route.Route;
import dev.errand.route.RouteRequest;
import dev.errand.route.RouteRequest.Side;
import dev.errand.route.Router;
import dev.errand.route.Routing;
import dev.errand.route.Trade;
import dev.errand.route.V2Pool;
import dev.errand.route.V3Pool;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code route}: the best route over given pools, with a bound that proves it, without a chain. */
@Command(
        name = "route",
        description = "Finds the best route over given pools; needs no chain.",
        mixinStandardHelpOptions = true)
final class RouteCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int SHOWN = 60;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Parameters(paramLabel = "FILE", description = "{\"sell\",\"buy\",\"gasPerPool\",\"pools\"}")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
        Answer answer = RequestFile.read(file, RouteCommand::answer);
        switch (answer.routing()) {
            case Routing.NoRoute(String reason) -> throw new CommandFailure(reason);
            case Route route -> System.out.println(json ? write(route, answer.millis()) : tell(route));
        }
        return 0;
    }

    private record Answer(Routing routing, double millis) {}

    private static Answer answer(JsonNode root) {
        RouteRequest request = request(root);
        List<Pool> pools =
                field(root, "pools").valueStream().map(RouteCommand::pool).toList();
        long start = System.nanoTime();
        Routing routing = Router.optimal().route(pools, request);
        return new Answer(routing, (System.nanoTime() - start) / NANOS_PER_MILLI);
    }

    // ---- reading

    private static RouteRequest request(JsonNode root) {
        JsonNode sell = field(root, "sell");
        JsonNode buy = field(root, "buy");
        if (sell.has("amount") == buy.has("amount")) {
            throw new IllegalArgumentException("give one amount: on 'sell' what is sold, or on 'buy' what is bought");
        }
        boolean exactIn = sell.has("amount");
        return new RouteRequest(
                text(sell, "token"),
                text(buy, "token"),
                exactIn ? Side.EXACT_IN : Side.EXACT_OUT,
                integer(exactIn ? sell : buy, "amount"),
                root.has("gasPerPool") ? Gas.each(integer(root, "gasPerPool")) : Gas.NONE);
    }

    private static Pool pool(JsonNode node) {
        String id = text(node, "id");
        List<String> tokens = texts(node, "tokens");
        if (tokens.size() != 2) {
            throw new IllegalArgumentException("pool " + id + " must have two tokens, not " + tokens);
        }
        return switch (text(node, "kind")) {
            case "v2" -> {
                List<String> reserves = texts(node, "reserves");
                if (reserves.size() != 2) {
                    throw new IllegalArgumentException("pool " + id + " must have two reserves, not " + reserves);
                }
                yield new V2Pool(
                        id,
                        tokens.getFirst(),
                        tokens.getLast(),
                        integer("reserve of pool " + id, reserves.getFirst()),
                        integer("reserve of pool " + id, reserves.getLast()),
                        small(node, "feeBps"));
            }
            case "v3" ->
                new V3Pool(
                        id,
                        tokens.getFirst(),
                        tokens.getLast(),
                        small(node, "fee"),
                        integer(node, "sqrtPriceX96"),
                        small(node, "tick"),
                        integer(node, "liquidity"),
                        small(node, "tickSpacing"),
                        field(node, "ticks")
                                .valueStream()
                                .map(tick -> new V3Pool.Tick(small(tick, "index"), integer(tick, "liquidityNet")))
                                .toList());
            default ->
                throw new IllegalArgumentException(
                        "pool " + id + " is of kind '" + text(node, "kind") + "'; v2 and v3 are known");
        };
    }

    private static JsonNode field(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            throw new IllegalArgumentException("'" + name + "' is missing from " + shortened(node));
        }
        return value;
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        String start = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        return start.isEmpty() ? "the request, which is empty" : start;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = field(node, field);
        if (!value.isValueNode() || value.isNull()) {
            throw new IllegalArgumentException("'" + field + "' must be text, not " + value);
        }
        return value.asString();
    }

    private static List<String> texts(JsonNode node, String field) {
        return field(node, field).valueStream().map(JsonNode::asString).toList();
    }

    private static BigInteger integer(JsonNode node, String field) {
        return integer("'" + field + "'", text(node, field));
    }

    private static BigInteger integer(String what, String value) {
        if (!value.matches("-?\\d{1,100}")) {
            throw new IllegalArgumentException(what + " must be a whole number in base units, not '" + value + "'");
        }
        return new BigInteger(value);
    }

    private static int small(JsonNode node, String field) {
        BigInteger value = integer(node, field);
        if (value.bitLength() >= Integer.SIZE) {
            throw new IllegalArgumentException("'" + field + "' is out of range: " + value);
        }
        return value.intValueExact();
    }

    // ---- writing

    private static String write(Route route, double millis) {
        ObjectNode answer = JSON.createObjectNode();
        boolean exactIn = route.request().side() == Side.EXACT_IN;
        if (!exactIn) {
            answer.put("in", route.in().toString());
        }
        answer.put("out", route.out().toString());
        answer.put("net", route.net().toString());
        ArrayNode trades = answer.putArray("trades");
        for (Trade trade : route.trades()) {
            ObjectNode each = trades.addObject();
            each.put("pool", trade.pool().id());
            each.put("tokenIn", trade.tokenIn());
            each.put("in", trade.in().toString());
            each.put("out", trade.out().toString());
        }
        answer.put("atomic", route.atomic());
        route.bound().ifPresent(bound -> answer.put(exactIn ? "upperBound" : "lowerBound", bound.toString()));
        route.gapBps().ifPresent(gap -> answer.put("gapBps", gap));
        answer.put("millis", millis);
        return JSON.writeValueAsString(answer);
    }

    private static String tell(Route route) {
        StringBuilder told = new StringBuilder();
        RouteRequest request = route.request();
        told.append("%s %s for %s %s%n".formatted(route.in(), request.sell(), route.out(), request.buy()));
        for (Trade trade : route.trades()) {
            told.append("  %-12s %s %s → %s %s%n"
                    .formatted(trade.pool().id(), trade.in(), trade.tokenIn(), trade.out(), trade.tokenOut()));
        }
        if (route.atomic()) {
            told.append("  the pools hold arbitrage: all of it belongs into one transaction\n");
        }
        String better = request.side() == Side.EXACT_IN ? "gives more" : "costs less";
        String proof = route.gapBps()
                .map(gap -> gap.signum() == 0
                        ? "proved: no route over these pools " + better
                        : "proved: no route over these pools is better by more than " + gap.toPlainString()
                                + " basis points")
                .orElse("nothing is proved of it");
        return told.append("  ").append(proof).toString();
    }
}
