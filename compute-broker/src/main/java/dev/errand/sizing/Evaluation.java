package dev.errand.sizing;

import dev.errand.sizing.Job.Inference;
import dev.errand.sizing.Likeness.Point;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How well sizing predicts runs that it was not fitted on: everything, the interval too, is fitted anew on some folds of the measured runs and judged
 * on the one held back. An error is the distance of predicted over measured rate from 1.
 */
public final class Evaluation {

    private static final int FOLDS = 5;
    private static final int ROUNDS = 40;

    private final List<Judged> judged;

    private Evaluation(List<Judged> judged) {
        this.judged = judged;
    }

    /** Logarithms of measured over predicted rate of one held-back run, by each way to predict. */
    private record Judged(
            Measurement row, double rule, double common, double engine, double corrected, boolean within) {}

    /**
     * Errors over some held-back runs.
     *
     * @param median of the errors, as a share
     * @param p90 the error that nine of ten stay below
     */
    public record Errors(int rows, double median, double p90) {}

    /**
     * How often sizing is wrong about memory.
     *
     * @param cells known cases
     * @param falseFits cells said to fit that ran out of memory
     * @param falseRefusals cells said not to fit that did
     */
    public record Fits(int cells, int falseFits, int falseRefusals) {}

    /** With rows held back at random: what a run is judged by that resembles measured ones. */
    public static Evaluation byRow() {
        return over(Folds.byRow(Measurement.bundled(Catalog.bundled()), FOLDS), IntervalFit::reach);
    }

    /** With all rows of some GPUs held back. */
    public static Evaluation byGpu() {
        return over(
                byGroup(row -> row.run().gpu().name()),
                seen -> IntervalFit.forUnseenGpus(seen, IntervalFit.reach(seen)));
    }

    /** With all rows of some models held back. */
    public static Evaluation byModel() {
        return over(
                byGroup(row -> row.run().model().name()),
                seen -> IntervalFit.forUnseenModels(seen, IntervalFit.reach(seen)));
    }

    private static Folds byGroup(Function<Measurement, String> group) {
        return Folds.byGroup(Measurement.bundled(Catalog.bundled()), FOLDS, group);
    }

    /** @param interval set anew by the rows that are seen */
    private static Evaluation over(Folds folds, Function<List<Measurement>, Interval> interval) {
        return new Evaluation(folds.splits().parallelStream()
                .flatMap(split -> judged(split, interval.apply(split.seen())).stream())
                .toList());
    }

    private static List<Judged> judged(Folds.Split split, Interval interval) {
        Coefficients coefficients = new Fit(split.seen()).perEngine(ROUNDS);
        Correction correction = Refit.correction(coefficients, split.seen());
        return split.held().stream()
                .map(row -> judge(row, coefficients, correction, interval))
                .toList();
    }

    private static Judged judge(Measurement row, Coefficients coefficients, Correction correction, Interval interval) {
        Run run = row.run();
        Point point = Point.of(run);
        double perEngine = Calibration.log(row, coefficients);
        double corrected = perEngine - correction.log(point);
        return new Judged(
                row,
                Math.log(row.tokensPerSecond() / byRule(run)),
                Math.log(row.tokensPerSecond() / Roofline.tokensPerSecond(run, coefficients.common())),
                perEngine,
                corrected,
                interval.holds(corrected, interval.spread(correction, point)));
    }

    /** 2np at the chip's peak. */
    private static double byRule(Run run) {
        double tokens = run.inputTokens() + run.outputTokens();
        double counted = run.measure().countsPrompt() ? run.inputTokens() : run.outputTokens();
        double flops = 2 * run.model().activeParameters() * tokens;
        return counted * run.count() * run.gpu().flops(run.weights()) / flops;
    }

    /** What is timed, of the runs there are. */
    public List<Measure> measures() {
        return judged.stream()
                .map(each -> each.row.run().measure())
                .distinct()
                .sorted()
                .toList();
    }

    /** Of the rule of thumb alone. */
    public Errors rule() {
        return errors(any -> true, Judged::rule);
    }

    /** Of the roofline with one set of coefficients for all engines. */
    public Errors common() {
        return errors(any -> true, Judged::common);
    }

    /** Of the roofline with a set for each engine family. */
    public Errors perEngine() {
        return errors(any -> true, Judged::engine);
    }

    /** Of what {@link Sizer} says, with the correction from runs that are alike. */
    public Errors corrected() {
        return errors(any -> true, Judged::corrected);
    }

    /** The same, for one kind of measure. */
    public Errors corrected(Measure measure) {
        return errors(each -> each.row.run().measure() == measure, Judged::corrected);
    }

    /** Share of held-back runs within the 90 % interval, which was set without them as everything else was. */
    public double coverage() {
        return judged.stream().filter(Judged::within).count() / (double) judged.size();
    }

    private Errors errors(Predicate<Judged> which, Function<Judged, Double> log) {
        double[] errors = judged.stream()
                .filter(which)
                .mapToDouble(each -> Math.abs(Math.expm1(-log.apply(each))))
                .sorted()
                .toArray();
        return new Errors(errors.length, errors[errors.length / 2], errors[(int) (errors.length * 0.9)]);
    }

    /** Of the cells of {@code fit_cells.csv}. */
    public static Fits fits() {
        Catalog catalog = Catalog.bundled();
        Sizer sizer = Sizer.bundled();
        int[] wrong = new int[2];
        List<Csv.Row> cells = Catalog.bundledRows("fit_cells.csv");
        for (Csv.Row cell : cells) {
            Inference job = Inference.of(
                    catalog.model(cell.text("model")),
                    Precision.of(cell.text("precision")),
                    cell.number("context", 0),
                    1,
                    1);
            Machine machine = Machine.of(catalog.gpu(cell.text("gpu")), cell.whole("count", 1));
            boolean said = sizer.size(job, machine).fits();
            if (said != Boolean.parseBoolean(cell.text("fits"))) {
                wrong[said ? 0 : 1]++;
            }
        }
        return new Fits(cells.size(), wrong[0], wrong[1]);
    }
}
