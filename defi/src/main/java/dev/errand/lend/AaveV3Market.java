package dev.errand.lend;

import dev.errand.account.LendingPosition;
import dev.errand.account.LendingReserve;
import dev.errand.chain.AbiValues;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainProfile;
import dev.errand.chain.ContractFunction;
import dev.errand.chain.Erc20;
import dev.errand.value.Address;
import dev.errand.value.Token;
import dev.errand.value.TokenAmount;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One Aave v3 pool of the chain profile, as an account sees it at the newest block. Thread-safe. */
final class AaveV3Market {

    private static final String KIND = "aave-v3";

    private static final ContractFunction ACCOUNT = ContractFunction.parse(
            "getUserAccountData(address) returns (uint256,uint256,uint256,uint256,uint256,uint256)");
    private static final ContractFunction USER_SETTINGS =
            ContractFunction.parse("getUserConfiguration(address) returns (uint256)");
    private static final ContractFunction USER_E_MODE =
            ContractFunction.parse("getUserEMode(address) returns (uint256)");
    private static final ContractFunction RESERVES = ContractFunction.parse("getReservesList() returns (address[])");

    /** A struct that ends in a text, so it begins with where it stands; then loan to value and threshold. */
    private static final ContractFunction E_MODE =
            ContractFunction.parse("getEModeCategoryData(uint8) returns (uint256,uint256,uint256)");

    private static final ContractFunction PRICE = ContractFunction.parse("getAssetPrice(address) returns (uint256)");

    private static final int DOLLAR_DECIMALS = 8;
    private static final int BASIS_POINTS = 4;

    private final String name;
    private final Address pool;
    private final Address oracle;
    private final ChainClient chain;
    private final Map<Token, Token> receipts = new ConcurrentHashMap<>(); // never change once a token is listed

    private AaveV3Market(String name, ChainProfile.Venue venue, ChainClient chain) {
        this.name = name;
        this.pool = venue.contract("pool");
        this.oracle = venue.contract("oracle");
        this.chain = chain;
    }

    /** All of this kind in the profile. */
    static List<AaveV3Market> of(ChainProfile profile, ChainClient chain) {
        return profile.venues().entrySet().stream()
                .filter(entry -> entry.getValue().kind().equals(KIND))
                .map(entry -> new AaveV3Market(entry.getKey(), entry.getValue(), chain))
                .toList();
    }

    String name() {
        return name;
    }

    Address pool() {
        return pool;
    }

    Optional<AaveV3Reserve> raw(Token token) {
        return AaveV3Reserve.read(chain, pool, token);
    }

    /** The token that stands for lent {@code token}; empty if the market does not list it. */
    Optional<Token> receipt(Token token) {
        Token known = receipts.get(token);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Token> found = raw(token).map(reserve -> receipt(token, reserve.receipt()));
        found.ifPresent(receipt -> receipts.put(token, receipt));
        return found;
    }

    private Token receipt(Token token, Address address) {
        return new Token(address, "a" + token.symbol() + "@" + name, token.decimals());
    }

    Optional<LendingReserve> reserve(Token token, Address account) {
        return raw(token).map(raw -> reserve(raw, account));
    }

    /** The reserve, if the account has lent or owes something of it. */
    Optional<LendingReserve> holding(Token token, Address account) {
        return raw(token)
                .filter(raw -> !held(token, raw.receipt(), account).isZero()
                        || !held(token, raw.variableDebt(), account).isZero())
                .map(raw -> reserve(raw, account));
    }

    private LendingReserve reserve(AaveV3Reserve raw, Address account) {
        Token token = raw.token();
        BigInteger free = raw.liquidity(chain);
        BigInteger borrowRoom = raw.borrowCap().signum() == 0
                ? free
                : raw.borrowCap().subtract(raw.borrowed(chain)).min(free).max(BigInteger.ZERO);
        Optional<TokenAmount> supplyRoom = raw.supplyCap().signum() == 0
                ? Optional.empty()
                : Optional.of(new TokenAmount(
                        token, raw.supplyCap().subtract(raw.supplied(chain)).max(BigInteger.ZERO)));
        int eMode = chain.call(pool, USER_E_MODE, account).uint(0).intValueExact();
        return new LendingReserve(
                name,
                token,
                receipt(token, raw.receipt()),
                held(token, raw.receipt(), account),
                held(token, raw.variableDebt(), account),
                raw.supplyRate(),
                raw.borrowRate(),
                supplyRoom,
                new TokenAmount(token, borrowRoom),
                new TokenAmount(token, free),
                state(raw),
                price(token),
                counted(raw, account) ? weight(raw, eMode, 2) : BigDecimal.ZERO,
                counted(raw, account) ? weight(raw, eMode, 1) : BigDecimal.ZERO,
                unborrowable(raw, account, eMode));
    }

