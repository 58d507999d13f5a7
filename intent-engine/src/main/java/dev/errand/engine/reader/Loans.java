package dev.errand.engine.reader;

import dev.errand.engine.reader.Phrase.Holding;
import dev.errand.engine.reader.Phrase.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what is done with a lending market: supplying, withdrawing, borrowing, repaying. */
final class Loans {

    private static final Set<Kind> LOAN_WORDS = Clause.union(
            Frames.glue(),
            Kind.ASSET,
            Kind.MARKET,
            Kind.THERE,
            Kind.TRIGGER,
            Kind.CLOCK,
            Kind.POSITION,
            Kind.DEBT,
            Kind.A_LOAN,
            Kind.RECURRING,
            Kind.BALANCE,
            Kind.HAVE,
            Kind.DEADLINE,
            Kind.ENOUGH,
            Kind.BY,
            Kind.WITHDRAW,
            Kind.SUPPLY,
            Kind.BORROW,
            Kind.REPAY);

    private static final Set<Kind> LOAN_VERBS =
            EnumSet.of(Kind.SUPPLY, Kind.WITHDRAW, Kind.BORROW, Kind.REPAY, Kind.CLEAR);

    private static final Set<Kind> MOVING = EnumSet.of(
            Kind.MOVE,
            Kind.SEND,
            Kind.PUT,
            Kind.TAKE,
            Kind.SWAP,
            Kind.ASSET,
            Kind.MARKET,
            Kind.FROM,
            Kind.TO,
            Kind.OUT,
            Kind.POSITION,
            Kind.AND,
            Kind.HARMLESS);

    private static final Set<String> TOPPING =
            Set.of("top up", "top up my", "increase", "raise", "boost", "grow", "bump up", "bump", "add to", "enlarge");
    private static final Set<Kind> ON_TOP = EnumSet.of(
            Kind.SUPPLY, Kind.POSITION, Kind.MARKET, Kind.ON, Kind.IN, Kind.WITH, Kind.BY, Kind.ASSET, Kind.HARMLESS);

    private static final Set<Kind> CALLING = EnumSet.of(
            Kind.TAKE,
            Kind.GET,
            Kind.MOVE,
            Kind.PUT,
            Kind.SEND,
            Kind.WITHDRAW,
            Kind.BUY,
            Kind.RETURN,
            Kind.NEED,
            Kind.WANT);

    private static final Set<String> INTO = Set.of(
            "into",
            "in to",
            "goes into",
            "go into",
            "should go into",
            "goes in",
            "go in",
            "goes on",
            "goes to",
            "go to");
    private static final Set<String> EMPTYING = Set.of("empty", "drain", "clear");
    private static final Set<String> AGAINST = Set.of("against", "backed by", "secured by", "collateralised by");

    private static final Pattern LENDING = Pattern.compile("[借貸贷][给給予]|放[贷貸][给給]");
    private static final Pattern OUTWARDS = Pattern.compile("\\s*出去");
    private static final Pattern OUT_OF = Pattern.compile("[借贷貸].*出|出借");

    private Loans() {}

    /** The request that the clause makes; null if it makes none of these. */
    static @Nullable List<Draft> read(Clause clause, Scene scene) {
        List<Draft> moved = moved(clause, scene);
        if (moved == null && isToppedUp(clause)) {
            Draft more = new Draft("supply");
            more.take("asset", Objects.requireNonNull(clause.assets().getFirst().holding()), scene);
            clause.all(Kind.MARKET).forEach(market -> more.take(market, scene.text()));
            return List.of(more);
        }
        return moved != null ? moved : readNamed(withoutNouns(withoutCollateral(withUnknownToken(clause))), scene);
    }

