package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Chinese trades that say in their order which side is which: eth换usdc 1.75个eth counts what is given, UNI 卖三成,拿 USDC names what is got, and the
 * 冲 of 冲800u买姨太 buys nothing by itself.
 */
public final class ChineseTrades {

    private static final Set<String> AMOUNT = Set.of("数量", "金额", "数额");

    private static final Set<Kind> COUNTS = Kinds.of(Kind.NUMBER, Kind.SHARE);
    private static final Set<Kind> TURNS = Kinds.of(Kind.SWAP, Kind.BECOME);
    private static final Set<Kind> BEFORE = Kinds.of(
            Kind.FILLER, Kind.SUBJECT, Kind.WANT, Kind.PERIOD, Kind.COMMA, Kind.SMALL_TALK, Kind.MINE, Kind.OBJECT);
    /** What would be paid, or is somewhere else. */
    private static final Set<Kind> ELSEWHERE = Kinds.of(
            Kind.RECIPIENT, Kind.BAD_RECIPIENT, Kind.SOMEBODY, Kind.GIVE, Kind.MARKET, Kind.THERE, Kind.POSITION);

    private static final Set<String> RUSHES = Set.of("冲", "梭", "砸", "怼", "投");
    private static final Set<String> GAINS = Set.of("进", "搞", "弄", "加", "上", "梭", "干", "怼");
    private static final Set<String> TAKES = Set.of("拿", "攞", "收");
    private static final Set<String> CASHES = Set.of(
            "变现", "套现", "移到", "移至", "转移到", "转移至", "移去", "转", "转去", "转到", "转入", "转往", "挪到", "挪去", "搬到", "梭", "冲", "干",
            "怼");
    private static final Set<String> SOME_OF = Set.of("拿点", "拿些", "拿一点", "拿一些");
    private static final Set<String> BRINGS = Set.of("来", "搞", "整", "弄");
    private static final Set<String> GRABS = Set.of("抢", "吃", "薅", "储", "揸", "配", "备", "入", "执");
    private static final Set<String> DEALS = Set.of("一笔", "一单", "笔", "单");
    private static final Set<String> HOLDS = Set.of("抓", "卡", "卡在", "压", "压在", "锁", "锁在", "按", "拉", "顶");
    private static final Set<String> PAYS = Set.of("出", "付", "支付", "付款", "付账", "出钱");
    /** What is done with a deal: 来一笔 2 ETH 换 USDC. */
    private static final Set<Kind> DEALT =
            Kinds.of(Kind.SWAP, Kind.BECOME, Kind.SELL, Kind.SEND, Kind.GIVE, Kind.BORROW, Kind.REPAY, Kind.SUPPLY);

    /** How many lexemes before a verb say what is given for what it gets. */
    private static final int REACH = 8;

    private ChineseTrades() {}

    private static Lexeme comma(int at) {
        return Lexeme.of(Kind.COMMA, at, at, null, ",");
    }

    /** ETH 换 USDC 数量 1.2: so much of what is sold, as behind a comma. */
    private static List<Lexeme> countedApart(List<Lexeme> lexemes) {
        for (int i = 2; i + 1 < lexemes.size(); i++) {
            boolean counts = AMOUNT.contains(Hanzi.simplified(lexemes.get(i).text()))
                    && lexemes.get(i + 1).is(Kind.NUMBER)
                    && lexemes.get(i - 1).is(Kind.TOKEN)
                    && (lexemes.get(i - 2).is(Kind.SWAP) || lexemes.get(i - 2).is(Kind.BECOME));
            if (counts) {
                List<Lexeme> apart = new ArrayList<>(lexemes);
                if (i + 2 < lexemes.size() && lexemes.get(i + 2).is(Kind.SLIPPAGE)) {
                    apart.add(i + 2, comma(lexemes.get(i + 2).start()));
                }
                apart.add(i, comma(lexemes.get(i).start()));
                return apart;
            }
        }
        return lexemes;
    }

