package dev.errand.engine.reader;

import dev.errand.engine.reader.lexer.Apart;
import dev.errand.engine.reader.lexicon.HanWords;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text that was not understood once more with one of its phrases taken apart. The lexer takes the longest phrase that it knows, and in
 * "500 USDC, change it into WBTC" it finds "change it into", which corrects. Only phrases that name an act or a thing are taken apart:
 * what denies, limits, dates, counts or asks stays what it is. A reading counts if it is ready, all looks at it included, and no other
 * phrase gives another one.
 */
final class ShorterWords {

    /** Longest text that is read again, in UTF-16 units. */
    private static final int LONGEST = 300;

    /** So many phrases are tried at most. */
    private static final int MOST = 6;

    private static final Set<Kind> LOOSE = Kinds.of(
            Kind.CHANGE_TO,
            Kind.SERVICE,
            Kind.ESTIMATE,
            Kind.BALANCE,
            Kind.HAVE,
            Kind.ASK_HAVE,
            Kind.WITHIN,
            Kind.SCENE,
            Kind.SEND,
            Kind.BUY,
            Kind.PUT,
            Kind.FETCHES,
            Kind.POSITION,
            Kind.SO);

    /** Of Chinese ones, whose characters alone mean less. */
    private static final Set<Kind> LOOSE_HAN = Kinds.of(
            Kind.CHANGE_TO, Kind.BALANCE, Kind.BUY, Kind.PUT, Kind.FETCHES, Kind.POSITION, Kind.THERE, Kind.SUBJECT);

    private ShorterWords() {}

    /**
     * The reading of the text with a phrase taken apart; null if there is none, or two that differ.
     *
     * @param words of the text, each for itself
     * @param reader reads the same text, in which a phrase is none
     */
    static @Nullable Reading read(Reading read, List<Lexeme> words, Function<Apart, Reading> reader) {
        String text = read.text();
        if (!isOpen(read) || text.length() > LONGEST) {
            return null;
        }
        Reading found = null;
        int tried = 0;
        for (Lexeme word : words) {
            if (tried >= MOST || !isLoose(word, text)) {
                continue;
            }
            tried++;
            Reading apart = reader.apply(new Apart(word.start(), word.end()));
            if (!counts(apart, word.kind())) {
                continue;
            }
            if (found != null && !found.intents().equals(apart.intents())) {
                return null;
            }
            found = apart;
        }
        return found;
    }

    /** Whether a text was not understood. */
    static boolean isOpen(Reading read) {
        return read.missing().contains("request")
                || read.reason() == Reading.Reason.NOISE
                || read.reason() == Reading.Reason.QUESTION;
    }

    private static boolean isLoose(Lexeme word, String text) {
        return text.charAt(word.start()) >= HanWords.FIRST
                ? word.end() - word.start() > 1 && LOOSE_HAN.contains(word.kind())
                : LOOSE.contains(word.kind()) && word.written(text).indexOf(' ') > 0;
    }

    /** Whether it is ready and asks for no errand, of which any words would do, and what asked for a price still does. */
    private static boolean counts(Reading apart, Kind taken) {
        return apart.status() == Reading.Status.READY
                && Lists.none(apart.intents(), intent -> intent.type().equals("service"))
                && (taken != Kind.ESTIMATE || Lists.none(apart.intents(), Intent::movesValue));
    }
}
