package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Requests whose words stand in an order of their own: "I have 600 DAI, I want USDC instead", "trim my ETH by 10%, into DAI", "could aave lend me
 * 200 USDC", "10 LINK -> USDC -> aave", "with ETH above 4500, …". They are brought into the usual one.
 */
public final class PlainTrades {

    private static final int LONGEST = 80;
    private static final Set<String> LESS =
            Set.of("trim", "trim my", "reduce", "lower", "cut", "shrink", "cut down", "bring down", "lighten my");
    private static final Set<String> ASKING = Set.of("can", "could", "would", "will", "may");
    private static final Set<String> ARROWS = Set.of("->", "=>", "→", "⇒", "-->");
    private static final Set<String> FLUNG =
            Set.of("chuck", "toss", "throw", "fling", "sling", "lob", "pop", "bung", "whip", "fire", "slide");
    private static final Set<String> INTO = Set.of("into", "in to");
    private static final Set<String> TELLS = Set.of("tell me", "show me", "let me know", "give me", "check");

    private static final Set<Kind> SMALL = Kinds.of(Kind.MINE, Kind.ARTICLE, Kind.FILLER);
    private static final Set<Kind> BETWEEN = Kinds.of(Kind.IN, Kind.FOR, Kind.TO, Kind.WITH);
    private static final Set<Kind> AMOUNTS = Kinds.of(Kind.NUMBER, Kind.SHARE);
    private static final Set<Kind> TRADING =
            Kinds.of(Kind.COMMA, Kind.NEED, Kind.BUY, Kind.SELL, Kind.SWAP, Kind.USE, Kind.FILLER);

    private final List<Lexeme> lexemes;

