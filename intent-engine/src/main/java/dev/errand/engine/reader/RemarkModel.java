package dev.errand.engine.reader;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How likely it is that a remark may be passed over: logistic regression over {@link RemarkFeatures}, trained on parts of messages that
 * people labelled, each harmless or weighing. The training stands beside the tests ({@code RemarkTraining}); here are only its weights, a
 * line each, so that anybody can read why a remark was judged so. Thread-safe, and the same for the same words, always.
 */
final class RemarkModel {

    /** From these log-odds on a remark may be passed over. Above zero: it costs more to pass over what weighs than to ask. */
    static final double PASSED = Double.parseDouble(System.getProperty("passed", "-1"));

    static final double WEIGHS = Double.parseDouble(System.getProperty("weighs", "-1.5"));

    private RemarkModel() {}

    /** Whether the remark is so likely to turn the request that it has to be asked about though the grammars passed over it. */
    static boolean weighs(Remark remark, boolean chinese) {
        double harmless = harmless(remark, chinese);
        return harmless < WEIGHS || (harmless < PASSED && Conditional.isOne(remark.said(), chinese));
    }

    /** Whether the remark may be passed over. */
    static boolean passes(Remark remark, boolean chinese) {
        return !Conditional.isOne(remark.said(), chinese) && harmless(remark, chinese) > (remark.place() == Remark.Place.VALUED ? PASSED + 1 : PASSED);
    }

    /** The log-odds that the remark is harmless: above 0 rather so, below 0 rather not. */
    static double harmless(Remark remark, boolean chinese) {
        return sum(RemarkFeatures.of(remark, chinese), chinese ? Chinese.WEIGHTS : English.WEIGHTS);
    }

    static double weight(String f, boolean chinese) { return (chinese ? Chinese.WEIGHTS : English.WEIGHTS).getOrDefault(f, 0.0); }

    /** The sum of the features' weights; the more features, the less each of them counts. */
    static double sum(Set<String> features, Map<String, Double> weights) {
        double sum = 0;
        for (String feature : features) {
            sum += weights.getOrDefault(feature, 0.0);
        }
        return sum / Math.sqrt(features.size());
    }

    private static Map<String, Double> weights(String file) {
        Map<String, Double> weights = new HashMap<>();
        for (String line : Resource.lines(file)) {
            int tab = line.indexOf('\t');
            weights.put(line.substring(tab + 1), Double.valueOf(line.substring(0, tab)));
        }
        return Map.copyOf(weights);
    }

    /** Read when the first English remark is judged. */
    private static final class English {
        static final Map<String, Double> WEIGHTS = weights("remark-weights-en.tsv");
    }

    /** Read when the first Chinese remark is judged. */
    private static final class Chinese {
        static final Map<String, Double> WEIGHTS = weights("remark-weights-zh.tsv");
    }
}
