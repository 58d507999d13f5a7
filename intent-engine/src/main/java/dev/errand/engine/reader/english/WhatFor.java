package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Asking;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.List;
import java.util.Set;

/**
 * "… so the intern can pay his fees", "… for the guide fee", "…, rent due on Friday", "… for the freight account", "… use my DAI for it": what a
 * request is for, which asks for nothing.
 */
public final class WhatFor extends WordEdits {

    private static final int LONGEST_NOUN = 5;
    private static final Set<String> ACCOUNTS = Set.of("account", "accounts", "portfolio", "portfolios");
    private static final Set<Kind> PARTS_OF_NOUNS =
            Kinds.of(Kind.WORD, Kind.MINE, Kind.ARTICLE, Kind.FILLER, Kind.SERVICE, Kind.SCENE, Kind.CLOCK);
    private static final int LONGEST_PURPOSE = 12;
    private static final Set<String> ENABLING = Set.of("can", "could", "will", "would", "may");
    private static final Set<String> ONESELF = Set.of("i", "we", "you", "u", "i'm", "you're", "we're");
    /** What is named in requests, or divides them. */
    private static final Set<Kind> OF_REQUESTS = Kinds.of(
            Kind.NUMBER,
            Kind.SHARE,
            Kind.TOKEN,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.MARKET,
            Kind.GPU,
            Kind.MODEL,
            Kind.DOLLAR,
            Kind.IF,
            Kind.WHEN_RIGHT,
            Kind.THEN,
            Kind.COMMA,
            Kind.STOP,
            Kind.AND,
            Kind.IT,
            Kind.REST);

    private static final int LONGEST_BILL = 7;
    private static final Set<Kind> OWNERS = Kinds.of(Kind.ARTICLE, Kind.MINE, Kind.SOMEBODY);

    private static final Set<String> FEES = Set.of("fee", "dues");

    private static final Set<String> NOUNS = Set.of("deposit", "loan", "swap", "withdrawal", "repayment");
    private static final Set<Kind> BEHIND_NOUN = Kinds.of(Kind.FILLER, Kind.SMALL_TALK, Kind.STOP);

    /** What no noun that is paid for has in it. */
    private static final Set<Kind> OF_OTHER_THINGS = Clause.union(
            OF_REQUESTS,
            Kind.TIME_UNIT,
            Kind.PERIOD,
            Kind.EVERY,
            Kind.ABOVE,
            Kind.BELOW,
            Kind.AT_MOST,
            Kind.SLIPPAGE,
            Kind.BY,
            Kind.NOT,
            Kind.NO,
            Kind.OR,
            Kind.SWAP,
            Kind.SELL,
            Kind.BUY,
            Kind.PAST,
            Kind.REPAY,
            Kind.SUPPLY,
            Kind.BORROW,
            Kind.WITHDRAW);

    private WhatFor(List<Lexeme> lexemes) {
        super(lexemes);
    }

    /** The words without what the request is for. Thread-safe. */
    public static List<Lexeme> told(List<Lexeme> lexemes) {
        return lexemes.size() < 3 ? lexemes : new WhatFor(lexemes).edited();
    }

    @Override
    void look(int i) {
        switch (lexemes.get(i).kind()) {
            case SO -> purpose(i);
            case FOR -> {
                forIt(i);
                whose(i);
            }
            case COMMA -> bill(i);
            case BALANCE -> account(i);
            default -> {}
        }
    }

    /** "Send 5 USDC to @bob so the intern can pay his fees": what somebody else does with it asks for nothing. */
    private void purpose(int i) {
        int modal = i + 1;
        while (modal < lexemes.size() && modal < i + 5 && !ENABLING.contains(said(modal))) {
            modal++;
        }
        int end = modal;
        while (end < lexemes.size() && !OF_REQUESTS.contains(lexemes.get(end).kind())) {
            end++;
        }
        boolean told = modal > i + 1
                && modal + 1 < end
                && end - i < LONGEST_PURPOSE
                && (end == lexemes.size() || lexemes.get(end).kind() == Kind.STOP)
                && isOthers(i + 1, modal)
                && Lists.any(lexemes.subList(0, i), word -> word.isAnyOf(Verbs.OF_TOKENS));
        if (told) {
            lexemes.subList(i, end).clear();
        }
    }

