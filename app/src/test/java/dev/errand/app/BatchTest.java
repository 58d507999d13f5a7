package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many texts at once: a line that cannot be read is told in its place, and the others are answered. */
class BatchTest {

    private static final String LINES = """
            {"id":"a","text":"swap 2 ETH for USDC"}
            nonsense
            {"id":"b"}

            {"id":"c","text":"swap 1 ETH for USDC","state":7}
            {"id":"d","text":"swap 3 ETH for USDC"}
            """;

    @TempDir
    private Path folder;

    @Test
    void parseAnswersEveryLineButThoseThatItCannotRead() throws IOException {
        List<JsonNode> answers = answers("parse", "--batch", lines().toString());
        assertThat(answers).extracting(BatchTest::id).containsExactly("a", "null", "b", "c", "d");
        assertThat(answers.get(1).path("error").asString()).startsWith("line 2 is not JSON");
        assertThat(answers.get(2).path("error").asString()).isEqualTo("line 3 has no \"text\"");
        assertThat(answers.get(3).path("error").asString())
                .contains("line 5")
                .contains("not one that this program gave");
        assertThat(answers.getLast().path("intents").size()).isEqualTo(1);
    }

    @Test
    void matchAnswersEveryLineButThoseThatItCannotRead() throws IOException {
        Path cards = Files.writeString(folder.resolve("cards.jsonl"), "{\"id\":\"x\",\"name\":\"swap\"}\n");
        List<JsonNode> answers = answers("match", "--agents", cards.toString(), "--batch", lines().toString());
        assertThat(answers).extracting(BatchTest::id).containsExactly("a", "null", "b", "c", "d");
        assertThat(answers.get(1).path("error").asString()).startsWith("line 2 is not JSON");
        assertThat(answers.get(2).path("error").asString()).isEqualTo("line 3 has no \"text\"");
        assertThat(answers.getLast().path("agents").size()).isEqualTo(1);
    }

    private Path lines() throws IOException {
        return Files.writeString(folder.resolve("lines.jsonl"), LINES);
    }

    private static String id(JsonNode answer) {
        return answer.path("id").asString("null");
    }

    private static List<JsonNode> answers(String... arguments) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.commandLine().execute(arguments)).isZero();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }
}
