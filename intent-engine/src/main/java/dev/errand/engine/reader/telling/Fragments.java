package dev.errand.engine.reader.telling;

import dev.errand.engine.reader.syntax.Lists;
import java.util.List;
import java.util.Set;

/**
 * How a clause begins in which somebody tells of the world and leaves out whom it is about: "long day at the hospital", "packing for Lisbon",
 * "like a piggy bank", "don't judge me", "or she'll never forgive me". No order begins so. What else stands in it is for {@link TellingWeight}
 * to judge. Immutable and thread-safe.
 */
public final class Fragments {

    /** Where a clause stands: in front of all values, behind a sign and values, or right behind them. */
    public enum Place {
        FRONT,
        BEHIND,
        JOINED
    }

    private static final Set<String> MOODS = ToldWords.WORDS.named("MOODS");
    private static final Set<String> NO_MOOD = ToldWords.WORDS.named("NO_MOOD");
    private static final Set<String> HOW_MUCH_OF_IT = ToldWords.WORDS.named("HOW_MUCH_OF_IT");
    private static final Set<String> NO_WHAT = ToldWords.WORDS.named("NO_WHAT");
    private static final Set<String> WASTING = ToldWords.WORDS.named("WASTING");
    private static final Set<String> DID = ToldWords.WORDS.named("DID");
    private static final Set<String> COUNTS = ToldWords.WORDS.named("COUNTS");
    private static final Set<String> NO_DOING = ToldWords.WORDS.named("NO_DOING");
    private static final Set<String> OCCASIONS = ToldWords.WORDS.named("OCCASIONS");
    private static final Set<String> NO_OCCASION = ToldWords.WORDS.named("NO_OCCASION");
    private static final Set<String> DISMISSED = ToldWords.WORDS.named("DISMISSED");
    private static final Set<String> BEHIND_NAMES = ToldWords.WORDS.named("BEHIND_NAMES");
    private static final int LONGEST_OCCASION = 4;
    private static final int LONGEST_NAME = 4;

    private final ToldWords told;
    private final List<String> said;
    private final Place place;

    Fragments(ToldWords told, Place place) {
        this.told = told;
        this.said = told.said();
        this.place = place;
    }

    /** Whether one begins there. */
    boolean begins(int start) {
        String first = word(start);
        String next = word(start + 1);
        return isBareVerb(first, next)
                || isDismissal(start)
                || isThreat(start)
                || isWaste(start)
                || (place != Place.FRONT && first.equals("no") && NO_WHAT.contains(next))
                || (ToldWords.POINTING.contains(first)
                        && (next.equals("should") || word(start + 2).equals("should")))
                || (place == Place.FRONT && begins(start, first, next))
                || (place != Place.JOINED
                        && !next.isEmpty()
                        && (MOODS.contains(first) || DID.contains(first))
                        && !told.has(NO_MOOD))
                || (place == Place.BEHIND
                        && (isOccasion(start) || (first.equals("like") && (next.equals("a") || next.equals("an")))));
    }

    private boolean begins(int start, String first, String next) {
        boolean more = !next.isEmpty();
        return (more && isDoing(first))
                || (more && (HOW_MUCH_OF_IT.contains(first) || COUNTS.contains(first)) && !told.has(NO_OCCASION))
                || isHere(start)
                || (first.equals("sorry") && more);
    }

    /** "Packing for Lisbon", "trying to save": no order, but in some verbs a condition or a limit. */
    static boolean isDoing(String word) {
        return word.length() > 4 && word.endsWith("ing") && !NO_DOING.contains(word);
    }

    /** "Payday's not here yet", "rent's gone up". */
    private boolean isBareVerb(String first, String next) {
        return (place != Place.JOINED && first.length() > 3 && first.endsWith("'s") && !first.endsWith("day's"))
                ? BEHIND_NAMES.contains(next) || isDoing(next) || (ToldWords.isPast(next) && next.length() > 4)
                : first.equals("payday's") && BEHIND_NAMES.contains(next);
    }

    /** "Nurse here", "single mum of three here". */
    private boolean isHere(int start) {
        int here = said.subList(start, Math.min(said.size(), start + LONGEST_NAME + 1))
                .indexOf("here");
        return here > 0
                && !EnglishRemarks.isImperative(word(start))
                && !ToldWords.NONVERB.contains(word(start))
                && !ToldWords.NONVERB.contains(word(start + here - 1));
    }

    /** "Date night", "new laptop fund". */
    private boolean isOccasion(int start) {
        int size = said.size() - start;
        return size > 1
                && size <= LONGEST_OCCASION
                && OCCASIONS.contains(said.getLast())
                && !EnglishRemarks.isImperative(word(start))
                && !ToldWords.NONVERB.contains(word(start))
                && !ToldWords.AUXILIARY.contains(word(start))
                && !told.has(NO_OCCASION);
    }

    /** "Don't judge me", "don't tell my mum". */
    private boolean isDismissal(int start) {
        int verb = start + (word(start).equals("do") ? 2 : 1);
        return ToldWords.isDenial(word(verb - 1)) && dismisses(verb);
    }

    /** Whether the verb that stands there denies nothing of a request. */
    boolean dismisses(int verb) {
        String whom = word(verb + 1);
        return DISMISSED.contains(word(verb)) && !whom.equals("him") && !whom.equals("her") && !isTold(verb, whom);
    }

    private boolean isTold(int verb, String whom) {
        return word(verb).equals("tell") && !ToldWords.DETERMINER.contains(whom) && !whom.startsWith("any");
    }

    /** "Before I spend it on shoes", "before I do something silly". */
    private boolean isWaste(int start) {
        return word(start).equals("before")
                && (word(start + 1).equals("i") || word(start + 1).equals("we"))
                && isInVain(start + 2);
    }

    /** Whether the verb there says what would be done with the money in vain. */
    boolean isInVain(int verb) {
        boolean told = word(0).equals("before") || word(0).equals("or");
        return told
                && WASTING.contains(word(verb))
                && (!word(verb).equals("do") || word(verb + 1).equals("something"));
    }

    /** "Or she'll never forgive me", "or my dad will kill me". */
    private boolean isThreat(int start) {
        if (place == Place.FRONT || !word(start).equals("or")) {
            return false;
        }
        boolean drawn = word(start + 1).endsWith("'ll");
        boolean will = Lists.any(
                said.subList(Math.min(said.size(), start + 1), Math.min(said.size(), start + LONGEST_NAME + 1)),
                word -> word.equals("will") || word.equals("won't"));
        boolean whom = ToldWords.PRONOUN.contains(word(start + 1)) || ToldWords.DETERMINER.contains(word(start + 1));
        return said.size() > start + 2 && (drawn || (will && whom));
    }

    private String word(int i) {
        return i >= 0 && i < said.size() ? said.get(i) : "";
    }
}