    /** Whether it is neither the user nor this program who is spoken of. */
    private boolean isOthers(int from, int to) {
        for (int i = from; i < to; i++) {
            boolean one = lexemes.get(i).isAnyOf(Verbs.OF_TOKENS) || ONESELF.contains(said(i));
            if (one || lexemes.get(i).isAnyOf(OF_REQUESTS)) {
                return false;
            }
        }
        return true;
    }

    /** "Send @bob 20 DAI for the guide fee": behind a payment, what it is for. */
    private void whose(int i) {
        boolean noun = i + 2 < lexemes.size()
                && lexemes.get(i).is(Kind.FOR)
                && OWNERS.contains(lexemes.get(i + 1).kind())
                && isBehindPayment(i);
        int end = noun ? nounEnd(i + 1) : -1;
        if (end > i + 2) {
            lexemes.subList(i, end).clear();
        }
    }

    /** "Send 20 DAI to @bob, repair of the roof", "…, rent due on Friday": a noun, though it begins as an order would. */
    private void bill(int i) {
        boolean begins = i + 2 < lexemes.size()
                && isBehindPayment(i)
                && !lexemes.get(i + 1).isAnyOf(OWNERS);
        int end = begins ? nounEnd(i + 1) : -1;
        boolean told = end > i + 2
                && (lexemes.get(i + 2).is(Kind.OF)
                        || said(i + 2).equals("due")
                        || PaidAsTold.BILLS.contains(said(i + 1))
                        || (lexemes.get(i + 1).is(Kind.SERVICE) && FEES.contains(said(end - 1))));
        if (told) {
            lexemes.subList(i, end).clear();
        }
    }

    /** Whether nothing but a payment was asked for before. */
    private boolean isBehindPayment(int i) {
        return i > 3
                && (lexemes.get(i - 1).is(Kind.RECIPIENT) || lexemes.get(i - 1).is(Kind.TOKEN))
                && Lists.any(lexemes.subList(0, i), word -> word.is(Kind.SEND))
                && Lists.any(lexemes.subList(0, i), word -> word.is(Kind.RECIPIENT))
                && Lists.any(lexemes.subList(0, i), word -> word.is(Kind.TOKEN));
    }

    /** Behind the words of a noun, where the text or its sentence ends; −1 if anything of a request is among them. */
    private int nounEnd(int from) {
        int end = from;
        while (end < lexemes.size()
                && end - from < LONGEST_BILL
                && (!lexemes.get(end).isAnyOf(OF_OTHER_THINGS) || isNoun(end, from))) {
            end++;
        }
        return end == lexemes.size() || lexemes.get(end).kind() == Kind.STOP ? end : -1;
    }

    /** "… for the apartment deposit please": the last word of a noun, though it is a verb elsewhere. */
    private boolean isNoun(int at, int from) {
        return at > from
                && NOUNS.contains(said(at))
                && (at + 1 == lexemes.size()
                        || BEHIND_NOUN.contains(lexemes.get(at + 1).kind()));
    }

    /** "Get me 15 LINK, you can use my DAI for it". */
    private void forIt(int i) {
        boolean ends = isBehind(i + 1, Set.of(Kind.IT))
                && (i + 2 == lexemes.size() || lexemes.get(i + 2).kind() == Kind.STOP)
                && i > 1
                && lexemes.get(i - 1).kind() == Kind.TOKEN
                && Lists.any(lexemes.subList(Math.max(0, i - 3), i), word -> word.kind() == Kind.USE)
                && Lists.any(lexemes.subList(0, i), word -> word.kind() == Kind.GET || word.kind() == Kind.BUY);
        if (ends) {
            lexemes.subList(i, i + 2).clear();
        }
    }

    /** "Send 5 DAI to @harbor for the freight account": what it is for, and no balance is asked. */
    private void account(int i) {
        int before = i - 1;
        while (before > 0
                && i - before < LONGEST_NOUN
                && PARTS_OF_NOUNS.contains(lexemes.get(before).kind())) {
            before--;
        }
        boolean purpose = ACCOUNTS.contains(said(i))
                && before > 0
                && before < i - 1
                && (lexemes.get(before).kind() == Kind.FOR
                        || lexemes.get(before).kind() == Kind.COMMA)
                && Lists.any(lexemes.subList(0, before), word -> word.isAnyOf(Verbs.OF_TOKENS))
                && Lists.none(lexemes, word -> word.isAnyOf(Asking.OF_BALANCES));
        if (purpose) {
            become(i, Kind.WORD);
        }
    }
}
