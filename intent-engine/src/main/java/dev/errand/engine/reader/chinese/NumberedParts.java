package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** 1) 转 100 U 给 @bob；2) 用 200 U 买 ETH: numbers of what is asked for, and no amounts. */
public final class NumberedParts {

    private NumberedParts() {}

    /** The lexemes without them, if they count from one and there are two at least. */
    public static List<Lexeme> told(List<Lexeme> lexemes, String text) {
        List<Integer> marks = new ArrayList<>();
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            boolean mark = lexeme.kind() == Kind.NUMBER
                    && (i == 0 || Joints.OF_CLAUSES.contains(lexemes.get(i - 1).kind()))
                    && lexeme.end() < text.length()
                    && ")）".indexOf(text.charAt(lexeme.end())) >= 0
                    && lexeme.isNumber(BigDecimal.valueOf(marks.size() + 1L));
            if (mark) {
                marks.add(i);
            }
        }
        if (marks.size() < 2) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes);
        for (int k = marks.size() - 1; k > 0; k--) {
            Lexeme mark = told.get(marks.get(k));
            told.set(marks.get(k), Lexeme.of(Kind.THEN, mark.start(), mark.start(), null, "再"));
        }
        told.remove((int) marks.getFirst());
        return told;
    }
}
