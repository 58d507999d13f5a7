package dev.errand.engine.reader;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Joints;
import dev.errand.engine.reader.syntax.Lexeme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where in a message one request may end and the next begin. Not thread-safe; lives within one reading. */
final class RequestCuts {

    /** How surely something else begins. */
    enum Break {
        /** A comma, "and", a blank in Chinese. */
        PAUSE,
        /** "then", "also", 再, 还有. */
        JOINT,
        /** A full stop, a semicolon, a new line; and both ends of the message. */
        SENTENCE
    }

    /**
     * A place where a part begins.
     *
     * @param word index of its first word behind signs and "and then"; how many words there are, of the end
     * @param at offset of that word, or the end of the text
     */
    record Cut(int word, int at, Break kind) {}

    private static final String ENDS = ".!?;。！？；";

    /** Words that join two requests, and are something else elsewhere. */
    private static final Set<String> JOINING = Set.of("+", "还有", "還有", "再");

    private static final int LONGEST_JOINING = 2;

    /** "1", "12" in front of a sign number a list. */
    private static final int LONGEST_BULLET = 2;

    private final String text;
    private final List<Lexeme> words;
    private final boolean blanks;
    private final List<Cut> cuts = new ArrayList<>();

    private RequestCuts(String text, List<Lexeme> words, boolean blanks) {
        this.text = text;
        this.words = words;
        this.blanks = blanks && Hanzi.areIn(text);
    }

    /**
     * All places, from the begin of the text to its end.
     *
     * @param blanks whether a blank in Chinese is one
     */
    static List<Cut> of(String text, List<Lexeme> words, boolean blanks) {
        return new RequestCuts(text, words, blanks).found();
    }

    private List<Cut> found() {
        cuts.add(new Cut(0, 0, Break.SENTENCE));
        boolean said = false;
        Break kind = null;
        for (int i = 0; i < words.size(); i++) {
            Lexeme word = words.get(i);
            if (!Joints.SIGNS.contains(word.kind()) && !isJoint(word, text)) {
                if (kind != null && said) {
                    cuts.add(new Cut(i, word.start(), kind));
                    said = false;
                }
                kind = null;
                said |= word.kind() != Kind.NUMBER || word.end() - word.start() > LONGEST_BULLET;
            }
            kind = stronger(kind, breakBehind(i));
        }
        if (!said && cuts.size() > 1) {
            cuts.removeLast();
        }
        cuts.add(new Cut(words.size(), text.length(), Break.SENTENCE));
        return cuts;
    }

    private @Nullable Break breakBehind(int index) {
        Lexeme word = words.get(index);
        boolean pause = Joints.SIGNS.contains(word.kind());
        boolean joint = !pause && isJoint(word, text);
        int next = index + 1 < words.size() ? words.get(index + 1).start() : text.length();
        if ((pause && ENDS.indexOf(text.charAt(word.start())) >= 0) || hasLineBreak(word.end(), next)) {
            return Break.SENTENCE;
        } else if (joint && !word.is(Kind.AND)) {
            return Break.JOINT;
        }
        return pause || joint || (blanks && next > word.end()) ? Break.PAUSE : null;
    }

    private boolean hasLineBreak(int from, int to) {
        int at = text.indexOf('\n', from);
        return at >= 0 && at < to;
    }

    private static boolean isJoint(Lexeme word, String text) {
        return word.isAnyOf(Joints.ADDING)
                || (word.end() - word.start() <= LONGEST_JOINING
                        && JOINING.contains(text.substring(word.start(), word.end())));
    }

    private static @Nullable Break stronger(@Nullable Break one, @Nullable Break other) {
        return one == null || (other != null && other.compareTo(one) > 0) ? other : one;
    }

    /** Where what is said before a cut ends: without "and then". */
    static int end(Cut cut, String text, List<Lexeme> words) {
        int end = cut.word();
        for (int word = end - 1; word > 0 && end < words.size(); word--) {
            if (isJoint(words.get(word), text)) {
                end = word;
            } else if (words.get(word).kind() != Kind.COMMA) {
                break;
            }
        }
        return end < words.size() ? words.get(end).start() : text.length();
    }
}
