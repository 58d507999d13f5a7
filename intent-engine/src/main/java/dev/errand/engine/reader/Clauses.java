package dev.errand.engine.reader;

import dev.errand.engine.reader.Phrase.Holding;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into clauses, in the way that leaves the least of it unexplained.
 *
 * <p>A dynamic program over the places where a clause may end: each clause costs what it takes to explain it. A request costs
 * little, what asks for nothing (a reason, a greeting, a report of the past) less for its length, and what nobody understands very
 * much, so that it is only left where nothing else explains it. Clauses are bounded in length, so time is linear in the text's.
 */
final class Clauses {

    private static final Pattern FURTHER = Pattern.compile("[弄搞做办辦]|那[个個件]|这[个件]|這[個件]|帮我|幫我");
    private static final int LONGEST_CLAUSE = 28;

    private static final int REQUEST = 20;
    private static final int SPLIT_WITHOUT_SIGN = 6;
    private static final int SPLIT_AT_PAUSE = 3;
    private static final int ASIDE = 8;
    private static final int PARTLY = 120;
    private static final int NOT_UNDERSTOOD = 200;

    private static final Set<Kind> BOUNDARY = EnumSet.of(Kind.THEN, Kind.AND, Kind.COMMA, Kind.STOP, Kind.SO);
    private static final Set<Kind> HARD_BOUNDARY = EnumSet.of(Kind.THEN, Kind.STOP, Kind.SO);
    /** Where a clause may begin though no sign or word divides it from the one before. */
    private static final Set<Kind> OPENINGS = EnumSet.of(
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
            Kind.QUOTE,
            Kind.WITH,
            Kind.LIMIT,
            Kind.ASSET,
            Kind.SERVICE);

    private static final Set<Kind> TAKING =
            Clause.union(Verbs.OF_TOKENS, Kind.TO, Kind.FOR, Kind.WITH, Kind.FROM, Kind.OF, Kind.USE);

    /** What happened between a user and the world, but is no request. */
    enum Aside {
        ADVICE,
        NEGATION,
        PAST,
        QUESTION,
        SMALL_TALK,
        CANCELLED
    }

    /**
     * The drafts in order, and what else the text is.
     *
     * @param reason why there is no draft; null if there is one, or should be
     * @param all whether every request was understood
     */
    record Result(List<Draft> drafts, Reading.@Nullable Reason reason, boolean all) {}

    private final String text;
    private final List<Phrase> phrases;
    private final Asides asides;
    private final Services services;
    private final Pauses pauses;
    private final Unasked unasked;

    Clauses(String text, List<Lexeme> lexemes, List<Phrase> phrases) {
        this.text = text;
        this.phrases = phrases;
        Wording words = new Wording(text, lexemes);
        this.asides = new Asides(words);
        this.services = new Services(words);
        this.pauses = new Pauses(text, phrases);
        this.unasked = new Unasked(phrases, words, asides, pauses, new LeadingRemarks(text, phrases, pauses));
    }

    Result read() {
        if (asides.weighs()) {
            return new Result(List.of(), Reading.Reason.ADVICE, true);
        }
        Progress end = best();
        Set<Aside> said = end.asides();
        if (said.contains(Aside.ADVICE)) {
            return new Result(List.of(), Reading.Reason.ADVICE, true);
        }
        if (said.contains(Aside.CANCELLED)) {
            return new Result(List.of(), Reading.Reason.NEGATION, true);
        }
        if (!end.drafts().isEmpty()) {
            return new Result(end.drafts(), null, end.all() && !trailsOff());
        }
        return new Result(List.of(), reason(said), end.all());
    }

    /** 再帮我弄一下那个: a further request, of which nothing is left but the words that ask for one. */
    private boolean trailsOff() {
        Phrase last = phrases.getLast();
        return last.kind() == Kind.THEN
                && FURTHER.matcher(text.substring(last.end())).find();
    }

    private Reading.@Nullable Reason reason(Set<Aside> said) {
        if (said.contains(Aside.NEGATION)) {
            return Reading.Reason.NEGATION;
        } else if (said.contains(Aside.PAST)) {
            return Reading.Reason.PAST;
        } else if (said.contains(Aside.QUESTION)) {
            return Reading.Reason.QUESTION;
        } else if (asides.asksForSomething(phrases)) {
            return null;
        } else if (said.contains(Aside.SMALL_TALK) || (phrases.isEmpty() && asides.isPolite())) {
            return Reading.Reason.SMALL_TALK;
        }
        return Reading.Reason.NOISE;
    }

