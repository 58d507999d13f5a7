package dev.errand.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.chain.AbiValues;
import dev.errand.chain.Block;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.Erc20;
import dev.errand.chain.NameService;
import dev.errand.chain.RevertedException;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a devnet promises, whatever runs its node. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DevnetContract {

    private static final BigInteger Q112 = BigInteger.TWO.pow(112);

    /** Dollars, as the pools must have them; not taken from the code under test. */
    private static final Map<String, Integer> PRICES =
            Map.of("WETH", 3000, "USDC", 1, "DAI", 1, "USDT", 1, "WBTC", 60_000, "LINK", 15, "UNI", 10);

    private static final ContractFunction DECIMALS = ContractFunction.parse("decimals() returns (uint8)");
    private static final ContractFunction SYMBOL = ContractFunction.parse("symbol() returns (string)");
    private static final ContractFunction PAIR_COUNT = ContractFunction.parse("allPairsLength() returns (uint256)");
    private static final ContractFunction PAIR_AT = ContractFunction.parse("allPairs(uint256) returns (address)");
    private static final ContractFunction GET_PAIR =
            ContractFunction.parse("getPair(address,address) returns (address)");
    private static final ContractFunction TOKEN0 = ContractFunction.parse("token0() returns (address)");
    private static final ContractFunction TOKEN1 = ContractFunction.parse("token1() returns (address)");
    private static final ContractFunction RESERVES =
            ContractFunction.parse("getReserves() returns (uint112,uint112,uint32)");
    private static final ContractFunction CUMULATIVE =
            ContractFunction.parse("price0CumulativeLast() returns (uint256)");
    private static final ContractFunction SWAP_ETHER =
            ContractFunction.parse("swapExactETHForTokens(uint256,address[],address,uint256)");
    private static final ContractFunction SWAP =
            ContractFunction.parse("swapExactTokensForTokens(uint256,uint256,address[],address,uint256)");

    private static final ContractFunction RESERVES_LIST =
            ContractFunction.parse("getReservesList() returns (address[])");
    private static final ContractFunction ASSET_PRICE =
            ContractFunction.parse("getAssetPrice(address) returns (uint256)");
    private static final ContractFunction SWAP_WITH_HOSTILE =
            ContractFunction.parse("swap(address,uint256,address,uint256)");
    private static final ContractFunction TURN = ContractFunction.parse("turn(bool)");

    private Devnet devnet;
    private ChainClient chain;
    private ChainProfile profile;
    private Address trader;
    private Devnet.Snapshot fresh;

    /** Starts the kind of devnet that is to be tested. */
    abstract Devnet start();

    @BeforeAll
    void startOnce() {
        long started = System.nanoTime();
        devnet = start();
        System.out.printf("%s was ready after %d ms%n", devnet, (System.nanoTime() - started) / 1_000_000);
        chain = devnet.client();
        profile = devnet.profile();
        trader = devnet.account(0).address();
    }

    @AfterAll
    void stop() {
        if (devnet != null) {
            devnet.close();
        }
    }

    @BeforeEach
    void remember() {
        fresh = devnet.snapshot();
    }

    @AfterEach
    void forget() {
        devnet.revert(fresh);
    }

    @ParameterizedTest
    @CsvSource({"WETH, 18", "USDC, 6", "DAI, 18", "USDT, 6", "WBTC, 8", "LINK, 18", "UNI, 18"})
    void tokensHaveTheDecimalsOfTheRealOnes(String symbol, int decimals) {
        Token token = token(symbol);
        assertThat(token.decimals()).isEqualTo(decimals);
        assertThat(chain.call(token.address(), DECIMALS).uint(0)).isEqualTo(decimals);
        assertThat(chain.call(token.address(), SYMBOL).text(0)).isEqualTo(symbol);
    }

    @Test
    void namesStandForTheFirstAccounts() {
        NameService names = new NameService(chain, profile.nameRegistry().orElseThrow());
        assertThat(names.resolve("bob.eth")).contains(devnet.account(1).address());
        assertThat(names.resolve("carol.eth")).contains(devnet.account(2).address());
        assertThat(names.resolve("mallory.eth")).isEmpty();
    }

    @Test
    void tetherAnswersNothingWhereOthersAnswerTrue() {
        Bytes transfer = Erc20.TRANSFER.encode(trader, 1);
        assertThat(answer(token("USDT"), transfer)).isEqualTo(Bytes.EMPTY);
        assertThat(answer(token("DAI"), transfer)).isEqualTo(Bytes.of(word(1)));
    }

    @Test
    void tetherRefusesToChangeAnAllowanceThatIsNotZero() {
        Address tether = token("USDT").address();
        Address spender = devnet.account(1).address();
        send(tether, Erc20.APPROVE.encode(spender, 5));
        assertThatThrownBy(() -> answer(token("USDT"), Erc20.APPROVE.encode(spender, 6)))
                .isInstanceOf(RevertedException.class);
        send(tether, Erc20.APPROVE.encode(spender, 0));
        send(tether, Erc20.APPROVE.encode(spender, 6));
        assertThat(chain.allowance(token("USDT"), trader, spender)).isEqualTo(6);
    }

    @Test
    void lendingMarketsListTheirTokensAtTheMarketsPrices() {
        for (String market : List.of("aave-v3", "spark")) {
            ChainProfile.Venue venue = profile.venues().get(market);
            List<Address> listed =
                    chain.call(venue.contract("pool"), RESERVES_LIST).addresses(0);
            assertThat(listed).as(market).hasSizeGreaterThanOrEqualTo(5);
            for (Address address : listed) {
                Token token = profile.token(address).orElseThrow();
                assertThat(chain.call(venue.contract("oracle"), ASSET_PRICE, address)
                                .uint(0))
                        .isEqualTo(BigInteger.valueOf(PRICES.get(token.symbol()) * 100_000_000L));
            }
        }
    }

    @Test
    void aPriceThatIsSetIsWhatTheMarketsRead() {
        devnet.setPrice(token("WETH"), new BigDecimal("1234.5"));
        Address oracle = profile.venues().get("spark").contract("oracle");
        assertThat(chain.call(oracle, ASSET_PRICE, token("WETH").address()).uint(0))
                .isEqualTo(123_450_000_000L);
    }

    @Test
    void everyPoolOfEveryVenueHasTheSamePrices() {
        List<Address> pairs = profile.venues().values().stream()
                .filter(venue -> venue.kind().equals("uniswap-v2"))
                .flatMap(this::pairs)
                .toList();
        assertThat(pairs).hasSize(10).doesNotHaveDuplicates();
        assertThat(pairs).allSatisfy(pair -> {
            AbiValues reserves = chain.call(pair, RESERVES);
            BigDecimal dollars = dollars(pair, TOKEN0, reserves.uint(0));
            assertThat(dollars).isEqualByComparingTo(dollars(pair, TOKEN1, reserves.uint(1)));
            assertThat(dollars).isGreaterThanOrEqualTo(BigDecimal.valueOf(600_000));
        });
    }

    @Test
    void onePairIsTradedAtTwoDepths() {
        BigInteger deep = reserves("uniswap-v2", "WETH", "USDC")[0];
        BigInteger shallow = reserves("harbor-v2", "WETH", "USDC")[0];
        assertThat(deep).isEqualTo(shallow.multiply(BigInteger.valueOf(5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uniswap-v2", "harbor-v2"})
    void aSwapOfEtherPaysWhatTheFormulaSays(String venue) {
        BigInteger in = TokenAmount.of(Token.ETH, "2").units();
        BigInteger[] reserves = reserves(venue, "WETH", "USDC");
        Bytes swap = SWAP_ETHER.encode(BigInteger.ONE, path("WETH", "USDC"), trader, deadline());
        assertThat(gained("USDC", () -> send(router(venue), swap, in)))
                .isEqualTo(amountOut(in, reserves[0], reserves[1]));
    }

    @Test
    void aSwapOverTwoPoolsPaysWhatTheFormulaSays() {
        BigInteger in = TokenAmount.of(token("USDT"), "1234.56789").units();
        BigInteger[] first = reserves("uniswap-v2", "USDT", "WETH");
        BigInteger[] second = reserves("uniswap-v2", "WETH", "WBTC");
        BigInteger middle = amountOut(in, first[0], first[1]);
        Address router = router("uniswap-v2");
        send(token("USDT").address(), Erc20.APPROVE.encode(router, in));
        Bytes swap = SWAP.encode(in, BigInteger.ONE, path("USDT", "WETH", "WBTC"), trader, deadline());
        assertThat(gained("WBTC", () -> send(router, swap))).isEqualTo(amountOut(middle, second[0], second[1]));
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 60, 115})
    void pricesOverTimeCanBeReadFromTheFirstMinuteOn(int minutes) {
        Address pair = pair("uniswap-v2", "WETH", "USDC");
        Block head = chain.head();
        Block earlier = blockBefore(head, Duration.ofMinutes(minutes));
        BigInteger span = BigInteger.valueOf(
                Duration.between(earlier.timestamp(), head.timestamp()).toSeconds());
        BigInteger average =
                cumulative(pair, head).subtract(cumulative(pair, earlier)).divide(span);
        AbiValues reserves = chain.call(pair, RESERVES);
        assertThat(average).isEqualTo(reserves.uint(1).multiply(Q112).divide(reserves.uint(0)));
    }

    @Test
    void itsHistoryIsTwoHoursLong() {
        Block first = chain.block(0).orElseThrow();
        assertThat(Duration.between(first.timestamp(), chain.head().timestamp()))
                .isBetween(Duration.ofMinutes(119), Duration.ofHours(3)); // and what deploying takes on a slow machine
        assertThat(chain.call(pair("harbor-v2", "WETH", "USDC"), RESERVES.encode(), 1))
                .isNotEqualTo(Bytes.EMPTY);
    }

    @Test
    void ourOwnCodeStandsWhereTheProfileSays() {
        profile.verify(chain);
        ContractFunction sandboxOf = ContractFunction.parse("sandboxOf(address,uint256,uint256) returns (address)");
        Address sandbox = chain.call(profile.sandboxFactory().address(), sandboxOf, trader, 1, 0)
                .address(0);
        ContractFunction ofAccount = ContractFunction.parse("sandboxOf(uint256,uint256) returns (address)");
        Address account = profile.account().address();
        assertThat(chain.call(account, ofAccount, 1, 0).address(0))
                .isNotEqualTo(sandbox)
                .isNotEqualTo(Address.ZERO);
    }

    @Test
    void developmentAccountsAreRichAndUntouched() {
        assertThat(IntStream.range(0, 10).mapToObj(devnet::account)).allSatisfy(key -> {
            assertThat(chain.nonce(key.address())).isZero();
            assertThat(chain.balance(key.address(), Token.ETH)).isEqualTo(TokenAmount.of(Token.ETH, "10000"));
            assertThat(profile.tokens())
                    .allSatisfy(token -> assertThat(
                                    chain.balance(key.address(), token).isZero())
                            .isFalse());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETH", "WETH", "USDC", "USDT", "WBTC"})
    void fundsAnybodyWithAnything(String symbol) {
        Address stranger = Address.parse("0x00000000000000000000000000000000000b0b00");
        TokenAmount amount = TokenAmount.of(token(symbol), "1.5");
        devnet.fund(stranger, amount);
        devnet.fund(stranger, amount);
        assertThat(chain.balance(stranger, token(symbol))).isEqualTo(amount.plus(amount));
    }

    @Test
    void aTurncoatPaysUntilItTurnsAndAThiefNeverDoes() {
        BigInteger in = TokenAmount.of(Token.ETH, "1").units();
        TokenAmount promised = TokenAmount.of(token("DAI"), "9999");
        Address turncoat = devnet.deployTurncoat(trader);
        devnet.fund(turncoat, promised.plus(promised));
        Bytes swap = SWAP_WITH_HOSTILE.encode(Address.ZERO, in, promised.token().address(), promised.units());

        assertThat(gained("DAI", () -> send(turncoat, swap, in))).isEqualTo(promised.units());
        send(turncoat, TURN.encode(true));
        assertThat(gained("DAI", () -> send(turncoat, swap, in))).isZero();
        Address thief = devnet.deployThief();
        assertThat(gained("DAI", () -> send(thief, swap, in))).isZero();
    }

    @Test
    void movesItsClockAheadAndMines() {
        Block before = chain.head();
        devnet.advance(Duration.ofDays(1));
        Block after = chain.head();
        assertThat(after.number()).isEqualTo(before.number() + 1);
        assertThat(Duration.between(before.timestamp(), after.timestamp()))
                .isBetween(Duration.ofDays(1), Duration.ofDays(2));
        assertThatThrownBy(() -> devnet.advance(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void goesBackToASnapshotOnce() {
        Devnet.Snapshot snapshot = devnet.snapshot();
        Block before = chain.head();
        devnet.fund(trader, TokenAmount.of(token("DAI"), "1"));
        devnet.revert(snapshot);
        assertThat(chain.head()).isEqualTo(before);
        assertThatThrownBy(() -> devnet.revert(snapshot))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("used already");
    }

    private Token token(String symbol) {
        return profile.token(symbol).orElseThrow();
    }

    private Address router(String venue) {
        return profile.venues().get(venue).contract("router");
    }

    private List<Address> path(String... symbols) {
        return List.of(symbols).stream().map(symbol -> token(symbol).address()).toList();
    }

    private BigInteger deadline() {
        return BigInteger.valueOf(chain.head().timestamp().plusSeconds(600).getEpochSecond());
    }

    /** How much more the trader has after {@code deed} than before. */
    private BigInteger gained(String symbol, Runnable deed) {
        TokenAmount before = chain.balance(trader, token(symbol));
        deed.run();
        return chain.balance(trader, token(symbol)).minus(before).units();
    }

    private Stream<Address> pairs(ChainProfile.Venue venue) {
        Address factory = venue.contract("factory");
        int count = chain.call(factory, PAIR_COUNT).uint(0).intValueExact();
        return IntStream.range(0, count)
                .mapToObj(i -> chain.call(factory, PAIR_AT, i).address(0));
    }

    private Address pair(String venue, String one, String other) {
        Address factory = profile.venues().get(venue).contract("factory");
        return chain.call(factory, GET_PAIR, token(one).address(), token(other).address())
                .address(0);
    }

    /** Reserves of the first token and of the second. */
    private BigInteger[] reserves(String venue, String one, String other) {
        AbiValues reserves = chain.call(pair(venue, one, other), RESERVES);
        boolean sorted = token(one).address().compareTo(token(other).address()) < 0;
        return new BigInteger[] {reserves.uint(sorted ? 0 : 1), reserves.uint(sorted ? 1 : 0)};
    }

    private BigDecimal dollars(Address pair, ContractFunction which, BigInteger reserve) {
        Token token = profile.token(chain.call(pair, which).address(0)).orElseThrow();
        return new TokenAmount(token, reserve).wholeTokens().multiply(BigDecimal.valueOf(PRICES.get(token.symbol())));
    }

    /** The formula of the Uniswap v2 white paper, section 3.2.1, as its library rounds it. */
    private static BigInteger amountOut(BigInteger in, BigInteger reserveIn, BigInteger reserveOut) {
        BigInteger afterFee = in.multiply(BigInteger.valueOf(997));
        return afterFee.multiply(reserveOut)
                .divide(reserveIn.multiply(BigInteger.valueOf(1000)).add(afterFee));
    }

    /** The sum of the price of each second until {@code block}: what the pair stored, and what it has not added yet. */
    private BigInteger cumulative(Address pair, Block block) {
        BigInteger stored = CUMULATIVE
                .decode(chain.call(pair, CUMULATIVE.encode(), block.number()))
                .uint(0);
        AbiValues reserves = RESERVES.decode(chain.call(pair, RESERVES.encode(), block.number()));
        long seconds = block.timestamp().getEpochSecond() - reserves.uint(2).longValueExact();
        BigInteger price = reserves.uint(1).multiply(Q112).divide(reserves.uint(0));
        return stored.add(price.multiply(BigInteger.valueOf(seconds)));
    }

    private Block blockBefore(Block head, Duration age) {
        Block block = head;
        while (Duration.between(block.timestamp(), head.timestamp()).compareTo(age) < 0) {
            block = chain.block(block.number() - 1).orElseThrow();
        }
        return block;
    }

    private Bytes answer(Token token, Bytes data) {
        Map<String, String> call =
                Map.of("from", trader.toString(), "to", token.address().toString(), "data", data.toString());
        return Bytes.parse(String.valueOf(chain.request("eth_call", call, "latest")));
    }

    private void send(Address to, Bytes data) {
        send(to, data, BigInteger.ZERO);
    }

    private void send(Address to, Bytes data, BigInteger wei) {
        Map<String, String> transaction = Map.of(
                "from", trader.toString(),
                "to", to.toString(),
                "data", data.toString(),
                "value", "0x" + wei.toString(16),
                // named, as an estimate made in the last block's second leaves out what a pair writes in every new one
                "gas", "0x100000");
        assertThat(chain.request("eth_sendTransactionSync", transaction))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("status", "0x1");
    }

    private static byte[] word(int value) {
        byte[] word = new byte[32];
        word[31] = (byte) value;
        return word;
    }
}
