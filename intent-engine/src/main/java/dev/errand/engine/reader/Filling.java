package dev.errand.engine.reader;

import dev.errand.engine.reader.Phrase.Holding;
import dev.errand.engine.reader.Phrase.Part;
import dev.errand.engine.reader.Phrase.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts values of a new message into the drafts of the one before. Not thread-safe; lives within one reading. */
final class Filling {

    private static final Set<Kind> GLUE = EnumSet.of(
            Kind.COMMA,
            Kind.STOP,
            Kind.AND,
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
            Kind.IN_WALLET,
            Kind.MODEL_NOUN,
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
            Kind.AT_MOST);
    private static final Set<Kind> TO_BUY =
            EnumSet.of(Kind.TO, Kind.BECOME, Kind.BUY, Kind.GET, Kind.RECEIVE, Kind.IN, Kind.WANT);
    private static final Set<Kind> TO_SELL = EnumSet.of(Kind.WITH, Kind.USE, Kind.FROM, Kind.SELL, Kind.OBJECT);
    private static final List<String> AMOUNTS = List.of("sell.amount", "asset.amount", "buy.amount");
    private static final List<String> NUMBERS = List.of(
            "count", "frames", "tokens", "outputTokens", "inputTokens", "requests", "parameters", "secondsPerFrame");

    private final List<Draft> drafts;
    private final List<String> missing;
    private final String earlier;
    private final String text;
    private boolean changed;

    Filling(List<Draft> drafts, List<String> missing, String earlier, String text) {
        this.drafts = drafts;
        this.missing = new ArrayList<>(missing);
        this.earlier = earlier;
        this.text = text;
    }

    List<Draft> drafts() {
        return drafts;
    }

    /** What was asked for and is still not there, also where the intent could do without it. */
    List<String> unanswered() {
        return missing.stream()
                .filter(path ->
                        path.equals("request") || !drafts.get(index(path)).has(withoutIndex(path)))
                .toList();
    }

    // ---- answers to a question

    /** Takes the phrases as answers; false, and the drafts are of no use any more, if they are none. */
    boolean fill(List<Phrase> said) {
        String role = "";
        for (Phrase phrase : said) {
            if (phrase.kind() == Kind.TRIGGER
                    || (phrase.holding() == null && !phrase.parts().isEmpty())
                    || (!phrase.wrong().isEmpty() && phrase.holding() == null)) {
                if (!fillParts(phrase)) {
                    return false;
                }
            } else if (phrase.is(Kind.RECIPIENT)) {
                if (!fillPath("to", phrase.text(), new Span(phrase.start(), phrase.end()))) {
                    return false;
                }
            } else if (phrase.is(Kind.BAD_RECIPIENT)) {
                return false;
            } else if (phrase.holding() != null) {
                if (!fillHolding(phrase.holding(), role)) {
                    return false;
                }
                role = "";
            } else if ((phrase.is(Kind.ABOVE) || phrase.is(Kind.BELOW)) && asks("trigger")) {
                role = phrase.is(Kind.ABOVE) ? "above" : "below";
            } else if (phrase.is(Kind.FOR)) {
                role = knows("sell.token") ? "buy" : "sell";
            } else if (phrase.isAnyOf(TO_BUY)) {
                role = "buy";
            } else if (phrase.isAnyOf(TO_SELL)) {
                role = "sell";
            } else if (phrase.kinds().stream().noneMatch(GLUE::contains)
                    && !phrase.is(Kind.GIVE)
                    && !isBeside(phrase, said)) {
                return false;
            }
        }
        return changed;
    }

    /** "His contact is @leo": plain words beside the one value of the answer. */
    private static boolean isBeside(Phrase phrase, List<Phrase> said) {
        return phrase.is(Kind.WORD)
                && said.stream().filter(Phrase::isValue).count() == 1
                && (Passing.isPlain(phrase.text()) || Modifiers.isPlain(phrase.text()));
    }

    private boolean asks(String prefix) {
        return missing.stream().anyMatch(path -> withoutIndex(path).startsWith(prefix));
    }

    private boolean knows(String path) {
        return drafts.stream().anyMatch(draft -> draft.has(path));
    }

