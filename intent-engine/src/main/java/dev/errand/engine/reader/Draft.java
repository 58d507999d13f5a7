package dev.errand.engine.reader;

import dev.errand.engine.reader.Phrase.Holding;
import dev.errand.engine.reader.Phrase.Measure;
import dev.errand.engine.reader.Phrase.Span;
import dev.errand.intent.Ground;
import dev.errand.intent.Intent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An intent under construction: the leaves of its JSON form by path, each with its ground, and the paths that still lack a
 * proper value. Not thread-safe; lives within one reading.
 */
final class Draft {

    static final String STEP = "step:";

    private static final BigDecimal BPS = BigDecimal.valueOf(10_000);

    /** A value with where it comes from. */
    record Leaf(String value, Ground ground) {}

    private final String type;
    private final Map<String, Leaf> leaves = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    Draft(String type) {
        this.type = type;
    }

    /** What a clause says, read by one fit; {@code steps} are the drafts before it. */
    static Draft of(Grammar.Fit fit, List<Phrase> limits, String text, List<Draft> steps) {
        Draft draft = new Draft(fit.type());
        fit.roles().forEach((role, phrase) -> draft.take(role, phrase, text, steps));
        if (fit.type().equals("swap")) {
            limits.forEach(limit -> draft.takeLimit(limit, text));
        } else if (!limits.isEmpty()) {
            draft.wrong.add("maxSlippageBps");
        }
        draft.inherit(steps);
        return draft;
    }

    String type() {
        return type;
    }

    Map<String, Leaf> leaves() {
        return leaves;
    }

    void put(String path, String value, Ground ground) {
        leaves.put(path, new Leaf(value, ground));
        wrong.remove(path);
    }

    private void take(String role, Phrase phrase, String text, List<Draft> steps) {
        switch (phrase.kind()) {
            case RECIPIENT -> put(role, phrase.text(), ground(new Span(phrase.start(), phrase.end()), text));
            case BAD_RECIPIENT -> wrong.add(role);
            case WORD -> wrong.add(role.equals("to") ? role : role + ".token");
            default -> takeHolding(role, Objects.requireNonNull(phrase.holding()), text, steps);
        }
    }

    private void takeHolding(String role, Holding holding, String text, List<Draft> steps) {
        String prefix = type.equals("balance") ? "" : role + ".";
        if (holding.reference() != null) {
            takeReference(role, holding, text, steps);
            return;
        }
        if (holding.token() != null && holding.tokenAt() != null) {
            put(prefix + "token", holding.token(), ground(holding.tokenAt(), text));
        } else if (holding.wrongToken()) {
            wrong.add(prefix + "token");
        }
        if (holding.amount() != null && holding.amountAt() != null && holding.measure() != null) {
            put(
                    prefix + "amount." + name(holding.measure()),
                    plain(holding.amount()),
                    ground(holding.amountAt(), text));
        } else if (holding.wrongAmount()) {
            wrong.add(prefix + "amount");
        }
    }

    private void takeReference(String role, Holding holding, String text, List<Draft> steps) {
        boolean rest = holding.reference() == Kind.REST;
        int last = rest ? onlyPartlyUsed(steps) : lastThatGives(steps);
        Optional<String> given = last < 0 ? Optional.empty() : steps.get(last).gives();
        boolean sameToken =
                holding.token() == null || given.filter(holding.token()::equals).isPresent();
        Span at = Objects.requireNonNull(holding.referenceAt());
        if (given.isEmpty()
                || !sameToken
                || holding.wrongAmount()
                || holding.measure() == Measure.USD
                || holding.measure() == Measure.VALUE) {
            wrong.add(role + ".amount");
            return;
        }
        BigDecimal share = BigDecimal.ONE;
        Ground shareGround = Ground.rule("", "all of what step " + last + " gives");
        if (holding.amount() != null && holding.amountAt() != null) {
            share = holding.amount();
            shareGround = ground(holding.amountAt(), text);
        }
        BigDecimal left = BigDecimal.ONE.subtract(used(last, steps));
        share = rest ? share.multiply(left) : share;
        if (share.signum() <= 0 || share.compareTo(left) > 0) {
            wrong.add(role + ".amount"); // more than the step gives
            return;
        }
        put(role + ".amount.of", STEP + last, ground(at, text));
        put(role + ".amount.share", plain(share), shareGround);
        if (holding.token() != null && holding.tokenAt() != null) {
            put(role + ".token", holding.token(), ground(holding.tokenAt(), text));
        } else {
            put(role + ".token", given.get(), Ground.rule("", "output of step " + last));
        }
    }

