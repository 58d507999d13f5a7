package dev.errand.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.agent.AgentCard;
import dev.errand.agent.SignedCard;
import dev.errand.agent.Skill;
import dev.errand.agent.wire.KeyRotation;
import dev.errand.key.SigningKey;
import dev.errand.registry.search.AgentIndex;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@InEachDatabase
class AgentKeysTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @Parameter
    private TestDatabase kind;

    private final SigningKey first = SigningKey.random();
    private final SigningKey second = SigningKey.random();
    private final SigningKey third = SigningKey.random();
    private Instant now = NOW;
    private StoredAgentRegistry registry;

    @BeforeEach
    void open(@TempDir Path folder) {
        registry = StoredAgentRegistry.open(kind.fresh(folder), AgentIndex.inMemory(), () -> now, Duration.ofHours(1));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private Registration rotate(int number, SigningKey from, SigningKey to) {
        return registry.keys().rotate(KeyRotation.sign(first.address(), number, from, to, NOW));
    }

    private SignedCard card(int version, SigningKey signer) {
        return SignedCard.signWith(
                signer,
                new AgentCard(first.address(), "Agent", "works", version, "", List.of(Skill.of("main", "Works"))));
    }

    @Test
    void theNewKeySignsCardsAndRenewalsAndTheOldOneNoMore() {
        registry.register(card(1, first));
        assertThat(rotate(1, first, second)).isInstanceOf(Registration.Registered.class);
        assertThat(registry.keys().of(first.address())).isEqualTo(second.address());
        assertThat(registry.keys().agentOf(second.address())).isEqualTo(first.address());

        assertThat(registry.register(card(2, first))).isInstanceOf(Registration.Refused.class);
        assertThat(registry.register(card(2, second))).isInstanceOf(Registration.Registered.class);
        assertThat(registry.find(first.address())).map(AgentCard::version).contains(2);

        now = now.plusSeconds(60);
        assertThat(registry.renew(Renewal.sign(first, now))).isInstanceOf(Registration.Refused.class);
        assertThat(registry.renew(Renewal.sign(first.address(), second, now)))
                .isInstanceOf(Registration.Registered.class);
    }

    @Test
    void onlyTheKeyThatSignsNowNamesTheNextOne() {
        assertThat(rotate(1, first, second)).isInstanceOf(Registration.Registered.class);
        assertThat(rotate(1, first, second)).as("played back").isInstanceOf(Registration.Refused.class);
        assertThat(rotate(2, first, third)).as("by the old key").isInstanceOf(Registration.Refused.class);
        assertThat(rotate(3, second, third)).as("one left out").isInstanceOf(Registration.Refused.class);
        assertThat(rotate(2, second, third)).isInstanceOf(Registration.Registered.class);
        assertThat(registry.keys().of(first.address())).isEqualTo(third.address());
        assertThat(registry.keys().agentOf(second.address()))
                .as("signs for nobody else any more")
                .isEqualTo(second.address());
    }
}
