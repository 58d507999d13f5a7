package dev.errand.engine.reader;

import dev.errand.engine.reader.chinese.ChineseHeadings;
import dev.errand.engine.reader.chinese.CountedPayments;
import dev.errand.engine.reader.doubt.ChineseReserve;
import dev.errand.engine.reader.english.EnglishHeadings;
import dev.errand.engine.reader.form.FormFields;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.OnChain;
import dev.errand.engine.reader.remark.BesideValues;
import dev.errand.engine.reader.remark.Conditional;
import dev.errand.engine.reader.remark.Remark;
import dev.errand.engine.reader.remark.RemarkModel;
import dev.errand.engine.reader.remark.RemarkSpans;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Ground;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text once more without what a person only remarks beside the request, where it was not understood with it. People say why
 * they ask, how their day was, and what the market does: an open class, for which no grammar is long enough. So {@link RemarkModel} judges
 * the stretches of the text that may be remarks, and those that it lets pass are blanked out, as few of them as will do. What is
 * left has to be read whole, like any text. The other way round, what the grammars passed over is asked about where the model takes it to
 * weigh. Not thread-safe; lives within one reading.
 */
final class SecondLook {

    /** Nobody remarks more beside a request, in UTF-16 units: of a longer text nothing is passed over. */
    private static final int LONGEST = 500;

    /** What names the token that a step turns something into. */
    private static final Set<Kind> INTO = Kinds.of(Kind.TO, Kind.BECOME, Kind.FOR);

    private static final Set<Kind> JOBS = Kinds.of(Kind.RUN, Kind.TRAIN, Kind.RENDER);
    private static final Set<Kind> JOINING = Kinds.of(Kind.AND, Kind.THEN);

    /** What has a deadline. */
    private static final Set<String> DUE = Set.of("infer", "train", "render");

    private static final Pattern BY_WHEN =
            Pattern.compile("(?i)\\W*(?:by(?! the way| chance| accident)|before|until|till|prior to|no later than)\\b");

    /** What goes on with an earlier message: "once more", "and within an hour". */
    private static final Set<Kind> ANSWERING = Kinds.of(
            Kind.AGAIN, Kind.CANCEL, Kind.CHANGE_TO, Kind.INSTEAD, Kind.WITHIN, Kind.WITHIN_SUFFIX, Kind.BUDGET);

    /** "All of it was sent to @vet": without these words it would ask for what it reports. */
    private static final Pattern TELLING =
            Pattern.compile("\\b(?:it|that|this|they|which) (?:was|were|ha[sd] been|have been)(?: \\w+)?\\s*$");

    /** 送 88 DAI 给 @mei，让她买蛋糕: what the payee is to do with it. */
    private static final Pattern FOR_PAYEE = Pattern.compile("(?:好?让|好?讓)[他她佢]们?");

    /** 麻烦打赌他赢了，转 20 USDC 给 @sam: what is told of somebody, and asked of nobody. */
    private static final Pattern OF_HIM = Pattern.compile("^[^，,。]*?(?<![给帮让叫替跟对把和])[他她]们?[^，,。\\s]{1,4}了");

    /** 我欠 @bob: not 他欠 @bob. */
    private static final KeyedPattern OWES = KeyedPattern.of("欠", "(?:^|[,，。；;\\s我咱俺])(?:们|还|仲|又)?欠[了着]?\\s?@");

    /** 帮我转给他, of whom the clause before says how much he is owed. */
    private static final Pattern TO_HIM = Pattern.compile("\\s*(?:请|帮我|麻烦|就|你)*(?:转|还|打|汇|付|發|发)[给給][他她](?:吧|一下)?\\s*");

    /** What says of a market that it is the place. */
    private static final Pattern PLACED =
            Pattern.compile("(?i)(?:^|\\b(?:at|on|in|to|into|with|from|via|using|through|over)|[,:;.]) $");

    /** So often is a text read again at most; a long one less often. */
    private static final int MOST = 16;

