package dev.errand.engine.reader.telling;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.telling.Fragments.Place;
import java.util.List;
import java.util.Set;

/**
 * A clause that tells how the world is: whom it is about, a finite verb, and nothing that could belong to a request. An imperative begins
 * with its verb, a telling with its subject; so its words may be any, but for those that limit a request, put it off, add to it or take it
 * back. They stand in {@code tellings-en.txt}.
 */
final class Telling {

    private static final int LONGEST = 40;
    private static final int MOST_WORDS = 60;
    private static final Set<String> ANYBODY = ToldWords.WORDS.named("ANYBODY");
    private static final Set<String> ELLIPSIS = ToldWords.WORDS.named("ELLIPSIS");
    private static final Set<String> LEAD = ToldWords.WORDS.named("LEAD");
    private static final Set<String> JUST = ToldWords.WORDS.named("JUST");
    private static final Set<String> COURSES = ToldWords.WORDS.named("COURSES");
    private static final Set<String> OTHERS_DO = ToldWords.WORDS.named("OTHERS_DO");
    private static final Set<String> SENSING = Set.of(
            "saw", "see", "watch", "watched", "heard", "hear", "let", "made", "makes", "helped", "had", "know", "knows",
            "known", "think", "believe", "guess", "hope", "imagine");
    private static final Set<String> WISH = ToldWords.WORDS.named("WISH");
    private static final Set<String> SPEECH = ToldWords.WORDS.named("SPEECH");
    private static final Set<String> FEE = ToldWords.WORDS.named("FEE");
    private static final Set<String> PERSONS = Set.of("i", "we", "they", "he", "she");
    private static final Set<String> BILL = Set.of("bill", "bills", "invoice");

    private final List<String> said;
    private final ToldWords told;
    private final TellingWeight weight;
    private final Fragments fragments;
    private final boolean divided;

    private Telling(List<Lexeme> lexemes, String text, Place place, boolean job) {
        this.told = ToldWords.of(lexemes, text);
        this.said = told.said();
        this.divided = place != Place.JOINED;
        this.weight = new TellingWeight(lexemes, text, told, place, job);
        this.fragments = new Fragments(told, place);
    }

    /**
     * Whether the lexemes are one.
     *
     * @param place where they stand: a sign, or nothing, is before them, or else values
     * @param job whether the text is about a job, of which a time is a limit
     */
    static boolean is(List<Lexeme> lexemes, String text, Place place, boolean job) {
        return lexemes.size() <= LONGEST && new Telling(lexemes, text, place, job).holds();
    }

    /** Whether they are one in front of a verb of ours, or of a question, without a sign: "i can't sleep" sell 1 ETH. */
    static boolean leads(List<Lexeme> lexemes, String text, boolean job) {
        if (lexemes.size() > LONGEST) {
            return false;
        }
        Telling telling = new Telling(lexemes, text, Place.FRONT, job);
        if (!telling.holds()) {
            return false;
        }
        List<String> said = telling.said;
        String first = said.getFirst();
        String last = said.getLast();
        boolean sure = PERSONS.contains(first)
                || ToldWords.DRAWN.contains(first)
                || ELLIPSIS.contains(first)
                || LEAD.contains(first)
                || Lists.any(said.subList(0, said.size() - 1), ToldWords.AUXILIARY::contains);
        boolean many = last.endsWith("s") && !last.endsWith("ss"); // "i know that whales" sell 1 ETH
        return sure
                && !many
                && !OTHERS_DO.contains(last)
                && !ToldWords.ADVERB.contains(last)
                && !ToldWords.NONVERB.contains(last)
                && Lists.none(said, word -> SPEECH.contains(word) || SENSING.contains(word));
    }

