package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.clause.TurnedDown;
import dev.errand.engine.reader.doubt.Doubts;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.draft.Scene;
import dev.errand.engine.reader.frame.Frames;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a message as what follows the one before: the answer to a question, a correction, the same again, or a new request. */
public final class Answers {

    /** An order that the reader gave out as one for some other agent, of which it is the request before that is meant. */
    private static final Pattern CHANGES_LAST = Pattern.compile(
            "(?i)\\s*(?:change|set|move|update|adjust|amend|edit|modify|raise|lower|drop|bring|push|bump|increase|reduce|shift|put)\\b"
                    + ".*\\b(?:trigger|price|target|threshold|amount|order|limit|recipient|address|slippage|deadline|budget|interval|frequency|swap|transfer|payment)\\b.*");

    /** 先不换: said to a request before, it calls that off; by itself it may stand beside a question of the price. */
    private static final Pattern NOT_NOW =
            Pattern.compile("(?:那|那就|还是|暂时)?先[不别唔][换转买卖存借还取租跑训渲发给弄搞](?:了|住|先)?[吧啦喇啊。.!！~ ]*");

    /** 撤回, behind a request that takes nothing out of a market. */
    private static final KeyedPattern TAKEN_BACK =
            KeyedPattern.of("撤", "\\s*(?:帮我|请|麻烦|那|还是|先)*撤回(?:吧|了吧|一下|这笔|这单|刚才的|上一条|上条)*[\\s。.!！~]*");

    /** What stands between an answer and a further step. */
    private static final Set<Kind> FURTHER = Kinds.of(Kind.AND, Kind.COMMA, Kind.STOP, Kind.THEN);

    private static final Set<String> LOANS = Set.of("withdraw", "supply", "borrow", "repay");

    private static final Pattern ASKS_BALANCE =
            Pattern.compile("(?i)\\b(?:balances?|portfolio|holdings|net worth|show|list|check)\\b|\\?");

    private final Turn turn;
    private final Reading last;
    private final Reading alone;
    private final List<Lexeme> lexemes;
    private final List<Phrase> phrases;
    private final String text;
    private final boolean chinese;
    private final boolean mends;

    public Answers(
            Reading last, Reading alone, List<Lexeme> lexemes, List<Phrase> phrases, String text, boolean chinese) {
        this(new Turn(last, alone, lexemes, lying(TurnedDown.inFront(phrases), last), text, chinese), false);
    }

    private Answers(Turn turn, boolean mends) {
        this.turn = turn;
        this.last = turn.last();
        this.alone = turn.alone();
        this.lexemes = turn.lexemes();
        this.phrases = turn.phrases();
        this.text = turn.text();
        this.chinese = turn.chinese();
        this.mends = mends;
    }

    /** The same, of a message that says by other words that something was said wrongly. */
    public Answers mending(boolean mends) {
        return new Answers(turn, mends);
    }

    public Reading read() {
        Reading agreed = Assent.to(last, text, chinese);
        if (agreed != null) {
            return agreed;
        }
        Shown shown = new Shown(last, alone, phrases, text, chinese);
        Reading particular = particular(shown);
        if (particular != null) {
            return particular;
        }
        if (changesLast() || deniesValue() || namesHoldings()) {
            return openStill();
        }
        if (chinese
                && TAKEN_BACK.matches(text)
                && Lists.none(last.intents(), intent -> LOANS.contains(intent.type()))) {
            return Drafts.unsupported(text, Reading.Reason.NEGATION);
        }
        Reading further = goesOnBehindAnswer();
        if (further != null) {
            return further;
        }
        if (alone.status() == Reading.Status.READY && !turn.says(Kind.AGAIN)) {
            if (mendsPlan() || putsBack()) {
                return openStill();
            }
            return answersPlan() ? Objects.requireNonNullElseGet(answer(), this::openStill) : besideReady(shown);
        }
        Reading there = inSameMarket();
        if (there != null) {
            return there;
        }
        if (isOfOtherKind()) {
            return alone;
        }
        boolean open = last.status() == Reading.Status.INCOMPLETE;
        Reading following = open ? answeredOrCorrected() : repeatedOrCorrected();
        if (following != null) {
            return following;
        }
        if (callsOff()) {
            return Drafts.unsupported(text, Reading.Reason.NEGATION);
        }
        return open ? unanswered() : alone;
    }

