package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.chinese.OwedBack;
import dev.errand.engine.reader.lexer.FoldedText;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.KeyedPattern;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.OpenedPattern;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.lexicon.WordSearch;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Verbs;
import dev.errand.intent.Ground;
import java.util.List;
import java.util.Set;

/**
 * The Chinese side of {@link Doubts}: 大概 50 个, 他说：转…, 比如…, 从冷钱包转…. Its words stand in {@code doubts-zh.txt}.
 */
public final class ChineseDoubts {

    private static final WordLists LISTS = WordLists.read("doubts-zh.txt");
    private static final Set<String> ABOUT_BEFORE = LISTS.named("ABOUT_BEFORE");
    private static final Set<String> EXACT_BEFORE = LISTS.named("EXACT_BEFORE");
    private static final Set<String> ABOUT_BEHIND = LISTS.named("ABOUT_BEHIND");
    private static final Set<String> PRETENDED = LISTS.named("PRETENDED");
    private static final Set<String> TOLD = LISTS.named("TOLD");
    private static final Set<String> SAYS = LISTS.named("SAYS");
    private static final Set<String> SAYS_THEN = LISTS.named("SAYS_THEN");
    private static final WordSearch SAYINGS = WordSearch.of(SAYS_THEN);
    private static final Set<String> WORTH = LISTS.named("WORTH");
    private static final Set<String> OWN_SAYING = LISTS.named("OWN_SAYING");
    private static final WordSearch ASKED = WordSearch.of(LISTS.named("ASKED"));
    private static final Set<String> ELSEWHERE = LISTS.named("ELSEWHERE");
    private static final WordSearch PLACES = WordSearch.of(ELSEWHERE);
    private static final Set<String> FROM = LISTS.named("FROM");
    private static final Set<String> TELLER = LISTS.named("TELLER");
    public static final Set<String> CALLS_OFF = LISTS.named("CALLS_OFF");

    private static final String NOT_TO = "(?<![给到往进向和跟去])";
    private static final OpenedPattern FOREIGN = OpenedPattern.of(
            LISTS.openingsOf("OWNER", "ELSEWHERE") + "客老对",
            NOT_TO + "(?:" + either("OWNER") + "|客户|老板|对方)所?持有?的?\\s*[0-9a-z以]|" + NOT_TO + "(?:" + either("OWNER")
                    + ")的?(?:" + either("PURSE")
                    + ")(?:面|头)?(?:的|那|剩|有|还)|" + NOT_TO + "(?:他|她)的\\s*[0-9]|" + NOT_TO + "(?:" + either("ELSEWHERE")
                    + ")(?:里|上|那边)(?:面|头)?(?:的|那|剩|有|还)");

    /** 300 USDC 付给 @x 了吗, 设计费 300 USDC，付给 @x 了: what was done. */
    private static final KeyedPattern DONE = KeyedPattern.of(
            "了过咗",
            "[给到至往成为入进]\\s*@?[a-z0-9_.-]+\\s*(?:了|过|咗)(?:吗|嘛|么|没有?|未)[\\s?!.。~]*$"
                    + "|^(?:我们?|俺|咱)?还(?:了|过)\\s*@[a-z0-9_.-]+[^吧给]*$|^(?:我们?|俺|咱)还\\s*@[a-z0-9_.-]+[^,。;吧]*[a-z个]\\s*了[\\s.。!~]*$"
                    + "|^[^把将帮请麻烦快]*费[^,。;]*,\\s*[付转打汇发结退交]给\\s*@[a-z0-9_.-]+\\s*了[\\s.。!~]*$");

    /** 纸面询价：2 ETH 换 USDC, whatever stands before the price that is asked for. */
    private static final KeyedPattern ASKS_PRICE =
            KeyedPattern.of("询问估试", "\\s*[\\u4e00-\\u9fff&&[^不别无免勿]]{0,6}(?:询价|问价|估价|试算)(?:一?下)?\\s*[,:;]");

    private static final Set<String> EVERYBODY = Set.of("每人", "每个人", "每個人", "每位", "各人");
    private static final int HEADING = 16;
    private static final int LONGEST_WORD = 6;
    private static final int LONGEST_TEXT = 2_000;

    private final String text;
    private final List<Lexeme> lexemes;

    private static String either(String list) {
        return String.join("|", LISTS.named(list));
    }

    /** @param folded the text, as {@link FoldedText} folds it */
    ChineseDoubts(String folded, List<Lexeme> lexemes) {
        this.text = folded;
        this.lexemes = lexemes;
    }

