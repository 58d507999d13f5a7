package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * 我有 500 USDC，能换多少 ETH and 两个 ETH，统统换成 DAI: Chinese names how much of what there is, pauses, and says what to do with it. The pause, and
 * the words that only say that it is there, are taken out, so that the request has its amount.
 */
public final class Belongings {

    private static final Set<Kind> OPENING = Kinds.of(
            Kind.SUBJECT, Kind.FILLER, Kind.MINE, Kind.THERE, Kind.OUT, Kind.MEASURE, Kind.SOMEBODY, Kind.BALANCE);
    private static final Set<Kind> IDLE = Kinds.of(
            Kind.FILLER, Kind.HARMLESS, Kind.WORD, Kind.MEASURE, Kind.SMALL_TALK, Kind.HAVE, Kind.SUPPLY, Kind.CANCEL);
    private static final Set<Kind> THINGS = Kinds.of(Kind.TOKEN, Kind.REQUEST_UNIT);
    private static final Set<Kind> AMOUNTS = Kinds.of(
            Kind.NUMBER,
            Kind.BAD_NUMBER,
            Kind.SOME,
            Kind.IT,
            Kind.REST,
            Kind.EACH,
            Kind.ALL_BUT,
            Kind.OR,
            Kind.NOT,
            Kind.PAST_TIME,
            Kind.IF,
            Kind.SOMEBODY);
    private static final Set<Kind> DOING = Clause.union(
            Verbs.OF_TOKENS,
            Kind.BECOME,
            Kind.SELL_ALL,
            Kind.FETCHES,
            Kind.PUT,
            Kind.RUN,
            Kind.GIVE,
            Kind.USE,
            Kind.MODEL);
    private static final Set<Kind> TRADING = Kinds.of(Kind.SWAP, Kind.BECOME, Kind.SELL);
    private static final String VAGUE = "点些";

    private final List<Lexeme> lexemes;

    private Belongings(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
    }

    public static List<Lexeme> joined(List<Lexeme> lexemes) {
        boolean han = Lists.any(lexemes, HanRun::isHan);
        return han ? new Belongings(new Belongings(lexemes).ofPosition()).joined() : lexemes;
    }

    /** aave 里我有 3000 USDC，提 500 出来: of what is there, the part that is named behind the pause. */
    private List<Lexeme> ofPosition() {
        int have = 0;
        boolean market = false;
        while (have < lexemes.size() && WHERE.contains(lexemes.get(have).kind())) {
            market |= lexemes.get(have).is(Kind.MARKET);
            have++;
        }
        boolean has = is(have, Kind.HAVE) || is(have, Kind.SUPPLY);
        int amount = behind(have + 1, Kinds.of(Kind.FILLER));
        int end = market && has && is(amount, Kind.NUMBER) ? endOfThing(amount) : -1;
        if (end < 0 || !is(end - 1, Kind.TOKEN) || !is(end, Kind.COMMA)) {
            return lexemes;
        }
        int part = end + 1;
        int verb = behind(part, Kinds.of(Kind.FILLER, Kind.SMALL_TALK));
        boolean taken = is(verb, Kind.SHARE) && isAll(verb) && is(verb + 1, Kind.WITHDRAW); // aave 有 500 U，全取出来
        while (part < lexemes.size() && !is(part, Kind.NUMBER) && !is(part, Kind.SHARE)) {
            if (is(part, Kind.COMMA) || is(part, Kind.STOP) || is(part, Kind.TOKEN) || is(part, Kind.NOT)) {
                return lexemes;
            }
            taken |= is(part, Kind.WITHDRAW) || is(part, Kind.USE);
            part++;
        }
        int behind = behind(part + 1, Kinds.of(Kind.MEASURE, Kind.OF));
        if (part >= lexemes.size() || !taken || is(behind, Kind.TOKEN)) {
            return lexemes;
        }
        List<Lexeme> kept = new ArrayList<>(lexemes.subList(0, have));
        kept.add(lexemes.get(end - 1));
        kept.addAll(lexemes.subList(end + 1, lexemes.size()));
        return kept;
    }

    private static final Set<Kind> WHERE =
            Kinds.of(Kind.ON, Kind.MARKET, Kind.OUT, Kind.POSITION, Kind.THERE, Kind.SUBJECT, Kind.MINE, Kind.FILLER);

