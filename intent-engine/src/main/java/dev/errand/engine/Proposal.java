package dev.errand.engine;

import dev.errand.account.Assessment;
import dev.errand.account.ExecutionPlan;
import dev.errand.intent.Reading;
import dev.errand.policy.Decision;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What would be done for a text, all of it known beforehand: steps, offers and what they were chosen over, the simulated changes,
 * and one hash over everything, which the user approves.
 *
 * @param reading the user's text with its intents and grounds
 * @param steps in order
 * @param assessment what the simulation found and what the policy says
 * @param plan what the account signs; it carries {@code hash}
 * @param recipients whom it pays
 * @param notes what the user should know, such as what is kept back for gas
 * @param validUntil after this it is refused, as an offer or the plan has expired
 * @param hash over all of the above
 */
public record Proposal(
        Reading reading,
        List<ProposedStep> steps,
        Assessment.Feasible assessment,
        ExecutionPlan plan,
        Set<Address> recipients,
        List<String> notes,
        Instant validUntil,
        Bytes32 hash) {

    /** Copies the collections. */
    public Proposal {
        steps = List.copyOf(steps);
        recipients = Set.copyOf(recipients);
        notes = List.copyOf(notes);
    }

    /** The user's consent to exactly this proposal. */
    public Approval approve() {
        return new Approval(this, hash);
    }

    /**
     * The agents whose offers are in it, and who have done their part when it is executed. Those who rent out machines are not among them:
     * what they did is known when their lease ends.
     */
    public List<Address> agents() {
        return steps.stream()
                .flatMap(step -> switch (step) {
                    case ProposedStep.Swap swap -> Stream.of(swap.agent().address());
                    case ProposedStep.Loan loan ->
                        loan.considered().stream()
                                .filter(one -> one.verdict() instanceof Verdict.Chosen)
                                .map(one -> one.agent().address());
                    case ProposedStep.Rental rental -> Stream.empty();
                    case ProposedStep.Transfer transfer -> Stream.empty();
                    case ProposedStep.Holding holding -> Stream.empty();
                })
                .distinct()
                .toList();
    }

    /** Whether the policy lets it go ahead without the user's approval. */
    public boolean goesAheadByItself() {
        return assessment.decision().verdict() == Decision.Verdict.ALLOW;
    }

    /**
     * A proposal and the hash that the user approved.
     *
     * @param hash as the user saw it
     */
    public record Approval(Proposal proposal, Bytes32 hash) {}

    /** The hash over a proposal's parts; {@code plan} still without it. */
    static Bytes32 hash(
            Reading reading,
            List<ProposedStep> steps,
            Assessment.Feasible assessment,
            ExecutionPlan plan,
            List<String> notes,
            Instant validUntil) {
        return new CanonicalHash()
                .add("Errand proposal, version 1")
                .add(reading.text())
                .addAll(reading.intents())
                .addAll(reading.grounds())
                .addAll(steps)
                .addAll(assessment.simulation().changes())
                .addAll(assessment.simulation().approvals())
                .add(assessment.gasLimit())
                .add(assessment.mostGasCost())
                .add(assessment.decision())
                .add(plan.withProposalHash(Bytes32.ZERO).hash())
                .addAll(notes)
                .add(validUntil)
                .digest();
    }
}
