package dev.errand.engine.reader.draft;

import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Mention;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Phrase.Measure;
import dev.errand.engine.reader.syntax.Phrase.Part;
import dev.errand.engine.reader.syntax.Phrase.Span;
import dev.errand.intent.Ground;
import dev.errand.intent.Intent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An intent under construction: the leaves of its JSON form by path, each with its ground, and the paths that still lack a
 * proper value. Not thread-safe; lives within one reading.
 */
public final class Draft {

    private static final Pattern ONE_SHOWN = Pattern.compile("[^和跟与及同、]*[看查睇][^和跟与及同、]*");

    public static final String STEP = "step:";

    /** What a phrase lacks that says when, and not of which field: its draft knows. */
    public static final String CLOCK = "clock";

    /** Types whose asset is, if nothing is said right after a step that gives something, all of what it gave. */
    private static final Map<String, AssetPaths> INHERITING = Map.of(
            "transfer",
            AssetPaths.ASSET,
            "swap",
            AssetPaths.SELL,
            "supply",
            AssetPaths.ASSET,
            "repay",
            AssetPaths.ASSET);

    /** A value with where it comes from. */
    public record Leaf(String value, Ground ground) {}

    private final String type;
    private final Map<String, Leaf> leaves = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    public Draft(String type) {
        this.type = type;
    }

    public String type() {
        return type;
    }

    public Map<String, Leaf> leaves() {
        return leaves;
    }

    public Optional<String> value(String path) {
        return Optional.ofNullable(leaves.get(path)).map(Leaf::value);
    }

    public void put(String path, String value, Ground ground) {
        leaves.put(path, new Leaf(value, ground));
        wrong.remove(path);
    }

    public void putRule(String path, String value, String rule) {
        put(path, value, Ground.rule("", rule));
    }

    public void putSpan(String path, String value, Span at, String text) {
        put(path, value, ground(at, text));
    }

    /** Notes that a value was said that is no proper one. */
    public void wrong(String path) {
        leaves.keySet().removeIf(leaf -> isAtOrBelow(path, leaf));
        if (!wrong.contains(path)) {
            wrong.add(path);
        }
    }

    public boolean isWrong(String path) {
        return wrong.contains(path);
    }

    public void remove(String path) {
        leaves.keySet().removeIf(leaf -> isAtOrBelow(path, leaf));
        wrong.removeIf(each -> isAtOrBelow(path, each));
    }

    /** Counts the steps that it takes from anew: so many stand in front of them now. */
    public void shiftSteps(int by) {
        for (Map.Entry<String, Leaf> leaf : leaves.entrySet()) {
            String value = leaf.getValue().value();
            if (leaf.getKey().endsWith(".of") && value.startsWith(STEP)) {
                int step = Integer.parseInt(value.substring(STEP.length()));
                leaf.setValue(new Leaf(STEP + (step + by), leaf.getValue().ground()));
            }
        }
    }

    /** Takes the values that a phrase gives by itself; one that was given before and otherwise is wrong. */
    public void take(Phrase phrase, String text) {
        for (String path : phrase.wrong()) {
            wrong(path.equals(CLOCK) ? clockPath(phrase) : path);
        }
        for (Part part : phrase.parts()) {
            Leaf before = leaves.get(part.path());
            if (!Fields.has(type, part.path())) {
                wrong("request"); // the model of a rendering: nothing that was said is left out silently
            } else if (before != null && !before.value().equals(part.value())) {
                wrong(part.path());
            } else if (before == null && !isWrong(part.path())) {
                put(part.path(), part.value(), ground(part.at(), text));
            }
        }
    }

    private String clockPath(Phrase phrase) {
        return switch (type) {
            case "rent" -> "duration";
            case "infer", "train", "render" -> "deadline";
            default -> phrase.is(Kind.DEADLINE) ? "deadline" : "trigger";
        };
    }

