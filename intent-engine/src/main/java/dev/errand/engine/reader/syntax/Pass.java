package dev.errand.engine.reader.syntax;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A step over all lexemes of a text, which leaves, joins or turns round what it knows. It is not run where what it needs is not there; with
 * assertions on, as in every test, it is an error if it had changed something then. Immutable and thread-safe.
 */
public record Pass(Needs needs, Step step) {

    /** A pass that looks at nothing but the lexemes. */
    public static Pass of(Needs needs, UnaryOperator<List<Lexeme>> step) {
        return new Pass(needs, (lexemes, text) -> step.apply(lexemes));
    }

    /** What is done with the lexemes of a text. */
    @FunctionalInterface
    public interface Step {

        List<Lexeme> over(List<Lexeme> lexemes, String text);
    }

    /** The lexemes behind all passes, each over what the one before it left. */
    public static List<Lexeme> all(List<Pass> passes, List<Lexeme> lexemes, String text) {
        List<Lexeme> told = lexemes;
        Present present = Present.in(told);
        for (Pass pass : passes) {
            if (!pass.needs.areMetBy(present)) {
                assert pass.step.over(told, text).equals(told) : "a pass without " + pass.needs + ": " + text;
                continue;
            }
            List<Lexeme> next = pass.step.over(told, text);
            if (!areSame(next, told)) { // most steps change nothing
                present = Present.in(next);
                told = next;
            }
        }
        return told;
    }

    @SuppressWarnings("ReferenceEquality") // a lexeme that was not changed is the same one
    private static boolean areSame(List<Lexeme> some, List<Lexeme> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (some.get(i) != others.get(i)) {
                return false;
            }
        }
        return true;
    }
}