    /** What only some requests are followed by, in words of its own; null if it is none of that. */
    private @Nullable Reading particular(Shown shown) {
        Reading followed = shown.followUp();
        if (followed == null && !Hanzi.areIn(text)) {
            followed = inEnglish();
        }
        if (followed != null) {
            return followed;
        }
        Reading turned = ChineseTurns.of(last, alone, lexemes, text);
        if (turned != null || alone.status() == Reading.Status.READY) {
            return turned;
        }
        Reading model = ModelSizes.told(last, text, chinese);
        if (model != null) {
            return model;
        }
        Reading steps = DroppedSteps.of(text, last);
        return steps == null ? StepShares.of(text, phrases, last) : steps;
    }

    /** What an English message asks besides, points to, or changes in few words; null if nothing of the kind. */
    private @Nullable Reading inEnglish() {
        Reading other = AskedToo.of(last, phrases, text, chinese);
        Reading changed = other == null ? BareChanges.of(turn) : other;
        return changed == null ? PointedBack.of(last, alone, phrases, text, chinese) : changed;
    }

    /** A message that is a request by itself: one of its own, unless it says "instead", or answers and leaves the rest as it was. */
    private Reading besideReady(Shown shown) {
        Reading changed = null;
        if (turn.isOfSameKind()) {
            boolean open = last.status() == Reading.Status.INCOMPLETE;
            changed = open ? answer() : turn.says(Kind.INSTEAD) ? corrected() : null;
        }
        if (isDetailOfJob()) {
            Reading told = answer();
            return told != null ? told : openStill();
        }
        Reading other = shown.otherPrice();
        if (other != null) {
            return other;
        }
        return changed == null || changed.status() != Reading.Status.READY ? alone : changed;
    }

    /**
     * "2 ETH to @bob", to "swap ETH to USDC and send it"; "200 USDC to aave", to "repay my loan": with no verb of its own it asks for nothing of its
     * own.
     */
    private boolean answersPlan() {
        return last.status() == Reading.Status.INCOMPLETE
                && !Hanzi.areIn(text)
                && Lists.none(phrases, Turn::isRequest)
                && alone.intents().size() == 1
                && Fields.MOVES.contains(alone.intents().getFirst().type())
                && !turn.isOfSameKind()
                && Lists.any(last.intents(), intent -> Fields.MOVES.contains(intent.type()));
    }

    /** "200 USDC to aave", to what is to be borrowed or taken out of a market. */
    private boolean putsBack() {
        return answersPlan()
                && alone.intents().getFirst().type().equals("supply")
                && Lists.any(
                        last.intents(), intent -> List.of("borrow", "withdraw").contains(intent.type()));
    }

    /** "No, 100 USDC to @bob", behind "swap 1 ETH to USDC and send it to @bob": of the plan, or in its place? */
    private boolean mendsPlan() {
        return last.status() == Reading.Status.READY
                && last.intents().size() > 1
                && !Hanzi.areIn(text)
                && (turn.says(Kind.NO) || turn.says(Kind.MEND))
                && Lists.none(phrases, Turn::isRequest);
    }

    /**
     * "To USDC and lend all of it", to "swap 2 ETH": an answer, and a step that goes on with what was asked about. What was asked is never lost for
     * the step: where the two do not fit, it is asked on. Null if the message is nothing of the kind.
     */
    private @Nullable Reading goesOnBehindAnswer() {
        if (last.status() != Reading.Status.INCOMPLETE || last.missing().contains("request") || Hanzi.areIn(text)) {
            return null;
        }
        int verb = 1;
        while (verb < phrases.size() && !isFurther(verb)) {
            verb++;
        }
        int end = Math.min(verb, phrases.size());
        while (end > 0 && FURTHER.contains(phrases.get(end - 1).kind())) {
            end--;
        }
        List<Phrase> front = phrases.subList(0, end);
        if (verb >= phrases.size() || Lists.none(front, Phrase::isValue) || Lists.any(front, Turn::isRequest)) {
            return null;
        }
        Reading answered = answer(front);
        if (answered == null) {
            return null;
        }
        List<Draft> drafts = new ArrayList<>(ReadingLeaves.ofSame(answered));
        Scene scene = new Scene(text, List.copyOf(drafts), null, false);
        List<List<Draft>> fits = answered.status() == Reading.Status.READY
                ? Frames.read(new Clause(List.copyOf(phrases.subList(verb, phrases.size()))), scene)
                : List.of();
        if (fits.size() == 1) {
            drafts.addAll(fits.getFirst());
            return Drafts.reading(text, drafts, List.of(), chinese);
        }
        if (alone.status() != Reading.Status.READY) {
            return null;
        }
        List<String> missing = new ArrayList<>(answered.missing());
        missing.add("request");
        return Drafts.incomplete(text, drafts, missing, chinese);
    }

