package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** "Release 4,000 USDC to acme.eth", "contribute 2 ETH to acme.eth": what is released to somebody, and out of no market, is paid to him. */
public final class Releases {

    private static final Set<String> RELEASES = Set.of("release", "releasing", "contribute", "contributing", "pledge");
    private static final Set<Kind> LENT = Kinds.of(Kind.MARKET, Kind.POSITION, Kind.THERE, Kind.FROM, Kind.OUT);

    private Releases() {}

    public static List<Lexeme> paid(List<Lexeme> lexemes) {
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme verb = lexemes.get(i);
            boolean gives = verb.kind() == Kind.WITHDRAW || verb.kind() == Kind.SUPPLY;
            if (gives && RELEASES.contains(verb.text().toLowerCase(Locale.ROOT)) && isPaid(lexemes, i)) {
                List<Lexeme> paid = new ArrayList<>(lexemes);
                paid.set(i, Lexeme.of(Kind.SEND, verb.start(), verb.end(), null, verb.text()));
                return paid;
            }
        }
        return lexemes;
    }

    private static boolean isPaid(List<Lexeme> lexemes, int verb) {
        boolean paid = false;
        for (int i = verb + 1;
                i < lexemes.size() && !Joints.ALL.contains(lexemes.get(i).kind());
                i++) {
            if (LENT.contains(lexemes.get(i).kind())) {
                return false;
            }
            paid |= lexemes.get(i).is(Kind.RECIPIENT) && lexemes.get(i - 1).kind() == Kind.TO;
        }
        return paid;
    }
}
