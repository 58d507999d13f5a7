package dev.errand.engine.reader.remark;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.remark.Remark.Place;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Values;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The stretches of a text that may be remarks: whole clauses between signs; and of a clause with values, what stands in front of its
 * verb, behind its last value, or between two of them. Not thread-safe; lives within one reading.
 */
public final class RemarkSpans {

    static final WordLists WORDS = WordLists.read("remark-words.txt");

    private static final Set<Kind> COUNTING = Kinds.of(Kind.MEASURE, Kind.BALANCE, Kind.HOW_MUCH);
    /** What a request may be about. */
    private static final Set<Kind> VALUES =
            Clause.union(Values.ALL, Kind.NEGATIVE, Kind.PRECISION_NOUN, Kind.BALANCE, Kind.EVERY, Kind.RECURRING);
    /** Values that are said of a request only. */
    private static final Set<Kind> ONLY_ASKED = Kinds.of(
            Kind.BAD_NUMBER,
            Kind.NEGATIVE,
            Kind.GPU,
            Kind.MODEL,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.BPS,
            Kind.ATTACHMENT,
            Kind.PRECISION);
    /** What is said of a request, or asks for a price, or of what one request gives to the next. */
    static final Set<Kind> OF_REQUESTS = Kinds.of(
            Kind.THEN,
            Kind.REST,
            Kind.EACH,
            Kind.BETWEEN,
            Kind.AGAIN,
            Kind.CANCEL,
            Kind.HOW_MUCH,
            Kind.QUOTE,
            Kind.ESTIMATE,
            Kind.ASK_HAVE,
            Kind.ALL_BUT,
            Kind.EVERY_OTHER,
            Kind.PERIOD_BAD,
            Kind.POSITION);
    /** What limits a request where a value stands beside it. */
    private static final Set<Kind> LIMITS = Clause.union(
            Verbs.REQUESTS,
            Kind.BUDGET,
            Kind.AT_MOST,
            Kind.WITHIN,
            Kind.WITHIN_SUFFIX,
            Kind.SLIPPAGE,
            Kind.PER_HOUR,
            Kind.IF,
            Kind.OR);
    /** A number of these is said of a request. */
    private static final Set<Kind> UNITS = Kinds.of(
            Kind.TIME_UNIT,
            Kind.PERIOD,
            Kind.CURRENCY,
            Kind.PERCENT,
            Kind.GPU_NOUN,
            Kind.MODEL_NOUN,
            Kind.INPUT,
            Kind.OUTPUT,
            Kind.REQUEST_UNIT,
            Kind.FRAME_UNIT,
            Kind.TOKEN_UNIT,
            Kind.PARAMETER_UNIT,
            Kind.CLOCK);
    /** What makes a verb behind it one that asks for nothing. */
    private static final Set<Kind> TURNS = Kinds.of(Kind.NOT, Kind.QUESTION, Kind.ADVICE, Kind.IF);

    private static final Set<String> TURNING = WORDS.named("TURNING");
    private static final Pattern TURNED = Pattern.compile(WORDS.anyOf("TURNING_ZH") + "\\s*$");

    /** What ties a value to the one before it. */
    private static final Set<Kind> TIES = Kinds.of(
            Kind.TO, Kind.FOR, Kind.WITH, Kind.OF, Kind.GIVE, Kind.BECOME, Kind.OBJECT, Kind.FROM, Kind.ON, Kind.IN);

    /** What says where something comes from, or what of: behind a value it belongs to it. */
    private static final Set<Kind> ORIGINS = Kinds.of(Kind.FROM, Kind.OF, Kind.ON);

    /** What a time of day may be said with. */
    private static final Set<Kind> OF_TIME = Kinds.of(
            Kind.CLOCK, Kind.BY, Kind.WITHIN, Kind.WITHIN_SUFFIX, Kind.FILLER, Kind.RUN, Kind.TRAIN, Kind.RENDER);

    /** So many words before a value are more than a verb. */
    static final int FEWEST = 3;

