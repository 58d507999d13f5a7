package dev.errand.engine.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The word lists of {@code words.txt}. */
final class Words {

    private static final String FILE = "words.txt";
    private static final Map<String, Pattern> SECTIONS = load();

    private Words() {}

    /** A word for which no model is asked about the text; empty if there is none. */
    static Optional<String> caution(String text) {
        String folded = fold(text);
        for (Map.Entry<String, Pattern> section : SECTIONS.entrySet()) {
            if (section.getKey().startsWith("caution: ")) {
                Matcher matcher = section.getValue().matcher(folded);
                if (matcher.find()) {
                    return Optional.of(matcher.group());
                }
            }
        }
        return Optional.empty();
    }

    /** Whether some word of the section stands in the text. */
    static boolean holds(String section, String text) {
        return pattern(section).matcher(fold(text)).find();
    }

    /** Whether the text ends with a word of the section. */
    static boolean endsWith(String section, String text) {
        String folded = fold(text).stripTrailing();
        Matcher matcher = pattern(section).matcher(folded);
        for (int from = 0; from <= folded.length() && matcher.find(from); from = matcher.start() + 1) {
            if (matcher.end() == folded.length()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text starts with a word of the section. */
    static boolean startsWith(String section, String text) {
        return pattern(section).matcher(fold(text).stripLeading()).lookingAt();
    }

    private static Pattern pattern(String section) {
        return Objects.requireNonNull(SECTIONS.get(section), section);
    }

    private static String fold(String text) {
        return text.toLowerCase(Locale.ROOT).replace('’', '\'');
    }

    private static Map<String, Pattern> load() {
        try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream(FILE), FILE)) {
            Map<String, List<String>> sections = new LinkedHashMap<>();
            List<String> current = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("[")) {
                    current = sections.computeIfAbsent(line.substring(1, line.indexOf(']')), name -> new ArrayList<>());
                } else if (!line.startsWith("#") && !line.isBlank()) {
                    current.addAll(List.of(line.split(", *", -1)));
                }
            }
            Map<String, Pattern> patterns = new LinkedHashMap<>();
            sections.forEach((name, words) -> patterns.put(name, anyOf(words)));
            return patterns;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Longer words first, so that a whole idiom is found before its first word. */
    private static Pattern anyOf(List<String> words) {
        List<String> alternatives = words.stream()
                .sorted((a, b) -> b.length() - a.length())
                .map(Words::regex)
                .toList();
        return Pattern.compile(String.join("|", alternatives));
    }

    private static String regex(String word) {
        if (word.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HAN)) {
            return Pattern.quote(word);
        }
        StringBuilder regex = new StringBuilder("(?<![a-z0-9])");
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            regex.append(c == '*' ? "[a-z]*" : c == ' ' ? "\\s+" : Pattern.quote(String.valueOf(c)));
        }
        return regex.append("(?![a-z0-9])").toString();
    }
}
