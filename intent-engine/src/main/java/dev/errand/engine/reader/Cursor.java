package dev.errand.engine.reader;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A place among lexemes that moves on as phrases are made of them. Not thread-safe. */
final class Cursor {

    /** How many small words are passed over in a row, at most: without a bound, a text of nothing else takes quadratic time. */
    static final int REACH = 12;

    private final List<Lexeme> lexemes;
    private final boolean chinese;
    /** Where each kind stands for the last time. */
    private final Map<Kind, Integer> last = new EnumMap<>(Kind.class);

    private int at;

    Cursor(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
        this.chinese = HanRun.isIn(lexemes);
        for (int i = 0; i < lexemes.size(); i++) {
            last.put(lexemes.get(i).kind(), i);
        }
    }

    boolean atEnd() {
        return at >= lexemes.size();
    }

    /** Whether nothing but signs and small words follow the lexeme here. */
    boolean isLast() {
        return at + 1 >= lexemes.size() || next(1, Kind.STOP);
    }

    /** Whether one of these stands here or further on. */
    boolean holds(Set<Kind> kinds) {
        for (Kind kind : kinds) {
            if (last.getOrDefault(kind, -1) >= at) {
                return true;
            }
        }
        return false;
    }

    /** Whether any of the text is Chinese. */
    boolean isChinese() {
        return chinese;
    }

    int mark() {
        return at;
    }

    void reset(int mark) {
        at = mark;
    }

    boolean is(Kind kind) {
        return next(0, kind);
    }

    boolean next(int ahead, Kind kind) {
        return at + ahead < lexemes.size() && lexemes.get(at + ahead).is(kind);
    }

    boolean nextIsAnyOf(int ahead, Set<Kind> kinds) {
        return at + ahead < lexemes.size() && lexemes.get(at + ahead).isAnyOf(kinds);
    }

    boolean isAnyOf(Set<Kind> kinds) {
        return nextIsAnyOf(0, kinds);
    }

    /** What the lexeme here is first of all; {@link Kind#STOP} at the end. */
    Kind peekKind() {
        return atEnd() ? Kind.STOP : peek().kind();
    }

    Kind peekKind(int ahead) {
        return at + ahead < lexemes.size() ? lexemes.get(at + ahead).kind() : Kind.STOP;
    }

    Lexeme peek() {
        return lexemes.get(at);
    }

    Lexeme peek(int ahead) {
        return lexemes.get(at + ahead);
    }

    Lexeme last() {
        return lexemes.get(at - 1);
    }

    boolean hasLast() {
        return at > 0;
    }

    Lexeme take() {
        return lexemes.get(at++);
    }

    boolean skip(Kind kind) {
        if (is(kind)) {
            at++;
            return true;
        }
        return false;
    }

    /** Goes over lexemes that are first of all one of these. */
    void skipAll(Kind... kinds) {
        while (at < lexemes.size() && Kinds.isOneOf(lexemes.get(at).kind(), kinds)) {
            at++;
        }
    }
}
