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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 帮我发两个红包,@a 10 USDC,@b 15 DAI: says first how many payments there are, then each of them. The head is no payment of its own; it is
 * read as the verb of those behind it, if as many as it says follow, and nobody else is paid. So is 都转了吧 behind a list.
 */
public final class CountedPayments {

    private static final String MONEY = "(?:款项|货款|红包|利是|利市|钱|款|账|转账|汇款|工资|薪水|薪资|人工|奖金|份子钱|礼金|费用|补贴|生活费|零花钱|家用)";
    private static final String ASKING =
            "(?:帮我|帮忙|请|麻烦|麻烦你|请帮我|你帮我|替我|给我|今天|今次|这次|这回|今日|现在|我要|我想|我得|要|分别|一共|总共|一次性?|同时|再|来){0,3}";
    private static final String LISTED = "(?:(?:按照?|根据|照)(?:以下|下面|下列|这个|这份)?的?(?:名单|清单|列表|明细)(?:来|去)?)?(?:批量|统一|集中)?";
    private static final String PAYING = "(?:发放|派发|支付|付款|转账|汇款|打款|发|派|付|转|打|汇|结)";
    private static final String WHOM = "(?:个|位)?(?:人|朋友|同事|员工|小朋友|孩子)";

    /** 帮我发两个红包, 给两个人转账, 发工资, 按名单转账, 本月工资发放如下; # is a number. */
    private static final Pattern HEAD = Pattern.compile(ASKING
            + LISTED
            + "(?:(?:发|派|包|送|付|打|转|汇|支付|结|分)(?:给|下|一下|出|个)?#?(?:个|笔|份|封|位)?" + WHOM + "?的?(?:小|大|新年|生日)?" + MONEY + "?"
            + "|给(?:以下|下列|下面|这些?)?的?(?:这)?#?" + WHOM + "(?:发|派|包|送|付|打|转|汇|结)(?:个|一下|点)?" + MONEY + "?|" + PAYING
            + "(?:以下|下列|下面|这些)?(?:各项|#笔)?" + MONEY + "?|(?:这个?月|本月|今天)?的?" + MONEY
            + "(?:发放|派发|支付))(?:#笔)?(?:如下)?(?:吧|哈|啊|啦|咯|喽|嘞|囉)?");

    /** 工资日, 这个月工资: what the payments are, with a verb behind them. */
    private static final Pattern NOUN = Pattern.compile(
            "(?:今天|这个?月|本月|月底|上个?月|年终|过年|项目)?的?" + MONEY + "(?:日|天|名单|清单|明细|安排)?|(?:发薪|付款|转账)(?:日|天|名单|清单|明细)?");

    /** "Payroll", "run payroll", "this week's payouts". */
    private static final Pattern ENGLISH_NOUN = Pattern.compile(
            "(?:please )?(?:run |do |make |pay |process |send )?(?:the |our |my |these |all |today'?s? |this (?:week|month)(?:'s)? "
                    + "|monthly |weekly |team |staff |the following )?(?:payroll|salaries|wages|payouts|stipends|payments|transfers|reimbursements|bonuses)"
                    + "(?: today| now| please| (?:for )?(?:this|the) (?:week|month)| as follows)?");

    private static final Pattern TAIL = Pattern.compile("(?:都|全|全部|一起|帮我|麻烦|唔该|请|分别|一并|统一|就|给我|你){0,4}"
            + "(?:转账|转|发|付|打|汇|结|过)(?:了|掉|一下|过去|出去|给他们|给她们){0,2}(?:吧|啊|哈|谢谢){0,2}");

    /** 帮我付一下, behind one who is paid: asked for, and no report. */
    private static final Pattern ONE_TAIL =
            Pattern.compile("(?:帮我|麻烦|请|给我|你){1,3}(?:转|发|付|打|汇|结)(?:掉|一下|过去|给他|给她){0,2}(?:吧|啊|哈|谢谢){0,2}");

    /** 付 PCB 尾款, 链上付货款: what for, and that it is paid. */
    private static final Pattern ONE_HEAD = Pattern.compile(
            "(?:链上)?" + ASKING + PAYING
                    + "(?:[a-z0-9\\u4e00-\\u9fff&&[^不别没未无免勿已了过每再还退给]]{0,8}?(?:款项?|费用?|[金钱薪租资税]|房租|账单))",
            Pattern.CASE_INSENSITIVE);

    private static final Set<Kind> NAMING = Kinds.of(Kind.WORD, Kind.HARMLESS, Kind.FILLER);
    private static final String WEIGHING = "不别没未无免勿已了过前后若欠拒停撤";
    private static final int LONGEST_NOUN = 8;