    private Progress best() {
        int size = phrases.size();
        List<Progress> upTo = new ArrayList<>();
        upTo.add(new Progress(0, List.of(), EnumSet.noneOf(Aside.class), null, true));
        for (int end = 1; end <= size; end++) {
            boolean divides = BOUNDARY.contains(phrases.get(end - 1).kind());
            Progress state = null;
            if (divides) {
                upTo.add(upTo.get(end - 1));
                continue;
            }
            if (end == size
                    || mayBegin(end)
                    || BOUNDARY.contains(phrases.get(end).kind())) {
                for (int start = end - 1; start >= Math.max(0, end - LONGEST_CLAUSE); start--) {
                    if (start < end - 1
                            && HARD_BOUNDARY.contains(phrases.get(start).kind())) {
                        break;
                    }
                    if (!mayBegin(start) || BOUNDARY.contains(phrases.get(start).kind())) {
                        continue;
                    }
                    state = cheaper(state, clause(start, end, upTo.get(start)));
                }
            }
            upTo.add(state == null ? unexplained(end, upTo) : state);
        }
        return upTo.get(size);
    }

    /** No clause ends here: the text up to here is not understood, which costs too much for anything to build on. */
    private static Progress unexplained(int end, List<Progress> upTo) {
        return upTo.get(end - 1).withGap(NOT_UNDERSTOOD * 10);
    }

    private static Progress cheaper(@Nullable Progress one, Progress other) {
        return one == null || other.cost() < one.cost() ? other : one;
    }

    private boolean mayBegin(int index) {
        return index == 0
                || BOUNDARY.contains(phrases.get(index - 1).kind())
                || pauses.before(index)
                || (!isObject(index) && opens(index));
    }

    /** An asset right behind a verb or "to" belongs to it, in a language that divides words. */
    private boolean isObject(int index) {
        Phrase before = phrases.get(index - 1);
        if (before.kind() == Kind.OBJECT && Questions.isChinese(before.text())) {
            return true; // "把借 aave 的 500 USDC 还了"
        }
        return phrases.get(index).kind() == Kind.ASSET
                && TAKING.contains(before.kind())
                && before.end() < phrases.get(index).start()
                && text.charAt(before.end() - 1) < 0x80;
    }

    private boolean opens(int index) {
        return phrases.get(index).isAnyOf(OPENINGS) || phrases.get(index).kind() == Kind.NOT;
    }

