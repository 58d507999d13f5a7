package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Lexicon;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.lexicon.WordRuns;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Ground;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands right beside a value and makes another of it: "up to 4 H100s", "500 tokens in total", "10 minutes each", "everyone but @bob",
 * "until I have 3". No field holds these, so the value is asked for. The words stand in {@code qualifiers-en.txt}.
 */
public final class Qualifiers {

    private static final WordLists WORDS = WordLists.read("qualifiers-en.txt");
    private static final WordLists AMOUNTS = WordLists.read("amounts-en.txt");
    private static final WordRuns ABOUT = WordRuns.of(WORDS.named("ABOUT"));
    private static final WordRuns TOTAL = WordRuns.of(WORDS.named("TOTAL"));
    private static final WordRuns EACH = WordRuns.of(WORDS.named("EACH"));
    private static final WordRuns COUNTED = WordRuns.of(WORDS.named("COUNTED"));
    private static final WordRuns LIKE = WordRuns.of(WORDS.named("LIKE"));
    private static final WordRuns WISHED = WordRuns.of(WORDS.named("WISHED"));
    private static final WordRuns OR_SO = WordRuns.of(WORDS.named("OR_SO"));
    private static final WordRuns NUMBERED = WordRuns.of(WORDS.named("NUMBERED"));
    private static final WordRuns BUT = WordRuns.of(WORDS.named("BUT"));
    private static final WordRuns INCLUDED = WordRuns.of(WORDS.named("INCLUDED"));
    private static final WordRuns ACCOUNT = WordRuns.of(WORDS.named("ACCOUNT"));
    private static final WordRuns SHARED = WordRuns.of(WORDS.named("SHARED"));
    private static final WordRuns ADDED = WordRuns.of(WORDS.named("ADDED"));
    private static final WordRuns UNSAID = WordRuns.of(WORDS.named("UNSAID"));
    private static final WordRuns LEVEL = WordRuns.of(WORDS.named("LEVEL"));

    private static final WordRuns OF_THEM = WordRuns.of(WORDS.named("OF_THEM"));
    private static final WordRuns NODES = WordRuns.of(WORDS.named("NODES"));
    private static final WordRuns AT = WordRuns.of(WORDS.named("AT"));
    /** Words that may stand between a number and its token. */
    private static final Set<String> COUNTING = AMOUNTS.named("COUNTING");

    private static final WordRuns GAINED = WordRuns.of(AMOUNTS.named("GAINED"));
    private static final WordRuns REALISED = WordRuns.of(AMOUNTS.named("REALISED"));
    private static final WordRuns MINE = WordRuns.of(WORDS.named("MINE"));
    private static final WordRuns SUGGESTED = WordRuns.of(WORDS.named("SUGGESTED"));
    private static final WordRuns RATE = WordRuns.of(WORDS.named("RATE"));
    private static final WordRuns SETTINGS = WordRuns.of(WORDS.named("SETTINGS"));
    private static final WordRuns ANYBODY = WordRuns.of(WORDS.named("ANYBODY"));
    private static final WordRuns SELF_PAID = WordRuns.of(WORDS.named("SELF_PAID"));

    private static final WordRuns BEHALF = WordRuns.of(WORDS.named("BEHALF"));
    private static final WordRuns BODY = WordRuns.of(WORDS.named("BODY"));
    private static final WordRuns ESTIMATED = WordRuns.of(WORDS.named("ESTIMATED"));
    private static final WordRuns WHEREVER = WordRuns.of(WORDS.named("WHEREVER"));
    private static final WordRuns WAITING = WordRuns.of(WORDS.named("WAITING"));
    private static final WordRuns STOPPED = WordRuns.of(WORDS.named("STOPPED"));

    private static final WordRuns MORE = WordRuns.of(WORDS.named("MORE"));
    private static final WordRuns NO_MORE = WordRuns.of(WORDS.named("NO_MORE"));
    private static final WordRuns STARTING = WordRuns.of(WORDS.named("STARTING"));
    private static final WordRuns WITHIN = WordRuns.of(WORDS.named("WITHIN"));
    private static final WordRuns A_TIME = WordRuns.of(WORDS.named("A_TIME"));
    private static final WordRuns LEFT_OVER = WordRuns.of(WORDS.named("LEFT_OVER"));
    private static final Pattern DENIED = Pattern.compile(
            "\\b(?:no|not|never|nothing|anything|cent|penny|dime|dollar|without|avoid|refuse)\\b|n['’]t\\b");
    private static final Pattern EVERY_SO_MANY = Pattern.compile("\\bevery \\S+ (?:one |frame )?of (?:the )?$");