    public static List<Lexeme> told(List<Lexeme> given) {
        List<Lexeme> lexemes = countedApart(given);
        if (!HanRun.isIn(lexemes) || !Lexeme.isIn(lexemes, Kind.TOKEN)) {
            return lexemes;
        }
        boolean elsewhere = Lists.any(lexemes, lexeme -> lexeme.isAnyOf(ELSEWHERE) && !CASHES.contains(said(lexeme)));
        List<Lexeme> told = new ArrayList<>(lexemes.size());
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            boolean empty = isOneDeal(lexemes, i)
                    || isOneDeal(lexemes, i - 1)
                    || isHold(lexemes, i)
                    || isSoldToMeBehind(lexemes, i);
            if (empty || isBeforeCount(lexemes, i)) {
                continue;
            }
            if (isPayer(lexemes, i)) {
                told.add(Lexeme.of(Kind.USE, lexeme.start(), lexeme.start(), null, "用"));
            }
            if (isCountOfGiven(lexemes, i)) {
                told.add(Lexeme.of(Kind.COMMA, lexeme.start(), lexeme.start(), null, "，"));
            }
            told.add(meant(lexemes, i, elsewhere));
        }
        return told;
    }

    /** The lexeme as its place says that it is meant. */
    private static Lexeme meant(List<Lexeme> lexemes, int i, boolean elsewhere) {
        Lexeme lexeme = lexemes.get(i);
        if (isRush(lexemes, i) || isSomeOf(lexemes, i)) {
            return as(Kind.USE, lexeme);
        } else if (lexeme.kind() == Kind.SELL && isSoldToMe(lexemes, i)) {
            return as(Kind.BUY, lexeme);
        } else if (lexeme.kind() == Kind.OBJECT && isSoldToMeBehind(lexemes, behindToken(lexemes, i))) {
            return as(Kind.BUY, lexeme);
        } else if (isGain(lexemes, i) || isMadeOf(lexemes, i) || isGrabbed(lexemes, i)) {
            return as(Kind.BUY, lexeme);
        } else if (!elsewhere && isGivenOut(lexemes, i)) {
            return as(Kind.SELL, lexeme);
        } else if (isTakenAtOnce(lexemes, i) || (!elsewhere && (isTakenFor(lexemes, i) || isGot(lexemes, i)))) {
            return as(Kind.RECEIVE, lexeme);
        }
        return !elsewhere && isTurned(lexemes, i) ? as(Kind.BECOME, lexeme) : lexeme;
    }

    /** 1.75个eth behind eth换usdc, or 全部, which is never so much of what is bought. */
    private static boolean isCountOfGiven(List<Lexeme> lexemes, int i) {
        int got = i > 3 && lexemes.get(i - 1).is(Kind.FILLER) ? i - 2 : i - 1; // dai 换 usdc 吧 80 dai 就行
        boolean behind = got > 1
                && lexemes.get(i).isAnyOf(COUNTS)
                && lexemes.get(got).is(Kind.TOKEN)
                && TURNS.contains(lexemes.get(got - 1).kind())
                && lexemes.get(got - 2).is(Kind.TOKEN)
                && Lists.none(lexemes.subList(0, got - 2), lexeme -> lexeme.isAnyOf(COUNTS));
        if (!behind) {
            return false;
        }
        int token = lexemes.get(i).is(Kind.NUMBER) ? tokenOf(lexemes, i) : -1;
        return token < 0
                ? lexemes.get(i).is(Kind.SHARE) && endsBehind(lexemes, i)
                : lexemes.get(token).text().equals(lexemes.get(got - 2).text())
                        && (endsBehind(lexemes, token)
                                || (token + 2 == lexemes.size()
                                        && lexemes.get(token + 1).is(Kind.HARMLESS)));
    }

    /** The 卖 of 卖我 2 个 ETH，我付 DAI: who pays for it gets it. */
    private static boolean isSoldToMe(List<Lexeme> lexemes, int i) {
        if (i + 1 >= lexemes.size() || !said(lexemes.get(i + 1)).endsWith("我")) {
            return false;
        }
        for (int at = i + 2; at + 1 < lexemes.size(); at++) {
            boolean mine =
                    lexemes.get(at).is(Kind.SUBJECT) && said(lexemes.get(at)).equals("我");
            if (mine && PAYS.contains(said(lexemes.get(at + 1)))) {
                return true;
            }
        }
        return false;
    }

    /** The 卖给我 of 把 2 ETH 卖给我: bought. */
    private static boolean isSoldToMeBehind(List<Lexeme> lexemes, int i) {
        return i > 1
                && i < lexemes.size()
                && lexemes.get(i).kind() == Kind.BUY
                && said(lexemes.get(i)).contains("给")
                && lexemes.get(i - 1).is(Kind.TOKEN)
                && Lists.any(lexemes.subList(0, i), lexeme -> lexeme.kind() == Kind.OBJECT);
    }

    private static int behindToken(List<Lexeme> lexemes, int from) {
        int at = from + 1;
        while (at < lexemes.size() && !lexemes.get(at).is(Kind.TOKEN)) {
            at++;
        }
        return at + 1;
    }

    /** The 冲 of 冲 500u 到 ETH. */
    private static boolean isRush(List<Lexeme> lexemes, int i) {
        int paid = RUSHES.contains(said(lexemes.get(i))) ? tokenOf(lexemes, i + 1) : -1;
        return paid > 0
                && paid + 2 < lexemes.size()
                && (lexemes.get(paid + 1).is(Kind.BUY) || lexemes.get(paid + 1).is(Kind.TO))
                && lexemes.get(paid + 2).is(Kind.TOKEN);
    }

    /** The 拿点 of 拿点 ETH 换 500 USDC, with which nothing is bought. */
    private static boolean isSomeOf(List<Lexeme> lexemes, int i) {
        return SOME_OF.contains(said(lexemes.get(i)))
                && i + 2 < lexemes.size()
                && lexemes.get(i + 1).is(Kind.TOKEN)
                && Verbs.SPENDING.contains(lexemes.get(i + 2).kind());
    }

    /** The 来 of 来一笔 2 ETH 换 USDC, where another verb says what is done: it buys nothing, and neither does the 一笔 behind it. */
    private static boolean isOneDeal(List<Lexeme> lexemes, int i) {
        boolean deal = i >= 0
                && i + 2 < lexemes.size()
                && BRINGS.contains(said(lexemes.get(i)))
                && DEALS.contains(said(lexemes.get(i + 1)));
        for (int at = i + 2; deal && at < lexemes.size() && lexemes.get(at).kind() != Kind.STOP; at++) {
            if (DEALT.contains(lexemes.get(at).kind())) {
                return true;
            }
        }
        return false;
    }

    /** The 抓 of slippage 抓 0.5%. */
    private static boolean isHold(List<Lexeme> lexemes, int i) {
        return i > 0
                && i + 1 < lexemes.size()
                && HOLDS.contains(said(lexemes.get(i)))
                && lexemes.get(i - 1).is(Kind.SLIPPAGE)
                && (lexemes.get(i + 1).is(Kind.SHARE) || lexemes.get(i + 1).is(Kind.NUMBER));
    }

    /** The ETH of 换 500 个 USDC，ETH 出: what is paid with. */
    private static boolean isPayer(List<Lexeme> lexemes, int i) {
        boolean pays = i > 2
                && i + 2 == lexemes.size()
                && lexemes.get(i).is(Kind.TOKEN)
                && lexemes.get(i - 1).kind() == Kind.COMMA
                && lexemes.get(i - 2).is(Kind.TOKEN)
                && PAYS.contains(said(lexemes.get(i + 1)));
        int verb = lexemes.size();
        for (int at = 0; pays && at < i; at++) {
            verb = lexemes.get(at).is(Kind.SWAP) ? at : verb;
        }
        return verb + 1 < i && lexemes.get(verb + 1).is(Kind.NUMBER);
    }

    /** The 进 of 进 400 DAI 的 UNI, with which an order begins. */
    private static boolean isGain(List<Lexeme> lexemes, int i) {
        int price = GAINS.contains(said(lexemes.get(i))) ? tokenOf(lexemes, i + 1) : -1;
        return price > 0
                && price + 2 < lexemes.size()
                && lexemes.get(price + 1).is(Kind.OF)
                && lexemes.get(price + 2).is(Kind.TOKEN)
                && Lists.all(lexemes.subList(0, i), lexeme -> lexeme.isAnyOf(BEFORE));
    }

    /** The 弄 of 拿 uni 弄 300 个 dai. */
    private static boolean isMadeOf(List<Lexeme> lexemes, int i) {
        return i > 1
                && BRINGS.contains(said(lexemes.get(i)))
                && lexemes.get(i - 1).is(Kind.TOKEN)
                && lexemes.get(i - 2).is(Kind.USE)
                && tokenOf(lexemes, i + 1) > 0;
    }

    /** The 抢 of 用 DAI 抢 100 刀的 LINK, and the 储 of 用 15 USDT 储 ETH. */
    private static boolean isGrabbed(List<Lexeme> lexemes, int i) {
        boolean grabs = i > 1
                && i + 1 < lexemes.size()
                && GRABS.contains(said(lexemes.get(i)))
                && lexemes.get(i - 1).is(Kind.TOKEN)
                && (lexemes.get(i + 1).is(Kind.TOKEN) || lexemes.get(i + 1).is(Kind.NUMBER));
        for (int at = i - 2;
                grabs
                        && at >= Math.max(0, i - REACH)
                        && !Joints.OF_CLAUSES.contains(lexemes.get(at).kind());
                at--) {
            if (lexemes.get(at).is(Kind.USE)) {
                return true;
            }
        }
        return false;
    }

    /** The comma of 用 USDC 买 ETH，2 个: so many of what is bought. */
    private static boolean isBeforeCount(List<Lexeme> lexemes, int i) {
        return i > 2
                && i + 3 == lexemes.size()
                && lexemes.get(i).is(Kind.COMMA)
                && lexemes.get(i + 1).is(Kind.NUMBER)
                && lexemes.get(i + 2).is(Kind.MEASURE)
                && lexemes.get(i - 1).is(Kind.TOKEN)
                && !Topics.isStable(lexemes.get(i - 1).text())
                && lexemes.get(i - 2).kind() == Kind.BUY
                && lexemes.get(i - 3).is(Kind.TOKEN)
                && Lists.none(lexemes.subList(0, i), lexeme -> lexeme.isAnyOf(COUNTS));
    }

    /** The 出 of ETH 出 0.3 个, behind which it is the ETH that is counted. */
    private static boolean isGivenOut(List<Lexeme> lexemes, int i) {
        return i > 0
                && i + 1 < lexemes.size()
                && said(lexemes.get(i)).equals("出")
                && lexemes.get(i - 1).is(Kind.TOKEN)
                && lexemes.get(i + 1).isAnyOf(COUNTS)
                && Lists.all(lexemes.subList(0, i - 1), lexeme -> lexeme.isAnyOf(BEFORE));
    }

    /** The 拿 of UNI 卖三成，拿 USDC, or of …，拿 USDC 还债: nothing is bought with it. */
    private static boolean isTakenFor(List<Lexeme> lexemes, int i) {
        boolean last = i > 2
                && TAKES.contains(said(lexemes.get(i)))
                && lexemes.get(i - 1).kind() == Kind.COMMA
                && i + 1 < lexemes.size()
                && lexemes.get(i + 1).is(Kind.TOKEN)
                && (i + 2 == lexemes.size() || lexemes.get(i + 2).is(Kind.REPAY));
        boolean sold = false;
        boolean counted = false;
        for (int at = i - 2;
                last && at >= 0 && !Joints.OF_CLAUSES.contains(lexemes.get(at).kind());
                at--) {
            sold |= lexemes.get(at).is(Kind.SELL) || isGivenOut(lexemes, at);
            counted |= lexemes.get(at).isAnyOf(COUNTS);
        }
        return sold && counted;
    }

    /** The 攞 of 卖 2 ETH 攞 USDT. */
    private static boolean isTakenAtOnce(List<Lexeme> lexemes, int i) {
        int sold = i - 2;
        while (sold > 0
                && (lexemes.get(sold).isAnyOf(COUNTS) || lexemes.get(sold).is(Kind.MEASURE))) {
            sold--;
        }
        return sold >= 0
                && sold < i - 2
                && TAKES.contains(said(lexemes.get(i)))
                && lexemes.get(i - 1).is(Kind.TOKEN)
                && lexemes.get(sold).is(Kind.SELL)
                && i + 1 < lexemes.size()
                && lexemes.get(i + 1).is(Kind.TOKEN)
                && !lexemes.get(i + 1).text().equals(lexemes.get(i - 1).text())
                && endsBehind(lexemes, i + 1);
    }

    /** The 得 of 卖出 ETH 数量 2 得 USDC. */
    private static boolean isGot(List<Lexeme> lexemes, int i) {
        return i > 1
                && i + 1 < lexemes.size()
                && said(lexemes.get(i)).equals("得")
                && lexemes.get(i - 1).isAnyOf(COUNTS)
                && lexemes.get(i + 1).is(Kind.TOKEN)
                && Lists.any(lexemes.subList(0, i), lexeme -> lexeme.is(Kind.SELL));
    }

    /** The 变现 of 2 ETH 变现 USDC, and the 转 of 500 USDC 转 ETH, where nobody is paid. */
    private static boolean isTurned(List<Lexeme> lexemes, int i) {
        return i > 1
                && i + 1 < lexemes.size()
                && CASHES.contains(said(lexemes.get(i)))
                && isAmount(lexemes, i)
                && lexemes.get(i + 1).is(Kind.TOKEN)
                && !lexemes.get(i + 1).text().equals(lexemes.get(i - 1).text())
                && endsBehind(lexemes, i + 1);
    }

    /** 2 个 ETH, LINK 全部, right before {@code i}. */
    private static boolean isAmount(List<Lexeme> lexemes, int i) {
        Lexeme last = lexemes.get(i - 1);
        Lexeme before = lexemes.get(i - 2);
        return last.is(Kind.TOKEN)
                ? before.isAnyOf(COUNTS)
                        || before.is(Kind.MEASURE)
                        || (before.is(Kind.OF) && i > 2 && lexemes.get(i - 3).is(Kind.SHARE))
                : last.is(Kind.SHARE) && before.is(Kind.TOKEN);
    }

    /** Where the token of the number at {@code i} stands; -1 if there is none. */
    private static int tokenOf(List<Lexeme> lexemes, int i) {
        int token = i + 1 < lexemes.size() && lexemes.get(i + 1).is(Kind.MEASURE) ? i + 2 : i + 1;
        boolean counted = token < lexemes.size()
                && lexemes.get(i).is(Kind.NUMBER)
                && lexemes.get(token).is(Kind.TOKEN);
        return counted ? token : -1;
    }

    private static boolean endsBehind(List<Lexeme> lexemes, int i) {
        return i + 1 == lexemes.size()
                || Joints.OF_CLAUSES.contains(lexemes.get(i + 1).kind());
    }

    private static Lexeme as(Kind kind, Lexeme lexeme) {
        return Lexeme.of(kind, lexeme.start(), lexeme.end(), null, lexeme.text());
    }

    private static String said(Lexeme lexeme) {
        return Hanzi.simplified(lexeme.text());
    }
}
