package dev.errand.engine.reader.lexicon;

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

    private static final Map<String, Entry> WORDS;
    private static final Map<Kind, Entry> FORMS = Map.of(
            Kind.IT, Entry.of(Kind.IT, null),
            Kind.THEN, Entry.of(Kind.THEN, null),
            Kind.BECOME, Entry.of(Kind.BECOME, null),
            Kind.ESTIMATE, Entry.of(Kind.ESTIMATE, null));
    private static final Map<String, Integer> LONGEST_BY_FIRST;
    private static final Set<String> BEGINNINGS;

    private static final HanWords HAN;
    private static final Typos TYPOS;
    private static final Names MODELS = new Names(Resource.lines("models.txt"));
    private static final Names GPUS = new Names(Resource.lines("gpus.txt"));

    /**
     * What a word means.
     *
     * @param kinds all that it may be
     * @param first the kind that counts where nothing else decides
     * @param value canonical form, or null
     */
    public record Entry(Kinds kinds, Kind first, @Nullable String value) {

        static Entry of(Kind kind, @Nullable String value) {
            return new Entry(Kinds.of(kind), kind, value);
        }

        /** What a word means that has this meaning and then another. */
        Entry and(Entry other) {
            return new Entry(
                    new Kinds.Union().with(kinds).with(other.kinds).kinds(),
                    first,
                    value == null ? other.value : value);
        }
    }

    static {
        LexiconLoader loader = new LexiconLoader();
        WORDS = loader.words;
        LONGEST_BY_FIRST = loader.longestByFirst;
        BEGINNINGS = loader.beginnings;
        HAN = loader.han;
        TYPOS = new Typos(loader.mendable);
    }

    private Lexicon() {}

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
