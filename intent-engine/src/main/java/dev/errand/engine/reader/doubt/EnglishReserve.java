package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.ReadIntent;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.phrase.Told;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What English says of a request that was read whole, and the reading does not hold: a later step that it left out, what somebody else will do,
 * a head that quotes, terms that no field knows. It looks at the whole text, also at what was passed over as a remark, and only ever asks.
 */
public final class EnglishReserve {

    /** What is named in a request; a number behind a "no" mends: "get 5 UNI no 6". */
    private static final Set<Kind> NAMES =
            Kinds.of(Kind.TOKEN, Kind.RECIPIENT, Kind.MARKET, Kind.GPU, Kind.MODEL, Kind.PRECISION);

    private static final Set<String> TELLING = Set.of(
            "is", "are", "was", "were", "has", "had", "will", "would", "can", "knows", "needs", "wants", "says",
            "said");

    private EnglishReserve() {}

    /**
     * The path of what is missing; null if nothing is.
     *
     * @param passed whether a part of the text was passed over as a remark, or read by itself
     */
    public static @Nullable String missing(Told told, Reading ready, boolean passed) {
        String text = told.text();
        List<Lexeme> words = told.words();
        if (Hanzi.areIn(text) || Lists.none(ready.intents(), Intent::movesValue)) {
            return null;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.length() != text.length()) {
            return null; // offsets would not stand
        }
        ValueRange values = ValueRange.of(ready);
        boolean waits = Lists.any(ready.grounds(), ground -> ground.path().contains("/trigger/"));
        if (StruckOut.isIn(text)
                || lower.endsWith(" /s")
                || ToldHeads.begin(lower)
                || NamedDeeds.areIn(lower, values.begin(), values.end(), waits)
                || OthersDeeds.areIn(lower, words, ready)
                || isRefused(lower, words, ready)
                || (Lists.any(ready.intents(), intent -> intent.type().equals("swap")) && isPriceBehind(words, ready))
                || (LaterDeeds.mayBeIn(words) && new LaterDeeds(text, told.phrases(), ready).areLost())) {
            return "request";
        }
        boolean several = ready.intents().size() > 1;
        String missing = UnsaidTerms.isNearlyEver(lower) ? "trigger.every" : null;
        if (missing == null && (several || passed)) {
            missing = ofDrafts(text, lower, ReadingLeaves.ofSame(ready), passed);
        }
        if (missing == null) {
            missing = ofTerms(lower, ready, values.end());
        }
        if (missing == null) {
            String open = ofOpen(lower, words, ready);
            if (open != null) {
                return open;
            }
        }
        return missing != null && several ? "request" : missing;
    }

    /** What was left open, and filled by what stands elsewhere in the text. */
    private static @Nullable String ofOpen(String lower, List<Lexeme> words, Reading ready) {
        String loose = new LooseAmounts(lower, words, ready).missing();
        if (loose == null) {
            loose = TriggerTokens.missing(words, ready);
        }
        if (loose == null) {
            loose = new UnreadParts(lower, words, ready).missing();
        }
        if (loose == null) {
            loose = new UnknownObjects(lower, words, ready).missing();
        }
        if (loose == null && Lists.any(ready.intents(), intent -> intent.type().equals("transfer"))) {
            boolean others = new PlainPayees(lower, words, ready).areThere();
            return !others ? null : ready.intents().size() == 1 ? "to" : "request";
        }
        return loose;
    }

    /** What is missing of what was passed over as a remark, and may stand beside a value; or of what several steps gave. */
    private static @Nullable String ofDrafts(String text, String lower, List<Draft> drafts, boolean passed) {
        String taken = drafts.size() > 1 ? ParallelSteps.taken(lower, drafts) : null;
        if (taken != null || !passed) {
            return taken;
        }
        new Qualifiers(text).ask(drafts);
        for (Draft draft : drafts) {
            if (!draft.missing().isEmpty()) {
                return draft.missing().getFirst();
            }
        }
        return null;
    }

    private static @Nullable String ofTerms(String lower, Reading ready, int end) {
        for (int i = 0; i < ready.intents().size(); i++) {
            ReadIntent intent = new ReadIntent(ready, i);
            String missing = UnsaidTerms.missing(lower, intent, end);
            missing = missing == null ? OddTerms.missing(lower, intent, end) : missing;
            if (missing != null) {
                return missing;
            }
        }
        return null;
    }

    /** "Send 5 ETH to @bob, I have no USDC": without a comma behind it, a "no" within a message does not mend; it says what is not there. */
    private static boolean isRefused(String lower, List<Lexeme> words, Reading ready) {
        for (int i = 1; i + 1 < words.size(); i++) {
            boolean mends = words.get(i).is(Kind.MEND)
                    && !words.get(i).written(lower).startsWith("make"); // "please make that transfer"
            if (mends && (isToldOf(lower, words, i + 1, ready) || isVerbLast(words, i + 1))) {
                return true;
            }
            boolean no = words.get(i).kind() == Kind.NO
                    && words.get(i).written(lower).equals("no");
            if (no && words.get(i + 1).isAnyOf(NAMES) && ValueRange.isRead(words.get(i + 1), ready)) {
                return true;
            }
        }
        return false;
    }

    /** "Send 5 USDC to @bob, I mean @alice is rich": what is told of a name puts it in no other's place. */
    private static boolean isToldOf(String lower, List<Lexeme> words, int name, Reading ready) {
        return name + 1 < words.size()
                && words.get(name).isAnyOf(NAMES)
                && TELLING.contains(words.get(name + 1).written(lower))
                && ValueRange.isRead(words.get(name), ready);
    }

    /** "Sell 2 ETH for USDC, I mean buy": the verb is mended, and the other one was read. */
    private static boolean isVerbLast(List<Lexeme> words, int verb) {
        return words.get(verb).isAnyOf(Verbs.OF_TOKENS)
                && (verb + 1 == words.size() || words.get(verb + 1).kind() == Kind.STOP);
    }

    /** "Sell 1 ETH for USDC for 4000": a price or the amount of the other side, of which nothing was read. */
    private static boolean isPriceBehind(List<Lexeme> words, Reading ready) {
        for (int i = 1; i < words.size(); i++) {
            Lexeme number = words.get(i);
            if (number.kind() == Kind.NUMBER
                    && words.get(i - 1).kind() == Kind.FOR
                    && (i + 1 == words.size() || words.get(i + 1).kind() == Kind.STOP)
                    && !ValueRange.isRead(number, ready)) {
                return true;
            }
        }
        return false;
    }
}
