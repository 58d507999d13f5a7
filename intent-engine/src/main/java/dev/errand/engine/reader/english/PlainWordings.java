package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Plain English wordings whose verb means something else elsewhere: "make DAI out of 3 ETH", "take my UNI and make it WBTC", "draw 300
 * DAI against my ETH", "wrap 2 ETH as WETH". The word that tells is given the kind that it has there.
 */
public final class PlainWordings {

    private static final Set<String> MAKES = Set.of("make", "make me", "make us", "make me some");
    private static final Set<String> MADE_OF = Set.of("out of", "out of my", "from", "from my", "of", "using", "with");
    private static final Set<String> MAKES_IT = Set.of("make it", "make that", "make them", "make this");
    private static final Set<Kind> PASSED = Kinds.of(Kind.FILLER, Kind.ARTICLE, Kind.MINE, Kind.SOME, Kind.OF);
    private static final Set<Kind> AMOUNTS = Kinds.of(Kind.NUMBER, Kind.SHARE, Kind.DOLLAR);
    private static final Set<String> LETTING = Set.of("let", "have", "please let");
    private static final Set<String> TAKES = Set.of("take", "take in");
    private static final Pattern POSITIONS = Pattern.compile("\\b(?:position|holdings?|stake|exposure|bag) (?:in|to)$");
    private static final Set<String> BORROWINGS = Set.of("borrowing", "borrowings", "borrow");
    private static final Set<Kind> OWED = Kinds.of(Kind.TOKEN, Kind.DEBT);
    private static final Set<Kind> PAYING_BACK = Kinds.of(Kind.REPAY, Kind.CLEAR);

    /** What leaves tokens that can be passed on. */
    private static final Set<Kind> GAINING = Kinds.of(
            Kind.SWAP, Kind.SELL, Kind.BUY, Kind.BECOME, Kind.WITHDRAW, Kind.BORROW, Kind.TAKE, Kind.GET, Kind.NEED);

    /** Behind these a share may be one more of what they share out. */
    private static final Set<Kind> SHARED =
            Kinds.of(Kind.SEND, Kind.SUPPLY, Kind.PUT, Kind.REPAY, Kind.MOVE, Kind.SHARE, Kind.REST, Kind.RECIPIENT);

    private static final Set<String> PLAIN = Set.of(
            "normal", "standard", "default", "stable", "safe", "boring", "vanilla", "regular", "good old", "plain old");
    private static final Set<Kind> INSIDE = Kinds.of(Kind.IN, Kind.ON, Kind.TO, Kind.WITH);
    private static final Set<Kind> WHITHER = Kinds.of(Kind.TO, Kind.CHANGE_TO, Kind.BECOME, Kind.FOR);
    private static final Set<String> COMING = Set.of("come out of", "comes out of", "would come out of");
    private static final Set<Kind> SHOWING = Kinds.of(Kind.SHOW, Kind.ASK_HAVE);
    private static final Set<String> MERGING =
            Set.of("fold", "merge", "collapse", "consolidate", "combine", "melt", "transform");
    private static final Set<String> RATES = Set.of("how does", "how do", "how would", "how will");
    private static final Set<String> TURNING = Set.of(
            "translate", "convert", "translate to", "convert to", "come out", "work out to", "work out", "exchange");
    private static final Set<Kind> WRAPPING = Kinds.of(Kind.WRAP, Kind.UNWRAP);

