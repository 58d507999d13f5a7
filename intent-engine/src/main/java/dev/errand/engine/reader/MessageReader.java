package dev.errand.engine.reader;

import dev.errand.engine.reader.chinese.LeadingDeeds;
import dev.errand.engine.reader.dialog.AnswerDoubts;
import dev.errand.engine.reader.dialog.Answers;
import dev.errand.engine.reader.dialog.ChineseAmountTurns;
import dev.errand.engine.reader.dialog.ChinesePlainAnswers;
import dev.errand.engine.reader.dialog.ChineseReplies;
import dev.errand.engine.reader.dialog.Courtesies;
import dev.errand.engine.reader.dialog.DoubtfulAnswers;
import dev.errand.engine.reader.dialog.GoAhead;
import dev.errand.engine.reader.dialog.LetItBe;
import dev.errand.engine.reader.dialog.NamedPayee;
import dev.errand.engine.reader.dialog.PlainAnswers;
import dev.errand.engine.reader.dialog.PricedTriggers;
import dev.errand.engine.reader.dialog.Talk;
import dev.errand.engine.reader.doubt.CalledOff;
import dev.errand.engine.reader.doubt.ChineseLimits;
import dev.errand.engine.reader.doubt.EnglishReserve;
import dev.errand.engine.reader.doubt.EnglishTalk;
import dev.errand.engine.reader.doubt.PassedOver;
import dev.errand.engine.reader.doubt.PlainReasons;
import dev.errand.engine.reader.doubt.TakenBack;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.english.GpuNumbers;
import dev.errand.engine.reader.form.Form;
import dev.errand.engine.reader.lexer.Apart;
import dev.errand.engine.reader.lexer.Lexer;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.WordSearch;
import dev.errand.engine.reader.phrase.Joining;
import dev.errand.engine.reader.phrase.Phrases;
import dev.errand.engine.reader.phrase.Told;
import dev.errand.engine.reader.remark.Parentheses;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one message of a conversation: by the grammars, then once more without its remarks, and last against what it says besides.
 * Thread-safe.
 */
final class MessageReader {

    /** What moves nothing. */
    private static final Set<String> ASKING = Set.of("quote", "balance");

    private static final Set<String> ERRANDS = Set.of("service");

    private static final WordSearch DO_IT =
            WordSearch.of(List.of("do it", "do that", "go ahead", "swap it", "execute", "let's do"));

    private static final int MOST_PHRASES = 400;

    private final List<String> tokens;
    private final @Nullable Apart apart;

    /** @param tokens symbols of the chain's token list */
    MessageReader(List<String> tokens) {
        this(tokens, null);
    }

    private MessageReader(List<String> tokens, @Nullable Apart apart) {
        this.tokens = tokens;
        this.apart = apart;
    }

    /** Reads a text as the next message of a conversation. Its blanks are single ({@link Spacing}). */
    Reading read(String text, Conversation conversation) {
        Reading last = conversation.last();
        if (last != null) {
            String rest = NamedPayee.without(LetItBe.without(text), last);
            if (!rest.equals(text)) {
                return ofText(text, read(rest, conversation));
            }
        }
        List<Lexeme> words = words(text, conversation);
        Reading read = asOne(text, words, conversation);
        Reading several = new SeparateRequests(text, words, read, this::part).read();
        if (several.equals(read)) {
            return read;
        }
        boolean doubtful = several.status() == Reading.Status.READY
                && EnglishReserve.missing(new Told(text, words), several, true) != null;
        String missing = PassedOver.inSeveral(text, words, several);
        return doubtful ? read : missing == null ? several : without(missing, text, several);
    }

    private static Reading without(String missing, String text, Reading ready) {
        List<Draft> known = ReadingLeaves.ofSame(ready);
        boolean later = Character.isDigit(missing.charAt(0)); // "1.asset.amount": of the second
        int dot = later ? missing.indexOf('.') : -1;
        known.get(later ? Integer.parseInt(missing.substring(0, dot)) : 0).wrong(missing.substring(dot + 1));
        return Drafts.reading(text, known, List.of(), Hanzi.areIn(text));
    }

