package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexer.FoldedText;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Chinese side of {@link PassedOver}: what a Chinese text says of its request, and a ready reading of it does not hold. It looks at the
 * whole text, also at what was passed over as a remark (干嘛, 严禁, 正在).
 */
final class ChinesePassedOver {

    /** A text that is longer is no chat. */
    private static final int LONGEST = 400;

    private ChinesePassedOver() {}

    /** The path of what is missing; null if nothing is. */
    static @Nullable String in(String text, List<Lexeme> words, Reading ready) {
        boolean acts = Lists.any(ready.intents(), Intent::movesValue);
        if (!acts || text.length() > LONGEST || !Hanzi.areIn(text)) {
            return null;
        }
        String said = FoldedText.of(text);
        if (ChineseReports.tells(said, ready)
                || ChinesePayees.paysMe(said)
                || ChineseLeads.turn(said, ready)
                || ChineseTails.tell(said, ready)
                || ChineseTwice.readOtherwise(said, ready)
                || ChineseOutside.isSaid(said, ready)
                || ChineseOddAmounts.areIn(said, ready)) {
            return "request";
        }
        if (ChinesePrices.areNone(said, ready)) {
            return "trigger";
        }
        return ChineseLastLook.around(new ReadyText(said, words, ready));
    }
}
