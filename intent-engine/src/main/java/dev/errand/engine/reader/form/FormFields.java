package dev.errand.engine.reader.form;

import dev.errand.engine.reader.form.FormField.Role;
import dev.errand.engine.reader.lexer.FoldedText;
import dev.errand.engine.reader.lexer.Lexer;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Verbs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a form into its fields: "sell: 1.5 WETH / buy: DAI", 币种 USDC | 数量 1200. What each label means stands in {@code forms-en.txt} and
 * {@code forms-zh.txt}. One segment that is no known field, and there is no form. Not thread-safe; lives within one reading.
 */
public final class FormFields {

    private static final Map<String, Role> LABELS = new HashMap<>();
    private static final Map<String, String> TASKS = new HashMap<>();
    private static final List<String> UNMEANT;
    /** What the words of a segment say that is no field, where nothing is asked for. */
    private static final Set<String> TOLD;

    private static final List<String> CHINESE_TOLD;
    private static final Set<String> FILLERS;
    /** The longest first. */
    private static final List<String> CHINESE_FILLERS;

    private static final int LONGEST_LABEL = 30;
    private static final int LONGEST_TOLD = 3;
    private static final int LONGEST_HAN = 6;
    private static final String TASK = "DO_";
    private static final Set<String> NO_LABELS = Set.of("FILLER", "UNMEANT", "TOLD");

    /** Always between two fields. */
    private static final String DIVIDERS = "\n\r|｜;；，。→";
    /** Between two fields where blanks stand around them. */
    private static final String APART = "/•·";
    /** Around a label or a value, and no part of it. */
    private static final String DECORATION = "*_`";
    /** In front of a line, before a blank: behind none it may be a minus, or compare. */
    private static final String BULLETS = "#•·-–—";

    /** Where a word ends within a name. */
    private static final Pattern WORD_ENDS = Pattern.compile("_|(?<=\\p{Ll})(?=\\p{Lu})");

    /** What a value of one word is. */
    private static final Map<Kind, Role> NAMED = Map.of(
            Kind.RECIPIENT, Role.TO, Kind.BAD_RECIPIENT, Role.TO, Kind.MARKET, Role.MARKET, Kind.MODEL, Role.MODEL);

    private static final Set<Kind> QUANTITIES =
            Kinds.of(Kind.NUMBER, Kind.SHARE, Kind.DOLLAR, Kind.PERCENT, Kind.MEASURE, Kind.MINE, Kind.OF);

