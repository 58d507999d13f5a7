package dev.errand.registry.search;

import java.lang.Character.UnicodeScript;

/** Tells Chinese from other writing. */
final class Han {

    private Han() {}

    static boolean is(int codePoint) {
        return UnicodeScript.of(codePoint) == UnicodeScript.HAN;
    }

    static boolean in(String text) {
        return text.codePoints().anyMatch(Han::is);
    }
}
