package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Readings;
import dev.errand.engine.reader.draft.Scene;
import dev.errand.engine.reader.frame.Frames;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.OnChain;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Mention;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.engine.reader.telling.Passing;
import dev.errand.engine.reader.telling.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one clause behind what was read before it, and tells what that costs: as a request, as something that asks for nothing, or as
 * words that are not understood. Not thread-safe; lives within one reading.
 */
final class ClauseReader {

    static final int REQUEST = 20;
    static final int NOT_UNDERSTOOD = 200;

    /** What any clause costs at least. */
    static final int LEAST = 8;

    private static final int SPLIT_WITHOUT_SIGN = 6;
    private static final int SPLIT_AT_PAUSE = 3;
    private static final int ASIDE = 8;
    private static final int PARTLY = 120;

    private static final Set<Kind> GOING_ON = Kinds.of(Kind.THEN, Kind.AND);
    private static final Set<Kind> WISHES = Kinds.of(Kind.NEED, Kind.WANT);
    /** With one of these right before it, a verb asks for nothing. */
    private static final Set<Kind> TURNING = Kinds.of(Kind.NOT, Kind.QUESTION, Kind.ADVICE);

    private static final Set<Kind> OF_JOBS =
            Kinds.of(Kind.FRAMES, Kind.FRAME_TIME, Kind.REQUESTS, Kind.TOKENS, Kind.PARAMETERS, Kind.MODEL);

    private static final Set<Kind> UNKNOWN = Kinds.of(Kind.WORD, Kind.SERVICE);

    private final Wording words;
    private final List<Phrase> phrases;
    private final Asides asides;
    private final Services services;
    private final Pauses pauses;
    private final Unasked unasked;

    ClauseReader(Wording words, List<Phrase> phrases, Asides asides, Pauses pauses) {
        this.words = words;
        this.phrases = phrases;
        this.asides = asides;
        this.services = new Services(words);
        this.pauses = pauses;
        this.unasked = new Unasked(phrases, words, asides, pauses, new LeadingRemarks(words.text(), phrases, pauses));
    }

    /** What it costs at least to read so many phrases before anything was asked for. */
    static int least(int phrases) {
        return Math.min(REQUEST, ASIDE + phrases);
    }

    /**
     * The cheapest reading of the clause [start, end) behind {@code before}.
     *
     * @param most above this it counts for nothing what the reading is, and what can only cost more is not tried
     */
    Progress read(int start, int end, Progress before, int most) {
        Clause clause = new Clause(phrases.subList(start, end));
        boolean pause = pauses.before(start);
        boolean divided = start == 0 || pause || Cuts.isBoundary(phrases.get(start - 1));
        int split =
                start == 0 || Cuts.isBoundary(phrases.get(start - 1)) ? 0 : pause ? SPLIT_AT_PAUSE : SPLIT_WITHOUT_SIGN;
        boolean last = end == phrases.size();
        Progress best = before.withGap(NOT_UNDERSTOOD + clause.phrases().size() * 12 + split);
        Progress aside = unasked.read(clause, before, start, last);
        if (aside != null) {
            best = cheaper(best, aside.about(split, null));
        }
        boolean leans = !before.drafts().isEmpty(); // then less than a request may do
        int left = Math.min(most, best.cost()) - before.cost() - split;
        if (left < (leans ? ASIDE : REQUEST)
                || asides.forbidsRequest(clause)
                || isOfDeniedJob(clause, before)
                || (!last && endsInWish(clause))
                || (!divided && (isTold(start) || isLent(start, before)))) {
            return best;
        }
        Clause wished = Past.wished(clause);
        int inner = inner(wished);
        boolean apart = last || Cuts.isBoundary(phrases.get(end)) || pauses.before(end);
        List<Draft> service = divided && apart ? services.read(clause, !leans, start == 0 && last) : null;
        if (service != null) {
            return cheaper(best, extended(before, service, REQUEST + split + inner + 8));
        }
        List<Draft> read = agreed(Frames.read(wished, scene(before, wished, start)));
        if (read != null && !apart && wished.phrases().getLast().is(Kind.ASK_HAVE)) {
            read = null; // "check whether I have" 5 DAI: what is asked about stands behind
        }
        if (Ellipsis.isShareAlike(wished, before.drafts(), words.text())) {
            read = null; // "30% of my ETH to USDC and 20% to DAI": not of what the first gave
        }
        if (read != null && repeats(read, clause, before, start)) {
            return cheaper(best, before.with(ASIDE + split, List.copyOf(before.drafts())));
        }
        int joined = split + inner * 2;
        if (read != null) {
            int asked = REQUEST * read.size() - (read.size() > 1 ? ASIDE : 0);
            int doubt = unknown(read) * 40 + (endsInRest(wished) ? 4 : 0);
            best = cheaper(best, extended(before, read, asked + joined + doubt));
        }
        if (leans) {
            best = shortened(wished, before, joined, best);
        }
        return read == null ? inPart(wished, before, start, inner, split, best) : best;
    }

