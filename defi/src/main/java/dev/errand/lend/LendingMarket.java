package dev.errand.lend;

/** A market that one token can be lent to and borrowed from. Its rates depend on how much of what was lent is borrowed. */
public sealed interface LendingMarket {

    /** What it is called. */
    String id();

    /** The yearly rate that lenders earn after {@code more} whole tokens were added, as a fraction. */
    double supplyRate(double more);

    /** The yearly rate that borrowers pay after {@code more} whole tokens were borrowed, as a fraction. */
    double borrowRate(double more);

    /** The most that can be borrowed now, in whole tokens. */
    double freeLiquidity();

    /** A rate of the market's use that bends once. */
    record Kink(double base, double slopeLow, double slopeHigh, double at) {

        double rate(double use) {
            return use <= at ? base + slopeLow * use : base + slopeLow * at + slopeHigh * (use - at);
        }
    }

    /**
     * A reserve of Aave v3: what borrowers pay is shared among lenders, less the reserve factor.
     *
     * @param totalDebt what is borrowed, in whole tokens
     * @param availableLiquidity what can still be borrowed
     * @param base yearly rate at no use
     * @param slope1 what the rate rises by up to the optimal use
     * @param slope2 what it rises by from there to full use
     * @param optimalUsage between 0 and 1
     * @param reserveFactor the protocol's share of the interest
     */
    record AaveV3(
            String id,
            double totalDebt,
            double availableLiquidity,
            double base,
            double slope1,
            double slope2,
            double optimalUsage,
            double reserveFactor)
            implements LendingMarket {

        /** @throws IllegalArgumentException if a value cannot be; the message says which */
        public AaveV3 {
            Checks.amounts(id, totalDebt, availableLiquidity);
            Checks.amounts(id, base, slope1, slope2);
            Checks.fraction(id, "optimalUsage", optimalUsage);
            Checks.fraction(id, "reserveFactor", reserveFactor);
            if (optimalUsage == 0 || optimalUsage == 1) {
                throw new IllegalArgumentException("market " + id + ": optimalUsage must lie between 0 and 1");
            }
        }

        private double rate(double use) {
            return new Kink(base, slope1 / optimalUsage, slope2 / (1 - optimalUsage), optimalUsage).rate(use);
        }

        @Override
        public double supplyRate(double more) {
            double all = totalDebt + availableLiquidity + more;
            double use = all == 0 ? 0 : totalDebt / all;
            return rate(use) * use * (1 - reserveFactor);
        }

        @Override
        public double borrowRate(double more) {
            double all = totalDebt + availableLiquidity;
            return rate(all == 0 ? 0 : (totalDebt + more) / all);
        }

        @Override
        public double freeLiquidity() {
            return availableLiquidity;
        }
    }

    /**
     * A base asset of Compound v3: lenders' and borrowers' rates have curves of their own.
     *
     * @param totalSupply what is lent, in whole tokens
     * @param totalBorrow what is borrowed
     * @param supply the lenders' rate by use
     * @param borrow the borrowers' rate by use
     */
    record CompoundV3(String id, double totalSupply, double totalBorrow, Kink supply, Kink borrow)
            implements LendingMarket {

        /** @throws IllegalArgumentException if a value cannot be; the message says which */
        public CompoundV3 {
            Checks.amounts(id, totalSupply, totalBorrow);
            for (Kink curve : new Kink[] {supply, borrow}) {
                Checks.amounts(id, curve.base(), curve.slopeLow(), curve.slopeHigh());
                Checks.fraction(id, "a kink", curve.at());
            }
        }

        @Override
        public double supplyRate(double more) {
            double all = totalSupply + more;
            return supply.rate(all == 0 ? 0 : totalBorrow / all);
        }

        @Override
        public double borrowRate(double more) {
            return borrow.rate(totalSupply == 0 ? 0 : (totalBorrow + more) / totalSupply);
        }

        @Override
        public double freeLiquidity() {
            return Math.max(0, totalSupply - totalBorrow);
        }
    }
}
