package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * English relative clauses that only say where an asset comes from: of "the 500 USDC that I got yesterday" and "everything I have
 * supplied" the asset is said by the words before. They are passed over where an imperative came before, else they report.
 */
public final class Relatives {

    private static final Set<Kind> ASSETS = Kinds.of(Kind.TOKEN, Kind.SHARE, Kind.DEBT, Kind.BALANCE);
    private static final Set<Kind> CALLS = Kinds.of(
            Kind.SWAP,
            Kind.BUY,
            Kind.SELL,
            Kind.USE,
            Kind.SEND,
            Kind.RETURN,
            Kind.MOVE,
            Kind.PUT,
            Kind.TAKE,
            Kind.SUPPLY,
            Kind.WITHDRAW,
            Kind.REPAY,
            Kind.CLEAR,
            Kind.GET);
    private static final Set<String> THAT = Set.of("that", "which");
    private static final Set<String> WHO =
            Set.of("i", "we", "you", "i have", "we have", "i've", "we've", "i had", "you have");
    private static final Set<Kind> WISHING = Kinds.of(Kind.FILLER, Kind.SUBJECT, Kind.WANT, Kind.NEED, Kind.TO);
    private static final Set<Kind> OWNED = Kinds.of(Kind.SHARE, Kind.NUMBER, Kind.MINE, Kind.ARTICLE);
    private static final Set<Kind> WHENCE = Kinds.of(Kind.FROM, Kind.TO, Kind.ON, Kind.IN);

    private static final Set<Kind> BEHIND = Kinds.of(Kind.TO, Kind.STOP, Kind.COMMA);
    private static final Set<String> DENYING = Set.of("don't", "dont", "do not", "not", "no longer", "never");
    private static final Set<String> USES =
            Set.of("need", "use", "using", "want", "needing", "touch", "touching", "need to");
    private static final Set<Kind> WHITHER = Kinds.of(Kind.TO, Kind.FOR, Kind.IN, Kind.ON);
    private static final Set<Kind> GOALS = Kinds.of(Kind.TOKEN, Kind.MARKET, Kind.RECIPIENT);
    private static final Set<Kind> PLACES = Kinds.of(Kind.FROM, Kind.ON, Kind.IN);

    private Relatives() {}

