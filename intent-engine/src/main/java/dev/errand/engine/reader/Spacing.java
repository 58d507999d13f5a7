package dev.errand.engine.reader;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts one blank wherever a text has several, or one of another kind (a tab, one that does not break a line). Line breaks stay: a list stands in
 * lines.
 */
final class Spacing {

    private Spacing() {}

    /** Null where the text has single blanks only, as most have. */
    static @Nullable Rewritten of(String written) {
        if (isEven(written)) {
            return null;
        }
        StringBuilder even = new StringBuilder(written.length());
        List<Integer> offsets = new ArrayList<>(written.length() + 1);
        for (int i = 0; i < written.length(); i++) {
            boolean blank = isBlank(written.charAt(i));
            if (!blank || i == 0 || !isBlank(written.charAt(i - 1))) {
                even.append(blank ? ' ' : written.charAt(i));
                offsets.add(i);
            }
        }
        offsets.add(written.length());
        return new Rewritten(even.toString(), written, offsets);
    }

    private static boolean isEven(String text) {
        boolean before = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = isBlank(c);
            if (blank && (before || c != ' ')) {
                return false;
            }
            before = blank;
        }
        return true;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0' || c == '\u3000';
    }
}
