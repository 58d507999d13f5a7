package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.clause.TurnedDown;
import dev.errand.engine.reader.doubt.Doubts;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.draft.Questions;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.frame.SwapSides;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Span;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a message as what follows the one before: the answer to a question, a correction, the same again, or a new request. */
public final class Answers {

    static final Set<Kind> CORRECTING = Kinds.of(Kind.MEND, Kind.NO, Kind.CHANGE_TO, Kind.INSTEAD, Kind.INSTEAD_OF);
    /** All that may stand in "and @ann too". */
    private static final Set<Kind> PAID_TOO =
            Kinds.of(Kind.RECIPIENT, Kind.ALSO, Kind.AND, Kind.TO, Kind.FOR, Kind.SMALL_TALK, Kind.COMMA);

    /** Values that say by themselves what they are: said behind a request, they add to it. */
    private static final Set<Kind> ADDING =
            Kinds.of(Kind.LIMIT, Kind.TRIGGER, Kind.COST, Kind.DEADLINE, Kind.MARKET, Kind.PRECISION);

    /** What may stand beside a token or a number that is said instead of another one. */
    static final Set<Kind> BESIDE_TOKEN = Kinds.of(
            Kind.STOP,
            Kind.COMMA,
            Kind.AND,
            Kind.HAVE,
            Kind.OF,
            Kind.SMALL_TALK,
            Kind.BALANCE,
            Kind.SO,
            Kind.PAYS,
            Kind.WANT);

    /** "Change the trigger to": of a request that waits for a price, which of its numbers is meant. */
    private static final Pattern NAMES_PRICE =
            Pattern.compile("(?i)\\b(?:price|trigger|target|threshold|level|strike)\\b");

    private static final Pattern ASKS_BALANCE =
            Pattern.compile("(?i)\\b(?:balances?|portfolio|holdings|net worth|show|list|check)\\b|\\?");

    private static final Pattern NAMES_AMOUNT = Pattern.compile("(?i)\\bthe (?:amount|sum|quantity)\\b");

    /** An order that the reader gave out as one for some other agent, of which it is the request before that is meant. */
    private static final Pattern CHANGES_LAST = Pattern.compile(
            "(?i)\\s*(?:change|set|move|update|adjust|amend|edit|modify|raise|lower|drop|bring|push|bump|increase|reduce|shift|put)\\b"
                    + ".*\\b(?:trigger|price|target|threshold|amount|order|limit|recipient|address|slippage|deadline|budget|interval|frequency|swap|transfer|payment)\\b.*");

    /** 先不换: said to a request before, it calls that off; by itself it may stand beside a question of the price. */
    private static final Pattern NOT_NOW =
            Pattern.compile("(?:那|那就|还是|暂时)?先[不别唔][换转买卖存借还取租跑训渲发给弄搞](?:了|住|先)?[吧啦喇啊。.!！~ ]*");

    /** "Another 200, please", behind a payment, a loan or a deposit: the same once more, of so much. */
    private static final Pattern ANOTHER = Pattern.compile(
            "(?i)\\s*(?:(?:and|ok|okay|then|now|yes)[ ,]+){0,2}another \\$?[0-9][0-9.,]*k?(?: [a-z]{3,5})??(?:,? (?:please|pls|thanks|too|as well|then|now)){0,2}[.! ]*");

    private static final Pattern ALSO = Pattern.compile("[再也]|同样|照样|另外|还要|一样");
    /** {@literal @}amy 也不要: what is turned down besides. */
    private static final Pattern NOR = Pattern.compile("[也都]不[要用给][了吧啊。！!\\s]*$");

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

    private static final Set<Kind> NONE = Kinds.of();

    /** By which verbs requests of a type are told. */
    static final Map<String, Set<Kind>> VERBS = Map.of(
            "swap", Kinds.of(Kind.SWAP, Kind.SELL, Kind.BUY, Kind.SELL_ALL),
            "transfer", Kinds.of(Kind.SEND, Kind.GIVE),
            "supply", Kinds.of(Kind.SUPPLY),
            "withdraw", Kinds.of(Kind.WITHDRAW),
            "borrow", Kinds.of(Kind.BORROW),
            "repay", Kinds.of(Kind.REPAY, Kind.CLEAR),
            "rent", Kinds.of(Kind.RENT),
            "render", Kinds.of(Kind.RENDER),
            "train", Kinds.of(Kind.TRAIN),
            "infer", Kinds.of(Kind.RUN));

