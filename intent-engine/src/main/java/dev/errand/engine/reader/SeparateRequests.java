package dev.errand.engine.reader;

import dev.errand.engine.reader.RequestCuts.Break;
import dev.errand.engine.reader.RequestCuts.Cut;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Ground;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a message of several requests one by one, where each says all of itself: what one says then cannot become a part of another ("rent 2
 * H100s for 3 days, at most 90 USDC. Train …", "sell 1 ETH for USDC\nquote 5 LINK in DAI"), and none is lost. What shares words stays read as
 * one: a step that takes what another gives, a condition, a limit that may be of both. Not thread-safe; lives within one reading.
 */
final class SeparateRequests {

    /** Longer texts are not cut, in UTF-16 units. */
    private static final int LONGEST = 800;

    private static final int MOST_CUTS = 17;

    private static final String INTENTS = "/intents/";

    private final String text;
    private final List<Lexeme> words;
    private final Reading whole;
    private final RequestParts.PartReader reader;

    /** @param whole the text read as one */
    SeparateRequests(String text, List<Lexeme> words, Reading whole, RequestParts.PartReader reader) {
        this.text = text;
        this.words = words;
        this.whole = whole;
        this.reader = reader;
    }

    /** The requests one by one, if each can be read by itself and they were not read well as one; else the reading as one. */
    Reading read() {
        boolean blanks = whole.status() != Reading.Status.READY; // 买 100 USDC: of what is read, they divide nothing
        List<Cut> all = text.length() <= LONGEST ? RequestCuts.of(text, words, blanks) : List.of();
        if (all.size() < 3 || isForm() || !isInDoubt(all)) {
            return whole;
        }
        int tried = 0;
        for (Break least : List.of(Break.SENTENCE, Break.JOINT, Break.PAUSE)) {
            List<Cut> cuts =
                    all.stream().filter(cut -> cut.kind().compareTo(least) >= 0).toList();
            if (cuts.size() > Math.max(2, tried) && cuts.size() <= MOST_CUTS) {
                tried = cuts.size();
                List<Draft> drafts = new RequestParts(text, words, reader, cuts, least == Break.SENTENCE).requests();
                Reading apart = drafts == null ? null : Drafts.reading(text, drafts, List.of(), Hanzi.areIn(text));
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
        if (ready && whole.intents().size() == 1 && Lists.all(words, this::isReadIfItMatters)) {
            return false; // "acquire 12 LINK, funded with USDT": nothing is left for another request
        }
        boolean asks = Lists.any(words, word -> word.isAnyOf(OwnRequests.ASKING));
        for (Cut cut : cuts.subList(1, cuts.size() - 1)) {
            if (OwnRequests.mayDivide(words, 0, cut) && (!ready || asks || !isCleanAt(cut.at()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word is a part of a value of the reading as one, if a request could be about it. */
    private boolean isReadIfItMatters(Lexeme word) {
        return !word.isAnyOf(OwnRequests.OBJECTS)
                || Lists.any(
                        whole.grounds(),
                        ground -> ground.text() != null
                                && ground.turn() == 0
                                && ground.start() < word.end()
                                && ground.end() > word.start());
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
            boolean estimate = OwnRequests.has(reading, "/" + i + "/estimateOnly");
            types.add(reading.intents().get(i).type() + (estimate ? "?" : ""));
        }
        return types;
    }
}
