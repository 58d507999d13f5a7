package dev.errand.engine.reader.clause;

import dev.errand.engine.reader.draft.Draft;
import dev.errand.engine.reader.draft.Fields;
import dev.errand.engine.reader.draft.Scene;
import dev.errand.engine.reader.frame.JobValues;
import dev.errand.engine.reader.lexicon.Hanzi;
import dev.errand.engine.reader.lexicon.Kind;
import dev.errand.engine.reader.lexicon.Kinds;
import dev.errand.engine.reader.syntax.Clause;
import dev.errand.engine.reader.syntax.Lists;
import dev.errand.engine.reader.syntax.Phrase;
import dev.errand.engine.reader.syntax.Phrase.Holding;
import dev.errand.engine.reader.syntax.Phrase.Measure;
import dev.errand.engine.reader.syntax.Phrase.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what leaves its verb out: of "send 2 UNI and 3 DAI to @x" the second half. What only one of the halves says, both mean. */
final class Ellipsis {

    private static final Set<Kind> WORDS = Kinds.of(
            Kind.ASSET,
            Kind.RECIPIENT,
            Kind.BAD_RECIPIENT,
            Kind.MARKET,
            Kind.TO,
            Kind.GIVE,
            Kind.FROM,
            Kind.ON,
            Kind.IN,
            Kind.OUT,
            Kind.FOR,
            Kind.OBJECT,
            Kind.ALSO,
            Kind.AND);

    private static final Set<Kind> SMALL = Kinds.of(
            Kind.WITH,
            Kind.ON,
            Kind.IN,
            Kind.FOR,
            Kind.AND,
            Kind.COMMA,
            Kind.USE,
            Kind.HARMLESS,
            Kind.SUBJECT,
            Kind.WANT);

    /** Behind one of these a further one of the same begins: "5 DAI 50" is none. */
    private static final List<String> JOINTS = List.of(" and", ",", ";", "&", " plus", " then");

    /** "The same", said of what was asked for right before. */
    private static final Set<String> SAME = Set.of(
            "the same",
            "same",
            "the same amount",
            "same amount",
            "the exact same",
            "the exact same amount",
            "exactly the same",
            "ditto");

    private static final Set<Kind> TIES = Kinds.of(Kind.TO, Kind.FOR, Kind.ON, Kind.IN, Kind.GIVE);

    private static final String ANOTHER = " another";

    /** Of these nobody gives ten times as much to the next without saying so. */
    private static final Set<String> DEAR = Set.of("ETH", "WETH", "WBTC");

    /** What stands before an amount that is said behind its request. */
    private static final Pattern COUNTS =
            Pattern.compile("[,，、:：]\\s{0,3}(?:(?:金额|金額|数量|數量|数额|數額|一共|总共|總共|就|要)\\s?[:：]?\\s?)?$");

    private static final Pattern AMOUNT_IS = Pattern.compile("(?i)[,;.] {0,2}(?:the )?amount(?: is)?:? {0,2}$");

    private static final Pattern ENDS = Pattern.compile("\\s{0,3}(?:$|[,，.。!！;；\\n吧哈])");

    private Ellipsis() {}

    /** "… for 10 hours", "her address is 0x…", said behind a full stop: values that belong to the request before; empty if they do not. */
    static Optional<List<Draft>> addition(Clause clause, List<Draft> before, String text) {
        if (isWhom(clause, before) && !namesAnother(before.getLast(), text.substring(0, clause.start()))) {
            return paid(clause.phrases().getLast(), before, text);
        }
        if (isHowMuch(clause, before, text)) {
            return counted(Objects.requireNonNull(clause.first().holding()), before, text);
        }
        boolean values = !before.isEmpty()
                && Lists.any(
                        clause.phrases(),
                        phrase -> !phrase.parts().isEmpty() || !phrase.wrong().isEmpty())
                && Lists.all(
                        clause.phrases(),
                        phrase -> (phrase.holding() == null
                                        && phrase.isValue()
                                        && !phrase.is(Kind.RECIPIENT)
                                        && !phrase.is(Kind.BAD_RECIPIENT))
                                || SMALL.contains(phrase.kind()));
        if (!values) {
            return Optional.empty();
        }
        Draft draft = before.getLast().copy();
        boolean rent = draft.type().equals("rent");
        for (Phrase phrase : clause.phrases()) {
            for (Phrase.Part part : phrase.parts()) {
                boolean time = part.path().equals("duration") || part.path().equals("deadline");
                String path = !time ? part.path() : rent ? "duration" : "deadline";
                if (!Fields.has(draft.type(), path) || draft.has(path)) {
                    return Optional.empty();
                }
                draft.putSpan(path, part.value(), part.at(), text);
            }
            for (String path : phrase.wrong()) {
                if (!Fields.has(draft.type(), path)) {
                    return Optional.empty();
                }
                draft.wrong(path);
            }
        }
        List<Draft> all = new ArrayList<>(before);
        all.set(all.size() - 1, draft);
        return Optional.of(all);
    }

