package dev.errand.engine.reader.frame;

import dev.errand.engine.reader.draft.Scene;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Span;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of the four things a clause does with a lending market: supply, withdraw, borrow or repay. Most verbs go more than one way;
 * little words, and what else is named, say which is meant.
 */
final class LoanTypes {

    /** Without any of these there is no talk of lending. */
    private static final Set<Kind> NAMING =
            Clause.union(Verbs.OF_LOANS, Kind.MARKET, Kind.DEBT, Kind.A_LOAN, Kind.POSITION, Kind.HARMLESS);

    private static final Set<String> INTO = Set.of(
            "into",
            "in to",
            "onto",
            "goes into",
            "go into",
            "should go into",
            "goes in",
            "go in",
            "goes on",
            "goes to",
            "go to");
    private static final Set<String> TOWARDS_IT = Set.of("to", "->", "=>", "→");
    private static final Set<String> EMPTYING = Set.of("empty", "drain", "clear");
    private static final Pattern LENDING = Pattern.compile("[借貸贷][给給予]|放[贷貸][给給]");
    private static final Pattern PLACING = Pattern.compile("[存放].*[到进入至進]");
    private static final Pattern MOVED_OUT = Pattern.compile("[转轉划劃拨撥移挪搬调調汇匯]出[来來去]?");
    private static final Pattern PAID = Pattern.compile("[付缴繳]|支付|结[账帐清]|結[賬帳清]");
    private static final Pattern OUTWARDS = Pattern.compile("\\s*出去");
    /** "Take 500 USDC off my loan": makes it smaller; "from my loan" may be to take up more of it. */
    private static final Pattern REDUCED = Pattern.compile(
            "(?i)\\b(?:take|taking|get|knock|shave|cut)\\b[^,.;]*?\\b(off|from|out of) (?:of )?(?:my|the|our|that) (?:\\w+ )?(?:loan|debt)\\b");

    private static final Pattern OUT_OF = Pattern.compile("[借贷貸].*出|出借");

    static final Set<Kind> PAYING = Kinds.of(Kind.PUT, Kind.MOVE, Kind.SEND, Kind.RETURN, Kind.USE);
    private static final Set<Kind> SENDING = Kinds.of(Kind.RETURN, Kind.SEND, Kind.USE);
    private static final Set<Kind> TOWARDS = Kinds.of(Kind.TO, Kind.ON);
    private static final Set<Kind> TAKING = Kinds.of(Kind.TAKE, Kind.GET);
    private static final Set<Kind> ASKING = Clause.union(TAKING, Kind.NEED, Kind.WANT);
    private static final Set<Kind> GETTING = Clause.union(ASKING, Kind.GIVE, Kind.RECEIVE, Kind.BUY);
    private static final Set<Kind> WISHING = Kinds.of(Kind.NEED, Kind.WANT, Kind.GIVE);
    private static final Set<Kind> MOVING = Clause.union(TAKING, Kind.MOVE, Kind.SELL);
    private static final Set<Kind> OUT = Kinds.of(Kind.FROM, Kind.OUT, Kind.TAKE);
    private static final Set<Kind> STORED = Kinds.of(Kind.FROM, Kind.POSITION);
    private static final Set<Kind> PUT_IN = Kinds.of(Kind.TO, Kind.SUPPLY, Kind.PUT, Kind.BECOME);
    private static final Set<Kind> PUTTING = Kinds.of(Kind.PUT, Kind.MOVE, Kind.SEND);

    private static final Set<Kind> BRINGING = Kinds.of(Kind.MOVE, Kind.SEND, Kind.TAKE, Kind.GET, Kind.WITHDRAW);
    private static final Set<Kind> JOINING = Kinds.of(Kind.AND, Kind.COMMA, Kind.THEN);
    private static final Set<Kind> INWARDS = Kinds.of(Kind.TO, Kind.IN, Kind.ON, Kind.WITH);
    private static final Set<Kind> FETCHING = Kinds.of(Kind.TAKE, Kind.GET, Kind.MOVE, Kind.WITHDRAW);

    private static final Set<Kind> WISHES = Kinds.of(Kind.NEED, Kind.WANT);
    private static final Set<String> AGAINST = Set.of("against", "towards", "toward");

