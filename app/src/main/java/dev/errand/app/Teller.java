package dev.errand.app;

import dev.errand.account.BalanceChange;
import dev.errand.account.Receipt;
import dev.errand.account.Settlement;
import dev.errand.engine.AfterGas;
import dev.errand.engine.Answer;
import dev.errand.engine.ConsideredOffer;
import dev.errand.engine.Proposal;
import dev.errand.engine.ProposedStep;
import dev.errand.engine.Verdict;
import dev.errand.offer.Offer;
import dev.errand.offer.Order;
import dev.errand.offer.ReferenceQuotes;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Tells a user what was understood, who offered what, what would happen, and what did. */
final class Teller {

    private final Console console;

    Teller(Console console) {
        this.console = console;
    }

    /** What the user said. */
    void said(String text) {
        console.line(console.bold("› " + text));
        console.object(Map.of("event", "said", "text", text));
    }

    /** What came of reading and planning. */
    void tell(Answer answer) {
        switch (answer) {
            case Answer.Asked asked -> {
                String question = String.valueOf(asked.reading().question());
                console.line("  " + console.yellow("? " + question));
                console.object(Map.of(
                        "event",
                        "question",
                        "question",
                        question,
                        "missing",
                        asked.reading().missing()));
            }
            case Answer.NothingToDo nothing -> {
                String why = Words.of(Objects.requireNonNull(nothing.reading().reason()));
                console.line("  " + why);
                console.object(Map.of("event", "nothing", "reason", why));
            }
            case Answer.Told told -> told.facts().forEach(this::tell);
            case Answer.Refused refused -> {
                considered(refused.considered());
                refused.reasons()
                        .forEach(reason -> console.line("  " + console.red("✗ refused: " + Words.grouped(reason))));
                console.object(Map.of("event", "refused", "reasons", refused.reasons()));
            }
            case Answer.Proposed proposed -> propose(proposed.proposal());
        }
    }

    private void tell(Answer.Fact fact) {
        switch (fact) {
            case Answer.Fact.Holding holding -> {
                console.line("  " + Words.of(holding.balance()));
                console.object(Map.of(
                        "event",
                        "balance",
                        "token",
                        holding.balance().token().symbol(),
                        "amount",
                        holding.balance().toDecimalString()));
            }
            case Answer.Fact.Lent lent ->
                position(
                        "lent",
                        lent.market(),
                        lent.amount(),
                        ", earning " + LoanTeller.percent(lent.rate()) + " a year");
            case Answer.Fact.Owed owed ->
                position(
                        "owed",
                        owed.market(),
                        owed.amount(),
                        ", costing " + LoanTeller.percent(owed.rate()) + " a year");
            case Answer.Fact.Health health -> {
                console.line("  Health factor on " + health.market() + ": "
                        + health.factor().toPlainString() + " (below 1 a market may sell your collateral)");
                console.object(Map.of(
                        "event",
                        "health",
                        "market",
                        health.market(),
                        "factor",
                        health.factor().toPlainString()));
            }
            case Answer.Fact.Answered answered -> answered(answered);
            case Answer.Fact.Estimated estimated -> ComputeTeller.tell(console, estimated);
            case Answer.Fact.Price price -> {
                console.line("  " + Words.of(price.sell()) + "  →  " + Words.of(price.buy()));
                console.object(Map.of(
                        "event",
                        "quote",
                        "sell",
                        price.sell().toString(),
                        "buy",
                        price.buy().toString()));
            }
        }
    }

    /** The agent's words, marked as its own, and why it was asked. */
    private void answered(Answer.Fact.Answered answered) {
        console.line("  " + console.bold(answered.agent().name()) + " answers: " + answered.text());
        console.line(console.dim(String.format(
                Locale.ROOT,
                "  found by what its card means: score %.2f by %s; free",
                answered.score(),
                FoundTeller.parts(answered.parts()))));
        console.object(Map.of(
                "event",
                "answer",
                "agent",
                answered.agent().address().toString(),
                "name",
                answered.agent().name(),
                "text",
                answered.text(),
                "score",
                answered.score(),
                "parts",
                answered.parts()));
    }

    private void position(String event, String market, TokenAmount amount, String rate) {
        console.line("  " + Words.of(amount) + " " + event + " on " + market + rate);
        console.object(Map.of(
                "event",
                event,
                "market",
                market,
                "token",
                amount.token().symbol(),
                "amount",
                amount.toDecimalString()));
    }

