package dev.errand.devnet;

import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractFunction;
import dev.errand.contracts.DevLender;
import dev.errand.contracts.DevPriceFeed;
import dev.errand.devnet.LendingMarket.Reserve;
import dev.errand.devnet.Market.Coin;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Puts Aave v3 on a devnet, from the bytes of its npm package: its libraries once, and for each market an addresses provider,
 * access control, pool, configurator, oracle and a token of each kind for each reserve.
 *
 * <p>Everything but lending and borrowing stands for good; those two begin when the devnet does.
 *
 * @see <a href="https://github.com/aave/aave-v3-core">aave-v3-core</a>
 */
final class AaveDeployment {

    private static final List<String> LIBRARIES = List.of(
            "SupplyLogic",
            "BorrowLogic",
            "LiquidationLogic",
            "EModeLogic",
            "BridgeLogic",
            "FlashLoanLogic", // uses BorrowLogic
            "PoolLogic",
            "ConfiguratorLogic");

    private static final ContractFunction OF_ADDRESS = ContractFunction.parse("constructor(address)");
    private static final ContractFunction OF_PRICE = ContractFunction.parse("constructor(address,int256)");
    private static final ContractFunction PROVIDER = ContractFunction.parse("constructor(string,address)");
    private static final ContractFunction STRATEGY = ContractFunction.parse(
            "constructor(address,uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256)");
    private static final ContractFunction ORACLE =
            ContractFunction.parse("constructor(address,address[],address[],address,address,uint256)");

    private static final ContractFunction SET_ACL_ADMIN = ContractFunction.parse("setACLAdmin(address)");
    private static final ContractFunction SET_ACL_MANAGER = ContractFunction.parse("setACLManager(address)");
    private static final ContractFunction SET_ORACLE = ContractFunction.parse("setPriceOracle(address)");
    private static final ContractFunction SET_POOL = ContractFunction.parse("setPoolImpl(address)");
    private static final ContractFunction SET_CONFIGURATOR = ContractFunction.parse("setPoolConfiguratorImpl(address)");
    private static final ContractFunction SET_DATA_PROVIDER = ContractFunction.parse("setPoolDataProvider(address)");
    private static final ContractFunction ADD_POOL_ADMIN = ContractFunction.parse("addPoolAdmin(address)");
    private static final ContractFunction OPEN_E_MODE = ContractFunction.parse("openEMode(address)");
    private static final ContractFunction LIST = ContractFunction.parse("list(address,address,address[],uint256[])");
    private static final ContractFunction LEND = ContractFunction.parse("lend(address,address,uint256)");
    private static final ContractFunction BORROW = ContractFunction.parse("borrow(address,address,uint256)");

    private static final BigInteger DOLLAR = BigInteger.TEN.pow(8); // as Aave's oracle counts

    private final Batch lasting;
    private final Batch opening;
    private final Map<Coin, Token> tokens;
    private final Map<String, Address> libraries = new LinkedHashMap<>();
    private final Map<Coin, Address> feeds = new EnumMap<>(Coin.class);

    /** The rate curves that are there, by where they are. */
    private final Map<Address, Address> strategies = new HashMap<>();

    /**
     * @param lasting for what holds no time
     * @param opening for what does
     */
    AaveDeployment(Batch lasting, Batch opening, Map<Coin, Token> tokens) {
        this.lasting = lasting;
        this.opening = opening;
        this.tokens = tokens;
    }

    /** Plans all of it; the markets by name, as the chain profile lists them. */
    Map<String, ChainProfile.Venue> run() {
        for (String library : LIBRARIES) {
            libraries.put(library, lasting.create("Aave's " + library, code(library)));
        }
        for (Coin coin : Coin.values()) {
            BigInteger price = DOLLAR.multiply(BigInteger.valueOf(coin.dollars()));
            // the coin's name behind the code, so that two coins of one price have two feeds
            Bytes code = Create2.join(
                    Batch.creationCode(Bytes.parse(DevPriceFeed.BINARY), OF_PRICE, Bank.ADDRESS, price)
                            .toBytes(),
                    coin.name().getBytes(StandardCharsets.US_ASCII));
            feeds.put(coin, lasting.create("the price feed of " + coin, code));
        }
        Address configuratorCode = lasting.create("Aave's configurator", code("PoolConfigurator"));
        Address lender = lasting.create("the first lender", Bytes.parse(DevLender.BINARY), OF_ADDRESS, Bank.ADDRESS);
        Map<String, ChainProfile.Venue> venues = new LinkedHashMap<>();
        for (LendingMarket market : LendingMarket.ALL) {
            venues.put(market.title(), open(market, configuratorCode, lender));
        }
        return venues;
    }

