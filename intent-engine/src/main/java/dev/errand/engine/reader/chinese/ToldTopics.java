package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 小店今天收的 1200u，麻烦兑成 USDC and UNI 我不想拿了，全换 DAI: Chinese first names what it speaks of, with where it comes from or how it
 * feels, and says what to do behind a pause. A verb in what is only told of it (收的, 发的, 借给朋友的) asks for nothing. Left of the topic is its
 * amount and token, so that the request has them.
 *
 * <p>What the topic may not hold is a request, a condition, a time to come, somebody else's purse or a doubt: then nothing is changed. The
 * words stand in {@code told-zh.txt}. Not thread-safe; lives within one reading.
 */
public final class ToldTopics {

    private static final WordLists WORDS = WordLists.read("told-zh.txt");
    private static final Pattern GIVEN = pattern("GIVEN");
    private static final Pattern PLACED = pattern("PLACED");
    private static final Pattern ARRIVED = pattern("ARRIVED");
    private static final Pattern POINTED = pattern("POINTED");
    private static final Pattern COMMENT = pattern("COMMENT");
    private static final Pattern GIVEN_UP = pattern("GIVEN_UP");
    private static final Pattern WEIGHING = pattern("WEIGHING");
    private static final Pattern WISHING = pattern("WISHING");
    private static final Pattern OWNED = pattern("OWNED");
    private static final Pattern LIMITING = pattern("LIMITING");
    private static final Pattern KEPT = pattern("KEPT");

    private static final Set<Kind> CLAIMING = Clause.union(
            Verbs.OF_TOKENS, Kind.SELL_ALL, Kind.USE, Kind.PUT, Kind.GIVE, Kind.OBJECT, Kind.CLEAR, Kind.RETURN);
    /** What makes more of a topic than a topic. */
    private static final Set<Kind> NO_TOPIC = Kinds.of(
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.MODEL,
            Kind.GPU,
            Kind.IF,
            Kind.QUESTION,
            Kind.ADVICE,
            Kind.HOW_MUCH,
            Kind.QUOTE,
            Kind.OR,
            Kind.THEN,
            Kind.REST,
            Kind.ALL_BUT,
            Kind.CLOCK,
            Kind.PERIOD,
            Kind.PERIOD_BAD,
            Kind.EVERY,
            Kind.RECURRING,
            Kind.BAD_NUMBER,
            Kind.NEGATIVE,
            Kind.AT_MOST,
            Kind.MEND,
            Kind.AND,
            Kind.EACH,
            Kind.SHARE,
            Kind.DOLLAR,
            Kind.CURRENCY,
            Kind.BECOME,
            Kind.ABOVE,
            Kind.BELOW);

    private static final Set<Kind> CALM = Kinds.of(
            Kind.WORD,
            Kind.FILLER,
            Kind.HARMLESS,
            Kind.SMALL_TALK,
            Kind.SUBJECT,
            Kind.NOT,
            Kind.TIME_MARK,
            Kind.OF,
            Kind.UP,
            Kind.DOWN,
            Kind.PAST,
            Kind.SOME,
            Kind.LOW,
            Kind.CONTEXT);
    private static final Set<Kind> DOING =
            Clause.union(Verbs.OF_TOKENS, Kind.BECOME, Kind.SELL_ALL, Kind.PUT, Kind.GIVE);
    /** An amount of its own: the request is about something else than the topic, or about a part of it. */
    private static final Set<Kind> OWN_AMOUNT = Kinds.of(
            Kind.NUMBER,
            Kind.BAD_NUMBER,
            Kind.SOME,
            Kind.IT,
            Kind.REST,
            Kind.EACH,
            Kind.ALL_BUT,
            Kind.OR,
            Kind.NOT,
            Kind.IF,
            Kind.HOW_MUCH,
            Kind.SPLIT,
            Kind.DOLLAR,
            Kind.PAST_TIME,
            Kind.FROM);

    private static final Set<Kind> ASIDE =
            Kinds.of(Kind.FILLER, Kind.SUBJECT, Kind.MINE, Kind.PAST_TIME, Kind.SOMEBODY);
    private static final Set<Kind> INSIDE =
            Kinds.of(Kind.SUBJECT, Kind.MINE, Kind.SOMEBODY, Kind.PAST_TIME, Kind.POSITION, Kind.TOKEN, Kind.NUMBER);
    private static final Set<Kind> TAKING = Kinds.of(Kind.OBJECT, Kind.USE, Kind.SELL, Kind.SEND, Kind.SUPPLY);
    private static final Set<Kind> WALLET_TAKES = Kinds.of(Kind.WITHDRAW, Kind.USE);
    private static final String VAGUE = "点些";
    /** How many lexemes may tell which tokens are meant: a segment without end is not searched for each of its verbs. */
    private static final int LONGEST_HEAD = 40;

