package dev.errand.engine.reader.remark;

import dev.errand.engine.reader.lexer.Lexer;
import dev.errand.engine.reader.lexer.Signs;
import dev.errand.engine.reader.lexicon.CharacterSet;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in parentheses without a value, of which {@link Signs} makes nothing: "(my rent)" is passed over, "(after the weekend)" turns
 * the request and has to be asked about.
 */
public final class Parentheses {

    private static final Pattern PAIR = Pattern.compile("[(（]([^()（）]+)[)）]");

    private static final CharacterSet OPENING = CharacterSet.of("(（");

    private Parentheses() {}

    /**
     * Whether something in parentheses may turn what is asked for.
     *
     * @param words the words of the text, each for itself
     * @param symbols the symbols that are tokens
     */
    public static boolean weigh(List<Lexeme> words, String text, List<String> symbols) {
        boolean chinese = Hanzi.areIn(text);
        return Lists.any(passedOver(words, text, symbols), remark -> !RemarkModel.passes(remark, chinese));
    }

    private static List<Remark> passedOver(List<Lexeme> words, String text, List<String> symbols) {
        if (!OPENING.isIn(text)) {
            return List.of();
        }
        RemarkSpans spans = new RemarkSpans(words, text);
        List<Remark> inside = new ArrayList<>();
        for (int i = 0; i <= words.size(); i++) {
            int gap = i == 0 ? 0 : words.get(i - 1).end();
            int next = i < words.size() ? words.get(i).start() : text.length();
            Matcher pair = PAIR.matcher(text).region(gap, next);
            while (pair.find()) {
                List<Lexeme> said = Lexer.words(pair.group(1), symbols);
                if (!said.isEmpty()) {
                    inside.add(RemarkSpans.remark(said, pair.group(1), spans.placeOf(i)));
                }
            }
        }
        return inside;
    }
}
