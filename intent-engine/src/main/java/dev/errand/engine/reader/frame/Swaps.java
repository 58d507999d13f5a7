package dev.errand.engine.reader.frame;

import dev.errand.engine.reader.chinese.Topics;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Scene;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.phrase.PriceTriggers;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Mention;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Span;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads swaps: which asset is sold and which is bought. Each verb and little word says which role the next asset plays;
 * an asset that none speaks for takes the role that is left, if only one is. Two assets for one role fit nothing.
 */
final class Swaps {

    private static final Set<Kind> VERBS =
            Kinds.of(Kind.SWAP, Kind.BUY, Kind.SELL, Kind.SELL_ALL, Kind.RID, Kind.WRAP, Kind.UNWRAP, Kind.BECOME);
    private static final Set<Kind> WEAK_VERBS =
            Kinds.of(Kind.USE, Kind.PUT, Kind.MOVE, Kind.GET, Kind.TAKE, Kind.NEED, Kind.WANT, Kind.RECEIVE, Kind.TO);
    private static final Set<Kind> WORDS = Clause.union(
            Frames.glue(),
            Kind.SWAP,
            Kind.BUY,
            Kind.SELL,
            Kind.SELL_ALL,
            Kind.RID,
            Kind.PUT,
            Kind.MOVE,
            Kind.GET,
            Kind.TAKE,
            Kind.RECEIVE,
            Kind.WRAP,
            Kind.UNWRAP,
            Kind.BECOME,
            Kind.ASSET,
            Kind.TOKENS,
            Kind.LIMIT,
            Kind.TRIGGER,
            Kind.CLOCK,
            Kind.DEADLINE,
            Kind.ENOUGH,
            Kind.RECURRING,
            Kind.WORTH,
            Kind.TOKEN_UNIT,
            Kind.RETURN,
            Kind.INSTEAD,
            Kind.SEND,
            Kind.PAYS,
            Kind.TAKES,
            Kind.IT,
            Kind.BY,
            Kind.BEFORE,
            Kind.BALANCE,
            Kind.POSITION,
            Kind.HAVE,
            Kind.THEN,
            Kind.FETCHES,
            Kind.EACH);

    private static final Pattern POLITE = Pattern.compile("(?i)\\b(?:please|pls|plz)\\b");
    private static final Set<Kind> WISHES = Kinds.of(Kind.NEED, Kind.WANT);
    private static final Set<Kind> BARE =
            Kinds.of(Kind.ASSET, Kind.FOR, Kind.FROM, Kind.WITH, Kind.LIMIT, Kind.TRIGGER, Kind.COMMA, Kind.HARMLESS);

    private static final Set<String> OUT_OF = Set.of("out of", "out of my", "from", "from my");

    /** What may stand before a swap without a verb: "got 900 USDT for ETH" tells of one. */
    private static final Pattern BEHIND =
            Pattern.compile("(?i)(?:^|[^\\w\\s]|\\b(?:and|then|please|pls|plz|my|our|ok|okay|now|go|do))\\s*$");

    private Swaps() {}

    /** The swap that the clause asks for; null if it asks for none. */
    static @Nullable List<Draft> read(Clause clause, Scene scene) {
        if (clause.has(Kind.RECIPIENT)
                || clause.has(Kind.BAD_RECIPIENT)
                || clause.has(Kind.MARKET)
                || clause.has(Kind.HOW_MUCH)
                || (clause.has(Kind.QUOTE) && !clause.hasAny(VERBS))) {
            return null;
        }
        if (isWish(clause, scene)) {
            Draft draft = new Draft("swap"); // "I want 20 LINK": paid with what?
            draft.take("buy", Objects.requireNonNull(clause.phrases().getLast().holding()), scene);
            return List.of(draft);
        }
        SwapRoles roles = new SwapRoles(Hanzi.areIn(scene.text()));
        if (!roles.scan(clause, WORDS) || !isAsked(clause, scene, roles)) {
            return null;
        }
        Draft draft = new Draft("swap");
        roles.give(draft, scene);
        topic(draft, clause, scene);
        wrapping(draft, clause, scene);
        Frames.takeConditions(draft, clause, scene);
        priceOfIt(draft, clause, scene);
        tradeOfPrice(draft, clause, scene);
        clause.all(Kind.LIMIT).forEach(limit -> draft.take(limit, scene.text()));
        draft.inherit(scene);
        return List.of(draft);
    }

