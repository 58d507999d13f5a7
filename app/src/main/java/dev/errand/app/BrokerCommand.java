package dev.errand.app;

import dev.errand.broker.Assignment;
import dev.errand.broker.Offer;
import dev.errand.broker.Order;
import dev.errand.broker.Placement;
import dev.errand.broker.Placement.Placed;
import dev.errand.broker.Placement.Rejected;
import dev.errand.broker.Quote;
import dev.errand.broker.Quoter;
import dev.errand.sizing.Catalog;
import dev.errand.sizing.Pace;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code broker}: places jobs on offers of GPUs, without a chain. */
@Command(
        name = "broker",
        description = "Places jobs on offers of GPUs as cheaply as can be; needs no chain.",
        mixinStandardHelpOptions = true)
final class BrokerCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final MathContext SHOWN = new MathContext(6);
    private static final int REASONS_SHOWN = 5;

    @Option(names = "--jobs", required = true, paramLabel = "FILE", description = "one job a line")
    private Path jobs = Path.of("");

    @Option(names = "--offers", required = true, paramLabel = "FILE", description = "one offer a line")
    private Path offers = Path.of("");

    @Option(
            names = "--min-reliability",
            paramLabel = "SHARE",
            defaultValue = "" + Quoter.LEAST_RELIABILITY,
            description = "least share of leases that a provider must have seen through; ${DEFAULT-VALUE}")
    private double leastReliability;

    @Option(names = "--json", description = "a line of JSON a job, and one for the whole")
    private boolean json;

    /** What could be read of a file, and what could not. */
    private record Lines<T>(List<T> read, List<Refused> refused) {}

    /**
     * A line that was left out.
     *
     * @param id as it says; empty where it has none that can be read
     */
    private record Refused(String id, String reason) {}

    @Override
    public Integer call() throws IOException {
        BrokerFiles files = new BrokerFiles(Catalog.bundled());
        Lines<Order> orders = read(jobs, files::order);
        Lines<Offer> offered = read(offers, files::offer);
        List<Refused> refused = Stream.concat(orders.refused().stream(), offered.refused().stream())
                .toList();
        if (!refused.isEmpty() && (orders.read().isEmpty() || offered.read().isEmpty())) {
            throw new CommandFailure(why(refused));
        }
        Assignment assignment;
        try {
            assignment = Assignment.of(new Quoter(Pace.bundled(), leastReliability), orders.read(), offered.read());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
        if (json) {
            assignment.placements().forEach(each -> System.out.println(JSON.writeValueAsString(tree(each))));
            orders.refused().forEach(each -> System.out.println(JSON.writeValueAsString(tree(each))));
            System.out.println(JSON.writeValueAsString(total(assignment)));
        } else {
            print(assignment);
        }
        if (!refused.isEmpty()) {
            throw new CommandFailure("left out " + why(refused));
        }
        return 0;
    }

    private static String why(List<Refused> refused) {
        return refused.getFirst().reason()
                + (refused.size() > 1 ? "; and " + (refused.size() - 1) + " more lines that cannot be read" : "");
    }

    private static ObjectNode tree(Refused line) {
        ObjectNode tree = JSON.createObjectNode();
        if (!line.id().isEmpty()) {
            tree.put("job", line.id());
        }
        return tree.put("error", line.reason());
    }

    /** A line that cannot be is left out, with the reason, and the others are read. */
    private static <T> Lines<T> read(Path file, Function<JsonNode, T> line) throws IOException {
        Lines<T> lines = new Lines<>(new ArrayList<>(), new ArrayList<>());
        int number = 0;
        for (String text : TextFile.read(file).lines().toList()) {
            number++;
            if (text.isBlank()) {
                continue;
            }
            String where = file + " line " + number;
            JsonNode json = JSON.missingNode();
            try {
                json = JSON.readTree(text);
                lines.read().add(line.apply(json));
            } catch (JacksonException e) {
                lines.refused().add(new Refused("", where + " is no JSON: " + BadJson.words(e)));
            } catch (IllegalArgumentException e) {
                lines.refused().add(new Refused(json.path("id").asString(""), where + ": " + e.getMessage()));
            }
        }
        return lines;
    }

    private static ObjectNode tree(Placement placement) {
        ObjectNode line = JSON.createObjectNode().put("job", placement.order().id());
        switch (placement) {
            case Placed(Quote quote) ->
                line.put("offer", quote.offer().id())
                        .put("gpus", quote.gpus())
                        .put("seconds", shown(quote.seconds()))
                        .put("usd", usd(quote.microUsd()))
                        .put("start", shown(quote.startSeconds()));
            case Rejected rejected -> {
                ArrayNode reasons = line.putArray("rejected");
                rejected.reasons()
                        .forEach(each -> reasons.addObject()
                                .put("offer", each.offer().id())
                                .put("reason", each.reason()));
            }
        }
        return line;
    }

    private static ObjectNode total(Assignment assignment) {
        return JSON.createObjectNode()
                .put("totalUsd", usd(assignment.microUsd()))
                .put("lowerBoundUsd", usd(assignment.boundMicroUsd()))
                .put("gap", shown(assignment.gap()));
    }

    private static BigDecimal shown(double value) {
        return new BigDecimal(new BigDecimal(value, SHOWN).stripTrailingZeros().toPlainString());
    }

    private static BigDecimal usd(long microUsd) {
        return BigDecimal.valueOf(microUsd, 6);
    }

    private static void print(Assignment assignment) {
        Console console = Console.ofProcess(false);
        int left = 0;
        for (Placement placement : assignment.placements()) {
            switch (placement) {
                case Placed(Quote quote) ->
                    console.line(String.format(
                            Locale.ROOT,
                            "%s runs on %d × %s of %s (%s): starts in %s, takes about %s, %.4f USD",
                            quote.order().id(),
                            quote.gpus(),
                            quote.offer().gpu().name(),
                            quote.offer().id(),
                            quote.offer().provider(),
                            time(quote.startSeconds()),
                            time(quote.seconds()),
                            quote.microUsd() / 1e6));
                case Rejected rejected -> {
                    left++;
                    console.line(rejected.order().id() + " is not placed:");
                    rejected.reasons().stream()
                            .limit(REASONS_SHOWN)
                            .forEach(each -> console.line("  " + each.offer().id() + ": " + each.reason()));
                    if (rejected.reasons().size() > REASONS_SHOWN) {
                        console.line(
                                "  and " + (rejected.reasons().size() - REASONS_SHOWN) + " more, which --json lists");
                    }
                }
            }
        }
        if (left == assignment.placements().size()) {
            console.line(left == 0 ? "There are no jobs." : "None of the jobs is placed.");
            return;
        }
        console.line(String.format(
                Locale.ROOT,
                "%d of %d jobs placed for %.4f USD; no placement of them costs less than %.4f (%.2f %% less).",
                assignment.placements().size() - left,
                assignment.placements().size(),
                assignment.microUsd() / 1e6,
                assignment.boundMicroUsd() / 1e6,
                assignment.gap() * 100));
    }

    private static String time(double seconds) {
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        if (seconds < 7200) {
            return String.format(Locale.ROOT, "%.0f min", seconds / 60);
        }
        double hours = seconds / 3600;
        return hours < 10_000
                ? String.format(Locale.ROOT, "%.1f h", hours)
                : String.format(Locale.ROOT, "%,.0f years", hours / 24 / 365.25);
    }
}
