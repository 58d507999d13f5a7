package dev.errand.registry.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.registry.search.Hit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final Standing GOOD = new Standing(20, 1);

    private final Ranking ranking = new Ranking(Weights.STANDARD);

    private static Candidate candidate(String id, String price, int millis, boolean alive, boolean accepts) {
        return new Candidate(
                id,
                1,
                GOOD,
                SINCE,
                Optional.of(new BigDecimal(price)),
                Optional.of(Duration.ofMillis(millis)),
                Optional.of(alive),
                Optional.empty(),
                Optional.of(accepts));
    }

    @Test
    void theCheaperAndQuickerComeFirstAndTheDeadAndUnfitLast() {
        List<Hit> hits = ranking.rank(List.of(
                candidate("dead", "1", 10, false, true),
                candidate("dear", "4", 10, true, true),
                candidate("slow", "1", 1_000, true, true),
                candidate("unfit", "1", 10, true, false),
                candidate("best", "1", 10, true, true)));
        assertThat(hits).extracting(Hit::id).containsExactly("best", "slow", "dear", "dead", "unfit");
        assertThat(hits.get(3).score()).isZero();
        assertThat(hits.getFirst().parts())
                .containsOnlyKeys("success", "price", "latency", "alive", "schema")
                .containsEntry("price", 1.0);
    }

    @Test
    void partsThatDoNotApplyAreLeftOut() {
        assertThat(ranking.rank(List.of(Candidate.of("a", 1, GOOD, SINCE)))
                        .getFirst()
                        .parts())
                .containsOnlyKeys("success");
    }

    @Test
    void someJobsGoToTheLatestArrivalThatNobodyTried() {
        List<Candidate> candidates = List.of(
                Candidate.of("proven", 1, GOOD, SINCE),
                Candidate.of("old", 1, Standing.UNTRIED, SINCE),
                Candidate.of("new", 1, Standing.UNTRIED, SINCE.plusSeconds(1)));
        int every = Weights.STANDARD.newcomerEvery();
        assertThat(ranking.choose(candidates, every - 1)).contains("new");
        assertThat(ranking.choose(candidates, every)).contains("proven");
    }

    @Test
    void nobodyIsChosenWhereNobodyCanDoTheJob() {
        assertThat(ranking.choose(List.of(candidate("dead", "1", 10, false, true)), 0))
                .isEmpty();
    }
}
