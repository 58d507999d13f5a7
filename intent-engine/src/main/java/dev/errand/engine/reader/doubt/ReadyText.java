package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Ground;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ready reading of a Chinese message beside its text, folded: what stands around each value that this message gave. Immutable. */
final class ReadyText {

    private static final String PAUSES = ",。;!?、\n";
    private static final String INTENTS = "/intents/";

    private final String text;
    private final List<Lexeme> words;
    private final Reading ready;
    private final List<Ground> spans;

    /**
     * A reading beside its text.
     *
     * @param said the text, folded
     * @param words its words, each for itself
     */
    ReadyText(String said, List<Lexeme> words, Reading ready) {
        this.text = said;
        this.words = words;
        this.ready = ready;
        this.spans =
                Lists.those(ready.grounds(), ground -> ground.turn() == 0 && ground.start() >= 0 && ground.end() >= 0);
    }

    String text() {
        return text;
    }

    /** Its words, each for itself. */
    List<Lexeme> words() {
        return words;
    }

    int size() {
        return ready.intents().size();
    }

    String type(int intent) {
        return ready.intents().get(intent).type();
    }

    Intent intent(int intent) {
        return ready.intents().get(intent);
    }

    boolean asksFor(String type) {
        return Lists.any(ready.intents(), intent -> intent.type().equals(type));
    }

    /** What stands in this message. */
    List<Ground> spans() {
        return spans;
    }

    /** The place of the intent that a value belongs to. */
    int intentOf(Ground ground) {
        int end = ground.path().indexOf('/', INTENTS.length());
        return Integer.parseInt(ground.path().substring(INTENTS.length(), end));
    }

    /** Where the value with this path stands; null if this message does not say it. */
    @Nullable Ground span(String path) {
        for (Ground ground : spans) {
            if (ground.path().equals(path)) {
                return ground;
            }
        }
        return null;
    }

    /** Whether a value stands at {@code at}. */
    boolean isRead(int at) {
        return Lists.any(spans, ground -> ground.start() <= at && ground.end() > at);
    }

    /** Whether a swap was read that gives the token which stands there. */
    boolean isBought(int at) {
        return Lists.any(spans, ground -> ground.start() == at && ground.path().endsWith("/buy/token"));
    }

    /** What stands in this message of an intent. */
    List<Ground> spansOf(int intent) {
        String prefix = INTENTS + intent + "/";
        return Lists.those(spans, ground -> ground.path().startsWith(prefix));
    }

    /** Those of this message whose path ends so. */
    List<Ground> ending(String path) {
        return Lists.those(spans, ground -> ground.path().endsWith(path));
    }

    /** Whether all grounds, whatever gave them, have one with this path that a rule gave. */
    boolean isByRule(String path) {
        return Lists.any(
                ready.grounds(),
                ground -> ground.rule() != null && ground.path().equals(path));
    }

    boolean has(String path) {
        return Lists.any(ready.grounds(), ground -> ground.path().equals(path));
    }

    /** From the last pause to {@code at}, without blanks at the end. */
    String before(int at) {
        int from = at;
        while (from > 0 && PAUSES.indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        return text.substring(from, at).strip();
    }

    /** From {@code at} to the next pause, without blanks in front. */
    String behind(int at) {
        return text.substring(at, pauseBehind(at)).strip();
    }

    int pauseBehind(int at) {
        int to = at;
        while (to < text.length() && PAUSES.indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return to;
    }

    /** The stretch of the text that asks for a later intent: behind what was said of those before it; {@code _} for each of its values. */
    String stretch(int intent) {
        List<Ground> own = spansOf(intent);
        int first = text.length();
        int last = 0;
        for (Ground ground : own) {
            first = Math.min(first, ground.start());
            last = Math.max(last, ground.end());
        }
        int from = 0;
        for (int i = 0; i < intent; i++) {
            for (Ground ground : spansOf(i)) {
                from = ground.end() <= first ? Math.max(from, ground.end()) : from;
            }
        }
        StringBuilder said = new StringBuilder();
        int at = from;
        int to = own.isEmpty() ? text.length() : pauseBehind(last);
        while (at < to) {
            int end = endOfValue(own, at);
            said.append(end > at ? '_' : text.charAt(at));
            at = Math.max(at + 1, end);
        }
        return said.toString();
    }

    private static int endOfValue(List<Ground> own, int at) {
        for (Ground ground : own) {
            if (ground.start() == at) {
                return ground.end();
            }
        }
        return at;
    }
}
