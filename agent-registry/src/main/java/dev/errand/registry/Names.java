package dev.errand.registry;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/*
 * Tells names that people take for each other: other case, full width, spaces or hyphens more or less, invisible characters,
 * accents, and letters of other scripts that look alike (UTS #39, "Unicode Security Mechanisms", section 4, by ICU).
 */
final class Names {

    /** Spaces, dashes and other joints, and whatever is not seen; accents on Latin, Greek and Cyrillic letters. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Z}\\p{C}\\p{Pd}\\p{Pc}\\p{Po}\\s\\u0300-\\u036f]+");

    private static final SpoofChecker CONFUSABLES = new SpoofChecker.Builder().build();

    private Names() {}

    /**
     * What a name looks like: two names that share one of these are taken for each other. There are two as small letters and
     * capitals have look-alikes of their own: a capital I looks like a small l, a small i does not.
     */
    static Set<String> looks(String name) {
        String plain =
                UNSEEN.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        String folded = UCharacter.foldCase(plain, true);
        return Set.copyOf(List.of("folded " + skeleton(folded), "as is " + skeleton(plain)));
    }

    private static String skeleton(String text) {
        return UNSEEN.matcher(CONFUSABLES.getSkeleton(text)).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
