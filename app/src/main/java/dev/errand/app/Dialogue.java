package dev.errand.app;

import dev.errand.Errand;
import dev.errand.account.Settlement;
import dev.errand.dispute.Evidence;
import dev.errand.engine.Answer;
import dev.errand.engine.Proposal;
import dev.errand.engine.reader.Conversation;
import dev.errand.intent.Attachment;
import dev.errand.intent.Language;
import dev.errand.rental.Rental;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sentences of one user, one after another: each is proposed, shown, approved or not, and carried out. */
final class Dialogue {

    /** Where results are written that cannot be beside what they are of. */
    private static final List<Path> ELSEWHERE =
            List.of(Home.folder().resolve("results"), Path.of(System.getProperty("java.io.tmpdir")));

    private final Errand errand;
    private final Console console;
    private final BiPredicate<Proposal, Teller> approval;
    private final String reach;
    private Conversation conversation = Conversation.EMPTY;
    private @Nullable Answer lastAnswer;
    private @Nullable AttachedFile attached;
    private @Nullable Rental open;
    private Language language = Language.ENGLISH;

    /** For a chain that other commands reach without being told. */
    Dialogue(Errand errand, Console console, BiPredicate<Proposal, Teller> approval) {
        this(errand, console, approval, "");
    }

    /**
     * @param approval asks the user in the teller's language
     * @param reach options by which other commands reach the same chain, for those that are told; empty for the running devnet
     */
    Dialogue(Errand errand, Console console, BiPredicate<Proposal, Teller> approval, String reach) {
        this.errand = errand;
        this.reach = reach;
        this.console = console;
        this.approval = approval;
    }

    /** Takes one sentence to its end; what became of it, if something was carried out. */
    Optional<Settlement> say(String text) throws Exception {
        language = languageOf(text);
        Teller teller = new Teller(console, language);
        teller.said(text);
        Attachment attachment = attached == null ? Attachment.NONE : attached.attachment();
        Answer answer = console.during(
                language.say("asking agents and simulating", "正在询问代理并模拟"),
                () -> errand.propose(text, conversation, attachment));
        conversation = conversation.next(answer.reading());
        lastAnswer = answer;
        teller.tell(answer);
        if (!(answer instanceof Answer.Proposed(Proposal proposal))) {
            return Optional.empty();
        }
        if (!approval.test(proposal, teller)) {
            teller.declined();
            return Optional.empty();
        }
        Settlement settlement =
                console.during(language.say("waiting for the chain", "等待上链"), () -> errand.execute(proposal.approve()));
        teller.tell(settlement);
        Optional<Rental> rental = errand.rental(proposal);
        if (rental.isPresent()) {
            follow(rental.get(), new RentalTeller(console, language));
        }
        return Optional.of(settlement);
    }

    /** What the next sentences call the attachment. */
    void attach(Path file) {
        attached = AttachedFile.read(file);
        console.line("  "
                + language.say(
                        "%s: %d lines, for the sentences that follow",
                        "%s：%d 行，供后面的话使用",
                        file.getFileName(),
                        attached.attachment().lines().size()));
    }

    /** Ends what is rented for a time. */
    void finish() throws Exception {
        Rental rental = open;
        if (rental == null) {
            console.line("  " + language.say("Nothing is rented.", "没有租用中的机器。"));
            return;
        }
        open = null;
        rental.finish();
        tell(console.during(language.say("settling", "正在结清"), rental::await), new RentalTeller(console, language));
    }

    /** Work on an attachment is waited for; machines that are rented for a time are the user's meanwhile. */
    private void follow(Rental rental, RentalTeller words) throws Exception {
        AttachedFile file = attached;
        if (rental.isForTime() || file == null) {
            open = rental;
            words.tellOpen(rental);
            return;
        }
        Rental.End end = console.during(language.say("working on what was rented", "正在用租来的机器计算"), rental::await);
        Optional<Path> written = end.failure().isEmpty() ? keep(file, end.vectors()) : Optional.empty();
        tell(end, words);
        written.ifPresent(path -> console.line("  " + console.dim(language.say("written to %s", "已写入 %s", path))));
    }

    /** What was paid for is kept before anything else is done; where no file can be written, it is told. */
    private Optional<Path> keep(AttachedFile file, List<float[]> vectors) {
        try {
            return Optional.of(file.write(vectors, ELSEWHERE));
        } catch (IOException e) {
            console.complain(language.say(
                    "the vectors could be written neither beside the attachment nor to %s (%s); here they are",
                    "向量既不能写在附件旁边，也不能写入 %s（%s）；内容如下",
                    ELSEWHERE.stream().map(Path::toString).collect(Collectors.joining(", ")),
                    String.valueOf(e.getMessage())));
            AttachedFile.text(vectors).lines().forEach(console::data);
            return Optional.empty();
        }
    }

    private void tell(Rental.End end, RentalTeller words) {
        words.tell(end);
        for (Evidence evidence : end.evidence()) {
            tellWrong(evidence, true, words);
        }
        for (Evidence evidence : end.undecided()) {
            tellWrong(evidence, false, words);
        }
    }

    private void tellWrong(Evidence evidence, boolean certain, RentalTeller words) {
        Path file;
        try {
            file = EvidenceFile.write(evidence);
        } catch (IOException e) {
            console.complain(language.say(
                    "the evidence against lease %s could not be written (%s); here it is, for a file of its own",
                    "租约%s的证据无法写入（%s）；内容如下，请另存为文件", evidence.lease(), String.valueOf(e.getMessage())));
            console.data(new String(evidence.toJson(), StandardCharsets.UTF_8));
            return;
        }
        words.tellWrong(evidence, certain, file, "./errand leases dispute " + file + reach);
    }

    /** What the last sentence was answered with. */
    Optional<Answer> lastAnswer() {
        return Optional.ofNullable(lastAnswer);
    }

    /** An answer to a question, such as {@code USDC}, may be in no language: it keeps the question's. */
    private Language languageOf(String text) {
        return lastAnswer instanceof Answer.Asked && language == Language.CHINESE ? language : Language.of(text);
    }
}
