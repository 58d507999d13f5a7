package dev.errand.engine.reader.phrase;

import dev.errand.engine.reader.chinese.Belongings;
import dev.errand.engine.reader.chinese.Breaths;
import dev.errand.engine.reader.chinese.ChineseBalances;
import dev.errand.engine.reader.chinese.ChineseConditions;
import dev.errand.engine.reader.chinese.ChineseHeadings;
import dev.errand.engine.reader.chinese.ChineseJobs;
import dev.errand.engine.reader.chinese.ChineseMarkets;
import dev.errand.engine.reader.chinese.ChineseOrders;
import dev.errand.engine.reader.chinese.ChinesePayments;
import dev.errand.engine.reader.chinese.ChineseSurplus;
import dev.errand.engine.reader.chinese.ChineseTrades;
import dev.errand.engine.reader.chinese.Contrasts;
import dev.errand.engine.reader.chinese.CountedPayments;
import dev.errand.engine.reader.chinese.EachBought;
import dev.errand.engine.reader.chinese.FirstWords;
import dev.errand.engine.reader.chinese.FromWallet;
import dev.errand.engine.reader.chinese.KeptShares;
import dev.errand.engine.reader.chinese.LyingIdle;
import dev.errand.engine.reader.chinese.Mending;
import dev.errand.engine.reader.chinese.Modifiers;
import dev.errand.engine.reader.chinese.SetAside;
import dev.errand.engine.reader.chinese.ToldTopics;
import dev.errand.engine.reader.chinese.Topics;
import dev.errand.engine.reader.chinese.WhereItLies;
import dev.errand.engine.reader.english.AllOfIt;
import dev.errand.engine.reader.english.Dates;
import dev.errand.engine.reader.english.DescribedCoins;
import dev.errand.engine.reader.english.Impatience;
import dev.errand.engine.reader.english.KeptThings;
import dev.errand.engine.reader.english.LooseWords;
import dev.errand.engine.reader.english.Nouns;
import dev.errand.engine.reader.english.OnlyTakes;
import dev.errand.engine.reader.english.Passives;
import dev.errand.engine.reader.english.PayeesNamed;
import dev.errand.engine.reader.english.PlainTrades;
import dev.errand.engine.reader.english.PlainWordings;
import dev.errand.engine.reader.english.PriceBounds;
import dev.errand.engine.reader.english.Relatives;
import dev.errand.engine.reader.english.Releases;
import dev.errand.engine.reader.english.RetoldWords;
import dev.errand.engine.reader.english.ShortConditions;
import dev.errand.engine.reader.english.Verdicts;
import dev.errand.engine.reader.english.WhatFor;
import dev.errand.engine.reader.english.Wondering;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.Lexicon;
import dev.errand.engine.reader.syntax.Cursor;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Needs;
import dev.errand.engine.reader.syntax.Pass;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Span;
import dev.errand.engine.reader.syntax.Present;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Joins lexemes to phrases: an amount and its token, a limit on slippage, a price that triggers, a deadline. What has no meaning of
 * its own (politeness, articles, measure words) is left out; every other lexeme stays.
 */
public final class Phrases {

    private static final Set<Kind> EMPTY_WORDS = Kinds.of(
            Kind.FILLER,
            Kind.ARTICLE,
            Kind.MINE,
            Kind.MEASURE,
            Kind.SOME,
            Kind.TIME_TAIL,
            Kind.PRECISION_NOUN,
            Kind.ALSO);