    /** Reads a part of a message by itself. */
    private Reading part(String part, boolean anew) {
        return anew ? asOne(part, words(part, Conversation.EMPTY), Conversation.EMPTY) : sentence(part);
    }

    private Reading asOne(String text, List<Lexeme> words, Conversation conversation) {
        Reading read = asTold(text, words, conversation);
        Reading last = conversation.last();
        if (last != null
                && read.status() != Reading.Status.UNSUPPORTED
                && !Hanzi.areIn(text)
                && AnswerDoubts.isOne(read, last, tokens)
                && !whole(text, Conversation.EMPTY).intents().equals(read.intents())) {
            return Answers.openStill(last, text, Talk.goesOnInChinese(text, words, last));
        }
        Reading otherwise = last == null && apart == null ? otherwise(text, words, read) : null;
        return PricedTriggers.completed(otherwise == null ? read : otherwise);
    }

    /** What was not understood, with a phrase taken apart or a small word mended; null if that is no request either. */
    private @Nullable Reading otherwise(String text, List<Lexeme> words, Reading read) {
        Reading apart = ShorterWords.read(read, words, phrase -> takenApart(text, phrase));
        return apart == null
                ? Misspelt.read(
                        read, words, mended -> asTold(mended, words(mended, Conversation.EMPTY), Conversation.EMPTY))
                : apart;
    }

    private Reading takenApart(String text, Apart phrase) {
        MessageReader reader = new MessageReader(tokens, phrase);
        return reader.asTold(text, reader.words(text, Conversation.EMPTY), Conversation.EMPTY);
    }

    private Reading asTold(String text, List<Lexeme> words, Conversation conversation) {
        Reading read = lookedAtTwice(text, words, conversation);
        Reading bare = conversation.last() == null ? null : bare(text, words, read, conversation);
        if (bare != null) {
            return bare;
        }
        boolean open =
                read.status() == Reading.Status.INCOMPLETE && !read.missing().contains("request");
        if ((open || acts(read)) && Parentheses.weigh(words, text, tokens)) {
            return open ? alsoAskedAbout(read) : askedAbout(text, words, read, conversation);
        }
        return read;
    }

    /**
     * The message without its courtesies, if it was not understood with them, or taken for an errand of some other agent, and answers or
     * corrects the one before without them; else null.
     */
    private @Nullable Reading bare(String text, List<Lexeme> words, Reading read, Conversation conversation) {
        List<String> before = types(Objects.requireNonNull(conversation.last()));
        boolean errand = read.status() == Reading.Status.READY && ERRANDS.containsAll(types(read));
        if (read.status() == Reading.Status.READY && (!errand || Lists.any(before, ERRANDS::contains))) {
            return null;
        }
        String left = Courtesies.without(text, words, Hanzi.areIn(text));
        Reading bare = left.equals(text) ? null : read(left, conversation);
        return bare != null
                        && bare.status() == Reading.Status.READY
                        && types(bare).equals(before)
                ? ofText(text, bare)
                : null;
    }

    /** The reading of a part, as one of the whole text. */
    private static Reading ofText(String text, Reading part) {
        return new Reading(
                text, part.status(), part.intents(), part.missing(), part.question(), part.reason(), part.grounds());
    }

    private static List<String> types(Reading reading) {
        return reading.intents().stream().map(Intent::type).toList();
    }

