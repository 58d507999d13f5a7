package dev.errand.engine.reader.telling;

import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The words of a clause that may be a telling, and what any part of it asks about them: whether a verb stands there, whom it is about,
 * whether it points to what was said before. The lists stand in {@code tellings-en.txt}.
 *
 * @param said its words in lower case, in their order
 */
public record ToldWords(List<String> said) {

    public static final WordLists WORDS = WordLists.read("tellings-en.txt");
    /** Words of a subject, at most. */
    static final int SUBJECT = 9;

    static final Set<String> PRONOUN = WORDS.named("PRONOUN");
    static final Set<String> DRAWN = WORDS.named("DRAWN");
    static final Set<String> DETERMINER = WORDS.named("DETERMINER");
    static final Set<String> ADVERB = WORDS.named("ADVERB");
    static final Set<String> AUXILIARY = WORDS.named("AUXILIARY");
    static final Set<String> VERB = WORDS.named("VERB");
    static final Set<String> NONVERB = WORDS.named("NONVERB");
    private static final Set<String> PAST = WORDS.named("PAST");
    static final Set<String> POINTING = WORDS.named("POINTING");
    /** "Every penny counts": of so little, nothing recurs. */
    static final Set<String> COINS =
            Set.of("penny", "cent", "dime", "bit", "coin", "dollar", "pound", "euro", "rupee", "little");

    public static final Set<String> SELF =
            Set.of("i", "we", "i'm", "im", "i've", "ive", "i'll", "i'd", "we're", "we've");

    /** The words of these lexemes. */
    public static ToldWords of(List<Lexeme> lexemes, String text) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < lexemes.size(); i++) {
            addWords(lexemes.get(i).written(text), said);
        }
        return new ToldWords(Collections.unmodifiableList(said));
    }

    /** The words of a text in lower case. */
    static List<String> wordsOf(String text) {
        List<String> words = new ArrayList<>();
        addWords(text, words);
        return words;
    }

    private static void addWords(String text, List<String> words) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !isOfWord(text.charAt(i))) {
                if (i > start) {
                    words.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
    }

    private static boolean isOfWord(char c) {
        return (c >= 'a' && c <= 'z') || c == '\'' || c == '-';
    }

    boolean has(Set<String> words) {
        return Lists.any(said, words::contains);
    }

    /** Whether a finite verb stands among the {@code most} words from there. */
    boolean findsVerb(int from, int most) {
        for (int i = from; i < said.size() && i < from + most; i++) {
            if (isFinite(said.get(i), true) && !said.get(i - 1).equals("to")) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #findsVerb}, where the subject has no article: a plural is no verb there. */
    boolean findsStrongVerb(int from, int most) {
        for (int i = from; i < said.size() && i < from + most; i++) {
            if (isFinite(said.get(i), false)) {
                return true;
            } else if (NONVERB.contains(said.get(i)) || POINTING.contains(said.get(i))) {
                return false;
            }
        }
        return false;
    }

    /** Whether one of these words stands for something: "it", "that is", but not "this year". */
    boolean points(int from, int to) {
        for (int i = from; i < to; i++) {
            String next = i + 1 < said.size() ? said.get(i + 1) : "";
            boolean names = DETERMINER.contains(said.get(i))
                    && !next.isEmpty()
                    && !AUXILIARY.contains(next)
                    && !VERB.contains(next)
                    && !NONVERB.contains(next)
                    && !ADVERB.contains(next);
            if (POINTING.contains(said.get(i)) && !names) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is told in the past. */
    boolean isTold() {
        for (String word : said) {
            if (PAST.contains(word) || (isPast(word) && word.length() > 4)) {
                return true;
            } else if (AUXILIARY.contains(word) || VERB.contains(word)) {
                return false;
            }
        }
        return false;
    }

    /** Whether the last subject before this place is oneself. */
    boolean isOfSelf(int place) {
        for (int i = place; i >= 0; i--) {
            String word = said.get(i);
            if (SELF.contains(word)) {
                return true;
            } else if (PRONOUN.contains(word) || DRAWN.contains(word) || DETERMINER.contains(word)) {
                return false;
            }
        }
        return false;
    }

    /** @param weak whether what ends as a third person does counts, too */
    static boolean isFinite(String word, boolean weak) {
        boolean ending = word.length() > 3 && ((word.endsWith("s") && !word.endsWith("ss")) || isPast(word));
        return AUXILIARY.contains(word)
                || VERB.contains(word)
                || (weak && ending)
                || (!weak && isPast(word) && word.length() > 4);
    }

    static boolean isPast(String word) {
        return word.endsWith("ed");
    }

    static boolean isDenial(String word) {
        return word.equals("not")
                || word.equals("never")
                || word.equals("cannot")
                || word.endsWith("n't")
                || word.equals("cant")
                || word.equals("dont")
                || word.equals("wont")
                || word.equals("didnt")
                || word.equals("doesnt")
                || word.equals("isnt");
    }
}
