package dev.errand.app;

import dev.errand.account.Settlement;
import dev.errand.engine.Answer;
import dev.errand.engine.Proposal;
import dev.errand.intent.Language;
import java.util.Objects;

/** Tells a user, in his language, what was understood, who offered what, what would happen, and what did. */
final class Teller {

    private final Console console;
    private final Language language;

    Teller(Console console, Language language) {
        this.console = console;
        this.language = language;
    }

    /** What the user said. */
    void said(String text) {
        console.line(console.bold("› " + text));
        console.object(Console.fields("event", "said", "text", text));
    }

    /** What came of reading and planning. */
    void tell(Answer answer) {
        switch (answer) {
            case Answer.Asked asked -> {
                String question = String.valueOf(asked.reading().question());
                console.line("  " + console.yellow("? " + question));
                console.object(Console.fields(
                        "event",
                        "question",
                        "question",
                        question,
                        "missing",
                        asked.reading().asked()));
            }
            case Answer.NothingToDo nothing -> {
                String why = Words.of(Objects.requireNonNull(nothing.reading().reason()), language);
                console.line("  " + why);
                console.object(Console.fields("event", "nothing", "reason", why));
            }
            case Answer.Told told -> {
                FactTeller facts = new FactTeller(console, language);
                told.facts().forEach(facts::tell);
            }
            case Answer.Refused refused -> {
                new OfferTeller(console, language).considered(refused.considered());
                refused.reasons()
                        .forEach(reason -> console.line(
                                "  " + console.red(language.say("✗ refused: %s", "✗ 不能办：%s", Words.grouped(reason)))));
                console.object(Console.fields("event", "refused", "reasons", refused.reasons()));
            }
            case Answer.Proposed proposed -> new ProposalTeller(console, language).tell(proposed.proposal());
        }
    }

    /** The question whether to approve it. */
    String approval(Proposal proposal) {
        return language.say(
                "  Approve %s? [y/N] ", "  批准 %s 吗？[y/N] ", proposal.hash().abbreviated());
    }

    /** That the user said yes. */
    void approved(Proposal proposal, boolean byItself) {
        console.line(
                "  " + console.green(language.say("✓ approved", "✓ 已批准")) + (byItself ? console.dim(" (--yes)") : ""));
        console.object(
                Console.fields("event", "approved", "hash", proposal.hash().toString()));
    }

    /** That the user said no. */
    void declined() {
        console.line("  " + language.say("Not approved; nothing was signed.", "没有批准，什么都没有签。"));
        console.object(Console.fields("event", "declined"));
    }

    /** What became of it. */
    void tell(Settlement settlement) {
        new SettlementTeller(console, language).tell(settlement);
    }
}
