package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.chinese.Topics;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.Lexicon;
import dev.errand.engine.reader.lexicon.Names;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Phrase.Part;
import dev.errand.engine.reader.syntax.Phrase.Span;
import dev.errand.intent.Ground;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts values of a new message in the place of others in the drafts of the one before. Not thread-safe. */
final class Correction {

    private static final Set<Kind> SPENDING = Kinds.of(Kind.SELL, Kind.USE);
    private static final String COUNTERS = "个個枚颗顆只隻";
    private static final List<String> AMOUNTS = List.of("sell.amount.value", "buy.amount.value", "asset.amount.value");

    private static final List<String> SHARES = List.of("sell.amount.share", "buy.amount.share", "asset.amount.share");

    private static final BigDecimal NEAR = BigDecimal.TWO;
    private static final BigDecimal FAR = BigDecimal.valueOf(20);

    /** A greater share is likelier to be one of what there is. */
    private static final BigDecimal MOST_SLIPPAGE = new BigDecimal("0.05");

    /** PEPE: a token that no list has. */
    private static final Pattern TICKER = Pattern.compile("[A-Z]{3,6}");

    private final List<Draft> drafts;
    private final List<String> missing;
    private final String text;
    private boolean changed;
    private boolean unsure;
    private boolean amountNamed;
    private @Nullable Kind verb;
    private @Nullable Holding turnedDownNumber;

    Correction(List<Draft> drafts, List<String> missing, String text) {
        this.drafts = drafts;
        this.missing = missing;
        this.text = text;
    }

    List<Draft> drafts() {
        return drafts;
    }

    /** "Change the amount to 40": that no other number is meant. */
    Correction ofAmount(boolean named) {
        this.amountNamed = named;
        return this;
    }

    /** Whether a value was said of which it is open what it replaces. */
    boolean isUnsure() {
        return unsure;
    }

    /** What was asked for and is still not there, also where the intent could do without it. */
    List<String> unanswered() {
        return FollowUps.unanswered(drafts, missing);
    }

    /** Takes the phrases as values that replace others; false, and the drafts are of no use any more, if they cannot be. */
    boolean replace(List<Phrase> said) {
        String role = "";
        String insteadOf = dropped(said);
        boolean turnedDown = false;
        for (Phrase phrase : said) {
            Holding holding = phrase.holding();
            boolean skip = turnedDown && phrase.isValue();
            turnedDown = phrase.is(Kind.INSTEAD_OF) || (turnedDown && !skip);
            if (skip) {
                turnedDownNumber = isBareNumber(holding) ? holding : turnedDownNumber;
                continue; // "every month, not every week"
            }
            if (phrase.is(Kind.RECIPIENT)) {
                if (!set("to", phrase.text(), new Span(phrase.start(), phrase.end()))) {
                    return false;
                }
            } else if (phrase.is(Kind.BAD_RECIPIENT)) {
                if (!open("to")) {
                    return false;
                }
            } else if (!phrase.wrong().isEmpty()) {
                return false;
            } else if (phrase.kind() == Kind.TOKENS
                    && knows("tokens")
                    && phrase.wrong().isEmpty()) {
                Part tokens = phrase.parts().getFirst(); // "make it 30B tokens"
                if (!set("tokens", tokens.value(), tokens.at())) {
                    return false;
                }
            } else if (holding != null && (role.equals("above") || role.equals("below"))) {
                if (!replacePrice(holding, role)) {
                    return false;
                }
                role = "";
            } else if (holding != null && isSlippage(holding)) {
                unsure = Lists.any(SHARES, this::knows); // "make it 1 %", behind half of my ETH and a limit: of which?
                if (unsure || !replaceSlippage(holding)) {
                    return false;
                }
                role = "";
            } else if (holding != null) {
                boolean dropped = holding.token() != null && holding.token().equals(insteadOf);
                if (!dropped && !replaceHolding(holding, role, insteadOf)) {
                    return false;
                }
                role = "";
            } else if (!phrase.parts().isEmpty()) {
                if (!setAll(phrase.parts())) {
                    return false;
                }
            } else if ((phrase.is(Kind.ABOVE) || phrase.is(Kind.BELOW)) && knows("trigger.when")) {
                role = phrase.is(Kind.ABOVE) ? "above" : "below"; // "sorry, under 4.50"
            } else if (isTriggered() && (phrase.is(Kind.PRICE) || phrase.kind() == Kind.QUOTE)) {
                role = knows("trigger.when.above") ? "above" : "below";
            } else if (phrase.isAnyOf(FollowUps.TO_BUY)) {
                role = "buy";
                verb = phrase.kind();
            } else if (phrase.isAnyOf(FollowUps.TO_SELL)) {
                role = "sell";
                verb = phrase.kind();
            } else if (phrase.is(Kind.FOR)) {
                role = "buy";
                verb = Kind.FOR;
            } else if (phrase.kind() == Kind.SWAP) {
                verb = phrase.kind();
            } else if (phrase.kind() == Kind.WORD
                    && TICKER.matcher(phrase.text()).matches()) {
                if (!replaceHolding(Holding.EMPTY.withUnknownWords(1), role, insteadOf)) {
                    return false;
                }
                role = "";
            } else if (!phrase.isAnyOf(FollowUps.GLUE)
                    && !phrase.is(Kind.INSTEAD_OF)
                    && !phrase.is(Kind.GIVE)
                    && !phrase.is(Kind.NO)) {
                return false;
            }
        }
        return changed;
    }

