package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.PlainWords;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.engine.reader.telling.Wording;
import java.util.Locale;
import java.util.Set;

/** Clauses in which somebody says something of something: no value, no condition and no request. */
final class Statements {

    /** What is never only said by the way. */
    private static final Set<Kind> WEIGHING = Kinds.of(
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.MARKET,
            Kind.MODEL,
            Kind.GPUS,
            Kind.FRAMES,
            Kind.FRAME_TIME,
            Kind.PARAMETERS,
            Kind.TOKENS,
            Kind.REQUESTS,
            Kind.LIMIT,
            Kind.TRIGGER,
            Kind.COST,
            Kind.DEADLINE,
            Kind.SPAN,
            Kind.PRECISION,
            Kind.ATTACHMENT,
            Kind.IF,
            Kind.ABOVE,
            Kind.BELOW,
            Kind.CLOCK,
            Kind.RECURRING,
            Kind.OR,
            Kind.REST,
            Kind.EACH,
            Kind.INSTEAD,
            Kind.CANCEL,
            Kind.AGAIN,
            Kind.ADVICE,
            Kind.QUESTION,
            Kind.HOW_MUCH,
            Kind.ALL_BUT,
            Kind.SLIPPAGE,
            Kind.AT_MOST,
            Kind.BUDGET,
            Kind.ESTIMATE);

    /** With a "not" before it, one of these takes a request back. */
    private static final Set<Kind> MEANT = Kinds.of(Kind.WANT, Kind.NEED, Kind.USE, Kind.PUT, Kind.MOVE, Kind.TO);

    private static final Set<String> TOLD =
            Set.of("are", "were", "have", "had", "will", "came", "went", "got", "paid", "want", "need");

    private Statements() {}

    /**
     * "It just sits there anyway", "I borrowed it in May": somebody says something of something, with no value, no condition and
     * no request in it.
     */
    static boolean isRemark(Clause clause) {
        Phrase first = clause.first();
        Holding holding = first.holding();
        boolean pronoun =
                holding != null && holding.reference() == Kind.IT && !holding.saysAmount() && holding.token() == null;
        boolean subject = first.is(Kind.SUBJECT)
                || (pronoun && clause.phrases().size() > 1 && !clause.hasAny(Kind.TO, Kind.GIVE));
        boolean wanted = (first.is(Kind.NEED) || first.is(Kind.WANT))
                && clause.phrases().size() > 2
                && clause.phrases().get(1).holding() != null
                && clause.phrases().get(1).holding().reference() == Kind.IT
                && clause.phrases().get(2).is(Kind.FOR)
                && Verbs.in(clause) == 0
                && clause.assets().size() == 1;
        if (wanted) {
            return Lists.none(clause.phrases(), phrase -> phrase.isAnyOf(WEIGHING)); // "I need it for a laptop"
        }
        boolean owed = first.kind() == Kind.DEBT
                && first.text().toLowerCase(Locale.ROOT).startsWith("i ");
        if (!subject && !owed) {
            return false;
        }
        return Lists.none(clause.phrases(), phrase -> phrase.isAnyOf(WEIGHING))
                && Lists.all(clause.phrases(), phrase -> phrase.holding() == null || !phrase.saysHowMuch())
                && (!Asides.isNegated(clause) || ((first.is(Kind.SUBJECT) || pronoun) && !clause.hasAny(MEANT)))
                && (Verbs.in(clause) == 0 || Lists.none(clause.assets(), Phrase::isOfTokens));
    }

    /** "…, lawyer says so": plain words of which the second is a verb of somebody else's doing. */
    static boolean isTold(Clause clause, Wording wording) {
        Phrase first = clause.first();
        if (first.kind() != Kind.WORD
                || Lists.any(clause.phrases(), phrase -> phrase.isValue() || phrase.holding() != null)) {
            return false;
        }
        String[] words = wording.of(clause).toLowerCase(Locale.ROOT).split("\\s+", -1);
        return words.length >= 3
                && (words[1].endsWith("s") || TOLD.contains(words[1]))
                && Verbs.in(clause) == 0
                && PlainWords.are(first.text())
                && Lists.none(clause.phrases(), phrase -> phrase.isAnyOf(WEIGHING) || phrase.is(Kind.NOT));
    }
}
