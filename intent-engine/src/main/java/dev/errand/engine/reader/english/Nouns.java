package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Verbs;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What English puts beside a noun, or says of one twice: "into <em>more</em> ETH", "the <em>last</em> forum thread", "sell <em>everything</em>,
 * all my UNI, to DAI". Each goes, since the noun and its number say all that it says.
 */
public final class Nouns {

    private static final Set<Kind> BEFORE_MORE =
            Kinds.of(Kind.TO, Kind.FOR, Kind.BUY, Kind.GET, Kind.NUMBER, Kind.ARTICLE);
    private static final Set<Kind> BEHIND_COUNTED = Kinds.of(
            Kind.COMMA, Kind.STOP, Kind.TO, Kind.FOR, Kind.WITH, Kind.FROM, Kind.ON, Kind.AND, Kind.THEN, Kind.USE);
    private static final Set<Kind> OWNED = Kinds.of(Kind.ARTICLE, Kind.MINE);
    private static final Set<Kind> ENDS = Kinds.of(Kind.TO, Kind.FOR, Kind.ON, Kind.BECOME, Kind.WITH);
    private static final Set<String> WHOLES =
            Set.of("everything", "it all", "all of it", "the lot", "the whole lot", "all of that", "all of them");
    /** What one may call so much of a token. */
    private static final Set<String> HEAPS = Set.of("stack", "bag", "bags", "holdings", "holding", "position", "pile");

    private static final Set<String> DONE = Set.of(
            "done",
            "finished",
            "completed",
            "complete",
            "delivered",
            "ready",
            "wanted",
            "settled",
            "due",
            "back",
            "wrapped");
    private static final Set<Kind> TIMES =
            Kinds.of(Kind.CLOCK, Kind.NUMBER, Kind.TIME_UNIT, Kind.PERIOD, Kind.PERIOD_BAD, Kind.ARTICLE);

    /** What is left of an amount. */
    private static final Set<String> PARTS = Set.of(
            "bit", "part", "half", "third", "quarter", "portion", "chunk", "piece", "amount", "step", "thing", "one");

    private static final Set<String> STEPS = Set.of("step", "task", "part", "action");
    private static final Set<String> SEEING =
            Set.of("see that", "see to it that", "make sure that", "make sure", "ensure", "ensure that", "see to it");

    private static final Set<String> ARRANGING =
            Set.of("arrange for", "please arrange for", "organise for", "organize for", "fix it for", "set it up for");
    private static final Set<String> HERE = Set.of("here's", "heres", "here is", "here are");

    private static final Set<String> AMOUNTS = Set.of("amount", "quantity", "sum", "the amount");
    private static final Set<String> PAYEES =
            Set.of("to", "recipient", "receiver", "beneficiary", "payee", "destination", "pay to", "send to");
    private static final Set<String> STOCKS = Set.of("treasury", "reserve", "reserves", "pot", "fund");
    private static final Set<Kind> BEHIND_STOCK = Kinds.of(
            Kind.TO,
            Kind.FOR,
            Kind.USE,
            Kind.COMMA,
            Kind.STOP,
            Kind.AND,
            Kind.BECOME,
            Kind.PAYS,
            Kind.ON,
            Kind.WITH,
            Kind.RECIPIENT);
    private static final Set<String> TOKENS = Set.of("token", "tokens", "coin", "coins");
    private static final Set<String> POINTING = Set.of("these", "those", "that");
    private static final Set<String> LABELS = Set.of("request", "order", "instruction");
    private static final Map<String, Kind> TIME_TO =
            Map.of("time to buy", Kind.BUY, "time to sell", Kind.SELL, "time to swap", Kind.SWAP);
    private static final Set<String> IN_ORDER_TO = Set.of("in order to", "so as to");
    private static final Set<String> DUTY = Set.of("should", "must", "shall");
    private static final Set<String> RECEIVING = Set.of("get", "receive", "be given");

    private Nouns() {}

