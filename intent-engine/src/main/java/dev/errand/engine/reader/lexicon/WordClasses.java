package dev.errand.engine.reader.lexicon;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What sorts of words the rules tell apart: for a word or phrase the names of all lists that hold it. So a model that has seen "until" also
 * knows something of "unless". Immutable and thread-safe.
 */
public final class WordClasses {

    private final Map<String, Set<String>> classes = new HashMap<>();

    private WordClasses(List<String> files) {
        for (String file : files) {
            WordLists lists = WordLists.read(file);
            String source = file.substring(0, file.indexOf('-'));
            for (String name : lists.names()) {
                for (String word : lists.named(name)) {
                    classes.computeIfAbsent(word.replace("'", ""), key -> new TreeSet<>())
                            .add(source + '.' + name);
                }
            }
        }
    }

    /** Of English words, in lower case and without apostrophes. */
    public static Set<String> ofEnglish(String words) {
        return English.CLASSES.of(words);
    }

    /** Of Chinese words in simplified characters. */
    public static Set<String> ofChinese(String words) {
        return Chinese.CLASSES.of(words);
    }

    private Set<String> of(String words) {
        return classes.getOrDefault(words, Set.of());
    }

    private static final class English {
        static final WordClasses CLASSES = new WordClasses(
                List.of("tellings-en.txt", "remarks-en.txt", "qualifiers-en.txt", "reasons-en.txt", "talk-en.txt"));
    }

    private static final class Chinese {
        static final WordClasses CLASSES = new WordClasses(List.of(
                "tellings-zh.txt", "remarks-zh.txt", "doubts-zh.txt", "reserve-zh.txt", "talk-zh.txt", "told-zh.txt"));
    }
}
