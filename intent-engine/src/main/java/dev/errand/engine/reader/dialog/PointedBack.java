package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The token that an "it" of an English message points to: of "swap half of it to USDC", behind the balance of ETH, it is ETH; of "now lend it", behind
 * a swap to USDC, it is USDC. How much of what the swap gave is meant is asked on: it may have been done, or not. Immutable.
 */
final class PointedBack {

    private static final Set<String> GIVES = Set.of("swap");
    private static final Set<String> TAKES = Set.of("transfer", "supply", "swap", "repay");

    private PointedBack() {}

    /** The message with the token that was named before; null if it points to none. */
    static @Nullable Reading of(Reading last, Reading alone, List<Phrase> phrases, String text, boolean chinese) {
        boolean single = last.status() == Reading.Status.READY
                && last.intents().size() == 1
                && alone.status() == Reading.Status.INCOMPLETE
                && alone.intents().size() == 1
                && TAKES.contains(alone.intents().getFirst().type())
                && !chinese
                && !Hanzi.areIn(text);
        if (!single) {
            return null;
        }
        Draft before = ReadingLeaves.ofEarlier(last).getFirst();
        Draft draft = ReadingLeaves.ofSame(alone).getFirst();
        String role = draft.type().equals("swap") ? "sell" : "asset";
        boolean held = before.type().equals("balance");
        Draft.Leaf token = before.leaves().get(held ? "token" : "buy.token");
        boolean points = token != null
                && (held || GIVES.contains(before.type()))
                && alone.missing().contains(role + ".token")
                && Lists.none(alone.missing(), "request"::equals)
                && !draft.has("trigger")
                && Lists.any(phrases, PointedBack::isIt)
                && !(role.equals("sell")
                        && draft.value("buy.token")
                                .filter(token.value()::equals)
                                .isPresent());
        if (!points || token == null) {
            return null;
        }
        List<String> missing = new ArrayList<>(alone.missing());
        missing.remove(role + ".token");
        draft.put(role + ".token", token.value(), token.ground());
        String amount = role + ".amount";
        if (held
                && missing.contains(
                        amount)) { // "send it all", "send it": of a balance that was shown, only what is said
            fill(draft, phrases, amount, text, missing);
        } else if (!held && draft.has(amount) && !draft.has(amount + ".value")) {
            draft.remove(amount); // "half": of what was got, or of all that there is?
            missing.add(amount);
        }
        return Drafts.reading(text, List.of(draft), missing, false);
    }

    /** "All of it", "it all". */
    private static void fill(Draft draft, List<Phrase> phrases, String amount, String text, List<String> missing) {
        for (Phrase phrase : phrases) {
            Phrase.Holding holding = phrase.holding();
            if (holding != null
                    && holding.measure() == Phrase.Measure.SHARE
                    && holding.amount() != null
                    && holding.amountAt() != null) {
                draft.putSpan(amount + ".share", Draft.plain(holding.amount()), holding.amountAt(), text);
                missing.remove(amount);
                return;
            }
        }
    }

    private static boolean isIt(Phrase phrase) {
        return phrase.holding() != null && phrase.holding().reference() == Kind.IT;
    }
}