    private boolean setAll(List<Part> parts) {
        for (Part part : parts) {
            boolean countless = part.path().equals("count")
                    && Lists.all(drafts, draft -> draft.type().equals("render"));
            if (countless) {
                continue; // "use a 4090": as many as it takes
            }
            String path = part.path().equals("duration") && !knows("duration") ? "deadline" : part.path();
            if (!set(path, part.value(), part.at())) {
                return false;
            }
        }
        return true;
    }

    /** The token that is turned down: "DAI instead of USDC". */
    private static String dropped(List<Phrase> said) {
        String token = "";
        boolean dropping = false;
        for (Phrase phrase : said) {
            if (phrase.is(Kind.INSTEAD_OF)) {
                dropping = true;
            } else if (phrase.holding() != null && phrase.holding().token() != null && dropping) {
                token = phrase.holding().token();
                dropping = false;
            }
        }
        return token;
    }

    private static boolean isBareNumber(@Nullable Holding holding) {
        return holding != null
                && holding.amount() != null
                && holding.token() == null
                && holding.measure() == Phrase.Measure.VALUE;
    }

    /** 不是 2600，是 2400: the side of the price that was turned down, where no amount was so many; empty if none. */
    private String turnedDownPrice(Draft draft) {
        Holding down = turnedDownNumber;
        if (down == null || down.amount() == null) {
            return "";
        }
        String number = Draft.plain(down.amount());
        boolean amount = Lists.any(
                AMOUNTS, path -> draft.value(path).filter(number::equals).isPresent());
        return amount
                ? ""
                : List.of("above", "below").stream()
                        .filter(side -> draft.value("trigger.when." + side)
                                .filter(number::equals)
                                .isPresent())
                        .findFirst()
                        .orElse("");
    }

    /** 改成 4500, where the price was 4000 and the amount 1: the side of the price, if the number can hardly be of anything else; empty if it can. */
    private static String nearPrice(Draft draft, Holding holding) {
        BigDecimal said = holding.amount();
        if (said == null || holding.measure() == Phrase.Measure.SHARE) {
            return "";
        }
        boolean amount = Lists.any(
                AMOUNTS,
                path -> draft.value(path)
                        .filter(value -> !areApart(new BigDecimal(value), said, FAR))
                        .isPresent());
        return amount
                ? ""
                : List.of("above", "below").stream()
                        .filter(side -> draft.value("trigger.when." + side)
                                .filter(value -> !areApart(new BigDecimal(value), said, NEAR))
                                .isPresent())
                        .findFirst()
                        .orElse("");
    }

    /** Whether one of the numbers is more than so many times the other. */
    private static boolean areApart(BigDecimal some, BigDecimal other, BigDecimal times) {
        return some.max(other).compareTo(some.min(other).multiply(times)) > 0;
    }

