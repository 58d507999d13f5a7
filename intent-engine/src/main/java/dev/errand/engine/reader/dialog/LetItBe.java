package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.lexicon.KeyedPattern;
import java.util.List;
import java.util.regex.Matcher;

/** The 算了 that settles on something else, and calls nothing off: 换成 DAI 算了, 算了还是买 UNI 吧. Thread-safe. */
public final class LetItBe {

    private static final String LET_BE = "算了";

    private static final KeyedPattern BEHIND = KeyedPattern.of(
            "算", "\\s*(?:还是|就|那就?|要不|不如|干脆)?(?:换|改|转|买|存|用)(?!不)[^,，。;；不别算]{1,20}(?<!就|的话|了)(?<let>算了)[吧。！!\\s]*");
    private static final KeyedPattern IN_FRONT =
            KeyedPattern.of("算", "\\s*(?<let>算了)[,，\\s]*(?:还是|改成|改为|换成|现在|就)(?!不|别|算)[^,，。;；不别算]{1,20}");

    private LetItBe() {}

    /** The text with blanks for it. */
    public static String without(String text) {
        if (!text.contains(LET_BE)) {
            return text;
        }
        for (KeyedPattern pattern : List.of(BEHIND, IN_FRONT)) {
            Matcher said = pattern.pattern().matcher(text);
            if (said.matches()) {
                return text.substring(0, said.start("let"))
                        + " ".repeat(LET_BE.length())
                        + text.substring(said.end("let"));
            }
        }
        return text;
    }
}
