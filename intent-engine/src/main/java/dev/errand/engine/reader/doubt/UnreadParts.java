package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.draft.ReadIntent;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.lexicon.WordRuns;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands right beside a value that was read and was itself not: "all the ETH <em>that I bought today</em>" is not all ETH, "lend the USDC
 * <em>I had</em>" not what the step before gives, "repay half my <em>loan</em>" half of the debt; an amount of a token of the trade ("min received
 * 3900 USDC") or a purchase behind it ("and buy me a coffee") is no remark.
 */
final class UnreadParts {

    private static final List<String> ROLES = List.of("sell", "asset");
    private static final WordLists LISTS = WordLists.read("amounts-en.txt");
    private static final Set<String> NEWLY = LISTS.named("NEWLY");
    private static final Set<String> SUPPLIED = LISTS.named("SUPPLIED");
    private static final WordRuns LIMITED = WordRuns.of(LISTS.named("LIMITED"));
    private static final WordRuns OTHERS = WordRuns.of(LISTS.named("OTHERS"));
    private static final WordRuns PAYING = WordRuns.of(LISTS.named("PAYING"));
    private static final WordRuns OWING = WordRuns.of(LISTS.named("OWING"));
    private static final Set<Kind> SIGNS = Kinds.of(Kind.COMMA, Kind.STOP);
    private static final Set<Kind> SKIPPED = Kinds.of(Kind.OF, Kind.MINE, Kind.ARTICLE);
    private static final Set<Kind> DEBTS = Kinds.of(Kind.DEBT, Kind.A_LOAN);
    private static final Set<Kind> WANTING = Kinds.of(Kind.NEED, Kind.WANT, Kind.HAVE);
    private static final Set<Kind> BUYING = Kinds.of(Kind.BUY, Kind.GET, Kind.SEND);
    private static final Set<Kind> THINGS = Kinds.of(Kind.WORD, Kind.RENT);
    private static final Set<Kind> WHOSE = Kinds.of(Kind.ARTICLE, Kind.MINE, Kind.FILLER);

    private final String text;
    private final List<Lexeme> words;
    private final Reading ready;

    /**
     * @param lower the text, in lower case
     * @param words its words, each for itself
     */
    UnreadParts(String lower, List<Lexeme> words, Reading ready) {
        this.text = lower;
        this.words = words;
        this.ready = ready;
    }

    /** The path of what is missing; null if nothing is. */
    @Nullable String missing() {
        for (int i = 0; i < ready.intents().size(); i++) {
            ReadIntent intent = new ReadIntent(ready, i);
            for (String role : ROLES) {
                Ground token = intent.ground(role + ".token");
                if (token != null && isOther(intent, role, token)) {
                    return (i == 0 ? "" : i + ".") + role + ".amount";
                }
            }
        }
        boolean trade = Lists.any(ready.intents(), intent -> intent.type().equals("swap"));
        for (int i = 0; i < words.size(); i++) {
            if ((trade && isAmount(i)) || isPurchase(i)) {
                return "request";
            }
        }
        return null;
    }

    private boolean isOther(ReadIntent intent, String role, Ground token) {
        Ground of = intent.ground(role + ".amount.of");
        Ground share = intent.ground(role + ".amount.share");
        if (intent.type().equals("repay") && of != null && of.text() == null && share != null) {
            return isOfDebt(share);
        }
        if (token.turn() != 0 || token.text() == null || share == null || share.turn() != 0) {
            return false;
        }
        if (of == null && share.text() != null && isOfOthers(intent.type(), share, token)) {
            return true;
        }
        boolean all = of == null && share.text() != null && share.start() < token.start();
        boolean given = of != null && of.start() == token.start();
        int at = all || given ? at(token.start()) : -1;
        return at >= 0 && ((all && at > 0 && NEWLY.contains(written(at - 1))) || isTold(at + 1, given, intent.type()));
    }

    /** "Send @bob all the USDC I owe him", "his half of the USDC", "repay my debt with half my USDC": a part of something else. */
    private boolean isOfOthers(String type, Ground share, Ground token) {
        int before = share.start();
        while (before > 0 && text.charAt(before - 1) == ' ') {
            before--;
        }
        int behind = Math.max(share.end(), token.end());
        while (behind < text.length() && text.charAt(behind) == ' ') {
            behind++;
        }
        boolean repays = type.equals("repay");
        boolean owed = type.equals("transfer") && share.start() < token.start() && owes(share.start(), token.start());
        boolean debt = repays && (OWING.startAt(text, behind + 2) || OWING.startAt(text, behind + 3));
        return owed
                || (LIMITED.startAt(text, behind) && !debt)
                || OTHERS.endAt(text, before)
                || (repays && PAYING.endAt(text, before))
                || (repays && text.startsWith("i have", behind) && !text.startsWith("i have ", behind));
    }

