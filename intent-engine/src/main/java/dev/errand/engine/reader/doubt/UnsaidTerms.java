package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.draft.ReadIntent;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.lexicon.WordedPattern;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Ground;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Terms of a request that no field holds and no reading may drop: "split 100 USDC between me and @bob", "sell me 1 ETH", "locked for a year",
 * "good for 20 minutes", "to my bank", "per person for 4 people". The words stand in {@code talk-en.txt}.
 */
final class UnsaidTerms {

    private static final WordLists WORDS = WordLists.read("talk-en.txt");

    private static final WordedPattern SPLIT = WordedPattern.of(
            "\\b(?:split|divide|share|halve) (?:up )?(?=[\\d$]|all\\b|half\\b|my\\b|it\\b)(.*)",
            "split",
            "divide",
            "share",
            "halve");
    private static final Pattern SPLIT_OTHERWISE =
            Pattern.compile("\\b(?:me|myself|us|ourselves|mine|unevenly|unequally|each)\\b|\\bwith (?:@|\\w+\\.eth)");
    private static final Pattern LOCKED = Pattern.compile("\\b" + WORDS.anyOf("LOCKED") + "\\b");
    private static final Pattern STREAMED = Pattern.compile(
            "[\\s,]*(?:streamed|streaming|off|dripped|over (?:an?|the next|\\d+|two|three|six|twelve) \\p{L}+)\\W*");
    private static final WordedPattern VALID = WordedPattern.of(
            "\\b(?:good|valid|open|live|active|standing) (?:for|until|till)\\b",
            "good ",
            "valid ",
            "open ",
            "live ",
            "active ",
            "standing ");
    private static final WordedPattern TO_BANK = WordedPattern.of(
            "\\b(?:in)?to (?:my|the|our|a) (?:\\p{L}+ )?(?:bank|card|iban|paypal|revolut|venmo|checking|savings account)\\b",
            "bank",
            "card",
            "iban",
            "paypal",
            "revolut",
            "venmo",
            "checking",
            "savings");
    /** "… and have it land in my Kraken account". */
    private static final WordedPattern TO_EXCHANGE = WordedPattern.of(
            "\\b(?:in|into|to) (?:my |our |the )?(?:kraken|coinbase|binance|bybit|okx|bitfinex|kucoin|gemini|revolut|robinhood|paypal)\\b",
            "kraken",
            "coinbase",
            "binance",
            "bybit",
            "okx",
            "bitfinex",
            "kucoin",
            "gemini",
            "revolut",
            "robinhood",
            "paypal");

