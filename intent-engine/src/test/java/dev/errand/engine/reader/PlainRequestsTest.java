package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.lexicon.Resource;
import dev.errand.intent.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Plain requests as ordinary users word them, each with its one reading. Of one that is not ready, what is missing, or why it is none. */
class PlainRequestsTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();

    @Test
    void plainEnglishIsRead() {
        assertThat(against("plain-en.txt", SafetyTest::outcome)).isEmpty();
    }

    @Test
    void plainChineseIsRead() {
        assertThat(against("plain-zh.txt", PlainRequestsTest::leaves)).isEmpty();
    }

    private static String leaves(Reading reading) {
        return reading.intents().stream().map(Leaves::shortForm).collect(Collectors.joining("; "));
    }

    /** The answer to the last turn of a talk: turns stand between {@code ‖}. */
    private static Reading last(String talk) {
        Conversation conversation = Conversation.EMPTY;
        Reading reading = null;
        for (String turn : talk.split(" ‖ ", -1)) {
            reading = READER.read(turn, conversation);
            conversation = conversation.next(reading);
        }
        return Objects.requireNonNull(reading);
    }

    private static List<String> against(String file, Function<Reading, String> ready) {
        List<String> against = new ArrayList<>();
        for (String line : Resource.lines(file)) {
            String[] parts = line.split(" \\| ", 2);
            Reading reading = last(parts[0]);
            String got = switch (reading.status()) {
                case READY -> ready.apply(reading);
                case INCOMPLETE -> reading.missing().stream().collect(Collectors.joining(", ", "? ", ""));
                case UNSUPPORTED -> "no: " + String.valueOf(reading.reason()).toLowerCase(Locale.ROOT);
            };
            if (!parts[1].equals(got)) {
                against.add(line + " | but " + got);
            }
        }
        return against;
    }
}
