package dev.errand.engine.reader;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Slips;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text that was not understood once more with a small word mended that a slip of the finger spoilt: "swap 5 USDC ot DAI", "hw much ETH".
 * Only words of the list in {@code small-words-en.txt} are found so, and none where a word is as near that denies, counts or leaves a choice:
 * amounts, tokens and addresses are never mended. A reading counts if it is ready, and no other word gives another one.
 */
final class Misspelt {

    /** Longest text that is read again, in UTF-16 units. */
    private static final int LONGEST = 300;

    private static final int SHORTEST_WORD = 2;

    /** So many texts are read again at most. */
    private static final int MOST = 8;

    private static final WordLists WORDS = WordLists.read("small-words-en.txt");

    private static final Set<String> SMALL = WORDS.named("SMALL");

    /** What changes a request, and is never to be taken for a slip. */
    private static final Set<String> WEIGHTY = WORDS.named("WEIGHTY");

    private Misspelt() {}

    /**
     * The reading of the text with one word mended; null if there is none, or two that differ.
     *
     * @param words of the text, each for itself
     * @param reader reads a text
     */
    static @Nullable Reading read(Reading read, List<Lexeme> words, Function<String, Reading> reader) {
        String text = read.text();
        boolean open = read.status() == Reading.Status.INCOMPLETE || ShorterWords.isOpen(read);
        if (!open || text.length() > LONGEST) {
            return null;
        }
        List<Rewritten> mended = new ArrayList<>();
        for (Lexeme word : words) {
            if (word.kind() == Kind.WORD) {
                for (String small : near(word.written(text))) {
                    mended.add(with(text, word, small));
                }
            }
        }
        Reading found = null;
        for (Rewritten each : mended.subList(0, Math.min(MOST, mended.size()))) {
            Reading reading = each.restored(reader.apply(each.text()));
            if (reading.status() != Reading.Status.READY) {
                continue;
            }
            if (found != null && !found.intents().equals(reading.intents())) {
                return null;
            }
            found = reading;
        }
        return found;
    }

    private static List<String> near(String word) {
        String said = word.toLowerCase(Locale.ROOT);
        boolean weighs = said.length() < SHORTEST_WORD || Lists.any(WEIGHTY, other -> Slips.isOne(said, other));
        return weighs
                ? List.of()
                : SMALL.stream().filter(small -> Slips.isOne(said, small)).toList();
    }

    private static Rewritten with(String text, Lexeme word, String small) {
        List<Integer> offsets = new ArrayList<>();
        String rest = text.substring(word.end());
        for (int i = 0; i <= word.start(); i++) {
            offsets.add(i);
        }
        for (int i = 1; i < small.length(); i++) {
            offsets.add(word.end() - 1);
        }
        for (int i = word.end(); i <= text.length(); i++) {
            offsets.add(i);
        }
        return new Rewritten(text.substring(0, word.start()) + small + rest, text, offsets);
    }
}
