package dev.errand.engine.reader.lexer;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Lexicon;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers that begin with a digit: 1,250.50, .5, 1e3, 1.5k, 3千5百, 25%. What reads two ways is a bad number. */
final class DigitNumbers {

    private static final String GROUPING = " _'’\u00a0\u2009\u202f";
    private static final String HAN_SCALES = "百千万亿";
    private static final int LONGEST_NUMBER = 80;
    private static final Pattern TWO_WAYS = Pattern.compile("[1-9]\\d{0,2}\\.\\d{2}0");
    private static final String POINT = " point ";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final Map<String, String> UNITS = Map.of(
            "h", "PT1H", "hr", "PT1H", "hrs", "PT1H", "d", "P1D", "w", "P1W", "wk", "P1W", "min", "PT1M", "mins",
            "PT1M", "s", "PT1S", "sec", "PT1S");
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final String COUNTED = "个個枚刀美";
    private static final Set<String> SPELLED_SCALES =
            Set.of("hundred", "thousand", "grand", "million", "billion", "trillion", "mil");
    /** Scales of one or two letters: behind a blank only where what is counted follows. */
    private static final Set<String> LETTER_SCALES = Set.of("k", "kk", "m", "mn", "b", "bn");

    private static final Set<String> DENOMINATORS = Set.of("2", "4", "5", "8", "10", "20", "100");
    private static final Set<String> SHARED = Set.of("of", "my", "the");
    /** A thousand, a million, … of the tokens that a model reads. */
    private static final Set<String> TOKENS =
            Set.of("ktoken", "ktokens", "mtoken", "mtokens", "btoken", "btokens", "ttoken", "ttokens");

    /** A number with its scale, and the offset behind both. */
    private record Scaled(@Nullable BigDecimal value, int end) {}

    private final Scan scan;
    private final FoldedText text;

    private static final String TIMES = "小时天日周分个";

    DigitNumbers(Scan scan) {
        this.scan = scan;
        this.text = scan.text();
    }

    /** A hyphen right behind a Latin word or a number is no sign; behind a Chinese character it is. */
    boolean begin() {
        int at = scan.at();
        return text.startsNumber(at) || (isMinus(at) && text.startsNumber(at + 1) && !text.isLatin(at - 1));
    }

    private boolean isMinus(int index) {
        return text.at(index) == '-' || text.at(index) == '−' || (text.at(index) == '–' && text.at(index - 1) == ' ');
    }

    /** "½": a share of what is named behind it, or a number. */
    void fraction() {
        int at = scan.at();
        int word = text.nextShown(at + 1);
        boolean ofAll = SHARED.contains(text.folded(word, text.wordEnd(word)));
        scan.add(
                ofAll ? Kind.SHARE : Kind.NUMBER, at, at + 1, Numerals.fraction(text.at(at)), text.written(at, at + 1));
    }

    void read() {
        int start = scan.at();
        boolean negative = isMinus(start);
        int first = negative ? start + 1 : start;
        int end = endOfDigits(first);
        int grouped = negative ? first : endOfOddGroups(first, end);
        if (grouped > end) { // "1 000", "1'000": groups that English does not write so, or two numbers
            scan.add(Kind.BAD_NUMBER, start, grouped);
            return;
        }
        if (!negative && isLengthByTheClock(end)) { // "1:30 hours"
            scan.add(Kind.BAD_NUMBER, start, end + 3);
            return;
        }
        if (turnOfSpeech(start) || fractionOf(start)) {
            return;
        }
        if (!negative && isListMark(first, end)) { // "1. do this 2. do that"
            scan.add(Kind.THEN, start, end + 1);
            return;
        }
        if (TWO_WAYS.matcher(text.folded(first, end)).matches()) { // five, or five thousand as much of Europe writes it
            scan.add(Kind.BAD_NUMBER, start, end);
            return;
        }
        BigDecimal value = Numerals.digits(text.folded(first, end));
        if (isMixed(end)) { // "1 1/2": one and a half, or one of two?
            scan.add(Kind.BAD_NUMBER, start, end + 4);
            return;
        }
        if (isSpoken(end) && value != null) { // "2 point 5"
            int point = end + POINT.length();
            end = endOfDigits(point);
            value = Numerals.digits(text.folded(first, point - POINT.length()) + "." + text.folded(point, end));
        }
        BigDecimal fraction = Numerals.fraction(text.at(end));
        if (fraction != null) { // "1½"
            end++;
            value = value == null ? null : value.add(fraction);
        }
        String suffix = withoutToken(suffix(end));
        BigDecimal scale = suffix.equals("w") && isTenThousand(end + 1) ? TEN_THOUSAND : Numerals.scale(suffix.strip());
        if (scale == null && value != null && !negative && unit(start, end, value, suffix)) {
            return;
        }
        if (scale == null && isUnknown(suffix, end)) {
            scan.add(Kind.WORD, start, end + suffix.length()); // 2x, 0b1: no number that we know
            return;
        }
        if (suffix.equals(" kk")) { // a million to some
            scan.add(Kind.BAD_NUMBER, start, end + suffix.length());
            return;
        }
        Scaled scaled = scale == null ? new Scaled(value, end) : scaled(value, end, suffix, scale);
        add(start, scaled, negative);
    }