    private void propose(Proposal proposal) {
        for (ProposedStep step : proposal.steps()) {
            switch (step) {
                case ProposedStep.Swap swap -> {
                    console.line("  "
                            + console.dim(
                                    "Agents asked, side by side. The framework's own reading of the pools, before gas: "
                                            + Words.of(swap.reference().amount()) + "."));
                    proof(swap);
                    considered(swap.considered());
                    FoundTeller.tell(
                            console,
                            swap.considered().stream()
                                    .map(ConsideredOffer::found)
                                    .toList());
                    margin(swap);
                }
                case ProposedStep.Loan loan -> new LoanTeller(console).tell(loan);
                case ProposedStep.Rental rental ->
                    RentalTeller.inLanguageOf(proposal.reading().text(), console)
                            .tell(rental);
                case ProposedStep.Holding holding ->
                    console.line("  You hold " + Words.of(holding.now()) + ", and afterwards "
                            + Words.of(holding.afterwards())
                            + (holding.now().token().isNative() ? ", less gas" : ""));
                case ProposedStep.Transfer transfer ->
                    console.line("  Send " + Words.of(transfer.amount())
                            + (transfer.estimated() ? " (a share of what comes before; forecast)" : "")
                            + " to " + transfer.to()
                            + (transfer.calledBy().startsWith("0x") ? "" : "  (" + transfer.calledBy() + ")"));
            }
        }
        console.line("  Simulated on the chain, nothing signed yet:  " + console.cyan(changes(proposal))
                + ", gas at most "
                + Words.of(new TokenAmount(Token.ETH, proposal.assessment().mostGasCost())));
        proposal.notes().forEach(note -> console.line("  " + console.dim("Note: " + note)));
        proposal.assessment()
                .decision()
                .reasons()
                .forEach(reason -> console.line("  " + console.dim("Policy asks you: " + reason)));
        console.line("  "
                + console.dim("Proposal " + proposal.hash().abbreviated()
                        + " holds all of this; approving it approves nothing else."));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("event", "proposal");
        json.put("hash", proposal.hash().toString());
        json.put(
                "offers",
                proposal.steps().stream().flatMap(step -> offers(step).stream()).toList());
        json.put(
                "loans",
                proposal.steps().stream()
                        .filter(ProposedStep.Loan.class::isInstance)
                        .map(step -> LoanTeller.json((ProposedStep.Loan) step))
                        .toList());
        json.put(
                "changes",
                proposal.assessment().simulation().changes().stream()
                        .map(BalanceChange::toString)
                        .toList());
        json.put("validUntil", proposal.validUntil().toString());
        console.object(json);
    }

    /** By how much the user ends better with the chosen offer than with the next that could have been taken. */
    private void margin(ProposedStep.Swap swap) {
        List<AfterGas> ends = swap.considered().stream()
                .flatMap(one -> one.afterGas().stream())
                .toList();
        if (ends.size() < 2
                || !ends.get(0).beats(ends.get(1))
                || ends.get(0).gas().isEmpty()) {
            return;
        }
        AfterGas best = ends.getFirst();
        String others = swap.considered().stream()
                .filter(one -> one.verdict() instanceof Verdict.Outbid)
                .flatMap(one -> one.afterGas().stream()
                        .map(worth -> Words.of(new TokenAmount(
                                        best.counted().token(),
                                        best.units().subtract(worth.units()).abs()))
                                + (best.brings() ? " more than " : " less than ")
                                + one.agent().name()))
                .collect(Collectors.joining(", "));
        console.line("  "
                + console.dim("Once gas is paid, " + swap.agent().name() + (best.brings() ? " leaves " : " costs ")
                        + others + "."));
    }

    /** What nobody can beat, and how near the framework's own route comes to it. */
    private void proof(ProposedStep.Swap swap) {
        ReferenceQuotes.Quote reference = swap.reference();
        if (reference.pools() > 0
                && reference.bound().isPresent()
                && reference.gapBps().isPresent()) {
            boolean sells = swap.want() instanceof Order.Want.Sell;
            console.line("  "
                    + console.dim("Proof: whatever the route, "
                            + (sells ? "no more than " : "no less than ")
                            + Words.of(reference.bound().get())
                            + (sells ? " can come out" : " must go in")
                            + " of these pools, before gas; that reading, over "
                            + reference.pools() + (reference.pools() == 1 ? " pool" : " pools") + ", comes within "
                            + Words.percentOf(reference.gapBps().get()) + " of it."));
        }
    }

    private static String changes(Proposal proposal) {
        List<String> changes = new ArrayList<>();
        for (BalanceChange change : proposal.assessment().simulation().changes()) {
            TokenAmount size = new TokenAmount(change.token(), change.units().abs());
            changes.add((change.units().signum() < 0 ? "−" : "+") + Words.of(size));
        }
        return String.join(", ", changes);
    }

    private void considered(List<ConsideredOffer> considered) {
        for (ConsideredOffer one : considered) {
            String promise = one.offer().map(Teller::promise).orElse("no offer")
                    + one.afterGas().map(Words::gas).orElse("");
            String line = String.format("%-14s %s", one.agent().name(), promise);
            console.line("  "
                    + switch (one.verdict()) {
                        case Verdict.Chosen chosen ->
                            console.green("● " + line) + console.dim("  chosen: " + Words.grouped(chosen.reason()));
                        case Verdict.Outbid outbid -> "○ " + line + console.dim("  " + Words.grouped(outbid.reason()));
                        case Verdict.Refused refused ->
                            console.red("✗ " + line) + console.dim("  refused: " + Words.grouped(refused.reason()));
                        case Verdict.NoOffer none -> console.dim("– " + line + "  " + Words.grouped(none.reason()));
                    });
        }
    }

