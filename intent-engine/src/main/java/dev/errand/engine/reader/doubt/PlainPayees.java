package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Set;

/**
 * A payment to a saved contact that the text gives to somebody else too, or instead: "send 5 USDC to my mum and @bob", "to @bobs mum", "to @bob
 * i mean alice", "I met @bob, send 5 USDC to mum", "send @bob and me 50 USDC each". A plain name is no payee that could be paid, and the
 * contact is not all of what was said. The words stand in {@code payments-en.txt}.
 */
final class PlainPayees {

    private static final WordLists LISTS = WordLists.read("payments-en.txt");
    private static final Set<String> KIN = LISTS.named("KIN");
    private static final Set<String> OTHERS = LISTS.named("OTHERS");
    private static final Set<String> NAMESAKES = LISTS.named("NAMESAKES");
    private static final Set<String> NETWORKS = LISTS.named("NETWORKS");
    private static final Set<String> OWED = LISTS.named("OWED");
    private static final Set<String> PLUS = LISTS.named("PLUS");
    private static final Set<String> ME = LISTS.named("ME");
    private static final Set<String> WHO = LISTS.named("WHO");
    private static final Set<String> GREETINGS = LISTS.named("GREETINGS");
    private static final Set<String> HIM = LISTS.named("HIM");
    private static final Set<String> LINKS = LISTS.named("LINKS");

    private static final Set<Kind> SOMEBODY = Kinds.of(Kind.SOMEBODY, Kind.WORD);
    private static final Set<Kind> SIGNS = Kinds.of(Kind.COMMA, Kind.STOP);
    private static final Set<Kind> OWN = Kinds.of(Kind.MINE, Kind.ARTICLE);
    private static final Set<Kind> ASIDE = Kinds.of(Kind.FROM, Kind.FOR, Kind.WITH);
    private static final Set<Kind> MENDING = Kinds.of(Kind.MEND, Kind.NO, Kind.INSTEAD);
    private static final Set<Kind> COUNTED = Kinds.of(Kind.NUMBER, Kind.DOLLAR, Kind.SHARE, Kind.TOKEN);
    /** What is paid, right before whom it is paid to. */
    private static final Set<Kind> PAID =
            Kinds.of(Kind.TOKEN, Kind.NUMBER, Kind.SHARE, Kind.DOLLAR, Kind.IT, Kind.SEND, Kind.MEASURE);

    private final String text;
    private final List<Lexeme> words;
    private final Reading ready;

    /**
     * @param lower the text, in lower case
     * @param words its words, each for itself
     */
    PlainPayees(String lower, List<Lexeme> words, Reading ready) {
        this.text = lower;
        this.words = words;
        this.ready = ready;
    }

    /** Whether somebody else is to be paid as well, or instead. */
    boolean areThere() {
        for (Ground ground : ready.grounds()) {
            if (ground.path().endsWith("/to") && ground.turn() == 0 && ground.text() != null) {
                int at = at(ground);
                if (at >= 0 && (isJoined(at) || isAnother(at) || isMended(at) || isAside(at))) {
                    return true;
                }
            }
        }
        return false;
    }

