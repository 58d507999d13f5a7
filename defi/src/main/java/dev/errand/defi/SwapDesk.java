package dev.errand.defi;

import dev.errand.chain.ContractFunction;
import dev.errand.chain.Erc20;
import dev.errand.offer.Call;
import dev.errand.offer.Offer;
import dev.errand.offer.Order;
import dev.errand.offer.OrderReply;
import dev.errand.offer.Outcome;
import dev.errand.offer.Quantity;
import dev.errand.route.Route;
import dev.errand.route.Routing;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Answers orders with the best route that it finds, a fee of 0.05 % and a safety margin of 0.1 % for what moves until then. */
final class SwapDesk {

    private static final int FEE_BPS = 5;
    private static final int MARGIN_BPS = 10;
    private static final Duration VALIDITY = Duration.ofMinutes(2);
    private static final BigInteger WHOLE_BPS = BigInteger.valueOf(10_000);
    private static final BigInteger ONE_BPS = Quantity.ALL.divide(WHOLE_BPS);

    private static final ContractFunction DEPOSIT = ContractFunction.parse("deposit()");
    private static final ContractFunction WITHDRAW = ContractFunction.parse("withdraw(uint256)");

    private static final int FIRST_ARGUMENT = 4;
    private static final int SECOND_ARGUMENT = 36;

    private final Swapping swapping;
    private final Address owner;
    private final InstantSource clock;

    SwapDesk(Swapping swapping, Address owner, InstantSource clock) {
        this.swapping = swapping;
        this.owner = owner;
        this.clock = clock;
    }

    OrderReply answer(Order order) {
        return switch (order.want()) {
            case Order.Want.Sell sell -> sell(order, sell);
            case Order.Want.Buy buy -> buy(order, buy);
        };
    }

    private OrderReply sell(Order order, Order.Want.Sell want) {
        if (swapping.wrapsOnly(want.sellToken(), want.buyToken())) {
            return wrap(want.sell(), want.buyToken());
        }
        Swapping.Found found = want.estimated()
                ? swapping.sellingAbout(want.sell(), want.buyToken())
                : swapping.selling(want.sell(), want.buyToken());
        if (!(found.routing() instanceof Route route)) {
            return declined(found.routing());
        }
        TokenAmount out = new TokenAmount(want.buyToken(), route.out());
        TokenAmount fee = out.share(BigInteger.valueOf(FEE_BPS), WHOLE_BPS);
        TokenAmount guaranteed = out.minus(fee).lessBasisPoints(MARGIN_BPS);
        if (guaranteed.isZero()) {
            return new OrderReply.Declined("that is too little to trade");
        }
        List<Call> calls = new ArrayList<>();
        if (want.sellToken().isNative()) {
            calls.add(wrapCall(Quantity.BalanceShare.all(Address.ZERO)));
        }
        RouteCalls writer = swapping.calls(found.snapshot(), order.sandbox());
        calls.addAll(want.estimated() ? writer.inShares(route) : writer.exactly(route));
        unwrapIfNative(want.buyToken(), calls);
        calls.add(payShare(want.buyToken(), ONE_BPS.multiply(BigInteger.valueOf(FEE_BPS))));
        return offer(Outcome.of(want.sell(), guaranteed), fee, calls, summary(route, found.snapshot()));
    }

    private OrderReply buy(Order order, Order.Want.Buy want) {
        if (swapping.wrapsOnly(want.sellToken(), want.buyToken())) {
            return wrap(new TokenAmount(want.sellToken(), want.buy().units()), want.buyToken());
        }
        TokenAmount fee = want.buy().share(BigInteger.valueOf(FEE_BPS), WHOLE_BPS);
        Swapping.Found found = swapping.buying(want.buy().plus(fee), want.sellToken());
        if (!(found.routing() instanceof Route route)) {
            return declined(found.routing());
        }
        TokenAmount needed = new TokenAmount(want.sellToken(), route.in());
        TokenAmount atMost = needed.share(WHOLE_BPS.add(BigInteger.valueOf(MARGIN_BPS)), WHOLE_BPS);
        if (atMost.compareTo(want.maxSell()) > 0) {
            return new OrderReply.Declined("it takes up to " + atMost + ", more than the limit of " + want.maxSell());
        }
        List<Call> calls = new ArrayList<>();
        if (want.sellToken().isNative()) {
            calls.add(wrapCall(new Quantity.Fixed(needed.units())));
        }
        calls.addAll(swapping.calls(found.snapshot(), order.sandbox()).exactly(route));
        unwrapIfNative(want.buyToken(), calls);
        if (!fee.isZero()) {
            calls.add(payUnits(fee));
        }
        return offer(Outcome.of(atMost, want.buy()), fee, calls, summary(route, found.snapshot()));
    }

    /** The native coin for its wrapped form or back: one to one, without a fee. */
    private OrderReply wrap(TokenAmount sell, Token buy) {
        List<Call> calls = new ArrayList<>();
        if (sell.token().isNative()) {
            calls.add(wrapCall(Quantity.BalanceShare.all(Address.ZERO)));
        }
        unwrapIfNative(buy, calls);
        return offer(
                Outcome.of(sell, new TokenAmount(buy, sell.units())),
                TokenAmount.zero(buy),
                calls,
                sell.token() + " → " + buy + ", one to one");
    }

    private OrderReply offer(Outcome outcome, TokenAmount fee, List<Call> calls, String summary) {
        return new Offer(outcome, fee, clock.instant().plus(VALIDITY), calls, summary);
    }

    private static OrderReply declined(Routing routing) {
        return new OrderReply.Declined(routing instanceof Routing.NoRoute none ? none.reason() : "it found no route");
    }

    /** How many pools of which exchange, and what the router proves. */
    private static String summary(Route route, PoolCache.Snapshot snapshot) {
        Map<String, Long> byVenue = route.trades().stream()
                .collect(Collectors.groupingBy(
                        trade -> String.valueOf(venue(trade.pool().id(), snapshot)),
                        TreeMap::new,
                        Collectors.counting()));
        String where = byVenue.entrySet().stream()
                .map(entry -> entry.getValue() + (entry.getValue() == 1 ? " pool of " : " pools of ") + entry.getKey())
                .collect(Collectors.joining(", "));
        String proof = route.gapBps()
                .filter(gap -> route.net().signum() > 0)
                .map(gap -> "; gas included, at most " + percent(gap) + " % short of the best there is")
                .orElse("");
        return where + proof;
    }

    private static String venue(String pool, PoolCache.Snapshot snapshot) {
        PoolKey key = snapshot.keys().get(pool);
        return key == null ? pool : key.venue();
    }

    private static String percent(BigDecimal basisPoints) {
        return basisPoints
                .movePointLeft(2)
                .setScale(6, RoundingMode.CEILING)
                .stripTrailingZeros()
                .toPlainString();
    }

    private Call wrapCall(Quantity value) {
        return Call.of(swapping.wrappedNative().address(), DEPOSIT.encode()).withValue(value);
    }

    private void unwrapIfNative(Token token, List<Call> calls) {
        if (token.isNative()) {
            Address wrapped = swapping.wrappedNative().address();
            calls.add(Call.of(wrapped, WITHDRAW.encode(BigInteger.ZERO))
                    .withInsert(FIRST_ARGUMENT, Quantity.BalanceShare.all(wrapped)));
        }
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
