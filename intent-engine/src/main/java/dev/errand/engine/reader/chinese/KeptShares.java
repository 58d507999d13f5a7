package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * USDC 我留一半，另一半打给 @bob: so much is kept, and the request is of what is left. How much that is says a share; of 留 0.1 个 ETH，其余的换成
 * USDC it is open.
 */
public final class KeptShares {

    private static final Set<Kind> BEFORE = Kinds.of(
            Kind.FILLER,
            Kind.OBJECT,
            Kind.MINE,
            Kind.SUBJECT,
            Kind.SMALL_TALK,
            Kind.COMMA,
            Kind.PERIOD,
            Kind.MARKET,
            Kind.OUT,
            Kind.OF);
    private static final Set<Kind> BETWEEN =
            Kinds.of(Kind.SUBJECT, Kind.FILLER, Kind.BALANCE, Kind.OF, Kind.MINE, Kind.OBJECT, Kind.POSITION);
    private static final Set<Kind> BEHIND = Kinds.of(Kind.FILLER, Kind.MINE, Kind.HARMLESS, Kind.OUT);
    private static final Set<Kind> BEHIND_REST = Kinds.of(Kind.FILLER, Kind.OBJECT, Kind.OF);

    /** How many little words may stand there. */
    private static final int REACH = 3;

    private KeptShares() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        int keeps = 0;
        while (keeps < lexemes.size() && !lexemes.get(keeps).is(Kind.ALL_BUT)) {
            keeps++;
        }
        List<Lexeme> open = ofOpenRest(lexemes, keeps);
        if (open != null) {
            return open;
        }
        int token = keeps - 1;
        while (token >= Math.max(0, keeps - REACH)
                && BETWEEN.contains(lexemes.get(token).kind())) {
            token--;
        }
        if (keeps + 3 >= lexemes.size() || token < 0 || !isTold(lexemes, token, keeps)) {
            return lexemes;
        }
        int rest = keeps + 2;
        while (rest < keeps + 2 + REACH && BEHIND.contains(lexemes.get(rest).kind())) {
            rest++;
        }
        rest += lexemes.get(rest).kind() == Kind.COMMA ? 1 : lexemes.size();
        while (rest < lexemes.size() && lexemes.get(rest).kind() == Kind.FILLER) {
            rest++;
        }
        BigDecimal kept = lexemes.get(keeps + 1).number();
        return rest < lexemes.size() && kept != null && isLeft(lexemes.get(rest), kept)
                ? ofRest(lexemes, token, rest, BigDecimal.ONE.subtract(kept))
                : lexemes;
    }

    /** 把 ETH 换成 USDC, of which the amount is asked for; null if no number of a token is kept. */
    private static @Nullable List<Lexeme> ofOpenRest(List<Lexeme> lexemes, int keeps) {
        if (keeps + 5 >= lexemes.size()
                || !lexemes.get(keeps + 1).is(Kind.NUMBER)
                || !Lists.all(lexemes.subList(0, keeps), lexeme -> lexeme.isAnyOf(BEFORE))) {
            return null;
        }
        int token = lexemes.get(keeps + 2).is(Kind.MEASURE) ? keeps + 3 : keeps + 2;
        int rest = token + 2;
        boolean kept = lexemes.get(token).is(Kind.TOKEN)
                && lexemes.get(token + 1).is(Kind.COMMA)
                && rest < lexemes.size()
                && lexemes.get(rest).is(Kind.REST)
                && !lexemes.get(rest).text().contains("半");
        if (!kept) {
            return null;
        }
        int behind = rest + 1;
        while (behind < lexemes.size()
                && (lexemes.get(behind).isAnyOf(BEHIND_REST)
                        || isAll(lexemes.get(behind))
                        || isSame(lexemes.get(behind), lexemes.get(token)))) {
            behind++;
        }
        List<Lexeme> told = new ArrayList<>(lexemes.subList(0, keeps));
        int at = lexemes.get(token).start();
        told.add(Lexeme.of(Kind.OBJECT, at, at, null, "把"));
        told.add(lexemes.get(token));
        told.addAll(lexemes.subList(behind, lexemes.size()));
        return told;
    }

    private static boolean isSame(Lexeme token, Lexeme kept) {
        return token.is(Kind.TOKEN) && token.text().equals(kept.text());
    }

    /** Whether nothing was asked before, and a share is kept of the token. */
    private static boolean isTold(List<Lexeme> lexemes, int token, int keeps) {
        BigDecimal kept = lexemes.get(keeps + 1).number();
        return lexemes.get(token).is(Kind.TOKEN)
                && lexemes.get(keeps + 1).is(Kind.SHARE)
                && kept != null
                && kept.signum() > 0
                && kept.compareTo(BigDecimal.ONE) < 0
                && Lists.all(lexemes.subList(0, token), lexeme -> lexeme.isAnyOf(BEFORE));
    }

    /** 其余的, and 另一半 only where the other half is kept. */
    private static boolean isLeft(Lexeme rest, BigDecimal kept) {
        boolean half = rest.text().contains("半");
        return rest.is(Kind.REST) && (!half || kept.compareTo(new BigDecimal("0.5")) == 0);
    }

    private static List<Lexeme> ofRest(List<Lexeme> lexemes, int token, int rest, BigDecimal share) {
        Lexeme left = lexemes.get(rest);
        boolean object = token > 0 && Lists.any(lexemes.subList(0, token), lexeme -> lexeme.is(Kind.OBJECT));
        List<Lexeme> told = new ArrayList<>(lexemes.subList(0, token));
        if (!object) {
            int at = lexemes.get(token).start();
            told.add(Lexeme.of(Kind.OBJECT, at, at, null, "把"));
        }
        told.add(lexemes.get(token));
        told.add(Lexeme.of(Kind.SHARE, left.start(), left.end(), share.stripTrailingZeros(), left.text()));
        int behind = rest + 1;
        while (behind < lexemes.size()
                && (isAll(lexemes.get(behind)) || lexemes.get(behind).is(Kind.OBJECT))) {
            behind++;
        }
        told.addAll(lexemes.subList(behind, lexemes.size()));
        return told;
    }

    private static boolean isAll(Lexeme lexeme) {
        return lexeme.is(Kind.SHARE) && lexeme.isNumber(BigDecimal.ONE);
    }
}
