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
        String trigger = ChineseTriggerDoubts.missing(said);
        if (trigger != null) {
            return trigger;
        }
        if (ChineseTriggerTails.areOfSeveral(said) || ChineseTriggerTails.areVague(said)) {
            return "trigger";
        }
        if (ChineseOtherPayees.areOthers(said) || ChineseSecondPayees.areThere(said)) {
            return said.size() == 1 ? "to" : "request";
        }
        boolean other = ChineseStepShares.areVague(said)
                || ChineseHoldings.areAmounts(said)
                || ChineseMeasures.areOthers(said)
                || ChineseLoanDoubts.areThere(said)
                || ChineseSlips.areLeft(said)
                || ChineseBought.isNamed(said)
                || isAsGiven(said);
        if (other) {
            return "request";
        }
        return ChineseSchedules.areMore(said) ? "trigger" : null;
    }

    private static boolean isAsGiven(ReadyText said) {
        return ChineseTriggerTails.holdAnother(said)
                || ChineseTriggerTails.lendTheirToken(said)
                || ChineseShareSums.areVague(said)
                || ChineseLostSteps.areThere(said)
                || ChineseJobTerms.areOther(said)
                || ChineseOddNumbers.areIn(said)
                || ChineseNotices.isOne(said)
                || new ChineseVerbLeads(said).areUnknown();
    }
}
