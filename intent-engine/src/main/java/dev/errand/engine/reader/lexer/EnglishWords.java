package dev.errand.engine.reader.lexer;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Lexicon;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads words of letters, the longest phrase that the lexicon knows first. A verb with one letter wrong is forgiven. */
final class EnglishWords {

    private static final Set<String> ROUND_NUMBERS = Set.of("a hundred", "a thousand", "a million", "a billion");

    private static final String HALF = " half";
    private static final List<String> PERCENTS =
            List.of(" a percent", " a per cent", " percent", " per cent", " a pct");

    /** Words in a row, as the lexicon has them, and the offset behind them. */
    private record Run(String phrase, int end) {}

    private final Scan scan;
    private final FoldedText text;
    private final EnglishNumbers numbers;

    EnglishWords(Scan scan) {
        this.scan = scan;
        this.text = scan.text();
        this.numbers = new EnglishNumbers(scan);
    }

    void read() {
        int at = scan.at();
        int end = text.wordEnd(at);
        if (text.at(at) == 'w' && end == at + 1 && text.at(end) == '/') {
            scan.add(Kind.WITH, at, end + 1);
            return;
        }
        int run = endOfDotted(end);
        if (run > end) {
            scan.add(Kind.WORD, at, run);
            return;
        }
        List<Run> runs = runs(at);
        if (text.at(at) == 'p' && numbers.readPoint()) {
            return;
        }
        for (int words = runs.size(); words >= 1; words--) {
            int stop = runs.get(words - 1).end();
            String phrase = runs.get(words - 1).phrase();
            if (words > 1 && phrase.endsWith(HALF) && isPercent(stop)) {
                continue;
            }
            if (isNumber(phrase, words)) {
                numbers.read();
                return;
            }
            if (scan.known(at, stop, phrase)) {
                return;
            }
        }
        int stem = end - 2;
        String word = text.phrase(at, end);
        boolean possessive =
                stem > at && word.endsWith("'s") && Lexicon.token(text.phrase(at, stem), scan.symbols()) != null;
        if (possessive && scan.known(at, stem, text.phrase(at, stem))) { // "ETH's price"
            scan.add(Kind.OF, stem, end);
            return;
        }
        if (numbers.readMisspelt(end)) {
            return;
        }
        Kind mended = Lexicon.typos().mended(word);
        scan.add(mended == null ? Kind.WORD : mended, at, end);
    }

    /** "More than half a percent": the half belongs to the percent. */
    private boolean isPercent(int end) {
        return Lists.any(PERCENTS, percent -> text.matches(end, percent));
    }

    private boolean isNumber(String phrase, int words) {
        return words == 1
                ? numbers.startsPartOfRound() || Numerals.isEnglish(phrase)
                : words == 2 && ROUND_NUMBERS.contains(phrase);
    }

    /** "USDC.e", "foo.bar": one name that nobody knows, not a known one with something behind it. */
    private int endOfDotted(int end) {
        int run = end;
        while ((text.at(run) == '.' || text.at(run) == '_') && text.isLatin(run + 1)) {
            run = text.wordEnd(run + 1);
        }
        return run;
    }

    /** The word at {@code start}, and as many behind it as may be a phrase together with it. */
    private List<Run> runs(int start) {
        List<Run> runs = new ArrayList<>();
        int from = start;
        int longest = 1;
        while (runs.size() < longest && Character.isLetter(text.at(from)) && !text.isHan(from)) {
            int end = text.wordEnd(from);
            Run run = new Run(text.phrase(start, end), end);
            runs.add(run);
            if (runs.size() == 1) {
                longest = Math.max(1, Lexicon.longest(run.phrase()));
            } else if (!Lexicon.beginsPhrase(run.phrase())) {
                return runs;
            }
            from = end;
            while (text.at(from) == ' ' || (text.at(from) == '-' && text.isLatin(from + 1))) {
                from++;
            }
        }
        return runs;
    }
}