    /** "Move 200 DAI from Aave to Compound": taken out of one market and supplied to the other; null if nothing of the kind. */
    private static @Nullable List<Draft> moved(Clause clause, Scene scene) {
        if (!clause.has(Kind.MARKET)) {
            return null;
        }
        List<Phrase> phrases = clause.phrases();
        int from = ofMarket(phrases, Kind.FROM);
        int to = ofMarket(phrases, Kind.TO);
        boolean moves = clause.hasAny(EnumSet.of(Kind.MOVE, Kind.SEND, Kind.PUT, Kind.TAKE, Kind.SWAP))
                && clause.assets().size() == 1
                && clause.all(Kind.MARKET).size() == 2
                && clause.hasOnly(MOVING);
        if (!moves || from < 0 || to < 0) {
            return null;
        }
        Holding holding = Objects.requireNonNull(clause.assets().getFirst().holding());
        Draft out = new Draft("withdraw");
        out.take("asset", holding, scene);
        out.take(phrases.get(from), scene.text());
        Draft in = new Draft("supply");
        out.value("asset.token")
                .ifPresent(token -> in.putRule(
                        "asset.token", token, "output of step " + scene.steps().size()));
        in.putRule("asset.amount.of", Draft.STEP + scene.steps().size(), "what is moved");
        in.putRule("asset.amount.share", "1", "all of what is moved");
        in.take(phrases.get(to), scene.text());
        return List.of(out, in);
    }

    /** "Top up my Aave deposit with 300 USDC", "increase my deposit on Aave by 300 USDC". */
    private static boolean isToppedUp(Clause clause) {
        return TOPPING.contains(said(clause.first()))
                && clause.hasAny(EnumSet.of(Kind.SUPPLY, Kind.POSITION))
                && clause.has(Kind.MARKET)
                && clause.assets().size() == 1
                && clause.without(EnumSet.of(clause.first().kind())).hasOnly(ON_TOP);
    }

    /** Where the market stands that this little word is before; −1 if none does. */
    private static int ofMarket(List<Phrase> phrases, Kind cue) {
        for (int i = 1; i < phrases.size(); i++) {
            if (phrases.get(i).kind() == Kind.MARKET && phrases.get(i - 1).is(cue)) {
                return i;
            }
        }
        return -1;
    }

