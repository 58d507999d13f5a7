package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Asking;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Entities;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.List;
import java.util.Set;

/**
 * "Before the audit I want to see how much USDC …", "how much DAI do I have left after the weekend": a question for what the account holds
 * moves nothing, so it does not matter when it is asked.
 */
final class HoldingQuestions {

    private static final Set<Kind> WHEN = Kinds.of(Kind.BEFORE, Kind.AFTER);
    private static final Set<Kind> HOLDING = Kinds.of(Kind.ASK_HAVE, Kind.HAVE, Kind.IN_WALLET);
    private static final Set<Kind> OF_BALANCE = Kinds.of(
            Kind.HOW_MUCH,
            Kind.ASK_HAVE,
            Kind.SHOW,
            Kind.WHAT,
            Kind.ASSET,
            Kind.HAVE,
            Kind.IN_WALLET,
            Kind.BALANCE,
            Kind.FETCHES,
            Kind.OF,
            Kind.IN,
            Kind.SUBJECT,
            Kind.HARMLESS);

    private HoldingQuestions() {}

    /** The phrases without the time, if all of them are one such question; else as they are. */
    static List<Phrase> withoutWhen(List<Phrase> phrases) {
        if (Lists.none(phrases, phrase -> WHEN.contains(phrase.kind()))) {
            return phrases;
        }
        int end = phrases.size();
        while (end > 0 && phrases.get(end - 1).kind() == Kind.STOP) {
            end--;
        }
        int from = 0;
        while (from < end && !Asking.TO_SEE.contains(phrases.get(from).kind())) {
            from++;
        }
        if (from == end || (from > 0 && !WHEN.contains(phrases.getFirst().kind()))) {
            return phrases;
        }
        int to = from;
        while (to < end && !WHEN.contains(phrases.get(to).kind())) {
            to++;
        }
        Clause question = new Clause(phrases.subList(from, to));
        Clause tail = new Clause(phrases.subList(to, end));
        boolean ofBalance = to > from
                && question.hasOnly(OF_BALANCE)
                && (question.hasAny(HOLDING) || question.has(Kind.BALANCE))
                && Lists.none(question.assets(), Phrase::saysHowMuch)
                && tail.assets().isEmpty()
                && Verbs.in(tail) == 0
                && !tail.hasAny(Entities.ALL);
        return ofBalance ? phrases.subList(from, to) : phrases;
    }
}
