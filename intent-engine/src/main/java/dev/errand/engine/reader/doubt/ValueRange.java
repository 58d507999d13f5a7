package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;

/**
 * Where the values of a reading stand in the message that gave them.
 *
 * @param begin UTF-16 offset of the first; the length of the text if there is none
 * @param end offset behind the last; 0 if there is none
 */
record ValueRange(int begin, int end) {

    /** Of the values that this message says; not of those that an earlier one or a rule gave. */
    static ValueRange of(Reading reading) {
        int begin = reading.text().length();
        int end = 0;
        for (Ground ground : reading.grounds()) {
            if (ground.turn() == 0 && ground.text() != null) {
                begin = Math.min(begin, ground.start());
                end = Math.max(end, ground.end());
            }
        }
        return new ValueRange(begin, end);
    }

    /** Whether a value was read of a word of this message. */
    static boolean isRead(Lexeme word, Reading reading) {
        for (Ground ground : reading.grounds()) {
            if (ground.turn() == 0
                    && ground.text() != null
                    && ground.start() < word.end()
                    && ground.end() > word.start()) {
                return true;
            }
        }
        return false;
    }
}
