package dev.errand.app;

import dev.errand.engine.Answer;
import dev.errand.intent.Language;
import dev.errand.value.TokenAmount;

/** Tells a user what he asked to know: balances, positions, prices, estimates, the answers of service agents. */
final class FactTeller {

    private final Console console;
    private final Language language;

    FactTeller(Console console, Language language) {
        this.console = console;
        this.language = language;
    }

    void tell(Answer.Fact fact) {
        switch (fact) {
            case Answer.Fact.Holding holding -> {
                console.line("  " + Words.of(holding.balance()));
                console.object(Console.fields(
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
                        language.say(
                                "%s lent on %s, earning %s a year",
                                "%2$s 上存有 %1$s，年利率 %3$s",
                                Words.of(lent.amount()),
                                lent.market(),
                                LoanTeller.percent(lent.rate())));
            case Answer.Fact.Owed owed ->
                position(
                        "owed",
                        owed.market(),
                        owed.amount(),
                        language.say(
                                "%s owed on %s, costing %s a year",
                                "%2$s 上欠 %1$s，年利率 %3$s",
                                Words.of(owed.amount()),
                                owed.market(),
                                LoanTeller.percent(owed.rate())));
            case Answer.Fact.Health health -> {
                console.line("  "
                        + language.say(
                                "Health factor on %s: %s (below 1 a market may sell your collateral)",
                                "%s 上的健康系数：%s（低于 1 时市场可以卖掉你的抵押品）",
                                health.market(),
                                health.factor().toPlainString()));
                console.object(Console.fields(
                        "event",
                        "health",
                        "market",
                        health.market(),
                        "factor",
                        health.factor().toPlainString()));
            }
            case Answer.Fact.Answered answered -> answered(answered);
            case Answer.Fact.Estimated estimated -> ComputeTeller.tell(console, language, estimated);
            case Answer.Fact.Price price -> {
                console.line("  " + Words.of(price.sell()) + "  →  " + Words.of(price.buy()));
                console.object(Console.fields(
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
        console.line("  "
                + language.say(
                        "%s answers: %s",
                        "%s 回答：%s", console.bold(answered.agent().name()), answered.text()));
        console.line(console.dim("  "
                + language.say(
                        "found by what its card means: score %.2f by %s; free",
                        "按名片的含义找到：得分 %.2f（%s），免费", answered.score(), FoundTeller.parts(answered.parts()))));
        console.object(Console.fields(
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

    private void position(String event, String market, TokenAmount amount, String said) {
        console.line("  " + said);
        console.object(Console.fields(
                "event",
                event,
                "market",
                market,
                "token",
                amount.token().symbol(),
                "amount",
                amount.toDecimalString()));
    }
}