    private static final Set<String> SIZES =
            Set.of("count", "duration", "requests", "tokens", "frames", "inputTokens", "outputTokens", "parameters");
    private static final Pattern MEASURED = Pattern.compile(
            "(?<![\\p{L}\\d@.])\\d+(?:[.x×:]\\d+)*(?:p|k|gb|g|mb|tb|fps|hz|ghz|px|dpi|bit|spp|w|x\\d+)(?![\\p{L}\\d])");

    private static final Pattern PERCENT = Pattern.compile("[\\d%]|\\bper ?cent\\b|\\bpct\\b");
    /** One to three words of Latin letters. */
    private static final Pattern UNREAD = Pattern.compile("[a-z']+(?:[ -]+[a-z']+){0,2}");
    /** "200 frames, each at most 2 minutes", but not "20 seconds each within 5 hours". */
    private static final Pattern EACH_WITHIN = Pattern.compile(
            "(?<!seconds|secs?|minutes?|mins?|hours?) (?:each|every)(?: one| frame)?(?: should take| takes)?"
                    + "(?: (?:at most|within|under|up to|in|max|no more than|less than|below))? ?$");

    /** Somebody's day, named and left. */
    private static final Pattern FEAST = Pattern.compile(
            "(?i)(?:\\w+ )?(?:birthday|bday|anniversary|turn|wedding|graduation|payday|big day|name day)(?: today| tomorrow)?(?:[,.;!]| so\\b| and\\b)");

    private static final Pattern IT_IS = Pattern.compile("(?i)\\b(?:it['’]?s|is) $");
    private static final Pattern POSITION = Pattern.compile("\\b(?:position|deposit|supply|collateral)\\b");
    private static final Pattern OWED = Pattern.compile("debt|loan|borrow|\\bow(?:e|ed|ing)\\b|repay|\\bpay");

    private static final WordRuns RUN = WordRuns.of(WORDS.named("RUN"));
    private static final String OVER = "over";

    /** What stands behind the size of a model. */
    private static final List<String> SIZED = List.of("parameters", "params", " model");

    private final String text;

    public Qualifiers(String text) {
        this.text = text.toLowerCase(Locale.ROOT);
    }

    /** Takes values out that what stands beside them makes others of. */
    public void ask(List<Draft> drafts) {
        if (drafts.isEmpty() || Hanzi.areIn(text)) {
            return;
        }
        for (Draft draft : drafts) {
            for (Map.Entry<String, Draft.Leaf> leaf : List.copyOf(draft.leaves().entrySet())) {
                Ground at = leaf.getValue().ground();
                boolean here = at.turn() == 0 && at.start() >= 0 && at.end() > at.start() && at.end() <= text.length();
                String wrong = here ? wrong(draft, leaf.getKey(), at) : null;
                if (wrong != null) {
                    draft.wrong(wrong);
                }
            }
            boolean job = Fields.JOBS.contains(draft.type());
            boolean more = job
                    ? isIn(SETTINGS) || (drafts.size() == 1 && isNumbered(drafts))
                    : !draft.type().equals("service") && isIn(ADDED);
            if (more
                    || (draft.type().equals("repay") && (isIn(SELF_PAID) || isOfPosition()))
                    || (Fields.LOANS.contains(draft.type()) && isIn(BEHALF) && !isIn(BODY))
                    || (Fields.MOVES.contains(draft.type()) && isIn(ESTIMATED))
                    || (draft.has("trigger.every") && isIn(STOPPED))
                    || (draft.type().equals("swap") && !draft.has("trigger") && isIn(WAITING))
                    || (Fields.MOVES.contains(draft.type()) && isIn(ANYBODY))) {
                draft.wrong("request");
            }
        }
        if (isIn(WHEREVER)) {
            drafts.stream()
                    .filter(draft -> Fields.LOANS.contains(draft.type()) && !draft.has("market"))
                    .forEach(draft -> draft.wrong("market"));
        }
        if (isShared(drafts)) {
            drafts.forEach(draft -> draft.wrong("asset.amount"));
        }
    }

