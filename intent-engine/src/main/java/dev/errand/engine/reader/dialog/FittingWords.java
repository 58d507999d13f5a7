package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.lexicon.Lexicon;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the words around the values of an English answer or correction fit them: of "just 2, please" they do, of "wallet 2", "he owes me 5",
 * "the whole thing is confusing" they do not, and it is asked on. What fits stands in {@code answers-en.txt}. Immutable.
 */
public final class FittingWords {

    private static final WordLists LISTS = WordLists.read("answers-en.txt");

    /** What is told apart from the word in front. */
    private static final Pattern ENDINGS = Pattern.compile("(?<! )'(?:s|ll)\\b");

    private static final Set<String> PHRASES = Stream.of(
                    "ANY", "ANY_BEHIND", "AMOUNT", "AMOUNT_OF", "TOKEN", "RECIPIENT")
            .flatMap(name -> LISTS.named(name).stream())
            .flatMap(FittingWords::withValues)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> CUT = LISTS.named("CUT");
    private static final int MOST_WORDS = 10;
    /** A longer part is no answer. */
    private static final int LONGEST = 40;

    /** "5m": minutes, or millions? */
    private static final Pattern MINUTES = Pattern.compile("\\d+(?:\\.\\d+)?m");

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,]*");
    private static final Pattern POLITE = Pattern.compile("\\s*(?:can|could|would|will|may) (?:you|we|i)\\b.*");
    private static final Pattern MENDING =
            Pattern.compile("\\b(?:no|not|nope|sorry|oops|wait|actually|mean|meant|make|rather|instead)\\b");
    private static final String WORTH = " worth";
    private static final String USDT = "USDT";

    /** "100% yes" is no amount. */
    private static final Set<String> ASSENT =
            Set.of("sure", "yes", "yeah", "yep", "agreed", "confirmed", "certain", "positive", "correct", "right");

    private static final String SIGNS = ",;:!.?\n—–()";

    private final String text;
    private final Reading read;
    private final Reading last;
    private final List<String> symbols;
    private final List<Ground> values;

    private FittingWords(Reading read, Reading last, List<String> symbols) {
        this.text = read.text().replace('’', '\'').toLowerCase(Locale.ROOT);
        this.read = read;
        this.last = last;
        this.symbols = symbols;
        this.values = read.grounds().stream()
                .filter(ground -> ground.turn() == 0 && ground.start() >= 0 && ground.end() > ground.start())
                .sorted((one, other) -> one.start() - other.start())
                .toList();
    }

    /**
     * Whether words stand beside the values of an answer that do not fit them.
     *
     * @param read how the message was read behind another one
     * @param last that other one
     * @param symbols of the token list
     */
    public static boolean areMissing(Reading read, Reading last, List<String> symbols) {
        boolean moves = Lists.any(read.intents(), intent -> Fields.MOVES.contains(intent.type()))
                && Lists.none(read.intents(), intent -> Fields.JOBS.contains(intent.type()));
        boolean behind = moves && Lists.any(read.grounds(), ground -> ground.turn() < 0);
        FittingWords words = behind ? new FittingWords(read, last, symbols) : null;
        return words != null && words.text.length() == read.text().length() && !words.values.isEmpty() && !words.fit();
    }

    private static Stream<String> withValues(String phrase) {
        String words = ENDINGS.matcher(phrase).replaceAll(" $0").strip();
        return words.startsWith("V") || words.endsWith("V")
                ? Stream.of("A", "T", "R").map(value -> words.replace("V", value))
                : Stream.of(words);
    }

    private boolean fit() {
        List<String> part = new ArrayList<>();
        int from = 0;
        int at = 0;
        while (at < text.length()) {
            Ground value = valueAt(at);
            char c = text.charAt(at);
            if (value != null) {
                part.add(name(value));
                at = value.end();
                at += value.path().endsWith("/usd") && text.startsWith(WORTH, at) ? WORTH.length() : 0;
            } else if (Character.isLetterOrDigit(c) || c == '@' || c == '\'') {
                int end = wordEnd(at);
                String word = text.substring(at, end);
                if (CUT.contains(word)) {
                    return fits(part, from, at);
                }
                int own = word.endsWith("'s") ? 2 : word.endsWith("'ll") ? 3 : 0; // "it's" is two, and so is @bob's
                if (own < word.length()) {
                    part.add(named(word.substring(0, word.length() - own)));
                }
                if (own > 0) {
                    part.add(word.substring(word.length() - own));
                }
                at = end;
            } else if (endsPart(at)) {
                if (!fits(part, from, at) || (c == '?' && isValued(part) && asks(from, at))) {
                    return false;
                }
                part.clear();
                from = at + 1;
                at++;
            } else {
                if ("~≈<>=±+%".indexOf(c) >= 0) {
                    part.add(String.valueOf(c));
                }
                at++;
            }
        }
        return fits(part, from, at);
    }

    /** "2?", "is @bob ok?"; "could you make it 2?" asks for it. */
    private boolean asks(int from, int to) {
        return !POLITE.matcher(text.substring(from, to)).matches();
    }

    private boolean endsPart(int at) {
        char c = text.charAt(at);
        boolean ends = at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1));
        return (SIGNS.indexOf(c) >= 0 && (ends || ".,:".indexOf(c) < 0))
                || (c == '-' && at > 0 && text.charAt(at - 1) == ' ');
    }

    private @Nullable Ground valueAt(int at) {
        for (Ground value : values) {
            if (value.start() == at) {
                return value;
            }
        }
        return null;
    }

    private int wordEnd(int at) {
        int end = at + 1;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end))
                        || (end + 1 < text.length()
                                && "'._@".indexOf(text.charAt(end)) >= 0
                                && Character.isLetterOrDigit(text.charAt(end + 1))))
                && valueAt(end) == null) {
            end++;
        }
        return end;
    }

    private static String name(Ground value) {
        String path = value.path();
        if (path.endsWith("/of")) {
            return "it";
        }
        return path.contains("/amount/")
                ? "A"
                : path.endsWith("/token") && !path.contains("/trigger/") ? "T" : path.endsWith("/to") ? "R" : "X";
    }

    /** A word, or what it names. */
    private String named(String word) {
        if (word.startsWith("@") || NUMBER.matcher(word).matches() || word.endsWith(".eth")) {
            return "U";
        }
        String token = Talk.isTether(word, last) ? USDT : Lexicon.token(word, symbols);
        if (token == null) {
            return word;
        }
        Set<String> known = new HashSet<>();
        read.grounds().stream()
                .filter(ground -> ground.path().endsWith("/token"))
                .map(ground -> String.valueOf(ground.text()).toLowerCase(Locale.ROOT))
                .forEach(said -> known.add(Talk.isTether(said, last) ? USDT : said.toUpperCase(Locale.ROOT)));
        return known.contains(token) ? "T" : "U";
    }

    private static boolean isValued(List<String> part) {
        return part.contains("A") || part.contains("R") || part.contains("T");
    }

    /** Whether the words of a part fit; those of one without a value of a move, or with another value beside it, are not looked at. */
    private boolean fits(List<String> part, int from, int to) {
        if (part.contains("X") || !isValued(part)) {
            return !part.equals(List.of("U"))
                    || !NUMBER.matcher(text.substring(from, to).strip()).matches()
                    || isMended();
        }
        if (part.size() > LONGEST
                || (part.equals(List.of("A"))
                        && MINUTES.matcher(text.substring(from, to).strip()).matches())) {
            return false;
        }
        int amount = part.indexOf("A");
        if (amount >= 0 && amount + 1 < part.size() && ASSENT.contains(part.get(amount + 1))) {
            return false;
        }
        boolean[] reached = new boolean[part.size() + 1];
        reached[0] = true;
        for (int i = 0; i < part.size(); i++) {
            StringBuilder phrase = new StringBuilder();
            for (int end = i; reached[i] && end < part.size() && end < i + MOST_WORDS; end++) {
                phrase.append(end == i ? "" : " ").append(part.get(end));
                reached[end + 1] |= PHRASES.contains(phrase.toString());
            }
        }
        return reached[part.size()];
    }

    private boolean isMended() {
        return MENDING.matcher(text).find();
    }
}
