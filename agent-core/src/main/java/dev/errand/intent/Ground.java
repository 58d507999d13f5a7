package dev.errand.intent;

import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from: a span of the user's text, or a rule.
 *
 * @param path the value's JSON pointer, such as {@code /intents/0/sell/token}
 * @param start first UTF-16 offset of the span, or −1
 * @param end offset behind the span, or −1
 * @param text what stands there; null where a rule gave the value
 * @param rule the rule's name; null where the text gave the value
 * @param turn which text: 0 is this message, −1 the one before
 */
public record Ground(
        String path,
        int start,
        int end,
        @Nullable String text,
        @Nullable String rule,
        int turn) {

    /** A value that stands in the text. */
    public static Ground span(String path, int start, int end, String text) {
        return new Ground(path, start, end, text, null, 0);
    }

    /** A value that a rule gave. */
    public static Ground rule(String path, String rule) {
        return new Ground(path, -1, -1, null, rule, 0);
    }

    /** The same ground, one message later. */
    public Ground earlier() {
        return new Ground(path, start, end, text, rule, turn - 1);
    }
}