    private boolean fillParts(Phrase phrase) {
        for (String path : phrase.wrong()) {
            boolean later = path.equals("trigger.when.token") && drafts.stream().anyMatch(draft -> draft.has(path));
            if (!later) {
                return false; // said again, and wrong again
            }
        }
        for (Part part : phrase.parts()) {
            if (!fillPart(part)) {
                return false;
            }
        }
        return true;
    }

    private boolean fillPart(Part part) {
        String path = part.path();
        if (path.equals("duration") && !asks("duration") && asks("deadline")) {
            path = "deadline";
        } else if (path.equals("deadline") && asks("duration")) {
            path = "duration";
        } else if (path.equals("tokens") && !asks("tokens")) {
            path = "outputTokens";
        }
        if (fillPath(path, part.value(), part.at())) {
            return true;
        }
        String parent = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
        for (String asked : List.copyOf(missing)) {
            if (withoutIndex(asked).equals(parent)
                    || withoutIndex(asked).equals("trigger.when")
                    || withoutIndex(asked).startsWith(parent + ".")) {
                Draft draft = drafts.get(index(asked));
                draft.putSpan(path, part.value(), part.at(), text);
                missing.remove(asked);
                changed = true;
                return true;
            }
        }
        return addToOnly(path, part);
    }

    /** A value that nobody asked for, but that says what it is, and has its place. */
    private boolean addToOnly(String path, Part part) {
        Draft only = drafts.size() == 1 ? drafts.getFirst() : null;
        if (only == null || !Fields.has(only.type(), path)) {
            return false;
        }
        if (only.value(path).filter(part.value()::equals).isPresent()) {
            return true;
        }
        if (only.has(path)) {
            return false;
        }
        only.putSpan(path, part.value(), part.at(), text);
        changed = true;
        return true;
    }

    private boolean fillPath(String path, String value, Span at) {
        for (String asked : List.copyOf(missing)) {
            if (withoutIndex(asked).equals(path)) {
                drafts.get(index(asked)).putSpan(path, value, at, text);
                missing.remove(asked);
                changed = true;
                return true;
            }
        }
        return false;
    }

    private boolean fillHolding(Holding holding, String role) {
        if (role.equals("above") || role.equals("below")) {
            return fillPrice(holding, role);
        }
        boolean all = holding.reference() == Kind.IT
                && (holding.measure() == Phrase.Measure.SHARE // "a quarter of it"
                        || (holding.measure() == Phrase.Measure.VALUE && asks("count"))); // "two of them"
        if ((holding.reference() != null && !all) || holding.wrongToken() || holding.wrongAmount()) {
            return false;
        }
        String side = side(holding, role);
        if (holding.token() != null && holding.tokenAt() != null && !fillToken(holding, side)) {
            return false;
        }
        if (holding.amount() == null || holding.amountAt() == null || holding.measure() == null) {
            return changed;
        }
        return fillAmount(holding, side);
    }

    private boolean fillPrice(Holding holding, String side) {
        if (holding.amount() == null
                || holding.amountAt() == null
                || holding.token() != null
                || holding.measure() == Phrase.Measure.SHARE) {
            return false;
        }
        return fillPart(new Part("trigger.when." + side, Draft.plain(holding.amount()), holding.amountAt()));
    }

    /** Which side of a swap is meant: the one whose token is said again, or the one that the words in front name. */
    private String side(Holding holding, String role) {
        if (holding.token() != null) {
            for (Draft draft : drafts) {
                for (String side : List.of("sell", "buy")) {
                    if (draft.value(side + ".token")
                                    .filter(holding.token()::equals)
                                    .isPresent()
                            && role.isEmpty()) {
                        return side;
                    }
                }
            }
        }
        return role;
    }

    private boolean fillToken(Holding holding, String side) {
        String token = String.valueOf(holding.token());
        Span at = holding.tokenAt();
        List<String> paths = side.isEmpty()
                ? List.of("sell.token", "buy.token", "asset.token", "token", "trigger.when.token")
                : List.of(side + ".token", "asset.token", "token", "trigger.when.token");
        for (String path : paths) {
            if (at != null && fillPath(path, token, at)) {
                return true;
            }
        }
        // "2 ETH" where only the amount was asked for: the token must be the one that stands there
        return drafts.stream()
                .anyMatch(draft -> paths.stream()
                        .anyMatch(
                                path -> draft.value(path).filter(token::equals).isPresent()));
    }