    public static List<Lexeme> plain(List<Lexeme> lexemes) {
        List<Lexeme> told = DeedNouns.told(lexemes);
        for (int i = told.size() - 1; i >= 0; i = Math.min(i, told.size()) - 1) {
            if (isMore(told, i) || isDoneBy(told, i) || isFirstWish(told, i) || isBeside(told, i)) {
                told.remove(i);
            } else if (isLabel(told, i)) {
                told.subList(i, i + 2).clear();
            } else if (isTimeTo(told, i)) {
                told.set(i, as(TIME_TO.getOrDefault(said(told.get(i)), Kind.WORD), told.get(i)));
            } else if (isInOrderTo(told, i)) {
                Lexeme verb = told.remove(i + 1);
                told.set(i, Lexeme.of(Kind.PAYS, told.get(i).start(), verb.end(), null, "to buy"));
            } else if (isEachToGet(told, i)) {
                told.set(i + 1, as(Kind.SEND, told.get(i + 1)));
                if (DUTY.contains(said(told.get(i - 1)))) {
                    told.remove(i - 1);
                }
            } else if (isStep(told, i)) {
                told.set(i, as(Kind.THEN, told.get(i)));
                told.subList(i + 1, i + 3).clear();
            } else if (isOfWhich(told, i)) {
                told.set(i, as(Kind.IT, told.get(i)));
            } else if (isReached(told, i)) {
                told.set(i, as(Kind.TO, told.get(i)));
            } else if (isToGet(told, i)) {
                told.set(i, as(Kind.SEND, told.get(i)));
            } else if (isHere(told, i)) {
                told.set(i, as(Kind.USE, told.get(i)));
            } else if (isLast(told, i) || isServed(told, i)) {
                told.set(i, as(Kind.WORD, told.get(i)));
            } else {
                withoutWhole(told, i);
            }
        }
        return told;
    }

    /** Whether the word says nothing beside its neighbours: a colon behind the name of a field, what a stock is called, which of them. */
    private static boolean isBeside(List<Lexeme> told, int i) {
        return isColonOfField(told, i)
                || isStock(told, i)
                || isTokens(told, i)
                || isPointing(told, i)
                || isOrdinary(told, i);
    }

    /** "Slippage: 0.5%", "recipient: @bob", "amount: 50 USDC". */
    private static boolean isColonOfField(List<Lexeme> told, int i) {
        if (i == 0
                || i + 1 >= told.size()
                || told.get(i).kind() != Kind.COMMA
                || !said(told.get(i)).equals(":")) {
            return false;
        }
        Lexeme field = told.get(i - 1);
        Lexeme value = told.get(i + 1);
        boolean slippage = field.kind() == Kind.SLIPPAGE
                && (value.kind() == Kind.SHARE || value.kind() == Kind.NUMBER || value.kind() == Kind.AT_MOST);
        boolean amount = AMOUNTS.contains(said(field)) && (value.kind() == Kind.NUMBER || value.kind() == Kind.SHARE);
        boolean payee = PAYEES.contains(said(field)) || said(field).startsWith("to the following");
        return slippage || amount || (payee && value.kind() == Kind.RECIPIENT);
    }

    /** "400 USDC <em>tokens</em>". */
    private static boolean isTokens(List<Lexeme> told, int i) {
        return i > 0 && told.get(i - 1).kind() == Kind.TOKEN && TOKENS.contains(said(told.get(i)));
    }

    /** "Our DAI <em>treasury</em>", "40% of the DAI <em>reserve</em>": all that there is of the token, by another name. */
    private static boolean isStock(List<Lexeme> told, int i) {
        return i > 1
                && told.get(i - 1).kind() == Kind.TOKEN
                && STOCKS.contains(said(told.get(i)))
                && (OWNED.contains(told.get(i - 2).kind()) || told.get(i - 2).kind() == Kind.SHARE)
                && (i + 1 == told.size()
                        || BEHIND_STOCK.contains(told.get(i + 1).kind()));
    }

    /** "Convert <em>these</em> 3 ETH". */
    private static boolean isPointing(List<Lexeme> told, int i) {
        return i > 0
                && i + 2 < told.size()
                && told.get(i).kind() == Kind.IT
                && POINTING.contains(said(told.get(i)))
                && told.get(i - 1).isAnyOf(Verbs.OF_TOKENS)
                && told.get(i + 1).kind() == Kind.NUMBER
                && told.get(i + 2).kind() == Kind.TOKEN;
    }

    /** "Into <em>regular</em> ETH": not WETH. */
    private static boolean isOrdinary(List<Lexeme> told, int i) {
        return i > 0
                && i + 1 < told.size()
                && told.get(i).kind() == Kind.RECURRING
                && said(told.get(i)).equals("regular")
                && (told.get(i - 1).kind() == Kind.TO || told.get(i - 1).kind() == Kind.FOR)
                && told.get(i + 1).kind() == Kind.TOKEN;
    }

    /** "Request: send …", "withdrawal <em>request:</em> 300 DAI from aave": the noun before it says what is requested. */
    private static boolean isLabel(List<Lexeme> told, int i) {
        return i + 2 < told.size()
                && told.get(i + 1).kind() == Kind.COMMA
                && LABELS.contains(said(told.get(i)))
                && (i == 0 || (i == 1 && told.get(0).isAnyOf(Verbs.OF_TOKENS)));
    }

