package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 设计稿的尾款, 孙女幼儿园要用, 想换台新电脑: what it is for, said in Chinese behind a request. Such a clause names what money is due for, begins
 * with somebody who is told nothing, or says what the user means to do in the world; no value, limit, condition or further wish stands
 * in it. The words stand in {@code whatfor-zh.txt}.
 *
 * <p>What it may be depends on what was asked: only who is paid is owed a fee, only what is made is for a wedding.
 */
final class WhatFor {

    private static final int SHORTEST = 2;
    private static final int LONGEST = 18;
    private static final WordLists WORDS = WordLists.read("whatfor-zh.txt");
    private static final List<String> NAMES = List.of(
            "WHEN", "WHO", "EVENT", "DUE", "NO_DUE", "BILL", "DISH", "MEANT", "SPENDS", "COUNT", "KIND", "WORLD",
            "STATED", "JOB", "GIVES", "FEAR", "MOVES", "YIELD", "FREE", "CALM", "WEIGHS", "ASKS", "COINS");

    private static final Set<Kind> WHOM = EnumSet.of(Kind.RECIPIENT, Kind.MARKET);
    private static final Set<Kind> MADE =
            EnumSet.of(Kind.GPU, Kind.MODEL, Kind.FRAME_UNIT, Kind.PARAMETER_UNIT, Kind.RENDER, Kind.TRAIN);
    /** What a request is about, or what turns it. */
    private static final Set<Kind> OURS =
            Clause.union(Entities.NO_REMARK, Kind.SHARE, Kind.BALANCE, Kind.CANCEL, Kind.MEND);
    /** Letters that are written among Chinese words. */
    private static final Set<String> LETTERS = Set.of("aa", "ppt", "demo", "vlog", "ktv", "app", "ai", "logo", "mv");

    private static final String TAIL = "(?:了|啦|吧|呢|的|喇|哈|呀|啊|用)?";

    /** What somebody is paid for. */
    private static final Pattern OWED = pattern("(?:WHEN)?[\\u4e00-\\u9fffa-z]{0,10}(?:DUE)TAIL"
            + "|[\\u4e00-\\u9fff]{1,9}(?:我的?)?[那嗰这](?:DISH)(?:的?[钱费])?TAIL"
            + "|(?:WHEN)?(?:WHO|EVENT|家里|我)?的?(?:WHEN)?(?:BILL)TAIL"
            + "|[\\u4e00-\\u9fff]{0,6}(?:我出|我来出|我请|我请客|我买单|算我的|我报销)TAIL");

    /** Somebody else has to do something, or does it: nobody is told to. */
    private static final Pattern TOLD_OF = pattern(
            "(?:WHEN)?的?(?:WHO|EVENT)(?:WHO|EVENT)?(?:上|里|那边|这边)?(?:WHEN)?"
                    + "(?:(?:急着|等着|准备|打算|快|马上|就|还|又|正)?(?:要|得|想|等|等着|急着|准备|打算|快|马上|催着)(?:WORLD)|(?:STATED)[\\u4e00-\\u9fff]{0,5})TAIL"
                    + "|(?:WHEN)?(?:WHO)(?:要|想|得|准备|打算)(?:学|考|去|买|看|参加)(?:COUNT)?(?:KIND)?(?!.{0,5}(?:COINS))[\\u4e00-\\u9fff]{1,5}TAIL");

    /** 茶餐厅要换雪柜: somebody else spends it; of what is made, it would be how to make it. */
    private static final Pattern OTHERS_SPEND =
            pattern("(?:WHEN)?(?:WHO)(?:要|想|得|准备|打算)(?:换|添|修|装|交|请|开|办|进)(?:COUNT)?(?:KIND)?"
                    + "(?!.{0,5}(?:COINS))[\\u4e00-\\u9fff]{1,5}TAIL");

