package dev.errand.engine.reader.lexer;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.Lexicon;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Openers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single Chinese characters whose neighbours say what they mean. Each method adds what stands here, or is false. */
final class ChineseContext {

    private static final Set<Kind> OPENING =
            Kinds.of(Kind.FILLER, Kind.COMMA, Kind.STOP, Kind.THEN, Kind.SUBJECT, Kind.SMALL_TALK, Kind.PERIOD);
    /** In the order of 日周月. */
    private static final List<String> UNITS = List.of("P1D", "P1W", "P1M");

    /** How many lexemes a little word may stand apart from the one that it belongs to. */
    private static final int NEAR = 5;

    private static final char FIRST_OTHER_SCRIPT = 0x250;

    private static final String PLUNGING = "梭冲砸怼莽杀";
    private static final Pattern PAID_TO = Pattern.compile("[俾畀给去到]\\s*(?:@|0x|[a-z0-9-]+\\.eth|[他她佢渠])");
    private static final Pattern CHARTERED =
            Pattern.compile("包\\s*[0-9一二两三四五六七八九十半]+\\s*(?:个?(?:天|日|周|星期|礼拜|月|小时|钟头|钟|晚)|\\s*[张台块片卡])");
    private static final Pattern WHATEVER =
            Pattern.compile("(?:还)?(?:有|剩下?|存了?|攒了?)多少(?:个|枚)?(?=(?:我)?(?:都|就|全|给我))(?:我)?(?:全?都|就全?|全部?)");
    /** What that begins with. */
    private static final String LEFT = "还有剩存攒";

    private static final Pattern PARTED_WITH = Pattern.compile(
            "\\s*(?:[0-9][0-9.,]*[kw万千百]?|[一二两三四五六七八九十百千万半几点]+)?\\s*[个枚颗只]?半?\\s*(?:[a-z]+|以太坊?|姨太)(?![a-z0-9])");

    private static final Pattern MARKET = Pattern.compile("\\s*(?:去\\s*)?(?:aave|compound)");

    private static final Pattern WAGES = Pattern.compile(
            "((?:[发开](?:一?[次笔])?)?)(?:(?:这个|上个|本|上)月的?)?(工资|工钱|薪水|奖金|补贴|稿费|佣金|提成|报酬|赏金|货款|尾款|定金|订金|首付款|服务费|咨询费)(?=\\s*,?\\s*[0-9一二两三四五六七八九十百千])");

    /** 顾问费, 摄影尾款; no loan, no part of one. */
    private static final Pattern FEE = Pattern.compile(
            "((?:[\u4e00-\u9fff&&[^一二两三四五六七八九十百千万半不别没未无各每多少几借贷欠存还取换买卖给把将和跟或]]{1,5})(?:费用?|款项?|租金|押金|定金|订金|佣金|奖金|酬金|礼金|薪水|工资|[饭房学菜车药]钱))"
                    + "(?=\\s*[0-9一二两三四五六七八九十百千])");

    private static final int LONGEST_PAYMENT = 60;
    private static final String TELLS = "已付收完过了免没";
    private static final Pattern PAID_BEHIND =
            Pattern.compile("\\s*[0-9.,一二两三四五六七八九十百千万半kw]{1,12}\\s*[个枚]?\\s*[a-z]{1,5}\\s*,?\\s*(?:请|帮我|麻烦|就)?"
                    + "(?:支付|付|转|打|汇|发|结|退)(?:给|到)?\\s*(?:@|0x|[a-z0-9-]+\\.eth)[a-z0-9_.-]*+(?!\\s*[了没过吗么?])");
    private static final Pattern THEN_DO = Pattern.compile("[再就](?:给我|帮我|替我|[拿把用买卖换转存取还借])");

    private final Scan scan;
    private final FoldedText text;

    ChineseContext(Scan scan) {
        this.scan = scan;
        this.text = scan.text();
    }

    /** "link 一跌破 12": as soon as it does. */
    boolean onceItMoves() {
        int at = scan.at();
        if (text.at(at) != '一' || at + 3 > text.length()) {
            return false;
        }
        Lexicon.Entry moved = Lexicon.entry(text.folded(at + 1, at + 3));
        boolean once = moved != null
                && (moved.kinds().contains(Kind.ABOVE) || moved.kinds().contains(Kind.BELOW));
        return once && addOne(Kind.FILLER);
    }

