package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** "To our paper supplier at brightpaper.eth": who it is, said before the account that is paid. Immutable and thread-safe. */
public final class PayeesAt {

    private static final int MOST_WORDS = 4;

    /** Of whom it is asked which one. */
    private static final Set<String> OTHERS = Set.of(
            "same",
            "other",
            "others",
            "wrong",
            "new",
            "old",
            "usual",
            "next",
            "last",
            "best",
            "cheapest",
            "not",
            "either");

    /** Where somebody keeps what is his own. */
    private static final Pattern STORE = Pattern.compile(
            "(?:(?:my|our|the) )?(?:cold |hot |hardware |ledger |company |main |long[- ]term )?(?:storage|ledger|trezor|vault|multisig|safe|treasury|wallet|savings|account)");

    private PayeesAt() {}

    /** The lexemes without what only says who is paid. */
    public static List<Lexeme> without(List<Lexeme> lexemes, String text) {
        List<Lexeme> kept = new ArrayList<>();
        for (int i = 0; i < lexemes.size(); i++) {
            kept.add(lexemes.get(i));
            int account = lexemes.get(i).kind() == Kind.TO ? account(lexemes, i + 1, text) : -1;
            i = account > 0 ? account - 1 : i;
        }
        return kept.size() == lexemes.size() ? lexemes : kept;
    }

    /** Where the account stands behind "our paper supplier at"; −1 if it does not. */
    private static int account(List<Lexeme> lexemes, int from, String text) {
        boolean ours = from < lexemes.size()
                && (lexemes.get(from).kind() == Kind.MINE || lexemes.get(from).kind() == Kind.ARTICLE);
        int stored = behindStore(lexemes, from, text);
        if (stored > 0) {
            return stored;
        }
        int at = from + 1;
        while (ours && at < lexemes.size() && at - from <= MOST_WORDS && isNoun(lexemes.get(at))) {
            at++;
        }
        boolean named = ours
                && at > from + 1
                && at + 1 < lexemes.size()
                && lexemes.get(at).written(text).equals("at")
                && lexemes.get(at + 1).kind() == Kind.RECIPIENT;
        return named ? at + 1 : -1;
    }

    /** Behind "cold storage at", "my ledger at", "my brother at"; −1 if that does not stand here. */
    private static int behindStore(List<Lexeme> lexemes, int from, String text) {
        for (int at = from + 1; at < Math.min(from + MOST_WORDS, lexemes.size() - 1); at++) {
            if (lexemes.get(at).written(text).equals("at")
                    && lexemes.get(at + 1).kind() == Kind.RECIPIENT) {
                String said = text.substring(
                                lexemes.get(from).start(), lexemes.get(at - 1).end())
                        .toLowerCase(Locale.ROOT);
                boolean mine = at == from + 1
                        && lexemes.get(from).kind() == Kind.SOMEBODY
                        && (said.startsWith("my ") || said.startsWith("our "));
                return mine || STORE.matcher(said).matches() ? at + 1 : -1;
            }
        }
        return -1;
    }

    private static boolean isNoun(Lexeme lexeme) {
        return lexeme.kind() == Kind.WORD
                && !OTHERS.contains(lexeme.text())
                && lexeme.text().chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '-');
    }
}
