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

/**
 * 别让那 1 ETH 闲着, 就搁着: Chinese that says how tokens lie about. That they shall not do so asks for nothing by itself, and that they do is no
 * deposit, unless a market is named with it.
 */
public final class LyingIdle {

    private static final Set<Kind> CAUSING = Kinds.of(Kind.OBJECT, Kind.FILLER, Kind.USE, Kind.WORD);
    private static final Set<String> STATES =
            Set.of("躺", "躺着", "放着", "搁着", "存着", "趴着", "闲着", "空着", "摆着", "晾着", "荒着", "睡大觉", "睡觉", "吃灰", "发霉", "落灰");

    /** How far a clause is searched to either side. */
    private static final int REACH = 40;

    private LyingIdle() {}

    public static List<Lexeme> marked(List<Lexeme> lexemes) {
        if (Lists.none(lexemes, LyingIdle::isState)) {
            return lexemes;
        }
        List<Lexeme> kept = new ArrayList<>(lexemes);
        for (int i = kept.size() - 1; i >= 0; i--) {
            int from = startOfClause(kept, i);
            boolean market = Lists.any(kept.subList(from, endOfClause(kept, i)), each -> each.is(Kind.MARKET));
            if (!isState(kept.get(i)) || market) {
                continue;
            }
            Lexeme state = kept.get(i);
            kept.set(i, Lexeme.of(Kind.HARMLESS, state.start(), state.end(), null, state.text()));
            int not = denied(kept, from, i);
            if (not >= 0) {
                int caused = not + 1;
                while (caused < i && CAUSING.contains(kept.get(caused).kind()) && !isThing(kept.get(caused))) {
                    caused++;
                }
                kept.subList(not, caused).clear();
                i = not;
            }
        }
        return kept;
    }

    private static boolean isState(Lexeme lexeme) {
        return STATES.contains(lexeme.text());
    }

    private static boolean isThing(Lexeme lexeme) {
        return lexeme.is(Kind.NUMBER) || lexeme.is(Kind.TOKEN) || lexeme.is(Kind.SHARE) || lexeme.is(Kind.IT);
    }

    /** Where 别 stands in 别让那 1 ETH 闲着; −1 if another verb is what is denied, or nothing is. */
    private static int denied(List<Lexeme> lexemes, int from, int state) {
        for (int i = state - 1; i >= from; i--) {
            if (lexemes.get(i).kind() == Kind.NOT) {
                return i;
            }
            if (lexemes.get(i).isAnyOf(Verbs.REQUESTS)) {
                return -1;
            }
        }
        return -1;
    }

    private static int startOfClause(List<Lexeme> lexemes, int index) {
        int from = index;
        while (from > Math.max(0, index - REACH)
                && !Joints.OF_CLAUSES.contains(lexemes.get(from - 1).kind())) {
            from--;
        }
        return from;
    }

    private static int endOfClause(List<Lexeme> lexemes, int index) {
        int to = index;
        while (to < Math.min(lexemes.size(), index + REACH)
                && !Joints.OF_CLAUSES.contains(lexemes.get(to).kind())) {
            to++;
        }
        return to;
    }
}
