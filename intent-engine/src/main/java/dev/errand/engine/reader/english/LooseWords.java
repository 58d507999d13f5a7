package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Asking;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Words that add nothing where they stand: the results of "…, results within 30 minutes", the total of "send 20 USDC in total to @bob", the
 * "again" of "send 5 DAI to @bob again". Elsewhere they are what they always are.
 */
public final class LooseWords {

    private static final Set<String> RESULTS =
            Set.of("results", "result", "answers", "output", "outputs", "done", "finished");
    private static final Set<String> IN_TOTAL = Set.of("in total", "total", "altogether", "all together");
    private static final Set<String> AGAIN = Set.of("again", "once");
    private static final Set<String> LIMIT = Set.of("limit");
    private static final Set<String> HAVING = Set.of("i've", "i\u2019ve", "ive");
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

    private static final Set<Kind> JOBS = Kinds.of(Kind.RENT, Kind.RUN, Kind.TRAIN, Kind.RENDER, Kind.GENERATE);
    private static final int LONGEST_NOUN = 5;
    private static final Set<String> ACCOUNTS = Set.of("account", "accounts", "portfolio", "portfolios");
    private static final Set<Kind> PARTS_OF_NOUNS =
            Kinds.of(Kind.WORD, Kind.MINE, Kind.ARTICLE, Kind.FILLER, Kind.SERVICE, Kind.SCENE, Kind.CLOCK);
    private static final int LONGEST_PURPOSE = 12;
    private static final Set<String> ENABLING = Set.of("can", "could", "will", "would", "may");
    private static final Set<String> ONESELF = Set.of("i", "we", "you", "u", "i'm", "you're", "we're");
    /** What is named in requests, or divides them. */
    private static final Set<Kind> OF_REQUESTS = Kinds.of(
            Kind.NUMBER,
            Kind.SHARE,
            Kind.TOKEN,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.MARKET,
            Kind.GPU,
            Kind.MODEL,
            Kind.DOLLAR,
            Kind.IF,
            Kind.WHEN_RIGHT,
            Kind.THEN,
            Kind.COMMA,
            Kind.STOP,
            Kind.AND,
            Kind.IT,
            Kind.REST);

    private static final List<Kind> IN_MARKET = List.of(Kind.IN, Kind.MARKET);
    private static final Set<Kind> MONEY = Kinds.of(Kind.NUMBER, Kind.DOLLAR);
    private static final Set<String> BREAKING = Set.of("break", "top", "pass", "surpass", "crack");
    private static final Set<String> WAYS =
            Set.of("in", "input", "out", "output", "prompt", "tokens in", "input tokens");
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
    private static final Set<Kind> PLACE = Kinds.of(Kind.TO, Kind.ON, Kind.IN);
    private static final Set<String> SAVING = Set.of("load", "save");

    private final List<Lexeme> lexemes;

    private LooseWords(List<Lexeme> lexemes) {
        this.lexemes = new ArrayList<>(lexemes);
    }

    public static List<Lexeme> told(List<Lexeme> lexemes) {
        if (lexemes.size() < 3) {
            return lexemes;
        }
        LooseWords words = new LooseWords(lexemes);
        for (int i = words.lexemes.size() - 1; i >= 0; i--) {
            if (i < words.lexemes.size()) {
                words.look(i);
            }
        }
        return words.lexemes;
    }

