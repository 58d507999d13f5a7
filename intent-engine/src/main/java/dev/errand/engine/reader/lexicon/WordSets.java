package dev.errand.engine.reader.lexicon;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The short hand of the lexicons. {@code =climbs: rise+, jump+} names a set of words, and {@code {climbs} {beyond}} stands for each word
 * of the one set with each of the other. A plus behind a verb stands for its forms: climb, climbs, climbing; of two, the consonant
 * at the end is doubled: dip, dips, dipping. Not thread-safe; lives while a lexicon is loaded.
 */
final class WordSets {

    private static final String VOWELS = "aeiou";

    private final Map<String, List<String>> sets = new HashMap<>();

    /** @param words comma-separated, sets and forms among them */
    void define(String name, String words) {
        sets.put(name, all(words));
    }

    /** Every word and phrase that the comma-separated ones stand for. */
    List<String> all(String words) {
        List<String> all = new ArrayList<>();
        for (String written : words.split(",", -1)) {
            for (String expanded : expanded(written.strip())) {
                addForms(expanded, all);
            }
        }
        return all;
    }

    private List<String> expanded(String phrase) {
        int open = phrase.indexOf('{');
        if (open < 0) {
            return List.of(phrase);
        }
        int close = phrase.indexOf('}', open);
        String name = phrase.substring(open + 1, close);
        List<String> behind = expanded(phrase.substring(close + 1));
        List<String> all = new ArrayList<>();
        for (String word : Objects.requireNonNull(sets.get(name), name)) {
            for (String rest : behind) {
                all.add(phrase.substring(0, open) + word + rest);
            }
        }
        return all;
    }

    private static void addForms(String verb, List<String> all) {
        int stem = verb.indexOf('+');
        if (stem < 0 || !Character.isLetter(verb.charAt(Math.max(0, stem - 1)))) {
            all.add(verb);
            return;
        }
        String base = verb.substring(0, stem);
        boolean doubled = verb.startsWith("++", stem);
        String rest = verb.substring(stem + (doubled ? 2 : 1));
        char last = base.charAt(base.length() - 1);
        boolean consonantBeforeY = last == 'y' && VOWELS.indexOf(base.charAt(base.length() - 2)) < 0;
        boolean hisses =
                last == 'o' || last == 's' || last == 'x' || last == 'z' || base.endsWith("sh") || base.endsWith("ch");
        String third = consonantBeforeY ? base.substring(0, base.length() - 1) + "ies" : base + (hisses ? "es" : "s");
        String going = doubled ? base + last : last == 'e' ? base.substring(0, base.length() - 1) : base;
        all.add(base + rest);
        all.add(third + rest);
        all.add(going + "ing" + rest);
    }
}
