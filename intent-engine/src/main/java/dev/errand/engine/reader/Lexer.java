package dev.errand.engine.reader;

import dev.errand.value.Address;
import java.lang.Character.UnicodeScript;
import java.math.BigDecimal;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cuts text into lexemes. Each character is folded to one character (full width to ASCII, traditional to simplified, upper to
 * lower case), so that offsets in the folded text are offsets in the user's.
 *
 * <p>A run of letters is one word, whatever their script: "USDС" with a Cyrillic С is a word that no list knows, and a
 * zero-width or control character inside a word makes two unknown ones. Nothing is repaired.
 */
final class Lexer {

    private static final int ADDRESS_DIGITS = 40;
    private static final Pattern BEHIND_SHARE = Pattern.compile("(\\s+(of|the|my|in|i have))+$|的$");
    private static final Pattern WORD_U = Pattern.compile("\\bu\\b");
    private static final int LONGEST_REMARK = 80;
    private static final Set<Kind> SAID = EnumSet.of(
            Kind.NUMBER,
            Kind.BAD_NUMBER,
            Kind.SHARE,
            Kind.TOKEN,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.NOT,
            Kind.MARKET,
            Kind.MODEL,
            Kind.GPU,
            Kind.DOLLAR,
            Kind.CANCEL);
    private static final String GROUPING = " _'’\u00a0\u2009\u202f";
    private static final int LONGEST_NUMBER = 80;
    private static final Set<Kind> OPENING =
            EnumSet.of(Kind.FILLER, Kind.COMMA, Kind.STOP, Kind.THEN, Kind.SUBJECT, Kind.SMALL_TALK);
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final int JOINER = 0x200D;
    private static final Map<String, String> UNITS = Map.of(
            "h", "PT1H", "hr", "PT1H", "hrs", "PT1H", "d", "P1D", "w", "P1W", "wk", "P1W", "min", "PT1M", "mins",
            "PT1M", "s", "PT1S", "sec", "PT1S");
    private static final Set<String> ROUND_NUMBERS = Set.of("a hundred", "a thousand", "a million", "a billion");
    private static final Set<String> SHARED = Set.of("of", "my", "the");
    private static final Set<String> PARTED = Set.of("hundred", "thousand", "million", "billion", "trillion");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final String text;
    private final char[] folded;
    private final List<String> symbols;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private int at;

    private Lexer(String text, List<String> symbols) {
        this.text = text;
        this.symbols = symbols;
        this.folded = new char[text.length()];
        for (int i = 0; i < folded.length; i++) {
            folded[i] = fold(text.charAt(i));
        }
    }

    /** The lexemes of {@code text}; {@code symbols} are those of the token list. */
    static List<Lexeme> lex(String text, List<String> symbols) {
        Lexer lexer = new Lexer(text, symbols);
        while (lexer.at < lexer.folded.length) {
            lexer.next();
        }
        return ByTheWay.joined(GpuNumbers.named(lexer.lexemes), text);
    }

    private static char fold(char c) {
        if (c >= '！' && c <= '～') {
            return Character.toLowerCase((char) (c - '！' + '!'));
        }
        if (c == '\u3000') {
            return ' ';
        }
        return c < 0x80 ? Character.toLowerCase(c) : Hanzi.simplified(c);
    }

