package dev.errand.lease.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.chain.AbiValues;
import dev.errand.chain.DevnetKeys;
import dev.errand.chain.Erc20;
import dev.errand.devnet.Devnet;
import dev.errand.key.Signature;
import dev.errand.key.SigningKey;
import dev.errand.lease.LeaseCalls;
import dev.errand.lease.LeaseDomain;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.Receipt;
import dev.errand.lease.SignedReceipt;
import dev.errand.lease.Terms;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Holds the books in memory to the contract: the same calls at the same times, right and wrong ones, end in the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarketBooksIT {

    private static final int STEPS = 400;
    private static final BigInteger PRICE = BigInteger.valueOf(7);
    private static final long UNITS = 10_000;
    private static final BigInteger BOND = BigInteger.valueOf(300_000);
    private static final Address BANK = Address.ZERO;
    private static final SigningKey ARBITER = DevnetKeys.key(6);
    private static final List<SigningKey> PROVIDERS = List.of(DevnetKeys.key(1), DevnetKeys.key(2));
    private static final List<SigningKey> TENANTS = List.of(DevnetKeys.key(3), DevnetKeys.key(4));
    private static final SigningKey STRANGER = DevnetKeys.key(7);

    private final Random random = new Random(20_261_128);
    private final List<Terms> opened = new ArrayList<>();
    private final Map<Bytes32, Long> sequences = new HashMap<>();
    private final Map<Bytes32, Long> units = new HashMap<>();
    private final Set<Verdict> met = EnumSet.noneOf(Verdict.class);
    private Devnet devnet;
    private Token token;
    private LeaseDomain domain;
    private ContractMarket contract;
    private MarketBooks books;
    private long now;
    private int salts;

    @BeforeAll
    void begin() {
        devnet = Devnet.start();
        token = devnet.profile().token("USDC").orElseThrow();
        LeaseMarket market = LeaseMarket.of(devnet.profile(), devnet.client(), STRANGER);
        domain = market.domain();
        contract = new ContractMarket(devnet.client(), domain, token);
        books = new MarketBooks(domain, new Rules(BANK, 100, 3_600, 86_400, 172_800));
        now = devnet.client().head().timestamp().getEpochSecond() + 10;
        AbiValues schedule = contract.schedule();
        assertThat(books.schedule(
                        BANK,
                        schedule.uint(1).longValueExact(),
                        schedule.uint(2).longValueExact(),
                        schedule.uint(3),
                        schedule.uint(4).intValueExact(),
                        schedule.uint(0).longValueExact()))
                .isEqualTo(Verdict.DONE);
        for (SigningKey key : List.of(PROVIDERS.get(0), PROVIDERS.get(1), TENANTS.get(0), TENANTS.get(1), STRANGER)) {
            Bytes approval = Erc20.APPROVE.encode(domain.market(), BigInteger.TEN.pow(12));
            contract.send(key.address(), token.address(), approval, ++now);
        }
    }

    @AfterAll
    void end() {
        devnet.close();
    }

    @Test
    void theContractAndTheBooksAgreeAfterEveryCall() {
        for (int step = 0; step < STEPS; step++) {
            now += 1 + (random.nextInt(6) == 0 ? random.nextInt(100_000) : random.nextInt(600));
            Call call = opened.size() < 3 ? begin(step) : any();
            Verdict onChain = contract.send(call.sender(), call.data(), now);
            Verdict inBooks = call.inBooks().get();
            assertThat(inBooks).as("step %s: %s", step, call.name()).isEqualTo(onChain);
            met.add(onChain);
            if (onChain == Verdict.DONE) {
                call.afterwards().run();
            }
            compare("after step " + step + ", " + call.name(), call.lease());
        }
        opened.forEach(terms -> compare("at the end", domain.leaseId(terms)));
        assertThat(Audit.of(books).isConserved()).isTrue();
        assertThat(met)
                .contains(
                        Verdict.DONE,
                        Verdict.FORGED,
                        Verdict.NOT_OPEN,
                        Verdict.NOT_YOURS,
                        Verdict.TOO_EARLY,
                        Verdict.OVER_ESCROW,
                        Verdict.BOND_TOO_SMALL,
                        Verdict.DISPUTED,
                        Verdict.NO_EQUIVOCATION);
    }

    private void compare(String when, Bytes32 leaseId) {
        BookedLease lease = books.leases().get(leaseId);
        if (lease != null) {
            assertThat(ContractMarket.of(lease)).as("the lease %s", when).isEqualTo(contract.lease(leaseId));
        }
        books.offers()
                .forEach((id, offer) -> assertThat(ContractMarket.of(offer))
                        .as("offer %s %s", id, when)
                        .isEqualTo(contract.offer(id)));
        for (SigningKey key : List.of(PROVIDERS.get(0), PROVIDERS.get(1), TENANTS.get(0), TENANTS.get(1), STRANGER)) {
            assertThat(books.till().owed(key.address()))
                    .as("owed to %s %s", key, when)
                    .isEqualTo(contract.owed(key.address()));
        }
        assertThat(books.till().held()).as("held %s", when).isEqualTo(contract.held());
        assertThat(books.subsidies().left())
                .as("subsidies left %s", when)
                .isEqualTo(contract.schedule().uint(5));
    }

    /** One call, on both sides. */
    private record Call(
            String name, Address sender, Bytes data, Bytes32 lease, Supplier<Verdict> inBooks, Runnable afterwards) {

        Call(String name, Address sender, Bytes data, Bytes32 lease, Supplier<Verdict> inBooks) {
            this(name, sender, data, lease, inBooks, () -> {});
        }
    }

    private Call begin(int step) {
        return step < 2 ? post(PROVIDERS.get(step)) : open(true);
    }

    private Call any() {
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> open(random.nextInt(4) > 0);
            case 3, 4, 5, 6 -> settle(random.nextInt(4) > 0);
            case 7 -> notice();
            case 8 -> close();
            case 9 -> release();
            case 10 -> challenge();
            case 11 -> rule();
            case 12 -> lapse();
            case 13 -> report();
            case 14 -> random.nextBoolean() ? topUp() : collect();
            default -> random.nextInt(5) == 0 ? closeOffer() : settle(true);
        };
    }

    private Call post(SigningKey provider) {
        Bytes data = LeaseCalls.postOffer(token.address(), provider.address(), PRICE, BOND, Bytes32.ZERO);
        return new Call("post", provider.address(), data, Bytes32.ZERO, () -> {
            books.postOffer(provider.address(), provider.address(), BOND);
            return Verdict.DONE;
        });
    }

    private Call open(boolean honest) {
        SigningKey tenant = any(TENANTS);
        long offer = honest ? 1 + random.nextInt(2) : 1 + random.nextInt(3);
        Terms terms = new Terms(
                BigInteger.valueOf(offer),
                tenant.address(),
                tenant.address(),
                random.nextInt(5) == 0 ? Address.ZERO : ARBITER.address(),
                PRICE,
                PRICE.multiply(BigInteger.valueOf(UNITS)),
                BigInteger.valueOf(1 + random.nextInt(40_000)),
                Instant.ofEpochSecond(honest ? now + 60 : now - 1 + random.nextInt(2)),
                Duration.ofSeconds(3_600),
                LeaseDomain.job("job"),
                BigInteger.valueOf(++salts));
        SigningKey signer = offer == 2 ? PROVIDERS.get(1) : PROVIDERS.get(0);
        Signature signature = (honest || random.nextBoolean() ? signer : STRANGER).sign(domain.leaseId(terms));
        Address sender = honest || random.nextInt(3) > 0 ? tenant.address() : STRANGER.address();
        return new Call(
                "open",
                sender,
                LeaseCalls.open(terms, signature),
                domain.leaseId(terms),
                () -> books.open(sender, terms, signature, now),
                () -> opened.add(terms));
    }

    /** One or two receipts, new, old or forged. */
    private Call settle(boolean honest) {
        List<SignedReceipt> receipts = new ArrayList<>();
        List<Signature> providers = new ArrayList<>();
        Bytes32 last = Bytes32.ZERO;
        for (int i = 0; i <= random.nextInt(2); i++) {
            Terms terms = any(opened);
            last = domain.leaseId(terms);
            Receipt receipt = receipt(last, honest);
            SigningKey tenant = honest || random.nextBoolean() ? keyOf(terms.tenant()) : STRANGER;
            SigningKey provider = honest || random.nextBoolean() ? providerOf(terms) : STRANGER;
            receipts.add(SignedReceipt.sign(domain, receipt, tenant));
            providers.add(provider.sign(domain.digest(receipt)));
        }
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < receipts.size(); i++) {
            claims.add(new Claim(
                    receipts.get(i).receipt(), providers.get(i), receipts.get(i).signature()));
        }
        return new Call(
                "settle",
                STRANGER.address(),
                LeaseCalls.settle(receipts, providers),
                last,
                () -> books.settle(claims, now));
    }

    private Receipt receipt(Bytes32 id, boolean honest) {
        long sequence = sequences.merge(id, random.nextInt(5) > 0 ? 1L : 0L, Long::sum);
        long done = units.merge(id, (long) random.nextInt(2_000), Long::sum);
        long said = honest && random.nextInt(8) > 0 ? Math.min(done, UNITS) : done + random.nextInt(2) * UNITS;
        return new Receipt(id, sequence, BigInteger.valueOf(said), Bytes32.ZERO, random.nextInt(10) == 0);
    }

    private Call notice() {
        Bytes32 id = anyLease();
        Address sender = anybody();
        return new Call("notice", sender, LeaseCalls.giveNotice(id), id, () -> books.giveNotice(sender, id, now));
    }

    private Call close() {
        Bytes32 id = anyLease();
        Address sender = anybody();
        return new Call("close", sender, LeaseCalls.close(id), id, () -> books.close(sender, id, now));
    }

    private Call release() {
        Bytes32 id = random.nextBoolean() ? challengedLease() : anyLease();
        return new Call("release", STRANGER.address(), LeaseCalls.release(id), id, () -> books.release(id, now));
    }

    private Call challenge() {
        Bytes32 id = random.nextBoolean() ? challengedLease() : anyLease();
        BookedLease lease = Objects.requireNonNull(books.leases().get(id));
        BigInteger most = lease.settled.subtract(lease.upheld).max(BigInteger.ONE);
        BigInteger amount = BigInteger.valueOf(random.nextInt(most.intValueExact() + 2));
        Address sender = random.nextInt(4) > 0 ? lease.terms.tenant() : anybody();
        return new Call(
                "challenge",
                sender,
                LeaseCalls.challenge(id, amount, Bytes32.ZERO),
                id,
                () -> books.challenge(sender, id, amount, now));
    }

    private Call rule() {
        Bytes32 id = challengedLease();
        BookedLease lease = Objects.requireNonNull(books.leases().get(id));
        BigInteger wrong = BigInteger.valueOf(random.nextInt(lease.challenged.intValueExact() + 2));
        Address sender = random.nextInt(4) > 0 ? ARBITER.address() : anybody();
        return new Call("rule", sender, LeaseCalls.rule(id, wrong), id, () -> books.rule(sender, id, wrong, now));
    }

    private Call lapse() {
        Bytes32 id = challengedLease();
        return new Call("lapse", STRANGER.address(), LeaseCalls.lapse(id), id, () -> books.lapse(id, now));
    }

    private Call report() {
        Terms terms = any(opened);
        Bytes32 id = domain.leaseId(terms);
        Receipt one = new Receipt(id, 500, BigInteger.ONE, Bytes32.ZERO, false);
        Receipt other = new Receipt(
                id, 500 + random.nextInt(2), BigInteger.valueOf(1 + random.nextInt(2)), Bytes32.ZERO, false);
        SigningKey key = random.nextInt(3) > 0 ? providerOf(terms) : STRANGER;
        Signature first = key.sign(domain.digest(one));
        Signature second = key.sign(domain.digest(other));
        return new Call(
                "report",
                STRANGER.address(),
                LeaseCalls.report(one, first, other, second),
                id,
                () -> books.report(STRANGER.address(), one, first, other, second));
    }

    private Call topUp() {
        Bytes32 id = anyLease();
        Address sender = anybody();
        BigInteger amount = BigInteger.valueOf(random.nextInt(1_000));
        return new Call("top up", sender, LeaseCalls.topUp(id, amount), id, () -> books.topUp(sender, id, amount));
    }

    private Call collect() {
        Address owner = anybody();
        return new Call("collect", STRANGER.address(), LeaseCalls.collect(token.address(), owner), anyLease(), () -> {
            books.till().collect(owner);
            return Verdict.DONE;
        });
    }

    private Call closeOffer() {
        Address sender = random.nextInt(8) == 0
                ? PROVIDERS.get(0).address()
                : TENANTS.get(0).address();
        return new Call(
                "close offer",
                sender,
                LeaseCalls.closeOffer(BigInteger.ONE),
                anyLease(),
                () -> books.closeOffer(sender, 1));
    }

    private Bytes32 anyLease() {
        return domain.leaseId(any(opened));
    }

    /** One that is challenged, if there is one. */
    private Bytes32 challengedLease() {
        return books.leases().entrySet().stream()
                .filter(entry -> entry.getValue().challengedAt != 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(this::anyLease);
    }

    private Address anybody() {
        List<SigningKey> all =
                List.of(PROVIDERS.get(0), PROVIDERS.get(1), TENANTS.get(0), TENANTS.get(1), TENANTS.get(0), STRANGER);
        return any(all).address();
    }

    private static SigningKey keyOf(Address tenant) {
        return TENANTS.stream()
                .filter(key -> key.address().equals(tenant))
                .findFirst()
                .orElseThrow();
    }

    private static SigningKey providerOf(Terms terms) {
        return PROVIDERS.get(terms.offerId().intValueExact() - 1);
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
