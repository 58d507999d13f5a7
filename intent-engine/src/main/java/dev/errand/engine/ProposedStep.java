package dev.errand.engine;

import dev.errand.account.LendingPosition;
import dev.errand.account.LoanMove;
import dev.errand.account.LoanTerms;
import dev.errand.agent.AgentCard;
import dev.errand.intent.Attachment;
import dev.errand.offer.LeaseOffer;
import dev.errand.offer.LeaseWork;
import dev.errand.offer.LoanOffer;
import dev.errand.offer.Offer;
import dev.errand.offer.Order;
import dev.errand.offer.ReferenceQuotes;
import dev.errand.value.Address;
import dev.errand.value.TokenAmount;
import java.util.List;
import java.util.Optional;

/** One step of a proposal, with what it was chosen over. */
public sealed interface ProposedStep {

    /**
     * An agent fills an order in its sandbox.
     *
     * @param reference the framework's own reading of the venues, by which the offers were judged, with its proof
     * @param considered all agents that were asked, the chosen one among them
     */
    record Swap(
            Order.Want want,
            AgentCard agent,
            Offer offer,
            ReferenceQuotes.Quote reference,
            List<ConsideredOffer> considered)
            implements ProposedStep {

        /** Copies the list. */
        public Swap {
            considered = List.copyOf(considered);
        }
    }

    /**
     * The account itself sends tokens.
     *
     * @param amount how much; a forecast where {@code estimated}, as it is a share of what an earlier step gives
     * @param to whom
     * @param calledBy the user's words for the recipient, such as {@code @bob}
     */
    record Transfer(TokenAmount amount, boolean estimated, Address to, String calledBy) implements ProposedStep {}

    /**
     * The account lends, takes back, borrows or repays.
     *
     * @param amount how much altogether; a forecast where {@code estimated}, and what it is now where {@code whole}
     * @param whole all that was lent or is owed: interest grows it until then
     * @param parts where, and how much
     * @param terms what it earns or costs, with the proof; empty where nothing is lent or borrowed anew
     * @param considered all agents that were asked; empty where there was nothing to choose
     * @param after the account's positions afterwards, as projected; the chain checks the health factor itself
     */
    record Loan(
            LoanMove.Kind kind,
            TokenAmount amount,
            boolean estimated,
            boolean whole,
            List<LoanOffer.Part> parts,
            Optional<LoanTerms> terms,
            List<ConsideredLoan> considered,
            List<LendingPosition> after)
            implements ProposedStep {

        /** Copies the lists. */
        public Loan {
            parts = List.copyOf(parts);
            considered = List.copyOf(considered);
            after = List.copyOf(after);
        }
    }

    /**
     * The account opens leases of rented machines. What they lock and do not pay comes back when they end.
     *
     * @param attachment what is worked on; empty where machines are rented for a time
     * @param sizing why they are rented for that long, as the agent says that was asked; empty where the user said how long
     * @param most what can be paid at most: each unit of the work is paid once, whoever does it
     * @param comparing what is paid besides, as a rule, for a share of the work that is done twice to compare; zero where nobody could
     * @param locked what leaves the account until then: each lease alone could pay all of the work
     * @param considered all agents that were asked, the chosen ones among them
     */
    record Rental(
            LeaseWork work,
            Attachment attachment,
            List<String> sizing,
            TokenAmount most,
            TokenAmount comparing,
            TokenAmount locked,
            List<ConsideredLease> considered)
            implements ProposedStep {

        /** Copies the lists. */
        public Rental {
            sizing = List.copyOf(sizing);
            considered = List.copyOf(considered);
        }

        /** The terms on which leases are opened. */
        public List<LeaseOffer> chosen() {
            return considered.stream()
                    .filter(one -> one.verdict() instanceof Verdict.Chosen)
                    .flatMap(one -> one.offer().stream())
                    .toList();
        }
    }

    /** What the account will hold of a token that the user asked about among the other steps. */
    record Holding(TokenAmount now, TokenAmount afterwards) implements ProposedStep {}
}
