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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
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

    private static final JsonMapper JSON = JsonMapper.builder().build();
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

    @Override
    public Integer call() throws IOException {
        BrokerFiles files = new BrokerFiles(Catalog.bundled());
        Assignment assignment;
        try {
            List<Order> orders = read(jobs, files::order);
            List<Offer> offered = read(offers, files::offer);
            assignment = Assignment.of(new Quoter(Pace.bundled(), leastReliability), orders, offered);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
        if (json) {
            assignment.placements().forEach(each -> System.out.println(JSON.writeValueAsString(tree(each))));
            System.out.println(JSON.writeValueAsString(total(assignment)));
        } else {
            print(assignment);
        }
        return 0;
    }

    private static <T> List<T> read(Path file, Function<JsonNode, T> line) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandFailure("there is no readable file at " + file);
        }
        List<T> all = new ArrayList<>();
        int number = 0;
        for (String text : Files.readAllLines(file)) {
            number++;
            if (text.isBlank()) {
                continue;
            }
            try {
                all.add(line.apply(JSON.readTree(text)));
            } catch (JacksonException e) {
                throw new CommandFailure(file + " line " + number + " is no JSON: " + e.getOriginalMessage());
            } catch (IllegalArgumentException e) {
                throw new CommandFailure(file + " line " + number + ": " + e.getMessage());
            }
        }
        return all;
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
