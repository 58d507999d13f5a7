package dev.errand.engine.reader;

import java.util.List;
import java.util.regex.Pattern;

/**
 * 机器太老跑不动, 信用卡要到期了, 生日快乐: how things are, what cannot be, what is wished, said in Chinese behind a request. The 不 in 跑不动 forbids
 * nothing, and 到期了 is no condition. The words stand in {@code states-zh.txt}.
 */
final class StatesOfThings {

    private static final WordLists WORDS = WordLists.read("states-zh.txt");
    private static final List<String> NAMES = List.of(
            "THING",
            "HOW",
            "BEING",
            "CANNOT",
            "HAPPENED",
            "WISHED",
            "OWES",
            "OWED",
            "KEPT",
            "SAVED",
            "LIFE",
            "FUN",
            "WEIGHS",
            "NO_NOUN");
    private static final String HAN = "[\\u4e00-\\u9fff]";

    private static final Pattern STATE =
            pattern(HAN + "{0,5}(?:THING)(?:实在|真的|真|也|又|都|还是|已经|最近|现在)?(?:HOW)(?:BEING)(?:了|啦|啊|呀)?(?:CANNOT)?(?:了|啦)?"
                    + "|" + HAN + "{0,8}(?:CANNOT)(?:了|啦|啊|呀|喇)?"
                    + "|" + HAN + "{1,8}(?:HAPPENED)了(?:要修|得修|要换|急用钱|急用)?"
                    + "|(?:祝|愿)?" + HAN + "{0,6}(?:WISHED)(?:啊|呀|哦|哈|啦)?"
                    + "|(?:就|就当|全当|算是|也算)?(?:FUN)(?:了|啦|吧|呗)?"
                    + "|(?:给|替|帮|为)" + HAN + "{1,4}(?:KEPT)(?:着|点|些|下)?(?:SAVED|LIFE)?(?:用)?(?:的|了|呢)?"
                    + "|(?:KEPT)(?:点|些|着|下)?(?:现金|钱|活钱)?(?:LIFE)(?:用)?(?:的|了|呢)?");

    /** Why somebody is paid. */
    private static final Pattern OWING =
            pattern("(?:我|一直|之前|上次|前几天|早就|都|还|他|她|佢|帮我|替我|唔好意思|不好意思){0,4}(?:OWES)(?:OWED){0,4}"
                    + "|(?:千万)?别让(?:他|她|人家|佢)(?:再)?(?:等|久等|着急|急|干等)" + HAN + "{0,3}"
                    + "|(?:同|和|跟)(?:他|她|佢|大家|朋友|同事|同学)(?:一起)?(?:夹份|合伙|凑份子|拼单|合买|合租|合资|拼)" + HAN + "{0,4}"
                    + "|(?:他|她|佢|人家)" + HAN + "{0,2}催" + HAN + "{0,4}");

    /** 微信群拼团的水果: what was had for it. */
    private static final Pattern NOUN = pattern(HAN + "{2,8}的(?!" + HAN + "{0,3}(?:NO_NOUN))" + HAN + "{1,4}");

    private static final Pattern WEIGHS = pattern("WEIGHS");
    /** What asks for something with the noun. */
    private static final Pattern TAKING = Pattern.compile("[把将给转换存取借还付打汇发兑以用从按照全都也半各最不没未]|其他|别的|所有|多出来");

    private StatesOfThings() {}

    /** @param said simplified, between two pauses behind a request */
    static boolean isOne(String said, boolean paid) {
        boolean owing = paid && OWING.matcher(said).matches() && said.indexOf('再') < 0;
        boolean noun = paid
                && NOUN.matcher(said).matches()
                && !TAKING.matcher(said).find()
                && !WEIGHS.matcher(said).find();
        return owing
                || noun
                || (!WEIGHS.matcher(said).find() && STATE.matcher(said).matches());
    }

    private static Pattern pattern(String words) {
        return WhatFor.pattern(words, NAMES, WORDS);
    }
}