    private Reading lookedAtTwice(String text, List<Lexeme> words, Conversation conversation) {
        boolean alone = conversation.last() == null;
        Told told = new Told(text, words);
        Reading first = whole(told, conversation);
        Reading takenBack = takenBack(text, first, alone);
        if (takenBack != null) {
            return takenBack;
        }
        SecondLook second = new SecondLook(text, first, words, rest -> whole(rest, conversation));
        boolean ready = first.status() == Reading.Status.READY;
        Form form = alone && (ready || second.isDue()) ? Form.of(text, tokens) : null;
        Reading filled = form == null ? null : filled(text, first, form);
        if (filled != null) {
            return filled;
        }
        Reading read = second.isDue() ? second.read() : first;
        if (ChineseLimits.isPaidBackToSomebody(text, read)) {
            return Drafts.incomplete(text, List.of(), List.of("request"), true);
        }
        return read.status() == Reading.Status.READY
                ? held(told, read, second, conversation)
                : second.withoutFalseErrand(read);
    }

    /** The answer to a text that takes back what it asks, or asks for nothing whatever could be made of its words; null for any other. */
    private static @Nullable Reading takenBack(String text, Reading first, boolean alone) {
        if (isTakenBack(text, first)) {
            return Drafts.unsupported(text, Reading.Reason.NEGATION);
        }
        if (alone && CalledOff.isOrder(text)) {
            return calledOff(text, first);
        }
        Reading.Reason reason = alone ? PlainReasons.of(text, first) : null;
        if (reason != null) {
            return Drafts.unsupported(text, reason);
        }
        return TakenBack.isMended(first) ? Drafts.incomplete(text, List.of(), List.of("request"), true) : null;
    }

    /** A ready reading, held against what the text says besides: a question if that is not in it. */
    private Reading held(Told told, Reading read, SecondLook second, Conversation conversation) {
        String text = told.text();
        List<Lexeme> words = told.words();
        String missing = PassedOver.in(text, words, read);
        if (missing == null && conversation.last() != null && isOrderedQuote(text, read)) {
            missing = "request";
        }
        if (missing == null) {
            missing = EnglishReserve.missing(told, read, second.isDue());
        }
        if (missing != null) {
            return without(missing, text, read);
        }
        Reading last = conversation.last();
        boolean turned = last != null
                && ((Hanzi.areIn(text) && ChineseReplies.areTurned(text, last, read))
                        || ((Hanzi.areIn(text) || Hanzi.areIn(last.text()))
                                && ChineseAmountTurns.areDoubtful(text, last, read)));
        if (turned) {
            return Answers.openStill(Objects.requireNonNull(last), text, true);
        }
        boolean weighs = last == null ? second.leavesWeight(read) : second.leavesWeightInAnswer(read);
        return acts(read) && weighs ? askedAbout(text, words, read, conversation) : second.withoutFalseErrand(read);
    }

    /** "Great, do it with 1% slippage" behind a quote: what is read is the quote once more, and not the trade. */
    private static boolean isOrderedQuote(String text, Reading read) {
        return Lists.all(read.intents(), intent -> intent.type().equals("quote"))
                && DO_IT.isIn(text.toLowerCase(Locale.ROOT));
    }

    /**
     * What a form asks for, also where the whole was ready: a label says more than where its value stands. Null if it is to be read as
     * any text.
     */
    private @Nullable Reading filled(String text, Reading first, Form form) {
        Reading filled = form.read(this::sentence);
        if (filled != null || !form.isPlain()) {
            return filled;
        } else if (acts(first) || (form.isRequest() && first.reason() != null)) {
            return Drafts.incomplete(text, List.of(), List.of("request"), Hanzi.areIn(text));
        }
        return first;
    }

    /** Reads a sentence by itself, in which no remark is passed over. */
    private Reading sentence(String text) {
        List<Lexeme> words = words(text, Conversation.EMPTY);
        Told told = new Told(text, words);
        Reading read = whole(told, Conversation.EMPTY);
        boolean weighs = acts(read)
                && (EnglishReserve.missing(told, read, false) != null
                        || new SecondLook(text, read, words, rest -> read).leavesWeight(read));
        return weighs ? Drafts.incomplete(text, List.of(), List.of("request"), Hanzi.areIn(text)) : read;
    }

