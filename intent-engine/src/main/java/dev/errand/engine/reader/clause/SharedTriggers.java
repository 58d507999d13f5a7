package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Ground;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * "Every month send 50 USDC to @a and 30 USDC to @b": what one step of several waits for, the others may wait for too. Steps that
 * share a verb share it; where each has its own, and nothing tells them apart, it is asked. What works on the step before follows it, and
 * cannot be done ever again where that is done once. A slippage that is said of both swaps, or in front of them, is shared too.
 */
public final class SharedTriggers {

    private static final String TRIGGER = "trigger";
    private static final String EVERY = "trigger.every";
    private static final String SLIPPAGE = "maxSlippageBps";

    /** "1% slippage each", "both with 1% slippage". */
    private static final Pattern OF_BOTH = Pattern.compile("\\b(?:both|each)\\b");

    /** What stands between two steps of one verb. */
    private static final Pattern ONE_VERB = Pattern.compile("[\\s,]*(?:(?:and|plus|&|\\+)[\\s,]*)?(?:to\\s+)?");

    /** What tells steps apart: a sentence of its own, or when the other one is to be done. */
    private static final Pattern APART = Pattern.compile(
            "[.;\\n]|\\b(?:now|right away|immediately|at once|straight away|separately|additionally|in addition|besides|meanwhile|asap|today|also|once|when|if|every|then)\\b");

    /** 每月给 @a 转 50 USDC，(再)给 @b 转 30 USDC */
    private static final Pattern ONE_CHINESE_VERB =
            Pattern.compile("[\\s，,、]*(?:和|以及|还有|還有|并|並|再|跟住|也)?[\\s，,]*(?:[给給俾畀向往用]|[转轉][给給]|[将將把])?\\s*");

    /** What tells Chinese steps apart. */
    private static final Pattern CHINESE_APART =
            Pattern.compile("[。；;.\\n]|另外|此外|同时|同時|现在|現在|马上|馬上|立刻|立即|先|顺便|顺手|順便|順手|今天|今日|即刻|然后|然後|如果|要是|等|的时候|的時候|每");

    private SharedTriggers() {}

    public static void tell(List<Draft> drafts, String text) {
        shareSlippage(drafts, text);
        if (drafts.size() < 2 || Lists.count(drafts, draft -> draft.has(TRIGGER)) != 1) {
            return;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        for (int i = 1; i < drafts.size() && lower.length() == text.length(); i++) {
            Draft before = drafts.get(i - 1);
            Draft step = drafts.get(i);
            if (before.has(TRIGGER) != step.has(TRIGGER) && !step.isWrong(TRIGGER) && !before.isWrong(TRIGGER)) {
                share(before, step, lower);
            }
        }
    }

    private static void share(Draft before, Draft step, String text) {
        boolean moves = Fields.MOVES.contains(before.type()) && Fields.MOVES.contains(step.type());
        if (moves && isOfStep(step) && step.has(EVERY) && !Hanzi.areIn(text)) {
            step.wrong(EVERY); // "swap 1 ETH to USDC and send it to @bob weekly": the same again, or the swap too?
            return;
        }
        int end = end(before);
        int start = start(step, before);
        if (!moves || end < 0 || start < end || end(step) > text.length() || isOfStep(step)) {
            return;
        }
        Draft first = before.has(TRIGGER) ? before : step;
        Draft other = first == before ? step : before;
        boolean leads = at(first) < start(first, null);
        String between = text.substring(end, start);
        if (leads && first == step) {
            return; // "swap 50 DAI for UNI, and when ETH is over 6000 sell 1 ETH"
        }
        boolean chinese = Hanzi.areIn(text);
        Pattern oneVerb = chinese ? ONE_CHINESE_VERB : ONE_VERB;
        Pattern apart = chinese ? CHINESE_APART : APART;
        if (before.type().equals(step.type()) && oneVerb.matcher(between).matches()) {
            for (Map.Entry<String, Draft.Leaf> leaf : Map.copyOf(first.leaves()).entrySet()) {
                if (leaf.getKey().startsWith(TRIGGER)) {
                    other.put(
                            leaf.getKey(),
                            leaf.getValue().value(),
                            leaf.getValue().ground());
                }
            }
        } else if (!apart.matcher(between + " " + text.substring(end(step))).find()) {
            other.wrong(TRIGGER);
        }
    }

    /** "1% slippage each", or in front of all: of every swap. */
    private static void shareSlippage(List<Draft> drafts, String text) {
        List<Draft> limited = Lists.those(drafts, draft -> draft.has(SLIPPAGE));
        boolean some = limited.size() == 1
                && drafts.size() > 1
                && Lists.all(drafts, draft -> draft.type().equals("swap") && !draft.isWrong(SLIPPAGE));
        Draft.Leaf limit = some ? limited.getFirst().leaves().get(SLIPPAGE) : null;
        if (limit == null || limit.ground().turn() != 0 || Hanzi.areIn(text)) {
            return;
        }
        int at = limit.ground().start();
        boolean leads = at >= 0 && Lists.none(drafts, draft -> start(draft, null) < at);
        if (leads || OF_BOTH.matcher(text.toLowerCase(Locale.ROOT)).find()) {
            for (Draft draft : drafts) {
                draft.put(SLIPPAGE, limit.value(), limit.ground());
            }
        }
    }

    private static boolean isOfStep(Draft draft) {
        return Lists.any(draft.leaves().keySet(), path -> path.endsWith(".of"));
    }

    /** Where its trigger begins. */
    private static int at(Draft draft) {
        return draft.leaves().entrySet().stream()
                .filter(leaf -> leaf.getKey().startsWith(TRIGGER))
                .mapToInt(leaf -> leaf.getValue().ground().start())
                .filter(start -> start >= 0)
                .min()
                .orElse(-1);
    }

    /** Where it begins; what it shares with the step before stands there. */
    private static int start(Draft draft, @Nullable Draft before) {
        return draft.leaves().entrySet().stream()
                .filter(leaf ->
                        !leaf.getKey().startsWith(TRIGGER) && !leaf.getKey().equals(SLIPPAGE))
                .map(leaf -> leaf.getValue().ground())
                .filter(ground -> before == null || !isOf(ground, before))
                .mapToInt(Ground::start)
                .filter(start -> start >= 0)
                .min()
                .orElse(-1);
    }

    private static boolean isOf(Ground ground, Draft draft) {
        return Lists.any(draft.leaves().values(), leaf -> leaf.ground().start() == ground.start());
    }

    private static int end(Draft draft) {
        return draft.leaves().values().stream()
                .mapToInt(leaf -> leaf.ground().end())
                .max()
                .orElse(-1);
    }
}