    private static final Set<Kind> CLOSING = Kinds.of(Kind.CLEAR, Kind.RID);
    private static final Set<String> DEPOSITED = Set.of(
            "supply position",
            "deposits",
            "deposit account",
            "my supply",
            "my existing supply",
            "my existing deposit",
            "my lending position",
            "collateral",
            "lending balance",
            "supplied balance",
            "lending deposit");

    private LoanTypes() {}

    /** Whether the clause could be about lending at all. */
    static boolean mayBeIn(Clause clause) {
        return clause.hasAny(NAMING) || isThence(clause);
    }

    /** "Take 2 ETH out of there": a market, named before. */
    private static boolean isThence(Clause clause) {
        return clause.hasAny(TAKING)
                && Lists.any(
                        clause.all(Kind.THERE),
                        there -> said(there).startsWith("from ") || said(there).startsWith("out of "));
    }

    /** The type of the request; null if it is none of the four, or goes two ways. */
    static @Nullable String of(Clause clause, Scene scene) {
        String type = directed(named(clause), clause);
        boolean out = "borrow".equals(type)
                && OUTWARDS.matcher(scene.text())
                        .region(clause.end(), scene.text().length())
                        .lookingAt();
        type = out ? "supply" : type; // 借 500 USDC 出去
        if (clause.hasAny(MOVING) || clause.has(Kind.PUT)) {
            Matcher reduced = REDUCED.matcher(scene.text())
                    .region(clause.start(), scene.text().length());
            if (reduced.find()) {
                return reduced.group(1).equalsIgnoreCase("off") ? "repay" : null;
            }
        }
        if ("withdraw".equals(type) && isPutBehind(clause)) {
            return null;
        }
        return "supply".equals(type) && isEmptied(clause, scene.text()) ? "withdraw" : type;
    }

    /** 取 2 ETH，存到 aave and 卖 2 ETH 存到 aave: what is taken is put there, so it is not taken from there. */
    private static boolean isPutBehind(Clause clause) {
        boolean taken = false;
        boolean put = false;
        for (Phrase phrase : clause.phrases()) {
            if (put && phrase.is(Kind.MARKET)) {
                return true;
            }
            put = taken
                    && phrase.kind() == Kind.SUPPLY
                    && PLACING.matcher(phrase.text()).matches();
            taken |= phrase.is(Kind.WITHDRAW) || phrase.kind() == Kind.SELL;
        }
        return false;
    }

    /**
     * The type, where a word right before the market says which way the tokens go: 从 aave 借出 borrows, though 借出 lends, 借 … 给 aave
     * lends, though 借 borrows. Null where the verb cannot go that way: 取 … 到 aave, 从 aave 存.
     */
    private static @Nullable String directed(@Nullable String type, Clause clause) {
        List<Phrase> phrases = clause.phrases();
        int market = 0;
        while (type != null && market < phrases.size() && phrases.get(market).kind() != Kind.MARKET) {
            market++;
        }
        if (type == null || market >= phrases.size()) {
            return type;
        }
        boolean noun = type.equals("supply") && isLoanNounOf(phrases, market);
        if (market == 0 || (phrases.get(0).is(Kind.OBJECT) && market == 1)) {
            return noun || (type.equals("repay") && isOwedToMe(phrases, market)) ? null : type;
        }
        boolean from = phrases.get(market - 1).kind() == Kind.FROM;
        if (type.equals("supply") && from && !Hanzi.areIn(said(phrases.get(market - 1)))) {
            return Lists.any(phrases, phrase -> said(phrase).equals("loan"))
                    ? "borrow"
                    : null; // "loan 300 DAI from aave"
        }
        if (noun) {
            return isAgainst(phrases, market) ? "repay" : null;
        }
        if (type.equals("supply") && said(phrases.get(market - 1)).equals("against")) {
            return null; // "300 DAI against my aave deposit"
        }
        if (!Hanzi.areIn(said(phrases.get(market - 1)))) {
            return type;
        }
        Phrase way = phrases.get(market - 1);
        boolean to = way.kind() == Kind.TO || way.kind() == Kind.GIVE;
        boolean lentOut = Lists.any(
                clause.all(Kind.SUPPLY), verb -> OUT_OF.matcher(verb.text()).find());
        boolean there = way.kind() == Kind.TO && isBeforeVerb(phrases, market);
        return switch (type) {
            case "supply" -> !from ? type : lentOut ? "borrow" : null;
            case "borrow" -> !to || there || said(way).equals("向") || said(way).equals("往") ? type : "supply";
            case "repay" -> from || way.kind() == Kind.USE || isOwedToMe(phrases, market) ? null : type;
            default -> to && !there ? null : type;
        };
    }

