package dev.errand.defi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.chain.Block;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.Finality;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.Token;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One pool of 1,000 WETH and 3,000,000 USDC, on a chain with a block every twelve seconds. */
class PoolDollarPricesTest {

    private static final Address FACTORY = Address.parse("0x00000000000000000000000000000000000000f0");
    private static final Address POOL = Address.parse("0x00000000000000000000000000000000000000f1");
    private static final Token WETH =
            new Token(Address.parse("0x0000000000000000000000000000000000000001"), "WETH", 18);
    private static final Token USDC = new Token(Address.parse("0x0000000000000000000000000000000000000002"), "USDC", 6);
    private static final BigInteger RESERVE_0 = BigInteger.TEN.pow(21);
    private static final BigInteger RESERVE_1 = BigInteger.TEN.pow(12).multiply(BigInteger.valueOf(3));
    private static final BigInteger PRICE = RESERVE_1.shiftLeft(112).divide(RESERVE_0);
    private static final long HEAD = 10_000;
    private static final long SECONDS = 12;

    private static final String GET_PAIR = selector("getPair(address,address)", Address.ZERO, Address.ZERO);
    private static final String GET_RESERVES = selector("getReserves()");
    private static final String CUMULATIVE = selector("price0CumulativeLast()");

    /** Of how many blocks the node has the state, the newest included. */
    private long kept;

    private Optional<BigDecimal> priceOfEther(long blocksKept) {
        kept = blocksKept;
        return new PoolDollarPrices(profile(), node()).dollarsPerToken(Token.ETH);
    }

    @Test
    void needsNoOlderStateThanAnOrdinaryFullNodeHas() {
        assertThat(priceOfEther(128))
                .hasValueSatisfying(
                        price -> assertThat(price).isBetween(new BigDecimal("2999.99"), new BigDecimal("3000.01")));
    }

    @Test
    void isNoPriceWhereLessThanTwentyMinutesAreKnown() {
        assertThat(priceOfEther(100)).isEmpty();
        assertThat(priceOfEther(101)).isPresent();
    }

    private static ChainProfile profile() {
        ChainProfile.Deployed nothing = new ChainProfile.Deployed(Address.ZERO, Bytes32.ZERO);
        return new ChainProfile(
                ChainId.DEVNET,
                URI.create("http://127.0.0.1:1"),
                Finality.TAG,
                1,
                nothing,
                nothing,
                List.of(Token.ETH, WETH, USDC),
                WETH,
                Map.of(
                        "uniswap-v2",
                        new ChainProfile.Venue("uniswap-v2", Map.of("factory", FACTORY, "router", FACTORY))),
                Optional.empty());
    }

    private ChainClient node() {
        return (ChainClient) Proxy.newProxyInstance(
                ChainClient.class.getClassLoader(), new Class<?>[] {ChainClient.class}, this::answer);
    }

    private Object answer(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
        }
        return switch (method.getName()) {
            case "head" -> block(HEAD);
            case "block" -> Optional.of(block((long) arguments[0]));
            case "call" ->
                call(arguments[1].toString().substring(0, 10), arguments.length > 2 ? (long) arguments[2] : HEAD);
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    private Bytes call(String selector, long block) {
        if (block <= HEAD - kept) {
            return Bytes.EMPTY; // it has forgotten what stood there
        }
        BigInteger time = BigInteger.valueOf(block(block).timestamp().getEpochSecond());
        if (selector.equals(GET_PAIR)) {
            return data("address", POOL);
        } else if (selector.equals(GET_RESERVES)) {
            return data("uint112,uint112,uint32", RESERVE_0, RESERVE_1, time);
        } else if (selector.equals(CUMULATIVE)) {
            return data("uint256", PRICE.multiply(time));
        }
        throw new UnsupportedOperationException(selector);
    }

    private static Block block(long number) {
        return new Block(
                number,
                Bytes32.of(BigInteger.valueOf(number)),
                Instant.ofEpochSecond(1_700_000_000 + SECONDS * number),
                BigInteger.ONE);
    }

    private static String selector(String function, Object... arguments) {
        return ContractFunction.parse(function).encode(arguments).toString().substring(0, 10);
    }

    private static Bytes data(String types, Object... values) {
        byte[] call =
                ContractFunction.parse("data(" + types + ")").encode(values).toBytes();
        return Bytes.of(Arrays.copyOfRange(call, 4, call.length));
    }
}
