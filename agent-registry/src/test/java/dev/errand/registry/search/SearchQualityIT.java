package dev.errand.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.registry.search.LabelledSet.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How well requests find their cards; floors lie a little below what was measured. */
class SearchQualityIT {

    private static final LabelledSet SET = LabelledSet.load();

    /** For each request all cards with both parts, whatever the fusion. */
    private static final Map<Request, List<Hit>> HITS = new HashMap<>();

    @BeforeAll
    static void searchOnce() {
        try (AgentIndex index = AgentIndex.inMemory()) {
            index.put(SET.cards());
            SET.requests().forEach(request -> HITS.put(request, index.search(request.text(), Integer.MAX_VALUE)));
        }
        for (boolean held : new boolean[] {false, true}) {
            System.out.println(held ? "held-back half" : "open half");
            rankings().forEach((name, ranking) -> print(name, held, ranking));
        }
    }

    private static Map<String, ToDoubleFunction<Hit>> rankings() {
        Map<String, ToDoubleFunction<Hit>> rankings = new TreeMap<>();
        rankings.put("words", Fusion.WORDS_ONLY::of);
        rankings.put("meaning", Fusion.MEANING_ONLY::of);
        rankings.put("both", Fusion.MEASURED::of);
        return rankings;
    }

    private static void print(String name, boolean held, ToDoubleFunction<Hit> ranking) {
        Map<String, List<Integer>> ranks = new TreeMap<>();
        HITS.forEach((request, hits) -> {
            if (request.heldBack() == held) {
                ranks.computeIfAbsent(request.group(), group -> new ArrayList<>())
                        .add(rank(request, hits, ranking));
            }
        });
        ranks.forEach((group, places) -> System.out.printf(
                "%-10s %-48s n=%3d top-1 %.3f nDCG@10 %.3f%n", name, group, places.size(), top1(places), ndcg(places)));
    }

    private static int rank(Request request, List<Hit> hits, ToDoubleFunction<Hit> ranking) {
        double own = hits.stream()
                .filter(hit -> hit.id().equals(request.target()))
                .mapToDouble(ranking)
                .findAny()
                .orElseThrow();
        // a tie counts against us
        return (int) hits.stream()
                .filter(hit -> !hit.id().equals(request.target()) && ranking.applyAsDouble(hit) >= own)
                .count();
    }

    private static double top1(List<Integer> ranks) {
        return ranks.stream().filter(rank -> rank == 0).count() / (double) ranks.size();
    }

    private static double ndcg(List<Integer> ranks) {
        return ranks.stream()
                .mapToDouble(rank -> rank < 10 ? Math.log(2) / Math.log(rank + 2) : 0)
                .average()
                .orElseThrow();
    }

    private static List<Integer> ranks(Predicate<Request> which, Fusion fusion) {
        return HITS.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .map(entry -> rank(entry.getKey(), entry.getValue(), fusion::of))
                .toList();
    }

    private static Predicate<Request> paraphrases(boolean chinese) {
        return request -> request.heldBack()
                && request.grade() == 2
                && request.chinese() == chinese
                && request.foreign() == chinese;
    }

    @Test
    void requestsThatShareWordsFindTheirCard() {
        assertThat(top1(ranks(request -> request.grade() == 1, Fusion.MEASURED)))
                .isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void englishParaphrasesFindTheirCard() {
        assertThat(top1(ranks(paraphrases(false), Fusion.MEASURED))).isGreaterThanOrEqualTo(0.65);
    }

    @Test
    void chineseParaphrasesFindEnglishCards() {
        assertThat(top1(ranks(paraphrases(true), Fusion.MEASURED))).isGreaterThanOrEqualTo(0.50);
    }

    @Test
    void chineseParaphrasesFindChineseCards() {
        assertThat(top1(ranks(
                        request ->
                                request.heldBack() && request.grade() == 2 && request.chinese() && !request.foreign(),
                        Fusion.MEASURED)))
                .isGreaterThanOrEqualTo(0.50);
    }

    @Test
    void bothTogetherBeatEachAlone() {
        double both = ndcg(ranks(Request::heldBack, Fusion.MEASURED));
        assertThat(both)
                .isGreaterThan(ndcg(ranks(Request::heldBack, Fusion.WORDS_ONLY)))
                .isGreaterThan(ndcg(ranks(Request::heldBack, Fusion.MEANING_ONLY)));
    }

    @Test
    void aCardThatClaimsEverythingNeverComesFirst() {
        HITS.forEach((request, hits) ->
                assertThat(hits.getFirst().id()).as(request.text()).doesNotStartWith("liar-"));
    }
}
