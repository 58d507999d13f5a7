package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What follows a price or a balance that was shown, or asks for the price of what was to be done: "do it", "how much is that?", 那 DAI 呢.
 * Not thread-safe; lives within one reading.
 */
final class Shown {

    /** Of these it can be asked what they take. */
    private static final Set<String> JOBS = Set.of("infer", "train");

    private final Reading last;
    private final Reading alone;
    private final List<Phrase> phrases;
    private final String text;
    private final boolean chinese;

    /** @param alone the message, read by itself */
    Shown(Reading last, Reading alone, List<Phrase> phrases, String text, boolean chinese) {
        this.last = last;
        this.alone = alone;
        this.phrases = phrases;
        this.text = text;
        this.chinese = chinese;
    }

    /** The swap that was priced, the price of what was to be swapped, or another balance; null if none of them is asked for. */
    @Nullable Reading followUp() {
        Reading bare = GoAhead.of(text, last, chinese);
        Reading done =
                bare == null && alone.status() != Reading.Status.READY ? GoAhead.ofValue(text, last, phrases) : bare;
        Reading price = done == null ? priceOfLast() : done;
        if (price == null && alone.status() == Reading.Status.INCOMPLETE && isWhatIsPriced()) {
            price = otherPrice();
        }
        return price == null ? balanceOfOther() : price;
    }

    static boolean isTrade(Reading reading) {
        return Lists.any(
                reading.intents(),
                intent -> intent.type().equals("swap") || intent.type().equals("quote"));
    }

    /** "How much is that?", behind a swap: the price of the same. Null if that is not asked, or nothing was to be swapped. */
    private @Nullable Reading priceOfLast() {
        boolean asks = isTrade(last)
                && last.intents().size() == 1
                && alone.intents().size() == 1
                && alone.intents().getFirst().type().equals("quote")
                && alone.grounds().isEmpty();
        boolean asksBarely = isTrade(last)
                && last.intents().size() == 1
                && phrases.size() >= 2
                && phrases.get(0).is(Kind.FETCHES)
                && phrases.get(1).kind() == Kind.HOW_MUCH
                && Lists.all(phrases.subList(2, phrases.size()), phrase -> phrase.is(Kind.STOP)); // 能换多少？
        if (!asks && !asksBarely) {
            return null;
        }
        Draft quote = new Draft("quote");
        ReadingLeaves.ofEarlier(last).getFirst().leaves().forEach((path, leaf) -> {
            if (Fields.has("quote", path)) {
                quote.put(path, leaf.value(), leaf.ground());
            }
        });
        return Drafts.reading(text, List.of(quote), List.of(), chinese);
    }

    /** 换成LINK呢, "what about LINK", behind a quote, and 1 ETH 换 U behind 报价: another one. Null if that is not asked. */
    @Nullable Reading otherPrice() {
        boolean quoted = last.intents().size() == 1
                && last.intents().getFirst().type().equals("quote")
                && alone.intents().size() == 1
                && alone.intents().getFirst().type().equals("swap");
        boolean verbless = !Hanzi.areIn(text) && Lists.none(phrases, Turn::isRequest); // "and 3 ETH to DAI?"
        if (quoted) {
            return verbless || text.contains("呢") || isWhatIsPriced()
                    ? Drafts.reading(text, quotes(), List.of(), chinese)
                    : null;
        }
        return verbless ? otherEstimate() : null;
    }

    /** "A 13B model on 200B tokens", behind what another one would take: the same is asked of this. Null if nothing was estimated. */
    private @Nullable Reading otherEstimate() {
        Draft before =
                last.intents().size() == 1 ? ReadingLeaves.ofEarlier(last).getFirst() : null;
        Draft.Leaf estimate = before == null ? null : before.leaves().get("estimateOnly");
        boolean job = alone.intents().size() == 1
                && JOBS.contains(alone.intents().getFirst().type());
        if (before == null || estimate == null || !job) {
            return null;
        }
        Draft other = ReadingLeaves.ofSame(alone).getFirst();
        if (!other.type().equals(before.type())) {
            return Answers.openStill(last, text, chinese); // "and Llama 3.1 8B on 20M tokens?", behind a training
        }
        if (!other.has("estimateOnly")) {
            other.put("estimateOnly", estimate.value(), estimate.ground());
        }
        return Drafts.reading(text, List.of(other), List.of(), chinese);
    }

    /** 1 ETH 换 U, where the message before asked for a price and named nothing: what it is the price of, and no order. */
    private boolean isWhatIsPriced() {
        List<Phrase> said = Lists.those(phrases, phrase -> phrase.kind() != Kind.STOP);
        return chinese
                && last.status() == Reading.Status.INCOMPLETE
                && last.grounds().isEmpty()
                && said.size() == 3
                && said.getFirst().holding() != null
                && said.getLast().holding() != null;
    }

    /** The swap that was read, as a question for its price. */
    private List<Draft> quotes() {
        Draft swap = ReadingLeaves.ofSame(alone).getFirst();
        Draft quote = new Draft("quote");
        swap.leaves().forEach((path, leaf) -> {
            if (Fields.has("quote", path)) {
                quote.put(path, leaf.value(), leaf.ground());
            }
        });
        return List.of(quote);
    }

    /** 那 DAI 呢, 还有 USDC 的, behind a balance that was shown: another one is asked for. Null if that is not asked. */
    private @Nullable Reading balanceOfOther() {
        boolean shown = last.status() == Reading.Status.READY
                && last.intents().size() == 1
                && last.intents().getFirst().type().equals("balance")
                && Hanzi.areIn(text)
                && alone.intents().isEmpty();
        Phrase.Holding token = null;
        for (Phrase phrase : phrases) {
            Phrase.Holding holding = phrase.holding();
            if (!shown
                    || (holding == null && !SaidAnew.BESIDE_TOKEN.contains(phrase.kind()))
                    || (holding != null && token != null)) {
                return null;
            }
            token = holding == null ? token : holding;
        }
        if (token == null
                || token.token() == null
                || token.tokenAt() == null
                || token.saysAmount()
                || token.reference() != null
                || token.wrongToken()) {
            return null;
        }
        Draft balance = new Draft("balance");
        balance.putSpan("token", token.token(), token.tokenAt(), text);
        return Drafts.reading(text, List.of(balance), List.of(), chinese);
    }
}
