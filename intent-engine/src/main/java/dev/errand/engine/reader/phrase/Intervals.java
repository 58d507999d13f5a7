package dev.errand.engine.reader.phrase;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Cursor;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Part;
import dev.errand.engine.reader.syntax.Phrase.Span;
import dev.errand.engine.reader.syntax.Verbs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes phrases of what is to be done again and again. */
final class Intervals {

    private static final Set<String> TIMES = Set.of("次", "笔", "筆", "回");
    private static final Set<String> REGULARLY = Set.of("定期", "固定", "按时", "准时", "定时");

    private static final Set<Kind> BEFORE_LENGTH =
            Kinds.of(Kind.COMMA, Kind.STOP, Kind.SUBJECT, Kind.FILLER, Kind.HARMLESS, Kind.SMALL_TALK);

    private static final Set<String> SCHEDULING = Set.of("schedule", "automate");

    private static final Set<Kind> ENDS = Kinds.of(Kind.COMMA, Kind.STOP, Kind.SMALL_TALK, Kind.HARMLESS);

    /** "The 1st of every month". */
    private static final Pattern DATE = Pattern.compile("(?i)[0-9]{1,2}(?:st|nd|rd|th)");

    private static final Pattern ORDINAL = Pattern.compile("[1-9][0-9]?(?:st|nd|rd|th)");