    private void look(int i) {
        if (HanRun.isHan(lexemes.get(i))) {
            return;
        }
        switch (lexemes.get(i).kind()) {
            case WORD -> word(i);
            case LOW -> lowSlippage(i);
            case AT_MOST -> total(i);
            case AGAIN, IF -> again(i);
            case ABOVE -> thenArrow(i);
            case PAST -> have(i);
            case THEN -> second(i);
            case PAST_TIME -> borrowed(i);
            case QUOTE -> output(i);
            case GET -> turned(i);
            case ATTACHMENT -> scene(i);
            case FILLER -> another(i);
            case OR -> slash(i);
            case CHANGE_TO, MEND -> hesitation(i);
            case IT -> those(i);
            case POSITION -> position(i);
            case USE -> spent(i);
            case REST -> left(i);
            case SO -> purpose(i);
            case FOR -> forIt(i);
            case BALANCE -> account(i);
            case NEED -> wish(i);
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
        } else if (said(i).equals("times")) {
            times(i);
        } else if (said(i).equals("goes") && is(i, IN_MARKET)) {
            become(i, Kind.PUT); // "… and half of it goes in aave"
        } else if (isBroken(i)) {
            become(i, Kind.ABOVE);
        } else if (i > 1 && UNNAMED.contains(said(i))) {
            ofNoToken(i);
        } else if (SAVING.contains(said(i))
                && begins(i)
                && is(i, NUMBER_OF_TOKENS)
                && isBehind(i + 3, PLACE, Kind.MARKET)) {
            become(i, Kind.SUPPLY);
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
                && UNNAMED.contains(said(i))
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

    /** "Rent it for let's say six hours": behind a small word nothing was said that it could change. */
    private void hesitation(int i) {
        if (i > 0
                && SAYING.contains(said(i))
                && BEFORE_VALUES.contains(lexemes.get(i - 1).kind())) {
            lexemes.remove(i);
        }
    }

    /** "Spend those 180 USDC". */
    private void those(int i) {
        if ((said(i).equals("those") || said(i).equals("these")) && is(i, NUMBER_OF_TOKENS)) {
            become(i, Kind.ARTICLE);
        }
    }

    /** "Reduce my LINK position by half": of so much of it. */
    private void position(int i) {
        if (i > 0 && lexemes.get(i - 1).kind() == Kind.TOKEN && is(i, List.of(Kind.BY, Kind.SHARE))) {
            lexemes.remove(i);
        }
    }

    /** "Send 5 USDC to @bob so the intern can pay his fees": what somebody else does with it asks for nothing. */
    private void purpose(int i) {
        int modal = i + 1;
        while (modal < lexemes.size() && modal < i + 5 && !ENABLING.contains(said(modal))) {
            modal++;
        }
        int end = modal;
        while (end < lexemes.size() && !OF_REQUESTS.contains(lexemes.get(end).kind())) {
            end++;
        }
        boolean told = modal > i + 1
                && modal + 1 < end
                && end - i < LONGEST_PURPOSE
                && (end == lexemes.size() || lexemes.get(end).kind() == Kind.STOP)
                && isOthers(i + 1, modal)
                && Lists.any(lexemes.subList(0, i), word -> word.isAnyOf(Verbs.OF_TOKENS));
        if (told) {
            lexemes.subList(i, end).clear();
        }
    }

    /** Whether it is neither the user nor this program who is spoken of. */
    private boolean isOthers(int from, int to) {
        for (int i = from; i < to; i++) {
            boolean one = lexemes.get(i).isAnyOf(Verbs.OF_TOKENS) || ONESELF.contains(said(i));
            if (one || lexemes.get(i).isAnyOf(OF_REQUESTS)) {
                return false;
            }
        }
        return true;
    }

    /** "Get me 15 LINK, you can use my DAI for it". */
    private void forIt(int i) {
        boolean ends = isBehind(i + 1, Set.of(Kind.IT))
                && (i + 2 == lexemes.size() || lexemes.get(i + 2).kind() == Kind.STOP)
                && i > 1
                && lexemes.get(i - 1).kind() == Kind.TOKEN
                && Lists.any(lexemes.subList(Math.max(0, i - 3), i), word -> word.kind() == Kind.USE)
                && Lists.any(lexemes.subList(0, i), word -> word.kind() == Kind.GET || word.kind() == Kind.BUY);
        if (ends) {
            lexemes.subList(i, i + 2).clear();
        }
    }

    /** "I want give back 90 DAI of my credit in Aave": what is wanted is the verb behind it, and no credit. */
    private void wish(int i) {
        if (begins(i) && isBehind(i + 1, Set.of(Kind.RETURN))) {
            become(i, Kind.FILLER);
        }
    }

    /** "Send 5 DAI to @harbor for the freight account": what it is for, and no balance is asked. */
    private void account(int i) {
        int before = i - 1;
        while (before > 0
                && i - before < LONGEST_NOUN
                && PARTS_OF_NOUNS.contains(lexemes.get(before).kind())) {
            before--;
        }
        boolean purpose = ACCOUNTS.contains(said(i))
                && before > 0
                && before < i - 1
                && (lexemes.get(before).kind() == Kind.FOR
                        || lexemes.get(before).kind() == Kind.COMMA)
                && Lists.any(lexemes.subList(0, before), word -> word.isAnyOf(Verbs.OF_TOKENS))
                && Lists.none(lexemes, word -> word.isAnyOf(Asking.OF_BALANCES));
        if (purpose) {
            become(i, Kind.WORD);
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

    /** "Should WBTC break 120,000": what only a price does. */
    private boolean isBroken(int i) {
        return BREAKING.contains(said(i))
                && i > 1
                && lexemes.get(i - 1).kind() == Kind.TOKEN
                && lexemes.get(i - 2).kind() == Kind.IF
                && isBehind(i + 1, MONEY);
    }

    /** "Another H100": one. */
    private void another(int i) {
        if (said(i).equals("another") && isBehind(i + 1, Set.of(Kind.GPU)) && isOfJob(i)) {
            become(i, Kind.ARTICLE);
        }
    }

    /** "/swap 2 ETH to USDC": a command, as one gives it to a bot. */
    private void slash(int i) {
        if (!said(i).equals("/")) {
            return;
        }
        if (i == 0 && isBehind(1, Verbs.REQUESTS) && !HanRun.isHan(lexemes.get(1))) {
            lexemes.remove(0);
        } else if (i > 0 && isBehind(i + 1, Set.of(Kind.NUMBER)) && WAYS.contains(said(i - 1))) {
            become(i, Kind.COMMA); // "800 tokens in / 200 tokens out"
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

    /** "… and lend the output on aave": what the step before gave, and where. */
    private void output(int i) {
        Lexeme output = lexemes.get(i);
        boolean lends = said(i).equals("the output on")
                && i > 0
                && lexemes.get(i - 1).is(Kind.SUPPLY)
                && isBehind(i + 1, Set.of(Kind.MARKET));
        if (lends) {
            int on = output.end() - "on".length();
            lexemes.set(i, Lexeme.of(Kind.IT, output.start(), on - 1, null, "the output"));
            lexemes.add(i + 1, Lexeme.of(Kind.ON, on, output.end(), null, "on"));
        }
    }

    /** "Get my 5 LINK into USDC". */
    private void turned(int i) {
        boolean into = begins(i)
                && isBehind(i + 1, Set.of(Kind.MINE))
                && is(i + 1, NUMBER_OF_TOKENS)
                && isBehind(i + 4, Set.of(Kind.TO), Kind.TOKEN)
                && said(i + 4).equals("into");
        if (into) {
            become(i, Kind.SWAP);
        }
    }

    /** "Render the attached scene, 240 frames": no field holds the file, as none holds "my scene". */
    private void scene(int i) {
        boolean rendered = Lists.any(lexemes, word -> word.kind() == Kind.RENDER)
                && Lists.any(lexemes, word -> word.kind() == Kind.FRAME_UNIT)
                && Lists.none(lexemes, word -> word.kind() == Kind.RUN || word.kind() == Kind.MODEL);
        if (rendered) {
            become(i, Kind.SCENE);
        }
    }

    private void become(int i, Kind kind) {
        Lexeme word = lexemes.get(i);
        lexemes.set(i, Lexeme.of(kind, word.start(), word.end(), null, word.text()));
    }

    /** Whether words of these kinds stand behind the place. */
    private boolean is(int place, List<Kind> kinds) {
        for (int i = 0; i < kinds.size(); i++) {
            if (place + 1 + i >= lexemes.size() || lexemes.get(place + 1 + i).kind() != kinds.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a word that may be one of these stands at the place, and behind it those. */
    private boolean isBehind(int place, Set<Kind> first, Kind... rest) {
        return place < lexemes.size() && lexemes.get(place).isAnyOf(first) && is(place, List.of(rest));
    }

    /** "Run Llama 3.1 8B 5000 times": so many requests. */
    private void times(int i) {
        boolean requests = i > 1
                && lexemes.get(i - 1).kind() == Kind.NUMBER
                && Lists.any(lexemes.subList(0, i), word -> word.kind() == Kind.RUN)
                && Lists.any(lexemes.subList(0, i), word -> word.kind() == Kind.MODEL)
                && Lists.none(
                        lexemes,
                        word -> AGAIN_AND_AGAIN.contains(word.kind())
                                || word.kind() == Kind.REQUEST_UNIT
                                || word.kind() == Kind.ATTACHMENT)
                && (i + 1 == lexemes.size()
                        || Joints.ALL.contains(lexemes.get(i + 1).kind()));
        if (requests) {
            Lexeme times = lexemes.get(i);
            lexemes.set(i, Lexeme.of(Kind.REQUEST_UNIT, times.start(), times.end(), null, times.text()));
        }
    }

    private boolean isOfJob(int to) {
        return Lists.any(lexemes.subList(0, to), word -> JOBS.contains(word.kind()));
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

    /** "20 USDC in total": where one payment is made, once. */
    private void total(int i) {
        if (LIMIT.contains(said(i))) {
            limit(i);
            return;
        }
        if (said(i).equals("keep")
                && begins(i)
                && isBehind(i + 1, Verbs.REQUESTS)
                && said(i + 1).endsWith("ing")) {
            become(i, Kind.RECURRING); // "keep swapping 15 DAI for UNI"
            return;
        }
        if (IN_TOTAL.contains(said(i)) && i > 0 && lexemes.get(i - 1).kind() == Kind.ASK_HAVE) {
            lexemes.remove(i); // "what have I got in my account in total"
            return;
        }
        boolean one = Lists.count(lexemes, word -> word.kind() == Kind.NUMBER) == 1
                && Lists.count(lexemes, word -> word.kind() == Kind.RECIPIENT) == 1
                && Lists.any(lexemes, word -> word.kind() == Kind.SEND)
                && Lists.none(lexemes, word -> AGAIN_AND_AGAIN.contains(word.kind()));
        boolean in = one
                && IN_TOTAL.contains(said(i))
                && i > 1
                && lexemes.get(i - 1).kind() == Kind.TOKEN
                && lexemes.get(i - 2).kind() == Kind.NUMBER;
        if (in) {
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

    /** "Swap 1 ETH to USDC > send to @bob": the sign leads to the next step. */
    private void thenArrow(int i) {
        Lexeme sign = lexemes.get(i);
        boolean next = sign.text().startsWith(">")
                && i > 3
                && i + 1 < lexemes.size()
                && lexemes.get(i - 1).kind() == Kind.TOKEN
                && Verbs.REQUESTS.contains(lexemes.get(i + 1).kind());
        if (next) {
            lexemes.set(i, Lexeme.of(Kind.THEN, sign.start(), sign.end(), null, sign.text()));
        }
    }

    /** "Create a 30 second video": so long, and no second step. */
    private void second(int i) {
        boolean last =
                i > 0 && said(i).equals("last") && lexemes.get(i - 1).kind() == Kind.MINE && is(i, NUMBER_OF_TOKENS);
        boolean first = i > 0
                && said(i).equals("first")
                && Verbs.isRequest(lexemes.get(i - 1).kind())
                && begins(i - 1)
                && isBehind(i + 1, COUNTED)
                && Lists.any(lexemes.subList(i + 1, lexemes.size()), word -> word.kind() == Kind.THEN);
        if (last || first) {
            lexemes.remove(i); // "my last 2 ETH", "send first 50 USDC to @ivo, then …"
            return;
        }
        boolean length = i > 0
                && lexemes.get(i).is(Kind.TIME_UNIT)
                && lexemes.get(i - 1).kind() == Kind.NUMBER
                && i + 1 < lexemes.size()
                && (lexemes.get(i + 1).kind() == Kind.WORD || lexemes.get(i + 1).kind() == Kind.SCENE);
        if (length) {
            Lexeme second = lexemes.get(i);
            lexemes.set(i, Lexeme.of(Kind.TIME_UNIT, second.start(), second.end(), null, "PT1S"));
        }
    }

    /** "I've 3 LINK, sell them for DAI": what there is, and nothing that was done. */
    private void have(int i) {
        boolean holds = HAVING.contains(said(i))
                && begins(i)
                && i + 2 < lexemes.size()
                && lexemes.get(i + 1).kind() == Kind.NUMBER
                && lexemes.get(i + 2).kind() == Kind.TOKEN;
        if (holds) {
            Lexeme have = lexemes.get(i);
            lexemes.set(i, Lexeme.of(Kind.HAVE, have.start(), have.end(), null, have.text()));
        }
    }

    private boolean begins(int i) {
        return i == 0 || Joints.ALL_AND_COURTESY.contains(lexemes.get(i - 1).kind());
    }

    private String said(int i) {
        return lexemes.get(i).text().toLowerCase(Locale.ROOT);
    }
}
