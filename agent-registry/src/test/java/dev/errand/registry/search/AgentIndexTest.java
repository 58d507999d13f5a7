package dev.errand.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgentIndexTest {

    private static Profile profile(int number) {
        return new Profile("id" + number, "trade" + number % 40 + " agency", "of " + number, List.of());
    }

    @Test
    void lookingAtCodesFirstMissesFewOfTheNearest() {
        List<Profile> profiles =
                IntStream.range(0, 2_500).mapToObj(AgentIndexTest::profile).toList();
        FakeEncoder encoder = new FakeEncoder();
        Map<String, float[]> vectors = new HashMap<>();
        profiles.forEach(profile -> vectors.put(
                profile.id(),
                encoder.query(Passage.of(profile).getFirst().text()).english()));
        try (AgentIndex index = new AgentIndex(encoder, Fusion.MEANING_ONLY)) {
            index.put(profiles);
            int found = 0;
            for (int query = 0; query < 20; query++) {
                String text = "trade" + query + " wanted " + query;
                Set<String> exact = index.search(text, profiles.size()).stream()
                        .limit(10)
                        .map(Hit::id)
                        .collect(Collectors.toSet());
                assertThat(exact).contains(nearest(vectors, encoder.query(text).english()));
                found += (int) index.search(text, 10).stream()
                        .filter(hit -> exact.contains(hit.id()))
                        .count();
            }
            assertThat(found / 200.0).isGreaterThanOrEqualTo(0.97);
        }
    }

    @Test
    void cardsThatTieInTheirWordsAreToldApartByTheirMeaning() {
        // far more cards tie in their words than are looked up by them
        List<Profile> profiles = IntStream.range(0, 2_000)
                .mapToObj(i -> new Profile("id" + i, "trade" + i % 4 + " agency", "of " + i, List.of()))
                .toList();
        try (AgentIndex index = new AgentIndex(new FakeEncoder(), Fusion.MEASURED)) {
            index.put(profiles);
            int found = 0;
            for (int query = 0; query < 20; query++) {
                String text = "trade" + query % 4 + " agency wanted " + query;
                Set<String> exact = index.search(text, profiles.size()).stream()
                        .limit(10)
                        .map(Hit::id)
                        .collect(Collectors.toSet());
                found += (int) index.search(text, 10).stream()
                        .filter(hit -> exact.contains(hit.id()))
                        .count();
            }
            assertThat(found / 200.0).isGreaterThanOrEqualTo(0.97);
        }
    }

    /** By the vectors themselves, none of them rounded. */
    private static String nearest(Map<String, float[]> vectors, float[] asked) {
        return Collections.max(vectors.keySet(), Comparator.comparingDouble(id -> {
            float[] card = vectors.get(id);
            return IntStream.range(0, FakeEncoder.DIMENSION)
                    .mapToDouble(i -> asked[i] * card[i])
                    .sum();
        }));
    }

    @Test
    void cardsThatComeAndGoLeaveNothingBehind() {
        try (AgentIndex index = new AgentIndex(new FakeEncoder(), Fusion.MEASURED)) {
            Random random = new Random(7);
            Set<Integer> here = new HashSet<>();
            for (int round = 0; round < 20; round++) {
                List<Integer> coming = IntStream.range(0, 100)
                        .mapToObj(i -> random.nextInt(1_500))
                        .toList();
                index.put(
                        coming.stream().distinct().map(AgentIndexTest::profile).toList());
                here.addAll(coming);
                for (int i = 0; i < 50; i++) {
                    int going = random.nextInt(1_500);
                    index.remove("id" + going);
                    here.remove(going);
                }
                assertThat(index.search("trade3 wanted", 2_000))
                        .extracting(Hit::id)
                        .containsExactlyInAnyOrderElementsOf(
                                here.stream().map(i -> "id" + i).toList());
            }
            int one = here.iterator().next();
            assertThat(index.search(Passage.of(profile(one)).getFirst().text(), 1))
                    .extracting(Hit::id)
                    .containsExactly("id" + one);
        }
    }

    @Test
    void aCardIsReplacedRemovedAndFiltered() {
        try (AgentIndex index = new AgentIndex(new FakeEncoder(), Fusion.MEASURED)) {
            index.put(List.of(profile(1), profile(2), profile(3)));
            index.put(List.of(new Profile("id1", "Other", "something else", List.of())));
            assertThat(index.size()).isEqualTo(3);
            index.remove("id2");
            assertThat(index.search("trade3", 10, id -> !id.equals("id1")))
                    .extracting(Hit::id)
                    .containsExactly("id3");
        }
    }

    @Test
    void hugeCardsAndEmptyOnesDoNoHarm() {
        List<String> many = new ArrayList<>();
        IntStream.range(0, 50_000).forEach(i -> many.add("example " + i + " ".repeat(100) + i));
        Profile huge = new Profile(
                "huge", "Huge", "word ".repeat(2_000_000), List.of(new Profile.Skill("all", "all", List.of(), many)));
        try (AgentIndex index = new AgentIndex(new FakeEncoder(), Fusion.MEASURED)) {
            index.put(List.of(huge, new Profile("empty", "", "", List.of()), profile(1)));
            assertThat(index.search("word", 10)).hasSize(3);
            assertThat(index.search("", 10)).hasSize(3);
        }
    }
}
