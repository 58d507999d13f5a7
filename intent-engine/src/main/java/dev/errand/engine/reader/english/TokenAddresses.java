package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Addresses that name a token: "20 0x6B17… with ETH", "swap 2 ETH for 0x6B17…". An address is who is paid unless it stands where only
 * a token can: behind an amount, behind the word "token", or on a side of a swap that nothing else is on. Whether the chain's
 * list has a token there is found out when the proposal is made.
 */
public final class TokenAddresses {

    private static final Set<Kind> ADDRESS = Kinds.of(Kind.RECIPIENT, Kind.BAD_RECIPIENT);
    private static final Set<Kind> AMOUNT = Kinds.of(Kind.NUMBER, Kind.BAD_NUMBER, Kind.SHARE, Kind.DOLLAR);
    private static final Set<Kind> BETWEEN =
            Kinds.of(Kind.OF, Kind.MINE, Kind.ARTICLE, Kind.MEASURE, Kind.SOME, Kind.WORTH, Kind.FILLER);
    private static final Set<Kind> TRADES =
            Kinds.of(Kind.SWAP, Kind.BUY, Kind.SELL, Kind.BECOME, Kind.QUOTE, Kind.GET, Kind.USE);
    private static final Set<Kind> SIDES = Kinds.of(
            Kind.SWAP, Kind.BUY, Kind.SELL, Kind.FOR, Kind.WITH, Kind.BECOME, Kind.USE, Kind.OBJECT, Kind.OF, Kind.GET);
    private static final Set<Kind> PAYING =
            Kinds.of(Kind.SEND, Kind.GIVE, Kind.RETURN, Kind.SPLIT, Kind.PUT, Kind.SOMEBODY);

    private final List<Lexeme> lexemes;

    private TokenAddresses(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
    }

    /** The lexemes, each address that is a token's a token. */
    public static List<Lexeme> named(List<Lexeme> lexemes) {
        if (Lists.none(lexemes, TokenAddresses::isAddress)) {
            return lexemes;
        }
        TokenAddresses addresses = new TokenAddresses(lexemes);
        List<Lexeme> named = new ArrayList<>();
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            if (lexeme.text().equalsIgnoreCase("token") && addresses.isAddress(i + 1)) {
                continue; // "the token 0x6B17…"
            }
            named.add(
                    isAddress(lexeme) && addresses.isToken(i)
                            ? Lexeme.of(
                                    lexeme.is(Kind.RECIPIENT) ? Kind.TOKEN : Kind.WORD,
                                    lexeme.start(),
                                    lexeme.end(),
                                    null,
                                    lexeme.text())
                            : lexeme);
        }
        return named;
    }

    private static boolean isAddress(Lexeme lexeme) {
        return ADDRESS.contains(lexeme.kind())
                && lexeme.text().startsWith("0x")
                && !lexeme.text().endsWith(".eth");
    }

    private boolean isAddress(int index) {
        return index < lexemes.size() && isAddress(lexemes.get(index));
    }

    private boolean isToken(int index) {
        int before = index - 1;
        if (before >= 0 && lexemes.get(before).text().equalsIgnoreCase("token")) {
            return true;
        }
        while (before >= 0 && BETWEEN.contains(lexemes.get(before).kind())) {
            before--;
        }
        return (before >= 0 && AMOUNT.contains(lexemes.get(before).kind())) || isSideOfSwap(index, before);
    }

    /** "Swap 2 ETH to 0x6B17…": a swap has nobody to be paid. Where two tokens were named already, somebody is meant. */
    private boolean isSideOfSwap(int index, int before) {
        if (before < 0) {
            return false;
        }
        int from = index;
        while (from > 0 && !Joints.ALL.contains(lexemes.get(from - 1).kind())) {
            from--;
        }
        int to = index;
        while (to < lexemes.size() && !Joints.ALL.contains(lexemes.get(to).kind())) {
            to++;
        }
        List<Lexeme> clause = lexemes.subList(from, to);
        boolean trades = Lists.any(clause, lexeme -> TRADES.contains(lexeme.kind()));
        boolean swaps = Lists.any(clause, lexeme -> lexeme.is(Kind.SWAP) || lexeme.is(Kind.BECOME));
        boolean pays = Lists.any(clause, lexeme -> PAYING.contains(lexeme.kind()));
        long named = Lists.count(clause, lexeme -> lexeme.is(Kind.TOKEN) || isAddress(lexeme));
        Kind cue = lexemes.get(before).kind();
        boolean side = SIDES.contains(cue) || (swaps && cue == Kind.TO);
        boolean amount = Lists.any(clause, lexeme -> AMOUNT.contains(lexeme.kind()));
        return trades && !pays && side && named <= 2 && (named == 2 || amount); // 地址换成0x…: who is paid
    }
}
