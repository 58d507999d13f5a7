package dev.errand.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.agent.Agent;
import dev.errand.agent.AgentRuntime;
import dev.errand.agent.Price;
import dev.errand.agent.Skill;
import dev.errand.key.SigningKey;
import dev.errand.offer.ServiceReply;
import dev.errand.offer.ServiceRequest;
import dev.errand.registry.Evidence;
import dev.errand.registry.Scout;
import dev.errand.registry.StoredAgentRegistry;
import dev.errand.registry.search.AgentIndex;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceDeskTest {

    private static final UnaryOperator<String> ECHO = text -> "heard: " + text;

    private final AgentRuntime runtime = AgentRuntime.start(InstantSource.system());
    private StoredAgentRegistry registry;
    private ServiceDesk desk;

    @BeforeEach
    void open(@TempDir Path folder) {
        registry = StoredAgentRegistry.open(
                folder.resolve("registry.db"),
                AgentIndex.inMemory(),
                InstantSource.system(),
                StoredAgentRegistry.LEASE);
        desk = new ServiceDesk(new Surroundings(
                null,
                null,
                null,
                new Scout(registry, Evidence.NONE),
                runtime,
                null,
                null,
                null,
                null,
                AddressBook.EMPTY,
                InstantSource.system(),
                Duration.ofSeconds(20),
                50,
                BigDecimal.ONE));
    }

    @AfterEach
    void stop() {
        runtime.close();
        registry.close();
    }

    private Agent start(String name, String description, UnaryOperator<Skill> with, UnaryOperator<String> answer) {
        Agent agent = Agent.builder(SigningKey.random())
                .name(name)
                .description(description)
                .skill(
                        with.apply(Skill.of("main", description)),
                        ServiceRequest.class,
                        ServiceReply.class,
                        (request, context) -> new ServiceReply(answer.apply(request.text())))
                .build();
        registry.register(agent.card());
        runtime.start(agent);
        return agent;
    }

    private void startWeather(UnaryOperator<String> answer) {
        start("Sky", "Weather forecasts: rain, wind and temperature", UnaryOperator.identity(), answer);
    }

    @Test
    void anEnglishCardIsFoundByChineseWordsAndAnswers() throws Exception {
        startWeather(ECHO);
        start("Stove", "Recipes and cooking advice", UnaryOperator.identity(), text -> "boil it");
        Answer.Fact.Answered answered = desk.ask("明天会不会下雨,气温多少");
        assertThat(answered.agent().name()).isEqualTo("Sky");
        assertThat(answered.text()).isEqualTo("heard: 明天会不会下雨,气温多少");
        assertThat(answered.parts()).containsKeys("text", "vector");
    }

    @Test
    void whatNobodyDoesIsRefused() {
        startWeather(ECHO);
        assertThatThrownBy(() -> desk.ask("walk my dog in the park"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no agent");
    }

    @Test
    void anAgentThatAsksForMoneyIsNotAsked() {
        start(
                "Paid sky",
                "Weather forecasts: rain, wind and temperature",
                skill -> skill.withPrice(Price.parse("0.01 USDC")),
                text -> {
                    throw new AssertionError("asked");
                });
        assertThatThrownBy(() -> desk.ask("weather forecast for tomorrow"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("0.01 USDC per call");
    }

    @Test
    void whereTheNearestFailsTheNextIsAsked() throws Exception {
        startWeather(text -> {
            throw new IllegalStateException("broken");
        });
        start("Clouds", "Forecasts of the weather for your town", UnaryOperator.identity(), ECHO);
        assertThat(desk.ask("weather forecast: rain, wind and temperature")
                        .agent()
                        .name())
                .isEqualTo("Clouds");
    }

    @Test
    void anAnswerCannotMoveTheTerminalsCursor() throws Exception {
        startWeather(text -> "rain\u001b[2J" + "!".repeat(10_000));
        String shown = desk.ask("weather forecast for tomorrow").text();
        assertThat(shown).startsWith("rain[2J!").doesNotContain("\u001b").hasSizeLessThan(5_000);
    }
}