    /** 過 50 USDC 俾 @bob: pays, as Cantonese has it. */
    boolean passes() {
        int next = text.nextShown(scan.at() + 1);
        boolean pays = "过补充退".indexOf(text.at(scan.at())) >= 0
                && (scan.lexemes().isEmpty()
                        || OPENING.contains(scan.lexemes().getLast().kind()))
                && (text.startsNumber(next) || Numerals.isChinese(text.at(next)))
                && PAID_TO.matcher(text.folded(next, text.length())).find();
        boolean tops = "补充结退".indexOf(text.at(scan.at())) >= 0
                && scan.lastIs(Kind.RECIPIENT)
                && (text.startsNumber(next)
                        || (Numerals.isChinese(text.at(next))
                                && text.at(next) != '一')); // 给 @bob 充 50 DAI, 给 @bob 退 50 DAI
        return (pays || tops) && addOne(Kind.SEND);
    }

    /** 给 @bob 发工资 500 USDC, 把货款 500 USDC 付给 @bob, 支付顾问费 500 USDC: what the amount is. */
    boolean names() {
        int at = scan.at();
        if (!scan.lastIs(Kind.RECIPIENT, Kind.OBJECT)) {
            boolean paid = scan.lastIs(Kind.SEND, Kind.SOME) && isPaid();
            if (!paid && !begins()) {
                return false;
            }
            Matcher fee = FEE.matcher(text.folded(at, Math.min(text.length(), at + 14)));
            boolean named = fee.lookingAt() && (paid || isPaidBehind(at, at + fee.end(1)));
            if (named) {
                scan.add(Kind.FILLER, at, at + fee.end(1));
            }
            return named;
        }
        Matcher wages = WAGES.matcher(text.folded(at, Math.min(text.length(), at + 14)));
        boolean pays = wages.lookingAt() && (wages.end(1) > 0 ? scan.lastIs(Kind.RECIPIENT) : scan.lastIs(Kind.OBJECT));
        if (pays) {
            scan.add(wages.end(1) > 0 ? Kind.SEND : Kind.FILLER, at, at + wages.end(2));
        }
        return pays;
    }

    /** 四张 A100 包两天, 包 8 张 A40: rents them. */
    boolean charters() {
        return text.at(scan.at()) == '包'
                && CHARTERED
                        .matcher(text.folded(scan.at(), Math.min(text.length(), scan.at() + 12)))
                        .lookingAt()
                && addOne(Kind.RENT);
    }

    /** 帮我入 3 个 eth: buys, where it begins the request; 冲 pepe. */
    boolean enters() {
        int next = text.nextShown(scan.at() + 1);
        boolean buys = text.at(scan.at()) == '入'
                && (scan.lexemes().isEmpty()
                        || OPENING.contains(scan.lexemes().getLast().kind()))
                && (text.startsNumber(next) || Numerals.isChinese(text.at(next)))
                && text.folded(scan.at(), text.length()).indexOf('@') < 0;
        buys |= text.at(scan.at()) == '冲' && text.isLatin(next);
        return buys && addOne(Kind.BUY);
    }

    /** 出 3 个 eth: parts with them, where it begins the request; to @bob it pays them. */
    boolean partsWith() {
        int at = scan.at();
        return text.at(at) == '出'
                && (begins() || scan.lastIs(Kind.PRICE))
                && text.folded(at, text.length()).indexOf('@') < 0
                && PARTED_WITH.matcher(text.folded(at + 1, text.length())).lookingAt()
                && addOne(Kind.SELL);
    }

    /** 换 ETH，我出 800 USDC: pays with them, where it was said what for. */
    boolean paysFor() {
        int at = scan.at();
        return text.at(at) == '出'
                && scan.lastIs(Kind.SUBJECT)
                && Lists.any(scan.lexemes(), lexeme -> lexeme.is(Kind.SWAP) || lexeme.is(Kind.BUY))
                && PARTED_WITH.matcher(text.folded(at + 1, text.length())).lookingAt()
                && addOne(Kind.USE);
    }

