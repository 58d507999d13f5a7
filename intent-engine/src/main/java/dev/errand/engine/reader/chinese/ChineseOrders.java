package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Chinese orders in which a word does not mean what it means by itself: 请提供 DAI 余额 asks to see it, aave 那边的 UNI 拿一半回来 takes it out of
 * the market, of 把 @bob 给我的 50 USDC 换成 DAI nothing goes to @bob, and 致客服团队 only says whom a letter is to.
 */
public final class ChineseOrders {

    public static final String BOTH = "都";

    /** How many lexemes a part of an order may have: longer ones are not searched. */
    private static final int REACH = 10;

    private static final Set<Kind> TAKEN = Kinds.of(Kind.NUMBER, Kind.SHARE, Kind.TOKEN, Kind.MEASURE, Kind.OF);
    private static final Set<Kind> NAMES = Kinds.of(Kind.WORD, Kind.FILLER, Kind.SOMEBODY, Kind.MEASURE, Kind.OF);
    private static final Set<Kind> HOLDING = Kinds.of(Kind.NUMBER, Kind.SHARE, Kind.TOKEN);
    private static final Set<String> BUT = Set.of("不过", "但", "但是", "但系", "只是", "不过就");
    private static final Set<Kind> TURNED_DOWN =
            Kinds.of(Kind.TOKEN, Kind.NUMBER, Kind.RECIPIENT, Kind.MARKET, Kind.GPU, Kind.MODEL, Kind.PERIOD);
    private static final Set<String> GAVE =
            Set.of("给我的", "转给我的", "打给我的", "发给我的", "还给我的", "付给我的", "送给我的", "汇给我的", "借给我的", "还我的", "转我的");
    private static final Set<String> BACK = Set.of("回来", "出来", "返来", "回", "出嚟", "返嚟");
    private static final Set<String> THIS = Set.of("这个", "那个", "这", "那", "呢个", "嗰个");
    private static final Set<String> WALLETS = Set.of(
            "冷钱包", "热钱包", "硬件钱包", "新钱包", "老钱包", "旧钱包", "主钱包", "备用钱包", "多签钱包", "钱包", "账户", "帐户", "账号", "小号", "地址",
            "钱包地址", "新地址", "冷钱包地址", "银包", "冷银包");
    private static final Set<String> LACKS = Set.of("还差", "还缺", "还剩", "还有", "就差", "只差", "最后", "差");
    private static final Set<String> MADE_WITH =
            Set.of("blender", "blend", "maya", "c4d", "houdini", "unreal", "ue5", "3dsmax", "max", "cinema4d");
    private static final Set<String> FILES = Set.of("档", "档案", "文件", "工程", "工程文件", "源文件", "格式", "场景", "项目");
    private static final Set<String> FOR_IT = Set.of("用来", "拿来", "用于", "拿去");
    private static final Set<Kind> USES = Kinds.of(Kind.REPAY, Kind.SUPPLY);
    private static final Set<Kind> WHAT = Kinds.of(Kind.IT, Kind.REST, Kind.SHARE);
    private static final Set<Kind> GAINING = Kinds.of(Kind.BUY, Kind.SWAP);
    private static final Set<Kind> BEFORE_ORDER =
            Kinds.of(Kind.FILLER, Kind.SUBJECT, Kind.WANT, Kind.PERIOD, Kind.COMMA, Kind.SMALL_TALK);
    private static final Set<String> INTO = Set.of("进", "入", "去");
    private static final Set<String> RECEIVED = Set.of("收到的", "拿到的", "到账的", "取出来的", "取出的", "提出来的", "到手的");
    private static final Set<Kind> REPORTING = Kinds.of(Kind.PAST, Kind.COMMA, Kind.SUBJECT, Kind.WORD);
    private static final Set<String> TOLD = Set.of("了", "啦", "咗", "过", "吗", "么");
    private static final Set<Kind> DONE = Clause.union(Verbs.OF_TOKENS, Kind.BECOME, Kind.GIVE, Kind.SELL_ALL);