    /** Whether a recipient stands by itself, behind a payment that names none. */
    private static boolean isWhom(Clause clause, List<Draft> before) {
        List<Phrase> phrases = clause.phrases();
        return isPerson(phrases.getLast())
                && Lists.all(phrases.subList(0, phrases.size() - 1), phrase -> phrase.is(Kind.HARMLESS)) // 地址是
                && !before.isEmpty()
                && before.getLast().type().equals("transfer")
                && !before.getLast().has("to");
    }

    /** "To @bob or @alice. @carol": whom it named before counts too. */
    private static boolean namesAnother(Draft payment, String said) {
        return payment.isWrong("to") && (said.contains("@") || said.contains("0x") || said.contains(".eth"));
    }

    /** 借点 USDC，100 个; 给 @bob 转一笔钱，200 USDC: behind a comma so much of what the request before it left open. */
    private static boolean isHowMuch(Clause clause, List<Draft> before, String text) {
        Holding holding = clause.first().holding();
        if (before.isEmpty()) {
            return false;
        }
        Draft last = before.getLast();
        boolean named = isNamedAmount(clause, last, text);
        boolean open = named
                || ((last.type().equals("transfer") || Fields.LOANS.contains(last.type()))
                        && !last.has("asset.amount"));
        if (!open
                || holding == null
                || clause.phrases().size() != 1
                || holding.reference() != null
                || holding.amount() == null
                || holding.measure() != Phrase.Measure.VALUE
                || holding.wrongToken()) {
            return false;
        }
        if (named) {
            return holding.hasOnlyAmount();
        }
        Optional<String> token = last.value("asset.token");
        boolean same = token.isPresent()
                ? holding.token() == null || token.get().equals(holding.token())
                : holding.token() != null && !last.isWrong("asset.token");
        return same
                && COUNTS.matcher(text.substring(0, start(holding, clause))).find()
                && ENDS.matcher(text).region(clause.end(), text.length()).lookingAt();
    }

    /** "Exchange ETH for USDC, amount 2": the noun says what the number is. */
    private static boolean isNamedAmount(Clause clause, Draft last, String text) {
        return last.type().equals("swap")
                && last.has("sell.token")
                && last.has("buy.token")
                && !last.has("sell.amount")
                && !last.has("buy.amount")
                && !last.isWrong("sell.amount")
                && !last.isWrong("buy.amount")
                && AMOUNT_IS.matcher(text.substring(0, clause.start())).find();
    }

    /** Where the amount and its token begin: of 手上 500 USDC behind the 手上, which says no more than that it is there. */
    private static int start(Holding holding, Clause clause) {
        int amount =
                holding.amountAt() == null ? clause.end() : holding.amountAt().start();
        int token = holding.tokenAt() == null ? clause.end() : holding.tokenAt().start();
        return Math.min(amount, token);
    }

    private static Optional<List<Draft>> counted(Holding holding, List<Draft> before, String text) {
        Draft draft = before.getLast().copy();
        String role = draft.type().equals("swap") ? "sell" : "asset";
        draft.remove(role + ".amount");
        draft.take(role, holding, new Scene(text, List.of(), null, false));
        List<Draft> all = new ArrayList<>(before);
        all.set(all.size() - 1, draft);
        return Optional.of(all);
    }

    private static Optional<List<Draft>> paid(Phrase person, List<Draft> before, String text) {
        Draft draft = before.getLast().copy();
        if (person.is(Kind.RECIPIENT)) {
            draft.putSpan("to", person.text(), new Span(person.start(), person.end()), text);
        } else {
            draft.wrong("to");
        }
        List<Draft> all = new ArrayList<>(before);
        all.set(all.size() - 1, draft);
        return Optional.of(all);
    }