    /** "My aave <em>loan</em>", "aave <em>debt</em>": no verb. */
    private static boolean isLoanNounOf(List<Phrase> phrases, int market) {
        return market + 1 < phrases.size() && phrases.get(market + 1).is(Kind.DEBT);
    }

    /** "Put 300 DAI against my aave loan", "300 DAI towards my aave loan". */
    private static boolean isAgainst(List<Phrase> phrases, int market) {
        return market > 1
                && AGAINST.contains(said(phrases.get(market - 1)))
                && phrases.get(market - 2).kind() == Kind.ASSET
                && market + 2 == phrases.size();
    }

    /** 到 aave 借 500 USDC: goes there, and does it. */
    private static boolean isBeforeVerb(List<Phrase> phrases, int market) {
        return Lists.none(phrases.subList(0, market), phrase -> phrase.isAnyOf(Verbs.OF_LOANS))
                && Lists.any(phrases.subList(market, phrases.size()), phrase -> phrase.isAnyOf(Verbs.OF_LOANS));
    }

    /** aave 还我 500 USDC. */
    private static boolean isOwedToMe(List<Phrase> phrases, int market) {
        return market + 2 < phrases.size()
                && phrases.get(market + 1).kind() == Kind.REPAY
                && phrases.get(market + 2).kind() == Kind.SUBJECT;
    }

    private static @Nullable String named(Clause clause) {
        if (closesDeposit(clause)) {
            return "withdraw";
        } else if (clause.has(Kind.RECIPIENT)
                || clause.has(Kind.BAD_RECIPIENT)
                || isOfTwo(clause)
                || isForSomebody(clause)
                || (isDepositThatIs(clause) && !clause.has(Kind.WITHDRAW))) {
            return null;
        } else if (isOutOfStore(clause)) {
            return clause.hasAny(FETCHING) ? "withdraw" : null;
        } else if (isLoanNoun(clause)) {
            return null;
        } else if (isTakenAndPut(clause)) {
            return "supply";
        } else if (goesTowardsDebt(clause)) {
            return "repay";
        } else if (isLent(clause)) {
            return "supply";
        } else if (borrows(clause)) {
            return "borrow";
        } else if (repays(clause)) {
            return "repay";
        } else if (withdraws(clause)) {
            return "withdraw";
        }
        return supplies(clause) ? "supply" : null;
    }

    /** "Take 300 DAI out of my deposit", "… out of lending": where it lies is no verb. */
    private static boolean isOutOfStore(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        boolean out = false;
        for (int i = 0; i < phrases.size(); i++) {
            if (phrases.get(i).kind() != Kind.SUPPLY || phrases.get(i).is(Kind.DEBT)) {
                continue;
            }
            if (i == 0 || !said(phrases.get(i - 1)).startsWith("out of")) {
                return false;
            }
            out = true;
        }
        return out && !clause.has(Kind.REPAY) && !clause.has(Kind.TO);
    }

    /** "300 DAI loan": is it wanted, or owed? It is not lent, at any rate. */
    private static boolean isLoanNoun(Clause clause) {
        return clause.first().kind() == Kind.ASSET
                && clause.phrases().size() > 1
                && said(clause.phrases().get(1)).equals("loan")
                && Lists.none(
                        clause.phrases().subList(2, clause.phrases().size()), phrase -> phrase.isAnyOf(Verbs.OF_LOANS));
    }

    /** "Take 300 DAI and put it in aave": taken in hand, and not out of the market. */
    private static boolean isTakenAndPut(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        boolean taken = false;
        boolean put = false;
        for (int i = 0; i < phrases.size(); i++) {
            Kind kind = phrases.get(i).kind();
            if (kind == Kind.MARKET) {
                return put && phrases.get(i - 1).isAnyOf(INWARDS);
            }
            put |= taken
                    && (kind == Kind.PUT || kind == Kind.SUPPLY)
                    && phrases.get(i - 1).isAnyOf(JOINING);
            taken |= kind == Kind.TAKE;
        }
        return false;
    }