    /** What may stand between the one and the money. */
    private static final Set<String> PAYS =
            Set.of("发", "發", "转", "轉", "付", "打", "汇", "匯", "收", "拿", "得", "领", "領", "攞", "分");

    /** What a single character means elsewhere. */
    private static final Map<String, String> SHORT = Map.of("P1D", "日", "P1M", "月", "PT1M", "分");

    private static final Set<String> COLONS = Set.of(":", "-", "–");

    private static final int REACH = 16;

    private CountedPayments() {}

    /** The lexemes, with one verb in the place of the head. */
    public static List<Lexeme> told(List<Lexeme> lexemes) {
        int first = 0;
        while (first < Math.min(lexemes.size(), REACH) && !lexemes.get(first).is(Kind.RECIPIENT)) {
            first++;
        }
        if (!isEntry(lexemes, first)) {
            return lexemes;
        }
        if (first > 1
                && !HanRun.isHan(lexemes.get(0))
                && !SHORT.containsKey(lexemes.get(0).text())
                && lexemes.get(first - 1).kind() == Kind.COMMA) {
            return listed(lexemes, first);
        }
        int behind = behindEntries(lexemes, first);
        List<Lexeme> entries = lexemes.subList(first, behind);
        List<Lexeme> rest = lexemes.subList(behind, lexemes.size());
        boolean paused = first > 0 && lexemes.get(first - 1).kind() == Kind.COMMA;
        List<Lexeme> head = lexemes.subList(0, paused ? first - 1 : first);
        long count = Lists.count(entries, lexeme -> lexeme.is(Kind.RECIPIENT));
        boolean others = Lists.any(
                rest,
                lexeme -> lexeme.is(Kind.RECIPIENT)
                        || (lexeme.is(Kind.EACH) && !said(List.of(lexeme)).equals("分别"))
                        || lexeme.is(Kind.NUMBER));
        if (count == 1
                && paused
                && rest.isEmpty()
                && ONE_HEAD.matcher(said(head)).matches()) {
            return paid(head.getFirst().start(), head.getLast().end(), entries, rest); // 付 PCB 尾款：@a 10 USDC
        }
        if (count == 1
                && head.isEmpty()
                && !others
                && ONE_TAIL.matcher(said(rest)).matches()) {
            return paid(lexemes.getFirst().start(), lexemes.getFirst().start(), entries, List.of());
        }
        if (count < 2 || others) {
            return lexemes;
        }
        if (!head.isEmpty() && isHead(head, count)) {
            boolean again = TAIL.matcher(said(rest)).matches(); // 发工资：@a 10 USDC，@b 15 DAI，都转过去
            return paid(head.getFirst().start(), head.getLast().end(), entries, again ? List.of() : rest);
        }
        boolean deeds = Lists.count(entries, lexeme -> lexeme.is(Kind.SEND)) == count;
        boolean named = NOUN.matcher(said(head)).matches() || (paused && isNoun(head));
        boolean told = rest.isEmpty()
                ? named && deeds
                : (head.isEmpty() || named) && TAIL.matcher(said(rest)).matches();
        int start = lexemes.getFirst().start();
        return told ? paid(start, head.isEmpty() ? start : head.getLast().end(), entries, List.of()) : lexemes;
    }

    /** "Payroll: {@literal @}a 10 USDC, {@literal @}b 15 DAI": each of those behind the colon is paid. */
    private static List<Lexeme> listed(List<Lexeme> lexemes, int first) {
        int behind = behindEntries(lexemes, first);
        List<Lexeme> head = lexemes.subList(0, first - 1);
        StringBuilder said = new StringBuilder();
        head.forEach(
                lexeme -> said.append(lexeme.text().toLowerCase(Locale.ROOT)).append(' '));
        boolean told = ENGLISH_NOUN.matcher(said.toString().strip()).matches()
                && Lists.all(
                        lexemes.subList(behind, lexemes.size()),
                        lexeme -> lexeme.kind() == Kind.STOP || lexeme.kind() == Kind.FILLER);
        return told
                ? paid(
                        head.getFirst().start(),
                        head.getLast().end(),
                        plainEntries(lexemes.subList(first, behind)),
                        List.of())
                : lexemes;
    }

