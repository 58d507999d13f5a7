package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the money is for, in English, behind a request that is whole without it: "withdraw 300 USDC from aave for groceries", "… for
 * school fees", "… for invoice 2231". It becomes one lexeme that asks for nothing.
 *
 * <p>Behind a swap whose two sides are not both named, "for" says what is bought, and stays; so it does before a value, and before any
 * word that may weigh.
 */
final class PaidFor {

    private static final Set<String> THINGS = WordLists.read("remarks-en.txt").named("PAID_FOR");
    private static final Set<String> NUMBERED = Set.of("invoice", "inv", "order", "bill", "ticket", "receipt", "job");
    private static final int LONGEST = 6;

    private static final Set<Kind> DIVIDING = EnumSet.of(Kind.COMMA, Kind.STOP, Kind.SO, Kind.THEN, Kind.AND);
    private static final Set<Kind> BEHIND = EnumSet.of(Kind.SMALL_TALK, Kind.FILLER, Kind.HARMLESS);
    /** Verbs of one asset: with its amount the request is whole. */
    private static final Set<Kind> OF_ONE = EnumSet.of(Kind.WITHDRAW, Kind.BORROW);

    private static final Set<Kind> TRADES = EnumSet.of(Kind.SWAP, Kind.SELL);
    private static final Set<Kind> SMALL = EnumSet.of(Kind.ARTICLE, Kind.MINE, Kind.FILLER);

    private PaidFor() {}

    /** The lexemes of the text, what the money is for one lexeme each time. */
    static List<Lexeme> joined(List<Lexeme> lexemes, String text) {
        if (!has(lexemes, Kind.FOR)) {
            return lexemes;
        }
        List<Lexeme> joined = new ArrayList<>(lexemes);
        for (int i = lexemes.size() - 2; i > 2; i--) {
            Lexeme sign = lexemes.get(i);
            boolean leads = sign.kind() == Kind.FOR && sign.text().equalsIgnoreCase("for") && isWhole(lexemes, i);
            int end = leads ? endOfThing(lexemes, i + 1) : 0;
            if (end > 0) {
                int to = lexemes.get(end - 1).end();
                List<Lexeme> said = joined.subList(i, end);
                said.clear();
                said.add(Lexeme.of(Kind.HARMLESS, sign.start(), to, null, text.substring(sign.start(), to)));
            }
        }
        return joined;
    }

    /** Whether the request that ends before {@code index} lacks nothing that "for" could give. */
    private static boolean isWhole(List<Lexeme> lexemes, int index) {
        Lexeme last = lexemes.get(index - 1);
        int from = index;
        while (from > 0
                && index - from < LONGEST * 2
                && !DIVIDING.contains(lexemes.get(from - 1).kind())) {
            from--;
        }
        List<Lexeme> said = lexemes.subList(from, index);
        if (last.kind() == Kind.MARKET || last.kind() == Kind.RECIPIENT) {
            return has(said, Kind.TOKEN);
        }
        if (last.kind() != Kind.TOKEN) {
            return false;
        }
        boolean swapped = said.size() > 3
                && said.get(said.size() - 2).kind() == Kind.TO
                && said.stream().anyMatch(lexeme -> TRADES.contains(lexeme.kind()))
                && has(said.subList(0, said.size() - 2), Kind.TOKEN);
        boolean counted = has(said, Kind.NUMBER) || has(said, Kind.SHARE);
        return swapped
                || (counted && said.stream().anyMatch(lexeme -> OF_ONE.contains(lexeme.kind())))
                || (counted && has(said, Kind.RECIPIENT));
    }

    private static boolean has(List<Lexeme> said, Kind kind) {
        for (Lexeme lexeme : said) {
            if (lexeme.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /** Behind the words that name what is paid for; 0 if others stand there. */
    private static int endOfThing(List<Lexeme> lexemes, int from) {
        boolean named = false;
        String before = "";
        int to = from;
        while (to < lexemes.size() && !DIVIDING.contains(lexemes.get(to).kind())) {
            Lexeme lexeme = lexemes.get(to);
            String word = lexeme.text().toLowerCase(Locale.ROOT);
            if (named && BEHIND.contains(lexeme.kind())) {
                return to;
            }
            boolean thing = isThing(lexeme);
            boolean dated = lexeme.kind() == Kind.CLOCK && to + 1 < lexemes.size() && isThing(lexemes.get(to + 1));
            boolean number = lexeme.kind() == Kind.NUMBER && NUMBERED.contains(before);
            if ((!thing && !dated && !number && !SMALL.contains(lexeme.kind())) || to - from > LONGEST) {
                return 0;
            }
            named |= thing;
            before = word;
            to++;
        }
        return named ? to : 0;
    }

    /** A word of no list names a coin as easily as a cake: that it ends like one is all that can be told. */
    private static boolean isThing(Lexeme lexeme) {
        String word = lexeme.text();
        return THINGS.contains(word.toLowerCase(Locale.ROOT))
                || (lexeme.kind() == Kind.WORD
                        && Passing.isPlain(word)
                        && !word.endsWith("coin")
                        && !word.endsWith("coins")
                        && !word.endsWith("token")
                        && !word.endsWith("ly"));
    }
}