    /** What the user means to do, and with what. */
    private static final Pattern MEANT_FOR =
            pattern("(?:WHEN)?(?:我|我们|咱|咱们|俺)?(?:WHEN)?(?:MEANT)(?:(?:给|替|带|陪)(?:WHO))?"
                    + "(?:SPENDS)(?:COUNT)?(?:KIND)?(?!.{0,5}(?:COINS))[\\u4e00-\\u9fff]{1,6}TAIL"
                    + "|(?:WHEN)?[\\u4e00-\\u9fff]{2,9}(?:要|急|等着|正好|正|急着|等|拿来|好)用(?:的|呢|啦|了|钱)?"
                    + "|(?:WHO|EVENT|JOB|BILL)(?:WHO|EVENT|JOB|BILL)?用的?"
                    + "|(?:开店|进货|买菜|装修|搬家|结婚|周转|看病|上学|读书|旅游|出差|过年|过节|养老|应急|做生意|跑业务){1,2}用的?"
                    + "|(?:FEAR)(?:它|行情|价格|大盘|又|再|还|要|会|继续|突然|一直|老|老是){0,2}(?:MOVES)TAIL"
                    + "|(?:攒|吃|赚|拿|收|生|挣|薅)(?:点|些|点儿)?(?:小)?(?:YIELD)(?:也好|也行|也香|花花|用用)?TAIL"
                    + "|(?:就|先|只求|也算)?(?:FREE)TAIL"
                    + "|(?:WHEN)?(?:和朋友|跟朋友|带娃|带孩子|全家|一家人)?(?:出去玩|出去吃饭|去旅游|去露营|去爬山|去看海|去看电影|去看演唱会|去逛街|去唱歌)TAIL");

    /** What a job is done for. */
    private static final Pattern MADE_FOR = pattern("(?:给|为)(?:WHO|大家|学生|学生们|孩子们)(?:WHEN)?(?:做|看|上课|用|当|演示|交|汇报|过目|审)"
            + "[\\u4e00-\\u9fff]{0,6}"
            + "|(?:WHEN)?(?:做|搞|赶|交|备|补|跑|弄|接了个|接的|等着)(?:点|些)?(?:WHO|EVENT)?的?(?:JOB|EVENT)用?的?"
            + "|(?:写|画|剪|编|改|翻|译|备|录)[\\u4e00-\\u9fff]{1,4}用的?"
            + "|(?:WHO)?的?(?:EVENT)?的?(?:EVENT|JOB)(?:用|要|前)?(?:补|赶|交)?的?(?:JOB|EVENT)?(?:用|的)?"
            + "|[\\u4e00-\\u9fff]{2,8}前(?:赶|补|交|赶出来|赶完|做完)(?:JOB|EVENT)?"
            + "|(?:blender|maya|c4d|houdini|ue5?|unity|3dsmax|ae)的?(?:档|档案|文件|工程|工程文件|场景|项目|做的|出的)");

    /** 给我妈打生活费, 还同事饭钱: whom and what for, before how much and to which account. */
    private static final Pattern GIVEN =
            pattern("(?:WHEN)?(?:要|该|得|准备|想)?(?:给|帮|替|还|欠|付|交)(?:WHO)?的?(?:GIVES)?(?:COUNT)?"
                    + "[\\u4e00-\\u9fff]{0,4}(?:DUE|药|礼物|奶粉|BILL)TAIL");

    private static final Pattern CALM = pattern("CALM");
    private static final Pattern WEIGHS = pattern("WEIGHS");
    private static final Pattern ASKS = pattern("(?:ASKS)[\\s\\S]*");
    private static final Pattern NO_DUE = pattern("[\\s\\S]*(?<!的)(?:NO_DUE)TAIL");

    private WhatFor() {}

    /** The lexemes, with one harmless word in the place of each clause that says what something is for. */
    static List<Lexeme> marked(List<Lexeme> lexemes) {
        boolean han = false;
        boolean thing = false;
        for (Lexeme lexeme : lexemes) {
            han |= HanRun.isHan(lexeme);
            thing |= lexeme.is(Kind.TOKEN) || MADE.contains(lexeme.kind());
        }
        return han && thing ? without(lexemes) : lexemes;
    }

    private static List<Lexeme> without(List<Lexeme> lexemes) {
        List<Lexeme> kept = new ArrayList<>();
        boolean paid = false;
        boolean made = false;
        boolean token = false;
        int from = 0;
        while (from < lexemes.size()) {
            int to = endOfRun(lexemes, from);
            List<Lexeme> run = lexemes.subList(from, to);
            boolean purpose = !run.isEmpty()
                    && ((paid || made || token)
                            ? isWhatFor(run, paid, made)
                            : isGiven(run, lexemes.subList(to, lexemes.size())));
            if (purpose) {
                kept.add(Lexeme.of(
                        Kind.HARMLESS, run.getFirst().start(), run.getLast().end(), null, said(run)));
            } else {
                kept.addAll(run);
            }
            for (Lexeme lexeme : run) {
                paid |= lexeme.is(Kind.RECIPIENT);
                made |= MADE.contains(lexeme.kind());
                token |= lexeme.is(Kind.TOKEN);
            }
            if (to < lexemes.size() && Purposes.PAUSES.contains(lexemes.get(to).kind())) {
                kept.add(lexemes.get(to++));
            }
            from = to;
        }
        return kept;
    }

