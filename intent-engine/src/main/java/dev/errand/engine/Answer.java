package dev.errand.engine;

import dev.errand.agent.AgentCard;
import dev.errand.intent.Reading;
import dev.errand.offer.ComputeEstimate;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

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

        /**
         * What the account has lent on a market.
         *
         * @param rate what it earns a year now, as a fraction
         */
        record Lent(String market, TokenAmount amount, BigDecimal rate) implements Fact {}

        /**
         * What the account owes on a market.
         *
         * @param rate what it costs a year now, as a fraction
         */
        record Owed(String market, TokenAmount amount, BigDecimal rate) implements Fact {}

        /** How far the account's debts on a market are from liquidation, which comes below 1. */
        record Health(String market, BigDecimal factor) implements Fact {}

        /** What the venues would give, or ask, now. */
        record Price(TokenAmount sell, TokenAmount buy) implements Fact {}

        /**
         * What an agent says that a job on GPUs would take. It binds nobody.
         *
         * @param unrented why the job itself, which the user asked for, was not begun; empty if he only asked what it takes
         */
        record Estimated(AgentCard agent, ComputeEstimate estimate, String unrented) implements Fact {}

        /**
         * What an agent answered. Its words are its own: nothing vouches for them.
         *
         * @param score how well the agent fits the request
         * @param parts what the score is made of, by name
         */
        record Answered(AgentCard agent, String text, double score, Map<String, Double> parts) implements Fact {

            /** Copies the parts. */
            public Answered {
                parts = Map.copyOf(parts);
            }
        }
    }
}
