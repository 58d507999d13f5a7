package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.chinese.Modifiers;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Asking;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.telling.Wording;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands before a request and says what it is for: "Pay the internet bill: …", 充值游戏,…. */
final class Headings {

    /** What is under such a heading is not to be done. */
    private static final Pattern PRETENCE = Pattern.compile(
            "(?i)\\b(preview|simulat|hypothe|exampl|sample|test|demo|mock|dry|draft|imagin|pretend|estimat|quot|indicat|idea)");

    private static final Set<Kind> PAYING = Kinds.of(Kind.SEND, Kind.BUY, Kind.REPAY, Kind.RENT, Kind.RETURN);

    private static final Set<Kind> NAMING = Kinds.of(Kind.WORD, Kind.SERVICE, Kind.HARMLESS);

    private final Wording words;

    Headings(Wording words) {
        this.words = words;
    }

    /** "Pay the internet bill: …" says what the request behind it is for. */
    boolean isHeading(Clause clause) {
        char behind = words.signBehind(clause);
        return (behind == ':' || (behind == '：' && clause.has(Kind.BALANCE)))
                && Lists.none(
                        clause.all(Kind.WORD),
                        word -> PRETENCE.matcher(word.text()).find())
                && Lists.none(
                        clause.phrases(),
                        phrase -> phrase.holding() == null
                                ? phrase.isValue()
                                : phrase.holding().saysAmount()
                                        || phrase.holding().saysToken())
                && !clause.hasAny(Kind.NOT, Kind.IF, Kind.ESTIMATE, Kind.QUOTE, Kind.CANCEL, Kind.QUESTION, Kind.ADVICE)
                && (!clause.has(Kind.BALANCE) || !clause.hasAny(Asking.OF_BALANCES))
                && (clause.has(Kind.WORD)
                        || clause.has(Kind.SERVICE)
                        || !clause.assets().isEmpty());
    }

    /** 充值游戏,转10 USDC至…: what somebody is paid for, in two words before a comma. */
    boolean isErrandOfPayment(Clause clause) {
        Phrase first = clause.first();
        boolean paid = (PAYING.contains(first.kind()) || first.kind() == Kind.SERVICE)
                && clause.phrases().size() == 2
                && Modifiers.isPlain(words.of(clause))
                && NAMING.contains(clause.phrases().getLast().kind());
        if (!paid) {
            return false;
        }
        boolean divided = false;
        for (Lexeme lexeme : words.lexemes()) {
            if (lexeme.start() < clause.end()) {
                continue;
            }
            divided |= lexeme.is(Kind.COMMA);
            if (!divided && lexeme.kind() != Kind.FILLER) {
                return false;
            } else if (lexeme.kind() == Kind.STOP || lexeme.kind() == Kind.THEN) {
                return false;
            } else if (lexeme.is(Kind.RECIPIENT) || lexeme.is(Kind.BAD_RECIPIENT)) {
                return true;
            }
        }
        return false;
    }
}