    /** The step that "the rest" is of: the only one of which a part is used. Before any is, it might be of anything. */
    private static int onlyPartlyUsed(List<Draft> steps) {
        int found = -1;
        for (int i = 0; i < steps.size(); i++) {
            BigDecimal used = used(i, steps);
            if (used.signum() > 0 && used.compareTo(BigDecimal.ONE) < 0) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    private static BigDecimal used(int step, List<Draft> steps) {
        return steps.stream().map(draft -> draft.shareOf(step)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int lastThatGives(List<Draft> steps) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).gives().isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /** Right after a step that gives something, what a transfer or swap works on may be left unsaid. */
    private void inherit(List<Draft> steps) {
        String role = switch (type) {
            case "transfer" -> "asset";
            case "swap" -> "sell";
            default -> "";
        };
        int last = steps.size() - 1;
        if (role.isEmpty() || last < 0 || !isOpen(role) || (type.equals("swap") && has("buy.amount"))) {
            return;
        }
        Optional<String> given = steps.get(last).gives();
        if (given.isPresent()) {
            put(role + ".token", given.get(), Ground.rule("", "output of step " + last));
            put(role + ".amount.of", STEP + last, Ground.rule("", "output of step " + last));
            put(role + ".amount.share", "1", Ground.rule("", "all of what step " + last + " gives"));
        }
    }

    private void takeLimit(Phrase limit, String text) {
        BigDecimal share = limit.limit();
        BigDecimal bps = share == null ? BigDecimal.ZERO : share.multiply(BPS).stripTrailingZeros();
        if (share == null || bps.signum() <= 0 || bps.scale() > 0 || share.compareTo(BigDecimal.ONE) >= 0) {
            wrong.add("maxSlippageBps");
        } else {
            put("maxSlippageBps", bps.toPlainString(), ground(new Span(limit.start(), limit.end()), text));
        }
    }

    /** The same draft with limits that were said after it. */
    Draft limited(List<Phrase> limits, String text) {
        Draft copy = new Draft(type);
        copy.leaves.putAll(leaves);
        copy.wrong.addAll(wrong);
        limits.forEach(limit -> copy.takeLimit(limit, text));
        return copy;
    }

    /** Drops what another reading of the same words says otherwise. */
    void keepOnlyWhatAgreesWith(Draft other) {
        List<String> disputed = leaves.keySet().stream()
                .filter(path -> {
                    Leaf mine = leaves.get(path);
                    Leaf theirs = other.leaves.get(path);
                    return mine != null && (theirs == null || !theirs.value().equals(mine.value()));
                })
                .toList();
        disputed.forEach(leaves::remove);
        if (!type.equals(other.type)) {
            wrong.add("request");
        }
    }

    /** The token that the step gives to later ones. */
    Optional<String> gives() {
        Leaf token = leaves.get("buy.token");
        return type.equals("swap") && token != null ? Optional.of(token.value()) : Optional.empty();
    }

    private BigDecimal shareOf(int step) {
        for (String role : List.of("asset", "sell")) {
            Leaf of = leaves.get(role + ".amount.of");
            Leaf share = leaves.get(role + ".amount.share");
            if (of != null && share != null && of.value().equals(STEP + step)) {
                return new BigDecimal(share.value());
            }
        }
        return BigDecimal.ZERO;
    }

    private boolean isOpen(String role) {
        return !has(role + ".token")
                && !has(role + ".amount")
                && !wrong.contains(role + ".token")
                && !wrong.contains(role + ".amount");
    }

    /** Whether a leaf stands at {@code path} or below it. */
    boolean has(String path) {
        return leaves.keySet().stream().anyMatch(leaf -> leaf.equals(path) || leaf.startsWith(path + "."));
    }

    /** Paths that lack a proper value, in the order in which they are asked for. Drops values that contradict each other. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        switch (type) {
            case "swap", "quote" -> {
                need("sell.token", missing);
                need("buy.token", missing);
                needOneAmount(missing);
                Leaf sell = leaves.get("sell.token");
                Leaf buy = leaves.get("buy.token");
                if (sell != null && buy != null && sell.value().equals(buy.value())) {
                    leaves.remove("buy.token"); // a token for itself
                    missing.add("buy.token");
                }
            }
            case "transfer" -> {
                need("asset.token", missing);
                need("asset.amount", missing);
                need("to", missing);
            }
            default -> {
                if (has("amount") || wrong.contains("amount")) {
                    leaves.keySet().removeIf(path -> path.startsWith("amount"));
                    missing.add("request");
                }
            }
        }
        wrong.stream().filter(path -> !missing.contains(path)).forEach(missing::add);
        return missing;
    }

    private void need(String path, List<String> missing) {
        if (!has(path) || wrong.contains(path)) {
            leaves.keySet().removeIf(leaf -> leaf.startsWith(path));
            missing.add(path);
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

    Intent toIntent() {
        return Intents.of(type, leaves);
    }

    /** Whether two readings of the same words mean the same. */
    boolean sameAs(Draft other) {
        return type.equals(other.type) && values().equals(other.values()) && wrong.equals(other.wrong);
    }

    /** How much of the text has been understood: the fuller of two readings is the better one to ask about. */
    int size() {
        return leaves.size() - wrong.size();
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        leaves.keySet().stream()
                .sorted()
                .forEach(path -> values.put(
                        path, Objects.requireNonNull(leaves.get(path)).value()));
        return values;
    }

    private static String name(Measure measure) {
        return switch (measure) {
            case VALUE -> "value";
            case SHARE -> "share";
            case USD -> "usd";
        };
    }

    static String plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    private static Ground ground(@Nullable Span span, String text) {
        Span at = Objects.requireNonNull(span);
        return Ground.span("", at.start(), at.end(), text.substring(at.start(), at.end()));
    }
}
