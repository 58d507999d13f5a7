package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.List;
import java.util.Set;

/** "Swap 1 ETH to USDC or sell it for DAI": one of two requests is meant, and not both. Which one, only the user knows. */
final class EitherRequest {

    private static final Set<Kind> ENDS = Kinds.of(
            Kind.TOKEN, Kind.RECIPIENT, Kind.MARKET, Kind.GPU, Kind.MODEL, Kind.FRAME_UNIT, Kind.TIME_UNIT, Kind.IT);
    private static final Set<Kind> BETWEEN = Kinds.of(Kind.FILLER, Kind.SUBJECT, Kind.COMMA, Kind.THEN);
    private static final Set<Kind> VERBS = Clause.union(Verbs.REQUESTS, Kind.GET, Kind.TAKE);

    private EitherRequest() {}

    /** Whether "or" stands between the end of a request and the verb of another. */
    static boolean isIn(List<Lexeme> lexemes, String text) {
        for (int i = 1; i + 1 < lexemes.size(); i++) {
            if (lexemes.get(i).kind() == Kind.OR && lexemes.get(i).written(text).equals("or")) {
                int before = lexemes.get(i - 1).kind() == Kind.COMMA ? i - 2 : i - 1;
                int behind = i + 1;
                while (behind + 1 < lexemes.size()
                        && BETWEEN.contains(lexemes.get(behind).kind())) {
                    behind++;
                }
                if (before >= 0
                        && ENDS.contains(lexemes.get(before).kind())
                        && VERBS.contains(lexemes.get(behind).kind())) {
                    return true;
                }
            }
        }
        return false;
    }
}
