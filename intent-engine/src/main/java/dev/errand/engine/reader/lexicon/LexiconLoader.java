package dev.errand.engine.reader.lexicon;

import dev.errand.engine.reader.lexicon.Lexicon.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the lists of words that the {@link Lexicon} has, and makes its tables, once for a process. The tables are as large as they come to be
 * from the begin, and every word is looked at once only: there are 125,000, and a command waits for them. Not thread-safe.
 */
final class LexiconLoader {

    private static final int ABOUT_ALL_WORDS = 150_000;
    private static final int ABOUT_ALL_BEGINNINGS = 75_000;
    private static final char FIRST_OF_NO_LATIN = 0x250;

    /** What is left of "we'll", "she'd" and the like is a word of its own. */
    private static final Set<String> OTHER_WORDS = Set.of("well", "were", "wed", "shed", "shell", "hell", "hed", "ill");

    final Map<String, Entry> words = HashMap.newHashMap(ABOUT_ALL_WORDS);
    /** How many words the longest phrase has, by its first word. */
    final Map<String, Integer> longestByFirst = new HashMap<>();
    /** The words in front of each blank of a phrase. */
    final Set<String> beginnings = HashSet.newHashSet(ABOUT_ALL_BEGINNINGS);

    final HanWords han = new HanWords();
    /** Verbs in which one edit is forgiven. */
    final Map<String, Kind> mendable = new HashMap<>();

    private final List<String> withApostrophe = new ArrayList<>();
    private final List<String> shortHan = new ArrayList<>();

    LexiconLoader() {
        load("lexicon-en.txt");
        load("lexicon-zh.txt");
        Entry service = Entry.of(Kind.SERVICE, null);
        Lexicon.words("lexicon-service.txt").forEach(word -> add(word, service));
        Entry plain = Entry.of(Kind.WORD, null);
        for (String line : Resource.lines("words-zh.txt")) {
            for (String word : line.split(" ", -1)) {
                if (!words.containsKey(word)) {
                    add(word, plain);
                }
            }
        }
        addWithoutApostrophes();
        ChineseForms.addTo(han, shortHan, words);
    }

    private void load(String file) {
        WordSets sets = new WordSets();
        for (String line : Resource.lines(file)) {
            int colon = line.indexOf(':');
            String head = line.substring(0, colon);
            if (head.startsWith("=")) {
                sets.define(head.substring(1), line.substring(colon + 1));
                continue;
            }
            int slash = head.indexOf('/');
            Kind kind = Kind.valueOf(slash < 0 ? head : head.substring(0, slash));
            Entry entry = Entry.of(kind, slash < 0 ? null : head.substring(slash + 1));
            for (String word : sets.all(line.substring(colon + 1))) {
                if (word.endsWith("~")) {
                    String verb = word.substring(0, word.length() - 1);
                    mendable.put(verb, kind);
                    add(verb, entry);
                } else {
                    add(word, entry);
                }
            }
        }
    }

    private void add(String written, Entry entry) {
        if (written.isEmpty()) {
            return;
        }
        String word = Hanzi.simplified(written.replace('-', ' '));
        Entry known = words.putIfAbsent(word, entry);
        if (known != null) {
            words.put(word, known.and(entry));
        } else if (word.charAt(0) < FIRST_OF_NO_LATIN) {
            addLatin(word);
        } else if (word.charAt(0) >= HanWords.FIRST) {
            han.add(word);
            if (word.length() <= ChineseForms.LONGEST_STEM) {
                shortHan.add(word);
            }
        }
    }

    private void addLatin(String phrase) {
        int blank = phrase.indexOf(' ');
        String first = blank < 0 ? phrase : phrase.substring(0, blank);
        longestByFirst.merge(first, length(phrase, blank), Math::max);
        int last = phrase.lastIndexOf(' ');
        while (last >= 0 && beginnings.add(phrase.substring(0, last))) { // of a known one, what is shorter is known
            last = phrase.lastIndexOf(' ', last - 1);
        }
        if (phrase.indexOf('\'') > 0) {
            withApostrophe.add(phrase);
        }
    }

    /** How many words a phrase has whose first blank stands there; below 0 if there is none. */
    private static int length(String phrase, int firstBlank) {
        int length = 1;
        for (int blank = firstBlank; blank >= 0; blank = phrase.indexOf(' ', blank + 1)) {
            length++;
        }
        return length;
    }

    /** "dont", "id like to": what is written with an apostrophe is often written without, unless that is another word. */
    private void addWithoutApostrophes() {
        for (String word : List.copyOf(withApostrophe)) {
            String plain = word.replace("'", "");
            Entry entry = words.get(word);
            boolean other = OTHER_WORDS.contains(plain) || plain.length() < 2 || words.containsKey(plain);
            if (entry != null && !other) {
                add(plain, entry);
            }
        }
    }
}
