package dev.errand.engine.reader.syntax;

import dev.errand.engine.reader.lexicon.Hanzi;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a polite request opens with. */
public final class Openers {

    private static final Set<String> OPENERS = Set.of(
            "please",
            "pls",
            "plz",
            "kindly",
            "can you",
            "could you",
            "would you",
            "will you",
            "i need you to",
            "i want you to",
            "i'd like you to",
            "help me",
            "can you please",
            "could you please",
            "i want to",
            "i'd like to",
            "let's",
            "i need to",
            "would you kindly",
            "would you please",
            "i would like you to",
            "go ahead and",
            "help me write",
            "请",
            "帮我",
            "请帮我",
            "麻烦",
            "麻烦你",
            "帮忙",
            "替我",
            "劳驾",
            "请你",
            "拜托",
            "能帮我",
            "可以帮我",
            "帮",
            "劳烦",
            "烦请",
            "有劳",
            "同我",
            "帮手",
            "能不能",
            "可以",
            "可不可以");

    private Openers() {}

    /** Whether the word is one, in any case and either script. */
    public static boolean contains(String word) {
        return OPENERS.contains(Hanzi.simplified(word).toLowerCase(Locale.ROOT).replace('’', '\''));
    }

    /** Whether one of them stands in the text, in lower case and simplified. */
    public static boolean standIn(String text, List<Lexeme> lexemes) {
        for (Lexeme lexeme : lexemes) {
            if (OPENERS.contains(text.substring(lexeme.start(), lexeme.end()))) {
                return true;
            }
        }
        return false;
    }
}
