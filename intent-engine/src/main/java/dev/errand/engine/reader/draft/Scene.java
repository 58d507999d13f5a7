package dev.errand.engine.reader.draft;

import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Mention;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was said before a clause: the steps so far, and the token that the text is about.
 *
 * @param text the whole of it
 * @param steps drafts of the clauses before
 * @param topic what a reason or a condition spoke of ("my USDC sits idle"); null if nothing
 * @param topicFitsBareAmounts whether an amount without a token is of the topic ("if ETH tops 4000, sell 1")
 */
public record Scene(
        String text, List<Draft> steps, @Nullable Mention topic, boolean topicFitsBareAmounts) {

    /** Index of the last step that gives something; −1 if none does. */
    public int lastThatGives() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).gives().isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the step right before gives something, or uses a part of what one before it gave. */
    boolean lastGives() {
        return !steps.isEmpty()
                && (steps.getLast().gives().isPresent()
                        || Lists.any(steps.getLast().leaves().keySet(), path -> path.endsWith("amount.of")));
    }

    /** How much is left of what the last step but payments takes out of a market; empty if it does not, or does not say in numbers. */
    Optional<BigDecimal> lastTakesOut() {
        BigDecimal sent = BigDecimal.ZERO;
        for (int i = steps.size() - 1; i >= 0; i--) {
            Draft step = steps.get(i);
            Optional<BigDecimal> amount = step.value("asset.amount.value").map(BigDecimal::new);
            if (step.type().equals("withdraw") || step.type().equals("borrow")) {
                BigDecimal gone = sent;
                return amount.map(given -> given.subtract(gone));
            } else if (!step.type().equals("transfer") || amount.isEmpty()) {
                return Optional.empty();
            }
            sent = sent.add(amount.get());
        }
        return Optional.empty();
    }

    /** The token of which the one step before asks how much there is. */
    Optional<String> shown() {
        return steps.size() == 1 && steps.getFirst().type().equals("balance")
                ? steps.getFirst().value("token")
                : Optional.empty();
    }

    /** Index of the last step that gives this token; −1 if none does. */
    public int stepThatGives(String token) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).gives().filter(token::equals).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    Optional<String> gives(int step) {
        return step < 0 ? Optional.empty() : steps.get(step).gives();
    }

    public Optional<String> lastGiven() {
        return gives(lastThatGives());
    }

    /** How much of a step's output later steps use already. */
    BigDecimal used(int step) {
        BigDecimal used = BigDecimal.ZERO;
        for (Draft draft : steps) {
            used = used.add(draft.shareOf(step));
        }
        return used;
    }

    /** The step that "the rest" is of: the only one of which a part is used. Before any is, it might be of anything. */
    int onlyPartlyUsed() {
        int found = -1;
        for (int i = 0; i < steps.size(); i++) {
            BigDecimal used = used(i);
            if (used.signum() > 0 && used.compareTo(BigDecimal.ONE) < 0) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }
}
