package dev.errand.engine.reader.telling;

import dev.errand.engine.reader.syntax.Lists;
import java.util.List;
import java.util.Set;

/**
 * Whether a denial, a "when" or a wait in a telling says nothing of the request beside it: "i can't sleep", "she laughed when i asked",
 * "the client is waiting". Immutable and thread-safe.
 */
final class CalmWords {

    private static final Set<String> TALKING = ToldWords.WORDS.named("TALKING");
    private static final Set<String> ABSENT = ToldWords.WORDS.named("ABSENT");
    private static final Set<String> ACT = ToldWords.WORDS.named("ACT");
    private static final Set<String> WISH = ToldWords.WORDS.named("WISH");
    private static final Set<String> DENIED = ToldWords.WORDS.named("DENIED");
    private static final Set<String> CONSENT = ToldWords.WORDS.named("CONSENT");
    private static final Set<String> FEELS = ToldWords.WORDS.named("FEELS");

    private final ToldWords told;
    private final List<String> said;

    private final Fragments fragments;

    CalmWords(ToldWords told, Fragments fragments) {
        this.told = told;
        this.fragments = fragments;
        this.said = told.said();
    }

    /** Whether what is denied says nothing of the request: of oneself what one feels, of others what they do. */
    boolean isCalm(int denial) {
        int next = denial + 1;
        while (next < said.size() && ToldWords.ADVERB.contains(said.get(next))) {
            next++;
        }
        if (next >= said.size()) {
            return false;
        }
        String denied = said.get(next);
        if (fragments.dismisses(next) && !told.isOfSelf(denial)) {
            return true; // "don't worry"
        }
        boolean dreads = denied.equals("want")
                && next + 2 < said.size()
                && said.get(next + 1).equals("to");
        if (dreads) { // "i do not want to lose sleep over it", "to get liquidated"
            boolean suffers =
                    said.get(next + 2).equals("get") && next + 3 < said.size() && ToldWords.isPast(said.get(next + 3));
            return suffers || (!ACT.contains(said.get(next + 2)) && !TALKING.contains(said.get(next + 2)));
        }
        boolean idle = denied.equals("need") // "i won't need it until spring"
                && next + 2 < said.size()
                && said.get(next + 1).equals("it")
                && said.get(next + 2).startsWith("til")
                && said.get(denial).startsWith("wo");
        if (idle) {
            return true;
        }
        boolean self = told.isOfSelf(denial);
        boolean points = told.points(0, denial);
        boolean perfect = (denial > 0 && said.get(denial - 1).startsWith("ha"))
                || said.get(denial).startsWith("ha");
        boolean later = (perfect && !self)
                || Lists.any(said.subList(next, said.size()), CONSENT::contains)
                || said.contains("any")
                || said.contains("anymore");
        boolean feeling = DENIED.contains(denied) && !(denied.equals("be") && !isCompared(next + 1));
        boolean pointed = told.points(next, said.size());
        return !points && !later && (feeling || (!self && !pointed));
    }

    /** "Could not be prouder", "could not be more excited". */
    private boolean isCompared(int at) {
        return at < said.size() && (said.get(at).endsWith("er") || said.get(at).equals("more"));
    }

    /** "I get nervous when it jumps around", "she laughed when i asked". */
    boolean isOfWorld(int when) {
        List<String> before = said.subList(0, when);
        boolean felt = Lists.any(before, FEELS::contains);
        boolean past = Lists.any(
                before,
                word -> (ToldWords.isPast(word) && word.length() > 4) || word.equals("was") || word.equals("did"));
        boolean absent = when + 3 < said.size()
                && ToldWords.SELF.contains(said.get(when + 1))
                && ABSENT.contains(said.getLast())
                && !told.points(0, when);
        boolean asked = Lists.any(before, word -> WISH.contains(word) || word.equals("will"));
        return !asked && (felt || absent || (past && !told.points(0, when)));
    }

    static boolean isWaiting(String word) {
        return word.equals("wait") || word.equals("waits") || word.equals("waiting");
    }

    /** "Been waiting for ages", "the client is waiting", "can't wait". */
    boolean isPatient(int wait) {
        String before = wait > 0 ? said.get(wait - 1) : "";
        boolean self = told.has(ToldWords.SELF);
        return before.equals("been")
                || ToldWords.isDenial(before)
                || (said.get(wait).equals("waiting") && !self && !said.contains("to") && !said.contains("until"));
    }
}
