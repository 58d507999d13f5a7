package dev.errand.engine.reader;

import dev.errand.engine.reader.RequestCuts.Cut;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The search for the requests that a message has between some of its cuts: the first as short as can be, each a request of its own. A part
 * is read once. Not thread-safe; lives within one reading.
 */
final class RequestParts {

    /** How a part is read, in a text of the same offsets. */
    interface PartReader {

        /**
         * Reads a part.
         *
         * @param anew whether what is not understood may be read once more without its remarks
         */
        Reading read(String part, boolean anew);
    }

    /** One request is no more parts. */
    private static final int MOST_PARTS = 6;
    /** So many parts are read at most. */
    private static final int MOST_READ = 20;

    private final String text;
    private final List<Lexeme> words;
    private final PartReader reader;
    private final List<Cut> cuts;
    private final boolean anew;
    private final Reading[][] read;
    private int reads;

    /** @param anew whether what is not understood of a part may be read once more without its remarks */
    RequestParts(String text, List<Lexeme> words, PartReader reader, List<Cut> cuts, boolean anew) {
        this.text = text;
        this.words = words;
        this.reader = reader;
        this.cuts = cuts;
        this.anew = anew;
        this.read = new Reading[cuts.size()][cuts.size()];
    }

    /** The requests; null if they cannot be told apart. */
    @Nullable List<Draft> requests() {
        return from(0);
    }

    /** The requests from a part on. */
    private @Nullable List<Draft> from(int first) {
        int end = cuts.size() - 1;
        for (int to = first + 1; to < end && to <= first + MOST_PARTS; to++) {
            List<Draft> drafts =
                    OwnRequests.mayDivide(words, cuts.get(first).word(), cuts.get(to)) ? divided(first, to) : null;
            if (drafts != null) {
                return drafts;
            }
        }
        Reading last = first == 0 || end - first > MOST_PARTS ? null : part(first, end);
        return last != null && isWhole(last, first, end) ? ReadingLeaves.ofSame(last) : null;
    }

    private @Nullable List<Draft> divided(int first, int to) {
        Reading part = part(first, to);
        if (part == null || !isWhole(part, first, to) || OwnRequests.has(part, "/trigger/")) {
            return null;
        }
        List<Draft> rest = from(to);
        if (rest == null
                || !OwnRequests.areApart(part, rest, cuts.get(to).kind())
                || !isNothingTo(part, first, to, rest)) {
            return null;
        }
        List<Draft> drafts = new ArrayList<>(ReadingLeaves.ofSame(part));
        rest.forEach(draft -> draft.shiftSteps(part.intents().size()));
        drafts.addAll(rest);
        return drafts;
    }

    /** Whether the next part, if the rest is the same without it, says nothing of this request either. */
    private boolean isNothingTo(Reading part, int first, int next, List<Draft> rest) {
        List<Draft> without = next + 1 < cuts.size() - 1 ? from(next + 1) : null;
        if (without == null || !intents(without).equals(intents(rest))) {
            return true;
        }
        Reading longer = part(first, next + 1);
        return longer != null
                && isWhole(longer, first, next + 1)
                && longer.intents().equals(part.intents());
    }

    private static List<Intent> intents(List<Draft> drafts) {
        return drafts.stream().map(Draft::toIntent).toList();
    }

    private @Nullable Reading part(int first, int to) {
        if (read[first][to] == null && reads < MOST_READ) {
            reads++;
            int start = cuts.get(first).at();
            int end = RequestCuts.end(cuts.get(to), text, words);
            read[first][to] = reader.read(" ".repeat(start) + text.substring(start, end), anew);
        }
        return read[first][to];
    }

    private boolean isWhole(Reading part, int first, int to) {
        Cut begin = cuts.get(first);
        Cut end = cuts.get(to);
        return OwnRequests.isWhole(part, words.subList(begin.word(), end.word()), begin.kind(), end.kind());
    }
}
