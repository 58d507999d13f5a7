package dev.errand.engine;

import dev.errand.intent.Intent;
import dev.errand.intent.Trigger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way to carry out the steps of a text. Where a later step builds on what a swap gives, the best offers for the swap are each
 * followed to the end, and the end decides: what swaps best may be more than a market takes, or earn less there. Used once, by one
 * thread.
 */
final class Course {

    /** So many offers for a swap are followed to the end. */
    private static final int MOST_FOLLOWED = 3;

    private static final String NO_COMPUTE = "ask for jobs on GPUs by themselves, not among other steps";

    private final Surroundings its;
    private final PlanDraft draft;
    private final LoanPlanner loans;

    Course(Surroundings its, PlanDraft draft) {
        this(its, draft, new LoanPlanner(its, draft));
    }

    private Course(Surroundings its, PlanDraft draft, LoanPlanner loans) {
        this.its = its;
        this.draft = draft;
        this.loans = loans;
    }

    PlanDraft draft() {
        return draft;
    }

    /** The course with all steps planned: this one, or a branch of it. */
    Course follow() throws Refusal, InterruptedException {
        return follow(0);
    }

    private Course follow(int from) throws Refusal, InterruptedException {
        List<Intent> intents = draft.reading().intents();
        for (int i = from; i < intents.size(); i++) {
            switch (intents.get(i)) {
                case Intent.Swap swap -> {
                    requireAtOnce(swap.trigger());
                    SwapPlanner swaps = new SwapPlanner(its, draft);
                    SwapPlanner.Offers offers = swaps.offers(swap);
                    if (draft.isBuiltOn(i) && offers.size() > 1) {
                        return bestEnd(i, offers);
                    }
                    swaps.accept(i, offers, 0);
                }
                case Intent.Transfer transfer -> {
                    requireAtOnce(transfer.trigger());
                    new TransferPlanner(its, draft).plan(transfer);
                }
                case Intent.Loan loan -> {
                    requireAtOnce(loan.trigger());
                    loans.plan(i, loan);
                }
                case Intent.Balance balance -> {} // told at the end, when it is known what the steps change
                case Intent.Quote quote -> throw new Refusal("ask for quotes by themselves, not among other steps");
                case Intent.Infer infer -> throw new Refusal(NO_COMPUTE);
                case Intent.Train train -> throw new Refusal(NO_COMPUTE);
                case Intent.Rent rent -> throw new Refusal(NO_COMPUTE);
                case Intent.Render render -> throw new Refusal(NO_COMPUTE);
                case Intent.Service service ->
                    throw new Refusal("ask agents for services by themselves, not among other steps");
            }
        }
        return this;
    }

    /** Of the branches that the offers for swap {@code index} open, the one that ends best; of equal ones the better swap. */
    private Course bestEnd(int index, SwapPlanner.Offers offers) throws Refusal, InterruptedException {
        Course best = null;
        Ending ending = null;
        int taken = 0;
        Optional<Refusal> refusal = Optional.empty();
        for (int k = 0; k < Math.min(offers.size(), MOST_FOLLOWED); k++) {
            try {
                Course end = branch(index, offers, k);
                Ending another = Ending.of(end.draft);
                if (ending == null || another.beats(ending, its.reference())) {
                    best = end;
                    ending = another;
                    taken = k;
                }
            } catch (Refusal e) {
                refusal = refusal.or(() -> Optional.of(e));
            }
        }
        if (best == null) {
            throw refusal.orElseThrow();
        }
        if (taken > 0) {
            best.draft.replace(draft.steps().size(), offers.chosenByTheEnd(taken, refusal));
        }
        return best;
    }

    private Course branch(int index, SwapPlanner.Offers offers, int k) throws Refusal, InterruptedException {
        PlanDraft copy = draft.copy();
        new SwapPlanner(its, copy).accept(index, offers, k);
        return new Course(its, copy, loans.on(copy)).follow(index + 1);
    }

    /** Fails closed: what is to wait for a price must not be done now. */
    private static void requireAtOnce(@Nullable Trigger trigger) throws Refusal {
        if (trigger != null) {
            throw new Refusal("nothing here watches prices or the calendar yet, so this would be done at once or never;"
                    + " nothing was done. Leave the condition out to do it now");
        }
    }
}
