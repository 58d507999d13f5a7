package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Part;
import dev.errand.engine.reader.syntax.Phrase.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds whom a pronoun means: of "the babysitter is @rosie, pay her 36 DAI" the one who is named. Only where the text names exactly
 * one, before the pronoun; the ground of the recipient stays where it is named.
 */
public final class People {

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
            "the same one",
            "same contact",
            "same address",
            "same wallet",
            "the same wallet",
            "the same account",
            "the same recipient",
            "the same guy",
            "the same place");
    private static final Set<String> SUBJECTS = Set.of("he", "she", "they");
    /** 佢 is folded to 他. */
    private static final Set<String> CHINESE_PRONOUNS = Set.of(
            "他", "她", "ta", "对方", "人家", "这个人", "那个人", "这人", "那人", "这位", "这个地址", "那个地址", "这地址", "该地址", "此地址", "这个账户",
            "这里", "那里", "那边", "这边", "这个号", "他那里", "他那边", "她那边");

    private static final Set<Kind> GIVING = Kinds.of(Kind.SEND, Kind.TO, Kind.GIVE, Kind.RETURN);

    private People() {}

    public static List<Phrase> named(List<Phrase> phrases) {
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
                    || CHINESE_PRONOUNS.contains(Hanzi.simplified(said(phrases.get(i))));
            boolean subject = SUBJECTS.contains(said(phrases.get(i)))
                    && i + 1 < phrases.size()
                    && phrases.get(i + 1).kind() == Kind.SEND; // "she should get 18 USDC"
            boolean whose = said(phrases.get(i)).equals("her")
                    && i + 1 < phrases.size()
                    && phrases.get(i + 1).kind() == Kind.WORD; // "give her mother 30 USDC"
            if (subject || (pronoun && !whose && phrases.get(i - 1).isAnyOf(GIVING))) {
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
        boolean paid = person > 0
                && phrases.get(person - 1).isAnyOf(GIVING)
                && (Lists.any(phrases.subList(0, pronoun), phrase -> phrase.holding() != null)
                        || !Hanzi.areIn(meant.text())); // 给 @bob 结账，付他 20: once
        if (!paid) { // else both are paid
            resolved.set(
                    person,
                    new Phrase(
                            Kinds.of(Kind.SUBJECT),
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
                        Kinds.of(Kind.RECIPIENT),
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
