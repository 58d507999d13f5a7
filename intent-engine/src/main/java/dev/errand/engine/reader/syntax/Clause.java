package dev.errand.engine.reader.syntax;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * A run of phrases that is read as one request. Commas and "and" may stand inside it.
 *
 * @param kinds what any of the phrases may be: every frame asks for that first, and often
 * @param assets the phrases that are tokens or amounts of them first of all
 */
public record Clause(List<Phrase> phrases, Kinds kinds, List<Phrase> assets) {

    public Clause(List<Phrase> phrases) {
        this(List.copyOf(phrases), kindsOf(phrases), allOf(Kind.ASSET, phrases));
    }

    private static Kinds kindsOf(List<Phrase> phrases) {
        Kinds.Union kinds = new Kinds.Union();
        for (int i = 0; i < phrases.size(); i++) {
            kinds.with(phrases.get(i).kinds());
        }
        return kinds.kinds();
    }

    public boolean has(Kind kind) {
        return kinds.has(kind);
    }

    public boolean hasAny(Set<Kind> wanted) {
        return kinds.hasAny(wanted);
    }

    public boolean hasAny(Kind... wanted) {
        for (Kind kind : wanted) {
            if (has(kind)) {
                return true;
            }
        }
        return false;
    }

    /** Whether each phrase may be one of these kinds. */
    public boolean hasOnly(Set<Kind> wanted) {
        return Lists.all(phrases, phrase -> wanted.contains(phrase.kind()) || phrase.isAnyOf(wanted));
    }

    public List<Phrase> all(Kind kind) {
        return !has(kind) ? List.of() : allOf(kind, phrases);
    }

    private static List<Phrase> allOf(Kind kind, List<Phrase> phrases) {
        return Collections.unmodifiableList(Lists.those(phrases, phrase -> phrase.kind() == kind));
    }

    public Phrase first() {
        return phrases.getFirst();
    }

    public boolean isEmpty() {
        return phrases.isEmpty();
    }

    /** Whether three words stand in it, or more. */
    public boolean isOfManyWords() {
        int words = 0;
        for (Phrase phrase : phrases) {
            boolean written = phrase.kind() == Kind.WORD || phrase.kind() == Kind.SERVICE;
            words += written ? phrase.text().split(" ", -1).length : 1;
            words += phrase.isOfManyWords() ? 1 : 0;
        }
        return words >= 3;
    }

    public Clause without(Kind unwanted) {
        return without(Kinds.of(unwanted));
    }

    /** The clause without phrases that are first of all one of these kinds. */
    public Clause without(Set<Kind> unwanted) {
        boolean none = Lists.none(phrases, phrase -> unwanted.contains(phrase.kind()));
        return none ? this : new Clause(Lists.those(phrases, phrase -> !unwanted.contains(phrase.kind())));
    }

    /** "2 UNI and 3 DAI", side by side: the clause once for each of them; none if it has no such row. */
    public List<Clause> distributed() {
        List<Clause> sharing = shared();
        if (!sharing.isEmpty()) {
            return sharing;
        }
        List<Clause> open = open();
        if (!open.isEmpty()) {
            return open;
        }
        int first = -1;
        int last = -1;
        for (int i = 0; i < phrases.size() && first < 0; i++) {
            if (!isWhole(i)) {
                continue;
            }
            int end = i;
            while (end + 2 < phrases.size() && joins(end + 1) && isWhole(end + 2)) {
                end += 2;
            }
            if (end > i) {
                first = i;
                last = end;
            }
        }
        List<Clause> several = new ArrayList<>();
        for (int i = first; i >= 0 && i <= last; i += 2) {
            several.add(withRow(first, last, phrases.get(i)));
        }
        return several;
    }

    /** "UNI和LINK都全部": the share that stands behind the last of a row of tokens is of each. */
    private List<Clause> shared() {
        int last = -1;
        for (int i = 2; i < phrases.size() && last < 0; i++) {
            Phrase.Holding holding = phrases.get(i).holding();
            boolean ends = isWhole(i)
                    && holding != null
                    && holding.measure() == Phrase.Measure.SHARE
                    && holding.amountAt() != null
                    && holding.tokenAt() != null
                    && holding.amountAt().start() > holding.tokenAt().start();
            last = ends && isRowJoint(i - 1) && isBare(i - 2) ? i : -1;
        }
        if (last < 0) {
            return List.of();
        }
        int first = rowStart(last);
        Phrase.Holding share = phrases.get(last).holding();
        List<Clause> several = new ArrayList<>();
        for (int i = first; i <= last && share != null; i += 2) {
            Phrase.Holding own = phrases.get(i).holding();
            Phrase.Holding both = i == last || own == null ? share : own.withAmountOf(share);
            several.add(withRow(first, last, phrases.get(i).withHolding(both)));
        }
        return several;
    }

    /** "Swap UNI and LINK to USDC": tokens side by side, where no amount is said at all. */
    private List<Clause> open() {
        if (!Lists.all(
                assets, asset -> asset.holding() != null && asset.holding().isToken())) {
            return List.of();
        }
        int last = -1;
        for (int i = 2; i < phrases.size(); i++) {
            if (isRowJoint(i - 1) && isBare(i) && isBare(i - 2)) {
                last = i;
            } else if (last > 0) {
                break;
            }
        }
        int first = rowStart(last);
        List<Clause> several = new ArrayList<>();
        for (int i = first; i >= 0 && i <= last; i += 2) {
            several.add(withRow(first, last, phrases.get(i)));
        }
        return several;
    }

    /** Where the row of bare tokens begins that ends at {@code last}. */
    private int rowStart(int last) {
        int first = last;
        while (first >= 2 && joins(first - 1) && isBare(first - 2)) {
            first -= 2;
        }
        return first;
    }

    /** The clause with one phrase in the place of a row of them. */
    private Clause withRow(int first, int last, Phrase one) {
        List<Phrase> alone = new ArrayList<>(phrases.subList(0, first));
        alone.add(one);
        alone.addAll(phrases.subList(last + 1, phrases.size()));
        return new Clause(alone);
    }

    /** What stands before the last of a row: "and", 、. */
    private boolean isRowJoint(int index) {
        Phrase joint = phrases.get(index);
        return joint.kind() == Kind.AND
                || (joint.kind() == Kind.COMMA && joint.text().equals("、"));
    }

    private boolean isBare(int index) {
        Phrase.Holding holding = phrases.get(index).holding();
        return holding != null && holding.reference() == null && holding.token() != null && !holding.saysAmount();
    }

    private boolean isWhole(int index) {
        Phrase.Holding holding = phrases.get(index).holding();
        return holding != null && holding.reference() == null && holding.token() != null && holding.saysAmount();
    }

    private boolean joins(int index) {
        return phrases.get(index).kind() == Kind.AND || phrases.get(index).kind() == Kind.COMMA;
    }

    /** Where the first of its words stands in the text; the phrases may have come into another order. */
    public int start() {
        int start = phrases.getFirst().start();
        for (int i = 1; i < phrases.size(); i++) {
            start = Math.min(start, phrases.get(i).start());
        }
        return start;
    }

    public int end() {
        int end = phrases.getFirst().end();
        for (int i = 1; i < phrases.size(); i++) {
            end = Math.max(end, phrases.get(i).end());
        }
        return end;
    }

    /** Kinds of a set written as a union. */
    public static Set<Kind> union(Set<Kind> first, Kind... more) {
        return new Kinds.Union().with(Kinds.copyOf(first)).with(Kinds.of(more)).kinds();
    }
}