    /** What tells that something is done already: 100 USDC 进 aave 了. */
    private static final Set<String> DONE = WORDS.named("DONE");
    /** Orders that wait for a price. */
    private static final Set<String> WAITING = WORDS.named("WAITING");

    /** Where somebody's tokens lie. */
    private static final Set<String> WHERE = WORDS.named("WHERE");

    private final List<Lexeme> words;
    private final String text;
    private final List<List<Remark>> found = new ArrayList<>();
    private int first = Integer.MAX_VALUE;
    private int last = -1;

    RemarkSpans(List<Lexeme> words, String text) {
        this.words = words;
        this.text = text;
        for (int i = 0; i < words.size(); i++) {
            if (isValue(i)) {
                first = Math.min(first, i);
                last = i;
            }
        }
    }

    /** For each place where a remark may stand those that it may be, the longest first. */
    public static List<List<Remark>> of(List<Lexeme> words, String text) {
        RemarkSpans spans = new RemarkSpans(words, text);
        for (int from = 0; from < words.size(); ) {
            int to = from;
            while (to < words.size() && !spans.isSign(to)) {
                to++;
            }
            if (to > from && !spans.isOnlyTime(from, to)) {
                spans.find(from, to);
            }
            from = to + 1;
        }
        return spans.found;
    }

    /** 今天之内, 明天跑完: a clause that only says when is no remark. */
    private boolean isOnlyTime(int from, int to) {
        List<Lexeme> said = words.subList(from, to);
        return Lists.any(said, word -> word.is(Kind.CLOCK)) && Lists.all(said, word -> word.isAnyOf(OF_TIME));
    }

    public boolean isSign(int index) {
        return isSign(words.get(index));
    }

    /** Whether a word divides clauses. */
    public static boolean isSign(Lexeme word) {
        return Joints.OF_TELLINGS.contains(word.kind());
    }

    /** Where something stands that begins at this word. */
    Place placeOf(int from) {
        return from < first ? Place.FRONT : from > last ? Place.BEHIND : Place.MIDDLE;
    }

    private void find(int from, int to) {
        int value = nextValue(from, to);
        if (value == to) {
            List<Remark> whole = new ArrayList<>();
            offer(from, to, placeOf(from), whole);
            add(whole);
            return;
        }
        if (mayBeTold(from, to)) {
            List<Remark> whole = new ArrayList<>();
            offer(from, to, Place.VALUED, whole);
            add(whole);
        }
        int lead = value;
        for (int next = nextValue(value + 1, to); next < to; next = nextValue(value + 1, to)) {
            findBetween(value + 1, next);
            findNumbered(value + 1, next, to);
            value = next;
        }
        findBehind(words.get(value).kind() == Kind.NUMBER ? value + 2 : value + 1, to); // "3 days since …"
        boolean named = lead == value && words.get(lead).is(Kind.RECIPIENT); // "her old handle is @nina"
        if (!named) {
            findInFront(from, lead);
        }
    }

    private int nextValue(int from, int to) {
        int at = from;
        while (at < to && !isValue(at)) {
            at++;
        }
        return at;
    }

    /** "To" my landlord @joe; 给我房东 @joe. */
    private void findBetween(int from, int to) {
        List<Remark> remarks = new ArrayList<>();
        int tie = from;
        while (tie < to && !words.get(tie).isAnyOf(TIES)) {
            tie++;
        }
        if (tie + 1 < to) {
            offer(tie + 1, to, Place.MIDDLE, remarks);
        }
        int last = to;
        while (last > from && !words.get(last - 1).isAnyOf(TIES)) {
            last--;
        }
        if (last - 1 > from) {
            offer(from, last - 1, Place.MIDDLE, remarks);
        }
        add(remarks);
    }

