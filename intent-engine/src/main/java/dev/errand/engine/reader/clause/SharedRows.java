package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.draft.Draft;
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
            if (draft.type().equals("swap") && draft.has("buy.token")) {
                share(draft, before, "sell.token", "buy.token");
            } else if (draft.type().equals("transfer") && isNamedFirst(before)) {
                share(draft, before, "to", "asset.token");
            }
        }
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
        return draft.has("sell.amount.value") || draft.has("asset.amount.value");
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

    /** Whether the amount of the second stands right behind the last word of the first. */
    private static boolean isJoined(Draft first, Draft second, String text) {
        Draft.Leaf amount =
                second.leaves().get(second.type().equals("swap") ? "sell.amount.value" : "asset.amount.value");
        int end = end(first);
        boolean here = amount != null
                && end > 0
                && amount.ground().turn() == 0
                && amount.ground().start() > end
                && amount.ground().start() <= text.length();
        return here
                && amount != null
                && JOINTS.contains(
                        text.substring(end, amount.ground().start()).strip().toLowerCase(Locale.ROOT));
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
