package dev.errand.app;

import dev.errand.dispute.Evidence;
import dev.errand.engine.ConsideredLease;
import dev.errand.engine.ProposedStep;
import dev.errand.gateway.Finding;
import dev.errand.intent.Language;
import dev.errand.offer.LeaseOffer;
import dev.errand.offer.LeaseWork;
import dev.errand.rental.Bill;
import dev.errand.rental.Rental;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells a user what would be rented and what that locks, and at the end what was paid and what came back; in his language. */
final class RentalTeller {

    private final Console console;
    private final Language language;

    RentalTeller(Console console, Language language) {
        this.console = console;
        this.language = language;
    }

    private String say(String english, String chinese, Object... values) {
        return language.say(english, chinese, values);
    }

    void tell(ProposedStep.Rental rental) {
        LeaseWork work = rental.work();
        console.line("  "
                + (work.kind() == LeaseWork.Kind.INFER
                        ? say(
                                "Embed %d lines of %s with %s",
                                "用%3$s计算%2$s中%1$d行的嵌入",
                                work.units(),
                                rental.attachment().name(),
                                work.model().orElse(""))
                        : say(
                                "Rent %d × %s for %s",
                                "租%d × %s，共%s", work.gpus(), work.gpu().orElse(""), time(work.duration()))));
        rental.sizing().forEach(line -> console.line("    " + console.dim(line)));
        rental.considered().forEach(this::considered);
        FoundTeller.tell(
                console,
                language,
                rental.considered().stream().map(ConsideredLease::found).toList());
        console.line("  "
                + say(
                        "Price: at most %s. Locked until it is done: %s, in %d leases of at most %s; what is not used comes back.",
                        "价格：最多%s。完成之前锁定%s（%d份租约，最长%s），没用掉的部分会退回。",
                        Words.of(rental.most()),
                        Words.of(rental.locked()),
                        rental.chosen().size(),
                        time(work.duration())));
        if (!rental.comparing().isZero()) {
            console.line("  "
                    + console.dim(say(
                            "About %s more for lines that both do, so that their answers can be compared; more only if one answers"
                                    + " wrong.",
                            "另付约%s：一部分行由两家各做一遍，用来对比；只有查出有人答错才会更多。", Words.of(rental.comparing()))));
        }
        if (rental.chosen().size() > 1) {
            console.line("  "
                    + console.dim(say(
                            "Each lease could pay for all of it, so that one provider may fail; each line is paid once.",
                            "每份租约都够付全部工作，一家出故障时由另一家接着做；每一行的工作只付一次钱。")));
        }
        rental.chosen().stream()
                .mapToDouble(LeaseOffer::seconds)
                .filter(seconds -> seconds > 0)
                .max()
                .ifPresent(seconds -> console.line("  "
                        + console.dim(say(
                                "The providers expect about %s.",
                                "服务方预计约需%s。", time(Duration.ofSeconds(Math.max(1, Math.round(seconds))))))));
    }

    private void considered(ConsideredLease one) {
        String promise = one.offer()
                .map(offer -> say(
                        "%s a unit, %s for all, on %s",
                        "每单位%s，全部%s，%s",
                        Words.of(offer.terms().unitPrice()),
                        Words.of(offer.terms().escrow()),
                        offer.hardware()))
                .orElse(say("no offer", "没有报价"));
        console.line("  " + OfferTeller.verdict(console, language, one.agent().name(), promise, one.verdict()));
    }

    /** Where rented machines are reached. */
    void tellOpen(Rental rental) {
        console.line("  "
                + say(
                        "Yours until its end: an OpenAI-compatible API at %s/v1. \"finish\" ends it early, and what is not used comes"
                                + " back.",
                        "到期之前归你使用：OpenAI兼容接口 %s/v1 。输入“结束”可提前退租，没用掉的部分会退回。", rental.endpoint()));
        console.object(
                Console.fields("event", "rented", "url", rental.endpoint().toString()));
    }

    /** What came of it. */
    void tell(Rental.End end) {
        Bill bill = end.bill();
        if (end.failure().isPresent()) {
            console.line("  "
                    + console.red(say(
                            "✗ not all of it was done: %s",
                            "✗ 没有全部完成：%s", end.failure().get())));
        } else if (!end.vectors().isEmpty()) {
            console.line("  "
                    + console.green(say(
                            "✓ %d vectors, one a line",
                            "✓ 得到%d个向量，每行一个", end.vectors().size())));
        }
        for (Bill.Share share : bill.shares()) {
            console.line("    "
                    + say(
                            "%s: %d units, %s paid of %s locked%s",
                            "%s：%d单位，锁定%4$s，付了%3$s%5$s",
                            share.provider().toString().substring(0, 10),
                            share.units(),
                            Words.of(share.paid()),
                            Words.of(share.locked()),
                            share.closed() ? "" : say(", still open", "，尚未结清")));
        }
        console.line(
                "  " + say("Paid %s; %s came back.", "共付%s，退回%s。", Words.of(bill.paid()), Words.of(bill.refunded())));
        compared(end).ifPresent(words -> console.line("  " + console.dim(words)));
        bill.open().forEach(open -> console.line("  " + console.yellow(open)));
        end.findings().stream()
                .flatMap(finding -> found(finding).map(words -> finding.upstream() + ": " + words).stream())
                .distinct() // who answers wrong does so many times
                .forEach(words -> console.line("  " + console.yellow(words)));
        console.object(json(end));
    }

