package dev.errand.engine.reader.english;

import dev.errand.engine.reader.lexer.SpokenNames;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.lexicon.Lexicon;
import dev.errand.engine.reader.lexicon.Names;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Reading;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** "4090" by itself, in a text about a compute job and with no unit behind it, is the GPU that people call so. */
public final class GpuNumbers {

    private static final Set<Kind> JOBS = Kinds.of(
            Kind.RENT,
            Kind.RENDER,
            Kind.TRAIN,
            Kind.RUN,
            Kind.GPU,
            Kind.GPU_NOUN,
            Kind.MODEL,
            Kind.FRAME_UNIT,
            Kind.PER_FRAME);
    private static final Set<Kind> UNITS = Clause.union(SpokenNames.UNITS, Kind.MODEL_NOUN, Kind.WORD);
    private static final Set<Kind> COUNTING = Kinds.of(
            Kind.DOLLAR,
            Kind.CURRENCY,
            Kind.REQUEST_UNIT,
            Kind.FRAME_UNIT,
            Kind.PARAMETER_UNIT,
            Kind.TOKEN_UNIT,
            Kind.BUDGET,
            Kind.AT_MOST,
            Kind.NEGATIVE,
            Kind.SOME);

    /** What stands behind a number of it. */
    private static final Set<Kind> COUNTED = Kinds.of(
            Kind.TOKEN,
            Kind.DOLLAR,
            Kind.TOKEN_UNIT,
            Kind.REQUEST_UNIT,
            Kind.FRAME_UNIT,
            Kind.PARAMETER_UNIT,
            Kind.TIME_UNIT);

    private static final Set<String> CARDS = Set.of("张", "張", "台", "臺", "块", "塊");
    private static final Set<Kind> BESIDE_CARDS =
            Kinds.of(Kind.NUMBER, Kind.COMMA, Kind.STOP, Kind.FILLER, Kind.TIME_UNIT, Kind.YES);

    /** 换成 4090, behind a job: which GPU. Of 改成 4090 it is open. */
    private static final Pattern TOLD = Pattern.compile(
            "\\s*(?:那就?|就|还是|要不)?(?:用|换|换成|换用|改用|使用)\\s*[1-9][0-9]{3}\\s*(?:来|去)?(?:跑|渲染|渲|训练|训)?(?:显卡|的卡|卡|的)?[吧呗啦。！!\\s]{0,3}");

    private static final Set<String> TOLD_OF = Set.of("infer", "train", "rent", "render");

    private GpuNumbers() {}

    public static boolean isTold(String text, Reading last) {
        return last.status() == Reading.Status.READY
                && last.intents().size() == 1
                && TOLD_OF.contains(last.intents().getFirst().type())
                && TOLD.matcher(Hanzi.simplified(text)).matches();
    }

    /** 500 帧 4090: the frames have their number already. */
    private static boolean isCounted(List<Lexeme> lexemes, int unit) {
        return lexemes.get(unit).is(Kind.FRAME_UNIT)
                && unit > 0
                && lexemes.get(unit - 1).is(Kind.NUMBER);
    }

    /** 4090，三张: nothing but a number and so many cards. */
    private static boolean isCountOfCards(List<Lexeme> lexemes) {
        return Lists.any(lexemes, lexeme -> CARDS.contains(lexeme.text()))
                && Lists.all(
                        lexemes,
                        lexeme -> lexeme.isAnyOf(BESIDE_CARDS)
                                || (lexeme.kind() == Kind.MEASURE && CARDS.contains(lexeme.text())));
    }

    public static List<Lexeme> named(List<Lexeme> lexemes, String text) {
        if (Lists.none(lexemes, lexeme -> JOBS.contains(lexeme.kind())) && !isCountOfCards(lexemes)) {
            return lexemes;
        }
        countCards(lexemes);
        countUnits(lexemes, text);
        return numbered(lexemes);
    }

    /** The lexemes of an answer to the question which GPU: "4090". */
    public static List<Lexeme> answering(List<Lexeme> lexemes) {
        return numbered(new ArrayList<>(lexemes));
    }

    private static List<Lexeme> numbered(List<Lexeme> lexemes) {
        for (int i = 0; i < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            if (lexeme.kind() != Kind.NUMBER || lexeme.text().length() != 4) {
                continue;
            }
            Names.Found gpu = Lexicon.gpus().at(lexeme.text().toCharArray(), 0);
            boolean bare = gpu != null
                    && gpu.end() == 4
                    && (i + 1 == lexemes.size()
                            || !UNITS.contains(lexemes.get(i + 1).kind()))
                    && (i == 0 || !COUNTING.contains(lexemes.get(i - 1).kind()) || isCounted(lexemes, i - 1));
            if (bare && gpu != null) {
                lexemes.set(i, Lexeme.of(Kind.GPU, lexeme.start(), lexeme.end(), null, gpu.name()));
            }
        }
        return lexemes;
    }

    /** "A 10 hour run" is no A10. */
    private static void countUnits(List<Lexeme> lexemes, String text) {
        for (int i = lexemes.size() - 2; i >= 0; i--) {
            Lexeme gpu = lexemes.get(i);
            int number = gpu.start() + 2;
            boolean parted = gpu.kind() == Kind.GPU
                    && gpu.text().charAt(0) == 'A'
                    && number < gpu.end()
                    && text.charAt(number - 1) == ' '
                    && text.substring(number, gpu.end()).chars().allMatch(c -> c >= '0' && c <= '9');
            if (!parted) {
                continue;
            }
            Lexeme behind = lexemes.get(i + 1);
            boolean times = behind.kind() == Kind.NUMBER && Character.isLetter(text.charAt(behind.start()));
            BigDecimal much = times && behind.number() != null ? behind.number() : BigDecimal.ONE;
            if (times || behind.isAnyOf(COUNTED)) {
                BigDecimal count = new BigDecimal(text.substring(number, gpu.end())).multiply(much);
                int end = times ? behind.end() : gpu.end();
                lexemes.set(i, Lexeme.of(Kind.ARTICLE, gpu.start(), gpu.start() + 1, null, "a"));
                lexemes.add(i + 1, Lexeme.of(Kind.NUMBER, number, end, count, text.substring(number, end)));
                if (times) {
                    lexemes.remove(i + 2); // "a 40 million token dataset"
                }
            }
        }
    }

    /** 单卡, 双卡: so many cards. */
    private static void countCards(List<Lexeme> lexemes) {
        for (int i = 0; i + 1 < lexemes.size(); i++) {
            Lexeme lexeme = lexemes.get(i);
            if (lexeme.kind() == Kind.WORD && lexemes.get(i + 1).kind() == Kind.GPU_NOUN) {
                BigDecimal cards = switch (Hanzi.simplified(lexeme.text())) {
                    case "单" -> BigDecimal.ONE;
                    case "双" -> BigDecimal.TWO;
                    default -> null;
                };
                if (cards != null) {
                    lexemes.set(i, Lexeme.of(Kind.NUMBER, lexeme.start(), lexeme.end(), cards, lexeme.text()));
                }
            }
        }
    }
}
