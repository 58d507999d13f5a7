package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.lexer.Lexer;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lexeme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** "The second one", behind "to @kim or @tim": which of two that were left open. */
final class Choices {

    private static final Pattern ORDINAL = Pattern.compile(
            "(?i)\\W*(?:(?:oh|ok|okay|please|sorry|um|er|yes|let's say|let's go with|i'd say|i'd like|i want|i meant?|make it|go with|use|take)\\W+)*"
                    + "(the (?:(first|former|1st)|(second|latter|last|2nd|other))(?: one| token| coin| person| option)?)(?:\\W+(?:please|thanks|thank you|cheers|i guess|i think))*\\W*");

    /** "The Qwen one": by a word of its name. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i)\\W*(?:(?:oh|ok|okay|yes|please|um|i'd say|go with|use|let's go with)\\W+)*(the (\\w+) (?:one|model|gpu|card))\\W*(?:please|then|thanks)?\\W*");

    /** 后者, 前面那个吧. */
    private static final Pattern CHINESE = Pattern.compile("[\\s,，。.]*(?:那就|就|那|嗯|哦|还是|要|我要|用|选|换成|换|转|给|是|以)*"
            + "((前者|前面(?:那个|那個|的|那种)?|前一[个個]|第一[个個种]|头一个)|(后者|後者|[后後]面(?:那个|那個|的|那种)?|[后後]一[个個]|第二[个個种]|最[后後](?:那个|一个)))"
            + "(?:吧|好了|就行|就好|啦|呗|哈|谢谢|为准|來|来)*[\\s。.!！~]*");

    private static final Map<String, Kind> KINDS = Map.of(
            "to", Kind.RECIPIENT,
            "gpu", Kind.GPU,
            "model", Kind.MODEL,
            "market", Kind.MARKET,
            "token", Kind.TOKEN,
            "asset.token", Kind.TOKEN,
            "sell.token", Kind.TOKEN,
            "buy.token", Kind.TOKEN);

    /** What may stand between a value and the "or". */
    private static final Set<Kind> BESIDE = Kinds.of(
            Kind.NUMBER,
            Kind.ARTICLE,
            Kind.TO,
            Kind.ON,
            Kind.FROM,
            Kind.WITH,
            Kind.IN,
            Kind.BECOME,
            Kind.COMMA,
            Kind.MINE,
            Kind.MODEL_NOUN);

    private static final int REACH = 3;

    /** What was chosen, and where the answer says so. */
    record Chosen(String value, int start, int end) {}

    private Choices() {}

    /** The value for {@code path} that {@code text} chooses of the two in {@code earlier}; null if it chooses none. */
    static @Nullable Chosen chosen(String path, String earlier, String text) {
        Kind kind = KINDS.get(path);
        Matcher said = (Hanzi.areIn(text) ? CHINESE : ORDINAL).matcher(text);
        Matcher named = NAMED.matcher(text);
        if (kind == null || !(said.matches() || named.matches())) {
            return null;
        }
        List<Lexeme> lexemes = Lexer.words(earlier, Lexer.DEFAULT_TOKENS);
        List<Integer> either = IntStream.range(0, lexemes.size())
                .filter(i -> lexemes.get(i).is(Kind.OR))
                .boxed()
                .toList();
        if (either.size() != 1) {
            return null;
        }
        String before = near(lexemes, either.getFirst(), -1, kind);
        String behind = near(lexemes, either.getFirst(), 1, kind);
        if (before == null || behind == null || before.equals(behind)) {
            return null;
        }
        if (!said.matches()) {
            String part = named.group(2).toLowerCase(Locale.ROOT);
            boolean first = before.toLowerCase(Locale.ROOT).startsWith(part);
            boolean second = behind.toLowerCase(Locale.ROOT).startsWith(part);
            return first == second ? null : new Chosen(first ? before : behind, named.start(1), named.end(1));
        }
        return new Chosen(said.group(2) != null ? before : behind, said.start(1), said.end(1));
    }

    /** The value next to the "or" on one side of it. */
    private static @Nullable String near(List<Lexeme> lexemes, int or, int step, Kind kind) {
        for (int i = or + step, n = 0; i >= 0 && i < lexemes.size() && n < REACH; i += step, n++) {
            if (lexemes.get(i).is(kind)) {
                return lexemes.get(i).text();
            }
            if (!lexemes.get(i).isAnyOf(BESIDE)) {
                return null;
            }
        }
        return null;
    }
}
