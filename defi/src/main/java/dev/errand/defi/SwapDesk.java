package dev.errand.defi;

import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.Erc20;
import dev.errand.offer.Call;
import dev.errand.offer.Offer;
import dev.errand.offer.Order;
import dev.errand.offer.OrderReply;
import dev.errand.offer.Outcome;
import dev.errand.offer.Quantity;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers orders with the best route that it finds, a fee of 0.05 % and a safety margin of 0.1 % for what moves until then.
 *
 * <p>The calls ask the router for no minimum: the account enforces the outcome, and a second check could only disagree with it.
 * Amounts that only the chain will know are taken from the sandbox's own balance.
 */
final class SwapDesk {

    private static final int FEE_BPS = 5;
    private static final int MARGIN_BPS = 10;
    private static final Duration VALIDITY = Duration.ofMinutes(2);
    private static final BigInteger WHOLE_BPS = BigInteger.valueOf(10_000);
    private static final BigInteger ONE_BPS = Quantity.ALL.divide(WHOLE_BPS);

    private static final ContractFunction DEPOSIT = ContractFunction.parse("deposit()");
    private static final ContractFunction WITHDRAW = ContractFunction.parse("withdraw(uint256)");
    private static final ContractFunction SWAP_EXACT_IN = ContractFunction.parse(
            "swapExactTokensForTokens(uint256,uint256,address[],address,uint256) returns (uint256[])");
    private static final ContractFunction SWAP_EXACT_OUT = ContractFunction.parse(
            "swapTokensForExactTokens(uint256,uint256,address[],address,uint256) returns (uint256[])");

    private static final int FIRST_ARGUMENT = 4;
    private static final int SECOND_ARGUMENT = 36;

    private final Routes routes;
    private final Address owner;
    private final Token wrappedNative;
    private final InstantSource clock;

    SwapDesk(Routes routes, Address owner, ChainProfile profile, InstantSource clock) {
        this.routes = routes;
        this.owner = owner;
        this.wrappedNative = profile.wrappedNative();
        this.clock = clock;
    }

    OrderReply answer(Order order) {
        return switch (order.want()) {
            case Order.Want.Sell sell -> sell(order, sell);
            case Order.Want.Buy buy -> buy(order, buy);
        };
    }

    private OrderReply sell(Order order, Order.Want.Sell want) {
        if (wrapsOnly(want)) {
            return wrap(want.sell(), want.buyToken());
        }
        Optional<Routes.Priced> best =
                routes.mostOut(want.sellToken(), want.buyToken(), want.sell().units());
        if (best.isEmpty()) {
            return noRoute(want);
        }
        TokenAmount out = new TokenAmount(want.buyToken(), best.get().amount());
        TokenAmount fee = out.share(BigInteger.valueOf(FEE_BPS), WHOLE_BPS);
        TokenAmount guaranteed = out.minus(fee).lessBasisPoints(MARGIN_BPS);
        if (guaranteed.isZero()) {
            return new OrderReply.Declined("that is too little to trade");
        }
        List<Call> calls = new ArrayList<>();
        wrapIfNative(want.sellToken(), calls);
        Route route = best.get().route();
        approveAll(route, calls);
        calls.add(Call.of(route.venue().router(), swapData(SWAP_EXACT_IN, BigInteger.ZERO, route, order))
                .withInsert(
                        FIRST_ARGUMENT, Quantity.BalanceShare.all(route.path().getFirst())));
        unwrapIfNative(want.buyToken(), calls);
        calls.add(payShare(want.buyToken(), ONE_BPS.multiply(BigInteger.valueOf(FEE_BPS))));
        return offer(Outcome.of(want.sell(), guaranteed), fee, calls, route.toString());
    }

