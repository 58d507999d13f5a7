package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.lexicon.WordRuns;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Set;

/**
 * What stands right in front of the verb of an English request, with no sign between, and makes something else of it: "forget about
 * swapping 2 ETH", "thanks for sending 5 DAI", "I rarely send 5 DAI", "my brother wants to send 5 DAI". Such words are no remark beside
 * the request: they govern its verb, and only what is known to ask may do so. The words stand in {@code leads-en.txt}.
 */
final class EnglishLeads {

    private static final WordLists WORDS = WordLists.read("leads-en.txt");
    private static final WordRuns TO = WordRuns.of(WORDS.named("TO"));
    private static final WordRuns NOT_TO = WordRuns.of(WORDS.named("NOT_TO"));
    private static final WordRuns ASKING = WordRuns.of(WORDS.named("ASKING"));
    private static final WordRuns NOT_ASKING = WordRuns.of(WORDS.named("NOT_ASKING"));
    private static final Set<String> NOUN = WORDS.named("NOUN");
    private static final Set<String> OTHERS = WORDS.named("OTHERS");
    private static final Set<String> SAID_OF_OTHERS = WORDS.named("SAID_OF_OTHERS");
    private static final WordRuns HABIT = WordRuns.of(WORDS.named("HABIT"));
    private static final WordRuns TELLING = WordRuns.of(WORDS.named("TELLING"));
    private static final WordRuns WONDERING = WordRuns.of(WORDS.named("WONDERING"));
    private static final Set<String> LETTING = WORDS.named("LETTING");

    /** What a balance is asked for with, if it is oneself who wants to. */
    private static final Set<String> SEEING = Set.of("see", "know");

    private static final Set<String> WHY = Set.of("because", "cause", "cos", "since", "as");

    private static final Set<String> SELF = Set.of("i", "we", "you", "u");
    private static final Set<String> WILL =
            Set.of("will", "would", "can", "could", "may", "might", "must", "should", "shall", "won't");
    private static final Set<String> JOINTS =
            Set.of("and", "then", "but", "so", "or", "plus", "also", "please", "pls", "just", "now", "kindly");

    /** Whom one may let do something. */
    private static final Set<String> SOMEBODY = Set.of("him", "her", "them", "someone", "somebody", "people", "others");

    /** What tells of the tokens, and not of who moves them: "all of it should become DAI", "he gets 40 DAI". */
    private static final Set<String> OF_TOKENS =
            Set.of("become", "becomes", "get", "gets", "receive", "receives", "handle");

    private static final List<String> PAID_WITH =
            List.of(" in ", " with ", " for it ", " for them ", " for that ", " for those ");

    /** What a value is used for: "use two L40S to run …". */
    private static final Set<String> USING = Set.of(
            "use", "using", "give", "take", "get", "spend", "put", "let", "set", "make", "place", "create", "open");
    /** Nobody is asked to do what only limits or delays what he does. */
    private static final List<String> BESIDE = List.of("/trigger", "/maxCost", "/maxSlippageBps", "/deadline");

    /** A shorter word in -ing is no form of a verb: "ping", "bring". */
    private static final int SHORTEST_GERUND = 6;

    /** A value stands at most so many words behind its verb: "send him all of my 5 DAI". */
    private static final int FAR = 3;

    private static final String SIGNS = ",;:!?\n–—()[]\"“”…|/>•";

    private final String text;
    private final Reading ready;

    /** @param text in lower case */
    EnglishLeads(String text, Reading ready) {
        this.text = text.replace('’', '\'');
        this.ready = ready;
    }

    /** Whether the verb of a request is governed by words that do not ask. */
    boolean turn() {
        int last = -1;
        for (Ground ground : ready.grounds()) {
            int verb = isMoved(ground) ? verbBefore(ground.start()) : -1;
            if (verb > 0 && verb != last && isGoverned(verb)) {
                return true;
            }
            last = verb;
        }
        return false;
    }

    private static boolean isMoved(Ground ground) {
        return ground.turn() == 0 && ground.text() != null && Lists.none(BESIDE, ground.path()::contains);
    }

    /** Where the verb begins that the value at the place belongs to; -1 if none stands there. */
    private int verbBefore(int place) {
        int to = place;
        for (int words = 0; words <= FAR; words++) {
            int end = endBefore(to);
            int start = startOfWord(end);
            if (start == end) {
                return -1;
            }
            String word = text.substring(start, end);
            if (Verbs.isRequest(word) || SAID_OF_OTHERS.contains(word) || SEEING.contains(word)) {
                return start;
            }
            to = start;
        }
        return -1;
    }

