package dev.errand.engine.reader;

import dev.errand.engine.reader.Phrase.Part;
import dev.errand.engine.reader.Phrase.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds whom a pronoun means: of "the babysitter is @rosie, pay her 36 DAI" the one who is named. Only where the text names exactly
 * one, before the pronoun; the ground of the recipient stays where it is named.
 */
final class People {

    private static final Set<String> PRONOUNS = Set.of(
            "him",
            "her",
            "them",
            "that guy",
            "same person",
            "the same person",
            "that person",
            "the same contact",
            "the same address",
            "that address",
            "that contact",
            "the same one");
    private static final Set<Kind> GIVING = EnumSet.of(Kind.SEND, Kind.TO, Kind.GIVE, Kind.RETURN);

    private People() {}

    static List<Phrase> named(List<Phrase> phrases) {
        int person = -1;
        for (int i = 0; i < phrases.size(); i++) {
            if (phrases.get(i).is(Kind.RECIPIENT) || phrases.get(i).is(Kind.BAD_RECIPIENT)) {
                if (person >= 0) {
                    return phrases;
                }
                person = i;
            }
        }
        if (person < 0 || !phrases.get(person).is(Kind.RECIPIENT)) {
            return phrases;
        }
        for (int i = person + 1; i < phrases.size(); i++) {
            boolean pronoun = PRONOUNS.contains(said(phrases.get(i)))
                    && phrases.get(i - 1).isAnyOf(GIVING);
            if (pronoun) {
                return resolved(phrases, person, i);
            }
        }
        return phrases;
    }

    private static String said(Phrase phrase) {
        return phrase.text().toLowerCase(Locale.ROOT);
    }

    private static List<Phrase> resolved(List<Phrase> phrases, int person, int pronoun) {
        Phrase named = phrases.get(person);
        Phrase meant = phrases.get(pronoun);
        List<Phrase> resolved = new ArrayList<>(phrases);
        boolean paid = person > 0 && phrases.get(person - 1).isAnyOf(GIVING);
        if (!paid) { // else both are paid
            resolved.set(
                    person,
                    new Phrase(
                            EnumSet.of(Kind.SUBJECT),
                            Kind.SUBJECT,
                            named.start(),
                            named.end(),
                            named.text(),
                            null,
                            List.of(),
                            List.of()));
        }
        Part at = new Part("to", named.text(), new Span(named.start(), named.end()));
        resolved.set(
                pronoun,
                new Phrase(
                        EnumSet.of(Kind.RECIPIENT),
                        Kind.RECIPIENT,
                        meant.start(),
                        meant.end(),
                        named.text(),
                        null,
                        List.of(at),
                        List.of()));
        return resolved;
    }
}