    /** "Sell 1 ETH for USDC, 4 LINK for DAI". */
    private static Optional<List<Draft>> swap(Clause clause, List<Draft> before, String text) {
        List<Phrase> phrases = clause.phrases();
        boolean swapped = phrases.size() == 3
                && !before.isEmpty()
                && before.getLast().type().equals("swap");
        if (swapped && isBoughtAlike(phrases, before.getLast())) {
            return bought(phrases, before, text);
        }
        boolean form = swapped
                && before.getLast().has("sell.amount")
                && (phrases.get(1).is(Kind.FOR)
                        || (phrases.get(1).is(Kind.PAYS)
                                && !Hanzi.areIn(phrases.get(1).text())) // "… and 50 USDC to buy LINK"
                        || (phrases.get(1).is(Kind.TO)
                                && !Hanzi.areIn(phrases.get(1).text()))
                        || isPricedAlike(phrases, before.getLast()));
        Holding sell = form ? phrases.get(0).holding() : null;
        Holding buy = form ? phrases.get(2).holding() : null;
        if (sell == null
                || buy == null
                || (sell.token() == null && sell.reference() == null)
                || !(sell.saysAmount() || sell.reference() == Kind.REST || isThenIt(sell, clause, text))
                || buy.token() == null
                || buy.saysAmount()
                || buy.reference() != null) {
            return Optional.empty();
        }
        Draft draft = new Draft("swap");
        Scene scene = new Scene(text, sell.reference() == null ? List.of() : before, null, false);
        draft.take("sell", sell, scene);
        draft.take("buy", buy, scene);
        List<Draft> all = new ArrayList<>(before);
        all.add(draft);
        return Optional.of(all);
    }

    /** "…, then that ETH for WBTC". */
    private static boolean isThenIt(Holding sell, Clause clause, String text) {
        return sell.reference() == Kind.IT && isBehindThen(clause, text);
    }

    private static boolean isBehindThen(Clause clause, String text) {
        return text.substring(0, clause.start())
                .stripTrailing()
                .toLowerCase(Locale.ROOT)
                .endsWith("then");
    }

    /** "Buy 1 ETH with USDC and 20 LINK with DAI": the amount stands at the same one of the two. */
    private static boolean isBoughtAlike(List<Phrase> phrases, Draft before) {
        Holding buy = phrases.getFirst().holding();
        Holding sell = phrases.getLast().holding();
        return phrases.get(1).kind() == Kind.WITH
                && buy != null
                && sell != null
                && buy.reference() == null
                && sell.reference() == null
                && buy.token() != null
                && sell.token() != null
                && buy.saysAmount() == before.has("buy.amount")
                && sell.saysAmount() == before.has("sell.amount")
                && buy.saysAmount() != sell.saysAmount();
    }

    private static Optional<List<Draft>> bought(List<Phrase> phrases, List<Draft> before, String text) {
        Scene scene = new Scene(text, List.of(), null, false);
        Draft draft = new Draft("swap");
        draft.take("buy", Objects.requireNonNull(phrases.getFirst().holding()), scene);
        draft.take("sell", Objects.requireNonNull(phrases.getLast().holding()), scene);
        List<Draft> all = new ArrayList<>(before);
        all.add(draft);
        return Optional.of(all);
    }

    /** "Buy 100 USDC of UNI and 200 USDC of LINK", 买 100 USDC 的 UNI 和 200 USDC 的 LINK: paid in the same token. */
    private static boolean isPricedAlike(List<Phrase> phrases, Draft before) {
        Holding price = phrases.getFirst().holding();
        return ("的之".contains(phrases.get(1).text())
                        || !Hanzi.areIn(phrases.get(1).text()))
                && phrases.get(1).is(Kind.OF)
                && price != null
                && price.measure() == Measure.VALUE
                && before.value("sell.token")
                        .filter(token -> token.equals(price.token()))
                        .isPresent()
                && before.has("sell.amount.value");
    }

    private static boolean isPerson(Phrase phrase) {
        return phrase.is(Kind.RECIPIENT) || phrase.is(Kind.BAD_RECIPIENT);
    }

