package dev.errand.engine;

import dev.errand.account.LendingPosition;
import dev.errand.account.LendingReserve;
import dev.errand.account.LendingReserve.State;
import dev.errand.account.LendingVenues;
import dev.errand.account.LoanMove;
import dev.errand.account.LoanMove.Kind;
import dev.errand.account.LoanTerms;
import dev.errand.account.PlanAmount;
import dev.errand.account.PlanStep;
import dev.errand.chain.ContractFunction;
import dev.errand.engine.PlanDraft.Planned;
import dev.errand.intent.Amount;
import dev.errand.intent.Intent;
import dev.errand.offer.LoanOffer;
import dev.errand.offer.LoanOrder.Side;
import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plans what is lent, taken back, borrowed and repaid. Where something is lent or borrowed anew, agents choose the markets; all
 * else follows from what the account has there. Keeps the account's positions as they will be after the steps planned so far.
 */
final class LoanPlanner {

    private static final ContractFunction UNWRAP = ContractFunction.parse("withdraw(uint256)");
    private static final int FIRST_ARGUMENT = 4;

    private final Surroundings its;
    private final PlanDraft draft;
    private final LendingVenues venues;
    private final Address account;
    private final Map<String, LendingPosition> positions = new HashMap<>();

    LoanPlanner(Surroundings its, PlanDraft draft) {
        this.its = its;
        this.draft = draft;
        this.venues = its.lending();
        this.account = its.executor().account();
    }

    void plan(int index, Intent.Loan loan) throws Refusal, InterruptedException {
        Token asked = draft.wallet().token(loan.asset());
        Token token = asked.isNative() ? its.profile().wrappedNative() : asked;
        List<LendingReserve> reserves = reserves(loan, token);
        switch (loan) {
            case Intent.Supply supply -> supply(supply, asked, reserves);
            case Intent.Borrow borrow -> borrow(index, borrow, asked, reserves);
            case Intent.Withdraw withdraw -> withdraw(index, withdraw, asked, reserves);
            case Intent.Repay repay -> repay(repay, asked, reserves);
        }
    }

    /** The token on each market that the user's word fits; on all of them where the user names none. */
    private List<LendingReserve> reserves(Intent.Loan loan, Token token) throws Refusal {
        if (venues.names().isEmpty()) {
            throw new Refusal("I can read that you want to " + loan.type()
                    + ", but no lending market is connected on this chain; nothing was done");
        }
        String named = loan.market();
        List<String> markets = venues.names().stream()
                .filter(name -> named == null || name.equals(named) || name.startsWith(named + "-"))
                .toList();
        if (markets.isEmpty()) {
            throw new Refusal("there is no market " + named + " on this chain; there are "
                    + String.join(" and ", venues.names()));
        }
        List<LendingReserve> reserves = markets.stream()
                .flatMap(market -> venues.reserve(market, token, account).stream())
                .toList();
        if (reserves.isEmpty()) {
            throw new Refusal(String.join(" and ", markets) + " do not list " + token);
        }
        return reserves;
    }

    private void supply(Intent.Supply intent, Token asked, List<LendingReserve> reserves)
            throws Refusal, InterruptedException {
        Planned planned = draft.planned(intent.asset(), asked);
        draft.wallet().spend(planned.forecast());
        TokenAmount amount =
                new TokenAmount(reserves.getFirst().token(), planned.forecast().units());
        List<String> objections = new ArrayList<>();
        List<LendingReserve> open = new ArrayList<>();
        for (LendingReserve reserve : reserves) {
            Optional<String> objection = closed(reserve)
                    .or(() -> reserve.supplyRoom()
                            .filter(room -> room.compareTo(amount) < 0)
                            .map(room -> reserve.market() + " takes only " + room + " more (its supply cap)"));
            objection.ifPresentOrElse(objections::add, () -> open.add(reserve));
        }
        requireSome(open, objections, "lend " + amount);
        Placement placement = new Placement(its, draft, Side.LEND, amount, planned.estimated(), open);
        Placement.Placed placed = placement.place(parts -> steps(Kind.SUPPLY, parts, planned, open, asked.isNative()));
        placed.steps().forEach(draft::add);
        for (LoanOffer.Part part : placed.parts()) {
            LendingReserve reserve = on(open, part.market());
            positions.put(part.market(), position(part.market()).lending(reserve, reserve.dollars(part.amount())));
        }
        show(Kind.SUPPLY, amount, planned.estimated(), false, placed);
    }