    /** "Make that 0.5 %": whether the share may be how far the price may slip. */
    private boolean isSlippage(Holding holding) {
        return holding.amount() != null
                && holding.token() == null
                && holding.reference() == null
                && holding.measure() == Phrase.Measure.SHARE
                && holding.amount().compareTo(MOST_SLIPPAGE) <= 0
                && knows("maxSlippageBps");
    }

    private boolean replaceSlippage(Holding holding) {
        String bps = holding.amount() == null ? null : FollowUps.basisPoints(holding.amount());
        return bps != null && holding.amountAt() != null && set("maxSlippageBps", bps, holding.amountAt());
    }

    private boolean isTriggered() {
        return knows("trigger.when.above") || knows("trigger.when.below");
    }

    private boolean knows(String path) {
        return Lists.any(drafts, draft -> draft.has(path));
    }

    private boolean set(String path, String value, Span at) {
        boolean open = Lists.none(drafts, draft -> draft.has(path))
                && Lists.count(drafts, draft -> Fields.has(draft.type(), path)) > 1;
        if (open && !Hanzi.areIn(text)) {
            unsure = true;
            return false; // "weekly", behind two payments: which of them?
        }
        Draft target = null;
        for (Draft draft : drafts) {
            if (draft.has(path) || (Fields.has(draft.type(), path) && target == null)) {
                target = target != null && target.has(path) && draft.has(path) ? null : draft;
                if (target == null) {
                    return false; // two requests have such a value
                }
            }
        }
        if (target == null) {
            return false;
        }
        if (path.startsWith("trigger.") || path.startsWith("maxCost.")) {
            String parent = path.substring(0, path.indexOf('.'));
            boolean fresh = Lists.none(
                    target.leaves().entrySet(),
                    leaf -> leaf.getKey().startsWith(parent + ".")
                            && leaf.getValue().ground().turn() == 0);
            if (fresh) {
                target.remove(parent);
            }
        }
        Draft.Leaf now = target.leaves().get(path);
        if (now != null && now.ground().turn() == 0 && now.ground().start() >= 0) {
            return false; // two values for one place, in one message
        }
        target.putSpan(path, value, at, text);
        changed = true;
        return true;
    }

    private boolean replaceHolding(Holding said, String role, String insteadOf) {
        Holding holding = said.ofNothingElse();
        boolean shareOfIt = holding.reference() == Kind.IT
                && holding.measure() == Phrase.Measure.SHARE
                && holding.token() == null
                && drafts.size() == 1
                && drafts.getFirst().has("asset.amount"); // "all of it, actually"
        if (holding.reference() == null && !FollowUps.isPlace(holding, text) && drafts.size() == 1) {
            if (holding.wrongToken() && !holding.saysAmount()) {
                Draft only = drafts.getFirst();
                return open((isTrade(only) ? swapSide(only, holding, role, insteadOf) : "asset") + ".token");
            }
            if (holding.wrongAmount() && !holding.saysToken()) {
                List<String> known = Lists.those(List.of("sell.amount", "buy.amount", "asset.amount"), this::knows);
                return known.size() == 1 && open(known.getFirst());
            }
        }
        if ((holding.reference() != null && !shareOfIt)
                || holding.wrongToken()
                || holding.wrongAmount()
                || FollowUps.isPlace(holding, text)) {
            return false;
        }
        Draft draft = drafts.size() == 1 ? drafts.getFirst() : theOneThatTakes(holding);
        if (draft == null) {
            return false;
        }
        boolean swap = isTrade(draft);
        String side = swap ? swapSide(draft, holding, role, insteadOf) : "asset";
        if (swap && role.isEmpty() && insteadOf.isEmpty() && isOtherThanCounted(draft, holding, side)) {
            unsure = true;
            return false;
        }
        boolean unlike = role.equals("sell")
                && (verb == Kind.USE || verb == Kind.WITH)
                && insteadOf.isEmpty()
                && !Hanzi.areIn(text)
                && isOtherThanCounted(draft, holding, side)
                && Topics.isStable(draft.value("sell.token").orElse(""))
                        != Topics.isStable(String.valueOf(holding.token()));
        if (unlike) {
            unsure = true;
            return false; // "use DAI instead", behind "swap 2 ETH": to be paid with, or to be got?
        }
        if (!replaceToken(draft, holding, side)) {
            return false;
        }
        return replaceAmount(draft, holding, role, side);
    }

