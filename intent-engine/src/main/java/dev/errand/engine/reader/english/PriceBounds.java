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

/**
 * The price that a trade waits for, without a "when": "sell 1 ETH for USDC above 4000", "buy 1 ETH with USDC at or below $2000", "limit sell
 * 1 ETH above 4000 for USDC". It is told as "at above 4000". Of more than one that is bought, the bound may be one of what all of
 * it costs.
 */
public final class PriceBounds {

    private static final Set<String> BOUNDS =
            Set.of("above", "over", "below", "under", "at above", "at below", "at under", "at over");
    private static final Set<String> OR_BOUNDS = Set.of("or above", "or below", "or under", "or over");
    /** What a bound begins with: "at", or its side. */
    private static final Set<Kind> OPENING = Kinds.of(Kind.ON, Kind.ABOVE, Kind.BELOW);

    private static final Set<Kind> TRADES = Kinds.of(Kind.SELL, Kind.BUY, Kind.SWAP);
    private static final Set<Kind> BEFORE_VERB = Kinds.of(Kind.FILLER, Kind.SMALL_TALK, Kind.HARMLESS, Kind.AT_MOST);
    private static final Set<String> LIMIT = Set.of("limit", "stop");

    /** What a token of the trade stands behind. */
    private static final Set<Kind> BEFORE_TOKEN =
            Kinds.of(Kind.NUMBER, Kind.SHARE, Kind.FOR, Kind.TO, Kind.WITH, Kind.USE, Kind.BECOME, Kind.OF, Kind.MINE);

    /** What else a trade is told with. */
    private static final Set<Kind> OF_TRADES = Kinds.of(
            Kind.NUMBER,
            Kind.SHARE,
            Kind.TOKEN,
            Kind.FOR,
            Kind.TO,
            Kind.WITH,
            Kind.USE,
            Kind.BECOME,
            Kind.OF,
            Kind.MINE,
            Kind.ARTICLE,
            Kind.FILLER,
            Kind.WORTH);

    private PriceBounds() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        for (int i = 3; i + 1 < lexemes.size(); i++) {
            int bound = lexemes.get(i).isAnyOf(OPENING) ? bound(lexemes, i) : 0;
            if (bound > 0) {
                return told(lexemes, i, bound);
            }
        }
        return lexemes;
    }

    /** "At above" in the place of what stands at {@code from} through {@code bound}, and without the "limit" in front. */
    private static List<Lexeme> told(List<Lexeme> lexemes, int from, int bound) {
        List<Lexeme> told = new ArrayList<>(lexemes);
        Lexeme first = lexemes.get(from);
        Lexeme last = lexemes.get(bound);
        Kind side = isAbove(last) ? Kind.ABOVE : Kind.BELOW;
        told.subList(from, bound + 1).clear();
        told.add(from, Lexeme.of(side, last.start(), last.end(), null, last.text()));
        told.add(from, Lexeme.of(Kind.ON, first.start(), first.start(), null, "at"));
        int limit = start(lexemes, from);
        if (LIMIT.contains(said(lexemes.get(limit)))) {
            told.remove(limit);
        }
        return told;
    }

    /** Where the word for the side of a price stands that is said from {@code i} on, or {@code i} itself; 0 if no price is said there. */
    private static int bound(List<Lexeme> lexemes, int i) {
        int bound = i;
        if (said(lexemes.get(i)).equals("at")) {
            bound = i + 1 < lexemes.size() && lexemes.get(i + 1).kind() == Kind.OR ? i + 2 : i + 1;
        }
        boolean said = bound + 1 < lexemes.size()
                && (BOUNDS.contains(said(lexemes.get(bound))) || OR_BOUNDS.contains(said(lexemes.get(bound))))
                && (lexemes.get(bound).is(Kind.ABOVE) || lexemes.get(bound).is(Kind.BELOW) || bound > i)
                && (lexemes.get(bound + 1).kind() == Kind.NUMBER
                        || lexemes.get(bound + 1).kind() == Kind.DOLLAR);
        return said && isOfTrade(lexemes, i) ? bound : 0;
    }

    private static boolean isOfTrade(List<Lexeme> lexemes, int bound) {
        if (lexemes.get(bound - 1).kind() != Kind.TOKEN
                || !lexemes.get(bound - 2).isAnyOf(BEFORE_TOKEN)) {
            return false;
        }
        int start = start(lexemes, bound);
        int verb = start;
        while (verb < bound
                && BEFORE_VERB.contains(lexemes.get(verb).kind())
                && (lexemes.get(verb).kind() != Kind.AT_MOST || LIMIT.contains(said(lexemes.get(verb))))) {
            verb++;
        }
        List<Lexeme> told = lexemes.subList(verb, bound);
        boolean trade = told.size() > 2
                && TRADES.contains(told.getFirst().kind())
                && Lists.all(told.subList(1, told.size()), word -> OF_TRADES.contains(word.kind()))
                && Lists.any(told, word -> word.kind() == Kind.NUMBER || word.kind() == Kind.SHARE);
        return trade && !mayBeOfAll(told);
    }

    /** "Buy 2 ETH with USDC under 4000": the price of one, or of both? */
    private static boolean mayBeOfAll(List<Lexeme> trade) {
        boolean buys = trade.getFirst().kind() == Kind.BUY;
        return buys
                && trade.size() > 3
                && trade.get(1).kind() == Kind.NUMBER
                && !trade.get(1).isNumber(BigDecimal.ONE)
                && Lists.count(trade, word -> word.kind() == Kind.TOKEN) > 1
                && Lists.count(trade, word -> word.kind() == Kind.NUMBER) == 1;
    }

    private static int start(List<Lexeme> lexemes, int at) {
        int start = at;
        while (start > 0 && !Joints.ALL.contains(lexemes.get(start - 1).kind())) {
            start--;
        }
        return start;
    }

    private static boolean isAbove(Lexeme bound) {
        String said = said(bound);
        return said.endsWith("above") || said.endsWith("over");
    }

    private static String said(Lexeme lexeme) {
        return lexeme.text().toLowerCase(Locale.ROOT);
    }
}
