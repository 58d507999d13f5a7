package dev.errand.engine.reader;

import dev.errand.engine.reader.RequestCuts.Break;
import dev.errand.engine.reader.RequestCuts.Cut;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Asking;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Set;

/**
 * What tells that a part of a message is a request of its own: it looks like one, says itself what is wanted, and shares no limit and no
 * amount with another.
 */
final class OwnRequests {

    /** What goes back on what was said before, or needs it. */
    private static final Set<Kind> TURNING = Kinds.of(
            Kind.MEND,
            Kind.NO,
            Kind.CANCEL,
            Kind.INSTEAD,
            Kind.INSTEAD_OF,
            Kind.OR,
            Kind.AGAIN,
            Kind.CHANGE_TO,
            Kind.IF);

    /** What says in which order things are to be done, or whether. */
    private static final Set<Kind> ORDERING = Kinds.of(Kind.BEFORE, Kind.AFTER, Kind.BY, Kind.OR, Kind.IF);

    /** The same, and what points at something said before. */
    private static final Set<Kind> DEPENDING = Clause.union(ORDERING, Kind.IT, Kind.REST, Kind.THERE, Kind.EACH);

    /** What makes another request of one: a price that is only asked for, an estimate. */
    static final Set<Kind> ASKING = Clause.union(Asking.TO_SEE, Kind.QUOTE, Kind.ESTIMATE, Kind.TAKES, Kind.BALANCE);

    private static final Set<Kind> ACTING = Clause.union(Verbs.ANY, ASKING.toArray(Kind[]::new));

    /** What a sentence may ask with, too: "1000 USDC => ETH", 来两张 H100. */
    private static final Set<Kind> SHORTLY = Clause.union(ACTING, Kind.TO, Kind.MEASURE);

    /** What a request is about, or asks to see. */
    static final Set<Kind> OBJECTS = Kinds.of(
            Kind.NUMBER,
            Kind.SHARE,
            Kind.DOLLAR,
            Kind.TOKEN,
            Kind.RECIPIENT,
            Kind.MODEL,
            Kind.GPU,
            Kind.ATTACHMENT,
            Kind.BALANCE,
            Kind.ASK_HAVE,
            Kind.IN_WALLET);

    /** "Balance?", "wallet balance please". */
    private static final Set<Kind> BARE_BALANCE =
            Kinds.of(Kind.BALANCE, Kind.MINE, Kind.FILLER, Kind.SMALL_TALK, Kind.STOP);

    private static final Set<Kind> HOLDINGS = Kinds.of(Kind.BALANCE, Kind.ASK_HAVE, Kind.HAVE);

    private static final Set<Kind> RENTING = Kinds.of(Kind.RENT, Kind.NEED, Kind.WANT);

    /** What takes a share of its own: of a debt, or of what lies in a market. */
    private static final Set<String> OF_THEIR_OWN = Set.of("repay", "withdraw");

    private static final Set<String> LIMITS = Set.of("maxSlippageBps", "maxCost", "deadline", "market");

    private OwnRequests() {}

    /** Whether both sides of a cut look like requests, from a word on, and the second begins as one of its own. */
    static boolean mayDivide(List<Lexeme> words, int from, Cut cut) {
        Kind first = words.get(cut.word()).kind();
        if (TURNING.contains(first) || (first == Kind.CONTEXT && cut.kind() == Break.PAUSE)) {
            return false; // "…, because my boss wants to see USDC"
        }
        List<Lexeme> before = words.subList(from, cut.word());
        List<Lexeme> behind = words.subList(cut.word(), words.size());
        boolean sentence = cut.kind() == Break.SENTENCE;
        Set<Kind> acting = sentence ? SHORTLY : ACTING;
        return has(before, acting)
                && has(before, OBJECTS)
                && has(behind, acting)
                && has(behind, OBJECTS)
                && (sentence || (!has(before, ORDERING) && !has(behind, DEPENDING)));
    }

    /** Whether a part is a request that says itself what is wanted: "my wallet" and "on 8 H100s" may be of another one. */
    static boolean isWhole(Reading part, List<Lexeme> said, Break begin, Break end) {
        boolean bare =
                begin != Break.PAUSE && end != Break.PAUSE && Lists.all(said, word -> word.isAnyOf(BARE_BALANCE));
        boolean sentence = begin == Break.SENTENCE && end == Break.SENTENCE;
        return part.status() == Reading.Status.READY
                && Lists.all(part.intents(), intent -> switch (intent.type()) {
                    case "service" -> false;
                    case "balance" -> bare || has(part, "/token") || (has(said, Asking.TO_SEE) && has(said, HOLDINGS));
                    case "rent" -> sentence || has(said, RENTING);
                    default -> true;
                });
    }

    /** Whether nothing of the rest may be of what a request before gives, or be a limit of both. */
    static boolean areApart(Reading part, List<Draft> rest, Break kind) {
        return Lists.none(
                rest, draft -> takesShareOf(part, draft) || (kind != Break.SENTENCE && isOfBoth(part, draft)));
    }

    /** "Borrow 500 DAI, using 1 ETH as collateral", "supply 2 ETH and withdraw 5 DAI on aave". */
    private static boolean isOfBoth(Reading part, Draft draft) {
        boolean pledge = draft.type().equals("supply")
                && Lists.any(part.intents(), intent -> intent.type().equals("borrow"));
        return pledge || Lists.any(draft.leaves().keySet(), path -> isLimit(path, part));
    }

    /** Whether a share may be one of what a request gives. */
    private static boolean takesShareOf(Reading part, Draft draft) {
        boolean share = Lists.any(draft.leaves().keySet(), path -> path.endsWith("amount.share"))
                && !OF_THEIR_OWN.contains(draft.type());
        String taken =
                draft.value("sell.token").or(() -> draft.value("asset.token")).orElse("");
        return share
                && ReadingLeaves.ofSame(part).stream()
                        .map(giving -> giving.value("buy.token").or(() -> giving.value("asset.token")))
                        .anyMatch(given -> given.filter(taken::equals).isPresent());
    }

    /** Whether a value may be meant of an earlier request too, which has none. */
    private static boolean isLimit(String path, Reading part) {
        int dot = path.indexOf('.');
        String field = dot < 0 ? path : path.substring(0, dot);
        return field.equals("trigger")
                || (LIMITS.contains(field)
                        && !has(part, "/" + field)
                        && Lists.any(part.intents(), intent -> Fields.has(intent.type(), field)));
    }

    private static boolean has(List<Lexeme> words, Set<Kind> kinds) {
        return Lists.any(words, word -> word.isAnyOf(kinds));
    }

    static boolean has(Reading part, String path) {
        return Lists.any(part.grounds(), ground -> ground.path().contains(path));
    }
}