    /** Tried in this order at each place; what one takes, no later one sees. */
    private static final List<Maker> MAKERS = List.of(
            new Maker(Needs.anyOf(Kind.SLIPPAGE), Slippage::phrase),
            new Maker(Needs.anyOf(Kind.BPS), Slippage::unnamed),
            new Maker(
                    Needs.anyOf(
                            Kind.ABOVE,
                            Kind.BELOW,
                            Kind.ABOVE_SUFFIX,
                            Kind.BELOW_SUFFIX,
                            Kind.UP,
                            Kind.DOWN,
                            Kind.HITS,
                            Kind.ON,
                            Kind.WHEN_RIGHT),
                    PriceTriggers::phrase),
            new Maker(
                    Needs.anyOf(Kind.PERIOD, Kind.PERIOD_BAD, Kind.EVERY, Kind.TIME_UNIT, Kind.TIME_TAIL),
                    Intervals::phrase),
            new Maker(Needs.anyOf(Kind.TIME_UNIT), Rates::rate),
            new Maker(
                    Needs.anyOf(
                            Kind.BUDGET,
                            Kind.AT_MOST,
                            Kind.BELOW,
                            Kind.WITHIN_SUFFIX,
                            Kind.EACH,
                            Kind.PER_HOUR,
                            Kind.PERIOD,
                            Kind.TIME_UNIT),
                    Budgets::phrase),
            new Maker(Needs.anyOf(Kind.TIME_UNIT, Kind.TIME_TAIL), FrameTimes::phrase),
            new Maker(
                    Needs.anyOf(Kind.TIME_UNIT, Kind.TIME_TAIL, Kind.SOME, Kind.CLOCK, Kind.WHEN_RIGHT, Kind.DAY_OF),
                    Times::deadline),
            new Maker(Needs.anyOf(Kind.GPU, Kind.GPU_NOUN), Gpus::phrase),
            new Maker(
                    Needs.anyOf(
                            Kind.TOKEN_UNIT,
                            Kind.REQUEST_UNIT,
                            Kind.FRAME_UNIT,
                            Kind.PARAMETER_UNIT,
                            Kind.MODEL_NOUN,
                            Kind.INPUT,
                            Kind.OUTPUT),
                    Jobs::count),
            new Maker(Needs.anyOf(Kind.MODEL, Kind.MARKET, Kind.PRECISION, Kind.ATTACHMENT), Jobs::named),
            new Maker(Needs.anyOf(Kind.RECIPIENT, Kind.BAD_RECIPIENT), Assets::recipients),
            new Maker(Needs.NOTHING, Assets::asset));

    private static final Set<Kind> VERBS =
            Kinds.of(Kind.SWAP, Kind.SELL, Kind.SEND, Kind.SUPPLY, Kind.REPAY, Kind.WITHDRAW, Kind.BORROW);
    private static final Set<Kind> MOVING =
            Kinds.of(Kind.SEND, Kind.SUPPLY, Kind.REPAY, Kind.WITHDRAW, Kind.BORROW, Kind.GIVE);
    private static final Set<Kind> BUYS = Kinds.of(Kind.BUY, Kind.GET, Kind.RECEIVE);
    private static final Set<Kind> BEHIND_SOME = Kinds.of(
            Kind.TO, Kind.GIVE, Kind.ON, Kind.COMMA, Kind.STOP, Kind.BECOME, Kind.MARKET, Kind.THEN, Kind.EACH);

    private static final Set<Kind> BREAKS =
            Kinds.of(Kind.COMMA, Kind.STOP, Kind.SO, Kind.THEN, Kind.AND, Kind.HARMLESS, Kind.SMALL_TALK);
    private static final Set<Kind> WHITHER = Kinds.of(
            Kind.GIVE,
            Kind.TO,
            Kind.ON,
            Kind.IN,
            Kind.FROM,
            Kind.OUT,
            Kind.RECIPIENT,
            Kind.MARKET,
            Kind.SOMEBODY,
            Kind.THERE);
    private static final String POLITELY = "would you ";
    private static final Set<String> CHANGING = Set.of(
            "change it to",
            "change that to",
            "switch it to",
            "turn that into",
            "change it into",
            "change that into",
            "make it into",
            "make that into",
            "make this into");
    private static final Set<Kind> JOINING = Kinds.of(Kind.AND, Kind.THEN);
    private static final Set<Kind> SAID_TO_DO =
            Kinds.of(Kind.NUMBER, Kind.SHARE, Kind.DOLLAR, Kind.MINE, Kind.RECIPIENT, Kind.IT, Kind.REST);
    private static final Set<String> WISHES = Set.of("can i get", "could i get", "can we get", "could we get");

