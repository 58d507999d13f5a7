package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** 提领 0.6 ETH，原本是放在 aave 的: where it lies, or whom it is owed to, said behind the request in a clause of its own. */
public final class WhereItLies {

    private static final Set<Kind> LYING = Kinds.of(Kind.SUPPLY, Kind.ON, Kind.PUT, Kind.DEBT, Kind.BORROW, Kind.HAVE);
    private static final Set<Kind> BEFORE = Kinds.of(
            Kind.WORD, Kind.HITS, Kind.YES, Kind.FILLER, Kind.PAST_TIME, Kind.SUBJECT, Kind.IT, Kind.BY, Kind.MINE);
    private static final Set<Kind> BEHIND = Kinds.of(
            Kind.OF, Kind.THERE, Kind.OUT, Kind.POSITION, Kind.IT, Kind.FILLER, Kind.MEASURE, Kind.REST, Kind.PAST);
    private static final Set<Kind> PLACE =
            Kinds.of(Kind.ON, Kind.FROM, Kind.MARKET, Kind.OUT, Kind.THERE, Kind.FILLER, Kind.POSITION);
    private static final Pattern PLEDGED = Pattern.compile("[当當作做为為成](?:[个個])?(?:抵押|担保|擔保)");
    private static final Set<String> PLEDGES = Set.of("抵押", "质押", "做抵押", "抵押着");
    private static final Set<String> LENDS = Set.of("借出", "贷出", "借出去");
    private static final Set<String> ONCE = Set.of("原", "本", "原本", "原来", "当", "初", "最", "早", "先", "前");

    private WhereItLies() {}

    public static List<Lexeme> told(List<Lexeme> all) {
        List<Lexeme> lexemes = ahead(borrowed(withoutPledge(withoutRelative(all))));
        int of = -1;
        for (int i = lexemes.size() - 1; i > 3 && of < 0; i--) {
            of = lexemes.get(i).kind() == Kind.OF && HanRun.isHan(lexemes.get(i)) ? i : -1;
        }
        if (of < 0 || Lists.count(lexemes, lexeme -> lexeme.is(Kind.MARKET)) != 1) {
            return lexemes;
        }
        int market = of - 1;
        while (market > 0 && BEHIND.contains(lexemes.get(market).kind())) {
            market--;
        }
        int verb = market - 1;
        if (verb < 1
                || lexemes.get(market).kind() != Kind.MARKET
                || !lexemes.get(verb).isAnyOf(LYING)) {
            return lexemes;
        }
        int from = verb;
        while (from > 0 && before(lexemes.get(from - 1))) {
            from--;
        }
        int end = of + 1;
        while (end < lexemes.size() && BEHIND.contains(lexemes.get(end).kind())) {
            end++;
        }
        boolean apart = from > 1
                && lexemes.get(from - 1).kind() == Kind.COMMA
                && (end == lexemes.size()
                        || Joints.OF_CLAUSES.contains(lexemes.get(end).kind()));
        boolean taken = Lists.any(
                lexemes.subList(0, Math.max(0, from - 1)), lexeme -> lexeme.is(Kind.WITHDRAW) || lexeme.is(Kind.REPAY));
        boolean owed = Lists.any(lexemes.subList(0, Math.max(0, from - 1)), lexeme -> lexeme.is(Kind.REPAY));
        boolean debt = lexemes.get(verb).is(Kind.DEBT) || lexemes.get(verb).is(Kind.BORROW);
        if (!apart || !taken || owed != debt) {
            return lexemes;
        }
        Lexeme lies = lexemes.get(verb);
        List<Lexeme> kept = new ArrayList<>(lexemes.subList(0, from - 1));
        kept.add(Lexeme.of(owed ? Kind.ON : Kind.FROM, lies.start(), lies.end(), null, lies.text()));
        kept.add(lexemes.get(market));
        kept.addAll(lexemes.subList(end, lexemes.size()));
        return kept;
    }

    /** 先前借 aave 的，归还其中 0.25 ETH: whom it is owed to, said first. */
    private static List<Lexeme> ahead(List<Lexeme> lexemes) {
        int verb = 0;
        while (verb + 4 < lexemes.size() && before(lexemes.get(verb))) {
            verb++;
        }
        boolean there = is(lexemes, verb, Kind.ON); // 在 aave 借的
        int market = verb + 1;
        int comma = there && is(lexemes, market + 1, Kind.DEBT) ? market + 2 : market + (there ? 3 : 2);
        boolean owed = is(lexemes, there ? market + 1 : verb, Kind.BORROW)
                ? is(lexemes, comma - 1, Kind.OF)
                : there && is(lexemes, market + 1, Kind.DEBT);
        owed &= is(lexemes, market, Kind.MARKET)
                && is(lexemes, comma, Kind.COMMA)
                && Lists.any(lexemes.subList(comma, lexemes.size()), lexeme -> lexeme.is(Kind.REPAY))
                && Lists.count(lexemes, lexeme -> lexeme.is(Kind.MARKET)) == 1;
        if (!owed) {
            return lexemes;
        }
        Lexeme lies = lexemes.get(verb);
        List<Lexeme> kept = new ArrayList<>();
        kept.add(Lexeme.of(Kind.ON, lies.start(), lies.end(), null, lies.text()));
        kept.add(lexemes.get(market));
        kept.addAll(lexemes.subList(comma + 1, lexemes.size()));
        return kept;
    }