    private PlainWordings() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        List<Lexeme> told = new ArrayList<>(lexemes);
        for (int i = told.size() - 1; i >= 0; i--) {
            Kind kind = kind(told, i);
            Lexeme lexeme = told.get(i);
            if (kind != lexeme.kind()) {
                told.set(i, Lexeme.of(kind, lexeme.start(), lexeme.end(), lexeme.number(), lexeme.text()));
            } else if (isAllINeed(told, i)) { // "swapping 90 DAI to USDC is all I want"
                told.subList(i, i + 3).clear();
            } else if (isToppedUp(told, i)) { // "top @lunch up with 25 USDC"
                told.set(i, Lexeme.of(Kind.SEND, lexeme.start(), lexeme.end(), null, lexeme.text()));
                told.remove(i + 2);
            } else if (isRate(told, i)) { // "how does 16 LINK translate into ETH"
                Lexeme verb = told.get(behindAsset(told, i + 1));
                told.set(i, Lexeme.of(Kind.QUOTE, lexeme.start(), lexeme.end(), null, lexeme.text()));
                told.set(
                        behindAsset(told, i + 1),
                        Lexeme.of(
                                verb.kind() == Kind.FETCHES ? Kind.TO : Kind.FILLER,
                                verb.start(),
                                verb.end(),
                                null,
                                verb.text()));
            } else if (isColonOfLoan(told, i) || isEquals(told, i) || isBeforeBought(told, i)) {
                told.remove(i);
            } else if (isShareOfGained(told, i)) {
                told.add(i + 1, Lexeme.of(Kind.IT, lexeme.end(), lexeme.end(), null, "it"));
            }
        }
        return told;
    }

    private static Kind kind(List<Lexeme> lexemes, int i) {
        Lexeme lexeme = lexemes.get(i);
        return switch (lexeme.kind()) {
            case FETCHES -> MAKES.contains(said(lexeme)) ? made(lexemes, i) : lexeme.kind();
            case CHANGE_TO -> isMadeOfTaken(lexemes, i) ? Kind.BECOME : lexeme.kind();
            case CONTEXT -> isWrappedAs(lexemes, i) ? Kind.TO : lexeme.kind();
            case TAKE -> isTakenAgainst(lexemes, i) ? Kind.BORROW : takenByMarket(lexemes, i);
            case BORROW -> isWhatIsOwed(lexemes, i) ? Kind.DEBT : lexeme.kind();
            case SHARE -> isPositionInMarket(lexemes, i) ? Kind.POSITION : lexeme.kind();
            case SHOW -> isSeenBecoming(lexemes, i) ? Kind.FILLER : lexeme.kind();
            case PAST -> isSentOn(lexemes, i) ? Kind.SEND : isLentOut(lexemes, i) ? Kind.FILLER : lexeme.kind();
            case FILLER -> isFiredOff(lexemes, i) ? Kind.SELL : lexeme.kind();
            case LOW -> isPlainToken(lexemes, i) || isSmallModel(lexemes, i) ? Kind.FILLER : lexeme.kind();
            case PAYS -> isUsedToBuy(lexemes, i) ? Kind.BUY : lexeme.kind();
            case BUY -> isBagOf(lexemes, i) ? Kind.FILLER : fetches(lexemes, i) ? Kind.FETCHES : lexeme.kind();
            case SEND -> gets(lexemes, i) ? Kind.WORD : lexeme.kind();
            case WITHDRAW -> comesOut(lexemes, i) ? Kind.FOR : lexeme.kind();
            case AT_MOST -> isTotal(lexemes, i);
            case WORD -> word(lexemes, i);
            default -> lexeme.kind();
        };
    }

    /** "Use 100 USDC to buy SHIB": a token that nobody knows is bought too. */
    private static boolean isUsedToBuy(List<Lexeme> lexemes, int i) {
        return said(lexemes.get(i)).equals("to buy")
                && i > 2
                && i + 1 < lexemes.size()
                && lexemes.get(i + 1).kind() == Kind.WORD
                && lexemes.get(i - 1).kind() == Kind.TOKEN
                && lexemes.get(startOfClause(lexemes, i)).kind() == Kind.USE;
    }

    /** "My whole UNI bag": what one holds of it. */
    private static boolean isBagOf(List<Lexeme> lexemes, int bag) {
        return said(lexemes.get(bag)).equals("bag")
                && bag > 0
                && lexemes.get(bag - 1).kind() == Kind.TOKEN;
    }

    /** "Train a tiny 10M model": the number says how small. */
    private static boolean isSmallModel(List<Lexeme> lexemes, int i) {
        return i > 1
                && lexemes.get(i - 1).kind() == Kind.ARTICLE
                && lexemes.get(i - 2).kind() == Kind.TRAIN
                && i + 1 < lexemes.size()
                && lexemes.get(i + 1).kind() == Kind.NUMBER;
    }

    /** "What do 200 LINK fetch in DAI?" */
    private static boolean fetches(List<Lexeme> lexemes, int i) {
        Kind first = lexemes.get(startOfClause(lexemes, i)).kind();
        return said(lexemes.get(i)).equals("fetch")
                && (first == Kind.WHAT || first == Kind.HOW_MUCH)
                && i > 0
                && lexemes.get(i - 1).kind() == Kind.TOKEN;
    }

    /** "Withdraw a quarter of my supplied ETH". */
    private static boolean isLentOut(List<Lexeme> lexemes, int i) {
        return lexemes.get(i).text().equals(Kind.SUPPLY.name())
                && i > 1
                && i + 1 < lexemes.size()
                && lexemes.get(i + 1).kind() == Kind.TOKEN
                && Lists.any(lexemes.subList(0, i), word -> word.kind() == Kind.WITHDRAW)
                && (lexemes.get(i - 1).kind() == Kind.MINE
                        || said(lexemes.get(i - 1)).endsWith("my"));
    }

    /** "…, he gets grumpy otherwise": nobody is paid who gets nothing that can be. */
    private static boolean gets(List<Lexeme> lexemes, int i) {
        return said(lexemes.get(i)).equals("gets")
                && i > 0
                && lexemes.get(i - 1).kind() == Kind.SUBJECT
                && i + 1 < lexemes.size()
                && lexemes.get(i + 1).kind() == Kind.WORD;
    }

    /** "Make DAI out of 3 ETH" and "from 3 ETH make DAI" buy, "make my 3 ETH DAI" swaps. */
    private static Kind made(List<Lexeme> lexemes, int make) {
        int made = behindAsset(lexemes, make + 1);
        if (made < 0) {
            return Kind.FETCHES;
        }
        int first = startOfClause(lexemes, make);
        if (first == make) {
            boolean of = made < lexemes.size() && MADE_OF.contains(said(lexemes.get(made)));
            if (of) {
                return behindAsset(lexemes, made + 1) > 0 ? Kind.BUY : Kind.FETCHES;
            }
            boolean amount = Lists.any(lexemes.subList(make + 1, made), each -> AMOUNTS.contains(each.kind()));
            return amount && behindAsset(lexemes, made) == endOfClause(lexemes, made) ? Kind.SWAP : Kind.FETCHES;
        }
        boolean from = MADE_OF.contains(said(lexemes.get(first)))
                && lexemes.get(first).kind() != Kind.OF
                && behindAsset(lexemes, first + 1) == make;
        return from ? Kind.BUY : Kind.FETCHES;
    }

    /** "Take 2 ETH and make it DAI", where nothing was said before that it could correct. */
    private static boolean isMadeOfTaken(List<Lexeme> lexemes, int make) {
        int before = make - 1;
        while (before > 0
                && (lexemes.get(before).kind() == Kind.AND
                        || lexemes.get(before).kind() == Kind.COMMA)) {
            before--;
        }
        int take = before;
        while (take > 0 && lexemes.get(take).kind() != Kind.TAKE) {
            take--;
        }
        return MAKES_IT.contains(said(lexemes.get(make)))
                && before < make - 1
                && lexemes.get(take).kind() == Kind.TAKE
                && startOfClause(lexemes, take) == take
                && behindAsset(lexemes, take + 1) == before + 1
                && behindAsset(lexemes, make + 1) == endOfClause(lexemes, make);
    }

    private static boolean isWrappedAs(List<Lexeme> lexemes, int as) {
        boolean wraps = as > 2
                && (lexemes.get(as - 3).isAnyOf(WRAPPING) || lexemes.get(as - 2).isAnyOf(WRAPPING));
        return said(lexemes.get(as)).equals("as")
                && wraps
                && lexemes.get(as - 1).is(Kind.TOKEN)
                && as + 1 < lexemes.size()
                && lexemes.get(as + 1).is(Kind.TOKEN);
    }

    /** "Draw 300 DAI against my ETH": a loan. */
    private static boolean isTakenAgainst(List<Lexeme> lexemes, int take) {
        int against = behindAsset(lexemes, take + 1);
        boolean market = against > 0
                && against + 2 < lexemes.size()
                && (lexemes.get(against).kind() == Kind.FROM
                        || lexemes.get(against).kind() == Kind.ON)
                && lexemes.get(against + 1).is(Kind.MARKET);
        against = market ? against + 2 : against;
        return against > 0
                && against < lexemes.size()
                && said(lexemes.get(against)).equals("against")
                && behindAsset(lexemes, against + 1) > 0;
    }

    /** "Let Aave take 16 UNI as a deposit": the market takes, so it is given. */
    private static Kind takenByMarket(List<Lexeme> lexemes, int take) {
        boolean let = take > 1
                && lexemes.get(take - 1).kind() == Kind.MARKET
                && LETTING.contains(said(lexemes.get(take - 2)))
                && TAKES.contains(said(lexemes.get(take)));
        return let ? Kind.PUT : Kind.TAKE;
    }

    /** "Settle 35% of my outstanding USDT borrowing": a noun behind the token. */
    private static boolean isWhatIsOwed(List<Lexeme> lexemes, int borrowing) {
        return BORROWINGS.contains(said(lexemes.get(borrowing)))
                && borrowing > 1
                && lexemes.get(borrowing - 1).isAnyOf(OWED)
                && Lists.any(
                        lexemes.subList(startOfClause(lexemes, borrowing), borrowing),
                        each -> each.isAnyOf(PAYING_BACK));
    }

    /** "My entire position in Compound": all of which token? */
    private static boolean isPositionInMarket(List<Lexeme> lexemes, int share) {
        return POSITIONS.matcher(said(lexemes.get(share))).find()
                && share + 1 < lexemes.size()
                && lexemes.get(share + 1).kind() == Kind.MARKET;
    }

    /** "I'd like to see my 2 ETH become DAI": nothing is shown. */
    private static boolean isSeenBecoming(List<Lexeme> lexemes, int see) {
        int seen = said(lexemes.get(see)).endsWith(" to see") ? behindAsset(lexemes, see + 1) : -1;
        return seen > 0
                && seen < lexemes.size()
                && lexemes.get(seen).kind() == Kind.BECOME
                && startOfClause(lexemes, see) == see;
    }

    /** "Buy 90 USDC with ETH, and then all of it sent to @vet": what is to be done next; "all of it was sent" reports. */
    private static boolean isSentOn(List<Lexeme> lexemes, int sent) {
        int first = startOfClause(lexemes, sent);
        int at = first;
        while (at < sent
                && (lexemes.get(at).kind() == Kind.SHARE || lexemes.get(at).kind() == Kind.OF)) {
            at++;
        }
        at += at < sent && lexemes.get(at).kind() == Kind.IT ? 1 : 0;
        return lexemes.get(sent).text().equals(Kind.SEND.name())
                && at == sent
                && at > first
                && first > 1
                && sent + 2 < lexemes.size()
                && lexemes.get(sent + 1).kind() == Kind.TO
                && lexemes.get(sent + 2).kind() == Kind.RECIPIENT
                && Lists.any(lexemes.subList(0, first), each -> GAINING.contains(each.kind()));
    }

    /** "I'd love 300 dollars of UNI, bought with USDT". */
    private static boolean isBeforeBought(List<Lexeme> lexemes, int comma) {
        boolean bought = lexemes.get(comma).kind() == Kind.COMMA
                && comma > 1
                && comma + 3 < lexemes.size()
                && lexemes.get(comma + 1).kind() == Kind.PAST
                && lexemes.get(comma + 1).text().equals(Kind.BUY.name())
                && lexemes.get(comma + 2).kind() == Kind.WITH
                && lexemes.get(comma + 3).kind() == Kind.TOKEN;
        int first = bought ? startOfClause(lexemes, comma) : comma;
        return bought && lexemes.get(first).kind() == Kind.NEED && behindAsset(lexemes, first + 1) == comma;
    }

    /** "Withdraw 1000 DAI from aave, half goes to @zed and the rest into USDC": half of what the step before gave. */
    private static boolean isShareOfGained(List<Lexeme> lexemes, int share) {
        boolean goes = lexemes.get(share).kind() == Kind.SHARE
                && share > 2
                && share + 2 < lexemes.size()
                && startOfClause(lexemes, share) == share
                && lexemes.get(share + 1).kind() == Kind.TO
                && lexemes.get(share + 2).kind() == Kind.RECIPIENT;
        if (!goes) {
            return false;
        }
        List<Lexeme> before = lexemes.subList(0, share);
        return Lists.any(before, each -> GAINING.contains(each.kind()))
                && Lists.none(before, each -> SHARED.contains(each.kind()));
    }

    /** "Fire off 33 UNI for USDC"; elsewhere "fire off" only says that something is begun. */
    private static boolean isFiredOff(List<Lexeme> lexemes, int fire) {
        int given = said(lexemes.get(fire)).equals("fire off") ? behindAsset(lexemes, fire + 1) : -1;
        return given > 0
                && given < lexemes.size()
                && lexemes.get(given).kind() == Kind.FOR
                && behindAsset(lexemes, given + 1) > 0;
    }

    /** "Turn 3 WETH back into normal ETH". */
    private static boolean isPlainToken(List<Lexeme> lexemes, int low) {
        return PLAIN.contains(said(lexemes.get(low)))
                && low > 0
                && lexemes.get(low - 1).isAnyOf(WHITHER)
                && low + 1 < lexemes.size()
                && lexemes.get(low + 1).kind() == Kind.TOKEN;
    }

    /** "How many USDC come out of 0.8 ETH": nothing is withdrawn. */
    private static boolean comesOut(List<Lexeme> lexemes, int come) {
        return COMING.contains(said(lexemes.get(come)))
                && come > 1
                && lexemes.get(come - 1).kind() == Kind.TOKEN
                && lexemes.get(come - 2).kind() == Kind.HOW_MUCH
                && behindAsset(lexemes, come + 1) == endOfClause(lexemes, come + 1);
    }

    /** "Tell me my USDC total" is of the balance, "my total DAI" as "my DAI". */
    private static Kind isTotal(List<Lexeme> lexemes, int total) {
        boolean own = said(lexemes.get(total)).equals("total")
                && total > 1
                && lexemes.get(startOfClause(lexemes, total)).isAnyOf(SHOWING);
        if (own
                && endOfClause(lexemes, total) == total + 1
                && lexemes.get(total - 1).kind() == Kind.TOKEN) {
            return Kind.BALANCE;
        }
        boolean before = own
                && lexemes.get(total - 1).kind() == Kind.MINE
                && total + 1 < lexemes.size()
                && lexemes.get(total + 1).kind() == Kind.TOKEN
                && endOfClause(lexemes, total) == total + 2;
        return before ? Kind.FILLER : lexemes.get(total).kind();
    }

    /** "Into stable DAI", "put 50 USDC aside in aave". */
    private static Kind word(List<Lexeme> lexemes, int word) {
        boolean aside = said(lexemes.get(word)).equals("aside")
                && word > 0
                && lexemes.get(word - 1).kind() == Kind.TOKEN
                && word + 2 < lexemes.size()
                && lexemes.get(word + 1).isAnyOf(INSIDE)
                && lexemes.get(word + 2).kind() == Kind.MARKET;
        if (aside || isPlainToken(lexemes, word)) {
            return Kind.FILLER;
        }
        return isMerged(lexemes, word) ? Kind.SWAP : Kind.WORD;
    }

    /** "Fold my 75 USDT into USDC"; what is folded elsewhere is no token. */
    private static boolean isMerged(List<Lexeme> lexemes, int merge) {
        int given = MERGING.contains(said(lexemes.get(merge))) && startOfClause(lexemes, merge) == merge
                ? behindAsset(lexemes, merge + 1)
                : -1;
        return given > 0
                && given < lexemes.size()
                && lexemes.get(given).kind() == Kind.TO
                && said(lexemes.get(given)).equals("into")
                && behindAsset(lexemes, given + 1) > 0;
    }

    private static boolean isAllINeed(List<Lexeme> lexemes, int is) {
        boolean all = said(lexemes.get(is)).equals("is")
                && is + 2 < lexemes.size()
                && said(lexemes.get(is + 1)).equals("all")
                && lexemes.get(is + 2).kind() == Kind.NEED
                && endOfClause(lexemes, is) == is + 3;
        Lexeme first = all ? lexemes.get(startOfClause(lexemes, is)) : null;
        return first != null && said(first).endsWith("ing") && first.isAnyOf(Verbs.OF_TOKENS);
    }

    private static boolean isToppedUp(List<Lexeme> lexemes, int top) {
        return said(lexemes.get(top)).equals("top")
                && top + 3 < lexemes.size()
                && lexemes.get(top + 1).kind() == Kind.RECIPIENT
                && said(lexemes.get(top + 2)).equals("up")
                && lexemes.get(top + 3).kind() == Kind.WITH;
    }

    private static boolean isRate(List<Lexeme> lexemes, int how) {
        int verb = RATES.contains(said(lexemes.get(how))) ? behindAsset(lexemes, how + 1) : -1;
        if (verb < 0 || verb >= lexemes.size() || !TURNING.contains(said(lexemes.get(verb)))) {
            return false;
        }
        boolean to = lexemes.get(verb).kind() == Kind.FETCHES
                || (verb + 1 < lexemes.size() && lexemes.get(verb + 1).kind() == Kind.TO);
        int into = lexemes.get(verb).kind() == Kind.FETCHES ? verb + 1 : verb + 2;
        return to && startOfClause(lexemes, how) == how && behindAsset(lexemes, into) == endOfClause(lexemes, into);
    }

    /** "I need a loan: 300 DAI". */
    private static boolean isColonOfLoan(List<Lexeme> lexemes, int colon) {
        return lexemes.get(colon).kind() == Kind.COMMA
                && colon > 1
                && lexemes.get(colon - 1).is(Kind.A_LOAN)
                && !Joints.ALL.contains(lexemes.get(colon - 2).kind())
                && behindAsset(lexemes, colon + 1) > 0;
    }

    /** "1 ETH to USDC = ?" */
    private static boolean isEquals(List<Lexeme> lexemes, int sign) {
        return lexemes.get(sign).kind() == Kind.COMMA
                && said(lexemes.get(sign)).equals("=")
                && sign + 1 < lexemes.size()
                && lexemes.get(sign + 1).kind() == Kind.STOP;
    }

    /** Behind an amount of a token, or a token, that stands at {@code from}; −1 if none does. */
    private static int behindAsset(List<Lexeme> lexemes, int from) {
        int at = from;
        while (at < lexemes.size()
                && (PASSED.contains(lexemes.get(at).kind())
                        || AMOUNTS.contains(lexemes.get(at).kind()))) {
            at++;
        }
        return at < lexemes.size() && lexemes.get(at).kind() == Kind.TOKEN ? at + 1 : -1;
    }

    private static int startOfClause(List<Lexeme> lexemes, int at) {
        int start = at;
        while (start > 0 && !Joints.ALL.contains(lexemes.get(start - 1).kind())) {
            start--;
        }
        while (start < at && lexemes.get(start).kind() == Kind.FILLER) {
            start++;
        }
        return start;
    }

    private static int endOfClause(List<Lexeme> lexemes, int at) {
        int end = at;
        while (end < lexemes.size() && !Joints.ALL.contains(lexemes.get(end).kind())) {
            end++;
        }
        while (end > at && lexemes.get(end - 1).kind() == Kind.FILLER) {
            end--;
        }
        return end;
    }

    private static String said(Lexeme lexeme) {
        return lexeme.text().toLowerCase(Locale.ROOT);
    }
}
