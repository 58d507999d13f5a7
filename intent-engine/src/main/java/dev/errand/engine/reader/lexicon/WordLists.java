package dev.errand.engine.reader.lexicon;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Named lists of words from one resource, a list a line: {@code NAME: word, phrase, …}, each in
 * the order in which it is written. Immutable and thread-safe. */
public final class WordLists {

    private final Map<String, Set<String>> lists;

    private WordLists(Map<String, Set<String>> lists) {
        this.lists = lists;
    }

    public static WordLists read(String file) {
        WordSets sets = new WordSets();
        Map<String, Set<String>> lists = new HashMap<>();
        for (String line : Resource.lines(file)) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon);
            if (name.startsWith("=")) {
                sets.define(name.substring(1), line.substring(colon + 1));
            } else {
                lists.put(name, Collections.unmodifiableSet(new LinkedHashSet<>(sets.all(line.substring(colon + 1)))));
            }
        }
        return new WordLists(lists);
    }

    /** A group of a regular expression that matches any word of the list. */
    public String anyOf(String name) {
        return named(name).stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
    }

    /** The characters that a word of these lists may begin with. */
    public String openingsOf(String... names) {
        return Stream.of(names)
                .flatMap(name -> named(name).stream())
                .map(word -> word.substring(0, 1))
                .distinct()
                .collect(Collectors.joining());
    }

    /** The names of all lists. */
    public Set<String> names() {
        return lists.keySet();
    }

    public Set<String> named(String name) {
        return Objects.requireNonNull(lists.get(name), name);
    }
}
