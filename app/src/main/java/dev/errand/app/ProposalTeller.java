package dev.errand.app;

import dev.errand.account.BalanceChange;
import dev.errand.engine.Proposal;
import dev.errand.engine.ProposedStep;
import dev.errand.intent.Language;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells a user what he would approve: each step, what the chain says would change, and what the policy asks of him. */
final class ProposalTeller {

    private final Console console;
    private final Language language;

    ProposalTeller(Console console, Language language) {
        this.console = console;
        this.language = language;
    }

    void tell(Proposal proposal) {
        proposal.steps().forEach(this::tell);
        console.line("  "
                + language.say(
                        "Simulated on the chain, nothing signed yet:  %s, gas at most %s",
                        "已在链上模拟，还没有签名：  %s，gas最多 %s",
                        console.cyan(changes(proposal)),
                        Words.of(
                                new TokenAmount(Token.ETH, proposal.assessment().mostGasCost()))));
        proposal.notes().forEach(note -> dim(language.say("Note: %s", "注意：%s", note)));
        proposal.assessment()
                .decision()
                .reasons()
                .forEach(reason -> dim(language.say("Policy asks you: %s", "按规则要问你：%s", reason)));
        dim(language.say(
                "Proposal %s holds all of this; approving it approves nothing else.",
                "以上就是提案 %s 的全部内容，批准它不会批准别的。", proposal.hash().abbreviated()));
        console.object(json(proposal));
    }

    private void tell(ProposedStep step) {
        switch (step) {
            case ProposedStep.Swap swap -> new OfferTeller(console, language).tell(swap);
            case ProposedStep.Loan loan -> new LoanTeller(console, language).tell(loan);
            case ProposedStep.Rental rental -> new RentalTeller(console, language).tell(rental);
            case ProposedStep.Holding holding -> {
                boolean pays = holding.now().token().isNative();
                console.line("  "
                        + language.say(
                                pays ? "You hold %s, and afterwards %s, less gas" : "You hold %s, and afterwards %s",
                                pays ? "现有 %s，之后为 %s（另扣gas）" : "现有 %s，之后为 %s",
                                Words.of(holding.now()),
                                Words.of(holding.afterwards())));
            }
            case ProposedStep.Transfer transfer -> {
                String name =
                        transfer.calledBy().startsWith("0x") ? "" : language.say("  (%s)", "（%s）", transfer.calledBy());
                console.line("  "
                        + language.say(
                                "Send %s%s to %s%s",
                                "把 %s%s转给 %s%s",
                                Words.of(transfer.amount()),
                                forecast(language, transfer.estimated()),
                                transfer.to(),
                                name));
            }
        }
    }

    /** What follows an amount that an earlier step only gives when it is carried out. */
    static String forecast(Language language, boolean estimated) {
        return estimated
                ? language.say(" (a share of what comes before; forecast)", "（前一步所得的一部分，预计）")
                : language.say("", " ");
    }

    private void dim(String text) {
        console.line("  " + console.dim(text));
    }

    private static String changes(Proposal proposal) {
        return proposal.assessment().simulation().changes().stream()
                .map(ProposalTeller::signed)
                .collect(Collectors.joining(", "));
    }

    private static String signed(BalanceChange change) {
        TokenAmount size = new TokenAmount(change.token(), change.units().abs());
        return (change.units().signum() < 0 ? "−" : "+") + Words.of(size);
    }

    private static Map<String, Object> json(Proposal proposal) {
        List<ProposedStep> steps = proposal.steps();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("event", "proposal");
        json.put("hash", proposal.hash().toString());
        json.put(
                "offers",
                steps.stream()
                        .filter(ProposedStep.Swap.class::isInstance)
                        .flatMap(step -> OfferTeller.json((ProposedStep.Swap) step).stream())
                        .toList());
        json.put(
                "loans",
                steps.stream()
                        .filter(ProposedStep.Loan.class::isInstance)
                        .map(step -> LoanTeller.json((ProposedStep.Loan) step))
                        .toList());
        json.put(
                "changes",
                proposal.assessment().simulation().changes().stream()
                        .map(BalanceChange::toString)
                        .toList());
        json.put("validUntil", proposal.validUntil().toString());
        return json;
    }
}
