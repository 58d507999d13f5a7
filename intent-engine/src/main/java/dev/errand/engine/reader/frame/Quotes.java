package dev.errand.engine.reader.frame;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Scene;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads requests for a price: what a swap would give, or cost. */
final class Quotes {

    private static final Set<Kind> ASKS = Kinds.of(Kind.WHAT, Kind.HOW_MUCH, Kind.QUOTE);
    private static final Set<Kind> QUOTE_WORDS = Clause.union(
            Swaps.words(),
            Kind.QUOTE,
            Kind.HOW_MUCH,
            Kind.FETCHES,
            Kind.PAYS,
            Kind.WHAT,
            Kind.SHOW,
            Kind.ESTIMATE,
            Kind.GIVE,
            Kind.IF,
            Kind.HAVE,
            Kind.QUESTION,
            Kind.PRICE);
    private static final Set<Kind> QUOTE_AND_OTHER_WORDS = Clause.union(QUOTE_WORDS, Kind.WORD);

    private static final Set<Kind> GETTING =
            Kinds.of(Kind.SWAP, Kind.FETCHES, Kind.BUY, Kind.BECOME, Kind.GET, Kind.RECEIVE);

    private static final Set<Kind> INTO = Kinds.of(Kind.TO, Kind.IN, Kind.FOR);
    /** A question mark, and behind it thanks at most. */
    private static final Pattern ASKED_BEHIND = Pattern.compile(
            "\\s*=?\\s*\\?[?!\\s]*(?:thanks|thank you|thx|cheers|ty)?[.!\\s]*", Pattern.CASE_INSENSITIVE);

    /** Up to the amount, nothing but this. */
    private static final Pattern LOOKS_UP =
            Pattern.compile("\\s*(?:先|帮我|麻烦|请|我想|想)?(?:[问問算](?:一?下|[问問算])|[问問]个价)\\s*[,，]?\\s*");

    private static final String SIGNS = ".,;:!?\n";

    /** What is given, before "for" what. */
    private static final Set<String> OUTLAYS = Set.of("needed", "required", "necessary", "pay", "spend");

    private Quotes() {}

    /** The quote that the clause asks for; null if it asks for none. */
    static @Nullable List<Draft> read(Clause clause, Scene scene) {
        if (isBareQuestion(clause, scene)) {
            Draft draft = new Draft("quote");
            draft.take("sell", Objects.requireNonNull(clause.assets().getFirst().holding()), scene);
            draft.take("buy", Objects.requireNonNull(clause.assets().getLast().holding()), scene);
            return List.of(draft);
        }
        if (isGotFor(clause)) {
            Draft draft = new Draft("quote");
            draft.take("sell", Objects.requireNonNull(clause.assets().getLast().holding()), scene);
            draft.take("buy", Objects.requireNonNull(clause.assets().getFirst().holding()), scene);
            return List.of(draft);
        }
        boolean asks = clause.has(Kind.QUOTE)
                || (clause.has(Kind.ESTIMATE)
                        && (clause.has(Kind.BUY)
                                ? !clause.assets().isEmpty()
                                : clause.assets().size() == 2 && isChinese(clause, scene)))
                || (clause.has(Kind.HOW_MUCH) && !clause.hasAny(Kind.ASK_HAVE, Kind.BALANCE))
                || (clause.hasAny(Kind.WHAT, Kind.SHOW, Kind.ESTIMATE)
                        && clause.hasAny(Kind.FETCHES, Kind.WORTH, Kind.PAYS))
                || isExpressed(clause)
                || isPriced(clause)
                || isLookedUp(clause, scene)
                || isCost(clause)
                || (clause.has(Kind.FETCHES)
                        && isChinese(clause, scene)
                        && !clause.hasAny(Kind.WANT, Kind.NEED, Kind.FROM));
        if (!asks
                || isDefined(clause)
                || asksForBalanceToo(clause)
                || clause.has(Kind.RECIPIENT)
                || clause.has(Kind.MARKET)
                || !clause.hasOnly(QUOTE_AND_OTHER_WORDS)) {
            return null;
        }
        if (clause.assets().isEmpty() && !clause.has(Kind.QUOTE)) {
            return null;
        }
        Clause named = withUnknownTokens(clause);
        return named.equals(clause) || !named.hasOnly(QUOTE_WORDS) ? quoteOf(clause, scene) : quoteOf(named, scene);
    }

