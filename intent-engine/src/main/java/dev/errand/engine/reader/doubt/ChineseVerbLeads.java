package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.intent.Ground;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * …，他会转 5 USDC 给 @alice; …，下次存 aave; …，免得还 aave; 已还 aave 10 USDC: what stands right in front of a verb governs it. Before a verb that
 * comes behind other values only the words of {@code leads-zh.txt} are known to change nothing, and one character in front of the first verb
 * has to be one of those. Not thread-safe; lives within one reading.
 */
final class ChineseVerbLeads {

    private static final WordLists LISTS = WordLists.read("leads-zh.txt");
    private static final Set<String> OPENS = LISTS.named("OPENS");
    private static final Set<String> LATER = LISTS.named("LATER");
    private static final Set<String> AFTER_VALUE = both(LATER, LISTS.named("AFTER_VALUE"));
    private static final Set<String> AFTER_VERB = both(AFTER_VALUE, LISTS.named("AFTER_VERB"));
    private static final Set<String> BEHIND_VALUE = both(AFTER_VALUE, LISTS.named("BEHIND_VALUE"));
    private static final Set<String> WHOM = both(LATER, LISTS.named("WHOM"));

    private static final Set<Kind> TAKING = Kinds.of(Kind.GIVE, Kind.USE, Kind.FROM);
    private static final Set<Kind> VERBS =
            Clause.union(Verbs.REQUESTS, Kind.OBJECT, Kind.USE, Kind.GIVE, Kind.FROM, Kind.GET, Kind.TAKE);

    private static final String PAUSES = ",，。;；!！?？\n:：、";
    private static final int LONGEST_WORD = 6;
    /** 想想, 还是: nobody has made up his mind; 要是: if. */
    private static final Pattern WONDERS = Pattern.compile("想想(?!还是)|(?<!想想)还是|要是");
    /** A clause of its own before a blank: 太拉垮了 卖…. */
    private static final Pattern OWN_CLAUSE = Pattern.compile("(?:太|有点|跌得|涨得).*|.*了");
    /** 原本是放在 aave 的: where it lies. */
    private static final Pattern LYING = Pattern.compile(".?在[^,，。]*的");

    private final ReadyText said;
    private final String text;
    /** What was read where; null where nothing was. */
    private final @Nullable Ground[] read;

    ChineseVerbLeads(ReadyText said) {
        this.said = said;
        this.text = said.text();
        this.read = new Ground[text.length()];
        for (Ground ground : said.spans()) {
            for (int i = ground.start(); i < ground.end(); i++) {
                read[i] = ground;
            }
        }
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return Set.copyOf(all);
    }

    /** Whether such words stand before a verb of which a value was read. */
    boolean areUnknown() {
        int first = firstValue();
        int floor = 0;
        @Nullable Lexeme earlier = null;
        for (Lexeme verb : said.words()) {
            if (!verb.isAnyOf(VERBS) || isOfPhrase(verb) || isAdvance(verb)) {
                continue;
            }
            int from = runBefore(verb.start(), floor);
            boolean unknown = from > first
                    ? isValueOf(verb.end(), true) && !isCalm(from, verb, earlier)
                    : !(earlier != null && earlier.end() == from)
                            && isAloneUnknown(from, verb.start())
                            && isValueOf(verb.end(), false);
            if (unknown) {
                return true;
            }
            floor = verb.end();
            earlier = verb;
        }
        return false;
    }

    /** The 以 of 以后, which is no verb there. */
    private boolean isOfPhrase(Lexeme verb) {
        return verb.end() - verb.start() == 1
                && text.charAt(verb.start()) == '以'
                && verb.end() < text.length()
                && "后前便免防来".indexOf(text.charAt(verb.end())) >= 0;
    }

    /** 上次垫的 75 USDC: what is owed. */
    private boolean isAdvance(Lexeme verb) {
        return text.charAt(verb.start()) == '垫' && text.startsWith("的", verb.end());
    }

    private int firstValue() {
        int at = 0;
        while (at < read.length && read[at] == null) {
            at++;
        }
        return at;
    }

    /** Where the unread words begin that stand before a verb. */
    private int runBefore(int verb, int floor) {
        int from = verb;
        while (from > floor && read[from - 1] == null && PAUSES.indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        return from;
    }

    /** Whether a value stands behind the verb in its clause: of what moves tokens, or of anything that acts. */
    private boolean isValueOf(int from, boolean moves) {
        for (int at = from; at < text.length() && (read[at] != null || PAUSES.indexOf(text.charAt(at)) < 0); at++) {
            Ground value = read[at];
            if (value != null) {
                return !moves || isOfMove(value);
            }
        }
        return false;
    }

    private boolean isOfMove(Ground value) {
        String path = value.path();
        int intent = Integer.parseInt(path.substring("/intents/".length(), path.indexOf('/', "/intents/".length())));
        return Fields.MOVES.contains(said.type(intent))
                && !path.contains("/trigger/")
                && !path.endsWith("/maxSlippageBps");
    }

    private boolean isAloneUnknown(int from, int verb) {
        return verb - from == 1
                && Character.isLetter(text.charAt(from))
                && text.charAt(from) >= '\u4e00'
                && !OPENS.contains(text.substring(from, verb));
    }

    private boolean isCalm(int from, Lexeme verb, @Nullable Lexeme earlier) {
        String run = lastPiece(text.substring(from, verb.start()));
        if (run.isEmpty()) {
            return true;
        }
        if (LYING.matcher(text).region(verb.start(), text.length()).lookingAt()) {
            return true;
        }
        boolean behind = earlier != null && earlier.end() == from;
        boolean taken = earlier != null && earlier.end() == from && earlier.isAnyOf(TAKING);
        Ground before = from > 0 ? read[from - 1] : null;
        Set<String> known = taken
                ? WHOM
                : before != null && !before.path().endsWith("/to")
                        ? BEHIND_VALUE
                        : before != null ? AFTER_VALUE : behind ? AFTER_VERB : LATER;
        return !WONDERS.matcher(run).find() && isMadeOf(run, known) && !(run.contains("要") && isAsked(verb.end()));
    }

    /** 太拉垮了 卖…: what is said for itself before a blank is no part of it. */
    private static String lastPiece(String run) {
        String said = run.strip();
        int blank = run.endsWith(" ") ? said.length() : said.lastIndexOf(' ');
        boolean apart =
                blank > 0 && OWN_CLAUSE.matcher(said.substring(0, blank)).matches();
        return apart ? said.substring(Math.min(said.length(), blank + 1)) : said;
    }

    /** 要转给 @bob 吗. */
    private boolean isAsked(int from) {
        int end = from;
        while (end < text.length() && (read[end] != null || PAUSES.indexOf(text.charAt(end)) < 0)) {
            end++;
        }
        return (end < text.length() && "?？".indexOf(text.charAt(end)) >= 0) || "吗么嘛".indexOf(text.charAt(end - 1)) >= 0;
    }

    /** Whether a run can be cut into known words and signs. */
    private static boolean isMadeOf(String run, Set<String> known) {
        boolean[] reached = new boolean[run.length() + 1];
        reached[0] = true;
        for (int i = 0; i < run.length(); i++) {
            if (!reached[i]) {
                continue;
            }
            if (!Character.isLetter(run.charAt(i))) {
                reached[i + 1] = true;
            }
            for (int end = i + 1; end <= run.length() && end <= i + LONGEST_WORD; end++) {
                if (!reached[end] && known.contains(run.substring(i, end))) {
                    reached[end] = true;
                }
            }
        }
        return reached[run.length()];
    }
}
