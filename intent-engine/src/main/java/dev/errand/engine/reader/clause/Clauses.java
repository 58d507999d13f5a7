package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.engine.reader.telling.Wording;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the clauses of a text: the requests that they make, or why they make none. */
public final class Clauses {

    private static final Pattern FURTHER = Pattern.compile("[弄搞做办辦]|那[个個件]|这[个件]|這[個件]|帮我|幫我");

    /** 别转, 没让你卖, 先不还: an act is not to be done, or was not asked for. */
    private static final Pattern FORBIDDING = Pattern.compile(
            "[别勿莫甭停]|取消|撤|算了|唔(?:好(?!意思)|[想要使])|不[要想用必许准让愿]|没[让说叫想要打]|先不|不(?:再|会再|给|帮|是要)?[买卖转换借存租取付兑还](?!懂|清|明白|会|贷)");

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
    public record Result(List<Draft> drafts, Reading.@Nullable Reason reason, boolean all) {}

    private final String text;
    private final List<Phrase> phrases;
    private final Asides asides;
    private final Cuts cuts;

    public Clauses(String text, List<Lexeme> lexemes, List<Phrase> phrases) {
        this.text = text;
        this.phrases = phrases;
        Wording words = new Wording(text, lexemes);
        Pauses pauses = new Pauses(text, phrases);
        this.asides = new Asides(words);
        this.cuts = new Cuts(text, phrases, pauses, new ClauseReader(words, phrases, asides, pauses));
    }

    public Result read() {
        if (asides.weighs()) {
            return new Result(List.of(), Reading.Reason.ADVICE, true);
        }
        if (asides.callsOff()) {
            return new Result(List.of(), Reading.Reason.NEGATION, true);
        } else if (asides.asksWhy()) {
            return new Result(List.of(), Reading.Reason.QUESTION, true);
        }
        Progress end = cuts.best();
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

    /** 上课没听懂，gas 费怎么算: the last clause asks, and what is not so before it forbids nothing. */
    private boolean asksAtLast() {
        int to = phrases.size();
        while (to > 0 && Cuts.isBoundary(phrases.get(to - 1))) {
            to--;
        }
        int from = to;
        while (from > 0 && !Cuts.isBoundary(phrases.get(from - 1))) {
            from--;
        }
        if (from == 0 || from == to) {
            return false;
        }
        boolean asks =
                Lists.any(phrases.subList(from, to), phrase -> phrase.is(Kind.QUESTION) || phrase.kind() == Kind.WHAT);
        String before = Hanzi.simplified(text.substring(0, phrases.get(from).start()));
        return asks
                && (Hanzi.areIn(before) ? !FORBIDDING.matcher(before).find() : !deniesAct(phrases.subList(0, from)));
    }

    /** "I don't want to swap anything": an act stands behind the denial. "I can't follow this" denies none. */
    private static boolean deniesAct(List<Phrase> said) {
        boolean denied = false;
        for (Phrase phrase : said) {
            if (denied && phrase.isAnyOf(Verbs.REQUESTS)) {
                return true;
            }
            denied |= phrase.kind() == Kind.NOT;
        }
        return false;
    }

    private Reading.@Nullable Reason reason(Set<Aside> said) {
        if (said.contains(Aside.NEGATION)) {
            return asksAtLast() ? Reading.Reason.QUESTION : Reading.Reason.NEGATION;
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
}