    private static boolean is(List<Lexeme> lexemes, int i, Kind kind) {
        return i < lexemes.size() && lexemes.get(i).is(kind);
    }

    /** compound 那边存的 DAI 全取: what was put in is what is taken out. */
    private static List<Lexeme> withoutRelative(List<Lexeme> lexemes) {
        boolean market = false;
        for (int i = 0; i + 2 < lexemes.size(); i++) {
            market |= lexemes.get(i).is(Kind.MARKET);
            boolean put = market
                    && lexemes.get(i).is(Kind.SUPPLY)
                    && lexemes.get(i + 1).kind() == Kind.OF
                    && HanRun.isHan(lexemes.get(i))
                    && Lists.none(lexemes.subList(0, i), lexeme -> lexeme.isAnyOf(Verbs.REQUESTS))
                    && Lists.any(lexemes.subList(i + 2, lexemes.size()), lexeme -> lexeme.is(Kind.WITHDRAW));
            if (put) {
                List<Lexeme> kept = new ArrayList<>(lexemes);
                kept.subList(i, i + 2).clear();
                boolean reports = Lists.any(kept, lexeme -> lexeme.text().endsWith("了")); // 取出来了
                if (kept.getFirst().kind() == Kind.PAST_TIME && !reports) {
                    kept.removeFirst(); // 上个月在 aave 存的 500 U: that long ago it was put in
                }
                return kept;
            }
        }
        return lexemes;
    }

    /** 用 ETH 作抵押借 500 USDC: against what lies there already, unless it says how much is put in. */
    private static List<Lexeme> withoutPledge(List<Lexeme> lexemes) {
        for (int i = 2; i + 1 < lexemes.size(); i++) {
            boolean pledge = lexemes.get(i).is(Kind.SUPPLY)
                    && (PLEDGED.matcher(lexemes.get(i).text()).find()
                            || (lexemes.get(i - 1).is(Kind.IT)
                                    && PLEDGES.contains(
                                            Hanzi.simplified(lexemes.get(i).text())))); // 用它抵押借
            int behind = pledge && lexemes.get(i + 1).is(Kind.COMMA) ? i + 2 : i + 1;
            int borrow = behind;
            while (pledge
                    && borrow < lexemes.size()
                    && PLACE.contains(lexemes.get(borrow).kind())) {
                borrow++;
            }
            if (!pledge || borrow >= lexemes.size() || !lexemes.get(borrow).is(Kind.BORROW)) {
                continue;
            }
            int thing = i - 1;
            while (thing > 0 && lexemes.get(thing).kind() == Kind.FILLER) {
                thing--;
            }
            int use = thing - 1;
            while (use > 0
                    && (lexemes.get(use).kind() == Kind.MINE || lexemes.get(use).kind() == Kind.FILLER)) {
                use--;
            }
            boolean named =
                    lexemes.get(thing).is(Kind.TOKEN) || lexemes.get(thing).is(Kind.IT);
            boolean then = use >= 0 && lexemes.get(use).kind() == Kind.THEN; // 再用它作抵押
            if (use >= 0
                    && named
                    && (then
                            || lexemes.get(use).is(Kind.USE)
                            || lexemes.get(use).is(Kind.OBJECT))) {
                List<Lexeme> kept = new ArrayList<>(lexemes);
                kept.subList(then ? use + 1 : use, behind).clear();
                return kept;
            }
        }
        return lexemes;
    }

    /** 存 2 ETH 到 aave，再借出 1000 DAI: lent by the market that holds the deposit, not to one; 借出 … 到 compound is. */
    private static List<Lexeme> borrowed(List<Lexeme> lexemes) {
        boolean deposit = false;
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            boolean lends = lexeme.is(Kind.SUPPLY) && LENDS.contains(Hanzi.simplified(lexeme.text()));
            if (lends && deposit && !namesMarket(lexemes, i)) {
                List<Lexeme> kept = new ArrayList<>(lexemes);
                kept.set(i, Lexeme.of(Kind.BORROW, lexeme.start(), lexeme.end(), null, lexeme.text()));
                return kept;
            }
            deposit |= lexeme.is(Kind.SUPPLY) && !lends;
        }
        return lexemes;
    }

    private static boolean namesMarket(List<Lexeme> lexemes, int from) {
        for (int i = from;
                i < lexemes.size() && !Joints.OF_CLAUSES.contains(lexemes.get(i).kind());
                i++) {
            if (lexemes.get(i).is(Kind.MARKET)) {
                return true;
            }
        }
        return false;
    }

    private static boolean before(Lexeme lexeme) {
        return BEFORE.contains(lexeme.kind())
                && (lexeme.kind() != Kind.WORD || ONCE.contains(Hanzi.simplified(lexeme.text())));
    }
}
