package dev.errand.engine.reader.telling;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Clause;
import java.util.Locale;
import java.util.Set;

/** English that says, before a request, from when on it is meant: "Starting Monday, …", "Come Friday, …", "After the meeting, …". */
public final class LaterTimes {

    private static final WordLists WORDS = WordLists.read("remarks-en.txt");
    private static final Set<String> FROM = WORDS.named("FROM_WHEN");
    private static final Set<String> EVENTS = WORDS.named("EVENTS");
    private static final Set<Kind> TIMES =
            Kinds.of(Kind.CLOCK, Kind.TIME_UNIT, Kind.DEADLINE, Kind.SPAN, Kind.DAY_OF, Kind.PERIOD);
    private static final String SIGNS = ".,;:!?\n";

    private LaterTimes() {}

    /** Whether such a time may begin with this word, in lower case. */
    static boolean begins(String word) {
        return FROM.contains(word);
    }

    /** Whether the clause is nothing but such a time. No field holds it, so it is no mere reason. */
    public static boolean isOne(Clause clause, Wording words) {
        int start = clause.start();
        while (start > 0 && SIGNS.indexOf(words.text().charAt(start - 1)) < 0) {
            start--;
        }
        String said = words.text().substring(start, clause.end()).strip().toLowerCase(Locale.ROOT);
        int space = said.indexOf(' ');
        if (space < 0 || !FROM.contains(said.substring(0, space))) {
            return false;
        }
        String last = said.substring(said.lastIndexOf(' ') + 1);
        return clause.phrases().getLast().isAnyOf(TIMES) || EVENTS.contains(last);
    }
}
