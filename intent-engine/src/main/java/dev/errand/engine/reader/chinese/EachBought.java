package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** 各买 100 U 的 ETH 和 LINK: so much of each is bought, as by 买 100 U 的 ETH，买 100 U 的 LINK. */
public final class EachBought {

    private static final Set<String> EACH = Set.of("各", "分别", "各自", "分別");
    private static final Set<Kind> IN_FRONT = Kinds.of(Kind.FILLER, Kind.SUBJECT, Kind.WANT, Kind.COMMA);
    /** 各, 买, 100, U, 的. */
    private static final int HEAD = 5;

    private EachBought() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        int each = 0;
        while (each < lexemes.size() && IN_FRONT.contains(lexemes.get(each).kind()) && !isEach(lexemes.get(each))) {
            each++;
        }
        int first = each + HEAD;
        if (first + 2 >= lexemes.size() || !isEach(lexemes.get(each)) || !isPrice(lexemes, each + 1)) {
            return lexemes;
        }
        List<Lexeme> tokens = new ArrayList<>();
        int at = first;
        while (at < lexemes.size() && lexemes.get(at).is(Kind.TOKEN)) {
            tokens.add(lexemes.get(at++));
            if (at + 1 < lexemes.size()
                    && isJoint(lexemes.get(at))
                    && lexemes.get(at + 1).is(Kind.TOKEN)) {
                at++;
            } else {
                break;
            }
        }
        boolean whole = at == lexemes.size()
                || Joints.OF_CLAUSES.contains(lexemes.get(at).kind())
                || isLast(lexemes, at);
        boolean goesOn = Lists.any(
                lexemes.subList(at, lexemes.size()),
                lexeme -> Verbs.OF_TOKENS.contains(lexeme.kind()) || lexeme.is(Kind.GIVE));
        if (tokens.size() < 2
                || !whole
                || goesOn
                || tokens.stream().map(Lexeme::text).distinct().count() < tokens.size()) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes.subList(0, each));
        for (Lexeme token : tokens) {
            if (told.size() > each) {
                told.add(Lexeme.of(Kind.COMMA, token.start(), token.start(), null, ","));
            }
            told.addAll(lexemes.subList(each + 1, first));
            told.add(token);
        }
        told.addAll(lexemes.subList(at, lexemes.size()));
        return told;
    }

    private static boolean isEach(Lexeme lexeme) {
        return EACH.contains(lexeme.text());
    }

    /** 买 100 U 的. */
    private static boolean isPrice(List<Lexeme> lexemes, int buy) {
        return lexemes.get(buy).is(Kind.BUY)
                && lexemes.get(buy + 1).is(Kind.NUMBER)
                && lexemes.get(buy + 2).is(Kind.TOKEN)
                && lexemes.get(buy + 3).kind() == Kind.OF;
    }

    private static boolean isJoint(Lexeme lexeme) {
        return lexeme.kind() == Kind.AND
                || (lexeme.kind() == Kind.COMMA && lexeme.text().equals("、"));
    }

    private static boolean isLast(List<Lexeme> lexemes, int at) {
        return Lists.all(
                lexemes.subList(at, lexemes.size()),
                lexeme -> lexeme.kind() == Kind.FILLER || lexeme.kind() == Kind.STOP);
    }
}