    /** Where what stands before the place ends, without blanks and signs of money. */
    private int endBefore(int place) {
        int end = place;
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '$')) {
            end--;
        }
        return end;
    }

    private int startOfWord(int end) {
        int start = end;
        while (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '\'')) {
            start--;
        }
        return start;
    }

    /** "I'll be paying in DAI": with what something else is bought. */
    private boolean isPrice(int verb, String said) {
        return said.equals("paying")
                && Lists.any(PAID_WITH, word -> text.startsWith(word, verb + said.length()))
                && Lists.any(ready.intents(), intent -> intent.type().equals("swap"));
    }

    private boolean isGoverned(int verb) {
        int from = leadStart(verb);
        String lead = behindJoint(text.substring(from, verb).strip());
        String said = text.substring(verb, verb + wordLength(verb));
        if (lead.isEmpty() || OF_TOKENS.contains(said) || isOfValue(lead, from) || isPrice(verb, said)) {
            return false;
        }
        int end = lead.length();
        String before = lastWord(lead);
        boolean why = SEEING.contains(said) && WHY.contains(firstWord(lead)); // "…, as my boss wants to see USDC"
        if (why || SAID_OF_OTHERS.contains(said)) { // "our accountant sells 2 ETH"
            return true;
        }
        if (said.endsWith("ing") && said.length() >= SHORTEST_GERUND) {
            return !NOUN.contains(before) && (!ASKING.endAt(lead, end) || NOT_ASKING.endAt(lead, end));
        }
        if (before.equals("to")) {
            return isGovernedByTo(lead.substring(0, lead.lastIndexOf("to")).stripTrailing());
        }
        return HABIT.endAt(lead, end)
                || WONDERING.endAt(lead, end)
                || TELLING.startAt(lead, 0)
                || isOfOthers(lead, before);
    }

    private int wordLength(int start) {
        int end = start;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end - start;
    }

    /** Whether it goes on with the value before it: "5 DAI that I put in aave", "use 20 USDC of it to pay @bob". */
    private boolean isOfValue(String lead, int from) {
        boolean behind = Lists.any(
                ready.grounds(), ground -> ground.turn() == 0 && ground.text() != null && ground.end() == from);
        return behind
                && (lead.endsWith("to")
                        || SELF.contains(firstWord(lead))
                        || lead.startsWith("i've")
                        || lead.startsWith("that ")
                        || lead.startsWith("which "));
    }

    /** Where the words before the verb begin: behind the last sign or value. */
    private int leadStart(int verb) {
        int from = stretchStart(text, verb);
        for (Ground ground : ready.grounds()) {
            if (ground.turn() == 0 && ground.text() != null && ground.end() <= verb && ground.end() > from) {
                from = ground.end();
            }
        }
        return from;
    }

    /** Without what stands before the last "and", "so" or "please". */
    private static String behindJoint(String lead) {
        int joint = lead.length();
        while (joint > 0) {
            int start = lead.lastIndexOf(' ', joint - 1) + 1;
            if (JOINTS.contains(lead.substring(start, joint))) {
                return lead.substring(joint).strip();
            }
            joint = Math.max(0, start - 1);
        }
        return lead;
    }

    /** Where the words before the place begin that no sign divides. */
    static int stretchStart(String text, int place) {
        int from = place;
        while (from > 0 && !isSign(text, from - 1)) {
            from--;
        }
        return from;
    }

    private static boolean isSign(String text, int at) {
        char c = text.charAt(at);
        boolean alone = at + 1 == text.length() || text.charAt(at + 1) == ' ';
        return SIGNS.indexOf(c) >= 0 || ((c == '.' || c == '-') && alone);
    }

    private static boolean isGovernedByTo(String lead) {
        int end = lead.length();
        return !lead.isEmpty() && !USING.contains(firstWord(lead)) && (NOT_TO.endAt(lead, end) || !TO.endAt(lead, end));
    }

    private static boolean isOfOthers(String lead, String before) {
        String rest = lead.substring(0, lead.length() - before.length()).strip();
        if (WILL.contains(before)) {
            String who = lastWord(rest);
            return !who.isEmpty() && !SELF.contains(who);
        }
        return (OTHERS.contains(before) && rest.isEmpty())
                || (SOMEBODY.contains(before) && LETTING.contains(lastWord(rest)));
    }

    private static String firstWord(String words) {
        int blank = words.indexOf(' ');
        return blank < 0 ? words : words.substring(0, blank);
    }

    private static String lastWord(String words) {
        return words.substring(words.lastIndexOf(' ') + 1);
    }
}
