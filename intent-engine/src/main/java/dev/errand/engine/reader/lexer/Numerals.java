package dev.errand.engine.reader.lexer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers as people write them. What reads two ways, or is only an estimate, is found and not decided. */
final class Numerals {

    /** More digits than any amount has: 2²⁵⁶ has 78. */
    private static final int MOST_DIGITS = 60;

    private static final Map<String, Integer> ENGLISH = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("sixty", 60),
            Map.entry("seventy", 70),
            Map.entry("eighty", 80),
            Map.entry("ninety", 90));

    private static final Map<String, Long> ENGLISH_SCALES = Map.of(
            "hundred",
            100L,
            "thousand",
            1_000L,
            "grand",
            1_000L,
            "million",
            1_000_000L,
            "billion",
            1_000_000_000L,
            "trillion",
            1_000_000_000_000L);

    private static final String CHINESE_DIGITS = "零一二三四五六七八九";
    private static final String CHINESE_UNITS = "十百千";
    private static final String TENS_IN_ONE = "廿卅卌";

    private Numerals() {}

    /** What a fraction of one character is worth that has a finite decimal form; null if it is none. */
    static @Nullable BigDecimal fraction(char c) {
        return switch (c) {
            case '½' -> new BigDecimal("0.5");
            case '¼' -> new BigDecimal("0.25");
            case '¾' -> new BigDecimal("0.75");
            default -> null;
        };
    }

    /**
     * Reads digits with separators, such as {@code 1,250.50} or {@code .5} or {@code 1e3}.
     *
     * @return null if it reads two ways, as {@code 1.000.000} and {@code 1,5} do, or is absurdly long
     */
    static @Nullable BigDecimal digits(String text) {
        if (text.length() > MOST_DIGITS) {
            return null;
        }
        int exponent = text.indexOf('e');
        String mantissa = exponent < 0 ? text : text.substring(0, exponent);
        int point = mantissa.indexOf('.');
        if (point != mantissa.lastIndexOf('.')) {
            return null;
        }
        String whole = point < 0 ? mantissa : mantissa.substring(0, point);
        if (point >= 0 && mantissa.indexOf(',', point) >= 0) {
            return null; // 1.250,50: a comma behind the point
        }
        if (!groupsOfThree(whole)) {
            return null;
        }
        String plain = mantissa.replace(",", "");
        try {
            BigDecimal value = new BigDecimal(plain.startsWith(".") ? "0" + plain : plain);
            int power = exponent < 0 ? 0 : Integer.parseInt(text.substring(exponent + 1));
            return Math.abs(power) > MOST_DIGITS ? null : value.scaleByPowerOfTen(power);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean groupsOfThree(String whole) {
        String[] groups = whole.split(",", -1);
        if (groups.length == 1) {
            return true;
        }
        if (groups[0].isEmpty() || groups[0].length() > 3 || groups[0].startsWith("0")) {
            return false; // 0,005: nobody groups behind a zero, and much of Europe writes the point so
        }
        for (int i = 1; i < groups.length; i++) {
            if (groups[i].length() != 3) {
                return false;
            }
        }
        return true;
    }

    /** What a suffix multiplies by, such as k or 万; null if it is none. */
    static @Nullable BigDecimal scale(String suffix) {
        return switch (suffix) {
            case "k", "thousand", "grand", "千" -> BigDecimal.valueOf(1_000);
            case "m", "mn", "mil", "million" -> BigDecimal.valueOf(1_000_000);
            case "b", "bn", "billion" -> BigDecimal.valueOf(1_000_000_000);
            case "t", "tn", "trillion" -> BigDecimal.valueOf(1_000_000_000_000L);
            case "hundred", "百" -> BigDecimal.valueOf(100);
            case "万" -> BigDecimal.valueOf(10_000);
            case "百万" -> BigDecimal.valueOf(1_000_000);
            case "亿" -> BigDecimal.valueOf(100_000_000);
            case "万亿" -> BigDecimal.valueOf(1_000_000_000_000L);
            case "千万" -> BigDecimal.valueOf(10_000_000);
            default -> null;
        };
    }

    /** Whether a word can stand in an English number. */
    static boolean isEnglish(String word) {
        return ENGLISH.containsKey(word) || ENGLISH_SCALES.containsKey(word);
    }

    /** Reads English words, such as {@code one hundred and fifty}; null if they are no number. */
    static @Nullable BigDecimal english(List<String> words) {
        long total = 0;
        long group = 0;
        boolean any = false;
        long lastSmall = 0;
        for (String word : words) {
            Integer small = ENGLISH.get(word);
            Long scale = ENGLISH_SCALES.get(word);
            if (small != null) {
                boolean fits = lastSmall == 0 || (lastSmall >= 20 && lastSmall % 10 == 0 && small < 10);
                if (!fits) {
                    return null; // "two three": an estimate
                }
                group += small;
                lastSmall = small;
                any = true;
            } else if (scale != null) {
                if (scale == 100) {
                    group = Math.max(1, group) * 100;
                } else {
                    total += Math.max(1, group) * scale;
                    group = 0;
                }
                lastSmall = 0;
                any = true;
            } else if (!word.equals("and") && !word.equals("a") && !word.equals("an")) {
                return null;
            }
        }
        return any ? BigDecimal.valueOf(total + group) : null;
    }

    /** Whether the character can stand in a Chinese number. */
    static boolean isChinese(char c) {
        return CHINESE_DIGITS.indexOf(c) >= 0 || CHINESE_UNITS.indexOf(c) >= 0 || "两俩仨万亿点廿卅卌".indexOf(c) >= 0;
    }

    static boolean isChineseDigit(char c) {
        return CHINESE_DIGITS.indexOf(c) >= 0 || c == '两';
    }

    /** Reads Chinese numerals, such as 两千五百 or 四万六 or 三点五; null if they are no number, or an estimate as 七八. */
    static @Nullable BigDecimal chinese(String text) {
        if (text.length() > MOST_DIGITS) {
            return null;
        }
        int point = text.indexOf('点');
        if (point == 0 || point == text.length() - 1) {
            return null;
        }
        if (point > 0) {
            BigDecimal whole = chineseInteger(text.substring(0, point));
            StringBuilder fraction = new StringBuilder("0.");
            for (char c : text.substring(point + 1).toCharArray()) {
                int digit = digit(c);
                if (digit < 0) {
                    return null;
                }
                fraction.append(digit);
            }
            return whole == null ? null : whole.add(new BigDecimal(fraction.toString()));
        }
        return chineseInteger(text);
    }

    private static @Nullable BigDecimal chineseInteger(String text) {
        int cut = Math.max(text.lastIndexOf('亿'), -1);
        if (cut >= 0) {
            return scaled(text, cut, 100_000_000);
        }
        cut = text.lastIndexOf('万');
        return cut >= 0 ? scaled(text, cut, 10_000) : belowTenThousand(text);
    }

    private static @Nullable BigDecimal scaled(String text, int cut, long unit) {
        BigDecimal high = cut == 0 ? BigDecimal.ONE : chineseInteger(text.substring(0, cut));
        String rest = text.substring(cut + 1);
        if (high == null) {
            return null;
        }
        BigDecimal value = high.multiply(BigDecimal.valueOf(unit));
        if (rest.isEmpty()) {
            return value;
        }
        if (rest.length() == 1 && digit(rest.charAt(0)) > 0) {
            return value.add(BigDecimal.valueOf(digit(rest.charAt(0)) * unit / 10)); // 四万六 is 46,000
        }
        BigDecimal low = chineseInteger(rest);
        return low == null ? null : value.add(low);
    }

    private static @Nullable BigDecimal belowTenThousand(String text) {
        long total = 0;
        long digit = -1;
        long lastUnit = 10_000;
        boolean zero = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int unit = CHINESE_UNITS.indexOf(c);
            int tens = TENS_IN_ONE.indexOf(c);
            if (tens >= 0) {
                if (digit >= 0 || lastUnit <= 10) {
                    return null;
                }
                total += (tens + 2) * 10L;
                lastUnit = 10;
                zero = false;
            } else if (unit >= 0) {
                long value = (long) Math.pow(10, unit + 1.0);
                if (value >= lastUnit) {
                    return null;
                }
                total += (digit < 0 ? 1 : digit) * value;
                lastUnit = value;
                digit = -1;
                zero = false;
            } else if (c == '零') {
                zero = true;
            } else {
                if (digit >= 0 || digit(c) < 0) {
                    return null; // two digits side by side are an estimate
                }
                digit = digit(c);
            }
        }
        if (digit >= 0) {
            boolean open = lastUnit < 10_000 && lastUnit > 10 && !zero;
            total += open ? digit * lastUnit / 10 : digit; // 六百二 is 620, 六百零二 is 602
        } else if (total == 0 && !zero) {
            return null;
        }
        return BigDecimal.valueOf(total);
    }

    private static int digit(char c) {
        return c == '两' || c == '俩' ? 2 : c == '仨' ? 3 : CHINESE_DIGITS.indexOf(c);
    }
}
