package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Phrase.Measure;
import dev.errand.engine.reader.syntax.Phrase.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** "…, keep 40% of it and lend the rest": what is kept is no step, and the rest is what is left of the same. */
final class Kept {

    private static final Set<String> KEEPING = Set.of(
            "keep",
            "keeping",
            "i keep",
            "i'll keep",
            "i will keep",
            "and keep",
            "and hold",
            "hold",
            "hold on to",
            "i hold",
            "we keep");

    private Kept() {}

    /** The phrases without what is kept, if one share is and one rest stands right behind it; else as they are. */
    static List<Phrase> without(List<Phrase> phrases) {
        for (int i = 1; i + 2 < phrases.size(); i++) {
            Holding kept = phrases.get(i + 1).holding();
            boolean keeps = KEEPING.contains(phrases.get(i).text().toLowerCase(Locale.ROOT)) && isShare(kept);
            int rest = keeps ? rest(phrases, i + 2) : -1;
            if (rest < 0 || kept == null || kept.amount() == null || isShared(phrases.subList(0, i))) {
                continue;
            }
            int from = phrases.get(i - 1).kind() == Kind.SUBJECT ? i - 1 : i;
            List<Phrase> left = new ArrayList<>(phrases.subList(0, from));
            if (left.isEmpty() || !Joints.ALL.contains(left.getLast().kind())) {
                return phrases;
            }
            int behind = i + 2;
            while (Joints.ALL.contains(phrases.get(behind).kind())) {
                behind++;
            }
            left.addAll(phrases.subList(behind, rest));
            Phrase remainder = phrases.get(rest);
            Span at = new Span(remainder.start(), remainder.end());
            left.add(remainder.withHolding(Holding.EMPTY
                    .withReference(Kind.IT, at)
                    .withAmount(Measure.SHARE, BigDecimal.ONE.subtract(kept.amount()), at)));
            left.addAll(phrases.subList(rest + 1, phrases.size()));
            return left;
        }
        return phrases;
    }

    /** "…, send a quarter to @bob, keep half and lend the rest": the rest of three. */
    private static boolean isShared(List<Phrase> before) {
        return before.stream()
                .map(Phrase::holding)
                .anyMatch(holding -> holding != null
                        && holding.token() == null
                        && (holding.reference() != null || holding.measure() == Measure.SHARE));
    }

    /** Half, or half of it; of nothing that is named. */
    private static boolean isShare(@Nullable Holding kept) {
        return kept != null
                && kept.measure() == Measure.SHARE
                && kept.amount() != null
                && kept.amount().compareTo(BigDecimal.ONE) < 0
                && kept.token() == null
                && !kept.wrongAmount()
                && (kept.reference() == null || kept.reference() == Kind.IT);
    }

    /** Where "the rest" stands, in the clause right behind what is kept, alone; −1 if it does not. */
    private static int rest(List<Phrase> phrases, int from) {
        if (from >= phrases.size() || !Joints.ALL.contains(phrases.get(from).kind())) {
            return -1;
        }
        int found = -1;
        for (int i = from; i < phrases.size(); i++) {
            Holding holding = phrases.get(i).holding();
            if (holding == null) {
                continue;
            }
            if (holding.reference() == Kind.REST && !holding.saysAmount() && holding.token() == null && found < 0) {
                found = i;
            } else if (found < 0 || holding.reference() != null || holding.saysAmount()) {
                return -1;
            }
        }
        return found;
    }
}