    /** The w of 2wUSDC, where no token is called so, and the b of 26btoken. */
    private String withoutToken(String suffix) {
        if (TOKENS.contains(suffix)) {
            return suffix.substring(0, 1);
        }
        boolean glued = suffix.startsWith("w")
                && suffix.length() > 1
                && Lexicon.token(suffix, scan.symbols()) == null
                && (suffix.equals("wu") || Lexicon.token(suffix.substring(1), scan.symbols()) != null);
        return glued ? "w" : suffix;
    }

    /** Whether a proper fraction stands behind a blank. */
    private boolean isMixed(int blank) {
        char above = text.at(blank + 1);
        char below = text.at(blank + 3);
        return text.at(blank) == ' '
                && text.at(blank + 2) == '/'
                && above >= '1'
                && above < below
                && (below == '2' || below == '4' || below == '5' || below == '8')
                && text.at(blank + 4) == ' ';
    }

    private boolean isSpoken(int blank) {
        return text.matches(blank, POINT) && text.isDigit(blank + POINT.length());
    }

    private int endOfDigits(int first) {
        int end = first;
        while (text.isDigit(end) || (isPoint(end) && text.isDigit(end + 1) && !endsBeforeTime(first, end))) {
            end++;
        }
        boolean signed = text.at(end + 1) == '+' || text.at(end + 1) == '-';
        boolean exponent = text.at(end) == 'e' && (text.isDigit(end + 1) || (signed && text.isDigit(end + 2)));
        if (exponent) {
            end += 2;
            while (text.isDigit(end)) {
                end++;
            }
        }
        return end;
    }

    /** 用4090,3小时内: four digits, a comma and a time are two things. */
    private boolean endsBeforeTime(int first, int comma) {
        int unit = comma + 1;
        while (text.isDigit(unit)) {
            unit++;
        }
        return text.at(comma) == ','
                && comma - first == 4
                && unit - comma <= 3
                && TIMES.indexOf(text.at(text.behindBlanks(unit))) >= 0;
    }

    private boolean isPoint(int index) {
        return text.at(index) == '.' || (text.at(index) == ',' && !isPause(index));
    }

    /** "requests 300，2 张": a wide comma divides digits only where they are groups of three. */
    private boolean isPause(int comma) {
        int end = comma + 1;
        while (text.isDigit(end)) {
            end++;
        }
        return text.written(comma, comma + 1).equals("，") && end - comma != 4;
    }

    /** The end of digits in groups of three that something else than commas divides; {@code end} if they are none. */
    private int endOfOddGroups(int first, int end) {
        int stop = end;
        while (stop - first <= LONGEST_NUMBER
                && end - first <= 3
                && GROUPING.indexOf(text.at(stop)) >= 0
                && text.isDigit(stop + 1)
                && text.isDigit(stop + 2)
                && text.isDigit(stop + 3)
                && !text.isLatin(stop + 4)) {
            stop += 4;
        }
        return stop;
    }

    /** "1:30 hours", "2:15 min": whether minutes or seconds stand behind a colon, and a unit of time behind them. */
    private boolean isLengthByTheClock(int colon) {
        if (text.at(colon) != ':' || !text.isDigit(colon + 1) || !text.isDigit(colon + 2) || text.isDigit(colon + 3)) {
            return false;
        }
        int unit = text.behindBlanks(colon + 3);
        String word = text.folded(unit, text.wordEnd(unit));
        Lexicon.Entry entry = Lexicon.entry(word);
        return UNITS.containsKey(word) || (entry != null && entry.kinds().contains(Kind.TIME_UNIT));
    }

    /** "1:1", "4 me" and "50/50" name no amount. */
    private boolean turnOfSpeech(int start) {
        if (text.matches(start, "1:1")) {
            scan.add(Kind.FILLER, start, start + 3);
        } else if (text.matches(start, "4 me") && !text.isLatin(start + 4)) {
            scan.add(Kind.FILLER, start, start + 4);
        } else if (text.matches(start, "50/50")) {
            scan.add(Kind.EACH, start, start + 5);
        } else {
            return false;
        }
        return true;
    }

