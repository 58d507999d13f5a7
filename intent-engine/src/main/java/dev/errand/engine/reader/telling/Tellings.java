package dev.errand.engine.reader.telling;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.PlainWords;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Values;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.engine.reader.telling.Fragments.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds clauses in which somebody tells how the world is, beside a request: "… i get nervous when it jumps around", "… textbooks cost a
 * fortune", "My landlord raised the rent, …". They become one lexeme that asks for nothing. A telling begins after a sign, or right behind
 * a request that could end there; {@link Telling} says what makes one.
 */
public final class Tellings {

    /** What a request may end in; a telling may follow without a sign. */
    private static final Set<Kind> VALUES = Clause.union(Values.BUT_NUMBERS, Kind.BALANCE);
    /** What may stand between the end of a request and a telling. */
    private static final Set<Kind> BETWEEN =
            Kinds.of(Kind.FILLER, Kind.SMALL_TALK, Kind.HARMLESS, Kind.HAVE, Kind.TIME_UNIT, Kind.DEBT);

    private static final Set<Kind> PURPOSE =
            Kinds.of(Kind.WORD, Kind.ARTICLE, Kind.MINE, Kind.FILLER, Kind.SOMEBODY, Kind.AND, Kind.SERVICE);
    private static final Set<String> CLOSINGS = ToldWords.WORDS.named("CLOSINGS");
    private static final Set<String> NOW = Set.of("finally", "today", "at last");
    private static final int LONGEST_PURPOSE = 5;

    private static final Set<Kind> AMOUNTS =
            Kinds.of(Kind.NUMBER, Kind.SHARE, Kind.DOLLAR, Kind.TOKEN, Kind.MINE, Kind.RECIPIENT, Kind.GPU);

    private static final Set<Kind> SAID = Kinds.of(Kind.HARMLESS, Kind.SMALL_TALK);
    private static final Set<Kind> JOBS =
            Kinds.of(Kind.GPU, Kind.MODEL, Kind.FRAME_UNIT, Kind.PARAMETER_UNIT, Kind.TOKEN_UNIT, Kind.GPU_NOUN);

    private final List<Lexeme> lexemes;
    private final String text;
    private final boolean job;

    private Tellings(List<Lexeme> lexemes, String text) {
        this.lexemes = lexemes;
        this.text = text;
        this.job = isOfJob();
    }

    private boolean isOfJob() {
        for (int i = 0; i < lexemes.size(); i++) {
            boolean billed = lexemes.get(i).kind() == Kind.GPU && Telling.isBilled(lexemes, i, text);
            if (JOBS.contains(lexemes.get(i).kind()) && !billed) {
                return true;
            }
        }
        return false;
    }

    /** The lexemes of an English text, each telling one lexeme; as they were where nothing else is said. */
    public static List<Lexeme> joined(List<Lexeme> lexemes, String text) {
        boolean thing = Lists.any(
                lexemes,
                lexeme -> VALUES.contains(lexeme.kind()) || lexeme.is(Kind.NUMBER) || lexeme.kind() == Kind.SERVICE);
        return thing && !Hanzi.areIn(text) ? new Tellings(withoutUniversity(lexemes, text), text).joined() : lexemes;
    }

    /** "My uni project", "at uni": where one studies, and no coin. */
    private static List<Lexeme> withoutUniversity(List<Lexeme> lexemes, String text) {
        List<Lexeme> told = new ArrayList<>(lexemes);
        for (int i = 0; i < told.size(); i++) {
            Lexeme lexeme = told.get(i);
            if (lexeme.kind() == Kind.TOKEN && Telling.isUniversity(lexemes, i, text)) {
                told.set(i, Lexeme.of(Kind.FILLER, lexeme.start(), lexeme.end(), null, "university"));
            }
        }
        return told;
    }

    private List<Lexeme> joined() {
        List<int[]> found = new ArrayList<>();
        boolean valued = false;
        for (int from = 0; from < lexemes.size(); ) {
            int to = from;
            boolean front = !valued;
            while (to < lexemes.size()
                    && !Joints.OF_TELLINGS.contains(lexemes.get(to).kind())) {
                valued |= VALUES.contains(lexemes.get(to).kind());
                to++;
            }
            if (to > from && !isAsked(to)) {
                find(from, to, front, found);
            }
            from = to + 1;
        }
        return found.isEmpty() || !(EnglishRemarks.isWhole(lexemes, found) || isBeforeErrand(found))
                ? lexemes
                : EnglishRemarks.without(lexemes, found, text);
    }

    /** Whether an errand for another agent stands behind all of them: "I keep bees, write a privacy policy". */
    private boolean isBeforeErrand(List<int[]> found) {
        int at = found.getLast()[1];
        while (at < lexemes.size()
                && (Joints.OF_TELLINGS.contains(lexemes.get(at).kind())
                        || lexemes.get(at).kind() == Kind.FILLER
                        || SAID.contains(lexemes.get(at).kind()))) {
            at++;
        }
        return at > found.getLast()[1]
                && at < lexemes.size()
                && lexemes.get(at).kind() == Kind.SERVICE
                && EnglishRemarks.isImperative(firstWord(lexemes.get(at)));
    }

    private boolean isAsked(int sign) {
        return sign < lexemes.size() && text.charAt(lexemes.get(sign).start()) == '?';
    }