    private boolean owes(int from, int to) {
        for (int at = from; at < to; at++) {
            if (text.charAt(at) == ' ' && OWING.startAt(text, at + 1)) {
                return true;
            }
        }
        return OWING.startAt(text, from);
    }

    /** "… that I bought today", "… I got yesterday", of what was given also "… I had", "… in my wallet". */
    private boolean isTold(int from, boolean given, String type) {
        int i = is(from, Kind.IT) ? from + 1 : from;
        if (given && i < words.size() && words.get(i).is(Kind.IN_WALLET)) {
            return true;
        }
        boolean lies = is(i + 1, Kind.PAST) && !is(i + 2, Kind.PAST_TIME) && isLying(type, words.get(i + 1));
        return is(i, Kind.SUBJECT)
                && !lies
                && (is(i + 1, Kind.PAST) || (is(i + 1, Kind.HAVE) && is(i + 2, Kind.PAST_TIME)));
    }

    /** "Withdraw all the DAI I supplied", "repay all I borrowed": all that there is. */
    private boolean isLying(String type, Lexeme done) {
        String said = done.written(text);
        return type.equals("withdraw") ? SUPPLIED.contains(said) : type.equals("repay") && said.equals("borrowed");
    }

    /** "Repay half my loan", "close the loan": the part of the debt, and not of what a step gives. */
    private boolean isOfDebt(Ground share) {
        int i = 0;
        if (share.text() != null && share.turn() == 0) {
            i = at(share.start()) + 1;
        } else {
            while (i < words.size() && words.get(i).kind() != Kind.CLEAR) {
                i++;
            }
            i++;
        }
        while (i < words.size() && words.get(i).isAnyOf(SKIPPED)) {
            i++;
        }
        return i < words.size() && words.get(i).isAnyOf(DEBTS);
    }

    /** "Min received 3900 USDC", "I want 4000". */
    private boolean isAmount(int i) {
        if (!is(i, Kind.NUMBER) || ValueRange.isRead(words.get(i), ready)) {
            return false;
        }
        if (is(i + 1, Kind.TOKEN)) {
            String symbol = words.get(i + 1).text();
            return !ValueRange.isRead(words.get(i + 1), ready)
                    && Lists.any(
                            ready.grounds(),
                            ground -> ground.path().endsWith("/token")
                                    && ground.turn() == 0
                                    && ground.text() != null
                                    && ground.end() <= words.get(i).start()
                                    && symbol.equals(
                                            words.get(at(ground.start())).text()));
        }
        return i > 1
                && words.get(i - 1).isAnyOf(WANTING)
                && words.get(i - 2).isAnyOf(SIGNS)
                && (i + 1 == words.size() || words.get(i + 1).kind() == Kind.STOP);
    }

    /** "… and buy me a coffee", "… and pay my rent", of which nothing was read. */
    private boolean isPurchase(int and) {
        boolean may = is(and, Kind.AND)
                && and + 2 < words.size()
                && words.get(and + 1).isAnyOf(BUYING);
        int i = and + 2;
        while (may && i < words.size() && words.get(i).isAnyOf(WHOSE)) {
            i++;
        }
        return may
                && i > and + 2
                && i < words.size()
                && THINGS.contains(words.get(i).kind())
                && (i + 1 == words.size() || words.get(i + 1).isAnyOf(SIGNS))
                && and > 0
                && isBehindValue(and)
                && Lists.none(words.subList(and, i + 1), word -> ValueRange.isRead(word, ready));
    }

    private boolean isBehindValue(int word) {
        return Lists.any(
                ready.grounds(),
                ground -> ground.turn() == 0
                        && ground.text() != null
                        && ground.end() <= words.get(word).start());
    }

    private boolean is(int i, Kind kind) {
        return i >= 0 && i < words.size() && words.get(i).kind() == kind;
    }

    private String written(int i) {
        return words.get(i).written(text);
    }

    /** The word that stands at an offset, or the first behind it. */
    private int at(int offset) {
        int i = 0;
        while (i + 1 < words.size() && words.get(i).end() <= offset) {
            i++;
        }
        return i;
    }
}