    /** So many UTF-16 units are read again at most. */
    private static final int MOST_READ = 3_000;
    /** So many shorter ones of a remark are tried alone. */
    private static final int MOST_ALONE = 4;

    private final String text;
    private final boolean chinese;
    private final Reading first;
    private final List<Lexeme> words;
    private final Function<String, Reading> reader;

    /**
     * @param first how the text was read
     * @param words its words, each for itself
     * @param reader reads a text of the same length, in which remarks are blank
     */
    SecondLook(String text, Reading first, List<Lexeme> words, Function<String, Reading> reader) {
        this.text = text;
        this.chinese = Hanzi.areIn(text);
        this.first = first;
        this.words = words;
        this.reader = reader;
    }

    /** Whether the text may be read better without remarks. */
    boolean isDue() {
        boolean understood = first.status() != Reading.Status.INCOMPLETE
                && first.reason() != Reading.Reason.NOISE
                && first.reason() != Reading.Reason.SMALL_TALK;
        return !understood && text.length() <= LONGEST && !(chinese && ChineseReserve.callsOff(text));
    }

    /**
     * A reading without an errand for another agent that is no errand: 转 150 USDC 给 design.eth，设计稿尾款. The reading itself if there
     * is none, or if it is open what else is asked for.
     */
    Reading withoutFalseErrand(Reading read) {
        boolean errand = read.intents().size() > 1
                && text.length() <= LONGEST
                && Lists.any(read.intents(), intent -> intent.type().equals("service"));
        List<Remark> beside = errand ? BesideValues.of(words, text) : List.of();
        for (Remark remark : beside) {
            boolean query = Lists.any(
                    read.grounds(),
                    ground -> ground.path().endsWith("/query")
                            && ground.start() >= remark.start()
                            && ground.end() <= remark.end());
            boolean his = FOR_PAYEE.matcher(remark.said()).lookingAt();
            Reading rest = query && (his || RemarkModel.isPlain(remark, chinese))
                    ? withoutErrand(read, List.of(remark))
                    : null;
            if (rest != null) {
                return rest;
            }
        }
        for (Ground query : errand ? read.grounds() : List.<Ground>of()) {
            boolean told = query.path().endsWith("/query")
                    && query.text() != null
                    && OF_HIM.matcher(query.text()).find();
            Reading rest = told
                    ? withoutErrand(
                            read,
                            Lists.those(beside, remark -> remark.start() < query.end() && remark.end() > query.start()))
                    : null;
            if (rest != null) {
                return rest;
            }
        }
        return read;
    }

    /** The reading without what was taken for an errand in these; null if more than that is lost with them. */
    private @Nullable Reading withoutErrand(Reading read, List<Remark> remarks) {
        Reading rest = without(remarks);
        boolean same = rest.status() == read.status()
                && rest.missing().equals(read.missing())
                && rest.intents().size() == read.intents().size() - 1;
        return same ? ofText(rest) : null;
    }

    /** Whether something stands beside the values of a ready reading that is likely to turn it: "after he shows me the ticket". */
    boolean leavesWeight(Reading ready) {
        List<Remark> left = Lists.those(BesideValues.of(words, text), remark -> !isRead(remark, ready));
        return Lists.any(left, remark -> RemarkModel.weighs(remark, chinese))
                || losesDeadline(left, ready)
                || leavesStep(ready);
    }

    /** The same of a message that answers or mends an earlier one, or asks for something else: "USDC, once he confirms". */
    boolean leavesWeightInAnswer(Reading ready) {
        return BesideValues.of(words, text).stream()
                .filter(remark -> remark.place() != Remark.Place.FRONT) // "leave it, …": of the earlier message
                .filter(remark -> Conditional.isOne(remark.said(), chinese)
                        || !remark.kinds().hasAny(ANSWERING))
                .anyMatch(remark ->
                        !isRead(remark, ready) && (RemarkModel.weighs(remark, chinese) || isRequest(remark, ready)));
    }

