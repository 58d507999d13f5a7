package dev.errand.devnet;

import dev.errand.devnet.Market.Coin;
import dev.errand.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A Uniswap v3 pool of the devnet, open at the market's price, with positions from narrow to wide around it and two beside it.
 *
 * @param fee in 1e-6
 * @param tickSpacing that fee's
 * @param dollars what the positions around the price hold together
 */
record ConcentratedPool(Coin first, Coin second, int fee, int tickSpacing, long dollars) {

    /** All pools: several fee tiers of one pair, and pairs that v2 has, too. */
    static final List<ConcentratedPool> ALL = List.of(
            new ConcentratedPool(Coin.WETH, Coin.USDC, 500, 10, 60_000),
            new ConcentratedPool(Coin.WETH, Coin.USDC, 3_000, 60, 400_000),
            new ConcentratedPool(Coin.WETH, Coin.USDT, 500, 10, 50_000),
            new ConcentratedPool(Coin.WETH, Coin.DAI, 3_000, 60, 300_000),
            new ConcentratedPool(Coin.USDC, Coin.DAI, 500, 10, 80_000),
            new ConcentratedPool(Coin.USDC, Coin.USDT, 500, 10, 80_000),
            new ConcentratedPool(Coin.WBTC, Coin.WETH, 3_000, 60, 300_000),
            new ConcentratedPool(Coin.WBTC, Coin.USDC, 3_000, 60, 200_000),
            new ConcentratedPool(Coin.LINK, Coin.WETH, 10_000, 200, 100_000),
            new ConcentratedPool(Coin.UNI, Coin.WETH, 3_000, 60, 100_000));

    /** How far positions reach, in ticks of about a hundredth of a per cent, and how much of the pool is in each, in per cent. */
    private static final Map<Integer, Integer> WIDTHS = Map.of(200, 20, 600, 25, 2_000, 25, 8_000, 20, 40_000, 10);

    private static final MathContext PRECISE = new MathContext(60);
    private static final BigDecimal Q96 = new BigDecimal(BigInteger.ONE.shiftLeft(96));
    private static final double TICK = Math.log(1.0001);

    /**
     * A position.
     *
     * @param liquidity as Uniswap counts it
     */
    record Position(int lower, int upper, BigInteger liquidity) {}

    /** What {@code DevPositions.open} takes: tokens in the order of their addresses. */
    record Opening(Token token0, Token token1, BigInteger sqrtPriceX96, List<Position> positions) {}

    Opening opening(Map<Coin, Token> tokens) {
        Token one = Objects.requireNonNull(tokens.get(first));
        Token other = Objects.requireNonNull(tokens.get(second));
        boolean inOrder = one.address().compareTo(other.address()) < 0;
        Coin coin0 = inOrder ? first : second;
        Coin coin1 = inOrder ? second : first;
        BigDecimal price = BigDecimal.valueOf(coin0.dollars())
                .divide(BigDecimal.valueOf(coin1.dollars()), PRECISE)
                .scaleByPowerOfTen(coin1.decimals() - coin0.decimals());
        BigInteger sqrtPriceX96 = price.sqrt(PRECISE).multiply(Q96).toBigInteger();
        double root = Math.sqrt(price.doubleValue());
        int tick = aligned((int) Math.floor(Math.log(price.doubleValue()) / TICK));
        return new Opening(inOrder ? one : other, inOrder ? other : one, sqrtPriceX96, positions(coin1, root, tick));
    }

    private List<Position> positions(Coin coin1, double root, int tick) {
        double unitsOfSecond = dollars / 2.0 / coin1.dollars() * Math.pow(10, coin1.decimals());
        List<Position> around = WIDTHS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(width -> {
                    int lower = aligned(tick - width.getKey());
                    int upper = aligned(tick + width.getKey()) + tickSpacing;
                    double part = unitsOfSecond * width.getValue() / 100;
                    return new Position(lower, upper, whole(part / (root - rootAt(lower))));
                })
                .toList();
        double aside = unitsOfSecond / 10;
        int below = aligned(tick - 1_000);
        int above = aligned(tick + 1_000);
        List<Position> all = new ArrayList<>(around);
        all.add(new Position(below - 1_200, below, whole(aside / (rootAt(below) - rootAt(below - 1_200)))));
        all.add(new Position(
                above, above + 1_200, whole(aside / root / root / (1 / rootAt(above) - 1 / rootAt(above + 1_200)))));
        return List.copyOf(all);
    }

    private static BigInteger whole(double liquidity) {
        return new BigDecimal(liquidity).toBigInteger();
    }

    private static double rootAt(int tick) {
        return Math.exp(tick * TICK / 2);
    }

    private int aligned(int tick) {
        return Math.floorDiv(tick, tickSpacing) * tickSpacing;
    }

    @Override
    public String toString() {
        return first + "/" + second + " at a fee of " + fee + " millionths";
    }
}