    /** "1/4 of my ETH": a share, where it is a proper fraction without a remainder. */
    private boolean fractionOf(int start) {
        if (!text.isDigit(start) || text.at(start + 1) != '/') {
            return false;
        }
        int end = endOfDigits(start + 2);
        String below = text.folded(start + 2, end);
        int word = text.nextShown(end);
        boolean shared = SHARED.contains(text.folded(word, text.wordEnd(word)))
                || text.at(word) == '的' // 1/4 的 ETH
                || (start > 1 && text.at(text.at(start - 1) == ' ' ? start - 2 : start - 1) == '的'); // ETH 的 1/4
        boolean proper = DENOMINATORS.contains(below) && shared;
        if (!proper) {
            return false;
        }
        BigDecimal above = new BigDecimal(text.folded(start, start + 1));
        BigDecimal share = above.divide(new BigDecimal(below));
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) >= 0) {
            return false;
        }
        scan.add(Kind.SHARE, start, end, share);
        return true;
    }

    private boolean isListMark(int first, int end) {
        char mark = text.at(end);
        boolean marked = mark == '、' || ((mark == '.' || mark == ')') && text.at(end + 1) == ' ');
        char before = text.at(first - 1);
        return marked && end - first <= 2 && (first == 0 || before == ' ' || before == '\n');
    }

    /** 1w USDC, 2w 刀: of tokens and dollars Chinese writes w for 万. */
    private boolean isTenThousand(int behind) {
        int next = text.nextShown(behind);
        String word = text.folded(next, text.wordEnd(next));
        boolean counts = text.isHan(next)
                ? COUNTED.indexOf(text.at(next)) >= 0
                : word.equals("u") || Lexicon.token(word, scan.symbols()) != null;
        return counts && scan.isTether(behind - 1, behind);
    }

    /** "3h" and "2x": a number and what it counts; false if the suffix is neither. */
    private boolean unit(int start, int end, BigDecimal value, String suffix) {
        String unit = UNITS.get(suffix);
        if (unit == null && !suffix.equals("x")) {
            return false;
        }
        scan.add(Kind.NUMBER, start, end, value);
        if (unit == null) {
            scan.add(Kind.MEASURE, end, end + 1);
        } else {
            scan.add(Kind.TIME_UNIT, end, end + suffix.length(), null, unit);
        }
        return true;
    }

    private boolean isUnknown(String suffix, int end) {
        return !suffix.isEmpty()
                && Character.isLetter(suffix.charAt(0))
                && !FoldedText.isHan(suffix.charAt(0))
                && !(suffix.equals("u") && scan.isTether(end, end + 1))
                && Lexicon.token(suffix, scan.symbols()) == null
                && Lexicon.entry(suffix) == null;
    }

    /** A number times the scale behind it, with smaller ones that follow: 1.5k, 3千5百, 1万2. */
    private Scaled scaled(@Nullable BigDecimal value, int end, String suffix, BigDecimal scale) {
        int stop = end + suffix.length();
        if (value == null) {
            return new Scaled(null, stop);
        }
        BigDecimal sum = value.multiply(scale);
        BigDecimal last = scale;
        boolean chinese = FoldedText.isHan(suffix.strip().charAt(0));
        while (chinese && text.isDigit(stop)) {
            int next = stop;
            while (text.isDigit(next)) {
                next++;
            }
            BigDecimal digits = Numerals.digits(text.folded(stop, next));
            String unit = suffix(next);
            BigDecimal smaller = Numerals.scale(unit);
            if (next - stop == 1 && (unit.isEmpty() || smaller == null) && digits != null && text.at(next) != '.') {
                return new Scaled(sum.add(digits.multiply(last).movePointLeft(1)), next);
            }
            if (smaller == null || digits == null || smaller.compareTo(last) >= 0) {
                break;
            }
            sum = sum.add(digits.multiply(smaller));
            last = smaller;
            stop = next + unit.length();
        }
        return new Scaled(sum, stop);
    }

    private void add(int start, Scaled scaled, boolean negative) {
        int end = scaled.end();
        BigDecimal value = scaled.value();
        if ((text.at(end) == '-' || text.at(end) == '~') && text.isDigit(end + 1)) { // a range, as "2-3" or "7~8"
            int rest = end + 1;
            while (text.isDigit(rest) || text.at(rest) == '.') {
                rest++;
            }
            scan.add(Kind.BAD_NUMBER, start, rest);
            return;
        }
        if (value == null || negative) {
            scan.add(Kind.BAD_NUMBER, start, end, value == null ? null : value.negate(), text.written(start, end));
            return;
        }
        if (text.at(end) == '半' || (text.at(end) == '个' && text.at(end + 1) == '半')) {
            end += text.at(end) == '半' ? 1 : 2;
            value = value.add(HALF);
        }
        if (!tenths(start, end, value)) {
            scan.add(Kind.NUMBER, start, end, value);
            percent(scan);
        }
    }

    /** "3成", "3成半": tenths; the 成 of "ETH 换 2 成 USDC" is "into". */
    private boolean tenths(int start, int end, BigDecimal value) {
        int sign = text.behindBlanks(end);
        if (text.at(sign) != '成'
                || value.scale() > 1
                || value.compareTo(BigDecimal.TEN) > 0
                || "为了".indexOf(text.at(sign + 1)) >= 0
                || text.isDigit(sign + 1)
                || Lexicon.longestHan(text.characters(), sign, text.length()) > 1
                || turnsInto(sign + 1)) {
            return false;
        }
        boolean half = text.at(sign + 1) == '半';
        BigDecimal tenths = half ? value.add(HALF) : value;
        scan.add(Kind.SHARE, start, half ? sign + 2 : sign + 1, tenths.movePointLeft(1));
        return true;
    }

    /** Whether a token stands here, and in front of the number another that may become it. */
    private boolean turnsInto(int behind) {
        int from = text.nextShown(behind);
        boolean into = Lexicon.token(text.folded(from, text.wordEnd(from)), scan.symbols()) != null
                || (text.at(from) == 'u' && scan.isTether(from, from + 1))
                || text.at(from) == '以';
        for (int i = scan.lexemes().size() - 1; into && i >= 0; i--) {
            Lexeme before = scan.lexemes().get(i);
            if (before.is(Kind.TOKEN)) {
                return true;
            } else if (before.isAnyOf(Joints.OF_CLAUSES)) {
                return false;
            }
        }
        return false;
    }

    /** Makes a share of the number that was just added, if a per cent sign or word stands behind it. */
    static void percent(Scan scan) {
        FoldedText text = scan.text();
        int next = text.behindBlanks(scan.at());
        int sign = text.at(next) == '%'
                ? 1
                : text.matches(next, "percent") ? 7 : text.matches(next, "per cent") ? 8 : isPct(text, next) ? 3 : 0;
        if (sign == 0) {
            return;
        }
        Lexeme number = scan.lexemes().removeLast();
        if (number.number() != null) {
            scan.add(Kind.SHARE, number.start(), next + sign, number.number().divide(HUNDRED));
        }
    }

    private static boolean isPct(FoldedText text, int at) {
        return text.matches(at, "pct") && !text.isLatin(at + 3);
    }

    /** Letters or a Chinese scale that stand right behind a number, or one word behind a blank if it is a scale. */
    private String suffix(int from) {
        char c = text.at(from);
        if (FoldedText.isHan(c)) {
            String two = String.valueOf(c) + text.at(from + 1);
            return Numerals.scale(two) != null ? two : HAN_SCALES.indexOf(c) >= 0 ? String.valueOf(c) : "";
        }
        int end = from;
        while (text.isLatin(end)) {
            end++;
        }
        if (end > from) {
            return text.folded(from, end);
        }
        if (c != ' ' && c != '-') { // "7-billion-parameter"
            return "";
        }
        if (c == ' ' && HAN_SCALES.indexOf(text.at(from + 1)) >= 0) {
            String scale = suffix(from + 1);
            return scale.isEmpty() || startsOther(from + 1) ? "" : " " + scale; // "1.5 万 DAI"
        }
        end = from + 1;
        while (Character.isLetter(text.at(end)) && !text.isHan(end)) {
            end++;
        }
        String word = text.folded(from + 1, end);
        boolean scale = SPELLED_SCALES.contains(word) || (LETTER_SCALES.contains(word) && isCounted(end));
        return scale ? " " + word : "";
    }

    /** "1.5 k USDC", "2 m dollars": whether a token or dollars stand at a blank. */
    private boolean isCounted(int blank) {
        int from = text.behindBlanks(blank);
        String word = text.folded(from, text.wordEnd(from));
        Lexicon.Entry entry = Lexicon.entry(word);
        return from > blank
                && (Lexicon.token(word, scan.symbols()) != null
                        || (entry != null && entry.kinds().contains(Kind.DOLLAR)));
    }

    /** 百分之…, 万一: a word of its own that begins with the character of a scale. */
    private boolean startsOther(int from) {
        return text.at(from + 1) == '分' || Lexicon.longestHan(text.characters(), from, text.length()) > 0;
    }
}
