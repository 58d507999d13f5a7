package dev.errand.app;

import dev.errand.account.LendingPosition;
import dev.errand.account.LoanMove;
import dev.errand.account.LoanTerms;
import dev.errand.engine.AfterGas;
import dev.errand.engine.ConsideredLoan;
import dev.errand.engine.ProposedStep;
import dev.errand.intent.Language;
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
    private final Language language;

    LoanTeller(Console console, Language language) {
        this.console = console;
        this.language = language;
    }

    void tell(ProposedStep.Loan loan) {
        String verb = switch (loan.kind()) {
            case SUPPLY -> language.say("Lend", "存入");
            case WITHDRAW -> language.say("Take back", "取回");
            case BORROW -> language.say("Borrow", "借入");
            case REPAY -> language.say("Repay", "归还");
        };
        boolean split = loan.parts().size() > 1;
        String where = loan.parts().stream()
                .map(part -> split
                        ? language.say("%s on %s", "%2$s 上 %1$s", Words.of(part.amount()), part.market())
                        : language.say("on %s", "%s", part.market()))
                .collect(Collectors.joining(language.say(" and ", "，")));
        console.line("  " + verb + language.say(loan.whole() ? " all, now " : " ", loan.whole() ? "全部，现为 " : " ")
                + Words.of(loan.amount())
                + ProposalTeller.forecast(language, loan.estimated()).stripTrailing()
                + language.say(split ? ": %s" : " %s", "：%s", where));
        for (ConsideredLoan one : loan.considered()) {
            considered(one, loan.kind());
        }
        FoundTeller.tell(
                console,
                language,
                loan.considered().stream().map(ConsideredLoan::found).toList());
        loan.terms().ifPresent(terms -> proof(terms, loan.kind()));
        boolean checked = loan.kind() == LoanMove.Kind.BORROW || loan.kind() == LoanMove.Kind.WITHDRAW;
        for (LendingPosition position : loan.after()) {
            position.healthFactor()
                    .ifPresent(factor -> dim(language.say(
                                    "Health factor on %s afterwards: %s (below 1 a market may sell your collateral).",
                                    "之后 %s 上的健康系数：%s（低于 1 时市场可以卖掉你的抵押品）。", position.market(), two(factor))
                            + (checked
                                    ? language.say(" The chain checks it in the same transaction.", "链上在同一笔交易里检查它。")
                                    : "")));
        }
    }

    private void considered(ConsideredLoan one, LoanMove.Kind kind) {
        String rate = one.terms().map(terms -> yearly(terms.rate(), kind)).orElse("");
        String offer = one.offer()
                .map(made -> language.say("\"%s\"", "“%s”", Words.grouped(made.summary())))
                .orElse(language.say("no offer", "没有报价"));
        String choice = rate
                + (rate.isEmpty() ? "" : language.say(", ", "，"))
                + offer
                + one.afterGas().map(this::inMonth).orElse("");
        console.line("  " + OfferTeller.verdict(console, language, one.agent().name(), choice, one.verdict()));
    }

    private String yearly(BigDecimal rate, LoanMove.Kind kind) {
        return kind == LoanMove.Kind.BORROW
                ? language.say("costs %s a year", "年利率 %s", percent(rate))
                : language.say("earns %s a year", "年利率 %s", percent(rate));
    }

    private String inMonth(AfterGas worth) {
        return language.say("; in %d days %s", "；%d 天 %s", ConsideredLoan.HORIZON.toDays(), Words.of(worth.counted()))
                + Words.gas(worth, language);
    }

    private void proof(LoanTerms terms, LoanMove.Kind kind) {
        boolean split = terms.parts().size() > 1;
        dim(language.say("It %s, after its own effect on the rates.", "%s（已算上它自己对利率的影响）。", yearly(terms.rate(), kind))
                + terms.bestSingle()
                        .filter(single -> split)
                        .map(single -> language.say(
                                " All of it on %s, the best market alone: %s.",
                                "全部放在单个最好的市场 %s：%s。", single.market(), percent(single.rate())))
                        .orElse(""));
        if (split) {
            String marginals = terms.parts().stream()
                    .map(part -> language.say("%s on %s", "%2$s 上 %1$s", percent(part.marginal()), part.market()))
                    .collect(Collectors.joining(language.say(", ", "，")));
            dim(language.say(
                    kind == LoanMove.Kind.BORROW
                            ? "Proof: one token more costs %s; where they are equal, nothing is won by moving any."
                            : "Proof: one token more earns %s; where they are equal, nothing is won by moving any.",
                    "证明：再多一枚的年利率 %s；处处相等时，怎么挪都不会更好。",
                    marginals));
        }
    }

    private void dim(String text) {
        console.line("  " + console.dim(text));
    }

    static Map<String, Object> json(ProposedStep.Loan loan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", loan.kind().name().toLowerCase(Locale.ROOT));
        json.put("amount", loan.amount().toString());
        List<Map<String, Object>> parts = new ArrayList<>();
        for (LoanOffer.Part part : loan.parts()) {
            parts.add(Console.fields(
                    "market", part.market(), "amount", part.amount().toDecimalString()));
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
                ? "> 1000"
                : factor.setScale(2, RoundingMode.DOWN).toPlainString();
    }
}
