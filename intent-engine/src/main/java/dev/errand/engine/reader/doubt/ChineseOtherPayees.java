package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.intent.Ground;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 给 @bob老婆, 给像 @bob 这样的人, 给第二个 @bob, 0x…，尾号 9EE8: somebody else than the account that was read. */
final class ChineseOtherPayees {

    private static final WordLists LISTS = WordLists.read("doubts-zh.txt");

    private static final Pattern OTHERS = Pattern.compile(
            "^\\s?(?:的|他|她|家)?(?:" + LISTS.anyOf("OF_PAYEE") + "|这样的|那样的|的人(?!情)|以及其他|等人|一家|王(?!者)|那边的人)|^\\s?以外");
    private static final Pattern LIKE = Pattern.compile("(?:冒充|假冒|假装|假|像|类似|打赢|打败|第[一二三四五]个|另一个|另外一个|别的|其他的?|不是)\\s?$");
    private static final Pattern TWICE = Pattern.compile("^\\s?(?:双份|[两二三四五六七八九十2-9]\\s?份|各一份|两次|三次|[2-9]\\s?次)");
    private static final Pattern TAIL = Pattern.compile("(?:尾号|尾数|结尾|末尾|末[两三四]位|后[两三四]位)(?:是|为|:)?\\s?([0-9a-f]{2,8})");

    private ChineseOtherPayees() {}

    /** Whether somebody else is to be paid. */
    static boolean areOthers(ReadyText said) {
        for (Ground to : said.ending("/to")) {
            String behind = said.behind(to.end());
            if (OTHERS.matcher(behind).find()
                    || TWICE.matcher(behind).find()
                    || LIKE.matcher(said.before(to.start())).find()) {
                return true;
            }
            Matcher tail = TAIL.matcher(said.text());
            if (tail.find() && !said.text().substring(to.start(), to.end()).endsWith(tail.group(1))) {
                return true;
            }
        }
        return false;
    }
}
