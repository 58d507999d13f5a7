package dev.errand.engine.reader.phrase;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Cursor;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Part;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes phrases of how long a frame takes. */
final class FrameTimes {

    private static final Set<Kind> SMALL =
            Kinds.of(Kind.MEASURE, Kind.FILLER, Kind.OF, Kind.EACH, Kind.ARTICLE, Kind.TAKES);

    private static final Set<Kind> TAKING = Kinds.of(Kind.TAKES, Kind.FETCHES, Kind.PAYS);

    private FrameTimes() {}

    /** "15 seconds per frame", "每帧90秒". */
    static @Nullable Phrase phrase(Cursor cursor) {
        Lexeme first = cursor.peek();
        boolean limited = false;
        boolean before = cursor.skip(Kind.PER_FRAME);
        if (!before && cursor.is(Kind.EACH) && (cursor.next(1, Kind.TAKES) || cursor.next(1, Kind.NUMBER))) {
            cursor.take(); // "each takes 45 seconds"
            before = true;
        }
        if (!before && isOneFrame(cursor)) {
            cursor.take(); // "one frame takes 45 seconds", 每 frame 12 秒
            cursor.take();
            before = true;
        }
        if (before) {
            while (!cursor.atEnd()
                    && (SMALL.contains(cursor.peek().kind())
                            || cursor.isAnyOf(Kinds.of(
                                    Kind.HITS,
                                    Kind.COMMA,
                                    Kind.RENDER,
                                    Kind.RUN,
                                    Kind.GENERATE,
                                    Kind.FETCHES,
                                    Kind.CHANGE_TO,
                                    Kind.PAYS,
                                    Kind.WANT,
                                    Kind.NEED,
                                    Kind.TAKES,
                                    Kind.AT_MOST)))) {
                limited |= cursor.is(Kind.AT_MOST);
                cursor.take();
            }
        }
        Lengths.Length length = cursor.atEnd() ? null : Lengths.length(cursor);
        if (length != null && cursor.is(Kind.OR) && cursor.next(1, Kind.FRAME_UNIT)) {
            cursor.take(); // "40 sec/frame"
            cursor.take();
            return frameTime(length, first, cursor);
        }
        if (length != null && !before && cursor.is(Kind.RENDER) && cursor.next(1, Kind.PER_FRAME)) {
            cursor.take(); // 三分钟渲一帧
        }
        if (length == null || (!before && !cursor.is(Kind.PER_FRAME) && !cursor.is(Kind.EACH))) {
            return null;
        }
        if (!before) {
            cursor.take();
        }
        return limited
                ? Phrase.of(Kind.FRAME_TIME, first, cursor.last(), List.of(), List.of("secondsPerFrame"))
                : frameTime(length, first, cursor);
    }

    private static boolean isOne(@Nullable BigDecimal number) {
        return number != null && number.compareTo(BigDecimal.ONE) == 0;
    }

    private static boolean isOneFrame(Cursor cursor) {
        if (cursor.is(Kind.EVERY) && cursor.isChinese()) {
            return cursor.next(1, Kind.FRAME_UNIT);
        }
        boolean one = cursor.is(Kind.ARTICLE)
                || (cursor.is(Kind.NUMBER) && isOne(cursor.peek().number()));
        return one && cursor.next(1, Kind.FRAME_UNIT) && cursor.nextIsAnyOf(2, TAKING);
    }

    private static Phrase frameTime(Lengths.Length length, Lexeme first, Cursor cursor) {
        return length.seconds().signum() > 0
                ? Phrase.of(
                        Kind.FRAME_TIME,
                        first,
                        cursor.last(),
                        List.of(new Part("secondsPerFrame", Draft.plain(length.seconds()), length.at())),
                        List.of())
                : Phrase.of(Kind.FRAME_TIME, first, cursor.last(), List.of(), List.of("secondsPerFrame"));
    }
}