    /** Whether the amount that stands there is only about right: 50 左右, 大概 50. */
    boolean isAbout(Ground ground) {
        boolean here = ground.turn() == 0 && ground.start() >= 0 && ground.end() <= text.length();
        if (!here) {
            return false;
        }
        String before = text.substring(Math.max(0, ground.start() - LONGEST_WORD - 2), ground.start())
                .stripTrailing();
        int behind = skipBlanks(ground.end());
        if (endsInAny(before, WORTH)
                && ground.end() > ground.start()
                && behind < text.length()
                && text.charAt(behind) == '的') {
            return Character.isDigit(text.charAt(ground.start()))
                    && Character.isDigit(text.charAt(ground.end() - 1)); // 价值 50 的 ETH: 50 of what?
        }
        return (endsInAny(before, ABOUT_BEFORE) && !endsInAny(before, EXACT_BEFORE)) || isAboutBehind(ground.end());
    }

    private boolean isAboutBehind(int at) {
        if (beginsWithAny(skipBlanks(at), ABOUT_BEHIND)) {
            return true;
        }
        for (Lexeme lexeme : lexemes) {
            boolean belongs = lexeme.is(Kind.MEASURE)
                    || lexeme.is(Kind.TOKEN)
                    || lexeme.is(Kind.DOLLAR)
                    || lexeme.is(Kind.PERCENT);
            if (lexeme.start() >= at
                    && (!belongs || !text.substring(at, lexeme.start()).isBlank())) {
                return false;
            }
            if (lexeme.start() >= at) {
                at = lexeme.end();
                if (beginsWithAny(skipBlanks(at), ABOUT_BEHIND)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the request is an example, somebody else's, or of tokens that lie elsewhere. */
    boolean isUnsure() {
        return text.length() <= LONGEST_TEXT
                && (beginsWithAny(skipBlanks(0), PRETENDED)
                        || isToldInHeading()
                        || ASKS_PRICE.begins(text)
                        || isSaid()
                        || ASKED.isIn(text)
                        || isElsewhere()
                        || DONE.isIn(text)
                        || isBorrowedOf()
                        || isForEach()
                        || TakesAnother.isIn(lexemes)
                        || ChineseReservations.stand(Hanzi.simplified(text)));
    }

    /** 之前借了 @mo 200 DAI: of somebody, not of a market. */
    private boolean isBorrowedOf() {
        for (int i = 1; i < lexemes.size(); i++) {
            int verb = lexemes.get(i).is(Kind.RECIPIENT) ? OwedBack.verbBefore(lexemes, i) : -1;
            if (verb >= 0 && lexemes.get(verb).kind() == Kind.BORROW) {
                return true;
            }
        }
        return false;
    }

    /** 给 @team 每人转 50 DAI: one account is named, and how many people are behind it is not. */
    private boolean isForEach() {
        return Lists.any(lexemes, lexeme -> lexeme.is(Kind.EACH) && EVERYBODY.contains(lexeme.text()))
                && Lists.count(lexemes, lexeme -> lexeme.is(Kind.RECIPIENT)) == 1;
    }

    private boolean isToldInHeading() {
        int colon = text.indexOf(':');
        if (colon < 0 || colon > HEADING) {
            return text.startsWith("[")
                    && text.indexOf(']') > 0
                    && holdsAny(text.substring(0, text.indexOf(']')), TOLD);
        }
        String heading = text.substring(0, colon);
        boolean address = heading.startsWith("致") || heading.startsWith("尊敬的"); // 致客服：, to whom a letter is
        boolean own = heading.endsWith("长话短说") || heading.endsWith("简单说");
        return !address && !own && heading.chars().noneMatch(Character::isDigit) && holdsAny(heading, TOLD);
    }

    /** 老板说转 50 DAI 给 @bob: what is said begins with a verb. */
    private boolean isSaid() {
        if (SAYINGS.isIn(text) && Lists.any(SAYS_THEN, this::isSaidByOthers)) {
            return true;
        }
        for (Lexeme lexeme : lexemes) {
            boolean asks = Verbs.isRequest(lexeme.kind()) || lexeme.is(Kind.OBJECT) || lexeme.is(Kind.USE);
            if (!asks) {
                continue;
            }
            String before = withoutSigns(text.substring(0, lexeme.start()));
            if (endsInSaying(before)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what stands in front says that the rest was said: 群主在群里喊. */
    public static boolean endsInSaying(String said) {
        return said.length() > 1 && endsInAny(said, SAYS) && !endsInAny(said, OWN_SAYING);
    }

    private boolean isSaidByOthers(String saying) {
        int at = text.indexOf(saying);
        return at > 1 && !endsInAny(text.substring(0, at + 1), OWN_SAYING);
    }

    /** 从冷钱包转 50 DAI, 老婆账户里的 300 USDC: not in the purse that signs. */
    private boolean isElsewhere() {
        if (FOREIGN.isIn(text)) {
            return true;
        }
        if (!PLACES.isIn(text)) {
            return false;
        }
        for (String place : ELSEWHERE) {
            for (int at = text.indexOf(place); at >= 0; at = text.indexOf(place, at + 1)) {
                if (endsInAny(text.substring(0, at).stripTrailing(), FROM)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** 我转了 50 DAI 给 @bob, 50 DAI 转给 @bob 了: 了 behind the verb, where somebody tells what he did, or at the very end. */
    public static boolean isReport(Clause clause, List<Lexeme> lexemes) {
        boolean told = false;
        if (isDone(clause, lexemes) || isOfTheirs(clause)) {
            return true;
        }
        for (int i = 0; i + 1 < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            if (lexeme.start() < clause.start()) {
                continue;
            }
            if (lexeme.start() >= clause.end()) {
                return false;
            }
            if (!told) {
                told = lexeme.is(Kind.SUBJECT) && TELLER.contains(lexeme.text());
                if (!told) {
                    return false;
                }
            } else if (lexeme.isAnyOf(Verbs.REQUESTS)) {
                Lexeme next = lexemes.get(i + 1);
                boolean done = next.text().equals("了") && next.start() == lexeme.end();
                int behind = done ? i + 2 : i + 1;
                return (done || lexeme.text().endsWith("了"))
                        && behind < lexemes.size()
                        && !lexemes.get(behind).is(Kind.COMMA)
                        && !lexemes.get(behind).is(Kind.STOP);
            } else if (!lexeme.is(Kind.GIVE)
                    && !lexeme.is(Kind.RECIPIENT)
                    && !lexeme.is(Kind.ON)
                    && !lexeme.is(Kind.MARKET)) {
                return false;
            }
        }
        return false;
    }

    /** 老李把他的 ETH 全卖了: what others do with what is theirs. */
    private static boolean isOfTheirs(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        boolean somebody = false;
        for (int i = 0; i + 2 < phrases.size(); i++) {
            Phrase phrase = phrases.get(i);
            boolean theirs = phrase.is(Kind.SOMEBODY)
                    && THEM.contains(phrase.text())
                    && phrases.get(i + 1).kind() == Kind.OF
                    && phrases.get(i + 2).kind() == Kind.ASSET;
            if (theirs && somebody) {
                return true;
            }
            somebody |= phrase.is(Kind.SOMEBODY) || (phrase.is(Kind.SUBJECT) && THEM.contains(phrase.text()));
            if (phrase.isValue() && !phrase.is(Kind.SOMEBODY)) {
                return false;
            }
        }
        return false;
    }

    private static final Set<String> THEM = Set.of("他", "她", "他们", "她们", "佢", "人家", "自己");

    /** 50 DAI 转给 @bob 了. */
    private static boolean isDone(Clause clause, List<Lexeme> lexemes) {
        if (!clause.first().is(Kind.ASSET) || !clause.phrases().getLast().is(Kind.RECIPIENT)) {
            return false;
        }
        for (int i = 0; i < lexemes.size(); i++) {
            if (lexemes.get(i).start() >= clause.end()) {
                return lexemes.get(i).text().equals("了")
                        && (i + 1 == lexemes.size()
                                || lexemes.get(i + 1).is(Kind.COMMA)
                                || lexemes.get(i + 1).is(Kind.STOP));
            } else if (lexemes.get(i).is(Kind.OBJECT) || lexemes.get(i).text().contains("帮")) {
                return false;
            }
        }
        return false;
    }

    private int skipBlanks(int at) {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String withoutSigns(String said) {
        int end = said.length();
        while (end > 0 && !Character.isLetterOrDigit(said.charAt(end - 1))) {
            end--;
        }
        return said.substring(0, end);
    }

    private boolean beginsWithAny(int at, Set<String> words) {
        for (int length = 1; length <= LONGEST_WORD && at + length <= text.length(); length++) {
            if (words.contains(text.substring(at, at + length))) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsInAny(String said, Set<String> words) {
        for (int length = 1; length <= LONGEST_WORD && length <= said.length(); length++) {
            if (words.contains(said.substring(said.length() - length))) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsAny(String said, Set<String> words) {
        return Lists.any(words, said::contains);
    }
}
