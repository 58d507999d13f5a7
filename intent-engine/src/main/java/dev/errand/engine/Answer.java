package dev.errand.engine;

import dev.errand.intent.Reading;
import dev.errand.value.TokenAmount;
import java.util.List;

/** What the engine makes of a text. Nothing has moved, whichever it is. */
public sealed interface Answer {

    /** How the text was read. */
    Reading reading();

    /** Something can be done: it waits for the user's approval. */
    record Proposed(Proposal proposal) implements Answer {

        @Override
        public Reading reading() {
            return proposal.reading();
        }
    }

    /** The user asked to be told something. */
    record Told(Reading reading, List<Fact> facts) implements Answer {

        /** Copies the facts. */
        public Told {
            facts = List.copyOf(facts);
        }
    }

    /** Something is missing; the reading holds the question. */
    record Asked(Reading reading) implements Answer {}

    /** The text asks for nothing that can be done; the reading holds the reason. */
    record NothingToDo(Reading reading) implements Answer {}

    /** It was understood and cannot be done now; each reason says what would help. */
    record Refused(Reading reading, List<String> reasons, List<ConsideredOffer> considered) implements Answer {

        /** Copies the lists. */
        public Refused {
            reasons = List.copyOf(reasons);
            considered = List.copyOf(considered);
        }
    }

    /** Something that the user asked to be told. */
    sealed interface Fact {

        /** What the account holds. */
        record Holding(TokenAmount balance) implements Fact {}

        /** What the venues would give, or ask, now. */
        record Price(TokenAmount sell, TokenAmount buy) implements Fact {}
    }
}
