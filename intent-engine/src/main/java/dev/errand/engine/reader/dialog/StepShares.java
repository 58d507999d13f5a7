package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.intent.Reading;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** "No, lend all of it", behind a swap of which half was to be lent: another share of what the step before gives. */
final class StepShares {

    private static final Map<Kind, String> VERBS = Map.of(
            Kind.SUPPLY, "supply", Kind.SEND, "transfer", Kind.SWAP, "swap", Kind.SELL, "swap", Kind.REPAY, "repay");
    private static final Set<Kind> AROUND = Kinds.of(
            Kind.MEND,
            Kind.NO,
            Kind.CHANGE_TO,
            Kind.INSTEAD,
            Kind.COMMA,
            Kind.STOP,
            Kind.YES,
            Kind.SMALL_TALK,
            Kind.HARMLESS);
    private static final Set<Kind> CORRECTING = Kinds.of(Kind.MEND, Kind.NO, Kind.CHANGE_TO, Kind.INSTEAD);

    private StepShares() {}

    /** The last message's requests with the other share; null if none is said, or if it is open of which it is. */
    static @Nullable Reading of(String text, List<Phrase> phrases, Reading last) {
        if (last.status() != Reading.Status.READY || last.intents().size() < 2 || Hanzi.areIn(text)) {
            return null;
        }
        Holding share = null;
        String type = null;
        boolean corrects = false;
        for (Phrase phrase : phrases) {
            String verb = VERBS.get(phrase.kind());
            if (phrase.holding() != null && share == null && isShare(phrase.holding())) {
                share = phrase.holding();
            } else if (verb != null && type == null) {
                type = verb;
            } else if (!AROUND.contains(phrase.kind())) {
                return null;
            }
            corrects |= CORRECTING.contains(phrase.kind());
        }
        return share == null || (type == null && !corrects) ? null : changed(text, share, type, last);
    }

    private static boolean isShare(Holding holding) {
        return holding.measure() == Phrase.Measure.SHARE
                && holding.amount() != null
                && holding.amountAt() != null
                && !holding.saysToken()
                && (holding.reference() == null || holding.reference() == Kind.IT);
    }

    private static @Nullable Reading changed(String text, Holding share, @Nullable String type, Reading last) {
        List<Draft> drafts = ReadingLeaves.ofEarlier(last);
        Draft found = null;
        String path = "";
        for (Draft draft : drafts) {
            String role = draft.type().equals("swap") ? "sell" : "asset";
            boolean fits = type == null || draft.type().equals(type);
            Draft.Leaf said = draft.leaves().get(role + ".amount.share");
            boolean meant =
                    type == null ? said != null && said.ground().text() != null : draft.has(role + ".amount.of");
            if (fits && meant) {
                if (found != null) {
                    return null;
                }
                found = draft;
                path = role + ".amount";
            }
        }
        if (found == null || share.amount() == null || share.amountAt() == null || !found.has(path + ".of")) {
            return null;
        }
        found.putSpan(path + ".share", Draft.plain(share.amount()), share.amountAt(), text);
        return isTooMuch(drafts, found.value(path + ".of").orElse(""))
                ? null
                : Drafts.reading(text, drafts, List.of(), false);
    }

    /** Whether more is to be done with the step's output than there is of it. */
    private static boolean isTooMuch(List<Draft> drafts, String of) {
        int step = Integer.parseInt(of.substring(Draft.STEP.length()));
        BigDecimal used = drafts.stream().map(draft -> draft.shareOf(step)).reduce(BigDecimal.ZERO, BigDecimal::add);
        return used.compareTo(BigDecimal.ONE) > 0;
    }
}
