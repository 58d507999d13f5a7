package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a payment is said to be for, in the words of letters: "… to grants.eth in respect of the second milestone", "… as compensation for
 * the work which the group reviewed", "In settlement of our November invoice, please …". Each such purpose becomes one lexeme that asks
 * for nothing, so that neither a date nor a verb in it is taken for a part of the request.
 *
 * <p>It stands behind a request that names its token, up to the next sign, or leads one. No value stands in it, no condition, no limit, no
 * order and no time but that of the thing which is paid for. The words stand in {@code stated-en.txt}. Not thread-safe.
 */
final class StatedPurposes {

    private static final int LONGEST = 40;
    private static final int MOST_WORDS = 7;

    private static final WordLists WORDS = WordLists.read("stated-en.txt");
    private static final Set<String> OPENS = WORDS.named("OPENS");
    private static final Set<String> WHY = WORDS.named("WHY");
    private static final Set<String> PAID_AS = WORDS.named("PAID_AS");
    private static final Set<String> THATS = WORDS.named("THATS");
    private static final Set<String> NO_THING = WORDS.named("NO_THING");
    private static final Set<String> CAPITALS = WORDS.named("CAPITALS");
    private static final Set<String> NUMBERED = WORDS.named("NUMBERED");

    /** How a purpose may begin. */
    private static final Set<String> FIRST = firstWords();

    private static final Set<Kind> DIVIDING = EnumSet.of(Kind.COMMA, Kind.STOP, Kind.SO);
    /** What a request may end in. */
    private static final Set<Kind> ENDS = EnumSet.of(
            Kind.TOKEN,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.MARKET,
            Kind.TIME_UNIT,
            Kind.GPU,
            Kind.MODEL,
            Kind.REQUEST_UNIT,
            Kind.TOKEN_UNIT,
            Kind.FRAME_UNIT,
            Kind.DOLLAR,
            Kind.HARMLESS,
            Kind.SMALL_TALK,
            Kind.SEND);

    private static final Set<Kind> THINGS = EnumSet.of(Kind.TOKEN, Kind.GPU, Kind.MODEL, Kind.FRAME_UNIT);
    /** What is a value of the request, wherever it stands. */
    private static final Set<Kind> VALUES = EnumSet.of(
            Kind.TOKEN,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.BAD_NUMBER,
            Kind.NEGATIVE,
            Kind.DOLLAR,
            Kind.CURRENCY,
            Kind.PERCENT,
            Kind.BPS,
            Kind.MARKET,
            Kind.MODEL,
            Kind.GPU,
            Kind.PRECISION,
            Kind.ATTACHMENT,
            Kind.EVERY,
            Kind.EVERY_OTHER,
            Kind.EACH,
            Kind.RECURRING,
            Kind.PERIOD,
            Kind.PERIOD_BAD,
            Kind.FRAME_UNIT,
            Kind.SHARE,
            Kind.CANCEL,
            Kind.HOW_MUCH,
            Kind.IF,
            Kind.OR);

    private final List<Lexeme> lexemes;
    private final String text;

    private StatedPurposes(List<Lexeme> lexemes, String text) {
        this.lexemes = lexemes;
        this.text = text;
    }

    /** The lexemes of an English text, each purpose one lexeme. */
    static List<Lexeme> joined(List<Lexeme> lexemes, String text) {
        boolean thing = lexemes.stream().anyMatch(lexeme -> THINGS.contains(lexeme.kind()));
        return thing && !Questions.isChinese(text) ? new StatedPurposes(lexemes, text).joined() : lexemes;
    }

    private List<Lexeme> joined() {
        List<int[]> found = new ArrayList<>();
        boolean thing = false;
        boolean paid = false;
        for (int i = 0; i < lexemes.size(); i++) {
            thing |= THINGS.contains(lexemes.get(i).kind());
            paid |= lexemes.get(i).kind() == Kind.RECIPIENT;
            boolean begins = i == 0
                    || ENDS.contains(lexemes.get(i - 1).kind())
                    || DIVIDING.contains(lexemes.get(i - 1).kind());
            int end = begins && FIRST.contains(firstWord(i)) ? endOfSegment(i) : -1;
            boolean whole = thing || (end > 0 && end + 1 < lexemes.size()); // "In settlement of our invoice, please …"
            int body = end > 0 && whole && end - i <= LONGEST ? bodyOf(i, end, paid || !thing) : -1;
            if (body > 0 && isPurpose(i, body, end)) {
                found.add(new int[] {i, end});
                i = end - 1;
            }
        }
        return found.isEmpty() ? lexemes : EnglishRemarks.without(lexemes, found, text);
    }

