package dev.errand.engine.reader.dialog;

import java.util.Locale;
import java.util.regex.Pattern;

/** English answers that name a value and do not give it: "maybe @nina", "300 is too much", "ask @nina", "300 what?". */
public final class DoubtfulAnswers {

    private static final Pattern DOUBTFUL = Pattern.compile(
            "\\b(?:too (?:much|many|little|few|high|low|big|small|long|short)|not enough)(?: (?:for|to) \\w+)?\\W*$|\\b(?:maybe|perhaps|possibly|might be|could be"
                    + "|not sure|dunno|don't know|dont know|no idea|i wonder|can't remember|cant remember)\\b"
                    + "|\\b(?:what|which|who|why|huh)(?: one| ones)?\\s*\\?"
                    + "|^\\W*(?:ask|check with|tell|call|text|message|consult|ping) @"
                    + "|\\b(?:i|we) know @"
                    + "|@[\\w.]+ (?:knows|has|had|said|says|wants|needs|is (?:calling|away|out|busy|late|here|my|a|an)\\b)"
                    + "|\\b(?:i|we)(?: only)? (?:have|'ve got|got) (?:only |about )?[\\d.,k]+(?: \\w+)?\\W*$");

    /** "Not all of it though": it is still to be said how much. */
    private static final Pattern PART = Pattern.compile(
            "^\\W*(?:but |well |no |and )*not (?:all|everything|the whole|the lot|that much|so much|too much)\\b[^\\d]{0,40}$");

    /** Longest text that is tried, in UTF-16 units: an answer is short. */
    private static final int LONGEST = 400;

    private DoubtfulAnswers() {}

    public static boolean isPart(String text) {
        return text.length() < LONGEST && PART.matcher(lower(text)).find();
    }

    public static boolean isOne(String text) {
        return isPart(text)
                || (text.length() < LONGEST && DOUBTFUL.matcher(lower(text)).find());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
