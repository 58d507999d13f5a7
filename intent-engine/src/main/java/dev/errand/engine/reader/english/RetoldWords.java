package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.HanRun;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.List;
import java.util.Set;

/**
 * Words that are of another kind where they stand: the "goes" of "half of it goes in aave" lends, the "break" of "should WBTC break 120,000"
 * is what a price does, the "second" of "a 30 second video" a length. Elsewhere they are what they always are.
 */
public final class RetoldWords extends WordEdits {

    private static final Set<String> HAVING = Set.of("i've", "i\u2019ve", "ive");
    private static final List<Kind> IN_MARKET = List.of(Kind.IN, Kind.MARKET);
    private static final Set<Kind> MONEY = Kinds.of(Kind.NUMBER, Kind.DOLLAR);
    private static final Set<String> BREAKING = Set.of("break", "top", "pass", "surpass", "crack");
    private static final Set<String> WAYS =
            Set.of("in", "input", "out", "output", "prompt", "tokens in", "input tokens");
    private static final Set<Kind> AGAIN_AND_AGAIN =
            Kinds.of(Kind.EVERY, Kind.EVERY_OTHER, Kind.PERIOD, Kind.PERIOD_BAD, Kind.RECURRING, Kind.EACH, Kind.NOT);
    private static final List<Kind> NUMBER_OF_TOKENS = List.of(Kind.NUMBER, Kind.TOKEN);
    private static final Set<Kind> PLACE = Kinds.of(Kind.TO, Kind.ON, Kind.IN);
    private static final Set<String> SAVING = Set.of("load", "save");

    private RetoldWords(List<Lexeme> lexemes) {
        super(lexemes);
    }

    /** The words, each with the kind that it has where it stands. Thread-safe. */
    public static List<Lexeme> told(List<Lexeme> lexemes) {
        return lexemes.size() < 3 ? lexemes : new RetoldWords(lexemes).edited();
    }

    @Override
    void look(int i) {
        switch (lexemes.get(i).kind()) {
            case WORD -> word(i);
            case AT_MOST -> kept(i);
            case ABOVE -> thenArrow(i);
            case PAST -> have(i);
            case THEN -> second(i);
            case QUOTE -> output(i);
            case GET -> turned(i);
            case ATTACHMENT -> scene(i);
            case FILLER -> another(i);
            case OR -> slash(i);
            case IT -> those(i);
            case NEED -> wish(i);
            default -> {}
        }
    }

    private void word(int i) {
        if (said(i).equals("times")) {
            times(i);
        } else if (said(i).equals("goes") && is(i, IN_MARKET)) {
            become(i, Kind.PUT); // "… and half of it goes in aave"
        } else if (isBroken(i)) {
            become(i, Kind.ABOVE);
        } else if (SAVING.contains(said(i))
                && begins(i)
                && is(i, NUMBER_OF_TOKENS)
                && isBehind(i + 3, PLACE, Kind.MARKET)) {
            become(i, Kind.SUPPLY);
        }
    }

    /** "Keep swapping 15 DAI for UNI". */
    private void kept(int i) {
        if (said(i).equals("keep")
                && begins(i)
                && isBehind(i + 1, Verbs.REQUESTS)
                && said(i + 1).endsWith("ing")) {
            become(i, Kind.RECURRING);
        }
    }

    /** "Create a 30 second video": so long, and no second step. */
    private void second(int i) {
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

    /** "Should WBTC break 120,000": what only a price does. */
    private boolean isBroken(int i) {
        return BREAKING.contains(said(i))
                && i > 1
                && lexemes.get(i - 1).kind() == Kind.TOKEN
                && lexemes.get(i - 2).kind() == Kind.IF
                && isBehind(i + 1, MONEY);
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

    /** "Spend those 180 USDC". */
    private void those(int i) {
        if ((said(i).equals("those") || said(i).equals("these")) && is(i, NUMBER_OF_TOKENS)) {
            become(i, Kind.ARTICLE);
        }
    }

    /** "I want give back 90 DAI of my credit in Aave": what is wanted is the verb behind it, and no credit. */
    private void wish(int i) {
        if (begins(i) && isBehind(i + 1, Set.of(Kind.RETURN))) {
            become(i, Kind.FILLER);
        }
    }
}
