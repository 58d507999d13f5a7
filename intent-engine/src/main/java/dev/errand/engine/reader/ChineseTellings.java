package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 新人那边等着看, 群里都夸它, 手机要送修了: clauses beside a request in which Chinese tells how the world is. An order begins with its verb, or
 * with 把 or 帮; a telling says of whom, how much so, that something is so by now, or what for. So its words may be any, but for those that
 * limit a request, put it off, add to it or take it back. They stand in {@code tellings-zh.txt}; the English twin is {@link Telling}.
 */
final class ChineseTellings {

    private static final int SHORTEST = 2;
    /** Of more, each clause would be held against all others; nobody says so much of the world beside a request. */
    static final int MOST_LEXEMES = 1_000;

    private static final int LONGEST = 22;
    private static final char CALMED = '〇';
    private static final WordLists WORDS = WordLists.read("tellings-zh.txt");
    private static final List<String> NAMES = List.of(
            "DEGREE", "AUX", "ALWAYS", "PURPOSE", "USED", "SAID", "CALM", "WEIGHS", "ORDERS", "LATELY", "CLOSES",
            "LACKS", "LEADS", "URGENT", "MOOD", "EASE", "GIFT", "FAMILY", "WHOLE", "ADVERB", "CARES", "WORLD", "ROLE",
            "PERSON");

    /** What a request is about, or what turns it: no telling holds one. */
    private static final Set<Kind> OURS = Clause.union(
            Entities.NO_REMARK,
            Kind.DOLLAR,
            Kind.NUMBER,
            Kind.SHARE,
            Kind.BALANCE,
            Kind.ADVICE,
            Kind.QUESTION,
            Kind.HOW_MUCH,
            Kind.QUOTE,
            Kind.CANCEL,
            Kind.MEND,
            Kind.THEN,
            Kind.IF,
            Kind.OR,
            Kind.REST,
            Kind.EACH,
            Kind.EVERY);

    /** What not even a remark that opens a request holds. */
    private static final Set<Kind> NAMED = EnumSet.of(
            Kind.TOKEN,
            Kind.MARKET,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.GPU,
            Kind.MODEL,
            Kind.SHARE,
            Kind.DOLLAR,
            Kind.ATTACHMENT,
            Kind.CANCEL);

    private static final Set<Kind> MADE = EnumSet.of(Kind.GPU, Kind.MODEL, Kind.FRAME_UNIT, Kind.PARAMETER_UNIT);

    private static final String HAN = "[\\u4e00-\\u9fff]";
    private static final String TAIL = "(?:了|啦|呢|的|喇|哈|呀|啊|嘛|哦|嘅|咗|着){0,2}";

    /** With somebody or something in front, what is done is done by him: also what elsewhere is a verb of ours. */
    private static final Pattern DONE =
            pattern(HAN + "{0,8}(?:AUX)(?:AUX)?(?:ADVERB)?(?:去|来|给大家|给你们|给(?:PERSON))?(?:WORLD)" + HAN + "{0,9}|" + HAN
                    + "{1,6}(?:让|叫|喊|派|要求)(?:我|我们|咱)(?:WORLD)" + HAN + "{1,8}");

