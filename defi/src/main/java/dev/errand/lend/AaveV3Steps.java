package dev.errand.lend;

import dev.errand.account.LendingReserve;
import dev.errand.account.LoanMove;
import dev.errand.account.PlanAmount;
import dev.errand.account.PlanStep;
import dev.errand.account.PlanStep.AccountCall;
import dev.errand.account.PlanStep.Check;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.Erc20;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what an account does on one Aave v3 pool. Each step approves what the pool may take, no more, and has the chain make sure
 * that nothing of it is left; what is owed afterwards has an upper bound, and while something is owed the health factor a lower one.
 *
 * <p>Aave rounds to its index, so a receipt may arrive one or two units short: the minimum allows for three.
 */
final class AaveV3Steps {

    private static final ContractFunction SUPPLY = ContractFunction.parse("supply(address,uint256,address,uint16)");
    private static final ContractFunction WITHDRAW = ContractFunction.parse("withdraw(address,uint256,address)");
    private static final ContractFunction BORROW =
            ContractFunction.parse("borrow(address,uint256,uint256,uint16,address)");
    private static final ContractFunction REPAY = ContractFunction.parse("repay(address,uint256,uint256,address)");
    private static final ContractFunction ACCOUNT = ContractFunction.parse("getUserAccountData(address)");
    private static final ContractFunction DEPOSIT = ContractFunction.parse("deposit()");

    private static final int HEALTH_FACTOR_WORD = 5;
    private static final int HEALTH_FACTOR_DECIMALS = 18;
    private static final int VARIABLE_RATE = 2;
    private static final int SECOND_ARGUMENT = 36;

    private static final BigInteger MAX = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    private static final BigInteger ROUNDING = BigInteger.valueOf(3);

    /** Interest is bounded for an hour, of which a plan lives minutes, at ten times the rate: another's loan may raise it. */
    private static final BigDecimal HOUR_OF_YEAR = BigDecimal.ONE.divide(BigDecimal.valueOf(876), 18, RoundingMode.UP);

    private final Address pool;
    private final Token wrappedNative;
    private final Address account;

    AaveV3Steps(Address pool, Token wrappedNative, Address account) {
        this.pool = pool;
        this.wrappedNative = wrappedNative;
        this.account = account;
    }

    /** {@code debtToken} stands for what is owed; {@code allowed} is what the pool may take already. */
    PlanStep write(LoanMove move, Address debtToken, BigInteger allowed) {
        return switch (move.kind()) {
            case SUPPLY -> supply(move, allowed);
            case WITHDRAW -> withdraw(move);
            case BORROW -> borrow(move, debtToken);
            case REPAY -> repay(move, debtToken, allowed);
        };
    }

    private PlanStep supply(LoanMove move, BigInteger allowed) {
        LendingReserve reserve = move.reserve();
        List<AccountCall> calls = new ArrayList<>();
        wrap(move, calls);
        approve(reserve.token(), move.amount(), allowed, calls);
        calls.add(
                call(pool, SUPPLY.encode(reserve.token().address(), units(move.amount()), account, 0), move.amount()));
        return new PlanStep.FromAccount(
                List.of(new PlanStep.Asset(given(move), move.amount())),
                List.of(new PlanStep.Asset(reserve.receipt(), nearly(move))),
                calls,
                List.of(nothingAllowed(reserve.token())));
    }

    private PlanStep withdraw(LoanMove move) {
        LendingReserve reserve = move.reserve();
        BigInteger units = move.forecast().units();
        BigInteger most = move.whole() ? grown(move.forecast(), reserve.supplyRate()) : units.add(ROUNDING);
        BigInteger asked = move.whole() ? MAX : units;
        return new PlanStep.FromAccount(
                List.of(new PlanStep.Asset(reserve.receipt(), PlanAmount.units(most))),
                List.of(new PlanStep.Asset(reserve.token(), PlanAmount.units(units))),
                List.of(new AccountCall(
                        pool, PlanAmount.ZERO, WITHDRAW.encode(reserve.token().address(), asked, account), List.of())),
                List.of(healthy(move)));
    }

    private PlanStep borrow(LoanMove move, Address debtToken) {
        LendingReserve reserve = move.reserve();
        TokenAmount most = reserve.owed().plus(move.forecast());
        return new PlanStep.FromAccount(
                List.of(),
                List.of(new PlanStep.Asset(reserve.token(), move.amount())),
                List.of(new AccountCall(
                        pool,
                        PlanAmount.ZERO,
                        BORROW.encode(reserve.token().address(), move.forecast().units(), VARIABLE_RATE, 0, account),
                        List.of())),
                List.of(healthy(move), owedAtMost(debtToken, grown(most, reserve.borrowRate()))));
    }

