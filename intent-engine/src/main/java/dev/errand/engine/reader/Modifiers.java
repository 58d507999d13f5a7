package dev.errand.engine.reader;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Chinese puts beside a value to describe it, and what can be passed over since the value itself is said: 刚领到的 before 2 ETH,
 * 房东 before @landlord, 房租 behind 900 USDC. And what stands for "all of it": 都, 晒, the 光 of 卖光.
 *
 * <p>A number, a token, a negation, a limit or a condition is never part of a description.
 */
final class Modifiers {

    private static final int LONGEST = 8;
    private static final Set<Kind> BOUNDARIES = EnumSet.of(Kind.COMMA, Kind.STOP, Kind.THEN);
    private static final Set<Kind> DESCRIBING = EnumSet.of(
            Kind.WORD,
            Kind.FILLER,
            Kind.PAST,
            Kind.PAST_TIME,
            Kind.SOMEBODY,
            Kind.SUBJECT,
            Kind.MINE,
            Kind.OUT,
            Kind.ON,
            Kind.OF,
            Kind.HARMLESS,
            Kind.BALANCE,
            Kind.SERVICE,
            Kind.SMALL_TALK,
            Kind.SOME,
            Kind.CLOCK,
            Kind.HAVE,
            Kind.TIME_MARK);
    private static final Set<Kind> NAMING = EnumSet.of(
            Kind.WORD,
            Kind.SOMEBODY,
            Kind.FILLER,
            Kind.MINE,
            Kind.BALANCE,
            Kind.MEASURE,
            Kind.OF,
            Kind.HARMLESS,
            Kind.SUBJECT,
            Kind.HITS,
            Kind.SERVICE);
    private static final Set<Kind> PAYING = EnumSet.of(
            Kind.GIVE, Kind.TO, Kind.SEND, Kind.AND, Kind.REPAY, Kind.IN, Kind.PUT, Kind.FOR, Kind.WITH, Kind.FROM);
    private static final Set<Kind> DESCRIPTION = EnumSet.of(
            Kind.WORD,
            Kind.PAST,
            Kind.PAST_TIME,
            Kind.SERVICE,
            Kind.HARMLESS,
            Kind.SOMEBODY,
            Kind.SMALL_TALK,
            Kind.CLOCK);
    private static final Set<Kind> NAME =
            EnumSet.of(Kind.WORD, Kind.SOMEBODY, Kind.BALANCE, Kind.HARMLESS, Kind.SERVICE);
    private static final Set<Kind> ACTS = EnumSet.of(
            Kind.SWAP,
            Kind.SELL,
            Kind.BECOME,
            Kind.SEND,
            Kind.GIVE,
            Kind.SUPPLY,
            Kind.WITHDRAW,
            Kind.REPAY,
            Kind.PUT,
            Kind.USE,
            Kind.BUY,
            Kind.TO,
            Kind.MOVE,
            Kind.WRAP,
            Kind.UNWRAP);
    private static final Set<Kind> AMOUNTS = EnumSet.of(
            Kind.NUMBER,
            Kind.BAD_NUMBER,
            Kind.SHARE,
            Kind.DOLLAR,
            Kind.SOME,
            Kind.CURRENCY,
            Kind.NEGATIVE,
            Kind.ALL_BUT);
    private static final Set<Kind> THINGS = EnumSet.of(Kind.TOKEN, Kind.IT, Kind.REST);
    private static final Pattern PURPOSE = Pattern.compile(".*[费金款租薪资钱礼税酬账帐债包酒饭]");
    private static final Set<Kind> PAID_FOR = EnumSet.of(
            Kind.WORD,
            Kind.HARMLESS,
            Kind.SERVICE,
            Kind.SOMEBODY,
            Kind.FILLER,
            Kind.PAST_TIME,
            Kind.CLOCK,
            Kind.OF,
            Kind.SOME);
    private static final Pattern COMPLETELY = Pattern.compile("..*[光晒尽曬]");
    private static final Set<Kind> ATTACHED = EnumSet.of(
            Kind.OF, Kind.OUT, Kind.WORD, Kind.MEASURE, Kind.DATA, Kind.SERVICE, Kind.HITS, Kind.SOMEBODY, Kind.FILLER);
    private static final Set<Kind> TRAILING = EnumSet.of(
            Kind.WORD,
            Kind.HARMLESS,
            Kind.FILLER,
            Kind.SERVICE,
            Kind.SOMEBODY,
            Kind.MEASURE,
            Kind.SOME,
            Kind.OF,
            Kind.SUBJECT);
    private static final Set<Kind> ENDS = EnumSet.of(Kind.RECIPIENT, Kind.MARKET);
    private static final Set<Kind> BEHIND = EnumSet.of(
            Kind.RECIPIENT,
            Kind.MARKET,
            Kind.TOKEN,
            Kind.MEASURE,
            Kind.OUT,
            Kind.SUPPLY,
            Kind.WITHDRAW,
            Kind.BORROW,
            Kind.FILLER);
    private static final Pattern WANTS = Pattern.compile("图|求|赚|挣|收|吃|生|省|避|防|当|做|用来|以便|以防|准备|打算|好|玩|补贴|应");
    /** What might change the request: denials, limits, other contracts. */
    private static final Pattern WEIGHTY =
            Pattern.compile("[不没未别勿莫否除禁限超至最少多约止停撤消若仅只倍币链网抵押]|合约|期权|期货|杠杆|合同|做空|做多|手续费|分批|分次|路由");