    /** Whether a verb opens a further step there. */
    private boolean isFurther(int at) {
        return Turn.isRequest(phrases.get(at))
                && FURTHER.contains(phrases.get(at - 1).kind());
    }

    private boolean callsOff() {
        return alone.reason() == Reading.Reason.NEGATION
                || (turn.isOnly(Kinds.of(Kind.CANCEL, Kind.NOT, Kind.NO, Kind.MEND))
                        && turn.says(Kinds.of(Kind.CANCEL, Kind.NOT, Kind.NO))) // "actually no"
                || (chinese && NOT_NOW.matcher(Hanzi.simplified(text)).matches());
    }

    /** What follows a question. */
    private @Nullable Reading answeredOrCorrected() {
        if (turn.says(Kind.CANCEL)) {
            return null;
        }
        Reading filled = answer();
        return filled == null ? corrected() : filled;
    }

    /** What follows a request that was whole. */
    private @Nullable Reading repeatedOrCorrected() {
        Reading each = ForEach.of(last, lexemes, phrases, text, chinese);
        if (each != null) {
            return each;
        }
        OnceMore more = new OnceMore(turn);
        Reading another = more.toAnother();
        if (another != null || turn.says(Kind.CANCEL)) {
            return another;
        }
        return more.isMeant() ? more.read() : corrected();
    }

    /** "Nudge the trigger price to 4": how the request before is to be changed, in words that no correction knows. */
    private boolean changesLast() {
        return alone.status() == Reading.Status.READY
                && alone.intents().size() == 1
                && alone.intents().getFirst().type().equals("service")
                && Lists.any(last.intents(), intent -> Fields.MOVES.contains(intent.type()))
                && CHANGES_LAST.matcher(text).matches();
    }

    /** "@ann should never get it": what is said behind a value turns it down, and nothing stands in its place. */
    private boolean deniesValue() {
        boolean value = false;
        boolean denied = false;
        for (Phrase phrase : phrases) {
            boolean says = phrase.isValue()
                    && (phrase.holding() == null || phrase.holding().reference() == null);
            denied = phrase.is(Kind.INSTEAD_OF) ? value : denied && !says;
            value |= says;
        }
        return denied && !Hanzi.areIn(text);
    }

    /** What was known, asked about once more. */
    public Reading openStill() {
        return openStill(last, text, chinese);
    }

    /** What was known, asked about once more, whatever the message says. */
    public static Reading openStill(Reading last, String text, boolean chinese) {
        boolean open = last.status() == Reading.Status.INCOMPLETE;
        return Turn.asked(last, open ? last.missing() : List.of("request"), text, chinese);
    }

    /** What was neither an answer nor anything else is asked again; nothing that was known is lost. */
    private Reading unanswered() {
        boolean value = Lists.any(phrases, Phrase::isValue)
                || Lists.any(
                        lexemes,
                        lexeme -> lexeme.is(Kind.SOME) || lexeme.is(Kind.BAD_NUMBER) || lexeme.is(Kind.NUMBER));
        boolean nothingNew = alone.grounds().isEmpty() && turn.isOfSameKind(); // "换一点点", to "how much?"
        boolean other =
                alone.status() == Reading.Status.INCOMPLETE && !alone.intents().isEmpty() && !nothingNew;
        if (other || (alone.reason() != null && alone.reason() != Reading.Reason.NOISE && !value)) {
            return alone;
        }
        return turn.asked(last.missing());
    }

    private @Nullable Reading corrected() {
        return new Amendment(turn, mends).read();
    }

    private @Nullable Reading answer() {
        return answer(phrases);
    }