    private static LendingReserve.State state(AaveV3Reserve raw) {
        if (raw.paused() || !raw.active()) {
            return LendingReserve.State.PAUSED;
        }
        return raw.frozen() ? LendingReserve.State.FROZEN : LendingReserve.State.OPEN;
    }

    /** A token whose debt has a ceiling counts only where the account has switched it on itself, with nothing beside it. */
    private boolean counted(AaveV3Reserve raw, Address account) {
        BigInteger settings = userSettings(account);
        boolean counts = settings.testBit(2 * raw.id() + 1);
        boolean willCount = raw.debtCeiling().signum() == 0
                && raw.loanToValue().signum() > 0
                && isolated(settings).isEmpty()
                && held(raw.token(), raw.receipt(), account).isZero();
        return counts || willCount;
    }

    /** The e-mode's own loan to value (1) or threshold (2) where the token is in it, else the reserve's. */
    private BigDecimal weight(AaveV3Reserve raw, int eMode, int word) {
        if (eMode != 0 && raw.eMode() == eMode) {
            return new BigDecimal(chain.call(pool, E_MODE, eMode).uint(word), BASIS_POINTS);
        }
        return word == 1 ? raw.loanToValue() : raw.threshold();
    }

    private Optional<String> unborrowable(AaveV3Reserve raw, Address account, int eMode) {
        if (!raw.borrowingEnabled()) {
            return Optional.of(raw.token() + " is not lent out there");
        }
        if (eMode != 0 && raw.eMode() != eMode) {
            return Optional.of("the account is in the e-mode category " + eMode + " there, and " + raw.token()
                    + " is not in it; leave that mode first");
        }
        Optional<AaveV3Reserve> alone = isolated(userSettings(account));
        if (alone.isPresent() && !raw.borrowableInIsolation()) {
            return Optional.of("the account's only collateral there is "
                    + alone.get().token() + ", against which " + raw.token() + " cannot be borrowed (isolation mode)");
        }
        return Optional.empty();
    }

    /** The collateral that stands by itself, if the account has such. */
    private Optional<AaveV3Reserve> isolated(BigInteger settings) {
        List<Address> listed = chain.call(pool, RESERVES).addresses(0);
        Optional<Address> only = Optional.empty();
        for (int i = 0; i < listed.size(); i++) {
            if (settings.testBit(2 * i + 1)) {
                if (only.isPresent()) {
                    return Optional.empty(); // with two, none is isolated
                }
                only = Optional.of(listed.get(i));
            }
        }
        return only.flatMap(address -> raw(new Token(address, address.toString(), 18)))
                .filter(raw -> raw.debtCeiling().signum() > 0);
    }

    private BigInteger userSettings(Address account) {
        return chain.call(pool, USER_SETTINGS, account).uint(0);
    }

    LendingPosition position(Address account) {
        AbiValues data = chain.call(pool, ACCOUNT, account);
        BigDecimal collateral = new BigDecimal(data.uint(0), DOLLAR_DECIMALS);
        return new LendingPosition(
                name,
                collateral,
                collateral.multiply(new BigDecimal(data.uint(3), BASIS_POINTS)),
                collateral.multiply(new BigDecimal(data.uint(4), BASIS_POINTS)),
                new BigDecimal(data.uint(1), DOLLAR_DECIMALS));
    }

    BigDecimal price(Token token) {
        return new BigDecimal(chain.call(oracle, PRICE, token.address()).uint(0), DOLLAR_DECIMALS);
    }

    LendingMarket curve(Token token) {
        return raw(token)
                .orElseThrow(() -> new IllegalArgumentException(name + " does not list " + token))
                .curve(chain, name);
    }

    private TokenAmount held(Token token, Address receiptOrDebt, Address account) {
        return new TokenAmount(
                token, chain.call(receiptOrDebt, Erc20.BALANCE_OF, account).uint(0));
    }
}