    /** How much was done twice, and whether the answers were the same; empty where nothing was. */
    private Optional<String> compared(Rental.End end) {
        long agreed = end.findings().stream()
                .filter(Finding.Agreement.class::isInstance)
                .mapToLong(finding -> ((Finding.Agreement) finding).units())
                .sum();
        boolean differed = end.findings().stream().anyMatch(Finding.Disagreement.class::isInstance);
        if (agreed == 0 && !differed) {
            return Optional.empty();
        }
        return Optional.of(say(
                "%d units of that were done a second time to compare the answers: %s.",
                "其中%d单位做了两遍以对比回答：%s。",
                end.doneAgain(),
                differed ? say("they differed", "结果不同") : say("they are the same", "结果相同")));
    }

    /** What was found out about a provider, if it has to answer for it. */
    private Optional<String> found(Finding finding) {
        return switch (finding) {
            case Finding.Lost lost -> Optional.empty();
            case Finding.Agreement agreed -> Optional.empty();
            case Finding.Disagreement differs -> Optional.empty();
            case Finding.Undecided undecided ->
                Optional.of(say(
                        "its answer and that of %s differ, and nobody here can say which is wrong",
                        "它的回答与%s的不同，这里无法判断谁错了", undecided.either().getLast().upstream()));
            case Finding.Garbage garbage ->
                Optional.of(say("its answer was none: %s", "它的回答不成回答：%s", garbage.reason()));
            case Finding.Misreported misreported ->
                Optional.of(say(
                        "it counted %d units where %d arrived, and was not paid for that",
                        "它报了%d单位，实际只有%d单位，这部分没有付款",
                        misreported.said().units(),
                        misreported.counted().units()));
            case Finding.Wrong wrong ->
                Optional.of(say("it answered wrong, and another's answer was taken", "它答错了，已改用别家的回答"));
            case Finding.Slow slow ->
                Optional.of(say(
                        "it did %.1f units a second, and its hardware does at least %.1f",
                        "它每秒只做%.1f单位，而这种硬件至少能做%.1f", slow.unitsPerSecond(), slow.least()));
            case Finding.Forgetful forgetful ->
                Optional.of(say(
                        "it could not use its memory, and was given no work: %s",
                        "它用不了自己的内存，没有派给它工作：%s", forgetful.reason()));
        };
    }

    /**
     * Where the proof is that answers which were paid are wrong, or may be, and what can be done with it.
     *
     * @param command that challenges it
     */
    void tellWrong(Evidence evidence, boolean certain, Path file, String command) {
        console.line("  "
                + console.yellow(
                        certain
                                ? say(
                                        "%d answers that lease %s paid for are wrong. To have that money back: %s",
                                        "租约%2$s付过钱的回答中有%1$d个是错的。要追回这笔钱：%3$s",
                                        evidence.answers().size(),
                                        evidence.lease().abbreviated(),
                                        command)
                                : say(
                                        "%d answers that lease %s paid for differ from another's. Its arbiter can say which is wrong; if it"
                                                + " is not these, a tenth of their price is lost: %s",
                                        "租约%2$s付过钱的回答中有%1$d个与另一家的不同。仲裁方能判断谁错了；若错的不是它，会损失其价格的十分之一：%3$s",
                                        evidence.answers().size(),
                                        evidence.lease().abbreviated(),
                                        command)));
        console.object(Console.fields(
                "event",
                certain ? "wrong" : "undecided",
                "lease",
                evidence.lease().toString(),
                "units",
                evidence.units(),
                "evidence",
                file.toString()));
    }

    private static Map<String, Object> json(Rental.End end) {
        Bill bill = end.bill();
        List<Map<String, Object>> leases = new ArrayList<>();
        for (Bill.Share share : bill.shares()) {
            Map<String, Object> lease = new LinkedHashMap<>();
            lease.put("lease", share.lease().toString());
            lease.put("provider", share.provider().toString());
            lease.put("units", share.units());
            lease.put("locked", share.locked().toString());
            lease.put("paid", share.paid().toString());
            lease.put("closed", share.closed());
            leases.add(lease);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("event", "settled");
        json.put("vectors", end.vectors().size());
        json.put("doneAgain", end.doneAgain());
        end.failure().ifPresent(failure -> json.put("failure", failure));
        json.put("leases", leases);
        json.put("paid", bill.paid().toString());
        json.put("refunded", bill.refunded().toString());
        json.put("open", bill.open());
        return json;
    }

    private String time(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 120) {
            return say("%d s", "%d秒", seconds);
        }
        return seconds < 7200 ? say("%d minutes", "%d分钟", seconds / 60) : say("%.1f hours", "%.1f小时", seconds / 3600.0);
    }
}
