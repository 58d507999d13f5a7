package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** "Do it", 那就换吧, behind a price that was asked for: the swap that it was the price of. The values keep the ground that they had. */
final class GoAhead {

    private static final Pattern ENGLISH = Pattern.compile(
            "(?i)\\W*(?:(?:ok|okay|yes|yeah|yep|great|fine|good|perfect|alright|all right|cool|sure|then|please|well|nice)\\W+)*"
                    + "(?:do (?:it|that|the swap|the trade)|go ahead(?: with (?:it|that|the swap))?|go for it|execute(?: it| that)?|swap (?:it|them|that)"
                    + "|proceed|let'?s do (?:it|that|this)|make it happen|make the (?:swap|trade)|take it|i'?ll take it)"
                    + "(?:\\W+(?:then|please|pls|now|thanks|thank you|for me))*\\W*");
    private static final Pattern CHINESE = Pattern.compile("[\\s,，。！!]*(?:(?:好的?|行|可以|嗯+|ok|那就?|就|成|不错|划算)[\\s,，。！!]*)*"
            + "(?:换|兑|成交|执行|下单|照办|这么办|这样办|照这个换|按这个价?换|照这个价换)(?:了|掉|一下|给我)?(?:吧|呗|啦)?(?:谢谢|多谢)?[\\s,，。！!]*");
    private static final int LONGEST = 80;

    private GoAhead() {}

    /** The swap, if the message tells to do what the last one asked the price of; null if not. */
    static @Nullable Reading of(String text, Reading last, boolean chinese) {
        boolean priced = last.status() == Reading.Status.READY
                && last.intents().size() == 1
                && last.intents().getFirst().type().equals("quote")
                && text.length() <= LONGEST;
        boolean told = priced
                && (ENGLISH.matcher(text).matches()
                        || CHINESE.matcher(Hanzi.simplified(text)).matches());
        if (!told) {
            return null;
        }
        Draft swap = new Draft("swap");
        ReadingLeaves.ofEarlier(last)
                .getFirst()
                .leaves()
                .forEach((path, leaf) -> swap.put(path, leaf.value(), leaf.ground()));
        return Drafts.reading(text, List.of(swap), List.of(), chinese);
    }
}
