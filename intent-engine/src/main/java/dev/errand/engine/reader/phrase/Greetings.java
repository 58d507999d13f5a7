package dev.errand.engine.reader.phrase;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * "Hi every week swap 50 USDC to WETH", "… lend half of it lol": whoever greets leaves the comma out. It is put back, as "every week" would be
 * a part of the greeting otherwise, and lost with it.
 */
final class Greetings {

    /** What begins a request, or a condition of one. "Thanks for the swap" and "ok with me" begin none. */
    private static final Set<Kind> OPENING = Clause.union(
            Verbs.ANY,
            Kind.IF,
            Kind.EVERY,
            Kind.EVERY_OTHER,
            Kind.PERIOD,
            Kind.BEFORE,
            Kind.AFTER,
            Kind.ASK_HAVE,
            Kind.HOW_MUCH,
            Kind.WHAT,
            Kind.BALANCE,
            Kind.TOKEN,
            Kind.NUMBER,
            Kind.SHARE,
            Kind.DOLLAR,
            Kind.SUBJECT,
            Kind.MINE,
            Kind.FROM,
            Kind.AT_MOST,
            Kind.HAVE,
            Kind.FETCHES,
            Kind.MARKET,
            Kind.MODEL,
            Kind.GPU);

    private static final Set<Kind> TRAILING = Kinds.of(Kind.SMALL_TALK, Kind.STOP);
    private static final Set<String> THANKS = Set.of("谢谢", "多谢", "谢谢你", "谢谢您", "谢谢啦", "谢谢了", "谢啦", "谢了", "感谢", "唔该");
    private static final Set<Kind> OF = Kinds.of(Kind.OF, Kind.SHARE);
    private static final Set<Kind> BETWEEN = Kinds.of(Kind.SMALL_TALK, Kind.FILLER);

    /** What a request may end in. */
    private static final Set<Kind> ENDING =
            Kinds.of(Kind.TOKEN, Kind.RECIPIENT, Kind.MARKET, Kind.NUMBER, Kind.SHARE, Kind.GPU, Kind.TIME_UNIT);

    private Greetings() {}

    static List<Lexeme> divided(List<Lexeme> lexemes) {
        int begins = beginning(lexemes);
        int ends = ending(lexemes);
        if (begins < 0 && ends < 0) {
            return lexemes;
        }
        List<Lexeme> divided = new ArrayList<>(lexemes);
        for (int at : new int[] {ends, begins}) {
            if (at >= 0) {
                int start = lexemes.get(at - 1).end();
                divided.add(at, Lexeme.of(Kind.COMMA, start, start, null, ","));
            }
        }
        return divided;
    }

    /** Where the request begins behind a greeting; −1 if nobody greets. */
    private static int beginning(List<Lexeme> lexemes) {
        int at = 0;
        while (at < lexemes.size() && BETWEEN.contains(lexemes.get(at).kind())) {
            at++;
        }
        boolean greeted = at > 0 && at < lexemes.size() && lexemes.getFirst().kind() == Kind.SMALL_TALK;
        return greeted && OPENING.contains(lexemes.get(at).kind()) ? at : -1;
    }

    /** "… lend half of it lol", "… to @bob ok?": where the last words begin that ask for nothing; −1 if there are none. */
    private static int ending(List<Lexeme> lexemes) {
        int at = lexemes.size();
        while (at > 0 && TRAILING.contains(lexemes.get(at - 1).kind())) {
            at--;
        }
        if (at < 2 || at == lexemes.size() || lexemes.get(at).kind() != Kind.SMALL_TALK) {
            return -1;
        }
        Lexeme last = lexemes.get(at - 1);
        boolean it = last.is(Kind.IT) && lexemes.get(at - 2).isAnyOf(OF);
        boolean han = at > 2 && THANKS.contains(Hanzi.simplified(lexemes.get(at).text())) && last.kind() != Kind.COMMA;
        return it || han || ENDING.contains(last.kind()) ? at : -1;
    }
}
