package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.HanWords;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * LINK 来 3 个，用 DAI 付: Chinese names what it wants first, its number behind the verb, and who pays last. Brought into the order 用 DAI
 * 来 3 个 LINK here, so that the number of one token is never taken for the number of the other.
 */
public final class Topics {

    private static final Set<Kind> WANTING =
            Kinds.of(Kind.BUY, Kind.WANT, Kind.PAYS, Kind.NEED, Kind.GET, Kind.RECEIVE);
    private static final Set<Kind> BEGINNING = Kinds.of(
            Kind.COMMA,
            Kind.STOP,
            Kind.THEN,
            Kind.SO,
            Kind.SUBJECT,
            Kind.SMALL_TALK,
            Kind.HARMLESS,
            Kind.PERIOD,
            Kind.PER_HOUR,
            Kind.TIME_UNIT);
    private static final Set<Kind> SMALL = Kinds.of(Kind.FILLER, Kind.MEASURE, Kind.MINE, Kind.SOME, Kind.HARMLESS);
    private static final Set<Kind> OPENING = Kinds.of(Kind.FILLER, Kind.SMALL_TALK, Kind.HARMLESS);
    private static final Set<Kind> COUNTED = Kinds.of(Kind.NUMBER, Kind.MEASURE, Kind.TOKEN);
    private static final Set<Kind> BEFORE_VERB =
            Kinds.of(Kind.COMMA, Kind.SUBJECT, Kind.WANT, Kind.FILLER, Kind.SMALL_TALK, Kind.HARMLESS);
    private static final Set<Kind> HEARSAY =
            Kinds.of(Kind.CONTEXT, Kind.SUBJECT, Kind.SOMEBODY, Kind.FILLER, Kind.SMALL_TALK);
    private static final Set<Kind> SAID_OF_MARKETS = Kinds.of(
            Kind.WORD,
            Kind.HARMLESS,
            Kind.FILLER,
            Kind.SMALL_TALK,
            Kind.LOW,
            Kind.UP,
            Kind.DOWN,
            Kind.OF,
            Kind.SUBJECT,
            Kind.OUT,
            Kind.SOME,
            Kind.COMMA);
    private static final String DISLIKED = "太低慢差不没坏险跌少贵";
    /** With what is lent or paid back beside these it is open which of it belongs to the market. */
    private static final Set<Kind> PAID =
            Kinds.of(Kind.RECIPIENT, Kind.BAD_RECIPIENT, Kind.SWAP, Kind.BECOME, Kind.BUY);

    private static final Set<String> PAYS =
            Set.of("付", "付款", "支付", "支付款", "结算", "结账", "结清", "买单", "付账", "付钱", "出", "给", "来付", "来出", "掏", "扣", "结");
    private static final Set<Kind> BESIDE_VERB =
            Kinds.of(Kind.COMMA, Kind.FILLER, Kind.WANT, Kind.SUBJECT, Kind.SMALL_TALK);
    private static final Set<String> ENTERING = Set.of("入", "进", "上");
    private static final Set<String> STABLE = Set.of("USDT", "USDC", "DAI");

    private final List<Lexeme> lexemes;

    private Topics(List<Lexeme> lexemes) {
        this.lexemes = new ArrayList<>(lexemes);
    }

    public static List<Lexeme> behindVerb(List<Lexeme> given) {
        List<Lexeme> lexemes = withPayerBehind(withPayer(withMarket(boughtFirst(given))));
        boolean wanted = false;
        for (Lexeme lexeme : lexemes) {
            wanted |= isWanting(lexeme);
        }
        if (!wanted) {
            return lexemes;
        }
        Topics topics = new Topics(lexemes);
        for (int i = 0; i < topics.lexemes.size(); i++) {
            if (i == 0 || topics.is(i - 1, Kind.COMMA) || topics.is(i - 1, Kind.STOP)) {
                topics.verbFirst(i);
            }
            if (topics.isTopic(i)) {
                topics.turn(i);
            }
        }
        return topics.lexemes;
    }

    /** 250 个 UNI 我想买 付 USDC: what stands before the verb is bought, and not sold. */
    private static List<Lexeme> boughtFirst(List<Lexeme> lexemes) {
        int buy = 1;
        while (buy < lexemes.size() && lexemes.get(buy).kind() != Kind.BUY) {
            buy++;
        }
        int pays = buy + 1;
        while (pays < lexemes.size() && BESIDE_VERB.contains(lexemes.get(pays).kind())) {
            pays++;
        }
        int token = buy - 1;
        while (token > 0 && BESIDE_VERB.contains(lexemes.get(token).kind())) {
            token--;
        }
        boolean paid = pays + 1 < lexemes.size()
                && (PAYS.contains(lexemes.get(pays).text()) || lexemes.get(pays).is(Kind.USE))
                && lexemes.get(pays + 1).is(Kind.TOKEN)
                && Lists.all(lexemes.subList(pays + 2, lexemes.size()), lexeme -> lexeme.kind() == Kind.FILLER);
        int number = token - 1;
        while (number > 0 && lexemes.get(number).is(Kind.MEASURE)) {
            number--;
        }
        boolean counted = paid
                && number >= 0
                && lexemes.get(token).is(Kind.TOKEN)
                && lexemes.get(number).is(Kind.NUMBER)
                && Lists.all(lexemes.subList(0, number), lexeme -> BESIDE_VERB.contains(lexeme.kind()));
        if (!counted) {
            return lexemes;
        }
        Lexeme payer = lexemes.get(pays);
        List<Lexeme> turned = new ArrayList<>();
        turned.add(lexemes.get(buy));
        turned.addAll(lexemes.subList(number, token + 1));
        turned.add(Lexeme.of(Kind.USE, payer.start(), payer.end(), null, payer.text()));
        turned.add(lexemes.get(pays + 1));
        return turned;
    }