    /** The lexemes, "18 LINK that I want to sell" and "18 LINK to sell" turned to "18 LINK, sell them". */
    private static List<Lexeme> told(List<Lexeme> lexemes) {
        List<Lexeme> told = new ArrayList<>();
        boolean has = false;
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            has = (has && lexeme.kind() != Kind.STOP && lexeme.kind() != Kind.COMMA) || lexeme.kind() == Kind.HAVE;
            int verb = has && i > 0 && lexemes.get(i - 1).kind() == Kind.TOKEN ? wished(lexemes, i) : -1;
            if (verb < 0) {
                told.add(lexeme);
                continue;
            }
            Lexeme wish = lexemes.get(verb);
            told.add(Lexeme.of(Kind.COMMA, lexeme.start(), lexeme.start(), null, ","));
            told.add(wish);
            told.add(Lexeme.of(Kind.IT, lexeme.start(), lexeme.end(), null, lexeme.text()));
            i = verb;
            has = false;
        }
        return told;
    }

    /** Where the verb stands that is wished for of what stands before {@code i}; −1 if none is. */
    private static int wished(List<Lexeme> lexemes, int i) {
        int at = i;
        boolean that = THAT.contains(said(lexemes.get(at)));
        if (that || lexemes.get(at).kind() == Kind.TO) {
            at++;
        }
        while (that && at < lexemes.size() && WISHING.contains(lexemes.get(at).kind())) {
            at++;
        }
        boolean wish = at > i + (that ? 1 : 0);
        return wish && at < lexemes.size() && CALLS.contains(lexemes.get(at).kind()) ? at : -1;
    }

    public static List<Lexeme> without(List<Lexeme> all) {
        List<Lexeme> needed = Lists.any(all, lexeme -> lexeme.kind() == Kind.NOT) ? needless(all) : all;
        List<Lexeme> lexemes = Lists.any(needed, lexeme -> lexeme.kind() == Kind.HAVE) ? told(needed) : needed;
        if (Lists.none(
                lexemes, lexeme -> lexeme.kind() == Kind.PAST || lexeme.kind() == Kind.HAVE || isReceived(lexeme))) {
            return lexemes;
        }
        List<Lexeme> kept = new ArrayList<>();
        boolean called = false;
        int i = 0;
        while (i < lexemes.size()) {
            Lexeme lexeme = lexemes.get(i);
            boolean relative = called && !kept.isEmpty() && isBare(kept.getLast(), lexemes, i);
            if (lexeme.is(Kind.STOP) || (lexeme.is(Kind.SUBJECT) && !relative)) {
                called = false;
            }
            called |= CALLS.contains(lexeme.kind());
            int end =
                    called && !kept.isEmpty() && ASSETS.contains(kept.getLast().kind()) ? end(lexemes, i) : i;
            if (end > i) {
                i = end;
            } else if (isAttribute(lexemes, i)) {
                i++;
            } else {
                kept.add(lexeme);
                i++;
            }
        }
        return kept;
    }

    /** "The 400 USDC (that) I'm not using", "the 30 DAI I don't need": which, behind an amount of an imperative. */
    private static List<Lexeme> needless(List<Lexeme> lexemes) {
        boolean called = false;
        for (int i = 0; i + 2 < lexemes.size(); i++) {
            called = !lexemes.get(i).is(Kind.STOP)
                    && (called || CALLS.contains(lexemes.get(i).kind()));
            int who = THAT.contains(said(lexemes.get(i + 1))) ? i + 2 : i + 1;
            boolean amount = called
                    && i > 0
                    && lexemes.get(i).kind() == Kind.TOKEN
                    && (lexemes.get(i - 1).kind() == Kind.NUMBER
                            || lexemes.get(i - 1).kind() == Kind.SHARE);
            int end = amount ? behindNeed(lexemes, who) : -1;
            if (end > 0) {
                List<Lexeme> kept = new ArrayList<>(lexemes);
                Lexeme behind = kept.get(end);
                if (said(behind).equals("need to")) {
                    kept.set(end, Lexeme.of(Kind.TO, behind.start(), behind.end(), null, "to"));
                }
                kept.subList(i + 1, end).clear();
                return kept;
            }
        }
        return lexemes;
    }

    /** Behind "I don't need any more", where the amount's clause goes on or ends; −1 if that does not stand there. */
    private static int behindNeed(List<Lexeme> lexemes, int who) {
        boolean denied = who + 2 < lexemes.size()
                && lexemes.get(who).is(Kind.SUBJECT)
                && DENYING.contains(said(lexemes.get(who + 1)))
                && USES.contains(said(lexemes.get(who + 2)));
        int end = who + 3;
        while (denied && end < lexemes.size() && lexemes.get(end).kind() == Kind.FILLER) {
            end++;
        }
        if (denied && said(lexemes.get(who + 2)).equals("need to")) { // "the 30 DAI I don't need | to @amy"
            return who + 3 < lexemes.size() && lexemes.get(who + 3).isAnyOf(GOALS) ? who + 2 : -1;
        }
        boolean goesOn = end + 1 < lexemes.size()
                && lexemes.get(end).isAnyOf(WHITHER)
                && lexemes.get(end + 1).isAnyOf(GOALS);
        return denied && goesOn ? end : -1;
    }

    /** "The 300 DAI I supplied to aave": a clause of what stands right before it, with no object of its own. */
    private static boolean isBare(Lexeme before, List<Lexeme> lexemes, int i) {
        int end = ASSETS.contains(before.kind()) ? end(lexemes, i) : i;
        if (end == i || end == lexemes.size()) {
            return end > i;
        }
        Kind behind = lexemes.get(end).kind();
        boolean place = PLACES.contains(behind)
                && end + 1 < lexemes.size()
                && lexemes.get(end + 1).is(Kind.MARKET); // not "bought at 1500"
        boolean dated =
                behind == Kind.FOR && lexemes.get(end - 1).kind() == Kind.PAST_TIME; // not "bought for 3000 DAI"
        return place || dated || BEHIND.contains(behind);
    }

    /** Whether the participle only says of which tokens: "withdraw half of my supplied DAI", "pay off my borrowed USDC". */
    private static boolean isAttribute(List<Lexeme> lexemes, int i) {
        boolean inside = lexemes.get(i).kind() == Kind.PAST
                && i > 0
                && OWNED.contains(lexemes.get(i - 1).kind())
                && i + 1 < lexemes.size()
                && lexemes.get(i + 1).kind() == Kind.TOKEN;
        if (!inside) {
            return false;
        }
        List<Lexeme> before = lexemes.subList(0, i);
        String verb = lexemes.get(i).text();
        if (verb.equals(Kind.BORROW.name())) {
            return Lists.any(before, lexeme -> lexeme.is(Kind.REPAY) || lexeme.is(Kind.CLEAR));
        }
        boolean outOf = Lists.any(before, lexeme -> lexeme.is(Kind.TAKE))
                && lexemes.stream().skip(i).anyMatch(lexeme -> lexeme.is(Kind.MARKET));
        return verb.equals(Kind.SUPPLY.name()) && (outOf || Lists.any(before, lexeme -> lexeme.is(Kind.WITHDRAW)));
    }

    /** The place behind a relative clause that begins at {@code i}; {@code i} if none does. */
    private static int end(List<Lexeme> lexemes, int i) {
        int at = i;
        if (at < lexemes.size() && THAT.contains(said(lexemes.get(at)))) {
            at++;
        }
        if (at + 1 >= lexemes.size() || !WHO.contains(said(lexemes.get(at)))) {
            return i;
        }
        at++;
        while (at < lexemes.size() && lexemes.get(at).kind() == Kind.PAST_TIME) {
            at++;
        }
        boolean past = at < lexemes.size()
                && (lexemes.get(at).kind() == Kind.PAST
                        || said(lexemes.get(at)).equals("got")
                        || isReceived(lexemes.get(at)));
        if (!past) {
            return i;
        }
        at++;
        while (at < lexemes.size() && lexemes.get(at).kind() == Kind.PAST_TIME) {
            at++;
        }
        boolean whose = at + 1 < lexemes.size()
                && WHENCE.contains(lexemes.get(at).kind())
                && lexemes.get(at + 1).is(Kind.SOMEBODY);
        return whose ? at + 2 : at;
    }

    private static boolean isReceived(Lexeme lexeme) {
        return lexeme.kind() == Kind.WORD && said(lexeme).equals("received");
    }

    private static String said(Lexeme lexeme) {
        return lexeme.text().toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
