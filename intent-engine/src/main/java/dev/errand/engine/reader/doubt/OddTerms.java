package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.draft.ReadIntent;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.lexicon.WordSearch;
import dev.errand.intent.Ground;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words right beside one value that make another of it, each only for its type: "under $5 ph" is a price an hour, "falls more than 200" no price,
 * "an hour from now" no duration, "an invoice for @bob" no payment, "a stable like USDC" not USDC. The words stand in {@code talk-en.txt}.
 */
final class OddTerms {

    private static final WordLists WORDS = WordLists.read("talk-en.txt");

    /** One of these stands in a text that is such: most hold none, and are not looked at any further. */
    private static final WordSearch SIGNS = WordSearch.of(WORDS.named("ODD"));

    private static final Pattern BY_SO_MUCH =
            Pattern.compile("\\b" + WORDS.anyOf("MOVES") + " (?:by )?(?:more|less|over) than \\$?$");
    private static final Pattern LIKE =
            Pattern.compile("\\b(?:(?<!would |['’]d |i |really )like|via|through|than|unlike|except|not|the other) $");
    private static final Pattern ZERO = Pattern.compile("\\bzero $");
    private static final Pattern ZERO_FIVE = Pattern.compile("zero (?!point|dot|comma)");
    private static final Pattern NEGATIVE = Pattern.compile("(?:^| )[-−]\\$?$");
    private static final Pattern AN_HOUR =
            Pattern.compile("^ ?(?:ph|p/h|/ ?hr?|for one|each|over|above|per|an hour|a piece|apiece)\\b");
    private static final Pattern FROM_NOW = Pattern.compile("^ (?:from (?:now|today)|later|hence)\\b");
    private static final Pattern SHAPE = Pattern.compile("[234] ?-?d(?:imensions)?");
    private static final Pattern PLAIN_TIME = Pattern.compile("(?:\\d|an? |one |two |thirty ).*(?:sec|min).*");
    private static final Pattern AT_MOST = Pattern.compile(" (?:at (?:the )?most|max|tops|or less|deadline|limit)\\b");
    private static final Pattern NO_NUMBER =
            Pattern.compile(", no,? (?:\\d\\S*|one|two|three|four|five|six|eight|ten)\\W*$");
    private static final Pattern BRACKETED = Pattern.compile("\\((?:" + WORDS.anyOf("OF_COIN") + "|k|m)\\)");
    private static final Pattern PRECISION = Pattern.compile("\\((?:fp|bf|int)\\d+\\)");
    private static final Pattern INVOICE = Pattern.compile(
            "^\\W*(?:(?:please|pls|can you|could you) )*"
                    + "(?:make|create|write|draft|issue|prepare|generate|raise) (?:an? |the )?(?:invoice|bill|receipt|payment request)\\b");
    private static final Pattern KEPT_FOR = Pattern.compile(
            "^\\W*(?:(?:please|pls|can you|could you) )*(?:(?:set|put|lay) (?:aside|by)\\b|(?:lock|earmark|ring-?fence) )");
    private static final Pattern HIS_DEBT = Pattern.compile(
            "\\b(?:repay|pay (?:back|off|down)|settle|clear) (?:off |all |all of )?(?:(?:his|her|their|(?!today|tomorrow|this)(?:my |the |our )?[@\\p{L}]\\w*['’]s|"
                    + WORDS.anyOf("OWED_TO")
                    + ")\\b)|\\bfor "
                    + WORDS.anyOf("OWED_TO")
                    + "\\b|\\b(?:he|she|they|my \\p{L}+) owes? |\\bowes? me\\b");
    private static final Pattern TOTAL = Pattern.compile(
            "\\btotall?ing\\b|\\bin total\\b|\\brequests of \\d+\\S* tokens\\b(?! (?:each|in|out|per))"
                    + "|\\b(?:across|in) \\d\\S* (?:requests|prompts|calls|queries)\\b|\\b(?:requests|prompts|calls) total\\b|\\ba total of \\S+ tokens\\b");
    private static final Pattern ONCE_MORE = Pattern.compile("^\\W*again ?\\?");
    /** "I doubt I'll …", "take care not to …", "says here …". */
    private static final Pattern FEARED =
            Pattern.compile("^\\W*(?:i (?:doubt|fear|dread)|(?:it )?(?:says|reads) here)\\b"
                    + "|^\\W*(?:can|could|will|should) (?:he|she|they)\\b[^?]*\\?"
                    + "|^\\W*(?:is|are) (?!it\\b|there\\b|this\\b|that\\b|you\\b|any|some|my\\b|we\\b)\\S+ |^\\W*where(?:['’]s| is) "
                    + "|\\b(?:take care|careful|sure|remember|promised?|better|told|asked|decided) not to\\b");
    /** "'Send 5 USDC to @bob', he said". */
    private static final Pattern SAID =
            Pattern.compile("[\"”'’],? (?:\\p{L}+ ){1,3}(?:said|says|wrote|writes|texted|asked)\\W*$");