    private void borrow(int index, Intent.Borrow intent, Token asked, List<LendingReserve> reserves)
            throws Refusal, InterruptedException {
        Amount said = intent.asset().amount();
        if (said instanceof Amount.Share || said instanceof Amount.OfStep) {
            throw new Refusal("say how much " + asked + " to borrow: a share of nothing that you own is no amount");
        }
        Planned planned = draft.planned(intent.asset(), asked);
        TokenAmount amount =
                new TokenAmount(reserves.getFirst().token(), planned.forecast().units());
        List<String> objections = new ArrayList<>();
        List<LendingReserve> possible = new ArrayList<>();
        for (LendingReserve reserve : reserves) {
            Optional<String> objection = closed(reserve)
                    .or(() -> reserve.unborrowable().map(why -> reserve.market() + ": " + why))
                    .or(() -> tooLittleLeft(reserve, amount))
                    .or(() -> unhealthy(reserve, amount));
            objection.ifPresentOrElse(objections::add, () -> possible.add(reserve));
        }
        requireSome(possible, objections, "borrow " + amount);
        Planned exact = Planned.of(amount);
        // what a later step takes a share of must be one gain
        List<LendingReserve> among = draft.isBuiltOn(index) ? List.of(cheapest(possible)) : possible;
        Placement placement = new Placement(its, draft, Side.BORROW, amount, false, among);
        Placement.Placed placed = placement.place(parts -> steps(Kind.BORROW, parts, exact, among, false));
        for (int i = 0; i < placed.parts().size(); i++) {
            LoanOffer.Part part = placed.parts().get(i);
            receive(index, asked, draft.add(placed.steps().get(i)), part.amount());
            LendingReserve reserve = on(among, part.market());
            positions.put(part.market(), position(part.market()).owing(reserve.dollars(part.amount())));
        }
        show(Kind.BORROW, amount, false, false, placed);
    }

    private static Optional<String> tooLittleLeft(LendingReserve reserve, TokenAmount amount) {
        return reserve.borrowRoom().compareTo(amount) >= 0
                ? Optional.empty()
                : Optional.of(reserve.market() + " has only " + reserve.borrowRoom()
                        + " to lend (what is free there, and its borrow cap)");
    }

    /** Why the account cannot bear that debt there, with the numbers. */
    private Optional<String> unhealthy(LendingReserve reserve, TokenAmount amount) {
        LendingPosition now = position(reserve.market());
        if (now.borrowable().signum() == 0) {
            return Optional.of("nothing that counts as collateral is lent on " + reserve.market()
                    + "; lend something there first");
        }
        BigDecimal dollars = reserve.dollars(amount);
        BigDecimal room = now.room(its.healthFloor());
        if (dollars.compareTo(room) <= 0) {
            return Optional.empty();
        }
        BigDecimal most =
                room.divide(reserve.price(), Math.min(6, reserve.token().decimals()), RoundingMode.DOWN);
        String factor =
                now.owing(dollars).healthFactor().map(BigDecimal::toPlainString).orElse("none");
        return Optional.of("on " + reserve.market() + " it would leave a health factor of " + factor
                + ", and your floor is " + its.healthFloor().toPlainString()
                + " (at 1 a market may sell your collateral);"
                + " at most " + most.stripTrailingZeros().toPlainString() + " " + reserve.token()
                + " can be borrowed there");
    }