    /** What gives to somebody, and means something else elsewhere. */
    private static final Set<String> GIVING =
            Set.of("hit", "credit", "spot", "fund", "bless", "hook", "sort", "top up");

    /** What is done with the lexemes before they are joined, in this order: each leaves, joins or turns round what it knows. */
    private static final List<Pass> PASSES = List.of(
            Pass.of(Needs.anyOf(Kind.SMALL_TALK), Greetings::divided),
            Pass.of(Needs.anyOf(Kind.PAYS, Kind.USE), Wondering::told),
            Pass.of(Needs.chinese(Kind.BUY), EachBought::told),
            Pass.of(Needs.chinese(Kind.MARKET, Kind.GPU, Kind.ADVICE, Kind.USE), SetAside::without),
            Pass.of(Needs.chinese(Kind.INSTEAD_OF), Contrasts::told),
            Pass.of(Needs.chinese(), FirstWords::told),
            Pass.of(Needs.chinese(), Breaths::told),
            Pass.of(Needs.chinese(), ChineseHeadings::told),
            Pass.of(Needs.chinese(), ChineseSurplus::left),
            Pass.of(Needs.anyOf(Kind.ALL_BUT), KeptShares::told),
            Pass.of(Needs.chinese(), ChineseOrders::told),
            Pass.of(Needs.chinese(Kind.TOKEN), ChineseTrades::told),
            Pass.of(Needs.chinese(Kind.MARKET, Kind.DEBT), ChineseMarkets::told),
            Pass.of(Needs.chinese(Kind.NUMBER, Kind.SHARE, Kind.REPAY), ChinesePayments::told),
            Pass.of(Needs.chinese(Kind.HOW_MUCH), ChineseBalances::counted),
            Pass.of(Needs.anyOf(Kind.WORD, Kind.CLOCK, Kind.ON, Kind.BY), Dates::told),
            Pass.of(Needs.anyOf(Kind.WORD), DescribedCoins::named),
            Pass.of(Needs.anyOf(Kind.IT, Kind.SELL_ALL), AllOfIt::told),
            Pass.of(Needs.NOTHING, Nouns::plain),
            Pass.of(Needs.chinese(), ChineseConditions::told),
            Pass.of(
                    Needs.anyOf(Kind.ABOVE, Kind.BELOW, Kind.AT_MOST, Kind.IF, Kind.AFTER, Kind.USE, Kind.ON, Kind.TO),
                    ShortConditions::told),
            Pass.of(Needs.anyOf(Kind.ABOVE, Kind.BELOW, Kind.AT_MOST), PriceBounds::told),
            Pass.of(Needs.english(), LooseWords::told),
            Pass.of(Needs.english(), RetoldWords::told),
            Pass.of(Needs.anyOf(Kind.SO, Kind.FOR, Kind.COMMA, Kind.BALANCE), WhatFor::told),
            Pass.of(Needs.anyOf(Kind.IT, Kind.REST), KeptThings::told),
            Pass.of(Needs.anyOf(Kind.PAST_TIME), Impatience::told),
            Pass.of(Needs.anyOf(Kind.WITHDRAW, Kind.SUPPLY), Releases::paid),
            Pass.of(Needs.NOTHING, PlainWordings::told),
            Pass.of(Needs.anyOf(Kind.ARTICLE), Verdicts::told),
            Pass.of(Needs.chinese(), ChineseBalances::shownFirst),
            Pass.of(Needs.anyOf(Kind.PERIOD, Kind.EVERY, Kind.TIME_UNIT, Kind.PUT), Intervals::toldOnce),
            Pass.of(Needs.anyOf(Kind.TRAIN), Jobs::withoutOne),
            Pass.of(Needs.chinese(), ChineseJobs::told),
            Pass.of(Needs.chinese(Kind.MODEL, Kind.MODEL_NOUN, Kind.TOKEN_UNIT), Jobs::inAndOut),
            Pass.of(Needs.anyOf(Kind.MODEL), Jobs::asked),
            Pass.of(Needs.anyOf(Kind.COMMA, Kind.STOP, Kind.SO), OnlyTakes::told),
            Pass.of(Needs.anyOf(Kind.RECIPIENT), CountedPayments::told),
            Pass.of(Needs.anyOf(Kind.RECIPIENT), PayeesNamed::told),
            Pass.of(Needs.anyOf(Kind.TOKEN), PlainTrades::told),
            Pass.of(Needs.chinese(), LyingIdle::marked),
            Pass.of(Needs.chinese(Kind.WITHDRAW), FromWallet::told),
            Pass.of(Needs.chinese(Kind.SUPPLY, Kind.MARKET), WhereItLies::told),
            Pass.of(Needs.chinese(Kind.TOKEN), ToldTopics::left),
            Pass.of(Needs.chinese(Kind.COMMA, Kind.HAVE), Belongings::joined),
            Pass.of(Needs.NOTHING, Mending::mended),
            Pass.of(Needs.anyOf(Kind.PAST, Kind.PAST_TIME, Kind.HAVE, Kind.NOT), Relatives::without),
            Pass.of(Needs.anyOf(Kind.PAST), Passives::active),
            Pass.of(Needs.chinese(), Modifiers::without),
            Pass.of(Needs.chinese(), Topics::behindVerb));

