package dev.errand.engine.reader.syntax;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The lexemes of a text with Chinese in it, as they are thinned out. Not thread-safe; lives within one reading. */
public final class HanRun {

    /** What might change the request: denials, limits, other contracts. */
    private static final Pattern WEIGHTY =
            Pattern.compile("[不没未别勿莫否除禁限超至最少多约止停撤消若仅只倍币链网抵押]|合约|期权|期货|杠杆|合同|做空|做多|手续费|分批|分次|路由");

    private final List<Lexeme> lexemes;

    public HanRun(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
    }

    /** The lexemes themselves: who takes some out of them takes them out for all. */
    public List<Lexeme> lexemes() {
        return lexemes;
    }

    public static boolean isHan(Lexeme lexeme) {
        return !lexeme.text().isEmpty() && lexeme.text().charAt(0) >= 0x2E80;
    }

    /** Whether any of them begins with a Chinese character. */
    public static boolean isIn(List<Lexeme> lexemes) {
        for (Lexeme lexeme : lexemes) {
            if (isHan(lexeme)) {
                return true;
            }
        }
        return false;
    }

    public boolean is(int index, Set<Kind> kinds) {
        return index >= 0
                && index < lexemes.size()
                && kinds.contains(lexemes.get(index).kind());
    }

    public boolean is(int index, Kind... kinds) {
        return index >= 0
                && index < lexemes.size()
                && Kinds.isOneOf(lexemes.get(index).kind(), kinds);
    }

    public int startOfClause(int index) {
        int from = index;
        while (from > 0 && !is(from - 1, Joints.OF_CLAUSES)) {
            from--;
        }
        return from;
    }

    public int endOfClause(int index) {
        int to = index;
        while (to < lexemes.size() && !is(to, Joints.OF_CLAUSES)) {
            to++;
        }
        return to;
    }

    public static boolean isWeighty(Lexeme lexeme) {
        return WEIGHTY.matcher(lexeme.text()).find();
    }
}
