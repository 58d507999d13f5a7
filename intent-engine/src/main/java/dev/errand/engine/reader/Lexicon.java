package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of both languages and what each means. They are data: a word is added to a {@code lexicon-….txt} beside this class and
 * nowhere else.
 *
 * <p>Immutable and thread-safe.
 */
final class Lexicon {

    private static final int LEAST_LENGTH_OF_A_TYPO = 4;

    private static final Map<String, Entry> WORDS = new HashMap<>();
    private static final Map<Kind, Entry> FORMS = Map.of(
            Kind.IT, new Entry(EnumSet.of(Kind.IT), Kind.IT, null),
            Kind.THEN, new Entry(EnumSet.of(Kind.THEN), Kind.THEN, null),
            Kind.BECOME, new Entry(EnumSet.of(Kind.BECOME), Kind.BECOME, null),
            Kind.ESTIMATE, new Entry(EnumSet.of(Kind.ESTIMATE), Kind.ESTIMATE, null));
    private static final Map<String, Integer> LONGEST_BY_FIRST = new HashMap<>();
    private static final HanWords HAN = new HanWords();
    private static final Map<String, Kind> MENDABLE = new HashMap<>();
    private static final Names MODELS;
    private static final Names GPUS;

    /** What is left of "we'll", "she'd" and the like is a word of its own. */
    private static final Set<String> OTHER_WORDS = Set.of("well", "were", "wed", "shed", "shell", "hell", "hed", "ill");

    /** English words that are one edit from a verb and are not it. */
    private static final Set<String> NEAR_BUT_OTHER = Set.of(
            "spend", "bend", "mend", "tend", "fend", "sand", "seed", "seen", "tell", "well", "cell", "bell", "fell",
            "hell", "yell", "shell", "smell", "self", "swan", "snap", "soap", "trader", "grade", "rade", "chance",
            "charge", "quota", "quite", "quoted", "sends", "swamp", "shelf", "sells", "trades", "orange", "range",
            "covert", "concert", "tread", "wife", "wine", "wide", "fire", "hire", "tire", "wise", "gifts", "lift",
            "rift", "sift", "rest", "went", "bent", "cent", "dent", "tent", "vent", "rant", "runt", "lens", "land",
            "send", "serves", "severe", "grain", "brain", "drain", "strain", "trains", "render", "tender", "gender",
            "lender", "fender", "vender", "sender", "wender", "grape", "crap", "trap", "wrath", "reply", "lease",
            "please", "release", "teases", "lend", "borrows", "sorrow", "rents", "runs", "gift", "wirex", "given",
            "remits", "permit");

