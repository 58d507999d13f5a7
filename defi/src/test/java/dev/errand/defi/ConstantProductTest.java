package dev.errand.defi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConstantProductTest {

    private static final BigInteger WHOLE = BigInteger.TEN.pow(18);

    /** Uniswap's own test cases: amount in, both reserves, all in whole tokens, and what comes out in units. */
    static Stream<JsonNode> published() throws IOException {
        try (InputStream file = ConstantProductTest.class.getResourceAsStream("uniswap_v2_vectors.json")) {
            return JsonMapper.shared().readTree(file).at("/uniswap_v2/cases").valueStream();
        }
    }

    private static BigInteger tokens(JsonNode number) {
        return new BigInteger(number.asString()).multiply(WHOLE);
    }

    @ParameterizedTest
    @MethodSource("published")
    void givesWhatUniswapsOwnTestsExpect(JsonNode row) {
        assertThat(ConstantProduct.amountOut(tokens(row.get(0)), tokens(row.get(1)), tokens(row.get(2))))
                .contains(new BigInteger(row.get(3).asString()));
    }

    @Test
    void neverLosesByRoundingForThePool() {
        Random random = new Random(30);
        for (int i = 0; i < 10_000; i++) {
            BigInteger reserveIn = new BigInteger(1 + random.nextInt(111), random).add(BigInteger.ONE);
            BigInteger reserveOut = new BigInteger(1 + random.nextInt(111), random).add(BigInteger.TWO);
            BigInteger in = new BigInteger(1 + random.nextInt(111), random).add(BigInteger.ONE);
            Optional<BigInteger> out = ConstantProduct.amountOut(in, reserveIn, reserveOut);
            if (out.isPresent()) {
                BigInteger before = reserveIn.multiply(reserveOut);
                BigInteger after = reserveIn.add(in).multiply(reserveOut.subtract(out.get()));
                assertThat(after).isGreaterThanOrEqualTo(before);
                // asking for just that much takes no more than was given
                BigInteger back = ConstantProduct.amountIn(out.get(), reserveIn, reserveOut)
                        .orElseThrow();
                assertThat(back).isLessThanOrEqualTo(in);
                assertThat(ConstantProduct.amountOut(back, reserveIn, reserveOut))
                        .hasValueSatisfying(again -> assertThat(again).isGreaterThanOrEqualTo(out.get()));
            }
        }
    }

    @Test
    void refusesWhatThePoolCannotDo() {
        assertThat(ConstantProduct.amountOut(BigInteger.ZERO, WHOLE, WHOLE)).isEmpty();
        assertThat(ConstantProduct.amountOut(WHOLE, BigInteger.ZERO, WHOLE)).isEmpty();
        assertThat(ConstantProduct.amountOut(BigInteger.ONE, WHOLE, BigInteger.ONE))
                .isEmpty();
        assertThat(ConstantProduct.amountIn(WHOLE, WHOLE, WHOLE)).isEmpty();
        assertThat(ConstantProduct.amountIn(BigInteger.ZERO, WHOLE, WHOLE)).isEmpty();
    }
}
