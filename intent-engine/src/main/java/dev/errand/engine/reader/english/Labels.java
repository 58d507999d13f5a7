package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** English numbers that name something and count nothing: "invoice no. 4471", "order #12", "room 5". Each is one word with its noun. */
public final class Labels {

    private static final Set<String> NAMED = Set.of(
            "invoice",
            "reference",
            "ref",
            "receipt",
            "case",
            "room",
            "apartment",
            "flat",
            "booking",
            "reservation",
            "contract",
            "account",
            "policy",
            "suite",
            "document",
            "po",
            "chapter",
            "lesson",
            "episode",
            "house",
            "garage",
            "floor",
            "seat",
            "locker");
    /** Those that may be a verb, or a thing that is ordered: only with a sign before the number, or as something that is paid for. */
    private static final Set<String> NAMED_OR_ASKED =
            Set.of("bill", "order", "ticket", "claim", "form", "issue", "table", "gate", "box", "plot");

    private static final Set<String> SIGNS = Set.of("no", "nr", "number", "num", "#", "id", "№", ".");
    private static final Set<Kind> BEFORE = Kinds.of(Kind.FOR, Kind.ARTICLE, Kind.MINE);

    private Labels() {}

    public static List<Lexeme> joined(List<Lexeme> lexemes, String text) {
        List<Lexeme> joined = null;
        for (int i = lexemes.size() - 1; i > 0; i--) {
            Kind kind = lexemes.get(i).kind();
            int noun = kind == Kind.NUMBER || kind == Kind.BAD_NUMBER ? noun(lexemes, i, text) : 0;
            if (noun > 0
                    && (i + 1 == lexemes.size()
                            || Joints.ALL.contains(lexemes.get(i + 1).kind()))) {
                joined = joined == null ? new ArrayList<>(lexemes) : joined;
                boolean alone = lexemes.get(noun - 1).kind() == Kind.COMMA;
                int start = lexemes.get(noun).start();
                joined.subList(noun, i + 1).clear();
                joined.add(
                        noun,
                        Lexeme.of(
                                alone ? Kind.HARMLESS : Kind.WORD,
                                start,
                                lexemes.get(i).end(),
                                null,
                                written(lexemes.get(noun), text)));
            }
        }
        return joined == null ? lexemes : joined;
    }

    /** Where the noun stands that the number at {@code i} belongs to; 0 if it belongs to none. */
    private static int noun(List<Lexeme> lexemes, int i, String text) {
        int noun = i - 1;
        while (noun > 0 && SIGNS.contains(written(lexemes.get(noun), text))) {
            noun--;
        }
        String name = written(lexemes.get(noun), text);
        boolean told = noun > 0
                && (noun < i - 1 || BEFORE.contains(lexemes.get(noun - 1).kind()));
        return NAMED.contains(name) || (told && NAMED_OR_ASKED.contains(name)) ? noun : 0;
    }

    private static String written(Lexeme lexeme, String text) {
        return text.substring(lexeme.start(), lexeme.end()).toLowerCase(Locale.ROOT);
    }
}
