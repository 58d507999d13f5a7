package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MutationTest {

    private static final int TEXTS = 200_000;

    /** In parallel, as it is the longest test there is. */
    @Test
    void anyTextIsAnsweredAndEveryValueOfAReadyOneHasItsGround() {
        Mutations mutations = new Mutations(20);
        IntentReader reader = IntentReader.withDefaultTokens();
        List<String> texts = Stream.generate(mutations::next).limit(TEXTS).toList();
        IntStream.range(0, TEXTS).parallel().forEach(i -> {
            // every third text answers the one before it
            Conversation before =
                    i % 3 == 1 ? Conversation.EMPTY.next(reader.read(texts.get(i - 1))) : Conversation.EMPTY;
            assertThat(mutations.fault(texts.get(i), before)).as(texts.get(i)).isEmpty();
        });
    }
}