    /** Takes an asset for a role; {@code scene} tells what "it" and "the rest" may be of. */
    public void take(String role, Holding holding, Scene scene) {
        AssetPaths paths = AssetPaths.in(role);
        boolean ofStep = holding.reference() != null && scene.lastThatGives() >= 0;
        boolean implied = holding.token() == null
                && !holding.wrongToken()
                && holding.measure() == Measure.SHARE
                && scene.lastGives();
        boolean definite = holding.definite()
                && holding.measure() != Measure.VALUE
                && holding.measure() != Measure.USD
                && !holding.wrongAmount()
                && holding.token() != null
                && scene.stepThatGives(holding.token()) >= 0;
        if (ofStep
                || implied
                || definite
                || References.isBareName(role, holding, scene)
                || holding.reference() == Kind.REST) {
            References.take(this, role, holding, scene);
            return;
        }
        if (holding.token() != null && holding.tokenAt() != null) {
            putSpan(paths.token(), holding.token(), holding.tokenAt(), scene.text());
        } else if (holding.wrongToken()) {
            wrong(paths.token());
        } else if (scene.topic() != null && (holding.reference() == Kind.IT || scene.topicFitsBareAmounts())) {
            takeMentioned(paths, holding, scene.topic(), scene.text());
        }
        boolean ofNothing = holding.reference() == Kind.IT && !has(paths.token()) && !has(paths.amount());
        if (ofNothing) {
            wrong(paths.amount()); // half of what?
        } else if (holding.amount() != null
                && holding.amountAt() != null
                && holding.measure() != null
                && !has(paths.amount())
                && !isWrong(paths.amount())) {
            putSpan(paths.amountAs(holding.measure()), plain(holding.amount()), holding.amountAt(), scene.text());
        } else if (holding.wrongAmount()) {
            wrong(paths.amount());
        }
    }

    /** "I have 18 LINK, sell them": what was spoken of before, and how much of it unless that is said anew. */
    private void takeMentioned(AssetPaths paths, Holding holding, Mention topic, String text) {
        Holding said = topic.holding();
        if (said.token() != null && said.tokenAt() != null) {
            putSpan(paths.token(), said.token(), said.tokenAt(), text);
        }
        if (topic.market() != null && !Fields.has(type, "market")) {
            wrong(paths.amount()); // "I have 500 USDC on Aave, send it to @bob": it is not in the wallet
            return;
        }
        boolean all = holding.amount() != null && holding.amount().compareTo(BigDecimal.ONE) == 0;
        boolean whole = holding.measure() == Measure.SHARE && all && said.measure() == Measure.VALUE;
        boolean counted = holding.reference() == Kind.IT && (whole || !holding.saysAmount());
        if (holding.reference() == Kind.IT && said.wrongAmount()) {
            wrong(paths.amount()); // "I have ETH and DAI, sell it all"
            return;
        }
        if (!whole && holding.measure() == Measure.SHARE && said.measure() == Measure.VALUE) {
            wrong(paths.amount()); // "I got 18 LINK, sell half of them": not half of all that there is
        }
        if (counted && said.amount() != null && said.amountAt() != null && said.measure() != null) {
            putSpan(paths.amountAs(said.measure()), plain(said.amount()), said.amountAt(), text);
        }
    }

    /** Right after a step that gives something, what a transfer, swap, supply or repayment works on may be left unsaid. */
    public void inherit(Scene scene) {
        AssetPaths paths = INHERITING.get(type);
        if (paths == null) {
            return;
        }
        if (scene.lastGives()
                && wrong.contains(paths.amount())
                && !has(paths.token())
                && !wrong.contains(paths.token())) {
            int last = scene.lastThatGives(); // 再转点给 @bob: some of it, and it is known of what
            scene.gives(last).ifPresent(given -> putRule(paths.token(), given, "output of step " + last));
            return;
        }
        if (isPartOfLast(paths, scene)) {
            int last = scene.lastThatGives();
            scene.gives(last).ifPresent(given -> putRule(paths.token(), given, "output of step " + last));
            return;
        }
        if (isOfShown(paths, scene)) {
            scene.shown().ifPresent(token -> putRule(paths.token(), token, "the one token spoken of"));
            return;
        }
        if (!scene.lastGives() || !isOpen(paths) || (type.equals("swap") && has("buy.amount"))) {
            return;
        }
        int last = scene.lastThatGives();
        scene.gives(last).ifPresent(given -> {
            putRule(paths.token(), given, "output of step " + last);
            putRule(paths.of(), STEP + last, "output of step " + last);
            putRule(paths.share(), "1", "all of what step " + last + " gives");
        });
    }

