package dev.errand.engine.reader.phrase;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Cursor;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Phrase.Measure;
import dev.errand.engine.reader.syntax.Phrase.Part;
import dev.errand.engine.reader.syntax.Phrase.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes phrases of what compute jobs consist of: models, GPUs, and counts of tokens, requests, frames and parameters. */
final class Jobs {

    private static final Set<Kind> BEHIND_BARE = Kinds.of(
            Kind.COMMA,
            Kind.STOP,
            Kind.AND,
            Kind.EACH,
            Kind.INPUT,
            Kind.OUTPUT,
            Kind.GENERATE,
            Kind.RUN,
            Kind.BUDGET,
            Kind.AT_MOST);

    /** Before what is counted it says nothing: "run it on some prompts". */
    private static final Set<String> ANY_NUMBER = Set.of("some", "any", "the", "一些", "些");

    /** What joins what is given and what is got. */
    private static final Set<Kind> PAIRING = Kinds.of(Kind.AND, Kind.COMMA, Kind.OR);

    private static final Set<Kind> DIRECTIONS = Kinds.of(Kind.INPUT, Kind.OUTPUT);

    private static final Set<String> ASKING = Set.of(
            "ask", "try", "try out", "tell", "let", "submit", "query", "call", "hit", "fire", "throw", "issue", "make",
            "do");
    private static final Set<Kind> BEFORE_ASKING =
            Kinds.of(Kind.FILLER, Kind.THEN, Kind.AND, Kind.COMMA, Kind.NEED, Kind.WANT, Kind.SMALL_TALK);

    /** How many lexemes may stand between what is given and what is got. */
    private static final int LONGEST_PAIR = 6;

    /** 训练一个 bert, 预训练一个 1.3B 的: one model is trained, and how many is no value of the job. */
    static List<Lexeme> withoutOne(List<Lexeme> lexemes) {
        for (int i = 1; i + 2 < lexemes.size(); i++) {
            Lexeme next = lexemes.get(i + 2);
            boolean one = lexemes.get(i).isNumber(BigDecimal.ONE)
                    && lexemes.get(i + 1).kind() == Kind.MEASURE
                    && lexemes.get(i - 1).is(Kind.TRAIN)
                    && (next.is(Kind.MODEL) || next.is(Kind.MODEL_NOUN) || next.is(Kind.NUMBER));
            if (one) {
                List<Lexeme> kept = new ArrayList<>(lexemes);
                kept.subList(i, i + 2).clear();
                return kept;
            }
        }
        return lexemes;
    }

    /** 2048 token 进 512 token 出: what a model is given, and what it gives. */
    static List<Lexeme> inAndOut(List<Lexeme> lexemes) {
        int in = -1;
        List<Lexeme> told = lexemes;
        for (int i = 1; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            if (isPairBehind(lexemes, i)) { // 进 3000 出 1000, in 3000 out 1000
                told = new ArrayList<>(told);
                told.set(i, lexemes.get(i + 1));
                told.set(i + 1, as(Kinds.of(Kind.INPUT, Kind.IN), Kind.INPUT, lexeme));
                told.set(i + 2, lexemes.get(i + 3));
                told.set(i + 3, as(Kinds.of(Kind.OUTPUT, Kind.OUT), Kind.OUTPUT, lexemes.get(i + 2)));
                i += 3;
                continue;
            }
            boolean counted =
                    lexemes.get(i - 1).is(Kind.TOKEN_UNIT) || lexemes.get(i - 1).is(Kind.NUMBER);
            if (counted
                    && (lexeme.text().equals("进")
                            || lexeme.text().equals("進")
                            || lexeme.text().equals("入"))) {
                in = i;
            } else if (counted
                    && in > 0
                    && i - in <= LONGEST_PAIR
                    && lexeme.text().equals("出")
                    && isJob(lexemes)) {
                told = new ArrayList<>(told);
                told.set(in, as(Kinds.of(Kind.INPUT, Kind.IN), Kind.INPUT, lexemes.get(in)));
                told.set(i, as(Kinds.of(Kind.OUTPUT, Kind.OUT), Kind.OUTPUT, lexeme));
                in = -1;
            }
        }
        return told;
    }

