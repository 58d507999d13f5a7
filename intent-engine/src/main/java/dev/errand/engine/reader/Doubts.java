package dev.errand.engine.reader;

import dev.errand.intent.Ground;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What says that something is not meant as it stands: an amount that is only about right, a request that is an example or a maybe.
 * Money is moved to the unit, so neither is ready: the reader asks for the exact amount, or whether it is meant.
 */
final class Doubts {

    private static final Set<String> MOVING = Set.of("swap", "transfer", "supply", "withdraw", "borrow", "repay");
    private static final String AMOUNT = ".amount.";

    private static final Pattern ABOUT_BEFORE = Pattern.compile(
            "(\\b(about|around|roughly|approximately|approx\\.?|circa|ca\\.|nearly|almost|some)|(?<!\\b(hand|send|transfer|move|pass|give|shift|ship|wire|fork|forward|bring|push|sign|turn|change|swap|flip|slide|roll|kick|fire)) over|[~≈])\\s*\\$?\\s*$");
    private static final Pattern ABOUT_BEHIND = Pattern.compile(
            "^\\s*\\S{0,6}\\s*(ish\\b|or so\\b|or thereabouts\\b|give or take\\b|more or less\\b|approximately\\b|roughly\\b)");
    private static final Pattern PRETENDED = Pattern.compile(
            "^\\W*(e\\.?g\\b|for (example|instance)\\b|(an?|the|my) (example|sample|demo|test case)\\b|(example|sample|hypothetical(ly)?|theoretically|demo)\\b"
                    + "|(an? |the )?(dry[ -]?run|test( run)?|testing|simulation|mock|practice( run)?|draft|trial( run)?)\\s*[:,-])");
    private static final Pattern HEDGED = Pattern.compile(
            "(^|[.,;:!?]\\s*)(maybe|perhaps|possibly)\\s+(i('ll| will)?\\s+)?(?!you\\b|we\\b|u\\b|could\\b|can\\b)(\\p{L}+)");

    private final String text;

    Doubts(String text) {
        this.text = text.toLowerCase(Locale.ROOT);
    }

    /** Takes amounts that are only about right out of requests that move value. */
    void ask(List<Draft> drafts) {
        for (Draft draft : drafts) {
            if (MOVING.contains(draft.type())) {
                draft.leaves().entrySet().stream()
                        .filter(leaf -> leaf.getKey().contains(AMOUNT)
                                && isAbout(leaf.getValue().ground()))
                        .map(leaf -> leaf.getKey().substring(0, leaf.getKey().indexOf(AMOUNT) + AMOUNT.length() - 1))
                        .distinct()
                        .toList()
                        .forEach(draft::wrong);
            }
        }
    }

    /** Whether the request is an example, or one that the user has not made up his mind about. */
    boolean isUnsure() {
        return PRETENDED.matcher(text).find()
                || HEDGED.matcher(text).results().anyMatch(hedge -> startsRequest(hedge.group(hedge.groupCount())));
    }

    private static boolean startsRequest(String word) {
        Lexicon.Entry entry = Lexicon.entry(word);
        return entry != null && entry.kinds().stream().anyMatch(Verbs::isRequest);
    }

    private boolean isAbout(Ground ground) {
        boolean here = ground.turn() == 0 && ground.start() >= 0 && ground.end() <= text.length();
        return here
                && (ABOUT_BEFORE
                                .matcher(text.substring(Math.max(0, ground.start() - 20), ground.start()))
                                .find()
                        || ABOUT_BEHIND
                                .matcher(text.substring(ground.end(), Math.min(text.length(), ground.end() + 24)))
                                .find());
    }
}
