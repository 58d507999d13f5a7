package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Chinese words that mean something only beside a compute job: 型号 A40，数量 3 counts GPUs, 12 小时交 says by when, 附件要 Qwen3-8B 看 runs it, 我传了一个文件
 * gives it, and of what is rented 时限 is how long.
 */
public final class ChineseJobs {

    private static final Set<Kind> OF_JOBS = Kinds.of(Kind.GPU, Kind.MODEL, Kind.RENDER, Kind.FRAME_UNIT, Kind.TRAIN);
    private static final Set<Kind> NOT_RENTED =
            Kinds.of(Kind.MODEL, Kind.RENDER, Kind.FRAME_UNIT, Kind.TRAIN, Kind.RUN, Kind.ATTACHMENT);
    private static final Set<String> COUNTS = Set.of("数量", "张数", "台数", "卡数", "块数", "数目", "数量是", "数量为");
    private static final Set<String> LASTS = Set.of("时限", "期限", "限期", "限时");
    private static final Set<Kind> LETS = Kinds.of(Kind.PAYS, Kind.WANT, Kind.GIVE, Kind.OBJECT);

    private static final Set<String> PAYING = Set.of("付", "出");
    private static final Set<String> GIVEN = Set.of("入", "进");
    private static final Set<String> ANEW = Set.of("从零开始", "从头开始", "从零起");

    private static final Set<String> HANDED = Set.of("上传", "传", "发", "附");
    private static final Set<Kind> THINGS = Kinds.of(Kind.REQUEST_UNIT, Kind.ATTACHMENT);

