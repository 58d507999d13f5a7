package dev.errand.engine.model;

import dev.errand.engine.model.Evidence.Cited;
import java.util.List;
import java.util.Optional;

/**
 * A suggested intent whose values the text says, each by itself.
 *
 * @param verb the words that ask for it
 */
record Claim(String type, Lexemes.Span verb, List<Cited> values) {

    Optional<Cited> at(String path) {
        return values.stream().filter(value -> value.path().equals(path)).findFirst();
    }

    /** Whether a lexeme gives one of its values. */
    boolean uses(int lexeme) {
        return values.stream().anyMatch(value -> value.lexeme() == lexeme);
    }

    boolean movesValue() {
        return !type.equals("balance") && !type.equals("quote");
    }
}