    private static Set<String> firstWords() {
        Set<String> first = new HashSet<>(Set.of("as", "for"));
        for (Set<String> phrases : List.of(OPENS, WHY, THATS)) {
            phrases.forEach(phrase -> first.add(phrase.split(" ", 2)[0]));
        }
        return Set.copyOf(first);
    }

    private String firstWord(int i) {
        String word = written(i);
        int blank = word.indexOf(' ');
        return blank < 0 ? word : word.substring(0, blank);
    }

    /** Where in the text the words end that open a purpose at this lexeme; −1 if none stand there. */
    private int bodyOf(int from, int to, boolean paid) {
        int start = lexemes.get(from).start();
        int end = lexemes.get(to - 1).end();
        int at = start;
        for (int words = 0; words < MOST_WORDS && at < end; words++) {
            int blank = text.indexOf(' ', at + 1);
            at = blank < 0 || blank > end ? end : blank;
            String said = lower(start, at);
            boolean that = from > 0 && THATS.contains(said);
            if (WHY.contains(said) || (paid && (that || OPENS.contains(said)))) {
                return at;
            } else if (paid && words > 0 && said.startsWith("as ") && isPaidAs(said)) {
                return start + 2;
            }
        }
        boolean behindPaid = from > 0 && lexemes.get(from - 1).kind() == Kind.RECIPIENT;
        return behindPaid && firstWord(from).equals("for") ? start + 3 : -1;
    }

    /** "As compensation", "as a small token of". */
    private static boolean isPaidAs(String said) {
        int last = said.lastIndexOf(' ');
        int two = said.lastIndexOf(' ', last - 1);
        return PAID_AS.contains(said.substring(last + 1)) || (two > 1 && PAID_AS.contains(said.substring(two + 1)));
    }

    private int endOfSegment(int from) {
        int to = from;
        while (to < lexemes.size() && !DIVIDING.contains(lexemes.get(to).kind())) {
            to++;
        }
        return to;
    }

    private boolean isPurpose(int from, int body, int to) {
        for (int i = from; i < to; i++) {
            Lexeme lexeme = lexemes.get(i);
            boolean told = lexeme.end() > body;
            boolean value = VALUES.contains(lexeme.kind()) && !isPart(i, to);
            boolean weighs = value || isTicker(i) || (lexeme.kind() == Kind.NUMBER && !isNumbered(i, to));
            if (told && weighs) {
                return false;
            }
        }
        String said = lower(body, lexemes.get(to - 1).end());
        String opening = lower(lexemes.get(from).start(), body);
        String last = opening.substring(opening.lastIndexOf(' ') + 1);
        boolean nothing =
                THATS.contains(opening) && ToldWords.wordsOf(said).stream().anyMatch(NO_THING::contains);
        return !said.isBlank() && !nothing && !new PurposeWords(ToldWords.wordsOf(said), last).weigh();
    }

    /** "His half of the pizza". */
    private boolean isPart(int i, int to) {
        String word = written(i);
        return lexemes.get(i).kind() == Kind.SHARE
                && (word.startsWith("half") || word.equals("full"))
                && i > 0
                && i + 1 < to
                && PurposeWords.OWNERS.contains(written(i - 1));
    }

    /** "Invoice 118", "the three lessons"; "3 months" says how long. */
    private boolean isNumbered(int i, int to) {
        boolean named = NUMBERED.contains(written(i - 1).replace(".", ""))
                || written(i - 1).endsWith("#");
        boolean counts = i + 1 < to && lexemes.get(i + 1).kind() == Kind.WORD;
        return named || counts;
    }

    private boolean isTicker(int i) {
        Lexeme lexeme = lexemes.get(i);
        if (lexeme.kind() != Kind.WORD) {
            return false;
        }
        String word = text.substring(lexeme.start(), lexeme.end());
        boolean capital = word.length() > 1 && Character.isUpperCase(word.charAt(word.length() - 1));
        boolean plain =
                word.chars().allMatch(c -> (c < 0x80 && Character.isLetterOrDigit(c)) || "'’-&./# ".indexOf(c) >= 0);
        boolean named = i > 0 && NUMBERED.contains(written(i - 1));
        return !plain || (capital && !named && !CAPITALS.contains(word));
    }

    private String lower(int from, int to) {
        return text.substring(from, to)
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'')
                .strip();
    }

    private String written(int i) {
        return lexemes.get(i).written(text);
    }
}
