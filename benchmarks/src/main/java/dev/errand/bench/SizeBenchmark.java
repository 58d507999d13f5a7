package dev.errand.bench;

import dev.errand.sizing.Evaluation;
import dev.errand.sizing.Evaluation.Errors;
import dev.errand.sizing.Evaluation.Fits;

/** How far sizing is from runs that were held back from its fit. */
final class SizeBenchmark implements Benchmark {

    @Override
    public String name() {
        return "size";
    }

    @Override
    public String about() {
        return "sizing against measured runs held back from the fit, about two minutes";
    }

    @Override
    public void run(Report report) {
        Evaluation rows = Evaluation.byRow();
        report.remark("rows held back, in five folds; the baseline is the bar");
        errors(report, "2np at peak", rows.rule());
        errors(report, "one set of constants", rows.common(), 16, 42);
        errors(report, "constants per engine", rows.perEngine(), 11.8, 39.6);
        errors(report, "with runs alike", rows.corrected(), 9.5, 35.5);
        rows.measures().forEach(measure -> errors(report, "with runs alike, " + measure, rows.corrected(measure)));
        report.figure("rows within the 90 % interval", 100 * rows.coverage(), "%");
        unseen(report, "GPU", Evaluation.byGpu());
        unseen(report, "model", Evaluation.byModel());
        Fits fits = Evaluation.fits();
        report.figure("false fits of " + fits.cells(), fits.falseFits(), "cells");
        report.figure("false refusals of " + fits.cells(), fits.falseRefusals(), "cells");
    }

    private static void unseen(Report report, String what, Evaluation evaluation) {
        report.remark("all rows of a " + what + " held back");
        errors(report, "unseen " + what + ", constants per engine", evaluation.perEngine());
        errors(report, "unseen " + what + ", with runs alike", evaluation.corrected());
        report.figure("unseen " + what + ", within the 90 % interval", 100 * evaluation.coverage(), "%");
    }

    private static void errors(Report report, String name, Errors errors) {
        report.figure(name + ", median error", 100 * errors.median(), "%");
        report.figure(name + ", p90 error", 100 * errors.p90(), "%");
    }

    private static void errors(Report report, String name, Errors errors, double medianBar, double p90Bar) {
        report.figure(name + ", median error", 100 * errors.median(), "%", medianBar);
        report.figure(name + ", p90 error", 100 * errors.p90(), "%", p90Bar);
    }
}
