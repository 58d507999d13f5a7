package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.doubt.Doubts;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Drafts;
import dev.errand.engine.reader.draft.ReadingLeaves;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Span;
import dev.errand.intent.Reading;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 每人 30 吧, "30 each", behind payments of the same amount: so much for each of them. */
final class ForEach {

    private ForEach() {}

    /** The payments, each of the amount that is said; null if none is said for each of them. */
    static @Nullable Reading of(
            Reading last, List<Lexeme> lexemes, List<Phrase> phrases, String text, boolean chinese) {
        List<Draft> drafts = ReadingLeaves.ofEarlier(last);
        List<Phrase> values = Lists.those(phrases, Phrase::isValue);
        Phrase.Holding holding = values.size() == 1 ? values.getFirst().holding() : null;
        boolean same = drafts.size() > 1
                && Lists.all(
                        drafts,
                        draft -> draft.type().equals("transfer")
                                && draft.value("asset.amount.value").isPresent()
                                && draft.value("asset.token")
                                        .equals(drafts.getFirst().value("asset.token"))
                                && draft.value("asset.amount.value")
                                        .equals(drafts.getFirst().value("asset.amount.value")));
        boolean plain = holding != null
                && holding.amount() != null
                && holding.amountAt() != null
                && holding.measure() == Phrase.Measure.VALUE
                && holding.reference() == null
                && !holding.wrongAmount()
                && !holding.wrongToken()
                && (holding.token() == null
                        || drafts.getFirst()
                                .value("asset.token")
                                .filter(holding.token()::equals)
                                .isPresent())
                && Lists.all(
                        phrases,
                        phrase -> phrase.isValue()
                                || phrase.kind() == Kind.EACH
                                || phrase.is(Kind.HARMLESS)
                                || phrase.is(Kind.SEND)
                                || SaidAnew.BESIDE_TOKEN.contains(phrase.kind())
                                || Amendment.CORRECTING.contains(phrase.kind()));
        BigDecimal amount = holding == null ? null : holding.amount();
        Span at = holding == null ? null : holding.amountAt();
        if (!same || !plain || Lists.none(phrases, phrase -> phrase.is(Kind.EACH)) || amount == null || at == null) {
            return null;
        }
        drafts.forEach(draft -> {
            draft.remove("asset.amount");
            draft.putSpan("asset.amount.value", Draft.plain(amount), at, text);
        });
        new Doubts(text, lexemes).ask(drafts); // 每人 30 左右
        return Drafts.reading(text, drafts, List.of(), chinese);
    }
}
