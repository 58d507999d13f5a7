package dev.errand.app;

import dev.errand.Errand;
import dev.errand.account.Settlement;
import dev.errand.engine.Answer;
import dev.errand.engine.Proposal;
import dev.errand.engine.reader.Conversation;
import dev.errand.intent.Attachment;
import dev.errand.rental.Rental;
import java.nio.file.Path;
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
    private @Nullable AttachedFile attached;
    private @Nullable Rental open;
    private String language = "";

    /** @param approval asks the user */
    Dialogue(Errand errand, Console console, Predicate<Proposal> approval) {
        this.errand = errand;
        this.console = console;
        this.teller = new Teller(console);
        this.approval = approval;
    }

    /** Takes one sentence to its end; what became of it, if something was carried out. */
    Optional<Settlement> say(String text) throws Exception {
        language = text;
        teller.said(text);
        Attachment attachment = attached == null ? Attachment.NONE : attached.attachment();
        Answer answer =
                console.during("asking agents and simulating", () -> errand.propose(text, conversation, attachment));
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
        Optional<Rental> rental = errand.rental(proposal);
        if (rental.isPresent()) {
            follow(rental.get(), RentalTeller.inLanguageOf(text, console));
        }
        return Optional.of(settlement);
    }

    /** What the next sentences call the attachment. */
    void attach(Path file) {
        attached = AttachedFile.read(file);
        console.line("  " + file.getFileName() + ": "
                + attached.attachment().lines().size() + " lines, for the sentences that follow");
    }

    /** Ends what is rented for a time. */
    void finish() throws Exception {
        Rental rental = open;
        if (rental == null) {
            console.line("  Nothing is rented.");
            return;
        }
        open = null;
        rental.finish();
        RentalTeller.inLanguageOf(language, console).tell(console.during("settling", rental::await));
    }

    /** Work on an attachment is waited for; machines that are rented for a time are the user's meanwhile. */
    private void follow(Rental rental, RentalTeller words) throws Exception {
        AttachedFile file = attached;
        if (rental.isForTime() || file == null) {
            open = rental;
            words.tellOpen(rental);
            return;
        }
        Rental.End end = console.during("working on what was rented", rental::await);
        words.tell(end);
        if (end.failure().isEmpty()) {
            console.line("  " + console.dim("written to " + file.write(end.vectors())));
        }
    }

    /** What the last sentence was answered with. */
    Optional<Answer> lastAnswer() {
        return Optional.ofNullable(lastAnswer);
    }

    Teller teller() {
        return teller;
    }
}
