package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.chinese.Topics;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Part;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes of an English request that was whole, in words that say nothing else: "5 days" behind a rental of three, "in DAI" behind a payment, "change USDC to
 * DAI" behind a swap into USDC, "actually just once" behind what recurs, "just an estimate" behind a job. Immutable.
 */
final class BareChanges {

    private static final WordLists WORDS = WordLists.read("answers-en.txt");
    private static final Set<String> ONCE = WORDS.named("JUST_ONCE");
    private static final Set<String> ESTIMATES = WORDS.named("JUST_ESTIMATE");
    private static final Set<Kind> BESIDE =
            Kinds.of(Kind.COMMA, Kind.STOP, Kind.FOR, Kind.AND, Kind.SMALL_TALK, Kind.HARMLESS);
    private static final Set<Kind> CHANGING = Kinds.of(Kind.SWAP, Kind.CHANGE_TO);
    private static final Set<String> CHANGES = Set.of("change", "replace");
    private static final Set<String> JOBS = Set.of("infer", "train");
    private static final int LONGEST = 60;

    private BareChanges() {}

    /** The request before with what is changed; null if nothing is. */
    static @Nullable Reading of(Turn turn) {
        Reading last = turn.last();
        boolean plain = last.status() == Reading.Status.READY
                && last.intents().size() == 1
                && !turn.chinese()
                && turn.text().length() <= LONGEST;
        if (!plain) {
            return null;
        }
        Draft draft = ReadingLeaves.ofEarlier(last).getFirst();
        if (turn.text().indexOf('?') >= 0) {
            return estimated(draft, turn) ? Drafts.reading(turn.text(), List.of(draft), List.of(), false) : null;
        }
        boolean changed = switch (draft.type()) {
            case "rent" -> rented(draft, turn);
            case "transfer" -> paidIn(draft, turn);
            case "swap" -> otherToken(draft, turn);
            default -> false;
        };
        changed = changed || once(draft, turn) || estimated(draft, turn);
        return changed ? Drafts.reading(turn.text(), List.of(draft), List.of(), false) : null;
    }

    /** "For a week", "4 H100s". */
    private static boolean rented(Draft draft, Turn turn) {
        List<Phrase> values = Lists.those(turn.phrases(), phrase -> !BESIDE.contains(phrase.kind()));
        Phrase value = values.size() == 1 ? values.getFirst() : null;
        boolean said = value != null
                && value.wrong().isEmpty()
                && !value.parts().isEmpty()
                && (value.kind() == Kind.SPAN || value.kind() == Kind.GPUS);
        if (!said || value == null) {
            return false;
        }
        if (value.kind() == Kind.GPUS
                && (turn.says(Kind.AND)
                        || Lists.none(value.parts(), part -> part.path().equals("count"))
                        || !Lists.all(
                                value.parts(),
                                part -> part.path().equals("count")
                                        || draft.value(part.path())
                                                .filter(part.value()::equals)
                                                .isPresent()))) {
            return false; // "H200s": as many? "4 A100s": besides?
        }
        for (Part part : value.parts()) {
            draft.remove(part.path());
            draft.putSpan(part.path(), part.value(), part.at(), turn.text());
        }
        return true;
    }

    /** "In DAI". */
    private static boolean paidIn(Draft draft, Turn turn) {
        List<Phrase> said =
                Lists.those(turn.phrases(), phrase -> phrase.kind() != Kind.STOP && phrase.kind() != Kind.SMALL_TALK);
        Phrase.Holding holding =
                said.size() == 2 && said.getFirst().is(Kind.IN) ? said.get(1).holding() : null;
        boolean token = holding != null
                && holding.token() != null
                && holding.tokenAt() != null
                && !holding.saysAmount()
                && holding.reference() == null
                && draft.has("asset.amount")
                && Topics.isStable(holding.token())
                && draft.value("asset.token").filter(Topics::isStable).isPresent(); // "in ETH": five of them?
        if (!token || holding == null || holding.token() == null || holding.tokenAt() == null) {
            return false;
        }
        draft.remove("asset.token");
        draft.putSpan("asset.token", holding.token(), holding.tokenAt(), turn.text());
        return true;
    }

    /** "Change USDC to DAI", "change 2 to 3": what stands first is a value of the request before. */
    private static boolean otherToken(Draft draft, Turn turn) {
        List<Phrase> said =
                Lists.those(turn.phrases(), phrase -> phrase.kind() != Kind.STOP && phrase.kind() != Kind.SMALL_TALK);
        boolean form = said.size() == 4
                && said.getFirst().isAnyOf(CHANGING)
                && CHANGES.contains(said.getFirst().text().toLowerCase(Locale.ROOT))
                && (said.get(2).is(Kind.TO) || said.get(2).is(Kind.WITH));
        Phrase.Holding from = form ? said.get(1).holding() : null;
        Phrase.Holding to = form ? said.get(3).holding() : null;
        if (from == null || to == null || from.reference() != null || to.reference() != null || draft.has("trigger")) {
            return false;
        }
        if (from.isToken() && to.isToken() && to.tokenAt() != null) {
            boolean bought = draft.value("buy.token")
                            .filter(String.valueOf(from.token())::equals)
                            .isPresent()
                    && draft.value("sell.token")
                            .filter(String.valueOf(to.token())::equals)
                            .isEmpty()
                    && draft.has("sell.amount"); // "change ETH to DAI": so many DAI?
            if (bought) {
                draft.remove("buy.token");
                draft.putSpan("buy.token", String.valueOf(to.token()), to.tokenAt(), turn.text());
            }
            return bought;
        }
        return otherAmount(draft, from, to, turn.text());
    }

    private static boolean otherAmount(Draft draft, Phrase.Holding from, Phrase.Holding to, String text) {
        boolean numbers = from.hasOnlyAmount()
                && to.hasOnlyAmount()
                && from.measure() == Phrase.Measure.VALUE
                && to.measure() == Phrase.Measure.VALUE
                && from.amount() != null
                && to.amount() != null
                && to.amountAt() != null;
        for (String path : numbers ? List.of("sell.amount.value", "buy.amount.value") : List.<String>of()) {
            boolean same = from.amount() != null
                    && draft.value(path)
                            .filter(Draft.plain(from.amount())::equals)
                            .isPresent();
            if (same && to.amount() != null && to.amountAt() != null) {
                draft.remove(path);
                draft.putSpan(path, Draft.plain(to.amount()), to.amountAt(), text);
                return true;
            }
        }
        return false;
    }

    /** "Actually just once", of what recurs. */
    private static boolean once(Draft draft, Turn turn) {
        if (!draft.has("trigger.every") || !ONCE.contains(words(turn))) {
            return false;
        }
        draft.remove("trigger");
        return true;
    }

    /** "Just an estimate", "how long would that take", of a job. */
    private static boolean estimated(Draft draft, Turn turn) {
        List<Phrase> said = Lists.those(turn.phrases(), phrase -> phrase.kind() == Kind.ESTIMATE);
        if (!JOBS.contains(draft.type()) || !ESTIMATES.contains(words(turn)) || said.isEmpty()) {
            return false;
        }
        Phrase estimate = said.getFirst();
        draft.putSpan("estimateOnly", "true", new Phrase.Span(estimate.start(), estimate.end()), turn.text());
        return true;
    }

    private static String words(Turn turn) {
        return turn.text()
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replaceAll("[^a-z']+", " ")
                .strip();
    }
}