    /** DAI 付, as an answer: with DAI. */
    private static List<Lexeme> withPayer(List<Lexeme> lexemes) {
        List<Lexeme> said = Lists.those(lexemes, lexeme -> !SMALL.contains(lexeme.kind()));
        boolean payer = said.size() == 2
                && said.getFirst().is(Kind.TOKEN)
                && PAYS.contains(said.getLast().text());
        return payer
                ? List.of(
                        Lexeme.of(
                                Kind.USE, said.getLast().start(), said.getLast().end(), null, "用"),
                        said.getFirst())
                : lexemes;
    }

    /** 来 20 个 uni usdc 付: with usdc. */
    private static List<Lexeme> withPayerBehind(List<Lexeme> lexemes) {
        boolean buys = false;
        for (int i = 0; i + 1 < lexemes.size(); i++) {
            buys |= isWanting(lexemes.get(i));
            boolean pays = buys
                    && i > 0
                    && lexemes.get(i).is(Kind.TOKEN)
                    && PAYS.contains(lexemes.get(i + 1).text())
                    && (i + 2 == lexemes.size()
                            || Joints.ALL.contains(lexemes.get(i + 2).kind()))
                    && (lexemes.get(i - 1).is(Kind.TOKEN) || lexemes.get(i - 1).is(Kind.COMMA));
            if (pays) {
                List<Lexeme> turned = new ArrayList<>(lexemes);
                Lexeme verb = turned.remove(i + 1);
                turned.add(i, Lexeme.of(Kind.USE, verb.start(), verb.start(), null, "用"));
                return turned;
            }
        }
        return lexemes;
    }

    /** Aave 利息不错 存 600 DAI: what is said of the market that leads is passed over; where to lend is not. */
    private static List<Lexeme> withMarket(List<Lexeme> lexemes) {
        int market = 0;
        while (market < lexemes.size() && !lexemes.get(market).is(Kind.MARKET)) {
            market++;
        }
        int next = market + 1;
        while (next < lexemes.size()
                && SAID_OF_MARKETS.contains(lexemes.get(next).kind())
                && Hanzi.areIn(lexemes.get(next).text())
                && (lexemes.get(next).is(Kind.SMALL_TALK)
                        || Modifiers.isPlain(lexemes.get(next).text()))) {
            next++;
        }
        boolean paused = next > market + 1
                && next < lexemes.size()
                && lexemes.get(next).is(Kind.COMMA)
                && !(isDisliked(lexemes.subList(market + 1, next)) && Lexeme.isIn(lexemes, Kind.SUPPLY))
                && Lists.any(lexemes.subList(next, lexemes.size()), lexeme -> Verbs.OF_LOANS.contains(lexeme.kind()))
                && Lists.none(lexemes.subList(next, lexemes.size()), lexeme -> lexeme.isAnyOf(PAID));
        boolean leads = next > market + 1
                && next < lexemes.size()
                && (paused
                        || (Verbs.OF_LOANS.contains(lexemes.get(next).kind())
                                && lexemes.get(next - 1).end()
                                        < lexemes.get(next).start()))
                && Lists.all(lexemes.subList(0, market), lexeme -> HEARSAY.contains(lexeme.kind()))
                && Lists.none(lexemes.subList(market + 1, lexemes.size()), lexeme -> lexeme.is(Kind.MARKET));
        if (!leads) {
            return lexemes;
        }
        List<Lexeme> kept = new ArrayList<>(lexemes);
        kept.subList(market + 1, paused ? next + 1 : next).clear();
        kept.subList(0, market).clear();
        return kept;
    }

    /** aave 太慢，存 500 U: there, or elsewhere? */
    private static boolean isDisliked(List<Lexeme> remark) {
        return Lists.any(remark, lexeme -> lexeme.text().chars().anyMatch(c -> DISLIKED.indexOf(c) >= 0));
    }

    private static boolean isWanting(Lexeme lexeme) {
        return (WANTING.contains(lexeme.kind()) && lexeme.text().charAt(0) >= HanWords.FIRST)
                || ENTERING.contains(lexeme.text());
    }

    /** Whether prices are said in this token. */
    public static boolean isStable(String token) {
        return STABLE.contains(token);
    }

