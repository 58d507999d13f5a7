package dev.errand.defi;

import dev.errand.chain.Block;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractEvent;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.Finality;
import dev.errand.chain.Log;
import dev.errand.route.Pool;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.Keccak256;
import dev.errand.value.Token;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A chain that holds nothing but Uniswap pools, half of them v2's and half v3's, and knows what each is: the logs of its blocks, and
 * what its pools answer. Blocks are added, and taken away by reorganisations. Not thread-safe.
 */
public final class ScriptedPools {

    private static final Address V2_FACTORY = address(1, 0);
    private static final Address V3_FACTORY = address(2, 0);
    private static final int SPACING = 60;
    private static final int WIDEST = 887_220;
    private static final long BORN_BY = 12_000;
    private static final BigInteger LEAST = BigInteger.TEN.pow(18);

    private static final String PAIR_CREATED = "PairCreated(address,address,address,uint256)";
    private static final String POOL_CREATED = "PoolCreated(address,address,uint24,int24,address)";
    private static final String INITIALIZE = "Initialize(uint160,int24)";
    private static final String MINT = "Mint(address,address,int24,int24,uint128,uint256,uint256)";
    private static final String BURN = "Burn(address,int24,int24,uint128,uint256,uint256)";
    private static final String SYNC = "Sync(uint112,uint112)";
    private static final String SWAP = "Swap(address,address,int256,int256,uint160,uint128,int24)";

    private final Random random;
    private final List<Token> tokens = new ArrayList<>();
    private final Map<Address, State> states = new LinkedHashMap<>();
    private final Set<String> pairs = new HashSet<>();
    private final NavigableMap<Long, Scripted> blocks = new TreeMap<>();
    private final Map<String, Integer> requests = new HashMap<>();
    private long head;
    private int branch;
    private int born;

    /** What a pool is: reserves, or a tick and what each tick adds to the liquidity. */
    private record State(
            PoolKey key,
            BigInteger reserve0,
            BigInteger reserve1,
            int tick,
            NavigableMap<Integer, BigInteger> net,
            Pool pool) {

        static State v2(PoolKey key, BigInteger reserve0, BigInteger reserve1) {
            return new State(key, reserve0, reserve1, 0, new TreeMap<>(), PoolEvents.v2(key, reserve0, reserve1));
        }

        static State v3(PoolKey key, int tick, NavigableMap<Integer, BigInteger> net) {
            Pool pool = PoolEvents.v3(key, sqrtPrice(tick), tick, liquidity(tick, net), net);
            return new State(key, BigInteger.ZERO, BigInteger.ZERO, tick, net, pool);
        }

        BigInteger liquidity() {
            return liquidity(tick, net);
        }

        private static BigInteger liquidity(int tick, NavigableMap<Integer, BigInteger> net) {
            return net.headMap(tick, true).values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        }
    }

    /** A block with its logs, and what each pool that it touched was before. */
    private record Scripted(int branch, List<Log> logs, Map<Address, Optional<State>> before) {}

    /** {@code count} pools between {@code tokens} tokens of the list, made in the first 12,000 blocks. */
    public ScriptedPools(long seed, int tokens, int count) {
        this.random = new Random(seed);
        for (int i = 0; i < tokens; i++) {
            this.tokens.add(new Token(address(3, i), "T" + i, 18));
        }
        for (int i = 0; i < count; i++) {
            long number = 1 + BORN_BY * i / count;
            Scripted block =
                    blocks.computeIfAbsent(number, each -> new Scripted(0, new ArrayList<>(), new HashMap<>()));
            create(listed(), listed(), i % 2 == 1, number, block);
        }
        head = BORN_BY + 345;
    }

    /** The chain's profile: its tokens, and one factory of each make. */
    public ChainProfile profile() {
        List<Token> list = new ArrayList<>(List.of(Token.ETH));
        list.addAll(tokens);
        return new ChainProfile(
                new ChainId(31337),
                URI.create("http://127.0.0.1:1"),
                Finality.TAG,
                1,
                new ChainProfile.Deployed(address(4, 1), Bytes32.ZERO),
                new ChainProfile.Deployed(address(4, 2), Bytes32.ZERO),
                list,
                tokens.getFirst(),
                Map.of(
                        "uniswap-v2", new ChainProfile.Venue("uniswap-v2", Map.of("factory", V2_FACTORY)),
                        "uniswap-v3", new ChainProfile.Venue("uniswap-v3", Map.of("factory", V3_FACTORY))),
                Optional.empty());
    }