    private PlainTrades(List<Lexeme> lexemes) {
        this.lexemes = new ArrayList<>(lexemes);
    }

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        if (lexemes.size() < 4 || lexemes.size() > LONGEST || !Lexeme.isIn(lexemes, Kind.TOKEN)) {
            return lexemes;
        }
        PlainTrades trades = new PlainTrades(lexemes);
        trades.askAboutTwo();
        for (int i = 0; i + 4 < trades.lexemes.size(); i++) {
            trades.turn(i);
        }
        return trades.lexemes;
    }

    /** "Send the ETH 2 hodl.eth": "to", or two of them? It is asked. */
    private void askAboutTwo() {
        for (int i = 1; i + 1 < lexemes.size(); i++) {
            Lexeme two = lexemes.get(i);
            boolean open = said(i).equals("2")
                    && is(i, Kind.NUMBER)
                    && is(i - 1, Kind.TOKEN)
                    && lexemes.get(i + 1).kind() == Kind.RECIPIENT;
            if (open) {
                lexemes.set(i, Lexeme.of(Kind.BAD_NUMBER, two.start(), two.end(), two.number(), two.text()));
            }
        }
    }

    private void turn(int i) {
        switch (lexemes.get(i).kind()) {
            case HAVE -> instead(i);
            case SELL, RETURN -> less(i);
            case FETCHES -> lent(i);
            case NUMBER, SHARE -> passedOn(i);
            case TOKEN -> ownedFirst(i);
            case WITH -> condition(i);
            case SEND -> flung(i);
            case WHAT -> worth(i);
            case SHOW -> amountFor(i);
            case GET -> wordOn(i);
            default -> {}
        }
    }

    /** "I have 600 DAI, I want USDC instead". */
    private void instead(int have) {
        boolean amount = is(have + 1, Kind.NUMBER) && is(have + 2, Kind.TOKEN) && is(have + 3, Kind.COMMA);
        int token = is(have + 5, Kind.SOME) ? have + 6 : have + 5;
        boolean told = have == 0
                && amount
                && is(have + 4, Kind.NEED)
                && is(token, Kind.TOKEN)
                && is(token + 1, Kind.INSTEAD)
                && ends(token + 2);
        if (told) {
            Lexeme verb = lexemes.get(token + 1);
            Lexeme wish = lexemes.get(have + 4);
            lexemes.remove(token + 1);
            lexemes.set(have + 4, Lexeme.of(Kind.TO, wish.start(), wish.end(), null, "to"));
            lexemes.remove(have + 3);
            lexemes.set(have, Lexeme.of(Kind.SWAP, verb.start(), verb.end(), null, verb.text()));
        }
    }

    /** "Trim my ETH by 10%, into DAI": sells 10% of it. "Reduce my DAI debt by 10%" does not. */
    private void less(int verb) {
        int token = verb + 1;
        while (token < lexemes.size() && SMALL.contains(lexemes.get(token).kind())) {
            token++;
        }
        boolean by = LESS.contains(said(verb))
                && begins(verb)
                && is(token, Kind.TOKEN)
                && is(token + 1, Kind.BY)
                && token + 2 < lexemes.size()
                && AMOUNTS.contains(lexemes.get(token + 2).kind());
        int to = is(token + 3, Kind.COMMA) ? token + 4 : token + 3;
        boolean told = by && (is(to, Kind.TO) || is(to, Kind.FOR)) && is(to + 1, Kind.TOKEN) && ends(to + 2);
        if (told) {
            Lexeme sold = lexemes.get(token);
            Lexeme amount = lexemes.get(token + 2);
            Lexeme less = lexemes.get(verb);
            lexemes.subList(verb, to).clear();
            lexemes.add(verb, Lexeme.of(Kind.SELL, less.start(), less.end(), null, "sell"));
            lexemes.add(verb + 1, amount);
            lexemes.add(verb + 2, sold);
        }
    }

    /** "Could aave lend me 200 USDC": what the market lends is borrowed from it. */
    private void lent(int ask) {
        boolean told = ASKING.contains(said(ask))
                && begins(ask)
                && is(ask + 1, Kind.MARKET)
                && lexemes.get(ask + 2).kind() == Kind.BORROW
                && is(ask + 3, Kind.NUMBER)
                && is(ask + 4, Kind.TOKEN);
        if (told) {
            Lexeme market = lexemes.get(ask + 1);
            lexemes.add(ask + 5, Lexeme.of(Kind.FROM, market.start(), market.start(), null, "from"));
            lexemes.add(ask + 6, market);
            lexemes.subList(ask, ask + 2).clear();
        }
    }

    /** "10 LINK -> USDC -> aave": what the first arrow gives goes where the second points. */
    private void passedOn(int amount) {
        int token = is(amount + 1, Kind.OF) ? amount + 2 : amount + 1;
        boolean told = begins(amount)
                && is(token, Kind.TOKEN)
                && isArrow(token + 1)
                && is(token + 2, Kind.TOKEN)
                && isArrow(token + 3)
                && (is(token + 4, Kind.MARKET) || is(token + 4, Kind.RECIPIENT))
                && ends(token + 5);
        if (told) {
            Lexeme arrow = lexemes.get(token + 3);
            lexemes.add(token + 3, Lexeme.of(Kind.THEN, arrow.start(), arrow.start(), null, "then"));
            lexemes.add(token + 4, Lexeme.of(Kind.IT, arrow.start(), arrow.end(), null, "it"));
        }
    }

    /** "60% of the DAI I have, switch it to USDC": that it is there says nothing new. */
    private void ownedFirst(int token) {
        boolean told = is(token + 1, Kind.HAVE)
                && is(token + 2, Kind.COMMA)
                && is(token + 3, Kind.CHANGE_TO)
                && is(token + 4, Kind.TOKEN)
                && Lists.any(lexemes.subList(0, token), lexeme -> AMOUNTS.contains(lexeme.kind()))
                && Lists.none(lexemes.subList(0, token), lexeme -> lexeme.kind() == Kind.COMMA);
        if (told) {
            lexemes.remove(token + 1);
        }
    }

    /** "With ETH above 4500, sell 1 ETH": in front of a request, a price is what it waits for. */
    private void condition(int with) {
        boolean dollar = is(with + 3, Kind.DOLLAR);
        int price = dollar ? with + 4 : with + 3;
        int behind = is(price + 1, Kind.DOLLAR) ? price + 2 : price + 1;
        boolean told = said(with).equals("with")
                && begins(with)
                && is(with + 1, Kind.TOKEN)
                && (is(with + 2, Kind.ABOVE) || is(with + 2, Kind.BELOW))
                && is(price, Kind.NUMBER)
                && behind < lexemes.size()
                && TRADING.contains(lexemes.get(behind).kind())
                && Lists.all(
                        lexemes.subList(0, with),
                        lexeme -> Joints.ALL_AND_COURTESY.contains(lexeme.kind()) && lexeme.kind() != Kind.AND);
        if (told) {
            Lexeme word = lexemes.get(with);
            lexemes.set(with, Lexeme.of(Kind.IF, word.start(), word.end(), null, word.text()));
        }
    }

    /** "Every month toss 50 USDC into LINK": into a token, not to somebody. */
    private void flung(int verb) {
        boolean told = FLUNG.contains(said(verb))
                && is(verb + 1, Kind.NUMBER)
                && is(verb + 2, Kind.TOKEN)
                && INTO.contains(said(verb + 3))
                && is(verb + 4, Kind.TOKEN);
        if (told) {
            Lexeme word = lexemes.get(verb);
            lexemes.set(verb, Lexeme.of(Kind.PUT, word.start(), word.end(), null, word.text()));
        }
    }

    /** "What 4,000 USDT buys in ETH", "what is 1k USDT worth in WETH if I swap it now". */
    private void worth(int what) {
        int buys = what + 3;
        if (is(what + 1, Kind.NUMBER) && is(what + 2, Kind.TOKEN) && said(buys).equals("buys")) {
            Lexeme word = lexemes.get(buys);
            lexemes.set(buys, Lexeme.of(Kind.FETCHES, word.start(), word.end(), null, word.text()));
            return;
        }
        boolean worth = is(what + 1, Kind.NUMBER)
                && is(what + 2, Kind.TOKEN)
                && is(what + 3, Kind.WORTH)
                && is(what + 4, Kind.IN)
                && is(what + 5, Kind.TOKEN)
                && is(what + 6, Kind.IF)
                && is(what + 7, Kind.SUBJECT)
                && (is(what + 8, Kind.SWAP) || is(what + 8, Kind.SELL))
                && is(what + 9, Kind.IT)
                && ends(what + 10);
        if (worth) {
            lexemes.subList(what + 6, what + 10).clear();
        }
    }

    /** "Tell me the amount of WETH for 5,000 DAI": how much WETH it is. */
    private void amountFor(int tell) {
        int amount = is(tell + 1, Kind.ARTICLE) ? tell + 2 : tell + 1;
        boolean told = TELLS.contains(said(tell))
                && begins(tell)
                && said(amount).equals("amount")
                && is(amount + 1, Kind.OF)
                && is(amount + 2, Kind.TOKEN)
                && is(amount + 3, Kind.FOR)
                && is(amount + 4, Kind.NUMBER)
                && is(amount + 5, Kind.TOKEN)
                && ends(amount + 6);
        if (told) {
            Lexeme word = lexemes.get(tell);
            lexemes.subList(tell, amount + 2).clear();
            lexemes.add(tell, Lexeme.of(Kind.HOW_MUCH, word.start(), word.end(), null, "how much"));
        }
    }

    /** "Give me a hint for 100 LINK in ETH": whatever it is, it is a word on a trade, and not the trade. */
    private void wordOn(int get) {
        int word = is(get + 2, Kind.FILLER) ? get + 3 : get + 2;
        boolean told = begins(get)
                && is(get + 1, Kind.ARTICLE)
                && (is(word, Kind.WORD) || is(word, Kind.SERVICE))
                && (is(word + 1, Kind.FOR) || is(word + 1, Kind.ON));
        int asset = is(word + 2, Kind.SELL) || is(word + 2, Kind.SWAP) ? word + 3 : word + 2;
        boolean trade = told
                && is(asset, Kind.NUMBER)
                && is(asset + 1, Kind.TOKEN)
                && asset + 2 < lexemes.size()
                && BETWEEN.contains(lexemes.get(asset + 2).kind())
                && is(asset + 3, Kind.TOKEN)
                && ends(asset + 4);
        if (trade) {
            Lexeme first = lexemes.get(get);
            int end = lexemes.get(word + 1).end();
            lexemes.subList(get, word + 2).clear();
            lexemes.add(get, Lexeme.of(Kind.QUOTE, first.start(), end, null, "quote"));
        }
    }

    private boolean isArrow(int i) {
        return is(i, Kind.TO) && ARROWS.contains(said(i));
    }

    private boolean is(int i, Kind kind) {
        return i < lexemes.size() && lexemes.get(i).is(kind);
    }

    private boolean begins(int i) {
        return i == 0 || Joints.ALL_AND_COURTESY.contains(lexemes.get(i - 1).kind());
    }

    private boolean ends(int i) {
        return i >= lexemes.size()
                || Joints.ALL_AND_COURTESY.contains(lexemes.get(i).kind());
    }

    private String said(int i) {
        return i < lexemes.size() ? lexemes.get(i).text().toLowerCase(Locale.ROOT) : "";
    }
}
