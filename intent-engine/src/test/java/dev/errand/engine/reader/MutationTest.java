package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MutationTest {

    private static final int TEXTS = 200_000;

    @Test
    void anyTextIsAnsweredAndEveryValueOfAReadyOneHasItsGround() {
        Mutations mutations = new Mutations(20);
        IntentReader reader = IntentReader.withDefaultTokens();
        Conversation conversation = Conversation.EMPTY;
        for (int i = 0; i < TEXTS; i++) {
            String text = mutations.next();
            assertThat(mutations.fault(text, conversation)).as(text).isEmpty();
            // every third text answers the one before it
            conversation = i % 3 == 0 ? Conversation.EMPTY.next(reader.read(text)) : Conversation.EMPTY;
        }
    }
}