    private Phrases() {}

    public static List<Phrase> of(List<Lexeme> lexemes) {
        List<Lexeme> told = Pass.all(PASSES, lexemes, "");
        List<Maker> makers = Maker.ableIn(told);
        Cursor cursor = new Cursor(told);
        List<Phrase> phrases = new ArrayList<>();
        while (!cursor.atEnd()) {
            Phrase phrase = make(cursor, makers);
            if (phrase != null) {
                phrases.add(phrase);
                continue;
            }
            Lexeme lexeme = wish(cursor.take(), phrases, cursor);
            if (isSwapOfIt(lexeme, phrases, cursor)) { // "borrow 2 ETH and change it to USDC"
                Span at = Span.of(lexeme);
                phrases.add(Phrase.of(Lexeme.of(Kind.SWAP, lexeme.start(), lexeme.start(), null, "change")));
                phrases.add(Phrase.ofHolding(Phrase.Holding.EMPTY.withReference(Kind.IT, at), lexeme, lexeme));
                phrases.add(Phrase.of(Lexeme.of(Kind.TO, lexeme.end(), lexeme.end(), null, "to")));
                continue;
            }
            if (lexeme.is(Kind.OR) && lexeme.is(Kind.CHANGE_TO) && cursor.is(Kind.OBJECT)) {
                continue; // "还是把…": after all
            }
            if (lexeme.kind() == Kind.THEN && lexeme.text().equals("再") && isToWhom(phrases)) {
                continue; // "给 @bob 再转 20u": no step of its own
            }
            if (lexeme.kind() == Kind.THEN && isBehindCondition(phrases)) {
                continue; // "if ETH tops 4000, then sell": no second step
            }
            if (lexeme.kind() == Kind.OR && (cursor.is(Kind.BUY) || cursor.is(Kind.SELL) || cursor.is(Kind.TO))) {
                continue; // "Sell: 8 WETH / Buy: USDC"
            }
            boolean more = lexeme.kind() == Kind.SOMEBODY || (lexeme.kind() == Kind.AND && cursor.is(Kind.SOMEBODY));
            if (more && !phrases.isEmpty() && phrases.getLast().kind() == Kind.SOMEBODY) {
                continue; // 我朋友小赵, "my brother and my sister": no recipient either way
            }
            if (lexeme.text().equalsIgnoreCase("either")) {
                continue; // the "or" behind it says enough
            }
            boolean topic = lexeme.kind() == Kind.SOME
                    && !phrases.isEmpty()
                    && (BUYS.contains(phrases.getLast().kind())
                            || phrases.getLast().text().equalsIgnoreCase("to buy"))
                    && (cursor.atEnd()
                            || cursor.is(Kind.STOP)
                            || cursor.is(Kind.WITH)
                            || cursor.is(Kind.USE)
                            || cursor.is(Kind.FOR));
            if (topic) { // "if LINK is below 11, buy some": of what was named
                phrases.add(
                        Phrase.ofHolding(Phrase.Holding.EMPTY.withReference(Kind.IT, Span.of(lexeme)), lexeme, lexeme));
            } else if (isVagueVerb(lexeme, cursor)) {
                phrases.add(Phrase.of(lexeme));
                phrases.add(Phrase.ofHolding(Phrase.Holding.EMPTY.withWrongAmount(), lexeme, lexeme));
            } else if (lexeme.kind() == Kind.WORD || isMoneyAlone(lexeme, cursor)) {
                addWord(Lexeme.of(Kind.WORD, lexeme.start(), lexeme.end(), null, lexeme.text()), phrases);
            } else if (isSomeOf(lexeme, phrases, cursor)) {
                addSome(cursor, makers, phrases);
            } else if (isVague(lexeme) && MOVING.contains(lexeme.kind()) && cursor.is(Kind.TOKEN)) { // 再存点 DAI 到 aave
                phrases.add(Phrase.of(lexeme));
                addSome(cursor, makers, phrases);
            } else if (isVagueAmount(lexeme, phrases, cursor)) {
                phrases.add(Phrase.ofHolding(Phrase.Holding.EMPTY.withWrongAmount(), lexeme, lexeme));
            } else if (!EMPTY_WORDS.contains(lexeme.kind())) {
                phrases.add(Phrase.of(lexeme));
            }
        }
        return phrases;
    }

