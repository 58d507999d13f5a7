package dev.errand.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgentIndexTest {

    private static final int DIMENSION = 64;

    /** Gives each text a direction of its own, near that of other texts with the same first word. */
    private static final class FakeEncoder implements Encoder {

        @Override
        public Meaning query(String text) {
            float[] vector = new float[DIMENSION];
            add(vector, new Random(text.split(" ", -1)[0].hashCode()), 1);
            add(vector, new Random(text.hashCode()), 0.7f);
            return new Meaning(vector, null);
        }

        private static void add(float[] vector, Random random, float weight) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] += weight * (float) random.nextGaussian();
            }
        }

        @Override
        public List<Meaning> passages(List<String> texts) {
            return texts.stream().map(this::query).toList();
        }
    }

    private static Profile profile(int number) {
        return new Profile("id" + number, "", "trade" + number % 40 + " of " + number, List.of());
    }

    @Test
    void sketchesMissFewOfTheNearest() {
        List<Profile> profiles =
                IntStream.range(0, 5_000).mapToObj(AgentIndexTest::profile).toList();
        FakeEncoder encoder = new FakeEncoder();
        List<IndexedCard> cards = IndexedCard.of(profiles, encoder);
        try (AgentIndex index = new AgentIndex(encoder, Fusion.MEANING_ONLY)) {
            index.put(profiles);
            int found = 0;
            for (int query = 0; query < 40; query++) {
                String text = "trade" + query + " wanted " + query;
                Meaning meaning = encoder.query(text);
                Set<String> exact = cards.stream()
                        .sorted(Comparator.comparingDouble(card -> -card.nearness(meaning)))
                        .limit(10)
                        .map(IndexedCard::id)
                        .collect(java.util.stream.Collectors.toSet());
                found += (int) index.search(text, 10).stream()
                        .filter(hit -> exact.contains(hit.id()))
                        .count();
            }
            assertThat(found / 400.0).isGreaterThanOrEqualTo(0.97);
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
