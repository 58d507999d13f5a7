package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** "@tim who does my books and …", "@tim, my accountant, and …": what is said of somebody who is paid asks for nothing. */
public final class WhoItIs {

    private static final int LONGEST = 8;
    private static final Set<String> WHO = Set.of("who", "who's", "whos", "who has", "who is");

    /** All that is said of him, besides words that no lexicon knows. */
    private static final Set<Kind> PLAIN = Kinds.of(
            Kind.WORD,
            Kind.FILLER,
            Kind.MINE,
            Kind.ARTICLE,
            Kind.FETCHES,
            Kind.HAVE,
            Kind.SOMEBODY,
            Kind.SCENE,
            Kind.SERVICE,
            Kind.PAST_TIME,
            Kind.SMALL_TALK,
            Kind.HARMLESS,
            Kind.ON,
            Kind.IN,
            Kind.OF,
            Kind.WITH,
            Kind.RUN,
            Kind.TRAIN);

    /** What would tell when, whether or how he is to be paid. */
    private static final Set<String> TURNING = Set.of(
            "should",
            "must",
            "needs",
            "wants",
            "only",
            "never",
            "not",
            "doesn't",
            "isn't",
            "won't",
            "later",
            "tomorrow",
            "first",
            "owes",
            "will",
            "would",
            "already",
            "maybe",
            "then",
            "also");

    private WhoItIs() {}

    public static List<Lexeme> without(List<Lexeme> lexemes) {
        if (Lists.none(lexemes, lexeme -> lexeme.is(Kind.RECIPIENT) || lexeme.is(Kind.SOMEBODY))) {
            return lexemes;
        }
        List<Lexeme> kept = new ArrayList<>(lexemes.size());
        for (int i = 0; i < lexemes.size(); i++) {
            kept.add(lexemes.get(i));
            if (lexemes.get(i).is(Kind.SOMEBODY)) {
                i = behindPlace(lexemes, i + 1) - 1;
            } else if (lexemes.get(i).is(Kind.RECIPIENT)) {
                i = Math.max(behindWho(lexemes, i + 1), behindMine(lexemes, i + 1)) - 1;
            }
        }
        return kept;
    }

    /** Behind "who does my books"; {@code from} if that does not stand there, or not all is plain. */
    private static int behindWho(List<Lexeme> lexemes, int from) {
        int who = from < lexemes.size() && lexemes.get(from).is(Kind.COMMA) ? from + 1 : from;
        if (who >= lexemes.size() || !WHO.contains(said(lexemes.get(who)))) {
            return from;
        }
        int to = who + 1;
        while (to < lexemes.size() && to - who <= LONGEST && isPlain(lexemes.get(to))) {
            to++;
        }
        boolean ends =
                to == lexemes.size() || (Joints.ALL.contains(lexemes.get(to).kind()) && !isHis(lexemes, to));
        return ends && to > who + 1 ? to : from;
    }

    /** "Who does my books and waters my plants": what is behind the "and" may be his too. */
    private static boolean isHis(List<Lexeme> lexemes, int joint) {
        return lexemes.get(joint).is(Kind.AND)
                && (joint + 1 == lexemes.size()
                        || !Verbs.isRequest(lexemes.get(joint + 1).kind()));
    }

    /** Behind "in Ballarat", "from work", where somebody is paid; {@code from} if nothing of the kind stands there. */
    private static int behindPlace(List<Lexeme> lexemes, int from) {
        boolean paid = from > 1 && lexemes.get(from - 2).is(Kind.TO);
        boolean place = paid
                && from + 1 < lexemes.size()
                && (lexemes.get(from).kind() == Kind.IN || lexemes.get(from).kind() == Kind.FROM);
        int to = from + 1;
        while (place && to < lexemes.size() && to < from + 4 && lexemes.get(to).kind() == Kind.WORD) {
            to++;
        }
        boolean ends =
                to >= lexemes.size() || Joints.ALL.contains(lexemes.get(to).kind());
        return place && ends && to > from + 1 ? to : from;
    }

    /** Behind ", my accountant" where a comma follows. */
    private static int behindMine(List<Lexeme> lexemes, int from) {
        boolean mine = from + 3 < lexemes.size()
                && lexemes.get(from).is(Kind.COMMA)
                && lexemes.get(from + 1).is(Kind.MINE);
        int to = from + 2;
        while (mine && to < lexemes.size() && to < from + 5 && isPlain(lexemes.get(to))) {
            to++;
        }
        return mine && to > from + 2 && to < lexemes.size() && lexemes.get(to).is(Kind.COMMA) ? to : from;
    }

    private static boolean isPlain(Lexeme lexeme) {
        return PLAIN.contains(lexeme.kind()) && !TURNING.contains(said(lexeme));
    }

    private static String said(Lexeme lexeme) {
        return lexeme.text().toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
