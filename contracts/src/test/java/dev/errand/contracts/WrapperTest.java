package dev.errand.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.contracts.ErrandAccount.Amount;
import dev.errand.contracts.ErrandAccount.Asset;
import dev.errand.contracts.ErrandAccount.Call;
import dev.errand.contracts.ErrandAccount.Check;
import dev.errand.contracts.ErrandAccount.Insert;
import dev.errand.contracts.ErrandAccount.Plan;
import dev.errand.contracts.ErrandAccount.Step;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.crypto.Credentials;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;
import org.web3j.tx.gas.DefaultGasProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The wrappers against the golden vector that the contracts are held to, too: both must speak the same bytes. */
class WrapperTest {

    private static final BigInteger HALF = BigInteger.TEN.pow(18).shiftRight(1);
    private static final BigInteger ONE = BigInteger.TEN.pow(18);
    private static final BigInteger MAX = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);
    private static final String ETH = address("0");
    private static final String TOKEN = address("da");
    private static final String POOL = address("ee");
    private static final String BOB = address("b0b");

    @Test
    void encodesAPlanAsSolidityDoes() {
        JsonNode vector = JsonMapper.shared().readTree(Path.of("test/vectors/plan.json"));
        String calldata = wrapper(vector.at("/key").asString())
                .executePlan(goldenPlan(), bytes(vector.at("/signature").asString()))
                .encodeFunctionCall();
        assertThat(calldata).isEqualTo(vector.at("/calldata").asString());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ErrandAccount.class,
                SandboxFactory.class,
                DevToken.class,
                DevTether.class,
                WETH9.class,
                Turncoat.class,
                Thief.class,
                UniswapV2Factory.class,
                UniswapV2Router02.class
            })
    void carriesTheCreationCode(Class<?> wrapper) throws ReflectiveOperationException {
        String binary = (String) wrapper.getField("BINARY").get(null);
        assertThat(binary).matches("[0-9a-f]{1000,}");
    }

    /** Makes no request: it only encodes. */
    private static ErrandAccount wrapper(String key) {
        return ErrandAccount.load(
                ETH,
                Web3j.build(new HttpService("http://127.0.0.1:1")),
                Credentials.create(key),
                new DefaultGasProvider());
    }

    /** The plan of test/vectors/plan.typed.json. */
    private static Plan goldenPlan() {
        Call swap = new Call(
                POOL,
                new Amount(ONE, MAX),
                bytes("0x12345678" + "0".repeat(62) + "ff"),
                BigInteger.ONE,
                List.of(new Insert(BigInteger.valueOf(4), TOKEN, new Amount(HALF, MAX))));
        Call pay = new Call(BOB, number(BigInteger.ONE), new byte[0], BigInteger.ZERO, List.of());
        Step first = new Step(
                BigInteger.ZERO,
                List.of(new Asset(ETH, number(ONE.shiftLeft(1)))),
                List.of(new Asset(TOKEN, number(BigInteger.valueOf(3_000_000_000L)))),
                List.of(swap, pay),
                List.of());
        Amount half = new Amount(HALF, BigInteger.ONE);
        Call send = new Call(
                TOKEN,
                number(BigInteger.ZERO),
                bytes("0xa9059cbb" + "0".repeat(61) + "b0b" + "0".repeat(64)),
                BigInteger.ZERO,
                List.of(new Insert(BigInteger.valueOf(36), ETH, half)));
        Check health =
                new Check(POOL, bytes("0xbf92857c"), BigInteger.valueOf(5), new BigInteger("1100000000000000000"), MAX);
        Step second =
                new Step(BigInteger.ONE, List.of(new Asset(TOKEN, half)), List.of(), List.of(send), List.of(health));
        Step third = new Step(BigInteger.ONE, List.of(), List.of(), List.of(), List.of());
        return new Plan(
                BigInteger.valueOf(258),
                bytes("0x" + "0".repeat(60) + "abcd"),
                address("5b"),
                BigInteger.valueOf(1_900_000_000L),
                List.of(first, second, third));
    }

    private static Amount number(BigInteger value) {
        return new Amount(value, BigInteger.ZERO);
    }

    private static String address(String digits) {
        return "0x" + "0".repeat(40 - digits.length()) + digits;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex, 2, hex.length());
    }
}
