package dev.errand.engine.reader.lexicon;

import java.util.HashMap;
import java.util.Map;

/**
 * At which lengths a Chinese word may stand, by its first two characters: a bit for each length. Most places of a text begin no word,
 * and then nothing need be looked up.
 */
public final class HanWords {

    /** Characters from here on are written without blanks between words. */
    public static final char FIRST = 0x2E80;

    public static final int LONGEST = 31;

    private final Map<Integer, Integer> lengths = new HashMap<>();

    /** Adds a word; one of a single character, or of another script, is none. */
    void add(String word) {
        add(word, "");
    }

    /** Adds a word that has two parts. */
    void add(String stem, String ending) {
        int length = stem.length() + ending.length();
        if (length < 2 || length > LONGEST || stem.charAt(0) < FIRST) {
            return;
        }
        char second = stem.length() > 1 ? stem.charAt(1) : ending.charAt(0);
        lengths.merge(key(stem.charAt(0), second), 1 << length, (some, more) -> some | more);
    }

    /** The greatest length at which a word may stand from {@code from} to {@code limit}; 0 if there is none. */
    int longest(char[] text, int from, int limit) {
        int room = Math.min(limit, text.length) - from;
        if (room < 2) {
            return 0;
        }
        int found = lengths.getOrDefault(key(text[from], text[from + 1]), 0);
        int fitting = room >= LONGEST ? found : found & ((1 << (room + 1)) - 1);
        return fitting == 0 ? 0 : LONGEST - Integer.numberOfLeadingZeros(fitting);
    }

    private static int key(char first, char second) {
        return first << 16 | second;
    }
}