    /** "For 2 nights in Porto", "in settlement of invoice 2231": what tells of a number, from a word behind a value to the end. */
    private void findNumbered(int from, int number, int to) {
        List<Remark> remarks = new ArrayList<>();
        boolean told = from < number;
        for (int i = number; i < to && told; i++) {
            told = !isValue(i)
                    || (words.get(i).kind() == Kind.NUMBER
                            && (i + 1 == to || !words.get(i + 1).isAnyOf(UNITS)));
        }
        for (int start = from; told && start < number; start++) {
            if (!isObject(start)) {
                offer(start, to, Place.VALUED, remarks);
            }
        }
        add(remarks);
    }

    private void findBehind(int from, int to) {
        List<Remark> remarks = new ArrayList<>();
        for (int start = from; start < to; start++) {
            if (!isObject(start)) {
                offer(start, to, Place.BEHIND, remarks);
            }
        }
        add(remarks);
    }

    /** 多少个 SHIB: what is counted may be a token that no list has. */
    private boolean isCounted(int start) {
        int word = words.get(start).is(Kind.MEASURE) ? start + 1 : start;
        return word < words.size()
                && words.get(word).kind() == Kind.WORD
                && !HanRun.isHan(words.get(word))
                && words.get(word - 1).isAnyOf(COUNTING);
    }

    /** "From" my deposit, "send" it to my mum: no remark without what stands before. */
    private boolean isObject(int start) {
        if (start == 0) {
            return false;
        }
        if (isCounted(start)) {
            return true;
        }
        Lexeme before = words.get(start - 1);
        if (words.get(start).is(Kind.PERIOD) && !HanRun.isHan(words.get(start))) {
            return true; // "drop 50 USDC in aave each month saving for a bike"
        }
        boolean step = before.is(Kind.THEN) && words.get(start).isAnyOf(Verbs.REQUESTS); // 再 转出去
        return step || before.isAnyOf(TIES) || before.isAnyOf(Verbs.ANY);
    }

    /** Up to a verb; or, if enough is said for it not to be the verb itself ("withhold 5 USDC"), up to the value. */
    private void findInFront(int from, int value) {
        List<Remark> remarks = new ArrayList<>();
        boolean verb = false;
        for (int end = from + 1; end <= value; end++) {
            verb |= words.get(end - 1).isAnyOf(Verbs.ANY);
            boolean paused = end == value
                    && !verb
                    && end - from >= FEWEST
                    && !words.get(end - 1).is(Kind.HAVE) // "well i got 900 USDT for ETH"
                    && words.get(end - 1).end() < words.get(end).start();
            boolean beforeVerb = end < value && words.get(end).isAnyOf(Verbs.ANY) && !isTurned(from, end);
            if (paused || beforeVerb) {
                offer(from, end, Place.FRONT, remarks);
            }
        }
        Collections.reverse(remarks);
        add(remarks);
    }

