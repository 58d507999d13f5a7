package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Conditions as they are jotted down or written formally: "WBTC above 120k -> sell 0.3 WBTC", "should Ether exceed $5,000". They become
 * what "if" says.
 */
public final class ShortConditions {

    private static final Set<Kind> SIDES = Kinds.of(Kind.ABOVE, Kind.BELOW);
    private static final Set<Kind> MOVES = Kinds.of(Kind.ABOVE, Kind.BELOW, Kind.UP, Kind.DOWN);
    private static final Set<Kind> BEFORE_VERB = Kinds.of(Kind.FILLER, Kind.THEN);
    /** 用 500 USDC 买, 把 2 ETH 换成: what stands before the verb. */
    private static final Set<Kind> BRINGING = Kinds.of(Kind.USE, Kind.OBJECT);

    private static final Set<Kind> HEADING = Kinds.of(Kind.HARMLESS, Kind.FILLER, Kind.SMALL_TALK);
    private static final Set<String> ARROWS = Set.of("->", "=>", "→", "⇒", "-->", ":", ",", "?", "，", "：");
    /** "ETH is above 4k, …" tells where the price stands already. */
    private static final Pattern STANDS =
            Pattern.compile("(?i)^(?:is|has|ha[sd]|was|been|went|rose|fell|broke)\\b|ed\\b");

    private static final Set<String> CONDITIONS = Set.of("trigger", "condition", "when", "if", "触发", "触发价");

    private static final String EXCEED = "exceed";
    private static final Set<String> OVER =
            Set.of("go above", "go over", "get above", "get over", "be above", "be over", "surpass");

    /** What is done once, and said twice. */
    private static final Set<Kind> REPEATED = Kinds.of(Kind.BUY, Kind.SELL, Kind.SWAP);

    private static final Set<Kind> LATER = Kinds.of(Kind.THEN, Kind.TIME_MARK, Kind.FILLER);
    private static final Set<Character> AGAIN = Set.of('再', '才');

