package dev.errand.engine.reader.phrase;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Cursor;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Part;
import dev.errand.engine.reader.syntax.Phrase.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes phrases of GPUs and how many of them. */
final class Gpus {

    private static final Set<String> SINGLE = Set.of("single", "单张", "單張", "单卡", "單卡", "单块", "單塊");

    private static final Pattern TIMES = Pattern.compile("x[1-9][0-9]{0,5}");

    private Gpus() {}

    /** "4 H100s", "an A100", "8x H100", "MI300X一百二十八张", "a GPU". */
    static @Nullable Phrase phrase(Cursor cursor) {
        Lexeme first = cursor.peek();
        List<Part> parts = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        if ((first.kind() == Kind.FILLER && !isSingle(cursor))
                || first.kind() == Kind.OF
                || first.kind() == Kind.EACH) {
            return null;
        }
        cursor.skipAll(Kind.MINE);
        if (cursor.atEnd()) {
            return null;
        }
        counted(cursor, parts, wrong);
        if (!parts.isEmpty() && !cursor.atEnd() && isTimes(cursor) && cursor.next(1, Kind.GPU)) {
            cursor.take(); // "16 x A100"
        }
        cursor.skipAll(Kind.MEASURE, Kind.FILLER, Kind.OF, Kind.EACH, Kind.ARTICLE, Kind.TAKES);
        if (cursor.atEnd() || !(cursor.is(Kind.GPU) || cursor.is(Kind.GPU_NOUN))) {
            return null;
        }
        boolean noun = !cursor.is(Kind.GPU);
        Lexeme gpu = cursor.take();
        if (cursor.is(Kind.OR) && (cursor.next(1, Kind.GPU) || cursor.next(2, Kind.GPU))) {
            cursor.take();
            cursor.skip(Kind.ARTICLE);
            cursor.skip(Kind.NUMBER);
            cursor.skip(Kind.GPU);
            wrong.add("gpu");
        } else if (!noun) {
            parts.add(new Part("gpu", gpu.text(), Span.of(gpu)));
        }
        cursor.skip(Kind.GPU_NOUN);
        if (!cursor.atEnd() && isTimes(cursor) && cursor.is(Kind.MEASURE) && cursor.next(1, Kind.NUMBER)) {
            cursor.take(); // "L40S×4"
            counted(cursor, parts, wrong);
        }
        timesBehind(cursor, parts, wrong);
        boolean uncounted = Lists.none(parts, part -> part.path().equals("count")) && !wrong.contains("count");
        if (uncounted && cursor.is(Kind.NUMBER) && cursor.next(1, Kind.MEASURE)) {
            counted(cursor, parts, wrong);
            cursor.skip(Kind.MEASURE);
            cursor.skip(Kind.GPU_NOUN);
        }
        boolean ofThem = uncounted
                && cursor.is(Kind.COMMA)
                && cursor.next(1, Kind.NUMBER)
                && cursor.next(2, Kind.OF)
                && cursor.next(3, Kind.IT)
                && !cursor.isChinese();
        if (ofThem) { // "A100s, 4 of them"
            cursor.take();
            counted(cursor, parts, wrong);
            cursor.take();
            cursor.take();
        }
        return Phrase.of(Kind.GPUS, first, cursor.last(), List.copyOf(parts), List.copyOf(wrong));
    }

    /** "H100 x4", "H100 x 4". */
    private static void timesBehind(Cursor cursor, List<Part> parts, List<String> wrong) {
        boolean open = Lists.none(parts, part -> part.path().equals("count")) && !wrong.contains("count");
        if (!open || cursor.atEnd() || !(cursor.is(Kind.WORD) || cursor.is(Kind.SOME))) {
            return;
        }
        String times = cursor.peek().text().toLowerCase(Locale.ROOT);
        if (times.equals("x") && cursor.next(1, Kind.NUMBER) && !cursor.next(2, Kind.TIME_UNIT)) {
            cursor.take();
            counted(cursor, parts, wrong);
        } else if (TIMES.matcher(times).matches()) {
            Lexeme lexeme = cursor.take();
            parts.add(new Part("count", times.substring(1), new Span(lexeme.start() + 1, lexeme.end())));
        }
    }

    private static boolean isTimes(Cursor cursor) {
        return cursor.peek().text().length() == 1
                && "×✕xX".contains(cursor.peek().text());
    }

    /** "Single L40S", 单张 4090. */
    private static boolean isSingle(Cursor cursor) {
        return SINGLE.contains(cursor.peek().text().toLowerCase(Locale.ROOT)) && cursor.next(1, Kind.GPU);
    }

    private static void counted(Cursor cursor, List<Part> parts, List<String> wrong) {
        boolean article = cursor.is(Kind.ARTICLE) && !cursor.peek().text().equalsIgnoreCase("the");
        if (article || isSingle(cursor)) {
            Lexeme one = cursor.take();
            if (!cursor.atEnd() && !cursor.is(Kind.SOME)) {
                parts.add(new Part("count", "1", Span.of(one)));
            }
        } else if (cursor.is(Kind.SOME)) {
            cursor.take();
            if (cursor.is(Kind.NUMBER)) {
                cursor.take();
                wrong.add("count");
            }
        } else if (cursor.is(Kind.NUMBER) || cursor.is(Kind.BAD_NUMBER)) {
            Lexeme number = cursor.take();
            if (cursor.is(Kind.OR) && cursor.next(1, Kind.NUMBER)) {
                cursor.take();
                cursor.take();
                wrong.add("count");
            } else {
                Jobs.whole(number, "count", parts, wrong);
            }
        }
    }
}
