package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * "Buy 2 UNI with USDC and sell it when it's above 10", "lend 100 USDC and withdraw it", "swap 1 ETH for USDC and back": a verb behind a
 * request asks for a step of its own, also where it says no value. A reading in which no step has its place left it out, and may have put what
 * hangs on it on the step before. Not thread-safe; lives within one reading.
 */
final class LaterDeeds {

    private static final Set<Kind> VERBS =
            Clause.union(Verbs.OF_TOKENS, Kind.SELL_ALL, Kind.RID, Kind.RETURN, Kind.CLEAR, Kind.PUT, Kind.MOVE);
    /** What is one of these verbs where "it", "back" or "out" stands behind it. */
    private static final Set<Kind> LIGHT = Kinds.of(Kind.GET, Kind.TAKE, Kind.USE);

    private static final Set<Kind> MAY_BE_VERBS = Clause.union(VERBS, Kind.GET, Kind.TAKE, Kind.USE);
    private static final Set<Kind> CONDITION = Kinds.of(Kind.IF, Kind.WHEN_RIGHT, Kind.ABOVE, Kind.BELOW, Kind.HITS);

    private static final Set<Kind> ENDING = Kinds.of(Kind.NOT, Kind.CANCEL);
    private static final Set<Kind> GOING_ON = Kinds.of(Kind.AND, Kind.THEN);
    private static final Set<Kind> ENDS = Clause.union(GOING_ON, Kind.COMMA, Kind.STOP, Kind.SO);
    private static final Set<String> LEADS = Set.of("wait", "hold", "sit", "stay");

    private final String text;
    private final List<Phrase> phrases;
    private final List<Ground> values = new ArrayList<>();
    private final List<Ground> conditions = new ArrayList<>();
    /** How many steps have no word of the text: "swap 2 ETH to USDC and lend". */
    private final int wordless;

    LaterDeeds(String text, List<Phrase> phrases, Reading ready) {
        this.text = text;
        this.phrases = phrases;
        Set<String> said = new HashSet<>();
        for (Ground ground : ready.grounds()) {
            if (ground.text() == null || ground.turn() != 0) {
                continue;
            }
            boolean condition = ground.path().contains("/trigger/");
            (condition ? conditions : values).add(ground);
            if (!condition) {
                said.add(ground.path().substring(0, ground.path().indexOf('/', "/intents/".length())));
            }
        }
        this.wordless = ready.intents().size() - said.size();
    }