    /** The node. It answers what a pool cache asks, and nothing else. */
    public ChainClient node() {
        return (ChainClient) Proxy.newProxyInstance(
                ChainClient.class.getClassLoader(), new Class<?>[] {ChainClient.class}, (proxy, method, arguments) -> {
                    requests.merge(method.getName(), 1, Integer::sum);
                    return switch (method.getName()) {
                        case "head" -> block(head);
                        case "block" ->
                            Optional.of((long) arguments[0])
                                    .filter(n -> n <= head)
                                    .map(this::block);
                        case "logs" ->
                            logs((Address) arguments[0], (List<?>) arguments[1], (long) arguments[2], (long)
                                    arguments[3]);
                        case "request" -> simulated((Object[]) arguments[1]);
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }

    /** How often a method of the node was called. */
    public int requests(String method) {
        return requests.getOrDefault(method, 0);
    }

    /** What the pools are now. */
    public List<Pool> pools() {
        return states.values().stream().map(State::pool).toList();
    }

    /** The next block: {@code events} trades and changes of positions. */
    public void mine(int events) {
        mine(events, false);
    }

    /** The next block, in which a pool between listed tokens is made, too, and one of a token that is not listed. */
    public void mineWithNewPools(int events) {
        mine(events, true);
    }

    private void mine(int events, boolean makes) {
        Scripted block = new Scripted(branch, new ArrayList<>(), new HashMap<>());
        head++;
        blocks.put(head, block);
        if (makes) {
            create(listed(), listed(), born % 2 == 1, head, block);
            create(listed(), new Token(address(5, born), "SCAM", 18), false, head, block);
        }
        List<Address> all = List.copyOf(states.keySet());
        for (int i = 0; i < events; i++) {
            touch(states.get(all.get(random.nextInt(all.size()))), block);
        }
    }

    /** Takes the newest blocks away; those that come now are of another branch. */
    public void fork(int depth) {
        for (int i = 0; i < depth; i++) {
            Scripted orphaned = blocks.remove(head--);
            orphaned.before()
                    .forEach((address, state) ->
                            state.ifPresentOrElse(before -> states.put(address, before), () -> states.remove(address)));
        }
        branch++;
    }

    private Token listed() {
        return tokens.get(random.nextInt(tokens.size()));
    }

    private void create(Token one, Token other, boolean v3, long number, Scripted block) {
        Token first = one;
        Token second = other;
        while (first.equals(second) || pairs.contains(pair(first, second, v3))) {
            first = listed();
            second = tokens.contains(other) ? listed() : other;
        }
        pairs.add(pair(first, second, v3));
        boolean inOrder = first.address().compareTo(second.address()) < 0;
        Address token0 = (inOrder ? first : second).address();
        Address token1 = (inOrder ? second : first).address();
        Address address = address(6, born++);
        if (v3) {
            block.logs()
                    .add(log(
                            V3_FACTORY,
                            number,
                            POOL_CREATED,
                            List.of(topic(token0), topic(token1), word(3_000)),
                            data("int24,address", SPACING, address)));
        } else {
            block.logs()
                    .add(log(
                            V2_FACTORY,
                            number,
                            PAIR_CREATED,
                            List.of(topic(token0), topic(token1)),
                            data("address,uint256", address, born)));
        }
        if (!tokens.contains(second) || !tokens.contains(first)) {
            return; // it is no pool of ours, whatever it does
        }
        block.before().put(address, Optional.empty());
        PoolKey key = v3
                ? new PoolKey(address, "uniswap-v3", token0, token1, 3_000, SPACING)
                : PoolKey.v2(address, "uniswap-v2", token0, token1);
        if (v3) {
            int tick = random.nextInt(20_000) - 10_000;
            states.put(address, State.v3(key, tick, new TreeMap<>()));
            block.logs().add(log(address, number, INITIALIZE, List.of(), data("uint160,int24", sqrtPrice(tick), tick)));
            position(states.get(address), -WIDEST, WIDEST, amount(), number, block);
        } else {
            State state = State.v2(key, amount(), amount());
            states.put(address, state);
            block.logs()
                    .add(log(
                            address,
                            number,
                            SYNC,
                            List.of(),
                            data("uint112,uint112", state.reserve0(), state.reserve1())));
        }
    }

    private void touch(State state, Scripted block) {
        PoolKey key = state.key();
        Address address = key.address();
        block.before().putIfAbsent(address, Optional.of(state));
        if (!key.isV3()) {
            State after = State.v2(key, amount(), amount());
            states.put(address, after);
            block.logs()
                    .add(log(
                            address,
                            head,
                            SYNC,
                            List.of(),
                            data("uint112,uint112", after.reserve0(), after.reserve1())));
        } else if (random.nextBoolean()) {
            State after = State.v3(key, state.tick() + random.nextInt(400) - 200, state.net());
            states.put(address, after);
            block.logs()
                    .add(log(
                            address,
                            head,
                            SWAP,
                            List.of(topic(V2_FACTORY), topic(V2_FACTORY)),
                            data(
                                    "int256,int256,uint160,uint128,int24",
                                    BigInteger.ONE,
                                    BigInteger.ONE.negate(),
                                    sqrtPrice(after.tick()),
                                    after.liquidity(),
                                    after.tick())));
        } else {
            int lower = Math.floorDiv(state.tick(), SPACING) * SPACING - SPACING * random.nextInt(20);
            position(state, lower, lower + SPACING * (1 + random.nextInt(40)), amount(), head, block);
        }
    }

    /** Liquidity comes to a range; where some is there, it may leave again. */
    private void position(State state, int lower, int upper, BigInteger amount, long number, Scripted block) {
        NavigableMap<Integer, BigInteger> net = new TreeMap<>(state.net());
        BigInteger there = net.getOrDefault(lower, BigInteger.ZERO);
        boolean leaves = lower != -WIDEST
                && there.signum() > 0
                && there.equals(net.getOrDefault(upper, BigInteger.ZERO).negate());
        BigInteger change = leaves ? there.negate() : amount;
        new PoolEvents.Change(lower, upper, change).applyTo(net);
        Address address = state.key().address();
        states.put(address, State.v3(state.key(), state.tick(), net));
        List<Bytes32> topics = List.of(topic(V2_FACTORY), word(lower), word(upper));
        block.logs()
                .add(
                        leaves
                                ? log(
                                        address,
                                        number,
                                        BURN,
                                        topics,
                                        data("uint128,uint256,uint256", change.abs(), 1, 1))
                                : log(
                                        address,
                                        number,
                                        MINT,
                                        topics,
                                        data("address,uint128,uint256,uint256", V2_FACTORY, change, 1, 1)));
    }

    private BigInteger amount() {
        return LEAST.multiply(BigInteger.valueOf(1 + random.nextInt(1_000_000)));
    }

    private Block block(long number) {
        Scripted scripted = blocks.get(number);
        int of = scripted == null ? 0 : scripted.branch();
        return new Block(
                number,
                Keccak256.hash("block " + number + " of branch " + of),
                Instant.ofEpochSecond(1_700_000_000 + 12 * number),
                BigInteger.ONE);
    }

    private List<Log> logs(Address address, List<?> topics, long from, long to) {
        if (to - from >= 10_000) {
            throw new IllegalArgumentException("public nodes refuse " + (to - from + 1) + " blocks at once");
        }
        List<Log> found = new ArrayList<>();
        for (Scripted block : blocks.subMap(from, true, to, true).values()) {
            for (Log log : block.logs()) {
                boolean fits = (address == null || address.equals(log.address()))
                        && (topics.isEmpty()
                                || topics.getFirst().equals(log.topics().getFirst()));
                if (fits) {
                    found.add(log);
                }
            }
        }
        return found;
    }

    private List<?> simulated(Object[] parameters) {
        List<?> stateCalls = (List<?>) ((Map<?, ?>) parameters[0]).get("blockStateCalls");
        List<?> calls = (List<?>) ((Map<?, ?>) stateCalls.getFirst()).get("calls");
        if (calls.size() > 500) {
            throw new IllegalArgumentException("public nodes refuse " + calls.size() + " calls at once");
        }
        return List.of(Map.of(
                "calls", calls.stream().map(call -> answer((Map<?, ?>) call)).toList()));
    }

    private Map<String, String> answer(Map<?, ?> call) {
        State state = states.get(Address.parse(String.valueOf(call.get("to"))));
        String selector = String.valueOf(call.get("input"));
        Bytes data = switch (selector) {
            case "0x0902f1ac" -> data("uint112,uint112,uint32", state.reserve0(), state.reserve1(), 0);
            case "0x3850c7bd" ->
                data(
                        "uint160,int24,uint16,uint16,uint16,uint8,bool",
                        sqrtPrice(state.tick()),
                        state.tick(),
                        0,
                        1,
                        1,
                        0,
                        true);
            case "0x1a686502" -> data("uint128", state.liquidity());
            default -> throw new UnsupportedOperationException(selector);
        };
        return Map.of("returnData", data.toString());
    }

    private static Log log(Address address, long number, String event, List<Bytes32> indexed, Bytes data) {
        List<Bytes32> topics =
                new ArrayList<>(List.of(ContractEvent.parse(event).topic()));
        topics.addAll(indexed);
        return new Log(address, topics, data, number);
    }

    private static Bytes data(String types, Object... values) {
        byte[] call =
                ContractFunction.parse("data(" + types + ")").encode(values).toBytes();
        return Bytes.of(Arrays.copyOfRange(call, 4, call.length));
    }

    private static Bytes32 topic(Address address) {
        return ContractEvent.topicOf(address);
    }

    private static Bytes32 word(int number) {
        return Bytes32.of(data("int256", number).toBytes());
    }

    private static String pair(Token one, Token other, boolean v3) {
        boolean inOrder = one.address().compareTo(other.address()) < 0;
        return (inOrder ? one : other).address() + " " + (inOrder ? other : one).address() + (v3 ? " v3" : " v2");
    }

    /** In the middle of a tick, so that rounding cannot leave it. */
    private static BigInteger sqrtPrice(int tick) {
        return new BigDecimal(Math.pow(1.0001, (tick + 0.5) / 2), MathContext.DECIMAL64)
                .multiply(new BigDecimal(BigInteger.ONE.shiftLeft(96)))
                .toBigInteger();
    }

    private static Address address(int kind, int number) {
        return Address.parse(String.format("0x%04x%036x", kind, number));
    }
}
