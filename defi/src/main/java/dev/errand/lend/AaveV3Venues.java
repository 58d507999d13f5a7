package dev.errand.lend;

import dev.errand.account.LendingPosition;
import dev.errand.account.LendingReserve;
import dev.errand.account.LendingVenues;
import dev.errand.account.LoanMove;
import dev.errand.account.LoanTerms;
import dev.errand.account.PlanStep;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.offer.LoanOffer;
import dev.errand.offer.LoanOrder.Side;
import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Aave v3 markets of a chain profile. Thread-safe. */
public final class AaveV3Venues implements LendingVenues {

    private static final MathContext SHOWN = new MathContext(8);

    private final ChainClient chain;
    private final Token wrappedNative;
    private final List<Token> tokens;
    private final Map<String, AaveV3Market> markets = new LinkedHashMap<>();

    /** The markets on the chain of {@code profile}; none if it lists none. */
    public AaveV3Venues(ChainProfile profile, ChainClient chain) {
        this.chain = chain;
        this.wrappedNative = profile.wrappedNative();
        this.tokens =
                profile.tokens().stream().filter(token -> !token.isNative()).toList();
        AaveV3Market.of(profile, chain).forEach(market -> markets.put(market.name(), market));
    }

    @Override
    public List<String> names() {
        return List.copyOf(markets.keySet());
    }

    @Override
    public Optional<LendingReserve> reserve(String market, Token token, Address account) {
        return market(market).reserve(token, account);
    }

    @Override
    public List<LendingReserve> holdings(Address account) {
        return markets.values().stream()
                .flatMap(market -> tokens.stream().flatMap(token -> market.holding(token, account).stream()))
                .toList();
    }

    @Override
    public LendingPosition position(String market, Address account) {
        return market(market).position(account);
    }

    @Override
    public LoanTerms terms(Side side, List<LoanOffer.Part> parts, List<String> among) {
        Token token = parts.getFirst().amount().token();
        BigDecimal all =
                parts.stream().map(part -> part.amount().wholeTokens()).reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, LendingMarket> curves = new LinkedHashMap<>();
        among.forEach(name -> curves.put(name, market(name).curve(token)));
        LendingSplit.Side of = side(side);
        List<LoanTerms.Part> terms = new ArrayList<>();
        double yearly = 0;
        for (LoanOffer.Part part : parts) {
            LendingMarket curve = curves.get(part.market());
            if (curve == null) {
                throw new IllegalArgumentException("it names a market that was not asked about: " + part.market());
            }
            LendingSplit alone = LendingSplit.of(of, part.amount().wholeTokens(), List.of(curve));
            yearly += alone.rate() * part.amount().wholeTokens().doubleValue();
            LendingSplit.Part there = alone.parts().getFirst();
            terms.add(new LoanTerms.Part(part.market(), part.amount(), shown(there.rate()), shown(there.marginal())));
        }
        return new LoanTerms(shown(yearly / all.doubleValue()), terms, bestSingle(of, all, curves));
    }

    private static Optional<LoanTerms.Single> bestSingle(
            LendingSplit.Side side, BigDecimal all, Map<String, LendingMarket> curves) {
        Optional<LoanTerms.Single> best = Optional.empty();
        for (Map.Entry<String, LendingMarket> entry : curves.entrySet()) {
            boolean fits = side == LendingSplit.Side.SUPPLY || entry.getValue().freeLiquidity() >= all.doubleValue();
            if (fits) {
                BigDecimal rate = shown(
                        LendingSplit.of(side, all, List.of(entry.getValue())).rate());
                boolean better = best.isEmpty()
                        || (side == LendingSplit.Side.SUPPLY
                                ? rate.compareTo(best.get().rate()) > 0
                                : rate.compareTo(best.get().rate()) < 0);
                best = better ? Optional.of(new LoanTerms.Single(entry.getKey(), rate)) : best;
            }
        }
        return best;
    }

    @Override
    public List<LoanOffer.Part> best(Side side, TokenAmount amount, List<String> among) {
        Token token = amount.token();
        LendingSplit split = LendingSplit.of(
                side(side),
                amount.wholeTokens(),
                among.stream().map(name -> market(name).curve(token)).toList());
        List<LoanOffer.Part> parts = new ArrayList<>();
        BigInteger left = amount.units();
        for (LendingSplit.Part part : split.parts()) {
            BigInteger units = part.amount()
                    .movePointRight(token.decimals())
                    .setScale(0, RoundingMode.DOWN)
                    .toBigInteger()
                    .min(left);
            parts.add(new LoanOffer.Part(part.id(), new TokenAmount(token, units.max(BigInteger.ONE))));
            left = left.subtract(units);
        }
        LoanOffer.Part last = parts.removeLast();
        parts.add(new LoanOffer.Part(last.market(), last.amount().plus(new TokenAmount(token, left))));
        return parts;
    }

    @Override
    public PlanStep step(LoanMove move, Address account) {
        AaveV3Market market = market(move.reserve().market());
        Token token = move.reserve().token();
        Address debtToken = market.raw(token).orElseThrow().variableDebt();
        BigInteger allowed = chain.allowance(token, account, market.pool());
        return new AaveV3Steps(market.pool(), wrappedNative, account).write(move, debtToken, allowed);
    }

    @Override
    public TokenAmount mostOwed(LendingReserve reserve) {
        return AaveV3Steps.mostOwed(reserve);
    }

    private AaveV3Market market(String name) {
        AaveV3Market market = markets.get(name);
        if (market == null) {
            throw new IllegalArgumentException("no lending market of this chain is called " + name);
        }
        return market;
    }

    private static LendingSplit.Side side(Side side) {
        return side == Side.LEND ? LendingSplit.Side.SUPPLY : LendingSplit.Side.BORROW;
    }

    private static BigDecimal shown(double rate) {
        return new BigDecimal(rate, SHOWN);
    }
}
