package dev.errand.devnet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * What is traded on the devnet, for how much, and how deep: round prices that are the same in every pool, as each pool holds
 * as many dollars of one token as of the other.
 */
final class Market {

    /** All pools. */
    static final List<Pool> POOLS = List.of(
            new Pool(Venue.UNISWAP, Coin.WETH, Coin.USDC, 15_000_000),
            new Pool(Venue.HARBOR, Coin.WETH, Coin.USDC, 3_000_000),
            new Pool(Venue.UNISWAP, Coin.WETH, Coin.DAI, 9_000_000),
            new Pool(Venue.UNISWAP, Coin.WETH, Coin.USDT, 9_000_000),
            new Pool(Venue.UNISWAP, Coin.USDC, Coin.DAI, 10_000_000),
            new Pool(Venue.UNISWAP, Coin.USDC, Coin.USDT, 10_000_000),
            new Pool(Venue.UNISWAP, Coin.WBTC, Coin.WETH, 12_000_000),
            new Pool(Venue.UNISWAP, Coin.LINK, Coin.WETH, 3_000_000),
            new Pool(Venue.UNISWAP, Coin.UNI, Coin.WETH, 3_000_000),
            new Pool(Venue.UNISWAP, Coin.WBTC, Coin.USDC, 600_000)); // so thin that large trades do better through WETH

    private Market() {}

    /** Two exchanges of the same make: a Uniswap v2 factory has one pool for a pair, so another depth needs another factory. */
    enum Venue {
        UNISWAP("uniswap-v2"),
        HARBOR("harbor-v2");

        private final String title;

        Venue(String title) {
            this.title = title;
        }

        /** What the chain profile calls it. */
        String title() {
            return title;
        }
    }

    /** The tokens, with the decimals that they have on mainnet. */
    enum Coin {
        WETH("Wrapped Ether", 18, 3_000, 10),
        USDC("USD Coin", 6, 1, 100_000),
        DAI("Dai Stablecoin", 18, 1, 100_000),
        USDT("Tether USD", 6, 1, 100_000),
        WBTC("Wrapped BTC", 8, 60_000, 2),
        LINK("ChainLink Token", 18, 15, 5_000),
        UNI("Uniswap", 18, 10, 5_000);

        private final String title;
        private final int decimals;
        private final long dollars;
        private final long grant;

        Coin(String title, int decimals, long dollars, long grant) {
            this.title = title;
            this.decimals = decimals;
            this.dollars = dollars;
            this.grant = grant;
        }

        String title() {
            return title;
        }

        int decimals() {
            return decimals;
        }

        /** What a whole token costs. */
        long dollars() {
            return dollars;
        }

        /** What each development account has to begin with, in smallest units. */
        BigInteger grant() {
            return BigDecimal.valueOf(grant).movePointRight(decimals).toBigIntegerExact();
        }

        /** How many smallest units cost {@code amount} dollars. */
        BigInteger worth(long amount) {
            return BigDecimal.valueOf(amount)
                    .movePointRight(decimals)
                    .divide(BigDecimal.valueOf(dollars))
                    .toBigIntegerExact();
        }
    }

    /**
     * A pool of two tokens.
     *
     * @param dollars what it holds of each, in dollars
     */
    record Pool(Venue venue, Coin first, Coin second, long dollars) {

        @Override
        public String toString() {
            return first + "/" + second + " on " + venue.title();
        }
    }
}
