package dev.errand.broker;

import dev.errand.offer.ComputeEstimate;
import dev.errand.offer.ComputeOrder;
import dev.errand.sizing.Catalog;
import dev.errand.sizing.Catalog.HourlyPrice;
import dev.errand.sizing.Gpu;
import dev.errand.sizing.Job;
import dev.errand.sizing.Job.Inference;
import dev.errand.sizing.Job.Rendering;
import dev.errand.sizing.Job.Training;
import dev.errand.sizing.Machine;
import dev.errand.sizing.Model;
import dev.errand.sizing.Precision;
import dev.errand.sizing.Sizer;
import dev.errand.sizing.Sizing;
import dev.errand.sizing.UnsizableException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sizes what a user asks for in words, with a stated default for what was not said. Immutable. */
final class Estimator {

    private static final String GPU = "H100-SXM";
    private static final long INPUT_TOKENS = 512;
    private static final long OUTPUT_TOKENS = 256;
    private static final int MOST_GPUS = 1_000_000;

    private final Catalog catalog;
    private final Sizer sizer;

    Estimator(Catalog catalog, Sizer sizer) {
        this.catalog = catalog;
        this.sizer = sizer;
    }

    /**
     * What the order takes.
     *
     * @throws UnsizableException if that cannot be said; the message says why
     */
    ComputeEstimate estimate(ComputeOrder order) {
        EstimateWords words = EstimateWords.in(order.language());
        List<String> lines = new ArrayList<>();
        Gpu gpu = catalog.gpu(order.gpu() == null ? GPU : order.gpu());
        if (order.gpu() == null) {
            lines.add(words.noGpu(gpu));
        }
        if (order.work().equals("rent")) {
            return rent(order, gpu, words, lines);
        }
        Job job = job(order, gpu, words, lines);
        int count = count(order.count(), 1);
        if (order.count() == null && !(job instanceof Rendering)) {
            int fewest = sizer.size(job, Machine.of(gpu, 1)).minGpus();
            count = order.gpu() == null || job instanceof Inference ? Math.min(fewest, MOST_GPUS) : 1;
        }
        Machine machine = Machine.of(gpu, count);
        Sizing sizing = sizer.size(job, machine);
        if (sizing.tokensPerSecond() <= 0) {
            throw new UnsizableException(String.join("; ", sizing.reasons()));
        }
        double fewest = sizing.seconds() * sizing.tokensPerSecond() / sizing.high();
        double most = sizing.seconds() * sizing.tokensPerSecond() / sizing.low();
        lines.addAll(words.sized(job, machine, sizing, fewest, most));
        price(gpu)
                .ifPresent(price -> lines.add(words.price(
                        price,
                        sizing.seconds() / 3600 * machine.count() * price.low(),
                        sizing.seconds() / 3600 * machine.count() * price.high())));
        if (job instanceof Training training && !sizing.fits()) {
            Machine holding = Machine.of(gpu, Math.min(sizing.minGpus(), MOST_GPUS));
            lines.add(words.holding(holding, sizer.size(training, holding)));
        }
        if (job instanceof Training training && isSourcesExample(training, machine)) {
            lines.add(words.misprint());
        }
        return new ComputeEstimate(sizing.flops(), sizing.seconds(), fewest, most, gpu.name(), machine.count(), lines);
    }

    private Job job(ComputeOrder order, Gpu gpu, EstimateWords words, List<String> lines) {
        return switch (order.work()) {
            case "train" ->
                new Training(model(order, words, lines), precision(order), number(order.tokens(), "tokens", words));
            case "render" ->
                new Rendering(
                        number(order.frames(), "frames", words),
                        number(order.secondsPerFrame(), "secondsPerFrame", words),
                        gpu);
            case "infer" -> {
                if (order.inputTokens() == null || order.outputTokens() == null) {
                    lines.add(words.assumedLengths(INPUT_TOKENS, OUTPUT_TOKENS));
                }
                yield Inference.of(
                        model(order, words, lines),
                        precision(order),
                        order.inputTokens() == null
                                ? INPUT_TOKENS
                                : order.inputTokens().doubleValue(),
                        order.outputTokens() == null
                                ? OUTPUT_TOKENS
                                : order.outputTokens().doubleValue(),
                        order.requests() == null ? 1 : order.requests().doubleValue());
            }
            default -> throw new UnsizableException("work '" + order.work() + "' is not known");
        };
    }

    private static ComputeEstimate rent(ComputeOrder order, Gpu gpu, EstimateWords words, List<String> lines) {
        int count = count(order.count(), 1);
        double seconds = order.duration() == null ? 3600 : order.duration().toSeconds();
        HourlyPrice price = price(gpu).orElseThrow(() -> new UnsizableException(words.noPrice(gpu)));
        lines.add(words.rent(gpu, count, seconds, price));
        return new ComputeEstimate(0, seconds, seconds, seconds, gpu.name(), count, lines);
    }

    private static Optional<HourlyPrice> price(Gpu gpu) {
        return Catalog.price(gpu);
    }

    private Model model(ComputeOrder order, EstimateWords words, List<String> lines) {
        if (order.parameters() != null) {
            double parameters = order.parameters().doubleValue();
            return Model.ofParameters(parameters, parameters);
        }
        if (order.model() == null) {
            throw new UnsizableException("no model was named, and no number of parameters");
        }
        String name = order.model();
        Optional<Model> bySize = catalog.knowsModel(name) ? Optional.empty() : Model.ofNamedSize(name);
        bySize.ifPresent(model -> lines.add(words.knownBySizeOnly(model)));
        return bySize.orElseGet(() -> catalog.model(name));
    }

    private static Precision precision(ComputeOrder order) {
        return order.precision() == null ? Precision.BF16 : Precision.of(order.precision());
    }

    private static double number(@Nullable Number said, String what, EstimateWords words) {
        if (said == null) {
            throw new UnsizableException(words.missing(what));
        }
        return said.doubleValue();
    }

    private static int count(@Nullable BigInteger said, int absent) {
        if (said == null) {
            return absent;
        }
        if (said.signum() <= 0 || said.compareTo(BigInteger.valueOf(MOST_GPUS)) > 0) {
            throw new UnsizableException("count is " + said + "; it must be from 1 to " + MOST_GPUS);
        }
        return said.intValueExact();
    }

    private static boolean isSourcesExample(Training job, Machine machine) {
        return Math.abs(job.model().parameters() / 175e9 - 1) < 0.01
                && Math.abs(job.tokens() / 180e9 - 1) < 0.01
                && machine.count() == 1
                && machine.gpu().name().startsWith("A100");
    }
}