    private static boolean isTrade(Draft draft) {
        return draft.type().equals("swap") || draft.type().equals("quote");
    }

    /**
     * "No, to 0x12", "make it 0", "no, PEPE": what was said before is no longer meant, and what stands in its place is none; false if it is
     * open of which request.
     */
    private boolean open(String path) {
        List<Draft> known = Lists.those(drafts, draft -> draft.has(path) || draft.isWrong(path));
        if (known.size() != 1) {
            return false;
        }
        known.getFirst().remove(path);
        known.getFirst().wrong(path);
        changed = true;
        return true;
    }

    /** False if there is no place for the token, or it is taken. */
    private boolean replaceToken(Draft draft, Holding holding, String side) {
        if (holding.token() == null || holding.tokenAt() == null) {
            return true;
        }
        Draft.Leaf now = draft.leaves().get(side + ".token");
        boolean twice = now != null && now.ground().turn() == 0 && now.ground().start() >= 0;
        if (twice || !Fields.has(draft.type(), side + ".token")) {
            return false;
        }
        draft.putSpan(side + ".token", holding.token(), holding.tokenAt(), text);
        changed = true;
        return true;
    }

    private boolean replaceAmount(Draft draft, Holding holding, String role, String side) {
        boolean swap = !side.equals("asset");
        if (holding.amount() == null || holding.amountAt() == null || holding.measure() == null) {
            return changed;
        }
        if (holding.measure() == Phrase.Measure.USD
                && holding.token() == null
                && draft.has("maxCost.usd")
                && !draft.has("sell.amount.usd")
                && !draft.has("buy.amount.usd")) {
            return set("maxCost.usd", Draft.plain(holding.amount()), holding.amountAt());
        }
        if (swap && verb == Kind.FOR && isBareNumber(holding) && !Hanzi.areIn(text)) {
            unsure = true;
            return false; // "no, for 4000": at which price, or for how many?
        }
        if (holding.token() == null
                && holding.measure() == Phrase.Measure.VALUE
                && !draft.has("sell.amount")
                && !draft.has("buy.amount")
                && !draft.has("asset.amount")) {
            boolean length = draft.has("duration")
                    && role.equals("buy")
                    && verb != Kind.BECOME; // "for ten": GPUs, or hours? but 换成 8 张
            return !length && replaceNumber(draft, holding.amount(), holding.amountAt());
        }
        if (swap && holding.token() == null && isOtherTrade(draft, verb)) {
            unsure = true;
            return false;
        }
        String price = !amountNamed && isBareNumber(holding) ? turnedDownPrice(draft) : "";
        if (price.isEmpty() && !amountNamed && holding.token() == null) {
            price = nearPrice(draft, holding);
        }
        if (!price.isEmpty()) {
            return replacePrice(holding, price);
        }
        if (!amountNamed && isPriceOrAmount(draft, holding)) {
            unsure = true;
            return false; // 改成 4500, "make that 35": the price, or how much?
        }
        String path = (swap ? amountSide(draft, holding, role, side) : "asset") + ".amount";
        if (!Fields.has(draft.type(), path + ".value")) {
            return false;
        }
        draft.remove("sell.amount");
        draft.remove("buy.amount");
        draft.remove(path);
        draft.putSpan(
                path + "." + Draft.name(holding.measure()), Draft.plain(holding.amount()), holding.amountAt(), text);
        changed = true;
        return true;
    }