    /** Whether the clause asks for one swap, and does not only tell of it. */
    private static boolean isAsked(Clause clause, Scene scene, SwapRoles roles) {
        boolean twice = clause.hasAny(Kind.WRAP, Kind.UNWRAP)
                && Lists.any(clause.phrases(), phrase -> phrase.kind() == Kind.AND || phrase.kind() == Kind.COMMA)
                && clause.hasAny(Kind.SWAP, Kind.BUY, Kind.SELL);
        boolean told = roles.sell() == null
                && roles.buy() == null
                && (clause.first().kind() == Kind.SUBJECT
                        || clause.first().kind() == Kind.NEED
                        || clause.has(Kind.CLOCK));
        if (twice || told) {
            return false;
        }
        boolean verb = clause.hasAny(VERBS);
        boolean weak = clause.hasAny(WEAK_VERBS) && roles.sell() != null && roles.buy() != null;
        weak |= clause.first().is(Kind.SEND) && clause.has(Kind.FOR) && roles.sell() != null && roles.buy() != null;
        boolean elliptic = (clause.has(Kind.GET) && roles.buy() != null)
                || (clause.has(Kind.PAYS)
                        && roles.sell() != null
                        && scene.topic() != null); // "… use 700 USDC to buy it"
        if (!verb && !weak && !elliptic && !isBare(clause, scene, roles)) {
            return false;
        }
        boolean onlyNeeds = clause.has(Kind.NEED)
                && !clause.hasAny(
                        Kind.SWAP,
                        Kind.BUY,
                        Kind.SELL,
                        Kind.RID,
                        Kind.USE,
                        Kind.WITH,
                        Kind.WRAP,
                        Kind.UNWRAP,
                        Kind.BECOME,
                        Kind.TO)
                && roles.sell() == null;
        return !onlyNeeds;
    }

    /** "I want 20 LINK", and nothing else. */
    private static boolean isWish(Clause clause, Scene scene) {
        Phrase.Holding holding = clause.phrases().getLast().holding();
        return clause.phrases().size() == 2
                && clause.first().isAnyOf(WISHES)
                && holding != null
                && holding.token() != null
                && holding.saysAmount()
                && holding.reference() == null
                && scene.steps().isEmpty()
                && isAll(clause, scene.text());
    }

    /** "900 USDT for ETH", and nothing was asked for before but swaps. */
    private static boolean isBare(Clause clause, Scene scene, SwapRoles roles) {
        List<Phrase> phrases = clause.phrases();
        Phrase.Holding given = roles.sell();
        Phrase.Holding got = roles.buy();
        boolean out = phrases.size() > 2
                && OUT_OF.contains(phrases.get(1).text().toLowerCase(Locale.ROOT)); // "DAI out of 3 ETH"
        boolean traded = phrases.size() > 2
                && phrases.get(1).kind() == Kind.FOR
                && phrases.get(1).text().equalsIgnoreCase("for");
        return (out || traded)
                && given != null
                && got != null
                && (out ? got : given).equals(phrases.getFirst().holding())
                && given.token() != null
                && given.saysAmount()
                && got.token() != null
                && got.reference() == null
                && clause.hasOnly(BARE)
                && BEHIND.matcher(scene.text().substring(0, clause.start())).find()
                && Lists.all(scene.steps(), step -> step.type().equals("swap"));
    }

    private static boolean isAll(Clause clause, String text) {
        String around = text.substring(0, clause.start()) + text.substring(clause.end());
        return POLITE.matcher(around).replaceAll("").chars().noneMatch(Character::isLetterOrDigit);
    }

    /** "I'm bullish on LINK, so swap 800 USDC for it". */
    private static void topic(Draft draft, Clause clause, Scene scene) {
        List<Phrase> phrases = clause.phrases();
        boolean gives = clause.hasAny(Kind.SWAP, Kind.SELL, Kind.USE, Kind.PUT, Kind.BUY, Kind.BECOME);
        Mention topic = scene.topic();
        String token = topic == null ? null : topic.token();
        Span at = topic == null ? null : topic.tokenAt();
        for (int i = 1; i < phrases.size() && gives && token != null && at != null && !draft.has("buy.token"); i++) {
            Phrase.Holding it = phrases.get(i).holding();
            boolean target = it != null
                    && it.reference() == Kind.IT
                    && it.token() == null
                    && !it.saysAmount()
                    && (phrases.get(i - 1).is(Kind.FOR)
                            || phrases.get(i - 1).is(Kind.TO)
                            || phrases.get(i - 1).text().equalsIgnoreCase("to buy")
                            || ((phrases.get(i - 1).is(Kind.SWAP)
                                            || phrases.get(i - 1).is(Kind.BUY)
                                            || phrases.get(i - 1).is(Kind.BECOME))
                                    && draft.has("sell.token")));
            if (target
                    && !Objects.requireNonNull(topic).holding().wrongAmount()
                    && !draft.value("sell.token").filter(token::equals).isPresent()) {
                draft.putSpan("buy.token", token, at, scene.text());
            }
        }
    }

