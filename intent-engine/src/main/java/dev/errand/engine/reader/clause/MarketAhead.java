package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** aave 那边，先还 500 USDC，再取 1 ETH: the market that a Chinese text begins with is that of every step, until another is named. */
public final class MarketAhead {

    /** 你好，老板，嗯，: what a text may open with and says nothing of what to do. */
    private static final Set<Kind> OPENER =
            Kinds.of(Kind.SMALL_TALK, Kind.COMMA, Kind.YES, Kind.HARMLESS, Kind.SUBJECT);

    private static final Set<Kind> PLACE = Kinds.of(Kind.THERE, Kind.OUT, Kind.POSITION, Kind.COMMA, Kind.MINE);

    private static final Set<String> TAKEN = Set.of("withdraw", "repay");

    /** aave 上存的 DAI: where something lies, not where everything is done. */
    private static final Pattern LYING =
            Pattern.compile("\\s*(?:[上里中裡]面?|那边|那邊|里头)?\\s*我?(?:存|放|抵押|借|欠|質押|质押)[^,，。;；:：]{0,4}的");

    private MarketAhead() {}

    /** Gives the market to the steps that name none. */
    public static void tell(List<Draft> drafts, List<Phrase> phrases, String text) {
        if (drafts.size() == 1 && Hanzi.areIn(text)) {
            tellWhereItLies(drafts.getFirst(), phrases, text);
            return;
        }
        Phrase market = drafts.size() < 2 ? null : ahead(phrases);
        if (market == null
                || !Hanzi.areIn(text)
                || LYING.matcher(text.substring(market.end())).lookingAt()) {
            return;
        }
        for (Draft draft : drafts) {
            boolean loan = Fields.LOANS.contains(draft.type());
            if (loan && draft.has("market")) {
                if (!draft.value("market").orElse("").equalsIgnoreCase(named(market))) {
                    return;
                }
            } else if (loan && !draft.isWrong("market")) {
                draft.take(market, text);
            }
        }
    }

    /** aave 里的 UNI 不想放了，全取出来; 先前借 aave 的，还其中 0.25 ETH: where what is asked for lies, told before the request. */
    private static void tellWhereItLies(Draft draft, List<Phrase> phrases, String text) {
        boolean lies = TAKEN.contains(draft.type()) && !draft.has("market") && !draft.isWrong("market");
        List<Phrase> markets = lies ? Lists.those(phrases, phrase -> phrase.is(Kind.MARKET)) : List.<Phrase>of();
        if (markets.size() != 1) {
            return;
        }
        int behind = phrases.indexOf(markets.getFirst()) + 1;
        boolean named = behind < phrases.size()
                && (phrases.get(behind).is(Kind.OUT) || phrases.get(behind).is(Kind.OF));
        if (named) {
            draft.take(markets.getFirst(), text);
        }
    }

    private static String named(Phrase market) {
        return market.parts().isEmpty()
                ? market.text()
                : market.parts().getFirst().value();
    }

    /** The market before anything is said of what to do; null if none is, or if it only says where something lies. */
    private static @Nullable Phrase ahead(List<Phrase> phrases) {
        int first = 0;
        while (first < phrases.size() && phrases.get(first).isAnyOf(OPENER)) {
            first++;
        }
        boolean on = first < phrases.size() && phrases.get(first).kind() == Kind.ON;
        int at = on ? first + 1 : first;
        if (at >= phrases.size() || phrases.get(at).kind() != Kind.MARKET) {
            return null;
        }
        Phrase market = phrases.get(at);
        int next = at + 1;
        while (next < phrases.size() && PLACE.contains(phrases.get(next).kind())) {
            next++;
        }
        boolean place = on || next > at + 1;
        return place ? market : null;
    }
}
