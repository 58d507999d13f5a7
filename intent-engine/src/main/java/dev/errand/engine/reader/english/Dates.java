package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * "On May 3rd", "by the 15th", "on 12/24": a date, which no field of the contract holds. Its words become one time of the clock, so that what it is
 * missing from is asked for by name. A day of every month is an interval's, and left.
 */
public final class Dates {

    private static final Pattern MONTH = Pattern.compile(
            "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
                    + "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?");
    private static final Pattern ORDINAL = Pattern.compile("(?:[12]?[0-9]|3[01])(?:st|nd|rd|th)");
    private static final Pattern YEAR = Pattern.compile("20[0-9]{2}");
    private static final BigDecimal DAYS = BigDecimal.valueOf(31);

    /** What may stand before a day that has no month: "the 3rd" alone may be anybody's third. */
    private static final Set<Kind> AT = Kinds.of(Kind.ON, Kind.BY);

    /** What a number counts, and so is no day: "in March 3 ETH". */
    private static final Set<Kind> COUNTED = Kinds.of(
            Kind.TOKEN, Kind.DOLLAR, Kind.GPU, Kind.TIME_UNIT, Kind.TOKEN_UNIT, Kind.REQUEST_UNIT, Kind.FRAME_UNIT);

    private static final Set<Kind> BEHIND =
            Kinds.of(Kind.TO, Kind.FOR, Kind.SEND, Kind.SWAP, Kind.SELL, Kind.BUY, Kind.REPAY, Kind.RECIPIENT);

    private Dates() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        List<Lexeme> told = null;
        for (int i = lexemes.size() - 1; i >= 0; i--) {
            int end = end(lexemes, i);
            if (end > i) {
                told = told == null ? new ArrayList<>(lexemes) : told;
                Lexeme first = lexemes.get(i);
                told.subList(i, end).clear();
                told.add(
                        i,
                        Lexeme.of(
                                Kind.CLOCK, first.start(), lexemes.get(end - 1).end(), null, first.text()));
            }
        }
        return told == null ? lexemes : told;
    }

    /** Behind the date that begins here; −1 if none does. */
    private static int end(List<Lexeme> words, int at) {
        int end = -1;
        if (isMonth(words, at)) {
            int day = isOne(words, at + 1, Kind.ARTICLE) ? at + 2 : at + 1;
            end = isOrdinal(words, day) || isDay(words, day) ? year(words, day + 1) : -1;
        } else if (isOrdinal(words, at)) {
            int of = isOne(words, at + 1, Kind.OF) ? at + 2 : at + 1;
            end = isMonth(words, of) ? year(words, of + 1) : isAlone(words, at) ? at + 1 : -1;
        } else if (isDay(words, at) && isMonth(words, at + 1)) {
            end = year(words, at + 2);
        } else if (at > 0 && words.get(at - 1).isAnyOf(AT) && isWritten(words, at)) {
            end = at + 3;
        }
        return end;
    }

    private static boolean isMonth(List<Lexeme> words, int at) {
        return (isOne(words, at, Kind.WORD) || isOne(words, at, Kind.CLOCK))
                && MONTH.matcher(words.get(at).text().toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean isOrdinal(List<Lexeme> words, int at) {
        return isOne(words, at, Kind.WORD)
                && ORDINAL.matcher(words.get(at).text().toLowerCase(Locale.ROOT))
                        .matches();
    }

    /** A number that may be a day's. */
    private static boolean isDay(List<Lexeme> words, int at) {
        BigDecimal number = isOne(words, at, Kind.NUMBER) ? words.get(at).number() : null;
        return number != null
                && number.stripTrailingZeros().scale() <= 0
                && number.signum() > 0
                && number.compareTo(DAYS) <= 0
                && (at + 1 == words.size() || !words.get(at + 1).isAnyOf(COUNTED));
    }

    /** "12/24". */
    private static boolean isWritten(List<Lexeme> words, int at) {
        return isDay(words, at)
                && at + 2 < words.size()
                && words.get(at + 1).text().equals("/")
                && words.get(at).end() == words.get(at + 1).start()
                && words.get(at + 1).end() == words.get(at + 2).start()
                && isDay(words, at + 2);
    }

    /** "On the 3rd", and nothing behind that it could be the third of. */
    private static boolean isAlone(List<Lexeme> words, int at) {
        int before = at > 0 && isOne(words, at - 1, Kind.ARTICLE) ? at - 2 : at - 1;
        return before >= 0
                && words.get(before).isAnyOf(AT)
                && (at + 1 == words.size()
                        || Joints.ALL.contains(words.get(at + 1).kind())
                        || words.get(at + 1).isAnyOf(BEHIND));
    }

    /** Behind the year, if one stands here. */
    private static int year(List<Lexeme> words, int at) {
        int number = isOne(words, at, Kind.COMMA) ? at + 1 : at;
        boolean year = isOne(words, number, Kind.NUMBER)
                && YEAR.matcher(words.get(number).text()).matches()
                && (number + 1 == words.size() || !words.get(number + 1).isAnyOf(COUNTED));
        return year ? number + 1 : at;
    }

    private static boolean isOne(List<Lexeme> words, int at, Kind kind) {
        return at < words.size() && words.get(at).is(kind);
    }
}
