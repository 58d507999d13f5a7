package dev.errand.engine.reader;

import dev.errand.engine.reader.clause.Clauses;
import dev.errand.engine.reader.clause.MarketAhead;
import dev.errand.engine.reader.clause.Order;
import dev.errand.engine.reader.clause.People;
import dev.errand.engine.reader.clause.SharedRows;
import dev.errand.engine.reader.clause.SharedTriggers;
import dev.errand.engine.reader.clause.Signature;
import dev.errand.engine.reader.clause.Wholes;
import dev.errand.engine.reader.doubt.ChineseAdditions;
import dev.errand.engine.reader.doubt.ChineseErrands;
import dev.errand.engine.reader.doubt.ChineseReserve;
import dev.errand.engine.reader.doubt.ChineseTalk;
import dev.errand.engine.reader.doubt.DailyTalk;
import dev.errand.engine.reader.doubt.Doubts;
import dev.errand.engine.reader.doubt.EnglishAdditions;
import dev.errand.engine.reader.doubt.EnglishErrands;
import dev.errand.engine.reader.doubt.Hearsay;
import dev.errand.engine.reader.doubt.OnceDid;
import dev.errand.engine.reader.doubt.Qualifiers;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.frame.BareOpenings;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.remark.Conditional;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a text by itself, as its grammars do: no conversation, and nothing passed over but what they know. Thread-safe. */
final class RequestReader {

    private static final Set<Kind> STARTS = Kinds.of(Kind.MEND, Kind.COMMA, Kind.YES);

    /** What a request may not be done without, once it is said. */
    private static final Set<Kind> LIMITING = Kinds.of(Kind.TRIGGER, Kind.DEADLINE, Kind.LIMIT, Kind.COST);

    private static final Pattern IF = Pattern.compile("\\s*(?:如果|要是|假如|假设|倘若|若是|一旦|除非)");

    private static final List<String> OF_BARE_SWAP = List.of("sell.token", "buy.token", "sell.amount");
    private static final List<String> OF_COUNTED_SWAP = List.of("sell.token", "buy.token"); // "buy 2"

    private RequestReader() {}

    /** @param chinese whether the text is to be answered in Chinese */
    static Reading read(String text, List<Lexeme> lexemes, List<Phrase> phrases, boolean chinese) {
        List<Phrase> told = People.named(withoutStart(phrases));
        List<Phrase> ordered = Order.ofDoing(SharedRows.counted(told), text);
        Clauses.Result result = new Clauses(text, lexemes, ordered).read();
        if (!chinese && result.drafts().size() > 1) {
            result = new Clauses.Result(SharedRows.asked(result.drafts(), text), result.reason(), result.all());
        }
        MarketAhead.tell(result.drafts(), phrases, text);
        SharedTriggers.tell(result.drafts(), text);
        SharedRows.tell(result.drafts(), text);
        Draft payment = chinese ? BareOpenings.payment(phrases, text) : null;
        Draft errand = payment == null ? errand(text, lexemes, result, chinese) : payment;
        if (errand != null) {
            return Drafts.reading(text, List.of(errand), List.of(), chinese);
        }
        if (result.drafts().isEmpty() && !chinese && OnceDid.isAll(text, lexemes)) {
            return Drafts.unsupported(text, Reading.Reason.PAST);
        }
        Draft asked = result.drafts().isEmpty() && result.reason() == Reading.Reason.QUESTION && !chinese
                ? BareOpenings.asked(phrases, text)
                : null;
        if (asked != null) {
            return Drafts.reading(text, List.of(asked), List.of(), false);
        }
        if (result.drafts().isEmpty() && result.reason() != null && result.reason() != Reading.Reason.NOISE) {
            return Drafts.unsupported(text, DailyTalk.reason(result.reason(), text, lexemes));
        }
        if (chinese
                ? ChineseReserve.isHearsay(text) || ChineseTalk.isAll(text, result.drafts())
                : Hearsay.isAll(text, result.drafts())) {
            return Drafts.unsupported(text, Reading.Reason.PAST);
        }
        Draft whole = Wholes.read(text, lexemes, phrases, result);
        Doubts doubts = new Doubts(text, lexemes);
        if (whole != null && !doubts.isUnsure(List.of(whole))) {
            doubts.ask(List.of(whole));
            new Qualifiers(text).ask(List.of(whole));
            return Drafts.reading(text, List.of(whole), List.of(), chinese);
        }
        if (result.drafts().isEmpty() && result.reason() != null) {
            return Drafts.unsupported(text, DailyTalk.reason(result.reason(), text, lexemes));
        }
        boolean all = result.all()
                && !result.drafts().isEmpty()
                && !doubts.isUnsure(result.drafts())
                && !Order.isOpen(ordered)
                && !(chinese
                        && (ChineseTalk.isOthersWish(text, result.drafts()) || isConditional(text, result.drafts())));
        doubts.ask(result.drafts());
        new Qualifiers(text).ask(result.drafts());
        Reading read = Drafts.reading(text, result.drafts(), all ? List.of() : List.of("request"), chinese);
        if (read.status() == Reading.Status.INCOMPLETE) {
            return opened(text, phrases, result, read, chinese);
        }
        if (read.status() == Reading.Status.READY && passesLimitOver(read, phrases)) {
            return Drafts.reading(text, result.drafts(), List.of("request"), chinese);
        }
        boolean added = read.status() == Reading.Status.READY
                && (chinese
                        ? ChineseAdditions.areIn(text, result.drafts())
                        : new EnglishAdditions(text, lexemes, result.drafts()).areThere());
        return added ? Drafts.reading(text, result.drafts(), List.of("request"), chinese) : read;
    }

