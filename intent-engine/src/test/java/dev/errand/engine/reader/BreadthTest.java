package dev.errand.engine.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.engine.reader.lexicon.Resource;
import dev.errand.intent.Reading;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lines whose writers were to word each in a construction of its own: how many plain requests are ready, and how many that are none, or
 * not whole, are ready too. They are flagged and not labelled, so what is ready may still be read wrongly; the corpus judges that. Those whose
 * hash begins with a letter nobody may look at, so nothing prints them.
 */
class BreadthTest {

    private static final IntentReader READER = IntentReader.withDefaultTokens();

    /** The floors are what was measured, rounded down; what is ready and should not be is to become less. */
    @ParameterizedTest
    @CsvSource({"false, en, 0.86, 1", "false, zh, 0.87, 4", "true, en, 0.76, 1", "true, zh, 0.79, 3"})
    void plainRequestsAreReadyAndOthersAreNot(boolean unread, String language, double floor, int readyThough) {
        List<String[]> lines = Resource.lines("/corpus/breadth-" + language + ".tsv").stream()
                .map(line -> line.split("\t", 2))
                .filter(line -> isUnread(line[1]) == unread)
                .toList();
        long plain = lines.stream().filter(BreadthTest::isPlain).count();
        long read = lines.stream()
                .filter(BreadthTest::isPlain)
                .filter(BreadthTest::isReady)
                .count();
        long others = lines.stream()
                .filter(line -> !isPlain(line))
                .filter(BreadthTest::isReady)
                .count();

        assertThat((double) read / plain).isGreaterThanOrEqualTo(floor);
        assertThat(others).isLessThanOrEqualTo(readyThough);
    }

    private static boolean isPlain(String[] line) {
        return line[0].equals("R");
    }

    /** Whether the last turn is answered by a ready reading. */
    private static boolean isReady(String[] line) {
        Conversation conversation = Conversation.EMPTY;
        Reading reading = null;
        for (String turn : line[1].split(" \\|\\| ", -1)) {
            reading = READER.read(turn, conversation);
            conversation = conversation.next(reading);
        }
        return reading != null && reading.status() == Reading.Status.READY;
    }

    private static boolean isUnread(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).charAt(0) >= 'a';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