    private static final Pattern CAPPED =
            Pattern.compile("\\b(?:under|below|for|on|within|max|at most) " + WORDS.anyOf("CHEAP") + "\\b");
    private static final Pattern TURNED_DOWN =
            Pattern.compile("s? (?:is|are) (?:too|sold|not|gone|expensive|unavailable|overkill)\\b");
    /** "8 H100 days" are no eight GPUs. */
    private static final Pattern GPU_TIME = Pattern.compile("s?[- ](?:hours?|days?|weeks?)\\b");

    private static final Pattern TAKING = Pattern.compile("\\b(?:it |usually |that )takes (?:about )?$");
    private static final Pattern OF_FILM = Pattern.compile("(?:frames? of (?:an? )?|\\blength |\\btakes )$");
    private static final Pattern FILM = Pattern.compile("(?: of)? (?:film|movie|video|clip|animation|footage)\\b");
    private static final Pattern NO_LENGTH = Pattern.compile(" (?:of )?(?:notice|grace|warning|ago)\\b");
    private static final Pattern NO_LENGTH_BEFORE = Pattern.compile("^\\W*(?:wait|give me|hold on) $");
    private static final Pattern O_CLOCK = Pattern.compile("\\b(?:at|from|until|till|each for) $");
    private static final Pattern ASKS = Pattern.compile("^\\W*(?:what|how much|how long) (?:would|will|does|do|is)\\b");
    private static final Pattern EACH = Pattern.compile(" (?:each|apiece|a piece)\\W*$");
    private static final Pattern PRICED = Pattern.compile("\\b(?:at|get to|up to) \\$?$");

    private static final Pattern TURNED =
            Pattern.compile("\\bother way (?:a?round|about)\\b|^\\W*(?:the )?other way\\b|\\bvice versa\\b");

    private OddTerms() {}

    /**
     * The path of what is missing of a request; null if nothing is.
     *
     * @param end behind the last value that was read of the text
     */
    static @Nullable String missing(String lower, ReadIntent intent, int end) {
        if (intent.type().equals("service") || !SIGNS.isIn(lower)) {
            return null;
        }
        if (lower.contains("remind me to ")
                || ONCE_MORE.matcher(lower).find()
                || BRACKETED.matcher(lower).find()
                || FEARED.matcher(lower).find()
                || SAID.matcher(lower).find()) {
            return "request";
        }
        if (Fields.JOBS.contains(intent.type())) {
            return ofJob(lower, intent, end);
        }
        String priced = ofTrigger(lower, intent);
        if (priced != null) {
            return priced;
        }
        for (String role : List.of("sell", "buy", "asset")) {
            Ground amount = intent.ground(role + ".amount.value");
            boolean digits = amount != null
                    && amount.turn() == 0
                    && amount.start() >= 0
                    && ZERO_FIVE
                            .matcher(lower)
                            .region(amount.start(), lower.length())
                            .lookingAt();
            if (digits
                    || isBefore(lower, amount, ZERO)
                    || isBefore(lower, intent.ground(role + ".amount.usd"), NEGATIVE)) {
                return role + ".amount";
            }
        }
        return switch (intent.type()) {
            case "swap" -> ofSwap(lower, intent);
            case "transfer" ->
                INVOICE.matcher(lower).lookingAt() || KEPT_FOR.matcher(lower).lookingAt() ? "request" : null;
            case "repay" -> HIS_DEBT.matcher(lower).find() ? "request" : null;
            default -> null;
        };
    }

