package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.ReadIntent;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The token of a price that was taken for what is moved: "withdraw all from aave if ETH falls below 1500" may be all of anything. "When ETH …,
 * sell half of it" says that it is the same, and a trade behind its price does without ("if ETH drops below 1500, sell all for USDC").
 */
final class TriggerTokens {

    private static final List<String> ROLES = List.of("asset", "sell", "buy");
    /** What may stand for the token that was named: "it", "some", "mine". */
    private static final Set<Kind> REFERRING = Kinds.of(Kind.IT, Kind.SOME, Kind.MINE, Kind.REST);

    private TriggerTokens() {}

    /** The path of the first such token; null if there is none. */
    static @Nullable String missing(List<Lexeme> words, Reading ready) {
        for (int i = 0; i < ready.intents().size(); i++) {
            ReadIntent intent = new ReadIntent(ready, i);
            Ground price = intent.ground("trigger.when.token");
            if (price == null || price.text() == null) {
                continue;
            }
            for (String role : ROLES) {
                Ground token = intent.ground(role + ".token");
                boolean same = token != null
                        && token.text() != null
                        && token.turn() == price.turn()
                        && token.start() == price.start();
                if (same && !isMeant(words, intent, price)) {
                    return (i == 0 ? "" : i + ".") + role + ".token";
                }
            }
        }
        return null;
    }

    private static boolean isMeant(List<Lexeme> words, ReadIntent intent, Ground price) {
        if (price.turn() != 0) {
            return true; // an earlier message, which was looked at
        }
        boolean front = true;
        for (Lexeme word : words) {
            if (word.start() > price.start() && word.isAnyOf(REFERRING)) {
                return true;
            }
        }
        for (Ground ground : intent.reading().grounds()) {
            front &= ground.text() == null || ground.turn() != 0 || ground.start() >= price.start();
        }
        return front && intent.type().equals("swap");
    }
}
