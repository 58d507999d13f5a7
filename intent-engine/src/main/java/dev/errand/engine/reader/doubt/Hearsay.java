package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.lexicon.WordSearch;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * English that only tells what others say: "my friend said 'send 5 ETH to @bob'", "my brother keeps telling me I should buy ETH". Nothing is
 * asked for, unless more is said behind it, or the words are passed on as a wish ("my boss says to send 5 DAI to @bob").
 */
public final class Hearsay {

    private static final String SPEAKERS =
            "(?:(?:my|our|the|an?|some|this|that|his|her|their|every) [\\p{L}’'-]+(?: [\\p{L}’'-]+){0,4}?"
                    + "|he|she|they|people|everyone|everybody|someone|somebody|@[\\w.]+|[\\p{L}]+)";
    private static final String SAYING = "(?:(?:always |also |just |even |once |still |often )?"
            + "(?:said|says|say|tells?|told|wrote|writes|thinks?|thought|texted|tweeted|posted|claims?|claimed|insists?|insisted|reckons?|swears?|swore|argues?"
            + "|shouts?|shouted|yells?|yelled|jokes?|joked|whispers?|whispered|mutters?|muttered|repeats?|repeated|emails?|emailed|messages?|messaged|repl(?:y|ies|ied)"
            + "|comments?|commented|advises?|advised|recommends?|recommended|suggests?|suggested|believes?|reads?|(?:is|are|was|were) (?:telling|saying|asking|shouting|joking|insisting|suggesting|recommending|advising)"
            + "|(?:keeps?|kept) (?:on )?[\\p{L}]+ing))\\b";
    private static final Pattern OPENING = Pattern.compile(
            "^\\W*" + SPEAKERS + " " + SAYING
                    + "(?: (?:to )?(?:me|us|him|her|them))?(?: (?:yesterday|today|again|once|recently|last night|last week|this morning|the other day))?(?: that)?[\\s,]*");
    private static final Pattern QUOTED = Pattern.compile("[\"“”'‘][^\"“”]*[\"“”'’](?!\\w)");
    private static final Pattern ADVISED = Pattern.compile(
            "(?:(?:i|we|you|one|everyone|everybody|people|anyone|anybody) (?:should|ought to|could)\\b|[\\p{L}]+ing\\b)[^.,;!?]*");
    /** Without one of these nothing is quoted or advised. */
    private static final WordSearch MARKS =
            WordSearch.of(List.of("\"", "“", "”", "'", "‘", "should", "ought to", "could", "ing"));
    /** "My friend is trading …", "she's sending …": what others are about, not the user's plan. */
    private static final Pattern DOING = Pattern.compile(
            "^\\W*(?!(?:i|we|you|it|this|that|there|here|what|which|who)\\b)" + SPEAKERS
                    + "(?<!\\b(?:plan|goal|idea|wish|order|request|aim|intention|task|job|thing))(?: (?:is|are|was|were)|['’](?:s|re)) (?:now |currently |also |just |already |always )?([\\p{L}]+ing)\\b[^.,;!?]*?(?=[.,;!?]|$| (?:so|but|and) )");

    private static final Pattern FURTHER = Pattern.compile(
            "\\b(?:please|pls|plz|do it|do that|do so|go ahead|let'?s|agree|right|can you|could you|would you|want|need|will you|follow|same|yes|ok|okay|i'?ll|we'?ll)\\b"
                    + "|^\\W*(?:so|then|and then)\\b");

    private Hearsay() {}

    /** Whether all that {@code drafts} took from the text stands in what somebody else says, and nothing behind it asks for anything. */
    public static boolean isAll(String text, List<Draft> drafts) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) {
            return false; // offsets would not stand
        }
        int end = endOfDoing(lower);
        if (end < 0) {
            end = endOfSaid(lower);
        }
        return end >= 0 && isNothingElse(lower, end, drafts);
    }

    /** Whether a text, in lower case, begins with what others are about: a request behind it is not told from that for certain. */
    static boolean begins(String lower) {
        return endOfDoing(lower) >= 0;
    }

    /** Behind what others are about; −1 if the text does not begin with that. */
    private static int endOfDoing(String lower) {
        if (!lower.contains("ing")) {
            return -1; // as most texts
        }
        Matcher doing = DOING.matcher(lower);
        return doing.lookingAt() && Verbs.isRequest(doing.group(1)) ? doing.end() : -1;
    }

    /** Behind what others are said to say; −1 if the text does not begin with that. */
    private static int endOfSaid(String lower) {
        if (!MARKS.isIn(lower)) {
            return -1; // as most texts
        }
        Matcher opening = OPENING.matcher(lower);
        if (!opening.lookingAt()) {
            return -1;
        }
        Matcher said = QUOTED.matcher(lower).region(opening.end(), lower.length());
        if (!said.lookingAt()) {
            said.usePattern(ADVISED);
        }
        return said.lookingAt() ? said.end() : -1;
    }

    /** Whether nothing of {@code drafts} stands behind {@code end}, and nothing there asks for what stands before. */
    private static boolean isNothingElse(String lower, int end, List<Draft> drafts) {
        return drafts.stream()
                        .flatMap(draft -> draft.leaves().values().stream())
                        .map(Draft.Leaf::ground)
                        .allMatch(at -> at.start() < end)
                && !FURTHER.matcher(lower.substring(end)).find();
    }
}
