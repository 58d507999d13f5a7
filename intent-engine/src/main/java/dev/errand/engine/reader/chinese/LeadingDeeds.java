package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 那转 100 U 给 @bob, 还是用 500 U 买 ETH 吧: what changes an earlier request, if there is one, and else asks for something itself. */
public final class LeadingDeeds {

    private static final Map<String, Kind> VERBS = Map.of(
            "那转", Kind.SEND,
            "那换", Kind.SWAP,
            "那买", Kind.BUY,
            "那用", Kind.USE,
            "还是转", Kind.SEND,
            "还是换", Kind.SWAP,
            "还是买", Kind.BUY,
            "还是用", Kind.USE);

    private static final Set<Kind> WHAT = Kinds.of(Kind.NUMBER, Kind.SHARE, Kind.DOLLAR, Kind.RECIPIENT, Kind.GIVE);

    private LeadingDeeds() {}

    /** The lexemes with the verb of the first one; the same ones if it has none. */
    public static List<Lexeme> opened(List<Lexeme> lexemes) {
        Lexeme first = lexemes.size() < 2 ? null : lexemes.getFirst();
        if (first == null
                || first.kind() != Kind.CHANGE_TO
                || !WHAT.contains(lexemes.get(1).kind())) { // 还是换回 U 踏实
            return lexemes;
        }
        String said = Hanzi.simplified(first.text());
        Kind verb = VERBS.get(said);
        if (verb == null) {
            return lexemes;
        }
        List<Lexeme> opened = new ArrayList<>(lexemes);
        opened.set(0, Lexeme.of(verb, first.end() - 1, first.end(), null, said.substring(said.length() - 1)));
        return opened;
    }
}
