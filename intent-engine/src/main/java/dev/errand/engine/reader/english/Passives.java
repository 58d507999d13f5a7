package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** English passives that ask: "could 150 DAI be changed to USDT", "2 ETH should be sent to @bob". "2 ETH were sent" reports. */
public final class Passives {

    private static final Set<String> BE = Set.of(
            "be",
            "to be",
            "should be",
            "must be",
            "shall be",
            "can be",
            "has to be",
            "have to be",
            "needs to be",
            "need to be",
            "is to be",
            "are to be",
            "ought to be",
            "get",
            "getting");
    private static final Set<String> DUTY = Set.of(
            "should be",
            "must be",
            "has to be",
            "have to be",
            "needs to be",
            "need to be",
            "is to be",
            "are to be",
            "ought to be");
    private static final Set<Kind> WHERE_ONE_BEGINS =
            Kinds.of(Kind.COMMA, Kind.STOP, Kind.THEN, Kind.AND, Kind.FILLER, Kind.NEED);
    private static final Set<String> ASKING = Set.of("could", "can", "would", "will", "may", "shall", "might");

    /** What may be done something with, as a part of what a step before gave. */
    private static final Set<Kind> PARTS = Kinds.of(Kind.REST, Kind.SHARE, Kind.IT);

    private static final Set<String> BARE = Set.of(Kind.SWAP.name(), Kind.SEND.name());
    private static final Set<Kind> TURNED_INTO = Kinds.of(Kind.FOR, Kind.TO, Kind.BECOME);
    private static final Set<String> PLEASE = Set.of("please", "pls", "plz");
    private static final Set<String> COURTEOUS = Set.of("please", "pls", "plz", "thanks", "thank you", "thx");

    /** What says, before "be", that it has to be so. */
    private static final Set<String> MUST = Set.of("must", "shall", "should");

    /** What says so before "to be". */
    private static final Set<String> HAVE_TO = Set.of("has", "have", "needs", "need", "is", "are", "ought");

    private Passives() {}