    private ChineseOrders() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        if (!HanRun.isIn(lexemes)) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes.size());
        boolean done = false;
        boolean renders = Lexeme.isIn(lexemes, Kind.RENDER);
        int i = behindAddress(lexemes);
        while (i < lexemes.size()) {
            Lexeme lexeme = lexemes.get(i);
            int behind = renders
                    ? Math.max(behindLack(lexemes, i), behindFile(lexemes, i))
                    : Math.max(behindGift(lexemes, i), behindWallet(lexemes, i));
            if (behind > i) {
                i = behind;
                continue;
            }
            if (isAskedFor(lexemes, i)) {
                told.add(as(Kind.FILLER, lexeme));
                i = showsQuote(lexemes, i) ? behindCount(lexemes, i + 1) : i + 1;
                continue;
            }
            if (isOnceReceived(lexemes, i)) {
                i += 2;
                continue;
            }
            if (isPaidBehind(lexemes, i)) {
                told.add(Lexeme.of(Kind.USE, lexeme.start(), lexeme.start(), null, "用"));
                told.add(lexeme);
            } else if (isCountedBehind(lexemes, i)) {
                told.add(Lexeme.of(Kind.COMMA, lexeme.start(), lexeme.start(), null, "，"));
                told.add(lexeme);
            } else if (isHeldBefore(lexemes, i)) {
                told.add(as(Kind.COMMA, lexeme));
            } else if (isPutIn(lexemes, i)) {
                told.add(as(Kind.SUPPLY, lexeme));
            } else if (isOnlyIf(lexemes, i)) {
                told.add(as(Kind.IF, lexeme));
                i++;
            } else if (isNextWrap(lexemes, i)) {
                if (!told.getLast().is(Kind.COMMA)) {
                    told.add(Lexeme.of(Kind.COMMA, lexeme.start(), lexeme.start(), null, "，"));
                }
                told.add(Lexeme.of(Kind.THEN, lexeme.start(), lexeme.start(), null, "再"));
                told.add(lexeme);
            } else if (isBehindWrap(lexemes, i)) {
                told.add(Lexeme.of(Kind.COMMA, lexeme.start(), lexeme.start(), null, "，"));
                told.add(lexeme);
            } else if (isTurnedDown(lexemes, i)) {
                told.add(as(Kind.INSTEAD_OF, lexeme));
            } else if (isOtherInterval(lexemes, i)) {
                told.add(as(Kind.CHANGE_TO, lexeme));
            } else if (isAllOfBoth(lexemes, i)) {
                told.set(told.size() - 2, as(Kind.AND, told.get(told.size() - 2)));
                told.add(Lexeme.of(Kind.SHARE, lexeme.start(), lexeme.end(), BigDecimal.ONE, lexeme.text()));
            } else if (isBoth(lexemes, i)) {
                told.add(as(Kind.AND, lexeme));
            } else if (isTakenBack(lexemes, i)) {
                told.add(as(Kind.WITHDRAW, lexeme));
            } else if (!isForNext(lexemes, i)
                    && !isAgainThere(lexemes, i)
                    && !isSupposed(lexemes, i)
                    && (done || !isRestOfAll(lexemes, i))
                    && !isAllThatIsLeft(lexemes, i)) {
                told.add(lexeme);
            }
            done |= DONE.contains(lexeme.kind());
            i++;
        }
        return told;
    }

    /** The 昨天 of 昨天收到的 500 USDC 换成 ETH: since when it is there is no matter, where nothing tells that more was done. */
    private static boolean isOnceReceived(List<Lexeme> lexemes, int i) {
        return lexemes.get(i).kind() == Kind.PAST_TIME
                && i + 2 < lexemes.size()
                && RECEIVED.contains(said(lexemes.get(i + 1)))
                && lexemes.get(i + 2).is(Kind.NUMBER)
                && !TOLD.contains(said(lexemes.getLast()))
                && Lists.none(
                        lexemes.subList(i + 2, lexemes.size()),
                        lexeme -> lexeme.isAnyOf(REPORTING) || said(lexeme).startsWith("被"));
    }

    /** 买 ETH 500 USDC, 换 ETH，500 USDC: where nothing else is said to be given, what stands last is paid. */
    private static boolean isPaidBehind(List<Lexeme> lexemes, int i) {
        int bought = i > 0 && lexemes.get(i - 1).is(Kind.COMMA) ? i - 2 : i - 1;
        int paid = i + 1 < lexemes.size() && lexemes.get(i + 1).is(Kind.MEASURE) ? i + 2 : i + 1;
        boolean stands = bought > 0
                && paid < lexemes.size()
                && lexemes.get(i).is(Kind.NUMBER)
                && lexemes.get(bought).is(Kind.TOKEN)
                && !Topics.isStable(lexemes.get(bought).text())
                && GAINING.contains(lexemes.get(bought - 1).kind())
                && (bought == i - 2 || lexemes.get(bought - 1).kind() != Kind.SWAP) // 换 ETH 500 USDC reads two ways
                && lexemes.get(paid).is(Kind.TOKEN)
                && Topics.isStable(lexemes.get(paid).text());
        return stands
                && (paid + 1 == lexemes.size()
                        || Joints.OF_CLAUSES.contains(lexemes.get(paid + 1).kind()))
                && Lists.all(lexemes.subList(0, bought - 1), lexeme -> BEFORE_ORDER.contains(lexeme.kind()));
    }

    /** ETH 换 USDC 2 个: so many of what is given, as behind a comma. */
    private static boolean isCountedBehind(List<Lexeme> lexemes, int i) {
        return i > 2
                && i + 1 < lexemes.size()
                && lexemes.get(i).is(Kind.NUMBER)
                && lexemes.get(i + 1).is(Kind.MEASURE)
                && (i + 2 == lexemes.size()
                        || Joints.OF_CLAUSES.contains(lexemes.get(i + 2).kind()))
                && lexemes.get(i - 1).is(Kind.TOKEN)
                && (lexemes.get(i - 2).is(Kind.SWAP) || lexemes.get(i - 2).is(Kind.BECOME))
                && lexemes.get(i - 3).is(Kind.TOKEN)
                && Lists.none(lexemes.subList(0, i - 3), lexeme -> HOLDING.contains(lexeme.kind()));
    }

    /** 我还有 2 万 u 呢 拿 5k u 买 wbtc: what there is, and then what is asked. */
    private static boolean isHeldBefore(List<Lexeme> lexemes, int i) {
        return i > 2
                && i + 1 < lexemes.size()
                && lexemes.get(i).text().equals("呢")
                && lexemes.get(i - 1).is(Kind.TOKEN)
                && lexemes.get(i - 2).is(Kind.NUMBER)
                && lexemes.get(i - 3).is(Kind.HAVE)
                && (lexemes.get(i + 1).is(Kind.USE) || lexemes.get(i + 1).is(Kind.OBJECT));
    }

    /** 100 USDC 进 aave: puts it there, if nothing else is said. */
    private static boolean isPutIn(List<Lexeme> lexemes, int i) {
        return i > 1
                && i + 2 >= lexemes.size() - (lexemes.getLast().is(Kind.OUT) ? 1 : 0)
                && i + 1 < lexemes.size()
                && lexemes.get(i + 1).is(Kind.MARKET)
                && INTO.contains(said(lexemes.get(i)))
                && lexemes.get(i - 1).is(Kind.TOKEN)
                && Lists.all(
                        lexemes.subList(0, i - 1),
                        lexeme -> TAKEN.contains(lexeme.kind()) || BEFORE_ORDER.contains(lexeme.kind()));
    }

    /** 把 ETH 和 UNI 都换成 USDC: of both, and how much of each is to be asked. */
    private static boolean isAllOfBoth(List<Lexeme> lexemes, int i) {
        return i > 2
                && i + 2 < lexemes.size()
                && lexemes.get(i).text().equals(BOTH)
                && lexemes.get(i - 1).is(Kind.TOKEN)
                && (lexemes.get(i - 2).is(Kind.AND) || lexemes.get(i - 2).is(Kind.COMMA))
                && lexemes.get(i - 3).is(Kind.TOKEN)
                && lexemes.get(i + 1).is(Kind.BECOME)
                && lexemes.get(i + 2).is(Kind.TOKEN)
                && Lists.none(lexemes.subList(0, i), lexeme -> lexeme.is(Kind.NUMBER) || lexeme.is(Kind.SHARE));
    }

    /** {@code @a 同 @b 每人 30 USDC}: with, where both are paid. */
    private static boolean isBoth(List<Lexeme> lexemes, int i) {
        return i > 0
                && i + 2 < lexemes.size()
                && lexemes.get(i - 1).is(Kind.RECIPIENT)
                && said(lexemes.get(i)).equals("同")
                && lexemes.get(i + 1).is(Kind.RECIPIENT)
                && lexemes.get(i + 2).is(Kind.EACH);
    }

    private static Lexeme as(Kind kind, Lexeme lexeme) {
        return Lexeme.of(kind, lexeme.start(), lexeme.end(), null, lexeme.text());
    }

    private static String said(Lexeme lexeme) {
        return Hanzi.simplified(lexeme.text());
    }

    /** Behind 致客服团队： or 尊敬的客服：, with which a letter begins; 0 if none does. */
    private static int behindAddress(List<Lexeme> lexemes) {
        String first = said(lexemes.getFirst());
        if (!first.equals("致") && !first.equals("尊")) {
            return 0;
        }
        int at = 1;
        while (at < Math.min(lexemes.size(), REACH)
                && NAMES.contains(lexemes.get(at).kind())) {
            at++;
        }
        boolean ends = at > 1 && at + 1 < lexemes.size() && lexemes.get(at).is(Kind.COMMA);
        return ends && ":：".contains(lexemes.get(at).text()) ? at + 1 : 0;
    }

    /** Behind @bob 给我的, which only says where the asset came from; {@code i} if that does not stand there. */
    private static int behindGift(List<Lexeme> lexemes, int i) {
        boolean object = i > 0
                && lexemes.get(i).is(Kind.RECIPIENT)
                && (lexemes.get(i - 1).is(Kind.OBJECT) || lexemes.get(i - 1).is(Kind.USE));
        if (!object) {
            return i;
        }
        int at = i + 1;
        while (at < lexemes.size() && lexemes.get(at).is(Kind.PAST_TIME)) {
            at++;
        }
        StringBuilder gave = new StringBuilder();
        while (at < Math.min(lexemes.size(), i + REACH)
                && !HOLDING.contains(lexemes.get(at).kind())
                && !Joints.OF_CLAUSES.contains(lexemes.get(at).kind())) {
            gave.append(said(lexemes.get(at++)));
        }
        boolean asset = at < lexemes.size() && HOLDING.contains(lexemes.get(at).kind());
        return asset && GAVE.contains(gave.toString()) ? at : i;
    }

    /** Behind 这个冷钱包, which says what account stands before it; {@code i} if that does not stand there. */
    private static int behindWallet(List<Lexeme> lexemes, int i) {
        if (i == 0 || !lexemes.get(i - 1).is(Kind.RECIPIENT) || !THIS.contains(said(lexemes.get(i)))) {
            return i;
        }
        StringBuilder noun = new StringBuilder();
        int at = i + 1;
        while (at < Math.min(lexemes.size(), i + REACH)
                && !Joints.OF_CLAUSES.contains(lexemes.get(at).kind())
                && !WALLETS.contains(noun.toString())) {
            noun.append(said(lexemes.get(at++)));
        }
        boolean ends = at == lexemes.size()
                || Joints.OF_CLAUSES.contains(lexemes.get(at).kind());
        return ends && WALLETS.contains(noun.toString()) ? at : i;
    }

    /** The 不過要 of …，不過要 ETH 跌穿 3000 先借. */
    private static boolean isOnlyIf(List<Lexeme> lexemes, int i) {
        return i > 0
                && i + 3 < lexemes.size()
                && lexemes.get(i - 1).is(Kind.COMMA)
                && BUT.contains(said(lexemes.get(i)))
                && said(lexemes.get(i + 1)).equals("要")
                && lexemes.get(i + 2).is(Kind.TOKEN)
                && (lexemes.get(i + 3).is(Kind.BELOW) || lexemes.get(i + 3).is(Kind.ABOVE));
    }

    /** The 包成 of 用 DAI 买 2 个 ETH 包成 WETH: what was got is wrapped then. */
    private static boolean isNextWrap(List<Lexeme> lexemes, int i) {
        int got = i > 1 && lexemes.get(i - 1).is(Kind.COMMA) ? i - 2 : i - 1;
        return lexemes.get(i).is(Kind.BECOME)
                && got > 2
                && i + 1 < lexemes.size()
                && "包拆解封".indexOf(said(lexemes.get(i)).charAt(0)) >= 0
                && lexemes.get(got).is(Kind.TOKEN)
                && lexemes.get(i + 1).is(Kind.TOKEN)
                && !lexemes.get(i + 1).text().equals(lexemes.get(got).text())
                && lexemes.get(0).is(Kind.USE)
                && lexemes.get(1).is(Kind.TOKEN)
                && lexemes.get(2).is(Kind.BUY);
    }

    /** The 存进 of 包成 WETH 存进 aave, behind such a step. */
    private static boolean isBehindWrap(List<Lexeme> lexemes, int i) {
        return i > 2
                && lexemes.get(i).is(Kind.SUPPLY)
                && lexemes.get(i - 1).is(Kind.TOKEN)
                && isNextWrap(lexemes, i - 2);
    }

    /** The 再 of 往 aave 再补 0.35 ETH. */
    private static boolean isAgainThere(List<Lexeme> lexemes, int i) {
        return i > 0
                && i + 1 < lexemes.size()
                && lexemes.get(i).is(Kind.THEN)
                && said(lexemes.get(i)).equals("再")
                && lexemes.get(i - 1).is(Kind.MARKET)
                && said(lexemes.get(i + 1)).startsWith("补");
    }

    /** The 要是 of 我的 uni 要是全换成 usdc 能到手多少. */
    private static boolean isSupposed(List<Lexeme> lexemes, int i) {
        int turned = i + 1 < lexemes.size() && lexemes.get(i + 1).is(Kind.SHARE) ? i + 2 : i + 1;
        return i > 0
                && turned == i + 2
                && turned + 3 < lexemes.size()
                && lexemes.get(i).is(Kind.IF)
                && lexemes.get(i - 1).is(Kind.TOKEN)
                && lexemes.get(turned).is(Kind.BECOME)
                && lexemes.get(turned + 1).is(Kind.TOKEN)
                && lexemes.get(turned + 2).is(Kind.FETCHES)
                && lexemes.get(turned + 3).is(Kind.HOW_MUCH)
                && Lists.all(
                        lexemes.subList(turned + 4, lexemes.size()),
                        lexeme -> lexeme.is(Kind.FILLER) || lexeme.is(Kind.STOP));
    }

    /** The 唔係 of 唔係 USDT,係 USDC; before a pause it only says that something was wrong. */
    private static boolean isTurnedDown(List<Lexeme> lexemes, int i) {
        return lexemes.get(i).is(Kind.MEND)
                && said(lexemes.get(i)).equals("唔系")
                && i + 1 < lexemes.size()
                && TURNED_DOWN.contains(lexemes.get(i + 1).kind());
    }

    /** 换成每周, where nothing is traded: how often. */
    private static boolean isOtherInterval(List<Lexeme> lexemes, int i) {
        return lexemes.get(i).is(Kind.BECOME)
                && i + 1 < lexemes.size()
                && lexemes.get(i + 1).is(Kind.PERIOD)
                && Lists.none(lexemes, lexeme -> HOLDING.contains(lexeme.kind()));
    }

    /** Behind 还差最后 in 短片还差最后 850 帧，帮我渲染; {@code i} if that does not stand there. */
    private static int behindLack(List<Lexeme> lexemes, int i) {
        int at = i;
        while (at < Math.min(lexemes.size(), i + 2) && LACKS.contains(said(lexemes.get(at)))) {
            at++;
        }
        boolean frames = at > i
                && at + 1 < lexemes.size()
                && lexemes.get(at).is(Kind.NUMBER)
                && lexemes.get(at + 1).is(Kind.FRAME_UNIT);
        return frames ? at : i;
    }

    /** Behind ，Blender 档, which says what a scene was made with; {@code i} if that does not stand there. */
    private static int behindFile(List<Lexeme> lexemes, int i) {
        boolean made = i > 0
                && i + 2 < lexemes.size()
                && lexemes.get(i).is(Kind.COMMA)
                && MADE_WITH.contains(said(lexemes.get(i + 1)).toLowerCase(Locale.ROOT))
                && FILES.contains(said(lexemes.get(i + 2)));
        boolean ends = made
                && (i + 3 == lexemes.size()
                        || Joints.OF_CLAUSES.contains(lexemes.get(i + 3).kind()));
        return ends ? i + 3 : i;
    }

    /** 提供 before a balance or a price, which nobody supplies to a market. */
    private static boolean isAskedFor(List<Lexeme> lexemes, int i) {
        if (!lexemes.get(i).is(Kind.SUPPLY) || !lexemes.get(i).text().equals("提供")) {
            return false;
        }
        int to = end(lexemes, i);
        boolean market = false;
        boolean asks = false;
        for (int at = i + 1; at < to; at++) {
            market |= lexemes.get(at).is(Kind.MARKET);
            asks = lexemes.get(at).is(Kind.QUOTE) || lexemes.get(at).is(Kind.BALANCE);
        }
        return asks && !market;
    }

    private static boolean showsQuote(List<Lexeme> lexemes, int i) {
        return lexemes.get(end(lexemes, i) - 1).is(Kind.QUOTE);
    }

    /** Behind the 一份 of 提供一份报价. */
    private static int behindCount(List<Lexeme> lexemes, int from) {
        boolean one = from + 2 < lexemes.size()
                && lexemes.get(from).is(Kind.NUMBER)
                && lexemes.get(from + 1).is(Kind.MEASURE)
                && lexemes.get(from + 2).is(Kind.QUOTE);
        return one ? from + 2 : from;
    }

    private static int end(List<Lexeme> lexemes, int i) {
        int to = i + 1;
        while (to < Math.min(lexemes.size(), i + REACH)
                && !Joints.OF_CLAUSES.contains(lexemes.get(to).kind())) {
            to++;
        }
        return to;
    }

    /** 拿 between a market and an amount that comes back out of it. */
    private static boolean isTakenBack(List<Lexeme> lexemes, int i) {
        Lexeme verb = lexemes.get(i);
        if (!verb.is(Kind.USE) || !(verb.text().endsWith("拿") || verb.text().endsWith("攞"))) {
            return false;
        }
        boolean market = false;
        for (int at = i - 1;
                at >= Math.max(0, i - REACH)
                        && !Joints.OF_CLAUSES.contains(lexemes.get(at).kind());
                at--) {
            if (DONE.contains(lexemes.get(at).kind())) {
                return false;
            }
            market |= lexemes.get(at).is(Kind.MARKET);
        }
        int at = i + 1;
        while (market && at < lexemes.size() && TAKEN.contains(lexemes.get(at).kind())) {
            at++;
        }
        return market && at > i + 1 && at < lexemes.size() && BACK.contains(said(lexemes.get(at)));
    }

    /** 换到的全部用来还…: the next verb says what it is used for. */
    private static boolean isForNext(List<Lexeme> lexemes, int i) {
        return i > 0
                && i + 1 < lexemes.size()
                && lexemes.get(i).is(Kind.USE)
                && FOR_IT.contains(said(lexemes.get(i)))
                && lexemes.get(i - 1).isAnyOf(WHAT)
                && USES.contains(lexemes.get(i + 1).kind());
    }

    /** 钱包里剩下的 UNI, before anything was done: what is left is all that there is. */
    private static boolean isRestOfAll(List<Lexeme> lexemes, int i) {
        return lexemes.get(i).is(Kind.REST)
                && i > 0
                && lexemes.get(i - 1).is(Kind.MINE)
                && !said(lexemes.get(i)).contains("半")
                && i + 1 < lexemes.size()
                && lexemes.get(i + 1).is(Kind.TOKEN);
    }

    /** The 剩的 of 我剩的 LINK 全换成 USDC, where LINK was not spoken of before: all that there is. */
    private static boolean isAllThatIsLeft(List<Lexeme> lexemes, int i) {
        if (!lexemes.get(i).is(Kind.REST) || said(lexemes.get(i)).contains("半") || i + 2 >= lexemes.size()) {
            return false;
        }
        boolean tokenFirst = lexemes.get(i + 1).is(Kind.TOKEN);
        Lexeme token = lexemes.get(tokenFirst ? i + 1 : i + 2);
        Lexeme all = lexemes.get(tokenFirst ? i + 2 : i + 1);
        return token.is(Kind.TOKEN)
                && (all.is(Kind.SELL_ALL) || (all.is(Kind.SHARE) && all.isNumber(BigDecimal.ONE)))
                && !isGiven(lexemes, i, token.text());
    }

    /** Whether a step before {@code to} may have given the token: 剩下的 may mean what is left of that. */
    private static boolean isGiven(List<Lexeme> lexemes, int to, String token) {
        boolean fetched = false;
        for (int i = 0; i < to; i++) {
            Lexeme lexeme = lexemes.get(i);
            fetched |= lexeme.is(Kind.BORROW) || lexeme.is(Kind.WITHDRAW);
            int amount = i > 1 && lexemes.get(i - 1).is(Kind.MEASURE) ? i - 2 : i - 1;
            boolean spent = amount > 0
                    && lexemes.get(amount).is(Kind.NUMBER)
                    && !GAINING.contains(lexemes.get(amount - 1).kind())
                    && !lexemes.get(amount - 1).is(Kind.BECOME);
            if (lexeme.is(Kind.TOKEN) && lexeme.text().equals(token) && (fetched || !spent)) {
                return true;
            }
        }
        return false;
    }
}