    private static boolean isPairBehind(List<Lexeme> lexemes, int i) {
        return i + 3 < lexemes.size()
                && GOES_IN.contains(lexemes.get(i).text().toLowerCase(Locale.ROOT))
                && lexemes.get(i + 1).kind() == Kind.NUMBER
                && COMES_OUT.contains(lexemes.get(i + 2).text().toLowerCase(Locale.ROOT))
                && lexemes.get(i + 3).kind() == Kind.NUMBER
                && Lexeme.isIn(lexemes, Kind.MODEL)
                && Lists.any(lexemes, HanRun::isHan);
    }

    /**
     * "Submit 200 prompts to llama-3-8b", "query llama-3-8b 50 times", "use llama-3-8b to summarise my file", "at the latest in 2 hours": verbs that
     * run a model where one is named, how often it is asked, and an end that stands before its time.
     */
    static List<Lexeme> asked(List<Lexeme> lexemes) {
        if (Lists.none(lexemes, lexeme -> lexeme.kind() == Kind.MODEL)) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes);
        for (int i = 0; i + 1 < told.size(); i++) {
            Lexeme next = told.get(i + 1);
            String said = told.get(i).text().toLowerCase(Locale.ROOT);
            boolean begins = i == 0 || BEFORE_ASKING.contains(told.get(i - 1).kind());
            boolean counts = next.is(Kind.NUMBER)
                    && i + 2 < told.size()
                    && (told.get(i + 2).is(Kind.REQUEST_UNIT) || told.get(i + 2).is(Kind.RUN));
            boolean asks = begins && ASKING.contains(said) && (next.kind() == Kind.MODEL || counts);
            int read = next.is(Kind.MEASURE) && i + 2 < told.size() ? i + 2 : i + 1;
            boolean reads = told.get(i).kind() == Kind.SHOW
                    && (said.startsWith("summari") || Hanzi.areIn(said))
                    && told.get(read).is(Kind.ATTACHMENT);
            if (asks || reads) {
                told.set(i, as(Kinds.of(Kind.RUN), Kind.RUN, told.get(i)));
            }
            boolean times = asks
                    && i + 3 < told.size()
                    && told.get(i + 2).is(Kind.NUMBER)
                    && told.get(i + 3).text().equalsIgnoreCase("times");
            boolean vague = told.get(i).kind() == Kind.SOME
                    && !ANY_NUMBER.contains(said)
                    && (next.is(Kind.REQUEST_UNIT)
                            || next.is(Kind.TOKEN_UNIT)
                            || next.is(Kind.INPUT)
                            || next.is(Kind.OUTPUT));
            if (vague) {
                told.set(i, as(Kinds.of(Kind.BAD_NUMBER), Kind.BAD_NUMBER, told.get(i))); // "a few hundred requests"
            }
            if (times) {
                told.set(i + 3, as(Kinds.of(Kind.REQUEST_UNIT), Kind.REQUEST_UNIT, told.get(i + 3)));
            }
        }
        told.removeIf(lexeme -> lexeme.kind() == Kind.ARE_OVER && isBeforeTime(told, lexeme));
        return told;
    }

    private static boolean isBeforeTime(List<Lexeme> lexemes, Lexeme end) {
        int behind = lexemes.indexOf(end) + 1;
        return end.text().equalsIgnoreCase("at the latest")
                && behind + 1 < lexemes.size()
                && (lexemes.get(behind).is(Kind.IN) || lexemes.get(behind).is(Kind.WITHIN))
                && lexemes.get(behind + 1).is(Kind.NUMBER);
    }

    private static boolean isJob(List<Lexeme> lexemes) {
        return Lists.any(
                lexemes, lexeme -> lexeme.is(Kind.MODEL) || lexeme.is(Kind.MODEL_NOUN) || lexeme.is(Kind.TOKEN_UNIT));
    }

    private static Lexeme as(Set<Kind> kinds, Kind kind, Lexeme lexeme) {
        return new Lexeme(Kinds.copyOf(kinds), kind, lexeme.start(), lexeme.end(), null, lexeme.text());
    }

    private static final Set<String> GOES_IN = Set.of("进", "進", "入", "in");
    private static final Set<String> COMES_OUT = Set.of("出", "out");

    private Jobs() {}

    /** A number of things, which must be whole and above zero. */
    static void whole(Lexeme number, String path, List<Part> parts, List<String> wrong) {
        BigDecimal value = number.number();
        boolean proper = value != null
                && !number.is(Kind.BAD_NUMBER)
                && value.signum() > 0
                && value.stripTrailingZeros().scale() <= 0;
        if (proper && value != null) {
            parts.add(new Part(path, Draft.plain(value), Span.of(number)));
        } else {
            wrong.add(path);
        }
    }

    /** "50,000 tokens", "输入512 token", "1000个请求", "250 frames", "a 7B model". */
    static @Nullable Phrase count(Cursor cursor) {
        Lexeme first = cursor.peek();
        String direction = "";
        if ((cursor.is(Kind.INPUT) || cursor.is(Kind.OUTPUT))
                && (cursor.next(1, Kind.NUMBER)
                        || cursor.next(1, Kind.FILLER)
                        || (cursor.next(1, Kind.EACH) && cursor.next(2, Kind.NUMBER))
                        || (cursor.next(1, Kind.TOKEN_UNIT) && cursor.next(2, Kind.NUMBER)))) {
            direction = cursor.take().is(Kind.INPUT) ? "input" : "output";
            cursor.skipAll(Kind.FILLER);
        }
        if (cursor.is(Kind.ARTICLE)) {
            cursor.take(); // "a 7B model"
        } else if (cursor.is(Kind.NUMBER)
                && cursor.next(1, Kind.MEASURE)
                && cursor.next(2, Kind.NUMBER)
                && cursor.peek().isNumber(BigDecimal.ONE)) {
            cursor.take(); // "一个70亿参数的模型"
            cursor.take();
        }
        cursor.skip(Kind.EACH);
        cursor.skipAll(Kind.MINE);
        String named = named(cursor, direction);
        if (!named.isEmpty()) { // "requests: 1200", "帧数 600"
            cursor.take();
            while (!cursor.atEnd()
                    && (cursor.peek().kind() == Kind.FILLER
                            || cursor.peek().kind() == Kind.AT_MOST
                            || cursor.peek().kind() == Kind.COMMA)) {
                cursor.take();
            }
            List<Part> parts = new ArrayList<>();
            List<String> wrong = new ArrayList<>();
            if (!cursor.is(Kind.NUMBER)
                    || cursor.next(1, Kind.TOKEN)
                    || cursor.next(1, Kind.TOKEN_UNIT)
                    || cursor.next(1, Kind.REQUEST_UNIT) // "on my prompts: 2,000 requests"
                    || (cursor.nextIsAnyOf(1, DIRECTIONS) && cursor.next(2, Kind.TOKEN_UNIT))
                    || cursor.next(1, Kind.TIME_UNIT)
                    || (cursor.next(1, Kind.MEASURE)
                            && !cursor.nextIsAnyOf(2, BEHIND_BARE)
                            && cursor.peekKind(2) != Kind.STOP)
                    || cursor.next(1, Kind.DOLLAR)) {
                return null;
            }
            whole(cursor.take(), named, parts, wrong);
            cursor.skip(Kind.MEASURE); // 请求 300 个
            if ((cursor.is(Kind.TO) || cursor.is(Kind.BETWEEN)) && cursor.next(1, Kind.NUMBER)) { // "frames 10 to 50"
                cursor.take();
                cursor.take();
                parts.clear();
                wrong.add(named);
            }
            return Phrase.of(kind(named), first, cursor.last(), List.copyOf(parts), List.copyOf(wrong));
        }
        if (!cursor.is(Kind.NUMBER) && !cursor.is(Kind.BAD_NUMBER)) {
            return null;
        }
        Lexeme number = cursor.take();
        boolean either = false;
        if (cursor.is(Kind.OR) && cursor.next(1, Kind.NUMBER)) {
            cursor.take();
            cursor.take();
            either = true;
        }
        int afterNumber = cursor.mark();
        cursor.skipAll(Kind.MEASURE, Kind.FILLER, Kind.OF);
        if (cursor.is(Kind.RUN) && cursor.next(1, Kind.REQUEST_UNIT) && !cursor.isChinese()) {
            cursor.take(); // "100 inference requests"
        }
        String path = unit(cursor, direction);
        if (path == null) {
            cursor.reset(afterNumber);
            if (cursor.isAnyOf(Kinds.of(Kind.REQUEST_UNIT, Kind.FRAME_UNIT))) {
                path = unit(cursor, direction);
            }
        }
        if (path == null && !direction.isEmpty() && Hanzi.areIn(first.text())) {
            cursor.reset(afterNumber);
            path = cursor.atEnd() || BEHIND_BARE.contains(cursor.peekKind())
                    ? direction + "Tokens"
                    : null; // 输入 500 输出 200
        }
        if (path == null) {
            return null;
        }
        List<Part> parts = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        if (either) {
            wrong.add(path);
        } else {
            whole(number, path, parts, wrong);
        }
        Phrase phrase = Phrase.of(kind(path), first, cursor.last(), List.copyOf(parts), List.copyOf(wrong))
                .withText(cursor.last().text());
        if (!path.equals("tokens") || number.number() == null) {
            return phrase;
        }
        // "swap 500 tokens": of an asset, it is an amount without a token
        Holding holding = Holding.EMPTY.withAmount(Measure.VALUE, number.number(), Span.of(number));
        return new Phrase(
                phrase.kinds(),
                phrase.kind(),
                phrase.start(),
                phrase.end(),
                "",
                holding,
                phrase.parts(),
                phrase.wrong());
    }

    /** Of what a unit that stands before its number counts; empty if none stands here. */
    private static String named(Cursor cursor, String direction) {
        if (cursor.is(Kind.REQUEST_UNIT)) {
            return "requests";
        } else if (cursor.is(Kind.FRAME_UNIT)) {
            return "frames";
        } else if (cursor.is(Kind.PARAMETER_UNIT)) {
            return "parameters";
        }
        boolean tokens = cursor.is(Kind.TOKEN_UNIT) && cursor.isChinese();
        return !tokens ? "" : direction.isEmpty() ? "tokens" : direction + "Tokens";
    }

    private static @Nullable String unit(Cursor cursor, String said) {
        String direction = said;
        if ((cursor.is(Kind.INPUT) || cursor.is(Kind.OUTPUT)) && cursor.next(1, Kind.TOKEN_UNIT)) {
            direction = cursor.take().is(Kind.INPUT) ? "input" : "output";
        }
        if (cursor.is(Kind.TOKEN_UNIT)) {
            cursor.take();
            int mark = cursor.mark();
            cursor.skipAll(Kind.FILLER);
            boolean eachWay = cursor.is(Kind.EACH)
                    && (cursor.next(1, Kind.INPUT) || cursor.next(1, Kind.OUTPUT))
                    && !cursor.next(2, Kind.NUMBER);
            if (eachWay) {
                cursor.take(); // "250 tokens each in, 10 out"
            }
            if (cursor.is(Kind.OF)
                    && direction.isEmpty()
                    && ((cursor.next(1, Kind.INPUT) && !cursor.next(2, Kind.NUMBER))
                            || (cursor.next(1, Kind.OUTPUT) && !cursor.next(2, Kind.NUMBER)))) {
                cursor.take(); // 2000 个 token 的输入
            }
            boolean before = (cursor.is(Kind.INPUT) || cursor.is(Kind.OUTPUT))
                    && cursor.next(1, Kind.NUMBER)
                    && !isSaidBehind(cursor);
            boolean inDeadline = cursor.is(Kind.IN)
                    && (cursor.next(1, Kind.NUMBER) || cursor.next(1, Kind.ARTICLE))
                    && !isSaidBehind(cursor); // "1k tokens in 500 tokens out"
            if (direction.isEmpty() && !before && !inDeadline && (cursor.is(Kind.INPUT) || cursor.is(Kind.OUTPUT))) {
                direction = cursor.take().is(Kind.INPUT) ? "input" : "output";
            } else {
                cursor.reset(mark);
            }
            cursor.skip(Kind.EACH);
            return direction.isEmpty() ? "tokens" : direction + "Tokens";
        }
        if (!said.isEmpty()) {
            return null;
        }
        if (isPair(cursor)) { // "300 input and 100 output tokens", "1k in / 200 out"
            boolean given = cursor.take().is(Kind.INPUT);
            cursor.skip(Kind.OR);
            return given ? "inputTokens" : "outputTokens";
        }
        boolean of = cursor.is(Kind.OF)
                && (cursor.next(1, Kind.INPUT) || cursor.next(1, Kind.OUTPUT))
                && !cursor.isChinese(); // "800 tokens of input and 150 of output"
        if (of) {
            cursor.take();
            boolean given = cursor.take().is(Kind.INPUT);
            cursor.skip(Kind.EACH);
            return given ? "inputTokens" : "outputTokens";
        }
        boolean alone = cursor.isAnyOf(DIRECTIONS)
                && cursor.isChinese()
                && !cursor.is(Kind.REQUEST_UNIT)
                && (cursor.isLast() || BEHIND_BARE.contains(cursor.peekKind(1)))
                && !cursor.next(2, Kind.NUMBER); // 500 输入，100 输出
        if (alone) {
            return cursor.take().is(Kind.INPUT) ? "inputTokens" : "outputTokens";
        }
        boolean out = cursor.is(Kind.OUTPUT) && cursor.is(Kind.OUT);
        boolean in = cursor.is(Kind.INPUT) && cursor.is(Kind.IN);
        boolean second = isSecondOfPair(cursor);
        if (second
                || ((out || in)
                        && (cursor.next(1, Kind.COMMA)
                                || cursor.next(1, Kind.AND)
                                || cursor.next(1, Kind.EACH)
                                || (in
                                        && cursor.next(1, Kind.NUMBER)
                                        && cursor.next(2, Kind.OUTPUT)) // "800 in 200 out"
                                || cursor.isLast()))) {
            cursor.take(); // "700 tokens in and 350 out each"
            each(cursor);
            return out || second ? "outputTokens" : "inputTokens";
        }
        if (cursor.is(Kind.PARAMETER_UNIT)) {
            cursor.take();
            cursor.skipAll(Kind.OF);
            cursor.skip(Kind.MODEL_NOUN);
            return "parameters";
        } else if (cursor.is(Kind.MODEL_NOUN)) {
            cursor.take();
            return "parameters";
        } else if (cursor.is(Kind.FRAME_UNIT)) {
            cursor.take();
            return "frames";
        } else if (cursor.is(Kind.REQUEST_UNIT)) {
            cursor.take();
            return "requests";
        }
        return null;
    }

    /** "1k input and 150 output, …", "512 in 64 out …": what is given stands before, and nothing else is counted behind. */
    private static boolean isSecondOfPair(Cursor cursor) {
        if (!cursor.is(Kind.OUTPUT)
                || cursor.mark() < 4
                || cursor.next(1, Kind.NUMBER)
                || !cursor.next(-1, Kind.NUMBER)) {
            return false;
        }
        int before = PAIRING.contains(cursor.peekKind(-2)) ? -3 : -2;
        boolean given = cursor.next(before, Kind.INPUT);
        boolean counted = cursor.next(before, Kind.TOKEN_UNIT) && cursor.next(before - 1, Kind.INPUT);
        return given ? cursor.next(before - 1, Kind.NUMBER) || cursor.next(before - 1, Kind.TOKEN_UNIT) : counted;
    }

    /** Takes "each", "on each", "for each". */
    private static void each(Cursor cursor) {
        boolean on = cursor.is(Kind.ON) || cursor.is(Kind.FOR);
        if (on && cursor.next(1, Kind.EACH)) {
            cursor.take();
        }
        cursor.skip(Kind.EACH);
    }

    /** Whether the number before the cursor and the next one are told apart only by "input" and "output" behind them. */
    private static boolean isPair(Cursor cursor) {
        boolean joined = cursor.next(1, Kind.AND) || cursor.next(1, Kind.OR) || cursor.next(1, Kind.COMMA);
        Kind other = cursor.is(Kind.INPUT) ? Kind.OUTPUT : Kind.INPUT;
        boolean close = cursor.isAnyOf(DIRECTIONS)
                && cursor.isChinese()
                && cursor.next(1, Kind.NUMBER)
                && cursor.next(2, other)
                && !cursor.next(3, Kind.NUMBER); // 500 输入 100 输出
        boolean pair = joined
                && cursor.next(2, Kind.NUMBER)
                && ((cursor.is(Kind.INPUT) && cursor.next(3, Kind.OUTPUT))
                        || (cursor.is(Kind.OUTPUT) && cursor.next(3, Kind.INPUT)));
        return close || pair;
    }

    /** 300 token 输入 80 token 输出: whether the next number, too, is followed by what it is. */
    private static boolean isSaidBehind(Cursor cursor) {
        int unit = 2;
        while (cursor.next(unit, Kind.MEASURE)) {
            unit++;
        }
        Kind other = cursor.is(Kind.INPUT) ? Kind.OUTPUT : Kind.INPUT;
        boolean bare = cursor.is(Kind.IN)
                && cursor.next(1, Kind.NUMBER)
                && cursor.next(2, other)
                && !cursor.next(3, Kind.NUMBER); // "1000 tokens in 300 out"
        return bare
                || (cursor.next(unit, Kind.TOKEN_UNIT)
                        && cursor.next(unit + 1, other)
                        && !cursor.next(unit + 2, Kind.NUMBER));
    }

    private static Kind kind(String path) {
        return switch (path) {
            case "parameters" -> Kind.PARAMETERS;
            case "frames" -> Kind.FRAMES;
            case "requests" -> Kind.REQUESTS;
            default -> Kind.TOKENS;
        };
    }

    /** A model, a market, a precision, the attachment: one word, or two with an "or" that leave it open. */
    static @Nullable Phrase named(Cursor cursor) {
        Kind kind = null;
        String path = "";
        if (cursor.is(Kind.MODEL)) {
            kind = Kind.MODEL;
            path = "model";
        } else if (cursor.is(Kind.MARKET)) {
            kind = Kind.MARKET;
            path = "market";
        } else if (cursor.is(Kind.PRECISION)) {
            kind = Kind.PRECISION;
            path = "precision";
        } else if (cursor.is(Kind.ATTACHMENT)) {
            kind = Kind.ATTACHMENT;
            path = "input";
        }
        if (kind == null) {
            return null;
        }
        Lexeme first = cursor.take();
        boolean either = false;
        while (cursor.is(Kind.OR)) {
            int skip = cursor.next(1, Kind.ON) || cursor.next(1, Kind.ARTICLE) ? 2 : 1;
            if (!cursor.next(skip, kind) && !(kind != Kind.ATTACHMENT && cursor.next(skip, Kind.WORD))) {
                break;
            }
            for (int i = 0; i <= skip; i++) {
                cursor.take();
            }
            either = true;
        }
        String value = kind == Kind.ATTACHMENT ? "attachment" : first.text();
        return either
                ? Phrase.of(kind, first, cursor.last(), List.of(), List.of(path))
                : Phrase.of(kind, first, first, List.of(new Part(path, value, Span.of(first))), List.of());
    }
}