    private @Nullable Reading answer(List<Phrase> phrases) {
        if (last.intents().isEmpty()) {
            return null;
        }
        Filling filling = new Filling(ReadingLeaves.ofEarlier(last), last.missing(), last.text(), text);
        List<Phrase> said = Lists.those(
                phrases,
                phrase -> !Amendment.CORRECTING.contains(phrase.kind())
                        && phrase.kind() != Kind.YES
                        && !(phrase.kind() == Kind.EACH && turn.recurs()));
        if (!filling.fill(said)) {
            return null;
        }
        new Doubts(text, lexemes).ask(filling.drafts()); // "about 2"
        return Drafts.reading(text, filling.drafts(), filling.unanswered(), chinese);
    }

    /** "Llama 3.1 8B, 20M tokens", to what is to be trained on how many: no inference, as no verb says so. */
    private boolean isDetailOfJob() {
        return last.status() == Reading.Status.INCOMPLETE
                && turn.isComputeJob()
                && alone.intents().size() == 1
                && alone.intents().getFirst().type().equals("infer")
                && !last.intents().getFirst().type().equals("infer")
                && Lists.none(phrases, phrase -> phrase.is(Kind.RUN) || phrase.is(Kind.GENERATE));
    }

    /** Whether the message is itself a request of another kind than the one before. */
    private boolean isOfOtherKind() {
        boolean pays = (turn.says(Kind.USE) || turn.says(Kind.WITH) || turn.saysOtherPayment()) && turn.isTrade();
        return !pays
                && alone.status() == Reading.Status.INCOMPLETE
                && !alone.intents().isEmpty()
                && Lists.none(alone.missing(), "request"::equals)
                && Lists.none(
                        alone.intents(),
                        intent -> Lists.any(
                                last.intents(), before -> before.type().equals(intent.type())))
                && Lists.any(phrases, Turn::isRequest);
    }

    /** "And now borrow 1,500 USDC there": in the market of the request before. */
    private @Nullable Reading inSameMarket() {
        boolean there = !chinese
                && turn.says(Kind.THERE)
                && last.status() == Reading.Status.READY
                && last.intents().size() == 1
                && alone.intents().size() == 1
                && alone.missing().equals(List.of("market"));
        Draft.Leaf market =
                there ? ReadingLeaves.ofEarlier(last).getFirst().leaves().get("market") : null;
        if (market == null) {
            return null;
        }
        Draft draft = ReadingLeaves.ofSame(alone).getFirst();
        draft.put("market", market.value(), market.ground());
        return Drafts.reading(text, List.of(draft), List.of(), false);
    }

    /** "My tokens", "with what I have", to what is asked: no number, and no question of what there is. */
    private boolean namesHoldings() {
        return !chinese
                && last.status() == Reading.Status.INCOMPLETE
                && Lists.any(last.intents(), intent -> Fields.MOVES.contains(intent.type()))
                && alone.status() == Reading.Status.READY
                && alone.intents().size() == 1
                && alone.intents().getFirst().type().equals("balance")
                && !ASKS_BALANCE.matcher(text).find()
                && Lists.all(
                        phrases,
                        phrase -> phrase.is(Kind.BALANCE)
                                || phrase.is(Kind.WITH)
                                || phrase.is(Kind.USE)
                                || phrase.is(Kind.FROM)
                                || phrase.is(Kind.STOP));
    }

    /** 看错了，是存在 compound 那边的: behind a slip, where it lies is no deposit. */
    private static List<Phrase> lying(List<Phrase> phrases, Reading last) {
        boolean mends = Lists.any(phrases, phrase -> phrase.is(Kind.MEND) || phrase.is(Kind.NO));
        boolean loan = last.intents().size() == 1
                && List.of("withdraw", "repay", "borrow")
                        .contains(last.intents().getFirst().type());
        List<Phrase> left = new ArrayList<>(phrases);
        for (int i = 0; i + 1 < left.size() && mends && loan; i++) {
            boolean lies = left.get(i).is(Kind.SUPPLY)
                    && left.get(i).text().endsWith("在")
                    && left.get(i + 1).is(Kind.MARKET);
            if (lies) {
                left.remove(i);
                return left;
            }
        }
        return phrases;
    }
}