    private static final Pattern MEANT = pattern("(?:PURPOSE)" + HAN + "{1,14}|" + HAN + "{1,10}(?:USED)TAIL|"
            + "(?:给|帮|替|留给)?(?:PERSON)?(?:的)?当(?:作|做|成)?(?!.*[了还到过])" + HAN + "{0,5}(?:GIFT)TAIL|"
            + "(?:慢慢|一点点|先)?攒" + HAN + "{0,6}|(?:CARES)" + HAN + "{0,3}(?:PERSON)" + HAN + "{0,4}|"
            + "给(?:PERSON)(?:FAMILY)" + HAN + "{0,3}|" + HAN + "{0,4}(?:传|攒|囤|备)给(?:PERSON)的TAIL|"
            + "(?:也|上次|之前|还|一直|早就)?欠(?:PERSON)" + HAN + "{0,6}(?:GIFT|账|人情|的)TAIL|"
            + "(?:这|那|这个|那个)?(?:是|就是)我自?己?的?(?:新|冷|热|硬件|另一个|备用|小|大|主|常用|自己的|个人){0,3}(?:钱包|账户|地址|号|小号|大号)TAIL");
    private static final Pattern STATED = pattern(HAN + "{0,9}(?:DEGREE)" + HAN + "{1,8}|" + HAN
            + "{2,12}(?:了|呢|着呢|咗|喇|啦)[啊哈呀哦嘛噢哟呦耶]?|" + HAN + "{2,8}(?:那边|这边|里|上)?(?:ALWAYS)" + HAN + "{1,8}|"
            + "(?:LATELY)" + HAN + "{2,14}|" + HAN + "{1,10}(?:CLOSES)TAIL|" + HAN + "{0,10}(?:LACKS)(?!.*就)" + HAN
            + "{0,6}|"
            + HAN + "{0,6}(?:MOOD)" + HAN + "{0,4}(?:EASE)TAIL|" + HAN + "{0,8}(?:ROLE)一(?:个|枚|名|位|只)TAIL|"
            + HAN + "{0,3}(?:PERSON)(?:PERSON)?俩" + HAN + "{2,8}|" + HAN + "{0,4}(?:帮|替)我" + HAN + "{1,6}[了的过]" + HAN
            + "{0,4}|"
            + "(?:WHOLE)TAIL");
    /** 爸这边说一声, 来: what a request is opened with; behind it, it would ask to be told, or put it off. */
    private static final Pattern LEADING = pattern(HAN + "{0,8}(?:LEADS)TAIL|我?(?:在|住)" + HAN + "{3,8}的");
    /** No telling by itself, but no request either. */
    private static final Pattern URGENT = pattern("(?:URGENT)TAIL");
    /** 能换多少？不急着卖: denies nothing beside a question of how much. */
    private static final Pattern NOT_NOW =
            pattern("(?:我|现在|暂时|也|就是){0,2}(?:不急着|不着急|没想|没打算|不打算|不准备)(?:卖|换|出|买|出手|操作|动)TAIL");
    /** 那边合约只认这个: why it has to be the token that is asked for anyway. */
    private static final Pattern ONLY = pattern(
            "(?!我)" + HAN + "{1,4}?[a-z]{0,5}" + HAN
                    + "{0,6}(?:只|就|仅|都只)(?:肯|能|让)?(?:认|收|要|接受|支持|吃)(?:这个|它|这种|这种币|这一种)(?:的|了|呢|啊|呀|付款|支付|结算)?(?:真烦人|真麻烦|很烦|烦人)?");

    private static final Pattern SPOKEN = pattern(HAN + "*(?:SAID)(?:了|一句|过)?");
    private static final Pattern CALM = pattern("CALM");
    private static final Pattern WEIGHS = pattern("WEIGHS");
    private static final Pattern ORDERS = pattern("(?:ORDERS)" + HAN + "*");

    private ChineseTellings() {}

    /** The lexemes, with one harmless word in the place of each telling. */
    static List<Lexeme> marked(List<Lexeme> lexemes) {
        boolean han = false;
        boolean thing = false;
        for (Lexeme lexeme : lexemes) {
            han |= HanRun.isHan(lexeme);
            thing |= Entities.TOPICS.contains(lexeme.kind());
        }
        return han && thing && lexemes.size() <= MOST_LEXEMES ? without(lexemes) : lexemes;
    }

    private static List<Lexeme> without(List<Lexeme> lexemes) {
        List<Lexeme> kept = new ArrayList<>(lexemes.size());
        boolean leads = true;
        int from = 0;
        while (from < lexemes.size()) {
            int to = ChineseAsides.endOfRun(lexemes, from);
            List<Lexeme> run = lexemes.subList(from, to);
            List<Lexeme> behind = lexemes.subList(to, lexemes.size());
            List<Lexeme> others = leads ? behind : lexemes.subList(0, from);
            // 听说 aave 利息不错: of the market, with which a deposit behind it goes
            boolean ofMarket = leads && from > 0 && lexemes.get(from - 1).kind() == Kind.MARKET;
            if (!ofMarket
                    && (isTelling(run, behind, leads) || onlyTakes(run, others) || isBeside(run, others, leads))) {
                kept.add(Lexeme.of(
                        Kind.HARMLESS, run.getFirst().start(), run.getLast().end(), null, ChineseAsides.said(run)));
            } else {
                kept.addAll(run);
            }
            leads &= run.stream().noneMatch(lexeme -> Entities.TOPICS.contains(lexeme.kind()));
            if (to < lexemes.size() && Purposes.PAUSES.contains(lexemes.get(to).kind())) {
                kept.add(lexemes.get(to++));
            }
            from = to;
        }
        return kept;
    }

    private static boolean isTelling(List<Lexeme> run, List<Lexeme> behind, boolean leads) {
        if (run.isEmpty()) {
            return false;
        }
        int length = run.getLast().end() - run.getFirst().start();
        boolean alone = leads && behind.stream().noneMatch(lexeme -> Entities.TOPICS.contains(lexeme.kind()));
        if (length > LONGEST || alone) {
            return false;
        }
        String said = latin(run);
        if (leads && LEADING.matcher(said).matches() && run.stream().noneMatch(lexeme -> lexeme.isAnyOf(NAMED))) {
            return true;
        }
        if (length < SHORTEST) {
            return false;
        }
        String rest = calmed(said);
        if (isOurs(run, rest)
                || WEIGHS.matcher(rest).find()
                || SPOKEN.matcher(said).matches()) {
            return false;
        }
        return MEANT.matcher(said).matches()
                || (!ORDERS.matcher(rest).matches()
                        && (DONE.matcher(said).matches()
                                || (!isCalled(run, rest) && STATED.matcher(said).matches())));
    }

