package dev.errand.engine.reader.dialog;

import dev.errand.engine.reader.chinese.Modifiers;
import dev.errand.engine.reader.chinese.Topics;
import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.draft.Scene;
import dev.errand.engine.reader.frame.JobValues;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.PlainWords;
import dev.errand.engine.reader.phrase.Joining;
import dev.errand.engine.reader.phrase.PriceTriggers;
import dev.errand.engine.reader.syntax.Lexeme;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Phrase.Part;
import dev.errand.engine.reader.syntax.Phrase.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the values of an answer into the drafts that a question was asked about. Not thread-safe; lives within one reading. */
final class Filling {

    private static final Pattern NOW = Pattern.compile(
            "(?i)\\W*(?:(?:ok|okay|yes|please|just|then|well)\\W+)*(?:do it |make it |go )?(?:right |straight )?"
                    + "(?:now|right away|immediately|at once|asap|no deadline|without (?:a |the )?(?:deadline|time limit)"
                    + "|(?:forget|leave out|drop) the (?:time|deadline|time limit))(?:\\W+please)?\\W*|\\s*(?:那就?|就)?(?:现在|現在|马上|馬上|立刻|立即|不限时间|不限時間)(?:吧|就换|就转|执行)?\\W*");

    private static final Pattern BASIS_POINTS = Pattern.compile(
            "(?i)(?:(?:ok|okay|um|oh|well|say|let's say|make it|at most|max|up to|no more than|please)[ ,]+){0,3}"
                    + "(?:([1-9][0-9]{0,3}) ?(?:bps?|bips|basis points?)|(half an?|half of a|half one) ?(?:percent|per cent|%))"
                    + "(?: (?:max|at most|tops|please|is fine|is ok|then)){0,2}\\W*");

    private static final Pattern PER_CENT = Pattern.compile(
            "(?i)(?:(?:ok|max|at most|up to|no more than|make it|say|let's say|slippage) ){0,2}([0-4](?:\\.[0-9]{1,2})?|0?\\.[0-9]{1,2}) ?(%|percent|per cent)?(?: (?:max|at most|tops|please|is fine))?\\W*");

    private static final Pattern BPS = Pattern.compile(
            "(?i)\\s*(?:就|最多)?\\s*(?<number>[1-9]\\d{0,3})\\s*(?<unit>[个個]?(?:基点|基點|bps?))(?:吧|就行)?[.。!]?\\s*");

    private static final Pattern PAID_OFF = Pattern.compile(
            "\\s*(?:我要|帮我|幫我|直接|就)?(?<off>还清|還清|都还清|都還清|结清|結清|还完|還完|全还清|都还了|都還了|一次还清)(?:它|吧|了|好了|就行)?[。!！]?\\s*");

    private static final List<String> AMOUNTS = List.of("sell.amount", "asset.amount", "buy.amount");

    private static final List<String> TOKENS =
            List.of("sell.token", "buy.token", "asset.token", "token", "trigger.when.token");
    private static final List<String> TOKENS_BOUGHT_FIRST =
            List.of("buy.token", "sell.token", "asset.token", "token", "trigger.when.token");