    private List<Lexeme> joined() {
        int from = behind(0, OPENING);
        boolean have = is(from, Kind.HAVE) && HanRun.isHan(lexemes.get(from));
        int thing = have ? from + 1 : from;
        int end = endOfThing(thing);
        if (end < 0) {
            return lexemes;
        }
        boolean counted =
                Lists.any(lexemes.subList(thing, end), lexeme -> lexeme.is(Kind.NUMBER) || lexeme.is(Kind.BAD_NUMBER));
        boolean whole = is(end, Kind.SHARE) && isAll(end); // LINK 一个不留，…
        int idle = behind(whole ? end + 1 : end, IDLE);
        boolean wished = have && counted && is(idle, Kind.PAYS) && idle + 1 < lexemes.size(); // 我有 300 DAI 要换成 USDC
        idle = wished && lexemes.get(idle + 1).isAnyOf(TRADING) ? idle + 1 : idle;
        int next = idle;
        boolean pause = is(next, Kind.COMMA) || (have && next > end && next < lexemes.size());
        boolean asks =
                have && next == end && Lists.any(lexemes, lexeme -> lexeme.is(Kind.HOW_MUCH)); // 我有 100 LINK 能换多少 USDC
        if (!(pause || asks) || !(have || idle == end || whole || isGivenUp(end, idle))) {
            return lexemes;
        }
        next = is(next, Kind.COMMA) ? next + 1 : next;
        int share = behind(next, Kinds.of(Kind.FILLER, Kind.SUBJECT));
        boolean all = is(share, Kind.SHARE) && isAll(share) && share < lexemes.size();
        if (!(have ? counted : all) || !isDone(all ? share + 1 : next)) {
            return lexemes;
        }
        List<Lexeme> kept = new ArrayList<>(lexemes.subList(thing, end));
        if (all && !counted) {
            kept.add(lexemes.get(share));
        }
        kept.addAll(lexemes.subList(all ? share + 1 : next, lexemes.size()));
        return kept;
    }

    /** LINK 不要了，…: there is no use for it any more. */
    private boolean isGivenUp(int from, int to) {
        return to == from + 1 && is(from, Kind.CANCEL);
    }

    /** Whether what follows does something, with no amount of its own. */
    private boolean isDone(int from) {
        boolean does = false;
        int end = from;
        while (end < lexemes.size()
                && lexemes.get(end).kind() != Kind.COMMA
                && lexemes.get(end).kind() != Kind.STOP
                && lexemes.get(end).kind() != Kind.THEN) {
            Lexeme lexeme = lexemes.get(end);
            boolean vague = DOING.contains(lexeme.kind())
                    && HanRun.isHan(lexeme)
                    && VAGUE.indexOf(lexeme.text().charAt(lexeme.text().length() - 1)) >= 0;
            if (AMOUNTS.contains(lexeme.kind()) || vague || (lexeme.is(Kind.SHARE) && end > from)) {
                return false;
            }
            does |= DOING.contains(lexeme.kind());
            end++;
        }
        return does;
    }

    private boolean isAll(int index) {
        BigDecimal share = lexemes.get(index).number();
        return share != null && share.compareTo(BigDecimal.ONE) == 0;
    }

    /** Behind 500 USDC, USDC 500 个 or USDC; −1 if none stands there. */
    private int endOfThing(int from) {
        int at = from;
        if (is(at, Kind.NUMBER) || is(at, Kind.BAD_NUMBER)) {
            at = behind(at + 1, Kinds.of(Kind.MEASURE));
            return at < lexemes.size() && lexemes.get(at).isAnyOf(THINGS) ? at + 1 : -1;
        }
        if (!is(at, Kind.TOKEN)) {
            return -1;
        }
        boolean counted = is(at + 1, Kind.NUMBER) && (is(at + 2, Kind.MEASURE) || is(at + 2, Kind.COMMA));
        return counted ? behind(at + 2, Kinds.of(Kind.MEASURE)) : at + 1;
    }

    private boolean is(int index, Kind kind) {
        return index >= 0 && index < lexemes.size() && lexemes.get(index).is(kind);
    }

    private int behind(int index, Set<Kind> kinds) {
        int next = index;
        while (next < lexemes.size() && kinds.contains(lexemes.get(next).kind())) {
            next++;
        }
        return next;
    }
}