    private ChineseJobs() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        if (Lists.none(lexemes, lexeme -> lexeme.isAnyOf(OF_JOBS))) {
            return lexemes;
        }
        boolean rented = Lists.none(lexemes, lexeme -> lexeme.isAnyOf(NOT_RENTED));
        List<Lexeme> told = new ArrayList<>(lexemes.size());
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            int named = rented ? behindNoun(lexemes, i) : i;
            int handed = behindHanded(lexemes, i);
            if (handed > i) {
                int end = lexemes.get(handed - 1).end();
                told.add(Lexeme.of(Kind.ATTACHMENT, lexeme.start(), end, null, "附件"));
                i = handed - 1;
            } else if (named > i) {
                i = named - 1;
            } else if (ANEW.contains(said(lexeme))) {
                i = i + 1 < lexemes.size() && lexemes.get(i + 1).is(Kind.COMMA) ? i + 1 : i;
            } else if (isPaidAtMost(lexemes, i)) {
                told.add(Lexeme.of(
                        Kind.BUDGET, lexeme.start(), lexemes.get(i + 1).end(), null, "最多付"));
                i++;
            } else if (isOnePiece(lexemes, i)) {
                told.add(Lexeme.of(Kind.NUMBER, lexeme.start(), lexeme.start() + 1, BigDecimal.ONE, "一"));
                told.add(Lexeme.of(Kind.MEASURE, lexeme.start() + 1, lexeme.end(), null, "块"));
            } else if (isCount(lexemes, i)) {
                Lexeme number = lexemes.get(i + 2);
                told.add(number);
                told.add(Lexeme.of(Kind.MEASURE, number.end(), number.end(), null, "张"));
                i += 2;
            } else if (isDelivered(lexemes, i)) {
                told.add(as(Kind.WITHIN_SUFFIX, lexeme));
            } else if (rented && lexeme.is(Kind.WITHIN) && LASTS.contains(said(lexeme)) && isLength(lexemes, i + 1)) {
                told.add(as(Kind.FILLER, lexeme));
            } else if (isGivenAhead(lexemes, i)) {
                told.add(as(Kind.INPUT, lexeme));
            } else if (isGotAhead(lexemes, i)) {
                told.add(as(Kind.OUTPUT, lexeme));
            } else if (isShownTo(lexemes, i)) {
                told.add(Lexeme.of(Kind.COMMA, lexeme.start(), lexeme.start(), null, "，"));
                told.add(as(Kind.USE, lexeme));
                told.add(lexemes.get(i + 1));
                told.add(as(Kind.RUN, lexemes.get(i + 2)));
                i += 2;
            } else {
                told.add(lexeme);
            }
        }
        return told;
    }

    /** Behind 文件 in 我上传了一个文件，用 Qwen3-8B 处理: what the model is to read; {@code i} if that does not stand there. */
    private static int behindHanded(List<Lexeme> lexemes, int i) {
        boolean opens = i == 0 && lexemes.get(0).is(Kind.SUBJECT) && lexemes.size() > 5;
        if (!opens || !HANDED.contains(said(lexemes.get(1)))) {
            return i;
        }
        int count = said(lexemes.get(2)).equals("了") ? 3 : 2;
        int thing = lexemes.get(count + 1).is(Kind.MEASURE) ? count + 2 : count + 1;
        boolean one = lexemes.get(count).isNumber(BigDecimal.ONE)
                && thing + 1 < lexemes.size()
                && lexemes.get(thing).isAnyOf(THINGS)
                && lexemes.get(thing + 1).is(Kind.COMMA);
        return one && Lists.count(lexemes, lexeme -> lexeme.isAnyOf(THINGS)) == 1 ? thing + 1 : i;
    }

    /** Behind GPU， in 租 GPU，型号 A40; {@code i} if that does not stand there. */
    private static int behindNoun(List<Lexeme> lexemes, int i) {
        int at = i + 1;
        boolean noun = i + 3 < lexemes.size()
                && lexemes.get(i).is(Kind.GPU_NOUN)
                && lexemes.get(at).is(Kind.COMMA)
                && lexemes.get(at + 1).is(Kind.FILLER)
                && said(lexemes.get(at + 1)).contains("型");
        boolean named = noun && lexemes.get(at + 2).is(Kind.GPU);
        return named ? at + 2 : i;
    }

    /** The 最高 of 最高付 90 USDC: what a job may cost; what is paid for tokens is none of ours. */
    private static boolean isPaidAtMost(List<Lexeme> lexemes, int i) {
        return i > 0
                && i + 4 <= lexemes.size()
                && lexemes.get(i - 1).is(Kind.COMMA)
                && said(lexemes.get(i)).equals("最高")
                && PAYING.contains(said(lexemes.get(i + 1)))
                && lexemes.get(i + 2).is(Kind.NUMBER)
                && (lexemes.get(i + 3).is(Kind.TOKEN) || lexemes.get(i + 3).is(Kind.DOLLAR))
                && (i + 4 == lexemes.size()
                        || Joints.OF_CLAUSES.contains(lexemes.get(i + 4).kind()))
                && Lists.none(lexemes, lexeme -> lexeme.is(Kind.EACH) || lexeme.is(Kind.PER_HOUR));
    }

    /** The 一块 of RTX4080 一块, elsewhere "together". */
    private static boolean isOnePiece(List<Lexeme> lexemes, int i) {
        return said(lexemes.get(i)).equals("一块")
                && ((i > 0 && lexemes.get(i - 1).is(Kind.GPU))
                        || (i + 1 < lexemes.size() && lexemes.get(i + 1).is(Kind.GPU)));
    }

    /** The comma of A40，数量 3. */
    private static boolean isCount(List<Lexeme> lexemes, int i) {
        return i > 0
                && i + 2 < lexemes.size()
                && lexemes.get(i).is(Kind.COMMA)
                && lexemes.get(i - 1).is(Kind.GPU)
                && COUNTS.contains(said(lexemes.get(i + 1)))
                && lexemes.get(i + 2).is(Kind.NUMBER)
                && (i + 3 == lexemes.size()
                        || Joints.OF_CLAUSES.contains(lexemes.get(i + 3).kind()));
    }

    /** The 交 of 12 小时交. */
    private static boolean isDelivered(List<Lexeme> lexemes, int i) {
        return said(lexemes.get(i)).equals("交")
                && i > 1
                && lexemes.get(i - 1).is(Kind.TIME_UNIT)
                && lexemes.get(i - 2).is(Kind.NUMBER)
                && (i + 1 == lexemes.size()
                        || Joints.OF_CLAUSES.contains(lexemes.get(i + 1).kind()));
    }

    /** The 入 of 每条入 1000 出 300. */
    private static boolean isGivenAhead(List<Lexeme> lexemes, int i) {
        boolean given = GIVEN.contains(said(lexemes.get(i)))
                && i > 0
                && !lexemes.get(i - 1).is(Kind.NUMBER)
                && !lexemes.get(i - 1).is(Kind.TOKEN_UNIT)
                && i + 2 < lexemes.size()
                && lexemes.get(i + 1).is(Kind.NUMBER);
        int out = given && lexemes.get(i + 2).is(Kind.TOKEN_UNIT) ? i + 3 : i + 2;
        return given && isGot(lexemes, out) && Lexeme.isIn(lexemes, Kind.MODEL);
    }

    /** The 出 behind it. */
    private static boolean isGotAhead(List<Lexeme> lexemes, int i) {
        int in = i > 2 && lexemes.get(i - 1).is(Kind.TOKEN_UNIT) ? i - 3 : i - 2;
        return in > 0 && isGot(lexemes, i) && isGivenAhead(lexemes, in);
    }

    private static boolean isGot(List<Lexeme> lexemes, int i) {
        return i + 1 < lexemes.size()
                && said(lexemes.get(i)).equals("出")
                && lexemes.get(i + 1).is(Kind.NUMBER);
    }

    private static boolean isLength(List<Lexeme> lexemes, int i) {
        return i + 1 < lexemes.size()
                && lexemes.get(i).is(Kind.NUMBER)
                && lexemes.get(i + 1).is(Kind.TIME_UNIT);
    }

    /** The 要 of 有个附件要 Qwen3-8B 看. */
    private static boolean isShownTo(List<Lexeme> lexemes, int i) {
        return i > 0
                && i + 2 < lexemes.size()
                && lexemes.get(i - 1).is(Kind.ATTACHMENT)
                && lexemes.get(i).isAnyOf(LETS)
                && lexemes.get(i + 1).is(Kind.MODEL)
                && (lexemes.get(i + 2).is(Kind.SHOW) || lexemes.get(i + 2).is(Kind.RUN));
    }

    private static Lexeme as(Kind kind, Lexeme lexeme) {
        return Lexeme.of(kind, lexeme.start(), lexeme.end(), null, lexeme.text());
    }

    private static String said(Lexeme lexeme) {
        return Hanzi.simplified(lexeme.text());
    }
}