    /** "Change 2 ETH into euros": no token. */
    private static boolean isMoneyAlone(Lexeme lexeme, Cursor behind) {
        return lexeme.kind() == Kind.CURRENCY && !behind.isChinese();
    }

    private static boolean isSwapOfIt(Lexeme lexeme, List<Phrase> before, Cursor behind) {
        return lexeme.kind() == Kind.CHANGE_TO
                && CHANGING.contains(lexeme.text().toLowerCase(Locale.ROOT))
                && Lists.any(before, phrase -> phrase.isAnyOf(Verbs.ANY))
                && Lists.any(before, Phrase::saysHowMuch)
                && Lists.none(before, phrase -> phrase.is(Kind.MEND) || phrase.is(Kind.NO))
                && behind.is(Kind.TOKEN)
                && (!lexeme.text().toLowerCase(Locale.ROOT).startsWith("make")
                        || JOINING.contains(before.getLast().kind())); // "…, make it into LINK": instead, perhaps
    }

    /** Whether nothing but a condition and a sign was said. */
    private static boolean isBehindCondition(List<Phrase> phrases) {
        int size = phrases.size();
        return size > 1
                && phrases.get(size - 1).kind() == Kind.COMMA
                && phrases.get(size - 2).kind() == Kind.TRIGGER
                && Lists.none(phrases, phrase -> phrase.isAnyOf(Verbs.REQUESTS));
    }

    /** Whether the clause so far says only to whom, or where. */
    private static boolean isToWhom(List<Phrase> phrases) {
        int from = phrases.size();
        while (from > 0 && !BREAKS.contains(phrases.get(from - 1).kind())) {
            from--;
        }
        List<Phrase> said = phrases.subList(from, phrases.size());
        return !said.isEmpty()
                && Lists.all(said, phrase -> WHITHER.contains(phrase.kind()))
                && Lists.any(said, phrase -> phrase.is(Kind.RECIPIENT) || phrase.is(Kind.MARKET));
    }

    /** Whether what stands behind says what a verb is to be done with. */
    private static boolean saysWhat(Cursor behind) {
        return behind.holds(Kinds.of(Kind.NUMBER))
                || behind.isAnyOf(SAID_TO_DO)
                || (behind.is(Kind.FILLER) && behind.nextIsAnyOf(1, SAID_TO_DO));
    }