    private static final int LONGEST_REMARK = 4;
    /** What names another way of doing it, or another thing. */
    private static final Pattern CHANGING = Pattern.compile(
            "[价費费税桥橋跨锁鎖挂掛限原主网網匿私密测測试試仓倉倍对對双雙合另改先后後前再又也都各每等待到给給和跟或者还還从從向往回退返池路拆组組转轉换換买買卖賣存取借还租训訓跑渲付送发發打]");

    private static final Set<Kind> STATED_BEHIND = EnumSet.of(Kind.TOKEN, Kind.RECIPIENT, Kind.MARKET, Kind.MEASURE);
    private static final Pattern ASKING = Pattern.compile("[帮请再另把将给走选先才]|顺便|顺手|还有");

    private static final Set<String> ALL_IN = Set.of("all in", "allin", "all-in", "梭哈", "梭", "全仓", "满仓", "清仓");
    private static final Set<String> AS = Set.of("当", "作", "作为", "当作", "算作", "充当", "用作", "做", "用于", "用来");

    private final List<Lexeme> lexemes;
    private final boolean paid;

    private Modifiers(List<Lexeme> lexemes) {
        this.lexemes = new ArrayList<>(lexemes);
        this.paid = lexemes.stream().anyMatch(lexeme -> lexeme.is(Kind.RECIPIENT) || lexeme.is(Kind.BAD_RECIPIENT));
    }

    static List<Lexeme> without(List<Lexeme> lexemes) {
        if (lexemes.stream().noneMatch(Modifiers::isHan)) {
            return lexemes;
        }
        Modifiers modifiers = new Modifiers(lexemes);
        modifiers.totals();
        modifiers.descriptions();
        modifiers.attached();
        modifiers.names();
        if (modifiers.paid) {
            modifiers.purposes();
        }
        modifiers.trailing();
        return modifiers.lexemes;
    }

    private static boolean isHan(Lexeme lexeme) {
        return !lexeme.text().isEmpty() && lexeme.text().charAt(0) >= 0x2E80;
    }

    private boolean is(int index, Set<Kind> kinds) {
        return index >= 0
                && index < lexemes.size()
                && kinds.contains(lexemes.get(index).kind());
    }

    // ---- "all of it"