    /** A request of which nothing is known but its verb; who wants to buy is asked what first. */
    private static Reading opened(
            String text, List<Phrase> phrases, Clauses.Result result, Reading read, boolean chinese) {
        Draft opened = result.drafts().isEmpty() ? BareOpenings.of(phrases, text) : null;
        List<Draft> drafts = opened == null ? result.drafts() : List.of(opened);
        Reading first = opened == null ? read : Drafts.reading(text, drafts, List.of(), chinese);
        List<String> missing = new ArrayList<>(first.missing());
        boolean bare = chinese
                ? Collections.indexOfSubList(missing, OF_BARE_SWAP) == 0
                : missing.equals(OF_BARE_SWAP) || missing.equals(OF_COUNTED_SWAP);
        boolean buys = drafts.size() == 1
                && bare
                && Lists.any(phrases, phrase -> phrase.kind() == Kind.BUY || (chinese && phrase.is(Kind.PUT)))
                && Lists.none(phrases, phrase -> phrase.is(Kind.SELL) || phrase.is(Kind.SWAP));
        if (!buys) {
            return first;
        }
        Collections.swap(missing, 0, 1);
        return Drafts.incomplete(text, drafts, missing, chinese);
    }

    /** 如果 @theo 还没领到工资，就给 @theo 转 20 UNI: waits for what no trigger holds. */
    private static boolean isConditional(String text, List<Draft> drafts) {
        int comma = Math.max(text.indexOf(','), text.indexOf('，'));
        boolean opens = comma > 0 && IF.matcher(text).region(0, comma).lookingAt();
        return opens
                && Conditional.isOne(text.substring(0, comma), true)
                && Lists.any(drafts, draft -> Fields.MOVES.contains(draft.type()))
                && Lists.none(drafts, draft -> draft.has("trigger") || draft.isWrong("trigger"));
    }

    /** "Swap 2 ETH for USDC thanks if ETH drops below 2000": what waits for something, or may not take more, is not done without that. */
    private static boolean passesLimitOver(Reading read, List<Phrase> phrases) {
        boolean elsewhere = Lists.any(
                read.grounds(), ground -> ground.path().endsWith("/market")); // "lend 2 WBTC on aave, not compound"
        return Lists.any(read.intents(), Intent::movesValue)
                && Lists.any(
                        phrases,
                        phrase -> (LIMITING.contains(phrase.kind()) || (!elsewhere && phrase.kind() == Kind.MARKET))
                                && Lists.none(
                                        read.grounds(),
                                        ground -> ground.text() != null
                                                && ground.start() < phrase.end()
                                                && ground.end() > phrase.start()));
    }

    /** What some other agent is asked for in words that the grammars do not know; null if nothing is. */
    private static @Nullable Draft errand(String text, List<Lexeme> lexemes, Clauses.Result result, boolean chinese) {
        if (!chinese) {
            return EnglishErrands.of(text, lexemes, result.drafts(), result.reason());
        }
        Draft certain = ChineseErrands.certain(text, lexemes);
        return certain != null || !result.drafts().isEmpty()
                ? certain
                : ChineseErrands.of(text, lexemes, result.reason());
    }

    /** "Wait, …", "actually …": what somebody says who has changed his mind, before saying it. */
    private static List<Phrase> withoutStart(List<Phrase> phrases) {
        int from = 0;
        while (from < phrases.size() && STARTS.contains(phrases.get(from).kind())) {
            from++;
        }
        if (from == 0
                && phrases.size() > 3
                && phrases.get(0).kind() == Kind.INSTEAD_OF
                && phrases.get(1).is(Kind.IT)
                && phrases.get(2).kind() == Kind.COMMA) {
            from = 3; // "Instead of that, send …"
        }
        if (from == 0
                && phrases.size() > 2
                && phrases.get(0).kind() == Kind.THEN
                && phrases.get(1).kind() == Kind.COMMA) {
            from = 2; // "Next: swap …"
        }
        boolean halted = Lists.any(phrases.subList(0, from), phrase -> phrase.kind() == Kind.MEND);
        if (halted && from < phrases.size() && phrases.get(from).kind() == Kind.BEFORE) {
            return phrases; // "wait before you swap": not yet
        }
        boolean no = from < phrases.size() - 1
                && phrases.get(from).kind() == Kind.NO
                && phrases.get(from + 1).kind() == Kind.COMMA;
        if (from + 1 < phrases.size()
                && phrases.get(from).kind() == Kind.NO
                && phrases.get(from + 1).kind() == Kind.CANCEL) {
            from++; // "no forget it. swap …"
        }
        int to = Signature.before(phrases, from);
        return from == phrases.size() ? phrases : phrases.subList(no ? from + 2 : from, to);
    }
}
