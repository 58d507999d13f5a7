package dev.errand.engine;

import dev.errand.account.LendingReserve;
import dev.errand.account.LendingVenues;
import dev.errand.intent.Intent;
import dev.errand.value.Address;
import dev.errand.value.Token;
import java.util.List;

/**
 * Plans what is lent, taken back, borrowed and repaid. Where something is lent or borrowed anew, agents choose the markets; all
 * else follows from what the account has there.
 */
final class LoanPlanner {

    private final Surroundings its;
    private final PlanDraft draft;
    private final LendingVenues venues;
    private final Address account;
    private final ProjectedPositions positions;
    private final NewLoans anew;
    private final StandingLoans standing;

    LoanPlanner(Surroundings its, PlanDraft draft) {
        this(its, draft, new ProjectedPositions(its.lending(), its.executor().account(), its.healthFloor()));
    }

    private LoanPlanner(Surroundings its, PlanDraft draft, ProjectedPositions positions) {
        this.its = its;
        this.draft = draft;
        this.venues = its.lending();
        this.account = its.executor().account();
        this.positions = positions;
        this.anew = new NewLoans(its, draft, positions);
        this.standing = new StandingLoans(its, draft, positions);
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
            case Intent.Supply supply -> anew.supply(supply, asked, reserves);
            case Intent.Borrow borrow -> anew.borrow(index, borrow, asked, reserves);
            case Intent.Withdraw withdraw -> standing.withdraw(index, withdraw, asked, reserves);
            case Intent.Repay repay -> standing.repay(repay, asked, reserves);
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
}
