package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.OnChain;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Cuts phrases into clauses, in the way that leaves the least of them unexplained.
 *
 * <p>A dynamic program over the places where a clause may end: each clause costs what it takes to explain it. A request costs
 * little, what asks for nothing (a reason, a greeting, a report of the past) less for its length, and what nobody understands very
 * much, so that it is only left where nothing else explains it. Clauses are bounded in length, so time is linear in the text's. The
 * longest clause that ends at a place is tried first, and a shorter one only where it could still cost no more; so of a text that is
 * one request, hardly anything else is read.
 *
 * <p>Not thread-safe; lives within one reading.
 */
final class Cuts {

    private static final int LONGEST_CLAUSE = 28;

    private static final Set<Kind> HARD_BOUNDARY = Kinds.of(Kind.THEN, Kind.STOP, Kind.SO);
    /** Where a clause may begin though no sign or word divides it from the one before. */
    private static final Set<Kind> OPENINGS = Kinds.of(
            Kind.SWAP,
            Kind.BUY,
            Kind.SELL,
            Kind.USE,
            Kind.SEND,
            Kind.SUPPLY,
            Kind.WITHDRAW,
            Kind.BORROW,
            Kind.REPAY,
            Kind.CLEAR,
            Kind.WRAP,
            Kind.UNWRAP,
            Kind.RUN,
            Kind.GENERATE,
            Kind.TRAIN,
            Kind.RENT,
            Kind.RENDER,
            Kind.SHOW,
            Kind.OBJECT,
            Kind.GIVE,
            Kind.NEED,
            Kind.WANT,
            Kind.TRIGGER,
            Kind.HARMLESS,
            Kind.FROM,
            Kind.PUT,
            Kind.BECOME,
            Kind.SMALL_TALK,
            Kind.CANCEL,
            Kind.SHARE,
            Kind.GET,
            Kind.BALANCE,
            Kind.HOW_MUCH,
            Kind.ASK_HAVE,
            Kind.QUOTE,
            Kind.WITH,
            Kind.LIMIT,
            Kind.ASSET,
            Kind.SERVICE);

    private static final Set<Kind> TAKING =
            Clause.union(Verbs.OF_TOKENS, Kind.TO, Kind.FOR, Kind.WITH, Kind.FROM, Kind.OF, Kind.USE);

    private final String text;
    private final List<Phrase> phrases;
    private final Pauses pauses;
    private final ClauseReader reader;
    private final @Nullable Progress[] upTo;
    /** How many phrases stand before each place that divide nothing. */
    private final int[] said;

    Cuts(String text, List<Phrase> phrases, Pauses pauses, ClauseReader reader) {
        this.text = text;
        this.phrases = phrases;
        this.pauses = pauses;
        this.reader = reader;
        this.upTo = new Progress[phrases.size() + 1];
        this.said = new int[phrases.size() + 1];
        for (int i = 0; i < phrases.size(); i++) {
            said[i + 1] = said[i] + (isBoundary(phrases.get(i)) ? 0 : 1);
        }
    }

    /** Whether the phrase is a sign or a word that may divide two clauses. */
    static boolean isBoundary(Phrase phrase) {
        return Joints.ALL.contains(phrase.kind());
    }

    /** The reading of all phrases that costs least. */
    Progress best() {
        return upTo(phrases.size());
    }

    private Progress upTo(int end) {
        Progress known = upTo[end];
        if (known == null) {
            known = end == 0 ? Progress.BEGIN : cheapest(end);
            upTo[end] = known;
        }
        return known;
    }

    private Progress cheapest(int end) {
        if (isBoundary(phrases.get(end - 1))) {
            return upTo(end - 1);
        }
        Progress best = null;
        for (int start = mayEnd(end) ? firstStart(end) : end; start < end; start++) {
            boolean begins = !isBoundary(phrases.get(start)) && mayBegin(start);
            if (!begins || (best != null && least(start, end) > best.cost())) {
                continue;
            }
            Progress before = upTo(start);
            int most = best == null ? Integer.MAX_VALUE : best.cost();
            if (before.cost() + ClauseReader.LEAST <= most) {
                Progress read = reader.read(start, end, before, most);
                best = best == null || read.cost() <= best.cost() ? read : best;
            }
        }
        return best == null ? unexplained(end) : best;
    }

    /** What it costs at least to read the phrases before {@code start} and the clause from there. */
    private int least(int start, int end) {
        int before = said[start] == 0 ? 0 : ClauseReader.least(said[start]);
        int asked = ClauseReader.REQUEST + ClauseReader.LEAST; // a request, and a clause that leans on it
        return Math.min(asked, before + ClauseReader.least(said[end] - said[start]));
    }

    /** No clause ends here: the text up to here is not understood, which costs too much for anything to build on. */
    private Progress unexplained(int end) {
        return upTo(end - 1).withGap(ClauseReader.NOT_UNDERSTOOD * 10);
    }

    private int firstStart(int end) {
        int start = end - 1;
        while (start > 0
                && start > end - LONGEST_CLAUSE
                && !HARD_BOUNDARY.contains(phrases.get(start - 1).kind())) {
            start--;
        }
        return start;
    }

    private boolean mayEnd(int end) {
        return end == phrases.size() || mayBegin(end) || isBoundary(phrases.get(end));
    }

    private boolean mayBegin(int index) {
        return index == 0
                || isBoundary(phrases.get(index - 1))
                || pauses.before(index)
                || (!isObject(index) && opens(index));
    }

    /** An asset right behind a verb or "to" belongs to it, in a language that divides words. */
    private boolean isObject(int index) {
        Phrase before = phrases.get(index - 1);
        if (before.kind() == Kind.OBJECT && Hanzi.areIn(before.text())) {
            return true; // "把借 aave 的 500 USDC 还了"
        }
        if (before.kind() == Kind.SERVICE
                && OnChain.isVerb(before.text())
                && phrases.get(index).kind() == Kind.ASSET) {
            return true; // "bridge it to Arbitrum"
        }
        if (before.kind() == Kind.ASSET
                && phrases.get(index).is(Kind.DEBT)
                && !Hanzi.areIn(phrases.get(index).text())) {
            return true; // "close my USDC loan": the loan is none to be taken
        }
        return phrases.get(index).kind() == Kind.ASSET
                && TAKING.contains(before.kind())
                && before.end() < phrases.get(index).start()
                && before.end() > 0
                && text.charAt(before.end() - 1) < 0x80;
    }

    private boolean opens(int index) {
        return phrases.get(index).isAnyOf(OPENINGS) || phrases.get(index).kind() == Kind.NOT;
    }
}