    /** A sign ends a run, and a blank between a recipient or a market and the Chinese behind it does. */
    private static int endOfRun(List<Lexeme> lexemes, int from) {
        int to = from;
        while (to < lexemes.size() && !Purposes.PAUSES.contains(lexemes.get(to).kind())) {
            boolean pause = to > from
                    && WHOM.contains(lexemes.get(to - 1).kind())
                    && lexemes.get(to - 1).end() < lexemes.get(to).start()
                    && HanRun.isHan(lexemes.get(to));
            if (pause) {
                return to;
            }
            to++;
        }
        return to;
    }

    private static boolean isWhatFor(List<Lexeme> run, boolean paid, boolean made) {
        int length = run.getLast().end() - run.getFirst().start();
        if (length < SHORTEST || length > LONGEST || run.stream().anyMatch(WhatFor::isOurs)) {
            return false;
        }
        String said = said(run);
        if (StatesOfThings.isOne(said, paid)) {
            return true;
        }
        if (weighs(said)) {
            return false;
        }
        return (paid && isOwed(said))
                || TOLD_OF.matcher(said).matches()
                || (!made && OTHERS_SPEND.matcher(said).matches())
                || MEANT_FOR.matcher(said).matches()
                || (made && MADE_FOR.matcher(said).matches());
    }

    /** Only where how much and to whom stand behind it: else it is the request. */
    private static boolean isGiven(List<Lexeme> run, List<Lexeme> behind) {
        boolean whole = behind.stream().anyMatch(lexeme -> lexeme.is(Kind.NUMBER))
                && behind.stream().anyMatch(lexeme -> lexeme.is(Kind.TOKEN))
                && behind.stream().anyMatch(lexeme -> lexeme.is(Kind.RECIPIENT))
                && behind.stream().anyMatch(lexeme -> lexeme.is(Kind.SEND) || lexeme.is(Kind.GIVE));
        return whole
                && run.getLast().end() - run.getFirst().start() <= LONGEST
                && run.stream().noneMatch(WhatFor::isOurs)
                && !weighs(said(run))
                && GIVEN.matcher(said(run)).matches();
    }

    private static boolean isOurs(Lexeme lexeme) {
        boolean letters = !HanRun.isHan(lexeme)
                && !LETTERS.contains(lexeme.text().toLowerCase(Locale.ROOT))
                && !Purposes.UNITS.containsKey(lexeme.text());
        return letters || lexeme.isAnyOf(OURS);
    }

    private static boolean weighs(String said) {
        return WEIGHS.matcher(CALM.matcher(said).replaceAll("")).find();
    }

    /** 帮我带货的钱 says whose money it is; 帮我交钱 asks. */
    private static boolean isOwed(String said) {
        return OWED.matcher(said).matches()
                && !NO_DUE.matcher(said).matches()
                && (said.indexOf('的') > 0 || !ASKS.matcher(said).matches());
    }

    private static String said(List<Lexeme> run) {
        StringBuilder said = new StringBuilder();
        run.forEach(lexeme -> said.append(Purposes.UNITS.getOrDefault(lexeme.text(), lexeme.text())));
        return Hanzi.simplified(said.toString()).toLowerCase(Locale.ROOT);
    }

    private static Pattern pattern(String words) {
        return pattern(words.replaceAll("(?<![A-Z_])TAIL(?![A-Z_])", TAIL), NAMES, WORDS);
    }

    /** A pattern, with the words of a list for its name. */
    static Pattern pattern(String words, List<String> names, WordLists lists) {
        String pattern = words;
        for (String name : names) {
            pattern = pattern.replaceAll("(?<![A-Z_])" + name + "(?![A-Z_])", String.join("|", lists.named(name)));
        }
        return Pattern.compile(pattern);
    }
}
