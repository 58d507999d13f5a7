package dev.errand.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CardPileTest {

    private static final int MANY = 3_000;
    private static final int TRADES = 100;

    /** Remembers what was read by all models. */
    private static final class RememberingEncoder implements Encoder {

        private final Encoder encoder = new FakeEncoder();
        private final Set<String> read = new HashSet<>();

        @Override
        public Meaning query(String text) {
            return encoder.query(text);
        }

        @Override
        public List<Meaning> passages(List<String> texts) {
            read.addAll(texts);
            return encoder.passages(texts);
        }

        @Override
        public List<Meaning> looks(List<String> texts) {
            return encoder.passages(texts);
        }
    }

    private static List<Profile> cards(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Profile(
                        "id" + number,
                        "trade" + number % TRADES + " agency",
                        "trade" + number % TRADES + " done by number" + number,
                        List.of()))
                .toList();
    }

    @Test
    void amongManyThoseOfTheTradeAreFoundThoughFewAreReadWhole() {
        RememberingEncoder encoder = new RememberingEncoder();
        List<Integer> told = new ArrayList<>();
        try (CardPile pile = new CardPile(cards(MANY), encoder, told::add)) {
            List<Hit> hits = pile.search("trade7 is what I want", 20);
            assertThat(hits)
                    .hasSize(20)
                    .allSatisfy(hit -> assertThat(Integer.parseInt(hit.id().substring(2)) % TRADES)
                            .isEqualTo(7));
            assertThat(hits).isSortedAccordingTo((one, two) -> Double.compare(two.score(), one.score()));
        }
        assertThat(encoder.read).hasSizeLessThan(MANY / 5);
        assertThat(told).isSorted().last().isEqualTo(MANY);
    }

    @Test
    void aCardIsFoundByAWordThatOnlyItHas() {
        try (CardPile pile = new CardPile(cards(MANY), new FakeEncoder(), looked -> {})) {
            assertThat(pile.search("number2718", 1)).extracting(Hit::id).containsExactly("id2718");
        }
    }

    @Test
    void aFewAreAllReadAndScoredAsAnIndexScoresThem() {
        List<Profile> cards = cards(200);
        try (CardPile pile = new CardPile(cards, new FakeEncoder(), looked -> {});
                AgentIndex index = new AgentIndex(new FakeEncoder(), Fusion.MEASURED)) {
            index.put(cards);
            assertThat(pile.search("trade7 is what I want", 1_000))
                    .hasSize(200)
                    .isEqualTo(index.search("trade7 is what I want", 1_000));
        }
    }

    @Test
    void manyTextsAreAnsweredInTheirOrderAsEachAloneWouldBe() {
        List<String> texts = List.of("trade7 is what I want", "number2718", "trade70 at once");
        try (CardPile together = new CardPile(cards(MANY), new FakeEncoder(), looked -> {});
                CardPile alone = new CardPile(cards(MANY), new FakeEncoder(), looked -> {})) {
            assertThat(together.search(texts, 10))
                    .isEqualTo(
                            texts.stream().map(text -> alone.search(text, 10)).toList());
        }
    }

    @Test
    void aPileOfNothingFindsNothing() {
        try (CardPile pile = new CardPile(List.of(), new FakeEncoder(), looked -> {})) {
            assertThat(pile.search("anything", 10)).isEmpty();
        }
    }
}
