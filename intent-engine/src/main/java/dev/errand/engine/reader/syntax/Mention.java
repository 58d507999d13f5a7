package dev.errand.engine.reader.syntax;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Phrase.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a clause that asks for nothing spoke of, and a later "it" or "them" may mean: "I have 18 LINK, sell them for DAI".
 *
 * @param holding a token, how much of it, or both; how much only where nothing else was counted in that clause
 * @param owed whether it was said of somebody who is to be paid: "I owe @sam 20 DAI. Pay him."
 * @param market where it lies or is to go, if that was said
 */
public record Mention(
        Holding holding, boolean owed, @Nullable Phrase market) {

    /** Two tokens were spoken of, and either may be meant. */
    public static final Mention UNCLEAR = new Mention(Holding.EMPTY, false, null);

    public @Nullable String token() {
        return holding.token();
    }

    public @Nullable Span tokenAt() {
        return holding.tokenAt();
    }

    /** The token alone, as a condition names it. */
    public static Mention of(String token, Span at) {
        return new Mention(Holding.EMPTY.withToken(token, at), false, null);
    }

    /** What the clause speaks of; null if it names neither a token nor an amount of dollars. */
    public static @Nullable Mention in(Clause clause) {
        Holding first = null;
        int counted = 0;
        for (Phrase asset : clause.assets()) {
            Holding holding = asset.holding();
            if (holding == null) {
                continue;
            }
            counted += holding.saysAmount() ? 1 : 0;
            boolean names = holding.token() != null || holding.measure() == Phrase.Measure.USD;
            first = first == null && names ? holding : first;
        }
        if (first == null) {
            return null;
        }
        boolean single = counted == 1 && clause.assets().size() == 1 && isAmount(first);
        boolean owed = single
                && Lists.any(clause.phrases(), phrase -> phrase.is(Kind.RECIPIENT) || phrase.kind() == Kind.SUBJECT);
        if (single) {
            List<Phrase> markets = clause.all(Kind.MARKET);
            return new Mention(first, owed, markets.size() == 1 ? markets.getFirst() : null);
        }
        String token = first.token();
        Span at = first.tokenAt();
        if (token == null || at == null) {
            return null;
        }
        return isOneOfTwo(clause) ? new Mention(first.withWrongAmount(), false, null) : of(token, at);
    }

    /** "I'm done with LINK and UNI", 我不方便把 USDT 换成 DAI: what "it" is of, nobody can say. */
    private static boolean isOneOfTwo(Clause clause) {
        String first = null;
        for (Phrase asset : clause.assets()) {
            String token = token(asset);
            if (first != null && token != null && !first.equals(token)) {
                return true;
            }
            first = token == null ? first : token;
        }
        return false;
    }

    private static @Nullable String token(Phrase phrase) {
        return phrase.holding() == null ? null : phrase.holding().token();
    }

    private static boolean isAmount(Holding holding) {
        return !holding.wrongAmount()
                && holding.reference() == null
                && (holding.measure() == Phrase.Measure.VALUE || holding.measure() == Phrase.Measure.USD);
    }
}
