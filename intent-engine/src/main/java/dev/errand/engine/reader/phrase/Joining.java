package dev.errand.engine.reader.phrase;

import dev.errand.engine.reader.chinese.NotAgain;
import dev.errand.engine.reader.chinese.NumberedParts;
import dev.errand.engine.reader.chinese.OwedBack;
import dev.errand.engine.reader.chinese.SpokenAmounts;
import dev.errand.engine.reader.chinese.Urgency;
import dev.errand.engine.reader.english.DescribedCoins;
import dev.errand.engine.reader.english.EnglishHeadings;
import dev.errand.engine.reader.english.GpuNumbers;
import dev.errand.engine.reader.english.Labels;
import dev.errand.engine.reader.english.OnceHeld;
import dev.errand.engine.reader.english.Ones;
import dev.errand.engine.reader.english.PaidAsTold;
import dev.errand.engine.reader.english.PayeesAt;
import dev.errand.engine.reader.english.SoundsAlike;
import dev.errand.engine.reader.english.SpokenJobs;
import dev.errand.engine.reader.english.Supposed;
import dev.errand.engine.reader.english.TokenAddresses;
import dev.errand.engine.reader.english.WhoItIs;
import dev.errand.engine.reader.lexer.Lexer;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Needs;
import dev.errand.engine.reader.syntax.Pass;
import dev.errand.engine.reader.telling.EnglishRemarks;
import dev.errand.engine.reader.telling.SoVery;
import dev.errand.engine.reader.telling.Tellings;
import java.util.ArrayList;
import java.util.List;

/** The lexemes of a text as the grammars take them: cut by {@link Lexer}, and what belongs together joined. Thread-safe. */
public final class Joining {

    /** What is done with the words before they are read, in this order. */
    private static final List<Pass> JOINING = List.of(
            new Pass(Needs.chinese(Kind.NUMBER), NumberedParts::told),
            new Pass(Needs.chinese(Kind.NUMBER), SpokenAmounts::plain),
            new Pass(Needs.chinese(Kind.HOW_MUCH), SpokenAmounts::few),
            new Pass(
                    Needs.anyOf(
                            Kind.RENT,
                            Kind.RENDER,
                            Kind.TRAIN,
                            Kind.RUN,
                            Kind.GPU,
                            Kind.GPU_NOUN,
                            Kind.MODEL,
                            Kind.FRAME_UNIT,
                            Kind.PER_FRAME,
                            Kind.MEASURE),
                    (words, text) -> GpuNumbers.named(new ArrayList<>(words), text)),
            Pass.of(
                    Needs.anyOf(
                            Kind.GPU,
                            Kind.GPU_NOUN,
                            Kind.MODEL_NOUN,
                            Kind.ATTACHMENT,
                            Kind.TOKEN_UNIT,
                            Kind.REQUEST_UNIT,
                            Kind.PARAMETER_UNIT),
                    SpokenJobs::told),
            Pass.of(Needs.anyOf(Kind.RECIPIENT, Kind.BAD_RECIPIENT), TokenAddresses::named),
            Pass.of(Needs.anyOf(Kind.RECIPIENT, Kind.SOMEBODY), WhoItIs::without),
            Pass.of(Needs.anyOf(Kind.RECIPIENT), PaidAsTold::told),
            Pass.of(Needs.anyOf(Kind.SELL), OnceHeld::told),
            Pass.of(Needs.anyOf(Kind.RECIPIENT), OwedBack::told),
            new Pass(Needs.chinese(Kind.THEN), NotAgain::told),
            Pass.of(Needs.chinese(Kind.COMMA, Kind.STOP), Urgency::told),
            new Pass(Needs.anyOf(Kind.SO), SoVery::told),
            new Pass(Needs.NOTHING, SoundsAlike::told),
            new Pass(Needs.anyOf(Kind.TOKEN, Kind.TIME_UNIT), Ones::told),
            new Pass(Needs.anyOf(Kind.COMMA), EnglishHeadings::told),
            new Pass(Needs.anyOf(Kind.NUMBER, Kind.BAD_NUMBER), Labels::joined),
            new Pass(Needs.NOTHING, DescribedCoins::joined),
            new Pass(Needs.anyOf(Kind.RECIPIENT), PayeesAt::without),
            new Pass(Needs.anyOf(Kind.TOKEN), Supposed::asked),
            new Pass(Needs.english(), EnglishRemarks::joined),
            new Pass(Needs.english(), Tellings::joined));

    private Joining() {}

    /** The lexemes of {@code text}; {@code symbols} are those of the token list. */
    public static List<Lexeme> lex(String text, List<String> symbols) {
        return lex(text, symbols, false);
    }

    /**
     * The lexemes of {@code text}; {@code symbols} are those of the token list.
     *
     * @param chinese whether the talk so far is Chinese: "50u", as an answer, is of tether then
     */
    public static List<Lexeme> lex(String text, List<String> symbols, boolean chinese) {
        return joined(Lexer.words(text, symbols, chinese), text);
    }

    /** The lexemes of a text whose {@link Lexer#words} are known. */
    public static List<Lexeme> joined(List<Lexeme> words, String text) {
        return Pass.all(JOINING, words, text);
    }
}