    /** What is said with these is done besides, or later, or changes an amount by so much. */
    private static final Pattern MORE =
            Pattern.compile("[再另也多少先加减等后]|还(?=[要有得给转换买])|[?？吗呢么]|[转存取换买卖借还租发打渲训]了|(?<!给)[他她佢](?:转|打|发|存|借|还)");

    private static final Pattern ONCE_MORE = Pattern.compile(
            "\\s*(?:那就?|请|麻烦)?再(?:给我|帮我|给他|给她)?[^再另也多少先加减等后?？吗呢么,，半成%]*[0-9一二两三四五六七八九十百千万.]+\\s*[^再另也多少先加减等后?？吗呢么,，半成%]*");

    private static final Set<String> HIM = Set.of("他", "她", "佢");

    private static final Set<Kind> ITS_VERB = Kinds.of(
            Kind.USE,
            Kind.BECOME,
            Kind.CHANGE_TO,
            Kind.THEN,
            Kind.SMALL_TALK,
            Kind.HARMLESS,
            Kind.COMMA,
            Kind.STOP,
            Kind.SO,
            Kind.GIVE);

    private static final Pattern CARDS = Pattern.compile("[张台块]");

    private static final Set<Kind> OTHER_REQUESTS = Kinds.of(
            Kind.SEND,
            Kind.SUPPLY,
            Kind.WITHDRAW,
            Kind.BORROW,
            Kind.REPAY,
            Kind.SWAP,
            Kind.SELL,
            Kind.BUY,
            Kind.WRAP,
            Kind.UNWRAP,
            Kind.RENT,
            Kind.RENDER,
            Kind.TRAIN,
            Kind.RUN);

    private final Reading last;
    private final Reading alone;
    private final List<Lexeme> lexemes;
    private final List<Phrase> phrases;
    private final String text;
    private final boolean chinese;
    private boolean mends;

    public Answers(
            Reading last, Reading alone, List<Lexeme> lexemes, List<Phrase> phrases, String text, boolean chinese) {
        this.last = last;
        this.alone = alone;
        this.lexemes = lexemes;
        this.phrases = lying(TurnedDown.inFront(phrases), last);
        this.text = text;
        this.chinese = chinese || Hanzi.areIn(last.text());
    }

    /** The same, of a message that says by other words that something was said wrongly. */
    public Answers mending(boolean mends) {
        this.mends = mends;
        return this;
    }

