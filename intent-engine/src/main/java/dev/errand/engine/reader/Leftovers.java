package dev.errand.engine.reader;

import dev.errand.engine.reader.Remark.Place;
import dev.errand.intent.Ground;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The words of a text that a reading made nothing of, where it understood all values and what is asked for. Not thread-safe; lives
 * within one reading.
 */
final class Leftovers {

    /** What joins a value to its verb, and says nothing by itself. */
    private static final Set<Kind> JOINTS = EnumSet.of(
            Kind.TO,
            Kind.FOR,
            Kind.WITH,
            Kind.OF,
            Kind.GIVE,
            Kind.BECOME,
            Kind.OBJECT,
            Kind.FROM,
            Kind.ON,
            Kind.IN,
            Kind.AND,
            Kind.ARTICLE,
            Kind.FILLER,
            Kind.MINE);

    private final List<Lexeme> words;
    private final String text;
    private final List<Ground> grounds;
    private final boolean chinese;

    Leftovers(List<Lexeme> words, String text, List<Ground> grounds, boolean chinese) {
        this.words = words;
        this.text = text;
        this.grounds = grounds;
        this.chinese = chinese;
    }

    /** Whether every stretch of them may be passed over. */
    boolean areHarmless() {
        boolean behind = false;
        for (int from = 0; from < words.size(); ) {
            if (RemarkSpans.isSign(words.get(from))) {
                behind = false;
                from++;
            } else if (isRead(words.get(from))) {
                behind = true;
                from++;
            } else {
                int to = from;
                while (to < words.size() && !RemarkSpans.isSign(words.get(to)) && !isRead(words.get(to))) {
                    to++;
                }
                boolean ahead = to < words.size() && !RemarkSpans.isSign(words.get(to));
                if (!isHarmless(from, to, behind ? ahead ? Place.MIDDLE : Place.BEHIND : ahead ? Place.FRONT : Place.BEHIND, ahead)) {
                    return false;
                }
                from = to;
            }
        }
        return true;
    }

    private boolean isHarmless(int start, int end, Place place, boolean ahead) {
        int from = start;
        int to = end;
        boolean verb = !ahead;
        while (to > from && (words.get(to - 1).isAnyOf(JOINTS) || (!verb && words.get(to - 1).isAnyOf(Verbs.ANY)))) {
            verb |= words.get(to - 1).isAnyOf(Verbs.ANY);
            to--;
        }
        while (to > from && words.get(from).isAnyOf(JOINTS)) {
            from++;
        }
        if (from == to) {
            return true;
        }
        for (Lexeme word : words.subList(from, to)) {
            if (RemarkSpans.mayBeAsked(word)) {
                return false;
            }
        }
        return RemarkModel.passes(RemarkSpans.remark(words.subList(from, to), text, place), chinese);
    }

    private boolean isRead(Lexeme word) {
        return grounds.stream()
                .anyMatch(ground -> ground.text() != null
                        && ground.turn() == 0
                        && ground.start() < word.end()
                        && ground.end() > word.start());
    }
}
