package dev.errand.engine.reader;

import dev.errand.engine.reader.Phrase.Holding;
import dev.errand.engine.reader.Phrase.Measure;
import dev.errand.engine.reader.Phrase.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Joins lexemes to phrases: an amount and its token, a token and its share, "half of it", a limit on slippage. What has no
 * meaning of its own (politeness, articles, measure words) is left out; every other lexeme stays.
 */
final class Phrases {

    private static final Set<Kind> EMPTY_WORDS = EnumSet.of(Kind.FILLER, Kind.ARTICLE, Kind.MINE, Kind.MEASURE);
    private static final Set<Kind> BETWEEN_AMOUNT_AND_TOKEN =
            EnumSet.of(Kind.OF, Kind.ARTICLE, Kind.MINE, Kind.MEASURE, Kind.WORTH, Kind.FILLER);
    private static final Set<Kind> IN_LIMIT = EnumSet.of(
            Kind.WITH,
            Kind.ARTICLE,
            Kind.AT_MOST,
            Kind.SLIPPAGE,
            Kind.SHARE,
            Kind.OF,
            Kind.TO,
            Kind.FILLER,
            Kind.NUMBER,
            Kind.BAD_NUMBER,
            Kind.USE,
            Kind.MINE,
            Kind.PERCENT,
            Kind.GIVE,
            Kind.COMMA);
    private static final int LONGEST_LIMIT = 8;

    private final List<Lexeme> lexemes;
    private int at;

    private Phrases(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
    }

    static List<Phrase> of(List<Lexeme> lexemes) {
        return new Phrases(lexemes).all();
    }

    private List<Phrase> all() {
        List<Phrase> phrases = new ArrayList<>();
        while (at < lexemes.size()) {
            int before = at;
            Optional<Phrase> phrase = limit().or(this::asset);
            if (phrase.isPresent()) {
                phrases.add(phrase.get());
            } else {
                at = before;
                Lexeme lexeme = lexemes.get(at++);
                if (lexeme.is(Kind.WORD)) {
                    addWord(lexeme, phrases);
                } else if (!EMPTY_WORDS.contains(lexeme.kind()) && !lexeme.is(Kind.SOME)) {
                    phrases.add(Phrase.of(lexeme));
                }
            }
        }
        return phrases;
    }

    /** Unknown words side by side are one unknown. */
    private static void addWord(Lexeme lexeme, List<Phrase> phrases) {
        if (!phrases.isEmpty() && phrases.getLast().kind() == Kind.WORD) {
            Phrase last = phrases.removeLast();
            phrases.add(
                    new Phrase(Kind.WORD, last.start(), lexeme.end(), last.text() + " " + lexeme.text(), null, null));
        } else {
            phrases.add(Phrase.of(lexeme));
        }
    }

    /** A limit on slippage, in any order of its words: "max 1% slippage", "滑点不超过0.5%". */
    private Optional<Phrase> limit() {
        int slippage = 0;
        int values = 0;
        BigDecimal share = null;
        int last = Math.min(lexemes.size(), at + LONGEST_LIMIT);
        for (int i = at; i < last; i++) {
            Lexeme lexeme = lexemes.get(i);
            if (!IN_LIMIT.contains(lexeme.kind())
                    || (i == at
                            && EnumSet.of(Kind.OF, Kind.TO, Kind.COMMA, Kind.FILLER, Kind.GIVE)
                                    .contains(lexeme.kind()))) {
                return Optional.empty();
            }
            if (lexeme.is(Kind.SLIPPAGE)) {
                slippage++;
            } else if (lexeme.is(Kind.SHARE) || lexeme.is(Kind.NUMBER) || lexeme.is(Kind.BAD_NUMBER)) {
                values++;
                share = lexeme.is(Kind.SHARE) ? lexeme.number() : null;
            }
            if (values > 1 || slippage > 1) {
                return Optional.empty();
            }
            if (slippage == 1 && values == 1) {
                int end = i + 1;
                while (end < lexemes.size() && lexemes.get(end).is(Kind.AT_MOST)) {
                    end++;
                }
                Lexeme value = lexemes.subList(at, end).stream()
                        .filter(each -> each.is(Kind.SHARE) || each.is(Kind.NUMBER) || each.is(Kind.BAD_NUMBER))
                        .findFirst()
                        .orElse(lexeme);
                at = end;
                return Optional.of(new Phrase(Kind.LIMIT, value.start(), value.end(), value.text(), null, share));
            }
        }
        return Optional.empty();
    }

    private Optional<Phrase> asset() {
        int begin = at;
        skip(EnumSet.of(Kind.ARTICLE, Kind.MINE, Kind.SOME));
        boolean vague = lexemes.subList(begin, at).stream().anyMatch(lexeme -> lexeme.is(Kind.SOME));
        // "several hundred USDC" says no amount, however well the hundred reads
        Optional<Holding> holding = amountFirst()
                .map(found -> vague ? found.withWrongAmount() : found)
                .or(() -> reference(Holding.EMPTY))
                .or(this::tokenFirst);
        if (holding.isEmpty()) {
            at = begin;
            return Optional.empty();
        }
        Lexeme first = lexemes.get(begin);
        Lexeme last = lexemes.get(at - 1);
        return Optional.of(new Phrase(Kind.ASSET, first.start(), last.end(), "", holding.get(), null));
    }

