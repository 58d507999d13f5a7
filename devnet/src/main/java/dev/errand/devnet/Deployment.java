package dev.errand.devnet;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ChainProfile.Deployed;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.DevnetKeys;
import dev.errand.chain.Erc20;
import dev.errand.chain.Finality;
import dev.errand.chain.NameService;
import dev.errand.contracts.AgentStake;
import dev.errand.contracts.DevNames;
import dev.errand.contracts.DevTether;
import dev.errand.contracts.DevToken;
import dev.errand.contracts.ErrandAccount;
import dev.errand.contracts.IdentityRegistry;
import dev.errand.contracts.LeaseMarket;
import dev.errand.contracts.ReputationRegistry;
import dev.errand.contracts.SandboxFactory;
import dev.errand.contracts.UniswapV2Factory;
import dev.errand.contracts.UniswapV2Pair;
import dev.errand.contracts.UniswapV2Router02;
import dev.errand.contracts.ValidationRegistry;
import dev.errand.contracts.WETH9;
import dev.errand.devnet.Bank.Order;
import dev.errand.devnet.Market.Coin;
import dev.errand.devnet.Market.Pool;
import dev.errand.devnet.Market.Venue;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/* What holds no time is laid as a foundation, then everything else is mined as one block: the market opens all at once, in the
first seconds after genesis. */
final class Deployment {

    /** How long the market has been open when the devnet is handed over, so that prices over time can be read. */
    static final Duration HISTORY = Duration.ofHours(2);

    private static final Duration BLOCK_TIME = Duration.ofMinutes(5);
    private static final int IN_FLIGHT = 16;

    private static final BigInteger ROOMY_BLOCK = BigInteger.TEN.pow(9);
    private static final BigInteger USUAL_BLOCK = BigInteger.valueOf(60_000_000); // mainnet's, since November 2025

    private static final List<String> NAMES = List.of("bob.eth", "carol.eth", "alice.eth");
    private static final ContractFunction SET_NAME = ContractFunction.parse("set(bytes32,address)");
    static final ContractFunction OF_ADDRESS = ContractFunction.parse("constructor(address)");
    private static final ContractFunction OF_TWO_ADDRESSES = ContractFunction.parse("constructor(address,address)");
    private static final ContractFunction OF_TOKEN = ContractFunction.parse("constructor(string,string,uint8)");

    private static final ContractFunction OF_LEASE_MARKET =
            ContractFunction.parse("constructor(address,uint256,uint256,uint256,uint256)");
    private static final ContractFunction SCHEDULE =
            ContractFunction.parse("schedule(address,uint256,uint256,uint256,uint256)");
    private static final int LEASE_FEE_BPS = 100;
    private static final Duration LEASE_NOTICE = Duration.ofHours(1);
    private static final Duration LEASE_GRACE = Duration.ofDays(1);
    private static final Duration LEASE_WINDOW = Duration.ofDays(2);
    private static final BigInteger SUBSIDY_A_DAY = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger SUBSIDY_DAYS = BigInteger.valueOf(30);
    private static final int SUBSIDY_BPS = 5_000;

    private static final ContractFunction CREATE_PAIR = ContractFunction.parse("createPair(address,address)");
    private static final ContractFunction MINT_LIQUIDITY = ContractFunction.parse("mint(address)");
    private static final ContractFunction SYNC = ContractFunction.parse("sync()");
    private static final Bytes32 PAIR_CODE =
            Keccak256.hash(Bytes.parse(UniswapV2Pair.BINARY).toBytes());

    private final ChainClient chain;
    private final Batch lasting;
    private final Batch opening;

    private final Map<Coin, Token> tokens = new EnumMap<>(Coin.class);
    private final Map<Venue, Address> factories = new EnumMap<>(Venue.class);
    private final Map<String, ChainProfile.Venue> venues = new LinkedHashMap<>();
    private final List<Address> pairs = new ArrayList<>();

    private Deployment(ChainClient chain, Bank bank) {
        this.chain = chain;
        this.lasting = new Batch(chain, bank);
        this.opening = new Batch(chain, bank);
    }

