package dev.errand.engine.reader.phrase;

import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text with its words, and what is made of them once somebody asks for it. Not thread-safe; lives within one reading. */
public final class Told {

    private final String text;
    private final List<Lexeme> words;
    private @Nullable List<Lexeme> joined;
    private @Nullable List<Phrase> phrases;

    /** @param words of the text, each for itself */
    public Told(String text, List<Lexeme> words) {
        this.text = text;
        this.words = words;
    }

    public String text() {
        return text;
    }

    /** Each for itself. */
    public List<Lexeme> words() {
        return words;
    }

    /** The words, and what belongs together as one. */
    public List<Lexeme> joined() {
        if (joined == null) {
            joined = Joining.joined(words, text);
        }
        return joined;
    }

    /** What the grammars take. */
    public List<Phrase> phrases() {
        if (phrases == null) {
            phrases = Phrases.of(joined());
        }
        return phrases;
    }
}
