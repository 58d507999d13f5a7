package dev.errand.engine.reader;

import java.util.List;
import java.util.Set;

/**
 * The words of what a payment is said to be for, and whether any of them may belong to the request itself: a condition, a limit, an order, or
 * a time that is not of the thing paid for. The lists stand in {@code stated-en.txt}.
 *
 * @param said its words in lower case, in their order
 * @param opening the last word in front of them; behind a mere "for" a time is when
 */
record PurposeWords(List<String> said, String opening) {

    private static final WordLists WORDS = WordLists.read("stated-en.txt");
    private static final Set<String> WEIGHS = WORDS.named("WEIGHS");
    private static final Set<String> ACTS = WORDS.named("ACTS");
    private static final Set<String> TIMES = WORDS.named("TIMES");
    private static final Set<String> OF_THINGS = WORDS.named("OF_THINGS");
    private static final Set<String> RELATIVE_TIME = WORDS.named("RELATIVE_TIME");
    private static final Set<String> PARTICIPLES = WORDS.named("PARTICIPLES");
    private static final Set<String> WAITED_FOR = WORDS.named("WAITED_FOR");
    static final Set<String> OWNERS = Set.of("his", "her", "my", "our", "their");
    private static final Set<String> DONE_IN = Set.of("in", "on", "at", "during", "over", "for");
    private static final Set<String> ACTING =
            Set.of("to", "and", "then", "will", "can", "we", "i", "you", "please", "just");

    boolean weigh() {
        for (int i = 0; i < said.size(); i++) {
            if (weighs(i) || acts(i) || isWhen(i)) {
                return true;
            }
        }
        return !said.isEmpty() && ToldWords.NONVERB.contains(said.getLast());
    }

    private boolean weighs(int i) {
        String word = said.get(i);
        boolean half = word.equals("half") && i > 0 && OWNERS.contains(said.get(i - 1));
        boolean since = word.equals("from") && i + 1 < said.size() && isPastTime(said.get(i + 1));
        boolean doer = word.equals("by") && i > 0 && isDone(i - 1); // "approved by the board"
        boolean which = word.equals("as") && i > 0 && isDone(i - 1);
        String owner = i > 0 ? said.get(i - 1) : opening;
        boolean may = word.equals("may") && i + 1 < said.size() && OF_THINGS.contains(owner); // "our May invoice"
        return (WEIGHS.contains(word) && !half && !since && !doer && !which && !may)
                || (i > 0 && said.get(i - 1).equals("on") && WAITED_FOR.contains(word))
                || ToldWords.isDenial(word);
    }

    private static boolean isPastTime(String word) {
        return word.equals("last") || word.equals("yesterday") || word.equals("earlier");
    }

    /** "And swap the rest", "to repay my loan". */
    private boolean acts(int i) {
        String word = said.get(i);
        String before = i > 0 ? said.get(i - 1) : opening;
        boolean ordered = before.equals("and") && EnglishRemarks.isImperative(word) && i + 1 < said.size();
        return ordered || (ACTS.contains(word) && (word.endsWith("ing") ? i == 0 : ACTING.contains(before)));
    }

    /** Whether a time stands here that may be that of the request. */
    private boolean isWhen(int i) {
        if (!TIMES.contains(said.get(i))) {
            return false;
        }
        int first = i;
        while (first > 0 && RELATIVE_TIME.contains(said.get(first - 1))) {
            first--;
        }
        if (first < i && (said.get(i - 1).equals("last") || said.get(i - 1).equals("past"))) {
            return false; // nobody pays last week
        }
        String before = first > 0 ? said.get(first - 1) : "";
        boolean noun =
                i + 1 < said.size() && !ToldWords.NONVERB.contains(said.get(i + 1)) && !TIMES.contains(said.get(i + 1));
        String owner = i > 0 ? said.get(i - 1) : opening;
        boolean named = OF_THINGS.contains(owner) && noun; // "our november invoice"
        boolean done = DONE_IN.contains(before) && first > 1 && isDoneBefore(first - 1);
        boolean dated = isDone(first - 1);
        boolean ofThing = (before.equals("for") || before.equals("of") || before.equals("dated")) && first > 1;
        return !(named || done || dated || ofThing);
    }

    private boolean isDoneBefore(int preposition) {
        return isDone(preposition - 1) || (preposition > 1 && isDone(preposition - 2));
    }

    private boolean isDone(int i) {
        return i >= 0 && (said.get(i).endsWith("ed") || PARTICIPLES.contains(said.get(i)));
    }
}