    /**
     * Deploys everything on an anvil that is {@link #HISTORY} behind and mines when told to; afterwards its clock is right and
     * it mines by itself.
     *
     * @throws AnvilFailedException if a transaction fails
     */
    static ChainProfile run(ChainClient chain, Bank bank, URI rpc, Foundation foundation) {
        return new Deployment(chain, bank).run(rpc, foundation);
    }

    private ChainProfile run(URI rpc, Foundation foundation) {
        chain.request("evm_setBlockGasLimit", Bank.quantity(ROOMY_BLOCK));
        createTokens();
        for (Venue venue : Venue.values()) {
            createVenue(venue);
        }
        Address factory = lasting.create("the sandbox factory", Bytes.parse(SandboxFactory.BINARY));
        Address account = lasting.create("the account", Bytes.parse(ErrandAccount.BINARY), OF_ADDRESS, factory);
        Address names = createNames();
        venues.putAll(new UniswapV3Deployment(lasting, opening, tokens).run());
        venues.putAll(new AaveDeployment(lasting, opening, tokens).run());
        createLeaseMarket();
        createAgentRegistries();
        Market.POOLS.forEach(this::open);
        for (int i = 0; i < DevnetKeys.count(); i++) {
            grant(DevnetKeys.key(i).address());
        }
        foundation.lay(lasting, chain);
        chain.request("evm_setBlockGasLimit", Bank.quantity(ROOMY_BLOCK)); // laying it may have set it back
        opening.mine();
        chain.request("evm_setBlockGasLimit", Bank.quantity(USUAL_BLOCK));
        catchUp();

        List<Token> listed = new ArrayList<>(List.of(Token.ETH));
        listed.addAll(tokens.values());
        return new ChainProfile(
                chain.chainId(),
                rpc,
                new Finality(1),
                IN_FLIGHT,
                deployed(account),
                deployed(factory),
                listed,
                token(Coin.WETH),
                venues,
                Optional.of(names));
    }

    /** First of all, as their addresses are made from the bank's nonce: whoever creates them may mint. */
    private void createTokens() {
        for (Coin coin : Coin.values()) {
            Bytes code = switch (coin) {
                case WETH -> Bytes.parse(WETH9.BINARY);
                case USDT -> Bytes.parse(DevTether.BINARY);
                case USDC, DAI, WBTC, LINK, UNI ->
                    Batch.creationCode(
                            Bytes.parse(DevToken.BINARY), OF_TOKEN, coin.title(), coin.name(), coin.decimals());
            };
            tokens.put(coin, new Token(Bank.created(lasting.size()), coin.name(), coin.decimals()));
            lasting.add("the token " + coin, Order.create(code));
        }
    }

    private void createVenue(Venue venue) {
        // A constructor's argument that differs, so that the two addresses do.
        Address feeSetter = Bank.lastTwenty(Keccak256.hash(venue.title()));
        Address factory = lasting.create(venue.title(), Bytes.parse(UniswapV2Factory.BINARY), OF_ADDRESS, feeSetter);
        Address router = lasting.create(
                venue.title(),
                Bytes.parse(UniswapV2Router02.BINARY),
                OF_TWO_ADDRESSES,
                factory,
                token(Coin.WETH).address());
        factories.put(venue, factory);
        venues.put(venue.title(), new ChainProfile.Venue("uniswap-v2", Map.of("factory", factory, "router", router)));
    }

    /** alice.eth, bob.eth and carol.eth are the accounts behind the first one. */
    private Address createNames() {
        Address names = lasting.create("the names", Bytes.parse(DevNames.BINARY), OF_ADDRESS, Bank.ADDRESS);
        for (int i = 0; i < NAMES.size(); i++) {
            Address whom = DevnetKeys.key(i + 1).address();
            lasting.add(
                    "the name " + NAMES.get(i), Order.call(names, SET_NAME, NameService.namehash(NAMES.get(i)), whom));
        }
        return names;
    }