    /**
     * What a word means.
     *
     * @param kinds in the order of the lexicon
     * @param first the kind that counts where nothing else decides
     * @param value canonical form, or null
     */
    record Entry(EnumSet<Kind> kinds, Kind first, @Nullable String value) {}

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
            WORDS.put(word, new Entry(EnumSet.of(kind), kind, value));
        } else {
            known.kinds().add(kind);
            if (value != null && known.value() == null) {
                WORDS.put(word, new Entry(known.kinds(), known.first(), value));
            }
        }
        if (word.charAt(0) < 0x250) {
            int length = (int) word.chars().filter(c -> c == ' ').count() + 1;
            LONGEST_BY_FIRST.merge(firstWord(word), length, Math::max);
        }
    }

    /** "dont", "id like to": what is written with an apostrophe is often written without, unless that is another word. */
    private static void addWithoutApostrophes() {
        for (String word : List.copyOf(WORDS.keySet())) {
            String plain = word.replace("'", "");
            Entry entry = WORDS.get(word);
            boolean other = OTHER_WORDS.contains(plain) || plain.length() < 2 || WORDS.containsKey(plain);
            if (entry != null && !plain.equals(word) && word.charAt(0) != '\'' && !other) {
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
    static int longest(String first) {
        return LONGEST_BY_FIRST.getOrDefault(first, 0);
    }

    /**
     * How many characters the longest Chinese word has that begins at {@code from} and ends by {@code limit}; 0 if none of several
     * characters does.
     */
    static int longestHan(char[] text, int from, int limit) {
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
    static @Nullable Entry entry(String word) {
        Entry entry = WORDS.get(word);
        if (entry == null && word.length() > LEAST_LENGTH_OF_A_TYPO && word.endsWith("in")) {
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

    /** The verb that the word becomes by one edit; null if there is none, or more than one meaning. Tokens are never mended. */
    static @Nullable Kind mended(String word) {
        if (word.length() < LEAST_LENGTH_OF_A_TYPO - 1 || NEAR_BUT_OTHER.contains(word)) {
            return null;
        }
        Kind found = null;
        for (Map.Entry<String, Kind> verb : MENDABLE.entrySet()) {
            boolean longEnough = verb.getKey().length() >= LEAST_LENGTH_OF_A_TYPO
                    || isTransposed(word, verb.getKey())
                    || isDoubled(word, verb.getKey());
            if (longEnough && Edits.atMostOne(word, verb.getKey())) {
                if (found != null && found != verb.getValue()) {
                    return null;
                }
                found = verb.getValue();
            }
        }
        return found;
    }

    /** The verb of two characters of which one is wrong, as input methods produce it; null if there is none, or several. */
    static @Nullable Kind mendedHan(String pair) {
        Kind found = null;
        for (Map.Entry<String, Kind> verb : MENDABLE.entrySet()) {
            String word = verb.getKey();
            boolean near = word.length() == 2
                    && word.charAt(0) > HanWords.FIRST
                    && (word.charAt(0) == pair.charAt(0) ^ word.charAt(1) == pair.charAt(1));
            if (near) {
                int wrong = word.charAt(0) == pair.charAt(0) ? 1 : 0;
                boolean means = WORDS.containsKey(pair.substring(wrong, wrong + 1)); // no slip: a word of its own
                if (means) {
                    continue;
                }
                Entry own = WORDS.get(pair.substring(0, 1));
                if (own != null && own.first() == verb.getValue()) {
                    return own.first();
                }
                if (found != null && found != verb.getValue()) {
                    return null;
                }
                found = verb.getValue();
            }
        }
        return found;
    }

    /** "buuy": a letter typed twice. */
    private static boolean isDoubled(String word, String verb) {
        for (int i = 0; i < verb.length(); i++) {
            if ((verb.substring(0, i + 1) + verb.substring(i)).equals(word)) {
                return true;
            }
        }
        return false;
    }

    /** Of three letters only neighbours that changed places are mended ("rnu"): too much else is one edit away. */
    private static boolean isTransposed(String word, String verb) {
        return word.length() == verb.length()
                && word.chars()
                        .sorted()
                        .boxed()
                        .toList()
                        .equals(verb.chars().sorted().boxed().toList());
    }

    /** The listed symbol that these letters are, in any case, or are a common name of; null if there is none. */
    static @Nullable String token(String word, List<String> symbols) {
        for (String symbol : symbols) {
            if (symbol.equalsIgnoreCase(word)) {
                return symbol;
            }
        }
        Entry named = WORDS.get(word);
        return named != null && named.first() == Kind.TOKEN && symbols.contains(named.value()) ? named.value() : null;
    }

    static Names models() {
        return MODELS;
    }

    static Names gpus() {
        return GPUS;
    }

    /** Proper names that people write with blanks, hyphens or neither, in any case. */
    static final class Names {

        private final Map<String, String> byKey = new HashMap<>();
        private final Map<Character, Integer> longestByFirst = new HashMap<>();

        Names(List<String> names) {
            for (String name : names) {
                add(key(name), name);
                if (name.startsWith("RTX")) { // people say "a 4090"
                    add(key(name).substring(3), name);
                }
            }
        }

        private void add(String key, String name) {
            byKey.putIfAbsent(key, name);
            longestByFirst.merge(key.charAt(0), key.length(), Math::max);
        }

        private static String key(String name) {
            StringBuilder key = new StringBuilder();
            for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
                if (!isSeparator(c)) {
                    key.append(c);
                }
            }
            return key.toString();
        }

        private static boolean isSeparator(char c) {
            return c == ' ' || c == '-' || c == '_';
        }

        /** The longest name that stands in {@code text} at {@code from}; null if none does. */
        @Nullable Found at(char[] text, int from) {
            int longest = longestByFirst.getOrDefault(text[from], 0);
            StringBuilder key = new StringBuilder();
            Found found = null;
            for (int i = from; i < text.length && key.length() < longest; i++) {
                char c = text[i];
                if (isSeparator(c)) {
                    if (i + 1 < text.length && isSeparator(text[i + 1])) {
                        break;
                    }
                    continue;
                }
                if (c >= 0x80) {
                    break;
                }
                key.append(c);
                String name = byKey.get(key.toString());
                if (name != null) {
                    int end = i + 1;
                    boolean plural = end < text.length && text[end] == 's' && !isWord(text, end + 1);
                    if (plural || !isWord(text, end)) {
                        found = new Found(name, plural ? end + 1 : end);
                    }
                }
            }
            return found;
        }

        private static boolean isWord(char[] text, int index) {
            return index < text.length
                    && (Character.isDigit(text[index])
                            || (text[index] < 0x250 && Character.isLetter(text[index]))
                            || (text[index] == '.' && index + 1 < text.length && Character.isDigit(text[index + 1])));
        }

        List<String> all() {
            return new ArrayList<>(byKey.values());
        }
    }

    /** A name and the offset behind it. */
    record Found(String name, int end) {}
}
