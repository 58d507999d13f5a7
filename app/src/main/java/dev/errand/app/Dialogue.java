package dev.errand.app;

import dev.errand.Errand;
import dev.errand.account.Settlement;
import dev.errand.engine.Answer;
import dev.errand.engine.Proposal;
import dev.errand.engine.reader.Conversation;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sentences of one user, one after another: each is proposed, shown, approved or not, and carried out. */
final class Dialogue {

    private final Errand errand;
    private final Console console;
    private final Teller teller;
    private final Predicate<Proposal> approval;
    private Conversation conversation = Conversation.EMPTY;
    private @Nullable Answer lastAnswer;

    /** @param approval asks the user */
    Dialogue(Errand errand, Console console, Predicate<Proposal> approval) {
        this.errand = errand;
        this.console = console;
        this.teller = new Teller(console);
        this.approval = approval;
    }

    /** Takes one sentence to its end; what became of it, if something was carried out. */
    Optional<Settlement> say(String text) throws Exception {
        teller.said(text);
        Answer answer = console.during("asking agents and simulating", () -> errand.propose(text, conversation));
        conversation = conversation.next(answer.reading());
        lastAnswer = answer;
        teller.tell(answer);
        if (!(answer instanceof Answer.Proposed(Proposal proposal))) {
            return Optional.empty();
        }
        if (!approval.test(proposal)) {
            teller.declined();
            return Optional.empty();
        }
        Settlement settlement = console.during("waiting for the chain", () -> errand.execute(proposal.approve()));
        teller.tell(settlement);
        return Optional.of(settlement);
    }

    /** What the last sentence was answered with. */
    Optional<Answer> lastAnswer() {
        return Optional.ofNullable(lastAnswer);
    }

    Teller teller() {
        return teller;
    }
}
