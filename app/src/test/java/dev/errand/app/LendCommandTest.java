package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LendCommandTest {

    private static final String MARKETS = """
            [{"id":"aave","kind":"aave_v3","totalDebt":"800","availableLiquidity":"200","base":"0","slope1":"0.04","slope2":"0.75",
              "optimalUsage":"0.9","reserveFactor":"0.1"},
             {"id":"comet","kind":"compound_v3","totalSupply":"1000","totalBorrow":"850","supplyKink":"0.8","supplyBase":"0",
              "supplySlopeLow":"0.03","supplySlopeHigh":"0.4","borrowKink":"0.8","borrowBase":"0.015","borrowSlopeLow":"0.035",
              "borrowSlopeHigh":"0.3"}]""";

    @TempDir
    Path folder;

    private JsonNode lend(String side, String amount) throws IOException {
        Path file = folder.resolve("lend.json");
        Files.writeString(
                file, "{\"side\":\"" + side + "\",\"amount\":\"" + amount + "\",\"markets\":" + MARKETS + "}");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.commandLine().execute("lend", "--json", file.toString()))
                    .isZero();
        } finally {
            System.setOut(before);
        }
        return JsonMapper.shared().readTree(printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void printsTheContractsFields() throws IOException {
        JsonNode answer = lend("supply", "100");
        assertThat(answer.propertyNames()).containsExactly("split", "rate", "bestSingleRate");
        BigDecimal sum = answer.path("split")
                .valueStream()
                .map(part -> new BigDecimal(part.path("amount").asString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo("100");
        assertThat(rate(answer, "rate")).isGreaterThanOrEqualTo(rate(answer, "bestSingleRate") - 1e-12);
    }

    @Test
    void borrowsWhereItIsCheap() throws IOException {
        JsonNode answer = lend("borrow", "10");
        assertThat(answer.at("/split/0/id").asString()).isEqualTo("aave");
        assertThat(rate(answer, "rate")).isEqualTo(0.04 * 0.81 / 0.9, within(1e-9));
    }

    private static double rate(JsonNode answer, String field) {
        return Double.parseDouble(answer.path(field).asString());
    }
}
