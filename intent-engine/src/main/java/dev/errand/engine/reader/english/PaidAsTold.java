package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Payments of which English tells first to whom and how much, and then that it be done: "@greta needs 0.4 ETH, please see to it", "I owe @amy
 * 12 DAI, so pay up for me", "the fee is 90 DAI, pay @lara". Also "could @amy have 40 DAI from me" and "give back the 20 DAI I borrowed
 * from @amy". Told once more as the plain payment that they are. What is told must end where the text or its sentence ends: with anything
 * else in it, it stays as it is. The words stand in {@code payments-en.txt}.
 */
public final class PaidAsTold {

    private static final WordLists WORDS = WordLists.read("payments-en.txt");

    private static final Set<String> ASKING = Set.of("can", "could", "may", "might");
    private static final Set<String> LETTING = Set.of("have", "let", "make");
    private static final Set<String> HAVING = Set.of("have", "get", "receive");
    private static final Set<String> WISHING = Set.of("needs", "wants", "requested", "requests", "asked", "asks");
    private static final Set<String> OWING = Set.of("i owe", "we owe", "i still owe", "we still owe");
    private static final Set<String> BORROWED =
            Set.of("i borrowed", "that i borrowed", "i owe", "that i owe", "i took");
    private static final Set<String> WHO = Set.of("him", "her", "them");
    private static final Set<String> SUBJECTS = Set.of("he", "she", "they", "that", "it");
    private static final Set<String> IS = Set.of("is", "are", "'s", "comes to", "it's", "was");

    /** What is paid, as it stands before "is". */
    static final Set<String> BILLS = WORDS.named("BILLS");

    /** "See to it": what pays, behind what is told of a payment. */
    private static final Set<String> SEEN_TO = WORDS.named("SEEN_TO");

    private static final Set<Kind> OWNERS =
            Kinds.of(Kind.MINE, Kind.ARTICLE, Kind.SOMEBODY, Kind.WORD, Kind.RENT, Kind.PERIOD, Kind.FILLER);
    private static final Set<Kind> SAID_OF_BILLS = Kinds.of(
            Kind.MINE,
            Kind.ARTICLE,
            Kind.SOMEBODY,
            Kind.WORD,
            Kind.RENT,
            Kind.CLOCK,
            Kind.OF,
            Kind.FILLER,
            Kind.DEBT,
            Kind.PERIOD);
    private static final Set<String> PAID_BILLS = WORDS.named("PAID_BILLS");
    private static final Set<Kind> BEFORE_PAYEES = Kinds.of(Kind.WITH, Kind.TO, Kind.ON, Kind.FROM, Kind.FOR, Kind.OF);
    private static final Set<Kind> MADE_FOR = Kinds.of(Kind.SOMEBODY, Kind.WORD, Kind.MINE, Kind.ARTICLE);
    private static final Set<String> WHO_IS = WORDS.named("WHO_IS");
    private static final Set<Kind> PAYING_BACK = Kinds.of(Kind.SEND, Kind.CLEAR, Kind.RETURN, Kind.REPAY);
    private static final Set<Kind> BEHIND_AMOUNTS = Kinds.of(
            Kind.STOP,
            Kind.COMMA,
            Kind.FILLER,
            Kind.PERIOD,
            Kind.HARMLESS,
            Kind.FOR,
            Kind.AND,
            Kind.SO,
            Kind.THEN,
            Kind.BEFORE);
    private static final Set<Kind> WORTHS = Kinds.of(Kind.OF, Kind.WORTH, Kind.HAVE, Kind.OR);
    private static final int MOST_OF_BILL = 4;
    private static final int LONGEST_WHO = 36;

    private final List<Lexeme> lexemes;
    private int at;

