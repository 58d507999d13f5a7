package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.telling.Wording;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is about in his life, beside a request: "trying to get that number down", "planning to buy a sofa", "thinking of moving".
 * No agent is asked to do it. Alone, "trying to find a plumber" may ask for one.
 */
final class Aims {

    private static final WordLists WORDS = WordLists.read("reasons-en.txt");

    /** "Trying to", in front of what is tried. */
    private static final Set<String> TRYING = WORDS.named("TRYING");
    /** "Thinking", "considering", of what nothing is asked yet. */
    private static final Set<String> PONDERING = WORDS.named("PONDERING");

    private static final Set<Kind> ENTITIES = Kinds.of(
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.MARKET,
            Kind.MODEL,
            Kind.GPUS,
            Kind.ATTACHMENT,
            Kind.TRIGGER,
            Kind.LIMIT,
            Kind.COST,
            Kind.IF,
            Kind.SLIPPAGE,
            Kind.DEADLINE);

    private Aims() {}

    /** Whether the clause says what somebody tries or plans. */
    static boolean isOne(Clause clause, Wording words) {
        Lexeme before = words.isChinese() ? null : words.before(clause.start());
        return before != null
                && before.is(Kind.FILLER)
                && TRYING.contains(before.written(words.text()))
                && namesNothing(clause);
    }

    /**
     * Whether what somebody tries or plans is a remark on his request, and none that might be one itself: "…, trying to find a plumber".
     *
     * @param leads whether the request stands behind it
     */
    static boolean isRemark(Clause clause, boolean leads, Wording words) {
        boolean errand = clause.first().kind() == Kind.SERVICE
                && (!leads || Lists.any(clause.assets(), asset -> asset.holding() != null));
        return isOne(clause, words) && !errand && !words.turns(clause);
    }

    /** Whether the clause only tells what somebody thinks of doing: "thinking of buying a laptop". */
    static boolean isPondered(Clause clause, Wording words) {
        return !words.isChinese() && isPondering(clause.first()) && namesNothing(clause);
    }

    /** "Thinking", "considering", as the first word. */
    static boolean isPondering(Phrase first) {
        String said = first.text().toLowerCase(Locale.ROOT);
        int blank = said.indexOf(' ');
        return PONDERING.contains(blank < 0 ? said : said.substring(0, blank));
    }

    private static boolean namesNothing(Clause clause) {
        return !clause.hasAny(ENTITIES) && Lists.none(clause.assets(), Aims::isOfMoney);
    }

    private static boolean isOfMoney(Phrase asset) {
        Phrase.@Nullable Holding holding = asset.holding();
        return holding != null && (holding.token() != null || holding.saysAmount());
    }
}
