package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.CharacterSet;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.intent.Reading;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why short English texts ask for nothing, where their words tell no grammar: "hands off my ETH", "will ETH hit 5000?", "I regret selling". */
public final class PlainReasons {

    private static final int LONGEST = 80;

    private static final Pattern NEGATION = Pattern.compile(
            "(?:please |pls |just )?(?:(?:leave|keep|hold|hodl|hold on to|hold onto|hang on to) (?:all )?(?:of )?my \\w+(?: (?:alone|as it is|as they are|where it is|for now|untouched|position|bag|bags|tokens))?"
                    + "|hands off (?:of )?(?:all )?my \\w+|(?:please )?(?:don't|do not|dont) (?:do|touch|change) (?:anything|a thing)(?: \\w+){0,2}"
                    + "|(?:do )?nothing (?:for now|today|now|right now|at the moment|yet|for the moment)(?:,? (?:thanks|thank you))?|not today(?:,? (?:thanks|thank you))?)");
    private static final Pattern ADVICE = Pattern.compile(
            "(?:is|are) (?:my )?\\w+ (?:really |still |actually )?(?:safe|risky|trustworthy|reliable|any good|overvalued|undervalued|too risky|a scam|dead)(?: \\w+){0,3}"
                    + "|will \\w+ (?:ever )?(?:hit|reach|go|drop|fall|rise|pump|crash|moon|recover|dump|climb|keep)\\b.*"
                    + "|is \\w+ (?:ever |really |still |finally )?(?:going|headed|heading|gonna|on its way|about)(?: to| for)? (?:\\$?\\d[\\d.,]*k?|zero|go|hit|reach|crash|moon|pump|dump|drop|fall|rise|recover|climb|tank|rally|collapse|explode|break|the moon|hell)\\b.*"
                    + "|(?:so |and |hey |hi |ok |okay |well |hmm |um )?(?:should|shall|ought) (?:i|we) (?:to )?[\\w' $%-]{2,70}"
                    + "|\\w+ or \\w+(?:,? what(?:'s| is) better)?\\s?\\?"
                    + "|(?:i'm |i am |im )?(?:thinking (?:about|of)|considering) .{3,50}[,.?!] ?(?:any )?(?:thoughts|opinions|ideas|what do you reckon|good idea)");
    private static final Pattern PAST = Pattern.compile(
            "i (?:really |so |deeply |still )?(?:regret|regretted) (?:\\w+ing|having \\w+)\\b[^,.;!?]*|(?:can't|cannot|can not) believe i (?:sold|bought|sent|swapped|paid)\\b[^,.;!?]*");
    private static final Pattern QUESTION =
            Pattern.compile("how (?:much|many) (?:interest|fees?|tokens|time|gpus?|models|markets)\\b.{3,50}");

    /** "Hold on, what's the difference between supplying and borrowing?": what a word means, and nothing is asked to be done. */
    private static final Pattern MEANING = Pattern.compile(
            "(?:[a-z]+[ ,]+){0,3}?(?:what(?:'s| is) the (?:actual |real |main )?difference between .{3,80}"
                    + "|what (?:does|do) [\\w' -]{2,40}? mean\\b.{0,40}|how (?:does|do) [\\w' -]{2,30}? work\\b.{0,40}"
                    + "|what (?:are|is) the (?:pros and cons|downsides?|upsides?|advantages?|disadvantages?|risks?) of .{3,80})");

    private static final CharacterSet SIGNS = CharacterSet.of(".!? \t\n\u000B\f\r");

    private PlainReasons() {}

    /** Why a text asks for nothing that was not read; null if these words do not tell. */
    public static Reading.@Nullable Reason of(String text, Reading read) {
        boolean open = read.status() == Reading.Status.INCOMPLETE || read.reason() == Reading.Reason.NOISE;
        if (!open || text.length() > LONGEST || Hanzi.areIn(text)) {
            return null;
        }
        String said = text.strip().toLowerCase(Locale.ROOT).replace('’', '\'');
        String words = withoutSigns(said);
        if (NEGATION.matcher(words).matches()) {
            return Reading.Reason.NEGATION;
        } else if (ADVICE.matcher(words).matches() || ADVICE.matcher(said).matches()) {
            return Reading.Reason.ADVICE;
        } else if (PAST.matcher(words).matches()) {
            return Reading.Reason.PAST;
        } else if (MEANING.matcher(words).matches()) {
            return Reading.Reason.QUESTION;
        }
        return read.reason() != null && QUESTION.matcher(words).matches() ? Reading.Reason.QUESTION : null;
    }

    private static String withoutSigns(String said) {
        int end = said.length();
        while (end > 0 && SIGNS.has(said.charAt(end - 1))) {
            end--;
        }
        return said.substring(0, end);
    }
}