    /** "wrap 2 ETH" names its own target. */
    private static void wrapping(Draft draft, Clause clause, Scene scene) {
        boolean wrap = clause.has(Kind.WRAP);
        if (!wrap && !clause.has(Kind.UNWRAP)) {
            return;
        }
        String from = wrap ? "ETH" : "WETH";
        String to = wrap ? "WETH" : "ETH";
        draft.inherit(scene);
        if (!draft.has("sell.token") && !draft.isWrong("sell.token")) {
            draft.putRule("sell.token", from, wrap ? "wrapping takes ETH" : "unwrapping takes WETH");
        }
        if (!draft.has("buy.token") && !draft.isWrong("buy.token")) {
            sellAmount(draft);
            if (draft.value("sell.token").filter(from::equals).isPresent()) {
                draft.putRule("buy.token", to, wrap ? "wrapping gives WETH" : "unwrapping gives ETH");
            }
        } else if (!draft.value("buy.token").filter(to::equals).isPresent()
                || !draft.value("sell.token").filter(from::equals).isPresent()) {
            draft.wrong("buy.token");
        }
    }

    /** "WETH 解包，0.45 个": where only what is wrapped or unwrapped is named, the amount is of that. */
    private static void sellAmount(Draft draft) {
        for (String leaf : List.of("amount.value", "amount.share", "amount.usd")) {
            Draft.Leaf bought = draft.leaves().get("buy." + leaf);
            if (bought != null && !draft.has("sell.amount") && !draft.isWrong("sell.amount")) {
                draft.remove("buy." + leaf);
                draft.put("sell." + leaf, bought.value(), bought.ground());
            }
        }
    }

    /** "Sell all my LINK when it climbs above $25": which of the two tokens has the price. */
    private static void priceOfIt(Draft draft, Clause clause, Scene scene) {
        String role = draft.isWrong("trigger.when.token") ? roleWithPrice(draft, clause) : "";
        Optional<String> priced = role.isEmpty() ? Optional.empty() : draft.value(role + ".token");
        for (Phrase trigger : clause.all(Kind.TRIGGER)) {
            if (trigger.text().equals(PriceTriggers.IT)) {
                Span at = new Span(trigger.start(), trigger.end());
                priced.ifPresent(token -> draft.putSpan("trigger.when.token", token, at, scene.text()));
            }
        }
    }

    /** Of a stable coin and another one the other, of two others what is sold, or bought; empty where neither is said to be. */
    private static String roleWithPrice(Draft draft, Clause clause) {
        boolean both = draft.has("sell.token") && draft.has("buy.token");
        boolean soldIsStable = isStable(draft, "sell.token");
        if (both && soldIsStable != isStable(draft, "buy.token")) {
            return soldIsStable ? "buy" : "sell";
        }
        boolean sells = clause.has(Kind.SELL) || clause.has(Kind.SELL_ALL);
        if (sells == clause.has(Kind.BUY)) {
            return "";
        }
        return sells ? "sell" : "buy";
    }

    private static boolean isStable(Draft draft, String path) {
        return draft.value(path).filter(Topics::isStable).isPresent();
    }

    /** "ETH跌到2700就买入": what is traded, where nothing else is named, is what has the price. */
    private static void tradeOfPrice(Draft draft, Clause clause, Scene scene) {
        if (clause.all(Kind.TRIGGER).size() != 1 || !Hanzi.areIn(scene.text())) {
            return;
        }
        boolean paid = payAtPrice(draft, clause);
        String role = clause.has(Kind.SELL) || clause.has(Kind.SELL_ALL) || sellsInto(draft, clause)
                ? "sell"
                : clause.has(Kind.BUY) ? "buy" : "";
        if (role.isEmpty() || draft.has(role + ".token") || draft.isWrong(role + ".token")) {
            return;
        }
        for (Phrase.Part part : clause.all(Kind.TRIGGER).getFirst().parts()) {
            boolean open = paid && !draft.has("trigger.when.below"); // ETH涨到4000就买500U: of it, or for it?
            if (part.path().equals("trigger.when.token") && !open) {
                draft.putSpan(role + ".token", part.value(), part.at(), scene.text());
            }
        }
    }

    /** ETH跌到2000就买500U: nothing is given for the 500 U, they are what is paid. */
    private static boolean payAtPrice(Draft draft, Clause clause) {
        boolean paid = clause.has(Kind.BUY)
                && !clause.hasAny(Kind.SELL, Kind.SELL_ALL, Kind.SWAP, Kind.BECOME, Kind.USE)
                && isStable(draft, "buy.token")
                && draft.has("buy.amount.value")
                && !draft.has("sell.token")
                && !draft.isWrong("sell.token")
                && draft.value("trigger.when.token")
                        .filter(token -> !Topics.isStable(token))
                        .isPresent();
        for (String leaf : paid ? List.of("token", "amount.value") : List.<String>of()) {
            Draft.Leaf bought = Objects.requireNonNull(draft.leaves().get("buy." + leaf));
            draft.remove("buy." + leaf);
            draft.put("sell." + leaf, bought.value(), bought.ground());
        }
        return paid;
    }

    private static boolean sellsInto(Draft draft, Clause clause) {
        return clause.has(Kind.BECOME) && draft.has("buy.token") && !clause.has(Kind.BUY);
    }

    static Set<Kind> words() {
        return WORDS;
    }
}
