package dev.errand.registry.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Chinese to English, word by word: no translation, but enough for a model of English sentences to know what is meant.
 *
 * <p>The words are those of CC-CEDICT (see cedict.LICENSE.txt). Thread-safe.
 */
public final class Glossary {

    private static final int LONGEST_WORD = 6;

    private final Map<String, String> glosses;
    private final Set<String> functionWords;

    private Glossary(Map<String, String> glosses, Set<String> functionWords) {
        this.glosses = glosses;
        this.functionWords = functionWords;
    }

    private static final class Loaded {
        private static final Glossary GLOSSARY = load();
    }

    /** The one glossary, read when it is first asked for: 0.1 s and 25 MB. */
    public static Glossary cedict() {
        return Loaded.GLOSSARY;
    }

    private static Glossary load() {
        Map<String, String> glosses = HashMap.newHashMap(110_000);
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(resource("cedict.tsv.gz")), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                glosses.put(line.substring(0, tab), line.substring(tab + 1));
            }
            try (InputStream words = resource("function-words.zh.txt")) {
                String text = new String(words.readAllBytes(), StandardCharsets.UTF_8);
                return new Glossary(glosses, new HashSet<>(List.of(text.strip().split("\\s+", -1))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the glossary in the program's own jar cannot be read", e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(Glossary.class.getResourceAsStream(name), name);
    }

    /** What a Chinese word means in English; empty if it is not in the dictionary. */
    public List<String> senses(String word) {
        String found = glosses.get(word);
        return found == null ? List.of() : List.of(found.split("; ", -1));
    }

    /**
     * The text with each Chinese word replaced by up to {@code senses} glosses; words that only bind a sentence together are left out,
     * and what is not Chinese stays.
     */
    String toEnglish(String text, int senses) {
        List<String> english = new ArrayList<>();
        int[] points = text.codePoints().toArray();
        for (int start = 0; start < points.length; ) {
            boolean chinese = Han.is(points[start]);
            int end = start;
            while (end < points.length && Han.is(points[end]) == chinese) {
                end++;
            }
            String run = new String(points, start, end - start);
            if (chinese) {
                words(run).stream()
                        .filter(word -> !functionWords.contains(word) && glosses.containsKey(word))
                        .forEach(word -> english.add(gloss(word, senses)));
            } else {
                english.add(run.replaceAll("[\\p{Punct}\\p{IsPunctuation}\\s]+", " ")
                        .strip());
            }
            start = end;
        }
        return english.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
    }

    private String gloss(String word, int senses) {
        return List.of(Objects.requireNonNull(glosses.get(word)).split("; ", -1)).stream()
                .limit(senses)
                .map(gloss -> gloss.replaceFirst("^(to|a|an|the) ", ""))
                .map(gloss -> gloss.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** Cuts Chinese text: of all ways the one with the fewest words, and among those the one with the longest. */
    List<String> words(String chinese) {
        int length = chinese.length();
        double[] cost = new double[length + 1];
        int[] last = new int[length + 1];
        for (int end = 1; end <= length; end++) {
            cost[end] = Double.POSITIVE_INFINITY;
            for (int size = 1; size <= Math.min(LONGEST_WORD, end); size++) {
                String word = chinese.substring(end - size, end);
                if (size == 1 || glosses.containsKey(word) || functionWords.contains(word)) {
                    double with = cost[end - size] + 1 - size * size * 1e-3;
                    if (with < cost[end]) {
                        cost[end] = with;
                        last[end] = size;
                    }
                }
            }
        }
        List<String> words = new ArrayList<>();
        for (int end = length; end > 0; end -= last[end]) {
            words.add(chinese.substring(end - last[end], end));
        }
        Collections.reverse(words);
        return words;
    }
}