    private static String promise(Offer offer) {
        return "guarantees " + Words.of(offer.outcome().receive().getFirst()) + " for "
                + Words.of(offer.outcome().spend().getFirst()) + ", fee " + Words.of(offer.fee()) + ", \""
                + offer.summary() + "\"";
    }

    private static List<Map<String, Object>> offers(ProposedStep step) {
        if (!(step instanceof ProposedStep.Swap swap)) {
            return List.of();
        }
        Order.Want want = swap.want();
        List<Map<String, Object>> offers = new ArrayList<>();
        for (ConsideredOffer one : swap.considered()) {
            Map<String, Object> offer = new LinkedHashMap<>();
            offer.put("agent", one.agent().name());
            offer.put("score", one.found().score());
            offer.put("parts", one.found().parts());
            offer.put("verdict", one.verdict().getClass().getSimpleName().toLowerCase(Locale.ROOT));
            offer.put("reason", one.verdict().reason());
            one.offer().ifPresent(made -> {
                offer.put(
                        "spend",
                        made.outcome()
                                .spendOf(want.sellToken())
                                .map(TokenAmount::toString)
                                .orElse(""));
                offer.put(
                        "receive",
                        made.outcome()
                                .receiveOf(want.buyToken())
                                .map(TokenAmount::toString)
                                .orElse(""));
            });
            one.afterGas().ifPresent(worth -> {
                offer.put("gas", worth.gas().orElse(worth.ether()).toString());
                offer.put("afterGas", worth.wholeTokens().stripTrailingZeros().toPlainString());
            });
            offers.add(offer);
        }
        return offers;
    }

    /** That the user said yes. */
    void approved(Proposal proposal, boolean byItself) {
        console.line("  " + console.green("✓ approved") + (byItself ? console.dim(" (--yes)") : ""));
        console.object(Map.of("event", "approved", "hash", proposal.hash().toString()));
    }

    /** That the user said no. */
    void declined() {
        console.line("  Not approved; nothing was signed.");
        console.object(Map.of("event", "declined"));
    }

    /** What became of it. */
    void tell(Settlement settlement) {
        switch (settlement) {
            case Settlement.Executed executed -> executed(executed.receipt());
            case Settlement.Reverted reverted -> {
                String gas = Words.of(new TokenAmount(Token.ETH, reverted.gasCost()));
                console.line("  " + console.red("✗ the chain reverted it: " + reverted.reason()));
                console.line("  " + "Transaction " + reverted.transaction() + "; nothing left the account but " + gas
                        + " of gas.");
                console.object(Map.of(
                        "event",
                        "reverted",
                        "transaction",
                        reverted.transaction().toString(),
                        "reason",
                        reverted.reason(),
                        "gasWei",
                        reverted.gasCost().toString()));
            }
            case Settlement.Pending pending -> {
                console.line("  " + console.yellow("… sent, but not seen yet: " + pending.why()));
                console.line("  Transaction " + pending.transaction()
                        + "; it is written down and asked for again at the next start.");
                console.object(Map.of(
                        "event", "pending", "transaction", pending.transaction().toString(), "why", pending.why()));
            }
            case Settlement.Lapsed lapsed -> {
                console.line("  " + console.yellow("it can no longer happen: " + lapsed.reason()));
                console.object(Map.of(
                        "event", "lapsed", "transaction", lapsed.transaction().toString(), "reason", lapsed.reason()));
            }
            case Settlement.Refused refused -> {
                refused.reasons()
                        .forEach(reason -> console.line("  " + console.red("✗ refused, nothing was sent: " + reason)));
                console.object(Map.of("event", "refused", "reasons", refused.reasons()));
            }
        }
    }

    private void executed(Receipt receipt) {
        BigInteger gas = receipt.gasCost();
        console.line("  " + console.green("✓ done") + " in transaction " + receipt.transaction() + ", block "
                + receipt.blockNumber());
        for (Receipt.Balance balance : receipt.balances()) {
            console.line(String.format("    %-5s before %s", balance.token(), Words.of(balance.before())));
            console.line(String.format(
                    "    %-5s after  %s%s",
                    "",
                    Words.of(balance.after()),
                    balance.token().isNative()
                            ? console.dim("  (gas: " + Words.of(new TokenAmount(Token.ETH, gas)) + ")")
                            : ""));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("event", "executed");
        json.put("transaction", receipt.transaction().toString());
        json.put("block", receipt.blockNumber());
        json.put("planHash", receipt.planHash().toString());
        json.put("proposalHash", receipt.proposalHash().toString());
        json.put("gasWei", gas.toString());
        json.put("gains", receipt.gains().stream().map(TokenAmount::toString).toList());
        json.put(
                "balances",
                receipt.balances().stream()
                        .map(balance -> Map.of(
                                "token", balance.token().symbol(),
                                "before", balance.before().toDecimalString(),
                                "after", balance.after().toDecimalString()))
                        .toList());
        console.object(json);
    }
}