    /** Whether a bare number, in Chinese without a measure word, may mean the price that triggers as well as the amount. */
    private boolean isPriceOrAmount(Draft draft, Holding holding) {
        Span at = holding.amountAt();
        boolean both = draft.has("trigger.when")
                && (draft.has("sell.amount.value") || draft.has("buy.amount.value") || draft.has("asset.amount.value"));
        boolean dollars = holding.measure() == Phrase.Measure.USD;
        if (at == null || holding.token() != null || !(dollars || holding.measure() == Phrase.Measure.VALUE) || !both) {
            return false;
        }
        if (dollars || !Hanzi.areIn(text)) {
            return true; // "make that 35"
        }
        String behind = text.substring(at.end()).strip();
        return behind.isEmpty() || COUNTERS.indexOf(behind.charAt(0)) < 0;
    }

    private boolean replacePrice(Holding holding, String side) {
        List<Draft> triggered = Lists.those(drafts, draft -> draft.has("trigger.when"));
        if (triggered.size() != 1
                || holding.amount() == null
                || holding.amountAt() == null
                || holding.token() != null
                || holding.measure() == Phrase.Measure.SHARE) {
            return false;
        }
        Draft draft = triggered.getFirst();
        draft.remove("trigger.when.above");
        draft.remove("trigger.when.below");
        draft.putSpan("trigger.when." + side, Draft.plain(holding.amount()), holding.amountAt(), text);
        changed = true;
        return true;
    }

    /** Of several requests the one that takes an amount of this token; null if there is none, or if there are more. */
    private @Nullable Draft theOneThatTakes(Holding holding) {
        String token = holding.token();
        if (token == null || holding.measure() != Phrase.Measure.VALUE) {
            return null;
        }
        Draft found = null;
        for (Draft draft : drafts) {
            boolean takes = Lists.any(
                    List.of("sell", "asset"),
                    role -> draft.value(role + ".token").filter(token::equals).isPresent()
                            && draft.has(role + ".amount.value"));
            if (takes && found != null) {
                return null;
            }
            found = takes ? draft : found;
        }
        return found;
    }

    private String amountSide(Draft draft, Holding holding, String role, String side) {
        boolean told = Hanzi.areIn(text)
                && !role.isEmpty()
                && (role.equals("sell") ? isAnyOf(verb, SPENDING) : verb == Kind.BUY && isCounted(holding));
        return holding.token() != null ? side : told ? role : draft.has("sell.amount") ? "sell" : "buy";
    }

    /** 卖 0.1 个, behind 用 100 USDC 买 ETH: a trade the other way round, in which dollars are no coin that one sells or buys. */
    static boolean isOtherTrade(Draft draft, @Nullable Kind verb) {
        if (verb == Kind.SWAP) {
            return draft.has("buy.amount"); // 用 ETH 换 500 USDC, then 换 3 个: of which?
        }
        String role = verb == Kind.SELL ? "sell" : verb == Kind.BUY ? "buy" : "";
        String other = role.equals("sell") ? "buy" : "sell";
        return !role.isEmpty()
                && draft.value(role + ".token").filter(Topics::isStable).isPresent()
                && draft.value(other + ".token")
                        .filter(token -> !Topics.isStable(token))
                        .isPresent();
    }

    private static boolean isAnyOf(@Nullable Kind kind, Set<Kind> kinds) {
        return kind != null && kinds.contains(kind);
    }

    /** 买 0.1 个: so many of what is bought; 买 200 may be of what is paid. */
    private boolean isCounted(Holding holding) {
        Span at = holding.amountAt();
        String behind = at == null ? "" : text.substring(at.end()).strip();
        return holding.measure() == Phrase.Measure.VALUE
                && !behind.isEmpty()
                && COUNTERS.indexOf(behind.charAt(0)) >= 0;
    }