    private void withdraw(int index, Intent.Withdraw intent, Token asked, List<LendingReserve> reserves)
            throws Refusal {
        List<LendingReserve> lent = reserves.stream()
                .filter(reserve -> !reserve.lent().isZero())
                .sorted(Comparator.comparing(LendingReserve::supplyRate)) // what earns least goes first
                .toList();
        TokenAmount total = total(reserves, LendingReserve::lent);
        if (total.isZero()) {
            throw new Refusal("you have lent no " + asked + markets(reserves));
        }
        boolean whole = isAll(intent.asset().amount());
        TokenAmount amount = whole ? total : share(intent.asset().amount(), total, asked, "lent");
        if (amount.compareTo(total) > 0) {
            throw new Refusal("you have lent only " + total + markets(reserves) + ", not " + amount);
        }
        List<LoanOffer.Part> parts = spread(amount, lent, reserve -> smaller(reserve.lent(), reserve.liquidity()));
        if (draft.isBuiltOn(index) && parts.size() > 1) {
            throw new Refusal("it would come from several markets at once; say from which one to take it");
        }
        for (LoanOffer.Part part : parts) {
            LendingReserve reserve = on(lent, part.market());
            requireMovable(reserve);
            boolean all = whole && part.amount().equals(reserve.lent());
            requireHealthyWithout(reserve, part.amount());
            LoanMove move = new LoanMove(
                    Kind.WITHDRAW,
                    reserve,
                    PlanAmount.units(part.amount().units()),
                    part.amount(),
                    all,
                    false,
                    its.healthFloor());
            receive(index, asked, draft.add(venues.step(move, account)), part.amount());
        }
        show(Kind.WITHDRAW, amount, false, whole, parts);
    }

    private void requireHealthyWithout(LendingReserve reserve, TokenAmount amount) throws Refusal {
        LendingPosition now = position(reserve.market());
        LendingPosition after = now.lending(reserve, reserve.dollars(amount).negate());
        positions.put(reserve.market(), after);
        Optional<BigDecimal> factor = after.healthFactor();
        if (factor.isPresent() && factor.get().compareTo(its.healthFloor()) < 0) {
            BigDecimal spare = now.weighted().subtract(now.debt().multiply(its.healthFloor()));
            BigDecimal most = reserve.threshold().signum() == 0 || spare.signum() <= 0
                    ? BigDecimal.ZERO
                    : spare.divide(
                            reserve.threshold().multiply(reserve.price()),
                            Math.min(6, reserve.token().decimals()),
                            RoundingMode.DOWN);
            throw new Refusal("taking " + amount + " from " + reserve.market() + " would leave a health factor of "
                    + factor.get().toPlainString() + " for what you owe there, and your floor is "
                    + its.healthFloor().toPlainString() + "; at most "
                    + most.stripTrailingZeros().toPlainString() + " " + reserve.token()
                    + " can be taken now, or repay first");
        }
    }

    private void repay(Intent.Repay intent, Token asked, List<LendingReserve> reserves) throws Refusal {
        List<LendingReserve> owed = reserves.stream()
                .filter(reserve -> !reserve.owed().isZero())
                .sorted(Comparator.comparing(LendingReserve::borrowRate).reversed()) // what costs most goes first
                .toList();
        TokenAmount total = total(reserves, LendingReserve::owed);
        if (total.isZero()) {
            throw new Refusal("you owe no " + asked + markets(reserves));
        }
        Amount said = intent.asset().amount();
        if (said instanceof Amount.OfStep) {
            repayWithGain(intent, asked, owed);
            return;
        }
        TokenAmount amount = isAll(said) ? total : share(said, total, asked, "owe");
        if (amount.compareTo(total) > 0) {
            draft.wallet()
                    .notes()
                    .add("you owe " + total + ", less than " + amount + ": all of it is repaid, and no more");
        }
        boolean whole = isAll(said) || amount.compareTo(total) >= 0;
        List<LoanOffer.Part> parts = spread(smaller(amount, total), owed, LendingReserve::owed);
        for (LoanOffer.Part part : parts) {
            LendingReserve reserve = on(owed, part.market());
            requireMovable(reserve);
            TokenAmount given = whole ? venues.mostOwed(reserve) : part.amount();
            draft.wallet().spend(new TokenAmount(asked, given.units()));
            draft.add(venues.step(
                    new LoanMove(
                            Kind.REPAY,
                            reserve,
                            PlanAmount.units(part.amount().units()),
                            part.amount(),
                            whole,
                            asked.isNative(),
                            its.healthFloor()),
                    account));
            positions.put(
                    part.market(),
                    position(part.market()).owing(reserve.dollars(part.amount()).negate()));
        }
        if (whole) {
            draft.wallet()
                    .notes()
                    .add(
                            "a debt grows by the second: what it is when the chain runs this is paid, and nothing is left");
        }
        show(Kind.REPAY, smaller(amount, total), false, whole, parts);
    }

