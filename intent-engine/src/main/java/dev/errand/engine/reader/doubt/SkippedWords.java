package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * English words beside a complete request that look like a remark, and make another one of it: the "un-" of "un-swap 1 ETH", the "down to 10" of
 * "pay off my debt down to 10", the "this week" of "every day this week", the "my share of" of "send my share of 100 USDC".
 */
final class SkippedWords {

    private static final String DEEDS =
            "(?:swap|sell|buy|send|pay|transfer|lend|supply|deposit|withdraw|borrow|repay|convert|exchange|trade|wrap)";

    /** What turns a verb behind a hyphen into another one; "re-" does not. */
    private static final Pattern TURNED = Pattern.compile(
            "(?<![\\p{L}\\d-])(?:un|pre|mis|non|anti|auto|de|dis|semi|counter|pseudo|quasi|over|under|sub|cross|back|reverse)-"
                    + DEEDS + "\\b");

    private static final Pattern IN_PART =
            Pattern.compile("^\\W*(?:please |pls |just )?(?:nearly|partially|partly|double|triple) " + DEEDS + "\\b");

    private static final String SPAN =
            "(?:this|all) (?:week|weekend|month|year|quarter|summer|winter|spring|autumn|fall|season|semester)(?: long)?";
    private static final Pattern ENDING = Pattern.compile(
            "\\b(?:(?:every|each)(?: single)? \\w+|hourly|daily|weekly|monthly) (?:(?:for|in|within|during) )?(?:"
                    + SPAN + "|today|tonight)\\b" + "|^\\W*(?:" + SPAN + "|today)\\b");

    private static final Pattern BUT_SOME = Pattern.compile(
            "\\b(?:but(?: for)?|except(?: for)?|save(?: for)?|bar|minus|less|(?:debt|loan|balance|position|it|all) (?:down )?to|down to) \\$?\\d(?!x)");

    private static final Pattern PART_OF = Pattern.compile(
            "\\b(?:my|his|her|our|their|your|a) (?:share|cut|part|portion|slice) of (?:the |my |our |that |those )?\\$?\\d");

    private SkippedWords() {}

    /** "Un-swap 1 ETH"; "auto-buy 10 USDC of ETH every week" says itself when. */
    private static boolean isTurned(String text, Reading ready) {
        Matcher turned = TURNED.matcher(text);
        return turned.find()
                && !(turned.group().startsWith("auto-")
                        && Lists.any(ready.grounds(), ground -> ground.path().contains("/trigger/")));
    }

    /** The path of what is missing; null if nothing is. */
    static @Nullable String in(String written, Reading ready) {
        if (Hanzi.areIn(written) || Lists.none(ready.intents(), Intent::movesValue)) {
            return null;
        }
        String text = written.toLowerCase(Locale.ROOT);
        boolean repeats = Lists.any(ready.grounds(), ground -> ground.path().endsWith("/trigger/every"));
        if (repeats && ENDING.matcher(text).find()) {
            return "trigger.every";
        }
        boolean repays = Lists.any(ready.intents(), intent -> intent.type().equals("repay"));
        if ((repays && BUT_SOME.matcher(text).find())
                || (text.contains(" of ") && PART_OF.matcher(text).find())) {
            boolean asset = ready.intents().size() == 1
                    && !ready.intents().getFirst().type().equals("swap");
            return asset ? "asset.amount" : "request";
        }
        boolean other = (text.indexOf('-') >= 0 && isTurned(text, ready))
                || IN_PART.matcher(text).find();
        return other ? "request" : null;
    }
}
