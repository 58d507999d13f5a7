package dev.errand.engine.reader.lexer;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.Lexicon;
import dev.errand.engine.reader.lexicon.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names of models and GPUs as they are said aloud: "thirty ninety", "h one hundred", "llama three point one eight b". The words are put
 * together as they sound, and what comes of it must be a name that a list has.
 */
public final class SpokenNames {

    private static final int MOST_WORDS = 12;

    /** What is counted where a number stands in front: "thirty ninety dollars" is no GPU. */
    public static final Set<Kind> UNITS = Kinds.of(
            Kind.TOKEN,
            Kind.DOLLAR,
            Kind.CURRENCY,
            Kind.TOKEN_UNIT,
            Kind.REQUEST_UNIT,
            Kind.FRAME_UNIT,
            Kind.PARAMETER_UNIT,
            Kind.TIME_UNIT,
            Kind.PERCENT,
            Kind.BPS,
            Kind.INPUT,
            Kind.OUTPUT);

    private final Scan scan;
    private final FoldedText text;
    /** Whether any number is said at all. */
    private final boolean numbers;

    SpokenNames(Scan scan) {
        this.scan = scan;
        this.text = scan.text();
        this.numbers = saysNumber();
    }

    /** Whether the text holds the word of a number, or digits that stand apart: without them no name is spoken. */
    private boolean saysNumber() {
        int letters = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (text.at(i) >= 'a' && text.at(i) <= 'z') {
                letters++;
                continue;
            }
            boolean parted =
                    text.isDigit(i) && text.isDigit(i - 2) && (!text.isDigit(i - 1) || text.isWordOfOne(i - 1));
            String part = letters > 1 ? numeral(text.folded(i - letters, i)) : null;
            if (parted || (part != null && !part.equals("and"))) { // which only joins numbers
                return true;
            }
            letters = 0;
        }
        return false;
    }

    /** The model that is said here; null if none is. */
    Names.@Nullable Found model() {
        return found(Lexicon.models(), scan.at());
    }

    /** The GPU that is said here; null if none is. */
    Names.@Nullable Found gpu() {
        int at = scan.at();
        boolean article = text.wordEnd(at) == at + 1 && text.at(at) == 'a';
        if (article && !scan.lastIs(Kind.ARTICLE, Kind.NUMBER)) {
            return null; // "a one hundred" may be any hundred, "an a one hundred" may not
        }
        boolean digits = text.isDigit(at);
        return digits && !scan.lastIs(Kind.ARTICLE, Kind.ON) ? null : gpu(at);
    }

    private Names.@Nullable Found gpu(int at) {
        Names.Found found = found(Lexicon.gpus(), at);
        return found == null || isCounting(found.end()) ? null : found;
    }

    /** Whether two tens stand here that are a GPU, as no number has them: what stands in front counts it. */
    static boolean startsGpu(Scan scan, int at) {
        FoldedText text = scan.text();
        if (!isTens(text, at)) {
            return false;
        }
        return new SpokenNames(scan).gpu(at) != null;
    }

    private static boolean isTens(FoldedText text, int at) {
        return text.matches(at, "thirty") || text.matches(at, "forty") || text.matches(at, "fifty");
    }

    private boolean isCounting(int end) {
        int next = text.nextShown(end);
        if (text.at(end) == '%' || next == end) {
            return text.at(end) == '%';
        }
        String word = text.phrase(next, text.wordEnd(next));
        if (text.isDigit(next) || Numerals.isEnglish(word) || Lexicon.token(word, scan.symbols()) != null) {
            return true;
        }
        Lexicon.Entry entry = Lexicon.entry(word);
        return entry != null && UNITS.contains(entry.first());
    }

    /** The longest listed name that the words from {@code at} on sound like, at least one of them a number in words. */
    private Names.@Nullable Found found(Names names, int at) {
        if (!numbers) {
            return null;
        }
        StringBuilder key = new StringBuilder();
        List<String> number = new ArrayList<>();
        Names.Found found = null;
        boolean spoken = false;
        int from = at;
        for (int words = 0; words < MOST_WORDS && text.isLatin(from); words++) {
            int end = endOfWord(from);
            String word = text.folded(from, end);
            String part = numeral(word);
            boolean parted = text.isDigit(from) && words > 0 && text.isDigit(from - 2); // "30 90"
            spoken |= part != null || parted;
            if (part == null) {
                key.append(ofNumber(number));
                number.clear();
                key.append(letters(word));
            } else {
                number.add(part);
            }
            if (!names.begins(key)) {
                break;
            }
            String name = spoken ? names.named(key + ofNumber(number)) : null;
            found = name == null ? found : new Names.Found(name, end);
            from = behind(end);
        }
        return found;
    }

    /** "3.1" is one word, "8b." ends a sentence. */
    private int endOfWord(int from) {
        int end = text.wordEnd(from);
        while (text.at(end) == '.' && text.isDigit(end - 1) && text.isDigit(end + 1)) {
            end = text.wordEnd(end + 1);
        }
        return end;
    }

    private int behind(int end) {
        boolean joins = text.at(end) == ' ' || text.at(end) == '-' || text.at(end) == '_';
        return joins ? end + 1 : end;
    }

    /** The word of a number, of one GPU or of several of them: "ninety", "nineties", "hundreds"; null if it is none. */
    private static @Nullable String numeral(String word) {
        if (word.equals("oh") || word.equals("and")) {
            return word;
        }
        String one = word.endsWith("ies") ? word.substring(0, word.length() - 3) + "y" : word;
        one = one.endsWith("s") ? one.substring(0, one.length() - 1) : one;
        boolean known = Numerals.isEnglish(one) && !one.equals("grand");
        return known ? one : null;
    }

    private static String letters(String word) {
        return switch (word) {
            case "point", "dot" -> ".";
            case "by" -> "x";
            case "gig", "gigs", "gigabyte", "gigabytes" -> "gb";
            default -> word;
        };
    }

    /** As it sounds: "thirty two" 32, "four oh five" 405, "one twenty" 120, "thirty ninety" 3090. */
    private static String ofNumber(List<String> words) {
        StringBuilder digits = new StringBuilder();
        List<String> run = new ArrayList<>();
        for (String word : words) {
            if (!run.isEmpty() && !joins(run.getLast(), word)) {
                digits.append(value(run));
                run.clear();
            }
            run.add(word);
        }
        return run.isEmpty() ? digits.toString() : digits.append(value(run)).toString();
    }

    private static boolean joins(String before, String word) {
        if (word.equals("hundred") || word.equals("thousand") || word.equals("and") || before.equals("and")) {
            return true;
        }
        boolean tens = before.endsWith("ty");
        return tens && !word.endsWith("ty") && !word.endsWith("teen") && isBelowTen(word);
    }

    private static boolean isBelowTen(String word) {
        BigDecimal value = Numerals.english(List.of(word));
        return value != null && value.compareTo(BigDecimal.TEN) < 0 && !word.equals("zero");
    }

    private static String value(List<String> run) {
        if (run.equals(List.of("oh"))) {
            return "0";
        }
        BigDecimal value = Numerals.english(run);
        return value == null ? "?" : value.toPlainString();
    }
}
