package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a later step moves, in words that nobody knows: "swap 1 ETH for USDC, send @bob the profit". It is not all of what the step before gives, as
 * where nothing is said. So too "send it to @bob plus 10 DAI", of which only the addition was read.
 */
final class UnknownObjects {

    private static final String OF = "/amount/of";
    private static final Set<String> PLUS = WordLists.read("payments-en.txt").named("PLUS");
    private static final Set<Kind> VERBS = Kinds.of(Kind.SEND, Kind.SUPPLY, Kind.GIVE, Kind.PUT, Kind.MOVE);
    private static final Set<Kind> OWN = Kinds.of(Kind.ARTICLE, Kind.MINE);
    private static final Set<Kind> UNKNOWN = Kinds.of(Kind.WORD, Kind.FILLER);
    private static final Set<Kind> SIGNS = Kinds.of(Kind.COMMA, Kind.STOP);

    private final String text;
    private final List<Lexeme> words;
    private final Reading ready;

    /**
     * @param lower the text, in lower case
     * @param words its words, each for itself
     */
    UnknownObjects(String lower, List<Lexeme> words, Reading ready) {
        this.text = lower;
        this.words = words;
        this.ready = ready;
    }

    /** The path of the first amount that is such; null if there is none. */
    @Nullable String missing() {
        if (ready.intents().size() < 2) {
            return null;
        }
        boolean guessed = Lists.any(
                ready.grounds(), ground -> ground.path().endsWith(OF) && ground.text() == null && ground.turn() == 0);
        for (int i = 0; i + 1 < words.size(); i++) {
            if (!words.get(i).isAnyOf(VERBS)) {
                continue;
            }
            int object = words.get(i + 1).kind() == Kind.RECIPIENT ? i + 2 : i + 1;
            if (guessed && isUnknown(object)) {
                return "request";
            }
            if (object < words.size() && words.get(object).kind() == Kind.IT && isAddedTo(object)) {
                return "request";
            }
        }
        return null;
    }

    /** "The profit", "the other", and nothing of it was read. */
    private boolean isUnknown(int from) {
        if (from < words.size() && words.get(from).kind() == Kind.BALANCE) {
            return true; // "what I have left"
        }
        int i = from;
        while (i < words.size() && OWN.contains(words.get(i).kind())) {
            i++;
        }
        return i > from
                && i < words.size()
                && UNKNOWN.contains(words.get(i).kind())
                && (i + 1 == words.size()
                        || words.get(i + 1).isAnyOf(SIGNS)
                        || words.get(i + 1).is(Kind.TO));
    }

    /** "It … plus 10 DAI", where the "it" was not read. */
    private boolean isAddedTo(int it) {
        Lexeme word = words.get(it);
        if (ValueRange.isRead(word, ready)) {
            return false;
        }
        for (int i = it + 1; i < words.size() && !words.get(i).isAnyOf(SIGNS); i++) {
            if (PLUS.contains(words.get(i).written(text))) {
                return true;
            }
        }
        return false;
    }
}
