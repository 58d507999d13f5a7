package dev.errand.engine.reader.lexer;

import dev.errand.engine.reader.lexicon.Kind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads numbers in Chinese characters, shares as 七成 and 百分之三十 among them. An estimate, as 几百 or 三十多, is a bad number. */
final class ChineseNumbers {

    private static final String SCALES = "十百千万亿";
    private static final String WHOLES = "百千万";
    private static final String COUNTERS = "个张块台枚颗片";
    private static final String COUNTED = "一二三四五六七八九";

    /** In front of which the next of a list opens. */
    private static final String BEFORE_LIST = ":;,.。；：，\n";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Scan scan;
    private final FoldedText text;

    ChineseNumbers(Scan scan) {
        this.scan = scan;
        this.text = scan.text();
    }

    /** "一、取出 2 ETH；二、换成 USDC" lists steps; so does 一， where 二， follows. */
    boolean listMark() {
        int at = scan.at();
        if (!Numerals.isChineseDigit(text.at(at)) || (text.at(at + 1) != '、' && !isCountedOn(at))) {
            return false;
        }
        int before = at - 1;
        while (text.at(before) == ' ') {
            before--;
        }
        if (before >= 0 && BEFORE_LIST.indexOf(text.at(before)) < 0) {
            return false;
        }
        scan.add(Kind.THEN, at, at + 2);
        return true;
    }

    /** Whether a comma stands behind a number of which the one before or behind it opens another clause in the same way. */
    private boolean isCountedOn(int at) {
        int number = COUNTED.indexOf(text.at(at));
        if (text.at(at + 1) != ',' || number < 0) {
            return false;
        }
        for (int i = 0; i < text.length() - 1; i++) {
            boolean next = text.at(i + 1) == ','
                    && Math.abs(COUNTED.indexOf(text.at(i)) - number) == 1
                    && COUNTED.indexOf(text.at(i)) >= 0
                    && (i == 0 || BEFORE_LIST.indexOf(text.at(i - 1)) >= 0);
            if (next) {
                return true;
            }
        }
        return false;
    }

    /** "几亿" is no number. */
    boolean someHundreds() {
        int at = scan.at();
        if ((text.at(at) != '几' && text.at(at) != '数') || SCALES.indexOf(text.at(at + 1)) < 0) {
            return false;
        }
        int end = at + 1;
        while (SCALES.indexOf(text.at(end)) >= 0) {
            end++;
        }
        scan.add(Kind.BAD_NUMBER, at, end);
        return true;
    }

    /** "个半 ETH" without a number in front is one and a half. */
    boolean oneAndAHalf() {
        int at = scan.at();
        boolean bare = text.at(at) == '个' && text.at(at + 1) == '半' && !scan.lastIs(Kind.NUMBER, Kind.BAD_NUMBER);
        if (bare) {
            scan.add(Kind.NUMBER, at, at + 2, new BigDecimal("1.5"));
        }
        return bare;
    }

    /** 百分之三十, 千分之 5, 百分百. */
    boolean percent() {
        int at = scan.at();
        if (WHOLES.indexOf(text.at(at)) < 0 || text.at(at + 1) != '分' || text.at(at + 2) != '之') {
            return false;
        }
        int from = at + 3;
        int end = from;
        while (Numerals.isChinese(text.at(end)) || text.isDigit(end) || text.at(end) == '.') {
            end++;
        }
        BigDecimal value = percentage(text.folded(from, end));
        if (value == null) {
            scan.add(Kind.BAD_NUMBER, at, end);
            return true;
        }
        BigDecimal whole = switch (text.at(at)) {
            case '百' -> HUNDRED;
            case '千' -> BigDecimal.valueOf(1_000);
            default -> BigDecimal.valueOf(10_000);
        };
        scan.add(Kind.SHARE, at, end, value.divide(whole));
        return true;
    }

    private static @Nullable BigDecimal percentage(String numeral) {
        if (numeral.isEmpty()) {
            return null;
        }
        if (numeral.equals("百")) {
            return HUNDRED;
        }
        boolean digits = numeral.charAt(0) >= '0' && numeral.charAt(0) <= '9';
        return digits ? Numerals.digits(numeral) : Numerals.chinese(numeral);
    }

    /** 一点五, not 一点. */
    boolean startsDecimal() {
        int at = scan.at();
        return Numerals.isChineseDigit(text.at(at))
                && text.at(at + 1) == '点'
                && Numerals.isChineseDigit(text.at(at + 2));
    }

    /** Adds the number that begins here; false if none does. */
    boolean read() {
        int at = scan.at();
        if (text.at(at) == '半') {
            scan.add(Kind.NUMBER, at, at + 1, HALF);
            return true;
        }
        int end = at;
        while (Numerals.isChinese(text.at(end))) {
            end++;
        }
        if (end == at || text.at(at) == '点') {
            return false;
        }
        if (end - at > 1 && text.at(end - 1) == '点') {
            end--; // 两点 with nothing behind it is not a fraction
        }
        BigDecimal value = Numerals.chinese(text.folded(at, end));
        boolean estimate = text.at(end) == '几' || text.at(end) == '多';
        boolean tenths = text.at(end) == '成' && end - at == 1 && text.at(end + 1) != '为';
        if (value != null && tenths) {
            tenths(value, end);
        } else if (value == null || estimate) {
            scan.add(Kind.BAD_NUMBER, at, estimate ? end + 1 : end);
        } else {
            withPart(value, end);
        }
        return true;
    }

    /** 七成, 七成半, 七成二. */
    private void tenths(BigDecimal tenths, int end) {
        char next = text.at(end + 1);
        boolean half = next == '半';
        boolean digit = Numerals.isChineseDigit(next) && !Numerals.isChinese(text.at(end + 2));
        BigDecimal value = half ? tenths.add(HALF) : digit ? tenths.add(tenth(next)) : tenths;
        scan.add(Kind.SHARE, scan.at(), end + (half || digit ? 2 : 1), value.movePointLeft(1));
    }

    /** A number with 半 or 个半 behind it, or as 六块五. */
    private void withPart(BigDecimal value, int end) {
        char next = text.at(end + 1);
        if (text.at(end) == '半') {
            scan.add(Kind.NUMBER, scan.at(), end + 1, value.add(HALF));
        } else if (text.at(end) == '个' && next == '半') {
            scan.add(Kind.NUMBER, scan.at(), end + 2, value.add(HALF));
        } else if (text.at(end) == '块'
                && Numerals.isChineseDigit(next)
                && COUNTERS.indexOf(text.at(end + 2)) < 0
                && !Numerals.isChinese(text.at(end + 2))) {
            scan.add(Kind.NUMBER, scan.at(), end + 2, value.add(tenth(next)));
        } else {
            scan.add(Kind.NUMBER, scan.at(), end, value);
        }
    }

    private static BigDecimal tenth(char digit) {
        BigDecimal value = Numerals.chinese(String.valueOf(digit));
        return value == null ? BigDecimal.ZERO : value.movePointLeft(1);
    }
}
