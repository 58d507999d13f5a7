package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A100 不要 换 H100: Chinese names what it does not want before it says so, English behind ("not the A100"). Both come out in the
 * English order here, so that what is turned down is never taken for what is wanted.
 */
public final class TurnedDown {

    private static final int MOST_SAID = 6;
    private static final Set<Kind> DOWN = Kinds.of(Kind.INSTEAD_OF, Kind.CANCEL);
    private static final Set<Kind> WANTING = Kinds.of(
            Kind.SWAP,
            Kind.BECOME,
            Kind.CHANGE_TO,
            Kind.WANT,
            Kind.USE,
            Kind.GET,
            Kind.NEED,
            Kind.BUY,
            Kind.TO,
            Kind.GIVE,
            Kind.RENT,
            Kind.RUN,
            Kind.SUPPLY,
            Kind.PUT,
            Kind.TAKE);

    /** What is said of something that there is too little of, before a pause: DAI 不够，改用 USDC. */
    private static final Set<String> SHORT = Set.of(
            "不够", "不够用", "不多", "不太够", "不足", "没", "没有", "没多少", "没那么多", "用完", "花完", "用光", "花光", "没剩多少", "余额不足", "余额不够");

    private TurnedDown() {}

    /** The phrases with every "not wanted" before what is not wanted, where something else is wanted in its place. */
    public static List<Phrase> inFront(List<Phrase> phrases) {
        List<Phrase> ordered = withoutShort(phrases);
        for (int i = 0; i + 3 < ordered.size(); i++) {
            Phrase value = ordered.get(i);
            Phrase down = ordered.get(i + 1);
            int wanting = ordered.get(i + 2).is(Kind.COMMA) ? i + 3 : i + 2;
            boolean turned = value.isValue()
                    && down.isAnyOf(DOWN)
                    && Hanzi.areIn(down.text())
                    && wanting + 1 < ordered.size()
                    && ordered.get(wanting).isAnyOf(WANTING)
                    && ordered.get(wanting + 1).kind() == value.kind();
            if (turned) {
                ordered.set(i, as(Kind.INSTEAD_OF, down));
                ordered.set(i + 1, value);
                ordered.set(wanting, as(Kind.CHANGE_TO, ordered.get(wanting)));
                return ordered;
            }
        }
        return phrases;
    }

    /** With one word that turns it down in the place of what says that there is too little of it. */
    private static List<Phrase> withoutShort(List<Phrase> phrases) {
        List<Phrase> ordered = new ArrayList<>(phrases);
        StringBuilder said = new StringBuilder();
        for (int i = 1; i < phrases.size() && i <= MOST_SAID; i++) {
            Phrase phrase = phrases.get(i);
            if (phrase.is(Kind.COMMA)) {
                boolean told = phrases.getFirst().isValue() && SHORT.contains(Hanzi.simplified(said.toString()));
                if (told) {
                    ordered.subList(1, i).clear();
                    ordered.add(1, as(Kind.INSTEAD_OF, phrases.get(1)));
                }
                return ordered;
            }
            said.append(phrase.text().replace(" ", ""));
        }
        return ordered;
    }

    private static Phrase as(Kind kind, Phrase phrase) {
        return new Phrase(
                Kinds.of(kind), kind, phrase.start(), phrase.end(), phrase.text(), null, List.of(), List.of());
    }
}