    public static List<Lexeme> active(List<Lexeme> lexemes) {
        if (Lists.none(lexemes, lexeme -> lexeme.kind() == Kind.PAST)) {
            return lexemes;
        }
        List<Lexeme> active = new ArrayList<>();
        boolean turned = false;
        boolean bare = isBare(lexemes);
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            boolean counted = i + 1 < lexemes.size() && lexemes.get(i + 1).kind() == Kind.NUMBER;
            boolean passive = lexeme.kind() == Kind.PAST
                    && isVerb(lexeme.text())
                    && !active.isEmpty()
                    && (BE.contains(said(active.getLast())) || isDone(active) || isWished(active));
            if (bare && lexeme.kind() == Kind.PAST) {
                turned = true;
                active.add(Lexeme.of(Kind.valueOf(lexeme.text()), lexeme.start(), lexeme.end(), null, lexeme.text()));
            } else if (passive) {
                boolean duty = withoutBe(active);
                Kind kind = Kind.valueOf(lexeme.text());
                Lexeme verb = Lexeme.of(kind, lexeme.start(), lexeme.end(), null, lexeme.text());
                turned = true;
                if (kind == Kind.BUY && isAmount(active)) {
                    active.add(active.size() - 2, verb); // "2 WBTC should be bought with USDT"
                } else if (kind == Kind.SEND && duty && counted && isWhom(active, lexeme)) {
                    active.add(active.size() - 1, verb); // "@bob must be paid 50 USDC"
                } else {
                    active.add(verb);
                }
                if (kind == Kind.SEND) {
                    paid(active);
                }
            } else {
                active.add(lexeme);
            }
        }
        boolean asks = turned && active.getFirst().kind() != Kind.PAST && ASKING.contains(said(active.getFirst()));
        return asks ? active.subList(1, active.size()) : active;
    }

    /** "2 ETH, swapped for USDC, please": without the courtesy it would report. */
    private static boolean isBare(List<Lexeme> lexemes) {
        List<Lexeme> said = Lists.those(
                lexemes,
                lexeme -> lexeme.kind() != Kind.FILLER
                        && lexeme.kind() != Kind.SMALL_TALK
                        && lexeme.kind() != Kind.COMMA);
        boolean form = said.size() > 4
                && said.get(0).kind() == Kind.NUMBER
                && said.get(1).kind() == Kind.TOKEN
                && said.get(2).kind() == Kind.PAST
                && BARE.contains(said.get(2).text())
                && TURNED_INTO.contains(said.get(3).kind())
                && Lists.count(said, lexeme -> lexeme.kind() == Kind.PAST) == 1
                && Lists.none(said, lexeme -> lexeme.kind() == Kind.PAST_TIME || lexeme.kind() == Kind.SUBJECT);
        Set<String> courtesy = form && said.get(2).text().equals(Kind.SWAP.name()) ? COURTEOUS : PLEASE;
        return form && Lists.any(lexemes, lexeme -> courtesy.contains(said(lexeme)));
    }

    /** "…, the rest gets lent on compound": but "bob gets paid" tells. */
    private static boolean isDone(List<Lexeme> active) {
        return active.size() > 1
                && said(active.getLast()).equals("gets")
                && active.get(active.size() - 2).isAnyOf(PARTS);
    }

    /** "I would appreciate it if 2 ETH were swapped", "I'd be obliged if you bought 2 ETH". */
    private static boolean isWished(List<Lexeme> active) {
        boolean yours =
                active.getLast().kind() == Kind.FILLER && said(active.getLast()).endsWith(" if you");
        boolean swapped = said(active.getLast()).equals("were")
                && active.getFirst().kind() == Kind.FILLER
                && said(active.getFirst()).endsWith(" if")
                && Lists.none(active, lexeme -> lexeme.kind() == Kind.STOP || lexeme.kind() == Kind.COMMA);
        return yours || swapped;
    }

    /** Takes the "be" away, and what says before it that it has to be; whether something says so. */
    private static boolean withoutBe(List<Lexeme> active) {
        boolean duty = DUTY.contains(said(active.getLast()));
        Set<String> before = said(active.getLast()).equals("to be") ? HAVE_TO : MUST;
        active.removeLast();
        if (!active.isEmpty() && before.contains(said(active.getLast()))) {
            active.removeLast();
            return true;
        }
        return duty;
    }

    private static boolean isAmount(List<Lexeme> active) {
        int size = active.size();
        return size > 1
                && active.get(size - 1).kind() == Kind.TOKEN
                && active.get(size - 2).kind() == Kind.NUMBER;
    }

    /** Whether somebody stands last, and nothing before him that he could be part of. */
    private static boolean isWhom(List<Lexeme> active, Lexeme verb) {
        int size = active.size();
        return size > 0
                && active.get(size - 1).kind() == Kind.RECIPIENT
                && verb.text().equals(Kind.SEND.name())
                && (size == 1 || WHERE_ONE_BEGINS.contains(active.get(size - 2).kind()));
    }

    /** Whether the words say that something of ours has to be done: "my animation has to be rendered". */
    public static boolean asks(List<Lexeme> said) {
        for (int i = 1; i < said.size(); i++) {
            boolean done = said.get(i).kind() == Kind.PAST && isVerb(said.get(i).text());
            String be = said(said.get(i - 1));
            boolean duty = DUTY.contains(be) || (i > 1 && DUTY.contains(said(said.get(i - 2)) + " " + be));
            if (done && duty) {
                return true;
            }
        }
        return false;
    }

    /** "My translator has to be paid": it is somebody, whom no name says, behind the verb. */
    private static void paid(List<Lexeme> active) {
        Lexeme verb = active.getLast();
        int from = active.size() - 1;
        while (from > 0 && active.get(from - 1).kind() == Kind.WORD) {
            from--;
        }
        boolean whose = from > 0
                && from < active.size() - 1
                && active.get(from - 1).kind() == Kind.MINE
                && active.size() - from <= 3;
        if (whose) {
            Lexeme noun = active.get(from);
            active.subList(from - 1, active.size()).clear();
            active.add(verb);
            active.add(Lexeme.of(Kind.TO, noun.start(), noun.start(), null, "to"));
            active.add(Lexeme.of(Kind.SOMEBODY, noun.start(), noun.end(), null, noun.text()));
        }
    }

    private static boolean isVerb(String name) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(name)) {
                return Verbs.isRequest(kind);
            }
        }
        return false;
    }

    private static String said(Lexeme lexeme) {
        return lexeme.text().toLowerCase(Locale.ROOT);
    }
}
