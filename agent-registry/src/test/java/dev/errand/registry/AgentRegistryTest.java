package dev.errand.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.agent.AgentCard;
import dev.errand.agent.SignedCard;
import dev.errand.agent.Skill;
import dev.errand.key.SigningKey;
import dev.errand.registry.search.AgentIndex;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentRegistryTest {

    private StoredAgentRegistry registry;

    @BeforeEach
    void open(@TempDir Path folder) {
        registry = StoredAgentRegistry.open(
                folder.resolve("registry.db"),
                AgentIndex.inMemory(),
                InstantSource.system(),
                StoredAgentRegistry.LEASE);
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private List<Match> asked(String capability, String text, int most) {
        return new Scout(registry, Evidence.NONE).forOrder(capability, text, "{}", most);
    }

    private static SignedCard card(SigningKey key, String name, int version, String capability, String... examples) {
        Skill skill = new Skill("skill", name, "what " + name + " does", capability, List.of(), List.of(examples));
        return SignedCard.sign(new AgentCard(key.address(), name, name, version, "a test", List.of(skill)), key);
    }

    private static SignedCard card(String name, String capability, String... examples) {
        return card(SigningKey.random(), name, 1, capability, examples);
    }

    @Test
    void findsByCapabilityWhateverTheWords() {
        registry.register(card("Swapper", "swap", "swap 1 ETH for USDC"));
        registry.register(card("Lender", "lend", "lend 100 USDC"));
        assertThat(asked("swap", "lend USDC", 10))
                .extracting(match -> match.agent().name())
                .containsExactly("Swapper");
    }

    @Test
    void searchesByMeaningInBothLanguages() {
        registry.register(card("Weather", "service", "what is the weather in Paris"));
        registry.register(card("Translator", "service", "translate this text to French"));
        assertThat(names("turn my letter into another language")).startsWith("Translator");
        assertThat(names("明天要带伞吗")).startsWith("Weather");
    }

    @Test
    void searchFollowsWhoComesAndGoes() {
        SignedCard weather = card("Weather", "service", "what is the weather in Paris");
        registry.register(weather);
        assertThat(names("will it rain")).containsExactly("Weather");
        registry.register(card("Translator", "service", "translate this text to French"));
        registry.retire(weather.card().address());
        assertThat(names("will it rain")).containsExactly("Translator");
    }

    private List<String> names(String text) {
        return registry.search(text, 10).stream()
                .map(match -> match.agent().name())
                .toList();
    }

    @Test
    void aCardThatSaysTheWordOftenDoesNotRankByThatAlone() {
        registry.register(card("Honest", "swap", "swap tokens"));
        registry.register(card("Loud", "swap", "swap ".repeat(200) + "x ".repeat(200)));
        assertThat(asked("swap", "swap tokens", 10).getFirst().agent().name()).isEqualTo("Honest");
    }

    @Test
    void refusesAWrongSignature() {
        SignedCard honest = card("Honest", "swap");
        SignedCard forged = new SignedCard(card("Forged", "swap").card(), honest.signature());
        assertThat(registry.register(forged)).isInstanceOf(Registration.Refused.class);
        assertThat(registry.list()).isEmpty();
    }

    @Test
    void refusesANameThatAnotherKeyHolds() {
        registry.register(card("Honest", "swap"));
        assertThat(registry.register(card("HONEST", "swap")))
                .isInstanceOfSatisfying(
                        Registration.Refused.class,
                        refused -> assertThat(refused.reason()).contains("another key"));
    }

    @Test
    void takesNewerVersionsAndNoReplayOfOlderOnes() {
        SigningKey key = SigningKey.random();
        SignedCard first = card(key, "Agent", 1, "swap");
        SignedCard second = card(key, "Agent", 2, "lend");
        assertThat(registry.register(first)).isEqualTo(new Registration.Registered());
        assertThat(registry.register(second)).isEqualTo(new Registration.Registered());
        assertThat(registry.register(first)).isInstanceOf(Registration.Refused.class);
        assertThat(registry.find(key.address())).contains(second.card());
        assertThat(asked("swap", "", 10)).isEmpty();
    }

    @Test
    void aRetiredAgentIsNotFoundAndItsNameIsFree() {
        SigningKey key = SigningKey.random();
        registry.register(card(key, "Agent", 1, "swap"));
        registry.retire(key.address());
        assertThat(registry.find(key.address())).isEmpty();
        assertThat(registry.register(card("Agent", "swap"))).isEqualTo(new Registration.Registered());
    }

    @Test
    void refusesANameThatLooksLikeAnothersName() {
        registry.register(card("Straight Swap", "swap"));
        assertThat(registry.register(card("Stra\u0456ght\u200b  Swap", "swap")))
                .isInstanceOf(Registration.Refused.class);
        assertThat(registry.list()).hasSize(1);
    }

    @Test
    void anAgentMayWriteItsOwnNameAnotherWay() {
        SigningKey key = SigningKey.random();
        registry.register(card(key, "Straight Swap", 1, "swap"));
        assertThat(registry.register(card(key, "straight-swap", 2, "swap"))).isEqualTo(new Registration.Registered());
    }

    @Test
    void aRetiredCardCannotBeReplayed() {
        SigningKey key = SigningKey.random();
        SignedCard first = card(key, "Agent", 1, "swap");
        registry.register(first);
        registry.retire(key.address());
        assertThat(registry.register(first)).isInstanceOf(Registration.Refused.class);
        assertThat(registry.list()).isEmpty();
        assertThat(registry.register(card(key, "Agent", 2, "swap"))).isEqualTo(new Registration.Registered());
    }

    @Test
    void neverAnswersMoreThanTheLimit() {
        for (int i = 0; i < 5; i++) {
            registry.register(card("Agent " + i, "swap"));
        }
        assertThat(asked("swap", "", 3)).hasSize(3);
    }
}
