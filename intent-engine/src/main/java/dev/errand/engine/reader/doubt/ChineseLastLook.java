package dev.errand.engine.reader.doubt;

import dev.errand.engine.reader.lexer.FoldedText;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Intent;
import dev.errand.intent.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands around the values of a ready Chinese reading that moves value, and says that they are not meant so. */
final class ChineseLastLook {

    private ChineseLastLook() {}

    /** The path of what is missing; null if nothing is. */
    static @Nullable String in(String text, List<Lexeme> words, Reading ready) {
        boolean due = Hanzi.areIn(text) && Lists.any(ready.intents(), Intent::movesValue);
        return due ? around(new ReadyText(FoldedText.of(text), words, ready)) : null;
    }

    /** The same, of a text that moves value. */
    static @Nullable String around(ReadyText said) {
        if (ChinesePayees.areOthers(said) || ChineseSecondPayees.areThere(said)) {
            return said.size() == 1 ? "to" : "request";
        }
        if (ChineseTriggerDoubts.areThere(said) || ChineseSchedules.areMore(said)) {
            return "trigger";
        }
        boolean other = ChineseStepShares.areVague(said)
                || ChineseShareSums.areVague(said)
                || ChineseHoldings.areAmounts(said)
                || ChineseOddNumbers.areIn(said)
                || ChineseLoanDoubts.areThere(said)
                || ChineseSlips.areLeft(said)
                || ChineseTriggerTails.areThere(said)
                || ChineseLostSteps.areThere(said)
                || ChineseJobTerms.areOther(said)
                || ChineseNotices.isOne(said)
                || new ChineseVerbLeads(said).areUnknown();
        return other ? "request" : null;
    }
}
