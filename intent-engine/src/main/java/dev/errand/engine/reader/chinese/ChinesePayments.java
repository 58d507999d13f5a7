package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Chinese payments that are said without a verb of paying: 还 20 USDC 给小明 repays no market, 收款人：@bob，金额：50 USDC and @bob 和 @amy 各 50
 * USDC have none at all, and 两笔转账： only says how many follow.
 */
public final class ChinesePayments {

    private static final int LONGEST = 40;
    private static final Set<Kind> OWED = Kinds.of(
            Kind.NUMBER,
            Kind.SHARE,
            Kind.MEASURE,
            Kind.TOKEN,
            Kind.DOLLAR,
            Kind.OF,
            Kind.DEBT,
            Kind.SOME,
            Kind.FILLER,
            Kind.MINE);
    private static final Set<Kind> ON_A_FORM = Kinds.of(
            Kind.HARMLESS,
            Kind.COMMA,
            Kind.STOP,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.NUMBER,
            Kind.SHARE,
            Kind.BAD_NUMBER,
            Kind.TOKEN,
            Kind.MEASURE,
            Kind.FILLER,
            Kind.SOMEBODY);
    private static final Set<Kind> LISTED = Kinds.of(Kind.RECIPIENT, Kind.AND, Kind.COMMA);
    private static final Set<String> PAYEES =
            Set.of("收款人", "收款方", "收款地址", "收款账户", "收款账号", "收款钱包", "收款人地址", "收件人", "对方地址", "转账对象", "付款对象");

    private static final Set<Kind> PURPOSE =
            Kinds.of(Kind.WORD, Kind.HARMLESS, Kind.SUBJECT, Kind.FILLER, Kind.MEASURE, Kind.BUDGET, Kind.SERVICE);
    private static final Pattern DUES = Pattern.compile(
            "(?:(?:这个|上个|本|上|这)月的?|今天的?)?[\u4e00-\u9fff&&[^借贷欠存还不别没未]]{0,5}(?:费用?|货款|尾款|工程款|款项|租金|房租|押金|定金|订金|佣金|薪水|工资|奖金|饭钱|租)(?:总共|共计|一共|合计|共|计|为|是)?");
    private static final Pattern ASKING = Pattern.compile("[请帮麻劳替给]");
    private static final Pattern ADDRESS = Pattern.compile("(?:地址|收款.{1,2})(?:是|为)?$");
    private static final Set<Kind> EMPTY = Kinds.of(Kind.FILLER, Kind.MINE, Kind.MEASURE);
    private static final Set<Kind> BEFORE_PAYEE = Kinds.of(Kind.GIVE, Kind.FILLER, Kind.MINE, Kind.MEASURE);
    private static final Set<String> MORE = Set.of("还有", "另外", "再有", "以及");
    private static final Set<String> PAYING = Set.of("转", "打", "发", "付", "汇", "支付", "转账");
    private static final Set<String> TAKES_OUT = Set.of("提币", "提现");
    private static final Set<String> OUT = Set.of("出来", "出嚟");
    private static final Set<String> TOGETHER = Set.of("一共", "总共", "共", "共计");