    /** "Time to buy 2 ETH", where the amount follows. */
    private static boolean isTimeTo(List<Lexeme> told, int i) {
        return i == 0
                && told.size() > 2
                && TIME_TO.containsKey(said(told.get(i)))
                && (told.get(1).kind() == Kind.NUMBER || told.get(1).kind() == Kind.SHARE);
    }

    /** "Use 3 ETH in order to buy DAI". */
    private static boolean isInOrderTo(List<Lexeme> told, int i) {
        return i > 2
                && i + 2 < told.size()
                && told.get(i + 1).kind() == Kind.BUY
                && told.get(i - 1).kind() == Kind.TOKEN
                && IN_ORDER_TO.contains(said(told.get(i)))
                && told.get(i + 2).kind() == Kind.TOKEN;
    }

    /** "@lee and @kim should <em>each get</em> 40 DAI". */
    private static boolean isEachToGet(List<Lexeme> told, int i) {
        if (told.get(i).kind() != Kind.EACH) {
            return false;
        }
        int whom = i > 0 && DUTY.contains(said(told.get(i - 1))) ? i - 2 : i - 1;
        return whom > 0
                && i + 2 < told.size()
                && RECEIVING.contains(said(told.get(i + 1)))
                && told.get(whom).kind() == Kind.RECIPIENT
                && told.get(i + 2).kind() == Kind.NUMBER;
    }

    private static Lexeme as(Kind kind, Lexeme lexeme) {
        return Lexeme.of(kind, lexeme.start(), lexeme.end(), null, lexeme.text());
    }

    /** "Step 2: …". */
    private static boolean isStep(List<Lexeme> told, int i) {
        return i + 3 < told.size()
                && told.get(i).kind() == Kind.WORD
                && STEPS.contains(said(told.get(i)))
                && told.get(i + 1).kind() == Kind.NUMBER
                && told.get(i + 2).kind() == Kind.COMMA
                && (i == 0
                        || told.get(i - 1).kind() == Kind.STOP
                        || told.get(i - 1).kind() == Kind.COMMA);
    }

    /** "…, half of which goes to @bob": of what was got. */
    private static boolean isOfWhich(List<Lexeme> told, int i) {
        boolean which =
                i > 1 && told.get(i).kind() == Kind.WHAT && said(told.get(i)).equals("which");
        int amount = which && told.get(i - 1).kind() == Kind.OF ? i - 2 : i - 1;
        return which
                && amount > 0
                && told.get(amount - 1).kind() == Kind.COMMA
                && (told.get(amount).kind() == Kind.SHARE
                        || (told.get(amount).kind() == Kind.NUMBER && amount == i - 2));
    }

    /** "See that 20 DAI reaches @bob". */
    private static boolean isReached(List<Lexeme> told, int i) {
        return i > 2
                && i + 1 < told.size()
                && told.get(i).kind() == Kind.HITS
                && told.get(i + 1).kind() == Kind.RECIPIENT
                && told.get(i - 1).kind() == Kind.TOKEN
                && told.get(i - 2).kind() == Kind.NUMBER
                && SEEING.contains(said(told.get(i - 3)));
    }

    /** "Arrange for @bob to get 20 DAI". */
    private static boolean isToGet(List<Lexeme> told, int i) {
        return i > 1
                && i + 1 < told.size()
                && told.get(i).kind() == Kind.RECEIVE
                && told.get(i - 1).kind() == Kind.RECIPIENT
                && told.get(i + 1).kind() == Kind.NUMBER
                && ARRANGING.contains(said(told.get(i - 2)));
    }

    /** "Here's 50 USDC, get me ETH". */
    private static boolean isHere(List<Lexeme> told, int i) {
        return i == 0
                && told.size() > 4
                && HERE.contains(said(told.get(0)))
                && told.get(1).kind() == Kind.NUMBER
                && told.get(2).kind() == Kind.TOKEN
                && (told.get(3).kind() == Kind.COMMA || told.get(3).kind() == Kind.STOP)
                && (told.get(4).is(Kind.GET) || told.get(4).is(Kind.BUY));
    }

    /** "More" of a token, beside how many, or where what is got stands: never beside what is sent or sold. */
    private static boolean isMore(List<Lexeme> told, int i) {
        if (told.get(i).kind() != Kind.WORD || !said(told.get(i)).equals("more") || i == 0) {
            return false;
        }
        boolean before = i + 1 < told.size()
                && told.get(i + 1).kind() == Kind.TOKEN
                && BEFORE_MORE.contains(told.get(i - 1).kind());
        boolean behind = i > 1
                && told.get(i - 1).kind() == Kind.TOKEN
                && told.get(i - 2).kind() == Kind.NUMBER
                && (i + 1 == told.size()
                        || BEHIND_COUNTED.contains(told.get(i + 1).kind()));
        return before || behind;
    }

