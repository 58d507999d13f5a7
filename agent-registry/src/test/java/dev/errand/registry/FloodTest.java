package dev.errand.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.agent.AgentCard;
import dev.errand.agent.SignedCard;
import dev.errand.agent.Skill;
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

/** Cards and renewals as somebody who means harm hands them in: each is refused with a reason, and nobody else notices. */
@InEachDatabase
class FloodTest {

    private static final int MOST = 50;

    @Parameter
    private TestDatabase kind;

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-06-01T00:00:00Z");
    private final SigningKey honestKey = SigningKey.random();
    private StoredAgentRegistry registry;

    @BeforeEach
    void open() {
        registry = StoredAgentRegistry.open(
                kind.fresh(folder), AgentIndex.inMemory(), () -> now, Duration.ofHours(1), MOST);
        assertThat(registry.register(card(honestKey, "Honest", "forecasts rain and wind")))
                .isEqualTo(new Registration.Registered());
    }

    @AfterEach
    void othersAreUnaffected() {
        assertThat(registry.search("will it rain", 1))
                .extracting(match -> match.agent().name())
                .containsExactly("Honest");
        registry.close();
    }

    private static SignedCard card(SigningKey key, String name, String description) {
        return SignedCard.sign(
                new AgentCard(key.address(), name, description, 1, "", List.of(Skill.of("main", description))), key);
    }

    private static String reason(Registration registration) {
        return registration instanceof Registration.Refused(String reason) ? reason : "taken";
    }

    private static String malformed(String json) {
        return SignedCard.parse(json) instanceof SignedCard.Reading.Malformed(String reason) ? reason : "read";
    }

    @Test
    void aCardOfTenMegabytesIsNotRead() {
        assertThat(malformed("{\"card\":{\"name\":\"" + "x".repeat(10_000_000) + "\"}}"))
                .contains("at most 65536");
    }

    @Test
    void aCardThatIsTooLongIsNotTakenFromWithinEither() {
        assertThat(reason(registry.register(card(SigningKey.random(), "Long", "x".repeat(100_000)))))
                .contains("at most 65536");
    }

    @Test
    void wrongSignaturesAreRefused() {
        for (int i = 0; i < 100; i++) {
            SignedCard honest = card(SigningKey.random(), "Agent " + i, "does " + i);
            SignedCard forged = new SignedCard(
                    card(SigningKey.random(), "Forged " + i, "does " + i).card(), honest.signature());
            assertThat(reason(registry.register(forged))).contains("is not signed by");
        }
    }

    @Test
    void stolenNamesAreRefused() {
        for (String stolen :
                List.of("Honest", "honest", "H\u043enest", "Hon est", "Ｈｏｎｅｓｔ", "Hone\u200bst", "H-o-n-e-s-t")) {
            assertThat(reason(registry.register(card(SigningKey.random(), stolen, "lies"))))
                    .as(stolen)
                    .contains("belongs to an agent with another key");
        }
    }

    @Test
    void schemasThatRecurseOrNestWithoutEndAreRefused() {
        String card = card(SigningKey.random(), "Deep", "is deep").toJson();
        String nested = "{\"type\":\"array\",\"items\":".repeat(2_000) + "{\"type\":\"string\"}" + "}".repeat(2_000);
        for (String schema : List.of("{\"$ref\":\"#\"}", nested, "[".repeat(20_000))) {
            assertThat(malformed(card.replace("\"tags\"", "\"request\":" + schema + ",\"tags\"")))
                    .startsWith("the card cannot be read");
        }
    }

    @Test
    void clocksOffByAnHourAreRefused() {
        for (Duration off : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
            assertThat(reason(registry.renew(Renewal.sign(honestKey, now.plus(off)))))
                    .contains("set the agent's clock right");
        }
    }

    @Test
    void aFullRegistryRefusesNewcomersUntilLeasesRunOut() {
        int refused = 0;
        for (int i = 0; i < 3 * MOST; i++) {
            if (reason(registry.register(card(SigningKey.random(), "Flood " + i, "floods " + i)))
                    .contains("is full")) {
                refused++;
            }
        }
        assertThat(refused).isEqualTo(2 * MOST + 1);
        assertThat(registry.list()).hasSize(MOST);
        assertThat(registry.renew(Renewal.sign(honestKey, now.plusSeconds(1))))
                .as("who is here already may stay")
                .isEqualTo(new Registration.Registered());

        now = now.plus(Duration.ofMinutes(59));
        registry.renew(Renewal.sign(honestKey, now));
        now = now.plus(Duration.ofHours(2));
        registry.renew(Renewal.sign(honestKey, now));
        assertThat(reason(registry.register(card(SigningKey.random(), "Late", "comes late"))))
                .isEqualTo("taken");
        assertThat(registry.search("comes late", 1))
                .extracting(match -> match.agent().name())
                .containsExactly("Late");
        assertThat(registry.held()).as("the long gone are not kept").isLessThanOrEqualTo(3);
    }
}
