package dev.errand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code match} and {@code agents} as a person or a program runs them. */
class AgentsIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String WEATHER = """
            {"name": "Sky Report", "description": "Gives weather forecasts for any city.", "skills": [{"id": "w", \
            "name": "Weather forecast", "description": "Temperature, rain and wind.", "examples": ["will it rain in Paris"]}]}""";

    private static final String CARDS = """
            {"id": "w", "name": "Sky Report", "description": "Gives weather forecasts.", "skills": [{"id": "a", "name": \
            "Forecast", "description": "Rain and wind.", "tags": ["weather"], "examples": ["will it rain in Paris"]}]}
            {"id": "t", "name": "Panda", "description": "Translates between English and Chinese.", "skills": []}
            """;

    @TempDir
    private Path home;

    private Program.Run run(String... arguments) throws Exception {
        return new Program(home, Map.of("ERRAND_PASSWORD", "of this test only")).run(arguments);
    }

    @Test
    void aCardIsRegisteredFoundShownAndRetired() throws Exception {
        Path card = Files.writeString(home.resolve("card.json"), WEATHER);
        String key = home.resolve("agent.key").toString();
        assertThat(run("agents", "register", card.toString(), "--key", key).exit())
                .isZero();
        Program.Run found = run("match", "--json", "do", "I", "need", "an", "umbrella", "today");
        JsonNode agent = JSON.readTree(found.out().getFirst()).get("agents").get(0);
        assertThat(agent.get("id").asString()).startsWith("0x");
        assertThat(run("agents", "search", "--json", "明天下雨吗").out())
                .singleElement()
                .asString()
                .contains("Sky Report");
        assertThat(run("agents", "show", "sky report").exit()).isZero();
        assertThat(run("agents", "renew", "--key", key).exit()).isZero();
        assertThat(run("agents", "retire", "Sky Report").exit()).isZero();
        assertThat(run("agents", "list", "--json").out()).isEmpty();
        Program.Run replay = run("agents", "show", "Sky Report");
        assertThat(replay.exit()).isEqualTo(1);
        assertThat(replay.err()).contains("no agent is called");
    }

    @Test
    void aBatchIsAnsweredLineByLineOverGivenCards() throws Exception {
        Path cards = Files.writeString(home.resolve("cards.jsonl"), CARDS);
        Path batch = Files.writeString(home.resolve("batch.jsonl"), """
                {"id": "1", "text": "should I take an umbrella"}
                {"id": 2, "text": "put this letter into Mandarin"}
                {"text": "把这句话翻成英文"}
                """);
        Program.Run run =
                run("match", "--json", "--limit", "1", "--agents", cards.toString(), "--batch", batch.toString());
        assertThat(run.exit()).isZero();
        List<JsonNode> answers = run.out().stream().map(JSON::readTree).toList();
        assertThat(answers).extracting(answer -> answer.path("id").asString("")).containsExactly("1", "2", "");
        assertThat(answers).extracting(answer -> answer.get("agents").size()).containsOnly(1);
        assertThat(answers)
                .extracting(answer -> answer.get("agents").get(0).get("id").asString())
                .containsExactly("w", "t", "t");
        assertThat(answers.getFirst().get("agents").get(0).get("parts").has("vector"))
                .isTrue();
    }

    @Test
    void whatIsNoCardIsLeftOutWithItsReasonAndHarmsNoOther() throws Exception {
        String long10MB = "{\"id\": \"long\", \"description\": \"" + "umbrella ".repeat(1_200_000) + "\"}\n";
        Path cards = Files.writeString(
                home.resolve("cards.jsonl"),
                "not JSON\n\n{\"name\": \"Nobody\"}\n" + long10MB + CARDS
                        + "{\"id\": \"w\", \"name\": \"Umbrella\"}\n");
        Program.Run run = run("match", "--agents", cards.toString(), "should I take an umbrella");
        assertThat(run.exit()).isZero();
        assertThat(run.err()
                        .lines()
                        .filter(line -> line.startsWith("errand: "))) // a slow machine also tells how far it is
                .hasSize(4)
                .allMatch(line -> line.endsWith("it is left out"))
                .satisfiesExactly(
                        line -> assertThat(line).contains("line 1 of").contains("is not JSON"),
                        line -> assertThat(line).contains("line 3 of").contains("has no \"id\""),
                        line -> assertThat(line).contains("line 4 of").contains("at most 65536"),
                        line -> assertThat(line).contains("line 7 of").contains("has the id 'w'"));
        assertThat(run.out().getFirst()).contains("Sky Report").endsWith("w");
        Program.Run page =
                run("match", "--json", "--offset", "1", "--agents", cards.toString(), "should I take an umbrella");
        assertThat(JSON.readTree(page.out().getFirst())
                        .get("agents")
                        .get(0)
                        .get("id")
                        .asString())
                .isEqualTo("t");
    }

    @Test
    void whoFindsNothingIsToldWhy() throws Exception {
        Program.Run empty = run("match", "translate this letter");
        assertThat(empty.exit()).isZero();
        assertThat(empty.out())
                .singleElement()
                .asString()
                .contains("No agent is registered here yet", "agents register", "--agents");
        Program.Run program = run("match", "--json", "translate this letter");
        assertThat(program.out()).containsExactly("{\"agents\":[]}");
        assertThat(program.err()).contains("No agent is registered here yet");
        Path card = Files.writeString(home.resolve("card.json"), WEATHER);
        run(
                "agents",
                "register",
                card.toString(),
                "--key",
                home.resolve("agent.key").toString());
        assertThat(run("match", "--max-price", "1 USDC", "rain").out())
                .singleElement()
                .asString()
                .contains("None of the registered agents fits");
        assertThat(run("match", "--arguments", "{", "rain").err()).contains("--arguments is not JSON");
        assertThat(run("match", " ").err()).contains("say what you want");
    }

    @Test
    void badInputIsRefusedInOneLine() throws Exception {
        Path broken = Files.writeString(home.resolve("broken.jsonl"), "{\"id\": ");
        Program.Run run = run("match", "--json", "--agents", broken.toString(), "anything");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().contains("line 1 of");
    }
}