    /** "Can I get four A100s" wishes, "how much can I get" asks. */
    private static Lexeme wish(Lexeme lexeme, List<Phrase> before, Cursor behind) {
        Kind verb = lexeme.kind() == Kind.ADVICE ? politely(lexeme) : null;
        if (verb != null && saysWhat(behind)) { // "would you swap 2 ETH", not "would you sell ETH?"
            return new Lexeme(Kinds.of(verb), verb, lexeme.start(), lexeme.end(), null, lexeme.text());
        }
        boolean gives =
                behind.is(Kind.RECIPIENT) && GIVING.contains(lexeme.text().toLowerCase(Locale.ROOT));
        if (gives) { // "hit @sam with 20 DAI"
            return Lexeme.of(Kind.SEND, lexeme.start(), lexeme.end(), null, lexeme.text());
        }
        boolean begins = before.isEmpty() || BREAKS.contains(before.getLast().kind());
        boolean credits = begins
                && lexeme.text().equalsIgnoreCase("credit")
                && behind.is(Kind.NUMBER)
                && behind.next(1, Kind.TOKEN)
                && behind.next(2, Kind.TO);
        if (credits) { // "credit 50 USDC to @bob" lends nothing
            return Lexeme.of(Kind.SEND, lexeme.start(), lexeme.end(), null, lexeme.text());
        }
        boolean approves =
                begins && lexeme.text().equalsIgnoreCase("approve") && (behind.is(Kind.WORD) || behind.is(Kind.TOKEN));
        if (approves) { // "approve Uniswap to spend my USDC", not the answer "approve"
            return new Lexeme(lexeme.kinds(), Kind.SERVICE, lexeme.start(), lexeme.end(), null, lexeme.text());
        }
        boolean orders = begins
                && lexeme.text().equalsIgnoreCase("order")
                && behind.is(Kind.NUMBER)
                && behind.next(1, Kind.TOKEN);
        if (orders) { // "order 33 LINK"
            return Lexeme.of(Kind.BUY, lexeme.start(), lexeme.end(), null, lexeme.text());
        }
        if (begins && lexeme.text().equalsIgnoreCase("long") && behind.is(Kind.TOKEN)) { // "long ETH w/ 900 DAI"
            return Lexeme.of(Kind.BUY, lexeme.start(), lexeme.end(), null, lexeme.text());
        }
        boolean hires = begins
                && lexeme.text().equalsIgnoreCase("hire")
                && behind.is(Kind.ARTICLE)
                && behind.peekKind(1) == Kind.FILLER
                && behind.peek(1).text().equalsIgnoreCase("agent");
        if (hires) { // "hire an agent to do market research"
            return Lexeme.of(Kind.SERVICE, lexeme.start(), lexeme.end(), null, lexeme.text());
        }
        if (begins
                && lexeme.text().equalsIgnoreCase("apply")
                && behind.isAnyOf(SAID_TO_DO)) { // "apply it to my DAI loan"
            return Lexeme.of(Kind.PUT, lexeme.start(), lexeme.end(), null, lexeme.text());
        }
        if (begins && lexeme.kind() == Kind.FETCHES && lexeme.is(Kind.SERVICE)) { // "make me a playlist"
            return new Lexeme(lexeme.kinds(), Kind.SERVICE, lexeme.start(), lexeme.end(), null, lexeme.text());
        }
        return begins
                        && lexeme.is(Kind.FETCHES)
                        && WISHES.contains(lexeme.text().toLowerCase(Locale.ROOT))
                ? new Lexeme(Kinds.of(Kind.NEED), Kind.NEED, lexeme.start(), lexeme.end(), null, lexeme.text())
                : lexeme;
    }

    /** The verb of tokens in "would you swap"; null if there is none. */
    private static @Nullable Kind politely(Lexeme lexeme) {
        String said = lexeme.text().toLowerCase(Locale.ROOT);
        Lexicon.Entry entry = said.startsWith(POLITELY) ? Lexicon.entry(said.substring(POLITELY.length())) : null;
        return entry == null
                ? null
                : entry.kinds().stream()
                        .filter(Verbs.OF_TOKENS::contains)
                        .findFirst()
                        .orElse(null);
    }

