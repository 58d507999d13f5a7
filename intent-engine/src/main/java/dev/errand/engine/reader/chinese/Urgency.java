package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** 存 900 USDC 到 Aave，急: between signs, or a sign and the end, it says that somebody waits, and is no errand. */
public final class Urgency {

    private static final Set<String> URGENT = Set.of("急", "急急", "急急急", "很急", "有点急", "超急", "挺急的");

    private Urgency() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        for (int i = 1; i < lexemes.size(); i++) {
            Lexeme word = lexemes.get(i);
            if (word.kind() == Kind.WORD && URGENT.contains(word.text()) && isAlone(lexemes, i)) {
                List<Lexeme> told = new ArrayList<>(lexemes);
                told.set(i, Lexeme.of(Kind.HARMLESS, word.start(), word.end(), null, word.text()));
                return told;
            }
        }
        return lexemes;
    }

    private static boolean isAlone(List<Lexeme> lexemes, int at) {
        return Joints.SIGNS.contains(lexemes.get(at - 1).kind())
                && (at + 1 == lexemes.size()
                        || Joints.SIGNS.contains(lexemes.get(at + 1).kind()));
    }
}
