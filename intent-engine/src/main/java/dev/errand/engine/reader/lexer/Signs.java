package dev.errand.engine.reader.lexer;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Values;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what is neither letter nor number: punctuation, arrows, lists, parentheses, emoji, and what nobody can see. */
public final class Signs {

    private static final int LONGEST_REMARK = 80;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int JOINER = 0x200D;
    private static final String BULLETS = "*•·▪◦‣-–—";
    private static final String ARROWS = "-=>→—–";
    private static final String POINTING = "➡➜➔➙➝➞⇒⟶⟹⮕▶►»";

    /** What makes more of parentheses than a remark. */
    private static final Set<Kind> SAID = Clause.union(Values.WRITTEN, Kind.DOLLAR, Kind.CANCEL, Kind.NOT);

    /** What may stand in parentheses that say how often, how soon, or that only an estimate is asked for. */
    private static final Set<Kind> HOW = Kinds.of(
            Kind.PERIOD,
            Kind.EVERY,
            Kind.TIME_UNIT,
            Kind.ESTIMATE,
            Kind.ARTICLE,
            Kind.WITHIN,
            Kind.AT_MOST,
            Kind.FILLER);

    private static final Set<Kind> MEANT = Kinds.of(Kind.PERIOD, Kind.EVERY, Kind.TIME_UNIT, Kind.ESTIMATE);

    private final Scan scan;
    private final FoldedText text;

    Signs(Scan scan) {
        this.scan = scan;
        this.text = scan.text();
    }

    /** A mark at the start of a line, with a blank behind it: one of a list of steps. */
    boolean isBullet() {
        int at = scan.at();
        if (BULLETS.indexOf(text.at(at)) < 0 || text.at(at + 1) != ' ') {
            return false;
        }
        int before = at - 1;
        while (text.at(before) == ' ' || text.at(before) == '\t') {
            before--;
        }
        return before < 0 || text.at(before) == '\n';
    }

    void read() {
        int at = scan.at();
        char c = text.at(at);
        switch (c) {
            case ',', '、', '，', ':', '：', ';', '；', '｜', '|', '【', '】', '[', ']' -> scan.add(Kind.COMMA, at, at + 1);
            case '.', '。', '!', '?', '！', '？', '…', '~', '～' -> scan.add(Kind.STOP, at, at + 1);
            case '&' -> scan.add(Kind.AND, at, at + 1);
            case '/' -> scan.add(Kind.OR, at, at + 1);
            case '>', '≥' -> scan.add(Kind.ABOVE, at, text.at(at + 1) == '=' ? at + 2 : at + 1);
            case '<', '≤' -> scan.add(Kind.BELOW, at, text.at(at + 1) == '=' ? at + 2 : at + 1);
            case '×', '✕' -> scan.add(Kind.MEASURE, at, at + 1);
            case '%' -> scan.add(Kind.PERCENT, at, at + 1);
            case '$' -> dollar();
            case '€', '£', '¥', '￥', '₹', '₦', '₱', '₩', '₽', '₺', '฿', '₫', '₴', '₪', '₵' ->
                scan.add(Kind.CURRENCY, at, at + 1);
            case '-', '—', '–', '=', '→' -> {
                boolean hyphen = c == '-' && text.isLatin(at - 1) && text.isLatin(at + 1); // "1.3B-parameter"
                if (hyphen) {
                    scan.skipTo(at + 1);
                } else {
                    arrow();
                }
            }
            case '(', '（' -> parenthesis();
            case '"', '\'', ')', '“', '”', '‘', '’', '「', '」', '）', '*', '_' -> scan.skipTo(at + 1);
            default -> other();
        }
    }

    /** "$5", "5 $"; the sign of "5 $ETH" only says that a symbol follows, and "A$5" are other dollars. */
    private void dollar() {
        int at = scan.at();
        boolean word = text.isLatin(at - 1);
        if (!word && text.isLatin(at + 1) && !text.isDigit(at + 1)) {
            String symbol = text.phrase(at + 1, text.wordEnd(at + 1)).toUpperCase(Locale.ROOT);
            if (scan.symbols().contains(symbol)) {
                scan.skipTo(at + 1);
                return;
            }
        }
        scan.add(word && isForeign(at) ? Kind.CURRENCY : Kind.DOLLAR, at, at + 1);
    }

    /** "A$5", "NZ$5", but not "US$5" and "5k$". */
    private boolean isForeign(int sign) {
        int from = sign;
        while (text.isLatin(from - 1)) {
            from--;
        }
        return text.isDigit(sign + 1)
                && !text.isDigit(from)
                && !text.phrase(from, sign).toLowerCase(Locale.ROOT).startsWith("us");
    }

    /** What stands in parentheses and holds no value is a remark. */
    private void parenthesis() {
        int at = scan.at();
        char closing = text.at(at) == '(' ? ')' : '）';
        int end = at + 1;
        while (end < text.length() && end - at < LONGEST_REMARK && text.at(end) != closing) {
            end++;
        }
        boolean remark = text.at(end) == closing && isRemark(Lexer.words(text.written(at + 1, end), scan.symbols()));
        scan.skipTo(remark ? end + 1 : at + 1);
    }

    /** "(my rent)"; "(weekly)", "(within an hour)" and "(estimate only)" say how the request is meant. */
    private static boolean isRemark(List<Lexeme> inside) {
        boolean how = !inside.isEmpty()
                && Lists.all(inside, lexeme -> HOW.contains(lexeme.kind()))
                && Lists.any(inside, lexeme -> MEANT.contains(lexeme.kind()));
        return !how && Lists.none(inside, lexeme -> SAID.contains(lexeme.kind()));
    }

    private void arrow() {
        int end = scan.at();
        while (end < text.length() && ARROWS.indexOf(text.at(end)) >= 0) {
            end++;
        }
        boolean points = text.at(end - 1) == '>' || text.at(end - 1) == '→';
        scan.add(points ? Kind.TO : Kind.COMMA, scan.at(), end);
    }

    /** Emoji are decoration; whatever else is not a letter (zero-width, bidirectional and control characters) is not. */
    private void other() {
        int at = scan.at();
        int codePoint = text.codePointAt(at);
        if (codePoint >= '①' && codePoint <= '⑳') {
            scan.add(Kind.THEN, at, at + 1);
            return;
        }
        if (POINTING.indexOf(codePoint) >= 0) {
            scan.add(Kind.TO, at, at + Character.charCount(codePoint));
            return;
        }
        int type = Character.getType(codePoint);
        boolean decoration = type == Character.OTHER_SYMBOL
                || type == Character.MODIFIER_SYMBOL
                || codePoint == EMOJI_STYLE
                || (codePoint == JOINER && scan.lastIs(Kind.FILLER));
        scan.add(decoration ? Kind.FILLER : Kind.WORD, at, at + Character.charCount(codePoint));
    }
}