    public Reading read() {
        Shown shown = new Shown(last, alone, phrases, text, chinese);
        Reading followed = shown.followUp();
        if (followed != null) {
            return followed;
        }
        Reading turned = ChineseTurns.of(last, alone, lexemes, text);
        if (turned != null) {
            return turned;
        }
        Reading model = alone.status() == Reading.Status.READY ? null : ModelSizes.told(last, text, chinese);
        if (model != null) {
            return model;
        }
        Reading steps = alone.status() == Reading.Status.READY ? null : DroppedSteps.of(text, last);
        steps = steps == null && alone.status() != Reading.Status.READY ? StepShares.of(text, phrases, last) : steps;
        if (steps != null) {
            return steps;
        }
        if (changesLast() || deniesValue()) {
            return openStill();
        }
        if (namesHoldings()) {
            return openStill();
        }
        if (alone.status() == Reading.Status.READY && !says(Kind.AGAIN)) {
            Reading changed = null;
            if (isOfSameKind()) {
                boolean open = last.status() == Reading.Status.INCOMPLETE;
                changed = open ? answer() : says(Kind.INSTEAD) ? corrected() : null;
            }
            if (isDetailOfJob()) {
                Reading told = answer();
                return told != null ? told : openStill();
            }
            Reading other = shown.otherPrice();
            if (other != null) {
                return other;
            }
            // a request of its own, unless it says "instead", or answers and leaves the rest as it was
            return changed == null || changed.status() != Reading.Status.READY ? alone : changed;
        }
        Reading there = inSameMarket();
        if (there != null) {
            return there;
        }
        if (isOfOtherKind()) {
            return alone;
        }
        boolean off = alone.reason() == Reading.Reason.NEGATION
                || isOnly(Kinds.of(Kind.CANCEL, Kind.NOT, Kind.NO))
                || (chinese && NOT_NOW.matcher(Hanzi.simplified(text)).matches());
        if (last.status() == Reading.Status.INCOMPLETE) {
            Reading filled = says(Kind.CANCEL) ? null : answer();
            if (filled == null && !says(Kind.CANCEL)) {
                filled = corrected();
            }
            if (filled != null) {
                return filled;
            }
            return off ? Drafts.unsupported(text, Reading.Reason.NEGATION) : unanswered();
        }
        Reading each = ForEach.of(last, lexemes, phrases, text, chinese);
        if (each != null) {
            return each;
        }
        boolean more = chinese ? isTransferOfNothingNew() : paysMore();
        Reading another = more ? toAnother() : null;
        if (another != null) {
            return another;
        }
        boolean again = says(Kind.AGAIN) || paysAnother() || isAnother();
        Reading changed = says(Kind.CANCEL) ? null : again ? again() : corrected();
        if (changed != null) {
            return changed;
        }
        return off ? Drafts.unsupported(text, Reading.Reason.NEGATION) : alone;
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
        return asked(ReadingLeaves.ofEarlier(last), open ? last.missing() : List.of("request"), text, chinese);
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

    private boolean says(Set<Kind> kinds) {
        return Lists.any(phrases, phrase -> phrase.isAnyOf(kinds));
    }

    private boolean says(Kind kind) {
        return Lists.any(phrases, phrase -> phrase.is(kind));
    }

    private boolean isOnly(Set<Kind> kinds) {
        return Lists.any(phrases, phrase -> phrase.isAnyOf(kinds))
                && Lists.all(
                        phrases,
                        phrase -> phrase.isAnyOf(kinds)
                                || phrase.is(Kind.COMMA)
                                || phrase.is(Kind.STOP)
                                || phrase.is(Kind.SMALL_TALK));
    }

    /** What was neither an answer nor anything else is asked again; nothing that was known is lost. */
    private Reading unanswered() {
        boolean value = Lists.any(phrases, Phrase::isValue)
                || Lists.any(
                        lexemes,
                        lexeme -> lexeme.is(Kind.SOME) || lexeme.is(Kind.BAD_NUMBER) || lexeme.is(Kind.NUMBER));
        boolean nothingNew = alone.grounds().isEmpty() && isOfSameKind(); // "换一点点", to "how much?"
        boolean other =
                alone.status() == Reading.Status.INCOMPLETE && !alone.intents().isEmpty() && !nothingNew;
        if (other || (alone.reason() != null && alone.reason() != Reading.Reason.NOISE && !value)) {
            return alone;
        }
        return asAsked(ReadingLeaves.ofEarlier(last), last.missing());
    }

    private Reading asAsked(List<Draft> drafts, List<String> missing) {
        return asked(drafts, missing, text, chinese);
    }

    private static Reading asked(List<Draft> drafts, List<String> missing, String text, boolean chinese) {
        return new Reading(
                text,
                Reading.Status.INCOMPLETE,
                drafts.stream().map(Draft::toIntent).toList(),
                missing,
                Questions.about(missing, drafts, chinese),
                null,
                Drafts.grounds(drafts));
    }

    /** Whether the request before is done again and again: then 每次 says nothing new. */
    private boolean recurs() {
        return last.intents().size() == 1
                && ReadingLeaves.ofEarlier(last).getFirst().has("trigger.every");
    }

    private @Nullable Reading answer() {
        if (last.intents().isEmpty()) {
            return null;
        }
        Filling filling = new Filling(ReadingLeaves.ofEarlier(last), last.missing(), last.text(), text);
        List<Phrase> said = Lists.those(
                phrases,
                phrase -> !CORRECTING.contains(phrase.kind())
                        && phrase.kind() != Kind.YES
                        && !(phrase.kind() == Kind.EACH && recurs()));
        if (!filling.fill(said)) {
            return null;
        }
        new Doubts(text, lexemes).ask(filling.drafts()); // "about 2"
        return Drafts.reading(text, filling.drafts(), filling.unanswered(), chinese);
    }

    /** 三张吧, 要 600 帧, 2 个呢: a number whose unit says what it counts in the request before. */
    private boolean saysCounted() {
        if (!chinese || !Hanzi.areIn(text) || last.intents().size() != 1) {
            return false;
        }
        String type = last.intents().getFirst().type();
        String said = Hanzi.simplified(text);
        boolean only = Lists.all(
                phrases,
                phrase -> phrase.is(Kind.FRAMES)
                        || BESIDE_TOKEN.contains(phrase.kind())
                        || isBareNumber(phrase.holding()));
        return only
                && ((type.equals("render") && says(Kind.FRAMES))
                        || (type.equals("rent") && CARDS.matcher(said).find())
                        || (type.equals("quote") && said.contains("呢")));
    }

    /** 改成买 UNI, behind a trade of so much of what is sold. */
    private boolean buysOther() {
        return chinese
                && says(Kind.CHANGE_TO)
                && says(Kind.BUY)
                && alone.intents().isEmpty()
                && last.status() == Reading.Status.READY
                && isTrade()
                && Lists.none(
                        phrases,
                        phrase -> phrase.holding() != null && phrase.holding().saysAmount())
                && phrases.stream()
                        .filter(phrase -> OTHER_REQUESTS.contains(phrase.kind()))
                        .allMatch(phrase -> phrase.kind() == Kind.BUY)
                && tradesOnSameSide();
    }

    /** Whether the last one trades so much of what is sold, and no other side or payment is named. */
    private boolean tradesOnSameSide() {
        boolean counts = Lists.any(
                phrases, phrase -> phrase.holding() != null && phrase.holding().saysAmount());
        return ReadingLeaves.ofEarlier(last).getFirst().has("sell.amount.value")
                && !says(Kind.SELL)
                && !says(Kind.SELL_ALL)
                && !(counts && says(Kind.BUY))
                && !(says(Kind.USE) && !isPaidWith());
    }

    /** DAI 呢, behind a price. */
    private boolean asksForOtherToken() {
        return last.intents().size() == 1
                && last.intents().getFirst().type().equals("quote")
                && text.contains("呢")
                && Lists.all(
                        phrases,
                        phrase -> phrase.holding() == null
                                ? BESIDE_TOKEN.contains(phrase.kind())
                                : phrase.holding().token() != null
                                        && !phrase.holding().saysAmount()
                                        && phrase.holding().reference() == null);
    }

    private static boolean isBareNumber(Phrase.@Nullable Holding holding) {
        return holding != null
                && holding.token() == null
                && holding.reference() == null
                && holding.measure() == Phrase.Measure.VALUE;
    }

    private boolean isComputeJob() {
        return last.intents().size() == 1
                && List.of("infer", "train", "rent", "render")
                        .contains(last.intents().getFirst().type());
    }

    /** "Llama 3.1 8B, 20M tokens", to what is to be trained on how many: no inference, as no verb says so. */
    private boolean isDetailOfJob() {
        return last.status() == Reading.Status.INCOMPLETE
                && isComputeJob()
                && alone.intents().size() == 1
                && alone.intents().getFirst().type().equals("infer")
                && !last.intents().getFirst().type().equals("infer")
                && Lists.none(phrases, phrase -> phrase.is(Kind.RUN) || phrase.is(Kind.GENERATE));
    }

    private boolean isOfSameKind() {
        return last.intents().size() == 1
                && alone.intents().size() == 1
                && last.intents()
                        .getFirst()
                        .type()
                        .equals(alone.intents().getFirst().type());
    }

    /** 一天太短，租三天: what is said anew is told by the verb of the request before. */
    private boolean saysSameVerb() {
        String type = last.intents().size() == 1 ? last.intents().getFirst().type() : "";
        return phrases.stream()
                .filter(phrase -> OTHER_REQUESTS.contains(phrase.kind()))
                .allMatch(
                        phrase -> phrase.kind().name().toLowerCase(Locale.ROOT).equals(type));
    }

    /** 再换 1 个, 再租 2 张: so many more, and everything else as before. */
    private boolean saysOnceMore() {
        return ONCE_MORE.matcher(Hanzi.simplified(text)).matches()
                && Lists.none(ReadingLeaves.ofEarlier(last), draft -> draft.has("trigger"));
    }

    /** Whether a token or an amount is said, not both: 存 300 DAI, behind 500 USDC, may be done besides. */
    private boolean isPartOfLast(Phrase.Holding holding) {
        String token = holding.token();
        boolean known = token != null
                && Lists.any(
                        ReadingLeaves.ofEarlier(last).getFirst().leaves().values(),
                        leaf -> leaf.value().equals(token));
        return holding.reference() == null && (known || !holding.saysToken() || !holding.saysAmount());
    }

    /** 换 3 个, 存一半, 用 DAI 买, behind such a request: what is said anew, by its own verb and without what stays. */
    private boolean saysItsVerb() {
        return Hanzi.areIn(text)
                && last.status() == Reading.Status.READY
                && alone.status() == Reading.Status.INCOMPLETE
                && (isOfSameKind() || alone.intents().isEmpty())
                && says(VERBS.getOrDefault(last.intents().getFirst().type(), NONE))
                && (!MORE.matcher(Hanzi.simplified(text)).find() || saysOnceMore())
                && Lists.count(phrases, Phrase::isValue) == 1
                && !(isTrade() && givesAnother())
                && Lists.all(
                        phrases,
                        phrase -> phrase.isValue()
                                ? phrase.holding() == null
                                        || (isPartOfLast(phrase.holding()) && !isAmountOfToken(phrase.holding()))
                                : phrase.isAnyOf(ITS_VERB)
                                        || HIM.contains(phrase.text())
                                        || phrase.isAnyOf(VERBS.getOrDefault(
                                                last.intents().getFirst().type(), NONE)));
    }

    /** 转 50 DAI points to nothing before it: a request of its own, to whom is still to be said. */
    private static boolean isAmountOfToken(Phrase.Holding holding) {
        return holding.saysToken() && holding.saysAmount();
    }

    /** 卖 UNI, 用 DAI 换: another token is given, of which the amount of the one before says nothing. */
    private boolean givesAnother() {
        boolean named = Lists.any(
                phrases,
                phrase -> phrase.holding() != null
                        && phrase.holding().token() != null
                        && !phrase.holding().saysAmount());
        return named && (says(Kind.SELL) || says(Kind.SELL_ALL) || (says(Kind.USE) && !isPaidWith()));
    }

    private boolean isTrade() {
        return Shown.isTrade(last);
    }

    /** Whether the message is itself a request of another kind than the one before. */
    private boolean isOfOtherKind() {
        boolean pays = (says(Kind.USE) || says(Kind.WITH) || saysOtherPayment()) && isTrade();
        return !pays
                && alone.status() == Reading.Status.INCOMPLETE
                && !alone.intents().isEmpty()
                && Lists.none(alone.missing(), "request"::equals)
                && Lists.none(
                        alone.intents(),
                        intent -> Lists.any(
                                last.intents(), before -> before.type().equals(intent.type())))
                && Lists.any(phrases, phrase -> OTHER_REQUESTS.contains(phrase.kind()));
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

    private @Nullable Reading corrected() {
        if (asksWhat()
                || last.intents().isEmpty()
                || NOR.matcher(Hanzi.simplified(text)).find()) {
            return null;
        }
        boolean uses = says(Kind.USE) || saysOtherPayment();
        boolean paying = uses && phrases.getLast().kind() == Kind.SEND && isTrade(); // "不对，用 USDT 付"
        boolean other = !paying
                && Lists.any(phrases, phrase -> OTHER_REQUESTS.contains(phrase.kind()))
                && !isOfSameKind()
                && !(mends && alone.intents().isEmpty() && saysSameVerb())
                && !saysItsVerb()
                && !buysOther();
        if (other && alone.status() != Reading.Status.UNSUPPORTED) {
            return null;
        }
        List<Phrase> said = new ArrayList<>();
        boolean corrects = mends;
        for (Phrase phrase : withReplaced(phrases)) {
            if (phrase.kind() == Kind.EACH && recurs()) {
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
            if (change && changesPayment(phrase) && isTrade()) {
                if (!isPaidWith()) {
                    return asAsked(
                            ReadingLeaves.ofEarlier(last), List.of("request")); // 还是用 DAI 吧: for which of the two?
                }
                said.add(Phrase.of(Lexeme.of(Kind.USE, phrase.start(), phrase.end(), null, phrase.text())));
            } else if (!change || phrase.is(Kind.INSTEAD_OF) || phrase.is(Kind.BECOME)) {
                said.add(phrase);
            }
        }
        corrects |= says(Kind.FRAME_TIME) && last.intents().getFirst().type().equals("render"); // 每帧改成30秒
        corrects |= saysCounted() || asksForOtherToken();
        boolean sets = says(Kind.BECOME)
                || says(Kind.WITH)
                || says(Kind.USE)
                || says(Kind.ON)
                || (chinese && says(Kind.SWAP)); // 换 Llama-3.1-8B 吧
        corrects |= isComputeJob() && sets && (says(Kind.GPUS) || says(Kind.MODEL));
        corrects |= (paying && chinese) || saysItsVerb();
        boolean adds = !phrases.isEmpty()
                && Lists.any(phrases, this::isAddition)
                && Lists.all(
                        phrases,
                        phrase -> isAddition(phrase)
                                || phrase.is(Kind.COMMA)
                                || phrase.kind() == Kind.WITHIN // 加个期限，一小时内
                                || phrase.is(Kind.AND)
                                || phrase.is(Kind.WITH)
                                || phrase.is(Kind.USE)
                                || phrase.is(Kind.ON)
                                || phrase.is(Kind.FROM)
                                || phrase.is(Kind.OUT)
                                || phrase.is(Kind.IN)
                                || phrase.is(Kind.PUT)
                                || phrase.is(Kind.TO)
                                || phrase.is(Kind.WANT)
                                || phrase.is(Kind.NEED)
                                || phrase.is(Kind.HARMLESS)
                                || phrase.is(Kind.SMALL_TALK)
                                || (phrase.holding() != null && SwapSides.isIt(phrase.holding()))
                                || (isOfSameKind() && OTHER_REQUESTS.contains(phrase.kind())));
        if (!corrects && !adds) {
            return null;
        }
        if (adds) { // "add a slippage limit of 0.2% to that"
            said.removeIf(phrase -> phrase.holding() != null && SwapSides.isIt(phrase.holding()));
        }
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
        return correction.isUnsure() ? asAsked(ReadingLeaves.ofEarlier(last), List.of("request")) : null;
    }

    /** "500 requests", behind a job that does not say how many, adds as a limit does. */
    private boolean isAddition(Phrase phrase) {
        return ADDING.contains(phrase.kind())
                || (phrase.kind() == Kind.REQUESTS
                        && isComputeJob()
                        && last.status() == Reading.Status.READY
                        && last.intents().getFirst().type().equals("infer"));
    }

    private boolean saysOtherPayment() {
        return Lists.any(phrases, Answers::changesPayment);
    }

    /** 改用, 还是用: something else is to be paid with. */
    private static boolean changesPayment(Phrase phrase) {
        return phrase.is(Kind.CHANGE_TO) && phrase.text().endsWith("用");
    }

    /** Whether the request before says with 用, 拿 or 花 what is paid, or how much is to be got. */
    private boolean isPaidWith() {
        if (!Hanzi.areIn(last.text()) || last.intents().size() != 1) {
            return true;
        }
        Draft draft = ReadingLeaves.ofEarlier(last).getFirst();
        return draft.has("buy.amount") || last.text().chars().anyMatch(c -> "用拿花以掏".indexOf(c) >= 0);
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
                && isOfSameKind()
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
                                || isBareNumber(phrase.holding()));
    }

    /** "And now borrow 1,500 USDC there": in the market of the request before. */
    private @Nullable Reading inSameMarket() {
        boolean there = !chinese
                && says(Kind.THERE)
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

    /** The payment before, to somebody else, and of another amount if one is said. */
    private @Nullable Reading toAnother() {
        List<Phrase> amounts = Lists.those(
                phrases,
                phrase -> isBareNumber(phrase.holding())
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

    private @Nullable Reading again() {
        List<Phrase> said = phrases.stream()
                .filter(phrase -> phrase.kind() != Kind.AGAIN
                        && phrase.kind() != Kind.ALSO
                        && !phrase.is(Kind.YES)
                        && !phrase.is(Kind.IT)
                        && !phrase.is(Kind.INSTEAD))
                .filter(phrase -> phrase.holding() == null || phrase.holding().reference() == null)
                .toList();
        Correction correction = new Correction(ReadingLeaves.ofEarlier(last), List.of(), text);
        boolean nothingElse = Lists.all(
                said,
                phrase -> phrase.is(Kind.COMMA)
                        || phrase.is(Kind.STOP)
                        || phrase.is(Kind.AND)
                        || phrase.is(Kind.SMALL_TALK)
                        || phrase.is(Kind.GET)
                        || phrase.is(Kind.BUY));
        if (!nothingElse && !correction.replace(said)) {
            return null;
        }
        return Drafts.reading(text, correction.drafts(), List.of(), chinese);
    }
}