    private boolean fillAmount(Holding holding, String side) {
        BigDecimal amount = holding.amount();
        Span at = holding.amountAt();
        if (amount == null || at == null || holding.measure() == null) {
            return false;
        }
        List<String> paths = side.isEmpty() ? AMOUNTS : List.of(side + ".amount", "asset.amount");
        for (String asked : List.copyOf(missing)) {
            String path = withoutIndex(asked);
            boolean otherSide = path.endsWith(".amount") && !side.isEmpty() && !path.startsWith("asset");
            if (paths.contains(path) || otherSide) {
                Draft draft = drafts.get(index(asked));
                String target = otherSide ? side + ".amount" : path;
                draft.remove(target);
                draft.putSpan(target + "." + Draft.name(holding.measure()), Draft.plain(amount), at, text);
                missing.removeIf(each ->
                        index(each) == index(asked) && withoutIndex(each).endsWith("l.amount"));
                missing.removeIf(each ->
                        index(each) == index(asked) && withoutIndex(each).endsWith("y.amount"));
                missing.remove(asked);
                changed = true;
                return true;
            }
        }
        return fillNumber(holding, amount, at);
    }

    private boolean fillNumber(Holding holding, BigDecimal amount, Span at) {
        for (String asked : List.copyOf(missing)) {
            String path = withoutIndex(asked);
            boolean whole = holding.measure() == Phrase.Measure.VALUE
                    && amount.stripTrailingZeros().scale() <= 0;
            if (path.equals("maxSlippageBps") && holding.measure() == Phrase.Measure.SHARE) {
                BigDecimal bps = amount.movePointRight(4).stripTrailingZeros();
                return bps.scale() <= 0
                        && bps.compareTo(BigDecimal.valueOf(10_000)) < 0
                        && fillPath(path, Draft.plain(bps), at);
            } else if (path.startsWith("trigger.when.")
                    && holding.measure() != Phrase.Measure.SHARE
                    && !path.endsWith("token")) {
                return fillPath(path, Draft.plain(amount), at);
            } else if (path.equals("maxCost") && holding.measure() == Phrase.Measure.USD) {
                drafts.get(index(asked)).putSpan("maxCost.usd", Draft.plain(amount), at, text);
                missing.remove(asked);
                changed = true;
                return true;
            } else if (NUMBERS.contains(path) && whole && holding.token() == null) {
                return fillPath(path, Draft.plain(amount), at);
            } else if (path.equals("model") && holding.token() == null) {
                String model = meant(text.substring(at.start(), at.end()));
                return model != null && fillPath(path, model, at);
            }
        }
        return false;
    }

    /** "The 32B": the one of the models named before that has this in its name. */
    private @Nullable String meant(String said) {
        String part = said.toLowerCase(Locale.ROOT);
        List<String> named = Lexer.lex(earlier, List.of()).stream()
                .filter(lexeme -> lexeme.is(Kind.MODEL))
                .map(Lexeme::text)
                .filter(model ->
                        List.of(model.toLowerCase(Locale.ROOT).split("-", -1)).contains(part))
                .distinct()
                .toList();
        return named.size() == 1 ? named.getFirst() : null;
    }

    // ---- corrections of a complete request

