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

/**
 * English payments that say who is paid in two ways, or what for: "to our counsel, counsel.eth", "send my sister 20 DAI, she's {@literal @}nina",
 * "pay the deposit, 200 DAI, to hall.eth", "pay {@literal @}a and {@literal @}b 20 and 30 DAI respectively". They become plain payments.
 */
public final class PayeesNamed {

    private static final int LONGEST = 60;
    private static final int MOST_WORDS = 6;

    /** What says who somebody is: "the other wallet", "my second account", "our caterer". */
    private static final Set<Kind> ROLE = Kinds.of(
            Kind.WORD,
            Kind.SOMEBODY,
            Kind.MINE,
            Kind.ARTICLE,
            Kind.FILLER,
            Kind.BALANCE,
            Kind.SERVICE,
            Kind.SCENE,
            Kind.OF,
            Kind.RENDER,
            Kind.SUBJECT);

    private static final Set<Kind> NAMING = Kinds.of(Kind.WORD, Kind.SOMEBODY, Kind.BALANCE, Kind.SUBJECT);

    /** Of these it is asked which one. */
    private static final Set<String> WHICH = Set.of("not", "either", "same", "wrong", "usual", "instead", "or", "no");

    /** What a payment is for. */
    private static final Set<Kind> PURPOSE = Kinds.of(
            Kind.WORD,
            Kind.RENT,
            Kind.SUPPLY,
            Kind.ARTICLE,
            Kind.MINE,
            Kind.IT,
            Kind.FILLER,
            Kind.SERVICE,
            Kind.PERIOD);

    private static final Set<String> THIS = Set.of("this", "these");
    private static final Set<String> DEPOSIT = Set.of("deposit");
    private static final Set<String> HE = Set.of(
            "he", "she", "they", "he's", "she's", "they're", "it's", "that's", "that is", "its", "who is", "who's");
    private static final Set<String> ACCOUNT =
            Set.of("address", "wallet", "account", "contact", "handle", "ens", "name", "my account", "my wallet");
    private static final Set<String> GETTING =
            Set.of("gets", "get", "should get", "receives", "should receive", "must get", "shall get", "are to get");
    private static final Set<String> SUMS =
            Set.of("a sum of", "an amount of", "the sum of", "the amount of", "a total of", "the total of");
    private static final Set<String> TAIL = Set.of("on here", "here", "in my contacts", "in here", "on this app");