    /** 取 1500 USDC，转 1200 给 @bob: so many of what was just taken out, as there are not more of them. */
    private boolean isPartOfLast(AssetPaths paths, Scene scene) {
        if (!type.equals("transfer")
                || !Hanzi.areIn(scene.text())
                || has(paths.token())
                || wrong.contains(paths.token())
                || !has(paths.value())) {
            return false;
        }
        Optional<BigDecimal> given = scene.lastTakesOut();
        return given.isPresent()
                && value(paths.value())
                        .map(BigDecimal::new)
                        .filter(amount -> amount.compareTo(given.get()) <= 0
                                && amount.multiply(BigDecimal.TEN).compareTo(given.get()) >= 0)
                        .isPresent();
    }

    /** 看看 ETH 余额，再转 0.1 个给 @bob: so many of the one token that is spoken of. */
    private boolean isOfShown(AssetPaths paths, Scene scene) {
        Leaf amount = leaves.get(paths.value());
        int end = amount == null ? -1 : amount.ground().end();
        return type.equals("transfer")
                && !has(paths.token())
                && !wrong.contains(paths.token())
                && end > 0
                && end <= scene.text().length()
                && (scene.text().startsWith("个", end) || scene.text().startsWith("個", end))
                && ONE_SHOWN.matcher(scene.text().substring(0, end)).matches()
                && scene.shown().isPresent();
    }

    /** The same, to be changed apart from this one. */
    public Draft copy() {
        return copyAs(type);
    }

    /** The same values in a request of another type: a price, where a trade was read. */
    public Draft copyAs(String other) {
        Draft copy = new Draft(other);
        copy.leaves.putAll(leaves);
        copy.wrong.addAll(wrong);
        return copy;
    }

    /** Drops what another reading of the same words says otherwise. */
    void keepOnlyWhatAgreesWith(Draft other) {
        List<String> disputed =
                Lists.those(leaves.keySet(), path -> !value(path).equals(other.value(path)));
        disputed.forEach(leaves::remove);
        if (!type.equals(other.type)) {
            wrong("request");
        }
    }

    /** The token that the step gives to later ones. */
    public Optional<String> gives() {
        return switch (type) {
            case "swap" -> value("buy.token");
            case "withdraw", "borrow" -> value("asset.token");
            default -> Optional.empty();
        };
    }

    public BigDecimal shareOf(int step) {
        BigDecimal share = shareOf(step, AssetPaths.ASSET);
        return share == null ? Objects.requireNonNullElse(shareOf(step, AssetPaths.SELL), BigDecimal.ZERO) : share;
    }

    /** How much of a step's output it takes for a role; null if nothing. */
    private @Nullable BigDecimal shareOf(int step, AssetPaths paths) {
        Leaf of = leaves.get(paths.of());
        return of != null && of.value().equals(STEP + step)
                ? value(paths.share()).map(BigDecimal::new).orElse(BigDecimal.ZERO)
                : null;
    }

    private boolean isOpen(AssetPaths paths) {
        return !has(paths.token())
                && !has(paths.amount())
                && !wrong.contains(paths.token())
                && !wrong.contains(paths.amount());
    }

    /** Whether it only asks: for a price, for what there is, or for what a job would take. */
    public boolean movesNothing() {
        return type.equals("quote") || type.equals("balance") || has("estimateOnly");
    }

