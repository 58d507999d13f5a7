package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a message says anew of the request before without a word that corrects: a number whose unit says what it counts, another token, its
 * own verb. Immutable.
 */
final class SaidAnew {

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

    private final Turn turn;
    private final Reading last;
    private final Reading alone;
    private final List<Phrase> phrases;
    private final String text;
    private final boolean chinese;

    SaidAnew(Turn turn) {
        this.turn = turn;
        this.last = turn.last();
        this.alone = turn.alone();
        this.phrases = turn.phrases();
        this.text = turn.text();
        this.chinese = turn.chinese();
    }

    /** 三张吧, 要 600 帧, 2 个呢: a number whose unit says what it counts in the request before. */
    boolean saysCounted() {
        if (!chinese || !Hanzi.areIn(text) || last.intents().size() != 1) {
            return false;
        }
        String type = last.intents().getFirst().type();
        String said = Hanzi.simplified(text);
        boolean only = Lists.all(
                phrases,
                phrase -> phrase.is(Kind.FRAMES)
                        || BESIDE_TOKEN.contains(phrase.kind())
                        || Turn.isBareNumber(phrase.holding()));
        return only
                && ((type.equals("render") && turn.says(Kind.FRAMES))
                        || (type.equals("rent") && CARDS.matcher(said).find())
                        || (type.equals("quote") && said.contains("呢")));
    }

    /** DAI 呢, behind a price. */
    boolean asksForOtherToken() {
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

    /** 改成买 UNI, behind a trade of so much of what is sold. */
    boolean buysOther() {
        return chinese
                && turn.says(Kind.CHANGE_TO)
                && turn.says(Kind.BUY)
                && alone.intents().isEmpty()
                && last.status() == Reading.Status.READY
                && turn.isTrade()
                && Lists.none(
                        phrases,
                        phrase -> phrase.holding() != null && phrase.holding().saysAmount())
                && phrases.stream().filter(Turn::isRequest).allMatch(phrase -> phrase.kind() == Kind.BUY)
                && tradesOnSameSide();
    }

    /** Whether the last one trades so much of what is sold, and no other side or payment is named. */
    private boolean tradesOnSameSide() {
        boolean counts = Lists.any(
                phrases, phrase -> phrase.holding() != null && phrase.holding().saysAmount());
        return ReadingLeaves.ofEarlier(last).getFirst().has("sell.amount.value")
                && !turn.says(Kind.SELL)
                && !turn.says(Kind.SELL_ALL)
                && !(counts && turn.says(Kind.BUY))
                && !(turn.says(Kind.USE) && !turn.isPaidWith());
    }

    /** 一天太短，租三天: what is said anew is told by the verb of the request before. */
    boolean saysSameVerb() {
        String type = last.intents().size() == 1 ? last.intents().getFirst().type() : "";
        return phrases.stream()
                .filter(Turn::isRequest)
                .allMatch(
                        phrase -> phrase.kind().name().toLowerCase(Locale.ROOT).equals(type));
    }

    /** 换 3 个, 存一半, 用 DAI 买, behind such a request: what is said anew, by its own verb and without what stays. */
    boolean saysItsVerb() {
        return Hanzi.areIn(text)
                && last.status() == Reading.Status.READY
                && alone.status() == Reading.Status.INCOMPLETE
                && (turn.isOfSameKind() || alone.intents().isEmpty())
                && turn.says(VERBS.getOrDefault(last.intents().getFirst().type(), NONE))
                && (!MORE.matcher(Hanzi.simplified(text)).find() || saysOnceMore())
                && Lists.count(phrases, Phrase::isValue) == 1
                && !(turn.isTrade() && givesAnother())
                && Lists.all(
                        phrases,
                        phrase -> phrase.isValue()
                                ? phrase.holding() == null
                                        || (isPartOfLast(phrase.holding())
                                                && (!isAmountOfToken(phrase.holding()) || isToHim()))
                                : phrase.isAnyOf(ITS_VERB)
                                        || HIM.contains(phrase.text())
                                        || phrase.isAnyOf(VERBS.getOrDefault(
                                                last.intents().getFirst().type(), NONE)));
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

    /** 转 50 DAI points to nothing before it: a request of its own, to whom is still to be said. */
    private static boolean isAmountOfToken(Phrase.Holding holding) {
        return holding.saysToken() && holding.saysAmount();
    }

    /** 再给他转 50 U: the one who was paid before. */
    private boolean isToHim() {
        return Lists.any(phrases, phrase -> HIM.contains(phrase.text()))
                && last.intents().getFirst().type().equals("transfer");
    }

    /** 卖 UNI, 用 DAI 换: another token is given, of which the amount of the one before says nothing. */
    private boolean givesAnother() {
        boolean named = Lists.any(
                phrases,
                phrase -> phrase.holding() != null
                        && phrase.holding().token() != null
                        && !phrase.holding().saysAmount());
        return named
                && (turn.says(Kind.SELL) || turn.says(Kind.SELL_ALL) || (turn.says(Kind.USE) && !turn.isPaidWith()));
    }
}
