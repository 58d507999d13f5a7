package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the first words say of all that follows: 以前卖 2 ETH was done once, 听说有人卖 2 ETH is told of others, 等会再卖 2 ETH waits for a time that no
 * field holds.
 */
public final class FirstWords {

    private static final Set<Kind> IN_FRONT = Kinds.of(Kind.FILLER, Kind.SMALL_TALK, Kind.COMMA, Kind.SUBJECT);
    private static final Set<String> ONCE = Set.of("以前", "从前", "过去", "早些年", "头几年");
    private static final Set<String> TOLD = Set.of("听说", "据说", "听讲", "群里");

    private FirstWords() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        int first = 0;
        while (first < lexemes.size()
                && IN_FRONT.contains(lexemes.get(first).kind())
                && !isSaid(lexemes, first, TOLD)) {
            first++;
        }
        if (first + 1 >= lexemes.size()) {
            return lexemes;
        }
        Lexeme word = lexemes.get(first);
        Lexeme next = lexemes.get(first + 1);
        boolean others = isSaid(lexemes, first, TOLD)
                && (next.is(Kind.SUBJECT) || next.is(Kind.SOMEBODY))
                && !Hanzi.simplified(next.text()).startsWith("我")
                && Lists.any(lexemes, lexeme -> lexeme.is(Kind.NUMBER) || lexeme.is(Kind.SHARE));
        boolean past = isSaid(lexemes, first, ONCE) || others;
        boolean later =
                word.is(Kind.CLOCK) && next.kind() == Kind.THEN && next.text().startsWith("再");
        if (!past && !later) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes);
        if (past) {
            told.set(first, Lexeme.of(Kind.PAST_TIME, word.start(), word.end(), null, word.text()));
            return told;
        }
        boolean uses = next.text().endsWith("用") || next.text().endsWith("拿");
        Kind kind = uses ? Kind.USE : Kind.FILLER;
        told.set(first + 1, Lexeme.of(kind, next.start(), next.end(), null, next.text()));
        return told;
    }

    private static boolean isSaid(List<Lexeme> lexemes, int index, Set<String> words) {
        return words.contains(Hanzi.simplified(lexemes.get(index).text()));
    }
}
