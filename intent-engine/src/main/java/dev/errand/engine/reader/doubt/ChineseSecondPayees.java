package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.intent.Ground;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 转 10 USDC 给 @bob 和小红; 给我妈和 @bob; 给 @bob，小红也是: somebody without an account is to be paid besides, or shares in it. Thread-safe.
 */
final class ChineseSecondPayees {

    private static final Pattern JOINS = Pattern.compile("\\s?(?:和|跟|与|同埋?|及|以及|还有|加上?|、|/|&|\\+|连同)\\s?");
    private static final Pattern JOINED = Pattern.compile("(?:和|跟|与|同埋?|及|以及|还有|加上?|、|/|&|\\+)\\s?$");
    private static final Pattern FAMILIAR = Pattern.compile("[给俾畀到][小老阿][\\u4e00-\\u9fff]$");
    /** 给 @bob，@alice 给了 5 USDC: she pays it. */
    private static final Pattern PAYS = Pattern.compile("\\s?(?:给了|给过|付了|出了?)\\s?[0-9]");

    private static final Pattern NAMED = Pattern.compile(
            "\\s?[,，]\\s?[小老阿](?![板铁弟师哥姐伙姨爷妹友大])[\\u4e00-\\u9fff](?:也(?:是|一样|要|有))?\\s*(?:$|[,，。.!！;；\\n])");

    private ChineseSecondPayees() {}

    /** Whether there is one. */
    static boolean areThere(ReadyText said) {
        for (Ground payee : said.ending("/to")) {
            if (isBehind(said, payee.end()) || isInFront(said, payee.start())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBehind(ReadyText said, int at) {
        String text = said.text();
        if (NAMED.matcher(text).region(at, text.length()).lookingAt()
                || PAYS.matcher(text).region(at, text.length()).lookingAt()) {
            return true;
        }
        Matcher joins = JOINS.matcher(text).region(at, text.length());
        if (!joins.lookingAt()) {
            return false;
        }
        Lexeme who = wordAt(said, joins.end());
        return who != null && !said.isRead(who.start()) && isSomebody(text, who);
    }

    private static boolean isInFront(ReadyText said, int at) {
        Matcher joined = JOINED.matcher(said.text()).region(Math.max(0, at - 4), at);
        joined.useAnchoringBounds(true);
        if (!joined.find()) {
            return false;
        }
        if (FAMILIAR.matcher(said.text().substring(0, joined.start())).find()) {
            return true;
        }
        for (Lexeme word : said.words()) {
            if (word.end() == joined.start() && !said.isRead(word.start())) {
                return word.is(Kind.SOMEBODY);
            }
        }
        return false;
    }

    private static @Nullable Lexeme wordAt(ReadyText said, int at) {
        for (Lexeme word : said.words()) {
            if (word.start() == at) {
                return word;
            }
        }
        return null;
    }

    private static boolean isSomebody(String text, Lexeme who) {
        char first = text.charAt(who.start());
        boolean name = first >= 'a' && first <= 'z' && who.kind() == Kind.WORD;
        boolean familiar = "小老阿".indexOf(first) >= 0
                && who.start() + 1 < text.length()
                && text.charAt(who.start() + 1) >= '\u4e00';
        return who.is(Kind.SOMEBODY)
                || familiar
                || name
                || who.text().equals("他们")
                || who.text().equals("她们");
    }
}
