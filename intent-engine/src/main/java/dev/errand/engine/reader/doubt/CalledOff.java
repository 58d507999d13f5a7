package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.lexicon.WordSearch;
import dev.errand.engine.reader.syntax.Lists;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * "…, oh never mind", "… nvm lol", "… - actually don't": English that takes back, in its last words, whatever stands before them. The
 * words stand in {@code talk-en.txt}.
 */
public final class CalledOff {

    /** So much of the end is looked at, in UTF-16 units. */
    private static final int END = 90;

    private static final WordLists WORDS = WordLists.read("talk-en.txt");
    private static final String BEHIND = "(?:[\\s,.;!…-]+" + WORDS.anyOf("BACK_END") + "){0,2}[^\\p{L}\\p{N}]*$";
    private static final Pattern BACK = Pattern.compile("(?:(?<![\\p{L}\\p{N}'\"“‘-])" + WORDS.anyOf("TAKEN_BACK")
            + "|[,.;!?…\\n–—-]\\s*(?:(?:oh|ah|ha|hmm+|hm|ok|okay|well|um+|uh|er|wait|sorry|actually|oops|lol|haha|and|but|so|or|then|no|nah|please|pls|you know what|on second thoughts?|hey|yeah)[\\s,.…]+){0,3}"
            + WORDS.anyOf("BACK_APART") + ")" + BEHIND);
    /** All that, by the last word: a text that ends in none of them takes nothing back. */
    private static final Map<String, List<String>> BY_LAST = Stream.of("TAKEN_BACK", "BACK_APART", "BACK_END")
            .flatMap(list -> WORDS.named(list).stream())
            .map(words -> words.substring(0, endOfWords(words)))
            .collect(Collectors.groupingBy(CalledOff::lastWord));
    /** A condition, with at most one comma before what ends the text: "if it costs more, forget it", "otherwise never mind". */
    private static final Pattern CONDITION = Pattern.compile("(?:^|[,.;!?…\\n–—-])\\s*(?:(?:and|but|so|or)\\s+)?"
            + WORDS.anyOf("BACK_IF") + "\\b[^,.;!?…\\n]*,?\\s*$|\\b(?:otherwise|else|if not)[\\s,]*$|[:\"“]\\s*$");

    private static final String OWN = "(?:my|the|that|this|our|all|all my|all the|any|those|these|both|every)\\s+";
    private static final String OFTEN =
            "(?:weekly|monthly|daily|hourly|recurring|scheduled|automatic|automated|standing|regular|repeating|fortnightly|biweekly|yearly|pending|open|previous|current|existing|active|eth|weth|usdc|usdt|dai|wbtc|link|uni)\\s+";
    /** What such an order begins with, behind what asks for it. */
    private static final String ENDING =
            "cancel|delete|remove|end|pause|turn off|switch off|disable|deactivate|terminate|discontinue|halt|suspend|kill|drop|scrap|unschedule|call off|abort|revoke|cease";

    /** A text without any of these calls off no order. */
    private static final WordSearch CALLING_OFF = WordSearch.of(List.of((ENDING + "|stop").split("\\|", -1)));

    /** "Cancel weekly swap of …", "turn off my monthly payment to @bob": what was ordered before, and no new order. */
    private static final Pattern ORDERED = Pattern.compile(
            "\\W*+(?:(?:please|pls|plz|kindly|can you|could you|would you|i want to|i'd like to|i would like to|i need to|i need you to|i want you to|ok|okay|hey|hi|now|go ahead and|you can|let's)[\\s,]+){0,3}"
                    + "(?:(?:" + ENDING + ")\\s+(?:"
                    + OWN
                    + ")?(?:" + OFTEN + "){0,3}|stop\\s+(?:" + OWN + "(?:" + OFTEN + "){0,3}|(?:" + OFTEN + "){1,3}))"
                    + "(?:swaps?|transfers?|payments?|orders?|dca|purchases?|buys?|sales?|trades?|conversions?|deposits?|withdrawals?|repayments?|triggers?|schedules?|limit orders?|stop.loss(?:es)?|standing orders?|rentals?|jobs?)\\b");
    /** What may ask for something else behind that. */
    private static final Pattern MORE = Pattern.compile("\\b(?:and|then|instead|but|make it)\\b|[,.;:]\\s*\\w");

    private CalledOff() {}

    /** Whether the text begins with an order that was given before, which is to be called off. */
    public static boolean isOrder(String text) {
        String lower = lower(text);
        return CALLING_OFF.isIn(lower) && ORDERED.matcher(lower).lookingAt();
    }

    /** Whether anything stands behind such an order that may be a request of its own. */
    public static boolean goesOn(String text) {
        String lower = lower(text);
        Matcher ordered = ORDERED.matcher(lower);
        return ordered.lookingAt()
                && MORE.matcher(lower.substring(ordered.end())).find();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    /** Behind the last letter or digit. */
    private static int endOfWords(String text) {
        int end = text.length();
        while (end > 0 && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** The last letters and digits in a row. */
    private static String lastWord(String text) {
        int end = endOfWords(text);
        int start = end;
        while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }

    private static boolean mayEnd(String text) {
        int end = endOfWords(text);
        return Lists.any(
                BY_LAST.getOrDefault(lastWord(text), List.of()), words -> text.startsWith(words, end - words.length()));
    }

    /** Whether the text ends so. */
    public static boolean is(String text) {
        String end = lower(text.substring(Math.max(0, text.length() - END)));
        if (!mayEnd(end)) {
            assert !BACK.matcher(end).find() : "last words that are not known: " + text;
            return false;
        }
        Matcher back = BACK.matcher(end);
        return back.find()
                && (back.start() > 0 || text.length() > END)
                && !CONDITION.matcher(end.substring(0, back.start())).find();
    }
}
