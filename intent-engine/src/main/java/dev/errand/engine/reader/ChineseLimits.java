package dev.errand.engine.reader;

import dev.errand.engine.reader.Phrase.Span;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a Chinese text says of its requests that no field of theirs holds: a venue, a part of a job, a start, a condition that comes
 * again. Left out it would be another request than the one made, so it is asked about. The words stand in {@code doubts-zh.txt}.
 */
final class ChineseLimits {

    private static final WordLists LISTS = WordLists.read("doubts-zh.txt");
    private static final Set<String> VENUE = LISTS.named("VENUE");
    private static final Set<String> AT = LISTS.named("AT");
    private static final Set<String> MARKET = LISTS.named("MARKET");
    private static final Set<String> OUTWARD = LISTS.named("OUTWARD");
    private static final Set<String> LENT_TO_ME = LISTS.named("LENT_TO_ME");
    private static final Set<String> JOB_LIMITS = LISTS.named("JOB_LIMITS");
    private static final Set<String> TOTAL_TOKENS = LISTS.named("TOTAL_TOKENS");
    private static final Set<String> ASKS_WHAT = LISTS.named("ASKS_WHAT");
    private static final Set<String> WHATEVER = LISTS.named("WHATEVER");
    private static final Set<String> REPEATS = LISTS.named("REPEATS");

    private static final Pattern OWED = Pattern.compile(
            "[欠借](?:着|了|过)?我?(?:[老小阿][\\u4e00-\\u9fff]|" + String.join("|", LISTS.named("CREDITOR")) + ")的?");
    /** 我存的 200 USDC，换成 DAI: what lies in a market has to be taken out first. */
    private static final Pattern KEPT = Pattern.compile("(?<![要想来去该可])(?:" + String.join("|", LISTS.named("KEPT"))
            + ")(?:的|那|这)[^,，。;；!！?？]{0,12}?(?:eth|usd[ct]|dai|wbtc|link|uni|以太|泰达|[0-9万千百]\\s?u(?![a-z]))");

    private static final Set<String> MOVING = Set.of("swap", "transfer", "supply");
    private static final Set<String> TAKING_OUT = Set.of("withdraw", "borrow", "repay");

    private static final Set<String> JOBS = Set.of("infer", "train", "rent", "render");
    private final String text;
    private final String written;

    ChineseLimits(String text) {
        FoldedText folded = new FoldedText(text);
        this.text = folded.folded(0, folded.length());
        this.written = text;
    }

    /** Marks what is missing because of such words. */
    void ask(List<Draft> drafts) {
        if (!drafts.isEmpty()
                && MOVING.contains(drafts.getFirst().type())
                && drafts.stream().noneMatch(draft -> TAKING_OUT.contains(draft.type()))
                && KEPT.matcher(text).find()) {
            drafts.getFirst().wrong("request");
        }
        for (Draft draft : drafts) {
            if (JOBS.contains(draft.type())) {
                ofJob(draft);
            } else if (draft.type().equals("swap") && standsBehind(VENUE, AT)) {
                draft.wrong("request");
            } else if (draft.type().equals("supply") && standsBehind(MARKET, OUTWARD)) {
                draft.wrong("request"); // 转出 aave 的 50 DAI
            } else if (draft.type().equals("repay") && OWED.matcher(text).find()) {
                draft.wrong("request"); // 欠老王的 500 USDC: he is no market
            } else if (draft.type().equals("supply") && holdsAny(LENT_TO_ME)) {
                draft.wrong("request"); // 帮我借出 500 USDC: lent out for me, or to me?
            }
            if (draft.has("trigger.when") && holdsAny(REPEATS)) {
                draft.wrong("trigger");
            }
        }
    }

    private void ofJob(Draft draft) {
        if (holdsAny(JOB_LIMITS) || (draft.has("requests") && holdsAny(TOTAL_TOKENS))) {
            draft.wrong("request");
        }
        boolean estimated = draft.type().equals("infer") || draft.type().equals("train");
        if (!estimated || draft.has("estimateOnly")) {
            return;
        }
        for (String question : ASKS_WHAT) {
            int at = text.indexOf(question);
            if (at >= 0 && !endsInAny(text.substring(0, at), WHATEVER)) {
                draft.putSpan("estimateOnly", "true", new Span(at, at + question.length()), written);
                return;
            }
        }
    }

    private boolean standsBehind(Set<String> names, Set<String> before) {
        for (String name : names) {
            int at = text.indexOf(name);
            if (at > 0 && endsInAny(text.substring(0, at).stripTrailing(), before)) {
                return true;
            }
        }
        return false;
    }

    private boolean holdsAny(Set<String> words) {
        return words.stream().anyMatch(text::contains);
    }

    private static boolean endsInAny(String said, Set<String> words) {
        return words.stream().anyMatch(said::endsWith);
    }
}
