package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SizeCommandTest {

    private static final String REQUEST =
            "{\"id\":\"a\",\"kind\":\"infer\",\"model\":\"Llama-3.1-8B\",\"gpu\":\"H100\",\"inputTokens\":100,\"outputTokens\":100}";

    @TempDir
    Path folder;

    private static String size(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.commandLine().execute(arguments)).isZero();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void printsTheContractsFields() {
        JsonNode answer = JsonMapper.shared().readTree(size("size", "--json", REQUEST));
        assertThat(answer.propertyNames())
                .containsExactly(
                        "id",
                        "flops",
                        "memoryBytes",
                        "fits",
                        "minGpus",
                        "tokensPerSecond",
                        "low",
                        "high",
                        "seconds",
                        "bound");
        assertThat(answer.path("low").asDouble())
                .isLessThan(answer.path("tokensPerSecond").asDouble());
    }

    @Test
    void takesOptionsUnderTheNamesOfTheFieldsToo() {
        List<String> job = List.of("size", "--json", "--model", "Llama-3.1-8B", "--gpu", "H100");
        assertThat(size(with(job, "--inputTokens", "500", "--outputTokens", "200")))
                .isEqualTo(size(with(job, "--input-tokens", "500", "--output-tokens", "200")))
                .contains("tokensPerSecond");
    }

    private static String[] with(List<String> first, String... rest) {
        return Stream.concat(first.stream(), Stream.of(rest)).toArray(String[]::new);
    }

    @Test
    void goesOnAfterALineThatCannotBeSized() throws IOException {
        Path file = folder.resolve("batch.jsonl");
        Files.writeString(file, "nonsense\n{\"id\":7,\"gpu\":\"H100\",\"model\":\"nobody's\"}\n\n" + REQUEST + "\n");
        String[] lines = size("size", "--batch", file.toString()).split("\n", -1);
        assertThat(lines).hasSize(4);
        assertThat(JsonMapper.shared().readTree(lines[0]).propertyNames()).containsExactly("id", "error");
        assertThat(JsonMapper.shared().readTree(lines[1]).path("id").asInt()).isEqualTo(7);
        assertThat(JsonMapper.shared().readTree(lines[2]).path("fits").asBoolean())
                .isTrue();
    }

    @Test
    void printsTheSourcesExampleRightBesideItsMisprint() {
        assertThat(size("size", "--kind", "train", "--parameters", "175B", "--tokens", "180B", "--gpu", "A100"))
                .contains("1.89e+23", "17,528 days", "584 days", "sparse");
    }
}