    private static final String OUTPUT = "output of step ";

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
        return FollowUps.unanswered(drafts, missing);
    }

    /** Takes the phrases as answers; false, and the drafts are of no use any more, if they are none. */
    boolean fill(List<Phrase> said) {
        if (NOW.matcher(text).matches() && leaveTime()) {
            return true;
        }
        if (choose() || fillBasisPoints() || limitSlippage() || payOff()) {
            return true;
        }
        if (isOfEither(said) || (buysFirst() && asks("sell.token") && areTwoBought(said))) {
            return false;
        }
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
            } else if (phrase.is(Kind.BAD_RECIPIENT)
                    || (phrase.is(Kind.AT_MOST) && asksAmount() && !isPriceAsked(phrase))) {
                return false; // "no more than 2" is no amount
            } else if (phrase.holding() != null) {
                if (!fillHolding(phrase.holding().ofNothingElse(), role)) {
                    return false;
                }
                role = "";
            } else if ((phrase.is(Kind.ABOVE) || phrase.is(Kind.BELOW)) && asks("trigger")) {
                role = phrase.is(Kind.ABOVE) ? "above" : "below";
            } else if (phrase.is(Kind.FOR)) {
                boolean sold = isSoldBehind(said, phrase);
                if (knows("sell.token") && knows("buy.token") && !sold) {
                    return false; // "buy ETH with USDC", "for 500": of which?
                }
                role = knows("sell.token") && !sold ? "buy" : "sell";
            } else if (phrase.is(Kind.SELL_ALL) && drafts.size() == 1 && knows("sell.token")) {
                Span all = new Span(phrase.start(), phrase.end()); // 全卖, to how much ETH is sold
                if (!fillHolding(Holding.EMPTY.withAmount(Phrase.Measure.SHARE, BigDecimal.ONE, all), "sell")) {
                    return false;
                }
            } else if (phrase.isAnyOf(FollowUps.TO_BUY)) {
                role = isPaidFor(said, phrase) ? "sell" : "buy";
            } else if (phrase.isAnyOf(FollowUps.TO_SELL)) {
                role = "sell";
            } else if (!phrase.isAnyOf(FollowUps.GLUE) && !phrase.is(Kind.GIVE) && !isBeside(phrase, said)) {
                return false;
            }
        }
        return changed;
    }

    /** 买 500 U 的, to what is paid for ETH: the 500 U are. */
    private boolean isPaidFor(List<Phrase> said, Phrase verb) {
        int next = said.indexOf(verb) + 1;
        Holding paid =
                verb.kind() == Kind.BUY && next < said.size() ? said.get(next).holding() : null;
        return paid != null
                && Hanzi.areIn(text)
                && asks("sell.token")
                && drafts.size() == 1
                && paid.token() != null
                && paid.measure() == Phrase.Measure.VALUE
                && Topics.isStable(paid.token())
                && drafts.getFirst()
                        .value("buy.token")
                        .filter(token -> !Topics.isStable(token))
                        .isPresent();
    }

    /** 0.5 个, 买 0.5 个, to what is paid for ETH: counted is what is bought. */
    private boolean isCounted(Holding holding) {
        Span at = holding.amountAt();
        return at != null
                && holding.hasOnlyAmount()
                && holding.measure() == Phrase.Measure.VALUE
                && asks("sell.token")
                && drafts.size() == 1
                && drafts.getFirst()
                        .value("buy.token")
                        .filter(token -> !Topics.isStable(token))
                        .isPresent()
                && FollowUps.COUNTER
                        .matcher(text)
                        .region(at.end(), text.length())
                        .lookingAt();
    }

    private boolean isCounted(Phrase phrase) {
        return phrase.holding() != null && isCounted(phrase.holding());
    }

    /** "50 bps", "half a percent", to how much slippage. */
    private boolean fillBasisPoints() {
        if (!asks("maxSlippageBps")) {
            return false;
        }
        Matcher said = BASIS_POINTS.matcher(text);
        if (!said.matches()) {
            return fillPerCent();
        }
        boolean number = said.group(1) != null;
        return fillPath(
                "maxSlippageBps",
                number ? said.group(1) : "50",
                new Span(said.start(number ? 1 : 2), said.end(number ? 1 : 2)));
    }

    /** "0.5", "max 0.5%", to how many per cent; "50" may be basis points. */
    private boolean fillPerCent() {
        Matcher said = PER_CENT.matcher(text);
        if (!said.matches() || (said.group(2) == null && missing.size() > 1)) {
            return false; // "1", to how much ETH as well
        }
        BigDecimal points = new BigDecimal(said.group(1)).movePointRight(2).stripTrailingZeros();
        boolean whole = points.signum() > 0 && points.scale() <= 0;
        return whole
                && fillPath(
                        "maxSlippageBps",
                        points.toPlainString(),
                        new Span(said.start(1), said.end(said.group(2) == null ? 1 : 2)));
    }

    /** "2, with USDC", to "buy ETH": 2 of which? */
    private boolean isOfEither(List<Phrase> said) {
        boolean number = false;
        for (int i = 0; i < said.size(); i++) {
            Holding holding = said.get(i).holding();
            boolean token = number
                    && i > 0
                    && holding != null
                    && holding.token() != null
                    && !holding.saysAmount()
                    && (said.get(i - 1).is(Kind.WITH) || said.get(i - 1).is(Kind.USE));
            if (token && Lists.none(said.subList(0, i), phrase -> phrase.kind() == Kind.BUY || isCounted(phrase))) {
                return asks("sell.token") && asks("sell.amount") && knows("buy.token");
            }
            number |=
                    said.get(i).isBareNumber() || (holding != null && holding.token() == null && holding.saysAmount());
        }
        return number && isOfNoToken(said);
    }

    /** "0.5", to which token is sold for ETH: half an ETH, or of what is not named yet? */
    private boolean isOfNoToken(List<Phrase> said) {
        return Lists.none(
                        said,
                        phrase -> phrase.holding() != null && phrase.holding().token() != null)
                && asks("sell.token")
                && asks("sell.amount")
                && knows("buy.token")
                && !Hanzi.areIn(text)
                && !Hanzi.areIn(earlier);
    }

    /** ETH 和 UNI, to what is to be bought: nothing is paid with either. */
    private static boolean areTwoBought(List<Phrase> said) {
        return Lists.count(
                                said,
                                phrase -> phrase.holding() != null
                                        && phrase.holding().token() != null
                                        && !phrase.holding().saysAmount())
                        > 1
                && Lists.none(said, phrase -> phrase.isAnyOf(FollowUps.TO_BUY) || phrase.isAnyOf(FollowUps.TO_SELL));
    }

    /** "The second one", to what was left open between two. */
    private boolean choose() {
        for (String asked : List.copyOf(missing)) {
            Choices.Chosen chosen = Choices.chosen(FollowUps.withoutIndex(asked), earlier, text);
            if (chosen != null) {
                return fillPath(FollowUps.withoutIndex(asked), chosen.value(), new Span(chosen.start(), chosen.end()));
            }
        }
        return false;
    }

    /** 50 个基点, to how much slippage. */
    private boolean limitSlippage() {
        Matcher said = missing.contains("maxSlippageBps") ? BPS.matcher(text) : null;
        if (said == null || !said.matches()) {
            return false;
        }
        return fillPath("maxSlippageBps", said.group("number"), new Span(said.start("number"), said.end("unit")));
    }

    /** 还清, to how much of a debt is to be paid back. */
    private boolean payOff() {
        Matcher said = drafts.size() == 1 && drafts.getFirst().type().equals("repay") ? PAID_OFF.matcher(text) : null;
        if (said == null || !said.matches() || !missing.remove("asset.amount")) {
            return false;
        }
        drafts.getFirst().remove("asset.amount");
        drafts.getFirst().putSpan("asset.amount.share", "1", new Span(said.start("off"), said.end("off")), text);
        changed = true;
        return true;
    }

    /** "Now", to a time that no field holds: it is left away. False if none was asked about. */
    private boolean leaveTime() {
        boolean left = missing.removeIf(asked -> {
            String path = FollowUps.withoutIndex(asked);
            boolean deadline = path.equals("deadline") && !hasDeadline(asked);
            if (deadline || path.equals("trigger")) {
                drafts.get(FollowUps.index(asked)).remove(path);
                return true;
            }
            return false;
        });
        changed |= left;
        return left;
    }

    private boolean hasDeadline(String asked) {
        return Fields.has(drafts.get(FollowUps.index(asked)).type(), "deadline");
    }

    /** "His contact is @leo": plain words beside the one value of the answer. */
    private static boolean isBeside(Phrase phrase, List<Phrase> said) {
        return phrase.is(Kind.WORD)
                && Lists.count(said, Phrase::isValue) == 1
                && (PlainWords.are(phrase.text()) || Modifiers.isPlain(phrase.text()));
    }

    private boolean asks(String prefix) {
        return Lists.any(missing, path -> FollowUps.withoutIndex(path).startsWith(prefix));
    }

    /** "Below 2000", where a price is asked for as well as an amount. */
    private boolean isPriceAsked(Phrase phrase) {
        return (phrase.is(Kind.BELOW) || phrase.is(Kind.ABOVE)) && asks("trigger.when.");
    }

    private boolean asksAmount() {
        return Lists.any(missing, path -> path.endsWith(".amount"));
    }

    /** "For 40 USDC", to "buy some UNI with USDC". */
    private boolean isSoldBehind(List<Phrase> said, Phrase phrase) {
        int next = said.indexOf(phrase) + 1;
        Holding holding = next < said.size() ? said.get(next).holding() : null;
        String token = holding == null || !holding.saysAmount() ? null : holding.token();
        return token != null
                && drafts.stream()
                        .map(draft -> draft.value("sell.token").orElse(""))
                        .anyMatch(token::equals);
    }

    private boolean knows(String path) {
        return Lists.any(drafts, draft -> draft.has(path));
    }

    private boolean fillParts(Phrase phrase) {
        for (String path : phrase.wrong()) {
            boolean later = path.equals("trigger.when.token")
                    && (Lists.any(drafts, draft -> draft.has(path)) || isPriceOfIt(phrase));
            if (!later) {
                return false; // said again, and wrong again
            }
        }
        boolean gpus = asks("gpu");
        for (Part part : phrase.parts()) {
            boolean recounted = gpus && part.path().equals("count") && drafts.size() == 1; // "a GPU": "two 4090s"
            if (recounted) {
                drafts.getFirst().putSpan("count", part.value(), part.at(), text);
                missing.remove("count");
            } else if (!fillPart(part)) {
                return false;
            }
        }
        return true;
    }

    /** "When it goes above 4000", to when the one swap is to be done. */
    private boolean isPriceOfIt(Phrase phrase) {
        return phrase.kind() == Kind.TRIGGER
                && phrase.text().equals(PriceTriggers.IT)
                && drafts.size() == 1
                && drafts.getFirst().type().equals("swap")
                && asks("trigger");
    }

    private boolean fillPart(Part part) {
        String path = part.path();
        if (path.equals("parameters") && isTrainingOfOne()) {
            return fillSize(part.value(), part.at());
        }
        if (path.equals("duration") && missing.size() == 1 && asks("trigger.every")) {
            path = "trigger.every"; // 一周, to how often
        } else if (path.equals("duration") && !asks("duration") && asks("deadline")) {
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
            if (parent.equals("deadline") && !hasDeadline(asked)) {
                continue; // a swap has none
            }
            if (FollowUps.withoutIndex(asked).equals(parent)
                    || FollowUps.withoutIndex(asked).equals("trigger.when")
                    || FollowUps.withoutIndex(asked).startsWith(parent + ".")) {
                Draft draft = drafts.get(FollowUps.index(asked));
                draft.putSpan(path, part.value(), part.at(), text);
                missing.remove(asked);
                changed = true;
                return true;
            }
        }
        return addToOnly(path, part);
    }

    /** Whether the one thing that is missing of a model to be trained is which. */
    private boolean isTrainingOfOne() {
        return drafts.size() == 1 && drafts.getFirst().type().equals("train") && missing.contains("model");
    }

    /** "7B parameters", to which model is to be trained. */
    private boolean fillSize(String parameters, Span at) {
        drafts.getFirst().remove("model");
        drafts.getFirst().putSpan("parameters", parameters, at, text);
        missing.remove("model");
        changed = true;
        return true;
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
            if (FollowUps.withoutIndex(asked).equals(path) && !(path.equals("deadline") && !hasDeadline(asked))) {
                drafts.get(FollowUps.index(asked)).putSpan(path, value, at, text);
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
        if (role.isEmpty() && holding.token() != null && holding.saysAmount()) {
            boolean chinese = Hanzi.areIn(text);
            if (chinese ? buysFirst() : isOfBought(holding.token())) {
                boolean pays = chinese && Topics.isStable(holding.token());
                return fillHolding(holding, pays ? "sell" : "buy"); // 买: 100 U, or 2 ETH
            }
        }
        boolean all = holding.reference() == Kind.IT
                && (holding.measure() == Phrase.Measure.SHARE // "a quarter of it"
                        || (holding.measure() == Phrase.Measure.VALUE && asks("count"))); // "two of them"
        if ((holding.reference() != null && !all)
                || holding.wrongToken()
                || holding.wrongAmount()
                || FollowUps.isPlace(holding, text)) {
            return false;
        }
        boolean size = holding.hasOnlyAmount()
                && holding.measure() == Phrase.Measure.VALUE
                && holding.amount() != null
                && holding.amountAt() != null
                && isTrainingOfOne()
                && JobValues.isSize(text.substring(
                        holding.amountAt().start(), holding.amountAt().end()));
        if (size && holding.amount() != null && holding.amountAt() != null) {
            return fillSize(Draft.plain(holding.amount()), holding.amountAt()); // "7B"
        }
        String side = isOfBought(holding, role) || (role.isEmpty() && isCounted(holding)) ? "buy" : side(holding, role);
        if (holding.token() != null && holding.tokenAt() != null && !fillToken(holding, side)) {
            return false;
        }
        if (holding.amount() == null || holding.amountAt() == null || holding.measure() == null) {
            return changed;
        }
        return fillAmount(holding, side);
    }

    /** 100U, to what ETH is to be sold for: the number is of the token that it stands at. */
    private boolean isOfBought(Holding holding, String role) {
        return role.isEmpty()
                && asks("buy.token")
                && asks("sell.amount")
                && drafts.size() == 1
                && holding.token() != null
                && holding.measure() == Phrase.Measure.VALUE
                && drafts.getFirst()
                        .value("sell.token")
                        .filter(token -> !token.equals(holding.token()))
                        .isPresent();
    }

    /** "Half", of what an earlier step gives: its token was said to come from there, or is the one that the step gives. */
    private void ofStep(int index, String amount) {
        Draft.Leaf token = drafts.get(index).leaves().get(amount.replace(".amount", ".token"));
        if (token == null) {
            return;
        }
        String rule = token.ground().rule();
        int step = rule != null && rule.startsWith(OUTPUT)
                ? Integer.parseInt(rule.substring(OUTPUT.length()))
                : stepThatGives(token, index);
        if (step >= 0) {
            drafts.get(index).putRule(amount + ".of", Draft.STEP + step, OUTPUT + step);
        }
    }

    /** The last step before that gives this token; −1 if none does, or if it was said to be the user's own. */
    private int stepThatGives(Draft.Leaf token, int before) {
        int start = token.ground().start();
        String ahead = start <= earlier.length() ? earlier.substring(Math.max(0, start - 4), Math.max(0, start)) : "";
        if (ahead.toLowerCase(Locale.ROOT).contains("my ") || ahead.contains("我")) {
            return -1;
        }
        return new Scene(earlier, drafts.subList(0, before), null, false).stepThatGives(token.value());
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

    /** Whether it was asked first what is to be bought. */
    private boolean buysFirst() {
        return missing.indexOf("buy.token") == 0 && missing.contains("sell.token");
    }

    /** "2 ETH", to what is to be bought with USDC: so much of that, and not of the USDC. */
    private boolean isOfBought(String token) {
        return asks("sell.amount")
                && !missing.isEmpty()
                && missing.getFirst().equals("buy.token")
                && Lists.none(
                        drafts,
                        draft -> draft.value("sell.token").filter(token::equals).isPresent());
    }

    private boolean fillToken(Holding holding, String side) {
        String token = String.valueOf(holding.token());
        Span at = holding.tokenAt();
        List<String> paths = side.isEmpty()
                ? buysFirst() ? TOKENS_BOUGHT_FIRST : TOKENS
                : List.of(side + ".token", "asset.token", "token", "trigger.when.token");
        for (String path : paths) {
            if (at != null && fillPath(path, token, at)) {
                return true;
            }
        }
        // "2 ETH" where only the amount was asked for: the token must be the one that stands there
        return Lists.any(
                drafts,
                draft -> Lists.any(
                        paths, path -> draft.value(path).filter(token::equals).isPresent()));
    }

    private boolean fillAmount(Holding holding, String side) {
        BigDecimal amount = holding.amount();
        Span at = holding.amountAt();
        if (amount == null || at == null || holding.measure() == null) {
            return false;
        }
        if (isSaidAgain(holding, amount)) {
            return true;
        }
        if (isPriceOrAmount(holding)) {
            return false;
        }
        List<String> paths = side.isEmpty() ? AMOUNTS : List.of(side + ".amount", "asset.amount");
        for (String asked : List.copyOf(missing)) {
            String path = FollowUps.withoutIndex(asked);
            boolean otherSide = path.endsWith(".amount") && !side.isEmpty() && !path.startsWith("asset");
            if (paths.contains(path) || otherSide) {
                Draft draft = drafts.get(FollowUps.index(asked));
                String target = otherSide ? side + ".amount" : path;
                draft.remove(target);
                draft.putSpan(target + "." + Draft.name(holding.measure()), Draft.plain(amount), at, text);
                if (holding.measure() == Phrase.Measure.SHARE) {
                    ofStep(FollowUps.index(asked), target);
                }
                missing.removeIf(each -> FollowUps.index(each) == FollowUps.index(asked)
                        && FollowUps.withoutIndex(each).endsWith("l.amount"));
                missing.removeIf(each -> FollowUps.index(each) == FollowUps.index(asked)
                        && FollowUps.withoutIndex(each).endsWith("y.amount"));
                missing.remove(asked);
                changed = true;
                return true;
            }
        }
        return fillNumber(holding, amount, at);
    }

    /** "2000", to ETH 跌了就买: the price, or how much is to be sold? */
    private boolean isPriceOrAmount(Holding holding) {
        return holding.token() == null
                && holding.measure() == Phrase.Measure.VALUE
                && asks("trigger.when.")
                && asksAmount()
                && !missing.getFirst().contains("trigger.when.");
    }

    /** 有多少取多少，全部: all of it, said twice. */
    private boolean isSaidAgain(Holding holding, BigDecimal amount) {
        return changed
                && holding.measure() == Phrase.Measure.SHARE
                && holding.token() == null
                && drafts.stream()
                        .flatMap(draft -> draft.leaves().entrySet().stream())
                        .anyMatch(leaf -> leaf.getKey().endsWith(".amount.share")
                                && leaf.getValue().ground().turn() == 0
                                && leaf.getValue().value().equals(Draft.plain(amount)));
    }

    private boolean fillNumber(Holding holding, BigDecimal amount, Span at) {
        for (String asked : List.copyOf(missing)) {
            String path = FollowUps.withoutIndex(asked);
            boolean whole = holding.measure() == Phrase.Measure.VALUE
                    && amount.stripTrailingZeros().scale() <= 0;
            if (path.equals("maxSlippageBps") && holding.measure() == Phrase.Measure.SHARE) {
                String bps = FollowUps.basisPoints(amount);
                return bps != null && fillPath(path, bps, at);
            } else if (path.startsWith("trigger.when.")
                    && holding.measure() != Phrase.Measure.SHARE
                    && !path.endsWith("token")) {
                return fillPath(path, Draft.plain(amount), at);
            } else if (path.equals("maxCost") && holding.measure() == Phrase.Measure.USD) {
                drafts.get(FollowUps.index(asked)).putSpan("maxCost.usd", Draft.plain(amount), at, text);
                missing.remove(asked);
                changed = true;
                return true;
            } else if (FollowUps.NUMBERS.contains(path) && whole && holding.token() == null) {
                if (path.equals("tokens") && isOneOrTimes(at)) {
                    return false;
                }
                return fillPath(path, Draft.plain(amount), at);
            } else if (path.equals("model") && holding.token() == null) {
                String model = meant(text.substring(at.start(), at.end()));
                return model != null && fillPath(path, model, at);
            }
        }
        return false;
    }

    /** "The big one", "20x", to how many tokens. */
    private boolean isOneOrTimes(Span at) {
        String number = text.substring(at.start(), at.end());
        return number.equalsIgnoreCase("one") || text.startsWith("x", at.end());
    }

    /** "The 32B": the one of the models named before that has this in its name. */
    private @Nullable String meant(String said) {
        String part = said.toLowerCase(Locale.ROOT);
        List<String> named = Joining.lex(earlier, List.of()).stream()
                .filter(lexeme -> lexeme.is(Kind.MODEL))
                .map(Lexeme::text)
                .filter(model ->
                        List.of(model.toLowerCase(Locale.ROOT).split("-", -1)).contains(part))
                .distinct()
                .toList();
        return named.size() == 1 ? named.getFirst() : null;
    }
}
