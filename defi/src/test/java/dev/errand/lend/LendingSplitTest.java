package dev.errand.lend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.errand.lend.LendingMarket.AaveV3;
import dev.errand.lend.LendingMarket.CompoundV3;
import dev.errand.lend.LendingMarket.Kink;
import dev.errand.lend.LendingSplit.Part;
import dev.errand.lend.LendingSplit.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LendingSplitTest {

    private static final AaveV3 AAVE = new AaveV3("aave", 800, 200, 0, 0.04, 0.75, 0.9, 0.1);

    @Test
    void followsTheCurvesOfAave() {
        // used 80 %: 4 % · 0.8/0.9; lenders share it over what is lent, less a tenth
        assertThat(AAVE.borrowRate(0)).isEqualTo(0.04 * 0.8 / 0.9, within(1e-15));
        assertThat(AAVE.supplyRate(0)).isEqualTo(0.04 * 0.8 / 0.9 * 0.8 * 0.9, within(1e-15));
        // 150 more borrowed is 95 %: half-way up the second slope
        assertThat(AAVE.borrowRate(150)).isEqualTo(0.04 + 0.75 * 0.5, within(1e-12));
        // 600 more lent is 50 %
        assertThat(AAVE.supplyRate(600)).isEqualTo(0.04 * 0.5 / 0.9 * 0.5 * 0.9, within(1e-15));
    }

    @Test
    void followsTheCurvesOfCompound() {
        CompoundV3 comet =
                new CompoundV3("comet", 1000, 850, new Kink(0.01, 0.03, 0.4, 0.8), new Kink(0.015, 0.035, 0.3, 0.8));
        assertThat(comet.supplyRate(0)).isEqualTo(0.01 + 0.03 * 0.8 + 0.4 * 0.05, within(1e-12));
        assertThat(comet.borrowRate(100)).isEqualTo(0.015 + 0.035 * 0.8 + 0.3 * 0.15, within(1e-12));
        assertThat(comet.freeLiquidity()).isEqualTo(150);
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void twoEqualMarketsTakeHalfEach(Side side) {
        LendingSplit split = LendingSplit.of(
                side, new BigDecimal("100"), List.of(AAVE, new AaveV3("twin", 800, 200, 0, 0.04, 0.75, 0.9, 0.1)));
        assertThat(split.parts())
                .extracting(part -> part.amount().doubleValue())
                .allSatisfy(amount -> assertThat(amount).isEqualTo(50, within(1e-3)));
    }

    /** Everything that the optimum must be, on random markets of both kinds, against all splits of a fine grid. */
    @ParameterizedTest
    @EnumSource(Side.class)
    void noSplitOfAGridIsBetter(Side side) {
        Random random = new Random(6);
        for (int run = 0; run < 60; run++) {
            List<LendingMarket> markets = List.of(market("a", random), market("b", random), market("c", random));
            double room =
                    markets.stream().mapToDouble(LendingMarket::freeLiquidity).sum();
            double amount =
                    side == Side.SUPPLY ? Math.exp(random.nextDouble() * 9) : room * (0.1 + 0.8 * random.nextDouble());
            BigDecimal whole = BigDecimal.valueOf(amount).setScale(6, RoundingMode.DOWN);
            LendingSplit split = LendingSplit.of(side, whole, markets);
            double sum = split.parts().stream()
                    .map(Part::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .doubleValue();
            assertThat(sum).isEqualTo(whole.doubleValue(), within(1e-9));
            double grid = onGrid(side, whole.doubleValue(), markets);
            if (side == Side.SUPPLY) {
                assertThat(split.rate()).isGreaterThanOrEqualTo(grid - 1e-12);
                assertThat(split.rate()).isGreaterThanOrEqualTo(split.bestSingleRate() - 1e-12);
            } else {
                assertThat(split.rate()).isLessThanOrEqualTo(grid + 1e-12);
                split.parts()
                        .forEach(part -> assertThat(part.amount().doubleValue())
                                .isLessThanOrEqualTo(free(part.id(), markets) + 1e-9));
            }
        }
    }

    private static double free(String id, List<LendingMarket> markets) {
        return markets.stream()
                .filter(market -> market.id().equals(id))
                .findFirst()
                .orElseThrow()
                .freeLiquidity();
    }

    private static double onGrid(Side side, double amount, List<LendingMarket> markets) {
        int cells = 97;
        double best = side == Side.SUPPLY ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        for (int i = 0; i <= cells; i++) {
            for (int j = 0; i + j <= cells; j++) {
                double[] parts = {amount * i / cells, amount * j / cells, amount * (cells - i - j) / cells};
                double total = 0;
                boolean possible = true;
                for (int k = 0; k < parts.length; k++) {
                    LendingMarket market = markets.get(k);
                    possible &= side == Side.SUPPLY || parts[k] <= market.freeLiquidity();
                    total += parts[k]
                            * (side == Side.SUPPLY ? market.supplyRate(parts[k]) : market.borrowRate(parts[k]));
                }
                if (possible) {
                    best = side == Side.SUPPLY ? Math.max(best, total / amount) : Math.min(best, total / amount);
                }
            }
        }
        return best;
    }

    private static LendingMarket market(String id, Random random) {
        double lent = Math.exp(3 + random.nextDouble() * 5);
        double used = random.nextDouble();
        double kink = 0.3 + 0.65 * random.nextDouble();
        if (random.nextBoolean()) {
            return new AaveV3(
                    id,
                    lent * used,
                    lent * (1 - used),
                    random.nextDouble() * 0.02,
                    random.nextDouble() * 0.08,
                    random.nextDouble(),
                    kink,
                    random.nextDouble() * 0.3);
        }
        Kink supply = new Kink(random.nextDouble() * 0.01, random.nextDouble() * 0.06, random.nextDouble(), kink);
        Kink borrow = new Kink(random.nextDouble() * 0.02, random.nextDouble() * 0.06, random.nextDouble(), kink);
        return new CompoundV3(id, lent, lent * used, supply, borrow);
    }

    @Test
    void marginalReturnsAreEqualWhereMarketsShare() {
        List<LendingMarket> markets = List.of(
                new AaveV3("a", 600, 400, 0, 0.05, 0.8, 0.9, 0.1),
                new AaveV3("b", 500, 500, 0.01, 0.05, 0.8, 0.9, 0.1));
        LendingSplit split = LendingSplit.of(Side.SUPPLY, new BigDecimal("300"), markets);
        assertThat(split.parts()).hasSize(2);
        assertThat(split.parts().get(0).marginal())
                .isEqualTo(split.parts().get(1).marginal(), within(1e-6));
        assertThat(split.rate()).isGreaterThan(split.bestSingleRate());
    }

    @Test
    void manyMarketsAreSplitOver() {
        Random random = new Random(7);
        List<LendingMarket> markets = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            markets.add(market("m" + i, random));
        }
        LendingSplit split = LendingSplit.of(Side.SUPPLY, new BigDecimal("5000"), markets);
        assertThat(split.rate()).isGreaterThanOrEqualTo(split.bestSingleRate());
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> LendingSplit.of(Side.BORROW, new BigDecimal("201"), List.of(AAVE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only 200");
        assertThatThrownBy(() -> LendingSplit.of(Side.SUPPLY, BigDecimal.ZERO, List.of(AAVE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LendingSplit.of(Side.SUPPLY, BigDecimal.ONE, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AaveV3("x", -1, 1, 0, 0, 0, 0.5, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AaveV3("x", 1, 1, 0, 0, 0, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AaveV3("x", Double.NaN, 1, 0, 0, 0, 0.5, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