    private void repayWithGain(Intent.Repay intent, Token asked, List<LendingReserve> owed) throws Refusal {
        LendingReserve reserve = owed.getFirst();
        requireMovable(reserve);
        Planned planned = draft.planned(intent.asset(), asked);
        draft.wallet().spend(planned.forecast());
        TokenAmount amount = new TokenAmount(reserve.token(), planned.forecast().units());
        draft.add(venues.step(
                new LoanMove(Kind.REPAY, reserve, planned.amount(), amount, false, asked.isNative(), its.healthFloor()),
                account));
        positions.put(
                reserve.market(),
                position(reserve.market()).owing(reserve.dollars(amount).negate()));
        show(Kind.REPAY, amount, true, false, List.of(new LoanOffer.Part(reserve.market(), amount)));
    }

    /** A step for each part; of an amount that only the chain will know, each takes its share, rounded down. */
    private List<PlanStep> steps(
            Kind kind, List<LoanOffer.Part> parts, Planned planned, List<LendingReserve> reserves, boolean asNative) {
        List<PlanStep> steps = new ArrayList<>();
        BigInteger all = planned.forecast().units();
        for (LoanOffer.Part part : parts) {
            PlanAmount amount = switch (planned.amount()) {
                case PlanAmount.Units number -> PlanAmount.units(part.amount().units());
                case PlanAmount.OfGain share ->
                    parts.size() == 1
                            ? share
                            : new PlanAmount.OfGain(
                                    share.gain(),
                                    share.share()
                                            .multiply(part.amount().units())
                                            .divide(all));
            };
            steps.add(venues.step(
                    new LoanMove(
                            kind,
                            on(reserves, part.market()),
                            amount,
                            part.amount(),
                            false,
                            asNative,
                            its.healthFloor()),
                    account));
        }
        return steps;
    }

    /** What arrives is there for later steps; the native coin arrives wrapped, and is unwrapped. */
    private void receive(int index, Token asked, int gain, TokenAmount amount) {
        TokenAmount received = new TokenAmount(asked, amount.units());
        int given = gain;
        if (asked.isNative()) {
            PlanAmount all = new PlanAmount.OfGain(gain, PlanAmount.ALL);
            given = draft.add(new PlanStep.FromAccount(
                    List.of(new PlanStep.Asset(amount.token(), all)),
                    List.of(new PlanStep.Asset(Token.ETH, all)),
                    List.of(new PlanStep.AccountCall(
                            amount.token().address(),
                            PlanAmount.ZERO,
                            UNWRAP.encode(BigInteger.ZERO),
                            List.of(new PlanStep.Insert(FIRST_ARGUMENT, all)))),
                    List.of()));
        }
        draft.wallet().receive(received);
        draft.gives(index, given, received);
    }

    private void show(Kind kind, TokenAmount amount, boolean estimated, boolean whole, Placement.Placed placed) {
        draft.show(new ProposedStep.Loan(
                kind,
                amount,
                estimated,
                whole,
                placed.parts(),
                Optional.of(placed.terms()),
                placed.considered(),
                after(placed.parts())));
    }