    /** Whether a leaf stands at {@code path} or below it. */
    public boolean has(String path) {
        if (leaves.containsKey(path)) {
            return true;
        }
        for (String leaf : leaves.keySet()) {
            if (isAtOrBelow(path, leaf)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAtOrBelow(String path, String leaf) {
        return leaf.startsWith(path) && (leaf.length() == path.length() || leaf.charAt(path.length()) == '.');
    }

    /** Paths that lack a proper value, in the order in which they are asked for. Drops values that contradict each other. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if ((has("trigger.every") && has("trigger.when")) || (has("trigger.when.above") && has("trigger.when.below"))) {
            wrong("trigger"); // the contract has one condition
        }
        if (has("maxCost.usd") && has("maxCost.token")) {
            wrong("maxCost");
        }
        switch (type) {
            case "swap", "quote" -> swapMissing(missing);
            case "transfer" -> needAll(missing, "asset.token", "asset.amount", "to");
            case "supply", "withdraw", "borrow", "repay" -> needAll(missing, "asset.token", "asset.amount");
            case "infer" -> needAll(missing, "model");
            case "train" -> {
                needAll(missing, "tokens");
                boolean unnamed = !has("model") && !has("parameters") && !isWrong("model") && !isWrong("parameters");
                if (unnamed
                        && has("tokens")) { // needed to train anything, though the contract asks for the tokens alone
                    missing.add("model");
                }
            }
            case "rent" -> needAll(missing, "gpu", "count", "duration");
            case "render" -> needAll(missing, "frames");
            case "service" -> needAll(missing, "query");
            default -> {} // a balance needs nothing
        }
        for (String path : wrong) {
            if (!missing.contains(path)) {
                missing.add(path);
            }
        }
        return missing;
    }

    private void swapMissing(List<String> missing) {
        needAll(missing, "sell.token", "buy.token");
        needOneAmount(missing);
        Optional<String> sell = value("sell.token");
        if (sell.isPresent() && sell.equals(value("buy.token"))) {
            leaves.remove("buy.token"); // a token for itself
            missing.add("buy.token");
        }
    }

    private void needAll(List<String> missing, String... paths) {
        for (String path : paths) {
            if (wrong.contains(path) || !has(path)) {
                leaves.keySet().removeIf(leaf -> isAtOrBelow(path, leaf));
                missing.add(path);
            }
        }
    }

    private void needOneAmount(List<String> missing) {
        boolean sell = has("sell.amount");
        boolean buy = has("buy.amount");
        boolean shareOfBuy = has("buy.amount.share");
        if ((sell && buy) || shareOfBuy) {
            leaves.keySet()
                    .removeIf(path -> path.startsWith("buy.amount") || (sell && buy && path.startsWith("sell.amount")));
            if (sell && buy) {
                missing.add("sell.amount");
            }
            missing.add("buy.amount");
        } else if (!sell && !buy && !wrong.contains("buy.amount")) {
            missing.add("sell.amount");
        }
    }

    public Intent toIntent() {
        return Intents.of(type, leaves);
    }

    /** Whether two readings of the same words mean the same. */
    public boolean sameAs(Draft other) {
        return type.equals(other.type)
                && values().equals(other.values())
                && Set.copyOf(wrong).equals(Set.copyOf(other.wrong));
    }

    /** How much of the text has been understood: the fuller of two readings is the better one to ask about. */
    int size() {
        return leaves.size() - wrong.size();
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        leaves.forEach((path, leaf) -> values.put(path, leaf.value()));
        return Map.copyOf(values);
    }

    public static String name(Measure measure) {
        return switch (measure) {
            case VALUE -> "value";
            case SHARE -> "share";
            case USD -> "usd";
        };
    }

    /** Decimal text without an exponent or zeros at its end. */
    public static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    static Ground ground(Span at, String text) {
        return Ground.span("", at.start(), at.end(), text.substring(at.start(), at.end()));
    }
}
