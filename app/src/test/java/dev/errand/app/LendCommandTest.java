package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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

    private record Ended(int code, String out, String err) {}

    private Ended run(String content) throws IOException {
        Path file = folder.resolve("lend.json");
        Files.writeString(file, content);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            int code = Main.commandLine().execute("lend", "--json", file.toString());
            return new Ended(
                    code, printed.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static String with(String side, String amount, String markets) {
        return "{\"side\":" + side + ",\"amount\":" + amount + ",\"markets\":" + markets + "}";
    }

    static Stream<Arguments> nonsense() {
        String supply = "\"supply\"";
        String hundred = "\"100\"";
        return Stream.of(
                arguments("{", "cannot be read"),
                arguments("", "one JSON object"),
                arguments("[]", "JSON object"),
                arguments("{}", "'side' is missing"),
                arguments(with("\"hold\"", hundred, MARKETS), "'side' must be supply or borrow, not 'hold'"),
                arguments(with(supply, "\"0\"", MARKETS), "must be above zero"),
                arguments(with(supply, "\"-5\"", MARKETS), "must be above zero"),
                arguments(with(supply, "\"ten\"", MARKETS), "'amount' is no number: ten"),
                arguments(with(supply, "null", MARKETS), "'amount' is missing"),
                arguments(with(supply, "\"1e999999999\"", MARKETS), "'amount' is too large"),
                arguments(with(supply, hundred, "[]"), "there is no market"),
                arguments(with(supply, hundred, "{}"), "'markets' must be a list"),
                arguments(with(supply, hundred, "[7]"), "each market must be a JSON object"),
                arguments(with("\"borrow\"", "\"351\"", MARKETS), "only 350 can be borrowed"),
                arguments(
                        with(supply, hundred, MARKETS.replace("compound_v3", "morpho")),
                        "there are aave_v3 and compound_v3"),
                arguments(
                        with(supply, hundred, MARKETS.replace("\"slope1\"", "\"slope\"")), "aave: 'slope1' is missing"),
                arguments(with(supply, hundred, MARKETS.replace("\"comet\"", "\"aave\"")), "market aave stands twice"),
                arguments(with(supply, hundred, MARKETS.replace("\"0.9\"", "\"1\"")), "optimalUsage must lie between"),
                arguments(with(supply, hundred, MARKETS.replace("\"0.9\"", "\"90\"")), "must be a fraction"),
                arguments(with(supply, hundred, MARKETS.replace("\"0.75\"", "\"-0.75\"")), "none may be below zero"),
                arguments(with(supply, hundred, MARKETS.replace("\"0.75\"", "\"NaN\"")), "'slope2' is no number: NaN"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void nonsenseIsRefusedInOneLineThatSaysWhatIsWrong(String content, String reason) throws IOException {
        Ended ended = run(content);
        assertThat(ended.err()).contains(reason);
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().strip().lines()).hasSize(1);
    }

    @Test
    void wrongUsageEndsWithTwo() {
        assertThat(Main.commandLine().execute("lend", "--json")).isEqualTo(2);
        assertThat(Main.commandLine().execute("lend", "--yaml", "x")).isEqualTo(2);
    }
}