    /** "For my group assignment" in front of a verb of ours. */
    static boolean isPurpose(List<Lexeme> lexemes, String text, boolean job) {
        Telling telling = new Telling(lexemes, text, Place.FRONT, job);
        List<String> said = telling.said;
        return said.size() > 2
                && said.size() <= ToldWords.SUBJECT
                && said.getFirst().equals("for")
                && ToldWords.DETERMINER.contains(said.get(1))
                && !OTHERS_DO.contains(said.getLast())
                && Lists.none(
                        lexemes, lexeme -> lexeme.is(Kind.TIME_UNIT) || lexeme.is(Kind.CLOCK) || lexeme.is(Kind.PRICE))
                && Lists.none(said, FEE::contains)
                && !telling.weight.weighs();
    }

    private boolean holds() {
        int start = 0;
        while (start < said.size() && LEAD.contains(said.get(start)) && start < 3 && !isDay(start)) {
            start++;
        }
        boolean adds = start > 0 && said.getFirst().equals("and") && told.has(WISH);
        return start < said.size() && said.size() <= MOST_WORDS && !adds && begins(start) && !weight.weighs();
    }

    /** "Today is too hectic": the day is what it is about. */
    private boolean isDay(int lead) {
        return said.get(lead).endsWith("day")
                && lead + 2 < said.size()
                && ToldWords.AUXILIARY.contains(said.get(lead + 1));
    }

    /** Whether it begins with whom it is about, and a verb. */
    private boolean begins(int start) {
        String first = said.get(start);
        int size = said.size() - start;
        boolean every = first.equals("every") && size > 2 && ToldWords.COINS.contains(said.get(start + 1));
        if (every || fragments.begins(start)) {
            return true; // "every penny counts"
        }
        if (start > 0 && said.get(start - 1).startsWith("who")) {
            return size > 2 && told.findsVerb(start, 6); // "@jo who plays the violin"
        }
        boolean just = start > 0 && JUST.contains(said.get(start - 1)) && size > 1;
        if (just && first.equals("to")) {
            return EnglishRemarks.isPurpose(said.get(start + 1)); // "just to see how it works"
        }
        if (just && first.equals("for")) {
            return size > 2 && ToldWords.DETERMINER.contains(said.get(start + 1));
        }
        if (ToldWords.DRAWN.contains(first)) {
            return size > 1;
        }
        if (ToldWords.PRONOUN.contains(first) && size > (divided ? 1 : 2)) {
            int verb = start + 1;
            while (verb < said.size() - 1 && ToldWords.ADVERB.contains(said.get(verb))) {
                verb++;
            }
            String word = said.get(verb);
            boolean bare = PERSONS.contains(first);
            return bare ? !ToldWords.NONVERB.contains(word) : ToldWords.isFinite(word, true);
        }
        if (ELLIPSIS.contains(first)) {
            return size > 1;
        }
        if (!divided && (first.equals("a") || first.equals("an"))) {
            return false; // "thirty seconds a frame it's …"
        }
        if (ToldWords.DETERMINER.contains(first) || ANYBODY.contains(first)) {
            return size > 2 && told.findsVerb(start + (ANYBODY.contains(first) ? 1 : 2), ToldWords.SUBJECT);
        }
        boolean noun = first.length() > 2 && !EnglishRemarks.isImperative(first) && !ToldWords.NONVERB.contains(first);
        return noun && size > 2 && told.findsStrongVerb(start + 1, 4);
    }

    /** "The H100 bill": no GPU that is asked for. */
    static boolean isBilled(List<Lexeme> lexemes, int gpu, String text) {
        return gpu + 1 < lexemes.size() && BILL.contains(lexemes.get(gpu + 1).written(text));
    }

    /** "My uni project": no coin. */
    static boolean isUniversity(List<Lexeme> lexemes, int token, String text) {
        boolean named = text.startsWith("uni", lexemes.get(token).start())
                && token > 0
                && lexemes.get(token).end() - lexemes.get(token).start() == 3;
        String before = named ? lexemes.get(token - 1).written(text) : "";
        boolean ours = lexemes.get(Math.max(0, token - 1)).kind() == Kind.MINE
                || before.equals("her")
                || before.equals("his")
                || before.equals("the")
                || before.equals("for");
        return named
                && (before.equals("at")
                        || (ours
                                && token + 1 < lexemes.size()
                                && COURSES.contains(lexemes.get(token + 1).written(text))));
    }
}