    /** "2 ETH", "$200 of ETH", "half of it", "价值1500美金的WBTC", "2" alone. */
    private Optional<Holding> amountFirst() {
        if (is(Kind.WORTH) && next(1, Kind.NUMBER, Kind.DOLLAR)) {
            at++;
        }
        Holding holding;
        boolean dollars = false;
        if (is(Kind.DOLLAR) && next(1, Kind.NUMBER, Kind.BAD_NUMBER)) {
            Lexeme sign = lexemes.get(at++);
            holding = amount(Measure.USD, lexemes.get(at), Span.of(sign).through(lexemes.get(at)));
            at++;
            dollars = true;
        } else if (is(Kind.NUMBER) || is(Kind.BAD_NUMBER)) {
            Lexeme number = lexemes.get(at++);
            skip(EnumSet.of(Kind.MEASURE));
            if (is(Kind.DOLLAR)) {
                holding = amount(Measure.USD, number, Span.of(number).through(lexemes.get(at)));
                at++;
                dollars = true;
            } else {
                holding = amount(Measure.VALUE, number, Span.of(number));
            }
        } else if (is(Kind.SHARE)) {
            Lexeme share = lexemes.get(at++);
            boolean ofOne = is(Kind.ARTICLE) && !lexemes.get(at).text().equalsIgnoreCase("the") && next(1, Kind.TOKEN);
            holding = amount(ofOne ? Measure.VALUE : Measure.SHARE, share, Span.of(share));
        } else {
            return Optional.empty();
        }
        int afterAmount = at;
        skip(BETWEEN_AMOUNT_AND_TOKEN);
        Optional<Holding> ofReference = reference(holding);
        if (ofReference.isPresent()) {
            return ofReference;
        }
        Optional<Holding> withToken = token(holding);
        if (withToken.isPresent()) {
            return withToken;
        }
        // "2 doges": what stands where the token should is one that we do not know
        if (is(Kind.WORD) && at == afterAmount && !dollars) {
            skip(EnumSet.of(Kind.WORD));
            return Optional.of(holding.withWrongToken());
        }
        at = afterAmount;
        return Optional.of(holding);
    }

    /** "ETH", "ETH的一半", "DAI全部", "ETH worth $200", "USDC or DAI". */
    private Optional<Holding> tokenFirst() {
        Optional<Holding> named = token(Holding.EMPTY);
        if (named.isEmpty()) {
            return named;
        }
        int afterToken = at;
        skip(EnumSet.of(Kind.OF, Kind.WORTH, Kind.FILLER));
        if (is(Kind.SHARE) && !next(1, Kind.SLIPPAGE) && !next(1, Kind.OF) && !next(1, Kind.TOKEN)) {
            Lexeme share = lexemes.get(at++);
            return Optional.of(with(named.get(), Measure.SHARE, share, Span.of(share)));
        }
        if (is(Kind.DOLLAR) && next(1, Kind.NUMBER) && lexemes.get(at - 1).is(Kind.WORTH)) {
            Span span = Span.of(lexemes.get(at)).through(lexemes.get(at + 1));
            at += 2;
            return Optional.of(with(named.get(), Measure.USD, lexemes.get(at - 1), span));
        }
        at = afterToken;
        return named;
    }

    /** "it", "the rest", "它的一半". */
    private Optional<Holding> reference(Holding holding) {
        if (!is(Kind.IT) && !is(Kind.REST)) {
            return Optional.empty();
        }
        Lexeme word = lexemes.get(at++);
        Holding referring = holding.withReference(word.kind(), Span.of(word));
        int afterWord = at;
        skip(EnumSet.of(Kind.OF, Kind.FILLER));
        if (is(Kind.SHARE) && !holding.saysAmount()) {
            Lexeme share = lexemes.get(at++);
            referring = with(referring, Measure.SHARE, share, Span.of(share));
            afterWord = at;
        }
        // "换到的USDC": the token of what was given, said again
        skip(EnumSet.of(Kind.OF, Kind.MEASURE));
        if (is(Kind.TOKEN)) {
            Lexeme token = lexemes.get(at++);
            referring = referring.withToken(token.text(), Span.of(token));
            skip(EnumSet.of(Kind.FILLER));
            if (is(Kind.SHARE) && !referring.saysAmount()) {
                Lexeme share = lexemes.get(at++);
                referring = with(referring, Measure.SHARE, share, Span.of(share));
            }
            return Optional.of(referring);
        }
        at = afterWord;
        return Optional.of(referring);
    }

    private Optional<Holding> token(Holding holding) {
        if (!is(Kind.TOKEN)) {
            return Optional.empty();
        }
        Lexeme token = lexemes.get(at++);
        boolean either = false;
        while (is(Kind.OR) && (next(1, Kind.TOKEN) || next(1, Kind.WORD))) {
            at += 2;
            either = true;
        }
        return Optional.of(either ? holding.withWrongToken() : holding.withToken(token.text(), Span.of(token)));
    }

    private static Holding amount(Measure measure, Lexeme number, Span span) {
        return with(Holding.EMPTY, measure, number, span);
    }

    private static Holding with(Holding holding, Measure measure, Lexeme number, Span span) {
        BigDecimal value = number.number();
        return value == null || number.is(Kind.BAD_NUMBER)
                ? holding.withWrongAmount()
                : holding.withAmount(measure, value, span);
    }

    private boolean is(Kind kind) {
        return at < lexemes.size() && lexemes.get(at).is(kind);
    }

    private boolean next(int ahead, Kind... kinds) {
        if (at + ahead >= lexemes.size()) {
            return false;
        }
        for (Kind kind : kinds) {
            if (lexemes.get(at + ahead).is(kind)) {
                return true;
            }
        }
        return false;
    }

    private void skip(Set<Kind> kinds) {
        while (at < lexemes.size() && kinds.contains(lexemes.get(at).kind())) {
            at++;
        }
    }
}
