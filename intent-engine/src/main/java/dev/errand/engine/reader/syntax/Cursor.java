package dev.errand.engine.reader.syntax;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import java.util.List;
import java.util.Set;

/** A place among lexemes that moves on as phrases are made of them. Not thread-safe. */
public final class Cursor {

    /** How many small words are passed over in a row, at most: without a bound, a text of nothing else takes quadratic time. */
    public static final int REACH = 12;

    private final List<Lexeme> lexemes;
    private final boolean chinese;
    /** What the lexemes are first of all that stand at each place or further on. */
    private final Kinds[] ahead;

    private int at;

    public Cursor(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
        this.chinese = HanRun.isIn(lexemes);
        this.ahead = new Kinds[lexemes.size() + 1];
        Kinds.Union kinds = new Kinds.Union();
        ahead[lexemes.size()] = kinds.kinds();
        for (int i = lexemes.size() - 1; i >= 0; i--) {
            ahead[i] = kinds.with(lexemes.get(i).kind()).kinds();
        }
    }

    public boolean atEnd() {
        return at >= lexemes.size();
    }

    /** Whether nothing but signs and small words follow the lexeme here. */
    public boolean isLast() {
        return at + 1 >= lexemes.size() || next(1, Kind.STOP);
    }

    /** Whether one of these stands here or further on. */
    public boolean holds(Set<Kind> kinds) {
        return ahead[at].hasAny(kinds);
    }

    /** Whether any of the text is Chinese. */
    public boolean isChinese() {
        return chinese;
    }

    public int mark() {
        return at;
    }

    public void reset(int mark) {
        at = mark;
    }

    public boolean is(Kind kind) {
        return next(0, kind);
    }

    public boolean next(int ahead, Kind kind) {
        return at + ahead < lexemes.size() && lexemes.get(at + ahead).is(kind);
    }

    public boolean nextIsAnyOf(int ahead, Set<Kind> kinds) {
        return at + ahead < lexemes.size() && lexemes.get(at + ahead).isAnyOf(kinds);
    }

    public boolean isAnyOf(Set<Kind> kinds) {
        return nextIsAnyOf(0, kinds);
    }

    /** What the lexeme here is first of all; {@link Kind#STOP} at the end. */
    public Kind peekKind() {
        return atEnd() ? Kind.STOP : peek().kind();
    }

    public Kind peekKind(int ahead) {
        return at + ahead < lexemes.size() ? lexemes.get(at + ahead).kind() : Kind.STOP;
    }

    public Lexeme peek() {
        return lexemes.get(at);
    }

    public Lexeme peek(int ahead) {
        return lexemes.get(at + ahead);
    }

    public Lexeme last() {
        return lexemes.get(at - 1);
    }

    public boolean hasLast() {
        return at > 0;
    }

    public Lexeme take() {
        return lexemes.get(at++);
    }

    public boolean skip(Kind kind) {
        if (is(kind)) {
            at++;
            return true;
        }
        return false;
    }

    /** Goes over lexemes that are first of all one of these. */
    public void skipAll(Kind... kinds) {
        while (at < lexemes.size() && Kinds.isOneOf(lexemes.get(at).kind(), kinds)) {
            at++;
        }
    }
}
