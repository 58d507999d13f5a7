package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Chinese questions for a balance whose words stand in an order of their own: 投票前看一下…, 我的 ETH 多少. Thread-safe. */
public final class ChineseBalances {

    private static final Set<Kind> OWN =
            Kinds.of(Kind.MINE, Kind.TOKEN, Kind.AT_MOST, Kind.FILLER, Kind.SHOW, Kind.SUBJECT);
    private static final int MOST_BEFORE = 6;
    private static final Set<String> OWNERS = Set.of("我", "俺", "咱", "我们");
    private static final Set<String> BEFORE = Set.of("前", "之前", "以前");

    private ChineseBalances() {}

    /** 投票前看一下我有多少 UNI: before what somebody wants to see it is no matter, where nothing moves. */
    public static List<Lexeme> shownFirst(List<Lexeme> lexemes) {
        int show = 0;
        while (show < lexemes.size() && show < MOST_BEFORE && !lexemes.get(show).is(Kind.SHOW)) {
            show++;
        }
        boolean before = show > 0
                && show < lexemes.size()
                && BEFORE.contains(Hanzi.simplified(lexemes.get(show - 1).text()))
                && Lists.all(lexemes.subList(0, show), lexeme -> HanRun.isHan(lexeme) && !lexeme.is(Kind.STOP));
        if (!before) {
            return lexemes;
        }
        List<Lexeme> shown = lexemes.subList(show, lexemes.size());
        boolean moves =
                Lists.any(shown, lexeme -> lexeme.kind() != Kind.SHOW && Verbs.OF_TOKENS.contains(lexeme.kind()));
        return moves ? lexemes : shown;
    }

    /** 我的 ETH 多少, 我手里 LINK 一共多少: of one's own, what it is asked of is what there is. */
    public static List<Lexeme> counted(List<Lexeme> told) {
        List<Lexeme> lexemes = owned(told);
        int last = lexemes.size() - 1;
        while (last > 0
                && (lexemes.get(last).kind() == Kind.STOP || lexemes.get(last).kind() == Kind.FILLER)) {
            last--;
        }
        boolean asked = last > 1
                && last < MOST_BEFORE
                && lexemes.get(last).kind() == Kind.HOW_MUCH
                && HanRun.isHan(lexemes.get(last))
                && Lists.all(lexemes.subList(0, last), lexeme -> OWN.contains(lexeme.kind()))
                && Lists.any(lexemes.subList(0, last), lexeme -> lexeme.is(Kind.MINE))
                && Lists.count(lexemes.subList(0, last), lexeme -> lexeme.is(Kind.TOKEN)) == 1;
        if (!asked) {
            return lexemes;
        }
        List<Lexeme> had = new ArrayList<>(lexemes);
        had.removeIf(lexeme -> lexeme.kind() == Kind.AT_MOST);
        int at = lexemes.get(last).start();
        had.add(had.indexOf(lexemes.get(last)), Lexeme.of(Kind.HAVE, at, at, null, "有"));
        return had;
    }

    /** 我 LINK 呢？看看还有几颗: one's own, asked for by its name alone. */
    private static List<Lexeme> owned(List<Lexeme> lexemes) {
        boolean named = lexemes.size() > 3
                && lexemes.get(0).kind() == Kind.SUBJECT
                && OWNERS.contains(lexemes.get(0).text())
                && lexemes.get(1).is(Kind.TOKEN)
                && Lists.any(
                        lexemes.subList(2, Math.min(lexemes.size(), MOST_BEFORE)),
                        lexeme -> lexeme.text().equals("呢"));
        return named ? lexemes.subList(1, lexemes.size()) : lexemes;
    }
}
