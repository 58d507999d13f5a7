package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How a letter ends: "Regards, Elena", "Yours faithfully, M. Okafor, Finance". It asks for nothing. */
public final class Signature {

    /** So many phrases stand in one at most. */
    private static final int LONGEST = 8;

    private static final Set<String> PARTING = Set.of(
            "yours faithfully",
            "yours sincerely",
            "yours truly",
            "sincerely",
            "faithfully",
            "regards",
            "best regards",
            "kind regards",
            "warm regards",
            "best wishes",
            "respectfully",
            "cordially");

    /** Words that are all written large; none that takes a request back. */
    private static final Pattern NAMES = Pattern.compile(
            "(?!(?i).*\\b(?:draft|pending|test|void|hold|sample|example|copy|preview|unapproved|subject|if|unless|not)\\b)"
                    + "\\p{Lu}[\\p{L}.'-]*(?: \\p{Lu}[\\p{L}.'-]*)*");

    private static final Pattern NAME = Pattern.compile("\\p{Lu}\\p{Ll}+");
    private static final Set<String> DASHES = Set.of("-", "–", "—", "--", "~");

    private Signature() {}

    /** Where the signature begins; the end of the phrases if there is none. {@code from} is the first phrase of the message itself. */
    public static int before(List<Phrase> phrases, int from) {
        int to = phrases.size();
        return isOneName(phrases, from) || isDashed(phrases, from) ? to - 2 : beforeNames(phrases, from, to);
    }

    /** "Regards, Elena", behind any words of parting. */
    private static boolean isOneName(List<Phrase> phrases, int from) {
        int to = phrases.size();
        return to - from > 3
                && phrases.get(to - 1).kind() == Kind.WORD
                && !phrases.get(to - 1).text().contains(" ")
                && Character.isUpperCase(phrases.get(to - 1).text().charAt(0))
                && phrases.get(to - 2).kind() == Kind.COMMA
                && phrases.get(to - 3).is(Kind.SMALL_TALK);
    }

    /** "… to @bob - Sam". */
    private static boolean isDashed(List<Phrase> phrases, int from) {
        int to = phrases.size();
        return to - from > 3
                && DASHES.contains(phrases.get(to - 2).text())
                && phrases.get(to - 1).kind() == Kind.WORD
                && NAME.matcher(phrases.get(to - 1).text()).matches()
                && NAMES.matcher(phrases.get(to - 1).text()).matches();
    }

    /** "Yours faithfully, M. Okafor, Finance": behind a parting word nothing but names. */
    private static int beforeNames(List<Phrase> phrases, int from, int to) {
        int parting = to;
        while (parting > from && parting > to - LONGEST && isName(phrases.get(parting - 1))) {
            parting--;
        }
        boolean signed = parting < to
                && parting > from + 1
                && phrases.get(parting - 1).is(Kind.SMALL_TALK)
                && PARTING.contains(phrases.get(parting - 1).text().toLowerCase(Locale.ROOT));
        return signed ? parting : to;
    }

    /** A name, or what divides names; a word that is written small may say something of the request. */
    private static boolean isName(Phrase phrase) {
        return phrase.kind() == Kind.COMMA
                || phrase.kind() == Kind.STOP
                || (phrase.kind() == Kind.WORD && NAMES.matcher(phrase.text()).matches());
    }
}
