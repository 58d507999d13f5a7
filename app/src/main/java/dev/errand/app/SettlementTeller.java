package dev.errand.app;

import dev.errand.account.Receipt;
import dev.errand.account.Settlement;
import dev.errand.intent.Language;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells a user what became of what he approved. */
final class SettlementTeller {

    private final Console console;
    private final Language language;

    SettlementTeller(Console console, Language language) {
        this.console = console;
        this.language = language;
    }

    void tell(Settlement settlement) {
        switch (settlement) {
            case Settlement.Executed executed -> executed(executed.receipt());
            case Settlement.Reverted reverted -> {
                console.line("  "
                        + console.red(language.say("✗ the chain reverted it: %s", "✗ 链上撤销了它：%s", reverted.reason())));
                console.line("  "
                        + language.say(
                                "Transaction %s; nothing left the account but %s of gas.",
                                "交易 %s；账户只付出了 %s 的gas。",
                                reverted.transaction(),
                                Words.of(new TokenAmount(Token.ETH, reverted.gasCost()))));
                console.object(Console.fields(
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
                console.line("  "
                        + console.yellow(
                                language.say("… sent, but not seen yet: %s", "… 已发出，还没有看到结果：%s", pending.why())));
                console.line("  "
                        + language.say(
                                "Transaction %s; it is written down and asked for again at the next start.",
                                "交易 %s 已记下，下次启动时再查。", pending.transaction()));
                console.object(Console.fields(
                        "event", "pending", "transaction", pending.transaction().toString(), "why", pending.why()));
            }
            case Settlement.Lapsed lapsed -> {
                console.line("  "
                        + console.yellow(language.say("it can no longer happen: %s", "它已不会再发生：%s", lapsed.reason())));
                console.object(Console.fields(
                        "event", "lapsed", "transaction", lapsed.transaction().toString(), "reason", lapsed.reason()));
            }
            case Settlement.Refused refused -> {
                refused.reasons()
                        .forEach(reason -> console.line("  "
                                + console.red(
                                        language.say("✗ refused, nothing was sent: %s", "✗ 没有办，什么都没有发出：%s", reason))));
                console.object(Console.fields("event", "refused", "reasons", refused.reasons()));
            }
        }
    }

    private void executed(Receipt receipt) {
        console.line("  " + console.green(language.say("✓ done", "✓ 完成"))
                + language.say(
                        " in transaction %s, block %s", "：交易 %s，区块 %s", receipt.transaction(), receipt.blockNumber()));
        TokenAmount gas = new TokenAmount(Token.ETH, receipt.gasCost());
        for (Receipt.Balance balance : receipt.balances()) {
            console.line(
                    "    " + language.say("%-5s before %s", "%-5s 之前 %s", balance.token(), Words.of(balance.before())));
            console.line("    "
                    + language.say("%-5s after  %s", "%-5s 之后 %s", "", Words.of(balance.after()))
                    + (balance.token().isNative()
                            ? console.dim(language.say("  (gas: %s)", "  （gas：%s）", Words.of(gas)))
                            : ""));
        }
        console.object(json(receipt));
    }

    private static Map<String, Object> json(Receipt receipt) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("event", "executed");
        json.put("transaction", receipt.transaction().toString());
        json.put("block", receipt.blockNumber());
        json.put("planHash", receipt.planHash().toString());
        json.put("proposalHash", receipt.proposalHash().toString());
        json.put("gasWei", receipt.gasCost().toString());
        json.put("gains", receipt.gains().stream().map(TokenAmount::toString).toList());
        json.put(
                "balances",
                receipt.balances().stream()
                        .map(balance -> Console.fields(
                                "token", balance.token().symbol(),
                                "before", balance.before().toDecimalString(),
                                "after", balance.after().toDecimalString()))
                        .toList());
        return json;
    }
}
