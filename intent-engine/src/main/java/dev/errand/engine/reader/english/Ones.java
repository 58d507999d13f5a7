package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Amounts that are told with an article: "swap an ETH", "sell a single LINK", "2 and a half ETH". The words become the number that they are. "A link"
 * in small letters may be one of the web, and "a half ETH" half of what there is.
 */
public final class Ones {

    private static final Set<String> ARTICLES = Set.of("a", "an");
    private static final Set<String> SINGLE = Set.of("single", "whole", "full");

    /** What may be done with one of them. */
    private static final Set<Kind> DONE =
            Kinds.of(Kind.SWAP, Kind.SELL, Kind.BUY, Kind.SEND, Kind.SUPPLY, Kind.BORROW, Kind.WITHDRAW, Kind.REPAY);

    private static final Set<Kind> GIVEN = Kinds.of(Kind.SELL, Kind.SEND);

    /** What may stand between: "send @bob an ETH", "how much is an ETH". */
    private static final Set<Kind> BETWEEN = Kinds.of(Kind.RECIPIENT, Kind.FILLER);

    /** What ends the name of a token: "an ETH loan" is something else. */
    private static final Set<Kind> BEHIND = Kinds.of(
            Kind.TO, Kind.FOR, Kind.WITH, Kind.BECOME, Kind.ON, Kind.IN, Kind.FROM, Kind.USE, Kind.IF, Kind.RECIPIENT);

    private static final Set<Kind> COUNTED = Kinds.of(Kind.TOKEN, Kind.TIME_UNIT);
    private static final Set<String> DOLLARS = Set.of("USDC", "USDT", "DAI");

    private Ones() {}

    public static List<Lexeme> told(List<Lexeme> lexemes, String text) {
        List<Lexeme> told = null;
        for (int i = lexemes.size() - 2; i >= 0; i--) {
            List<Lexeme> now = told == null ? lexemes : told;
            int end = i + 1;
            BigDecimal number = null;
            switch (lexemes.get(i).kind()) {
                case ARTICLE -> {
                    end = single(now, i, text);
                    number = end > i ? BigDecimal.ONE : null;
                }
                case NUMBER -> {
                    end = i + 3;
                    number = andHalf(now, i, text);
                    if (number == null && isTimes(now, i, text)) { // "sell 2x ETH"
                        end = i + 2;
                        number = now.get(i).number();
                    }
                }
                default -> {}
            }
            if (number != null) {
                told = told == null ? new ArrayList<>(lexemes) : told;
                int start = told.get(i).start();
                int to = told.get(end - 1).end();
                told.subList(i, end).clear();
                told.add(i, Lexeme.of(Kind.NUMBER, start, to, number, text.substring(start, to)));
            }
        }
        return told == null ? lexemes : told;
    }

    /** Behind the "an" or "a single" that counts one token; −1 if it counts none. */
    private static int single(List<Lexeme> words, int article, String text) {
        if (!ARTICLES.contains(words.get(article).written(text))) {
            return -1;
        }
        int token = article + 1;
        if (SINGLE.contains(words.get(token).written(text))) {
            token++;
        }
        boolean one = token < words.size()
                && words.get(token).kind() == Kind.TOKEN
                && !DOLLARS.contains(words.get(token).text())
                && (token > article + 1 || !isSmallWord(words.get(token), text))
                && isCounted(words, article)
                && (token + 1 == words.size()
                        || words.get(token + 1).isAnyOf(BEHIND)
                        || Joints.ALL.contains(words.get(token + 1).kind()));
        return one ? token : -1;
    }

    /** "A link", "a uni": English words, and not written as a symbol. */
    private static boolean isSmallWord(Lexeme token, String text) {
        String written = text.substring(token.start(), token.end());
        return (token.text().equals("LINK") || token.text().equals("UNI"))
                && written.equals(written.toLowerCase(Locale.ROOT));
    }

    /** Whether a verb of requests stands before. */
    private static boolean isCounted(List<Lexeme> words, int article) {
        int verb = article - 1;
        while (verb > 0 && words.get(verb).isAnyOf(BETWEEN)) {
            verb--;
        }
        return verb >= 0 && words.get(verb).isAnyOf(DONE);
    }

    /** "Sell 2x ETH"; a "2x ETH" that is bought may be one with leverage. */
    private static boolean isTimes(List<Lexeme> words, int first, String text) {
        return first > 0
                && first + 2 < words.size()
                && words.get(first + 1).kind() == Kind.MEASURE
                && words.get(first + 1).written(text).equals("x")
                && words.get(first + 2).kind() == Kind.TOKEN
                && GIVEN.contains(words.get(first - 1).kind());
    }

    /** "2 and a half days", "2 and a half ETH"; null for anything else. */
    private static @Nullable BigDecimal andHalf(List<Lexeme> words, int first, String text) {
        boolean half = first + 3 < words.size()
                && words.get(first + 1).kind() == Kind.AND
                && words.get(first + 2).written(text).equals("a half")
                && COUNTED.contains(words.get(first + 3).kind())
                && Lists.none(words.subList(0, first), word -> word.kind() == Kind.AND);
        BigDecimal whole = half ? words.get(first).number() : null;
        return whole != null && whole.stripTrailingZeros().scale() <= 0 ? whole.add(new BigDecimal("0.5")) : null;
    }
}
