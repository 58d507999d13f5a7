package dev.errand.devnet;

import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractEvent;
import dev.errand.chain.ContractFunction;
import dev.errand.contracts.DevPositions;
import dev.errand.devnet.Bank.Order;
import dev.errand.devnet.ConcentratedPool.Opening;
import dev.errand.devnet.ConcentratedPool.Position;
import dev.errand.devnet.Market.Coin;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Puts Uniswap v3 on a devnet, from the bytes of its npm package: the factory, pools of its three usual fee tiers, and positions.
 *
 * @see <a href="https://github.com/Uniswap/v3-core">v3-core</a>
 */
final class UniswapV3Deployment {

    /** What the chain profile calls it, and what kind of venue it is. */
    private static final String TITLE = "uniswap-v3";

    private static final ContractFunction OF_ADDRESS = ContractFunction.parse("constructor(address)");
    private static final ContractFunction CREATE_POOL = ContractFunction.parse("createPool(address,address,uint24)");
    private static final ContractFunction OPEN =
            ContractFunction.parse("open(address,uint160,int24[],int24[],uint128[])");

    /** In dollars of each coin, for all positions of all pools. */
    private static final long FUNDS = 60_000_000;

    private final Batch lasting;
    private final Batch opening;
    private final Map<Coin, Token> tokens;

    /**
     * @param lasting for what holds no time
     * @param opening for what does, and for the pools, whose logs are what they are found by
     */
    UniswapV3Deployment(Batch lasting, Batch opening, Map<Coin, Token> tokens) {
        this.lasting = lasting;
        this.opening = opening;
        this.tokens = tokens;
    }

    /** Plans all of it; the exchange by name, as the chain profile lists it. */
    Map<String, ChainProfile.Venue> run() {
        Address factory = lasting.create(
                "Uniswap v3's factory", Bytecode.of("UniswapV3Factory").bytes());
        Address positions =
                lasting.create("the first positions", Bytes.parse(DevPositions.BINARY), OF_ADDRESS, Bank.ADDRESS);
        for (Coin coin : Coin.values()) {
            TokenAmount funds = new TokenAmount(Objects.requireNonNull(tokens.get(coin)), coin.worth(FUNDS));
            Bank.gift(positions, funds, Objects.requireNonNull(tokens.get(Coin.WETH)))
                    .forEach(order -> lasting.add(funds + " for positions", order));
        }
        Bytes32 poolCode = Keccak256.hash(Bytecode.of("UniswapV3Pool").bytes().toBytes());
        ConcentratedPool.ALL.forEach(pool -> open(pool, factory, positions, poolCode));
        return Map.of(TITLE, new ChainProfile.Venue(TITLE, Map.of("factory", factory)));
    }

    private void open(ConcentratedPool pool, Address factory, Address positions, Bytes32 poolCode) {
        Opening plan = pool.opening(tokens);
        Address first = plan.token0().address();
        Address second = plan.token1().address();
        opening.call("the pool " + pool, factory, CREATE_POOL, first, second, pool.fee());
        Bytes32 salt = Keccak256.hash(
                ContractEvent.topicOf(first).toBytes(),
                ContractEvent.topicOf(second).toBytes(),
                Bytes32.of(BigInteger.valueOf(pool.fee())).toBytes());
        List<BigInteger> lower = plan.positions().stream()
                .map(position -> BigInteger.valueOf(position.lower()))
                .toList();
        List<BigInteger> upper = plan.positions().stream()
                .map(position -> BigInteger.valueOf(position.upper()))
                .toList();
        List<BigInteger> liquidity =
                plan.positions().stream().map(Position::liquidity).toList();
        opening.add(
                "the positions in " + pool,
                Order.call(
                        positions,
                        OPEN,
                        Create2.address(factory, salt, poolCode),
                        plan.sqrtPriceX96(),
                        lower,
                        upper,
                        liquidity));
    }
}