    /** Takes the phrases as values that replace others; false, and the drafts are of no use any more, if they cannot be. */
    boolean replace(List<Phrase> said) {
        String role = "";
        String insteadOf = "";
        boolean dropping = false;
        for (Phrase phrase : said) {
            if (phrase.is(Kind.INSTEAD_OF)) {
                dropping = true;
            } else if (phrase.holding() != null && phrase.holding().token() != null && dropping) {
                insteadOf = phrase.holding().token();
                dropping = false;
            }
        }
        boolean turnedDown = false;
        for (Phrase phrase : said) {
            Holding holding = phrase.holding();
            boolean skip = turnedDown && phrase.isValue();
            turnedDown = phrase.is(Kind.INSTEAD_OF) || (turnedDown && !skip);
            if (skip) {
                continue; // "every month, not every week"
            }
            if (phrase.is(Kind.RECIPIENT)) {
                if (!set("to", phrase.text(), new Span(phrase.start(), phrase.end()))) {
                    return false;
                }
            } else if (phrase.is(Kind.BAD_RECIPIENT) || !phrase.wrong().isEmpty()) {
                return false;
            } else if (holding != null && (role.equals("above") || role.equals("below"))) {
                if (!replacePrice(holding, role)) {
                    return false;
                }
                role = "";
            } else if (holding != null) {
                boolean dropped = holding.token() != null && holding.token().equals(insteadOf);
                if (!dropped && !replaceHolding(holding, role, insteadOf)) {
                    return false;
                }
                role = "";
            } else if (!phrase.parts().isEmpty()) {
                for (Part part : phrase.parts()) {
                    String path = part.path().equals("duration") && !knows("duration") ? "deadline" : part.path();
                    if (!set(path, part.value(), part.at())) {
                        return false;
                    }
                }
            } else if ((phrase.is(Kind.ABOVE) || phrase.is(Kind.BELOW)) && knows("trigger.when")) {
                role = phrase.is(Kind.ABOVE) ? "above" : "below"; // "sorry, under 4.50"
            } else if (isTriggered() && (phrase.is(Kind.PRICE) || phrase.kind() == Kind.QUOTE)) {
                role = knows("trigger.when.above") ? "above" : "below";
            } else if (phrase.isAnyOf(TO_BUY)) {
                role = "buy";
            } else if (phrase.isAnyOf(TO_SELL)) {
                role = "sell";
            } else if (phrase.is(Kind.FOR)) {
                role = "buy";
            } else if (phrase.kinds().stream().noneMatch(GLUE::contains)
                    && !phrase.is(Kind.INSTEAD_OF)
                    && !phrase.is(Kind.GIVE)
                    && !phrase.is(Kind.NO)) {
                return false;
            }
        }
        return changed;
    }

    private boolean isTriggered() {
        return knows("trigger.when.above") || knows("trigger.when.below");
    }

    private boolean set(String path, String value, Span at) {
        Draft target = null;
        for (Draft draft : drafts) {
            if (draft.has(path) || (Fields.has(draft.type(), path) && target == null)) {
                target = target != null && target.has(path) && draft.has(path) ? null : draft;
                if (target == null) {
                    return false; // two requests have such a value
                }
            }
        }
        if (target == null) {
            return false;
        }
        if (path.startsWith("trigger.") || path.startsWith("maxCost.")) {
            String parent = path.substring(0, path.indexOf('.'));
            boolean fresh = target.leaves().entrySet().stream()
                    .noneMatch(leaf -> leaf.getKey().startsWith(parent + ".")
                            && leaf.getValue().ground().turn() == 0);
            if (fresh) {
                target.remove(parent);
            }
        }
        Draft.Leaf now = target.leaves().get(path);
        if (now != null && now.ground().turn() == 0 && now.ground().start() >= 0) {
            return false; // two values for one place, in one message
        }
        target.putSpan(path, value, at, text);
        changed = true;
        return true;
    }

    private boolean replaceHolding(Holding holding, String role, String insteadOf) {
        boolean shareOfIt = holding.reference() == Kind.IT
                && holding.measure() == Phrase.Measure.SHARE
                && holding.token() == null
                && drafts.size() == 1
                && drafts.getFirst().has("asset.amount"); // "all of it, actually"
        if ((holding.reference() != null && !shareOfIt) || holding.wrongToken() || holding.wrongAmount()) {
            return false;
        }
        Draft draft = drafts.size() == 1 ? drafts.getFirst() : theOneThatTakes(holding);
        if (draft == null) {
            return false;
        }
        boolean swap = draft.type().equals("swap") || draft.type().equals("quote");
        String side = swap ? swapSide(draft, holding, role, insteadOf) : "asset";
        if (holding.token() != null && holding.tokenAt() != null) {
            Draft.Leaf now = draft.leaves().get(side + ".token");
            boolean twice =
                    now != null && now.ground().turn() == 0 && now.ground().start() >= 0;
            if (twice || !Fields.has(draft.type(), side + ".token")) {
                return false;
            }
            draft.putSpan(side + ".token", holding.token(), holding.tokenAt(), text);
            changed = true;
        }
        if (holding.amount() == null || holding.amountAt() == null || holding.measure() == null) {
            return changed;
        }
        if (holding.measure() == Phrase.Measure.USD
                && holding.token() == null
                && draft.has("maxCost.usd")
                && !draft.has("sell.amount.usd")
                && !draft.has("buy.amount.usd")) {
            return set("maxCost.usd", Draft.plain(holding.amount()), holding.amountAt());
        }
        if (holding.token() == null
                && holding.measure() == Phrase.Measure.VALUE
                && !draft.has("sell.amount")
                && !draft.has("buy.amount")
                && !draft.has("asset.amount")) {
            return replaceNumber(draft, holding.amount(), holding.amountAt());
        }
        String path = (swap ? amountSide(draft, holding, side) : "asset") + ".amount";
        if (!Fields.has(draft.type(), path + ".value")) {
            return false;
        }
        draft.remove("sell.amount");
        draft.remove("buy.amount");
        draft.remove(path);
        draft.putSpan(
                path + "." + Draft.name(holding.measure()), Draft.plain(holding.amount()), holding.amountAt(), text);
        changed = true;
        return true;
    }

