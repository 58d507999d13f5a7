package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.chinese.Topics;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * "Do it", 那就换吧, behind a price that was asked for: the swap that it was the price of; behind what a job would take: the job. The values keep
 * the ground that they had. The words stand in {@code answers-en.txt}.
 */
public final class GoAhead {

    private static final WordLists WORDS = WordLists.read("answers-en.txt");

    /** What may stand in front: "ok", "sounds good". */
    private static final Set<String> LEADS = WORDS.named("GO_LEAD");

    /** What says to go ahead: "do it". */
    private static final Set<String> DEEDS = WORDS.named("GO_DEED");

    /** What says so of a trade only: "swap them". */
    private static final Set<String> TRADES = WORDS.named("GO_TRADE");

    /** What says so where the amount sold is known: "sell it". */
    private static final Set<String> SALES = WORDS.named("GO_SALE");

    /** What may stand behind: "please". */
    private static final Set<String> TAILS = WORDS.named("GO_TAIL");

    private static final Pattern WORD = Pattern.compile("[a-z']+");
    private static final int MOST_WORDS = 5;

    private static final Pattern CHINESE =
            Pattern.compile("[\\s,，。！!]*(?:(?:好的?|行|可以|嗯+|ok|那就?|就|成|不错|划算|帮我|给我|替我|麻烦|请)[\\s,，。！!]*)*"
                    + "(?:换|兑|成交|执行|下单|照办|这么办|这样办|照这个换|按这个价?换|照这个价换)(?:了|掉|一下|给我)?(?:吧|呗|啦)?(?:谢谢|多谢)?[\\s,，。！!]*");
    private static final int LONGEST = 80;

    /** What may stand beside the verb and the value of a message that goes ahead: 行，那就换 2 个. */
    private static final Set<Kind> BESIDE = Kinds.of(
            Kind.YES,
            Kind.SO,
            Kind.TIME_MARK,
            Kind.WANT,
            Kind.COMMA,
            Kind.STOP,
            Kind.OF,
            Kind.SMALL_TALK,
            Kind.HARMLESS,
            Kind.BECOME,
            Kind.SWAP,
            Kind.BUY,
            Kind.SELL);

    private static final Pattern BUYS = Pattern.compile(
            "[\\s,，。！!]*(?:(?:好的?|行|可以|嗯+|ok|那就?|就|帮我|给我|替我|麻烦|请)[\\s,，。！!]*)*买(?:了|下|入|一下|给我)?(?:吧|呗|啦)?(?:谢谢|多谢)?[\\s,，。！!]*");

    private static final Pattern DONE = Pattern.compile("[换換兑兌买買卖賣][了过過咗]");

    private GoAhead() {}

    /** 行，换 2 个; 买 1000 U 的; 就换 USDC; 1000 U 呢: so much of what was priced, or for another token; null if the message says anything else. */
    static @Nullable Reading ofValue(String text, Reading last, List<Phrase> phrases) {
        boolean brief = text.length() <= LONGEST && Hanzi.areIn(text) && isPriced(last) && isQuote(last);
        List<Phrase> values = brief ? Lists.those(phrases, Phrase::isValue) : List.of();
        Phrase.Holding holding = values.size() == 1 ? values.getFirst().holding() : null;
        if (holding == null
                || !Lists.all(phrases, phrase -> phrase.isValue() || phrase.isAnyOf(BESIDE))
                || holding.reference() != null
                || holding.wrongToken()
                || holding.wrongAmount()) {
            return null;
        }
        boolean asks = text.contains("呢");
        boolean verb = Lists.any(phrases, phrase -> Verbs.isRequest(phrase.kind()) || phrase.kind() == Kind.BECOME);
        List<Draft> earlier = ReadingLeaves.ofEarlier(last);
        Draft draft = asks ? earlier.getFirst() : meant(earlier);
        boolean told = (verb || asks)
                && !DONE.matcher(text).find()
                && text.chars().noneMatch(c -> "?？吗么再也另".indexOf(c) >= 0)
                && ((holding.token() == null || holding.saysAmount())
                        ? counts(draft, holding, phrases, text)
                        : turnsInto(draft, holding, phrases, text, asks));
        return told ? Drafts.reading(text, List.of(draft), List.of(), true) : null;
    }

    /** Puts the amount on the side that its token, its measure or the verb says; false if none does. */
    private static boolean counts(Draft draft, Phrase.Holding holding, List<Phrase> phrases, String text) {
        Phrase.Span at = holding.amountAt();
        String sold = draft.value("sell.token").orElse("");
        String bought = draft.value("buy.token").orElse("");
        boolean buys = Lists.any(phrases, phrase -> phrase.kind() == Kind.BUY);
        boolean sells = Lists.any(phrases, phrase -> phrase.kind() == Kind.SELL);
        boolean other = holding.token() != null
                && !holding.token().equals(sold)
                && !holding.token().equals(bought);
        if (at == null || holding.amount() == null || holding.measure() != Phrase.Measure.VALUE || other) {
            return false;
        }
        String side = draft.has("buy.amount") ? "buy" : "sell";
        if (holding.token() != null) {
            side = holding.token().equals(sold) ? "sell" : "buy";
        } else if (buys || sells) {
            side = buys ? "buy" : "sell";
        }
        String counted = side.equals("sell") ? sold : bought;
        String uncounted = side.equals("sell") ? bought : sold;
        boolean ofOther = holding.token() == null
                && ofCounter(text, at)
                && Topics.isStable(counted)
                && !Topics.isStable(uncounted);
        boolean refused = ofOther || counted.isEmpty() || (sells && side.equals("buy"));
        if (refused || (holding.token() == null && buys && side.equals("buy") && !ofCounter(text, at))) {
            return false;
        }
        draft.remove("sell.amount");
        draft.remove("buy.amount");
        draft.putSpan(side + ".amount.value", Draft.plain(holding.amount()), at, text);
        return true;
    }