    /** How many words and signs that divide clauses stand inside. */
    private static int inner(Clause clause) {
        int inner = 0;
        for (Phrase phrase : clause.phrases()) {
            inner += Cuts.isBoundary(phrase) ? 1 : 0;
        }
        return inner;
    }

    private static int unknown(List<Draft> drafts) {
        int unknown = 0;
        for (Draft draft : drafts) {
            unknown += draft.isWrong("request") ? 1 : 0;
        }
        return unknown;
    }

    /** As a clause that leaves out what the request before it said. */
    private Progress shortened(Clause wished, Progress before, int joined, Progress best) {
        Progress cheapest = best;
        if (before.cost() + ASIDE + joined < cheapest.cost()) {
            Progress added = Ellipsis.addition(wished, before.drafts(), words.text())
                    .map(drafts -> before.with(ASIDE + joined, drafts))
                    .orElse(cheapest);
            cheapest = cheaper(cheapest, added);
        }
        if (before.cost() + REQUEST + joined + 2 < cheapest.cost()) {
            Progress repeated = Ellipsis.read(wished, before.drafts(), words.text())
                    .map(drafts -> before.with(REQUEST + joined + 2, drafts))
                    .orElse(cheapest);
            cheapest = cheaper(cheapest, repeated);
        }
        return cheapest;
    }

    /** As a request beside words that may be passed over, or of which not all is understood. */
    private Progress inPart(Clause wished, Progress before, int start, int inner, int split, Progress best) {
        Clause passed = Passing.over(wished);
        List<Draft> passing = passed.equals(wished) ? null : agreed(Frames.read(passed, scene(before, passed, start)));
        if (passing != null) {
            int over = wished.phrases().size() - passed.phrases().size();
            return cheaper(best, extended(before, passing, REQUEST * passing.size() + split + inner * 2 + over * 8));
        }
        boolean onChain = wished.first().kind() == Kind.SERVICE
                && OnChain.isVerb(wished.first().text()); // "bridge it to Arbitrum" sends nothing
        if (onChain || inner > 0 || !wished.has(Kind.WORD) || before.cost() + PARTLY + split >= best.cost()) {
            return best;
        }
        Clause known = wished.without(UNKNOWN);
        List<Draft> partly = known.isEmpty() ? null : agreed(Frames.read(known, scene(before, known, start)));
        return partly == null
                ? best
                : cheaper(
                        best,
                        extended(
                                        before,
                                        partly,
                                        PARTLY + split + wished.all(Kind.WORD).size() * 10)
                                .withGap(0));
    }

    private static Progress cheaper(Progress one, Progress other) {
        return other.cost() < one.cost() ? other : one;
    }

    /** "一半给 @mei 剩下的存…": the rest belongs to what comes behind. */
    private static boolean endsInRest(Clause clause) {
        Holding last = clause.phrases().getLast().holding();
        return last != null && last.reference() == Kind.REST && clause.assets().size() > 1;
    }

    /** "Lend 5 DAI and I need" 3 ETH: what is wished for stands behind, and is no more of the same. */
    private boolean endsInWish(Clause clause) {
        int size = clause.phrases().size();
        return size > 1
                && !words.isChinese()
                && clause.phrases().getLast().isAnyOf(WISHES)
                && Cuts.isBoundary(clause.phrases().get(size - 2));
    }

    /** "2 ETH are for @sam, please send it": the same request, told to begin. */
    private boolean repeats(List<Draft> read, Clause clause, Progress before, int start) {
        boolean continues =
                start > 0 && GOING_ON.contains(phrases.get(start - 1).kind());
        boolean values = Lists.any(
                clause.phrases(),
                phrase -> phrase.isValue()
                        && !(phrase.holding() != null
                                && phrase.holding().reference() == Kind.IT
                                && !phrase.holding().saysAmount()
                                && phrase.holding().token() == null));
        return !continues
                && !values
                && read.size() == 1
                && !read.getFirst().type().equals("swap")
                && !before.drafts().isEmpty()
                && before.drafts().getLast().type().equals(read.getFirst().type())
                && (before.drafts().getLast().missing().isEmpty()
                        || read.getFirst().type().equals("quote")); // "…能换多少?先报个价"
    }