    private ShortConditions() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        return jotted(whither(plainly(labelled(exceeding(waiting(lexemes))))));
    }

    /** "Trigger: ETH below 2000. Action: buy 1 ETH", "…, when: ETH above 4000": "if" is written as the name of a field. */
    private static List<Lexeme> labelled(List<Lexeme> lexemes) {
        for (int i = 0; i + 4 < lexemes.size(); i++) {
            boolean label = CONDITIONS.contains(lexemes.get(i).text().toLowerCase(Locale.ROOT))
                    && lexemes.get(i + 1).text().equals(":")
                    && isPriceOf(lexemes, i + 2);
            if (label) {
                List<Lexeme> told = new ArrayList<>(without(with(lexemes, i, Kind.IF), i + 1, i + 2));
                int end = told.get(i + 3).is(Kind.DOLLAR) ? i + 5 : i + 4;
                return end < told.size() && told.get(end).kind() == Kind.STOP ? with(told, end, Kind.COMMA) : told;
            }
        }
        return lexemes;
    }

    /** 用 500 USDC 买 ETH，跌到 2000 再买: the verb said once more tells only when. */
    private static List<Lexeme> waiting(List<Lexeme> lexemes) {
        int last = lexemes.size() - 1;
        while (last > 0
                && (lexemes.get(last).is(Kind.FILLER) || lexemes.get(last).is(Kind.STOP))) {
            last--;
        }
        if (last < 4 || !REPEATED.contains(lexemes.get(last).kind())) {
            return lexemes;
        }
        Lexeme verb = lexemes.get(last);
        int to = last - 1;
        while (to > 0 && LATER.contains(lexemes.get(to).kind())) {
            to--;
        }
        int side = lexemes.get(to).is(Kind.DOLLAR) ? to - 2 : to - 1;
        boolean later = to < last - 1 || AGAIN.contains(verb.text().charAt(0));
        if (side < 2
                || !later
                || !lexemes.get(side).isAnyOf(SIDES)
                || !lexemes.get(side + 1).is(Kind.NUMBER)) {
            return lexemes;
        }
        boolean asked = lexemes.get(side - 1).is(Kind.IF);
        int comma = asked ? side - 2 : side - 1;
        boolean again = comma > 0
                && lexemes.get(comma).is(Kind.COMMA)
                && Lists.count(lexemes.subList(0, comma), word -> word.is(verb.kind())) == 1
                && Lists.none(lexemes.subList(0, comma), word -> word.is(Kind.COMMA) || word.is(Kind.STOP));
        if (!again) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes.subList(0, side));
        int at = lexemes.get(side).start();
        if (!asked) {
            told.add(Lexeme.of(Kind.IF, at, at, null, "等"));
        }
        told.add(Lexeme.of(Kind.PRICE, at, at, null, "价格"));
        told.addAll(lexemes.subList(side, to + 1));
        return told;
    }

    /** "…, which goes to @bob" is "it goes to @bob"; "move 5 DAI over from aave" is "from aave". */
    private static List<Lexeme> whither(List<Lexeme> lexemes) {
        List<Lexeme> told = lexemes;
        for (int i = 1; i + 1 < told.size(); i++) {
            Lexeme word = told.get(i);
            Lexeme next = told.get(i + 1);
            boolean comma = told.get(i - 1).kind() == Kind.COMMA && i > 1;
            boolean which = word.text().equalsIgnoreCase("which")
                    && told.get(comma ? i - 2 : i - 1).kind() == Kind.TOKEN
                    && next.kind() == Kind.TO
                    && i + 2 < told.size()
                    && (told.get(i + 2).is(Kind.RECIPIENT) || told.get(i + 2).is(Kind.MARKET));
            if (which) {
                told = with(told, i, Kind.IT);
                told.add(i, Lexeme.of(Kind.AND, word.start(), word.start(), null, "and"));
                i++;
            } else if (isSpentOnIt(told, i)) { // "if ETH drops below 2000, spend 500 USDC on it"
                told = new ArrayList<>(told);
                told.set(i + 1, Lexeme.of(Kind.TOKEN, next.start(), next.end(), null, priced(told)));
            } else if (word.kind() == Kind.ON && word.text().equalsIgnoreCase("over") && next.kind() == Kind.FROM) {
                told = without(told, i, i + 1);
            }
        }
        return told;
    }

    /**
     * "After ETH goes above 4000", "wait for ETH to drop below 2000", "if 1 ETH is worth more than 4000", "if ETH/USD is above 4000", "on a
     * drop below 2000": as if it said "if" and the token.
     */
    private static List<Lexeme> plainly(List<Lexeme> lexemes) {
        List<Lexeme> told = lexemes;
        for (int i = 0; i + 3 < told.size(); i++) {
            List<Lexeme> behind = told.subList(i, told.size());
            if (behind.getFirst().kind() == Kind.AFTER && isPriceOf(behind, 1)) {
                told = with(told, i, Kind.IF);
            } else if (isDip(behind)) {
                told = with(with(told, i + 1, Kind.PRICE), i, Kind.IF);
            } else if (behind.getFirst().kind() == Kind.IF) {
                told = condition(told, i + 1);
            } else if (isOnceYou(behind)) { // "once you've swapped 1 ETH to UNI, …"
                told = with(told, i + 1, Kind.valueOf(behind.get(1).text()));
            } else if (isCollateral(behind)) { // "use 2 ETH as collateral on aave"
                told = without(with(told, i, Kind.SUPPLY), i + 3, i + 4);
            }
        }
        return told;
    }

    private static boolean isSpentOnIt(List<Lexeme> lexemes, int on) {
        boolean last = on + 2 == lexemes.size()
                || lexemes.get(on + 2).kind() == Kind.COMMA
                || lexemes.get(on + 2).kind() == Kind.STOP;
        return last
                && on > 3
                && lexemes.get(on).is(Kind.ON)
                && lexemes.get(on + 1).kind() == Kind.IT
                && lexemes.get(on - 1).kind() == Kind.TOKEN
                && lexemes.get(on - 2).kind() == Kind.NUMBER
                && lexemes.get(on - 3).kind() == Kind.USE
                && !priced(lexemes).isEmpty();
    }

    /** The token whose price the text begins with; empty if it begins with none. */
    private static String priced(List<Lexeme> lexemes) {
        boolean begins = lexemes.getFirst().kind() == Kind.IF && isPriceOf(lexemes, 1);
        return begins ? lexemes.get(1).text() : "";
    }

    private static boolean isOnceYou(List<Lexeme> lexemes) {
        return lexemes.getFirst().kind() == Kind.AFTER
                && lexemes.getFirst().text().toLowerCase(Locale.ROOT).contains("you")
                && lexemes.get(1).kind() == Kind.PAST
                && Lists.any(
                        Verbs.REQUESTS,
                        verb -> verb.name().equals(lexemes.get(1).text()));
    }

    private static boolean isCollateral(List<Lexeme> lexemes) {
        return lexemes.getFirst().kind() == Kind.USE
                && lexemes.get(1).kind() == Kind.NUMBER
                && lexemes.get(2).kind() == Kind.TOKEN
                && lexemes.get(3).text().equalsIgnoreCase("as collateral");
    }

    private static List<Lexeme> condition(List<Lexeme> lexemes, int at) {
        List<Lexeme> told = lexemes;
        if (told.get(at).isNumber(BigDecimal.ONE) && isPriceOf(told.subList(at, told.size()), 1)) {
            told = without(told, at, at + 1);
        }
        boolean pair = told.get(at).kind() == Kind.TOKEN
                && at + 3 < told.size()
                && told.get(at + 1).text().equals("/")
                && told.get(at + 2).kind() == Kind.DOLLAR;
        if (pair) {
            told = without(told, at + 1, at + 3);
        }
        boolean infinitive = told.get(at).kind() == Kind.TOKEN
                && at + 2 < told.size()
                && told.get(at + 1).kind() == Kind.TO
                && (told.get(at + 2).isAnyOf(MOVES) || isOver(told.get(at + 2)));
        if (infinitive) {
            told = without(told, at + 1, at + 2);
        }
        boolean over = told.get(at).kind() == Kind.TOKEN && at + 1 < told.size() && isOver(told.get(at + 1));
        return over ? with(told, at + 1, Kind.ABOVE) : told;
    }

    /** "Go above", elsewhere a limit. */
    private static boolean isOver(Lexeme verb) {
        return verb.kind() == Kind.AT_MOST && OVER.contains(verb.text().toLowerCase(Locale.ROOT));
    }

    /** Whether a token stands there, and the side of a price. */
    private static boolean isPriceOf(List<Lexeme> lexemes, int at) {
        return at + 2 < lexemes.size()
                && lexemes.get(at).kind() == Kind.TOKEN
                && lexemes.get(at + 1).isAnyOf(SIDES)
                && (lexemes.get(at + 2).is(Kind.NUMBER) || lexemes.get(at + 2).is(Kind.DOLLAR));
    }

    /** "On a drop below 2000". */
    private static boolean isDip(List<Lexeme> lexemes) {
        return lexemes.get(0).is(Kind.ON)
                && (lexemes.get(1).is(Kind.ARTICLE) || lexemes.get(1).is(Kind.SOME))
                && lexemes.get(2).isAnyOf(SIDES)
                && lexemes.get(2).text().contains(" ")
                && (lexemes.get(3).is(Kind.NUMBER) || lexemes.get(3).is(Kind.DOLLAR));
    }

    private static List<Lexeme> without(List<Lexeme> lexemes, int from, int to) {
        List<Lexeme> kept = new ArrayList<>(lexemes);
        kept.subList(from, to).clear();
        return kept;
    }

    private static List<Lexeme> with(List<Lexeme> lexemes, int at, Kind kind) {
        List<Lexeme> told = new ArrayList<>(lexemes);
        Lexeme one = lexemes.get(at);
        told.set(at, Lexeme.of(kind, one.start(), one.end(), null, one.text()));
        return told;
    }

    /** "Should ETH exceed 5000": over which price, and no limit of something. */
    private static List<Lexeme> exceeding(List<Lexeme> lexemes) {
        for (int i = 2; i < lexemes.size(); i++) {
            Lexeme verb = lexemes.get(i);
            boolean price = verb.kind() == Kind.AT_MOST
                    && verb.text().equalsIgnoreCase(EXCEED)
                    && lexemes.get(i - 1).kind() == Kind.TOKEN
                    && lexemes.get(i - 2).is(Kind.IF);
            if (price) {
                List<Lexeme> told = new ArrayList<>(lexemes);
                told.set(i, Lexeme.of(Kind.ABOVE, verb.start(), verb.end(), null, verb.text()));
                return told;
            }
        }
        return lexemes;
    }

    /** "ETH above 4k: sell 1 ETH", "UNI above 15, swap 200 UNI to USDC": a price at the start, a sign and a verb. */
    private static List<Lexeme> jotted(List<Lexeme> lexemes) {
        int heading = heading(lexemes);
        if (heading == 0) {
            return jottedFirst(lexemes);
        }
        List<Lexeme> told = new ArrayList<>(lexemes.subList(0, heading));
        told.addAll(jottedFirst(lexemes.subList(heading, lexemes.size())));
        return told;
    }

    /** How many words make a heading, as "stop loss pls:". */
    private static int heading(List<Lexeme> lexemes) {
        int at = 0;
        while (at < lexemes.size() && HEADING.contains(lexemes.get(at).kind())) {
            at++;
        }
        return at > 0 && at < lexemes.size() && lexemes.get(at).kind() == Kind.COMMA ? at + 1 : 0;
    }

    private static List<Lexeme> jottedFirst(List<Lexeme> lexemes) {
        boolean priced = lexemes.size() > 4
                && lexemes.get(0).kind() == Kind.TOKEN
                && lexemes.get(1).isAnyOf(SIDES)
                && !STANDS.matcher(lexemes.get(1).text()).find();
        if (!priced) {
            return lexemes;
        }
        int price = lexemes.get(2).kind() == Kind.DOLLAR ? 3 : 2;
        int sign = lexemes.get(price + 1).kind() == Kind.DOLLAR ? price + 2 : price + 1;
        int verb = sign + 1;
        while (verb < lexemes.size() && BEFORE_VERB.contains(lexemes.get(verb).kind())) {
            verb++;
        }
        if (lexemes.get(price).kind() == Kind.NUMBER
                && Verbs.isRequest(lexemes.get(sign).kind())
                && !lexemes.get(sign).is(Kind.OR)) { // "eth over 4k sell 2 eth"
            List<Lexeme> told = new ArrayList<>(lexemes);
            told.addFirst(Lexeme.of(
                    Kind.IF, lexemes.getFirst().start(), lexemes.getFirst().start(), null, "if"));
            return told;
        }
        boolean does = verb < lexemes.size()
                && lexemes.get(price).kind() == Kind.NUMBER
                && ARROWS.contains(lexemes.get(sign).text())
                && (Verbs.isRequest(lexemes.get(verb).kind())
                        || BRINGING.contains(lexemes.get(verb).kind()));
        if (!does) {
            return lexemes;
        }
        Lexeme token = lexemes.getFirst();
        Lexeme arrow = lexemes.get(sign);
        List<Lexeme> told = new ArrayList<>(lexemes);
        told.set(sign, Lexeme.of(Kind.COMMA, arrow.start(), arrow.end(), null, ","));
        told.addFirst(Lexeme.of(Kind.IF, token.start(), token.start(), null, "if"));
        return told;
    }
}
