package dev.errand.lend;

import dev.errand.chain.AbiValues;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.Erc20;
import dev.errand.value.Address;
import dev.errand.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * One token of an Aave v3 pool, read at the newest block.
 *
 * @param settings the pool's bitmap of its settings
 * @param id its place in users' own bitmaps
 * @see <a href="https://github.com/aave/aave-v3-core/blob/master/contracts/protocol/libraries/types/DataTypes.sol">DataTypes.sol</a>
 */
record AaveV3Reserve(
        Token token,
        BigInteger settings,
        int id,
        BigDecimal supplyRate,
        BigDecimal borrowRate,
        Address receipt,
        Address stableDebt,
        Address variableDebt,
        Address strategy,
        BigInteger toTreasury,
        BigInteger isolatedDebt) {

    private static final ContractFunction RESERVE = ContractFunction.parse(
            "getReserveData(address) returns (uint256,uint128,uint128,uint128,uint128,uint128,uint40,uint16,address,address,"
                    + "address,address,uint128,uint128,uint128)");
    private static final ContractFunction TOTAL_SUPPLY = ContractFunction.parse("totalSupply() returns (uint256)");
    private static final ContractFunction OPTIMAL = ContractFunction.parse("OPTIMAL_USAGE_RATIO() returns (uint256)");
    private static final ContractFunction BASE =
            ContractFunction.parse("getBaseVariableBorrowRate() returns (uint256)");
    private static final ContractFunction SLOPE_1 = ContractFunction.parse("getVariableRateSlope1() returns (uint256)");
    private static final ContractFunction SLOPE_2 = ContractFunction.parse("getVariableRateSlope2() returns (uint256)");

    private static final int RAY = 27;
    private static final int BASIS_POINTS = 4;

    /** Empty where the pool does not list the token. */
    static Optional<AaveV3Reserve> read(ChainClient chain, Address pool, Token token) {
        AbiValues data = chain.call(pool, RESERVE, token.address());
        if (data.address(8).isZero()) {
            return Optional.empty();
        }
        return Optional.of(new AaveV3Reserve(
                token,
                data.uint(0),
                data.uint(7).intValueExact(),
                ray(data.uint(2)),
                ray(data.uint(4)),
                data.address(8),
                data.address(9),
                data.address(10),
                data.address(11),
                data.uint(12),
                data.uint(14)));
    }

    boolean active() {
        return settings.testBit(56);
    }

    boolean frozen() {
        return settings.testBit(57);
    }

    boolean borrowingEnabled() {
        return settings.testBit(58);
    }

    boolean paused() {
        return settings.testBit(60);
    }

    boolean borrowableInIsolation() {
        return settings.testBit(61);
    }

    BigDecimal loanToValue() {
        return new BigDecimal(bits(0, 16), BASIS_POINTS);
    }

    BigDecimal threshold() {
        return new BigDecimal(bits(16, 16), BASIS_POINTS);
    }

    double reserveFactor() {
        return bits(64, 16).doubleValue() / 10_000;
    }

    /** In smallest units; zero for none. */
    BigInteger borrowCap() {
        return bits(80, 36).multiply(BigInteger.TEN.pow(token.decimals()));
    }

    /** In smallest units; zero for none. */
    BigInteger supplyCap() {
        return bits(116, 36).multiply(BigInteger.TEN.pow(token.decimals()));
    }

    int eMode() {
        return bits(168, 8).intValueExact();
    }

    /** In cents; zero for none. Above zero, it is collateral only by itself. */
    BigInteger debtCeiling() {
        return bits(212, 40);
    }

    BigInteger supplied(ChainClient chain) {
        return chain.call(receipt, TOTAL_SUPPLY).uint(0).add(toTreasury);
    }

    BigInteger borrowed(ChainClient chain) {
        return chain.call(variableDebt, TOTAL_SUPPLY)
                .uint(0)
                .add(chain.call(stableDebt, TOTAL_SUPPLY).uint(0));
    }

    BigInteger liquidity(ChainClient chain) {
        return chain.call(token.address(), Erc20.BALANCE_OF, receipt).uint(0);
    }

    /** Its rates as curves. */
    LendingMarket curve(ChainClient chain, String market) {
        return new LendingMarket.AaveV3(
                market,
                whole(borrowed(chain)),
                whole(liquidity(chain)),
                rate(chain, BASE),
                rate(chain, SLOPE_1),
                rate(chain, SLOPE_2),
                rate(chain, OPTIMAL),
                reserveFactor());
    }

    private double rate(ChainClient chain, ContractFunction part) {
        return ray(chain.call(strategy, part).uint(0)).doubleValue();
    }

    private double whole(BigInteger units) {
        return new BigDecimal(units, token.decimals()).doubleValue();
    }

    private BigInteger bits(int from, int length) {
        return settings.shiftRight(from).and(BigInteger.ONE.shiftLeft(length).subtract(BigInteger.ONE));
    }

    private static BigDecimal ray(BigInteger value) {
        return new BigDecimal(value, RAY);
    }
}