    private static final WordedPattern FROM_ME = WordedPattern.of(
            "\\bsell (?:me|us)\\b|\\bbuy (?:from me|me out|off me)\\b",
            "sell me",
            "sell us",
            "buy from",
            "buy me",
            "buy off");
    private static final WordedPattern BUY_MY = WordedPattern.of("\\bbuy (?:up |out )?my ", "buy ");
    private static final WordedPattern LET_OUT = WordedPattern.of(
            "\\b(?:lease|rent|let|hire|sublet|loan) (?:out )?my\\b", "lease ", "rent ", "let ", "hire ", "loan ");
    private static final WordedPattern FOR_PEOPLE = WordedPattern.of(
            "\\b(?:per (?:person|head|capita|guest|kid)|a head|apiece)\\b.{0,12}\\bfor (?:\\d+|two|three|four|five|six|seven|eight|nine|ten|us|all)\\b"
                    + "|\\b(?:settlement of|respect of|payment of|payment for) (?:each|every)\\b",
            "per ",
            "of each",
            "for each",
            "of every",
            "for every",
            "a head",
            "apiece");
    private static final WordedPattern NEARLY = WordedPattern.of(
            "\\b(?:nearly|almost|about|roughly|around|practically|basically) (?:every|each|daily|weekly|monthly|hourly)\\b"
                    + "|\\b(?:every|each) \\p{L}+ (?:it|he|she|they) \\p{L}+|\\b(?:every|each) \\p{L}+['’]?s end\\W*$|, end(?:ing|s) (?:in|on|by) "
                    + "|\\b(?:like|as|same as) (?:every|each) \\p{L}+\\W*$|\\bi do (?:this|that|it) (?:every|each)\\b|\\bour (?:usual |regular )?(?:daily|weekly|monthly|hourly) \\p{L}+\\W*$",
            "every",
            "each",
            "daily",
            "weekly",
            "monthly",
            "hourly");
    private static final Pattern ENOUGH = Pattern.compile(
            "^\\W*(?:so )?(?:do (?:i|we) (?:really )?need\\b|(?:would|will|is|are|does) (?!you\\b).*\\b(?:enough|sufficient|suffice|needed|required)\\b)");
    private static final Pattern ASKED_FIRST = Pattern.compile(
            "[,;:.?!(–—-]\\s*(?:(?:what(?:['’]?s| is) the |the |at what )?(?:cost|costs|price|fees?)(?: please| pls| first)?|(?:quote|price) me|quote(?: please| pls)?"
                    + "|how much(?: is it| does it cost| will it cost| would it be| would that be| is that)?|too (?:expensive|much|pricey|dear)|how long[^,.;]*"
                    + "|(?:(?:just|only|i (?:only|just) want(?:ed)? to (?:know|see)|(?:i['’]m |i am )?(?:just |only )?curious(?: about)?|tell me|time and) )*"
                    + "(?:the |an? )?(?:costs?|price|pricing|fees?|quote|estimate)(?: only| please| pls| first)*)\\s*[?!.)]*\\s*$");
    private static final String HAVING =
            "\\W*(?:i|we)(?:['’]ve got|['’]ve| have got| have| got) (?:about |around |just |roughly )?";
    /** "I've got $200. Rent 2 H100s for 3 days": what is there to be spent, or to be waited. */
    private static final Pattern MONEY_HAD =
            Pattern.compile(HAVING + "(?:\\$ ?[\\d.,]+k?|[\\d.,]+k? (?:usdc|usdt|dai|usd|dollars|bucks|eth))\\b");

    private static final Pattern TIME_HAD =
            Pattern.compile(HAVING + "(?:[\\d.]+|an?|two|three|six) (?:minutes?|hours?|days?|weeks?)\\b");
    private static final WordedPattern DRY_RUN = WordedPattern.of(
            "\\bdry[- ]?runs?\\b|^\\W*(?:time|costs?|price) (?:to|of|for) .*\\?", "dry", "time ", "cost", "price ");
    private static final WordedPattern BEFORE_START = WordedPattern.of(
            "\\bbefore (?:you )?(?:start(?:ing)?|begin(?:ning)?|run(?:ning)?|train(?:ing)?|do(?:ing)? (?:it|anything|so)|launch(?:ing)?)\\b",
            "before ");
    private static final Pattern OTHER_TOKEN =
            Pattern.compile("[ -](?:v\\d|lp|nfts?|perps?|futures?|puts?|calls?|options?)\\b");
    private static final WordedPattern I_HAVE = WordedPattern.of(
            "\\ball (?:of )?(?:the |that )?\\w+ (?:that )?(?:i|we)(?:['’]ve got| have got| have| own| hold| possess)\\b",
            " i ",
            " we ",
            " i'",
            " i’",
            " we'",
            " we’");

    private static final Pattern WHITHER = Pattern.compile("\\b(?:for|going to|over to) $");
    private static final Pattern COMPOUNDS = Pattern.compile(" (?:interest|it|the interest)\\b");

    private UnsaidTerms() {}

    /**
     * The path of what is missing of a request; null if nothing is.
     *
     * @param end behind the last value that was read of the text
     */
    static @Nullable String missing(String lower, ReadIntent intent, int end) {
        if (Fields.JOBS.contains(intent.type())) {
            return ofJob(lower, intent, end);
        }
        return switch (intent.type()) {
            case "transfer" -> ofTransfer(lower, intent, end);
            case "swap" -> ofSwap(lower, intent);
            case "withdraw" ->
                TO_BANK.isIn(lower) || TO_EXCHANGE.isIn(lower) || isWhither(lower, intent)
                        ? "request"
                        : ofAny(lower, intent);
            case "borrow" ->
                intent.has("asset.amount.share") || intent.has("asset.amount.of")
                        ? "asset.amount"
                        : ofAny(lower, intent);
            default -> ofAny(lower, intent);
        };
    }

