package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** "When I lent my USDC in 2021 it was great", "back when I swapped 10 ETH …": tells of a time that is gone, and asks for nothing. */
public final class OnceDid {

    private static final Pattern OPENING = Pattern.compile(
            "(?i)^\\W*(?:(?:back|ever since|remember) when|when|the (?:first|last) time|the time|one time|once when|years ago when|after) "
                    + "(?:i|we|he|she|they|my \\w+)(?: first| last)? \\w+");
    private static final Set<String> WERE = Set.of("were", "was", "sent", "got");

    private OnceDid() {}

    /** Whether the text begins so, and no verb of ours in it stands but in the past. */
    public static boolean isAll(String text, List<Lexeme> lexemes) {
        if (!OPENING.matcher(text).lookingAt()) {
            return false;
        }
        boolean past = false;
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            past |= i < 6 && lexeme.kind() == Kind.PAST;
            boolean asks = Verbs.isRequest(lexeme.kind())
                    && !WERE.contains(lexeme.text().toLowerCase(Locale.ROOT));
            if (asks || lexeme.is(Kind.WANT) || lexeme.is(Kind.NEED) || lexeme.is(Kind.AGAIN)) {
                return false;
            }
        }
        return past;
    }
}