    private boolean replacePrice(Holding holding, String side) {
        List<Draft> triggered =
                drafts.stream().filter(draft -> draft.has("trigger.when")).toList();
        if (triggered.size() != 1
                || holding.amount() == null
                || holding.amountAt() == null
                || holding.token() != null
                || holding.measure() == Phrase.Measure.SHARE) {
            return false;
        }
        Draft draft = triggered.getFirst();
        draft.remove("trigger.when.above");
        draft.remove("trigger.when.below");
        draft.putSpan("trigger.when." + side, Draft.plain(holding.amount()), holding.amountAt(), text);
        changed = true;
        return true;
    }

    /** Of several requests the one that takes an amount of this token; null if there is none, or if there are more. */
    private @Nullable Draft theOneThatTakes(Holding holding) {
        String token = holding.token();
        if (token == null || holding.measure() != Phrase.Measure.VALUE) {
            return null;
        }
        Draft found = null;
        for (Draft draft : drafts) {
            boolean takes = List.of("sell", "asset").stream()
                    .anyMatch(role ->
                            draft.value(role + ".token").filter(token::equals).isPresent()
                                    && draft.has(role + ".amount.value"));
            if (takes && found != null) {
                return null;
            }
            found = takes ? draft : found;
        }
        return found;
    }

    private static String amountSide(Draft draft, Holding holding, String side) {
        return holding.token() != null ? side : draft.has("sell.amount") ? "sell" : "buy";
    }

    private String swapSide(Draft draft, Holding holding, String role, String insteadOf) {
        for (String side : List.of("sell", "buy")) {
            String named = insteadOf.isEmpty() ? String.valueOf(holding.token()) : insteadOf;
            if (draft.value(side + ".token").filter(named::equals).isPresent()
                    && (role.isEmpty() || !insteadOf.isEmpty())) {
                return side;
            }
        }
        if (!role.isEmpty()) {
            return role;
        }
        if (holding.amount() != null && holding.measure() == Phrase.Measure.VALUE) {
            for (String side : List.of("sell", "buy")) { // "30 UNI … no, 30 LINK"
                boolean same = draft.value(side + ".amount.value")
                        .filter(Draft.plain(holding.amount())::equals)
                        .isPresent();
                if (same) {
                    return side;
                }
            }
        }
        // the token that was said last is the one that "no, DAI" speaks of
        Draft.Leaf sell = draft.leaves().get("sell.token");
        Draft.Leaf buy = draft.leaves().get("buy.token");
        boolean sellLast = sell != null
                && buy != null
                && sell.ground().start() > buy.ground().start();
        return sellLast ? "sell" : "buy";
    }

    private boolean replaceNumber(Draft draft, BigDecimal number, Span at) {
        List<String> known = NUMBERS.stream().filter(draft::has).toList();
        if (known.size() != 1 || number.stripTrailingZeros().scale() > 0) {
            return false;
        }
        draft.putSpan(known.getFirst(), Draft.plain(number), at, text);
        changed = true;
        return true;
    }

    private static int index(String path) {
        int dot = path.indexOf('.');
        return dot > 0 && Character.isDigit(path.charAt(0)) ? Integer.parseInt(path.substring(0, dot)) : 0;
    }

    private static String withoutIndex(String path) {
        return Character.isDigit(path.charAt(0)) ? path.substring(path.indexOf('.') + 1) : path;
    }
}
