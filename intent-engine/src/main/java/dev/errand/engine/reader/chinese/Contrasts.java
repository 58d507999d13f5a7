package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** 不是给 {@literal @}ann，是给 {@literal @}anna 转 25 USDC: what is denied is said only so that nobody takes the one for the other. */
public final class Contrasts {

    private static final Set<Kind> IN_FRONT = Kinds.of(Kind.FILLER, Kind.SMALL_TALK, Kind.COMMA, Kind.SUBJECT);
    private static final Set<Kind> VALUES = Kinds.of(Kind.RECIPIENT, Kind.MARKET, Kind.TOKEN);
    private static final Set<Kind> TOWARDS = Kinds.of(Kind.GIVE, Kind.TO, Kind.ON, Kind.SEND, Kind.FROM);
    private static final Set<String> IS_NOT = Set.of("不是", "唔系");
    private static final Set<String> IS = Set.of("是", "而是", "系", "要", "应该是");

    private Contrasts() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        int from = 0;
        while (from < lexemes.size() && IN_FRONT.contains(lexemes.get(from).kind())) {
            from++;
        }
        boolean denies = from < lexemes.size()
                && lexemes.get(from).is(Kind.INSTEAD_OF)
                && IS_NOT.contains(said(lexemes.get(from)));
        int denied = denies ? behindWay(lexemes, from + 1) : -1;
        if (denied < 0 || denied + 2 >= lexemes.size()) {
            return lexemes;
        }
        int is = denied + 2;
        boolean goesOn = lexemes.get(denied + 1).kind() == Kind.COMMA;
        boolean marked = IS.contains(said(lexemes.get(is)));
        int meant = behindWay(lexemes, marked ? is + 1 : is);
        boolean contrast = goesOn
                && meant < lexemes.size()
                && (marked || meant > is)
                && VALUES.contains(lexemes.get(denied).kind())
                && lexemes.get(meant).kind() == lexemes.get(denied).kind()
                && !lexemes.get(meant).text().equals(lexemes.get(denied).text())
                && Lists.any(
                        lexemes.subList(meant, lexemes.size()),
                        lexeme -> lexeme.isAnyOf(Verbs.ANY)); // else it corrects
        if (!contrast) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes);
        told.subList(from, marked ? is + 1 : is).clear();
        return told;
    }

    /** Behind 给, 转给, 在. */
    private static int behindWay(List<Lexeme> lexemes, int from) {
        int at = from;
        while (at < lexemes.size() && TOWARDS.contains(lexemes.get(at).kind())) {
            at++;
        }
        return at;
    }

    private static String said(Lexeme lexeme) {
        return Hanzi.simplified(lexeme.text());
    }
}