    /** "Don't render my scene, 1,500 frames at 20 seconds each": no verb of its own, behind a denial. */
    private boolean isOfDeniedJob(Clause clause, Progress before) {
        return before.drafts().isEmpty()
                && !words.isChinese()
                && before.asides().contains(Clauses.Aside.NEGATION)
                && clause.hasAny(OF_JOBS)
                && Lists.none(clause.phrases(), phrase -> phrase.isAnyOf(Verbs.ANY));
    }

    /** 昨日我將…, 先别转…: what began as a report or a negation goes on as one, as long as nothing divides it. */
    private boolean isTold(int start) {
        int before = start - 1;
        while (before > 0 && !words.isChinese() && phrases.get(before).kind() == Kind.SUBJECT) {
            before--;
        }
        boolean once = start > 0 && phrases.get(start - 1).text().equalsIgnoreCase("used to");
        if (once || (before >= 0 && TURNING.contains(phrases.get(before).kind()))) {
            return true; // "don't" sell 2 ETH for USDC, the price is bad; "how do I" sell 2 ETH, max slippage 1%
        }
        for (int i = start - 1; i >= 0 && !Cuts.isBoundary(phrases.get(i)); i--) {
            if (words.isChinese()
                    ? pauses.before(i + 1)
                    : phrases.get(i).end() < phrases.get(i + 1).start()) {
                return false; // 不要买 2 ETH，用 USDC: the blank before a number is no pause
            }
            if (phrases.get(i).kind() == Kind.PAST_TIME || phrases.get(i).kind() == Kind.NOT) {
                return true;
            }
        }
        return false;
    }

    /** 借 500 USDC 给 @bob: lends to him, or borrows and pays him? */
    private boolean isLent(int start, Progress before) {
        return !before.drafts().isEmpty()
                && before.drafts().getLast().type().equals("borrow")
                && phrases.get(start).text().equals("给")
                && phrases.get(start).kind() == Kind.GIVE;
    }

    private static Progress extended(Progress before, List<Draft> more, int cost) {
        List<Draft> drafts = new ArrayList<>(before.drafts());
        drafts.addAll(more);
        return before.with(cost, drafts);
    }

    private static @Nullable List<Draft> agreed(List<List<Draft>> fits) {
        if (fits.isEmpty()) {
            return null;
        }
        boolean single = Lists.all(fits, drafts -> drafts.size() == 1);
        if (fits.size() == 1 || !single) {
            return fits.getFirst();
        }
        List<Draft> different = new ArrayList<>();
        for (List<Draft> fit : fits) {
            Draft draft = fit.getFirst();
            if (Lists.none(different, draft::sameAs)) {
                different.add(draft);
            }
        }
        return List.of(different.size() == 1 ? different.getFirst() : Readings.agreed(different));
    }

    /** "… UNI. Trade the 75 I own": so many of what was spoken of. */
    private static boolean isCountOfMine(List<Phrase> phrases) {
        for (int i = 1; i < phrases.size(); i++) {
            Holding counted = phrases.get(i - 1).holding();
            if (phrases.get(i).kind() == Kind.HAVE && counted != null && counted.hasOnlyAmount()) {
                return true;
            }
        }
        return false;
    }

    private Scene scene(Progress before, Clause clause, int start) {
        // 不…把 220 USDT 换成 DAI 然后全部转给 @bob: of a step that is not taken, nothing is left for the next one
        boolean next =
                before.drafts().isEmpty() && start > 0 && phrases.get(start - 1).kind() == Kind.THEN;
        Mention topic = next ? null : before.topic();
        boolean bare =
                topic != null && before.drafts().isEmpty() && (words.isChinese() || isCountOfMine(clause.phrases()));
        for (Phrase phrase : clause.all(Kind.TRIGGER)) {
            for (Phrase.Part part : phrase.parts()) {
                if (part.path().equals("trigger.when.token")) {
                    boolean other = topic != null
                            && topic.token() != null
                            && !topic.token().equals(part.value());
                    if (other && isBehindAsset(phrase, clause)) {
                        continue; // "my USDC sits idle, lend it if ETH drops …": the USDC
                    }
                    topic = other ? Mention.UNCLEAR : Mention.of(part.value(), part.at());
                    bare = true;
                }
            }
        }
        return new Scene(words.text(), before.drafts(), topic, bare);
    }

    private static boolean isBehindAsset(Phrase phrase, Clause clause) {
        return !clause.assets().isEmpty() && clause.assets().getFirst().start() < phrase.start();
    }
}
