package dev.errand.engine.reader.draft;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Phrase.Measure;
import dev.errand.engine.reader.syntax.Phrase.Span;
import dev.errand.intent.Ground;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What "it", "half of it", "the rest" and 换到的 are of: the amount that an earlier step gives, or a share of it. */
final class References {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private static final Pattern HALVES = Pattern.compile("(?i)half$|半$");

    private References() {}

    /** Chinese has no article: of 换成UNI,再把UNI存进aave the second UNI is the one that the step gave, unless it says whose it is. */
    static boolean isBareName(String role, Holding holding, Scene scene) {
        if (role.equals("buy")
                || holding.token() == null
                || holding.tokenAt() == null
                || isFixed(holding.measure())
                || holding.wrongAmount()
                || scene.stepThatGives(holding.token()) < 0
                || !Hanzi.areIn(scene.text())) {
            return false;
        }
        int at = holding.tokenAt().start();
        String before = scene.text().substring(Math.max(0, at - 8), at);
        String own = before.substring(Math.max(before.lastIndexOf(','), before.lastIndexOf('，')) + 1);
        return !own.contains("我") && !own.contains("钱包") && !own.contains("账户");
    }

    /** 七成换成ETH,三成换成LINK: both are of what the step before them gave. */
    private static int source(Holding holding, Scene scene) {
        int last = scene.lastThatGives();
        if (holding.reference() != null
                || holding.measure() != Measure.SHARE
                || scene.steps().isEmpty()) {
            return last;
        }
        Draft before = scene.steps().getLast();
        for (int step = last - 1; step >= 0 && last == scene.steps().size() - 1; step--) {
            BigDecimal used = before.shareOf(step);
            if (used.signum() > 0 && used.compareTo(BigDecimal.ONE) < 0) {
                return step;
            }
        }
        return last;
    }

    static void take(Draft draft, String role, Holding holding, Scene scene) {
        AssetPaths paths = AssetPaths.in(role);
        boolean rest = holding.reference() == Kind.REST;
        String named = holding.token();
        boolean parallel = holding.reference() == null
                && named == null
                && scene.onlyPartlyUsed() >= 0; // "half into A, half into B"
        int step = rest || parallel
                ? scene.onlyPartlyUsed()
                : named != null && (holding.definite() || isBareName(role, holding, scene))
                        ? scene.stepThatGives(named)
                        : source(holding, scene);
        Optional<String> given = scene.gives(step);
        if (rest && named == null && takeOther(draft, paths, holding, scene, given.isPresent())) {
            return;
        }
        boolean sameToken = named == null || given.filter(named::equals).isPresent();
        boolean counted = holding.measure() == Measure.VALUE && !rest && given.isPresent() && sameToken;
        if (counted && holding.amount() != null && holding.amountAt() != null) {
            // "100 of it": so much of the token that the step gives
            putToken(draft, paths, holding, given.get(), step, scene);
            draft.putSpan(paths.value(), Draft.plain(holding.amount()), holding.amountAt(), scene.text());
            return;
        }
        if (given.isEmpty() || !sameToken || holding.wrongAmount() || isFixed(holding.measure())) {
            given.filter(token -> sameToken)
                    .ifPresent(token -> draft.putRule(paths.token(), token, "output of step " + step));
            if (given.isEmpty() && rest) {
                scene.lastGiven()
                        .ifPresent(last -> draft.putRule(
                                paths.token(), Objects.requireNonNull(last), "output of an earlier step"));
            }
            draft.wrong(paths.amount());
            return;
        }
        BigDecimal left = BigDecimal.ONE.subtract(scene.used(step));
        BigDecimal said = holding.amount() == null ? BigDecimal.ONE : holding.amount();
        boolean saysAgain =
                rest && holding.amount() != null && isBehind(holding); // "the remaining quarter" is a quarter
        boolean half = rest && holding.amount() == null && isHalf(holding, scene.text());
        if ((saysAgain && said.compareTo(left) != 0) || (half && left.compareTo(HALF) != 0)) {
            draft.wrong(paths.amount());
            return;
        }
        BigDecimal share = rest && !saysAgain ? said.multiply(left) : said;
        putToken(draft, paths, holding, given.get(), step, scene);
        if (share.signum() <= 0 || share.compareTo(left) > 0) {
            draft.wrong(paths.amount()); // more than the step gives
            return;
        }
        Span at = holding.referenceAt() != null ? holding.referenceAt() : holding.tokenAt();
        draft.put(
                paths.of(),
                Draft.STEP + step,
                at == null ? Ground.rule("", "output of step " + step) : Draft.ground(at, scene.text()));
        draft.put(
                paths.share(),
                Draft.plain(share),
                holding.amountAt() == null
                        ? Ground.rule("", "all of what step " + step + " gives")
                        : Draft.ground(holding.amountAt(), scene.text()));
    }

    /** "Half my USDC into aave and the other half into ETH": of the same token, but how much may be meant is asked. */
    private static boolean takeOther(Draft draft, AssetPaths paths, Holding holding, Scene scene, boolean given) {
        Span at = holding.referenceAt();
        boolean half = at != null && scene.text().startsWith("half", at.end() - 4);
        if ((given && !half) || scene.steps().isEmpty()) {
            return false;
        }
        int step = scene.steps().size() - 1;
        Draft last = scene.steps().get(step);
        for (AssetPaths from : List.of(AssetPaths.SELL, AssetPaths.ASSET)) {
            boolean part = last.value(from.share())
                    .filter(share -> new BigDecimal(share).compareTo(BigDecimal.ONE) < 0)
                    .isPresent();
            if (part && !last.has(from.of()) && last.has(from.token())) {
                last.value(from.token())
                        .ifPresent(token -> draft.putRule(paths.token(), token, "token of step " + step));
                draft.wrong(paths.amount());
                return true;
            }
        }
        return false;
    }

    /** "The other half", 另一半: what is left is said to be as much. */
    private static boolean isHalf(Holding holding, String text) {
        Span at = holding.referenceAt();
        return at != null && HALVES.matcher(text).region(at.start(), at.end()).find();
    }

    private static boolean isBehind(Holding holding) {
        return holding.amountAt() != null
                && holding.referenceAt() != null
                && holding.amountAt().start() > holding.referenceAt().start();
    }

    private static void putToken(Draft draft, AssetPaths paths, Holding holding, String given, int step, Scene scene) {
        if (holding.token() != null && holding.tokenAt() != null) {
            draft.putSpan(paths.token(), holding.token(), holding.tokenAt(), scene.text());
        } else {
            draft.putRule(paths.token(), given, "output of step " + step);
        }
    }

    private static boolean isFixed(@Nullable Measure measure) {
        return measure == Measure.USD || measure == Measure.VALUE;
    }
}