    /** "I won't" swap 3 ETH, "he told me to" swap 3 ETH: right before the verb, it says that nobody asks for it. */
    private boolean isTurned(int from, int to) {
        if (HanRun.isHan(words.get(to - 1))) {
            String said = text.substring(words.get(from).start(), words.get(to).start());
            return TURNED.matcher(Hanzi.simplified(said)).find();
        }
        for (int i = Math.max(from, to - 2); i < to; i++) {
            boolean turns = words.get(i).isAnyOf(TURNS)
                    || TURNING.contains(words.get(i).text().toLowerCase(Locale.ROOT));
            boolean politely = words.get(i).is(Kind.IF)
                    && i + 1 < to
                    && words.get(i + 1).text().equalsIgnoreCase("you");
            if (turns && !politely && !HanRun.isHan(words.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Adds a stretch that may be a remark by what stands in it. */
    private void offer(int from, int to, Place place, List<Remark> remarks) {
        boolean points = false;
        boolean asks = false;
        boolean whole = (from == 0 || isSign(from - 1)) && (to == words.size() || isSign(to));
        boolean chinese = false;
        for (int i = from; i < to; i++) {
            Lexeme word = words.get(i);
            if ((word.isAnyOf(OF_REQUESTS) && !whole)
                    || WAITING.contains(word.text().toLowerCase(Locale.ROOT))) {
                return;
            }
            points |= word.is(Kind.IT);
            asks |= word.isAnyOf(Verbs.REQUESTS);
            chinese |= HanRun.isHan(word);
        }
        Lexeme opening = words.get(from);
        boolean tied = place == Place.FRONT
                ? to < words.size() && isTied(to)
                : opening.isAnyOf(ORIGINS) && !opening.is(Kind.FOR);
        boolean name = place != Place.FRONT
                && to - from == 1
                && !chinese
                && opening.kind() == Kind.WORD; // "whats my sol balance"
        boolean step = asks && (points || place == Place.MIDDLE); // "and send it to my mum"
        boolean part = DONE.contains(opening.text()) || isPartOfWording(from, to);
        if (!tied && !name && !step && !part && !(place == Place.FRONT && isSubject(from, to))) {
            remarks.add(remark(from, to, place));
        }
    }

    private void add(List<Remark> remarks) {
        if (!remarks.isEmpty()) {
            found.add(remarks);
        }
    }

    /** Whether a clause with these values may tell of the world: nothing in it is only ever asked for, and its tokens are spoken of elsewhere. */
    private boolean mayBeTold(int from, int to) {
        boolean tells = false;
        for (int i = from; i < to; i++) {
            Lexeme word = words.get(i);
            tells |= !isValue(i);
            if (word.isAnyOf(ONLY_ASKED)
                    || word.isAnyOf(LIMITS)
                    || (word.kind() == Kind.TOKEN && !isElsewhere(word, from, to))) {
                return false;
            }
        }
        return tells;
    }

    private boolean isElsewhere(Lexeme token, int from, int to) {
        for (int i = 0; i < words.size(); i++) {
            Lexeme other = words.get(i);
            if ((i < from || i >= to)
                    && other.kind() == Kind.TOKEN
                    && other.text().equals(token.text())) {
                return true;
            }
        }
        return false;
    }

    public Remark remark(int from, int to, Place place) {
        return remark(words.subList(from, to), text, place);
    }

    /** A stretch of a text as the model sees it: in lower case, with the kind of each value for the value. */
    public static Remark remark(List<Lexeme> stretch, String text, Place place) {
        StringBuilder said = new StringBuilder();
        Kinds.Union kinds = new Kinds.Union();
        int at = stretch.getFirst().start();
        for (Lexeme word : stretch) {
            kinds.with(word.kinds());
            said.append(text, at, word.start());
            said.append(
                    word.isAnyOf(VALUES)
                            ? " " + word.kind() + " "
                            : text.substring(word.start(), word.end()).toLowerCase(Locale.ROOT));
            at = word.end();
        }
        return new Remark(stretch.getFirst().start(), stretch.getLast().end(), place, said.toString(), kinds.kinds());
    }

    /** One character, as the 就 of 到账就转 or the 内 of 三天内, turns what is said; 我欠 and 钱包里 say whose it is, and where. */
    private boolean isPartOfWording(int from, int to) {
        String said = Hanzi.simplified(
                text.substring(words.get(from).start(), words.get(to - 1).end()));
        return HanRun.isHan(words.get(from))
                && ((said.length() == 1 && !said.equals("来")) || said.endsWith("欠") || WHERE.contains(said));
    }

    /** 我弟买 250 个 UNI, "my brother buys 2 ETH": who does it, and it is not the one who speaks. Of 老板 alone, it is who is spoken to. */
    private boolean isSubject(int from, int to) {
        String who = words.get(from).text();
        return to == from + 1
                && to < words.size()
                && words.get(from).is(Kind.SOMEBODY)
                && words.get(to).isAnyOf(Verbs.ANY)
                && (who.startsWith("我") || who.startsWith("咱") || who.startsWith("my ") || who.startsWith("our "));
    }

    /** The aave of 从 aave 转出: which way it goes says the word before it, which is no remark. */
    private boolean isTied(int index) {
        Lexeme before = words.get(index - 1);
        return isValue(index) && HanRun.isHan(before) && before.isAnyOf(TIES);
    }

    boolean isValue(int index) {
        return words.get(index).isAnyOf(VALUES);
    }
}
