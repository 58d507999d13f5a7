package dev.errand.engine;

import dev.errand.account.LendingReserve;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plans what is lent, taken back, borrowed and repaid. Where something is lent or borrowed anew, agents choose the markets; all
 * else follows from what the account has there.
 */
final class LoanPlanner {

    private static final ContractFunction UNWRAP = ContractFunction.parse("withdraw(uint256)");
    private static final int FIRST_ARGUMENT = 4;

    private final Surroundings its;
    private final PlanDraft draft;
    private final LendingVenues venues;
    private final Address account;
    private final ProjectedPositions positions;

    LoanPlanner(Surroundings its, PlanDraft draft) {
        this(its, draft, new ProjectedPositions(its.lending(), its.executor().account(), its.healthFloor()));
    }

    private LoanPlanner(Surroundings its, PlanDraft draft, ProjectedPositions positions) {
        this.its = its;
        this.draft = draft;
        this.venues = its.lending();
        this.account = its.executor().account();
        this.positions = positions;
    }

    /** The same for a copy of the plan. */
    LoanPlanner on(PlanDraft copy) {
        return new LoanPlanner(its, copy, positions.copy());
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
            Optional<String> objection = Reserves.closed(reserve)
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
            LendingReserve reserve = Reserves.of(open, part.market());
            positions.lend(reserve, reserve.dollars(part.amount()));
        }
        BigInteger interest =
                ConsideredLoan.interest(amount, placed.terms().rate()).units();
        draft.counts(amount.token(), amount.units().add(interest));
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
            Optional<String> objection = Reserves.closed(reserve)
                    .or(() -> reserve.unborrowable().map(why -> reserve.market() + ": " + why))
                    .or(() -> Reserves.tooLittleLeft(reserve, amount))
                    .or(() -> positions.tooMuchDebt(reserve, amount));
            objection.ifPresentOrElse(objections::add, () -> possible.add(reserve));
        }
        requireSome(possible, objections, "borrow " + amount);
        Planned exact = Planned.of(amount);
        // what a later step takes a share of must be one gain
        List<LendingReserve> among = draft.isBuiltOn(index) ? List.of(Reserves.cheapest(possible)) : possible;
        Placement placement = new Placement(its, draft, Side.BORROW, amount, false, among);
        Placement.Placed placed = placement.place(parts -> steps(Kind.BORROW, parts, exact, among, false));
        for (int i = 0; i < placed.parts().size(); i++) {
            LoanOffer.Part part = placed.parts().get(i);
            receive(index, asked, draft.add(placed.steps().get(i)), part.amount());
            LendingReserve reserve = Reserves.of(among, part.market());
            positions.owe(reserve, reserve.dollars(part.amount()));
        }
        BigInteger interest =
                ConsideredLoan.interest(amount, placed.terms().rate()).units();
        draft.counts(amount.token(), amount.units().add(interest).negate());
        show(Kind.BORROW, amount, false, false, placed);
    }

    private void withdraw(int index, Intent.Withdraw intent, Token asked, List<LendingReserve> reserves)
            throws Refusal {
        List<LendingReserve> lent = reserves.stream()
                .filter(reserve -> !reserve.lent().isZero())
                .sorted(Comparator.comparing(LendingReserve::supplyRate)) // what earns least goes first
                .toList();
        TokenAmount total = Reserves.total(reserves, LendingReserve::lent);
        if (total.isZero()) {
            throw new Refusal("you have lent no " + asked + Reserves.on(reserves));
        }
        boolean whole = isAll(intent.asset().amount());
        TokenAmount amount = whole ? total : share(intent.asset().amount(), total, asked, "lent");
        if (amount.compareTo(total) > 0) {
            throw new Refusal("you have lent only " + total + Reserves.on(reserves) + ", not " + amount);
        }
        List<LoanOffer.Part> parts =
                Reserves.spread(amount, lent, reserve -> Reserves.smaller(reserve.lent(), reserve.liquidity()));
        if (draft.isBuiltOn(index) && parts.size() > 1) {
            throw new Refusal("it would come from several markets at once; say from which one to take it");
        }
        for (LoanOffer.Part part : parts) {
            LendingReserve reserve = Reserves.of(lent, part.market());
            Reserves.requireMovable(reserve);
            boolean all = whole && part.amount().equals(reserve.lent());
            positions.takeBack(reserve, part.amount());
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
        draft.counts(amount.token(), amount.units().negate());
        show(Kind.WITHDRAW, amount, false, whole, parts);
    }

    private void repay(Intent.Repay intent, Token asked, List<LendingReserve> reserves) throws Refusal {
        List<LendingReserve> owed = reserves.stream()
                .filter(reserve -> !reserve.owed().isZero())
                .sorted(Comparator.comparing(LendingReserve::borrowRate).reversed()) // what costs most goes first
                .toList();
        TokenAmount total = Reserves.total(reserves, LendingReserve::owed);
        if (total.isZero()) {
            throw new Refusal("you owe no " + asked + Reserves.on(reserves));
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
        List<LoanOffer.Part> parts = Reserves.spread(Reserves.smaller(amount, total), owed, LendingReserve::owed);
        for (LoanOffer.Part part : parts) {
            LendingReserve reserve = Reserves.of(owed, part.market());
            Reserves.requireMovable(reserve);
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
            positions.owe(reserve, reserve.dollars(part.amount()).negate());
            draft.counts(reserve.token(), part.amount().units());
        }
        if (whole) {
            draft.wallet()
                    .notes()
                    .add(
                            "a debt grows by the second: what it is when the chain runs this is paid, and nothing is left");
        }
        show(Kind.REPAY, Reserves.smaller(amount, total), false, whole, parts);
    }

    private void repayWithGain(Intent.Repay intent, Token asked, List<LendingReserve> owed) throws Refusal {
        LendingReserve reserve = owed.getFirst();
        Reserves.requireMovable(reserve);
        Planned planned = draft.planned(intent.asset(), asked);
        draft.wallet().spend(planned.forecast());
        TokenAmount amount = new TokenAmount(reserve.token(), planned.forecast().units());
        draft.add(venues.step(
                new LoanMove(Kind.REPAY, reserve, planned.amount(), amount, false, asked.isNative(), its.healthFloor()),
                account));
        positions.owe(reserve, reserve.dollars(amount).negate());
        draft.counts(reserve.token(), amount.units());
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
                            Reserves.of(reserves, part.market()),
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
                positions.onMarketsOf(placed.parts())));
    }

    private void show(Kind kind, TokenAmount amount, boolean estimated, boolean whole, List<LoanOffer.Part> parts) {
        draft.show(new ProposedStep.Loan(
                kind,
                amount,
                estimated,
                whole,
                parts,
                Optional.<LoanTerms>empty(),
                List.of(),
                positions.onMarketsOf(parts)));
    }

    private static void requireSome(List<LendingReserve> open, List<String> objections, String what) throws Refusal {
        if (open.isEmpty()) {
            throw new Refusal("you cannot " + what + " now: " + String.join("; ", objections));
        }
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
}