    /** "USDC, and book me a table", USDC，给娃交伙食费: whether what stands beside an answer asks for something of its own. */
    private boolean isRequest(Remark remark, Reading ready) {
        if (remark.place() != Remark.Place.BEHIND) {
            return false;
        }
        String alone = " ".repeat(remark.start()) + text.substring(remark.start(), remark.end());
        Reading read = reader.apply(alone);
        return read.status() == Reading.Status.READY
                && Lists.any(read.intents(), intent -> intent.type().equals("service"))
                && !ready.intents().containsAll(read.intents());
    }

    /** "Borrow 300 DAI, converted to ETH", "buy 90 USDC, sent to @vet": what looks like a report of the past is a step of its own. */
    private boolean leavesStep(Reading ready) {
        for (int i = 1; i + 1 < words.size(); i++) {
            Lexeme done = words.get(i);
            Lexeme end = words.get(Math.min(i + 2, words.size() - 1));
            boolean step = done.kind() == Kind.PAST
                    && RemarkSpans.isSign(words.get(i - 1))
                    && words.get(i + 1).isAnyOf(INTO)
                    && (end.kind() == Kind.TOKEN || end.kind() == Kind.RECIPIENT);
            boolean job = !chinese
                    && done.isAnyOf(JOBS)
                    && words.get(i - 1).isAnyOf(JOINING)
                    && words.get(i + 1).is(Kind.IT)
                    && !isRead(done.start(), words.get(i + 1).end(), ready); // "train it and run it"
            if (job || (step && !isRead(end.start(), end.end(), ready))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRead(Remark remark, Reading reading) {
        boolean limit = remark.kinds().contains(Kind.SLIPPAGE)
                && Lists.any(reading.grounds(), ground -> ground.path().endsWith("/maxSlippageBps"));
        boolean loan = remark.kinds().contains(Kind.A_LOAN)
                && Lists.any(reading.intents(), intent -> intent.type().equals("borrow")); // "I need a loan: 2 ETH"
        boolean owed = remark.place() == Remark.Place.BEHIND // 欠 @bob 100 U，帮我转给他
                && OWES.isIn(reading.text())
                && reading.intents().size() == 1
                && reading.intents().getFirst().type().equals("transfer")
                && TO_HIM.matcher(remark.said()).matches();
        boolean paid = remark.place() == Remark.Place.BEHIND // @a 10 U，@b 15 U，请分别转给他们
                && reading.intents().size() > 1
                && Lists.all(reading.intents(), intent -> intent.type().equals("transfer"))
                && CountedPayments.isTail(remark.said());
        return limit // "slippage: 0.5%", "half a percent of slippage at most"
                || loan
                || owed
                || paid
                || isLabel(remark, reading.text())
                || isRead(remark.start(), remark.end(), reading);
    }

    /** "To: @bob amount: 50 USDC": what stands in front of a colon names what stands behind it. */
    private static boolean isLabel(Remark remark, String text) {
        if (remark.end() <= EnglishHeadings.end(text)) {
            return true;
        }
        int behind = remark.end();
        while (behind < text.length() && text.charAt(behind) == ' ') {
            behind++;
        }
        return behind < text.length()
                && ":：=".indexOf(text.charAt(behind)) >= 0
                && (FormFields.isLabel(remark.said().strip()) || ChineseHeadings.isOne(remark.said()));
    }

    private static boolean isRead(int start, int end, Reading reading) {
        return reading.grounds().stream()
                .filter(ground -> ground.text() != null && ground.turn() == 0)
                .anyMatch(ground -> ground.start() < end && ground.end() > start);
    }

    /** The best reading. */
    Reading read() {
        List<List<Remark>> passed = new ArrayList<>();
        for (List<Remark> place : RemarkSpans.of(words, text)) {
            List<Remark> harmless = Lists.those(
                    place,
                    remark -> RemarkModel.passes(remark, chinese)
                            && !isUnreadTime(remark)
                            && !TELLING.matcher(remark.said()).find());
            if (!harmless.isEmpty() && !RemarkModel.weighs(place.getFirst(), chinese)) {
                passed.add(harmless);
            }
        }
        Reading best = first;
        List<List<Remark>> tries = tries(passed);
        int most = Math.min(tries.size(), MOST_READ / Math.max(1, text.length()));
        for (List<Remark> remarks : tries.subList(0, most)) {
            Reading reading = without(remarks);
            if (losesDeadline(remarks, reading)) {
                continue;
            }
            if (isBetter(reading, best)) {
                best = reading;
            }
            if (best.status() == Reading.Status.READY) {
                break;
            }
        }
        return best.equals(first) ? first : ofText(best);
    }

    /** The reading of a part, as one of the whole text. */
    private Reading ofText(Reading part) {
        return new Reading(text, part.status(), part.intents(), part.missing(), part.question(), null, part.grounds());
    }

    /** "Swap 2 ETH to USDC evry week": a unit of time and a word that nobody knows may say how often. */
    private boolean isUnreadTime(Remark remark) {
        if (chinese || remark.place() != Remark.Place.BEHIND || !remark.kinds().contains(Kind.TIME_UNIT)) {
            return false;
        }
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).kind() == Kind.TIME_UNIT && words.get(i).end() == remark.end()) {
                return words.get(i - 1).kind() == Kind.WORD && words.get(i - 1).start() == remark.start();
            }
        }
        return false;
    }

