package dev.errand.registry;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts text into what is compared: words where spaces divide them, pairs of neighbours where Chinese has none. */
final class Words {

    private Words() {}

    static List<String> in(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int previousHan = -1;
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            i += Character.charCount(c);
            boolean han = UnicodeScript.of(c) == UnicodeScript.HAN;
            if (!han && Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (han && previousHan >= 0) {
                words.add(Character.toString(previousHan) + Character.toString(c));
            }
            previousHan = han ? c : -1;
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
