package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.doubt.Doubts;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.frame.SwapSides;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message that changes values of the request before, or adds to them: "no, 3 UNI", 改成 DAI, "at most 1% slippage". Not thread-safe; lives
 * within one reading.
 */
final class Amendment {

    static final Set<Kind> CORRECTING = Kinds.of(Kind.MEND, Kind.NO, Kind.CHANGE_TO, Kind.INSTEAD, Kind.INSTEAD_OF);

    /** Values that say by themselves what they are: said behind a request, they add to it. */
    private static final Set<Kind> ADDING =
            Kinds.of(Kind.LIMIT, Kind.TRIGGER, Kind.COST, Kind.DEADLINE, Kind.MARKET, Kind.PRECISION);

    /** What may stand beside what is added. */
    private static final Set<Kind> BESIDE_ADDITIONS = Kinds.of(
            Kind.COMMA,
            Kind.AND,
            Kind.WITH,
            Kind.USE,
            Kind.ON,
            Kind.FROM,
            Kind.OUT,
            Kind.IN,
            Kind.PUT,
            Kind.TO,
            Kind.WANT,
            Kind.NEED,
            Kind.HARMLESS,
            Kind.SMALL_TALK);

    /** "Change the trigger to": of a request that waits for a price, which of its numbers is meant. */
    private static final Pattern NAMES_PRICE =
            Pattern.compile("(?i)\\b(?:price|trigger|target|threshold|level|strike)\\b");

    private static final Pattern NAMES_AMOUNT = Pattern.compile("(?i)\\bthe (?:amount|sum|quantity)\\b");

    /** {@literal @}amy 也不要: what is turned down besides. */
    private static final Pattern NOR = Pattern.compile("[也都]不[要用给][了吧啊。！!\\s]*$");

    private final Turn turn;
    private final Reading last;
    private final Reading alone;
    private final List<Lexeme> lexemes;
    private final List<Phrase> phrases;
    private final String text;
    private final boolean chinese;
    private final SaidAnew anew;
    private final boolean mends;
    private boolean corrects;

    /** @param mends whether the message says by other words that something was said wrongly */
    Amendment(Turn turn, boolean mends) {
        this.turn = turn;
        this.last = turn.last();
        this.alone = turn.alone();
        this.lexemes = turn.lexemes();
        this.phrases = turn.phrases();
        this.text = turn.text();
        this.chinese = turn.chinese();
        this.anew = new SaidAnew(turn);
        this.mends = mends;
        this.corrects = mends;
    }

    /** The request before with what is said in its place; asked about where it is open what is meant; null if nothing is changed. */
    @Nullable Reading read() {
        if (asksWhat()
                || last.intents().isEmpty()
                || NOR.matcher(Hanzi.simplified(text)).find()) {
            return null;
        }
        boolean uses = turn.says(Kind.USE) || turn.saysOtherPayment();
        boolean paying = uses && phrases.getLast().kind() == Kind.SEND && turn.isTrade(); // "不对，用 USDT 付"
        if (!paying && isOtherRequest() && alone.status() != Reading.Status.UNSUPPORTED) {
            return null;
        }
        List<Phrase> said = said();
        if (said == null) {
            return turn.asked(List.of("request"));
        }
        boolean adds = adds();
        if (!corrects && !adds && !correctsUnmarked(paying)) {
            return null;
        }
        if (adds) { // "add a slippage limit of 0.2% to that"
            said.removeIf(phrase -> phrase.holding() != null && SwapSides.isIt(phrase.holding()));
        }
        return replaced(said);
    }

    private boolean isOtherRequest() {
        return Lists.any(phrases, Turn::isRequest)
                && !turn.isOfSameKind()
                && !(mends && alone.intents().isEmpty() && anew.saysSameVerb())
                && !anew.saysItsVerb()
                && !anew.buysOther();
    }