    /** Whether verbs of two of the four stand in it. */
    private static boolean isOfTwo(Clause clause) {
        if (goesOn(clause) || isPutOn(clause)) {
            return true;
        }
        Kind found = null;
        for (Phrase phrase : clause.phrases()) {
            Kind kind = phrase.kind() == Kind.CLEAR ? Kind.REPAY : phrase.kind();
            boolean verb = Verbs.OF_LOANS.contains(kind)
                    && !phrase.is(Kind.DEBT)
                    && (kind != Kind.SUPPLY || !clause.has(Kind.WITHDRAW)); // "撤回存在 Aave 的…"
            if (verb && found != null && found != kind) {
                return true;
            }
            found = verb ? kind : found;
        }
        return false;
    }

    /** "Borrow 300 DAI and put it in aave": the second half is a request of its own. */
    private static boolean isPutOn(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        boolean done = false;
        for (int i = 0; i + 1 < phrases.size(); i++) {
            boolean put = phrases.get(i).isAnyOf(JOINING)
                    && PUTTING.contains(phrases.get(i + 1).kind())
                    && !clause.has(Kind.DEBT)
                    && clause.has(Kind.MARKET);
            if (done && put) {
                return true;
            }
            done |= Verbs.OF_LOANS.contains(phrases.get(i).kind());
        }
        return false;
    }

    private static final Set<String> OWES = Set.of("欠", "借", "借了", "欠了", "欠着");

