package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is said beside a value and changes nothing of it: the 不要存 aave of 存 500 U 到 compound，不要存 aave, the 朋友推荐 UNI of 朋友推荐 UNI，用 200
 * U 买 UNI, and where a trade is to be made. The 开 of 开 2 台 A100，跑 3 天 rents them.
 */
public final class SetAside {

    private static final Set<String> VENUES = WordLists.read("doubts-zh.txt").named("VENUE");
    private static final Set<Kind> OF_VENUE = Kinds.of(Kind.WORD, Kind.OF, Kind.POSITION);
    private static final Set<String> DOWN = Set.of("不要", "别", "不用", "别用", "不是", "别存", "不存");
    private static final Set<String> RECOMMENDS = Set.of("推荐", "安利");
    private static final Set<Kind> TURNING = Kinds.of(Kind.ADVICE, Kind.NOT, Kind.QUESTION, Kind.PAST);
    private static final Set<String> ASKS = Set.of("吗", "么", "嘛", "呢");
    private static final Set<String> STARTS = Set.of("开", "上", "起", "搞", "整");
    private static final Set<Kind> NAMES = Kinds.of(Kind.MARKET, Kind.GPU);
    private static final Set<Kind> OTHER_JOBS = Kinds.of(
            Kind.MODEL,
            Kind.MODEL_NOUN,
            Kind.TRAIN,
            Kind.RENDER,
            Kind.FRAME_UNIT,
            Kind.TOKEN_UNIT,
            Kind.REQUEST_UNIT,
            Kind.ATTACHMENT,
            Kind.GENERATE);
    /** How many lexemes may stand in front of what is recommended. */
    private static final int REACH = 4;

    private SetAside() {}

    public static List<Lexeme> without(List<Lexeme> lexemes) {
        return started(recommended(turnedDown(routed(lexemes))));
    }

    /** Without the clause 走 Uniswap V3 behind a trade; that a venue was named is asked about by the words of the text. */
    private static List<Lexeme> routed(List<Lexeme> lexemes) {
        for (int i = 1; i + 1 < lexemes.size(); i++) {
            boolean venue = lexemes.get(i - 1).kind() == Kind.COMMA
                    && lexemes.get(i).is(Kind.USE)
                    && lexemes.get(i + 1).kind() == Kind.WORD
                    && VENUES.contains(lexemes.get(i + 1).text().toLowerCase(Locale.ROOT));
            if (venue) {
                int end = i + 2;
                while (end < lexemes.size() && lexemes.get(end).isAnyOf(OF_VENUE)) {
                    end++;
                }
                boolean ends = end == lexemes.size()
                        || Joints.OF_CLAUSES.contains(lexemes.get(end).kind());
                List<Lexeme> kept = new ArrayList<>(lexemes);
                kept.subList(i - 1, end).clear();
                return ends ? kept : lexemes;
            }
        }
        return lexemes;
    }

    /** Without 不要存 aave behind compound, 不要 A100 behind H100. */
    private static List<Lexeme> turnedDown(List<Lexeme> lexemes) {
        for (int i = 1; i + 1 < lexemes.size(); i++) {
            if (!DOWN.contains(said(lexemes.get(i)))) {
                continue;
            }
            int verb = lexemes.get(i + 1).is(Kind.SUPPLY) ? i + 1 : i;
            int name = verb + 1;
            int from = lexemes.get(i - 1).kind() == Kind.COMMA ? i - 1 : i;
            boolean ends = name < lexemes.size()
                    && lexemes.get(name).isAnyOf(NAMES)
                    && (name + 1 == lexemes.size()
                            || Joints.OF_CLAUSES.contains(lexemes.get(name + 1).kind()));
            if (ends && isAnother(lexemes, from, lexemes.get(name), verb > i)) {
                List<Lexeme> kept = new ArrayList<>(lexemes);
                kept.subList(from, name + 1).clear();
                return kept;
            }
        }
        return lexemes;
    }

    /** Whether one of the same kind stands in front, and no other of it anywhere. */
    private static boolean isAnother(List<Lexeme> lexemes, int before, Lexeme name, boolean supplied) {
        Kind kind = name.is(Kind.MARKET) ? Kind.MARKET : Kind.GPU;
        List<Lexeme> same = Lists.those(lexemes, lexeme -> lexeme.is(kind));
        List<Lexeme> front = Lists.those(lexemes.subList(0, before), lexeme -> lexeme.is(kind));
        return same.size() == 2
                && front.size() == 1
                && !front.getFirst().text().equals(name.text())
                && (!supplied || Lists.any(lexemes.subList(0, before), lexeme -> lexeme.is(Kind.SUPPLY)));
    }

    /** Without 朋友推荐 UNI, where UNI is bought behind it. */
    private static List<Lexeme> recommended(List<Lexeme> lexemes) {
        for (int i = 0; i + 3 < Math.min(lexemes.size(), REACH + 3); i++) {
            Lexeme token = lexemes.get(i + 1);
            boolean told = RECOMMENDS.contains(said(lexemes.get(i)))
                    && i > 0
                    && lexemes.get(0).isAnyOf(Kinds.of(Kind.SUBJECT, Kind.SOMEBODY))
                    && token.is(Kind.TOKEN)
                    && lexemes.get(i + 2).kind() == Kind.COMMA;
            if (told) {
                List<Lexeme> rest = lexemes.subList(i + 3, lexemes.size());
                boolean again = Lists.any(
                                rest,
                                lexeme -> lexeme.is(Kind.TOKEN) && lexeme.text().equals(token.text()))
                        && Lists.any(rest, lexeme -> Verbs.OF_TOKENS.contains(lexeme.kind()))
                        && Lists.none(rest, lexeme -> lexeme.isAnyOf(TURNING) || ASKS.contains(said(lexeme)));
                return again ? rest : lexemes;
            }
        }
        return lexemes;
    }

    /** 开 2 台 A100: rents them, if they are not for a job that says more. */
    private static List<Lexeme> started(List<Lexeme> lexemes) {
        boolean rents = lexemes.size() > 5
                && lexemes.get(0).kind() == Kind.WORD
                && STARTS.contains(said(lexemes.get(0)))
                && lexemes.get(1).is(Kind.NUMBER)
                && lexemes.get(2).is(Kind.MEASURE)
                && lexemes.get(3).is(Kind.GPU)
                && Lists.any(lexemes, lexeme -> lexeme.is(Kind.TIME_UNIT))
                && Lists.none(lexemes, lexeme -> lexeme.isAnyOf(OTHER_JOBS));
        if (!rents) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes);
        Lexeme opens = told.getFirst();
        told.set(0, Lexeme.of(Kind.RENT, opens.start(), opens.end(), null, "租"));
        return told;
    }

    private static String said(Lexeme lexeme) {
        return Hanzi.simplified(lexeme.text());
    }
}