    private Progress clause(int start, int end, Progress before) {
        Clause clause = new Clause(phrases.subList(start, end));
        boolean divided = start == 0 || BOUNDARY.contains(phrases.get(start - 1).kind());
        int split = divided ? 0 : pauses.before(start) ? SPLIT_AT_PAUSE : SPLIT_WITHOUT_SIGN;
        divided |= pauses.before(start);
        boolean last = end == phrases.size();
        Progress best = before.withGap(NOT_UNDERSTOOD + clause.phrases().size() * 12 + split);
        Progress aside = unasked.read(clause, before, start, last);
        if (aside != null) {
            best = cheaper(best, aside.about(split, null));
        }
        if (asides.forbidsRequest(clause) || (!divided && (isTold(start) || isLent(start, before)))) {
            return best;
        }
        Clause wished = Past.wished(clause);
        int inner = (int) wished.phrases().stream()
                .filter(phrase -> BOUNDARY.contains(phrase.kind()))
                .count();
        boolean apart = last || BOUNDARY.contains(phrases.get(end).kind()) || pauses.before(end);
        List<Draft> service =
                divided && apart ? services.read(clause, before.drafts().isEmpty(), start == 0 && last) : null;
        if (service != null) {
            return cheaper(best, extended(before, service, REQUEST + split + inner + 8));
        }
        List<Draft> read = agreed(Frames.read(wished, scene(before, wished)));
        if (read != null && repeats(read, clause, before, start)) {
            return cheaper(best, before.with(ASIDE + split, List.copyOf(before.drafts())));
        }
        if (read != null) {
            int unknown = (int)
                    read.stream().filter(draft -> draft.isWrong("request")).count();
            best = cheaper(
                    best,
                    extended(
                            before,
                            read,
                            REQUEST * read.size()
                                    - (read.size() > 1 ? ASIDE : 0)
                                    + split
                                    + inner * 2
                                    + unknown * 40
                                    + (endsInRest(wished) ? 4 : 0)));
        }
        Progress added = Ellipsis.addition(wished, before.drafts(), text)
                .map(drafts -> before.with(ASIDE + split + inner * 2, drafts))
                .orElse(null);
        if (added != null) {
            best = cheaper(best, added);
        }
        Progress shortened = Ellipsis.read(wished, before.drafts(), text)
                .map(drafts -> before.with(REQUEST + split + inner * 2 + 2, drafts))
                .orElse(null);
        if (shortened != null) {
            best = cheaper(best, shortened);
        }
        Clause passed = read == null ? Passing.over(wished) : wished;
        List<Draft> passing = passed.equals(wished) ? null : agreed(Frames.read(passed, scene(before, passed)));
        if (passing != null) {
            int words = wished.phrases().size() - passed.phrases().size();
            best = cheaper(best, extended(before, passing, REQUEST * passing.size() + split + inner * 2 + words * 8));
        }
        if (read == null && passing == null && inner == 0 && wished.has(Kind.WORD)) {
            Clause known = wished.without(EnumSet.of(Kind.WORD, Kind.SERVICE));
            List<Draft> partly = known.isEmpty() ? null : agreed(Frames.read(known, scene(before, known)));
            if (partly != null) {
                Progress extended = extended(
                        before, partly, PARTLY + split + clause.all(Kind.WORD).size() * 10);
                best = cheaper(best, extended.withGap(0));
            }
        }
        return best;
    }

    /** "一半给 @mei 剩下的存…": the rest belongs to what comes behind. */
    private static boolean endsInRest(Clause clause) {
        Holding last = clause.phrases().getLast().holding();
        return last != null && last.reference() == Kind.REST && clause.assets().size() > 1;
    }

    /** "2 ETH are for @sam, please send it": the same request, told to begin. */
    private boolean repeats(List<Draft> read, Clause clause, Progress before, int start) {
        boolean continues = start > 0
                && EnumSet.of(Kind.THEN, Kind.AND)
                        .contains(phrases.get(start - 1).kind());
        boolean values = clause.phrases().stream()
                .anyMatch(phrase -> phrase.isValue()
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

    /** 昨日我將…, 先别转…: what began as a report or a negation goes on as one, as long as nothing divides it. */
    private boolean isTold(int start) {
        for (int i = start - 1; i >= 0 && !BOUNDARY.contains(phrases.get(i).kind()); i--) {
            String between = text.substring(
                    phrases.get(i).end(),
                    Math.max(phrases.get(i).end(), phrases.get(i + 1).start()));
            if (between.contains(" ")) {
                return false;
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

    private Progress extended(Progress before, List<Draft> more, int cost) {
        List<Draft> drafts = new ArrayList<>(before.drafts());
        drafts.addAll(more);
        return before.with(cost, drafts);
    }

    private @Nullable List<Draft> agreed(List<List<Draft>> fits) {
        if (fits.isEmpty()) {
            return null;
        }
        boolean single = fits.stream().allMatch(drafts -> drafts.size() == 1);
        if (fits.size() == 1 || !single) {
            return fits.getFirst();
        }
        List<Draft> different = new ArrayList<>();
        for (List<Draft> fit : fits) {
            Draft draft = fit.getFirst();
            if (different.stream().noneMatch(draft::sameAs)) {
                different.add(draft);
            }
        }
        return List.of(different.size() == 1 ? different.getFirst() : Readings.agreed(different));
    }

    private Scene scene(Progress before, Clause clause) {
        Mention topic = before.topic();
        boolean bare = topic != null && before.drafts().isEmpty() && Questions.isChinese(text);
        for (Phrase phrase : clause.all(Kind.TRIGGER)) {
            for (Phrase.Part part : phrase.parts()) {
                if (part.path().equals("trigger.when.token")) {
                    topic = Mention.of(part.value(), part.at());
                    bare = true;
                }
            }
        }
        return new Scene(text, before.drafts(), topic, bare);
    }
}