    /** What to leave out, in this order: one remark; then one at every place, ever shorter. */
    private static List<List<Remark>> tries(List<List<Remark>> places) {
        List<List<Remark>> tries = new ArrayList<>();
        for (int i = 0; i < MOST_ALONE; i++) {
            for (List<Remark> place : places) {
                if (i < place.size()) {
                    tries.add(List.of(place.get(i)));
                }
            }
        }
        int[] at = new int[places.size()];
        int shorter = places.size() > 1 ? 0 : -1;
        while (shorter >= 0 && tries.size() < MOST) {
            List<Remark> all = new ArrayList<>();
            for (int i = 0; i < at.length; i++) {
                all.add(places.get(i).get(at[i]));
            }
            tries.add(all);
            shorter = -1;
            for (int i = 0; i < at.length; i++) {
                boolean more = at[i] + 1 < places.get(i).size();
                shorter = more && (shorter < 0 || at[i] < at[shorter]) ? i : shorter;
            }
            if (shorter >= 0) {
                at[shorter]++;
            }
        }
        return tries.subList(0, Math.min(tries.size(), MOST));
    }

    private Reading without(List<Remark> remarks) {
        StringBuilder left = new StringBuilder(text);
        for (Remark remark : remarks) {
            for (int i = remark.start(); i < remark.end(); i++) {
                left.setCharAt(i, ' ');
            }
        }
        String rest = left.toString();
        return rest.isBlank() ? first : reader.apply(rest);
    }

    /** Whether it is ready, or lacks less of the same requests and was understood whole. */
    private boolean isBetter(Reading reading, Reading best) {
        boolean open = reading.status() == Reading.Status.INCOMPLETE && best.status() == Reading.Status.INCOMPLETE;
        if (addsErrand(reading)
                || (first.missing().contains("trigger.every") && !asksOrSaysWhen(reading))
                || losesReference(reading)
                || losesOnChain(reading)
                || findsMarket(reading)
                || isOneWordLeft(reading)
                || becomesOther(reading)
                || !Lists.all(reading.grounds(), this::isCutFromText)) {
            return false;
        }
        return reading.status() == Reading.Status.READY
                || (open
                        && !reading.missing().contains("request")
                        && reading.missing().size() < best.missing().size()
                        && best.missing().containsAll(reading.missing())
                        && saysNothingElse(reading));
    }

    /** 定投：用 100 USDC 买 ETH: what is done ever again stays so, whatever is passed over. */
    private static boolean asksOrSaysWhen(Reading reading) {
        return reading.missing().contains("trigger.every")
                || Lists.any(reading.grounds(), ground -> ground.path().contains("/trigger/"));
    }

