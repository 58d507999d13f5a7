package dev.errand.engine.model;

import dev.errand.engine.reader.Grounding.Said;
import dev.errand.engine.reader.Grounding.Sense;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** A text with its lexemes, and what stands beside what in it. Lexemes are named by their index. */
final class Lexemes {

    /** No such lexeme. */
    static final int NONE = -1;

    /** Two are equally near. */
    static final int UNDECIDED = -2;

    /** What a reading must not leave out. */
    static final Set<Sense> VALUES =
            EnumSet.of(Sense.NUMBER, Sense.SHARE, Sense.TOKEN, Sense.RECIPIENT, Sense.REFERENCE, Sense.REST);

    private final String text;
    private final List<Said> said;

    Lexemes(String text, List<Said> said) {
        this.text = text;
        this.said = said;
    }

    String text() {
        return text;
    }

    int size() {
        return said.size();
    }

    Said get(int index) {
        return said.get(index);
    }

    boolean is(int index, Sense... senses) {
        return index >= 0 && index < said.size() && said.get(index).is(senses);
    }

    /** Words of the text: what is cited, and the lexemes in it. */
    record Span(int start, int end, List<Integer> lexemes) {}

    /**
     * Where a citation stands. Only whole words count: "it" does not stand in "ditch". A lexeme of several words is cited by any of
     * them: "half" cites "half of my".
     */
    Span find(Suggestion.Citation words) throws Ungrounded {
        if (words.quote().isBlank()) {
            throw new Ungrounded("an empty citation");
        }
        int left = words.occurrence();
        for (int at = text.indexOf(words.quote()); at >= 0; at = text.indexOf(words.quote(), at + 1)) {
            int end = at + words.quote().length();
            if (!isInWord(at) && !isInWord(end) && --left == 0) {
                return widened(at, end);
            }
        }
        throw new Ungrounded("the text does not say \"" + words.quote() + "\" " + words.occurrence() + " times");
    }

    /** Whether an offset stands between two letters or digits of one word. */
    private boolean isInWord(int offset) {
        return offset > 0
                && offset < text.length()
                && isOfWord(text.charAt(offset - 1))
                && isOfWord(text.charAt(offset));
    }

    private static boolean isOfWord(char c) {
        return Character.isLetterOrDigit(c) && UnicodeScript.of(c) != UnicodeScript.HAN;
    }

    private Span widened(int from, int to) {
        int start = from;
        int end = to;
        for (Said lexeme : said) {
            if (lexeme.start() < to && lexeme.end() > from) {
                start = Math.min(start, lexeme.start());
                end = Math.max(end, lexeme.end());
            }
        }
        return new Span(start, end, inside(start, end));
    }

    private List<Integer> inside(int start, int end) {
        return IntStream.range(0, said.size())
                .filter(i -> said.get(i).start() >= start && said.get(i).end() <= end)
                .boxed()
                .toList();
    }

    /** The word or sign that makes dollars of a number; {@link #NONE} if it is not one of dollars. */
    int dollarOf(int number) {
        if (is(number - 1, Sense.DOLLAR)
                && said.get(number - 1).end() == said.get(number).start()) {
            return number - 1;
        }
        int next = number + 1;
        while (is(next, Sense.GLUE)) {
            next++;
        }
        boolean anothers = is(next + 1, Sense.NUMBER) && touches(next, next + 1);
        return is(next, Sense.DOLLAR) && !anothers ? next : NONE;
    }

    private boolean touches(int left, int right) {
        return said.get(left).end() == said.get(right).start();
    }

    /** Whether a share is one of a single token, as in "half an ETH", and so an amount. */
    boolean isShareOfOne(int share) {
        return is(share + 1, Sense.GLUE) && said.get(share + 1).text().matches("(?i)an?") && is(share + 2, Sense.TOKEN);
    }

    /** The reference that a share is of, as in "half of it"; {@link #NONE} if it is of none. */
    int referenceOf(int share) {
        int next = beyondGlue(share, 1);
        int previous = beyondGlue(share, -1);
        return is(next, Sense.REFERENCE, Sense.REST)
                ? next
                : is(previous, Sense.REFERENCE, Sense.REST) ? previous : NONE;
    }

    /**
     * The token that an amount is of: the one that it is joined to, else the nearest.
     *
     * @return {@link #NONE} if there is no token in the text, {@link #UNDECIDED} if two are as near
     */
    int tokenOf(int amount) {
        int next = beyondGlue(amount, 1);
        if (is(next, Sense.TOKEN)) {
            return next;
        }
        int previous = beyondGlue(amount, -1);
        if (is(previous, Sense.TOKEN)) {
            return previous;
        }
        int nearest = NONE;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < said.size(); i++) {
            if (is(i, Sense.TOKEN)) {
                int distance = distance(i, amount);
                nearest = distance < least ? i : distance == least ? UNDECIDED : nearest;
                least = Math.min(least, distance);
            }
        }
        return nearest;
    }

    /** Characters between two lexemes. */
    private int distance(int a, int b) {
        Said first = said.get(Math.min(a, b));
        Said second = said.get(Math.max(a, b));
        return second.start() - first.end();
    }

    /** The first lexeme beside this one that is neither without meaning nor a mark of dollars. */
    private int beyondGlue(int from, int step) {
        int at = from + step;
        while (is(at, Sense.GLUE, Sense.DOLLAR)) {
            at += step;
        }
        return at;
    }
}
