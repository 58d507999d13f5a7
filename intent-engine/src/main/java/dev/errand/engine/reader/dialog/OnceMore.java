package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.doubt.Doubts;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Span;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The request before once more: "the same again, with DAI", "and @ann too", 再转一笔给 {@literal @}amy. Immutable.
 */
final class OnceMore {

    /** All that may stand in "and @ann too". */
    private static final Set<Kind> PAID_TOO =
            Kinds.of(Kind.RECIPIENT, Kind.ALSO, Kind.AND, Kind.TO, Kind.FOR, Kind.SMALL_TALK, Kind.COMMA);

    /** "Another 200, please", behind a payment, a loan or a deposit: the same once more, of so much. */
    private static final Pattern ANOTHER = Pattern.compile(
            "(?i)\\s*(?:(?:and|ok|okay|then|now|yes)[ ,]+){0,2}another \\$?[0-9][0-9.,]*k?(?: [a-z]{3,5})??(?:,? (?:please|pls|thanks|too|as well|then|now)){0,2}[.! ]*");

    private static final Pattern ALSO = Pattern.compile("[再也]|同样|照样|另外|还要|一样");

    private static final Pattern DENIES_OR_ASKS = Pattern.compile("[不别没甭吗么呢?？]");

    private static final Set<String> LIKEWISE =
            Set.of("同", "样", "一样", "一", "照", "一份", "一笔", "来", "同样", "要", "也要", "有份");

    private static final Set<Kind> IN_PAYMENT = Kinds.of(
            Kind.RECIPIENT,
            Kind.SEND,
            Kind.GIVE,
            Kind.THEN,
            Kind.ALSO,
            Kind.AND,
            Kind.FILLER,
            Kind.MEASURE,
            Kind.NUMBER,
            Kind.COMMA,
            Kind.STOP);

    private final Turn turn;
    private final Reading last;
    private final Reading alone;
    private final List<Lexeme> lexemes;
    private final List<Phrase> phrases;
    private final String text;
    private final boolean chinese;

    OnceMore(Turn turn) {
        this.turn = turn;
        this.last = turn.last();
        this.alone = turn.alone();
        this.lexemes = turn.lexemes();
        this.phrases = turn.phrases();
        this.text = turn.text();
        this.chinese = turn.chinese();
    }

    /** Whether the request before is to be done once more. */
    boolean isMeant() {
        return turn.says(Kind.AGAIN) || paysAnother() || isAnother();
    }

    /** The payment before, to somebody else, and of another amount if one is said; null if that is not meant. */
    @Nullable Reading toAnother() {
        if (!(chinese ? isTransferOfNothingNew() : paysMore())) {
            return null;
        }
        List<Phrase> amounts = Lists.those(
                phrases,
                phrase -> Turn.isBareNumber(phrase.holding())
                        && !LIKEWISE.contains(
                                text.substring(phrase.start(), Math.min(phrase.start() + 2, text.length()))));
        Draft draft = ReadingLeaves.ofEarlier(last).getFirst();
        if (amounts.size() > 1 || draft.has("trigger") || !draft.has("asset.amount.value")) {
            return null;
        }
        Phrase to = phrases.stream()
                .filter(phrase -> phrase.is(Kind.RECIPIENT))
                .findFirst()
                .orElse(null);
        Phrase.Holding holding = amounts.isEmpty() ? null : amounts.getFirst().holding();
        if (to == null) {
            return null;
        }
        draft.remove("to");
        draft.putSpan("to", to.text(), new Span(to.start(), to.end()), text);
        if (holding != null && holding.amount() != null && holding.amountAt() != null) {
            draft.remove("asset.amount");
            draft.putSpan("asset.amount.value", Draft.plain(holding.amount()), holding.amountAt(), text);
        }
        new Doubts(text, lexemes).ask(List.of(draft));
        return Drafts.reading(text, List.of(draft), List.of(), chinese);
    }