    /** Whether it says how tokens are to be moved, of which no field tells: "privately", "so that no bot sees it". */
    boolean isUnsaid() {
        return isIn(UNSAID);
    }

    /** "Close my DAI position on aave": is it owed, or lent? */
    private boolean isOfPosition() {
        return POSITION.matcher(text).find() && !OWED.matcher(text).find();
    }

    /** What is missing since the value at this path is not meant as it stands; null if it is. */
    private @Nullable String wrong(Draft draft, String path, Ground at) {
        return Fields.JOBS.contains(draft.type()) ? wrongOfJob(draft, path, at) : wrongOfMove(draft, path, at);
    }

    private @Nullable String wrongOfJob(Draft draft, String path, Ground at) {
        boolean estimated = draft.has("estimateOnly");
        if (SIZES.contains(path)) {
            boolean total = (path.endsWith("Tokens")
                            && draft.has("requests")
                            && isBehind(at, TOTAL, true)
                            && !behindTill(at, ',').contains(" each"))
                    || (path.equals("duration") && isLengthOfAll(draft, at));
            boolean one = path.equals("frames") && (isBefore(at, NUMBERED) || isEverySoMany(at));
            boolean other = (path.equals("requests") && isBehind(at, A_TIME, true))
                    || (path.equals("duration") && isBefore(at, WITHIN))
                    || (path.endsWith("okens") && text.startsWith("x ", at.end())); // so many of each parameter
            return total || one || other || (!estimated && isBefore(at, ABOUT) && !isAcross(draft, at)) ? path : null;
        }
        if (path.equals("gpu") && draft.has("count") && isBehind(at, NODES, false)) {
            return "count"; // of several GPUs each
        }
        if (path.equals("model") || path.equals("gpu")) {
            boolean alike = isBefore(at, LIKE) && !isBefore(at, WISHED); // "I'd like Llama-3.1-8B tuned …"
            return alike || isBehind(at, OR_SO, false) ? path : null;
        }
        if (path.equals("deadline")) {
            return (text.contains(" each")
                                    && EACH_WITHIN
                                            .matcher(text.substring(0, at.start()))
                                            .find())
                            || isNoLimit(at)
                            || isBefore(at, STARTING)
                            || isBehindSameBreath(at)
                            || isBefore(at, COUNTED)
                            || isBefore(at, AT)
                            || isARate(at)
                    ? path
                    : null;
        }
        return path.startsWith("maxCost.") && (isNoLimit(at) || isBehind(at, EACH, true)) ? "maxCost" : null;
    }

    /** "For more than $10", but not "no more than $10". */
    private boolean isNoLimit(Ground at) {
        return isBefore(at, MORE)
                && !isBefore(at, NO_MORE)
                && !DENIED.matcher(text.substring(Math.max(0, at.start() - 30), at.start()))
                        .find();
    }

    /** "Every 2nd of 200 frames". */
    private boolean isEverySoMany(Ground at) {
        return EVERY_SO_MANY
                .matcher(text.substring(Math.max(0, at.start() - 30), at.start()))
                .find();
    }

    /** "Run llama-3-8b over 500 prompts", "train it over 2T tokens": on them, as nothing before "over" waits for a number. */
    private boolean isAcross(Draft draft, Ground at) {
        int over = endBefore(at.start()) - OVER.length();
        int end = over < 0 || !text.startsWith(OVER, over) ? 0 : endBefore(over);
        return end > 0
                && (RUN.endAt(text, end)
                        || Lists.any(SIZED, size -> text.startsWith(size, end - size.length()))
                        || Lists.any(
                                draft.leaves().values(),
                                leaf -> leaf.ground().turn() == 0
                                        && leaf.ground().end() == end));
    }

    /** "4 H100s for 10 hours in total", but not "…, total under $500". */
    private boolean isLengthOfAll(Draft draft, Ground at) {
        boolean several =
                draft.value("count").filter(count -> !count.equals("1")).isPresent();
        String behind = behindTill(at, ',');
        boolean total =
                behind.contains("total") && !behind.contains("with a total"); // "36 hours with a total cap of $150"
        return several && total && isBehind(at, TOTAL, true);
    }