    private OrderReply buy(Order order, Order.Want.Buy want) {
        if (wrapsOnly(want)) {
            return wrap(new TokenAmount(want.sellToken(), want.buy().units()), want.buyToken());
        }
        TokenAmount fee = want.buy().share(BigInteger.valueOf(FEE_BPS), WHOLE_BPS);
        TokenAmount gross = want.buy().plus(fee);
        Optional<Routes.Priced> best = routes.leastIn(want.sellToken(), want.buyToken(), gross.units());
        if (best.isEmpty()) {
            return noRoute(want);
        }
        TokenAmount needed = new TokenAmount(want.sellToken(), best.get().amount());
        TokenAmount atMost = needed.share(WHOLE_BPS.add(BigInteger.valueOf(MARGIN_BPS)), WHOLE_BPS);
        if (atMost.compareTo(want.maxSell()) > 0) {
            return new OrderReply.Declined("it takes up to " + atMost + ", more than the limit of " + want.maxSell());
        }
        List<Call> calls = new ArrayList<>();
        wrapIfNative(want.sellToken(), calls);
        Route route = best.get().route();
        approveAll(route, calls);
        calls.add(Call.of(route.venue().router(), swapData(SWAP_EXACT_OUT, gross.units(), route, order))
                .withInsert(
                        SECOND_ARGUMENT, Quantity.BalanceShare.all(route.path().getFirst())));
        // what was wrapped and not needed goes back as it came
        unwrapIfNative(want.sellToken(), calls);
        unwrapIfNative(want.buyToken(), calls);
        if (!fee.isZero()) {
            calls.add(payUnits(fee));
        }
        return offer(Outcome.of(atMost, want.buy()), fee, calls, route.toString());
    }

    /** The native coin for its wrapped form or back: one to one, without a fee. */
    private OrderReply wrap(TokenAmount sell, Token buy) {
        List<Call> calls = new ArrayList<>();
        wrapIfNative(sell.token(), calls);
        unwrapIfNative(buy, calls);
        return offer(
                Outcome.of(sell, new TokenAmount(buy, sell.units())),
                TokenAmount.zero(buy),
                calls,
                sell.token() + " → " + buy + ", one to one");
    }

    private boolean wrapsOnly(Order.Want want) {
        return routes.traded(want.sellToken()).equals(routes.traded(want.buyToken()));
    }

    private OrderReply offer(Outcome outcome, TokenAmount fee, List<Call> calls, String summary) {
        return new Offer(outcome, fee, clock.instant().plus(VALIDITY), calls, summary);
    }

    private static OrderReply noRoute(Order.Want want) {
        return new OrderReply.Declined("no pool leads from " + want.sellToken() + " to " + want.buyToken());
    }

    /** The other amount is left at zero: no minimum for a sale, and for a purchase an insert writes the limit. */
    private Bytes swapData(ContractFunction swap, BigInteger first, Route route, Order order) {
        BigInteger deadline =
                BigInteger.valueOf(clock.instant().plus(VALIDITY).plus(VALIDITY).getEpochSecond());
        return swap.encode(first, BigInteger.ZERO, route.path(), order.sandbox(), deadline);
    }

    private void wrapIfNative(Token token, List<Call> calls) {
        if (token.isNative()) {
            calls.add(Call.of(wrappedNative.address(), DEPOSIT.encode())
                    .withValue(Quantity.BalanceShare.all(Address.ZERO)));
        }
    }

    private void unwrapIfNative(Token token, List<Call> calls) {
        if (token.isNative()) {
            calls.add(Call.of(wrappedNative.address(), WITHDRAW.encode(BigInteger.ZERO))
                    .withInsert(FIRST_ARGUMENT, Quantity.BalanceShare.all(wrappedNative.address())));
        }
    }

    private static void approveAll(Route route, List<Call> calls) {
        Address token = route.path().getFirst();
        calls.add(Call.of(token, Erc20.APPROVE.encode(route.venue().router(), BigInteger.ZERO))
                .withInsert(SECOND_ARGUMENT, Quantity.BalanceShare.all(token)));
    }

    private Call payShare(Token token, BigInteger share) {
        Quantity.BalanceShare part = new Quantity.BalanceShare(token.address(), share);
        return token.isNative()
                ? Call.of(owner, Bytes.EMPTY).withValue(part)
                : Call.of(token.address(), Erc20.TRANSFER.encode(owner, BigInteger.ZERO))
                        .withInsert(SECOND_ARGUMENT, part);
    }

    private Call payUnits(TokenAmount amount) {
        return amount.token().isNative()
                ? Call.of(owner, Bytes.EMPTY).withValue(new Quantity.Fixed(amount.units()))
                : Call.of(amount.token().address(), Erc20.TRANSFER.encode(owner, amount.units()));
    }
}