    private String swapSide(Draft draft, Holding holding, String role, String insteadOf) {
        for (String side : List.of("sell", "buy")) {
            String named = insteadOf.isEmpty() ? String.valueOf(holding.token()) : insteadOf;
            if (draft.value(side + ".token").filter(named::equals).isPresent()
                    && (role.isEmpty() || !insteadOf.isEmpty())) {
                return side;
            }
        }
        if (!role.isEmpty()) {
            return role;
        }
        if (holding.amount() != null && holding.measure() == Phrase.Measure.VALUE) {
            for (String side : List.of("sell", "buy")) { // "30 UNI … no, 30 LINK"
                boolean same = draft.value(side + ".amount.value")
                        .filter(Draft.plain(holding.amount())::equals)
                        .isPresent();
                if (same) {
                    return side;
                }
            }
        }
        // the token that was said last is the one that "no, DAI" speaks of
        Draft.Leaf sell = draft.leaves().get("sell.token");
        Draft.Leaf buy = draft.leaves().get("buy.token");
        return sell != null && buy != null && isLater(sell.ground(), buy.ground()) ? "sell" : "buy";
    }

    /** Whether it was said behind the other one, in the same message or in a later one. */
    private static boolean isLater(Ground one, Ground other) {
        return one.turn() == other.turn() ? one.start() > other.start() : one.turn() > other.turn();
    }

    /**
     * 用 DAI 买 0.5 ETH，不对，USDC: a token by itself that would stand at the amount of another one, which may be meant for the side
     * without an amount.
     */
    private static boolean isOtherThanCounted(Draft draft, Holding holding, String side) {
        String other = side.equals("sell") ? "buy" : "sell";
        Draft.Leaf here = draft.leaves().get(side + ".token");
        Draft.Leaf there = draft.leaves().get(other + ".token");
        boolean together = here != null
                && there != null
                && here.ground().turn() == there.ground().turn(); // else the later message is the one that is corrected
        return together
                && holding.token() != null
                && holding.amount() == null
                && draft.has(side + ".amount.value")
                && draft.has(other + ".token")
                && draft.value(side + ".token").filter(holding.token()::equals).isEmpty()
                && draft.value(other + ".token").filter(holding.token()::equals).isEmpty();
    }

    /** 换成 8B 的, 改成 4090: the size of a model and the name of a GPU count nothing. */
    private boolean isName(String path, Span at) {
        String number = text.substring(at.start(), at.end()).toLowerCase(Locale.ROOT);
        boolean size = number.endsWith("b") || number.endsWith("m");
        boolean counts = path.equals("tokens") || path.equals("parameters");
        Names.Found gpu = number.length() == 4 ? Lexicon.gpus().at(number.toCharArray(), 0) : null;
        return (size && !counts)
                || ((path.equals("count") || path.equals("frames")) && gpu != null && gpu.end() == number.length());
    }

    /** 改成 30, of 250 frames for 20 dollars. */
    private static boolean isNearerToCost(Draft draft, String path, BigDecimal number) {
        Draft.Leaf usd = draft.leaves().get("maxCost.usd");
        Draft.Leaf cost = usd == null ? draft.leaves().get("maxCost.amount") : usd;
        Draft.Leaf count = draft.leaves().get(path);
        return cost != null
                && count != null
                && ratio(number, new BigDecimal(cost.value())) < ratio(number, new BigDecimal(count.value()));
    }

    /** How many times the one is the other, or the other the one. */
    private static double ratio(BigDecimal one, BigDecimal other) {
        double ratio = one.doubleValue() / other.doubleValue();
        return Math.max(ratio, 1 / ratio);
    }

    private boolean replaceNumber(Draft draft, BigDecimal number, Span at) {
        List<String> known = Lists.those(FollowUps.NUMBERS, draft::has);
        boolean inWords = text.substring(at.start(), at.end()).contains(" ");
        Draft.Leaf size = draft.leaves().get("parameters");
        Draft.Leaf data = draft.leaves().get("tokens");
        if (known.size() == 2 && inWords && size != null && data != null && isLater(data.ground(), size.ground())) {
            known = List.of("tokens"); // "a 7B model on 20 billion tokens", "no, 30 billion"
        }
        if (known.size() != 1
                || number.stripTrailingZeros().scale() > 0
                || isNearerToCost(draft, known.getFirst(), number)) {
            unsure |= !known.isEmpty(); // "make it 400", of frames and seconds
            return false;
        }
        if (isName(known.getFirst(), at)) {
            unsure = true;
            return false;
        }
        draft.putSpan(known.getFirst(), Draft.plain(number), at, text);
        changed = true;
        return true;
    }
}