    private final List<Lexeme> lexemes;

    private ToldTopics(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
    }

    private static Pattern pattern(String name) {
        return Pattern.compile(String.join("|", WORDS.named(name)));
    }

    public static List<Lexeme> left(List<Lexeme> lexemes) {
        boolean han = false;
        boolean pause = false;
        boolean token = false;
        for (Lexeme lexeme : lexemes) {
            han |= HanRun.isHan(lexeme);
            token |= lexeme.is(Kind.TOKEN);
            pause |= token && Joints.OF_TELLINGS.contains(lexeme.kind());
        }
        if (!han || !token) {
            return lexemes;
        }
        List<Lexeme> bare = new ToldTopics(lexemes).undescribed();
        return pause ? new ToldTopics(bare).left() : bare;
    }

    /** 把老板发的 1 ETH 换成 DAI: without what only says which ETH it is. */
    private List<Lexeme> undescribed() {
        List<Lexeme> bare = new ArrayList<>();
        for (int i = 0; i < lexemes.size(); i++) {
            bare.add(lexemes.get(i));
            int start = lexemes.get(i).isAnyOf(TAKING) && HanRun.isHan(lexemes.get(i)) ? startOfAsset(i + 1) : i;
            String head = start > i + 1 ? text(i + 1, start) : "";
            boolean told = !head.isEmpty()
                    && GIVEN.matcher(head).find()
                    && !KEPT.matcher(head).find()
                    && Lists.any(
                            lexemes.subList(i + 1, start),
                            lexeme ->
                                    CLAIMING.contains(lexeme.kind()) || lexeme.is(Kind.IT) || lexeme.is(Kind.PAST_TIME))
                    && isHead(i + 1, start, head);
            i = told ? start - 1 : i;
        }
        return bare;
    }

    /** Where the first amount or token from {@code index} on begins in its segment, its number ahead of it; −1 if none is near. */
    private int startOfAsset(int index) {
        int reach = Math.min(lexemes.size(), index + LONGEST_HEAD);
        for (int i = index;
                i < reach && !Joints.OF_TELLINGS.contains(lexemes.get(i).kind());
                i++) {
            int token = i + 1;
            while (isAny(token, Kind.MEASURE)) {
                token++;
            }
            if (lexemes.get(i).is(Kind.TOKEN) || (lexemes.get(i).is(Kind.NUMBER) && isAny(token, Kind.TOKEN))) {
                return i;
            }
        }
        return -1;
    }

    /**
     * What a text speaks of.
     *
     * @param from where its segment begins
     * @param asset the lexemes that name it
     * @param to where its segment ends
     * @param counted whether its amount is said
     * @param all whether all of it is meant
     * @param kept whether it lies in a market, out of which it has to be taken
     */
    private record Topic(int from, List<Lexeme> asset, int to, boolean counted, boolean all, boolean kept) {}

    private List<Lexeme> left() {
        Topic topic = topic();
        int next = topic == null ? -1 : behindRemarks(topic.to() + 1);
        if (topic == null || next < 0) {
            return lexemes;
        }
        boolean all = topic.all();
        if (isAllAlone(next)) { // UNI 我不想要了，一个不留，…
            all = true;
            next = behindRemarks(next + 2);
        }
        if (next < 0 || !isDone(next, topic)) {
            return lexemes;
        }
        int first = next;
        while (isAny(first, Kind.FILLER, Kind.SUBJECT, Kind.SMALL_TALK)) {
            first++;
        }
        List<Lexeme> left = new ArrayList<>(lexemes.subList(0, topic.from()));
        left.addAll(topic.asset());
        boolean shared = isAny(first, Kind.SHARE);
        if (all && !topic.counted() && !shared) {
            int end = topic.asset().getLast().end();
            left.add(Lexeme.of(Kind.SHARE, end, end, BigDecimal.ONE, "全"));
        }
        boolean twice = topic.counted() && shared;
        left.addAll(lexemes.subList(twice ? first + 1 : first, lexemes.size()));
        return left;
    }

