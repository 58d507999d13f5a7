package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.CharacterSet;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an amount is said with that changes nothing of it: 一共 500 U 换 ETH, 500 整 U, 2 个 ETH（以太坊）; and 几个 where it asks nothing. */
public final class SpokenAmounts {

    private static final Set<String> TOTALS = Set.of("一共", "总共", "总计", "合计", "共", "共计");
    /** What a total may be of several of, or the budget of. */
    private static final Set<Kind> SHARING = Kinds.of(
            Kind.AND,
            Kind.EACH,
            Kind.GPU,
            Kind.GPU_NOUN,
            Kind.MODEL,
            Kind.RENT,
            Kind.RENDER,
            Kind.TRAIN,
            Kind.RUN,
            Kind.PERIOD);

    private static final Set<Kind> COUNTED = Kinds.of(Kind.TOKEN, Kind.MEASURE, Kind.DOLLAR);

    private static final CharacterSet ASKED = CharacterSet.of("?？吗嗎呢多");

    private static final Set<String> FEW = Set.of("几", "几个", "几枚", "几颗");
    /** Verbs that ask for no price, whatever number stands beside them. */
    private static final Set<Kind> MOVING = Kinds.of(Kind.SEND, Kind.SUPPLY, Kind.WITHDRAW, Kind.BORROW, Kind.REPAY);

    private static final Set<Kind> BEFORE_FEW =
            Clause.union(MOVING, Kind.SELL, Kind.BUY, Kind.SWAP, Kind.OBJECT, Kind.USE);
    /** With one of these 几个 is a question; so it is beside a number: 1 ETH 换几个 UNI. */
    private static final Set<Kind> ASKING = Kinds.of(
            Kind.FETCHES,
            Kind.WHAT,
            Kind.QUESTION,
            Kind.QUOTE,
            Kind.ESTIMATE,
            Kind.PRICE,
            Kind.WORTH,
            Kind.HAVE,
            Kind.NUMBER,
            Kind.SHARE);

    private SpokenAmounts() {}

    /** 卖几个 UNI 换 U, 转几个 ETH 给 @bob: a few, and no question how many. */
    public static List<Lexeme> few(List<Lexeme> lexemes, String text) {
        List<Lexeme> told = new ArrayList<>(lexemes);
        for (int i = 0; i + 1 < told.size(); i++) {
            Lexeme few = told.get(i);
            if (few.kind() == Kind.HOW_MUCH
                    && told.get(i + 1).is(Kind.TOKEN)
                    && FEW.contains(Hanzi.simplified(few.text()))
                    && asksNothing(told, i, text)) {
                told.set(i, Lexeme.of(Kind.SOME, few.start(), few.end(), null, few.text()));
            }
        }
        return told;
    }

    private static boolean asksNothing(List<Lexeme> lexemes, int i, String text) {
        if (i > 0 && !lexemes.get(i - 1).isAnyOf(BEFORE_FEW)) {
            return false;
        }
        boolean moves = i > 0 && lexemes.get(i - 1).isAnyOf(MOVING);
        return !ASKED.isIn(text)
                && (moves || Lists.none(lexemes, lexeme -> lexeme.isAnyOf(ASKING) && !lexeme.is(Kind.SOME)));
    }

    /** The lexemes without it. */
    public static List<Lexeme> plain(List<Lexeme> lexemes, String text) {
        List<Lexeme> left = new ArrayList<>(lexemes.size());
        for (int i = 0; i < lexemes.size(); i++) {
            if (!isTotal(lexemes, i) && !isRound(lexemes, i) && !isNamedAgain(lexemes, i, text)) {
                left.add(lexemes.get(i));
            }
        }
        return left;
    }

    /** The 一共 of 一共 500 U 换 ETH: the one number of a request for one thing. */
    private static boolean isTotal(List<Lexeme> lexemes, int i) {
        return TOTALS.contains(Hanzi.simplified(lexemes.get(i).text()))
                && i + 2 < lexemes.size()
                && lexemes.get(i + 1).is(Kind.NUMBER)
                && lexemes.get(i + 2).isAnyOf(COUNTED)
                && (i == 0 || Joints.OF_CLAUSES.contains(lexemes.get(i - 1).kind()))
                && Lists.count(lexemes, lexeme -> lexeme.is(Kind.NUMBER) || lexeme.is(Kind.SHARE)) == 1
                && Lists.count(lexemes, lexeme -> lexeme.is(Kind.RECIPIENT)) <= 1
                && Lists.none(lexemes, lexeme -> lexeme.isAnyOf(SHARING));
    }

    /** The 整 of 500 整 U. */
    private static boolean isRound(List<Lexeme> lexemes, int i) {
        return i > 0
                && i + 1 < lexemes.size()
                && lexemes.get(i).text().equals("整")
                && lexemes.get(i - 1).is(Kind.NUMBER)
                && lexemes.get(i - 1).end() == lexemes.get(i).start()
                && lexemes.get(i + 1).isAnyOf(COUNTED);
    }

    /** The second name of 2 个 ETH（以太坊）: the same token in brackets. */
    private static boolean isNamedAgain(List<Lexeme> lexemes, int i, String text) {
        if (i == 0
                || !lexemes.get(i).is(Kind.TOKEN)
                || !lexemes.get(i - 1).is(Kind.TOKEN)
                || !lexemes.get(i).text().equals(lexemes.get(i - 1).text())) {
            return false;
        }
        String between =
                text.substring(lexemes.get(i - 1).end(), lexemes.get(i).start()).strip();
        int behind = lexemes.get(i).end();
        return (between.equals("(") || between.equals("（"))
                && behind < text.length()
                && ")）".indexOf(text.charAt(behind)) >= 0;
    }
}