    /** "2 ETH to @bob and 200 to @carol": hardly 200 ETH. */
    private static boolean isOutOfScale(String token, Holding holding, Draft before) {
        BigDecimal amount = holding.amount();
        BigDecimal first =
                before.value("asset.amount.value").map(BigDecimal::new).orElse(BigDecimal.ZERO);
        return DEAR.contains(token) && amount != null && amount.compareTo(first.multiply(BigDecimal.TEN)) >= 0;
    }

    /** "100 USDC in aave and 200 in compound": of the same token, where all before are of one, and it says where to. */
    private static Holding inSameToken(Holding holding, Clause clause, List<Draft> before, String text) {
        Draft last = before.getLast();
        Draft.Leaf token = last.leaves().get("asset.token");
        if (token == null) {
            return holding;
        }
        String ahead = text.substring(0, clause.start()).stripTrailing().toLowerCase(Locale.ROOT);
        String said = ahead.endsWith(ANOTHER) ? ahead.substring(0, ahead.length() - ANOTHER.length()) : ahead;
        boolean same = Lists.any(JOINTS, said::endsWith)
                && holding.hasOnlyAmount()
                && holding.measure() == Measure.VALUE
                && last.has("asset.amount.value")
                && token.ground().turn() == 0
                && token.ground().end() > 0
                && !isOutOfScale(token.value(), holding, last)
                && (clause.has(Kind.MARKET) || Lists.any(clause.phrases(), Ellipsis::isPerson))
                && Lists.all(
                        before,
                        draft -> draft.type().equals(last.type())
                                && draft.value("asset.token")
                                        .filter(token.value()::equals)
                                        .isPresent());
        return same
                ? holding.withToken(
                        token.value(),
                        new Span(token.ground().start(), token.ground().end()))
                : holding;
    }

    /** "… @bob gets half and @ann the other half". */
    private static boolean isOtherPart(Clause clause, List<Draft> before) {
        Holding rest =
                clause.assets().size() != 1 ? null : clause.assets().getFirst().holding();
        return rest != null
                && rest.reference() == Kind.REST
                && rest.token() == null
                && clause.phrases().size() == 2
                && clause.first().is(Kind.RECIPIENT)
                && !before.isEmpty()
                && before.getLast().type().equals("transfer")
                && before.getLast().has("asset.amount.of");
    }

    /** "Swap 30% of my ETH to USDC and 20% to DAI", "send half my DAI to @a and a quarter to @b": shares of the same. */
    static boolean isShareAlike(Clause clause, List<Draft> before, String text) {
        Holding share = clause.first().holding();
        if (before.isEmpty()
                || clause.phrases().size() != 3
                || share == null
                || !share.hasOnlyAmount()
                || share.measure() != Measure.SHARE) {
            return false;
        }
        Draft last = before.getLast();
        String role = last.type().equals("swap") ? "sell" : "asset";
        Phrase whither = clause.phrases().getLast();
        boolean fits = switch (last.type()) {
            case "swap" ->
                whither.holding() != null
                        && whither.holding().token() != null
                        && whither.holding().reference() == null
                        && !whither.holding().saysAmount();
            case "transfer" -> whither.is(Kind.RECIPIENT);
            default -> Fields.LOANS.contains(last.type()) && whither.is(Kind.MARKET);
        };
        Draft.Leaf token = last.leaves().get(role + ".token");
        return fits
                && TIES.contains(clause.phrases().get(1).kind())
                && !Hanzi.areIn(clause.phrases().get(1).text())
                && last.missing().isEmpty()
                && !last.has("trigger")
                && token != null
                && token.ground().turn() == 0
                && token.ground().end() > 0
                && !last.has(role + ".amount.of")
                && last.value(role + ".amount.share")
                        .filter(part -> new BigDecimal(part).compareTo(BigDecimal.ONE) < 0)
                        .isPresent()
                && isJoined(text.substring(0, clause.start()));
    }

    private static boolean isJoined(String said) {
        String before = said.stripTrailing().toLowerCase(Locale.ROOT);
        return before.endsWith(" and") || before.endsWith(",") || before.endsWith("&") || before.endsWith(" plus");
    }

