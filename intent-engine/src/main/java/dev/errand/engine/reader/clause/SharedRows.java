package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Phrase;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rows of amounts that share what is said of one of them: "swap 1 ETH to USDC and 2 to DAI" sells the same twice, "swap 5 LINK, 3 UNI and 20 DAI to ETH"
 * buys the same, "send @bob 20 USDC, 10 DAI and 1 LINK" pays one person. Only where nothing but a comma or an "and" stands between.
 */
public final class SharedRows {

    private static final Set<String> JOINTS = Set.of("and", ",", ", and", "&", "+", "plus");

    private static final Set<String> RECKONED = Set.of("infer", "train");

    /** Whoever asks so asks it of all that stands behind. */
    private static final Pattern ASKS = Pattern.compile("(?i)\\W*(?:how|what)\\b");

    private SharedRows() {}

    /** Tells the requests of a row what they share. */
    public static void tell(List<Draft> drafts, String text) {
        for (int i = drafts.size() - 2; i >= 0; i--) {
            Draft draft = drafts.get(i);
            Draft behind = drafts.get(i + 1);
            if (draft.type().equals(behind.type()) && isJoined(draft, behind, text)) {
                switch (draft.type()) {
                    case "swap" -> share(draft, behind, "buy.token", "sell.token");
                    case "transfer" -> share(draft, behind, "to", "asset.token");
                    case "supply", "withdraw", "borrow", "repay" -> share(draft, behind, "market", "asset.token");
                    default -> {}
                }
            }
        }
        for (int i = 1; i < drafts.size(); i++) {
            Draft before = drafts.get(i - 1);
            Draft draft = drafts.get(i);
            if (!draft.type().equals(before.type()) || !isJoined(before, draft, text)) {
                continue;
            }
            if (draft.type().equals("swap") && draft.has("buy.token") && draft.has("sell.amount.value")) {
                share(draft, before, "sell.token", "buy.token");
            } else if (draft.type().equals("transfer") && isNamedFirst(before)) {
                share(draft, before, "to", "asset.token");
            }
        }
    }

    /** The phrases, where "all my ETH, USDC and DAI" is all of each. Of "half my ETH and DAI" the second may be all of it. */
    public static List<Phrase> counted(List<Phrase> phrases) {
        List<Phrase> counted = new ArrayList<>(phrases);
        for (int i = 2; i < counted.size(); i++) {
            Phrase.Holding before = counted.get(i - 2).holding();
            Phrase.Holding holding = counted.get(i).holding();
            boolean third = i > 3
                    && counted.get(i - 3).kind() == Kind.COMMA
                    && counted.get(i - 4).holding() != null;
            boolean and = counted.get(i - 1).kind() == Kind.AND;
            boolean joined = (third && and) || (counted.get(i - 1).kind() == Kind.COMMA && isRowBehind(counted, i));
            boolean shared = before != null && isAll(before) && (joined || (and && isInFront(before)));
            if (shared && before != null && holding != null && isBare(holding)) {
                counted.set(i, counted.get(i).withHolding(holding.withAmountOf(before)));
            }
        }
        return counted;
    }

    /** Whether the row goes on to an "and": "ETH, USDC and DAI". */
    private static boolean isRowBehind(List<Phrase> phrases, int from) {
        int i = from;
        while (i + 2 < phrases.size()
                && phrases.get(i + 1).kind() == Kind.COMMA
                && phrases.get(i + 2).holding() != null) {
            i += 2;
        }
        return i + 2 < phrases.size()
                && phrases.get(i + 1).kind() == Kind.AND
                && phrases.get(i + 2).holding() != null;
    }

    private static boolean isAll(Phrase.Holding holding) {
        return holding.measure() == Phrase.Measure.SHARE
                && holding.amount() != null
                && holding.amount().compareTo(BigDecimal.ONE) == 0
                && holding.token() != null
                && holding.reference() == null;
    }

