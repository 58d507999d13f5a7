package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an English order calls itself before a colon: "Escrow instruction: …", "Ledger note 44/B: …". The request stands behind it, and a number in
 * it counts nothing. The words stand in {@code headings-en.txt}.
 */
public final class EnglishHeadings {

    /** Nobody writes a longer one, in UTF-16 units. */
    private static final int LONGEST = 50;

    private static final WordLists LISTS = WordLists.read("headings-en.txt");

    private static final String WORD = "\\p{L}[\\p{L}\\d'’-]*";
    private static final String LABEL =
            "(?:(?:no|nr|number|num)\\.? ?|# ?|№ ?)?\\p{L}{0,3}[-/.]?\\d+(?:[-/.]?[\\p{L}\\d]{1,4}){0,3}";
    private static final Pattern HEADING = Pattern.compile("\\W*(?:" + WORD + "[, ] ?){0,3}?(?<name>(?:"
            + LISTS.anyOf("NAMED") + "(?: " + LABEL + ")?|" + LISTS.anyOf("NUMBERED") + " " + LABEL + "))\\s*:");
    private static final Pattern UNMEANT = Pattern.compile(
            "\\W*(?:(?:" + WORD + " ){0,3}" + LISTS.anyOf("VOID") + "(?: " + WORD + "){0,2}|" + LISTS.anyOf("OTHERS")
                    + " (?:" + WORD + " )?" + LISTS.anyOf("WRITTEN") + ")(?: " + LABEL + ")?\\s*:");

    /** What may stand in one beside its name; a verb only if it is the one that stands behind. */
    private static final Set<Kind> PLAIN =
            Kinds.of(Kind.WORD, Kind.FILLER, Kind.HARMLESS, Kind.ARTICLE, Kind.MINE, Kind.SERVICE, Kind.SOMEBODY);

    private EnglishHeadings() {}

    /** The lexemes, with a heading as one that asks for nothing. */
    public static List<Lexeme> told(List<Lexeme> lexemes, String text) {
        Matcher heading = heading(text, HEADING);
        if (heading == null) {
            return lexemes;
        }
        int colon = at(lexemes, heading.end() - 1);
        boolean named = colon > 0
                && colon + 1 < lexemes.size()
                && Lists.all(
                        lexemes.subList(0, colon),
                        word -> word.start() >= heading.start("name")
                                || PLAIN.contains(word.kind())
                                || isAsked(word, lexemes.get(colon + 1)));
        if (!named) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes.subList(colon, lexemes.size()));
        Lexeme first = lexemes.getFirst();
        told.addFirst(
                Lexeme.of(Kind.HARMLESS, first.start(), lexemes.get(colon - 1).end(), null, heading.group("name")));
        return told;
    }

    /** Where the colon of a heading stands; −1 if none begins the text. */
    public static int end(String text) {
        Matcher heading = heading(text, HEADING);
        return heading == null ? -1 : heading.end() - 1;
    }

    /** "Draft order: …", "his instruction: …": whether what stands behind such a heading is not meant. */
    public static boolean isUnmeant(String text) {
        return heading(text, UNMEANT) != null;
    }

    private static @Nullable Matcher heading(String text, Pattern pattern) {
        int colon = text.indexOf(':');
        Matcher heading = colon > 0 && colon < LONGEST ? pattern.matcher(text.toLowerCase(Locale.ROOT)) : null;
        return heading != null && heading.lookingAt() ? heading : null;
    }

    /** Which lexeme begins at an offset; −1 if none does. */
    private static int at(List<Lexeme> lexemes, int offset) {
        for (int i = 0; i < lexemes.size() && lexemes.get(i).start() <= offset; i++) {
            if (lexemes.get(i).start() == offset) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isAsked(Lexeme word, Lexeme verb) {
        return word.isAnyOf(Verbs.REQUESTS) && word.isAnyOf(verb.kinds());
    }
}
