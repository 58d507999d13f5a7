package dev.errand.sizing;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fitted coefficients: one set for all engines, or one a family; natural logarithms inside. */
final class Coefficients {

    private static final String ALL = "all";

    private final double[] common;
    private final Map<Engine, double[]> families;

    Coefficients(double[] common, Map<Engine, double[]> families) {
        this.common = common;
        this.families = families;
    }

    static double[] starts() {
        Coefficient[] all = Coefficient.values();
        double[] starts = new double[all.length];
        for (Coefficient each : all) {
            starts[each.index()] = each.start();
        }
        return starts;
    }

    /** The set for an engine: its family's, or the common one where the family was not met in the fit. */
    double[] of(Engine engine) {
        return families.getOrDefault(engine, common);
    }

    double[] common() {
        return common;
    }

    static Coefficients bundled() {
        return of(Catalog.bundledRows("coefficients.csv"));
    }

    static Coefficients of(List<Csv.Row> rows) {
        double[] common = starts();
        Map<Engine, double[]> families = new EnumMap<>(Engine.class);
        for (Csv.Row row : rows) {
            int index = Coefficient.valueOf(row.text("coefficient").toUpperCase(Locale.ROOT))
                    .index();
            double value = row.number("value", 0);
            if (row.text("engine").equals(ALL)) {
                common[index] = value;
            } else {
                families.computeIfAbsent(
                                Engine.valueOf(row.text("engine").toUpperCase(Locale.ROOT)),
                                any -> new double[common.length])[index] = value;
            }
        }
        return new Coefficients(common, families);
    }

    /** The lines of {@code coefficients.csv}. */
    String csv() {
        StringBuilder text = new StringBuilder("engine,coefficient,value,meaning\n");
        append(text, ALL, common);
        families.forEach((engine, values) -> append(text, engine.toString(), values));
        return text.toString();
    }

    private static void append(StringBuilder text, String engine, double[] values) {
        for (Coefficient each : Coefficient.values()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%.5g,\"%s\"%n",
                    engine,
                    each.name().toLowerCase(Locale.ROOT),
                    values[each.index()],
                    each.meaning()));
        }
    }
}