    static {
        WordLists english = WordLists.read("forms-en.txt");
        WordLists chinese = WordLists.read("forms-zh.txt");
        load(english);
        load(chinese);
        UNMEANT = Stream.concat(english.named("UNMEANT").stream(), chinese.named("UNMEANT").stream())
                .toList();
        TOLD = english.named("TOLD");
        CHINESE_TOLD = List.copyOf(chinese.named("TOLD"));
        FILLERS = english.named("FILLER");
        CHINESE_FILLERS = chinese.named("FILLER").stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private final String text;
    private final boolean chinese;
    private final List<String> tokens;
    private final List<FormField> fields = new ArrayList<>();
    private int signs;
    private boolean divided;
    private boolean known;
    private boolean odd;
    private int nouns;

    private FormFields(String text, List<String> tokens) {
        this.text = text;
        this.tokens = tokens;
        this.chinese = Hanzi.areIn(text);
    }

    private static void load(WordLists lists) {
        for (String name : lists.names()) {
            for (String word : lists.named(name)) {
                if (name.startsWith(TASK)) {
                    TASKS.put(word, name.substring(TASK.length()));
                } else if (!NO_LABELS.contains(name)) {
                    LABELS.put(word, Role.valueOf(name));
                }
            }
        }
    }

    /** The fields of the text; null if it is no form. */
    static @Nullable FormFields of(String text, List<String> tokens) {
        FormFields form = new FormFields(text, tokens);
        form.known = form.read();
        return form.isForm() || form.isOdd() ? form : null;
    }

    /** Whether it has labels of ours beside one that is not known, an action that is none, a question or a quotation. */
    boolean isOdd() {
        return odd && signs > 0;
    }

    List<FormField> all() {
        return fields;
    }

    /** How many labels have a sign. */
    int signs() {
        return signs;
    }

    /** Whether a note says that the form is not meant: a draft, a test. */
    static boolean isUnmeant(String note) {
        String said = Hanzi.simplified(note.toLowerCase(Locale.ROOT));
        return Lists.any(UNMEANT, said::contains);
    }

    /** Whether these words, in lower case, are the label of a field. */
    public static boolean isLabel(String words) {
        return LABELS.containsKey(words);
    }

    /** Whether a label says that something comes from its value, or goes there. */
    static boolean isAlso(FormField field, Role role) {
        return LABELS.get(field.label()) == role;
    }

    /** A label with its sign, or several without one: "sell 2 LINK; buy ETH" may be two requests. */
    boolean isForm() {
        boolean headed = Lists.any(fields, field -> field.role() == Role.ACTION);
        return known && fields.size() > 1 && (signs > 0 || nouns > 1 || (divided && (headed || nouns > 0)));
    }

    private boolean read() {
        boolean all = true;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && "?？\"“”「」".indexOf(text.charAt(i)) >= 0) {
                odd = true; // asked about, or quoted
            }
            int width = i == text.length() ? 1 : divider(i);
            if (width > 0) {
                all &= segment(from, i);
                from = i + width;
                i = from - 1;
            }
        }
        return all && !odd;
    }

    /** How many characters divide two fields here; 0 if none do. */
    private int divider(int i) {
        char c = text.charAt(i);
        char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        char before = i > 0 ? text.charAt(i - 1) : ' ';
        boolean apart = APART.indexOf(c) >= 0 && next == ' ' && before == ' ';
        if (DIVIDERS.indexOf(c) >= 0 || apart) {
            divided |= c != '，' && c != '。' && c != ';' && c != '；';
            return 1;
        }
        if ((c == '-' || c == '=') && next == '>') {
            return 2;
        }
        if (c == ' ' && isNamed(i + 1)) {
            return 1;
        }
        boolean comma = c == ',' && !(Character.isDigit(before) && Character.isDigit(next));
        boolean stop = (c == '.' || c == '!') && (next == ' ' || next == '\n' || next == '\r') && !isNumbering(i);
        return comma || stop ? 1 : 0;
    }

    /** "Rent gpu=H100 count=8": whether a name and its sign stand here, and a value right behind. */
    private boolean isNamed(int from) {
        int i = from;
        while (i < text.length() && (Character.isLetter(text.charAt(i)) || text.charAt(i) == '_')) {
            i++;
        }
        return i > from && i + 1 < text.length() && text.charAt(i) == '=' && "=> ".indexOf(text.charAt(i + 1)) < 0;
    }

    /** "1. To: @bob": the stop behind the number of a line. */
    private boolean isNumbering(int stop) {
        int i = stop - 1;
        while (i >= 0 && stop - i < 3 && Character.isDigit(text.charAt(i))) {
            i--;
        }
        return i < stop - 1 && (i < 0 || text.charAt(i) == '\n');
    }

    private boolean segment(int from, int to) {
        int start = skipNumbering(from, to);
        int end = strippedEnd(start, to);
        start = strippedStart(start, end);
        if (start == end) {
            return true;
        }
        int sign = sign(start, end);
        odd |= isTold(start, sign > 0 ? sign : end);
        return sign > 0 ? signed(start, sign, end) : head(start, end) || opening(start, end) || bare(start, end);
    }

    /** "Executed / Sell: …", "Invoice: To: …", 已成交；卖出：…: whether a few words say that nothing is asked for. */
    private boolean isTold(int start, int end) {
        String said = folded(start, end);
        String[] words = said.split(" ", LONGEST_TOLD + 1);
        return chinese
                ? said.length() <= LONGEST_HAN && Lists.any(CHINESE_TOLD, said::contains)
                : words.length <= LONGEST_TOLD && !Collections.disjoint(TOLD, List.of(words));
    }

    private int skipNumbering(int from, int to) {
        int i = strippedStart(from, to);
        while (i + 1 < to && BULLETS.indexOf(text.charAt(i)) >= 0 && text.charAt(i + 1) == ' ') {
            i = strippedStart(i + 1, to);
        }
        int digits = i;
        while (digits < to && digits - i < 2 && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        boolean numbering = digits > i
                && digits + 1 < to
                && ".)、）".indexOf(text.charAt(digits)) >= 0
                && !Character.isDigit(text.charAt(digits + 1));
        return numbering ? digits + 1 : i;
    }

    private int strippedStart(int from, int to) {
        int i = from;
        while (i < to && isAround(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private int strippedEnd(int from, int to) {
        int i = to;
        while (i > from && (isAround(text.charAt(i - 1)) || ".!！".indexOf(text.charAt(i - 1)) >= 0)) {
            i--;
        }
        return i;
    }

    private static boolean isAround(char c) {
        return Character.isWhitespace(c) || DECORATION.indexOf(c) >= 0;
    }

    /** Where a label's sign stands; 0 if there is none. */
    private int sign(int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean compares = c == '=' && i > start && "<>=!".indexOf(text.charAt(i - 1)) >= 0;
            if (c == ':' || c == '：' || (c == '=' && !compares)) {
                return i;
            }
        }
        return 0;
    }

    /** "Label: value". */
    private boolean signed(int start, int sign, int end) {
        String label = label(start, strippedEnd(start, sign));
        int value = strippedStart(sign + 1, end);
        int inner = value < end ? sign(value, end) : 0;
        if (inner > 0 && !task(label).isEmpty()) { // "rent: gpu=H100, count=8"
            signs++;
            addHead(task(label));
            return signed(value, inner, end);
        }
        if (value < end && (inner > 0 || BULLETS.indexOf(text.charAt(value)) >= 0)) {
            odd |= inner == 0;
            return false;
        }
        Role role = LABELS.get(label);
        String task = task(label);
        if (role == null && task.isEmpty()) {
            odd |= value < end;
            return false;
        }
        signs++;
        if (role == Role.ACTION) {
            boolean asked = head(value, end) || opening(value, end);
            odd |= !asked && !beginsAsRequest(value, end);
            return asked;
        } else if (role != null && (value < end || task.isEmpty())) {
            return add(role, label, value, end);
        }
        addHead(task);
        return value == end || bare(value, end);
    }

    /** A segment that is all of what is asked for: "gpu rental", "Swap it". */
    private boolean head(int start, int end) {
        String written = folded(start, end);
        if (LABELS.get(written) == Role.COURTESY) {
            return true;
        }
        String task = task(written);
        if (task.isEmpty()) {
            return false;
        }
        addHead(task);
        return true;
    }

    private boolean beginsAsRequest(int start, int end) {
        List<Lexeme> words = words(start, end);
        return !words.isEmpty() && words.getFirst().isAnyOf(Verbs.REQUESTS);
    }

    private void addHead(String task) {
        fields.add(new FormField(Role.ACTION, "", 0, 0, List.of(), task));
    }

    /** "qty 4", 收款地址 0x…: a label without a sign. */
    private boolean opening(int start, int end) {
        for (int cut = Math.min(end - 1, start + LONGEST_LABEL); cut > start; cut--) {
            boolean blank = text.charAt(cut) == ' ';
            if (!blank && !(FoldedText.isHan(text.charAt(cut - 1)) && text.charAt(cut) < 0x250)) {
                continue;
            }
            String label = folded(start, cut);
            Role role = LABELS.get(label);
            if (role != null && role != Role.ACTION && role != Role.REMARK && role != Role.COURTESY) {
                nouns += TASKS.containsKey(label) || role == Role.TO || role == Role.FROM ? 0 : 1;
                return add(role, label, strippedStart(cut, end), end);
            }
            String task = TASKS.get(label);
            if (task != null) {
                addHead(task);
                return bare(strippedStart(cut, end), end);
            }
        }
        return false;
    }

    private boolean add(Role role, String label, int start, int end) {
        int into = role == Role.FROM || role == Role.SELL ? into(start, end) : 0;
        if (into > 0) {
            return field(role, label, start, strippedEnd(start, into)) && bareBehind(into, end);
        }
        int with = role == Role.BUY
                ? text.substring(start, end).toLowerCase(Locale.ROOT).indexOf(" with ")
                : -1;
        if (with > 0) {
            int paid = start + with + " with ".length();
            return field(role, label, start, start + with) && field(Role.WITH, "with", paid, end);
        }
        return field(role, label, start, end);
    }

    private boolean field(Role role, String label, int start, int end) {
        fields.add(new FormField(role, label, start, end, words(start, end), ""));
        return true;
    }

    /** "USDT to ETH": where the word between them stands; 0 if there is none. */
    private int into(int start, int end) {
        String said = text.substring(start, end).toLowerCase(Locale.ROOT);
        int to = Math.max(said.indexOf(" to "), said.indexOf(" into "));
        return to > 0 ? start + to : 0;
    }

    private boolean bareBehind(int into, int end) {
        int blank = text.indexOf(' ', into + 1);
        return field(Role.TO, "to", strippedStart(blank, end), end);
    }

    /** A value whose own form says what it is: "H100-SXM", "0.08 WBTC", "2 days". */
    private boolean bare(int start, int end) {
        int into = into(start, end);
        if (into > 0) {
            return bare(start, into) && bareBehind(into, end);
        }
        List<Lexeme> words = words(start, end);
        Role role = words.isEmpty() ? null : role(words);
        return role != null && field(role, "", start, end);
    }

    private static @Nullable Role role(List<Lexeme> words) {
        Kind last = words.getLast().kind();
        if (words.size() == 1 && NAMED.containsKey(last)) {
            return NAMED.get(last);
        }
        boolean counted = Lists.all(words.subList(0, words.size() - 1), word -> word.isAnyOf(QUANTITIES));
        if (!counted) {
            return null;
        }
        return switch (last) {
            case TOKEN -> Role.TOKEN;
            case GPU -> Role.GPU;
            case TIME_UNIT -> words.size() == 2 ? Role.DURATION : null;
            case REQUEST_UNIT -> words.size() == 2 ? Role.REQUESTS : null;
            case FRAME_UNIT -> words.size() == 2 ? Role.FRAMES : null;
            case TOKEN_UNIT -> words.size() == 2 ? Role.TOKENS : null;
            case MEASURE -> words.size() == 2 ? Role.COUNT : null;
            default -> null;
        };
    }

    private List<Lexeme> words(int start, int end) {
        return start == end ? List.of() : Lexer.words(text.substring(start, end), tokens, chinese);
    }

    private String folded(int start, int end) {
        return Hanzi.simplified(text.substring(start, end).strip().toLowerCase(Locale.ROOT));
    }

    /** The words of a label, "maxSlippage" and "max_slippage" among them. */
    private String label(int start, int end) {
        String written = WORD_ENDS.matcher(text.substring(start, end)).replaceAll(" ");
        return Hanzi.simplified(written.strip().toLowerCase(Locale.ROOT));
    }

    /** What a head asks for, with or without fillers; empty if nothing that is known. */
    private static String task(String head) {
        if (head.length() > LONGEST_LABEL) {
            return "";
        }
        String task = TASKS.get(head);
        if (task != null) {
            return task;
        }
        StringBuilder left = new StringBuilder();
        for (String word : head.split(" ", -1)) {
            left.append(FILLERS.contains(word) || word.isEmpty() ? "" : " " + word);
        }
        return chineseTask(left.toString().strip());
    }

    private static String chineseTask(String head) {
        String left = head;
        for (String shorter = left; shorter != null; shorter = withoutFiller(left)) {
            left = shorter;
            String task = TASKS.get(left);
            if (task != null) {
                return task;
            }
        }
        return "";
    }

    private static @Nullable String withoutFiller(String head) {
        for (String filler : CHINESE_FILLERS) {
            if (head.length() > filler.length() && head.startsWith(filler)) {
                return head.substring(filler.length()).strip();
            } else if (head.length() > filler.length() && head.endsWith(filler)) {
                return head.substring(0, head.length() - filler.length()).strip();
            }
        }
        return null;
    }
}