    /** An order that was given before is to be called off: no request, and what is said behind it is asked about. */
    private static Reading calledOff(String text, Reading first) {
        if (!CalledOff.goesOn(text)) {
            return Drafts.unsupported(text, Reading.Reason.NEGATION);
        }
        return first.status() == Reading.Status.READY
                ? Drafts.incomplete(text, List.of(), List.of("request"), false)
                : first;
    }

    private static boolean isTakenBack(String text, Reading first) {
        return first.status() != Reading.Status.UNSUPPORTED && (CalledOff.is(text) || TakenBack.isAll(text, first));
    }

    /** Whether a ready reading moves tokens or sets agents to work. */
    private static boolean acts(Reading reading) {
        return reading.status() == Reading.Status.READY
                && Lists.any(
                        reading.intents(),
                        intent -> intent.movesValue() || intent.type().equals("service"));
    }

    /** A question about what was said beside the values of a ready reading; what an earlier message said stays. */
    private Reading askedAbout(String text, List<Lexeme> words, Reading ready, Conversation conversation) {
        Reading last = conversation.last();
        boolean chinese = Talk.goesOnInChinese(text, words, last);
        if (last == null || whole(text, Conversation.EMPTY).intents().equals(ready.intents())) {
            return Drafts.incomplete(text, List.of(), List.of("request"), chinese);
        }
        return Answers.openStill(last, text, chinese);
    }

    /** The same question, and one about what was said beside the values. */
    private static Reading alsoAskedAbout(Reading open) {
        List<String> missing = new ArrayList<>(open.missing());
        missing.add("request");
        List<Draft> drafts = ReadingLeaves.ofSame(open);
        return Drafts.incomplete(open.text(), drafts, missing, Hanzi.areIn(open.text()));
    }

    private List<Lexeme> words(String text, Conversation conversation) {
        Reading last = conversation.last();
        return Lexer.words(text, tokens, last != null && Talk.isChinese(last), apart);
    }

    /** Reads all of a text: nothing of it is taken for a remark but what the grammars know as one. */
    Reading whole(String text, Conversation conversation) {
        return whole(new Told(text, words(text, conversation)), conversation);
    }

    private Reading whole(Told told, Conversation conversation) {
        String text = told.text();
        List<Lexeme> words = told.words();
        boolean chinese = Hanzi.areIn(text);
        Reading last = conversation.last();
        boolean whichGpu = last != null
                && (Lists.any(last.missing(), path -> path.endsWith("gpu")) || GpuNumbers.isTold(text, last));
        List<Lexeme> lexemes = whichGpu ? GpuNumbers.answering(told.joined()) : told.joined();
        List<Phrase> phrases = whichGpu ? Phrases.of(lexemes) : told.phrases();
        if (phrases.size() > MOST_PHRASES) {
            return Drafts.incomplete(text, List.of(), List.of("request"), chinese);
        }
        Reading alone = alone(text, lexemes, phrases, last == null);
        if (last == null) {
            boolean talk = alone.reason() != null && !chinese && EnglishTalk.isMeant(alone.reason(), text, lexemes);
            return talk ? Drafts.unsupported(text, Reading.Reason.SMALL_TALK) : alone;
        }
        Reading further = chinese ? null : goneFurther(text, last);
        if (further != null) {
            return further;
        }
        boolean inChinese = Talk.goesOnInChinese(text, words, last);
        Answers answers =
                new Answers(last, alone, lexemes, phrases, text, inChinese).mending(Talk.isBareAmount(words, last));
        Reading answer = answers.read();
        boolean doubtful = alone.status() != Reading.Status.READY && !chinese && DoubtfulAnswers.isOne(text);
        if (doubtful) {
            boolean filled = answer.status() != Reading.Status.UNSUPPORTED;
            return filled || DoubtfulAnswers.isPart(text) ? answers.openStill() : answer;
        }
        boolean asks = answer.reason() == Reading.Reason.QUESTION
                && !chinese
                && lexemes.getFirst().is(Kind.WHAT)
                && Lists.none(last.intents(), intent -> ASKING.contains(intent.type())); // "what is USDC actually?"
        return answer.status() == Reading.Status.READY || asks
                ? answer
                : plainly(answer, last, inChinese ? words : Lexer.words(text, tokens), text);
    }