    private ChainProfile.Venue open(LendingMarket market, Address configuratorCode, Address lender) {
        String title = market.title();
        Address provider = lasting.create(title, code("PoolAddressesProvider"), PROVIDER, title, Bank.ADDRESS);
        lasting.call(title, provider, SET_ACL_ADMIN, Bank.ADDRESS);
        Address access = lasting.create(title + "'s access control", code("ACLManager"), OF_ADDRESS, provider);
        lasting.call(title, provider, SET_ACL_MANAGER, access);
        lasting.call(title, provider, SET_POOL, lasting.create(title + "'s pool", code("Pool"), OF_ADDRESS, provider));
        Address pool = Bank.created(provider, 1);
        lasting.call(title, provider, SET_CONFIGURATOR, configuratorCode);
        Address configurator = Bank.created(provider, 2);
        Address oracle = oracle(market, provider);
        lasting.call(title, provider, SET_ORACLE, oracle);
        lasting.call(
                title,
                provider,
                SET_DATA_PROVIDER,
                lasting.create(title + "'s data provider", code("AaveProtocolDataProvider"), OF_ADDRESS, provider));
        lasting.call(title, access, ADD_POOL_ADMIN, lender);
        lasting.call(title, access, ADD_POOL_ADMIN, Bank.ADDRESS);
        lasting.call(title, lender, OPEN_E_MODE, configurator);
        List<Address> implementations = new ArrayList<>();
        for (String kind : List.of("AToken", "StableDebtToken", "VariableDebtToken")) {
            implementations.add(lasting.create(title + "'s " + kind, code(kind), OF_ADDRESS, pool));
        }
        for (Reserve reserve : market.reserves()) {
            list(market, reserve, provider, configurator, lender, implementations);
            TokenAmount lent =
                    new TokenAmount(token(reserve.coin()), reserve.coin().worth(reserve.lent()));
            Bank.gift(lender, lent, token(Coin.WETH)).forEach(order -> lasting.add(lent + " for " + title, order));
            opening.call(title, lender, LEND, pool, lent.token().address(), lent.units());
        }
        for (Reserve reserve : market.reserves()) {
            Coin coin = reserve.coin();
            opening.call(title, lender, BORROW, pool, token(coin).address(), coin.worth(reserve.borrowed()));
        }
        return new ChainProfile.Venue("aave-v3", Map.of("pool", pool, "oracle", oracle, "configurator", configurator));
    }

    private Address oracle(LendingMarket market, Address provider) {
        List<Address> listed = new ArrayList<>();
        List<Address> sources = new ArrayList<>();
        for (Reserve reserve : market.reserves()) {
            listed.add(token(reserve.coin()).address());
            sources.add(Objects.requireNonNull(feeds.get(reserve.coin())));
        }
        return lasting.create(
                market.title() + "'s oracle",
                code("AaveOracle"),
                ORACLE,
                provider,
                listed,
                sources,
                Address.ZERO,
                Address.ZERO,
                DOLLAR);
    }

    private void list(
            LendingMarket market,
            Reserve reserve,
            Address provider,
            Address configurator,
            Address lender,
            List<Address> implementations) {
        String what = reserve.coin() + " on " + market.title();
        List<Object> curve = new ArrayList<>(List.of(provider));
        curve.addAll(reserve.curve().inRays());
        // two reserves with one curve share its contract
        Bytes strategyCode = Batch.creationCode(code("DefaultReserveInterestRateStrategy"), STRATEGY, curve.toArray());
        Address strategy = strategies.computeIfAbsent(
                Create2.address(strategyCode), address -> lasting.create("the curve of " + what, strategyCode));
        List<Address> parts = new ArrayList<>(List.of(strategy));
        parts.addAll(implementations);
        lasting.call(what, lender, LIST, configurator, token(reserve.coin()).address(), parts, reserve.parameters());
    }

    private Bytes code(String contract) {
        Bytecode code = Bytecode.of(contract);
        for (Map.Entry<String, Address> library : libraries.entrySet()) {
            code = code.link(library.getKey(), library.getValue());
        }
        return code.bytes();
    }

    private Token token(Coin coin) {
        return Objects.requireNonNull(tokens.get(coin));
    }
}