    private void createAgentRegistries() {
        Address identity = lasting.create("the identity registry", Bytes.parse(IdentityRegistry.BINARY));
        venues.put(
                "Errand agents",
                new ChainProfile.Venue(
                        "agent-registries",
                        Map.of(
                                "identity",
                                identity,
                                "reputation",
                                lasting.create(
                                        "the reputation registry",
                                        Bytes.parse(ReputationRegistry.BINARY),
                                        OF_ADDRESS,
                                        identity),
                                "validation",
                                lasting.create(
                                        "the validation registry",
                                        Bytes.parse(ValidationRegistry.BINARY),
                                        OF_ADDRESS,
                                        identity),
                                "stake",
                                lasting.create("the stakes", Bytes.parse(AgentStake.BINARY), OF_ADDRESS, identity))));
    }

    /** Its treasury is the bank, which pays back half of the fees in USDC, up to a thousand dollars a day. */
    private void createLeaseMarket() {
        Address market = lasting.create(
                "the lease market",
                Bytes.parse(LeaseMarket.BINARY),
                OF_LEASE_MARKET,
                Bank.ADDRESS,
                LEASE_FEE_BPS,
                LEASE_NOTICE.toSeconds(),
                LEASE_GRACE.toSeconds(),
                LEASE_WINDOW.toSeconds());
        give(Coin.USDC, Bank.ADDRESS, SUBSIDY_A_DAY.multiply(SUBSIDY_DAYS));
        Address dollars = token(Coin.USDC).address();
        lasting.add(
                "the subsidies' allowance",
                Order.call(dollars, Erc20.APPROVE, market, SUBSIDY_A_DAY.multiply(SUBSIDY_DAYS)));
        opening.add(
                "the subsidies' schedule",
                Order.call(
                        market,
                        SCHEDULE,
                        dollars,
                        Duration.ofDays(1).toSeconds(),
                        SUBSIDY_DAYS,
                        SUBSIDY_A_DAY,
                        SUBSIDY_BPS));
        venues.put("Errand leases", new ChainProfile.Venue("lease-market", Map.of("market", market)));
    }

    private void open(Pool pool) {
        Address factory = factory(pool.venue());
        Address first = token(pool.first()).address();
        Address second = token(pool.second()).address();
        opening.add("the pair " + pool, Order.call(factory, CREATE_PAIR, first, second));
        Address pair = pair(factory, first, second);
        give(pool.first(), pair, pool.first().worth(pool.dollars()));
        give(pool.second(), pair, pool.second().worth(pool.dollars()));
        opening.add("the liquidity of " + pool, Order.call(pair, MINT_LIQUIDITY, Bank.ADDRESS));
        pairs.add(pair);
    }

    private void grant(Address account) {
        for (Coin coin : Coin.values()) {
            give(coin, account, coin.grant());
        }
    }

    private void give(Coin coin, Address to, BigInteger units) {
        TokenAmount amount = new TokenAmount(token(coin), units);
        Bank.gift(to, amount, token(Coin.WETH)).forEach(order -> lasting.add(amount + " for " + to, order));
    }

    /** Brings the clock to now over a history of blocks, and has each pool add up what its price was meanwhile. */
    private void catchUp() {
        long blocks = HISTORY.dividedBy(BLOCK_TIME) - 1;
        chain.request(
                "anvil_mine",
                Bank.quantity(BigInteger.valueOf(blocks)),
                Bank.quantity(BigInteger.valueOf(BLOCK_TIME.toSeconds())));
        chain.request("evm_setTime", Instant.now().getEpochSecond());
        pairs.forEach(pair -> opening.add("the price of " + pair, Order.call(pair, SYNC)));
        opening.mine();
        chain.request("evm_setAutomine", true);
    }

    /** Where a Uniswap v2 factory makes the pair of two tokens. */
    private static Address pair(Address factory, Address one, Address other) {
        boolean sorted = one.compareTo(other) < 0;
        Bytes32 salt = Keccak256.hash((sorted ? one : other).toBytes(), (sorted ? other : one).toBytes());
        return Create2.address(factory, salt, PAIR_CODE);
    }

    private Token token(Coin coin) {
        return Objects.requireNonNull(tokens.get(coin));
    }

    private Address factory(Venue venue) {
        return Objects.requireNonNull(factories.get(venue));
    }

    private Deployed deployed(Address address) {
        return new Deployed(address, Keccak256.hash(chain.code(address).toBytes()));
    }
}