    /** What is said, without the words that correct; null if it is open which of two payments is meant. */
    private @Nullable List<Phrase> said() {
        List<Phrase> said = new ArrayList<>();
        for (Phrase phrase : withReplaced(phrases)) {
            if (phrase.kind() == Kind.EACH && turn.recurs()) {
                continue; // 每次改成 60
            }
            if (phrase.is(Kind.GPUS) && phrase.parts().isEmpty()) {
                continue; // 显卡换成 5090
            }
            if (phrase.is(Kind.CHANGE_TO) && NAMES_PRICE.matcher(phrase.text()).find()) {
                said.add(Phrase.of(Lexeme.of(Kind.PRICE, phrase.start(), phrase.end(), null, phrase.text())));
            }
            boolean change = phrase.isAnyOf(CORRECTING)
                    || (phrase.is(Kind.BECOME)
                            && !phrase.text().startsWith("再") // 再换成 DAI: what was got, or instead?
                            && Lists.all(said, before -> before.is(Kind.HARMLESS)));
            corrects |= change;
            if (change && Turn.changesPayment(phrase) && turn.isTrade()) {
                if (!turn.isPaidWith()) {
                    return null; // 还是用 DAI 吧: for which of the two?
                }
                said.add(Phrase.of(Lexeme.of(Kind.USE, phrase.start(), phrase.end(), null, phrase.text())));
            } else if (!change || phrase.is(Kind.INSTEAD_OF) || phrase.is(Kind.BECOME)) {
                said.add(phrase);
            }
        }
        return said;
    }

    /** Whether a value is said in the place of another, though no word says so. */
    private boolean correctsUnmarked(boolean paying) {
        boolean perFrame =
                turn.says(Kind.FRAME_TIME) && last.intents().getFirst().type().equals("render"); // 每帧改成30秒
        boolean sets = turn.says(Kind.BECOME)
                || turn.says(Kind.WITH)
                || turn.says(Kind.USE)
                || turn.says(Kind.ON)
                || (chinese && turn.says(Kind.SWAP)); // 换 Llama-3.1-8B 吧
        return perFrame
                || anew.saysCounted()
                || anew.asksForOtherToken()
                || (turn.isComputeJob() && sets && (turn.says(Kind.GPUS) || turn.says(Kind.MODEL)))
                || (paying && chinese)
                || anew.saysItsVerb();
    }

    /** Whether nothing is said but what comes to the request before. */
    private boolean adds() {
        return Lists.any(phrases, this::isAddition)
                && Lists.all(
                        phrases,
                        phrase -> isAddition(phrase)
                                || phrase.isAnyOf(BESIDE_ADDITIONS)
                                || phrase.kind() == Kind.WITHIN // 加个期限，一小时内
                                || (phrase.holding() != null && SwapSides.isIt(phrase.holding()))
                                || (turn.isOfSameKind() && Turn.isRequest(phrase)));
    }

    private @Nullable Reading replaced(List<Phrase> said) {
        boolean amount = Lists.any(
                phrases,
                phrase -> phrase.is(Kind.CHANGE_TO)
                        && NAMES_AMOUNT.matcher(phrase.text()).find());
        Correction correction = new Correction(ReadingLeaves.ofEarlier(last), last.missing(), text).ofAmount(amount);
        if (correction.replace(said)) {
            if (Hanzi.areIn(text)) {
                new Doubts(text, lexemes).ask(correction.drafts()); // 再转 80 左右
            }
            return Drafts.reading(text, correction.drafts(), correction.unanswered(), chinese);
        }
        return correction.isUnsure() ? turn.asked(List.of("request")) : null;
    }

    /** "UNI 改成 LINK": what stands before the change is what it is changed from. */
    private static List<Phrase> withReplaced(List<Phrase> phrases) {
        List<Phrase> replaced = new ArrayList<>(phrases);
        for (int i = 1; i + 1 < phrases.size(); i++) {
            Phrase from = phrases.get(i - 1);
            Phrase to = phrases.get(i + 1);
            boolean changes = phrases.get(i).is(Kind.CHANGE_TO) && from.isValue() && to.kind() == from.kind();
            boolean tokens = from.holding() == null
                    || (to.holding() != null
                            && (from.holding().token() == null) == (to.holding().token() == null));
            if (changes && tokens) {
                Phrase mark = phrases.get(i);
                replaced.add(
                        i - 1,
                        new Phrase(
                                Kinds.of(Kind.INSTEAD_OF),
                                Kind.INSTEAD_OF,
                                mark.start(),
                                mark.end(),
                                mark.text(),
                                null,
                                List.of(),
                                List.of()));
                return replaced;
            }
        }
        return replaced;
    }

    /** "What is USDC actually?": asks, and corrects nothing. */
    private boolean asksWhat() {
        return !chinese
                && alone.reason() == Reading.Reason.QUESTION
                && !lexemes.isEmpty()
                && lexemes.getFirst().is(Kind.WHAT);
    }

    /** "500 requests", behind a job that does not say how many, adds as a limit does. */
    private boolean isAddition(Phrase phrase) {
        return ADDING.contains(phrase.kind())
                || (phrase.kind() == Kind.REQUESTS
                        && turn.isComputeJob()
                        && last.status() == Reading.Status.READY
                        && last.intents().getFirst().type().equals("infer"));
    }
}
