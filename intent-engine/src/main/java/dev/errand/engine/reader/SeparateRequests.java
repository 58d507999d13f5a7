package dev.errand.engine.reader;

import dev.errand.engine.reader.RequestCuts.Break;
import dev.errand.engine.reader.RequestCuts.Cut;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.draft.Questions;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Asking;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.intent.Ground;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message of several requests one by one, where each says all of itself: what one says then cannot become a part of another ("rent 2
 * H100s for 3 days, at most 90 USDC. Train …", "sell 1 ETH for USDC\nquote 5 LINK in DAI"), and none is lost. What shares words stays read as
 * one: a step that takes what another gives, a condition, a limit that may be of both. Not thread-safe; lives within one reading.
 */
final class SeparateRequests {

    /** How a part is read, in a text of the same offsets. */
    interface PartReader {

        /**
         * Reads a part.
         *
         * @param anew whether what is not understood may be read once more without its remarks
         */
        Reading read(String part, boolean anew);
    }

    /** Longer texts are not cut, in UTF-16 units. */
    private static final int LONGEST = 800;

    private static final int MOST_CUTS = 17;
    /** One request is no more parts. */
    private static final int MOST_PARTS = 6;
    /** So many parts are read at most. */
    private static final int MOST_READ = 20;

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

    /** "Balance?", "wallet balance please". */
    private static final Set<Kind> BARE_BALANCE =
            Kinds.of(Kind.BALANCE, Kind.MINE, Kind.FILLER, Kind.SMALL_TALK, Kind.STOP);

    private static final Set<Kind> HOLDINGS = Kinds.of(Kind.BALANCE, Kind.ASK_HAVE, Kind.HAVE);

    private static final Set<Kind> RENTING = Kinds.of(Kind.RENT, Kind.NEED, Kind.WANT);

    /** What makes another request of one: a price that is only asked for, an estimate. */
    private static final Set<Kind> ASKING =
            Clause.union(Asking.TO_SEE, Kind.QUOTE, Kind.ESTIMATE, Kind.TAKES, Kind.BALANCE);

    private static final Set<Kind> ACTING = Clause.union(Verbs.ANY, ASKING.toArray(Kind[]::new));

    /** What a sentence may ask with, too: "1000 USDC => ETH", 来两张 H100. */
    private static final Set<Kind> SHORTLY = Clause.union(ACTING, Kind.TO, Kind.MEASURE);

    /** What a request is about, or asks to see. */
    private static final Set<Kind> OBJECTS = Kinds.of(
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

    /** What takes a share of its own: of a debt, or of what lies in a market. */
    private static final Set<String> OF_THEIR_OWN = Set.of("repay", "withdraw");

    private static final Set<String> LIMITS = Set.of("maxSlippageBps", "maxCost", "deadline", "market");

    private static final String INTENTS = "/intents/";

    private final String text;
    private final List<Lexeme> words;
    private final Reading whole;
    private final PartReader reader;

    /** @param whole the text read as one */
    SeparateRequests(String text, List<Lexeme> words, Reading whole, PartReader reader) {
        this.text = text;
        this.words = words;
        this.whole = whole;
        this.reader = reader;
    }

    /** The requests one by one, if each can be read by itself and they were not read well as one; else the reading as one. */
    Reading read() {
        List<Cut> all = text.length() <= LONGEST ? RequestCuts.of(text, words) : List.of();
        if (all.size() < 3 || isForm() || !isInDoubt(all)) {
            return whole;
        }
        int tried = 0;
        for (Break least : List.of(Break.SENTENCE, Break.JOINT, Break.PAUSE)) {
            List<Cut> cuts =
                    all.stream().filter(cut -> cut.kind().compareTo(least) >= 0).toList();
            if (cuts.size() > Math.max(2, tried) && cuts.size() <= MOST_CUTS) {
                tried = cuts.size();
                List<Draft> drafts = new Parts(cuts, least == Break.SENTENCE).from(0);
                Reading apart =
                        drafts == null ? null : Drafts.reading(text, drafts, List.of(), Questions.isChinese(text));
                if (apart != null && isBetter(apart, least)) {
                    return apart;
                }
            }
        }
        return whole;
    }

    /** "To: @bob; amount: 50 USDC": what is said in fields is one request, or several that {@code Form} tells apart. */
    private boolean isForm() {
        return text.chars().filter(c -> c == ':' || c == '：').count() > 1;
    }

    /** Whether there is a place with a request on both sides, and the reading as one may have confused them. */
    private boolean isInDoubt(List<Cut> cuts) {
        boolean ready = whole.status() == Reading.Status.READY;
        boolean asks = Lists.any(words, word -> word.isAnyOf(ASKING));
        for (Cut cut : cuts.subList(1, cuts.size() - 1)) {
            if (mayDivide(0, cut) && (!ready || asks || !isCleanAt(cut.at()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether both sides of a place have requests of their own in the reading as one. */
    private boolean isCleanAt(int offset) {
        int before = -1;
        int behind = whole.intents().size();
        for (Ground ground : whole.grounds()) {
            if (ground.text() != null && ground.turn() == 0) {
                int intent = intentOf(ground.path());
                if (ground.start() < offset) {
                    before = Math.max(before, intent);
                } else {
                    behind = Math.min(behind, intent);
                }
            }
        }
        return before >= 0 && behind < whole.intents().size() && before < behind;
    }

    private static int intentOf(String path) {
        return Integer.parseInt(path, INTENTS.length(), path.indexOf('/', INTENTS.length()), 10);
    }

    /** Whether both sides look like requests, and the second begins as one of its own. */
    private boolean mayDivide(int from, Cut cut) {
        if (TURNING.contains(words.get(cut.word()).kind())) {
            return false;
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

    private static boolean has(List<Lexeme> words, Set<Kind> kinds) {
        return Lists.any(words, word -> word.isAnyOf(kinds));
    }

    private static boolean has(Reading part, String path) {
        return Lists.any(part.grounds(), ground -> ground.path().contains(path));
    }

    private boolean isBetter(Reading apart, Break least) {
        boolean ready = whole.status() == Reading.Status.READY;
        List<Intent> balances = apart.intents().stream()
                .filter(intent -> intent.type().equals("balance"))
                .toList();
        boolean twice = balances.size() > 1 && balances.contains(new Intent.Balance(null));
        boolean poorer = ready && values(apart) < values(whole);
        boolean told = ready && least != Break.SENTENCE && isLentInstead(apart);
        return !twice && !poorer && !told && (!ready || least != Break.PAUSE || isLostIn(apart));
    }

    /** 存2 ETH到aave，再借出1000 DAI: what was said before tells whether 借出 lends or borrows. */
    private boolean isLentInstead(Reading apart) {
        List<String> one = types(whole);
        List<String> other = types(apart);
        return !one.equals(other) && lending(one).equals(lending(other));
    }

    private static List<String> lending(List<String> types) {
        return types.stream()
                .map(type -> type.equals("borrow") ? "supply" : type)
                .toList();
    }

    private static long values(Reading reading) {
        return reading.grounds().stream()
                .filter(ground -> !ground.path().endsWith("/estimateOnly"))
                .count();
    }

    /** Whether the reading as one leaves a request out, or takes one for another. */
    private boolean isLostIn(Reading apart) {
        return apart.intents().size() > whole.intents().size()
                || (apart.intents().size() == whole.intents().size()
                        && !types(apart).equals(types(whole)));
    }

    private static List<String> types(Reading reading) {
        List<String> types = new ArrayList<>();
        for (int i = 0; i < reading.intents().size(); i++) {
            boolean estimate = has(reading, "/" + i + "/estimateOnly");
            types.add(reading.intents().get(i).type() + (estimate ? "?" : ""));
        }
        return types;
    }

    /** The parts of the text between some of its cuts. */
    private final class Parts {

        private final List<Cut> cuts;
        private final boolean anew;
        private final Reading[][] read;
        private int reads;

        Parts(List<Cut> cuts, boolean anew) {
            this.cuts = cuts;
            this.anew = anew;
            this.read = new Reading[cuts.size()][cuts.size()];
        }

        /** The requests from a part on, the first as short as can be; null if they cannot be told apart. */
        @Nullable List<Draft> from(int first) {
            int end = cuts.size() - 1;
            for (int to = first + 1; to < end && to <= first + MOST_PARTS; to++) {
                List<Draft> drafts = mayDivide(cuts.get(first).word(), cuts.get(to)) ? divided(first, to) : null;
                if (drafts != null) {
                    return drafts;
                }
            }
            Reading last = first == 0 || end - first > MOST_PARTS ? null : part(first, end);
            return last != null && isWhole(last, first, end) ? ReadingLeaves.ofSame(last) : null;
        }

        private @Nullable List<Draft> divided(int first, int to) {
            Reading part = part(first, to);
            if (part == null || !isWhole(part, first, to) || has(part, "/trigger/")) {
                return null;
            }
            List<Draft> rest = from(to);
            if (rest == null || !areApart(part, rest, cuts.get(to).kind()) || !isNothingTo(part, first, to, rest)) {
                return null;
            }
            List<Draft> drafts = new ArrayList<>(ReadingLeaves.ofSame(part));
            rest.forEach(draft -> draft.shiftSteps(part.intents().size()));
            drafts.addAll(rest);
            return drafts;
        }

        /** Whether the next part, if the rest is the same without it, says nothing of this request either. */
        private boolean isNothingTo(Reading part, int first, int next, List<Draft> rest) {
            List<Draft> without = next + 1 < cuts.size() - 1 ? from(next + 1) : null;
            if (without == null || !intents(without).equals(intents(rest))) {
                return true;
            }
            Reading longer = part(first, next + 1);
            return longer != null
                    && isWhole(longer, first, next + 1)
                    && longer.intents().equals(part.intents());
        }

        private static List<Intent> intents(List<Draft> drafts) {
            return drafts.stream().map(Draft::toIntent).toList();
        }

        private @Nullable Reading part(int first, int to) {
            if (read[first][to] == null && reads < MOST_READ) {
                reads++;
                int start = cuts.get(first).at();
                int end = RequestCuts.end(cuts.get(to), text, words);
                read[first][to] = reader.read(" ".repeat(start) + text.substring(start, end), anew);
            }
            return read[first][to];
        }

        /** Whether a part is a request that says itself what is wanted: "my wallet" and "on 8 H100s" may be of another one. */
        private boolean isWhole(Reading part, int first, int to) {
            Cut begin = cuts.get(first);
            Cut end = cuts.get(to);
            List<Lexeme> said = words.subList(begin.word(), end.word());
            boolean bare = begin.kind() != Break.PAUSE
                    && end.kind() != Break.PAUSE
                    && Lists.all(said, word -> word.isAnyOf(BARE_BALANCE));
            boolean sentence = begin.kind() == Break.SENTENCE && end.kind() == Break.SENTENCE;
            return part.status() == Reading.Status.READY
                    && Lists.all(part.intents(), intent -> switch (intent.type()) {
                        case "service" -> false;
                        case "balance" ->
                            bare || has(part, "/token") || (has(said, Asking.TO_SEE) && has(said, HOLDINGS));
                        case "rent" -> sentence || has(said, RENTING);
                        default -> true;
                    });
        }
    }

    /** Whether nothing of the rest may be of what a request before gives, or be a limit of both. */
    private static boolean areApart(Reading part, List<Draft> rest, Break kind) {
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
}
