package dev.errand.engine.reader.lexer;

import dev.errand.engine.reader.lexicon.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads numbers in English words: one hundred and fifty, two point five, half a million, two and a half thousand. */
final class EnglishNumbers {

    private static final Set<String> PARTED = Set.of("hundred", "thousand", "million", "billion", "trillion");
    private static final String POINT = " point ";
    private static final Map<String, BigDecimal> PARTS = Map.of(
            "and a half", new BigDecimal("0.5"),
            "and a quarter", new BigDecimal("0.25"),
            "and three quarters", new BigDecimal("0.75"));
    private static final int LONGEST_PART = 24;
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal QUARTER = new BigDecimal("0.25");

    /** A value and the offset behind it. */
    private record Found(BigDecimal value, int end) {}

    private final Scan scan;
    private final FoldedText text;

    EnglishNumbers(Scan scan) {
        this.scan = scan;
        this.text = scan.text();
    }

    void read() {
        int at = scan.at();
        Found part = partOfRound();
        if (part != null) {
            scan.add(Kind.NUMBER, at, part.end(), part.value());
            return;
        }
        List<String> words = new ArrayList<>();
        int end = takeWords(words);
        BigDecimal value = Numerals.english(words);
        if (value == null) {
            scan.add(Kind.BAD_NUMBER, at, end);
            return;
        }
        if (isSize(end)) {
            scan.add(Kind.NUMBER, at, end + 2, value.multiply(BILLION));
            return;
        }
        Found decimals = decimals(end);
        if (decimals != null && isSize(decimals.end())) {
            scan.add(
                    Kind.NUMBER,
                    at,
                    decimals.end() + 2,
                    value.add(decimals.value()).multiply(BILLION));
            return;
        }
        if (decimals != null) {
            scan.add(Kind.NUMBER, at, decimals.end(), value.add(decimals.value()));
            return;
        }
        Found whole = withHalf(value, end);
        scan.add(Kind.NUMBER, at, whole.end(), whole.value());
        DigitNumbers.percent(scan);
    }

    /** "A seven b model". */
    private boolean isSize(int end) {
        return text.matches(end, " b model") || text.matches(end, " b param");
    }

    boolean startsPartOfRound() {
        return endOfPartOfRound() > scan.at();
    }

    /** "Half a million"; null if it is none. */
    private @Nullable Found partOfRound() {
        int end = endOfPartOfRound();
        String[] words = text.phrase(scan.at(), end).split(" ", -1);
        BigDecimal scale = Numerals.scale(words[words.length - 1]);
        if (end == scan.at() || scale == null) {
            return null;
        }
        return new Found((words[0].equals("half") ? HALF : QUARTER).multiply(scale), end);
    }

    private int endOfPartOfRound() {
        int at = scan.at();
        if (!text.matches(at, "half a ") && !text.matches(at, "quarter of a ") && !text.matches(at, "half million")) {
            return at;
        }
        int end = at;
        for (int word = at; word < text.length() && end < at + LONGEST_PART; word = end + 1) {
            end = text.wordEnd(word);
            if (PARTED.contains(text.folded(word, end))) {
                return end;
            }
            if (text.at(end) != ' ') {
                break;
            }
        }
        return at;
    }

    /** Adds the words of the number that stands here to {@code words}; the offset behind the last of them. */
    private int takeWords(List<String> words) {
        List<Integer> ends = new ArrayList<>();
        int from = scan.at();
        while (Character.isLetter(text.at(from))) {
            int end = text.wordEnd(from);
            String word = text.folded(from, end);
            boolean joins = words.isEmpty() ? word.equals("a") : word.equals("and");
            boolean gpu = !words.isEmpty() && SpokenNames.startsGpu(scan, from); // "two forty nineties"
            if (gpu || (!Numerals.isEnglish(word) && !joins)) {
                break;
            }
            words.add(word);
            ends.add(end);
            from = end;
            while (text.at(from) == ' ' || text.at(from) == '-') {
                from++;
            }
        }
        while (words.getLast().equals("and")) {
            words.removeLast();
            ends.removeLast();
        }
        return ends.getLast();
    }

    /**
     * "Fourty two": a number of which the first word is written wrongly, so that what follows is not all of it; false if none stands here.
     *
     * @param end where the word ends
     */
    boolean readMisspelt(int end) {
        int next = text.at(end) == '-' ? end + 1 : text.behindBlanks(end);
        boolean number =
                next > end && (text.isDigit(next) || Numerals.isEnglish(text.folded(next, text.wordEnd(next))));
        if (!number || !MisspeltNumbers.isOne(text.folded(scan.at(), end))) {
            return false;
        }
        scan.add(Kind.BAD_NUMBER, scan.at(), end);
        return true;
    }

    /** "Point three"; false if nothing of the kind stands here. */
    boolean readPoint() {
        int at = scan.at();
        int end = at + POINT.length() - 2;
        Found decimals = text.matches(at, POINT.strip() + " ") ? decimalsBehind(end + 1) : null;
        if (decimals == null) {
            return false;
        }
        scan.add(Kind.NUMBER, at, decimals.end(), decimals.value());
        return true;
    }

    /** " point two five": what follows the whole number; null if nothing of the kind does. */
    private @Nullable Found decimals(int end) {
        if (!text.matches(end, POINT)) {
            return null;
        }
        return decimalsBehind(end + POINT.length());
    }

    private @Nullable Found decimalsBehind(int from) {
        StringBuilder digits = new StringBuilder("0.");
        int behind = -1;
        int word = from;
        while (word < text.length()) {
            int stop = text.wordEnd(word);
            BigDecimal digit = Numerals.english(List.of(text.folded(word, stop)));
            if (digit == null || digit.compareTo(BigDecimal.TEN) >= 0) {
                break;
            }
            digits.append(digit.toPlainString());
            behind = stop;
            word = text.at(stop) == ' ' ? stop + 1 : text.length();
        }
        return behind < 0 ? null : new Found(new BigDecimal(digits.toString()), behind);
    }

    /** "Two and a half", and its scale if one follows: "two and a half thousand", not "two and a half m…". */
    private Found withHalf(BigDecimal value, int end) {
        for (Map.Entry<String, BigDecimal> part : PARTS.entrySet()) {
            int half = end + 1 + part.getKey().length();
            boolean follows = text.at(end) == ' '
                    && half <= text.length()
                    && text.phrase(end + 1, half).equals(part.getKey())
                    && !Character.isLetter(text.at(half));
            if (follows) {
                return scaled(value.add(part.getValue()), half);
            }
        }
        return new Found(value, end);
    }

    private Found scaled(BigDecimal value, int end) {
        int word = text.wordEnd(end + 1);
        BigDecimal scale = text.at(end) == ' ' ? Numerals.scale(text.folded(end + 1, word)) : null;
        return scale != null && word - end > 3 ? new Found(value.multiply(scale), word) : new Found(value, end);
    }
}