    /** The first segment with a token, if it only tells of it; null if it does more. */
    private @Nullable Topic topic() {
        int token = 0;
        while (token < lexemes.size() && !lexemes.get(token).is(Kind.TOKEN)) {
            token++;
        }
        int from = startOfSegment(token);
        int to = endOfSegment(token);
        if (to >= lexemes.size()) {
            return null;
        }
        int start = token;
        while (start > from && lexemes.get(start - 1).is(Kind.MEASURE)) {
            start--;
        }
        boolean numbered = start > from && lexemes.get(start - 1).is(Kind.NUMBER);
        start = numbered ? start - 1 : token;
        int end = token + 1;
        if (!numbered && isAny(end, Kind.NUMBER) && isAny(end + 1, Kind.MEASURE)) {
            numbered = true; // UNI 30 个
            end += 2;
        }
        String head = text(from, start);
        List<Lexeme> asset = new ArrayList<>(lexemes.subList(start, end));
        boolean takes = !numbered && isAny(end, WALLET_TAKES) && isAny(end + 1, Kind.SHARE) && end + 2 == to;
        if (takes) { // 钱包里的 UNI 取六成
            asset.add(lexemes.get(end + 1));
            boolean mine = PLACED.matcher(head).find() && isHead(from, start, head);
            return mine ? new Topic(from, asset, to, true, false, false) : null;
        }
        for (int i = from; i < start; i++) {
            if (lexemes.get(i).is(Kind.MARKET)) { // Compound 那边存的 DAI
                asset.addFirst(lexemes.get(i));
            }
        }
        boolean all = isAll(end, to);
        String tail = text(end, to);
        boolean told = tail.isEmpty() || all || isComment(end, to, tail);
        boolean topical = !head.isEmpty() || !tail.isEmpty();
        return told && topical && isHead(from, start, head)
                ? new Topic(from, asset, to, numbered, all, KEPT.matcher(head).find())
                : null;
    }

    /** Whether what stands before the asset only says which it is. */
    private boolean isHead(int from, int to, String head) {
        if (head.isEmpty()) {
            return true;
        }
        boolean given = GIVEN.matcher(head).find();
        boolean placed = PLACED.matcher(head).find();
        boolean arrived = !given && ARRIVED.matcher(head).find();
        boolean pointed = POINTED.matcher(head).find();
        if (!(given || placed || arrived || pointed)
                || WEIGHING.matcher(head).find()
                || OWNED.matcher(head).find()
                || (!given && WISHING.matcher(head).find())
                || (arrived && LIMITING.matcher(head).find())) {
            return false;
        }
        int first = from;
        while (first < to && isAny(first, ASIDE)) {
            first++;
        }
        boolean told = first > from && Lists.any(lexemes.subList(from, first), lexeme -> lexeme.kind() != Kind.FILLER);
        for (int i = from; i < to; i++) {
            Lexeme lexeme = lexemes.get(i);
            if ((!HanRun.isHan(lexeme) && !lexeme.is(Kind.NUMBER) && !lexeme.is(Kind.TIME_UNIT) && !isMarketKept(i))
                    || lexeme.isAnyOf(NO_TOPIC)
                    || (lexeme.is(Kind.NOT) && !given && !pointed)
                    || (CLAIMING.contains(lexeme.kind()) && !isInside(i, to, told || i > first, arrived))) {
                return false;
            }
        }
        return true;
    }

    private boolean isMarketKept(int index) {
        return lexemes.get(index).is(Kind.MARKET)
                && KEPT.matcher(text(index + 1, endOfSegment(index))).find();
    }

    /** Whether a verb belongs to what is told: 收的, 老板发的, 卖手机换来的; 取我存的 asks. */
    private boolean isInside(int verb, int to, boolean told, boolean arrived) {
        Kind kind = lexemes.get(verb).kind();
        if (kind == Kind.OBJECT || kind == Kind.SELL_ALL || kind == Kind.CLEAR) {
            return false;
        }
        int next = verb + 1;
        if (next >= to) {
            return arrived && told;
        }
        Lexeme behind = lexemes.get(next);
        if (behind.is(Kind.OF)) {
            return true;
        }
        if (kind == Kind.GIVE) {
            return behind.is(Kind.SUBJECT)
                    || behind.is(Kind.SOMEBODY)
                    || behind.text().startsWith("我");
        }
        boolean object = !behind.isAnyOf(INSIDE) && !CLAIMING.contains(behind.kind());
        boolean bare = kind == Kind.WITHDRAW || kind == Kind.BORROW || kind == Kind.SUPPLY || kind == Kind.USE;
        return object && (told || !bare);
    }