    /** "I would like first to borrow …": the first of several wishes. */
    private static boolean isFirstWish(List<Lexeme> told, int i) {
        return i > 0
                && told.get(i).kind() == Kind.THEN
                && said(told.get(i)).startsWith("first")
                && told.get(i - 1).kind() == Kind.NEED;
    }

    /** "…, finished by Friday": a time for the job, and no report. */
    private static boolean isDoneBy(List<Lexeme> told, int i) {
        Kind kind = told.get(i).kind();
        boolean done = kind == Kind.PAST || (kind == Kind.WORD && DONE.contains(said(told.get(i))));
        return done
                && i > 0
                && told.get(i - 1).kind() == Kind.COMMA
                && i + 2 < told.size()
                && told.get(i + 1).kind() == Kind.BY
                && told.get(i + 2).isAnyOf(TIMES);
    }

    /** "Monitor my server": what an agent is to look after is not rented. */
    private static boolean isServed(List<Lexeme> told, int i) {
        return i > 1
                && told.get(i).kind() == Kind.GPU_NOUN
                && told.get(i - 1).kind() == Kind.MINE
                && told.get(i - 2).kind() == Kind.SERVICE;
    }

    /** "The last UNI proposal": which of them, not the last of several steps. */
    private static boolean isLast(List<Lexeme> told, int i) {
        if (told.get(i).kind() != Kind.THEN) {
            return false;
        }
        boolean noun = i + 1 < told.size()
                && (told.get(i + 1).kind() == Kind.WORD
                        || (i + 2 < told.size()
                                && told.get(i + 1).kind() == Kind.TOKEN
                                && told.get(i + 2).kind() == Kind.WORD));
        boolean part = i > 1
                && (PARTS.contains(said(told.get(i + 1 < told.size() ? i + 1 : i)))
                        || Verbs.OF_TOKENS.contains(told.get(i - 2).kind())); // "lend the last bit"
        return noun
                && i > 0
                && !part
                && said(told.get(i)).equals("last")
                && OWNED.contains(told.get(i - 1).kind());
    }

    /** "Everything, all my UNI, to DAI": the second says of what it is all, and how much. */
    private static void withoutWhole(List<Lexeme> told, int i) {
        boolean two = i + 1 < told.size()
                && (told.get(i + 1).kind() == Kind.IT || told.get(i).kind() == Kind.IT)
                && told.get(i + 1).kind() != Kind.COMMA; // "all of it", "it all"
        int comma = two ? i + 2 : i + 1;
        boolean whole = i > 0
                && comma + 2 < told.size()
                && Verbs.OF_TOKENS.contains(told.get(i - 1).kind())
                && told.get(comma).kind() == Kind.COMMA
                && isWhole(told, i, comma);
        int token = whole ? behindAmount(told, comma + 1) : -1;
        if (token < 0 || token >= told.size() || told.get(token).kind() != Kind.TOKEN) {
            return;
        }
        int end = token + 1;
        while (end < told.size() && isHeap(told, end)) {
            end++;
        }
        boolean ends = end < told.size()
                && told.get(end).kind() == Kind.COMMA
                && end + 1 < told.size()
                && ENDS.contains(told.get(end + 1).kind());
        if (ends) {
            told.subList(token + 1, end + 1).clear();
        }
        told.subList(i, comma + 1).clear();
    }

    /** "My whole DAI stack", "every LINK I have". */
    private static boolean isHeap(List<Lexeme> told, int at) {
        boolean who = told.get(at).kind() == Kind.SUBJECT
                && at + 1 < told.size()
                && told.get(at + 1).kind() == Kind.HAVE;
        return who || told.get(at).kind() == Kind.HAVE || HEAPS.contains(said(told.get(at)));
    }

    private static boolean isWhole(List<Lexeme> told, int i, int comma) {
        Lexeme first = told.get(i);
        boolean all = first.kind() == Kind.SHARE
                && first.isNumber(BigDecimal.ONE)
                && (comma == i + 1 || told.get(comma - 1).kind() == Kind.IT);
        Lexeme last = told.get(comma - 1);
        boolean it = first.kind() == Kind.IT
                && (comma == i + 1
                        ? WHOLES.contains(said(first))
                        : last.is(Kind.SHARE) && last.isNumber(BigDecimal.ONE));
        return all || it;
    }

    /** Behind "all my", "every single" or "all 30"; −1 where neither stands. */
    private static int behindAmount(List<Lexeme> told, int from) {
        if (!told.get(from).is(Kind.SHARE) || !told.get(from).isNumber(BigDecimal.ONE)) {
            return -1;
        }
        int at = from + 1;
        while (at < told.size() && OWNED.contains(told.get(at).kind())) {
            at++;
        }
        return at;
    }

    private static String said(Lexeme lexeme) {
        return lexeme.text().toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
