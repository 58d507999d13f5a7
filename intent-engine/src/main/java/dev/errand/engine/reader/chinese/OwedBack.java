package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * 上次我欠 @tony 60 U，帮我还给他: of a debt to somebody that is told, and then to be paid, only the payment is left. And 同 between two
 * who are paid, as Cantonese says it: @ben 同 @carmen 每人俾 30 USDC.
 */
public final class OwedBack {

    private static final Set<Kind> BEFORE = Kinds.of(
            Kind.SUBJECT, Kind.FILLER, Kind.BY, Kind.PAST_TIME, Kind.HARMLESS, Kind.WORD, Kind.SMALL_TALK, Kind.OBJECT);
    private static final Set<Kind> BEHIND =
            Kinds.of(Kind.SUBJECT, Kind.SOMEBODY, Kind.FILLER, Kind.REPAY, Kind.SEND, Kind.GIVE, Kind.COMMA, Kind.STOP);
    private static final Set<Kind> RETURNS = Kinds.of(Kind.REPAY, Kind.SEND);
    private static final Set<Kind> AMOUNT = Kinds.of(Kind.NUMBER, Kind.MEASURE, Kind.TOKEN);
    /** Between who is owed and how much: 欠 @bob 的那 60 USDC, 欠 @bob 的饭钱 14 USDC. */
    private static final Set<Kind> OF_DEBT = Kinds.of(Kind.OF, Kind.FILLER, Kind.HARMLESS);

    private static final Set<String> SETTLES = Set.of("结", "結", "结掉", "結掉", "结了", "結了");
    private static final Set<String> GIVES = Set.of("俾", "畀", "给", "給");

    private static final Pattern DONE = Pattern.compile("[了過过咗]|完|清|已");
    private static final Pattern ASKED = Pattern.compile("[帮幫吧请請替]");
    private static final Pattern TOLD = Pattern.compile("[说說听聽讲講叫别假果若谁誰]|以为|以為");

    private OwedBack() {}

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        int person = -1;
        for (int i = 1; i < lexemes.size() && person < 0; i++) {
            person = lexemes.get(i).is(Kind.RECIPIENT) ? i : -1;
        }
        return person < 0 ? lexemes : owed(together(lexemes), person);
    }

    private static List<Lexeme> owed(List<Lexeme> lexemes, int person) {
        int verb = verbBefore(lexemes, person);
        boolean mine = verb >= 0
                && Lists.all(
                        lexemes.subList(0, verb),
                        lexeme -> BEFORE.contains(lexeme.kind())
                                && !TOLD.matcher(lexeme.text()).find());
        if (!mine) {
            return lexemes;
        }
        int amountAt = person + 1;
        while (amountAt < lexemes.size()
                && OF_DEBT.contains(lexemes.get(amountAt).kind())) {
            amountAt++;
        }
        int end = amountAt;
        while (end < lexemes.size() && AMOUNT.contains(lexemes.get(end).kind())) {
            end++;
        }
        boolean amount = end > amountAt && lexemes.get(end - 1).is(Kind.TOKEN);
        boolean ordered = Lists.any(lexemes.subList(0, verb), lexeme -> lexeme.is(Kind.OBJECT));
        if (!amount || !isReturned(lexemes, end, ordered)) {
            return lexemes;
        }
        List<Lexeme> told = new ArrayList<>();
        Lexeme owes = lexemes.get(verb);
        told.add(Lexeme.of(Kind.GIVE, owes.start(), owes.end(), null, "给"));
        told.add(lexemes.get(person));
        told.addAll(lexemes.subList(amountAt, end));
        return told;
    }

    /** 欠 or 借了 right before the person; −1 if neither stands there. */
    public static int verbBefore(List<Lexeme> lexemes, int person) {
        int verb = person - 1;
        while (verb > 0 && lexemes.get(verb).kind() == Kind.FILLER) {
            verb--;
        }
        boolean owes = verb >= 0
                && HanRun.isHan(lexemes.get(verb))
                && (lexemes.get(verb).kind() == Kind.BORROW
                        || lexemes.get(verb).text().startsWith("欠"));
        return owes ? verb : -1;
    }

    /**
     * Whether nothing is said behind the amount but that it is to be paid back.
     *
     * @param ordered whether it was told to do something with the debt: 把欠…的…还了
     */
    private static boolean isReturned(List<Lexeme> lexemes, int from, boolean ordered) {
        boolean returned = false;
        boolean over = false;
        boolean asked = ordered;
        for (Lexeme lexeme : lexemes.subList(from, lexemes.size())) {
            if (SETTLES.contains(lexeme.text())) {
                returned = true;
                continue;
            }
            if (!BEHIND.contains(lexeme.kind())) {
                return false;
            }
            returned |= RETURNS.contains(lexeme.kind())
                    || (lexeme.kind() == Kind.GIVE && lexeme.text().length() > 1);
            over |= DONE.matcher(lexeme.text()).find();
            asked |= ASKED.matcher(lexeme.text()).find();
        }
        return returned && (asked || !over); // 还了: it is paid already
    }

    private static List<Lexeme> together(List<Lexeme> lexemes) {
        List<Lexeme> told = lexemes;
        for (int i = 1; i + 3 < lexemes.size(); i++) {
            boolean each = lexemes.get(i).kind() == Kind.FROM
                    && lexemes.get(i).text().equals("同")
                    && lexemes.get(i - 1).is(Kind.RECIPIENT)
                    && lexemes.get(i + 1).is(Kind.RECIPIENT)
                    && lexemes.get(i + 2).is(Kind.EACH)
                    && GIVES.contains(lexemes.get(i + 3).text());
            if (each) {
                told = new ArrayList<>(lexemes);
                told.set(
                        i,
                        Lexeme.of(
                                Kind.AND, lexemes.get(i).start(), lexemes.get(i).end(), null, "同"));
                Lexeme gives = lexemes.get(i + 3);
                told.set(i + 3, Lexeme.of(Kind.SEND, gives.start(), gives.end(), null, gives.text()));
            }
        }
        return told;
    }
}
