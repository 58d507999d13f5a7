package dev.errand.engine.reader.telling;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Openers;
import dev.errand.engine.reader.syntax.Phrase;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words of a text inside and around a clause, with the small ones that no phrase holds. Not thread-safe; lives within one reading. */
public final class Wording {

    private static final String SIGNS = ".,;:!?。，；：！？\n";

    private final String text;
    private final List<Lexeme> lexemes;
    private final boolean chinese;
    /** Whether any words of the text may turn a request; null as long as nobody asked. */
    private @Nullable Boolean mayTurn;

    public Wording(String text, List<Lexeme> lexemes) {
        this.text = text;
        this.lexemes = lexemes;
        this.chinese = Hanzi.areIn(text);
    }

    public String text() {
        return text;
    }

    public List<Lexeme> lexemes() {
        return lexemes;
    }

    public boolean isChinese() {
        return chinese;
    }

    /** Whether words behind a request may change it, or take it back. */
    public boolean turns(Clause clause) {
        if (mayTurn == null) {
            mayTurn = EnglishRemarks.mayTurn(text);
        }
        return mayTurn && EnglishRemarks.turns(sentence(clause));
    }

    public String of(Clause clause) {
        return text.substring(clause.start(), clause.end());
    }

    /** The words of the clause and the small ones behind it, up to the next sign. */
    public String sentence(Clause clause) {
        int end = clause.end();
        while (end < text.length() && SIGNS.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(clause.start(), end);
    }

    /** What stands behind the clause and blanks; NUL where nothing does. */
    public char signBehind(Clause clause) {
        int at = clause.end();
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    /** "My training job starts tonight": what begins with "my" or "the" is no imperative. */
    public boolean isNominal(Clause clause) {
        Lexeme before = before(clause.start());
        return before != null
                && (before.is(Kind.MINE) || before.is(Kind.ARTICLE))
                && text.substring(before.end(), clause.start()).isBlank();
    }

    /** "Rent is due on Monday": something is said of something, and nothing is asked. */
    public boolean isStatement(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 1; i < Math.min(3, phrases.size()); i++) {
            String word =
                    text.substring(phrases.get(i).start(), phrases.get(i).end()).toLowerCase(Locale.ROOT);
            if (word.equals("is") || word.equals("are") || word.equals("was") || word.startsWith("is ")) {
                return !clause.hasAny(Kind.WHAT, Kind.HOW_MUCH, Kind.QUESTION, Kind.OBJECT)
                        && Lists.none(
                                clause.assets(),
                                asset -> asset.holding() != null
                                        && asset.holding().saysAmount()
                                        && asset.isOfTokens());
            }
        }
        return false;
    }

    /** "换币要收手续费吗": asks, unless it asks politely to do something. */
    public boolean isPlainQuestion(Clause clause) {
        char behind = signBehind(clause);
        return (behind == '吗' || behind == '嗎') && !Openers.standIn(text, lexemes);
    }

    /** The lexeme in front of this place; null if it is the first. */
    public @Nullable Lexeme before(int start) {
        Lexeme before = null;
        for (Lexeme lexeme : lexemes) {
            if (lexeme.end() > start) {
                break;
            }
            before = lexeme;
        }
        return before;
    }

    /** Whether "please" or the like stands in front of the clause. */
    public boolean isOpened(Clause clause) {
        Lexeme before = before(clause.start());
        if (before != null && before.is(Kind.FILLER) && "您你".contains(before.text())) {
            before = before(before.start());
        }
        return before != null
                && before.is(Kind.FILLER)
                && Openers.contains(text.substring(before.start(), before.end()));
    }

    /** Whether it says "the", "a" or "my" of something. */
    public boolean isDetermined(Clause clause) {
        return Lists.any(
                lexemes,
                lexeme -> lexeme.start() >= clause.start()
                        && lexeme.end() <= clause.end()
                        && (lexeme.is(Kind.ARTICLE) || lexeme.is(Kind.MINE)));
    }

    /** Chinese that ends in a blank: a pause, as a comma is. */
    public boolean isSpacedHan(Clause clause) {
        int end = clause.end();
        for (Lexeme lexeme : lexemes) {
            boolean small = lexeme.start() == end && (lexeme.is(Kind.FILLER) || lexeme.is(Kind.MEASURE));
            end = small ? lexeme.end() : end;
        }
        return end < text.length() && Character.isWhitespace(text.charAt(end)) && Hanzi.areIn(of(clause));
    }

    /** Chinese words that nobody knows, in Chinese. */
    public boolean hasHan(Clause clause) {
        return Lists.any(
                        clause.phrases(),
                        phrase -> (phrase.kind() == Kind.WORD && phrase.text().length() >= 2) || phrase.isOfManyWords())
                && Hanzi.areIn(of(clause));
    }
}
