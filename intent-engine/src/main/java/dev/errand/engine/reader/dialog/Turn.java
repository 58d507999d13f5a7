package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.Questions;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message that follows another, and what is asked of the two. Immutable.
 *
 * @param last what the messages before were read as
 * @param alone the message, read by itself
 * @param chinese whether it is answered in Chinese
 */
record Turn(Reading last, Reading alone, List<Lexeme> lexemes, List<Phrase> phrases, String text, boolean chinese) {

    /** By which verbs a request begins. */
    private static final Set<Kind> REQUESTS =
            Clause.union(Verbs.OF_TOKENS, Kind.RENT, Kind.RENDER, Kind.TRAIN, Kind.RUN);

    static boolean isRequest(Phrase phrase) {
        return REQUESTS.contains(phrase.kind());
    }

    boolean says(Set<Kind> kinds) {
        return Lists.any(phrases, phrase -> phrase.isAnyOf(kinds));
    }

    boolean says(Kind kind) {
        return Lists.any(phrases, phrase -> phrase.is(kind));
    }

    boolean isOnly(Set<Kind> kinds) {
        return Lists.any(phrases, phrase -> phrase.isAnyOf(kinds))
                && Lists.all(
                        phrases,
                        phrase -> phrase.isAnyOf(kinds)
                                || phrase.is(Kind.COMMA)
                                || phrase.is(Kind.STOP)
                                || phrase.is(Kind.SMALL_TALK));
    }

    boolean isOfSameKind() {
        return last.intents().size() == 1
                && alone.intents().size() == 1
                && last.intents()
                        .getFirst()
                        .type()
                        .equals(alone.intents().getFirst().type());
    }

    boolean isTrade() {
        return Shown.isTrade(last);
    }

    boolean isComputeJob() {
        return last.intents().size() == 1
                && List.of("infer", "train", "rent", "render")
                        .contains(last.intents().getFirst().type());
    }

    /** Whether the request before is done again and again: then 每次 says nothing new. */
    boolean recurs() {
        return last.intents().size() == 1
                && ReadingLeaves.ofEarlier(last).getFirst().has("trigger.every");
    }

    boolean saysOtherPayment() {
        return Lists.any(phrases, Turn::changesPayment);
    }

    /** 改用, 还是用: something else is to be paid with. */
    static boolean changesPayment(Phrase phrase) {
        return phrase.is(Kind.CHANGE_TO) && phrase.text().endsWith("用");
    }

    /** Whether the request before says with 用, 拿 or 花 what is paid, or how much is to be got. */
    boolean isPaidWith() {
        if (!Hanzi.areIn(last.text()) || last.intents().size() != 1) {
            return true;
        }
        Draft draft = ReadingLeaves.ofEarlier(last).getFirst();
        return draft.has("buy.amount") || last.text().chars().anyMatch(c -> "用拿花以掏".indexOf(c) >= 0);
    }

    static boolean isBareNumber(Phrase.@Nullable Holding holding) {
        return holding != null
                && holding.token() == null
                && holding.reference() == null
                && holding.measure() == Phrase.Measure.VALUE;
    }

    /** What was known, asked about once more. */
    Reading asked(List<String> missing) {
        return asked(last, missing, text, chinese);
    }

    /** What was known of the request before, asked about once more. */
    static Reading asked(Reading last, List<String> missing, String text, boolean chinese) {
        List<Draft> drafts = ReadingLeaves.ofEarlier(last);
        return new Reading(
                text,
                Reading.Status.INCOMPLETE,
                drafts.stream().map(Draft::toIntent).toList(),
                missing,
                Questions.about(missing, drafts, chinese),
                null,
                Drafts.grounds(drafts));
    }
}
