package dev.errand.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.agent.AgentCard;
import dev.errand.agent.SignedCard;
import dev.errand.agent.Skill;
import dev.errand.key.SigningKey;
import dev.errand.registry.search.AgentIndex;
import dev.errand.value.Address;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@InEachDatabase
class StoredAgentRegistryTest {

    private static final Duration LEASE = Duration.ofHours(1);

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private RegistryDatabase database;
    private StoredAgentRegistry registry;

    @BeforeEach
    void open() {
        database = kind.fresh(folder);
        registry = another();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private StoredAgentRegistry another() {
        return StoredAgentRegistry.open(database, AgentIndex.inMemory(), () -> now, LEASE);
    }

    private static SignedCard card(SigningKey key, String name, int version, String description, String... examples) {
        Skill skill = new Skill("main", name, description, "service", List.of(), List.of(examples));
        return SignedCard.sign(new AgentCard(key.address(), name, description, version, "a test", List.of(skill)), key);
    }

    @Test
    void whatWasRegisteredIsThereAfterARestart() {
        SignedCard card = card(SigningKey.random(), "Weather", 1, "Tells the weather.");
        assertThat(registry.register(card)).isEqualTo(new Registration.Registered());
        try (StoredAgentRegistry restarted = another()) {
            assertThat(restarted.list()).containsExactly(card.card());
            assertThat(restarted.find(card.card().address())).contains(card.card());
        }
    }

    @Test
    void aLeaseRunsOutUnlessItIsRenewed() {
        SigningKey key = SigningKey.random();
        registry.register(card(key, "Weather", 1, "Tells the weather."));
        now = now.plus(LEASE).minusSeconds(1);
        assertThat(registry.renew(Renewal.sign(key, now))).isEqualTo(new Registration.Registered());
        now = now.plus(LEASE).minusSeconds(1);
        assertThat(registry.list()).hasSize(1);
        now = now.plusSeconds(1);
        assertThat(registry.list()).isEmpty();
        assertThat(registry.find(key.address())).isEmpty();
    }

    @Test
    void aRenewalCountsOnceAndOnlyByItsAgentsOwnHandAndClock() {
        SigningKey key = SigningKey.random();
        registry.register(card(key, "Weather", 1, "Tells the weather."));
        now = now.plusSeconds(60);
        Renewal renewal = Renewal.sign(key, now);
        assertThat(registry.renew(renewal)).isInstanceOf(Registration.Registered.class);
        assertThat(registry.renew(renewal)).isInstanceOf(Registration.Refused.class);
        Renewal forged = new Renewal(
                key.address(),
                now.plusSeconds(1),
                Renewal.sign(SigningKey.random(), now.plusSeconds(1)).signature());
        assertThat(registry.renew(forged)).isInstanceOf(Registration.Refused.class);
        assertThat(registry.renew(Renewal.sign(key, now.plus(Duration.ofHours(1)))))
                .isInstanceOfSatisfying(
                        Registration.Refused.class,
                        refused -> assertThat(refused.reason()).contains("clock"));
        assertThat(registry.renew(Renewal.sign(SigningKey.random(), now.plusSeconds(2))))
                .isInstanceOf(Registration.Refused.class);
    }

    @Test
    void aRetiredCardCannotBeReplayedAfterARestart() {
        SigningKey key = SigningKey.random();
        SignedCard first = card(key, "Weather", 1, "Tells the weather.");
        registry.register(first);
        registry.retire(key.address());
        try (StoredAgentRegistry restarted = another()) {
            assertThat(restarted.register(first)).isInstanceOf(Registration.Refused.class);
            assertThat(restarted.list()).isEmpty();
            assertThat(restarted.register(card(key, "Weather", 2, "Tells it.")))
                    .isEqualTo(new Registration.Registered());
        }
    }

    @Test
    void anAgentWhoseProgramWasChangedIsFoundByItsNewWordsWhenItStarts() {
        SigningKey key = SigningKey.random();
        SignedCard first = card(key, "Weather", 1, "Tells the weather.");
        assertThat(registry.enlist(first, key)).isEqualTo(new Registration.Registered());
        now = now.plusSeconds(1);
        assertThat(registry.enlist(first, key)).isEqualTo(new Registration.Registered());
        assertThat(registry.list()).containsExactly(first.card());

        SignedCard changed = card(key, "Weather", 1, "Tells the weather of tomorrow.");
        assertThat(registry.enlist(changed, key)).isEqualTo(new Registration.Registered());
        assertThat(registry.list()).containsExactly(changed.card().withVersion(2));
        now = now.plusSeconds(1);
        assertThat(registry.enlist(changed, key)).isEqualTo(new Registration.Registered());
        assertThat(registry.list()).containsExactly(changed.card().withVersion(2));

        registry.retire(key.address());
        assertThat(registry.enlist(changed, key)).isEqualTo(new Registration.Registered());
        assertThat(registry.list()).containsExactly(changed.card().withVersion(3));
    }

    @Test
    void aNameIsHeldUntilItsAgentHasBeenGoneForALease() {
        registry.register(card(SigningKey.random(), "Weather", 1, "Tells the weather."));
        SignedCard thief = card(SigningKey.random(), "We\u0430ther", 1, "Tells lies.");
        assertThat(registry.register(thief)).isInstanceOf(Registration.Refused.class);
        now = now.plus(LEASE).plus(LEASE).minusMillis(1);
        assertThat(registry.register(thief)).isInstanceOf(Registration.Refused.class);
        now = now.plusMillis(1);
        assertThat(registry.register(thief)).isEqualTo(new Registration.Registered());
    }

    @Test
    void searchFollowsWhatAnotherProcessWrites() {
        SigningKey weather = SigningKey.random();
        registry.register(card(weather, "Weather", 1, "Forecasts rain and wind.", "will it rain in Paris"));
        registry.register(card(SigningKey.random(), "Panda", 1, "Translates Chinese.", "translate this letter"));
        assertThat(registry.search("will it rain tomorrow", 1)
                        .getFirst()
                        .agent()
                        .name())
                .isEqualTo("Weather");
        try (StoredAgentRegistry other = another()) {
            other.retire(weather.address());
            other.register(card(SigningKey.random(), "Sky", 1, "Forecasts rain.", "is rain coming to Rome"));
        }
        assertThat(registry.search("will it rain tomorrow", 5))
                .extracting(match -> match.agent().name())
                .containsExactly("Sky", "Panda");
    }

    @Test
    void whoFollowsMissesNothingHoweverManyWrite() throws Exception {
        List<Thread> writers = new ArrayList<>();
        Queue<Address> registered = new ConcurrentLinkedQueue<>();
        try (StoredAgentRegistry one = another();
                StoredAgentRegistry other = another()) {
            for (int i = 0; i < 4; i++) {
                StoredAgentRegistry node = i % 2 == 0 ? one : other;
                String name = "Writer " + i + " agent ";
                writers.add(Thread.ofVirtual().start(() -> {
                    for (int number = 0; number < 25; number++) {
                        SigningKey key = SigningKey.random();
                        node.register(card(key, name + number, 1, "Works."));
                        registered.add(key.address());
                    }
                }));
            }
            while (registered.size() < 100) {
                int before = registered.size();
                assertThat(registry.list()).hasSizeGreaterThanOrEqualTo(before);
            }
            for (Thread writer : writers) {
                writer.join();
            }
        }
        assertThat(registry.list()).extracting(AgentCard::address).containsExactlyInAnyOrderElementsOf(registered);
    }

    @Test
    void pagesFollowEachOtherAndFiltersHold() {
        for (int i = 0; i < 5; i++) {
            registry.register(card(SigningKey.random(), "Agent number " + i, 1, "Translates text, variant " + i));
        }
        List<Match> all = registry.search("translate", 5);
        assertThat(registry.search("translate", 2, 2, card -> true)).isEqualTo(all.subList(2, 4));
        assertThat(registry.search("translate", 0, 5, card -> card.name().endsWith("3")))
                .extracting(match -> match.agent().name())
                .containsExactly("Agent number 3");
    }
}