    private void show(Kind kind, TokenAmount amount, boolean estimated, boolean whole, List<LoanOffer.Part> parts) {
        draft.show(new ProposedStep.Loan(
                kind, amount, estimated, whole, parts, Optional.<LoanTerms>empty(), List.of(), after(parts)));
    }

    private List<LendingPosition> after(List<LoanOffer.Part> parts) {
        return parts.stream().map(part -> position(part.market())).toList();
    }

    private LendingPosition position(String market) {
        return positions.computeIfAbsent(market, name -> venues.position(name, account));
    }

    private static Optional<String> closed(LendingReserve reserve) {
        return switch (reserve.state()) {
            case OPEN -> Optional.empty();
            case FROZEN ->
                Optional.of(reserve.token() + " is frozen on " + reserve.market()
                        + ": what is there may leave, and nothing may be lent or borrowed");
            case PAUSED ->
                Optional.of(reserve.token() + " is paused on " + reserve.market() + ": nothing moves there now");
        };
    }

    private static void requireMovable(LendingReserve reserve) throws Refusal {
        if (reserve.state() == State.PAUSED) {
            throw new Refusal(closed(reserve).orElseThrow());
        }
    }

    private static void requireSome(List<LendingReserve> open, List<String> objections, String what) throws Refusal {
        if (open.isEmpty()) {
            throw new Refusal("you cannot " + what + " now: " + String.join("; ", objections));
        }
    }

    /** Takes from each in turn until it is enough. */
    private static List<LoanOffer.Part> spread(TokenAmount amount, List<LendingReserve> reserves, Holding holding)
            throws Refusal {
        List<LoanOffer.Part> parts = new ArrayList<>();
        TokenAmount left = amount;
        for (LendingReserve reserve : reserves) {
            TokenAmount here = smaller(left, holding.of(reserve));
            if (!here.isZero()) {
                parts.add(new LoanOffer.Part(reserve.market(), here));
                left = left.minus(here);
            }
        }
        if (!left.isZero()) {
            throw new Refusal("only " + amount.minus(left) + " of it is free" + markets(reserves)
                    + " now, as the rest is lent on to others; take less, or try later");
        }
        return parts;
    }

    /** What a reserve has of something. */
    private interface Holding {
        TokenAmount of(LendingReserve reserve);
    }

    private static TokenAmount total(List<LendingReserve> reserves, Holding holding) {
        return reserves.stream()
                .map(holding::of)
                .reduce(TokenAmount.zero(reserves.getFirst().token()), TokenAmount::plus);
    }

    private TokenAmount share(@Nullable Amount said, TokenAmount total, Token asked, String verb) throws Refusal {
        TokenAmount amount = switch (said) {
            case null -> throw new Refusal("how much " + asked + " is not said");
            case Amount.Share share -> total.share(share.share());
            case Amount.Value value -> draft.wallet().resolve(value, asked);
            case Amount.Usd usd -> draft.wallet().resolve(usd, asked);
            case Amount.OfStep of ->
                throw new Refusal(
                        "what step " + (of.step() + 1) + " gives is not what you " + verb + "; say how much " + asked);
        };
        if (amount.isZero()) {
            throw new Refusal("that is no " + asked + " at all");
        }
        return new TokenAmount(total.token(), amount.units());
    }

    private static boolean isAll(@Nullable Amount amount) {
        return amount instanceof Amount.Share(BigDecimal share) && share.compareTo(BigDecimal.ONE) == 0;
    }

    private static LendingReserve cheapest(List<LendingReserve> reserves) {
        return reserves.stream()
                .min(Comparator.comparing(LendingReserve::borrowRate))
                .orElseThrow();
    }

    private static LendingReserve on(List<LendingReserve> reserves, String market) {
        return reserves.stream()
                .filter(reserve -> reserve.market().equals(market))
                .findFirst()
                .orElseThrow();
    }

    private static TokenAmount smaller(TokenAmount one, TokenAmount other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static String markets(List<LendingReserve> reserves) {
        return " on "
                + String.join(
                        " and ", reserves.stream().map(LendingReserve::market).toList());
    }
}
