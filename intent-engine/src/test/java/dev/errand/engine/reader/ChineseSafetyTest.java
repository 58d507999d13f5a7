package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.lexicon.Resource;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The grid of safety: Chinese sentences that were, or might be, ready and wrong. */
class ChineseSafetyTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();

    @Test
    void nothingChineseIsReadyAndWrong() {
        List<String> against = new ArrayList<>();
        List<String> lines = new ArrayList<>(Resource.lines("safety-zh.txt"));
        lines.addAll(Resource.lines("safety-turned-zh.txt"));
        for (String line : lines) {
            String[] parts = line.split(" \\| ", 2);
            Reading reading = READER.read(parts[0]);
            String got = reading.status() == Reading.Status.READY
                    ? reading.intents().stream().map(Leaves::shortForm).collect(Collectors.joining("; "))
                    : "?";
            if (!List.of(parts[1].split(" or ")).contains(got)) {
                against.add(line + " | but " + got);
            }
        }
        assertThat(against).isEmpty();
        assertThat(lines).hasSizeGreaterThan(400);
    }
}