    /** Without the colon between who is paid and what. */
    private static List<Lexeme> plainEntries(List<Lexeme> entries) {
        List<Lexeme> plain = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            boolean colon = i > 0
                    && entries.get(i).kind() == Kind.COMMA
                    && entries.get(i - 1).is(Kind.RECIPIENT);
            if (!colon) {
                plain.add(entries.get(i));
            }
        }
        return plain;
    }

    /** The verb, and each payment behind a pause of its own. */
    private static List<Lexeme> paid(int start, int end, List<Lexeme> entries, List<Lexeme> rest) {
        List<Lexeme> paid = new ArrayList<>();
        paid.add(Lexeme.of(Kind.SEND, start, end, null, "转"));
        for (Lexeme lexeme : entries) {
            boolean verb = lexeme.is(Kind.SEND) || PAYS.contains(lexeme.text());
            if (verb || lexeme.kind() == Kind.HARMLESS) {
                continue; // @a 发 10 USDC: the head says so already; @a 房租 10 USDC: what for
            }
            boolean joined = paid.getLast().kind() == Kind.TOKEN && lexeme.is(Kind.RECIPIENT);
            if (joined) {
                paid.add(Lexeme.of(Kind.COMMA, lexeme.start(), lexeme.start(), null, ","));
            }
            paid.add(lexeme);
        }
        paid.addAll(rest);
        return paid;
    }

    /** 午餐团购：@a 10 USDC，@b 15 DAI，请分别转给他们: what for, in words that say nothing else. */
    private static boolean isNoun(List<Lexeme> head) {
        String said = said(head);
        return said.length() <= LONGEST_NOUN
                && Lists.all(head, lexeme -> NAMING.contains(lexeme.kind()) && HanRun.isHan(lexeme))
                && said.chars().noneMatch(c -> WEIGHING.indexOf(c) >= 0);
    }

    /** Whether a clause says once more that those who were named are paid: 请分别转给他们. */
    public static boolean isTail(String said) {
        return TAIL.matcher(Hanzi.simplified(said).strip()).matches();
    }

    private static boolean isHead(List<Lexeme> head, long entries) {
        boolean several = false;
        BigDecimal count = BigDecimal.valueOf(entries);
        for (Lexeme lexeme : head) {
            several |= lexeme.kind() == Kind.HOW_MUCH;
            count = lexeme.kind() == Kind.NUMBER && lexeme.number() != null ? lexeme.number() : count;
        }
        return (several || count.compareTo(BigDecimal.valueOf(entries)) == 0)
                && HEAD.matcher(said(head)).matches();
    }

    private static String said(List<Lexeme> lexemes) {
        StringBuilder said = new StringBuilder();
        for (Lexeme lexeme : lexemes) {
            String text = Hanzi.simplified(lexeme.text());
            if (lexeme.kind() == Kind.HOW_MUCH && text.startsWith("几")) {
                said.append('#').append(text, 1, text.length());
            } else if (lexeme.kind() == Kind.NUMBER) {
                said.append('#');
            } else if (lexeme.kind() != Kind.COMMA && lexeme.kind() != Kind.STOP) {
                said.append(written(lexeme));
            }
        }
        return said.toString();
    }

    /** The word as it is written, where its text says what it means. */
    static String written(Lexeme lexeme) {
        String text = Hanzi.simplified(lexeme.text());
        return SHORT.getOrDefault(text, text);
    }

    private static int behindEntries(List<Lexeme> lexemes, int first) {
        int at = first;
        int behind = first;
        while (isEntry(lexemes, at)) {
            behind = tokenOf(lexemes, at) + 1;
            boolean paused = behind < lexemes.size()
                    && (Joints.OF_CLAUSES.contains(lexemes.get(behind).kind())
                            || lexemes.get(behind).kind() == Kind.AND);
            at = paused ? behind + 1 : behind;
        }
        return behind;
    }

    /** "{@literal @}a 10 USDC", "{@literal @}a: 10 USDC", {@code @a 发 10 个 USDC}. */
    private static boolean isEntry(List<Lexeme> lexemes, int i) {
        int token = tokenOf(lexemes, i);
        return token > 0 && lexemes.get(i).is(Kind.RECIPIENT);
    }

    /** Where the token stands that the one named at {@code i} is paid in; -1 if none does. */
    private static int tokenOf(List<Lexeme> lexemes, int i) {
        boolean between = i + 1 < lexemes.size()
                && (PAYS.contains(lexemes.get(i + 1).text())
                        || lexemes.get(i + 1).kind() == Kind.HARMLESS // @laowang 房租 1800 USDC
                        || (lexemes.get(i + 1).kind() == Kind.COMMA
                                && COLONS.contains(lexemes.get(i + 1).text())));
        int number = between ? i + 2 : i + 1;
        if (number + 1 >= lexemes.size() || !lexemes.get(number).is(Kind.NUMBER)) {
            return -1;
        }
        int token = lexemes.get(number + 1).is(Kind.MEASURE) ? number + 2 : number + 1;
        return token < lexemes.size() && lexemes.get(token).is(Kind.TOKEN) ? token : -1;
    }
}