    private ChinesePayments() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        if (lexemes.size() > LONGEST || !HanRun.isIn(lexemes)) {
            return lexemes;
        }
        List<Lexeme> headed = alsoPaid(withoutCount(joined(sentOut(lexemes))));
        if (isForm(headed)) {
            return filledIn(headed);
        }
        if (isEachListed(headed)) {
            return paid(headed, headed);
        }
        return givenBack(headed);
    }

    /** The 提现 of 提现 100 U 到 @bob, where no market is named out of which it is taken: sent. */
    private static List<Lexeme> sentOut(List<Lexeme> lexemes) {
        boolean kept = Lists.any(lexemes, lexeme -> lexeme.is(Kind.MARKET) || lexeme.is(Kind.POSITION));
        for (int i = 0; i < lexemes.size() && !kept; i++) {
            int to = i + 1;
            while (to < lexemes.size() && lexemes.get(to).isAnyOf(OWED)) {
                to++;
            }
            boolean sent = TAKES_OUT.contains(said(lexemes.get(i)))
                    && lexemes.get(i).is(Kind.WITHDRAW)
                    && to > i + 1
                    && to + 1 < lexemes.size()
                    && lexemes.get(to).is(Kind.TO)
                    && lexemes.get(to + 1).is(Kind.RECIPIENT);
            if (sent) {
                List<Lexeme> told = new ArrayList<>(lexemes);
                Lexeme verb = lexemes.get(i);
                told.set(i, Lexeme.of(Kind.SEND, verb.start(), verb.end(), null, "转"));
                return told;
            }
        }
        return lexemes;
    }

    /** 给 @a 转 40 USDC，还有 @b 也转 20 USDC: the second is paid too. */
    private static List<Lexeme> alsoPaid(List<Lexeme> lexemes) {
        List<Lexeme> told = new ArrayList<>(lexemes.size() + 2);
        boolean paid = false;
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            int joint = paid && lexeme.is(Kind.RECIPIENT) ? joint(lexemes, i) : -1;
            if (joint > 0 && isPaidHere(lexemes, i)) {
                told.removeIf(before -> before.start() >= lexemes.get(joint).start() && before.kind() != Kind.COMMA);
                told.add(Lexeme.of(Kind.THEN, lexeme.start(), lexeme.start(), null, "再"));
                told.add(Lexeme.of(Kind.GIVE, lexeme.start(), lexeme.start(), null, "给"));
            }
            paid |= i > 0
                    && lexeme.is(Kind.RECIPIENT)
                    && lexemes.get(i - 1).isAnyOf(BEFORE_PAYEE)
                    && isPaidHere(lexemes, i);
            told.add(lexeme);
        }
        return told;
    }

    /** Where the 还有 or the comma stands that joins the payee at {@code i} to the one before; -1 if nothing does. */
    private static int joint(List<Lexeme> lexemes, int i) {
        int from = i;
        boolean also = "也".equals(said(lexemes.get(i + 1 < lexemes.size() ? i + 1 : i)));
        while (from > 0 && EMPTY.contains(lexemes.get(from - 1).kind())) {
            from--;
        }
        boolean more = from > 0 && MORE.contains(said(lexemes.get(from - 1)));
        boolean pause = from > 0 && lexemes.get(from - 1).kind() == Kind.COMMA;
        return (more || (pause && (also || isWholePayment(lexemes, i)))) ? from - 1 : -1;
    }

    /** Whether the payee at {@code i} and 转 20 USDC are a clause: nothing says behind it who gets that. */
    private static boolean isWholePayment(List<Lexeme> lexemes, int i) {
        int unit = i + 3 < lexemes.size() && lexemes.get(i + 3).is(Kind.MEASURE) ? i + 4 : i + 3;
        return unit < lexemes.size()
                && lexemes.get(i + 1).is(Kind.SEND)
                && PAYING.contains(said(lexemes.get(i + 1))) // 转走 200 U: he did
                && lexemes.get(i + 2).is(Kind.NUMBER)
                && lexemes.get(unit).is(Kind.TOKEN)
                && (unit + 1 == lexemes.size()
                        || Joints.OF_CLAUSES.contains(lexemes.get(unit + 1).kind()))
                && Lists.none(lexemes, lexeme -> lexeme.is(Kind.PAST_TIME) || lexeme.is(Kind.PAST));
    }

    /** 给 @a 和 @b 都转 20 USDC: so much each. 给 @a 转 1 ETH 加 20 USDC: both of it. */
    private static List<Lexeme> joined(List<Lexeme> lexemes) {
        if (Lists.none(lexemes, lexeme -> lexeme.is(Kind.RECIPIENT))) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes);
        if (lexemes.getFirst().is(Kind.RECIPIENT)
                && lexemes.getFirst().text().startsWith("0x")
                && isWholePayment(lexemes, 0)) { // 0x… 转 100 U
            int start = lexemes.getFirst().start();
            told.addFirst(Lexeme.of(Kind.GIVE, start, start, null, "给"));
        }
        for (int i = 1; i + 1 < told.size(); i++) {
            Lexeme here = told.get(i);
            boolean each = i > 2
                    && said(here).equals(ChineseOrders.BOTH)
                    && told.get(i - 1).is(Kind.RECIPIENT)
                    && told.get(i - 2).kind() == Kind.AND
                    && told.get(i - 3).is(Kind.RECIPIENT)
                    && told.get(i + 1).is(Kind.SEND);
            int and = plus(told, i);
            if (isTakenFor(told, i)) {
                Lexeme gives = told.get(i + 1);
                told.set(i, Lexeme.of(Kind.COMMA, here.start(), here.start(), null, ","));
                told.set(i + 1, Lexeme.of(Kind.GIVE, gives.start(), gives.end(), null, "转给"));
            } else if (each) {
                told.set(i, Lexeme.of(Kind.EACH, here.start(), here.end(), null, "各"));
            } else if (and > i) {
                int end = told.get(and - 1).end();
                told.subList(i, and).clear();
                told.add(i, Lexeme.of(Kind.AND, here.start(), end, null, "和"));
            }
        }
        return told;
    }

    /** The 出来 of 借 500 U 出来给 @bob: what is taken is paid on. */
    private static boolean isTakenFor(List<Lexeme> lexemes, int i) {
        return i > 1
                && i + 2 < lexemes.size()
                && OUT.contains(said(lexemes.get(i)))
                && lexemes.get(i - 1).is(Kind.TOKEN)
                && said(lexemes.get(i + 1)).equals("给")
                && lexemes.get(i + 2).is(Kind.RECIPIENT)
                && (i + 3 == lexemes.size()
                        || Joints.OF_CLAUSES.contains(lexemes.get(i + 3).kind()))
                && Lists.any(lexemes.subList(0, i), lexeme -> lexeme.is(Kind.BORROW) || lexeme.is(Kind.WITHDRAW));
    }

    /** Behind the 加 or 连同 between two amounts; {@code i} if neither stands here. */
    private static int plus(List<Lexeme> lexemes, int i) {
        int behind = said(lexemes.get(i)).equals("加")
                ? i + 1
                : said(lexemes.get(i)).equals("连") && said(lexemes.get(i + 1)).equals("同") ? i + 2 : i;
        boolean amounts = behind + 1 < lexemes.size()
                && lexemes.get(i - 1).is(Kind.TOKEN)
                && lexemes.get(behind).is(Kind.NUMBER)
                && (lexemes.get(behind + 1).is(Kind.TOKEN)
                        || lexemes.get(behind + 1).is(Kind.MEASURE));
        return amounts ? behind : i;
    }

    /** Whether 也转 20 USDC follows the payee at {@code i}, or 转 20 USDC. */
    private static boolean isPaidHere(List<Lexeme> lexemes, int i) {
        int verb = i + 1 < lexemes.size() && said(lexemes.get(i + 1)).equals("也") ? i + 2 : i + 1;
        return verb + 1 < lexemes.size()
                && lexemes.get(verb).is(Kind.SEND)
                && lexemes.get(verb + 1).is(Kind.NUMBER);
    }

    /** Without the 两笔 of 两笔转账：…, where so many are paid behind the colon. */
    private static List<Lexeme> withoutCount(List<Lexeme> all) {
        boolean together = all.size() > 2 && TOGETHER.contains(said(all.getFirst()));
        List<Lexeme> lexemes = together ? all.subList(1, all.size()) : all;
        int colon = 0;
        while (colon < Math.min(lexemes.size(), 4) && lexemes.get(colon).kind() != Kind.COMMA) {
            colon++;
        }
        boolean head = colon > 1
                && colon + 1 < lexemes.size()
                && lexemes.get(colon).kind() == Kind.COMMA
                && (together ? ":：,，" : ":：").contains(lexemes.get(colon).text())
                && lexemes.get(0).is(Kind.NUMBER)
                && said(lexemes.get(1)).equals("笔")
                && (colon == 2 || (colon == 3 && lexemes.get(2).is(Kind.SEND)));
        if (!head) {
            return all;
        }
        List<Lexeme> rest = lexemes.subList(colon + 1, lexemes.size());
        long payees = Lists.count(rest, lexeme -> lexeme.is(Kind.RECIPIENT));
        boolean counted = lexemes.get(0).isNumber(BigDecimal.valueOf(payees));
        return counted ? paid(rest, all) : all;
    }

    /** 收款人：@bob，金额：50 USDC, and nothing else. */
    private static boolean isForm(List<Lexeme> lexemes) {
        int end = behindPayment(lexemes);
        boolean paid = end < lexemes.size();
        return Lists.all(withoutPurpose(lexemes.subList(0, end)), lexeme -> ON_A_FORM.contains(lexeme.kind()))
                && Lists.any(
                        lexemes,
                        lexeme -> PAYEES.contains(said(lexeme))
                                || (paid
                                        && lexeme.kind() == Kind.HARMLESS
                                        && ADDRESS.matcher(said(lexeme)).find()))
                && count(lexemes, Kind.RECIPIENT) == 1
                && count(lexemes, Kind.TOKEN) == 1
                && count(lexemes, Kind.NUMBER) + count(lexemes, Kind.SHARE) == 1
                && count(lexemes, Kind.BAD_NUMBER) + count(lexemes, Kind.BAD_RECIPIENT) == 0;
    }

    /** Where the 请支付 begins with which a form may end; the end if it does not. */
    private static int behindPayment(List<Lexeme> lexemes) {
        int last = lexemes.size() - 1;
        while (last > 0
                && (lexemes.get(last).kind() == Kind.STOP || lexemes.get(last).kind() == Kind.FILLER)) {
            last--;
        }
        if (last < 2 || !lexemes.get(last).is(Kind.SEND)) {
            return lexemes.size();
        }
        boolean asked = false;
        while (last > 1 && lexemes.get(last - 1).kind() == Kind.FILLER) {
            asked |= ASKING.matcher(said(lexemes.get(--last))).find(); // 已付, 会付 tell, and ask for nothing
        }
        return asked && Joints.OF_CLAUSES.contains(lexemes.get(last - 1).kind()) ? last - 1 : lexemes.size();
    }

    /** Without the 这个月租金 of 这个月租金 620 USDC, which says what for. */
    private static List<Lexeme> withoutPurpose(List<Lexeme> lexemes) {
        int number = 0;
        while (number < lexemes.size() && !lexemes.get(number).is(Kind.NUMBER)) {
            number++;
        }
        int from = number;
        StringBuilder said = new StringBuilder();
        while (from > 0
                && number < lexemes.size()
                && PURPOSE.contains(lexemes.get(from - 1).kind())) {
            said.insert(0, said(lexemes.get(--from)));
        }
        if (from == number || !DUES.matcher(said).matches()) {
            return lexemes;
        }
        List<Lexeme> left = new ArrayList<>(lexemes.subList(0, from));
        left.addAll(lexemes.subList(number, lexemes.size()));
        return left;
    }

    private static long count(List<Lexeme> lexemes, Kind kind) {
        return Lists.count(lexemes, lexeme -> lexeme.is(kind));
    }

    private static List<Lexeme> filledIn(List<Lexeme> form) {
        List<Lexeme> values = new ArrayList<>();
        for (Lexeme lexeme : withoutPurpose(form.subList(0, behindPayment(form)))) {
            if (lexeme.is(Kind.RECIPIENT) && !values.isEmpty()) {
                values.add(Lexeme.of(Kind.GIVE, lexeme.start(), lexeme.start(), null, "给"));
            }
            if (lexeme.kind() != Kind.HARMLESS && lexeme.kind() != Kind.COMMA) {
                values.add(lexeme);
            }
        }
        return paid(values, form);
    }

    /** {@code @bob 和 @amy 各 50 USDC}, and nothing else. */
    private static boolean isEachListed(List<Lexeme> lexemes) {
        int each = 0;
        while (each < lexemes.size() && LISTED.contains(lexemes.get(each).kind())) {
            each++;
        }
        int token = each + 2 < lexemes.size() && lexemes.get(each + 2).is(Kind.MEASURE) ? each + 3 : each + 2;
        return each > 2
                && token + 1 == lexemes.size()
                && lexemes.getFirst().is(Kind.RECIPIENT)
                && lexemes.get(each).is(Kind.EACH)
                && lexemes.get(each + 1).is(Kind.NUMBER)
                && lexemes.get(token).is(Kind.TOKEN);
    }

    /** The verb, where the text begins, and what is paid. */
    private static List<Lexeme> paid(List<Lexeme> values, List<Lexeme> all) {
        Lexeme first = all.getFirst();
        boolean value = values.getFirst().equals(first);
        List<Lexeme> paid = new ArrayList<>();
        paid.add(Lexeme.of(Kind.SEND, first.start(), value ? first.start() : first.end(), null, "转"));
        paid.addAll(values);
        return paid;
    }

    /** 还 20 USDC 给小明, 归还 20 USDC 债务给他: to a person, not to a market. */
    private static List<Lexeme> givenBack(List<Lexeme> lexemes) {
        int verb = 0;
        while (verb < lexemes.size() && lexemes.get(verb).kind() != Kind.REPAY) {
            verb++;
        }
        int give = verb + 1;
        while (give < lexemes.size() && OWED.contains(lexemes.get(give).kind())) {
            give++;
        }
        boolean back = verb < lexemes.size()
                && give > verb + 1
                && give + 1 < lexemes.size()
                && lexemes.get(give).kind() == Kind.GIVE
                && lexemes.get(give + 1).is(Kind.SOMEBODY)
                && (give + 2 == lexemes.size()
                        || Joints.OF_CLAUSES.contains(lexemes.get(give + 2).kind()));
        if (!back) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes.subList(0, verb));
        Lexeme repay = lexemes.get(verb);
        told.add(Lexeme.of(Kind.SEND, repay.start(), repay.end(), null, repay.text()));
        lexemes.subList(verb + 1, give).stream()
                .filter(lexeme -> lexeme.kind() != Kind.DEBT)
                .forEach(told::add);
        told.add(lexemes.get(give));
        Lexeme whom = lexemes.get(give + 1);
        told.add(Lexeme.of(Kind.SOMEBODY, whom.start(), whom.end(), null, whom.text()));
        told.addAll(lexemes.subList(give + 2, lexemes.size()));
        return told;
    }

    private static String said(Lexeme lexeme) {
        return Hanzi.simplified(lexeme.text());
    }
}
