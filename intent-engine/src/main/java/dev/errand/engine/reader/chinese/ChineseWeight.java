package dev.errand.engine.reader.chinese;

import dev.errand.engine.reader.lexicon.WordLists;
import dev.errand.engine.reader.syntax.Lists;

/** Pieces of Chinese that may turn a request, wherever they stand: the lists of {@code remarks-zh.txt}. Thread-safe. */
final class ChineseWeight {

    private static final String DENYING = "不没未别勿莫甭休";
    private static final WordLists PIECES = WordLists.read("remarks-zh.txt");

    private ChineseWeight() {}

    /** Whether simplified Chinese says something that may matter to a request. */
    static boolean isIn(String text) {
        return holds("IF", text)
                || holds("LIMIT", text)
                || holds("ASKING", text)
                || holds("OTHER", text)
                || denies(text);
    }

    private static boolean holds(String name, String text) {
        return Lists.any(PIECES.named(name), text::contains);
    }

    private static boolean denies(String text) {
        String rest = text;
        for (String piece : PIECES.named("CALM")) {
            rest = rest.replace(piece, "");
        }
        return rest.chars().anyMatch(c -> DENYING.indexOf(c) >= 0);
    }
}