    private int at(Ground ground) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).start() == ground.start()) {
                return i;
            }
        }
        return -1;
    }

    private boolean is(int i, Set<Kind> kinds) {
        return i >= 0 && i < words.size() && kinds.contains(words.get(i).kind());
    }

    private String written(int i) {
        return i >= 0 && i < words.size() ? words.get(i).written(text) : "";
    }

    private boolean isAnd(int i) {
        return i >= 0
                && i < words.size()
                && (words.get(i).kind() == Kind.AND || words.get(i).kind() == Kind.ALSO || PLUS.contains(written(i)));
    }

    private boolean isEnd(int i) {
        return i >= words.size() || is(i, SIGNS) || isAnd(i) || words.get(i).kind() == Kind.FOR;
    }

    /** "To my mum and @bob", "to @bob and company", "to mum, @bob", "@bob and me". */
    private boolean isJoined(int at) {
        boolean and = isAnd(at - 1);
        if (and && isSentToMe(at - 1)) {
            return true;
        }
        if ((and && isPlainBefore(at - 2)) || (isAnd(at + 1) && isPlainBehind(at + 2))) {
            return true;
        }
        boolean row = is(at - 1, SIGNS) && is(at - 2, SOMEBODY) && is(at - 3, Set.of(Kind.TO)) && !is(at - 2, OWN);
        return (row && KIN.contains(written(at - 2)))
                || (is(at + 1, SIGNS) && KIN.contains(first(written(at + 2))) && words.size() <= at + 6);
    }

    /** "Send me 50 USDC and @bob 20". */
    private boolean isSentToMe(int before) {
        for (int i = 0; i + 2 < before; i++) {
            if (is(i, Set.of(Kind.SEND)) && ME.contains(written(i + 1)) && is(i + 2, COUNTED)) {
                return true;
            }
        }
        return false;
    }

    /** Somebody without an address ends here, and stands behind "to", a verb, or another of the row. */
    private boolean isPlainBefore(int end) {
        if (ME.contains(written(end))) {
            return !is(end - 1, Set.of(Kind.FOR, Kind.FROM, Kind.WITH));
        }
        int from = end;
        while (from > end - 3 && (is(from, SOMEBODY) || is(from, OWN))) {
            from--;
        }
        boolean named = from < end && is(end, SOMEBODY);
        return named && (is(from, Set.of(Kind.TO, Kind.SEND)) || isAnd(from));
    }

    private boolean isPlainBehind(int from) {
        if (ME.contains(written(from))) {
            return true;
        }
        int to = from;
        while (to < from + 3 && is(to, OWN)) {
            to++;
        }
        boolean own = to > from || is(to, Set.of(Kind.SOMEBODY));
        return is(to, SOMEBODY) && isEnd(to + 1) && (own || KIN.contains(written(to)) || OTHERS.contains(written(to)));
    }

    /** "@bobs mum", "@bob junior", "@bob old address", "twitter @bob", "@bob (telegram)". */
    private boolean isAnother(int at) {
        if (NETWORKS.contains(written(at - 1))
                || NETWORKS.contains(inBrackets(words.get(at).end()))) {
            return true;
        }
        String next = written(at + 1);
        return NAMESAKES.contains(next)
                || NAMESAKES.contains(next + " " + written(at + 2))
                || NETWORKS.contains(next)
                || (written(at).endsWith("s")
                        && !next.startsWith("'")
                        && (KIN.contains(next) || NAMESAKES.contains(written(at + 2))));
    }

    private String inBrackets(int from) {
        if (!text.startsWith(" (", from)) {
            return "";
        }
        int to = text.indexOf(')', from);
        return to < 0 ? "" : text.substring(from + 2, to);
    }

    /** "To @bob, no, alice", "@bob i mean my sister". */
    private boolean isMended(int at) {
        int i = at + 1;
        while (is(i, SIGNS)) {
            i++;
        }
        int mend = i;
        while (is(i, MENDING) || is(i, SIGNS)) {
            i++;
        }
        boolean mends = i > mend && i < words.size();
        while (mends && is(i, OWN)) {
            i++;
        }
        return mends && is(i, SOMEBODY) && i + 1 >= words.size();
    }

    /**
     * Whether the contact stands where nobody is paid: "hey @bob, …", "the 5 USDC @bob owes", "who @bob named"; or is only told of, and
     * somebody without an address is paid: "I met @bob, send 5 USDC to mum", "… to alice for @bob".
     */
    private boolean isAside(int at) {
        if (is(at - 1, Set.of(Kind.WITH)) && is(at - 2, Set.of(Kind.TOKEN))) {
            return true; // "send 5 USDC with @bob"
        }
        if (is(at - 1, Set.of(Kind.FROM)) && is(at - 2, Set.of(Kind.HAVE))) {
            return true; // "to the address I got from @bob"
        }
        if (OWED.contains(written(at + 1)) || WHO.contains(written(at - 1))) {
            return true;
        }
        int from = at;
        while (from > 0 && !is(from - 1, SIGNS)) {
            from--;
        }
        if (from == 0 && at == 1 && GREETINGS.contains(written(0)) && is(2, SIGNS)) {
            return true;
        }
        int payee = plainPayee();
        if (payee < 0) {
            return false;
        }
        if (payee > from && payee < at) {
            return is(at - 1, ASIDE);
        }
        boolean alone = from == at && (at + 1 == words.size() || is(at + 1, SIGNS));
        boolean linked = isLink(at - 1)
                || (from == at && isLink(at + 1) && (is(at + 2, OWN) || is(at + 2, Set.of(Kind.SOMEBODY))));
        return !alone && !linked && !is(at - 1, Set.of(Kind.TO));
    }

    private boolean isLink(int i) {
        String said = written(i);
        return LINKS.contains(said.substring(said.lastIndexOf(' ') + 1)) || said.endsWith("'s");
    }

    /** "Send 45 USDC @bob for petrol he drove us to Berlin": the contact was named before, with no sign between. */
    private boolean isBehindContact(int to) {
        for (int i = to - 1; i >= 0 && !is(i, SIGNS); i--) {
            if (is(i, Set.of(Kind.RECIPIENT))) {
                return true;
            }
        }
        return false;
    }

    /** Where "to" stands with somebody behind it who has no address there; −1 if it stands nowhere. */
    private int plainPayee() {
        for (int i = 0; i + 1 < words.size(); i++) {
            int to = i + 1;
            while (is(to, OWN)) {
                to++;
            }
            boolean named = words.get(i).kind() == Kind.TO
                    && (i == 0 || words.get(i - 1).isAnyOf(PAID))
                    && (is(to, SOMEBODY) || is(to, Set.of(Kind.BALANCE, Kind.POSITION)))
                    && !HIM.contains(written(to))
                    && !is(to + 1, Set.of(Kind.RECIPIENT))
                    && (is(to + 1, ASIDE) || is(to + 1, SIGNS) || !is(to + 2, Set.of(Kind.RECIPIENT)));
            if (named && !isBehindContact(i)) {
                return i;
            }
        }
        return -1;
    }

    private static String first(String words) {
        int blank = words.indexOf(' ');
        return blank < 0 ? words : words.substring(0, blank);
    }
}