    /** 250 个 UNI，我想买，付 USDC: what stands in front of a verb that nothing follows is what is bought, or sold. */
    private void verbFirst(int begin) {
        int from = behind(begin, OPENING);
        int topic = behind(from, COUNTED);
        int verb = behind(topic, BEFORE_VERB);
        boolean one = topic > from && Lists.count(lexemes.subList(from, topic), word -> word.is(Kind.TOKEN)) == 1;
        boolean alone = one
                && (is(verb, Kind.BUY) || is(verb, Kind.SELL))
                && ends(verb + 1)
                && !isLabel(verb)
                && lexemes.get(verb).text().charAt(0) >= HanWords.FIRST
                && Lists.none(lexemes.subList(from, topic), word -> isStable(word.text()));
        if (alone) {
            List<Lexeme> deed = lexemes.subList(topic, verb + 1);
            List<Lexeme> said = Lists.those(deed, word -> word.is(Kind.SUBJECT) || word.equals(deed.getLast()));
            deed.clear();
            lexemes.addAll(from, said);
        }
    }

    /** 买入：500 USDC. */
    private boolean isLabel(int index) {
        int sign = behind(index + 1, SMALL);
        return sign < lexemes.size() && ":：".contains(lexemes.get(sign).text());
    }

    private boolean is(int index, Kind kind) {
        return index >= 0 && index < lexemes.size() && lexemes.get(index).is(kind);
    }

    private boolean isTopic(int index) {
        int before = index - 1;
        while (before >= 0 && SMALL.contains(lexemes.get(before).kind())) {
            before--;
        }
        return is(index, Kind.TOKEN)
                && (before < 0 || BEGINNING.contains(lexemes.get(before).kind()));
    }

    private int behind(int index, Kind... kinds) {
        int next = index;
        while (next < lexemes.size() && Kinds.isOneOf(lexemes.get(next).kind(), kinds)) {
            next++;
        }
        return next;
    }

    private int behind(int index, Set<Kind> kinds) {
        int next = index;
        while (next < lexemes.size() && kinds.contains(lexemes.get(next).kind())) {
            next++;
        }
        return next;
    }

    private boolean ends(int index) {
        int next = behind(index, SMALL);
        return next >= lexemes.size() || Joints.ALL.contains(lexemes.get(next).kind());
    }

    private void turn(int topic) {
        int verb = behind(topic + 1, Kind.FILLER);
        if (verb >= lexemes.size() || !isWanting(lexemes.get(verb)) || !is(verb + 1, Kind.NUMBER)) {
            return;
        }
        int next = behind(verb + 2, Kind.MEASURE);
        boolean counted = next > verb + 2;
        if (!is(next, Kind.TOKEN)) {
            if (counted && ends(next)) {
                payer(topic, next);
            }
            return;
        }
        Lexeme other = lexemes.get(next);
        int pays = behind(next + 1, Kind.FILLER);
        if (isPaying(pays) && ends(pays + 1) && counted) { // LINK 来 3 个 DAI 付
            lexemes.subList(next, pays + 1).clear();
            move(topic, next, other);
        } else if (is(next + 1, Kind.OF) && ends(next + 2)) { // LINK 买 50 u 的
            Lexeme wanted = lexemes.remove(topic);
            lexemes.add(next + 1, wanted);
        } else if (isStable(other.text()) && !isStable(lexemes.get(topic).text()) && ends(next + 1)) {
            Lexeme number = lexemes.get(verb + 1); // ETH 买 200u: of 200u, or 200u for it?
            lexemes.set(
                    verb + 1, Lexeme.of(Kind.BAD_NUMBER, number.start(), number.end(), number.number(), number.text()));
        }
    }

    /** Looks for "，用 DAI 付" behind what is wanted, and takes what is wanted behind the verb. */
    private void payer(int topic, int from) {
        int use = behind(from, SMALL);
        use = is(use, Kind.COMMA) ? behind(use + 1, SMALL) : use;
        int token = behind(use, Kind.USE, Kind.WITH, Kind.OBJECT, Kind.FILLER, Kind.MINE);
        int pays = behind(token + 1, Kind.FILLER);
        boolean paid = is(token, Kind.TOKEN) && isPaying(pays) && ends(pays + 1);
        Lexeme payer = paid ? lexemes.get(token) : null;
        if (paid) {
            lexemes.subList(from, pays + 1).clear();
        }
        move(topic, from, payer);
    }

    private boolean isPaying(int index) {
        return index < lexemes.size() && PAYS.contains(lexemes.get(index).text());
    }

    /** Takes the topic to where its number ends, and whoever pays to its place. */
    private void move(int topic, int to, @Nullable Lexeme payer) {
        Lexeme wanted = lexemes.remove(topic);
        lexemes.add(to - 1, wanted);
        if (payer != null) {
            lexemes.add(topic, Lexeme.of(Kind.USE, payer.start(), payer.start(), null, ""));
            lexemes.add(topic + 1, payer);
        }
    }
}
