package dev.errand.engine.reader.form;

import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much of which token, in one field of a {@link Form} or in two: "480 USDT"; "USDT" and "480". */
record FormAsset(@Nullable FormField amount, @Nullable FormField token) {

    private static final Set<Kind> QUANTITIES =
            Kinds.of(Kind.NUMBER, Kind.SHARE, Kind.DOLLAR, Kind.PERCENT, Kind.BAD_NUMBER, Kind.NEGATIVE, Kind.SOME);
    private static final Set<Kind> DOLLARS = Kinds.of(Kind.DOLLAR, Kind.CURRENCY);
    private static final Set<Kind> SHARES = Kinds.of(Kind.SHARE, Kind.PERCENT);

    /** Whether both fields agree: no two amounts, no two tokens. */
    boolean isClear() {
        if (amount == null || token == null) {
            return true;
        }
        boolean one = !token.hasAny(QUANTITIES);
        return one
                && (!amount.has(Kind.TOKEN)
                        || (!amount.token().isEmpty()
                                && amount.token().equals(token.token())
                                && token.words().size() == 1));
    }

    boolean isEmpty() {
        return amount == null && token == null;
    }

    boolean hasAmount() {
        return amount != null || (token != null && token.hasAny(QUANTITIES));
    }

    String symbol() {
        String said = amount == null ? "" : amount.token();
        return said.isEmpty() && token != null ? token.token() : said;
    }

    void sayIn(FormSentence sentence, boolean chinese) {
        if (amount == null || token == null || amount.has(Kind.TOKEN)) {
            sentence.say(amount == null ? token : amount);
            return;
        }
        String of = " ";
        if (amount.hasAny(DOLLARS)) {
            of = chinese ? " 的 " : " of ";
        } else if (amount.hasAny(SHARES)) {
            of = chinese ? " 的 " : " of my ";
        }
        sentence.say(amount).say(of).say(token);
    }
}
