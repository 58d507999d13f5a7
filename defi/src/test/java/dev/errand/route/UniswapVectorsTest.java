package dev.errand.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.route.V3Pool.Tick;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uniswap's own expected values; each file names the repository and commit that they come from. */
class UniswapVectorsTest {

    private static final BigInteger ETHER = BigInteger.TEN.pow(18);
    private static final int DECIMAL_PLACES = 40; // of the library that made the vectors
    private static final Pattern NAME = Pattern.compile(
            "swap (?:exactly (?<in>[0-9.]+) )?token(?<sold>[01]) for (?:exactly (?<out>[0-9.]+) )?token[01](?: to price (?<price>[0-9.]+))?");

    private static JsonNode read(String file) throws IOException {
        try (InputStream in = UniswapVectorsTest.class.getResourceAsStream(file)) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in));
        }
    }

    @TestFactory
    Stream<DynamicTest> v2PaysWhatThePairPays() throws IOException {
        return read("uniswap-v2-swaps.json")
                .path("cases")
                .valueStream()
                .map(row -> DynamicTest.dynamicTest(row.toString(), () -> {
                    V2Pool pool = new V2Pool("pair", "A", "B", ether(row.get(1)), ether(row.get(2)), 30);
                    BigInteger out = new BigInteger(row.get(3).asString());
                    assertThat(pool.amountOut("A", ether(row.get(0)))).contains(out);
                    BigInteger in = pool.amountIn("A", out).orElseThrow();
                    assertThat(in).isLessThanOrEqualTo(ether(row.get(0)));
                    assertThat(pool.amountOut("A", in)).contains(out);
                }));
    }

    private static BigInteger ether(JsonNode whole) {
        return new BigInteger(whole.asString()).multiply(ETHER);
    }

    @TestFactory
    Stream<DynamicTest> v3PaysWhatThePoolPays() throws IOException {
        JsonNode file = read("uniswap-v3-swaps.json");
        Map<String, V3Pool> pools =
                new TreeMap<>(Comparator.comparing(String::length).reversed().thenComparing(name -> name));
        file.path("pools")
                .valueStream()
                .forEach(json -> pools.put(json.path("description").asString(), pool(json)));
        return file.path("cases")
                .valueStream()
                .map(row -> DynamicTest.dynamicTest(row.path("name").asString(), () -> check(row, pools)));
    }

    private static void check(JsonNode row, Map<String, V3Pool> pools) {
        String name = row.path("name").asString();
        V3Pool pool = pools.entrySet().stream()
                .filter(entry -> name.startsWith(entry.getKey()))
                .findFirst()
                .orElseThrow()
                .getValue();
        assertThat(pool.tick()).isEqualTo(row.path("tickBefore").asInt());
        Matcher asked = NAME.matcher(name);
        assertThat(asked.find()).isTrue();
        boolean first = "0".equals(asked.group("sold"));
        BigInteger limit = asked.group("price") == null
                ? (first
                        ? TickMath.MIN_SQRT_RATIO.add(BigInteger.ONE)
                        : TickMath.MAX_SQRT_RATIO.subtract(BigInteger.ONE))
                : root(new BigDecimal(asked.group("price")));
        if (row.has("swapError")) {
            assertThatThrownBy(() -> swap(pool, first, asked, limit))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("wrong side");
            return;
        }
        V3Pool.Swap swap = swap(pool, first, asked, limit);
        BigInteger delta0 = new BigInteger(row.path("amount0Delta").asString());
        BigInteger delta1 = new BigInteger(row.path("amount1Delta").asString());
        assertThat(swap.in()).isEqualTo(first ? delta0 : delta1);
        assertThat(swap.out()).isEqualTo((first ? delta1 : delta0).negate());
        assertThat(swap.tick()).isEqualTo(row.path("tickAfter").asInt());
    }

    private static V3Pool.Swap swap(V3Pool pool, boolean first, Matcher asked, BigInteger limit) {
        if (asked.group("out") != null) {
            return pool.buy(first, units(asked.group("out")), limit);
        }
        // without an amount the vectors swap as much as the price limit lets them
        BigInteger in =
                asked.group("in") == null ? BigInteger.TWO.pow(255).subtract(BigInteger.ONE) : units(asked.group("in"));
        return pool.sell(first, in, limit);
    }

    private static BigInteger units(String whole) {
        return new BigDecimal(whole).movePointRight(18).toBigIntegerExact();
    }

    private static V3Pool pool(JsonNode json) {
        int spacing = json.path("tickSpacing").asInt();
        BigInteger root = startingRoot(json.path("startingPrice").asString());
        TreeMap<Integer, BigInteger> nets = new TreeMap<>();
        json.path("positions").valueStream().forEach(position -> {
            String size = position.path("liquidity").asString();
            BigInteger liquidity = size.startsWith("max") ? mostPerTick(spacing) : new BigInteger(size);
            nets.merge(position.path("tickLower").asInt(), liquidity, BigInteger::add);
            nets.merge(position.path("tickUpper").asInt(), liquidity.negate(), BigInteger::add);
        });
        int tick = TickMath.tickAt(root);
        BigInteger active = nets.headMap(tick, true).values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        return new V3Pool(
                json.path("description").asString(),
                "0",
                "1",
                json.path("fee").asInt(),
                root,
                tick,
                active,
                spacing,
                nets.entrySet().stream()
                        .filter(entry -> entry.getValue().signum() != 0)
                        .map(entry -> new Tick(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static BigInteger mostPerTick(int spacing) {
        int places = 2 * (TickMath.MAX_TICK / spacing) + 1;
        return BigInteger.TWO.pow(128).subtract(BigInteger.ONE).divide(BigInteger.valueOf(places));
    }

    private static BigInteger startingRoot(String text) {
        return switch (text) {
            case "MAX_SQRT_RATIO - 1" -> TickMath.MAX_SQRT_RATIO.subtract(BigInteger.ONE);
            case "MIN_SQRT_RATIO" -> TickMath.MIN_SQRT_RATIO;
            default -> {
                String[] parts =
                        text.substring("sqrt(".length(), text.length() - 1).split("/");
                yield root(number(parts[0]).divide(number(parts[1]), DECIMAL_PLACES, RoundingMode.HALF_UP));
            }
        };
    }

    private static BigDecimal number(String text) {
        return text.startsWith("2^") ? BigDecimal.TWO.pow(Integer.parseInt(text.substring(2))) : new BigDecimal(text);
    }

    private static BigInteger root(BigDecimal price) {
        return price.sqrt(new MathContext(120))
                .setScale(DECIMAL_PLACES, RoundingMode.HALF_UP)
                .multiply(new BigDecimal(BigInteger.TWO.pow(96)))
                .toBigInteger();
    }
}