    /** "Render 500 frames before I get home", 几天内完成: by when a job has to be done is no remark. */
    private boolean losesDeadline(List<Remark> remarks, Reading reading) {
        return Lists.any(reading.intents(), intent -> DUE.contains(intent.type()))
                && Lists.any(
                        remarks,
                        remark -> BY_WHEN.matcher(text)
                                        .region(remark.start(), remark.end())
                                        .lookingAt()
                                || (remark.kinds().contains(Kind.WITHIN_SUFFIX)
                                        && first.missing().contains("deadline")));
    }

    /** Whether an "it" is left that was a step's before: withdraw 30 DAI and send it. */
    private boolean losesReference(Reading reading) {
        return first.grounds().stream()
                .filter(ground -> ground.path().endsWith("/of") && ground.text() != null && ground.turn() == 0)
                .filter(ground -> reading.text().startsWith(ground.text(), ground.start()))
                .anyMatch(ground -> Lists.none(reading.grounds(), other -> other.start() == ground.start()));
    }

    /** "… and vote yes on proposal 9": no remark, whatever the model makes of its words. */
    private boolean losesOnChain(Reading reading) {
        return first.intents().size() > reading.intents().size()
                && Lists.any(first.intents(), SecondLook::isOnChain)
                && Lists.none(reading.intents(), SecondLook::isOnChain);
    }

    private static boolean isOnChain(Intent intent) {
        return intent instanceof Intent.Service service && service.query() != null && OnChain.isAsked(service.query());
    }

    /** "I'm retiring this wallet": of what told something, no one word asks for the balance. */
    private boolean isOneWordLeft(Reading reading) {
        String rest = reading.text().strip().toLowerCase(Locale.ROOT);
        return !chinese
                && first.status() == Reading.Status.UNSUPPORTED
                && reading.status() == Reading.Status.READY
                && rest.indexOf(' ') < 0
                && !rest.startsWith("bal");
    }

    /** "Lend 100 USDC, I don't trust aave": of which all but the market would be passed over. */
    private boolean findsMarket(Reading reading) {
        return !chinese
                && Lists.any(
                        reading.grounds(),
                        ground -> ground.path().endsWith("/market")
                                && ground.turn() == 0
                                && ground.start() > 1
                                && (isBehindGap(reading, ground) || isSubject(reading, ground)));
    }

    private boolean isBehindGap(Reading reading, Ground market) {
        return reading.text().startsWith("  ", market.start() - 2)
                && !PLACED.matcher(text.substring(0, market.start())).find();
    }

    /** "Lend 100 USDC, aave got hacked": of which only what is told of the market would be passed over. */
    private boolean isSubject(Reading reading, Ground market) {
        return reading.text().startsWith("  ", market.end())
                && text.startsWith(" ", market.end())
                && text.startsWith(", ", market.start() - 2);
    }

    /** 还 20 USDC 给小明: whom it is for says that it is a payment, and not that a debt to a market is paid back. */
    private boolean becomesOther(Reading reading) {
        return first.missing().equals(List.of("to"))
                && Lists.none(reading.intents(), intent -> intent.type().equals("transfer"));
    }

    /** No value may be read across a gap. */
    private boolean isCutFromText(Ground ground) {
        String cut = ground.text();
        return cut == null || ground.turn() != 0 || text.startsWith(cut, ground.start());
    }

    /** Whether what was a part of a remark is left as an errand for another agent: "shift at the plant starts soon". */
    private boolean addsErrand(Reading reading) {
        boolean only = first.intents().isEmpty()
                && first.reason() == null
                && reading.intents().size() == 1;
        return !only
                && Lists.any(
                        reading.intents(),
                        intent -> intent.type().equals("service")
                                && !first.intents().contains(intent));
    }

    /** Whether what is left says no value of the same requests that the whole text did not. */
    private boolean saysNothingElse(Reading reading) {
        return reading.intents().size() < first.intents().size()
                || (reading.intents().size() == first.intents().size()
                        && first.grounds().containsAll(reading.grounds()));
    }
}
