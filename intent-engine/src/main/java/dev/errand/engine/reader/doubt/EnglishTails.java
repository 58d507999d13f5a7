package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.lexicon.WordRuns;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.intent.Reading;

/**
 * What stands behind the last value of an English request and makes something else of all of it: "send 5 DAI to @bob doesn't work" tells
 * of a request, "… but don't execute yet" puts it off, "… maybe" is unsure of it. The words stand in {@code tails-en.txt}.
 */
final class EnglishTails {

    private static final WordLists WORDS = WordLists.read("tails-en.txt");
    private static final WordRuns PREDICATE = WordRuns.of(WORDS.named("PREDICATE"));
    private static final WordRuns NO_PREDICATE = WordRuns.of(WORDS.named("NO_PREDICATE"));
    private static final WordRuns HELD = WordRuns.of(WORDS.named("HELD"));
    private static final WordRuns HEDGE = WordRuns.of(WORDS.named("HEDGE"));

    private final String text;
    private final int end;

    /** @param text in lower case */
    EnglishTails(String text, Reading ready) {
        this.text = text.replace('’', '\'');
        this.end = ValueRange.of(ready).end();
    }

    /** Whether the request is only told of, put off, or not sure. */
    boolean turn() {
        if (end == 0 || end == text.length()) {
            return false;
        }
        int behind = end;
        while (behind < text.length() && (text.charAt(behind) == ' ' || text.charAt(behind) == '✓')) {
            behind++;
        }
        boolean told = PREDICATE.startAt(text, behind) && !NO_PREDICATE.startAt(text, behind);
        return ((told || isHedged()) && hasVerb()) || isHeld(behind);
    }

    private boolean isHedged() {
        int last = text.length();
        while (last > end && !Character.isLetterOrDigit(text.charAt(last - 1))) {
            last--;
        }
        return HEDGE.endAt(text.substring(end, last), last - end);
    }

    /** Whether a request's verb stands before the last value, with no sign between: of "my rent is 300 USDC, @joe gets it" it does not. */
    private boolean hasVerb() {
        int at = EnglishLeads.stretchStart(text, end);
        while (at < end) {
            int to = at;
            while (to < end && Character.isLetter(text.charAt(to))) {
                to++;
            }
            if (to > at && Verbs.isRequest(text.substring(at, to))) {
                return true;
            }
            at = to + 1;
        }
        return false;
    }

    private boolean isHeld(int from) {
        for (int at = from; at < text.length(); at++) {
            boolean word = Character.isLetter(text.charAt(at)) && !Character.isLetter(text.charAt(at - 1));
            if (word && HELD.startAt(text, at)) {
                return true;
            }
        }
        return false;
    }
}