    /** What stands behind a value up to the next such sign, or up to the end. */
    private String behindTill(Ground at, char sign) {
        int end = text.indexOf(sign, at.end());
        return text.substring(at.end(), end < 0 ? text.length() : end);
    }

    /** Whether a word of digits and letters, such as "1080p" or "80GB", is no part of any value. */
    private boolean isNumbered(List<Draft> drafts) {
        if (!mayBeMeasured()) {
            return false;
        }
        Matcher word = MEASURED.matcher(text);
        while (word.find()) {
            if (Lists.none(drafts, draft -> holds(draft, word.start(), word.end()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean holds(Draft draft, int start, int end) {
        for (Draft.Leaf leaf : draft.leaves().values()) {
            Ground at = leaf.ground();
            if (at.turn() == 0 && at.start() < end && at.end() > start) {
                return true;
            }
        }
        return false;
    }

    /** Whether a letter stands right behind a digit anywhere. */
    private boolean mayBeMeasured() {
        for (int i = 1; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i - 1)) && Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** "100 prompts a day". */
    private boolean isARate(Ground at) {
        String before = text.substring(0, at.start()).stripTrailing();
        boolean article = before.endsWith(" a") || before.endsWith(" an");
        return article && COUNTED.lastWordEndsAt(text, endBefore(before.lastIndexOf(' ')));
    }

    /** "Swap USDC to WBTC, 2 of them": the token right before it is the other side's. */
    private boolean isOfOther(Draft draft, String role, Ground amount) {
        Draft.Leaf bought = role.equals("sell") ? draft.leaves().get("buy.token") : null;
        return bought != null
                && bought.ground().turn() == 0
                && bought.ground().end() > 0
                && bought.ground().end() < amount.start()
                && isBehind(amount, OF_THEM, false);
    }

    private @Nullable String wrongOfMove(Draft draft, String path, Ground at) {
        if (path.equals("trigger.when.token")) {
            return isBefore(at, MINE) ? "trigger" : null;
        }
        if (path.equals("to")) {
            return isBefore(at, BUT) || isBehind(at, INCLUDED, false) || isOwner(at) ? path : null;
        }
        int amount = path.indexOf(".amount.");
        if (amount < 0) {
            return null;
        }
        String role = path.substring(0, amount);
        boolean rate = path.endsWith(".share") && isBefore(at, RATE); // "borrow USDC at 8%"
        return rate
                        || isBefore(at, LEVEL)
                        || isBehind(at, LEFT_OVER, true)
                        || isHalf(draft, path, role, at)
                        || isCountedOtherwise(draft, path, role, at)
                        || (!draft.type().equals("supply") && isBefore(at, GAINED) && !isBefore(at, REALISED))
                        || isReducedTo(draft, path, at)
                        || isOfOther(draft, role, at)
                        || isLevel(draft.leaves().get(role + ".token"), at)
                ? role + ".amount"
                : null;
    }

    /** "@bob's landlord", but not "@bob's wallet", and not "it's @bob's birthday, so give him …". */
    private boolean isOwner(Ground at) {
        boolean owns = text.startsWith("'s ", at.end()) || text.startsWith("’s ", at.end());
        boolean day = owns
                && FEAST.matcher(text).region(at.end() + 3, text.length()).lookingAt()
                && IT_IS.matcher(text)
                        .region(Math.max(0, at.start() - 12), at.start())
                        .find();
        return owns && !day && !ACCOUNT.startAt(text, at.end() + 3);
    }

    /** "Half ETH", "one tenth ETH", "a fifth of ETH": a part of one, or of all that there is? */
    private boolean isHalf(Draft draft, String path, String role, Ground at) {
        Draft.Leaf token = draft.leaves().get(role + ".token");
        if (token == null
                || token.ground().turn() != 0
                || token.ground().start() <= at.end()
                || !path.endsWith(".share")
                || draft.value(path).filter("1"::equals).isPresent()) {
            return false;
        }
        String between = text.substring(at.end(), token.ground().start()).strip();
        return (between.isEmpty() || between.equals("of"))
                && !PERCENT.matcher(text.substring(at.start(), at.end())).find();
    }

    /** "Two k USDC", "5 large USDC": what stands between a number and its token, and is no word that may, makes another number of it. */
    private boolean isCountedOtherwise(Draft draft, String path, String role, Ground at) {
        Draft.Leaf token = draft.leaves().get(role + ".token");
        if (token == null
                || token.ground().turn() != 0
                || token.ground().start() <= at.end()
                || !path.endsWith(".value")) {
            return false;
        }
        String between = text.substring(at.end(), token.ground().start()).strip();
        if (between.equals("to") && draft.type().equals("transfer")) {
            return true; // "swap 1 ETH to USDC and 2 to DAI to @bob"
        }
        return UNREAD.matcher(between).matches() && !Lists.all(List.of(between.split("[ -]+", -1)), COUNTING::contains);
    }

    /** "Cut my ETH to 1 into USDC": the number belongs to what is left of what is sold, not to what is bought. */
    private boolean isReducedTo(Draft draft, String path, Ground at) {
        Draft.Leaf sold = draft.leaves().get("sell.token");
        return path.startsWith("buy.amount")
                && isLevel(sold, at)
                && (text.startsWith(" into ", at.end()) || text.startsWith(" for ", at.end()));
    }

    /** "Get my ETH to 3": the token stands before its amount. */
    private boolean isLevel(Draft.@Nullable Leaf token, Ground amount) {
        if (token == null || token.ground().turn() != 0) {
            return false;
        }
        int end = token.ground().end();
        return end > 0
                && end < amount.start()
                && text.substring(end, amount.start()).strip().equals("to");
    }

    /** "10 DAI to @bob and @carol equally": one amount for several, and a word that shares it out. */
    private boolean isShared(List<Draft> drafts) {
        if (drafts.size() < 2) {
            return false;
        }
        Set<Integer> amounts = new HashSet<>();
        for (Draft draft : drafts) {
            Draft.Leaf amount = draft.leaves().get("asset.amount.value");
            if (!draft.type().equals("transfer")
                    || amount == null
                    || amount.ground().turn() != 0) {
                return false;
            }
            amounts.add(amount.ground().start());
        }
        return amounts.size() == 1 && !amounts.contains(-1) && !isSharedOut(drafts.getFirst()) && isIn(SHARED);
    }

    /** Whether it was shared out already: then the word that says so is the ground of each part. */
    private static boolean isSharedOut(Draft draft) {
        Draft.Leaf amount = draft.leaves().get("asset.amount.value");
        Lexicon.Entry entry = amount == null
                ? null
                : Lexicon.entry(String.valueOf(amount.ground().text()).toLowerCase(Locale.ROOT));
        return entry != null && entry.kinds().contains(Kind.SPLIT);
    }

    private boolean isIn(WordRuns phrases) {
        int from = 0;
        while (from < text.length()) {
            if (phrases.startAt(text, from)) {
                return true;
            }
            int next = text.indexOf(' ', from);
            from = next < 0 ? text.length() : next + 1;
        }
        return false;
    }

    private boolean isBefore(Ground at, WordRuns phrases) {
        int to = endBefore(at.start());
        return phrases.endAt(text, to) && !SUGGESTED.endAt(text, to);
    }

    /** Where the word right before the place ends. */
    private int endBefore(int place) {
        int to = place;
        while (to > 0 && " $@#~\"'(".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return to;
    }

    /** "Within 10 minutes each", but not "within 6 hours, each frame needs …", nor "…, 60 seconds each". */
    private boolean isBehindSameBreath(Ground at) {
        return isBehind(at, EACH, true) && text.indexOf(',', at.end()) != at.end();
    }

    /** Behind the value and its unit, if {@code unit}: "500 <em>tokens</em> in total". */
    private boolean isBehind(Ground at, WordRuns phrases, boolean unit) {
        int from = at.end();
        for (int words = 0; words <= (unit ? 2 : 0); words++) {
            while (from < text.length() && " ,(".indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            if (phrases.startAt(text, from)) {
                return true;
            }
            while (from < text.length() && Character.isLetterOrDigit(text.charAt(from))) {
                from++;
            }
        }
        return false;
    }
}
