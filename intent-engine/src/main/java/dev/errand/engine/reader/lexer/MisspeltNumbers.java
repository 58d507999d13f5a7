package dev.errand.engine.reader.lexer;

import java.util.List;
import java.util.Set;

/** Tens and scales with one letter wrong: "fourty", "ninty", "hunderd". What number is meant is never guessed. */
final class MisspeltNumbers {

    private static final List<String> NUMBERS = List.of(
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety",
            "hundred",
            "thousand",
            "million");

    /** Words that are one letter away, and right. */
    private static final Set<String> WORDS = Set.of(
            "nifty",
            "thirsty",
            "shifty",
            "fifth",
            "sixth",
            "forth",
            "seventh",
            "eighth",
            "hundreds",
            "thousands",
            "millions");

    private static final int SHORTEST = 5;

    private MisspeltNumbers() {}

    static boolean isOne(String word) {
        if (word.length() < SHORTEST || WORDS.contains(word)) {
            return false;
        }
        for (String number : NUMBERS) {
            if (isOneEditAway(word, number)) {
                return true;
            }
        }
        return false;
    }

    /** A letter added, left out or replaced, or two neighbours swapped. */
    private static boolean isOneEditAway(String word, String number) {
        int longer = word.length() - number.length();
        if (Math.abs(longer) > 1) {
            return false;
        }
        int from = 0;
        int most = Math.min(word.length(), number.length());
        while (from < most && word.charAt(from) == number.charAt(from)) {
            from++;
        }
        int same = 0;
        while (same < most - from
                && word.charAt(word.length() - 1 - same) == number.charAt(number.length() - 1 - same)) {
            same++;
        }
        int other = number.length() - from - same;
        boolean swapped = longer == 0
                && other == 2
                && word.charAt(from) == number.charAt(from + 1)
                && word.charAt(from + 1) == number.charAt(from);
        return swapped || Math.max(other, word.length() - from - same) <= 1;
    }
}