    /** Whether there may be a second verb, a way back or a condition: without any of them nothing can be lost. */
    static boolean mayBeIn(List<Lexeme> words) {
        int verbs = 0;
        for (Lexeme word : words) {
            verbs += word.isAnyOf(MAY_BE_VERBS) ? 1 : 0;
            if (verbs > 1 || word.isAnyOf(CONDITION) || isBack(word.kind(), word.text())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a verb has no step. */
    boolean areLost() {
        return isBackLost() || isWaitBehind() || verbsWithoutStep() > wordless;
    }

    private int verbsWithoutStep() {
        int lost = 0;
        int earlier = -1;
        for (int i = 0; i < phrases.size(); i++) {
            if (!isVerb(i)) {
                continue;
            }
            boolean own = isSaid(phrases.get(i).start(), startOfNext(i));
            boolean later = earlier >= 0 && isSaid(0, phrases.get(i).start()) && isJoined(earlier, i);
            if (later && !own && isOfStep(i) && !isSameAgain(earlier, i)) {
                lost++;
            }
            earlier = isStopped(i) ? earlier : i;
        }
        return lost;
    }

    private boolean isVerb(int i) {
        Phrase phrase = phrases.get(i);
        if (VERBS.contains(phrase.kind())) {
            return !(phrase.text().equals("loan") && i > 0 && phrases.get(i - 1).kind() == Kind.ASSET);
        }
        boolean light = LIGHT.contains(phrase.kind()) && i + 1 < phrases.size();
        return (light && (isIt(phrases.get(i + 1)) || phrases.get(i + 1).kind() == Kind.OUT))
                || (phrase.kind() == Kind.TAKE && phrase.text().contains(" "));
    }

    private static boolean isIt(Phrase phrase) {
        return phrase.holding() != null && phrase.holding().reference() == Kind.IT;
    }

    /** Where the next verb begins. */
    private int startOfNext(int verb) {
        for (int i = verb + 1; i < phrases.size(); i++) {
            if (isVerb(i)) {
                return phrases.get(i).start();
            }
        }
        return Integer.MAX_VALUE;
    }

    private boolean isSaid(int from, int to) {
        return Lists.any(values, value -> value.start() >= from && value.start() < to);
    }

    /** "Stop lending 2 ETH and give it back": what is ended is no step. */
    private boolean isStopped(int verb) {
        return firstWord(phrases.get(verb)).equals("stop")
                || (verb > 0 && ENDING.contains(phrases.get(verb - 1).kind()));
    }

    /** Whether the verb stands behind a sign or a word that joins; of "use it to pay …" both are one. */
    private boolean isJoined(int earlier, int verb) {
        int at = verb - 1;
        while (at > 0 && phrases.get(at).kind() == Kind.SUBJECT) {
            at--;
        }
        Phrase before = phrases.get(at);
        boolean aim = before.kind() == Kind.TO && before.text().equals("to");
        return aim
                ? phrases.get(earlier).kind() != Kind.USE
                : ENDS.contains(before.kind())
                        || before.kind() == Kind.ALSO
                        || (verb + 1 < phrases.size() && isIt(phrases.get(verb + 1)));
    }

    /** "… and sell", "… and sell it", "… and take profit when": but not "… to repay him". */
    private boolean isOfStep(int verb) {
        if (verb + 1 == phrases.size() || hasCondition(verb)) {
            return true;
        }
        Phrase next = phrases.get(verb + 1);
        return isIt(next) || next.kind() == Kind.OUT || ENDS.contains(next.kind());
    }

    private boolean hasCondition(int verb) {
        int end = startOfNext(verb);
        return Lists.any(
                conditions, ground -> ground.start() > phrases.get(verb).start() && ground.start() < end);
    }

    /** "Send 5 USDC to @bob, send it now": the same once more. */
    private boolean isSameAgain(int earlier, int verb) {
        boolean goesOn = verb > 0 && GOING_ON.contains(phrases.get(verb - 1).kind());
        boolean back = verb + 2 < phrases.size() && phrases.get(verb + 2).kind() == Kind.OUT;
        return phrases.get(earlier).kind() == phrases.get(verb).kind() && !goesOn && !back && !hasCondition(verb);
    }

    /** "… and back": where nothing of it was read. */
    private boolean isBackLost() {
        for (int i = 1; i < phrases.size(); i++) {
            Phrase phrase = phrases.get(i);
            if (isBack(phrase.kind(), phrase.text())
                    && GOING_ON.contains(phrases.get(i - 1).kind())
                    && isSaid(0, phrase.start())
                    && !isSaid(phrase.start(), Integer.MAX_VALUE)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBack(Kind kind, String text) {
        return kind == Kind.OUT && text.equals("back");
    }

    /** "… and hold until it's above 10": what is to be done then is not said. */
    private boolean isWaitBehind() {
        for (int i = 1; i < phrases.size(); i++) {
            Phrase phrase = phrases.get(i);
            if (phrase.kind() != Kind.TRIGGER || !isSaid(0, phrase.start())) {
                continue;
            }
            Phrase before = phrases.get(i - 1);
            boolean waits =
                    ENDS.contains(before.kind()) && !before.text().equals("but") && LEADS.contains(firstWord(phrase));
            boolean meant = before.kind() == Kind.FOR || isWithin(i);
            if ((waits || meant) && !isSaid(phrase.end(), Integer.MAX_VALUE)) {
                return true;
            }
        }
        return false;
    }

    /** "… and take profit when": what joins it, and what is not known. */
    private boolean isWithin(int condition) {
        int begin = condition - 1;
        while (begin > 0 && phrases.get(begin).kind() == Kind.HARMLESS) {
            begin--;
        }
        return begin < condition - 1 && GOING_ON.contains(phrases.get(begin).kind());
    }

    private String firstWord(Phrase phrase) {
        int end = phrase.start();
        while (end < phrase.end() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(phrase.start(), end).toLowerCase(Locale.ROOT);
    }
}
