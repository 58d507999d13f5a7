package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 新人那边等着看, 群里都夸它, 手机要送修了: clauses beside a request in which Chinese tells how the world is. An order begins with its verb, or
 * with 把 or 帮; a telling says of whom, how much so, that something is so by now, or what for. So its words may be any, but for those that
 * limit a request, put it off, add to it or take it back. They stand in {@code tellings-zh.txt}; the English twin is {@link Telling}.
 */
final class ChineseTellings {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 22;
    private static final WordLists WORDS = WordLists.read("tellings-zh.txt");
    private static final List<String> NAMES =
            List.of("DEGREE", "WORLD", "AUX", "ALWAYS", "PURPOSE", "USED", "SAID", "CALM", "WEIGHS", "ORDERS");

    private static final Set<Kind> THINGS =
            EnumSet.of(Kind.TOKEN, Kind.GPU, Kind.MODEL, Kind.FRAME_UNIT, Kind.PARAMETER_UNIT, Kind.BALANCE);
    /** What a request is about, or what turns it: no telling holds one. */
    private static final Set<Kind> OURS = EnumSet.of(
            Kind.TOKEN,
            Kind.MARKET,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.GPU,
            Kind.MODEL,
            Kind.ATTACHMENT,
            Kind.PERCENT,
            Kind.DOLLAR,
            Kind.NUMBER,
            Kind.BAD_NUMBER,
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
            Kind.EVERY,
            Kind.AGAIN);

    private static final String HAN = "[\\u4e00-\\u9fff]";
    private static final String TAIL = "(?:了|啦|呢|的|喇|哈|呀|啊|嘛|哦|嘅|咗|着){0,2}";

    /** With somebody or something in front, what is done is done by him: also what elsewhere is a verb of ours. */
    private static final Pattern DONE =
            pattern("(?:" + HAN + "{0,8})(?:AUX)(?:AUX)?(?:去|来|给大家|给你们|给娃|给孩子)?(?:WORLD)" + HAN + "{0,7}");

    private static final Pattern MEANT = pattern("(?:PURPOSE)" + HAN + "{1,14}|" + HAN + "{1,10}(?:USED)TAIL");
    private static final Pattern STATED = pattern(HAN + "{0,9}(?:DEGREE)" + HAN + "{1,8}|" + HAN
            + "{2,12}(?:了|呢|着呢|咗|喇|啦)|" + HAN + "{2,8}(?:那边|这边|里|上)?(?:ALWAYS)" + HAN + "{1,8}");
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
            thing |= THINGS.contains(lexeme.kind());
        }
        return han && thing ? without(lexemes) : lexemes;
    }

    private static List<Lexeme> without(List<Lexeme> lexemes) {
        List<Lexeme> kept = new ArrayList<>(lexemes.size());
        boolean leads = true;
        int from = 0;
        while (from < lexemes.size()) {
            int to = ChineseAsides.endOfRun(lexemes, from);
            List<Lexeme> run = lexemes.subList(from, to);
            if (isTelling(run, lexemes.subList(to, lexemes.size()), leads)) {
                kept.add(Lexeme.of(
                        Kind.HARMLESS, run.getFirst().start(), run.getLast().end(), null, ChineseAsides.said(run)));
            } else {
                kept.addAll(run);
            }
            leads &= run.stream().noneMatch(lexeme -> THINGS.contains(lexeme.kind()));
            if (to < lexemes.size() && Purposes.PAUSES.contains(lexemes.get(to).kind())) {
                kept.add(lexemes.get(to++));
            }
            from = to;
        }
        return kept;
    }

    private static boolean isTelling(List<Lexeme> run, List<Lexeme> behind, boolean leads) {
        if (run.isEmpty() || run.stream().anyMatch(lexeme -> lexeme.isAnyOf(OURS))) {
            return false;
        }
        int length = run.getLast().end() - run.getFirst().start();
        boolean alone = leads && behind.stream().noneMatch(lexeme -> THINGS.contains(lexeme.kind()));
        if (length < SHORTEST || length > LONGEST || alone) {
            return false;
        }
        String said = ChineseAsides.said(run);
        String rest = CALM.matcher(said).replaceAll("");
        if (WEIGHS.matcher(rest).find() || SPOKEN.matcher(said).matches()) {
            return false;
        }
        if (MEANT.matcher(said).matches()) {
            return true;
        }
        boolean called = run.stream().anyMatch(lexeme -> Verbs.isRequest(lexeme.kind()));
        return !ORDERS.matcher(said).matches()
                && (DONE.matcher(said).matches()
                        || (!called && STATED.matcher(said).matches()));
    }

    private static Pattern pattern(String words) {
        return WhatFor.pattern(words.replaceAll("(?<![A-Z_])TAIL(?![A-Z_])", TAIL), NAMES, WORDS);
    }
}