    /** "Fetch 0.4 WBTC from my Compound deposit": the deposit is where it is taken from. */
    private static Clause withoutNouns(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 1; i < phrases.size(); i++) {
            boolean noun = phrases.get(i).kind() == Kind.SUPPLY
                    && !phrases.get(i).is(Kind.DEBT)
                    && phrases.get(i - 1).kind() == Kind.MARKET;
            boolean called = phrases.subList(0, i).stream().anyMatch(phrase -> phrase.isAnyOf(CALLING));
            if (noun && called) {
                List<Phrase> kept = new ArrayList<>(phrases);
                kept.remove(i);
                return new Clause(kept);
            }
        }
        return clause;
    }

    /**
     * "Borrow 500 DAI against my ETH": what secures a loan is what was supplied before, and no field of the request. How much of it
     * would be a request of its own.
     */
    private static Clause withoutCollateral(Clause clause) {
        if (!clause.has(Kind.BORROW) && !clause.has(Kind.A_LOAN)) {
            return clause;
        }
        List<Phrase> phrases = clause.phrases();
        for (int i = 1; i < phrases.size(); i++) {
            Holding holding = phrases.get(i).holding();
            Phrase cue = phrases.get(i - 1);
            boolean named = holding != null
                    && holding.token() != null
                    && !holding.saysAmount()
                    && holding.reference() == null
                    && clause.assets().size() > 1;
            boolean secures = i + 1 < phrases.size() && said(phrases.get(i + 1)).equals("as collateral");
            boolean against = AGAINST.contains(said(cue));
            if (named && (against || (secures && (cue.is(Kind.USE) || cue.is(Kind.WITH))))) {
                List<Phrase> kept = new ArrayList<>(phrases.subList(0, i - 1));
                kept.addAll(phrases.subList(i + (secures ? 2 : 1), phrases.size()));
                return new Clause(kept);
            }
        }
        return clause;
    }

    private static String said(Phrase phrase) {
        return phrase.text().toLowerCase(Locale.ROOT);
    }

    /** "Deposit my MKR": what stands behind the verb is a token that is not listed. */
    private static Clause withUnknownToken(Clause clause) {
        List<Phrase> phrases = new ArrayList<>(clause.phrases());
        for (int i = 1; i < phrases.size() && clause.assets().isEmpty(); i++) {
            Phrase word = phrases.get(i);
            boolean behindVerb = LOAN_VERBS.contains(phrases.get(i - 1).kind())
                    && phrases.get(i - 1).kind() != Kind.CLEAR;
            if (behindVerb && word.kind() == Kind.WORD && !word.text().contains(" ")) {
                phrases.set(
                        i,
                        new Phrase(
                                EnumSet.of(Kind.ASSET),
                                Kind.ASSET,
                                word.start(),
                                word.end(),
                                "",
                                Holding.EMPTY.withUnknownWords(1),
                                List.of(),
                                List.of()));
                return new Clause(phrases);
            }
        }
        return clause;
    }

    private static @Nullable List<Draft> readNamed(Clause clause, Scene scene) {
        boolean described = clause.first().kind() == Kind.OBJECT
                && clause.phrases().size() > 1
                && clause.phrases().get(1).kind() == Kind.BORROW;
        if (described) {
            return null; // 把借 aave 的 500 USDC 还了
        }
        String type = directed(loanType(clause), clause);
        boolean out = "borrow".equals(type)
                && OUTWARDS.matcher(scene.text())
                        .region(clause.end(), scene.text().length())
                        .lookingAt();
        type = out ? "supply" : type; // 借 500 USDC 出去
        type = "supply".equals(type) && isEmptied(clause, scene.text()) ? "withdraw" : type;
        if (type == null
                || !clause.hasOnly(Clause.union(
                        LOAN_WORDS,
                        Kind.CLEAR,
                        Kind.TAKE,
                        Kind.GET,
                        Kind.PUT,
                        Kind.MOVE,
                        Kind.RETURN,
                        Kind.SEND,
                        Kind.RID,
                        clause.has(Kind.A_LOAN) ? Kind.BUY : Kind.SELL,
                        Kind.SELL))) {
            return null;
        }
        if (clause.all(Kind.MARKET).size() > 1
                || (clause.first().kind() == Kind.SUBJECT
                        && clause.assets().stream().noneMatch(Loans::namesToken))) {
            return null; // "I never lend much": told, not asked
        }
        List<Draft> drafts = new ArrayList<>();
        Holding holding = Holding.EMPTY;
        List<Phrase> named = new ArrayList<>(clause.assets());
        named.sort(Comparator.comparing(asset -> isMeans(asset, clause))); // "use it to repay my DAI loan"
        for (Phrase asset : named) {
            Holding more = asset.holding();
            if (isMeans(asset, clause) && more != null && holding.token() != null && !holding.saysAmount()) {
                Phrase.Span at = Objects.requireNonNull(more.referenceAt());
                holding = holding.withReference(Kind.IT, at); // "repay my DAI loan with it", "… with 30% of it"
                holding = more.saysAmount() ? holding.withAmountOf(more) : holding;
                continue;
            }
            Holding both = more == null ? holding : holding.and(more);
            if (both == null) {
                return null; // two amounts: two requests
            }
            holding = both;
        }
        Draft draft = new Draft(type);
        draft.take("asset", holding, scene);
        String paid = holding.token();
        boolean other = paid != null
                && holding.saysAmount()
                && named.stream().anyMatch(asset -> isMeans(asset, clause))
                && scene.lastGiven().filter(given -> !given.equals(paid)).isPresent();
        if (other) {
            draft.wrong("request"); // "borrow 100 USDC and repay 50 DAI with it": a debt is paid in its own token
        }
        Frames.takeConditions(draft, clause, scene);
        clause.all(Kind.MARKET).forEach(market -> draft.take(market, scene.text()));
        sameMarket(clause, scene, draft);
        mentionedMarket(clause, scene, draft);
        draft.inherit(scene);
        if (type.equals("repay")
                && clause.hasAny(EnumSet.of(Kind.CLEAR, Kind.RID))
                && !draft.has("asset.amount")
                && !draft.isWrong("asset.amount")) {
            Phrase verb = clause.phrases().stream()
                    .filter(phrase -> phrase.is(Kind.CLEAR) || phrase.is(Kind.RID))
                    .findFirst()
                    .orElseThrow();
            draft.putSpan("asset.amount.share", "1", new Span(verb.start(), verb.end()), scene.text());
        }
        drafts.add(draft);
        return drafts;
    }

    /**
     * The type, where a word right before the market says which way the tokens go: 从 aave 借出 borrows, though 借出 lends, 借 … 给 aave
     * lends, though 借 borrows. Null where the verb cannot go that way: 取 … 到 aave, 从 aave 存.
     */
    private static @Nullable String directed(@Nullable String type, Clause clause) {
        List<Phrase> phrases = clause.phrases();
        int market = 0;
        while (type != null && market < phrases.size() && phrases.get(market).kind() != Kind.MARKET) {
            market++;
        }
        if (type == null || market >= phrases.size()) {
            return type;
        }
        if (market == 0 || (phrases.get(0).is(Kind.OBJECT) && market == 1)) {
            return type.equals("repay") && isOwedToMe(phrases, market) ? null : type;
        }
        if (!Questions.isChinese(said(phrases.get(market - 1)))) {
            return type;
        }
        Phrase way = phrases.get(market - 1);
        boolean from = way.kind() == Kind.FROM;
        boolean to = way.kind() == Kind.TO || way.kind() == Kind.GIVE;
        boolean lentOut = clause.all(Kind.SUPPLY).stream()
                .anyMatch(verb -> OUT_OF.matcher(verb.text()).find());
        return switch (type) {
            case "supply" -> !from ? type : lentOut ? "borrow" : null;
            case "borrow" -> !to ? type : said(way).equals("向") || said(way).equals("往") ? type : "supply";
            case "repay" -> from || way.kind() == Kind.USE || isOwedToMe(phrases, market) ? null : type;
            default -> to ? null : type;
        };
    }

    /** aave 还我 500 USDC. */
    private static boolean isOwedToMe(List<Phrase> phrases, int market) {
        return market + 2 < phrases.size()
                && phrases.get(market + 1).kind() == Kind.REPAY
                && phrases.get(market + 2).kind() == Kind.SUBJECT;
    }

    private static boolean isMeans(Phrase asset, Clause clause) {
        int index = clause.phrases().indexOf(asset);
        Holding holding = asset.holding();
        return holding != null
                && holding.reference() == Kind.IT
                && holding.token() == null
                && (!holding.saysAmount() || holding.measure() == Phrase.Measure.SHARE || holding.wrongAmount())
                && index > 0
                && (clause.phrases().get(index - 1).is(Kind.WITH)
                        || clause.phrases().get(index - 1).is(Kind.USE));
    }

    private static boolean namesToken(Phrase asset) {
        return asset.holding() != null
                && (asset.holding().token() != null || asset.holding().reference() != null);
    }

    /** "… in aave and borrow 1000 dai there" means the market that was named last. */
    private static void sameMarket(Clause clause, Scene scene, Draft draft) {
        if (clause.has(Kind.MARKET)) {
            return; // "Compound那边"
        }
        for (Phrase there : clause.all(Kind.THERE)) {
            Optional<String> last = scene.steps().stream()
                    .flatMap(step -> step.value("market").stream())
                    .reduce((first, second) -> second);
            last.ifPresentOrElse(
                    market -> draft.putSpan("market", market, new Span(there.start(), there.end()), scene.text()),
                    () -> draft.wrong("market"));
        }
    }

    /** "I have 500 USDC on Aave, withdraw it": the market is said with the amount. */
    private static void mentionedMarket(Clause clause, Scene scene, Draft draft) {
        Mention topic = scene.topic();
        Phrase market = topic == null ? null : topic.market();
        boolean it = clause.assets().stream()
                .anyMatch(asset -> asset.holding() != null && asset.holding().reference() == Kind.IT);
        if (market != null && it && !draft.has("market")) {
            draft.take(market, scene.text());
        }
    }

    /** "The deposit that I have on Compound". */
    private static boolean isDepositThatIs(Clause clause) {
        boolean supplied = false;
        for (Phrase phrase : clause.phrases()) {
            if (supplied && phrase.kind() == Kind.HAVE) {
                return true;
            }
            supplied |= phrase.is(Kind.SUPPLY);
        }
        return false;
    }

    /** "Empty my DAI deposit on Aave": all of it is taken out, though no other verb says so. */
    private static boolean isEmptied(Clause clause, String text) {
        Span at = clause.first().holding() == null
                ? null
                : clause.first().holding().amountAt();
        return at != null && EMPTYING.contains(said(text, at).split(" ", -1)[0]);
    }

    private static String said(String text, Span at) {
        return text.substring(at.start(), at.end()).toLowerCase(Locale.ROOT);
    }

    /** "Draw 300 USDC against my collateral": what is taken against something is a loan. */
    private static boolean isSecured(Clause clause) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 0; i < phrases.size(); i++) {
            boolean against = said(phrases.get(i)).equals("against")
                    && i + 1 < phrases.size()
                    && (phrases.get(i + 1).is(Kind.POSITION)
                            || phrases.get(i + 1).is(Kind.SUPPLY));
            boolean secured = phrases.get(i).kind() == Kind.HARMLESS
                    && (said(phrases.get(i)).startsWith("against ")
                            || said(phrases.get(i)).contains("collateral"));
            if (against || secured) {
                return true;
            }
        }
        return false;
    }

    /** "Loan" may lend, and be what is owed. */
    private static boolean supplies(Clause clause) {
        return clause.phrases().stream().anyMatch(phrase -> phrase.is(Kind.SUPPLY) && !phrase.is(Kind.DEBT));
    }

    /** "I would like my 1.5 WETH back from Aave". */
    private static boolean isTakenBack(Clause clause) {
        return clause.has(Kind.FROM)
                && clause.hasAny(EnumSet.of(Kind.NEED, Kind.WANT, Kind.GIVE))
                && clause.phrases().stream().anyMatch(phrase -> said(phrase).equals("back"));
    }

    /** "Pay 10 USDC back on aave": the "back" stands apart from its verb. */
    private static boolean isPaidBack(Clause clause, boolean market) {
        List<Phrase> phrases = clause.phrases();
        for (int i = 2; i < phrases.size() && market; i++) {
            boolean back = said(phrases.get(i)).startsWith("back")
                    && (phrases.get(i - 1).kind() == Kind.ASSET
                            || (phrases.get(i - 1).kind() == Kind.MARKET
                                    && phrases.get(i - 2).kind() != Kind.FROM));
            boolean pays = clause.phrases().subList(0, i).stream()
                    .anyMatch(phrase -> phrase.is(Kind.SEND)
                            || phrase.is(Kind.GIVE)
                            || said(phrase).equals("give me"));
            if (back && pays) {
                return true;
            }
        }
        return false;
    }

    /** 拿出 takes out of a market where one is named; elsewhere it says what is paid with. */
    private static boolean takesOut(Phrase phrase, boolean market) {
        return phrase.is(Kind.WITHDRAW) && (market || phrase.kind() != Kind.USE);
    }

    private static @Nullable String loanType(Clause clause) {
        boolean market = clause.has(Kind.MARKET);
        boolean debt = clause.has(Kind.DEBT);
        boolean recipient = clause.has(Kind.RECIPIENT) || clause.has(Kind.BAD_RECIPIENT);
        if (recipient
                || clause.phrases().stream()
                                .filter(phrase -> LOAN_VERBS.contains(phrase.kind()) && !phrase.is(Kind.DEBT))
                                .map(phrase -> phrase.kind() == Kind.CLEAR ? Kind.REPAY : phrase.kind())
                                .filter(kind -> kind != Kind.SUPPLY || !clause.has(Kind.WITHDRAW)) // "撤回存在 Aave 的…"
                                .distinct()
                                .count()
                        > 1) {
            return null;
        }
        if (isDepositThatIs(clause) && !clause.has(Kind.WITHDRAW)) {
            return null;
        }
        boolean towards = debt
                && clause.hasAny(EnumSet.of(Kind.PUT, Kind.MOVE, Kind.SEND, Kind.RETURN, Kind.USE))
                && clause.hasAny(EnumSet.of(Kind.TO, Kind.ON))
                && clause.phrases().stream()
                        .noneMatch(phrase -> phrase.kind() == Kind.BORROW
                                || (phrase.kind() == Kind.SUPPLY && !phrase.is(Kind.DEBT)));
        if (towards && !clause.has(Kind.A_LOAN)) {
            return "repay"; // "put 100 USDC towards my loan"
        }
        boolean lent = market
                && clause.all(Kind.GIVE).stream()
                        .anyMatch(give -> LENDING.matcher(give.text()).matches());
        if (lent) {
            return "supply"; // 把 500 USDC 借给 aave
        }
        boolean aLoan = clause.has(Kind.A_LOAN)
                || (debt
                        && !clause.has(Kind.CLEAR)
                        && clause.hasAny(EnumSet.of(Kind.TAKE, Kind.NEED, Kind.WANT, Kind.GET))
                        && !clause.has(Kind.REPAY));
        if ((clause.has(Kind.BORROW) && !clause.has(Kind.REPAY) && !clause.has(Kind.CLEAR))
                || (clause.has(Kind.A_LOAN) && clause.first().is(Kind.A_LOAN))
                || (isSecured(clause) && clause.hasAny(EnumSet.of(Kind.TAKE, Kind.GET)))
                || (aLoan
                        && clause.hasAny(EnumSet.of(
                                Kind.TAKE, Kind.NEED, Kind.WANT, Kind.GET, Kind.GIVE, Kind.RECEIVE, Kind.BUY)))) {
            return "borrow";
        }
        if (isPaidBack(clause, market)) {
            return "repay";
        }
        boolean home = clause.has(Kind.IN_WALLET) || clause.has(Kind.BALANCE); // "return it to my wallet"
        boolean clear = clause.has(Kind.CLEAR) || (clause.has(Kind.RID) && debt);
        if (clause.has(Kind.REPAY)
                || (clear
                        && (debt || !clause.has(Kind.POSITION))
                        && (debt || market || clause.assets().size() == 1))
                || (debt && clause.hasAny(EnumSet.of(Kind.RETURN, Kind.SEND, Kind.USE)) && !supplies(clause))
                || (clause.has(Kind.RETURN) && market && !home)) {
            return "repay";
        }
        if ((market && (isTakenBack(clause) || (home && clause.has(Kind.RETURN))))
                || clause.phrases().stream().anyMatch(phrase -> takesOut(phrase, market))
                || (market
                        && clause.hasAny(EnumSet.of(Kind.TAKE, Kind.GET, Kind.MOVE, Kind.SELL))
                        && (clause.hasAny(EnumSet.of(Kind.FROM, Kind.OUT, Kind.TAKE))
                                || (clause.has(Kind.SELL) && !clause.has(Kind.PUT)))
                        && !clause.has(Kind.TO))
                || (market
                        && clause.has(Kind.USE)
                        && clause.hasAny(EnumSet.of(Kind.FROM, Kind.POSITION))
                        && !clause.hasAny(EnumSet.of(Kind.TO, Kind.SUPPLY, Kind.PUT, Kind.BECOME)))) {
            return "withdraw";
        }
        boolean into = market
                && clause.first().kind() == Kind.ASSET
                && clause.phrases().size() >= 3
                && INTO.contains(said(clause.phrases().get(1))); // "the rest into compound"
        if (clause.has(Kind.SUPPLY)
                || into
                || (market && clause.hasAny(EnumSet.of(Kind.PUT, Kind.MOVE, Kind.SEND)) && !clause.has(Kind.FROM))) {
            return "supply";
        }
        return null;
    }
}