    /** 再转一些 DAI 给 @bob: not all of what the step before gave. */
    private static boolean isSomeOf(Lexeme lexeme, List<Phrase> phrases, Cursor cursor) {
        return lexeme.kind() == Kind.SOME
                && !phrases.isEmpty()
                && MOVING.contains(phrases.getLast().kind())
                && cursor.is(Kind.TOKEN);
    }

    /** The token here, so much of it as nobody can say. */
    private static void addSome(Cursor cursor, List<Maker> makers, List<Phrase> phrases) {
        Phrase some = make(cursor, makers);
        Phrase.Holding holding = some == null ? null : some.holding();
        if (some != null) {
            phrases.add(holding == null || some.saysHowMuch() ? some : some.withHolding(holding.withWrongAmount()));
        }
    }

    /** "换到的存一点": some of it, which is no amount. */
    private static boolean isVagueAmount(Lexeme lexeme, List<Phrase> phrases, Cursor cursor) {
        boolean ofDebt = lexeme.kind() == Kind.SOME
                && !phrases.isEmpty()
                && phrases.getLast().is(Kind.CLEAR)
                && Lists.none(phrases, Phrase::saysHowMuch); // "use 80 DAI to pay off part of my loan"
        if (ofDebt) {
            return true; // "pay off some of my DAI loan": not all of it
        }
        boolean each = lexeme.kind() == Kind.SOME && cursor.is(Kind.EACH) && !cursor.isChinese(); // "a third each to …"
        return each
                || (lexeme.kind() == Kind.SOME
                        && !phrases.isEmpty()
                        && VERBS.contains(phrases.getLast().kind())
                        && (cursor.atEnd() || BEHIND_SOME.contains(cursor.peekKind())));
    }

    /** 再转点给 @bob: some of it, said in the verb. */
    private static boolean isVagueVerb(Lexeme lexeme, Cursor cursor) {
        return VERBS.contains(lexeme.kind())
                && isVague(lexeme)
                && (cursor.atEnd() || BEHIND_SOME.contains(cursor.peekKind()));
    }

    /** 转点, 存些. */
    private static boolean isVague(Lexeme verb) {
        String said = verb.text();
        return said.length() > 1 && "点些點".indexOf(said.charAt(said.length() - 1)) >= 0;
    }

    private static @Nullable Phrase make(Cursor cursor, List<Maker> makers) {
        assert MAKERS.stream().filter(maker -> !makers.contains(maker)).allMatch(maker -> maker.make(cursor) == null)
                : "a phrase without what it needs";
        for (Maker maker : makers) {
            Phrase phrase = maker.make(cursor);
            if (phrase != null) {
                return phrase;
            }
        }
        return null;
    }

    /** Makes phrases of one sort. */
    private record Maker(Needs needs, Function<Cursor, @Nullable Phrase> of) {

        /** Those that may make a phrase of some of the lexemes. */
        static List<Maker> ableIn(List<Lexeme> lexemes) {
            Present present = Present.in(lexemes);
            List<Maker> able = new ArrayList<>(MAKERS.size());
            for (Maker maker : MAKERS) {
                if (maker.needs.areMetBy(present)) {
                    able.add(maker);
                }
            }
            return able;
        }

        /** The phrase at the cursor; null, and the cursor where it was, if none is. */
        @Nullable Phrase make(Cursor cursor) {
            int mark = cursor.mark();
            Phrase phrase = of.apply(cursor);
            if (phrase == null) {
                cursor.reset(mark);
            }
            return phrase;
        }
    }

    /** Unknown words side by side are one unknown. */
    private static void addWord(Lexeme lexeme, List<Phrase> phrases) {
        Phrase last = phrases.isEmpty() ? null : phrases.getLast();
        if (last == null || last.kind() != Kind.WORD) {
            phrases.add(Phrase.of(lexeme));
            return;
        }
        phrases.removeLast();
        phrases.add(new Phrase(
                Kinds.of(Kind.WORD),
                Kind.WORD,
                last.start(),
                lexeme.end(),
                Objects.requireNonNull(last).text() + " " + lexeme.text(),
                null,
                List.of(),
                List.of()));
    }
}
