package dev.errand.devnet;

import dev.errand.devnet.Market.Coin;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * A place where tokens are lent on the devnet, running Aave v3's own code.
 *
 * @param title what the chain profile calls it
 */
record LendingMarket(String title, List<Reserve> reserves) {

    /** A deep market and a shallow one, with different rate curves, so that the best place depends on how much one brings. */
    static final List<LendingMarket> ALL = List.of(deep(), shallow());

    private static LendingMarket deep() {
        return new LendingMarket(
                "aave-v3",
                List.of(
                        new Reserve(
                                        Coin.WETH,
                                        new Risk(8_050, 8_300, 10_500, 1_500),
                                        new Curve("0.80", "0", "0.033", "0.80"))
                                .holding(30_000_000, 12_000_000),
                        new Reserve(
                                        Coin.WBTC,
                                        new Risk(7_300, 7_800, 10_500, 2_000),
                                        new Curve("0.45", "0", "0.04", "3.00"))
                                .holding(12_000_000, 1_500_000)
                                .upTo(202, 100),
                        new Reserve(
                                        Coin.USDC,
                                        new Risk(7_500, 7_800, 10_500, 1_000),
                                        new Curve("0.90", "0", "0.055", "0.60"))
                                .holding(8_000_000, 5_600_000)
                                .asStablecoin(),
                        new Reserve(
                                        Coin.DAI,
                                        new Risk(7_500, 7_800, 10_500, 1_000),
                                        new Curve("0.90", "0", "0.055", "0.75"))
                                .holding(5_000_000, 3_000_000)
                                .asStablecoin()
                                .upTo(20_000_000, 3_050_000),
                        new Reserve(
                                        Coin.USDT,
                                        new Risk(7_500, 7_800, 10_450, 1_000),
                                        new Curve("0.90", "0", "0.055", "0.75"))
                                .holding(6_000_000, 4_500_000)
                                .asStablecoin(),
                        new Reserve(
                                        Coin.LINK,
                                        new Risk(5_300, 6_800, 10_700, 2_000),
                                        new Curve("0.45", "0", "0.07", "3.00"))
                                .holding(1_500_000, 150_000)
                                .isolatedUpTo(2_000)));
    }

    private static LendingMarket shallow() {
        return new LendingMarket(
                "spark",
                List.of(
                        new Reserve(
                                        Coin.WETH,
                                        new Risk(8_200, 8_300, 10_500, 500),
                                        new Curve("0.90", "0.0025", "0.024", "1.20"))
                                .holding(900_000, 300_000),
                        new Reserve(
                                        Coin.WBTC,
                                        new Risk(7_400, 7_900, 10_500, 2_000),
                                        new Curve("0.60", "0.001", "0.02", "3.00"))
                                .holding(600_000, 30_000),
                        new Reserve(
                                        Coin.USDC,
                                        new Risk(7_300, 7_600, 10_500, 500),
                                        new Curve("0.92", "0.01", "0.05", "0.40"))
                                .holding(12_000, 10_200)
                                .asStablecoin(),
                        new Reserve(
                                        Coin.DAI,
                                        new Risk(7_400, 7_600, 10_500, 1_000),
                                        new Curve("0.92", "0.01", "0.05", "0.40"))
                                .holding(24_000, 16_800)
                                .asStablecoin(),
                        new Reserve(
                                        Coin.USDT,
                                        new Risk(7_300, 7_600, 10_500, 1_000),
                                        new Curve("0.92", "0.01", "0.05", "0.40"))
                                .holding(45_000, 36_000)
                                .asStablecoin()));
    }

    /** What collateral of a token counts for, in 1/10,000: loan to value, liquidation threshold and bonus; the protocol's share. */
    record Risk(long loanToValue, long threshold, long bonus, long reserveFactor) {}

    /** Aave's kinked rate curve, by use: yearly rates as decimal fractions. */
    record Curve(String optimalUsage, String base, String slope1, String slope2) {

        private static final int RAY = 27;

        /** As Aave's strategy takes it, in units of 10⁻²⁷; what follows in its constructor is about stable rates, unused here. */
        List<BigInteger> inRays() {
            return List.of(optimalUsage, base, slope1, slope2, "0", "0", "0", "0", "0").stream()
                    .map(text -> new BigDecimal(text).movePointRight(RAY).toBigIntegerExact())
                    .toList();
        }
    }

    /**
     * One token of a market.
     *
     * @param lent how many dollars of it are lent at the start
     * @param borrowed how many of those are borrowed
     * @param supplyCap in whole tokens; 0 for none
     * @param borrowCap in whole tokens; 0 for none
     * @param debtCeiling above 0, it counts as collateral only by itself, for debts of so many dollars together
     * @param stable whether it can be borrowed against such, and belongs to the e-mode of stablecoins
     */
    record Reserve(
            Coin coin,
            Risk risk,
            Curve curve,
            long lent,
            long borrowed,
            long supplyCap,
            long borrowCap,
            long debtCeiling,
            boolean stable) {

        private static final long CENTS = 100;

        Reserve(Coin coin, Risk risk, Curve curve) {
            this(coin, risk, curve, 0, 0, 0, 0, 0, false);
        }

        Reserve holding(long dollarsLent, long dollarsBorrowed) {
            return new Reserve(
                    coin, risk, curve, dollarsLent, dollarsBorrowed, supplyCap, borrowCap, debtCeiling, stable);
        }

        Reserve upTo(long supplied, long taken) {
            return new Reserve(coin, risk, curve, lent, borrowed, supplied, taken, debtCeiling, stable);
        }

        Reserve isolatedUpTo(long dollars) {
            return new Reserve(coin, risk, curve, lent, borrowed, supplyCap, borrowCap, dollars, stable);
        }

        Reserve asStablecoin() {
            return new Reserve(coin, risk, curve, lent, borrowed, supplyCap, borrowCap, debtCeiling, true);
        }

        /** In the order in which {@code DevLender.list} takes them. */
        List<BigInteger> parameters() {
            return List.of(
                            risk.loanToValue(),
                            risk.threshold(),
                            risk.bonus(),
                            risk.reserveFactor(),
                            supplyCap,
                            borrowCap,
                            debtCeiling * CENTS,
                            stable ? 1L : 0L,
                            stable ? 1L : 0L)
                    .stream()
                    .map(BigInteger::valueOf)
                    .toList();
        }
    }
}