    private PayeesNamed() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        if (lexemes.size() > LONGEST || !Lexeme.isIn(lexemes, Kind.RECIPIENT)) {
            return lexemes;
        }
        List<Lexeme> told = withoutSum(lexemes);
        told = withoutRole(told);
        told = withoutPurpose(told);
        told = severally(both(told));
        return identified(told);
    }

    /** "The sum of 200 USDC" is 200 USDC. */
    private static List<Lexeme> withoutSum(List<Lexeme> lexemes) {
        List<Lexeme> told = new ArrayList<>(lexemes);
        for (int i = told.size() - 2; i >= 0; i--) {
            boolean sum = SUMS.contains(said(told.get(i))) && told.get(i + 1).is(Kind.NUMBER);
            boolean of = i + 2 < told.size()
                    && said(told.get(i)).equals("the sum")
                    && told.get(i + 1).is(Kind.OF)
                    && told.get(i + 2).is(Kind.NUMBER);
            if (sum || of) {
                told.subList(i, of ? i + 2 : i + 1).clear();
            }
        }
        return told;
    }

    /** "To our counsel, counsel.eth", "to the fund, that is @fund": the words between, and a pause before what is paid. */
    private static List<Lexeme> withoutRole(List<Lexeme> lexemes) {
        List<Lexeme> told = lexemes;
        for (int to = 0; to + 2 < told.size(); to++) {
            int name = told.get(to).kind() == Kind.TO ? behindRole(told, to + 1) : -1;
            if (name < 0) {
                continue;
            }
            told = new ArrayList<>(told);
            boolean paid = name + 2 < told.size()
                    && told.get(name + 1).kind() == Kind.COMMA
                    && told.get(name + 2).is(Kind.NUMBER);
            if (paid) {
                told.remove(name + 1);
            }
            told.subList(to + 1, name).clear();
        }
        return told;
    }

    /** Where the one is named whose role begins at {@code from}; −1 if none is, or something else is said of him. */
    private static int behindRole(List<Lexeme> lexemes, int from) {
        int at = from;
        boolean named = false;
        while (at < lexemes.size() && at - from < MOST_WORDS && isRole(lexemes.get(at))) {
            named |= NAMING.contains(lexemes.get(at).kind());
            at++;
        }
        if (!named || at >= lexemes.size() || lexemes.get(at).kind() != Kind.COMMA) {
            return -1;
        }
        at = behindIs(lexemes, at + 1);
        boolean ends = at + 1 >= lexemes.size()
                || (at < lexemes.size()
                        && (Joints.ALL.contains(lexemes.get(at + 1).kind())
                                || lexemes.get(at + 1).kind() == Kind.HARMLESS
                                || lexemes.get(at + 1).kind() == Kind.FILLER
                                || lexemes.get(at + 1).kind() == Kind.PERIOD
                                || lexemes.get(at + 1).kind() == Kind.EVERY));
        boolean one = at < lexemes.size() && lexemes.get(at).kind() == Kind.RECIPIENT && ends;
        return one && !another(lexemes, at + 1) ? at : -1;
    }

    /** "…, @leo and @max", "…, @leo gets 3 UNI": somebody else, or another payment. */
    private static boolean another(List<Lexeme> lexemes, int from) {
        return from + 1 < lexemes.size()
                && Joints.ALL.contains(lexemes.get(from).kind())
                && (lexemes.get(from + 1).is(Kind.RECIPIENT)
                        || lexemes.get(from + 1).is(Kind.OR));
    }

    private static boolean isRole(Lexeme lexeme) {
        return (ROLE.contains(lexeme.kind())
                        || said(lexeme).equals("second")
                        || said(lexeme).equals("my second"))
                && !WHICH.contains(said(lexeme));
    }

    /** Behind "she's", "that is", "his address is", "she is at". */
    private static int behindIs(List<Lexeme> lexemes, int from) {
        int at = from;
        boolean his = at + 1 < lexemes.size()
                && (lexemes.get(at).is(Kind.SOMEBODY)
                        || lexemes.get(at).is(Kind.FILLER)
                        || lexemes.get(at).is(Kind.MINE))
                && ACCOUNT.contains(said(lexemes.get(at + 1)));
        if (his) {
            at += 2;
        } else if (at < lexemes.size() && HE.contains(said(lexemes.get(at)))) {
            at++;
        }
        while (at > from
                && at < lexemes.size()
                && (said(lexemes.get(at)).equals("is") || said(lexemes.get(at)).equals("are"))) {
            at++;
        }
        return at > from && at < lexemes.size() && said(lexemes.get(at)).equals("at") ? at + 1 : at;
    }

    /** "Pay the deposit, 200 DAI, to hall.eth": what it is for is no second payment. */
    private static List<Lexeme> withoutPurpose(List<Lexeme> lexemes) {
        for (int pay = 0; pay + 5 < lexemes.size(); pay++) {
            if (lexemes.get(pay).kind() != Kind.SEND) {
                continue;
            }
            int comma = pay + 1;
            boolean word = false;
            while (comma < lexemes.size() && comma - pay <= MOST_WORDS && isPurpose(lexemes.get(comma))) {
                word |= lexemes.get(comma).kind() != Kind.IT;
                comma++;
            }
            int behind = word && comma < lexemes.size() && lexemes.get(comma).kind() == Kind.COMMA
                    ? behindAsset(lexemes, comma + 1)
                    : -1;
            int to =
                    behind > 0 && behind < lexemes.size() && lexemes.get(behind).kind() == Kind.COMMA
                            ? behind + 1
                            : behind;
            boolean paid = to > 0
                    && to + 1 < lexemes.size()
                    && lexemes.get(to).kind() == Kind.TO
                    && lexemes.get(to + 1).kind() == Kind.RECIPIENT;
            if (paid) {
                List<Lexeme> told = new ArrayList<>(lexemes);
                told.subList(behind, to).clear();
                told.subList(pay + 1, comma + 1).clear();
                return told;
            }
        }
        return lexemes;
    }

    private static boolean isPurpose(Lexeme lexeme) {
        return PURPOSE.contains(lexeme.kind())
                && (lexeme.kind() != Kind.IT || THIS.contains(said(lexeme)))
                && (lexeme.kind() != Kind.SUPPLY || DEPOSIT.contains(said(lexeme)))
                && !WHICH.contains(said(lexeme));
    }

    /** Behind "200 USDC", "USDC 200"; −1 if that does not stand at {@code from}. */
    private static int behindAsset(List<Lexeme> lexemes, int from) {
        boolean asset = from + 1 < lexemes.size()
                && ((lexemes.get(from).kind() == Kind.NUMBER
                                && lexemes.get(from + 1).kind() == Kind.TOKEN)
                        || (lexemes.get(from).kind() == Kind.TOKEN
                                && lexemes.get(from + 1).kind() == Kind.NUMBER));
        return asset ? from + 2 : -1;
    }

    /** "Both @a and @b should get 12 DAI": each of them. */
    private static List<Lexeme> both(List<Lexeme> lexemes) {
        for (int i = 0; i + 6 <= lexemes.size(); i++) {
            boolean both = said(lexemes.get(i)).equals("both")
                    && lexemes.get(i + 1).is(Kind.RECIPIENT)
                    && lexemes.get(i + 2).is(Kind.AND)
                    && lexemes.get(i + 3).is(Kind.RECIPIENT)
                    && GETTING.contains(said(lexemes.get(i + 4)))
                    && behindAsset(lexemes, i + 5) > 0
                    && !Lexeme.isIn(lexemes, Kind.EACH);
            if (both) {
                List<Lexeme> told = new ArrayList<>(lexemes);
                Lexeme word = lexemes.get(i);
                told.add(i + 7, Lexeme.of(Kind.EACH, word.start(), word.end(), null, "each"));
                told.remove(i);
                return told;
            }
        }
        return lexemes;
    }

    /** "Pay @a and @b 20 DAI and 30 DAI respectively": to each what is his. */
    private static List<Lexeme> severally(List<Lexeme> lexemes) {
        int first = 0;
        while (first < lexemes.size() && !lexemes.get(first).is(Kind.RECIPIENT)) {
            first++;
        }
        int second = first + 2;
        int from = second + 1;
        while (from < lexemes.size()
                && (lexemes.get(from).kind() == Kind.HARMLESS
                        || lexemes.get(from).kind() == Kind.COMMA)) {
            from++;
        }
        int joint = behindAsset(lexemes, from);
        int end = joint > 0 ? behindAsset(lexemes, joint + 1) : -1;
        boolean told = first > 0
                && lexemes.get(first - 1).kind() == Kind.SEND
                && end > 0
                && lexemes.get(second - 1).kind() == Kind.AND
                && lexemes.get(second).is(Kind.RECIPIENT)
                && lexemes.get(joint).kind() == Kind.AND
                && end < lexemes.size()
                && said(lexemes.get(end)).equals("respectively")
                && Lists.count(lexemes, lexeme -> lexeme.is(Kind.RECIPIENT)) == 2;
        if (!told) {
            return lexemes;
        }
        List<Lexeme> paid = new ArrayList<>(lexemes.subList(0, first + 1));
        paid.addAll(lexemes.subList(from, joint));
        paid.add(lexemes.get(second - 1));
        paid.add(lexemes.get(first - 1));
        paid.add(lexemes.get(second));
        paid.addAll(lexemes.subList(joint + 1, end));
        paid.addAll(lexemes.subList(end + 1, lexemes.size()));
        return paid;
    }

    /** "Send my sister 20 DAI, she's @nina": the payment is to the one whom the last clause names. */
    private static List<Lexeme> identified(List<Lexeme> lexemes) {
        int name = lexemes.size() - 1;
        while (name > 0 && !lexemes.get(name).is(Kind.RECIPIENT)) {
            if (!isTail(lexemes.get(name))) {
                return lexemes;
            }
            name--;
        }
        int pause = name - 1;
        while (pause > 0 && !Joints.SIGNS.contains(lexemes.get(pause).kind()) && name - pause <= MOST_WORDS) {
            pause--;
        }
        boolean said = pause > 0
                && Joints.SIGNS.contains(lexemes.get(pause).kind())
                && pause + 1 < name
                && behindIs(lexemes, pause + 1) == name
                && Lists.none(lexemes.subList(0, pause), lexeme -> lexeme.is(Kind.RECIPIENT));
        int pay = said ? pays(lexemes, pause) : -1;
        if (pay < 0) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>(lexemes.subList(0, pause));
        int end = behindWhom(told, pay + 1);
        if (end > pay + 1) {
            told.subList(pay + 1, end).clear();
        } else {
            int to = toWhom(told, pay);
            if (to < 0) {
                return lexemes;
            }
            told.subList(to, told.size()).clear();
        }
        told.add(Lexeme.of(Kind.TO, lexemes.get(name).start(), lexemes.get(name).start(), null, "to"));
        told.add(lexemes.get(name));
        return told;
    }

    private static boolean isTail(Lexeme lexeme) {
        return lexeme.kind() == Kind.STOP
                || lexeme.kind() == Kind.FILLER
                || lexeme.kind() == Kind.SMALL_TALK
                || lexeme.kind() == Kind.HARMLESS
                || TAIL.contains(said(lexeme))
                || (lexeme.kind() == Kind.ON && said(lexeme).equals("on"));
    }

    /** Where the one payment before {@code end} has its verb; −1 if there are none or several. */
    private static int pays(List<Lexeme> lexemes, int end) {
        int pay = -1;
        for (int i = 0; i < end; i++) {
            if (Verbs.isRequest(lexemes.get(i).kind())) {
                if (pay >= 0 || lexemes.get(i).kind() != Kind.SEND) {
                    return -1;
                }
                pay = i;
            }
        }
        boolean several =
                pay >= 0 && Lists.any(lexemes.subList(pay, end), lexeme -> Joints.ALL.contains(lexeme.kind()));
        return several ? -1 : pay;
    }

    /** Behind "my sister", "Peter", "her" where an amount follows; {@code from} if that does not stand here. */
    private static int behindWhom(List<Lexeme> lexemes, int from) {
        int at = from;
        boolean who = false;
        while (at < lexemes.size() && at - from < 4 && isRole(lexemes.get(at))) {
            who |= lexemes.get(at).kind() == Kind.WORD || lexemes.get(at).kind() == Kind.SOMEBODY;
            at++;
        }
        if (who && at < lexemes.size() && said(lexemes.get(at)).equals("first")) {
            at++; // "wire her first 600 USDC"
        }
        return who && behindAsset(lexemes, at) > 0 ? at : from;
    }

    /** Where "to my sister" begins that ends what is said of the payment; −1 if it does not. */
    private static int toWhom(List<Lexeme> lexemes, int pay) {
        int to = lexemes.size() - 1;
        while (to > pay && isRole(lexemes.get(to))) {
            to--;
        }
        boolean whom = to > pay + 1
                && to < lexemes.size() - 1
                && lexemes.get(to).kind() == Kind.TO
                && Lists.any(
                        lexemes.subList(to + 1, lexemes.size()),
                        lexeme -> lexeme.kind() == Kind.WORD || lexeme.kind() == Kind.SOMEBODY);
        return whom ? to : -1;
    }

    private static String said(Lexeme lexeme) {
        return lexeme.text().toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
