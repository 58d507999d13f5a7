package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What words of a follow-up say beside its values, and how paths of missing values are read. */
final class FollowUps {

    /** All of it, in hundredths of a per cent. */
    private static final BigDecimal ALL = BigDecimal.valueOf(10_000);

    /** Words that may stand beside the values of an answer, and add nothing to it. */
    static final Set<Kind> GLUE = Kinds.of(
            Kind.COMMA,
            Kind.STOP,
            Kind.AND,
            Kind.WITHIN,
            Kind.PAYS,
            Kind.SUBJECT,
            Kind.SWAP,
            Kind.SEND,
            Kind.QUOTE,
            Kind.NEED,
            Kind.WANT,
            Kind.SMALL_TALK,
            Kind.ON,
            Kind.OF,
            Kind.SO,
            Kind.YES,
            Kind.SUPPLY,
            Kind.WITHDRAW,
            Kind.BORROW,
            Kind.REPAY,
            Kind.RENT,
            Kind.RENDER,
            Kind.TRAIN,
            Kind.RUN,
            Kind.GENERATE,
            Kind.HARMLESS,
            Kind.CHANGE_TO,
            Kind.MEND,
            Kind.IF,
            Kind.IT,
            Kind.FETCHES,
            Kind.HITS,
            Kind.HAVE,
            Kind.IN_WALLET,
            Kind.MODEL_NOUN,
            Kind.GPU_NOUN,
            Kind.PUT,
            Kind.TIME_MARK,
            Kind.INSTEAD,
            Kind.WHAT,
            Kind.DEBT,
            Kind.POSITION,
            Kind.UP,
            Kind.DOWN,
            Kind.THEN,
            Kind.THERE,
            Kind.INPUT,
            Kind.OUTPUT,
            Kind.BALANCE,
            Kind.WORTH,
            Kind.CONTEXT,
            Kind.AT_MOST,
            Kind.TAKE,
            Kind.OUT,
            Kind.CLEAR);

    static final Set<Kind> TO_BUY =
            Kinds.of(Kind.TO, Kind.BECOME, Kind.BUY, Kind.GET, Kind.RECEIVE, Kind.IN, Kind.WANT);

    static final Set<Kind> TO_SELL = Kinds.of(Kind.WITH, Kind.USE, Kind.FROM, Kind.SELL, Kind.OBJECT);

    static final List<String> NUMBERS = List.of(
            "count", "frames", "tokens", "outputTokens", "inputTokens", "requests", "parameters", "secondsPerFrame");

    /** What counts coins, behind a number: 2 个. */
    static final Pattern COUNTER = Pattern.compile("\\s?[个個枚颗顆]");

    private FollowUps() {}

    /** Of the paths that were asked for, those that the drafts still lack, also where an intent could do without. */
    static List<String> unanswered(List<Draft> drafts, List<String> missing) {
        return Lists.those(
                missing, path -> path.equals("request") || !isThere(drafts.get(index(path)), withoutIndex(path)));
    }

    /** 70 亿参数, to which model is to be trained: its size tells as much. */
    private static boolean isThere(Draft draft, String path) {
        return draft.has(path) || (path.equals("model") && draft.type().equals("train") && draft.has("parameters"));
    }

    /** 漏了最后一位: a digit of an address is no amount. */
    static boolean isPlace(Phrase.Holding holding, String text) {
        Phrase.Span at = holding.amountAt();
        return at != null && text.startsWith("位", at.end());
    }

    /** The intent that a path of a missing value speaks of: 1 in {@code 1.asset.amount}. */
    static int index(String path) {
        int dot = path.indexOf('.');
        return dot > 0 && Character.isDigit(path.charAt(0)) ? Integer.parseInt(path.substring(0, dot)) : 0;
    }

    /** The path within its intent. */
    static String withoutIndex(String path) {
        return Character.isDigit(path.charAt(0)) ? path.substring(path.indexOf('.') + 1) : path;
    }

    /** A share as a limit on slippage, in hundredths of a per cent; null if it is none: nothing, all, or finer than one hundredth. */
    static @Nullable String basisPoints(BigDecimal share) {
        BigDecimal bps = share.movePointRight(4).stripTrailingZeros();
        return bps.signum() > 0 && bps.scale() <= 0 && bps.compareTo(ALL) < 0 ? bps.toPlainString() : null;
    }
}