    /** The message by itself. A 那转 that opens it asks for a payment, if nothing is there that it could change. */
    private static Reading alone(String text, List<Lexeme> lexemes, List<Phrase> phrases, boolean first) {
        boolean chinese = Hanzi.areIn(text);
        List<Lexeme> opened = chinese ? LeadingDeeds.opened(lexemes) : lexemes;
        if (opened.equals(lexemes)) {
            return RequestReader.read(text, lexemes, phrases, chinese);
        }
        Reading deed = RequestReader.read(text, opened, Phrases.of(opened), chinese);
        return first || deed.status() == Reading.Status.READY
                ? deed
                : RequestReader.read(text, lexemes, phrases, chinese);
    }

    /** "Do it every week", behind a price: what was priced, with what is said of it besides; null if the message is none of that. */
    private @Nullable Reading goneFurther(String text, Reading last) {
        GoAhead.Further further = GoAhead.further(text, last);
        if (further == null) {
            return null;
        }
        List<Lexeme> lexemes = Joining.lex(further.text(), tokens, false);
        List<Phrase> phrases = Phrases.of(lexemes);
        Reading alone = RequestReader.read(further.text(), lexemes, phrases, false);
        Reading read = new Answers(further.meant(), alone, lexemes, phrases, further.text(), false)
                .mending(true)
                .read();
        boolean meant = read.status() == Reading.Status.READY && types(read).equals(types(further.meant()));
        return meant
                ? new Reading(text, read.status(), read.intents(), read.missing(), null, null, read.grounds())
                : null;
    }

    /** The answer without what is said around its value, where that answers more. */
    private Reading plainly(Reading answer, Reading last, List<Lexeme> words, String text) {
        boolean open = last.status() == Reading.Status.INCOMPLETE;
        List<String> earlier = Lexer.words(last.text(), tokens).stream()
                .filter(lexeme -> lexeme.is(Kind.TOKEN))
                .map(Lexeme::text)
                .toList();
        boolean asks = Lists.all(last.intents(), intent -> ASKING.contains(intent.type()));
        boolean chinese = Hanzi.areIn(text);
        PlainAnswers.Plain left = chinese
                ? ChinesePlainAnswers.of(
                        text, words, last.text(), Lists.any(last.missing(), path -> path.endsWith(".token")))
                : PlainAnswers.of(text, words, earlier, open, asks && !open);
        String plain = left.text();
        if (plain.equals(text) && !left.mends()) {
            return answer;
        }
        boolean inChinese = Talk.goesOnInChinese(text, words, last);
        List<Lexeme> lexemes = Joining.lex(plain, tokens, inChinese);
        List<Phrase> phrases = Phrases.of(lexemes);
        Reading alone = RequestReader.read(plain, lexemes, phrases, chinese);
        Reading read = new Answers(last, alone, lexemes, phrases, plain, inChinese)
                .mending(left.mends())
                .read();
        boolean same = read.intents().size() == last.intents().size()
                && !read.intents().isEmpty()
                && read.intents()
                        .getFirst()
                        .type()
                        .equals(last.intents().getFirst().type());
        boolean more = read.status() == Reading.Status.READY
                || (open
                        && read.missing().size() < last.missing().size()
                        && read.status() == Reading.Status.INCOMPLETE);
        return same && more
                ? new Reading(
                        text, read.status(), read.intents(), read.missing(), read.question(), null, read.grounds())
                : answer;
    }
}
