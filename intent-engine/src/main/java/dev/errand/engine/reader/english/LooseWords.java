package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words that add nothing where they stand: the results of "…, results within 30 minutes", the total of "send 20 USDC in total to @bob", the
 * "again" of "send 5 DAI to @bob again". Elsewhere they are what they always are.
 */
public final class LooseWords extends WordEdits {

    private static final Set<String> RESULTS =
            Set.of("results", "result", "answers", "output", "outputs", "done", "finished");
    private static final Set<String> IN_TOTAL = Set.of("in total", "total", "altogether", "all together");
    private static final Set<String> AGAIN = Set.of("again", "once");
    private static final Set<String> LIMIT = Set.of("limit");
    private static final Set<String> BETTER = Set.of(
            "higher",
            "lower",
            "above",
            "below",
            "better",
            "more",
            "less",
            "or higher",
            "or lower",
            "or below",
            "or above");
    private static final Set<Kind> MONEY = Kinds.of(Kind.NUMBER, Kind.DOLLAR);
    private static final Set<String> UNNAMED =
            Set.of("stables", "stablecoins", "stablecoin", "crypto", "coins", "tokens");
    private static final Set<Kind> OF = Kinds.of(Kind.IN, Kind.OF);
    private static final Set<Kind> COUNTED = Kinds.of(Kind.NUMBER, Kind.SHARE, Kind.MINE, Kind.ARTICLE);
    private static final Set<String> SAYING = Set.of("let's say", "lets say", "let us say", "say");
    private static final Set<Kind> BEFORE_VALUES =
            Kinds.of(Kind.FOR, Kind.TO, Kind.WITH, Kind.ON, Kind.WITHIN, Kind.AT_MOST);
    private static final Set<Kind> DUE = Kinds.of(Kind.AT_MOST, Kind.WITHIN, Kind.BY, Kind.IN);
    private static final Set<Kind> COUNTS = Kinds.of(Kind.NUMBER, Kind.SHARE, Kind.DOLLAR);
    private static final Set<Kind> AGAIN_AND_AGAIN =
            Kinds.of(Kind.EVERY, Kind.EVERY_OTHER, Kind.PERIOD, Kind.PERIOD_BAD, Kind.RECURRING, Kind.EACH, Kind.NOT);
    private static final Set<Kind> BEFORE_VERB = Kinds.of(Kind.FILLER, Kind.SMALL_TALK, Kind.HARMLESS);
    private static final List<Kind> NUMBER_OF_TOKENS = List.of(Kind.NUMBER, Kind.TOKEN);
    private static final Set<Kind> TELLING = Kinds.of(Kind.PAST, Kind.SUBJECT, Kind.SHOW, Kind.HAVE);
    private static final Set<Kind> OF_PAPERS = Kinds.of(
            Kind.WORD,
            Kind.NUMBER,
            Kind.OF,
            Kind.TIME_UNIT,
            Kind.ARTICLE,
            Kind.MINE,
            Kind.SOME,
            Kind.FILLER,
            Kind.ATTACHMENT);
    private static final Set<String> THEIRS = Set.of("his", "her", "their");

    private LooseWords(List<Lexeme> lexemes) {
        super(lexemes);
    }

    /** The words without those that add nothing. Thread-safe. */
    public static List<Lexeme> told(List<Lexeme> lexemes) {
        return lexemes.size() < 3 ? lexemes : new LooseWords(lexemes).edited();
    }

    @Override
    void look(int i) {
        switch (lexemes.get(i).kind()) {
            case WORD -> word(i);
            case LOW -> lowSlippage(i);
            case AT_MOST -> total(i);
            case AGAIN, IF -> again(i);
            case THEN -> order(i);
            case PAST_TIME -> borrowed(i);
            case CHANGE_TO, MEND -> hesitation(i);
            case POSITION -> position(i);
            case USE -> spent(i);
            case REST -> left(i);
            case NUMBER -> oneOfThem(i);
            case SOMEBODY -> theirs(i);
            case ATTACHMENT -> attached(i);
            default -> {}
        }
    }

    /** "…, results within 30 minutes". */
    private void word(int i) {
        boolean results = i > 2
                && RESULTS.contains(said(i))
                && lexemes.get(i - 1).kind() == Kind.COMMA
                && i + 2 < lexemes.size()
                && lexemes.get(i + 1).isAnyOf(DUE)
                && Lists.any(lexemes.subList(i + 1, lexemes.size()), word -> word.kind() == Kind.TIME_UNIT)
                && isOfJob(i);
        if (results || isEmptyBetween(i) || isEver(i)) {
            lexemes.remove(i);
        } else if (UNNAMED.contains(said(i))) {
            ofNoToken(i);
        }
    }

