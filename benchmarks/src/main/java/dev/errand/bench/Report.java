package dev.errand.bench;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Prints figures, one line of JSON each, and remarks beside them. Not thread-safe. */
final class Report {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final MathContext SHOWN = new MathContext(4, RoundingMode.HALF_UP);

    private final PrintStream figures;
    private final PrintStream remarks;

    Report(PrintStream figures, PrintStream remarks) {
        this.figures = figures;
        this.remarks = remarks;
    }

    /** A figure by itself. */
    void figure(String name, double value, String unit) {
        figures.println(JSON.writeValueAsString(line(name, value, unit)));
    }

    /** A figure beside another of the same run, with their ratio. */
    void figure(String name, double value, String unit, double baseline) {
        ObjectNode line = line(name, value, unit);
        line.put("baseline", shown(baseline));
        line.put("ratio", shown(value / baseline));
        figures.println(JSON.writeValueAsString(line));
    }

    /** A whole number to its last digit, such as an amount of money. */
    void exact(String name, BigInteger value, String unit) {
        figures.println(JSON.writeValueAsString(
                JSON.createObjectNode().put("name", name).put("value", value).put("unit", unit)));
    }

    /** Something to read that is no figure; not on standard output. */
    void remark(String text) {
        remarks.println(text);
    }

    private static ObjectNode line(String name, double value, String unit) {
        return JSON.createObjectNode()
                .put("name", name)
                .put("value", shown(value))
                .put("unit", unit);
    }

    private static BigDecimal shown(double value) {
        return new BigDecimal(value, SHOWN).stripTrailingZeros();
    }
}
