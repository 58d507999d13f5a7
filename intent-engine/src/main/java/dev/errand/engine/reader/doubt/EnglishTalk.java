package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.lexicon.WordRuns;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Values;
import dev.errand.intent.Reading;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * "Ugh it's raining again and my bus never came": talk of the day in English. What was not, or was, in it is of the weather, of food and of
 * family, so that it is small talk. The words stand in {@code talk-en.txt}.
 */
public final class EnglishTalk {

    private static final int LONGEST = 160;
    private static final WordLists WORDS = WordLists.read("talk-en.txt");
    private static final WordRuns TALK = WordRuns.of(talk());
    private static final Set<String> OURS = WORDS.named("OURS");
    private static final Set<Kind> ENTITIES = Clause.union(Values.BUT_NUMBERS, Kind.ADVICE, Kind.CANCEL);

    private EnglishTalk() {}

    private static Set<String> talk() {
        Set<String> talk = new HashSet<>(WORDS.named("FELT"));
        talk.addAll(WORDS.named("DAILY"));
        return talk;
    }

    /** Whether nothing of the text is about what we do, and something is talk. */
    private static boolean isAll(String text, List<Lexeme> lexemes) {
        if (text.length() > LONGEST || Lists.any(lexemes, lexeme -> lexeme.isAnyOf(ENTITIES))) {
            return false;
        }
        String said = text.toLowerCase(Locale.ROOT).replace('’', '\'');
        boolean talk = false;
        for (int at = 0; at < said.length(); at = nextWord(said, at)) {
            if (isOurs(said, at)) {
                return false;
            }
            talk |= TALK.startAt(said, at);
        }
        return talk;
    }

    private static boolean isOurs(String said, int at) {
        int end = at;
        while (end < said.length() && (Character.isLetter(said.charAt(end)) || said.charAt(end) == '\'')) {
            end++;
        }
        String word = said.substring(at, end);
        if (OURS.contains(word)) {
            return true;
        }
        for (int to = 3; to <= word.length(); to++) {
            if (OURS.contains(word.substring(0, to) + "*")) {
                return true;
            }
        }
        return false;
    }

    private static int nextWord(String said, int from) {
        int at = from;
        while (at < said.length() && !Character.isWhitespace(said.charAt(at))) {
            at++;
        }
        while (at < said.length() && Character.isWhitespace(said.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether a text for which another reason was told is nothing but talk. */
    public static boolean isMeant(Reading.Reason told, String text, List<Lexeme> lexemes) {
        boolean may = told == Reading.Reason.PAST || told == Reading.Reason.NEGATION || told == Reading.Reason.NOISE;
        return may && isAll(text, lexemes);
    }
}