    /** 放 12 個 LINK 落 aave: into it, as Cantonese has it. */
    boolean goesInto() {
        boolean into = text.at(scan.at()) == '落'
                && scan.lastIs(Kind.TOKEN, Kind.MEASURE, Kind.SHARE)
                && MARKET.matcher(text.folded(scan.at() + 1, Math.min(text.length(), scan.at() + 12)))
                        .lookingAt();
        return into && addOne(Kind.TO);
    }

    /** aave 度攞返 100 USDC, 喺我啲 USDC 度攞: there, as Cantonese has it; 過去 @bob 度 says no more than 過去 @bob. */
    boolean liesThere() {
        if (text.at(scan.at()) == '头' && text.at(scan.at() + 1) != '寸' && scan.lastIs(Kind.MARKET)) {
            return addOne(Kind.OUT); // aave 头那个债
        }
        if (text.at(scan.at()) != '度') {
            return false;
        }
        int size = scan.lexemes().size();
        boolean inside = scan.lastIs(Kind.MARKET)
                || (scan.lastIs(Kind.TOKEN)
                        && Lists.any(
                                scan.lexemes().subList(Math.max(0, size - NEAR), size), lexeme -> lexeme.is(Kind.ON)));
        return inside ? addOne(Kind.OUT) : scan.lastIs(Kind.RECIPIENT) && addOne(Kind.FILLER);
    }

    /** 卖 3 个 ETH 得 USDC: gets, behind what was given and before what is got. */
    boolean gets() {
        char next = text.at(text.nextShown(scan.at() + 1));
        boolean gets = text.at(scan.at()) == '得'
                && scan.lastIs(Kind.TOKEN, Kind.MEASURE, Kind.COMMA)
                && Lists.any(scan.lexemes(), lexeme -> lexeme.is(Kind.SELL) || lexeme.is(Kind.USE))
                && (text.startsNumber(text.nextShown(scan.at() + 1))
                        || (next < FIRST_OTHER_SCRIPT && Character.isLetter(next))
                        || Numerals.isChinese(next));
        return gets && addOne(Kind.RECEIVE);
    }

    /** 抵押 2 ETH, 用 2 ETH 抵押: puts them in, as a deposit does; 抵押够的 does not. */
    boolean pledges() {
        if (text.at(scan.at()) != '抵' || text.at(scan.at() + 1) != '押') {
            return false;
        }
        int behind = scan.at() + 2;
        int next = text.nextShown(behind);
        boolean ahead = text.startsNumber(next)
                || text.isLatin(next)
                || Numerals.isChinese(text.at(next))
                || text.at(next) == '半';
        boolean behindIt = scan.lastIs(Kind.TOKEN, Kind.MEASURE)
                && Lists.any(scan.lexemes(), lexeme -> lexeme.is(Kind.USE) || lexeme.is(Kind.OBJECT))
                && (next >= text.length() || ",.!借贷，。！".indexOf(text.at(next)) >= 0);
        if (ahead || behindIt) {
            scan.add(Kind.SUPPLY, scan.at(), behind);
        }
        return ahead || behindIt;
    }

    /** 換 50 USDC 做 UNI. */
    boolean becomes() {
        char next = text.at(text.nextShown(scan.at() + 1));
        boolean made = text.at(scan.at()) == '做'
                && next < FIRST_OTHER_SCRIPT
                && Character.isLetter(next)
                && Lists.any(
                        scan.lexemes(),
                        lexeme -> lexeme.is(Kind.SWAP) || lexeme.is(Kind.OBJECT) || lexeme.is(Kind.SELL));
        return made && addOne(Kind.BECOME);
    }

    /** 換 50 USDT 去 ETH, as Cantonese has it. */
    boolean goesTo() {
        char next = text.at(text.nextShown(scan.at() + 1));
        boolean goes = text.at(scan.at()) == '去'
                && !FoldedText.isHan(next)
                && Character.isLetter(next)
                && scan.lastIs(Kind.TOKEN)
                && Lists.any(scan.lexemes(), lexeme -> lexeme.is(Kind.SWAP));
        return goes && addOne(Kind.BECOME);
    }