    /** What is said, with a word of any language in the place of a Latin one. */
    private static String latin(List<Lexeme> run) {
        StringBuilder said = new StringBuilder();
        for (Lexeme lexeme : run) {
            boolean word = lexeme.is(Kind.WORD) && !HanRun.isHan(lexeme);
            said.append(word ? "某" : ChineseAsides.said(List.of(lexeme)));
        }
        return said.toString();
    }

    /** With a sign that is no letter in the place of what is harmless although its parts weigh. */
    private static String calmed(String said) {
        Matcher calm = CALM.matcher(said);
        StringBuilder rest = new StringBuilder(said);
        while (calm.find()) {
            for (int i = calm.start(); i < calm.end(); i++) {
                rest.setCharAt(i, CALMED);
            }
        }
        return rest.toString();
    }

    private static boolean isOurs(List<Lexeme> run, String rest) {
        return anyLeft(run, rest, lexeme -> lexeme.isAnyOf(OURS));
    }

    private static boolean isCalled(List<Lexeme> run, String rest) {
        return anyLeft(run, rest, lexeme -> Verbs.isRequest(lexeme.kind()));
    }

    /** Whether some lexeme is such, and not all of it lies in what is harmless. */
    private static boolean anyLeft(List<Lexeme> run, String rest, Predicate<Lexeme> such) {
        int at = 0;
        for (Lexeme lexeme : run) {
            int end = at + latin(List.of(lexeme)).length();
            if (such.test(lexeme) && rest.substring(at, end).chars().anyMatch(sign -> sign != CALMED)) {
                return true;
            }
            at = end;
        }
        return false;
    }

    /** Whether it hurries what moves tokens, or puts off what is only asked about. */
    private static boolean isBeside(List<Lexeme> run, List<Lexeme> others, boolean leads) {
        if (run.isEmpty() || leads || run.getLast().end() - run.getFirst().start() > LONGEST) {
            return false;
        }
        String said = ChineseAsides.said(run);
        boolean asked = others.stream().anyMatch(lexeme -> lexeme.is(Kind.HOW_MUCH) || lexeme.is(Kind.QUOTE));
        return (URGENT.matcher(said).matches() && others.stream().noneMatch(lexeme -> lexeme.isAnyOf(MADE)))
                || (asked && NOT_NOW.matcher(said).matches());
    }

    /** 换成 USDC，他只收 DAI: whether somebody takes another token than the one that is asked for. */
    static boolean takesAnother(List<Lexeme> lexemes) {
        if (lexemes.size() > MOST_LEXEMES) {
            return false; // so long a text is asked about anyway
        }
        int from = 0;
        while (from < lexemes.size()) {
            int to = ChineseAsides.endOfRun(lexemes, from);
            List<Lexeme> run = lexemes.subList(from, to);
            List<Lexeme> tokens =
                    run.stream().filter(lexeme -> lexeme.is(Kind.TOKEN)).toList();
            List<Lexeme> before = lexemes.subList(0, from);
            boolean other = !tokens.isEmpty()
                    && before.stream().anyMatch(lexeme -> lexeme.is(Kind.TOKEN))
                    && onlyTakes(run, tokens)
                    && !onlyTakes(run, before);
            if (other) {
                return true;
            }
            from = Math.max(to, from + 1);
        }
        return false;
    }

    /** Whether somebody takes nothing but the token that the rest of the text ends with. */
    private static boolean onlyTakes(List<Lexeme> run, List<Lexeme> others) {
        List<Lexeme> named =
                run.stream().filter(lexeme -> lexeme.is(Kind.TOKEN)).toList();
        List<Lexeme> asked =
                others.stream().filter(lexeme -> lexeme.is(Kind.TOKEN)).toList();
        if (run.isEmpty() || named.size() > 1 || asked.isEmpty()) {
            return false;
        }
        String said = ChineseAsides.said(run);
        if (!named.isEmpty()) {
            if (!named.getFirst().text().equals(asked.getLast().text())) {
                return false;
            }
            said = said.replace(ChineseAsides.said(named), "它");
        }
        return ONLY.matcher(said).matches();
    }

    private static Pattern pattern(String words) {
        return WhatFor.pattern(words.replaceAll("(?<![A-Z_])TAIL(?![A-Z_])", TAIL), NAMES, WORDS);
    }
}