    /** "2 ETH to USDC?", 1 ETH 换 USDC?: no verb that orders, no please, and a question mark. */
    private static boolean isBareQuestion(Clause clause, Scene scene) {
        List<Phrase> phrases = clause.phrases();
        boolean form = phrases.size() == 3
                && scene.steps().isEmpty()
                && (isChinese(clause, scene)
                        ? (phrases.get(1).kind() == Kind.SWAP && phrases.get(0).saysHowMuch())
                        : phrases.get(1).isAnyOf(INTO))
                && isNamed(phrases.get(0))
                && isNamed(phrases.get(2))
                && !phrases.get(2).saysHowMuch();
        return form
                && ASKED_BEHIND
                        .matcher(scene.text())
                        .region(clause.end(), scene.text().length())
                        .matches()
                && isFirst(clause.start(), scene.text());
    }

    /** "What would I get in DAI for my ETH?" */
    private static boolean isGotFor(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        return phrases.size() == 6
                && phrases.get(0).is(Kind.WHAT)
                && phrases.get(1).is(Kind.FETCHES)
                && phrases.get(2).is(Kind.IN)
                && isNamed(phrases.get(3))
                && !phrases.get(3).saysHowMuch()
                && phrases.get(4).is(Kind.FOR)
                && isNamed(phrases.get(5));
    }

    private static boolean isNamed(Phrase phrase) {
        Holding holding = phrase.holding();
        return holding != null && holding.token() != null && holding.reference() == null;
    }

    /** Whether no word stands between the sign before this place and the place. */
    private static boolean isFirst(int place, String text) {
        int at = place;
        while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at == 0 || SIGNS.indexOf(text.charAt(at - 1)) >= 0;
    }