    private static @Nullable String ofSwap(String lower, ReadIntent swap) {
        Ground sold = swap.ground("sell.token");
        boolean turned =
                sold != null && sold.turn() != 0 && TURNED.matcher(lower).find();
        if (turned || (lower.contains("put ") && lower.contains(" against "))) {
            return "request";
        }
        boolean priced = !swap.has("sell.amount.value")
                && !swap.has("sell.amount.share")
                && !swap.has("sell.amount.usd")
                && (isBehind(lower, swap.ground("buy.token"), EACH)
                        || isBefore(lower, swap.ground("buy.amount.value"), PRICED)
                        || isBefore(lower, swap.ground("buy.amount.usd"), PRICED));
        if (priced) {
            return "request"; // "sell my UNI at 20 USDC": for each of how many?
        }
        return isBefore(lower, swap.ground("buy.token"), LIKE) ? "buy.token" : null;
    }

    private static @Nullable String ofTrigger(String lower, ReadIntent intent) {
        boolean by = isBefore(lower, intent.ground("trigger.when.above"), BY_SO_MUCH)
                || isBefore(lower, intent.ground("trigger.when.below"), BY_SO_MUCH);
        return by ? "trigger" : null;
    }

    private static @Nullable String ofJob(String lower, ReadIntent job, int end) {
        boolean only = lower.contains("estimate ") || lower.contains("estimate:") || lower.contains("estimate,");
        boolean other = (ASKS.matcher(lower).find() && !job.has("estimateOnly"))
                || (only && !job.has("estimateOnly") && !lower.contains("no estimate"))
                || NO_NUMBER.matcher(lower).find()
                || (!job.has("precision") && PRECISION.matcher(lower).find())
                || (job.has("requests") && TOTAL.matcher(lower).find())
                || (job.type().equals("rent") && end > 0 && lower.indexOf("another ", end) >= 0);
        if (other) {
            return "request";
        }
        if (isBehind(lower, job.ground("maxCost.usd"), AN_HOUR)
                || isBehind(lower, job.ground("maxCost.amount"), AN_HOUR)) {
            return "maxCost";
        }
        Ground duration = job.ground("duration");
        if (isBehind(lower, duration, FROM_NOW)
                || isBehind(lower, duration, NO_LENGTH)
                || isBefore(lower, duration, NO_LENGTH_BEFORE)) {
            return "duration";
        }
        String refused = ofRefused(lower, job);
        if (refused != null) {
            return refused;
        }
        Ground deadline = job.type().equals("render") ? job.ground("deadline") : null;
        if (deadline == null || deadline.turn() != 0 || deadline.text() == null) {
            return null;
        }
        String said = lower.substring(deadline.start(), deadline.end());
        boolean shape =
                SHAPE.matcher(said).matches() || isBefore(lower, deadline, OF_FILM) || isBehind(lower, deadline, FILM);
        boolean frame = PLAIN_TIME.matcher(said).matches()
                && !AT_MOST.matcher(lower)
                        .region(deadline.end(), lower.length())
                        .lookingAt()
                && lower.startsWith(", ", deadline.start() - 2);
        return shape || frame ? "deadline" : null;
    }

    /** "H100 is too expensive", "3 days is too long", "with 100 H100-hours", "at 4": what is told of a value, or no such value. */
    private static @Nullable String ofRefused(String lower, ReadIntent job) {
        for (String path : List.of("gpu", "deadline", "duration", "maxCost.usd", "model")) {
            if (isBehind(lower, job.ground(path), TURNED_DOWN)) {
                return path.equals("maxCost.usd") ? "maxCost" : path;
            }
        }
        if (job.has("count")
                && (isBehind(lower, job.ground("gpu"), GPU_TIME) || isBefore(lower, job.ground("count"), O_CLOCK))) {
            return "count";
        }
        if (!job.has("maxCost.usd")
                && !job.has("maxCost.amount")
                && CAPPED.matcher(lower).find()) {
            return "maxCost";
        }
        return isBefore(lower, job.ground("deadline"), TAKING) ? "deadline" : null;
    }

    private static boolean isBefore(String lower, @Nullable Ground value, Pattern words) {
        if (value == null || value.turn() != 0 || value.start() <= 0) {
            return false;
        }
        int from = Math.max(0, value.start() - 30);
        return words.matcher(lower.substring(from, value.start())).find();
    }

    private static boolean isBehind(String lower, @Nullable Ground value, Pattern words) {
        return value != null
                && value.turn() == 0
                && value.end() > 0
                && words.matcher(lower).region(value.end(), lower.length()).lookingAt();
    }
}