    private void next() {
        char c = folded[at];
        if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            at++;
        } else if (isBullet()) {
            add(Kind.THEN, at, at + 1);
        } else if (c == '@') {
            contact();
        } else if (c == '0' && peek(1) == 'x') {
            if (!nameOfNameService()) {
                address();
            }
        } else if (isAsciiLetterOrDigit(c) && (nameOfNameService() || name())) {
            return;
        } else if (startsNumber(at) || ((c == '-' || c == '−') && startsNumber(at + 1) && !afterWord())) {
            number();
        } else if (c == '+' && startsNumber(at + 1)) {
            at++;
        } else if (Numerals.fraction(c) != null) {
            int word = charAt(at + 1) == ' ' ? at + 2 : at + 1;
            boolean ofAll = SHARED.contains(new String(folded, word, wordEnd(word) - word));
            add(ofAll ? Kind.SHARE : Kind.NUMBER, at, at + 1, Numerals.fraction(c), text.substring(at, at + 1));
        } else if (c == '$') {
            add(Kind.DOLLAR, at, at + 1);
        } else if (isHan(c)) {
            chinese();
        } else if (Character.isLetter(c)) {
            english();
        } else {
            sign();
        }
    }

    /** A mark at the start of a line, with a blank behind it: one of a list of steps. */
    private boolean isBullet() {
        if ("*•·▪◦‣-–—".indexOf(folded[at]) < 0 || charAt(at + 1) != ' ') {
            return false;
        }
        int before = at - 1;
        while (before >= 0 && (folded[before] == ' ' || folded[before] == '\t')) {
            before--;
        }
        return before < 0 || folded[before] == '\n';
    }

    /** "99luft.eth": letters, digits and hyphens, with dots between, and .eth at the end. */
    private boolean nameOfNameService() {
        if (at > 0 && isLatin(at - 1)) {
            return false;
        }
        int end = wordEnd(at);
        int dots = 0;
        while ((charAt(end) == '.' || charAt(end) == '-') && isLatin(end + 1)) {
            dots += charAt(end) == '.' ? 1 : 0;
            end = wordEnd(end + 1);
        }
        if (dots == 0 || !new String(folded, at, end - at).endsWith(".eth")) {
            return false;
        }
        Kind kind = ascii(at, end) ? Kind.RECIPIENT : Kind.BAD_RECIPIENT;
        add(kind, at, end, null, new String(folded, at, end - at));
        return true;
    }

    /** A name of a model or a GPU; "a 4090" is one, 4090 of a token is a number. */
    private boolean name() {
        if (at > 0 && isLatin(at - 1) && !isDigit(charAt(at - 1))) {
            return false;
        }
        Lexicon.Found model = Lexicon.models().at(folded, at);
        if (model != null) {
            add(Kind.MODEL, at, model.end(), null, model.name());
            return true;
        }
        Lexicon.Found gpu = Lexicon.gpus().at(folded, at);
        boolean bare = gpu != null && isDigit(charAt(at));
        boolean introduced = !lexemes.isEmpty()
                && (lexemes.getLast().is(Kind.ARTICLE)
                        || lexemes.getLast().is(Kind.ON)
                        || lexemes.getLast().is(Kind.MEASURE)
                        || lexemes.getLast().is(Kind.NUMBER)
                        || text.regionMatches(gpu == null ? at : gpu.end() - 1, "s", 0, 1));
        if (gpu == null || (bare && !introduced)) {
            return false;
        }
        add(Kind.GPU, at, gpu.end(), null, gpu.name());
        return true;
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z');
    }

    private void sign() {
        char c = folded[at];
        switch (c) {
            case ',', '、', '，', ':', '：', ';', '；', '｜', '|', '【', '】', '[', ']' -> add(Kind.COMMA, at, at + 1);
            case '.', '。', '!', '?', '！', '？', '…', '~', '～' -> add(Kind.STOP, at, at + 1);
            case '&' -> add(Kind.AND, at, at + 1);
            case '/' -> add(Kind.OR, at, at + 1);
            case '>', '≥' -> add(Kind.ABOVE, at, charAt(at + 1) == '=' ? at + 2 : at + 1);
            case '<', '≤' -> add(Kind.BELOW, at, charAt(at + 1) == '=' ? at + 2 : at + 1);
            case '×', '✕' -> add(Kind.MEASURE, at, at + 1);
            case '%' -> add(Kind.PERCENT, at, at + 1);
            case '-', '—', '–', '=', '→' -> {
                if (c == '-' && isLatin(at - 1) && isLatin(at + 1)) {
                    at++; // "1.3B-parameter"
                } else {
                    arrow();
                }
            }
            case '€', '£', '¥', '￥' -> add(Kind.CURRENCY, at, at + 1);
            case '(', '（' -> parenthesis();
            case '"', '\'', ')', '“', '”', '‘', '’', '「', '」', '）', '*', '_' -> at++;
            default -> other();
        }
    }

    /** What stands in parentheses and holds no value is a remark. */
    private void parenthesis() {
        char closing = folded[at] == '(' ? ')' : '）';
        int end = at + 1;
        while (end < folded.length && end - at < LONGEST_REMARK && folded[end] != closing) {
            end++;
        }
        boolean closed = end < folded.length && folded[end] == closing;
        boolean remark = closed
                && lex(text.substring(at + 1, end), symbols).stream().noneMatch(lexeme -> SAID.contains(lexeme.kind()));
        at = remark ? end + 1 : at + 1;
    }

    private void arrow() {
        int end = at;
        while (end < folded.length && "-=>→—–".indexOf(folded[end]) >= 0) {
            end++;
        }
        boolean points = folded[end - 1] == '>' || folded[end - 1] == '→';
        add(points ? Kind.TO : Kind.COMMA, at, end);
    }

    /** Emoji are decoration; whatever else is not a letter (zero-width, bidirectional and control characters) is not. */
    private void other() {
        int codePoint = Character.codePointAt(text, at);
        if (codePoint >= '①' && codePoint <= '⑳') {
            add(Kind.THEN, at, at + 1);
            return;
        }
        int end = at + Character.charCount(codePoint);
        int type = Character.getType(codePoint);
        boolean decoration = type == Character.OTHER_SYMBOL
                || type == Character.MODIFIER_SYMBOL
                || codePoint == EMOJI_STYLE
                || (codePoint == JOINER
                        && !lexemes.isEmpty()
                        && lexemes.getLast().is(Kind.FILLER));
        add(decoration ? Kind.FILLER : Kind.WORD, at, end);
    }

    private void contact() {
        int end = at + 1;
        while (end < folded.length && (isLatin(end) || folded[end] == '_' || folded[end] == '-')) {
            end++;
        }
        if (end == at + 1) {
            end = HanNames.end(folded, end, sends());
            add(end == at + 1 ? Kind.WORD : Kind.RECIPIENT, at, end, null, text.substring(at, end));
            return;
        }
        add(ascii(at + 1, end) ? Kind.RECIPIENT : Kind.BAD_RECIPIENT, at, end, null, text.substring(at, end));
    }

    /** Whether a verb since the last sign says that something is sent, as 转给 does and 给 alone does not. */
    private boolean sends() {
        for (int i = lexemes.size() - 1; i >= 0; i--) {
            Lexeme lexeme = lexemes.get(i);
            if (lexeme.is(Kind.COMMA) || lexeme.is(Kind.STOP)) {
                return false;
            } else if (lexeme.is(Kind.SEND) || (lexeme.kind() == Kind.GIVE && lexeme.end() - lexeme.start() > 1)) {
                return true;
            }
        }
        return false;
    }

    private void address() {
        int end = at + 2;
        while (end < folded.length && (isLatin(end) || (isDots(end) && (isLatin(end + 1) || isDots(end + 1))))) {
            end++;
        }
        String written = text.substring(at, end);
        Kind kind = Kind.BAD_RECIPIENT;
        if (written.length() == ADDRESS_DIGITS + 2) {
            try {
                Address.parse(written);
                kind = Kind.RECIPIENT;
            } catch (IllegalArgumentException e) {
                kind = Kind.BAD_RECIPIENT; // a typing error: asked for again
            }
        }
        add(kind, at, end, null, written);
    }

    private void number() {
        int start = at;
        boolean negative = folded[at] == '-' || folded[at] == '−';
        int end = negative ? at + 1 : at;
        int first = end;
        while (end < folded.length
                && (isDigit(folded[end]) || (".,".indexOf(folded[end]) >= 0 && isDigit(charAt(end + 1))))) {
            end++;
        }
        if (charAt(end) == 'e'
                && (isDigit(charAt(end + 1)) || ("+-".indexOf(charAt(end + 1)) >= 0 && isDigit(charAt(end + 2))))) {
            end += 2;
            while (end < folded.length && isDigit(folded[end])) {
                end++;
            }
        }
        int grouped = negative ? first : endOfOddGroups(first, end);
        if (grouped > end) { // "1 000", "1'000": groups that English does not write so, or two numbers
            add(Kind.BAD_NUMBER, start, grouped);
            return;
        }
        if (matches(at, "1:1") || (matches(at, "4 me") && !isLatin(at + 4))) {
            add(Kind.FILLER, at, matches(at, "1:1") ? at + 3 : at + 4);
            return;
        }
        if (matches(at, "50/50")) {
            add(Kind.EACH, at, at + 5);
            return;
        }
        boolean listed = !negative
                && end - first <= 2
                && ".)、".indexOf(charAt(end)) >= 0
                && charAt(end) != '\0'
                && (charAt(end + 1) == ' ' || charAt(end) == '、')
                && (at == 0 || charAt(at - 1) == ' ' || charAt(at - 1) == '\n');
        if (listed) { // "1. do this 2. do that"
            add(Kind.THEN, at, end + 1);
            return;
        }
        BigDecimal value = Numerals.digits(new String(folded, first, end - first));
        BigDecimal fraction = Numerals.fraction(charAt(end));
        if (fraction != null) { // "1½"
            end++;
            value = value == null ? null : value.add(fraction);
        }
        int scaled = end;
        String suffix = suffix(end);
        BigDecimal scale = Numerals.scale(suffix.strip());
        if (scale != null) {
            scaled = end + suffix.length();
            value = value == null ? null : value.multiply(scale);
            BigDecimal last = scale;
            int more = scaled;
            while (value != null && isHan(suffix.strip().charAt(0)) && isDigit(charAt(more))) { // "3千5百"
                int stop = more;
                while (isDigit(charAt(stop))) {
                    stop++;
                }
                String unit = suffix(stop);
                BigDecimal smaller = Numerals.scale(unit);
                BigDecimal digits = Numerals.digits(new String(folded, more, stop - more));
                if (stop - more == 1 && unit.isEmpty() && digits != null && charAt(stop) != '.') { // 1万2
                    value = value.add(digits.multiply(last).movePointLeft(1));
                    scaled = stop;
                    break;
                }
                if (smaller == null || digits == null || smaller.compareTo(last) >= 0) {
                    break;
                }
                value = value.add(digits.multiply(smaller));
                last = smaller;
                more = stop + unit.length();
                scaled = more;
            }
        } else if (UNITS.containsKey(suffix) && value != null && !negative) {
            add(Kind.NUMBER, start, end, value, text.substring(start, end));
            add(Kind.TIME_UNIT, end, end + suffix.length(), null, UNITS.getOrDefault(suffix, ""));
            return;
        } else if (suffix.equals("x") && value != null && !negative) {
            add(Kind.NUMBER, start, end, value, text.substring(start, end));
            add(Kind.MEASURE, end, end + 1);
            return;
        } else if (!suffix.isEmpty()
                && Character.isLetter(suffix.charAt(0))
                && !isHan(suffix.charAt(0))
                && !(suffix.equals("u") && isTether(end, end + 1))
                && Lexicon.token(suffix, symbols) == null
                && Lexicon.entry(suffix) == null) {
            add(Kind.WORD, start, end + suffix.length()); // 2x, 0b1: no number that we know
            return;
        }
        // a range, "2-3", or a number that runs on, as in "7~8"
        if ((charAt(scaled) == '-' || charAt(scaled) == '~') && isDigit(charAt(scaled + 1))) {
            int rest = scaled + 1;
            while (rest < folded.length && (isDigit(folded[rest]) || folded[rest] == '.')) {
                rest++;
            }
            add(Kind.BAD_NUMBER, start, rest);
            return;
        }
        if (value == null || negative) {
            add(
                    Kind.BAD_NUMBER,
                    start,
                    scaled,
                    negative && value != null ? value.negate() : null,
                    text.substring(start, scaled));
            return;
        }
        if ((charAt(scaled) == '个' && charAt(scaled + 1) == '半') || charAt(scaled) == '半') {
            scaled += charAt(scaled) == '半' ? 1 : 2;
            value = value.add(new BigDecimal("0.5"));
        }
        add(Kind.NUMBER, start, scaled, value, text.substring(start, scaled));
        percent();
    }

    /** The end of digits in groups of three that something else than commas divides; {@code end} if they are none. */
    private int endOfOddGroups(int first, int end) {
        int stop = end;
        while (stop - first <= LONGEST_NUMBER
                && end - first <= 3
                && GROUPING.indexOf(charAt(stop)) >= 0
                && isDigit(charAt(stop + 1))
                && isDigit(charAt(stop + 2))
                && isDigit(charAt(stop + 3))
                && !isLatin(stop + 4)) {
            stop += 4;
        }
        return stop;
    }

    /** A number before a per cent sign is a share. */
    private void percent() {
        int next = at;
        while (next < folded.length && folded[next] == ' ') {
            next++;
        }
        int end = charAt(next) == '%'
                ? next + 1
                : matches(next, "percent") ? next + 7 : matches(next, "per cent") ? next + 8 : -1;
        if (end < 0) {
            return;
        }
        Lexeme number = lexemes.removeLast();
        BigDecimal value = number.number();
        if (value != null) {
            BigDecimal share = value.divide(HUNDRED);
            add(Kind.SHARE, number.start(), end, share, text.substring(number.start(), end));
        }
    }

    /** Letters or a Chinese scale that stand right behind a number, or one word behind a blank if it is a scale. */
    private String suffix(int from) {
        char c = charAt(from);
        if (isHan(c)) {
            String two = String.valueOf(c) + charAt(from + 1);
            return Numerals.scale(two) != null ? two : "百千万亿".indexOf(c) >= 0 ? String.valueOf(c) : "";
        }
        int end = from;
        while (end < folded.length && isWordChar(folded[end]) && !isHan(folded[end])) {
            end++;
        }
        if (end > from) {
            return new String(folded, from, end - from);
        }
        if (c == ' ' && "百千万亿".indexOf(charAt(from + 1)) >= 0) {
            String scale = suffix(from + 1);
            return scale.isEmpty() || startsOther(from + 1) ? "" : " " + scale; // "1.5 万 DAI"
        }
        if (c == ' ') {
            end = from + 1;
            while (end < folded.length && Character.isLetter(folded[end]) && !isHan(folded[end])) {
                end++;
            }
            String word = new String(folded, from + 1, end - from - 1);
            boolean spelled = List.of("hundred", "thousand", "grand", "million", "billion", "trillion", "mil")
                    .contains(word);
            return spelled ? " " + word : "";
        }
        return "";
    }

    /** 百分之…, 万一: a word of its own that begins with the character of a scale. */
    private boolean startsOther(int from) {
        return charAt(from + 1) == '分' || startsWord(from);
    }

    private void chinese() {
        int run = at; // as far as a phrase can reach
        int reach = Math.max(2, Lexicon.longest(String.valueOf(folded[at])));
        while (run < folded.length && run - at < reach && isHan(folded[run])) {
            run++;
        }
        if (charAt(at + 1) == '分' && charAt(at + 2) == '之' && "百千万".indexOf(folded[at]) >= 0) {
            chinesePercent();
            return;
        }
        if (onceItMoves()
                || somebody()
                || enters()
                || becomes()
                || listMark()
                || oneAndAHalf()
                || someHundreds()
                || idiom()
                || back()
                || addressed()) {
            return;
        }
        boolean money = folded[at] == '块'
                && charAt(at + 1) == '的'
                && !lexemes.isEmpty()
                && lexemes.getLast().is(Kind.NUMBER);
        if (money) { // "两千块的ETH"
            add(Kind.CURRENCY, at, at + 1);
            return;
        }
        boolean decimal = Numerals.isChineseDigit(folded[at])
                && charAt(at + 1) == '点'
                && Numerals.isChineseDigit(charAt(at + 2)); // 一点五, not 一点
        for (int length = run - at; length > 1 && !decimal; length--) {
            if (!endsInSomebody(at, length) && known(at, at + length)) {
                return;
            }
        }
        if ("小老阿".indexOf(folded[at]) >= 0 && isHan(charAt(at + 1)) && !startsKnown(at + 1)) {
            add(Kind.SOMEBODY, at, at + 2); // 小王
            return;
        }
        if (folded[at] == '半') {
            add(Kind.NUMBER, at, at + 1, new BigDecimal("0.5"), text.substring(at, at + 1));
            return;
        }
        int end = at;
        while (end < folded.length && Numerals.isChinese(folded[end])) {
            end++;
        }
        if (end > at && folded[at] != '点') {
            chineseNumber(end);
            return;
        }
        Kind mended = at + 1 < folded.length && isHan(folded[at + 1]) && !startsKnown(at + 1)
                ? Lexicon.mendedHan(new String(folded, at, 2))
                : null;
        Kind verb = misspelt();
        if (verb != null) {
            add(verb, at, at + 2);
        } else if (mended != null) {
            add(mended, at, at + 2);
        } else if (!known(at, at + 1)) {
            Kind first = at + 1 < folded.length && isHan(folded[at + 1]) && !startsWord(at + 1)
                    ? Lexicon.mendedHan(new String(folded, at, 2))
                    : null;
            if (first == null) {
                add(Kind.WORD, at, at + 1);
            } else {
                add(first, at, at + 2);
            }
        }
    }

    private boolean idiom() {
        ChineseIdioms.Found found = ChineseIdioms.at(CharBuffer.wrap(folded), at);
        boolean first = found != null
                && found.first() == Kind.FILLER
                && lexemes.stream().noneMatch(lexeme -> lexeme.is(Kind.TOKEN)); // 看看 by itself asks to see
        if (found != null && !first) {
            lexemes.add(
                    new Lexeme(found.kinds(), found.first(), at, found.end(), null, text.substring(at, found.end())));
            at = found.end();
        }
        return found != null && !first;
    }

    /** 我表弟: somebody of mine. */
    private boolean somebody() {
        int name = charAt(at + 1) == '的' ? at + 2 : at + 1;
        int end = "我你他她俺咱".indexOf(folded[at]) < 0 ? -1 : endOfSomebody(name);
        if (end > 0) {
            add(Kind.SOMEBODY, at, end);
        }
        return end > 0;
    }

    /** 给我妈: not "give me". */
    private boolean endsInSomebody(int from, int length) {
        return folded[from + length - 1] == '我'
                && (endOfSomebody(from + length - 1) > 0 || endOfSomebody(from + length) > 0);
    }

    private int endOfSomebody(int from) {
        if (!isHan(charAt(from))) {
            return -1;
        }
        for (int length = Math.min(4, folded.length - from); length >= 1; length--) {
            Lexicon.Entry entry = Lexicon.entry(new String(folded, from, length));
            if (entry != null) {
                return entry.kinds().contains(Kind.SOMEBODY) && entry.first() != Kind.FILLER ? from + length : -1;
            }
        }
        return -1;
    }

    /** 帮我入 3 个 eth: buys, where it begins the request. */
    private boolean enters() {
        boolean buys = folded[at] == '入'
                && (lexemes.isEmpty() || OPENING.contains(lexemes.getLast().kind()))
                && (startsNumber(nextShown(at + 1)) || Numerals.isChinese(charAt(nextShown(at + 1))))
                && new String(folded, at, folded.length - at).indexOf('@') < 0;
        buys |= folded[at] == '冲' && isLatin(nextShown(at + 1)); // 冲 pepe
        if (buys) {
            add(Kind.BUY, at, at + 1);
        }
        return buys;
    }

    /** 換 50 USDC 做 UNI. */
    private boolean becomes() {
        int next = nextShown(at + 1);
        boolean made = folded[at] == '做'
                && next < folded.length
                && charAt(next) < 0x250
                && Character.isLetter(charAt(next))
                && lexemes.stream().anyMatch(lexeme -> lexeme.is(Kind.SWAP) || lexeme.is(Kind.OBJECT));
        if (made) {
            add(Kind.BECOME, at, at + 1);
        }
        return made;
    }

    /** "link 一跌破 12": as soon as it does. */
    private boolean onceItMoves() {
        Lexicon.Entry moved =
                folded[at] == '一' && at + 3 <= folded.length ? Lexicon.entry(new String(folded, at + 1, 2)) : null;
        boolean once = moved != null
                && (moved.kinds().contains(Kind.ABOVE) || moved.kinds().contains(Kind.BELOW));
        if (once) {
            add(Kind.FILLER, at, at + 1);
        }
        return once;
    }

    private int nextShown(int from) {
        return charAt(from) == ' ' ? from + 1 : from;
    }

    /** 拆一半回 ETH: becomes it again. */
    private boolean back() {
        int next = charAt(at + 1) == ' ' ? at + 2 : at + 1;
        boolean becomes = folded[at] == '回'
                && next < folded.length
                && !isHan(charAt(next))
                && Character.isLetter(charAt(next))
                && !lexemes.isEmpty()
                && (lexemes.getLast().is(Kind.SHARE)
                        || lexemes.getLast().is(Kind.TOKEN)
                        || lexemes.getLast().is(Kind.MEASURE));
        if (becomes) {
            add(Kind.BECOME, at, at + 1);
        }
        return becomes;
    }

    /** 劳烦您: whoever is asked politely. */
    private boolean addressed() {
        boolean you = (folded[at] == '您' || folded[at] == '你')
                && !lexemes.isEmpty()
                && lexemes.getLast().end() == at
                && lexemes.getLast().kind() == Kind.FILLER
                && Asides.isOpener(lexemes.getLast().text());
        if (you) {
            add(Kind.FILLER, at, at + 1);
        }
        return you;
    }

    /** "一、取出 2 ETH；二、换成 USDC" lists steps. */
    private boolean listMark() {
        if (!Numerals.isChineseDigit(folded[at]) || charAt(at + 1) != '、') {
            return false;
        }
        int before = at - 1;
        while (before >= 0 && folded[before] == ' ') {
            before--;
        }
        if (before >= 0 && ":;,.。；：，\n".indexOf(folded[before]) < 0) {
            return false;
        }
        add(Kind.THEN, at, at + 2);
        return true;
    }

    /** "几亿" is no number. */
    private boolean someHundreds() {
        if ((folded[at] != '几' && folded[at] != '数') || "十百千万亿".indexOf(charAt(at + 1)) < 0) {
            return false;
        }
        int end = at + 1;
        while (end < folded.length && "十百千万亿".indexOf(folded[end]) >= 0) {
            end++;
        }
        add(Kind.BAD_NUMBER, at, end);
        return true;
    }

    /** "个半 ETH" without a number in front is one and a half. */
    private boolean oneAndAHalf() {
        boolean bare = folded[at] == '个'
                && charAt(at + 1) == '半'
                && (lexemes.isEmpty()
                        || !(lexemes.getLast().is(Kind.NUMBER)
                                || lexemes.getLast().is(Kind.BAD_NUMBER)));
        if (bare) {
            add(Kind.NUMBER, at, at + 2, new BigDecimal("1.5"), text.substring(at, at + 2));
        }
        return bare;
    }

    /** "买如0.6个": a verb whose second character is wrong, though it means something elsewhere, right before a number. */
    private @Nullable Kind misspelt() {
        if (!isHan(charAt(at + 1)) || isHan(charAt(at + 2))) {
            return null;
        }
        Lexicon.Entry first = Lexicon.entry(String.valueOf(folded[at]));
        Kind mended = Lexicon.mendedHan(new String(folded, at, 2));
        Lexicon.Entry second = Lexicon.entry(String.valueOf(folded[at + 1]));
        boolean wrong = second != null && second.first() == Kind.IF;
        Lexicon.Entry entered = folded[at + 1] == '如' ? Lexicon.entry(folded[at] + "入") : null; // 存如
        if (entered != null && first != null && entered.first() == first.first()) {
            return first.first();
        }
        return first != null && first.first() == mended && wrong ? mended : null;
    }

    /** Whether a word of several characters begins here. */
    private boolean startsWord(int from) {
        int reach = Math.min(folded.length - from, Lexicon.longest(String.valueOf(folded[from])));
        for (int length = 2; length <= reach; length++) {
            if (Lexicon.entry(new String(folded, from, length)) != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether some word of the lexicon begins here. */
    private boolean startsKnown(int from) {
        int reach = Lexicon.longest(String.valueOf(folded[from]));
        for (int length = 1; length <= reach && from + length <= folded.length; length++) {
            if (Lexicon.entry(new String(folded, from, length)) != null) {
                return true;
            }
        }
        return Numerals.isChinese(folded[from]) || folded[from] == '半' || folded[from] == '几';
    }

    private void chineseNumber(int runEnd) {
        int end = runEnd;
        if (end - at > 1 && folded[end - 1] == '点') {
            end--; // 两点 with nothing behind it is not a fraction
        }
        if (charAt(end) == '成' && end - at == 1 && charAt(end + 1) != '为') {
            BigDecimal tenths = Numerals.chinese(new String(folded, at, end - at));
            if (tenths != null) {
                boolean half = charAt(end + 1) == '半';
                boolean more = Numerals.isChineseDigit(charAt(end + 1)) && !Numerals.isChinese(charAt(end + 2)); // 七成二
                BigDecimal digit = more ? Numerals.chinese(String.valueOf(folded[end + 1])) : null;
                BigDecimal hundredths =
                        half ? new BigDecimal("0.5") : digit == null ? BigDecimal.ZERO : digit.movePointLeft(1);
                BigDecimal share = tenths.add(hundredths).movePointLeft(1);
                int stop = end + (half || more ? 2 : 1);
                add(Kind.SHARE, at, stop, share, text.substring(at, stop));
                return;
            }
        }
        BigDecimal value = Numerals.chinese(new String(folded, at, end - at));
        boolean estimate = charAt(end) == '几' || charAt(end) == '多';
        if (value == null || estimate) {
            int stop = estimate ? end + 1 : end;
            add(Kind.BAD_NUMBER, at, stop);
            return;
        }
        if ((charAt(end) == '个' && charAt(end + 1) == '半') || charAt(end) == '半') {
            end += charAt(end) == '半' ? 1 : 2;
            value = value.add(new BigDecimal("0.5"));
        } else if (charAt(end) == '块'
                && Numerals.isChineseDigit(charAt(end + 1))
                && "个张块台枚颗片".indexOf(charAt(end + 2)) < 0
                && !Numerals.isChinese(charAt(end + 2))) { // 六块五
            BigDecimal tenths = Numerals.chinese(String.valueOf(folded[end + 1]));
            value = tenths == null ? value : value.add(tenths.movePointLeft(1));
            end += 2;
        }
        add(Kind.NUMBER, at, end, value, text.substring(at, end));
    }

    private void chinesePercent() {
        int from = at + 3;
        int end = from;
        while (end < folded.length && (Numerals.isChinese(folded[end]) || isDigit(folded[end]) || folded[end] == '.')) {
            end++;
        }
        String numeral = new String(folded, from, end - from);
        BigDecimal value = numeral.isEmpty()
                ? null
                : isDigit(numeral.charAt(0)) ? Numerals.digits(numeral) : Numerals.chinese(numeral);
        if (numeral.equals("百")) {
            value = HUNDRED;
        }
        if (value == null) {
            add(Kind.BAD_NUMBER, at, Math.max(end, from));
        } else {
            BigDecimal whole = folded[at] == '百' ? HUNDRED : BigDecimal.valueOf(folded[at] == '千' ? 1_000 : 10_000);
            add(Kind.SHARE, at, end, value.divide(whole), text.substring(at, end));
        }
    }

    private void english() {
        int end = wordEnd(at);
        if (folded[at] == 'w' && end == at + 1 && charAt(end) == '/') {
            add(Kind.WITH, at, end + 1);
            return;
        }
        // "USDC.e", "foo.bar": one name that nobody knows, not a known one with something behind it
        int run = end;
        while ((charAt(run) == '.' || charAt(run) == '_') && isLatin(run + 1)) {
            run = wordEnd(run + 1);
        }
        if (run > end) {
            add(Kind.WORD, at, run);
            return;
        }
        List<Integer> ends = wordEnds(at);
        for (int words = ends.size(); words >= 1; words--) {
            int stop = ends.get(words - 1);
            String phrase = phrase(at, stop);
            boolean part = words == 1 && endOfPartOfRoundNumber() > at;
            if (part || (words == 1 && Numerals.isEnglish(phrase)) || (words == 2 && ROUND_NUMBERS.contains(phrase))) {
                englishNumber();
                return;
            }
            if (known(at, stop, phrase)) {
                return;
            }
        }
        String word = phrase(at, end);
        Kind mended = Lexicon.mended(word);
        add(mended == null ? Kind.WORD : mended, at, end);
    }

    private void englishNumber() {
        int round = endOfPartOfRoundNumber();
        if (round > at) {
            String[] words = phrase(at, round).split(" ", -1);
            BigDecimal scale = Numerals.scale(words[words.length - 1]);
            BigDecimal part = new BigDecimal(words[0].equals("half") ? "0.5" : "0.25");
            if (scale != null) {
                add(Kind.NUMBER, at, round, part.multiply(scale), text.substring(at, round));
                return;
            }
        }
        List<Integer> ends = new ArrayList<>();
        List<String> words = new ArrayList<>();
        int from = at;
        while (from < folded.length) {
            int end = wordEnd(from);
            String word = new String(folded, from, end - from);
            boolean first = words.isEmpty();
            boolean joins = first ? word.equals("a") : word.equals("and");
            if (!Numerals.isEnglish(word) && !joins) {
                break;
            }
            words.add(word);
            ends.add(end);
            from = end;
            while (from < folded.length && (folded[from] == ' ' || folded[from] == '-')) {
                from++;
            }
            if (from >= folded.length || !Character.isLetter(folded[from])) {
                break;
            }
        }
        BigDecimal fraction = BigDecimal.ZERO;
        int behindFraction = -1;
        if (!words.isEmpty() && !ends.isEmpty() && matches(ends.getLast(), " point ")) {
            StringBuilder digits = new StringBuilder("0.");
            int word = ends.getLast() + 7;
            while (word < folded.length) {
                int stop = wordEnd(word);
                BigDecimal digit = Numerals.english(List.of(new String(folded, word, stop - word)));
                if (digit == null || digit.compareTo(BigDecimal.TEN) >= 0) {
                    break;
                }
                digits.append(digit.toPlainString());
                behindFraction = stop;
                word = charAt(stop) == ' ' ? stop + 1 : folded.length;
            }
            fraction = behindFraction < 0 ? BigDecimal.ZERO : new BigDecimal(digits.toString());
        }
        while (!words.isEmpty() && words.getLast().equals("and")) {
            words.removeLast();
            ends.removeLast();
        }
        int end = ends.getLast();
        BigDecimal value = Numerals.english(words);
        if (value != null && behindFraction > 0) {
            add(Kind.NUMBER, at, behindFraction, value.add(fraction), text.substring(at, behindFraction));
            return;
        }
        String rest = charAt(end) == ' ' ? phrase(end + 1, Math.min(folded.length, end + 11)) : "";
        if (value != null && rest.startsWith("and a half")) {
            value = value.add(new BigDecimal("0.5"));
            end += 11;
            int word = wordEnd(end + 1);
            BigDecimal scale = charAt(end) == ' ' ? Numerals.scale(new String(folded, end + 1, word - end - 1)) : null;
            if (scale != null && word - end > 3) { // "two and a half thousand", not "two and a half m…"
                value = value.multiply(scale);
                end = word;
            }
        }
        if (value == null) {
            add(Kind.BAD_NUMBER, at, end);
            return;
        }
        add(Kind.NUMBER, at, end, value, text.substring(at, end));
        percent();
    }

    /** The end of "half a million"; where the text is here if it is none. */
    private int endOfPartOfRoundNumber() {
        if (!matches(at, "half a ") && !matches(at, "quarter of a ") && !matches(at, "half million")) {
            return at;
        }
        int end = at;
        for (int word = at; word < folded.length && end < at + 24; word = end + 1) {
            end = wordEnd(word);
            if (PARTED.contains(new String(folded, word, end - word))) {
                return end;
            }
            if (charAt(end) != ' ') {
                break;
            }
        }
        return at;
    }

    /** Adds what the lexicon knows of [start, end); false if it knows nothing. */
    private boolean known(int start, int end) {
        return known(start, end, new String(folded, start, end - start));
    }

    private boolean known(int start, int end, String word) {
        String token = Lexicon.token(word, symbols);
        if (token != null) {
            add(Kind.TOKEN, start, end, null, token);
            return true;
        }
        // u is tether in Chinese, and a letter in English
        if (word.equals("u") && isTether(start, end)) {
            add(Kind.TOKEN, start, end, null, "USDT");
            return true;
        }
        Lexicon.Entry entry = Lexicon.entry(word);
        if (entry == null || entry.first() == Kind.TOKEN) { // a token's name, and the token is not listed
            return false;
        }
        String written = text.substring(start, end);
        String value = entry.value() == null ? written : entry.value();
        boolean share = entry.kinds().contains(Kind.SHARE);
        lexemes.add(new Lexeme(
                entry.kinds(),
                entry.first(),
                start,
                share ? endOfShare(start, end) : end,
                share ? new BigDecimal(value) : null,
                share ? written : value));
        at = end;
        return true;
    }

    /** Of "half of the" the share is "half". */
    private int endOfShare(int start, int end) {
        Matcher words = BEHIND_SHARE.matcher(new String(folded, start, end - start));
        return words.find() ? start + words.start() : end;
    }

    private boolean isTether(int start, int end) {
        return symbols.contains("USDT")
                && (isHan(charAt(end))
                        || isHan(charAt(start - 1))
                        || lexemes.stream().anyMatch(l -> isHan(folded[l.start()]))
                        || restIsChinese(end));
    }

    private boolean restIsChinese(int from) {
        for (int i = from; i < folded.length && i < from + 40; i++) {
            if (isHan(folded[i])) {
                return true;
            }
        }
        return false;
    }

    private List<Integer> wordEnds(int start) {
        List<Integer> ends = new ArrayList<>();
        int from = start;
        int longest = Math.max(2, Lexicon.longest(phrase(start, wordEnd(start))));
        while (ends.size() < longest
                && from < folded.length
                && Character.isLetter(folded[from])
                && !isHan(folded[from])) {
            int end = wordEnd(from);
            ends.add(end);
            from = end;
            while (from < folded.length && (folded[from] == ' ' || (folded[from] == '-' && isLatin(from + 1)))) {
                from++;
            }
        }
        return ends;
    }

    private int wordEnd(int start) {
        int end = start;
        while (end < folded.length && isWordChar(folded[end]) && !isHan(folded[end]) && !widens(start, end)) {
            end++;
        }
        return end;
    }

    /** "swap２５": where a digit of full width stands behind a letter that is not, a word ends. */
    private boolean widens(int start, int index) {
        return index > start && text.charAt(index) >= '０' && text.charAt(index) <= '９' && text.charAt(index - 1) < 0x80;
    }

    /** The folded words of [start, end) with one blank between them and straight apostrophes. */
    private String phrase(int start, int end) {
        StringBuilder phrase = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = folded[i] == '’' ? '\'' : folded[i] == '-' ? ' ' : folded[i];
            if (c != ' ' || (!phrase.isEmpty() && phrase.charAt(phrase.length() - 1) != ' ')) {
                phrase.append(c);
            }
        }
        String words = phrase.toString().toLowerCase(Locale.ROOT);
        return words.contains(" ") && words.contains("u") ? spelledOut(words) : words;
    }

    /** "if u can", "cld u". */
    private static String spelledOut(String words) {
        return WORD_U.matcher(words).find() ? WORD_U.matcher(words).replaceAll("you") : words;
    }

    private void add(Kind kind, int start, int end) {
        add(kind, start, end, null, text.substring(start, end));
    }

    private void add(Kind kind, int start, int end, @Nullable BigDecimal number, String value) {
        lexemes.add(Lexeme.of(kind, start, end, number, value));
        at = end;
    }

    private boolean matches(int from, String wanted) {
        return from + wanted.length() <= folded.length && new String(folded, from, wanted.length()).equals(wanted);
    }

    private boolean startsNumber(int index) {
        return isDigit(charAt(index)) || (charAt(index) == '.' && isDigit(charAt(index + 1)));
    }

    /** A hyphen right behind a Latin word or a number is no sign; behind a Chinese character it is. */
    private boolean afterWord() {
        return at > 0 && isLatin(at - 1);
    }

    private boolean ascii(int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Part of a word that is not Chinese. */
    private boolean isLatin(int index) {
        return index >= 0 && index < folded.length && isWordChar(folded[index]) && !isHan(folded[index]);
    }

    private boolean isDots(int index) {
        return charAt(index) == '.' || charAt(index) == '…';
    }

    private char peek(int ahead) {
        return charAt(at + ahead);
    }

    private char charAt(int index) {
        return index >= 0 && index < folded.length ? folded[index] : '\0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isHan(char c) {
        return c >= 0x80 && UnicodeScript.of(c) == UnicodeScript.HAN;
    }

    /** Combining and invisible characters count as part of a word: they make it one that no list knows. */
    private static boolean isWordChar(char c) {
        return Character.isLetterOrDigit(c)
                || c == '\''
                || c == '’'
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