    /** "WETH is what they want" asks nothing. */
    private static boolean isDefined(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 1; i < phrases.size(); i++) {
            if (phrases.get(i).kind() == Kind.WHAT && phrases.get(i - 1).is(Kind.HITS)) {
                return true;
            }
        }
        return false;
    }

    /** "… and show my USDC balance": a request of its own. */
    private static boolean asksForBalanceToo(Clause clause) {
        boolean joined = false;
        boolean balance = false;
        for (Phrase phrase : clause.phrases()) {
            joined |= phrase.kind() == Kind.AND || phrase.kind() == Kind.COMMA;
            boolean asks = phrase.is(Kind.BALANCE) || phrase.is(Kind.ASK_HAVE);
            if (joined && (asks || (balance && phrase.isAnyOf(ASKS)))) {
                return true; // "show my balance, and what would 1,000 DAI get me"
            }
            balance |= asks;
        }
        return false;
    }

    /** "What's 5 ETH in USDC?", "I'd like to see what 60 UNI are in DAI", "what does 900 DAI buy in ETH?" */
    private static boolean isExpressed(Clause clause) {
        List<Phrase> said = clause.phrases();
        boolean shown = said.size() == 5 && said.getFirst().is(Kind.SHOW);
        List<Phrase> phrases = shown ? said.subList(1, said.size()) : said;
        return phrases.size() == 4
                && phrases.get(0).is(Kind.WHAT)
                && phrases.get(1).kind() == Kind.ASSET
                && (phrases.get(2).is(Kind.IN) || phrases.get(2).is(Kind.TO) || isBuyIn(phrases))
                && phrases.get(3).kind() == Kind.ASSET;
    }

    private static boolean isBuyIn(List<Phrase> phrases) {
        return said(phrases.get(2)).startsWith("buy in")
                && phrases.get(1).saysHowMuch()
                && !phrases.get(3).saysHowMuch();
    }

    /** 10个LINK换成USDC的价格: a swap's price, not the swap. */
    private static boolean isPriced(Clause clause) {
        return clause.phrases().getLast().kind() == Kind.PRICE
                && clause.assets().size() == 2
                && clause.hasAny(Kind.BECOME, Kind.SWAP, Kind.SELL, Kind.BUY);
    }

    /** 看下 100 U 换 ETH, 问下 2 ETH 换 U: what it would give. */
    private static boolean isLookedUp(Clause clause, Scene scene) {
        List<Phrase> phrases = clause.phrases();
        boolean shown = phrases.getFirst().kind() == Kind.SHOW;
        List<Phrase> said = shown ? phrases.subList(1, phrases.size()) : phrases;
        return said.size() == 3
                && isNamed(said.get(0))
                && said.get(0).saysHowMuch()
                && (said.get(1).kind() == Kind.SWAP || said.get(1).kind() == Kind.BECOME)
                && isNamed(said.get(2))
                && !said.get(2).saysHowMuch()
                && isChinese(clause, scene)
                && (shown
                        || LOOKS_UP.matcher(scene.text())
                                .region(0, clause.start())
                                .matches());
    }

    /** "How many XRP": what stands where the asset should is one that nobody knows. */
    private static Clause withUnknownTokens(Clause clause) {
        List<Phrase> phrases = new ArrayList<>();
        for (Phrase phrase : clause.phrases()) {
            Phrase last = phrases.isEmpty() ? null : phrases.getLast();
            boolean slot = phrase.kind() == Kind.WORD
                    && !phrase.text().contains(" ")
                    && last != null
                    && (last.is(Kind.HOW_MUCH) || last.is(Kind.IN) || last.is(Kind.TO) || last.is(Kind.FETCHES));
            phrases.add(
                    slot
                            ? new Phrase(
                                    Kinds.of(Kind.ASSET),
                                    Kind.ASSET,
                                    phrase.start(),
                                    phrase.end(),
                                    "",
                                    Holding.EMPTY.withUnknownWords(1),
                                    List.of(),
                                    List.of())
                            : phrase);
        }
        return new Clause(phrases);
    }

    private static @Nullable List<Draft> quoteOf(Clause clause, Scene scene) {
        Draft draft = new Draft("quote");
        List<Phrase> assets = clause.assets();
        if (isExpressed(clause)
                && assets.getFirst().holding() != null
                && assets.getLast().holding() != null) {
            draft.take("sell", assets.getFirst().holding(), scene);
            draft.take("buy", assets.getLast().holding(), scene);
            return List.of(draft);
        }
        if (paidIn(draft, clause, scene) || valueOf(draft, clause, scene) || gotIn(draft, clause, scene)) {
            return List.of(draft);
        }
        boolean ballpark = clause.has(Kind.ESTIMATE)
                && !(clause.hasAny(Kind.TO, Kind.BECOME) && clause.has(Kind.QUOTE) && !isChinese(clause, scene));
        if (clause.has(Kind.HOW_MUCH)
                || ballpark
                || (clause.hasAny(Kind.WORTH, Kind.FETCHES, Kind.PAYS)
                        && !clause.hasAny(Kind.BUY, Kind.SWAP, Kind.BECOME, Kind.TO))) {
            if (!clause.hasOnly(QUOTE_WORDS) || !asked(draft, clause, scene)) {
                return null;
            }
        } else {
            SwapRoles roles = new SwapRoles(Hanzi.areIn(scene.text()));
            if (!roles.scan(clause, QUOTE_WORDS)) {
                return null;
            }
            roles.give(draft, scene);
        }
        for (Phrase phrase : clause.phrases()) {
            if (phrase.kind() == Kind.LIMIT) {
                draft.take(phrase, scene.text());
            } else if (phrase.kind() == Kind.TRIGGER || phrase.kind() == Kind.CLOCK) {
                draft.wrong("request");
            }
        }
        return List.of(draft);
    }

    /** "The price for 10 LINK if I pay in DAI": what one pays in is sold, and the other has the amount. */
    private static boolean paidIn(Draft draft, Clause clause, Scene scene) {
        List<Phrase> phrases = clause.phrases();
        List<Phrase> assets = clause.assets();
        Phrase cue = assets.size() == 2 ? phrases.get(phrases.indexOf(assets.getLast()) - 1) : null;
        boolean pays = cue != null
                && cue.kind() == Kind.USE
                && cue.text().toLowerCase(Locale.ROOT).startsWith("if i pa")
                && assets.getFirst().saysHowMuch()
                && !assets.getLast().saysHowMuch();
        if (pays) {
            draft.take("buy", Objects.requireNonNull(assets.getFirst().holding()), scene);
            draft.take("sell", Objects.requireNonNull(assets.getLast().holding()), scene);
        }
        return pays;
    }

    /** "What would I get in DAI if I swapped 1.5 ETH?": what one gets comes out, and what has the amount goes in. */
    private static boolean gotIn(Draft draft, Clause clause, Scene scene) {
        List<Phrase> phrases = clause.phrases();
        List<Phrase> assets = clause.assets();
        int at = assets.size() == 2 ? phrases.indexOf(assets.getFirst()) : -1;
        boolean form = at > 1
                && phrases.get(at - 1).is(Kind.IN)
                && phrases.get(at - 2).is(Kind.FETCHES)
                && isNamed(assets.getFirst())
                && !assets.getFirst().saysHowMuch()
                && isNamed(assets.getLast())
                && assets.getLast().saysHowMuch()
                && !clause.hasAny(Kind.BUY, Kind.PAYS)
                && !isChinese(clause, scene);
        if (form) {
            draft.take("sell", Objects.requireNonNull(assets.getLast().holding()), scene);
            draft.take("buy", Objects.requireNonNull(assets.getFirst().holding()), scene);
        }
        return form;
    }

    /** "The USDC value of 0.3 ETH". */
    private static boolean valueOf(Draft draft, Clause clause, Scene scene) {
        List<Phrase> phrases = clause.phrases();
        int size = phrases.size();
        boolean form = clause.assets().size() == 2
                && size > 2
                && phrases.get(size - 2).kind() == Kind.QUOTE
                && said(phrases.get(size - 2)).endsWith("value of")
                && isNamed(phrases.get(size - 1))
                && phrases.get(size - 1).saysHowMuch()
                && isNamed(phrases.get(size - 3))
                && !phrases.get(size - 3).saysHowMuch();
        if (form) {
            draft.take("sell", Objects.requireNonNull(phrases.get(size - 1).holding()), scene);
            draft.take("buy", Objects.requireNonNull(phrases.get(size - 3).holding()), scene);
        }
        return form;
    }

    /** "The cost of 2 WBTC in USDC". */
    private static boolean isCost(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        return phrases.size() == 4
                && phrases.get(0).kind() == Kind.ESTIMATE
                && said(phrases.get(0)).endsWith("cost of")
                && isNamed(phrases.get(1))
                && phrases.get(1).saysHowMuch()
                && phrases.get(2).is(Kind.IN)
                && isNamed(phrases.get(3))
                && !phrases.get(3).saysHowMuch();
    }

    private static String said(Phrase phrase) {
        return phrase.text().toLowerCase(Locale.ROOT);
    }

    private static boolean isChinese(Clause clause, Scene scene) {
        return Hanzi.areIn(scene.text().substring(clause.start(), clause.end()));
    }

    /** "How much A for 2 B": the asset with the amount is sold, or bought if the question is what one pays. */
    private static boolean asked(Draft draft, Clause clause, Scene scene) {
        List<Holding> said = clause.assets().stream()
                .map(Phrase::holding)
                .filter(Objects::nonNull)
                .filter(holding -> holding.reference() == null
                        || holding.saysAmount()
                        || clause.assets().size() == 1)
                .toList();
        List<Holding> assets = said.size() == 3 && repeats(said) ? said.subList(0, 2) : said;
        if (assets.isEmpty() || assets.size() > 2 || swapsTwoWays(clause)) {
            return false;
        }
        boolean wished =
                clause.has(Kind.IF) && !clause.has(Kind.PAYS) && clause.has(Kind.FETCHES); // "… if I want WETH"
        boolean bought = isBought(clause);
        boolean asked = clause.hasAny(Kind.PAYS, Kind.NEED, Kind.SELL, Kind.SEND, Kind.ESTIMATE)
                && !wished
                && !isPriceOf(clause)
                && !isTurnedInto(clause)
                && !(clause.has(Kind.FETCHES) && !clause.hasAny(Kind.PAYS, Kind.NEED))
                && !(clause.has(Kind.SELL) && !clause.hasAny(Kind.PAYS, Kind.NEED) && isSoldFirst(clause));
        boolean pays = (bought || asked || isDuty(clause) || isPayment(clause) || isOutlay(clause))
                && !isSpent(clause)
                && !sellsAmount(clause);
        if (assets.size() == 1) {
            Holding only = assets.getFirst();
            boolean how = only.saysAmount() || clause.hasAny(Kind.FETCHES, Kind.WORTH, Kind.QUOTE);
            if (!how) {
                return false;
            }
            draft.take(pays || isGot(clause, only) ? "buy" : "sell", only, scene);
            return true;
        }
        Holding first = assets.getFirst();
        Holding second = assets.getLast();
        boolean firstHas = first.saysAmount();
        if (firstHas == second.saysAmount()) { // both, or neither: the one behind "how much" is asked for
            firstHas = !askedFirst(clause);
        }
        Holding given = firstHas ? first : second;
        Holding open = firstHas ? second : first;
        draft.take(pays ? "buy" : "sell", given, scene);
        draft.take(pays ? "sell" : "buy", open, scene);
        return true;
    }

    /** 能换多少 U: what is asked for comes out. */
    private static boolean isGot(Clause clause, Holding only) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 2; i < phrases.size() && !only.saysAmount(); i++) {
            if (phrases.get(i).kind() == Kind.ASSET) {
                return phrases.get(i - 1).is(Kind.HOW_MUCH)
                        && phrases.get(i - 2).is(Kind.FETCHES)
                        && Hanzi.areIn(phrases.get(i - 2).text());
            }
        }
        return false;
    }

    /** "What's the price of 2 ETH in USDC": what they give, as of "price of 2 ETH in USDC". */
    private static boolean isPriceOf(Clause clause) {
        return clause.first().is(Kind.QUOTE)
                && said(clause.first()).endsWith("price of")
                && clause.assets().getFirst().saysHowMuch()
                && !clause.hasAny(Kind.PAYS, Kind.NEED);
    }

    /** 算一下 2 ETH 换成 USDC 是多少, 2 ETH 换 USDC 大概几钱: the estimate is of what 2 ETH give. */
    private static boolean isTurnedInto(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        boolean estimated = Lists.any(phrases, phrase -> phrase.kind() == Kind.ESTIMATE && Hanzi.areIn(phrase.text()));
        boolean asked = phrases.getLast().is(Kind.HOW_MUCH)
                && Hanzi.areIn(phrases.getLast().text()); // 2 ETH 换 USDC 多少钱
        if (!(estimated || asked) || clause.hasAny(Kind.PAYS, Kind.NEED)) {
            return false;
        }
        for (int i = 0; i + 2 < phrases.size(); i++) {
            if (phrases.get(i).kind() == Kind.ASSET) {
                Phrase verb = phrases.get(i + 1);
                return phrases.get(i).saysHowMuch()
                        && (verb.is(Kind.SWAP) || verb.is(Kind.BECOME))
                        && isNamed(phrases.get(i + 2))
                        && !phrases.get(i + 2).saysHowMuch()
                        && (i == 0 || phrases.get(i - 1).kind() != Kind.BUY);
            }
        }
        return false;
    }

    /** 买 1 个 wbtc 得多少 usdt: what is bought has the amount, whatever the verb before the question. */
    private static boolean isBought(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 1; i < phrases.size(); i++) {
            Holding holding = phrases.get(i).holding();
            if (phrases.get(i).is(Kind.HOW_MUCH)) {
                return false;
            } else if (phrases.get(i - 1).kind() == Kind.BUY && holding != null && holding.saysAmount()) {
                return true;
            }
        }
        return false;
    }

    /** "How much USDC is needed for 2 WBTC", "how much USDC … to buy 2 WBTC": what is asked for is what one gives. */
    private static boolean isOutlay(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        boolean asked = false;
        for (int i = 1; i < phrases.size(); i++) {
            boolean asset = phrases.get(i).kind() == Kind.ASSET;
            if (asset && asked) {
                Phrase verb = phrases.get(i - 1);
                return phrases.get(i).saysHowMuch()
                        && !Hanzi.areIn(verb.text())
                        && (verb.kind() == Kind.BUY
                                || (verb.kind() == Kind.RECEIVE && said(verb).startsWith("to "))
                                || (verb.kind() == Kind.FOR && OUTLAYS.contains(said(phrases.get(i - 2)))));
            }
            asked |= asset
                    && phrases.get(i - 1).is(Kind.HOW_MUCH)
                    && !phrases.get(i).saysHowMuch();
        }
        return false;
    }

    /** "How much can I sell 0.3 ETH for". */
    private static boolean sellsAmount(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 2; i < phrases.size(); i++) {
            if (phrases.get(i).kind() == Kind.ASSET) {
                return phrases.get(i - 1).kind() == Kind.SELL
                        && phrases.get(i).saysHowMuch()
                        && phrases.get(i - 2).is(Kind.HOW_MUCH)
                        && !Hanzi.areIn(phrases.get(i - 1).text());
            }
        }
        return false;
    }

    /** 用DAI买3个UNI需要多少DAI: a token that was named already. */
    private static boolean repeats(List<Holding> assets) {
        Holding last = assets.getLast();
        String token = last.token();
        return !last.saysAmount()
                && token != null
                && Lists.any(assets.subList(0, 2), asset -> token.equals(asset.token()) && !asset.saysAmount());
    }

    /** "How many UNI would I have to sell": what is asked for is what one gives. */
    private static boolean isDuty(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        boolean asked = false;
        boolean duty = false;
        for (int i = 1; i < phrases.size(); i++) {
            Phrase phrase = phrases.get(i);
            boolean has = phrase.text().toLowerCase(Locale.ROOT).endsWith("have");
            if (!asked) {
                asked = phrase.kind() == Kind.ASSET && phrases.get(i - 1).is(Kind.HOW_MUCH);
            } else if (phrase.is(Kind.SELL) || phrase.is(Kind.SEND) || phrase.is(Kind.USE) || phrase.is(Kind.SWAP)) {
                return duty;
            } else if (phrase.is(Kind.PAYS) || phrase.is(Kind.NEED) || phrase.is(Kind.TAKES) || has) {
                duty = true;
            } else if (phrase.kind() != Kind.TO && phrase.kind() != Kind.SUBJECT) {
                return false;
            }
        }
        return false;
    }

    /** 多少 ETH 能换 500 USDC: what "how much" stands at is given for what the verb behind it gets. */
    private static boolean isPayment(Clause clause) {
        boolean asked = false;
        boolean gets = false;
        for (Phrase phrase : clause.phrases()) {
            if (phrase.is(Kind.HOW_MUCH) || phrase.text().equals("换多少")) {
                asked = Hanzi.areIn(phrase.text());
            } else if (phrase.isAnyOf(GETTING)) {
                if (!asked && phrase.kind() != Kind.SWAP) {
                    return false; // "能换多少 ETH"
                }
                gets |= asked;
            } else if (phrase.kind() == Kind.ASSET) {
                boolean amount = phrase.holding() != null && phrase.holding().saysAmount();
                if (amount || !asked) {
                    return amount && asked && gets;
                }
            }
        }
        return false;
    }

    /** 买多少 ETH 要花 500 USDC: what "how much" stands at is got for the amount. */
    private static boolean isSpent(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 1; i + 3 < phrases.size(); i++) {
            Phrase spent = phrases.get(i + 3);
            if (phrases.get(i).is(Kind.HOW_MUCH)
                    && Hanzi.areIn(phrases.get(i).text())
                    && phrases.get(i - 1).kind() == Kind.BUY
                    && (phrases.get(i + 2).is(Kind.PAYS) || phrases.get(i + 2).is(Kind.USE))
                    && spent.holding() != null
                    && spent.holding().saysAmount()) {
                return true;
            }
        }
        return false;
    }

    /** 换 3 个 ETH 多少 USDC: for 3 ETH, or from them? */
    private static boolean swapsTwoWays(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        return phrases.size() == 4
                && phrases.get(0).kind() == Kind.SWAP
                && phrases.get(1).saysHowMuch()
                && phrases.get(2).is(Kind.HOW_MUCH)
                && !phrases.get(2).is(Kind.PAYS)
                && Hanzi.areIn(phrases.get(2).text());
    }

    private static boolean isSoldFirst(Clause clause) {
        for (Phrase phrase : clause.phrases()) {
            if (phrase.is(Kind.HOW_MUCH)) {
                return false;
            } else if (phrase.is(Kind.SELL)) {
                return true;
            }
        }
        return false;
    }

    private static boolean askedFirst(Clause clause) {
        for (Phrase phrase : clause.phrases()) {
            if (phrase.is(Kind.HOW_MUCH)) {
                return true;
            } else if (phrase.kind() == Kind.ASSET) {
                return false;
            }
        }
        return false;
    }
}
