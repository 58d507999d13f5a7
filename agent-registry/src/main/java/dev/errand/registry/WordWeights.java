package dev.errand.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/*
 * How often words stand in a growing and shrinking set of texts, kept up with each change, so that weighing a word is one look-up.
 * Okapi BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework: BM25 and Beyond", eq. 3.15). Not thread-safe.
 */
final class WordWeights {

    private static final double K1 = 1.2;
    private static final double B = 0.75;

    private final Map<String, Integer> textsWith = new HashMap<>();
    private int texts;
    private long length;

    /** A text with how often each word stands in it. */
    record Text(Map<String, Integer> counts, int length) {

        static Text of(List<String> words) {
            Map<String, Integer> counts = new HashMap<>();
            words.forEach(word -> counts.merge(word, 1, Integer::sum));
            return new Text(counts, words.size());
        }
    }

    void add(Text text) {
        text.counts().keySet().forEach(word -> textsWith.merge(word, 1, Integer::sum));
        texts++;
        length += text.length();
    }

    void remove(Text text) {
        text.counts().keySet().forEach(word -> textsWith.computeIfPresent(word, (w, n) -> n == 1 ? null : n - 1));
        texts--;
        length -= text.length();
    }

    /** How well a text fits the words; 0 if it has none of them. */
    double score(Text text, Set<String> words) {
        double norm = K1 * (1 - B + B * text.length() * texts / Math.max(1, length));
        double score = 0;
        for (String word : words) {
            int count = text.counts().getOrDefault(word, 0);
            if (count > 0) {
                score += rarity(word) * count * (K1 + 1) / (count + norm);
            }
        }
        return score;
    }

    double rarity(String word) {
        int with = textsWith.getOrDefault(word, 0);
        return Math.log(1 + (texts - with + 0.5) / (with + 0.5));
    }
}