    private void find(int from, int to, boolean front, List<int[]> found) {
        if ((front && isPayday(from, to)) || isSigned(from, to)) {
            found.add(new int[] {from, to});
            return;
        }
        int begin = from;
        while (begin < to && SAID.contains(lexemes.get(begin).kind())) {
            begin++;
        }
        if (begin < to && isTelling(begin, to, front ? Place.FRONT : Place.BEHIND)) {
            found.add(new int[] {begin, to});
            return;
        }
        int act = firstAct(begin, to);
        if (act > begin + 1
                && (Telling.leads(lexemes.subList(begin, act), text, job)
                        || Telling.isPurpose(lexemes.subList(begin, act), text, job))) {
            found.add(new int[] {begin, act});
            return;
        }
        int start = behindValues(from, to);
        while (start > from && start < to) {
            if (lexemes.get(start).is(Kind.PERIOD)) {
                start++; // "45 DAI monthly she does such a lovely job"
                continue;
            }
            if (!isRelative(from, start) && isTelling(start, to, Place.JOINED)) {
                found.add(new int[] {start, to});
                return;
            }
            if (!BETWEEN.contains(lexemes.get(start).kind())) {
                findBehindPurpose(start, to, found);
                return;
            }
            start++;
        }
    }

    /** "Payday!", "finally payday": it is today, and nothing is to be done on any other. */
    private boolean isPayday(int from, int to) {
        boolean day = false;
        boolean today = to < lexemes.size() && text.charAt(lexemes.get(to).start()) == '!';
        for (int i = from; i < to; i++) {
            String said = lexemes.get(i).written(text);
            boolean now = NOW.contains(said);
            day |= said.equals("payday");
            today |= now;
            if (!now && !said.equals("payday")) {
                return false;
            }
        }
        return day && today;
    }

    /** "Best, Tom": who wrote it. */
    private boolean isSigned(int from, int to) {
        boolean closed = from > 1
                && to - from <= 2
                && to >= lexemes.size() - 1
                && SAID.contains(lexemes.get(from - 2).kind())
                && CLOSINGS.contains(lastWord(lexemes.get(from - 2)));
        for (int i = from; i < to && closed; i++) {
            closed = lexemes.get(i).kind() == Kind.WORD
                    && Character.isUpperCase(text.charAt(lexemes.get(i).start()))
                    && !TellingWeight.stops(lexemes.get(i).written(text));
        }
        return closed;
    }

    /** "… for petrol he drove us all the way": in front of a telling stands what it is for. */
    private void findBehindPurpose(int purpose, int to, List<int[]> found) {
        if (lexemes.get(purpose).kind() != Kind.FOR) {
            return;
        }
        for (int i = purpose + 1; i < to && i <= purpose + LONGEST_PURPOSE; i++) {
            if (i > purpose + 1 && lexemes.get(i).kind() == Kind.SUBJECT) {
                if (isTelling(i, to, Place.JOINED)) {
                    found.add(new int[] {i, to});
                }
                return;
            } else if (!PURPOSE.contains(lexemes.get(i).kind())) {
                return;
            }
        }
    }

    /** The first verb of ours that has an amount behind it, or the first word of a question; {@code from} if there is none. */
    private int firstAct(int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            Lexeme lexeme = lexemes.get(i);
            boolean act = Verbs.REQUESTS.contains(lexeme.kind())
                    && AMOUNTS.contains(lexemes.get(i + 1).kind())
                    && !firstWord(lexeme).endsWith("ing")
                    && !(PlainWords.are(firstWord(lexeme)) && PlainWords.are(lastWord(lexeme)))
                    && !lexeme.is(Kind.PAST);
            boolean asks = lexeme.kind() == Kind.HOW_MUCH
                    || (lexeme.kind() == Kind.WHAT && lexemes.get(i + 1).kind() == Kind.FETCHES);
            if (act || asks) {
                return i;
            } else if (VALUES.contains(lexeme.kind())) {
                return from;
            }
        }
        return from;
    }

    private String lastWord(Lexeme lexeme) {
        String said = text.substring(lexeme.start(), lexeme.end()).toLowerCase(Locale.ROOT);
        return said.substring(said.lastIndexOf(' ') + 1);
    }

    private String firstWord(Lexeme lexeme) {
        String said = text.substring(lexeme.start(), lexeme.end()).toLowerCase(Locale.ROOT);
        int blank = said.indexOf(' ');
        return blank < 0 ? said : said.substring(0, blank);
    }

    /** Where the last value of the clause ends. */
    private int behindValues(int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            boolean length = lexemes.get(i).kind() == Kind.TIME_UNIT
                    && i > from
                    && lexemes.get(i - 1).kind() == Kind.NUMBER;
            boolean asked = lexemes.get(i).kind() != Kind.BALANCE || i > from; // "My coins have been sitting idle"
            boolean whom = lexemes.get(i).kind() == Kind.SOMEBODY
                    && i > from
                    && lexemes.get(i - 1).kind() == Kind.TO; // "to my sister she's stuck"
            if (length || whom || (asked && VALUES.contains(lexemes.get(i).kind()))) {
                return i + 1;
            }
        }
        return from;
    }

    /** "The 20 DAI she lent me", "how much ETH i hold": what stands behind tells which, or asks. */
    private boolean isRelative(int from, int start) {
        if (lexemes.get(start - 1).kind() != Kind.TOKEN) {
            return false;
        }
        for (int i = start - 2; i >= from && i >= start - 4; i--) {
            if (lexemes.get(i).kind() == Kind.HOW_MUCH || lexemes.get(i).kind() == Kind.WHAT) {
                return true;
            }
            if (lexemes.get(i).kind() == Kind.ARTICLE || lexemes.get(i).kind() == Kind.IT) {
                return !text.startsWith("a", lexemes.get(i).start());
            }
        }
        return false;
    }

    private boolean isTelling(int from, int to, Place place) {
        return Telling.is(lexemes.subList(from, to), text, place, job);
    }
}
