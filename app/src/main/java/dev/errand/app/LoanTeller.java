package dev.errand.app;

import dev.errand.account.LendingPosition;
import dev.errand.account.LoanMove;
import dev.errand.account.LoanTerms;
import dev.errand.engine.AfterGas;
import dev.errand.engine.ConsideredLoan;
import dev.errand.engine.ProposedStep;
import dev.errand.engine.Verdict;
import dev.errand.offer.LoanOffer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells a user where something is lent or borrowed, at what rate, and why nothing is won by another choice. */
final class LoanTeller {

    private final Console console;

    LoanTeller(Console console) {
        this.console = console;
    }

    void tell(ProposedStep.Loan loan) {
        String verb = switch (loan.kind()) {
            case SUPPLY -> "Lend ";
            case WITHDRAW -> "Take back ";
            case BORROW -> "Borrow ";
            case REPAY -> "Repay ";
        };
        String where = loan.parts().stream()
                .map(part -> (loan.parts().size() > 1 ? Words.of(part.amount()) + " " : "") + "on " + part.market())
                .collect(Collectors.joining(" and "));
        console.line("  " + verb + (loan.whole() ? "all, now " : "") + Words.of(loan.amount())
                + (loan.estimated() ? " (a share of what comes before; forecast)" : "")
                + (loan.parts().size() > 1 ? ": " : " ") + where);
        for (ConsideredLoan one : loan.considered()) {
            considered(one, loan.kind());
        }
        FoundTeller.tell(
                console, loan.considered().stream().map(ConsideredLoan::found).toList());
        loan.terms().ifPresent(terms -> proof(terms, loan.kind()));
        boolean checked = loan.kind() == LoanMove.Kind.BORROW || loan.kind() == LoanMove.Kind.WITHDRAW;
        for (LendingPosition position : loan.after()) {
            position.healthFactor()
                    .ifPresent(factor -> console.line("  "
                            + console.dim("Health factor on " + position.market()
                                    + " afterwards: " + two(factor)
                                    + " (below 1 a market may sell your collateral)."
                                    + (checked ? " The chain checks it in the same transaction." : ""))));
        }
    }

    private void considered(ConsideredLoan one, LoanMove.Kind kind) {
        String choice = one.terms()
                        .map(terms -> (kind == LoanMove.Kind.BORROW ? "costs " : "earns ") + percent(terms.rate())
                                + " a year, ")
                        .orElse("")
                + one.offer()
                        .map(offer -> "\"" + Words.grouped(offer.summary()) + "\"")
                        .orElse("no offer")
                + one.afterGas().map(LoanTeller::inMonth).orElse("");
        String line = String.format("%-14s %s", one.agent().name(), choice);
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

    private static String inMonth(AfterGas worth) {
        return "; in " + ConsideredLoan.HORIZON.toDays() + " days " + Words.of(worth.counted()) + Words.gas(worth);
    }

    private void proof(LoanTerms terms, LoanMove.Kind kind) {
        String does = kind == LoanMove.Kind.BORROW ? "costs" : "earns";
        console.line("  "
                + console.dim("It " + does + " " + percent(terms.rate())
                        + " a year, after its own effect on the rates."
                        + terms.bestSingle()
                                .filter(single -> terms.parts().size() > 1)
                                .map(single -> " All of it on " + single.market() + ", the best market alone: "
                                        + percent(single.rate()) + ".")
                                .orElse("")));
        if (terms.parts().size() > 1) {
            String marginals = terms.parts().stream()
                    .map(part -> percent(part.marginal()) + " on " + part.market())
                    .collect(Collectors.joining(", "));
            console.line("  "
                    + console.dim("Proof: one token more " + does + " " + marginals
                            + "; where they are equal, nothing is won by moving any."));
        }
    }

    static Map<String, Object> json(ProposedStep.Loan loan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", loan.kind().name().toLowerCase(Locale.ROOT));
        json.put("amount", loan.amount().toString());
        List<Map<String, String>> parts = new ArrayList<>();
        for (LoanOffer.Part part : loan.parts()) {
            parts.add(Map.of("market", part.market(), "amount", part.amount().toDecimalString()));
        }
        json.put("parts", parts);
        loan.terms().ifPresent(terms -> {
            json.put("rate", terms.rate().toPlainString());
            terms.bestSingle()
                    .ifPresent(
                            single -> json.put("bestSingleRate", single.rate().toPlainString()));
        });
        Map<String, String> health = new LinkedHashMap<>();
        loan.after()
                .forEach(position -> position.healthFactor()
                        .ifPresent(factor -> health.put(position.market(), factor.toPlainString())));
        json.put("healthFactor", health);
        return json;
    }

    static String percent(BigDecimal rate) {
        return rate.movePointRight(2).setScale(4, RoundingMode.HALF_EVEN).toPlainString() + " %";
    }

    private static String two(BigDecimal factor) {
        return factor.compareTo(BigDecimal.valueOf(1_000)) > 0
                ? "above 1000"
                : factor.setScale(2, RoundingMode.DOWN).toPlainString();
    }
}
