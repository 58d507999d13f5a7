package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 拿着没意思 全部换成 ETH, 昨晚没睡好 今天想买点 LINK: chat puts a blank where a comma would stand. What is denied or past before the blank,
 * and denies or reports no act, says nothing of the request behind it.
 */
final class LeadingRemarks {

    /** What a remark may say behind its "not": no act, no value. */
    private static final Set<Kind> PLAIN = Kinds.of(
            Kind.WORD,
            Kind.OF,
            Kind.YES,
            Kind.SUBJECT,
            Kind.SOMEBODY,
            Kind.UP,
            Kind.DOWN,
            Kind.HARMLESS,
            Kind.SMALL_TALK,
            Kind.SERVICE,
            Kind.CLOCK,
            Kind.TO);

    /** How a request begins behind a report. */
    private static final Pattern BEGINS = Pattern.compile(
            "(?:帮|请|麻烦|劳烦|烦请|替我|给我|先|今天|现在|今儿|这会|想|我想|打算|准备|赶紧|赶快|快点?|拜托|能不能|可以帮|给\\s*[@0-9a-zA-Z]|转\\s*[@0-9])"
                    + "[\\s\\S]*");

    /** 把 1 ETH 换成了 DAI: a verb that is done, with something behind it. */
    private static final Pattern DONE = Pattern.compile("[了过咗](?!\\s*(?:$|[吧啊哈呀啦呗谢,.!。，]))");

    private final String text;
    private final List<Phrase> phrases;
    private final Pauses pauses;

    LeadingRemarks(String text, List<Phrase> phrases, Pauses pauses) {
        this.text = text;
        this.phrases = phrases;
        this.pauses = pauses;
    }

    /** Whether the clause, whose first phrase is {@code start}, is a remark, a pause, and a request. */
    boolean leadsTo(Clause clause, int start) {
        int end = start + clause.phrases().size();
        for (int pause = start + 1; pause < end; pause++) {
            if (pauses.before(pause) && isRemark(start, pause) && isRequest(pause, end)) {
                return true;
            }
        }
        return false;
    }

    /** 刚到公司 借 500 DAI: whether behind a pause a verb stands that is not said to be done. */
    boolean mayLead(Clause clause, int start) {
        int end = start + clause.phrases().size();
        for (int pause = start + 1; pause < end; pause++) {
            List<Phrase> behind = phrases.subList(pause, end);
            boolean asks = pauses.before(pause)
                    && Lists.none(behind, LeadingRemarks::isTelling)
                    && Lists.any(behind, phrase -> Verbs.isRequest(phrase.kind()))
                    && Lists.any(behind, Phrase::saysHowMuch);
            if (asks && !DONE.matcher(said(pause)).find()) {
                return true;
            }
        }
        return false;
    }

    private boolean isRemark(int from, int to) {
        int told = from;
        while (told < to && !isTelling(phrases.get(told))) {
            told++;
        }
        if (told + 1 >= to) {
            return false; // 别 把…: the denial is about what follows
        }
        for (Phrase phrase : phrases.subList(told + 1, to)) {
            if (!PLAIN.contains(phrase.kind()) && !isTelling(phrase)) {
                return false;
            }
        }
        return Lists.none(
                phrases.subList(from, to),
                phrase -> phrase.isAnyOf(Kinds.of(Kind.RECIPIENT, Kind.GIVE, Kind.OBJECT, Kind.SEND)));
    }

    private static boolean isTelling(Phrase phrase) {
        return phrase.kind() == Kind.NOT || phrase.kind() == Kind.PAST || phrase.kind() == Kind.PAST_TIME;
    }

    private boolean isRequest(int from, int to) {
        List<Phrase> behind = phrases.subList(from, to);
        boolean past = Lists.any(
                phrases.subList(0, from), phrase -> phrase.kind() == Kind.PAST || phrase.kind() == Kind.PAST_TIME);
        return Lists.none(behind, LeadingRemarks::isTelling)
                && Lists.any(behind, phrase -> Verbs.isRequest(phrase.kind()))
                && (!past
                        || (BEGINS.matcher(said(from)).matches()
                                && !DONE.matcher(said(from)).find()));
    }

    /** The text from the blank before this phrase on, with the small words that no phrase holds. */
    private String said(int phrase) {
        int at = phrases.get(phrase - 1).end();
        while (at < phrases.get(phrase).start() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.substring(at).strip();
    }
}
