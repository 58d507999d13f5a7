package dev.errand.app;

import dev.errand.engine.AfterGas;
import dev.errand.engine.ConsideredOffer;
import dev.errand.engine.ProposedStep;
import dev.errand.engine.Verdict;
import dev.errand.intent.Language;
import dev.errand.offer.Offer;
import dev.errand.offer.Order;
import dev.errand.offer.ReferenceQuotes;
import dev.errand.value.TokenAmount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells a user who offered what for a swap, which offer is taken and by how much it is better, and what nobody can beat. */
final class OfferTeller {

    private final Console console;
    private final Language language;

    OfferTeller(Console console, Language language) {
        this.console = console;
        this.language = language;
    }

    void tell(ProposedStep.Swap swap) {
        dim(language.say(
                "Agents asked, side by side. The framework's own reading of the pools, before gas: %s.",
                "同时问了各个代理。框架自己按池子算出的结果（未扣gas）：%s。", Words.of(swap.reference().amount())));
        proof(swap);
        considered(swap.considered());
        FoundTeller.tell(
                console,
                language,
                swap.considered().stream().map(ConsideredOffer::found).toList());
        margin(swap);
    }

    /** Each offer with its verdict. */
    void considered(List<ConsideredOffer> considered) {
        for (ConsideredOffer one : considered) {
            String promise = one.offer().map(this::promise).orElse(language.say("no offer", "没有报价"))
                    + one.afterGas().map(worth -> Words.gas(worth, language)).orElse("");
            console.line("  " + verdict(console, language, one.agent().name(), promise, one.verdict()));
        }
    }

    /** One line for one who competed: a mark, what he offers, why he is taken or not. */
    static String verdict(Console console, Language language, String name, String offer, Verdict verdict) {
        String line = String.format("%-14s %s", name, offer);
        String reason = Words.grouped(verdict.reason());
        return switch (verdict) {
            case Verdict.Chosen chosen ->
                console.green("● " + line) + console.dim(language.say("  chosen: %s", "  选中：%s", reason));
            case Verdict.Outbid outbid -> "○ " + line + console.dim("  " + reason);
            case Verdict.Refused refused ->
                console.red("✗ " + line) + console.dim(language.say("  refused: %s", "  不用：%s", reason));
            case Verdict.NoOffer none -> console.dim("– " + line + "  " + reason);
        };
    }

    private String promise(Offer offer) {
        return language.say(
                "guarantees %s for %s, fee %s, \"%s\"",
                "保证 %s，付出 %s，费用 %s，“%s”",
                Words.of(offer.outcome().receive().getFirst()),
                Words.of(offer.outcome().spend().getFirst()),
                Words.of(offer.fee()),
                offer.summary());
    }

    /** What nobody can beat, and how near the framework's own route comes to it. */
    private void proof(ProposedStep.Swap swap) {
        ReferenceQuotes.Quote reference = swap.reference();
        if (reference.pools() == 0
                || reference.bound().isEmpty()
                || reference.gapBps().isEmpty()) {
            return;
        }
        String bound = Words.of(reference.bound().get());
        String gap = Words.percentOf(reference.gapBps().get());
        int pools = reference.pools();
        if (swap.want() instanceof Order.Want.Sell) {
            dim(language.say(
                    "Proof: whatever the route, no more than %s can come out of these pools, before gas; that reading, over %d"
                            + " %s, comes within %s of it.",
                    "证明：无论怎么走，这些池子里最多只能换出 %s（未扣gas）；上面的结果用了 %d 个池子，与它相差不到 %4$s。",
                    bound,
                    pools,
                    pools == 1 ? "pool" : "pools",
                    gap));
        } else {
            dim(language.say(
                    "Proof: whatever the route, no less than %s must go in of these pools, before gas; that reading, over %d %s,"
                            + " comes within %s of it.",
                    "证明：无论怎么走，至少要付 %s（未扣gas）；上面的结果用了 %d 个池子，与它相差不到 %4$s。",
                    bound,
                    pools,
                    pools == 1 ? "pool" : "pools",
                    gap));
        }
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
                        .map(worth -> than(best, worth, one.agent().name())))
                .collect(Collectors.joining(language.say(", ", "，")));
        String name = swap.agent().name();
        dim(
                best.brings()
                        ? language.say("Once gas is paid, %s leaves %s.", "付过gas之后，%s %s。", name, others)
                        : language.say("Once gas is paid, %s costs %s.", "连gas算上，%s %s。", name, others));
    }

    private String than(AfterGas best, AfterGas other, String name) {
        String difference = Words.of(new TokenAmount(
                best.counted().token(), best.units().subtract(other.units()).abs()));
        return best.brings()
                ? language.say("%s more than %s", "比 %2$s 多留下 %1$s", difference, name)
                : language.say("%s less than %s", "比 %2$s 少花 %1$s", difference, name);
    }

    private void dim(String text) {
        console.line("  " + console.dim(text));
    }

    static List<Map<String, Object>> json(ProposedStep.Swap swap) {
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
}
