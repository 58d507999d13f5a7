package dev.errand.engine.reader.lexer;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Lexicon;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How far a text is cut into lexemes, and those that were found. What is added ends where the next begins to be sought. */
final class Scan {

    private static final Pattern BEHIND_SHARE = Pattern.compile("(\\s+(of|the|my|in|i have))+$|的$");
    private static final int CHINESE_REACH = 40;

    private final FoldedText text;
    private final List<String> symbols;
    private final boolean chinese;
    private final @Nullable Apart apart;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private int at;

    /**
     * @param symbols of the token list
     * @param chinese whether the talk so far is Chinese, whatever this text is
     * @param apart what is not to be taken for one word; null for nothing
     */
    Scan(String text, List<String> symbols, boolean chinese, @Nullable Apart apart) {
        this.text = new FoldedText(text);
        this.symbols = symbols;
        this.chinese = chinese;
        this.apart = apart;
    }

    FoldedText text() {
        return text;
    }

    List<String> symbols() {
        return symbols;
    }

    List<Lexeme> lexemes() {
        return lexemes;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** Goes on at {@code end}: what stands before it means nothing. */
    void skipTo(int end) {
        at = end;
    }

    /** Whether the last lexeme is one of {@code kinds}; false if there is none yet. */
    boolean lastIs(Kind... kinds) {
        for (Kind kind : kinds) {
            if (!lexemes.isEmpty() && lexemes.getLast().is(kind)) {
                return true;
            }
        }
        return false;
    }

    void add(Kind kind, int start, int end) {
        add(kind, start, end, null, text.written(start, end));
    }

    void add(Kind kind, int start, int end, BigDecimal number) {
        add(kind, start, end, number, text.written(start, end));
    }

    void add(Kind kind, int start, int end, @Nullable BigDecimal number, String value) {
        add(Lexeme.of(kind, start, end, number, value), end);
    }

    /** Adds a lexeme and goes on at {@code end}, which is behind it, or behind what belongs to it. */
    void add(Lexeme lexeme, int end) {
        lexemes.add(lexeme);
        at = end;
    }

    /** Adds what the lexicon knows of [start, end); false if it knows nothing. */
    boolean known(int start, int end) {
        return known(start, end, text.folded(start, end));
    }

    /** @param word what the lexicon is asked for */
    boolean known(int start, int end, String word) {
        if (apart != null && apart.is(start, end)) {
            return false;
        }
        String token = Lexicon.token(word, symbols);
        if (token != null) {
            add(Kind.TOKEN, start, end, null, token);
            return true;
        }
        if (word.equals("u") && isTether(start, end)) {
            add(Kind.TOKEN, start, end, null, "USDT");
            return true;
        }
        Lexicon.Entry entry = Lexicon.entry(word);
        if (entry == null || entry.first() == Kind.TOKEN) { // a token's name, and the token is not listed
            return false;
        }
        String written = text.written(start, end);
        String value = entry.value() == null ? written : entry.value();
        boolean share = entry.kinds().has(Kind.SHARE);
        Lexeme lexeme = new Lexeme(
                entry.kinds(),
                entry.first(),
                start,
                share ? endOfShare(start, end) : end,
                share ? new BigDecimal(value) : null,
                share ? written : value);
        add(lexeme, end);
        return true;
    }

    /** Of "half of the" the share is "half". */
    private int endOfShare(int start, int end) {
        Matcher words = BEHIND_SHARE.matcher(text.folded(start, end));
        return words.find() ? start + words.start() : end;
    }

    /** Whether the letter u of [start, end) is tether, as in Chinese it is; in English it is a letter. */
    boolean isTether(int start, int end) {
        return symbols.contains("USDT")
                && (chinese
                        || text.isHan(end)
                        || text.isHan(start - 1)
                        || Lists.any(lexemes, lexeme -> text.isHan(lexeme.start()))
                        || isChineseBehind(end));
    }

    private boolean isChineseBehind(int from) {
        for (int i = from; i < text.length() && i < from + CHINESE_REACH; i++) {
            if (text.isHan(i)) {
                return true;
            }
        }
        return false;
    }
}