    /** 周定投: every week. */
    boolean regularly() {
        int at = scan.at();
        int unit = "日周月".indexOf(text.at(at));
        boolean regularly = unit >= 0 && begins() && text.at(at + 1) == '定' && text.at(at + 2) == '投';
        if (regularly) {
            scan.add(Kind.PERIOD, at, at + 1, null, UNITS.get(unit));
        }
        return regularly;
    }

    /** dai 全梭哈 eth: becomes it, between how much and what. */
    boolean plungesInto() {
        int at = scan.at();
        boolean plunges =
                PLUNGING.indexOf(text.at(at)) >= 0 && scan.lastIs(Kind.SHARE, Kind.TOKEN, Kind.MEASURE, Kind.FILLER);
        if (!plunges) {
            return false;
        }
        int end = text.at(at) == '梭' && text.at(at + 1) == '哈' ? at + 2 : at + 1;
        char next = text.at(text.nextShown(end));
        boolean into = !FoldedText.isHan(next)
                && Character.isLetter(next)
                && Lists.any(scan.lexemes(), lexeme -> lexeme.is(Kind.TOKEN));
        if (into) {
            scan.add(Kind.BECOME, at, end);
        }
        return into;
    }

    /** usdt 剩多少都换: all there is. */
    boolean whateverIsLeft() {
        int at = scan.at();
        if (LEFT.indexOf(text.at(at)) < 0) {
            return false;
        }
        Matcher left = WHATEVER.matcher(text.folded(at, Math.min(text.length(), at + 12)));
        boolean all = left.lookingAt();
        if (all) {
            scan.add(Kind.SHARE, at, at + left.end(), BigDecimal.ONE);
        }
        return all;
    }

    /** 拆一半回 ETH: becomes it again. */
    boolean back() {
        char next = text.at(text.nextShown(scan.at() + 1));
        boolean becomes = text.at(scan.at()) == '回'
                && !FoldedText.isHan(next)
                && Character.isLetter(next)
                && scan.lastIs(Kind.SHARE, Kind.TOKEN, Kind.MEASURE);
        return becomes && addOne(Kind.BECOME);
    }

    /** 劳烦您: whoever is asked politely; 等 ETH 跌到 2000 你再给我买: whoever is to do it then. */
    boolean addressed() {
        int at = scan.at();
        boolean you = text.at(at) == '您' || text.at(at) == '你';
        if (!you || scan.lexemes().isEmpty()) {
            return false;
        }
        if (THEN_DO.matcher(text.folded(at + 1, Math.min(text.length(), at + 5)))
                .lookingAt()) {
            return addOne(Kind.FILLER);
        }
        Lexeme last = scan.lexemes().getLast();
        boolean polite = last.end() == scan.at() && last.kind() == Kind.FILLER && Openers.contains(last.text());
        return polite && addOne(Kind.FILLER);
    }

    /** 两千块的 ETH. */
    boolean money() {
        boolean money = text.at(scan.at()) == '块' && text.at(scan.at() + 1) == '的' && scan.lastIs(Kind.NUMBER);
        return money && addOne(Kind.CURRENCY);
    }

    /** 建模费 480 USDC，付给 @modeler: so much of a token, and whom it is paid. */
    private boolean isPaidBehind(int fee, int amount) {
        int end = Math.min(text.length(), amount + LONGEST_PAYMENT);
        return text.folded(fee, amount).chars().noneMatch(c -> TELLS.indexOf(c) >= 0)
                && PAID_BEHIND.matcher(text.folded(amount, end)).lookingAt();
    }

    private boolean begins() {
        return scan.lexemes().isEmpty()
                || OPENING.contains(scan.lexemes().getLast().kind());
    }

    private boolean isPaid() {
        int last = scan.lexemes().size() - 1;
        return scan.lastIs(Kind.SEND)
                || (last > 0 && scan.lexemes().get(last - 1).is(Kind.SEND));
    }

    private boolean addOne(Kind kind) {
        scan.add(kind, scan.at(), scan.at() + 1);
        return true;
    }
}