    private static @Nullable String ofTransfer(String lower, ReadIntent intent, int end) {
        if (isSplitOtherwise(lower) || FOR_PEOPLE.isIn(lower)) {
            return "asset.amount";
        }
        boolean bound = LOCKED.matcher(lower).region(end, lower.length()).find()
                || STREAMED.matcher(lower).region(end, lower.length()).matches();
        return bound ? "request" : ofAny(lower, intent);
    }

    private static boolean isSplitOtherwise(String lower) {
        Matcher split = SPLIT.pattern().matcher(lower);
        return SPLIT.mayBeIn(lower)
                && split.find()
                && SPLIT_OTHERWISE.matcher(split.group(1)).find();
    }

    private static @Nullable String ofSwap(String lower, ReadIntent swap) {
        if (FROM_ME.isIn(lower) || VALID.isIn(lower) || TO_EXCHANGE.isIn(lower)) {
            return "request";
        }
        Matcher mine = BUY_MY.pattern().matcher(lower);
        if (BUY_MY.mayBeIn(lower) && mine.find()) {
            int from = mine.end();
            if (Lists.any(swap.reading().grounds(), ground -> ground.turn() == 0 && ground.start() == from)) {
                return "request";
            }
        }
        return ofAny(lower, swap);
    }

    /** "Withdraw 100 USDC, I need it for aave": not from there. */
    private static boolean isWhither(String lower, ReadIntent withdrawal) {
        Ground market = withdrawal.ground("market");
        return market != null
                && market.turn() == 0
                && market.start() > 0
                && WHITHER.matcher(lower.substring(0, market.start())).find();
    }

    private static @Nullable String ofAny(String lower, ReadIntent intent) {
        Ground market = intent.ground("market");
        boolean compounds = market != null
                && market.turn() == 0
                && market.end() > 0
                && COMPOUNDS.matcher(lower).region(market.end(), lower.length()).lookingAt()
                && lower.startsWith("compound", market.start());
        if (compounds) {
            return "request"; // "with compound interest", "and compound it"
        }
        for (String role : List.of("sell", "buy", "asset")) {
            if (intent.has(role + ".amount.of") && I_HAVE.isIn(lower)) {
                return role + ".amount"; // of the balance, and not of the step alone
            }
            Ground token = intent.ground(role + ".token");
            if (token != null && token.turn() == 0 && isOfOtherToken(lower, token.end())) {
                return role + ".token";
            }
        }
        return null;
    }

    private static boolean isOfOtherToken(String lower, int behind) {
        return behind >= 0
                && OTHER_TOKEN.matcher(lower).region(behind, lower.length()).lookingAt();
    }

    private static @Nullable String ofJob(String lower, ReadIntent intent, int end) {
        if (intent.type().equals("rent") && LET_OUT.isIn(lower)) {
            return "request";
        }
        if (MONEY_HAD.matcher(lower).lookingAt() && !intent.has("maxCost.usd") && !intent.has("maxCost.amount")) {
            return "maxCost";
        }
        if (TIME_HAD.matcher(lower).lookingAt() && Fields.has(intent.type(), "deadline") && !intent.has("deadline")) {
            return "deadline";
        }
        boolean asked = !intent.has("estimateOnly")
                && (ENOUGH.matcher(lower).lookingAt()
                        || ASKED_FIRST
                                .matcher(lower)
                                .region(end, lower.length())
                                .find()
                        || DRY_RUN.isIn(lower)
                        || BEFORE_START.isIn(lower));
        return asked ? "request" : null;
    }

    /** Whether it is only nearly said how often, or told of what is done anyway. */
    static boolean isNearlyEver(String lower) {
        return NEARLY.isIn(lower);
    }
}