    private PaidAsTold(List<Lexeme> lexemes) {
        this.lexemes = lexemes;
    }

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        int people = 0;
        int amounts = 0;
        for (Lexeme lexeme : lexemes) {
            people += lexeme.is(Kind.RECIPIENT) ? 1 : 0;
            amounts += lexeme.kind() == Kind.NUMBER ? 1 : 0;
        }
        return people == 1 && amounts == 1 ? new PaidAsTold(lexemes).told() : lexemes;
    }

    private List<Lexeme> told() {
        for (int i = 0; i < lexemes.size(); i++) {
            List<Lexeme> payment =
                    i == 0 || Joints.ALL.contains(lexemes.get(i - 1).kind()) ? payment(i) : null;
            if (payment != null) {
                List<Lexeme> told = new ArrayList<>(lexemes.subList(0, i));
                told.addAll(payment);
                told.addAll(lexemes.subList(at, lexemes.size()));
                return told;
            }
        }
        return lexemes;
    }

    /** The payment that is told from here on; null if none is. {@link #at} then stands behind it. */
    private @Nullable List<Lexeme> payment(int from) {
        List<Lexeme> paid = asked(from);
        paid = paid == null ? returned(from) : paid;
        paid = paid == null ? wished(from) : paid;
        paid = paid == null ? owed(from) : paid;
        paid = paid == null ? bill(from) : paid;
        paid = paid == null ? introduced(from) : paid;
        return paid == null ? billed(from) : paid;
    }

    /** "Could @amy have 40 DAI", "have @bob receive 3 LINK". */
    private @Nullable List<Lexeme> asked(int from) {
        at = from;
        skip(Kind.FILLER);
        boolean lets = LETTING.contains(said(0));
        boolean asks = (lets || ASKING.contains(said(0)))
                && is(1, Kind.RECIPIENT)
                && HAVING.contains(said(2))
                && (lets || !said(2).equals("receive")); // "can @bob receive 3 LINK?" may ask whether he is able to
        int person = at + 1;
        at += 3;
        boolean ends = asks && amount() && (at < lexemes.size() ? isAnyOf(BEHIND_AMOUNTS) : lets);
        if (!ends || !(lets || is(0, Kind.FILLER))) {
            return null; // "could @amy have 30 DAI left?"; "…, please" asks, and "… from me"
        }
        return paid(from, person, person + 2, at);
    }

    /** "Give back the 20 DAI that I borrowed from @amy". */
    private @Nullable List<Lexeme> returned(int from) {
        at = from;
        skip(Kind.FILLER);
        boolean pays = isAnyOf(PAYING_BACK);
        int first = ++at;
        if (!pays || !amount()) {
            return null;
        }
        int behind = at;
        at += said(0).equals("that") ? 1 : 0;
        boolean owed = BORROWED.contains(said(0)) && (is(1, Kind.FROM) || is(1, Kind.TO)) && is(2, Kind.RECIPIENT);
        int person = at + 2;
        at += 3;
        skip(Kind.PAST_TIME);
        if (!owed || !(at >= lexemes.size() || isAnyOf(Joints.ALL) || is(0, Kind.FILLER))) {
            return null;
        }
        return transfer(from, first, behind, person);
    }

    /** "@greta needs 0.4 ETH from me, please see to it"; "…, @milo needs it, so send it to him". */
    private @Nullable List<Lexeme> wished(int from) {
        at = from;
        skip(Kind.FILLER);
        boolean wishes = is(0, Kind.RECIPIENT) && WISHING.contains(said(1));
        int person = at;
        at += 2;
        skip(Kind.FILLER);
        at += is(0, Kind.FOR) ? 1 : 0;
        int first = at;
        boolean it = wishes && from > 0 && is(0, Kind.IT);
        at += it ? 1 : 0;
        int behind = wishes && (it || amount()) ? at : -1;
        return behind > 0 && isGranted(Kinds.of(Kind.SEND)) ? paid(from, person, first, behind) : null;
    }

    /** "I owe @amy 12 DAI. Pay up for me", "@cora lent me 30 DAI, send it back to her". */
    private @Nullable List<Lexeme> owed(int from) {
        at = from;
        skip(Kind.FILLER);
        int person = at;
        if (OWING.contains(said(0)) && is(1, Kind.RECIPIENT)) {
            person++;
            at += 2;
        } else if (said(0).equals("i borrowed") && is(1, Kind.NUMBER) && is(3, Kind.FROM) && is(4, Kind.RECIPIENT)) {
            int first = at + 1;
            person = at + 4;
            at += 5;
            skip(Kind.PAST_TIME);
            return isGranted(PAYING_BACK) ? transfer(from, first, first + 2, person) : null;
        } else if (is(0, Kind.RECIPIENT) && is(1, Kind.PAST) && isLentOrPaid(1)) {
            at += 2;
            skip(Kind.FILLER);
            skip(Kind.PAST_TIME);
            at += is(0, Kind.COMMA) ? 1 : 0;
        } else {
            return null;
        }
        int first = at;
        int behind = amount() ? at : -1;
        return behind > 0 && isGranted(PAYING_BACK) ? paid(from, person, first, behind) : null;
    }

    private boolean isLentOrPaid(int ahead) {
        String verb = lexemes.get(at + ahead).text();
        return verb.equals(Kind.SUPPLY.name()) || verb.equals(Kind.SEND.name());
    }

    /** "The fee is 90 DAI, pay @lara", "my rent is 300 USDC, landlord.eth gets it". */
    private @Nullable List<Lexeme> billed(int from) {
        at = from;
        boolean bill = false;
        while (at < lexemes.size()
                && at - from < MOST_OF_BILL + 1
                && OWNERS.contains(lexemes.get(at).kind())
                && !bill) {
            bill = BILLS.contains(said(0)) || isShort(at);
            at++;
        }
        boolean is = bill && (IS.contains(said(0)) || isShort(at - 1));
        at += is && IS.contains(said(0)) ? 1 : 0;
        int first = at;
        int behind = is && amount() ? at : -1;
        int person = behind > 0 && joints() ? payee() : -1;
        if (person < 0 || !ends()) {
            return null;
        }
        return transfer(from, first, behind, person);
    }

    /** "Bill's". */
    private boolean isShort(int place) {
        String word = lexemes.get(place).text().toLowerCase(Locale.ROOT).replace('’', '\'');
        return word.endsWith("'s") && BILLS.contains(word.substring(0, word.length() - 2));
    }

    /** "Settle my bill with @leo: 40 DAI", "pay my rent of 600 USDC to @leo", "cover @leo's ticket, 40 DAI". */
    private @Nullable List<Lexeme> bill(int from) {
        at = from;
        skip(Kind.FILLER);
        boolean pays = is(0, Kind.SEND) || is(0, Kind.CLEAR) || said(0).equals("cover") || said(0).equals("settle");
        at++;
        int first = at;
        int person = -1;
        boolean bill = false;
        while (pays
                && at < lexemes.size()
                && at - first <= MOST_OF_BILL
                && (isAnyOf(SAID_OF_BILLS) || isPayee(person))) {
            if (bill && is(0, Kind.OF) && is(1, Kind.NUMBER)) {
                break;
            }
            bill |= PAID_BILLS.contains(said(0)) || isShort(at);
            person = isPayee(person) ? at : person;
            at++;
        }
        if (!bill) {
            return null;
        }
        if (person < 0 && isAnyOf(BEFORE_PAYEES) && is(1, Kind.RECIPIENT)) {
            person = at + 1;
            at += 2;
        }
        at += is(0, Kind.COMMA) || is(0, Kind.OF) ? 1 : 0;
        at += said(0).equals("it's") || said(0).equals("that's") ? 1 : 0;
        int amount = at;
        int behind = amount() ? at : -1;
        if (behind > 0 && person > 0) {
            return isCut() ? null : paid(from, person, amount, behind);
        }
        at += is(0, Kind.COMMA) ? 1 : 0;
        boolean to = behind > 0 && is(0, Kind.TO) && is(1, Kind.RECIPIENT);
        person = at + 1;
        at += 2;
        return to ? transfer(from, amount, behind, person) : null;
    }

    private boolean isPayee(int person) {
        return person < 0 && is(0, Kind.RECIPIENT) && Lists.any(PAID_BILLS, said(1)::equals);
    }

    /** Whether the amount is of something else: "30 DAI worth of UNI". */
    private boolean isCut() {
        return at < lexemes.size() && lexemes.get(at).isAnyOf(WORTHS);
    }

    /** "Send my sister 40 DAI, she's @kim": the account of somebody who is paid, told behind. */
    private @Nullable List<Lexeme> introduced(int from) {
        at = from;
        skip(Kind.FILLER);
        boolean sends = is(0, Kind.SEND);
        at++;
        int first = at;
        int named = whom();
        int amount = at;
        int behind = sends && amount() ? at : -1;
        if (behind > 0 && named == first && is(0, Kind.TO)) {
            at++;
            named = whom();
        }
        boolean divided = named > first && (is(0, Kind.COMMA) || is(0, Kind.STOP));
        at++;
        if (behind < 0 || !divided) {
            return null;
        }
        StringBuilder who = new StringBuilder();
        while (at < lexemes.size() && !is(0, Kind.RECIPIENT) && who.length() < LONGEST_WHO) {
            who.append(who.isEmpty() ? "" : " ").append(said(0));
            at++;
        }
        int person = at++;
        boolean told = WHO_IS.contains(who.toString()) && person < lexemes.size() && ends();
        return told ? transfer(from, amount, behind, person) : null;
    }

    /** Goes behind "my sister", "the gardener"; where it then stands. */
    private int whom() {
        int most = at + MOST_OF_BILL - 1;
        while (at < most && isAnyOf(MADE_FOR)) {
            at++;
        }
        return at;
    }

    private List<Lexeme> transfer(int from, int first, int behind, int person) {
        List<Lexeme> paid = new ArrayList<>();
        paid.add(send(from));
        paid.addAll(lexemes.subList(first, behind));
        Lexeme whom = lexemes.get(person);
        paid.add(Lexeme.of(Kind.TO, whom.start(), whom.start(), null, "to"));
        paid.add(whom);
        return paid;
    }

    /** Whom the clause here says is to be paid: "@bob gets it", "send it to @bob", "pay @bob", "she is @bob; pay her". */
    private int payee() {
        int verb = at;
        if (is(0, Kind.SUBJECT) && SUBJECTS.contains(said(0)) && is(1, Kind.FETCHES) && is(2, Kind.RECIPIENT)) {
            at += 3;
            return isGranted(Kinds.of(Kind.SEND)) ? verb + 2 : -1;
        }
        if (is(0, Kind.RECIPIENT)) {
            at++;
            at += is(0, Kind.FETCHES) && is(1, Kind.QUESTION) ? 2 : 0;
            boolean gets = is(0, Kind.SEND);
            at++;
            at += is(0, Kind.IT) ? 1 : 0;
            return gets ? verb : -1;
        }
        boolean sends = is(0, Kind.SEND);
        at++;
        at += is(0, Kind.IT) ? 1 : 0;
        at += is(0, Kind.TO) ? 1 : 0;
        boolean whom = is(0, Kind.RECIPIENT);
        return sends && whom ? at++ : -1;
    }

    /** Whether what follows only says that it be paid, up to where the text ends. */
    private boolean isGranted(Set<Kind> paying) {
        int before = at;
        joints();
        if (said(0).equals("i said") && is(1, Kind.YES)) { // "… asked for 30 USDC and I said yes, so send it"
            at += 2;
            joints();
        }
        boolean seen = SEEN_TO.contains(said(0));
        boolean pays = at > before && (seen || isAnyOf(paying));
        at++;
        at += is(0, Kind.IT) ? 1 : 0;
        at += is(0, Kind.TO) && WHO.contains(said(1)) ? 1 : 0;
        at += WHO.contains(said(0)) ? 1 : 0;
        at += is(0, Kind.OUT) ? 1 : 0;
        return pays && ends();
    }

    /** Goes behind what joins two clauses, and small words; whether anything stands here. */
    private boolean joints() {
        int before = at;
        while (at < lexemes.size() && (isAnyOf(Joints.ALL) || (is(0, Kind.FILLER) && !SEEN_TO.contains(said(0))))) {
            at++;
        }
        return at > before;
    }

    /** Whether nothing but courtesy follows. */
    private boolean ends() {
        skip(Kind.FILLER);
        return at >= lexemes.size()
                || Lists.all(
                        lexemes.subList(at, lexemes.size()),
                        rest -> rest.kind() == Kind.STOP || rest.kind() == Kind.FILLER || rest.kind() == Kind.COMMA);
    }

    /** Goes behind an amount of a token. */
    private boolean amount() {
        at += is(0, Kind.ARTICLE) ? 1 : 0;
        boolean amount = is(0, Kind.NUMBER) && is(1, Kind.TOKEN);
        int of = is(1, Kind.OF) ? 1 : 0;
        boolean share = is(0, Kind.SHARE) && is(1 + of, Kind.TOKEN); // "half of my USDT"
        at += amount ? 2 : share ? 2 + of : 0;
        return amount || share;
    }

    /** As it stands in the text, where the person stands before the amount. */
    private List<Lexeme> paid(int from, int person, int first, int behind) {
        List<Lexeme> paid = new ArrayList<>();
        paid.add(send(from));
        paid.add(lexemes.get(person));
        paid.addAll(lexemes.subList(first, behind));
        return paid;
    }

    private Lexeme send(int from) {
        int start = lexemes.get(from).start();
        return Lexeme.of(Kind.SEND, start, start, null, "send");
    }

    private void skip(Kind kind) {
        while (at < lexemes.size() && lexemes.get(at).kind() == kind && !SEEN_TO.contains(said(0))) {
            at++;
        }
    }

    private boolean is(int ahead, Kind kind) {
        return at + ahead < lexemes.size() && lexemes.get(at + ahead).is(kind);
    }

    private boolean isAnyOf(Set<Kind> kinds) {
        return at < lexemes.size() && kinds.contains(lexemes.get(at).kind());
    }

    private String said(int ahead) {
        return at + ahead < lexemes.size()
                ? lexemes.get(at + ahead).text().toLowerCase(Locale.ROOT).replace('’', '\'')
                : "";
    }
}