    /** Whether what stands behind the asset only says how it is, or that nobody wants it any more. */
    private boolean isComment(int from, int to, String tail) {
        if (GIVEN_UP.matcher(tail).matches()) {
            return true;
        }
        for (int i = from; i < to; i++) {
            Lexeme lexeme = lexemes.get(i);
            boolean length = lexeme.is(Kind.NUMBER) && isAny(i + 1, Kind.TIME_UNIT);
            boolean kept = lexeme.is(Kind.SUPPLY) && lexeme.text().endsWith("着");
            boolean sees = lexeme.is(Kind.SHOW)
                    || lexeme.is(Kind.TIME_UNIT)
                    || lexeme.is(Kind.HITS)
                    || lexeme.is(Kind.BUY)
                    || lexeme.is(Kind.REPAY);
            if (!HanRun.isHan(lexeme) && !lexeme.is(Kind.TIME_UNIT) && !length) {
                return false;
            }
            if (!CALM.contains(lexeme.kind()) && !length && !kept && !sees) {
                return false;
            }
        }
        return COMMENT.matcher(tail).lookingAt() && !WEIGHING.matcher(tail).find() && !ChineseWeight.isIn(tail);
    }

    /** 我一分不留, 全部: the whole of it, said behind it. */
    private boolean isAll(int from, int to) {
        int at = from;
        while (at < to && isAny(at, Kind.SUBJECT, Kind.FILLER)) {
            at++;
        }
        return at == to - 1 && isAny(at, Kind.SHARE) && lexemes.get(at).isAll();
    }

    private boolean isAllAlone(int index) {
        return isAny(index, Kind.SHARE) && lexemes.get(index).isAll() && isAny(index + 1, Joints.OF_TELLINGS);
    }

    /** Behind the segments that only remark something; −1 if there is nothing behind them. */
    private int behindRemarks(int from) {
        int at = from;
        while (at < lexemes.size()) {
            int end = endOfSegment(at);
            boolean calm = end > at && end < lexemes.size();
            for (int i = at; calm && i < end; i++) {
                calm = CALM.contains(lexemes.get(i).kind()) && HanRun.isHan(lexemes.get(i));
            }
            String said = unknown(at, end);
            if (!calm || WEIGHING.matcher(said).find() || ChineseWeight.isIn(said)) {
                return at;
            }
            at = end + 1;
        }
        return -1;
    }

    /** Whether the segment does something with the topic, and names no other amount. */
    private boolean isDone(int from, Topic topic) {
        int end = endOfSegment(from);
        boolean does = false;
        boolean takesOut = false;
        int first = from;
        while (isAny(first, Kind.FILLER, Kind.SUBJECT, Kind.SMALL_TALK)) {
            first++;
        }
        int tokens = 0;
        for (int i = from; i < end && lexemes.get(i).kind() != Kind.THEN; i++) {
            Lexeme lexeme = lexemes.get(i);
            boolean share = lexeme.is(Kind.SHARE) && (i > first || (topic.counted() && !lexeme.isAll()));
            boolean vague = DOING.contains(lexeme.kind())
                    && HanRun.isHan(lexeme)
                    && VAGUE.indexOf(lexeme.text().charAt(lexeme.text().length() - 1)) >= 0;
            if (OWN_AMOUNT.contains(lexeme.kind()) || lexeme.is(Kind.BAD_NUMBER) || share || vague) {
                return false;
            }
            tokens += lexeme.is(Kind.TOKEN) ? 1 : 0;
            does |= DOING.contains(lexeme.kind());
            takesOut |= lexeme.kind() == Kind.WITHDRAW;
        }
        boolean behindVerb = isAny(first, Kind.USE, Kind.OBJECT) && isAny(first + 1, Kind.TOKEN, Kind.MINE);
        return does && tokens <= 1 && !behindVerb && (!topic.kept() || takesOut);
    }

    private String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(lexemes.get(i).text());
        }
        return Hanzi.simplified(text.toString());
    }

    /** What is said without the words that are known to be harmless. */
    private String unknown(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            boolean known =
                    lexemes.get(i).kind() == Kind.HARMLESS || lexemes.get(i).kind() == Kind.SMALL_TALK;
            text.append(
                    known || lexemes.get(i).text().equals("我想")
                            ? ""
                            : lexemes.get(i).text());
        }
        return Hanzi.simplified(text.toString());
    }

    private boolean isAny(int index, Kind... kinds) {
        for (Kind kind : kinds) {
            if (index >= 0 && index < lexemes.size() && lexemes.get(index).is(kind)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAny(int index, Set<Kind> kinds) {
        return index >= 0 && index < lexemes.size() && lexemes.get(index).isAnyOf(kinds);
    }

    private int startOfSegment(int index) {
        int from = Math.min(index, lexemes.size());
        while (from > 0 && !Joints.OF_TELLINGS.contains(lexemes.get(from - 1).kind())) {
            from--;
        }
        return from;
    }

    private int endOfSegment(int index) {
        int to = index;
        while (to < lexemes.size()
                && !Joints.OF_TELLINGS.contains(lexemes.get(to).kind())) {
            to++;
        }
        return to;
    }
}
