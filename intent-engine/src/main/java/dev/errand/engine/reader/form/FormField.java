package dev.errand.engine.reader.form;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A field of a {@link Form}.
 *
 * @param role what its label says that it holds
 * @param label the label, in lower case; empty where there is none
 * @param start first UTF-16 offset of its value
 * @param end offset behind it, the same where it is left empty
 * @param words its value's words, with their places within the value
 * @param task of a head, what it asks for; else empty
 */
record FormField(Role role, String label, int start, int end, List<Lexeme> words, String task) {

    /** What a label may say. */
    enum Role {
        ACTION,
        SELL("/sell/"),
        BUY("/buy/"),
        FROM("/sell/", "/market"),
        TO("/to", "/market", "/buy/"),
        FOR("/buy/", "/duration"),
        WITH("/sell/"),
        PAY("/sell/", "/asset/"),
        AMOUNT("/asset/", "/sell/", "/buy/", "/count"),
        SELL_AMOUNT("/sell/"),
        BUY_AMOUNT("/buy/"),
        TOKEN("/asset/", "/sell/", "/buy/", "/token"),
        MARKET("/market"),
        SLIPPAGE("/maxSlippageBps"),
        CONDITION("/trigger/when/"),
        EVERY("/trigger/every"),
        MODEL("/model"),
        GPU("/gpu", "/count"),
        COUNT("/count"),
        DURATION("/duration"),
        REQUESTS("/requests"),
        INPUT("/inputTokens", "/input"),
        OUTPUT("/outputTokens"),
        TOKENS("/tokens"),
        PARAMETERS("/parameters"),
        FRAMES("/frames"),
        FRAME_TIME("/secondsPerFrame"),
        BUDGET("/maxCost/"),
        DEADLINE("/deadline"),
        PRECISION("/precision"),
        REMARK,
        /** What no request of ours has, or what was done: a form with it is asked about. */
        BARRED,
        COURTESY;

        /** Places in an intent, a blank between them. */
        private final String paths;

        Role(String... paths) {
            this.paths = String.join(" ", paths);
        }

        private Stream<String> paths() {
            return paths.isEmpty() ? Stream.of() : Stream.of(paths.split(" ", -1));
        }

        /** Whether a field of this role may give the value at this place of an intent. */
        boolean gives(String path) {
            String slashed = path.replace('.', '/') + "/";
            return paths().anyMatch(each -> slashed.startsWith(each.endsWith("/") ? each : each + "/"));
        }

        /** Whether a field of this role has to do with what is missing: {@code trigger} with {@code trigger.every}. */
        boolean lacks(String missing) {
            String path = "/" + missing.replace('.', '/') + "/";
            return gives(path) || paths().anyMatch(each -> (each.endsWith("/") ? each : each + "/").startsWith(path));
        }
    }

    boolean isEmpty() {
        return start == end;
    }

    boolean has(Kind kind) {
        return Lists.any(words, word -> word.is(kind));
    }

    boolean hasAny(Set<Kind> kinds) {
        return Lists.any(words, word -> word.isAnyOf(kinds));
    }

    /** The symbol of the one token in it; empty if there is none, or are several. */
    String token() {
        List<String> symbols = words.stream()
                .filter(word -> word.kind() == Kind.TOKEN)
                .map(Lexeme::text)
                .toList();
        return symbols.size() == 1 ? symbols.getFirst() : "";
    }

    FormField as(Role other) {
        return new FormField(other, label, start, end, words, task);
    }
}
