package dev.errand.defi;

import dev.errand.chain.AbiValues;
import dev.errand.chain.Block;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.RevertedException;
import dev.errand.chain.RpcException;
import dev.errand.offer.DollarPrices;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prices from what Uniswap v2 pools have accumulated over the last twenty minutes or more, so that one trade cannot move them.
 *
 * <p>USDC counts as one dollar: a stated assumption, as the chain knows no dollars. Every other token is priced by its deepest
 * pool against USDC, or against the wrapped native coin where it has none. Empty if there is no such pool, if it holds less than
 * 10,000 dollars of its other side, or if the node no longer has the state of twenty minutes ago. An ordinary full node keeps that of
 * 128 blocks, which are 25 minutes at twelve seconds each; of a chain with quicker blocks it takes a node that keeps more.
 *
 * @see <a href="https://docs.uniswap.org/contracts/v2/concepts/core-concepts/oracles">Uniswap v2 oracles</a>
 */
public final class PoolDollarPrices implements DollarPrices {

    private static final Duration WINDOW = Duration.ofMinutes(20);
    private static final BigDecimal LEAST_DEPTH = BigDecimal.valueOf(10_000);
    private static final String DOLLAR = "USDC";
    private static final BigInteger SECONDS_MODULO = BigInteger.ONE.shiftLeft(32);
    private static final BigInteger PRICE_MODULO = BigInteger.ONE.shiftLeft(256);
    private static final int FRACTION_BITS = 112;

    private static final ContractFunction GET_RESERVES =
            ContractFunction.parse("getReserves() returns (uint112,uint112,uint32)");
    private static final ContractFunction CUMULATIVE_0 =
            ContractFunction.parse("price0CumulativeLast() returns (uint256)");
    private static final ContractFunction CUMULATIVE_1 =
            ContractFunction.parse("price1CumulativeLast() returns (uint256)");

    private final ChainClient chain;
    private final List<UniswapV2Venue> venues;
    private final Token wrappedNative;
    private final Optional<Token> dollar;
    private final Map<Token, Optional<BigDecimal>> known = new HashMap<>(); // guarded by this; of the block below
    private Bytes32 knownAt = Bytes32.ZERO; // guarded by this

    /** Prices on the chain of {@code profile}. */
    public PoolDollarPrices(ChainProfile profile, ChainClient chain) {
        this.chain = chain;
        this.venues = UniswapV2Venue.of(profile, chain);
        this.wrappedNative = profile.wrappedNative();
        this.dollar = profile.token(DOLLAR);
    }

    @Override
    public synchronized Optional<BigDecimal> dollarsPerToken(Token token) {
        Block now = chain.head();
        if (!now.hash().equals(knownAt)) {
            known.clear();
            knownAt = now.hash();
        }
        Optional<BigDecimal> price = known.get(token);
        if (price == null) {
            price = dollar.flatMap(unit -> price(token, unit, now));
            known.put(token, price);
        }
        return price;
    }

    private Optional<BigDecimal> price(Token token, Token unit, Block now) {
        Token traded = token.isNative() ? wrappedNative : token;
        if (traded.equals(unit)) {
            return Optional.of(BigDecimal.ONE);
        }
        Optional<BigDecimal> direct = inTermsOf(traded, unit, BigDecimal.ONE, now);
        if (direct.isPresent() || traded.equals(wrappedNative)) {
            return direct;
        }
        return inTermsOf(wrappedNative, unit, BigDecimal.ONE, now)
                .flatMap(price -> inTermsOf(traded, wrappedNative, price, now).map(price::multiply));
    }

    /** Price of {@code token} in whole {@code quote}s, each of which is worth {@code quoteDollars}. */
    private Optional<BigDecimal> inTermsOf(Token token, Token quote, BigDecimal quoteDollars, Block now) {
        return venues.stream()
                .flatMap(venue -> venue.pair(token, quote).stream())
                .max(Comparator.comparing(Pair::reserveOut))
                .filter(pool -> dollars(pool.reserveOut(), quoteDollars).compareTo(LEAST_DEPTH) >= 0)
                .flatMap(pool -> average(pool, now));
    }

    private static BigDecimal dollars(TokenAmount amount, BigDecimal each) {
        return amount.wholeTokens().multiply(each);
    }

    private Optional<BigDecimal> average(Pair pool, Block now) {
        Optional<Block> then = blockBefore(now, now.timestamp().minus(WINDOW));
        if (then.isEmpty()) {
            return Optional.empty();
        }
        boolean inOrder = pool.tokenIn().address().compareTo(pool.tokenOut().address()) < 0;
        try {
            BigInteger difference = accumulated(pool.address(), inOrder, now)
                    .subtract(accumulated(pool.address(), inOrder, then.get()))
                    .mod(PRICE_MODULO);
            long seconds =
                    Duration.between(then.get().timestamp(), now.timestamp()).toSeconds();
            BigDecimal perUnit = new BigDecimal(difference)
                    .divide(BigDecimal.valueOf(seconds), MathContext.DECIMAL64)
                    .divide(new BigDecimal(BigInteger.ONE.shiftLeft(FRACTION_BITS)), MathContext.DECIMAL64);
            int shift = pool.tokenIn().decimals() - pool.tokenOut().decimals();
            return Optional.of(perUnit.scaleByPowerOfTen(shift)).filter(price -> price.signum() > 0);
        } catch (RpcException | RevertedException | IllegalArgumentException e) {
            return Optional.empty(); // the node has forgotten that block, or the pool was not there yet
        }
    }

    /** The pool's sum of price times seconds up to {@code block}, as a number with 112 binary places. */
    private BigInteger accumulated(Address pair, boolean inOrder, Block block) {
        ContractFunction getter = inOrder ? CUMULATIVE_0 : CUMULATIVE_1;
        BigInteger sum =
                getter.decode(chain.call(pair, getter.encode(), block.number())).uint(0);
        AbiValues reserves = GET_RESERVES.decode(chain.call(pair, GET_RESERVES.encode(), block.number()));
        BigInteger in = reserves.uint(inOrder ? 0 : 1);
        BigInteger out = reserves.uint(inOrder ? 1 : 0);
        // the pool itself adds the time since its last trade only when it is next touched
        BigInteger since = BigInteger.valueOf(block.timestamp().getEpochSecond())
                .subtract(reserves.uint(2))
                .mod(SECONDS_MODULO);
        BigInteger price = out.shiftLeft(FRACTION_BITS).divide(in);
        return sum.add(price.multiply(since));
    }

    /** The newest block that is not after {@code instant}, by bisection; empty if the chain is younger. */
    private Optional<Block> blockBefore(Block head, Instant instant) {
        long low = 0;
        long high = head.number();
        Optional<Block> found = Optional.empty();
        while (low <= high) {
            long middle = (low + high) >>> 1;
            Optional<Block> block = chain.block(middle);
            if (block.isPresent() && !block.get().timestamp().isAfter(instant)) {
                found = block;
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return found;
    }
}