    /** "All my UNI", 所有 UNI; not "my UNI, all of it". */
    private static boolean isInFront(Phrase.Holding holding) {
        return holding.amountAt() != null
                && holding.tokenAt() != null
                && holding.amountAt().end() <= holding.tokenAt().start();
    }

    private static boolean isBare(Phrase.Holding holding) {
        return holding.token() != null && !holding.saysAmount() && holding.reference() == null;
    }

    /**
     * The requests, where "quote 2 ETH to USDC and 1 LINK to DAI" asks for two prices, and "how much would it cost to train … and run …" for two
     * estimates: what leaves its verb out asks no more than the one before.
     */
    public static List<Draft> asked(List<Draft> drafts, String text) {
        List<Draft> asked = new ArrayList<>(drafts);
        for (int i = 1; i < asked.size(); i++) {
            Draft before = asked.get(i - 1);
            Draft draft = asked.get(i);
            boolean priced =
                    before.type().equals("quote") && draft.type().equals("swap") && isJoined(before, draft, text);
            if (priced) {
                asked.set(i, draft.copyAs("quote"));
            }
            Draft.Leaf estimate = before.leaves().get("estimateOnly");
            boolean reckoned = RECKONED.contains(draft.type())
                    && !draft.has("estimateOnly")
                    && ASKS.matcher(text).lookingAt();
            if (estimate != null && reckoned) {
                draft.put("estimateOnly", estimate.value(), estimate.ground());
            }
        }
        return asked;
    }

    /** What {@code other} says at the path, for one that has an amount, lacks it, and names another token. */
    private static void share(Draft draft, Draft other, String path, String token) {
        Draft.Leaf said = other.leaves().get(path);
        boolean open = said != null
                && !draft.has(path)
                && !draft.isWrong(path)
                && draft.has(token)
                && draft.value(token).filter(said.value()::equals).isEmpty()
                && isCounted(draft)
                && isCounted(other);
        if (open && said != null) {
            draft.put(path, said.value(), said.ground());
        }
    }

    private static boolean isCounted(Draft draft) {
        return draft.has("sell.amount.value")
                || draft.has("asset.amount.value")
                || draft.value("sell.amount.share").filter("1"::equals).isPresent();
    }

    /** "Send @bob 20 USDC": who gets it stands before what he gets. */
    private static boolean isNamedFirst(Draft payment) {
        Draft.Leaf to = payment.leaves().get("to");
        Draft.Leaf token = payment.leaves().get("asset.token");
        return to != null
                && token != null
                && to.ground().turn() == 0
                && to.ground().end() > 0
                && to.ground().start() < token.ground().start();
    }

    /** Whether the second stands right behind the last word of the first. */
    private static boolean isJoined(Draft first, Draft second, String text) {
        int end = end(first);
        int start = start(second, end);
        return end > 0
                && start > end
                && start <= text.length()
                && JOINTS.contains(text.substring(end, start).strip().toLowerCase(Locale.ROOT));
    }

    /** Where its amount stands; where its token does, if that is all of it and "all" stands in front of {@code end}; −1 if neither is said. */
    private static int start(Draft draft, int end) {
        String side = draft.type().equals("swap") ? "sell" : "asset";
        Draft.Leaf counted = draft.leaves().get(side + ".amount.value");
        Draft.Leaf all = draft.leaves().get(side + ".amount.share");
        Draft.Leaf token = draft.leaves().get(side + ".token");
        boolean shared = all != null && all.ground().turn() == 0 && all.ground().start() < end;
        Draft.Leaf first = counted != null ? counted : shared ? token : null;
        return first == null || first.ground().turn() != 0 ? -1 : first.ground().start();
    }

    /** Behind the last value that is said of it; 0 if one is not said here. */
    private static int end(Draft draft) {
        int end = 0;
        for (Draft.Leaf leaf : draft.leaves().values()) {
            if (leaf.ground().turn() != 0) {
                return 0;
            }
            end = Math.max(end, leaf.ground().end());
        }
        return end;
    }
}