    private PlanStep repay(LoanMove move, Address debtToken, BigInteger allowed) {
        LendingReserve reserve = move.reserve();
        PlanAmount given = move.whole() ? PlanAmount.units(mostOwed(reserve).units()) : move.amount();
        List<AccountCall> calls = new ArrayList<>();
        wrap(move, calls);
        approve(reserve.token(), given, allowed, calls);
        Address token = reserve.token().address();
        calls.add(
                move.whole()
                        ? new AccountCall(
                                pool, PlanAmount.ZERO, REPAY.encode(token, MAX, VARIABLE_RATE, account), List.of())
                        : call(pool, REPAY.encode(token, units(given), VARIABLE_RATE, account), given));
        // what was approved and not needed is taken back
        calls.add(new AccountCall(token, PlanAmount.ZERO, Erc20.APPROVE.encode(pool, BigInteger.ZERO), List.of()));
        BigInteger left = move.whole()
                ? BigInteger.ZERO
                : mostOwed(reserve).units().subtract(move.forecast().units()).max(BigInteger.ZERO);
        return new PlanStep.FromAccount(
                List.of(new PlanStep.Asset(given(move), given)),
                List.of(),
                calls,
                List.of(owedAtMost(debtToken, left), nothingAllowed(reserve.token())));
    }

    /** What may be owed when a plan that is made now has run. */
    static TokenAmount mostOwed(LendingReserve reserve) {
        return new TokenAmount(reserve.token(), grown(reserve.owed(), reserve.borrowRate()));
    }

    private static BigInteger grown(TokenAmount amount, BigDecimal rate) {
        BigDecimal interest = new BigDecimal(amount.units()).multiply(rate).multiply(HOUR_OF_YEAR);
        return amount.units()
                .add(interest.setScale(0, RoundingMode.UP).toBigInteger())
                .add(ROUNDING);
    }

    private Token given(LoanMove move) {
        return move.asNative() ? Token.ETH : move.reserve().token();
    }

    private void wrap(LoanMove move, List<AccountCall> calls) {
        if (move.asNative()) {
            PlanAmount value = move.kind() == LoanMove.Kind.REPAY && move.whole()
                    ? PlanAmount.units(mostOwed(move.reserve()).units())
                    : move.amount();
            calls.add(new AccountCall(wrappedNative.address(), value, DEPOSIT.encode(), List.of()));
        }
    }

    private void approve(Token token, PlanAmount amount, BigInteger allowed, List<AccountCall> calls) {
        if (allowed.signum() > 0) { // some tokens refuse to change an allowance that is not zero
            calls.add(new AccountCall(
                    token.address(), PlanAmount.ZERO, Erc20.APPROVE.encode(pool, BigInteger.ZERO), List.of()));
        }
        calls.add(call(token.address(), Erc20.APPROVE.encode(pool, units(amount)), amount));
    }

    /** A call whose second argument is the amount: written into it by the contract where only the chain will know it. */
    private static AccountCall call(Address to, Bytes data, PlanAmount second) {
        List<PlanStep.Insert> inserts =
                second instanceof PlanAmount.OfGain ? List.of(new PlanStep.Insert(SECOND_ARGUMENT, second)) : List.of();
        return new AccountCall(to, PlanAmount.ZERO, data, inserts);
    }

    private static BigInteger units(PlanAmount amount) {
        return amount instanceof PlanAmount.Units number ? number.value() : BigInteger.ZERO;
    }

    /** The least that must arrive of the receipt. */
    private static PlanAmount nearly(LoanMove move) {
        return switch (move.amount()) {
            case PlanAmount.Units number ->
                PlanAmount.units(number.value().subtract(ROUNDING).max(BigInteger.ZERO));
            case PlanAmount.OfGain part -> {
                // more arrives than the forecast, never less: three units of that are at least three of what arrives
                BigInteger shortfall = part.share()
                        .multiply(ROUNDING)
                        .divide(move.forecast().units())
                        .add(BigInteger.ONE);
                yield new PlanAmount.OfGain(
                        part.gain(), part.share().subtract(shortfall).max(BigInteger.ZERO));
            }
        };
    }

    private Check healthy(LoanMove move) {
        BigInteger floor = move.healthFloor()
                .movePointRight(HEALTH_FACTOR_DECIMALS)
                .setScale(0, RoundingMode.UP)
                .toBigInteger();
        return new Check(pool, ACCOUNT.encode(account), HEALTH_FACTOR_WORD, floor, MAX);
    }

    private Check owedAtMost(Address debtToken, BigInteger units) {
        return new Check(debtToken, Erc20.BALANCE_OF.encode(account), 0, BigInteger.ZERO, units);
    }

    private Check nothingAllowed(Token token) {
        return new Check(token.address(), Erc20.ALLOWANCE.encode(account, pool), 0, BigInteger.ZERO, BigInteger.ZERO);
    }
}