    /** From "first" on, in this order. */
    private static final List<String> ORDINALS = List.of(
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth");

    private Intervals() {}

    /** 每周定期买: said once how often, what says that it is regular adds nothing. */
    static List<Lexeme> toldOnce(List<Lexeme> said) {
        List<Lexeme> lexemes = paidRegularly(onceIn(said));
        return Lists.none(lexemes, lexeme -> lexeme.is(Kind.PERIOD) || lexeme.is(Kind.EVERY))
                ? lexemes
                : bought(withoutOnce(Lists.those(
                        withoutSchedule(lexemes), lexeme -> !REGULARLY.contains(Hanzi.simplified(lexeme.text())))));
    }

    /** 三天一次, 一个月转一次: once in so long is every so often. */
    private static List<Lexeme> onceIn(List<Lexeme> lexemes) {
        for (int i = 0; i + 3 < lexemes.size(); i++) {
            boolean length = lexemes.get(i).is(Kind.NUMBER)
                    && lexemes.get(i + 1).is(Kind.TIME_UNIT)
                    && (i == 0 || BEFORE_LENGTH.contains(lexemes.get(i - 1).kind()));
            boolean verb = length && Verbs.OF_TOKENS.contains(lexemes.get(i + 2).kind());
            int once = verb ? i + 3 : i + 2;
            boolean told = length
                    && once + 1 < lexemes.size()
                    && lexemes.get(once).isNumber(BigDecimal.ONE)
                    && TIMES.contains(lexemes.get(once + 1).text());
            if (told) {
                int end = once + 2;
                boolean repeated = i > 0
                        && (end == lexemes.size()
                                || ENDS.contains(lexemes.get(end).kind())); // 转 50 DAI，一个月转一次
                List<Lexeme> every = new ArrayList<>(lexemes);
                every.subList(verb && !repeated ? once : i + 2, end).clear();
                int at = lexemes.get(i).start();
                every.add(i, Lexeme.of(Kind.EVERY, at, at, null, "每"));
                return every;
            }
        }
        return lexemes;
    }

    private static boolean isRegular(Lexeme lexeme) {
        return lexeme.is(Kind.PUT) && lexeme.text().contains("定投");
    }

    /** 50u 定投 UNI: what is paid stands before the verb. */
    private static List<Lexeme> paidRegularly(List<Lexeme> lexemes) {
        for (int i = 2; i + 1 < lexemes.size(); i++) {
            boolean paid = isRegular(lexemes.get(i))
                    && lexemes.get(i - 1).is(Kind.TOKEN)
                    && lexemes.get(i - 2).is(Kind.NUMBER)
                    && lexemes.get(i + 1).is(Kind.TOKEN);
            if (paid) {
                Lexeme verb = lexemes.get(i);
                List<Lexeme> bought = new ArrayList<>(lexemes);
                bought.set(i, Lexeme.of(Kind.BUY, verb.start(), verb.end(), null, verb.text()));
                return bought;
            }
        }
        return lexemes;
    }

    /** "Schedule a monthly payment of 5 DAI": how often says that already. */
    private static List<Lexeme> withoutSchedule(List<Lexeme> lexemes) {
        if (lexemes.size() <= 3) {
            return lexemes;
        }
        String first = lexemes.getFirst().text().toLowerCase(Locale.ROOT);
        boolean named = lexemes.get(1).kind() == Kind.ARTICLE
                && lexemes.get(2).is(Kind.PERIOD)
                && (Verbs.isRequest(lexemes.get(3).kind()) || lexemes.get(3).is(Kind.RECURRING));
        boolean scheduled =
                (SCHEDULING.contains(first) && (named || lexemes.get(1).is(Kind.NUMBER)))
                        || (first.equals("create") && named);
        return scheduled ? lexemes.subList(1, lexemes.size()) : lexemes;
    }

    /** 每两周买一次 LINK: once each time. */
    private static List<Lexeme> withoutOnce(List<Lexeme> lexemes) {
        for (int i = 1; i + 1 < lexemes.size(); i++) {
            boolean once = lexemes.get(i).isNumber(BigDecimal.ONE)
                    && TIMES.contains(lexemes.get(i + 1).text())
                    && (Verbs.OF_TOKENS.contains(lexemes.get(i - 1).kind()) || isRegular(lexemes.get(i - 1)));
            if (once) {
                List<Lexeme> kept = new ArrayList<>(lexemes);
                kept.subList(i, i + 2).clear();
                return kept;
            }
        }
        return lexemes;
    }

    /** 每月用 200 USDC 定投 ETH: buys it, where it says with what. */
    private static List<Lexeme> bought(List<Lexeme> lexemes) {
        boolean means = false;
        for (int i = 0; i + 1 < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            means = lexeme.kind() != Kind.COMMA && lexeme.kind() != Kind.STOP && (means || lexeme.is(Kind.USE));
            boolean last = i + 2 == lexemes.size() || lexemes.get(i + 2).kind() != Kind.TO;
            boolean behind = i + 3 < lexemes.size()
                    && lexemes.get(i + 2).kind() == Kind.COMMA
                    && lexemes.get(i + 3).is(Kind.USE); // 定投 ETH，用 20 USDC
            boolean priced = i + 3 < lexemes.size()
                    && lexemes.get(i + 1).is(Kind.NUMBER)
                    && lexemes.get(i + 2).is(Kind.TOKEN)
                    && lexemes.get(i + 3).is(Kind.TOKEN); // 定投 100u eth
            if (priced && isRegular(lexeme)) {
                List<Lexeme> kept = new ArrayList<>(lexemes);
                kept.set(i, Lexeme.of(Kind.BUY, lexeme.start(), lexeme.end(), null, lexeme.text()));
                return kept;
            }
            if ((means || behind)
                    && last
                    && isRegular(lexeme)
                    && lexemes.get(i + 1).is(Kind.TOKEN)) {
                List<Lexeme> kept = new ArrayList<>(lexemes);
                kept.set(i, Lexeme.of(Kind.BUY, lexeme.start(), lexeme.end(), null, lexeme.text()));
                return kept;
            }
        }
        return lexemes;
    }

    /** "every two weeks", "daily", "每十天". */
    static @Nullable Phrase phrase(Cursor cursor) {
        Phrase limited = Budgets.limitedRate(cursor);
        if (limited != null) {
            return limited;
        }
        Lexeme first = cursor.peek();
        Phrase apart = apart(cursor, first);
        if (apart != null) {
            return apart;
        }
        boolean often = cursor.is(Kind.NUMBER)
                && cursor.next(1, Kind.WORD)
                && cursor.peek(1).text().equalsIgnoreCase("times")
                && (cursor.next(2, Kind.PERIOD)
                        || ((cursor.next(2, Kind.ARTICLE) || cursor.next(2, Kind.EVERY))
                                && cursor.next(3, Kind.TIME_UNIT)));
        if (often) { // "3 times a week"
            int words = cursor.next(2, Kind.PERIOD) ? 3 : 4;
            for (int i = 0; i < words; i++) {
                cursor.take();
            }
            return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.of(), List.of("trigger.every"));
        }
        if (cursor.is(Kind.PERIOD_BAD)) {
            cursor.take();
            boolean clock = cursor.is(Kind.NUMBER)
                    && ((cursor.next(1, Kind.SOME) && cursor.peek(1).text().startsWith("点"))
                            || cursor.next(1, Kind.CLOCK));
            if (clock) { // 每天早上 8 点
                cursor.take();
                cursor.take();
            } else {
                skipClock(cursor);
            }
            return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.of(), List.of("trigger.every"));
        }
        if (cursor.is(Kind.PERIOD)) {
            cursor.take();
            if (cursor.is(Kind.NUMBER) && cursor.next(1, Kind.DAY_OF)) { // "每月15号"
                cursor.take();
                cursor.take();
                return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.of(), List.of("trigger.every"));
            }
            if (isAtHour(cursor)) { // 每天 9 点
                skipClock(cursor);
                return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.of(), List.of("trigger.every"));
            }
            if (isOfNoun(cursor)) {
                return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.of(), List.of("trigger"));
            }
            Phrase either = orAnother(cursor, first);
            skipOnce(cursor);
            return either == null ? every(first.text(), first, cursor.last()) : either;
        }
        if (cursor.is(Kind.EVERY_OTHER) && cursor.next(1, Kind.TIME_UNIT)) {
            cursor.take();
            TimeSum sum = new TimeSum();
            sum.add(BigDecimal.TWO, cursor.take().text());
            return every(sum.iso(), first, cursor.last());
        }
        if (cursor.is(Kind.WORD) && DATE.matcher(first.text()).matches()) {
            int of = cursor.next(1, Kind.OF) ? 2 : 1;
            if (!cursor.next(of, Kind.PERIOD)) {
                return null;
            }
            for (int i = 0; i <= of; i++) {
                cursor.take();
            }
            return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.of(), List.of("trigger.every"));
        }
        // "5 USDC a week", "5 USDC/week"
        boolean article = cursor.is(Kind.ARTICLE)
                && !first.text().toLowerCase(Locale.ROOT).equals("the");
        boolean rate = (article || first.text().equals("/"))
                && cursor.next(1, Kind.TIME_UNIT)
                && cursor.hasLast()
                && (cursor.last().is(Kind.TOKEN) || cursor.last().is(Kind.RECIPIENT));
        if (!rate && !cursor.is(Kind.EVERY)) {
            return null;
        }
        if (!rate || !article) {
            cursor.take();
        }
        int nth = cursor.next(1, Kind.TIME_UNIT) ? ordinal(cursor.peek()) : 0;
        if (nth > 1) { // "every third day"
            cursor.take();
            TimeSum sum = new TimeSum();
            sum.add(BigDecimal.valueOf(nth), cursor.take().text());
            return every(sum.iso(), first, cursor.last());
        }
        boolean day = !rate && cursor.is(Kind.WORD) && ordinal(cursor.peek()) > 0 && !cursor.next(1, Kind.OF);
        if (day) { // "every 15th": of the month
            cursor.take();
            return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.of(), List.of("trigger.every"));
        }
        if (cursor.is(Kind.TIME_UNIT)) {
            TimeSum sum = new TimeSum();
            String unit = cursor.take().text();
            sum.add(BigDecimal.ONE, unit);
            boolean half = cursor.is(Kind.AND)
                    && cursor.next(1, Kind.SHARE)
                    && cursor.peek(1).text().equalsIgnoreCase("a half")
                    && !cursor.next(2, Kind.TOKEN);
            if (half) { // "every hour and a half"
                cursor.take();
                cursor.take();
                sum.add(new BigDecimal("0.5"), unit);
            }
            Phrase either = orAnother(cursor, first);
            return either == null ? every(sum.iso(), first, cursor.last()) : either;
        }
        Lengths.Length length = cursor.atEnd() ? null : Lengths.length(cursor);
        skipOnce(cursor);
        return length == null ? null : every(length.iso(), first, cursor.last());
    }

    /** Three for "third" and "3rd"; 0 for other words. */
    private static int ordinal(Lexeme word) {
        String said = word.text().toLowerCase(Locale.ROOT);
        if (ORDINAL.matcher(said).matches()) {
            return Integer.parseInt(said.substring(0, said.length() - 2));
        }
        return ORDINALS.indexOf(said) + 1;
    }

    /** "At 6 hour intervals"; null if none stands here. */
    private static @Nullable Phrase apart(Cursor cursor, Lexeme first) {
        boolean opens = (cursor.is(Kind.ON) || cursor.is(Kind.IN)) && cursor.next(1, Kind.NUMBER);
        int mark = cursor.mark();
        if (!opens || cursor.isChinese()) {
            return null;
        }
        cursor.take();
        Lengths.Length length = Lengths.length(cursor);
        if (length != null && cursor.is(Kind.WORD) && cursor.peek().text().equalsIgnoreCase("intervals")) {
            cursor.take();
            return every(length.iso(), first, cursor.last());
        }
        cursor.reset(mark);
        return null;
    }

    /** 每周三早上 9 点: the interval is asked for, and the hour with it. */
    private static void skipClock(Cursor cursor) {
        while (cursor.is(Kind.CLOCK)) {
            cursor.take();
        }
        if (isAtHour(cursor)) {
            cursor.take();
            cursor.take();
        }
    }

    private static boolean isAtHour(Cursor cursor) {
        return cursor.is(Kind.NUMBER)
                && cursor.next(1, Kind.SOME)
                && (cursor.peek(1).text().equals("点") || cursor.peek(1).text().equals("點"));
    }

    /** "Send 62 DAI to @yoga, monthly pass": a month is what the pass is for, and perhaps no interval. Goes over the noun if so. */
    private static boolean isOfNoun(Cursor cursor) {
        int mark = cursor.mark();
        boolean behind = mark > 1 && !cursor.isChinese();
        cursor.skipAll(Kind.WORD, Kind.SEND, Kind.RENT, Kind.SERVICE);
        boolean noun = behind
                && cursor.mark() > mark
                && cursor.mark() - mark <= 3
                && (cursor.atEnd() || ENDS.contains(cursor.peekKind()));
        if (!noun) {
            cursor.reset(mark);
        }
        return noun;
    }

    /** 每两周一次: once each time adds nothing. */
    private static void skipOnce(Cursor cursor) {
        boolean once = !cursor.atEnd()
                && cursor.peek().isNumber(BigDecimal.ONE)
                && cursor.peekKind(1) != Kind.STOP
                && TIMES.contains(cursor.peek(1).text());
        if (once) {
            cursor.take();
            cursor.take();
        }
    }

    private static @Nullable Phrase orAnother(Cursor cursor, Lexeme first) {
        if (!cursor.is(Kind.OR) || !(cursor.next(1, Kind.EVERY) || cursor.next(1, Kind.PERIOD))) {
            return null;
        }
        cursor.take();
        phrase(cursor);
        return Phrase.of(Kind.TRIGGER, first, cursor.last(), List.of(), List.of("trigger.every"));
    }

    private static Phrase every(@Nullable String iso, Lexeme first, Lexeme last) {
        Span at = Span.of(first).through(last);
        return iso == null
                ? Phrase.of(Kind.TRIGGER, first, last, List.of(), List.of("trigger.every"))
                : Phrase.of(Kind.TRIGGER, first, last, List.of(new Part("trigger.every", iso, at)), List.of());
    }
}