    /** 再转一笔给 @amy, @amy 也转 50, 同样给 @amy: a payment to somebody, and no token is said. */
    private boolean isTransferOfNothingNew() {
        return last.status() == Reading.Status.READY
                && last.intents().size() == 1
                && last.intents().getFirst().type().equals("transfer")
                && ALSO.matcher(Hanzi.simplified(text)).find()
                && !DENIES_OR_ASKS.matcher(Hanzi.simplified(text)).find()
                && Lists.count(lexemes, lexeme -> lexeme.is(Kind.RECIPIENT)) == 1
                && Lists.all(
                        lexemes,
                        lexeme -> lexeme.isAnyOf(IN_PAYMENT)
                                || ALSO.matcher(lexeme.text()).matches()
                                || LIKEWISE.contains(Hanzi.simplified(lexeme.text())));
    }

    /** "And 30 to @max as well", behind a payment: as much of the same token, to somebody else. */
    private boolean paysMore() {
        return last.status() == Reading.Status.READY
                && last.intents().size() == 1
                && turn.isOfSameKind()
                && alone.intents().getFirst().type().equals("transfer")
                && alone.missing().equals(List.of("asset.token"))
                && ReadingLeaves.ofSame(alone).getFirst().has("asset.amount.value")
                && Lists.any(lexemes, lexeme -> lexeme.is(Kind.AND) || lexeme.is(Kind.ALSO))
                && Lists.count(phrases, phrase -> phrase.is(Kind.RECIPIENT)) == 1
                && Lists.all(
                        phrases,
                        phrase -> phrase.isAnyOf(PAID_TOO)
                                || phrase.is(Kind.SEND)
                                || phrase.is(Kind.STOP)
                                || Turn.isBareNumber(phrase.holding()));
    }

    /** "And @ann too", behind a payment: the same to somebody else. */
    private boolean paysAnother() {
        return last.status() == Reading.Status.READY
                && last.intents().size() == 1
                && last.intents().getFirst().type().equals("transfer")
                && Lexeme.isIn(lexemes, Kind.ALSO)
                && Lists.count(phrases, phrase -> phrase.is(Kind.RECIPIENT)) == 1
                && Lists.all(phrases, phrase -> phrase.isAnyOf(PAID_TOO));
    }

    private boolean isAnother() {
        return last.intents().size() == 1
                && ReadingLeaves.ofEarlier(last).getFirst().has("asset.amount.value")
                && !ReadingLeaves.ofEarlier(last).getFirst().has("trigger")
                && ANOTHER.matcher(text).matches();
    }

    /** "Send it again", behind a payment. */
    private boolean isItsVerb(Phrase phrase) {
        String type = last.intents().size() == 1 ? last.intents().getFirst().type() : "";
        return (phrase.is(Kind.SEND) && type.equals("transfer")) || (phrase.is(Kind.SWAP) && type.equals("swap"));
    }

    /** The request before, with what is said of it changed; null if that cannot be. */
    @Nullable Reading read() {
        List<Phrase> said = phrases.stream()
                .filter(phrase -> phrase.kind() != Kind.AGAIN
                        && phrase.kind() != Kind.ALSO
                        && !phrase.is(Kind.YES)
                        && !phrase.is(Kind.IT)
                        && !phrase.is(Kind.INSTEAD))
                .filter(phrase -> phrase.holding() == null || phrase.holding().reference() == null)
                .toList();
        if (!chinese && turn.isTrade() && turn.says(Kind.FOR) && Lists.any(said, Phrase::isValue)) {
            return turn.asked(List.of("request")); // "same for LINK": is it sold, or bought?
        }
        Correction correction = new Correction(ReadingLeaves.ofEarlier(last), List.of(), text);
        boolean nothingElse = Lists.all(
                said,
                phrase -> phrase.is(Kind.COMMA)
                        || phrase.is(Kind.STOP)
                        || phrase.is(Kind.AND)
                        || phrase.is(Kind.SMALL_TALK)
                        || phrase.is(Kind.GET)
                        || phrase.is(Kind.BUY)
                        || isItsVerb(phrase));
        if (!nothingElse && !correction.replace(said)) {
            return null;
        }
        return Drafts.reading(text, correction.drafts(), List.of(), chinese);
    }
}
