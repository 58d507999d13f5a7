package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command as a user runs it: what it prints, and what it says to input that makes no sense. */
class RouteCommandTest {

    private static final String POOL = """
            {"id":"p0","kind":"v2","tokens":["A","B"],"reserves":["1000000000000","2000000000000"],"feeBps":"30"}""";

    /** One token of liquidity from half to double the price of one, and nothing beyond. */
    private static final String NARROW = """
            {"id":"n","kind":"v3","tokens":["A","B"],"fee":"3000","sqrtPriceX96":"79228162514264337593543950336","tick":"0",
             "liquidity":"1000000000000","tickSpacing":"60",
             "ticks":[{"index":"-6960","liquidityNet":"1000000000000"},{"index":"6960","liquidityNet":"-1000000000000"}]}""";

    @TempDir
    Path folder;

    private record Answer(int code, String out, String err) {}

    private Answer route(String text) throws IOException {
        Path file = folder.resolve("route.json");
        Files.writeString(file, text);
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            int code = Main.commandLine().execute("route", "--json", file.toString());
            return new Answer(
                    code, printed.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static String request(String sell, String amount, String buy, String... pools) {
        return "{\"sell\":{\"token\":\"" + sell + "\",\"amount\":\"" + amount + "\"},\"buy\":{\"token\":\"" + buy
                + "\"},\"gasPerPool\":\"0\",\"pools\":[" + String.join(",", pools) + "]}";
    }

    @Test
    void printsTheContractsFields() throws IOException {
        Answer answer = route(request("A", "1000000000", "B", POOL));
        assertThat(answer.code()).as(answer.err()).isZero();
        JsonNode json = JsonMapper.shared().readTree(answer.out());
        assertThat(json.propertyNames())
                .containsExactly("out", "net", "trades", "atomic", "upperBound", "gapBps", "millis");
        BigInteger kept = new BigInteger("9970").multiply(new BigInteger("1000000000"));
        BigInteger out =
                kept.multiply(new BigInteger("2000000000000")).divide(new BigInteger("10000000000000000").add(kept));
        assertThat(json.path("out").asString()).isEqualTo(out.toString());
        assertThat(new BigDecimal(json.path("gapBps").asString())).isLessThanOrEqualTo(new BigDecimal("0.01"));
    }

    /** What is changed in the one good pool, what is asked of it, and the word that the one line must have. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"1000000000000\", \"0\", A, 5, B, liquidity",
                "\"1000000000000\", \"-7\", A, 5, B, reserve",
                "\"1000000000000\", \"1.5\", A, 5, B, whole number",
                "\"1000000000000\", \"1e60\", A, 5, B, whole number",
                "\"2000000000000\", \"1"
                        + "000000000000000000000000000000000000000000000000000000000000\", A, 5, B, reserve",
                "\"feeBps\":\"30\", \"feeBps\":\"10000\", A, 5, B, feeBps",
                "\"kind\":\"v2\", \"kind\":\"v9\", A, 5, B, v2 and v3",
                "\"kind\":\"v2\", \"king\":\"v2\", A, 5, B, 'kind' is missing",
                "nothing, nothing, A, 5, C, no pool holds the token C",
                "nothing, nothing, A, 5, A, both",
                "nothing, nothing, A, 0, B, above zero",
                "nothing, nothing, A, -3, B, above zero",
                "nothing, nothing, A, 0.5, B, whole number",
                "nothing, nothing, A, ten, B, whole number",
                "nothing, nothing, A, 99999999999999999999999999999999999999, B, take",
            })
    void saysInOneLineWhatIsWrong(String from, String to, String sell, String amount, String buy, String word)
            throws IOException {
        refused(request(sell, amount, buy, POOL.replace(from, to)), word);
    }

    @Test
    void refusesMoreThanAllLiquidityTwinsAndTextThatIsNoRequest() throws IOException {
        refused(request("A", "9000000000000", "B", NARROW), "would be left, ask for less");
        refused(request("A", "5", "B", POOL, POOL), "two pools are called p0");
        refused(request("A", "5", "B", NARROW.replace("\"tick\":\"0\"", "\"tick\":\"500\"")), "tick");
        refused(request("A", "5", "B", NARROW.replace("\"-6960\"", "\"-6961\"")), "spacing");
        refused(request("A", "5", "B"), "A");
        refused("this is no JSON", "route.json");
        refused("", "'sell' is missing");
        refused("[]", "'sell' is missing");
        refused("{\"pools\":[" + POOL + "]}", "'sell' is missing");
        refused("{\"sell\":{\"token\":\"A\",\"amount\":\"5\"},\"buy\":{\"token\":\"B\"}}", "'pools' is missing");
    }

    private void refused(String text, String word) throws IOException {
        Answer answer = route(text);
        assertThat(answer.code()).as(text).isEqualTo(1);
        assertThat(answer.out()).as(text).isEmpty();
        assertThat(answer.err().strip().lines()).as(text).hasSize(1);
        assertThat(answer.err()).as(text).contains(word).doesNotContain("Exception");
    }
}
