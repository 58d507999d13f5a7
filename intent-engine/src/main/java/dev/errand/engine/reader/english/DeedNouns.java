package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.PlainWords;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * English nouns that look like what is to be done: "for the apartment <em>deposit</em>", "the car <em>loan repayment</em>", "…, security
 * <em>deposit</em>". What a payment is for says nothing more; elsewhere the noun is a word like those before it.
 */
final class DeedNouns {

    private static final Set<Kind> DEEDS =
            Kinds.of(Kind.SUPPLY, Kind.REPAY, Kind.SEND, Kind.BORROW, Kind.DEBT, Kind.WITHDRAW);
    private static final Set<String> NOUNS = Set.of(
            "deposit",
            "loan",
            "payment",
            "repayment",
            "loan repayment",
            "transfer",
            "refund",
            "advance",
            "contribution",
            "donation",
            "tip",
            "supply",
            "withdrawal");
    private static final Set<Kind> OWNED = Kinds.of(Kind.ARTICLE, Kind.MINE);
    /** What stands between an article and its noun; "next" joins clauses elsewhere. */
    private static final Set<Kind> DESCRIBING = Kinds.of(Kind.WORD, Kind.THEN);

    private static final Set<Kind> BEHIND =
            Kinds.of(Kind.COMMA, Kind.STOP, Kind.AND, Kind.THEN, Kind.SO, Kind.NEED, Kind.SUBJECT, Kind.HARMLESS);
    private static final int MOST_WORDS = 3;

    private DeedNouns() {}

    static List<Lexeme> told(List<Lexeme> lexemes) {
        List<Lexeme> told = new ArrayList<>(lexemes);
        for (int i = told.size() - 1; i > 0; i = Math.min(i, told.size()) - 1) {
            if (!told.get(i).isAnyOf(DEEDS) || !NOUNS.contains(said(told.get(i)))) {
                continue;
            }
            int from = first(told, i);
            boolean owned = from > 0 && OWNED.contains(told.get(from - 1).kind());
            boolean plain = Lists.all(told.subList(from, i), DeedNouns::isPlain);
            int end = endOfPurpose(told, i + 1);
            if (owned && plain && from > 2 && told.get(from - 2).kind() == Kind.FOR && isEnd(told, i + 1)) {
                pass(told, from - 2, i + 1); // "… for the apartment deposit"
            } else if (plain && isSaidOfPayment(told, from) && (from < i || end > i + 1) && isEnd(told, end)) {
                pass(told, from, end); // "…, security deposit", "…, deposit for the flat"
            } else if (owned && from < i && isBehindNoun(told, i + 1)) {
                Lexeme noun = told.get(i);
                told.set(i, Lexeme.of(Kind.WORD, noun.start(), noun.end(), null, noun.text()));
            }
        }
        return told;
    }

    /** Where the words begin that stand right before {@code i}. */
    private static int first(List<Lexeme> told, int i) {
        int from = i;
        while (from > 0
                && i - from < MOST_WORDS
                && DESCRIBING.contains(told.get(from - 1).kind())) {
            from--;
        }
        return from;
    }

    private static boolean isPlain(Lexeme word) {
        return word.kind() == Kind.WORD
                ? PlainWords.are(word.text())
                : said(word).equals("next");
    }

    /** Whether a pause stands before {@code at}, and before it whom somebody pays. */
    private static boolean isSaidOfPayment(List<Lexeme> told, int at) {
        return at > 1
                && told.get(at - 1).kind() == Kind.COMMA
                && told.get(at - 2).kind() == Kind.RECIPIENT;
    }

    /** Behind "for the flat"; {@code at} if nothing of the kind stands there. */
    private static int endOfPurpose(List<Lexeme> told, int at) {
        boolean purpose = at + 2 < told.size()
                && told.get(at).kind() == Kind.FOR
                && OWNED.contains(told.get(at + 1).kind());
        int end = at + 2;
        while (purpose && end < told.size() && end < at + 2 + MOST_WORDS && isPlain(told.get(end))) {
            end++;
        }
        return purpose && end > at + 2 ? end : at;
    }

    private static boolean isEnd(List<Lexeme> told, int at) {
        return at >= told.size() || Joints.ALL.contains(told.get(at).kind());
    }

    private static boolean isBehindNoun(List<Lexeme> told, int at) {
        return at >= told.size() || BEHIND.contains(told.get(at).kind());
    }

    private static void pass(List<Lexeme> told, int from, int to) {
        Lexeme all = Lexeme.of(
                Kind.HARMLESS, told.get(from).start(), told.get(to - 1).end(), null, "for");
        told.subList(from, to).clear();
        told.add(from, all);
    }

    private static String said(Lexeme lexeme) {
        return lexeme.text().toLowerCase(Locale.ROOT);
    }
}