    private void totals() {
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            int act = i + 1;
            while (is(act, EnumSet.of(Kind.FILLER))) {
                act++; // 都给我提出来
            }
            boolean both = lexeme.kind() == Kind.FILLER
                    && (lexeme.text().equals("都") || lexeme.text().equals("全都"))
                    && is(act, ACTS)
                    && things(i) == 1
                    && !amounts(i);
            if (both) {
                lexemes.set(i, all(lexeme.start(), lexeme.end(), lexeme.text()));
                continue;
            }
            boolean counted = lexeme.kind() == Kind.SHARE
                    && isHan(lexeme)
                    && lexeme.isNumber(BigDecimal.ONE)
                    && is(i + 1, ACTS)
                    && (is(i - 1, EnumSet.of(Kind.NUMBER))
                            || (is(i - 1, EnumSet.of(Kind.MEASURE, Kind.TOKEN)) && is(i - 2, EnumSet.of(Kind.NUMBER)))
                            || (is(i - 1, EnumSet.of(Kind.TOKEN)) && is(i - 2, EnumSet.of(Kind.MEASURE))));
            if (counted) {
                lexemes.remove(i--); // "33个全换成": all of the 33
                continue;
            }
            boolean completely = COMPLETELY.matcher(lexeme.text()).matches()
                    && ACTS.contains(lexeme.kind())
                    && lexeme.text().length() > 1;
            boolean behind = i > 0 && lexeme.kind() == Kind.FILLER && "晒曬光".contains(lexeme.text()) && is(i - 1, ACTS);
            int named = i + 1;
            while (is(named, EnumSet.of(Kind.MINE, Kind.FILLER, Kind.OF))) {
                named++;
            }
            if (ALL_IN.contains(lexeme.text().toLowerCase(Locale.ROOT))
                    && is(named, EnumSet.of(Kind.TOKEN))
                    && is(named + 1, ACTS)
                    && !numbers(i)) {
                lexemes.set(i, all(lexeme.start(), lexeme.end(), lexeme.text()));
                continue;
            }
            if (completely && !amounts(i)) {
                lexemes.add(
                        i + 1,
                        all(
                                lexeme.end() - 1,
                                lexeme.end(),
                                lexeme.text().substring(lexeme.text().length() - 1)));
                i++;
            } else if (behind && !numbers(i)) {
                lexemes.set(i, all(lexeme.start(), lexeme.end(), lexeme.text()));
                if (i + 1 < lexemes.size() && lexemes.get(i + 1).text().equals("啲")) {
                    lexemes.remove(i + 1); // 卖晒啲 LINK
                }
            }
        }
    }

    private static Lexeme all(int start, int end, String text) {
        return Lexeme.of(Kind.SHARE, start, end, BigDecimal.ONE, text);
    }

    private int startOfClause(int index) {
        int from = index;
        while (from > 0 && !is(from - 1, BOUNDARIES)) {
            from--;
        }
        return from;
    }

    private int endOfClause(int index) {
        int to = index;
        while (to < lexemes.size() && !is(to, BOUNDARIES)) {
            to++;
        }
        return to;
    }

    /** How many tokens and references stand in the clause before {@code index}. */
    private int things(int index) {
        int found = 0;
        boolean reference = false;
        for (int i = startOfClause(index); i < index; i++) {
            boolean again = is(i, EnumSet.of(Kind.TOKEN)) && reference; // 换到的LINK
            found += is(i, THINGS) && !again ? 1 : 0;
            reference = is(i, EnumSet.of(Kind.IT, Kind.REST));
        }
        return found;
    }

    private boolean numbers(int index) {
        for (int i = startOfClause(index); i < endOfClause(index); i++) {
            if (is(i, AMOUNTS) && !is(i, EnumSet.of(Kind.SOME))) {
                return true;
            }
        }
        return false;
    }

    private boolean amounts(int index) {
        for (int i = startOfClause(index); i < endOfClause(index); i++) {
            if (is(i, AMOUNTS)) {
                return true;
            }
        }
        return false;
    }

    // ---- descriptions

    /** 刚到账的 600 USDC. */
    private void descriptions() {
        for (int i = lexemes.size() - 2; i > 0; i--) {
            if (!endsDescription(i)) {
                continue;
            }
            int next = i + 1;
            while (is(next, EnumSet.of(Kind.MEASURE, Kind.MINE))
                    || (is(next, EnumSet.of(Kind.FILLER)) && next < i + 3)) {
                next++;
            }
            boolean value = is(next, EnumSet.of(Kind.NUMBER, Kind.TOKEN))
                    || (is(next, EnumSet.of(Kind.SHARE)) && is(next + 1, EnumSet.of(Kind.TOKEN, Kind.OF)));
            int from = i;
            boolean past = false;
            while (value && from > 0 && i - from < LONGEST && describes(from - 1, past)) {
                from--;
                past |= is(from, EnumSet.of(Kind.PAST_TIME));
            }
            boolean described = false;
            for (int at = from; at < i; at++) {
                described |= is(at, DESCRIPTION) && isHan(lexemes.get(at));
            }
            if (described) {
                lexemes.subList(from, i + 1).clear();
                i = from;
            }
        }
    }

    private boolean endsDescription(int index) {
        Lexeme lexeme = lexemes.get(index);
        return isHan(lexeme)
                && (lexeme.kind() == Kind.OF
                        || (lexeme.kind() == Kind.OUT && lexeme.text().endsWith("的")));
    }

    private boolean describes(int index, boolean past) {
        Lexeme lexeme = lexemes.get(index);
        if (lexeme.kind() == Kind.WORD) {
            return isHan(lexeme) && !lexeme.text().endsWith("币");
        }
        return DESCRIBING.contains(lexeme.kind())
                || (is(index - 1, EnumSet.of(Kind.PAST_TIME)) && ACTS.contains(lexeme.kind()))
                || (past && ACTS.contains(lexeme.kind()));
    }

    /** 附件里的财报: what it is that is attached. */
    private void attached() {
        for (int i = 0; i < lexemes.size(); i++) {
            if (!is(i, EnumSet.of(Kind.ATTACHMENT))) {
                continue;
            }
            int to = i + 1;
            while (to < lexemes.size()
                    && to - i < LONGEST
                    && isHan(lexemes.get(to))
                    && is(to, ATTACHED)
                    && !isWeighty(lexemes.get(to))) {
                to++;
            }
            lexemes.subList(i + 1, to).clear();
            boolean mine = is(i - 1, EnumSet.of(Kind.OF))
                    && is(i - 2, EnumSet.of(Kind.SEND, Kind.WORD, Kind.PUT, Kind.GIVE))
                    && is(i - 3, EnumSet.of(Kind.SUBJECT)); // 我传的附件
            if (mine) {
                lexemes.subList(i - 3, i).clear();
                i -= 3;
            }
        }
    }

    /** Whether these are Chinese words that deny, limit and change nothing. */
    static boolean isPlain(String words) {
        return words.chars().allMatch(c -> c >= 0x2E80 || c == ' ')
                && !WEIGHTY.matcher(words).find();
    }

    private static boolean isWeighty(Lexeme lexeme) {
        return WEIGHTY.matcher(lexeme.text()).find();
    }

    /** 存到 Compound 挣利息, 换 WETH 图个吉利: what somebody wants of it. */
    private void trailing() {
        for (int end = lexemes.size(); end > 1; end--) {
            if (end < lexemes.size() && !is(end, BOUNDARIES)) {
                continue;
            }
            int from = end;
            boolean words = false;
            while (from > 0
                    && end - from < LONGEST
                    && isHan(lexemes.get(from - 1))
                    && is(from - 1, TRAILING)
                    && !isWeighty(lexemes.get(from - 1))) {
                from--;
                words |= is(from, EnumSet.of(Kind.WORD, Kind.SERVICE));
            }
            while (words && from < end && !wants(from) && !is(from - 1, ENDS) && !isRemark(from, end)) {
                from++; // the purpose may begin later
            }
            boolean query = lexemes.subList(startOfClause(from), from).stream()
                    .anyMatch(lexeme -> lexeme.kind() == Kind.SERVICE); // it belongs to what another agent is asked
            boolean purpose = words && !query && from < end && (wants(from) ? is(from - 1, BEHIND) : plain(from, end));
            int said = startOfTrailing(end);
            if (!purpose && !query && said < end && states(said, end)) {
                from = said;
                purpose = true;
            }
            if (purpose) {
                lexemes.subList(from, end).clear();
                end = from;
            }
        }
    }

    /** Where the plain words begin that {@code end} is the end of. */
    private int startOfTrailing(int end) {
        int from = end;
        while (from > 0
                && end - from < LONGEST
                && isHan(lexemes.get(from - 1))
                && is(from - 1, TRAILING)
                && !is(from - 1, EnumSet.of(Kind.SERVICE, Kind.SOMEBODY))
                && !isWeighty(lexemes.get(from - 1))) {
            from--;
        }
        return from;
    }

    private boolean wants(int index) {
        return WANTS.matcher(lexemes.get(index).text()).lookingAt() || isDoubled(index);
    }

    /** 压压惊, 解解馋. */
    private boolean isDoubled(int index) {
        return is(index, EnumSet.of(Kind.WORD))
                && is(index + 1, EnumSet.of(Kind.WORD))
                && lexemes.get(index).text().equals(lexemes.get(index + 1).text());
    }

    /** "…换 USDC 随缘了": behind a blank, and as a statement ends. */
    private boolean states(int from, int to) {
        Lexeme last = lexemes.get(to - 1);
        boolean apart = is(from - 1, STATED_BEHIND)
                && lexemes.get(from - 1).end() < lexemes.get(from).start()
                && !isHan(lexemes.get(from - 1));
        return apart
                && lexemes.subList(from, to).stream().anyMatch(lexeme -> lexeme.kind() == Kind.WORD)
                && last.end() - lexemes.get(from).start() <= LONGEST
                && "了啦的呀啊哈哦咯嘞喽".indexOf(last.text().charAt(last.text().length() - 1)) >= 0
                && lexemes.subList(from, to).stream()
                        .noneMatch(lexeme -> ASKING.matcher(lexeme.text()).find());
    }

    /** 换 dai 保命: a few plain words behind the last token. */
    private boolean isRemark(int from, int to) {
        boolean behind = is(from - 1, EnumSet.of(Kind.TOKEN)) && from > 2;
        int length = lexemes.get(to - 1).end() - lexemes.get(from).start();
        return behind
                && length <= LONGEST_REMARK
                && lexemes.get(from).start() == lexemes.get(from - 1).end()
                && lexemes.subList(from, to).stream().anyMatch(lexeme -> lexeme.kind() == Kind.WORD)
                && lexemes.subList(from, to).stream()
                        .noneMatch(lexeme -> lexeme.kind() == Kind.SERVICE
                                || lexeme.kind() == Kind.SOMEBODY
                                || lexeme.kind() == Kind.SUBJECT
                                || CHANGING.matcher(lexeme.text()).find());
    }

    private boolean plain(int from, int to) {
        if (isRemark(from, to)) {
            return true;
        }
        for (int i = from; i < to; i++) {
            if (is(i, EnumSet.of(Kind.SERVICE))) {
                return false;
            }
        }
        return is(from - 1, ENDS);
    }

    /** 房东 @landlord, 我另一个钱包 0x…: who that is. */
    private void names() {
        for (int i = lexemes.size() - 1; i > 0; i--) {
            if (!is(i, EnumSet.of(Kind.RECIPIENT, Kind.BAD_RECIPIENT))) {
                continue;
            }
            int from = i;
            while (from > 0 && i - from < LONGEST && is(from - 1, NAMING) && isHan(lexemes.get(from - 1))) {
                from--;
            }
            boolean named = false;
            for (int at = from; at < i; at++) {
                named |= is(at, NAME);
            }
            if (named && is(from - 1, PAYING)) {
                lexemes.subList(from, i).clear();
                i = from;
            }
        }
    }

    /** 2200 USDT 房租, 50 刀的 ETH 当奖金: what it is paid for. */
    private void purposes() {
        for (int i = 1; i < lexemes.size(); i++) {
            if (!is(i - 1, EnumSet.of(Kind.TOKEN, Kind.RECIPIENT))) {
                continue;
            }
            int to = i;
            boolean as = to < lexemes.size() && AS.contains(lexemes.get(to).text());
            to += as ? 1 : 0;
            boolean of = is(to, EnumSet.of(Kind.OF));
            to += of ? 1 : 0;
            int noun = to;
            while (to < lexemes.size() && to - noun < 4 && isHan(lexemes.get(to)) && is(to, PAID_FOR)) {
                to++;
            }
            boolean purpose = to > noun
                    && (as || PURPOSE.matcher(lexemes.get(to - 1).text()).matches())
                    && (to == lexemes.size()
                            || is(to, BOUNDARIES)
                            || is(to, PAYING)
                            || is(to, EnumSet.of(Kind.OBJECT)));
            if (purpose) {
                lexemes.subList(i, to).clear();
            }
        }
    }
}
