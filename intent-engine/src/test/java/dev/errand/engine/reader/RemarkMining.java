package dev.errand.engine.reader;

import dev.errand.engine.reader.form.Form;
import dev.errand.engine.reader.lexer.Lexer;
import dev.errand.engine.reader.remark.Remark;
import dev.errand.engine.reader.remark.Remark.Place;
import dev.errand.engine.reader.remark.RemarkModel;
import dev.errand.engine.reader.remark.RemarkSpans;
import dev.errand.intent.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the parts that {@link RemarkModel} knows and {@code RemarkTraining} learns from, in the texts that may be looked at. A part of a text
 * is harmless if the text is read as labelled without it, and weighs if the text would be ready and wrong without it. Run its {@code main}
 * from the module's folder after the corpus or the grammars have changed, and {@code RemarkTraining} behind it.
 */
final class RemarkMining {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final Path KNOWN = Path.of("src/main/resources/dev/errand/engine/reader");
    private static final String ASKED = "| ?";
    /** Longer texts hold little of what people say beside one request, in UTF-16 units. */
    private static final int LONGEST = 600;

    private final MessageReader reader = new MessageReader(IntentReader.DEFAULT_TOKENS);
    private final boolean chinese;
    /** By place and words. */
    private final Map<String, Verdict> found = new LinkedHashMap<>();

    private enum Verdict {
        HARMLESS,
        WEIGHS,
        BOTH
    }

    private RemarkMining(boolean chinese) {
        this.chinese = chinese;
    }

    /** Mines both languages, and writes the parts where the training reads them. */
    public static void main(String[] args) throws IOException {
        for (String language : List.of("en", "zh")) {
            RemarkMining mining = new RemarkMining(language.equals("zh"));
            for (String half : List.of("open", "seen")) {
                for (String line :
                        Files.readAllLines(RESOURCES.resolve("corpus/" + half + "-" + language + ".jsonl"))) {
                    JsonNode item = JSON.readTree(line);
                    if (!item.has("turns")) {
                        mining.mine(item.path("text").asString(), item.path("expect"));
                    }
                }
            }
            Path safety = RESOURCES.resolve("dev/errand/engine/reader/safety-" + language + ".txt");
            for (String line : Files.readAllLines(safety)) {
                if (line.strip().endsWith(ASKED) && !line.startsWith("#")) {
                    mining.mine(line.substring(0, line.lastIndexOf('|')).strip(), JSON.createObjectNode());
                }
            }
            Path known = KNOWN.resolve("remarks-known-" + language + ".tsv");
            Files.write(known, mining.lines(Files.readAllLines(known)), StandardCharsets.UTF_8);
        }
    }

    private void mine(String text, JsonNode label) {
        if (text.length() > LONGEST || Form.of(text, IntentReader.DEFAULT_TOKENS) != null) {
            return; // what stands in a form is a field, and no remark
        }
        for (List<Remark> place : RemarkSpans.of(Lexer.words(text, IntentReader.DEFAULT_TOKENS), text)) {
            for (Remark remark : place) {
                boolean partOfOne = remark.place() == Place.BEHIND && !remark.equals(place.getFirst());
                mine(text, label, remark, partOfOne);
            }
        }
    }

    private void mine(String text, JsonNode label, Remark remark, boolean partOfOne) {
        int start = remark.start();
        int end = remark.end();
        if (text.codePointCount(start, end) < (chinese ? 2 : 3)) {
            return;
        }
        String rest = text.substring(0, start) + " ".repeat(end - start) + text.substring(end);
        Reading reading = reader.whole(rest, Conversation.EMPTY);
        boolean right = Corpus.agrees(label, JSON.readTree(ReadingJson.write(reading)));
        boolean ready = reading.status() == Reading.Status.READY;
        if (ready && !right) {
            add(remark, Verdict.WEIGHS);
        } else if (ready && !partOfOne) {
            add(remark, Verdict.HARMLESS);
        }
    }

    private void add(Remark remark, Verdict verdict) {
        found.merge(RemarkModel.key(remark), verdict, (one, other) -> one == other ? one : Verdict.BOTH);
    }

    /**
     * What is known already, and what was found to be harmless besides: what turns one sentence that was thought up to deceive is said by
     * others who mean nothing by it.
     */
    private List<String> lines(List<String> known) {
        Map<String, String> sorted = new TreeMap<>();
        found.forEach((part, verdict) -> {
            if (verdict == Verdict.HARMLESS) {
                sorted.put(part.substring(2) + part, "H\t" + part);
            }
        });
        for (String line : known) {
            String part = line.substring(2);
            sorted.put(part.substring(2) + part, line);
        }
        return new ArrayList<>(sorted.values());
    }
}
