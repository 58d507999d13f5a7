package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Reading;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** In which language a talk is held: behind 转账, "@bob" and "100U" are Chinese too, and U is tether; "send it to @bob" is English. */
public final class Talk {

    /** The letter that only Chinese takes for a token. */
    private static final String TETHER = "u";

    /** What is said alike in both languages. */
    private static final Set<Kind> WORDLESS = Kinds.of(
            Kind.NUMBER,
            Kind.BAD_NUMBER,
            Kind.NEGATIVE,
            Kind.PERCENT,
            Kind.DOLLAR,
            Kind.CURRENCY,
            Kind.TOKEN,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.MARKET,
            Kind.MODEL,
            Kind.GPU,
            Kind.PRECISION,
            Kind.TIME_UNIT,
            Kind.TOKEN_UNIT,
            Kind.YES,
            Kind.COMMA,
            Kind.STOP);

    private static final Set<Kind> AMOUNT = Kinds.of(Kind.NUMBER, Kind.TOKEN, Kind.FRAME_UNIT, Kind.STOP);

    private static final List<String> ROLES = List.of("sell", "buy", "asset");
    private static final int MOST_WORDS = 4;

    private Talk() {}

    /** Whether the talk up to this request is Chinese. */
    public static boolean isChinese(Reading last) {
        return Hanzi.areIn(last.text())
                || (last.question() != null && Hanzi.areIn(last.question()))
                || Lists.any(
                        last.grounds(),
                        ground -> ground.text() != null
                                && (Hanzi.areIn(ground.text())
                                        || ground.text()
                                                .toLowerCase(Locale.ROOT)
                                                .equals(TETHER)));
    }

    /** Whether a message is to be answered in Chinese: it is, or the talk is and the message has no words of its own. */
    public static boolean goesOnInChinese(String text, List<Lexeme> words, @Nullable Reading last) {
        return Hanzi.areIn(text)
                || (last != null
                        && (words.size() == 1 || Lists.all(words, word -> word.isAnyOf(WORDLESS)))
                        && isChinese(last));
    }

    /**
     * Whether nothing is said but how much, behind a Chinese request that was whole: 200 U, behind 用 100 U 买 ETH. Of another token it may be
     * another request, and a number that is far off may be of the other side.
     */
    public static boolean isBareAmount(List<Lexeme> words, Reading last) {
        if (words.size() > MOST_WORDS
                || last.status() != Reading.Status.READY
                || last.intents().size() != 1
                || !Lists.all(words, word -> AMOUNT.contains(word.kind()))
                || Lists.count(words, word -> word.kind() == Kind.NUMBER) != 1
                || !isChinese(last)) {
            return false;
        }
        Draft draft = ReadingLeaves.ofEarlier(last).getFirst();
        return draft.has("frames")
                ? Lists.none(words, word -> word.kind() == Kind.TOKEN)
                : Lists.any(ROLES, role -> isOfSide(words, draft, role));
    }

    private static boolean isOfSide(List<Lexeme> words, Draft draft, String role) {
        BigDecimal known =
                draft.value(role + ".amount.value").map(BigDecimal::new).orElse(BigDecimal.ZERO);
        String token = draft.value(role + ".token").orElse("");
        BigDecimal said = Lists.those(words, word -> word.kind() == Kind.NUMBER)
                .getFirst()
                .number();
        boolean named = Lists.any(words, word -> word.kind() == Kind.TOKEN);
        return said != null
                && known.signum() > 0
                && (named
                        ? Lists.all(
                                words,
                                word -> word.kind() != Kind.TOKEN || word.text().equals(token))
                        : said.compareTo(known.multiply(BigDecimal.TEN)) < 0
                                && known.compareTo(said.multiply(BigDecimal.TEN)) < 0);
    }

    /** Whether a word is the letter for tether, in this talk. */
    static boolean isTether(String word, Reading last) {
        return word.equals(TETHER) && isChinese(last);
    }
}
