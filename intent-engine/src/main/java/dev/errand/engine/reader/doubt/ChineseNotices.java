package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.CharacterSet;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.KeyedPatterns;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Ground;
import java.util.regex.Pattern;

/**
 * What somebody pasted and nobody asks for: a message with its sender (@bob：转 10 USDC 给我), a quotation, a notice of money received (收到 @bob
 * 转账 10 USDC), a bill that names the payer (付款人 @bob), a list with what is done ticked off. The words stand in {@code leads-zh.txt}. Thread-safe.
 */
final class ChineseNotices {

    private static final WordLists LISTS = WordLists.read("leads-zh.txt");

    private static final Pattern QUOTED = Pattern.compile(
            "\\s*(?:>|fwd?\\s?[:\\]]|re\\s?[:\\]]|回复\\s?[:@]|[\"“「『][^\"”」』]*[\"”」』]\\s*[.。!！]?\\s*$).*",
            Pattern.DOTALL);
    private static final KeyedPatterns SENT = KeyedPatterns.of(
            KeyedPattern.of(
                    ":",
                    "\\s*(?:@[\\w\\u4e00-\\u9fff]+|[\\w-]+\\.eth)\\s*:\\s*(?:请|帮我|麻烦|快|先|你)*(?:转|给|付|打|发|借|还|把|换|存|取|买|卖|用)"),
            KeyedPattern.of(":", "[^:,，。0-9@]{0,6}" + LISTS.anyOf("SENDER") + "\\s*:"),
            KeyedPattern.of("问", "\\s*(?:@[\\w\\u4e00-\\u9fff]+|[\\w-]+\\.eth)\\s*(?:来|又|刚|在)?问"));

    private static final KeyedPatterns NOTHING_GIVEN = KeyedPatterns.of(
            KeyedPattern.of("授托", "(?:授权|托管)(?:给)?\\s?(?:@|[\\w-]+\\.eth|0x)"),
            KeyedPattern.of("转", "转发\\s?(?:给\\s?)?(?:@|[0-9]|[\\w-]+\\.eth)|转[达告]"),
            KeyedPattern.of("赏", "(?:打赏|赏)了\\s?[@\\w]"),
            KeyedPattern.of("呢", "^\\s*给\\s?[@\\w.-]+\\s?的[^,，。]*呢\\s*[?？]?\\s*$"),
            KeyedPattern.of("做开", "(?:做|开)[空多]\\s?[0-9一二两三四五六七八九十]"),
            KeyedPattern.of("收", "^\\s*[\\[【]?收款[\\]】]?\\s*:?\\s*(?!0x)[0-9]"));

    private static final Pattern PAYS = Pattern.compile(LISTS.anyOf("PAYER") + "\\s*(?:[:=]|是|为)?\\s*$");
    private static final Pattern RECEIVED = Pattern.compile(
            "(?:^|[^代验接签])收到?(?:了|过)?(?:来自)?\\s*$|(?:^|[\\s\\[【])(?:收款|到账|入账|进账|到帐)\\s*[\\]】)）]?\\s*:?\\s*$|^\\s*转入\\s*$");

    private static final CharacterSet TICKS = CharacterSet.of("[✅☑☐❌✔✓☒√✗✘完)）");
    private static final Pattern TICKED = Pattern.compile(
            "(?m)^\\s*(?:[-*•·]\\s*)?(?:\\[\\s?[x✓√✔v]?\\s?\\]|[☑☐✅❌✔☒✗✘✓√])|(?:[✔✓✅☑√❌✗]|[(（\\[【](?:已完成|完成|已转|已付|已办|done|ok)[)）\\]】]|\\sdone)\\s*$");

    private ChineseNotices() {}

    /** Whether the text is one. */
    static boolean isOne(ReadyText said) {
        String text = said.text();
        return QUOTED.matcher(text).matches()
                || SENT.any(text, pattern -> pattern.begins(text))
                || NOTHING_GIVEN.any(text, pattern -> pattern.isIn(text))
                || ((TICKS.isIn(text) || text.contains("done"))
                        && TICKED.matcher(text).find())
                || namesPayer(said);
    }

    private static boolean namesPayer(ReadyText said) {
        if (Lists.none(said.spans(), ground -> ground.path().contains("/amount/"))) {
            return false; // 收款 0x…, the answer to a question
        }
        for (Ground payee : said.ending("/to")) {
            String before = said.before(payee.start());
            if (PAYS.matcher(before).find() || RECEIVED.matcher(before).find()) {
                return true;
            }
        }
        return false;
    }
}