    /** 还给他 500 USDC: who is paid back is no market. */
    private static boolean isForSomebody(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 0; i + 1 < phrases.size(); i++) {
            boolean somebody =
                    phrases.get(i + 1).is(Kind.SOMEBODY) && !phrases.get(i + 1).is(Kind.DEBT);
            boolean whose = i + 2 < phrases.size() && phrases.get(i + 2).kind() == Kind.OF;
            boolean paid = phrases.get(i).is(Kind.REPAY) && !whose;
            boolean owed = OWES.contains(phrases.get(i).text()) && clause.has(Kind.REPAY);
            if ((paid || owed) && somebody && Hanzi.areIn(phrases.get(i).text())) {
                return true;
            }
        }
        return false;
    }

    /** 取 200 USDC，存进去: what is done with it behind the pause is a request of its own; 之前存在 aave 的那笔 is none. */
    private static boolean goesOn(Clause clause) {
        boolean taken = false;
        boolean pause = false;
        for (Phrase phrase : clause.phrases()) {
            pause |= taken && phrase.kind() == Kind.COMMA;
            taken |= phrase.kind() == Kind.WITHDRAW;
            if (pause && phrase.kind() == Kind.OF) {
                return false;
            }
        }
        return pause && goesOnBehindPause(clause);
    }

    private static boolean goesOnBehindPause(Clause clause) {
        boolean taken = false;
        boolean pause = false;
        for (Phrase phrase : clause.phrases()) {
            boolean other = phrase.kind() == Kind.SUPPLY || phrase.is(Kind.REPAY);
            if (taken && pause && other && Hanzi.areIn(phrase.text())) {
                return true;
            }
            pause |= taken && phrase.kind() == Kind.COMMA;
            taken |= phrase.kind() == Kind.WITHDRAW;
        }
        return false;
    }

    /** "Put 100 USDC towards my loan". */
    private static boolean goesTowardsDebt(Clause clause) {
        return clause.has(Kind.DEBT)
                && !clause.has(Kind.A_LOAN)
                && clause.hasAny(PAYING)
                && clause.hasAny(TOWARDS)
                && Lists.none(
                        clause.phrases(),
                        phrase -> phrase.kind() == Kind.BORROW
                                || (phrase.kind() == Kind.SUPPLY && !phrase.is(Kind.DEBT)));
    }

    /** 把 500 USDC 借给 aave. */
    private static boolean isLent(Clause clause) {
        return clause.has(Kind.MARKET)
                && Lists.any(
                        clause.all(Kind.GIVE),
                        give -> LENDING.matcher(give.text()).matches());
    }

    private static boolean borrows(Clause clause) {
        boolean aLoan = clause.has(Kind.A_LOAN)
                || (clause.has(Kind.DEBT)
                        && !clause.has(Kind.CLEAR)
                        && clause.hasAny(ASKING)
                        && !clause.has(Kind.REPAY));
        return (clause.has(Kind.BORROW) && !clause.has(Kind.REPAY) && !clause.has(Kind.CLEAR))
                || (clause.has(Kind.A_LOAN) && clause.first().is(Kind.A_LOAN))
                || (clause.hasAny(TAKING) && isSecured(clause))
                || (aLoan && clause.hasAny(GETTING));
    }

    /** "Close my DAI deposit on aave", "clear my supply position". */
    private static boolean closesDeposit(Clause clause) {
        return clause.first().isAnyOf(CLOSING)
                && !clause.has(Kind.DEBT)
                && Lists.any(
                        clause.phrases(),
                        phrase -> phrase.kind() == Kind.SUPPLY
                                || (phrase.kind() == Kind.POSITION && DEPOSITED.contains(said(phrase))));
    }

    private static boolean repays(Clause clause) {
        boolean market = clause.has(Kind.MARKET);
        boolean debt = clause.has(Kind.DEBT);
        boolean clear = clause.has(Kind.CLEAR) || (clause.has(Kind.RID) && debt);
        return (market && isPaidBack(clause))
                || clause.has(Kind.REPAY)
                || (clear
                        && (debt || !clause.has(Kind.POSITION))
                        && (debt || market || clause.assets().size() == 1))
                || (debt && clause.hasAny(SENDING) && !lends(clause))
                || (clause.has(Kind.RETURN) && market && !isHome(clause));
    }

    private static boolean withdraws(Clause clause) {
        boolean thence = isThence(clause);
        boolean market = clause.has(Kind.MARKET) || thence;
        if (Lists.any(clause.phrases(), phrase -> takesOut(phrase, market))) {
            return true;
        }
        boolean taken = clause.hasAny(MOVING)
                && (thence || clause.hasAny(OUT) || (clause.has(Kind.SELL) && !clause.has(Kind.PUT)))
                && !clause.has(Kind.TO);
        boolean used = clause.has(Kind.USE) && clause.hasAny(STORED) && !clause.hasAny(PUT_IN);
        boolean pooled = clause.has(Kind.POSITION)
                && clause.has(Kind.FROM)
                && clause.hasAny(TAKING); // "out of the lending pool"
        if (pooled && taken) {
            return true;
        }
        return market
                && (isTakenBack(clause)
                        || isWishedOut(clause)
                        || isBroughtHome(clause)
                        || isOutOfMarket(clause)
                        || isMovedOut(clause)
                        || (isHome(clause) && clause.has(Kind.RETURN))
                        || taken
                        || used);
    }

    /** 从 aave 转出 500 USDC, 把 aave 里的 500 USDC 转出去. */
    private static boolean isMovedOut(Clause clause) {
        return !clause.has(Kind.TO)
                && Lists.any(
                        clause.all(Kind.SEND),
                        verb -> MOVED_OUT.matcher(verb.text()).matches());
    }

    private static boolean supplies(Clause whole) {
        boolean recurs = whole.first().kind() == Kind.TRIGGER; // "every month 50 USDC into aave"
        Clause clause = recurs && whole.phrases().size() > 1 ? whole.without(Kinds.of(Kind.TRIGGER)) : whole;
        boolean market = clause.has(Kind.MARKET);
        boolean into = market
                && clause.first().kind() == Kind.ASSET
                && clause.phrases().size() >= 3
                && (INTO.contains(said(clause.phrases().get(1))) // "the rest into compound"
                        || ((isRest(clause.first()) || clause.phrases().size() == 3)
                                && TOWARDS_IT.contains(said(clause.phrases().get(1)))));
        into |= market && clause.first().kind() == Kind.GET && isInto(clause);
        return clause.has(Kind.SUPPLY)
                || into
                || (market && clause.hasAny(PUTTING) && !clause.has(Kind.FROM) && !isPaid(clause));
    }

    /** 付 300 DAI 给 aave: is lent to it, or owed? */
    private static boolean isPaid(Clause clause) {
        return Lists.any(
                clause.all(Kind.SEND), verb -> PAID.matcher(verb.text()).lookingAt());
    }

    /** "Get 300 DAI into aave". */
    private static boolean isInto(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        return phrases.size() == 4
                && phrases.get(1).kind() == Kind.ASSET
                && INTO.contains(said(phrases.get(2)))
                && phrases.get(3).kind() == Kind.MARKET;
    }

    private static boolean isRest(Phrase phrase) {
        return phrase.holding() != null && phrase.holding().reference() == Kind.REST;
    }

    /** "Return it to my wallet". */
    private static boolean isHome(Clause clause) {
        return clause.has(Kind.IN_WALLET) || clause.has(Kind.BALANCE);
    }

    private static String said(Phrase phrase) {
        return phrase.text().toLowerCase(Locale.ROOT);
    }

    /** "The deposit that I have on Compound". */
    private static boolean isDepositThatIs(Clause clause) {
        boolean supplied = false;
        for (Phrase phrase : clause.phrases()) {
            if (supplied && phrase.kind() == Kind.HAVE) {
                return true;
            }
            supplied |= phrase.is(Kind.SUPPLY);
        }
        return false;
    }

    /** "Empty my DAI deposit on Aave": all of it is taken out, though no other verb says so. */
    private static boolean isEmptied(Clause clause, String text) {
        Span at = clause.first().holding() == null
                ? null
                : clause.first().holding().amountAt();
        return at != null && EMPTYING.contains(said(text, at).split(" ", -1)[0]);
    }

    private static String said(String text, Span at) {
        return text.substring(at.start(), at.end()).toLowerCase(Locale.ROOT);
    }

    /** "Draw 300 USDC against my collateral": what is taken against something is a loan. */
    private static boolean isSecured(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 0; i < phrases.size(); i++) {
            boolean against = said(phrases.get(i)).equals("against")
                    && i + 1 < phrases.size()
                    && (phrases.get(i + 1).is(Kind.POSITION)
                            || phrases.get(i + 1).is(Kind.SUPPLY));
            boolean secured = phrases.get(i).kind() == Kind.HARMLESS
                    && (said(phrases.get(i)).startsWith("against ")
                            || said(phrases.get(i)).contains("collateral"));
            if (against || secured) {
                return true;
            }
        }
        return false;
    }

    /** "Loan" may lend, and be what is owed. */
    private static boolean lends(Clause clause) {
        return Lists.any(clause.phrases(), phrase -> phrase.is(Kind.SUPPLY) && !phrase.is(Kind.DEBT));
    }

    /** "Move 300 DAI from aave to my wallet". */
    private static boolean isBroughtHome(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        boolean from = false;
        for (int i = 1; i < phrases.size(); i++) {
            from |= phrases.get(i).kind() == Kind.MARKET && phrases.get(i - 1).is(Kind.FROM);
            boolean home = phrases.get(i).is(Kind.BALANCE) && phrases.get(i - 1).is(Kind.TO);
            if (from && (home || said(phrases.get(i)).equals("to my address"))) {
                return clause.hasAny(BRINGING);
            }
        }
        return false;
    }

    /** "300 DAI out of aave". */
    private static boolean isOutOfMarket(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        return phrases.size() == 3
                && phrases.getFirst().kind() == Kind.ASSET
                && said(phrases.get(1)).equals("out of")
                && phrases.getLast().kind() == Kind.MARKET;
    }

    /** "I want 300 DAI out of aave", "I need 300 DAI from aave". */
    static boolean isWishedOut(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        int from = phrases.size() - 2;
        return phrases.getLast().kind() == Kind.MARKET
                && from > 1
                && phrases.get(from).kind() == Kind.FROM
                && !Hanzi.areIn(said(phrases.get(from)))
                && phrases.get(from - 1).kind() == Kind.ASSET
                && phrases.get(from - 2).isAnyOf(WISHES)
                && (from == 2 || (from == 3 && phrases.getFirst().kind() == Kind.SUBJECT));
    }

    /** "I would like my 1.5 WETH back from Aave". */
    private static boolean isTakenBack(Clause clause) {
        return clause.has(Kind.FROM)
                && clause.hasAny(WISHING)
                && Lists.any(clause.phrases(), phrase -> said(phrase).equals("back"));
    }

    /** "Pay 10 USDC back on aave": the "back" stands apart from its verb. */
    private static boolean isPaidBack(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 2; i < phrases.size(); i++) {
            boolean back = said(phrases.get(i)).startsWith("back")
                    && (phrases.get(i - 1).kind() == Kind.ASSET
                            || (phrases.get(i - 1).kind() == Kind.MARKET
                                    && phrases.get(i - 2).kind() != Kind.FROM));
            boolean pays = Lists.any(
                    clause.phrases().subList(0, i),
                    phrase -> phrase.is(Kind.SEND)
                            || phrase.is(Kind.GIVE)
                            || said(phrase).equals("give me"));
            if (back && pays) {
                return true;
            }
        }
        return false;
    }

    /** 拿出 takes out of a market where one is named; elsewhere it says what is paid with. */
    private static boolean takesOut(Phrase phrase, boolean market) {
        return phrase.is(Kind.WITHDRAW) && (market || phrase.kind() != Kind.USE);
    }
}
