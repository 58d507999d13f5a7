package dev.errand.engine.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A line of {@code utterances.tsv}: what somebody says, and the right answer of a model, in the short form of {@link Answer}.
 *
 * @param text what is said
 * @param answer the right answer
 */
record Utterance(String text, String answer) {

    static List<Utterance> all() {
        try (InputStream in = Objects.requireNonNull(Utterance.class.getResourceAsStream("utterances.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(parts -> new Utterance(parts[0], parts[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isChinese() {
        return text.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HAN);
    }

    /** The leaves that the answer says, types included. */
    Map<String, String> leaves() {
        return leaves(answer);
    }

    static Map<String, String> leaves(String answer) {
        Map<String, String> leaves = new TreeMap<>();
        String[] intents = answer.split(" \\| ", -1);
        for (int i = 0; i < intents.length; i++) {
            String[] parts = intents[i].split("; ", -1);
            leaves.put("/intents/" + i + "/type", parts[0].substring(0, parts[0].indexOf(' ')));
            for (int j = 1; j < parts.length; j++) {
                String path = parts[j].substring(0, parts[j].indexOf('='));
                String value = parts[j].substring(parts[j].indexOf('=') + 1, parts[j].indexOf(" \""));
                leaves.put("/intents/" + i + "/" + path.replace('.', '/'), value);
            }
        }
        return leaves;
    }
}
