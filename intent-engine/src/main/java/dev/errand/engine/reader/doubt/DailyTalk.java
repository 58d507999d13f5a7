package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Reading;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * 今天又下雨了，哪儿也去不成，唉: talk of the day in Chinese. Its "no", its questions and its past are of the weather, of food and of family, so that
 * it is small talk, whatever words stand in it. The words stand in {@code talk-zh.txt}.
 */
public final class DailyTalk {

    private static final int LONGEST = 60;
    private static final WordLists WORDS = WordLists.read("talk-zh.txt");

    /** Words of other letters are names of what we do, but for some that are said in Chinese. */
    private static final Pattern FOREIGN =
            Pattern.compile("(?<![a-z])(?!(?:emo|ktv|ok|hi|hello|bye|lol|hhh|vlog|ai)(?![a-z]))[a-z]{2,}");

    /** 嗯那个那个就是: nothing is said yet. */
    private static final Pattern STAMMER =
            Pattern.compile("[嗯呃额啊哦唔哎诶\\s,，.。…~]*(?:(?:那个|這個|那個|这个|就是|那啥)[嗯呃额啊哦唔哎诶\\s,，.。…~]*){2,20}");

    private DailyTalk() {}

    /** Why nothing was asked: as it was told from the words, but for talk that is of nothing we do. */
    public static Reading.Reason reason(Reading.Reason told, String text, List<Lexeme> lexemes) {
        if (told == Reading.Reason.SMALL_TALK && STAMMER.matcher(text).matches()) {
            return Reading.Reason.NOISE;
        }
        return told != Reading.Reason.SMALL_TALK && isAll(text, lexemes) ? Reading.Reason.SMALL_TALK : told;
    }

    private static boolean isAll(String text, List<Lexeme> lexemes) {
        if (text.length() > LONGEST || !Hanzi.areIn(text)) {
            return false;
        }
        boolean ours = Lists.any(
                lexemes,
                lexeme -> lexeme.is(Kind.TOKEN)
                        || lexeme.is(Kind.RECIPIENT)
                        || lexeme.is(Kind.MARKET)
                        || lexeme.is(Kind.MODEL)
                        || lexeme.is(Kind.GPU)
                        || lexeme.is(Kind.BALANCE));
        if (ours) {
            return false;
        }
        String said = Hanzi.simplified(text.toLowerCase(Locale.ROOT));
        return !FOREIGN.matcher(said).find() && !holds("OURS", said) && (holds("DAILY", said) || holds("FELT", said));
    }

    private static boolean holds(String name, String said) {
        return Lists.any(WORDS.named(name), said::contains);
    }
}
