package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Scene;
import dev.errand.engine.reader.frame.Frames;
import dev.errand.engine.reader.frame.SwapSides;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.telling.Passing;
import dev.errand.engine.reader.telling.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text as one request whose parts stand in sentences of their own: "Two A10Gs. Six hours. Rent them." Tried where the
 * sentences by themselves leave something open; it counts only where nothing is left over and nothing is missing.
 */
public final class Wholes {

    /** What is said in sentences that ask for nothing, or for two things. */
    private static final Set<Kind> FORBIDDEN = Kinds.of(
            Kind.NOT,
            Kind.SUBJECT,
            Kind.PAST,
            Kind.PAST_TIME,
            Kind.ADVICE,
            Kind.QUESTION,
            Kind.CANCEL,
            Kind.CONTEXT,
            Kind.OR,
            Kind.REST,
            Kind.MEND,
            Kind.INSTEAD,
            Kind.AGAIN,
            Kind.ALSO,
            Kind.THEN);

    private static final Set<Kind> WISHES = Kinds.of(Kind.NEED, Kind.WANT, Kind.RECEIVE);

    private static final int LONGEST = 24;

    private Wholes() {}

    /** The one request that all of the text makes; null if it makes none, or was understood without. */
    public static @Nullable Draft read(String text, List<Lexeme> lexemes, List<Phrase> phrases, Clauses.Result apart) {
        boolean several = Lists.any(phrases, phrase -> Joints.OF_CLAUSES.contains(phrase.kind()));
        if (!several || phrases.size() > LONGEST) {
            return null;
        }
        boolean understood = apart.all()
                && Lists.all(apart.drafts(), draft -> draft.copy().missing().isEmpty());
        if (understood && !apart.drafts().isEmpty()) {
            return null;
        }
        List<Phrase> joined = new ArrayList<>();
        for (Phrase phrase : People.named(phrases)) {
            boolean joint = phrase.kind() == Kind.STOP || phrase.kind() == Kind.SO;
            if (phrase.isAnyOf(FORBIDDEN)) {
                return null;
            }
            if (!joint && phrase.kind() != Kind.SMALL_TALK) {
                joined.add(phrase);
            }
        }
        if (joined.isEmpty()) {
            return null;
        }
        Clause clause = new Clause(List.copyOf(joined));
        boolean told = clause.assets().size() > 2
                && !wishesFirst(clause)
                && Lists.any(clause.assets(), asset -> asset.holding() != null && SwapSides.isIt(asset.holding()));
        if (told) {
            return null; // "I love ETH. Swap 100 DAI for it": in one, ETH would be what is sold
        }
        if (new Asides(new Wording(text, lexemes)).forbidsRequest(clause)) {
            return null;
        }
        Clause passed = Passing.over(clause);
        List<List<Draft>> fits = Frames.read(passed, new Scene(text, List.of(), null, false));
        if (fits.size() != 1 || fits.getFirst().size() != 1) {
            return null;
        }
        Draft draft = fits.getFirst().getFirst();
        return draft.copy().missing().isEmpty() ? draft : null;
    }

    /** "I need 400 USDC. Swap ETH for it": what is wished for is what is bought, unless "it" is what is sold. */
    private static boolean wishesFirst(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        Phrase.Holding wished = phrases.size() > 1 ? phrases.get(1).holding() : null;
        boolean behind = false;
        for (int i = 2; i < phrases.size(); i++) {
            Phrase.Holding holding = phrases.get(i).holding();
            behind |= holding != null
                    && SwapSides.isIt(holding)
                    && (phrases.get(i - 1).kind() == Kind.FOR
                            || phrases.get(i - 1).kind() == Kind.BUY);
        }
        return behind
                && WISHES.contains(clause.first().kind())
                && wished != null
                && wished.token() != null
                && wished.saysAmount();
    }
}