    private static List<Draft> sharedAlike(Clause clause, List<Draft> before, String text) {
        Draft last = before.getLast();
        String role = last.type().equals("swap") ? "sell" : "asset";
        Draft.Leaf token = Objects.requireNonNull(last.leaves().get(role + ".token"));
        Holding share = Objects.requireNonNull(clause.first().holding());
        Phrase whither = clause.phrases().getLast();
        Draft draft = new Draft(last.type());
        Scene scene = new Scene(text, List.of(), null, false);
        draft.take(
                role,
                share.withToken(
                        token.value(),
                        new Span(token.ground().start(), token.ground().end())),
                scene);
        if (last.type().equals("swap")) {
            draft.take("buy", Objects.requireNonNull(whither.holding()), scene);
        } else if (whither.is(Kind.RECIPIENT)) {
            draft.putSpan("to", whither.text(), new Span(whither.start(), whither.end()), text);
        } else {
            draft.take(whither, text);
        }
        List<Draft> all = new ArrayList<>(before);
        all.add(draft);
        return all;
    }

    /** "Send 5 UNI to @a and the same to @b", "lend 100 DAI on aave and the same on compound": all but one value as before. */
    private static boolean isSameAgain(Clause clause, List<Draft> before) {
        if (before.isEmpty()
                || !before.getLast().missing().isEmpty()
                || clause.first().kind() != Kind.AGAIN) {
            return false;
        }
        List<Phrase> phrases = clause.phrases();
        Draft last = before.getLast();
        boolean tied = phrases.size() == 3 && TIES.contains(phrases.get(1).kind());
        return tied
                && SAME.contains(clause.first().text().toLowerCase(Locale.ROOT))
                && !last.has("trigger")
                && (last.type().equals("transfer")
                        ? phrases.getLast().is(Kind.RECIPIENT) && !last.has("asset.amount.share")
                        : Fields.LOANS.contains(last.type())
                                && phrases.getLast().is(Kind.MARKET)
                                && last.has("market")
                                && last.has("asset.amount.value"));
    }

    private static List<Draft> again(Clause clause, List<Draft> before, String text) {
        Draft draft = before.getLast().copy();
        Phrase other = clause.phrases().getLast();
        if (draft.type().equals("transfer")) {
            draft.remove("to");
            draft.putSpan("to", other.text(), new Span(other.start(), other.end()), text);
        } else {
            draft.remove("market");
            draft.take(other, text);
        }
        List<Draft> all = new ArrayList<>(before);
        all.add(draft);
        return all;
    }

    /** "Swap 2 ETH into DAI and then into LINK". */
    private static boolean isNextInto(Clause clause, List<Draft> before, String text) {
        Holding next =
                clause.phrases().size() != 2 ? null : clause.phrases().getLast().holding();
        return next != null
                && next.token() != null
                && !next.saysAmount()
                && next.reference() == null
                && clause.first().is(Kind.TO)
                && !before.isEmpty()
                && before.getLast().type().equals("swap")
                && before.getLast().missing().isEmpty()
                && !before.getLast().has("trigger")
                && isBehindThen(clause, text);
    }

    private static List<Draft> swappedOn(Clause clause, List<Draft> before, String text) {
        Draft draft = new Draft("swap");
        Scene scene = new Scene(text, before, null, false);
        draft.inherit(scene);
        draft.take("buy", Objects.requireNonNull(clause.phrases().getLast().holding()), scene);
        List<Draft> all = new ArrayList<>(before);
        all.add(draft);
        return all;
    }

    private static List<Draft> given(Clause clause, List<Draft> before, String text) {
        Draft draft = new Draft("transfer");
        draft.take(
                "asset",
                Objects.requireNonNull(clause.assets().getFirst().holding()),
                new Scene(text, before, null, false));
        Phrase person = clause.first();
        draft.putSpan("to", person.text(), new Span(person.start(), person.end()), text);
        List<Draft> all = new ArrayList<>(before);
        all.add(draft);
        return all;
    }

    /** "Rent two A100s for a day and four L40S for 6 hours": other GPUs, each for a time of its own. */
    private static boolean isRental(Clause clause, List<Draft> before) {
        return !before.isEmpty()
                && before.getLast().type().equals("rent")
                && before.getLast().missing().isEmpty()
                && clause.all(Kind.GPUS).size() == 1
                && clause.all(Kind.SPAN).size() == 1
                && clause.hasOnly(Kinds.of(Kind.GPUS, Kind.SPAN, Kind.FOR, Kind.COST, Kind.COMMA));
    }