    private static boolean ofCounter(String text, Phrase.Span at) {
        return FollowUps.COUNTER.matcher(text).region(at.end(), text.length()).lookingAt();
    }

    /** 就换 USDC: for that, with so much as before. */
    private static boolean turnsInto(
            Draft draft, Phrase.Holding holding, List<Phrase> phrases, String text, boolean asks) {
        String token = String.valueOf(holding.token());
        boolean into = Lists.none(phrases, phrase -> phrase.kind() == Kind.SELL)
                && draft.has("sell.amount")
                && holding.tokenAt() != null
                && draft.value("sell.token").filter(token::equals).isEmpty()
                && (asks || draft.value("buy.token").filter(token::equals).isPresent());
        if (into) {
            draft.putSpan("buy.token", token, Objects.requireNonNull(holding.tokenAt()), text);
        }
        return into;
    }

    /**
     * A message that goes ahead with what was priced, and says more of it.
     *
     * @param meant what was priced, as a request
     * @param text the message with blanks for what says to go ahead
     */
    public record Further(Reading meant, String text) {}

    /** The request, if the message tells to do what the last one asked the price of; null if not. */
    static @Nullable Reading of(String text, Reading last, boolean chinese) {
        if (text.length() > LONGEST || !isPriced(last)) {
            return null;
        }
        boolean told = (isQuote(last)
                        && Hanzi.areIn(text)
                        && (CHINESE.matcher(Hanzi.simplified(text)).matches()
                                || (last.text().contains("买")
                                        && BUYS.matcher(Hanzi.simplified(text)).matches())))
                || behindDeed(text, last, true) == text.length();
        return told ? Drafts.reading(text, List.of(meant(ReadingLeaves.ofEarlier(last))), List.of(), chinese) : null;
    }

    /** The same of one that says more: "do it every week", "ok swap 1"; null if it is none. */
    public static @Nullable Further further(String text, Reading last) {
        int behind = text.length() > LONGEST || !isPriced(last) ? 0 : behindDeed(text, last, false);
        if (behind == 0 || behind >= text.length()) {
            return null;
        }
        Reading meant = Drafts.reading(last.text(), List.of(meant(ReadingLeaves.ofSame(last))), List.of(), false);
        return new Further(meant, " ".repeat(behind) + text.substring(behind));
    }

    private static Draft meant(List<Draft> priced) {
        Draft draft = priced.getFirst();
        draft.remove("estimateOnly");
        if (!draft.type().equals("quote")) {
            return draft;
        }
        Draft swap = new Draft("swap");
        draft.leaves().forEach((path, leaf) -> swap.put(path, leaf.value(), leaf.ground()));
        return swap;
    }

    private static boolean isQuote(Reading last) {
        return last.intents().getFirst().type().equals("quote");
    }

    private static boolean isPriced(Reading last) {
        return last.status() == Reading.Status.READY
                && last.intents().size() == 1
                && (isQuote(last)
                        || (Fields.JOBS.contains(last.intents().getFirst().type())
                                && ReadingLeaves.ofSame(last).getFirst().has("estimateOnly")));
    }

    /** Behind the words that say to go ahead, and what may stand around them; 0 if the message does not begin so. */
    private static int behindDeed(String text, Reading last, boolean whole) {
        String said = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        if (said.length() != text.length()) {
            return 0;
        }
        int at = longest(said, 0, DEEDS) == 0 ? behindAll(said, 0, LEADS) : 0; // "yes please"
        int deed = longest(said, at, DEEDS);
        if (deed == at && isQuote(last)) {
            boolean sells = ReadingLeaves.ofSame(last).getFirst().has("sell.amount");
            deed = Math.max(longest(said, at, TRADES), sells ? longest(said, at, SALES) : at);
        }
        if (deed == at) {
            return 0;
        }
        int behind = behindAll(said, deed, TAILS);
        int end = skip(said, behind);
        return end == said.length() ? end : whole ? 0 : deed;
    }

    private static int behindAll(String said, int from, Set<String> phrases) {
        int at = from;
        int next = longest(said, at, phrases);
        while (next > at) {
            at = next;
            next = longest(said, at, phrases);
        }
        return at;
    }

    /** Behind the longest of the phrases that stands here; {@code from} if none does. */
    private static int longest(String said, int from, Set<String> phrases) {
        StringBuilder phrase = new StringBuilder();
        int best = from;
        int at = skip(said, from);
        Matcher word = WORD.matcher(said);
        for (int i = 0;
                i < MOST_WORDS
                        && at < said.length()
                        && word.region(at, said.length()).lookingAt();
                i++) {
            phrase.append(phrase.isEmpty() ? "" : " ").append(word.group());
            best = phrases.contains(phrase.toString()) ? word.end() : best;
            at = word.end();
            if (at < said.length() && said.charAt(at) == ' ') {
                at++;
            }
        }
        return best;
    }

    /** Behind signs and blanks; a question mark asks. */
    private static int skip(String said, int from) {
        int at = from;
        while (at < said.length() && " ,.!;:-\n\t".indexOf(said.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
