package dev.errand.engine.reader.telling;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.PlainWords;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What may be passed over in a request although no lexicon knows it: "send 5 DAI to @bob <em>cheerfully</em>".
 *
 * <p>Language is open and the lexicon is not, so a reader that asks about every unknown word is of no use; one that passes over any
 * of them is dangerous. A word may go unread only where a value cannot stand, if it is written as plain words are, and if it is not
 * known to weigh ({@code weighty-en.txt}): denials, hedges, quantities, times, other people, other requests. Chinese is not passed
 * over: its words cannot be told apart without knowing them.
 */
public final class Passing {

    /** Where what stands behind is a value: of an unknown token, person, market or time, as far as anybody can tell. */
    private static final Set<Kind> BEFORE_VALUES = Kinds.of(
            Kind.TO,
            Kind.FOR,
            Kind.FROM,
            Kind.IN,
            Kind.ON,
            Kind.WITH,
            Kind.OF,
            Kind.GIVE,
            Kind.BY,
            Kind.BETWEEN,
            Kind.NOT,
            Kind.OR,
            Kind.USE,
            Kind.WORTH,
            Kind.HOW_MUCH,
            Kind.INSTEAD_OF,
            Kind.BECOME,
            Kind.AND,
            Kind.COMMA,
            Kind.THEN,
            Kind.TRIGGER);

    private static final Set<String> LASTING = Set.of("during", "overnight", "throughout");

    private Passing() {}

    /** The clause without words that may be passed over; the clause itself if some word of it may not, or none has to. */
    public static Clause over(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        List<Phrase> kept = new ArrayList<>();
        boolean begun = false;
        for (int i = 0; i < phrases.size(); i++) {
            Phrase phrase = phrases.get(i);
            if (phrase.kind() != Kind.WORD && phrase.kind() != Kind.SERVICE) {
                begun |= phrase.kind() != Kind.COMMA && phrase.kind() != Kind.HARMLESS && phrase.kind() != Kind.SUBJECT;
                kept.add(phrase);
                continue;
            }
            boolean ofTokens = kept.size() > 1
                    && kept.getLast().kind() == Kind.OF
                    && kept.get(kept.size() - 2).kind() == Kind.TOKENS
                    && PlainWords.are(phrase.text());
            if (ofTokens) { // "60M tokens of my chat logs"
                kept.removeLast();
                continue;
            }
            Phrase before = kept.isEmpty() ? null : kept.getLast();
            Phrase behind = i + 1 < phrases.size() ? phrases.get(i + 1) : null;
            boolean passable = begun
                    && before != null
                    && PlainWords.are(phrase.text())
                    && !EnglishRemarks.turns(phrase.text())
                    && !BEFORE_VALUES.contains(before.kind())
                    && !isToken(before, phrase.text())
                    && (behind == null || behind.kind() != Kind.ASSET || startsWithAmount(behind));
            if (!passable) {
                return clause;
            }
        }
        return kept.size() == phrases.size() || kept.isEmpty() ? clause : new Clause(kept);
    }

    /** Behind a token or a GPU a noun makes another thing of it ("ETH puts", "H100 bare metal"), an adverb does not. */
    private static boolean isToken(Phrase before, String words) {
        return (before.kind() == Kind.ASSET || (before.kind() == Kind.GPUS && !LASTING.contains(words)))
                && !words.toLowerCase(Locale.ROOT).endsWith("ly");
    }

    private static boolean startsWithAmount(Phrase asset) {
        Holding holding = asset.holding();
        return holding != null
                && holding.amountAt() != null
                && (holding.tokenAt() == null
                        || holding.amountAt().start() < holding.tokenAt().start());
    }
}
