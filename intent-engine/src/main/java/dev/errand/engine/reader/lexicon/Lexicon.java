package dev.errand.engine.reader.lexicon;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of both languages and what each means. They are data: a word is added to a {@code lexicon-….txt} beside this class and
 * nowhere else.
 *
 * <p>Immutable and thread-safe.
 */
public final class Lexicon {

    private static final int SHORTEST_WITH_IN = 4;

    private static final Map<String, Entry> WORDS = new HashMap<>();
    private static final Map<Kind, Entry> FORMS = Map.of(
            Kind.IT, new Entry(Kinds.of(Kind.IT), Kind.IT, null),
            Kind.THEN, new Entry(Kinds.of(Kind.THEN), Kind.THEN, null),
            Kind.BECOME, new Entry(Kinds.of(Kind.BECOME), Kind.BECOME, null),
            Kind.ESTIMATE, new Entry(Kinds.of(Kind.ESTIMATE), Kind.ESTIMATE, null));
    private static final Map<String, Integer> LONGEST_BY_FIRST = new HashMap<>();
    /** The words in front of each blank of a phrase. */
    private static final Set<String> BEGINNINGS = new HashSet<>();

    private static final HanWords HAN = new HanWords();
    private static final Map<String, Kind> MENDABLE = new HashMap<>();
    private static final Typos TYPOS;
    private static final Names MODELS;
    private static final Names GPUS;

    /** What is left of "we'll", "she'd" and the like is a word of its own. */
    private static final Set<String> OTHER_WORDS = Set.of("well", "were", "wed", "shed", "shell", "hell", "hed", "ill");

    /**
     * What a word means.
     *
     * @param kinds all that it may be
     * @param first the kind that counts where nothing else decides
     * @param value canonical form, or null
     */
    public record Entry(Kinds kinds, Kind first, @Nullable String value) {}

    static {
        load("lexicon-en.txt");
        load("lexicon-zh.txt");
        for (String word : Resource.lines("lexicon-service.txt").getFirst().split(",", -1)) {
            add(Kind.SERVICE, word.strip(), null);
        }
        for (String word : Resource.lines("lexicon-service.txt").getLast().split(",", -1)) {
            add(Kind.SERVICE, word.strip(), null);
        }
        for (String line : Resource.lines("words-zh.txt")) {
            for (String word : line.split(" ", -1)) {
                if (!WORDS.containsKey(word)) {
                    add(Kind.WORD, word, null);
                }
            }
        }
        addWithoutApostrophes();
        WORDS.keySet().forEach(HAN::add);
        ChineseForms.addTo(HAN, WORDS);
        TYPOS = new Typos(MENDABLE);
        MODELS = new Names(Resource.lines("models.txt"));
        GPUS = new Names(Resource.lines("gpus.txt"));
    }

    private Lexicon() {}

    private static void load(String file) {
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
            String value = slash < 0 ? null : head.substring(slash + 1);
            for (String word : sets.all(line.substring(colon + 1))) {
                boolean mendable = word.endsWith("~");
                String plain = mendable ? word.substring(0, word.length() - 1) : word;
                if (mendable) {
                    MENDABLE.put(plain, kind);
                }
                add(kind, plain, value);
            }
        }
    }

    private static void add(Kind kind, String written, @Nullable String value) {
        if (written.isEmpty()) {
            return;
        }
        String word = Hanzi.simplified(written.replace('-', ' '));
        Entry known = WORDS.get(word);
        if (known == null) {
            WORDS.put(word, new Entry(Kinds.of(kind), kind, value));
        } else {
            String named = known.value() == null ? value : known.value();
            WORDS.put(word, new Entry(known.kinds().with(kind), known.first(), named));
        }
        if (word.charAt(0) < 0x250) {
            int length = 1;
            for (int blank = word.indexOf(' '); blank >= 0; blank = word.indexOf(' ', blank + 1)) {
                BEGINNINGS.add(word.substring(0, blank));
                length++;
            }
            LONGEST_BY_FIRST.merge(firstWord(word), length, Math::max);
        }
    }

    /** "dont", "id like to": what is written with an apostrophe is often written without, unless that is another word. */
    private static void addWithoutApostrophes() {
        List<String> written =
                WORDS.keySet().stream().filter(word -> word.indexOf('\'') > 0).toList();
        for (String word : written) {
            String plain = word.replace("'", "");
            Entry entry = WORDS.get(word);
            boolean other = OTHER_WORDS.contains(plain) || plain.length() < 2 || WORDS.containsKey(plain);
            if (entry != null && !other) {
                entry.kinds().forEach(kind -> add(kind, plain, null));
                WORDS.put(plain, entry);
            }
        }
    }

    private static String firstWord(String words) {
        int blank = words.indexOf(' ');
        return blank < 0 ? words : words.substring(0, blank);
    }

    /** The entries of a plain list of words. */
    static Set<String> words(String file) {
        Set<String> words = new HashSet<>();
        for (String line : Resource.lines(file)) {
            for (String word : line.split(",", -1)) {
                words.add(word.strip());
            }
        }
        return Set.copyOf(words);
    }

    /** How many words the longest phrase has that begins with this word; 0 if none does. */
    public static int longest(String first) {
        return LONGEST_BY_FIRST.getOrDefault(first, 0);
    }

    /** Whether a phrase begins with these words, and goes on. */
    public static boolean beginsPhrase(String words) {
        return BEGINNINGS.contains(words);
    }

    /**
     * How many characters the longest Chinese word has that begins at {@code from} and ends by {@code limit}; 0 if none of several
     * characters does.
     */
    public static int longestHan(char[] text, int from, int limit) {
        for (int length = HAN.longest(text, from, limit);
                length > 1;
                length = HAN.longest(text, from, from + length - 1)) {
            if (entry(new String(text, from, length)) != null) {
                return length;
            }
        }
        return 0;
    }

    /** What the word or phrase means; null if it is not known. Lower case, simplified characters, hyphens as blanks. */
    public static @Nullable Entry entry(String word) {
        Entry entry = WORDS.get(word);
        if (entry == null && word.length() > SHORTEST_WITH_IN && word.endsWith("in")) {
            return WORDS.get(word + "g"); // "payin", "swappin"
        }
        boolean open =
                entry == null || (entry.first() == Kind.WORD && entry.kinds().size() == 1);
        if (!open || word.length() < 2 || word.charAt(0) < HanWords.FIRST) {
            return entry;
        }
        Kind form = ChineseForms.kind(word, WORDS);
        return form == null ? entry : FORMS.get(form);
    }

    /** The listed symbol that these letters are, in any case, or are a common name of; null if there is none. */
    public static @Nullable String token(String word, List<String> symbols) {
        for (String symbol : symbols) {
            if (symbol.equalsIgnoreCase(word)) {
                return symbol;
            }
        }
        Entry named = WORDS.get(word);
        return named != null && named.first() == Kind.TOKEN && symbols.contains(named.value()) ? named.value() : null;
    }

    public static Typos typos() {
        return TYPOS;
    }

    public static Names models() {
        return MODELS;
    }

    public static Names gpus() {
        return GPUS;
    }
}