    /** "20 USDC in total": where one payment is made, once. */
    private void total(int i) {
        if (LIMIT.contains(said(i))) {
            limit(i);
        } else if (IN_TOTAL.contains(said(i))
                && i > 0
                && (lexemes.get(i - 1).kind() == Kind.ASK_HAVE || isOfOnePayment(i))) {
            lexemes.remove(i); // "what have I got in my account in total"
        }
    }

    private boolean isOfOnePayment(int i) {
        return i > 1
                && lexemes.get(i - 1).kind() == Kind.TOKEN
                && lexemes.get(i - 2).kind() == Kind.NUMBER
                && Lists.count(lexemes, word -> word.kind() == Kind.NUMBER) == 1
                && Lists.count(lexemes, word -> word.kind() == Kind.RECIPIENT) == 1
                && Lists.any(lexemes, word -> word.kind() == Kind.SEND)
                && Lists.none(lexemes, word -> AGAIN_AND_AGAIN.contains(word.kind()));
    }

    /** "My last 2 ETH", "send first 50 USDC to @ivo, then …". */
    private void order(int i) {
        boolean clock = is(i, List.of(Kind.CLOCK)) || is(i, List.of(Kind.NUMBER, Kind.CLOCK));
        if (clock && said(i).equals("finish by")) {
            become(i, Kind.BY); // "…, finish by 5pm"
            return;
        }
        boolean last =
                i > 0 && said(i).equals("last") && lexemes.get(i - 1).kind() == Kind.MINE && is(i, NUMBER_OF_TOKENS);
        boolean first = i > 0
                && said(i).equals("first")
                && Verbs.isRequest(lexemes.get(i - 1).kind())
                && begins(i - 1)
                && isBehind(i + 1, COUNTED)
                && Lists.any(lexemes.subList(i + 1, lexemes.size()), word -> word.kind() == Kind.THEN);
        if (last || first) {
            lexemes.remove(i);
        }
    }

    /** "If USDC ever dips under 0.97": whenever. */
    private boolean isEver(int i) {
        return i > 1
                && said(i).equals("ever")
                && lexemes.get(i - 1).kind() == Kind.TOKEN
                && lexemes.get(i - 2).kind() == Kind.IF;
    }

    /** "500 in stables": of which token is not said. */
    private void ofNoToken(int i) {
        if (i > 1
                && OF.contains(lexemes.get(i - 1).kind())
                && lexemes.get(i - 2).kind() == Kind.NUMBER) {
            lexemes.subList(i - 1, i + 1).clear();
        }
    }

    /** "Three full days", "2 more H100s", "an AMD MI300X": a word that counts nothing. */
    private boolean isEmptyBetween(int i) {
        if (i == 0 || i + 1 == lexemes.size()) {
            return false;
        }
        Kind before = lexemes.get(i - 1).kind();
        Kind behind = lexemes.get(i + 1).kind();
        return switch (said(i)) {
            case "full" -> before == Kind.NUMBER && behind == Kind.TIME_UNIT;
            case "more" -> before == Kind.NUMBER && behind == Kind.GPU && isOfJob(i);
            case "amd", "intel" -> behind == Kind.GPU && (before == Kind.ARTICLE || before == Kind.NUMBER);
            default -> false;
        };
    }

    /** "Keep slippage tight at 0.1%": the number says how tight. */
    private void lowSlippage(int i) {
        boolean told = i > 0
                && lexemes.get(i - 1).kind() == Kind.SLIPPAGE
                && i + 2 < lexemes.size()
                && (said(i + 1).equals("at") || said(i + 1).equals("to"))
                && COUNTS.contains(lexemes.get(i + 2).kind());
        boolean size = i + 2 < lexemes.size() // "train a small 125M model"
                && said(i).equals("small")
                && lexemes.get(i + 1).kind() == Kind.NUMBER
                && lexemes.get(i + 2).kind() == Kind.MODEL_NOUN
                && isOfJob(i);
        if (told || size) {
            lexemes.remove(i);
        }
    }

    /** "Limit sell 1 ETH for USDC at 4000 or higher": the price behind it says what the limit is. */
    private void limit(int i) {
        boolean order = (i == 0
                        || Joints.ALL_AND_COURTESY.contains(lexemes.get(i - 1).kind()))
                && i + 1 < lexemes.size()
                && (lexemes.get(i + 1).kind() == Kind.SELL || lexemes.get(i + 1).kind() == Kind.BUY)
                && Lists.any(
                        lexemes.subList(i + 1, lexemes.size()),
                        word -> BETTER.contains(word.text().toLowerCase(Locale.ROOT)));
        if (order) {
            lexemes.remove(i);
        }
    }

