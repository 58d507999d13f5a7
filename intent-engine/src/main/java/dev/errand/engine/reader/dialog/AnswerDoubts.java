package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.syntax.Lists;
import dev.errand.intent.Ground;
import dev.errand.intent.Reading;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * English answers and corrections that were read, and are open all the same: their words do not fit their values ({@link FittingWords}), or they read
 * two ways behind what was said: "half" behind "1 ETH", "5000" behind "when it is above 4000".
 */
public final class AnswerDoubts {

    private static final Pattern OF_WHAT_I_HAVE =
            Pattern.compile("(?i)\\b(?:my|our|i have|i've|i own|i hold|i got|balance|everything|wallet|in total)\\b");

    private static final Pattern PLAIN_NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private AnswerDoubts() {}

    /**
     * Whether the reading is open all the same.
     *
     * @param read how the message was read behind {@code last}
     * @param symbols of the token list
     */
    public static boolean isOne(Reading read, Reading last, List<String> symbols) {
        return FittingWords.areMissing(read, last, symbols)
                || isPartOfPart(read, last)
                || isNearPrice(read, last)
                || (answers(read) && DoubtfulAnswers.isOne(read.text()));
    }

    private static boolean answers(Reading read) {
        return Lists.any(read.grounds(), ground -> ground.turn() < 0)
                && Lists.any(read.grounds(), AnswerDoubts::isHere);
    }

    private static boolean isHere(Ground ground) {
        return ground.turn() == 0 && ground.start() >= 0;
    }

    /** "Make it half", behind "swap 1 ETH": half of that, or of all that there is? */
    private static boolean isPartOfPart(Reading read, Reading last) {
        return last.status() == Reading.Status.READY
                && Lists.any(last.grounds(), ground -> ground.path().endsWith("/amount/value"))
                && Lists.any(
                        read.grounds(),
                        ground -> isHere(ground)
                                && ground.path().endsWith("/amount/share")
                                && read.text().length() >= ground.end()
                                && Lists.any(read.grounds(), other -> other.turn() < 0)
                                && Lists.none(
                                        read.grounds(), other -> other.path().equals(of(ground.path())))
                                && !isAll(ground))
                && !OF_WHAT_I_HAVE.matcher(read.text()).find();
    }

    private static String of(String share) {
        return share.substring(0, share.lastIndexOf('/')) + "/of";
    }

    private static boolean isAll(Ground ground) {
        String said = String.valueOf(ground.text()).toLowerCase(Locale.ROOT);
        return said.equals("100%")
                || said.startsWith("all")
                || said.startsWith("every")
                || said.contains("whole")
                || said.startsWith("max");
    }

    /** "5000", behind "sell ETH when it is above 4000": a number that is about the price may be another price. */
    private static boolean isNearPrice(Reading read, Reading last) {
        BigDecimal price = last.status() == Reading.Status.INCOMPLETE
                ? number(last, "/trigger/when/above", "/trigger/when/below", false)
                : null;
        if (price == null) {
            return false;
        }
        BigDecimal said = number(read, "/amount/value", "/amount/value", true);
        return said != null
                && said.compareTo(price.divide(TWO)) >= 0
                && said.compareTo(price.multiply(TWO)) <= 0
                && Lists.none(
                        read.grounds(),
                        ground -> isHere(ground) && ground.path().endsWith("/token"))
                && read.text().strip().chars().noneMatch(Character::isLetter);
    }

    private static @Nullable BigDecimal number(Reading reading, String path, String or, boolean here) {
        for (Ground ground : reading.grounds()) {
            boolean meant = ground.path().endsWith(path) || ground.path().endsWith(or);
            String said = String.valueOf(ground.text())
                    .replace(",", "")
                    .replace("$", "")
                    .strip();
            if (meant && (!here || isHere(ground)) && PLAIN_NUMBER.matcher(said).matches()) {
                return new BigDecimal(said);
            }
        }
        return null;
    }
}
