package dev.errand.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.agent.AgentCard;
import dev.errand.agent.Skill;
import dev.errand.key.SigningKey;
import dev.errand.registry.ranking.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShortlistTest {

    private final List<Match> found = new ArrayList<>();

    private AgentCard find(String name) {
        AgentCard card =
                new AgentCard(SigningKey.random().address(), name, "", 1, "", List.of(Skill.of("swap", "Swaps")));
        found.add(new Match(card, 0.5, Map.of()));
        return card;
    }

    private List<String> picked(Evidence evidence, int most) {
        return new Shortlist(Optional.empty(), evidence)
                .pick(found, most).stream().map(match -> match.agent().name()).toList();
    }

    @Test
    void theProvenGoodAreAskedAndOnePlaceIsForTheLatestNewcomer() {
        for (int i = 0; i < 30; i++) {
            find("good " + i);
        }
        find("bad");
        for (int i = 0; i < 5; i++) {
            find("new " + i);
        }
        Evidence evidence = Evidence.NONE
                .withStanding(card -> card.name().startsWith("good")
                        ? new Standing(50, 1)
                        : card.name().startsWith("bad") ? new Standing(1, 9) : Standing.UNTRIED)
                .withSince(card -> card.name().equals("new 3") ? Instant.MAX : Instant.EPOCH);
        List<String> picked = picked(evidence, 20);
        assertThat(picked).hasSize(20).contains("new 3").doesNotContain("bad");
        assertThat(picked.subList(0, 19)).allMatch(name -> name.startsWith("good"));
    }

    @Test
    void theDeadAreNotAsked() {
        find("dead");
        find("alive");
        find("unknown");
        Evidence evidence = Evidence.NONE.withSign(card -> switch (card.name()) {
            case "dead" -> Optional.of(new Probe.Sign.Dead("it did not answer"));
            case "alive" -> Optional.of(new Probe.Sign.Here());
            default -> Optional.empty();
        });
        assertThat(picked(evidence, 3)).containsExactlyInAnyOrder("alive", "unknown");
    }
}
