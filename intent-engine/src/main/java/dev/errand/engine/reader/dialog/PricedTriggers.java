package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.chinese.Topics;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.ReadIntent;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.stream.Stream;

/** "Above 4000", to "sell 1 ETH when it hits 4000": the price is that of what is traded, or it is asked whose. */
public final class PricedTriggers {

    private PricedTriggers() {}

    /** The reading, and of each price the token that has it. */
    public static Reading completed(Reading read) {
        List<Draft> drafts = null;
        for (int i = 0; i < read.intents().size(); i++) {
            if (isOpen(new ReadIntent(read, i))) {
                drafts = drafts == null ? ReadingLeaves.ofSame(read) : drafts;
                complete(drafts.get(i));
            }
        }
        return drafts == null ? read : Drafts.reading(read.text(), drafts, read.missing(), Hanzi.areIn(read.text()));
    }

    private static boolean isOpen(ReadIntent intent) {
        return (intent.has("trigger.when.above") || intent.has("trigger.when.below"))
                && !intent.has("trigger.when.token");
    }

    private static void complete(Draft draft) {
        List<String> priced = Stream.of("sell.token", "buy.token", "asset.token")
                .flatMap(path -> draft.value(path).stream())
                .filter(token -> !Topics.isStable(token))
                .toList();
        if (priced.size() == 1) {
            draft.putRule("trigger.when.token", priced.getFirst(), "what is traded");
        } else {
            draft.wrong("trigger.when.token");
        }
    }
}