    /** "Send 5 DAI to @bob again", "… just once": at the end of what is ordered and is done once. */
    private void again(int i) {
        int from = i > 0 && lexemes.get(i - 1).kind() == Kind.COMMA ? i - 1 : i;
        boolean ends = i + 1 == lexemes.size()
                || (lexemes.get(i + 1).kind() == Kind.STOP
                        && i + 2 == lexemes.size()
                        && !said(i + 1).equals("?"));
        boolean told = AGAIN.contains(said(i)) && ends && from > 3;
        if (!told) {
            return;
        }
        int verb = 0;
        while (verb < from && BEFORE_VERB.contains(lexemes.get(verb).kind())) {
            verb++;
        }
        List<Lexeme> before = lexemes.subList(verb, from);
        boolean ordered = before.size() > 3
                && before.getFirst().isAnyOf(Verbs.OF_TOKENS)
                && Lists.count(before, word -> word.isAnyOf(Verbs.REQUESTS)) == 1
                && Lists.count(before, word -> COUNTS.contains(word.kind())) == 1
                && Lists.none(before, word -> AGAIN_AND_AGAIN.contains(word.kind()) || word.is(Kind.IF));
        if (ordered) {
            lexemes.subList(from, i + 1).clear();
        }
    }

    /** "Repay the 500 USDC I borrowed last week": which. */
    private void borrowed(int i) {
        boolean which = i > 3
                && lexemes.get(i - 1).kind() == Kind.DEBT
                && said(i - 1).startsWith("i borrowed")
                && lexemes.get(i - 2).kind() == Kind.TOKEN
                && lexemes.get(i - 3).kind() == Kind.NUMBER
                && Lists.any(lexemes.subList(0, i - 3), word -> word.kind() == Kind.REPAY);
        if (which) {
            lexemes.remove(i);
        }
    }

    /** "Rent it for let's say six hours": behind a small word nothing was said that it could change. */
    private void hesitation(int i) {
        if (i > 0
                && SAYING.contains(said(i))
                && BEFORE_VALUES.contains(lexemes.get(i - 1).kind())) {
            lexemes.remove(i);
        }
    }

    /** "Reduce my LINK position by half": of so much of it. */
    private void position(int i) {
        if (i > 0 && lexemes.get(i - 1).kind() == Kind.TOKEN && is(i, List.of(Kind.BY, Kind.SHARE))) {
            lexemes.remove(i);
        }
    }

    /** "Check what's left of my USDC": how much there is. */
    private void left(int i) {
        if (i > 0 && lexemes.get(i - 1).kind() == Kind.SHOW && isBehind(i + 1, Set.of(Kind.TOKEN))) {
            lexemes.remove(i);
        }
    }

    /** "Get us two H200s for 48 hours, spend $400 at most": what it may cost. */
    private void spent(int i) {
        if (said(i).equals("spend")
                && begins(i)
                && isOfJob(i)
                && isBehind(i + 1, MONEY)
                && Lists.any(lexemes.subList(i, lexemes.size()), word -> word.kind() == Kind.AT_MOST)) {
            lexemes.remove(i);
        }
    }

    /** "I need a 4090, rent me one": of those that were named. */
    private void oneOfThem(int i) {
        boolean rented = said(i).equals("one")
                && i > 2
                && (lexemes.get(i - 1).kind() == Kind.RENT
                        || (lexemes.get(i - 1).kind() == Kind.FILLER
                                && lexemes.get(i - 2).kind() == Kind.RENT))
                && (i + 1 == lexemes.size()
                        || lexemes.get(i + 1).kind() == Kind.FOR
                        || Joints.ALL.contains(lexemes.get(i + 1).kind()));
        if (rented && Lists.count(lexemes.subList(0, i), word -> word.kind() == Kind.GPU) == 1) {
            lexemes.remove(i);
        }
    }

    /** "Pay @nadia her 420 USDC": whose they will be. */
    private void theirs(int i) {
        boolean paid = THEIRS.contains(said(i))
                && i > 1
                && lexemes.get(i - 1).kind() == Kind.RECIPIENT
                && lexemes.get(i - 2).kind() == Kind.SEND
                && is(i, NUMBER_OF_TOKENS);
        if (paid) {
            lexemes.remove(i);
        }
    }

    /** "I've attached 90 pages of minutes. Run them through Qwen2.5-7B": what was attached is what is to be run. */
    private void attached(int i) {
        int start = i;
        while (start > 0 && lexemes.get(start - 1).isAnyOf(TELLING)) {
            start--;
        }
        int end = i + 1;
        while (end < lexemes.size() && lexemes.get(end).isAnyOf(OF_PAPERS)) {
            end++;
        }
        List<Lexeme> behind = lexemes.subList(end, lexemes.size());
        boolean told = start < i
                && begins(start)
                && !behind.isEmpty()
                && Joints.ALL.contains(behind.getFirst().kind())
                && Lists.any(behind, word -> word.kind() == Kind.RUN)
                && Lists.any(behind, word -> word.kind() == Kind.MODEL)
                && Lists.count(behind, word -> word.is(Kind.IT)) == 1;
        if (told) {
            lexemes.subList(i + 1, end).clear();
            lexemes.subList(start, i).clear();
        }
    }
}