    private static List<Draft> rented(Clause clause, List<Draft> before, String text) {
        Draft draft = new Draft("rent");
        Scene scene = new Scene(text, before, null, false);
        clause.phrases().forEach(phrase -> JobValues.take(draft, phrase, clause, scene));
        List<Draft> all = new ArrayList<>(before);
        all.add(draft);
        return all;
    }

    /** All drafts with the clause's among them; empty if it is no such clause. */
    static Optional<List<Draft>> read(Clause clause, List<Draft> before, String text) {
        Optional<List<Draft>> swap = swap(clause, before, text);
        if (swap.isPresent()) {
            return swap;
        }
        if (isOtherPart(clause, before)) {
            return Optional.of(given(clause, before, text));
        }
        if (isShareAlike(clause, before, text)) {
            return Optional.of(sharedAlike(clause, before, text));
        }
        if (isSameAgain(clause, before)) {
            return Optional.of(again(clause, before, text));
        }
        if (isNextInto(clause, before, text)) {
            return Optional.of(swappedOn(clause, before, text));
        }
        if (isRental(clause, before)) {
            return Optional.of(rented(clause, before, text));
        }
        return paidOrLentToo(clause, before, text);
    }

    /** "… and 200 USDC to @carol", "… and 200 DAI in compound": what the request before does, with another amount. */
    private static Optional<List<Draft>> paidOrLentToo(Clause clause, List<Draft> before, String text) {
        if (before.isEmpty()
                || clause.assets().size() != 1
                || Lists.count(clause.phrases(), Ellipsis::isPerson) > 1
                || !Lists.all(clause.phrases(), p -> WORDS.contains(p.kind()))) {
            return Optional.empty();
        }
        String type = before.getLast().type();
        boolean transfer = type.equals("transfer");
        Holding holding = clause.assets().getFirst().holding();
        Holding named = holding == null ? null : inSameToken(holding, clause, before, text);
        boolean whole = named != null && named.reference() == null && named.token() != null && named.saysAmount();
        whole |= transfer
                && named != null
                && named.hasOnlyAmount()
                && clause.has(Kind.RECIPIENT)
                && before.getLast()
                        .value("asset.token")
                        .filter(token -> isOutOfScale(token, named, before.getLast()))
                        .isPresent(); // of what?
        if (named == null
                || (!transfer && !Fields.LOANS.contains(type))
                || !whole
                || (transfer
                        ? clause.has(Kind.MARKET)
                        : clause.has(Kind.RECIPIENT) || clause.has(Kind.BAD_RECIPIENT))) {
            return Optional.empty();
        }
        Draft draft = new Draft(type);
        draft.take("asset", named, new Scene(text, List.of(), null, false));
        clause.all(Kind.MARKET).forEach(market -> draft.take(market, text));
        clause.all(Kind.RECIPIENT).forEach(to -> draft.putSpan("to", to.text(), new Span(to.start(), to.end()), text));
        clause.all(Kind.BAD_RECIPIENT).forEach(to -> draft.wrong("to"));
        return Optional.of(sharing(transfer ? "to" : "market", draft, before));
    }

    /** The drafts before and another: what is said of the last stands for those of its type that lack it, and in a loan the other way too. */
    private static List<Draft> sharing(String shared, Draft draft, List<Draft> before) {
        String type = draft.type();
        List<Draft> all = new ArrayList<>(before);
        Draft.Leaf said = draft.leaves().get(shared);
        for (int i = all.size() - 1; i >= 0 && said != null && all.get(i).type().equals(type); i--) {
            if (!all.get(i).has(shared) && !all.get(i).isWrong(shared)) {
                Draft copy = all.get(i).copy();
                copy.put(shared, said.value(), said.ground());
                all.set(i, copy);
            }
        }
        Draft.Leaf earlier = before.getLast().leaves().get(shared);
        if (said == null && earlier != null && !type.equals("transfer")) {
            draft.put(shared, earlier.value(), earlier.ground());
        }
        all.add(draft);
        return all;
    }
}
