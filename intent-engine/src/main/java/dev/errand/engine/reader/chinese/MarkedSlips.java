package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Slips whose sign means something else elsewhere, and requests that are begun again as another: 租 A100 呃 H100 三张, 滑点 1% 算了 0.5%, 跌到 2000...
 * 不是 跌破 1600, 借 GPU 不对 是租 GPU. Chinese only.
 */
final class MarkedSlips {

    private static final Set<Kind> CHOSEN = Kinds.of(Kind.GPU, Kind.MODEL, Kind.PRECISION, Kind.PERIOD);
    private static final Set<String> HESITATIONS = Set.of("呃", "额", "哦", "噢", "哎", "诶");
    private static final Set<String> NO_MORE = Set.of("算了", "还是算了");
    private static final Set<String> AFTER_ALL = Set.of("还是", "就");
    private static final String NOT = "不是";
    private static final String JUST = "就是";

    /** Signs that take back what was just said; 等等 and 不好意思 may go on with something else. */
    private static final Pattern WRONG = Pattern.compile(".*(?:不对|错|不是|口误|呸|唔系).*");

    /** What may be dropped with the verb that was wrong: a condition, an interval and a limit may not. */
    private static final Set<Kind> DROPPED = Kinds.of(
            Kind.FILLER,
            Kind.WANT,
            Kind.SMALL_TALK,
            Kind.OBJECT,
            Kind.USE,
            Kind.NUMBER,
            Kind.SHARE,
            Kind.MEASURE,
            Kind.TOKEN,
            Kind.OF,
            Kind.MINE,
            Kind.FROM,
            Kind.TO,
            Kind.GIVE,
            Kind.OUT,
            Kind.MARKET,
            Kind.BECOME,
            Kind.GPU,
            Kind.GPU_NOUN);

    private static final Set<Kind> ACTS = Kinds.of(
            Kind.SWAP, Kind.BUY, Kind.SELL, Kind.SEND, Kind.SUPPLY, Kind.BORROW, Kind.WITHDRAW, Kind.REPAY, Kind.RENT);

    private MarkedSlips() {}

    /** The same words, each sign of a slip told as one. */
    static List<Lexeme> marked(List<Lexeme> lexemes) {
        List<Lexeme> marked = null;
        for (int i = 1; i + 1 < lexemes.size(); i++) {
            if (isHesitation(lexemes, i) || isGivenUp(lexemes, i) || isDenied(lexemes, i)) {
                marked = marked == null ? new ArrayList<>(lexemes) : marked;
                Lexeme sign = lexemes.get(i);
                marked.set(i, Lexeme.of(Kind.MEND, sign.start(), sign.end(), null, sign.text()));
            }
        }
        return marked == null ? lexemes : marked;
    }

    /** The 呃 of 租 A100 呃 H100: between two values of which one only can be meant, and neither is money. */
    private static boolean isHesitation(List<Lexeme> lexemes, int i) {
        return HESITATIONS.contains(lexemes.get(i).text())
                && Lists.any(
                        CHOSEN,
                        kind -> lexemes.get(i - 1).is(kind)
                                && lexemes.get(i + 1).is(kind));
    }

    /** The 算了 of 滑点 1% 算了 0.5%: not of the whole, since the same is said again right away. */
    private static boolean isGivenUp(List<Lexeme> lexemes, int i) {
        if (!NO_MORE.contains(Hanzi.simplified(lexemes.get(i).text()))
                || !lexemes.get(i - 1).is(Kind.SHARE)) {
            return false;
        }
        boolean afterAll =
                AFTER_ALL.contains(Hanzi.simplified(lexemes.get(i + 1).text()));
        int again = afterAll ? i + 2 : i + 1;
        return again < lexemes.size() && lexemes.get(again).is(Kind.SHARE);
    }

    /** The 不是 of 变多点 不是 就是把 … 变成, and of 跌到 2000... 不是 跌破 1600. */
    private static boolean isDenied(List<Lexeme> lexemes, int i) {
        if (!lexemes.get(i).is(Kind.INSTEAD_OF) || !lexemes.get(i).text().equals(NOT)) {
            return false;
        }
        boolean trailsOff = i > 2
                && lexemes.get(i - 1).is(Kind.STOP)
                && (lexemes.get(i - 2).is(Kind.STOP)
                        || lexemes.get(i - 1).text().equals("…"));
        return trailsOff || lexemes.get(i + 1).text().equals(JUST);
    }

    /**
     * 存 300 USDC 不对 是取 300 USDC: where among {@code kept} a request begins that is said anew as another one, with a value of its own; −1 if
     * none is, or if more than its verb and its values would be lost.
     */
    static int otherVerb(List<Lexeme> kept, List<Lexeme> lexemes, int after) {
        Lexeme verb = lexemes.get(after);
        int sign = after - 1;
        while (sign > 0 && lexemes.get(sign).kind() != Kind.MEND) {
            sign--;
        }
        boolean value = after + 1 < lexemes.size()
                && (lexemes.get(after + 1).is(Kind.NUMBER)
                        || lexemes.get(after + 1).is(Kind.GPU_NOUN)
                        || lexemes.get(after + 1).is(Kind.GPU));
        if (!ACTS.contains(verb.kind())
                || !value
                || !WRONG.matcher(lexemes.get(sign).text()).matches()) {
            return -1;
        }
        int from = kept.size();
        int acts = 0;
        while (from > 0 && !Joints.OF_CLAUSES.contains(kept.get(from - 1).kind())) {
            Lexeme lexeme = kept.get(--from);
            boolean act = ACTS.contains(lexeme.kind());
            acts += act ? 1 : 0;
            if (!act && !DROPPED.contains(lexeme.kind())) {
                return -1;
            }
        }
        return from == 0 && acts == 1 ? from : -1;
    }
}
