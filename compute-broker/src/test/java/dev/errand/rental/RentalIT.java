package dev.errand.rental;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.account.Executor;
import dev.errand.account.Patience;
import dev.errand.account.Settlement;
import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainException;
import dev.errand.chain.Erc20;
import dev.errand.chain.Sender;
import dev.errand.devnet.Devnet;
import dev.errand.gateway.Finding;
import dev.errand.journal.Journal;
import dev.errand.key.SigningKey;
import dev.errand.lease.Delivery;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.LeaseState;
import dev.errand.lease.Metering;
import dev.errand.lease.Receipt;
import dev.errand.lease.SignedReceipt;
import dev.errand.lease.Statement;
import dev.errand.lease.Terms;
import dev.errand.offer.LeaseOffer;
import dev.errand.offer.LeaseOrder;
import dev.errand.offer.LeaseWork;
import dev.errand.openai.ApiClient;
import dev.errand.policy.Policy;
import dev.errand.provider.Backend;
import dev.errand.provider.Hardware;
import dev.errand.provider.LeaseDesk;
import dev.errand.provider.Listing;
import dev.errand.provider.ProviderNode;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Where the money goes when work breaks down, a provider vanishes for good, or the tenant's program dies; by the chain's clock. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RentalIT {

    private static final String LINES = "{\"model\":\"" + ScriptedBackend.MODEL + "\",\"input\":[\"a\",\"b\",\"c\"]}";
    private static final BigInteger PRICE = BigInteger.TEN;
    private static final long UNITS = 1_000;
    private static final BigInteger POCKET = BigInteger.valueOf(1_000_000);
    private static final BigInteger ETHER = BigInteger.TEN.pow(18);
    private static final Duration NOTICE = Duration.ofHours(1);
    private static final double PROMISED_SECONDS = 1; // for all units
    private static final Duration THROTTLED = Duration.ofMillis(600); // for three
    private static final int SIDE_BY_SIDE = 40;
    private static final int MEASURED = 24; // more than is needed to tell

    private final SigningKey receiptKey = SigningKey.random();
    private Devnet devnet;
    private Token dollars;
    private SigningKey user;
    private LeaseMarket market;
    private Homecoming homecoming;
    private Leases leases;
    private Journal journal;
    private Supplier<LeaseDesk> newDesk;
    private LeaseDesk desk;
    private ProviderNode node;
    private BigInteger before;
    private volatile boolean nodeIsDown;

    @BeforeAll
    void begin() {
        devnet = Devnet.start();
        dollars = devnet.profile().token("USDC").orElseThrow();
    }

    @AfterAll
    void end() {
        devnet.close();
    }

    @BeforeEach
    void provide(@TempDir Path folder) {
        InstantSource chainTime = () -> devnet.client().head().timestamp();
        nodeIsDown = false;
        user = SigningKey.random();
        Sender bank = new Sender(devnet.client(), devnet.account(0));
        bank.send("give ether", user.address(), ETHER, Bytes.EMPTY);
        bank.send("give dollars", dollars.address(), Erc20.TRANSFER.encode(user.address(), POCKET));
        SigningKey provider = devnet.account(5);
        LeaseMarket theirs = LeaseMarket.of(devnet.profile(), devnet.client(), provider);
        BigInteger offer =
                theirs.postOffer(dollars, provider.address(), PRICE, BigInteger.valueOf(10_000), Bytes32.ZERO);
        Listing listing = new Listing(
                offer, dollars, PRICE, Metering.UNITS, BigInteger.valueOf(1_000), 50, Address.ZERO, Duration.ofDays(1));
        newDesk = () -> new LeaseDesk(theirs, provider, listing, folder.resolve("receipts"), chainTime);
        serve(0, new ScriptedBackend());
        journal = Journal.open(folder.resolve("journal.db"), chainTime);
        Executor executor = new Executor(
                devnet.profile(),
                devnet.client(),
                user,
                devnet.client()::broadcast,
                journal,
                Policy.of(Policy.Limits.standard()),
                token -> Optional.of(BigDecimal.ONE),
                chainTime,
                Patience.DEVNET);
        market = LeaseMarket.of(devnet.profile(), node(devnet.client()), user);
        homecoming = new Homecoming(devnet.profile(), executor, market, chainTime);
        leases = new Leases(devnet.profile(), market, homecoming, user.address());
        before = balance();
    }

    /** A chain's node that can be down for the tenant. */
    private ChainClient node(ChainClient node) {
        return (ChainClient) Proxy.newProxyInstance(
                ChainClient.class.getClassLoader(), new Class<?>[] {ChainClient.class}, (proxy, method, arguments) -> {
                    if (nodeIsDown) {
                        throw new NodeDown();
                    }
                    try {
                        return method.invoke(node, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static final class NodeDown extends ChainException {

        NodeDown() {
            super("the node does not answer");
        }
    }

    private void serve(int port, Backend backend) {
        desk = newDesk.get();
        node = ProviderNode.start("127.0.0.1", port, backend, new Hardware("none", 1, 1L << 30, false), desk);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void workThatBreaksDownIsSettledAllTheSame() throws Exception {
        Rental rental = begin(
                gateway -> {
                    ask(gateway);
                    throw new IllegalStateException("a defect");
                },
                Rental.PATIENCE);
        Rental.End end = rental.await();

        assertThat(end.failure()).hasValueSatisfying(why -> assertThat(why).contains("a defect"));
        assertThat(end.bill().isSettled()).as(end.bill().toString()).isTrue();
        assertThat(end.bill().units()).isEqualTo(3);
        assertThat(balance()).isEqualTo(before.subtract(paid(3)));
    }

    @Test
    void whatWasPaidForIsHandedOverThoughTheChainsNodeIsDownAtTheEnd() throws Exception {
        List<float[]> vectors = List.of(new float[] {1, 0});
        Rental rental = begin(
                gateway -> {
                    ask(gateway);
                    nodeIsDown = true;
                    return vectors;
                },
                Duration.ZERO);
        Rental.End end = rental.await();

        assertThat(end.vectors()).isEqualTo(vectors);
        assertThat(end.failure()).isEmpty();
        assertThat(end.bill().isSettled()).isFalse();
        assertThat(end.bill().units()).isEqualTo(3);
        assertThat(end.bill().open())
                .singleElement()
                .asString()
                .contains("the node does not answer")
                .contains("./errand leases");
    }

    @Test
    void aNodeThatIsDownForAWhileIsAskedAgain() throws Exception {
        Rental rental = begin(
                gateway -> {
                    ask(gateway);
                    nodeIsDown = true;
                    return List.of();
                },
                Rental.PATIENCE);
        while (desk.settle() == 0) { // once the last receipt is there
            Thread.onSpinWait();
        }
        nodeIsDown = false;
        assertThat(rental.await().bill().isSettled()).isTrue();
    }

    @Test
    void aStreamIsPaidByWhatBothSidesCount() throws Exception {
        Rental rental = begin(
                gateway -> {
                    ApiClient client = new ApiClient(gateway, Map.of(), Duration.ofMinutes(1));
                    byte[] question = ("{\"model\":\"" + ScriptedBackend.MODEL + "\",\"stream\":true,\"max_tokens\":20,"
                                    + "\"messages\":[{\"role\":\"user\",\"content\":\"say three words\"}]}")
                            .getBytes(StandardCharsets.UTF_8);
                    assertThat(client.stream("/v1/chat/completions", question, Map.of(), event -> true)
                                    .ok())
                            .isTrue();
                    ask(gateway); // a receipt for the stream comes along
                    return List.of();
                },
                Rental.PATIENCE);
        Bill bill = rental.await().bill();

        assertThat(bill.isSettled()).as(bill.toString()).isTrue();
        assertThat(bill.units())
                .as("three words asked, three answered, three lines embedded")
                .isEqualTo(9);
        assertThat(balance()).isEqualTo(before.subtract(paid(9)));
    }

    /** The one delay here that is real: speed is measured by the machine's own clock. */
    @Test
    void aMachineFarBelowItsPromiseIsFoundSlowAndThatCountsAgainstIt() throws Exception {
        node.close();
        serve(0, new ScriptedBackend("[1,0]", THROTTLED));
        Rental.Lease lease = open(PROMISED_SECONDS);
        Rental rental = begin(
                lease,
                gateway -> {
                    try (ExecutorService tenants = Executors.newVirtualThreadPerTaskExecutor()) {
                        Callable<Boolean> question = () -> {
                            ask(gateway);
                            return true;
                        };
                        for (Future<Boolean> asked : tenants.invokeAll(Collections.nCopies(MEASURED, question))) {
                            assertThat(asked.resultNow()).isTrue();
                        }
                    }
                    return List.of();
                },
                Rental.PATIENCE);
        Rental.End end = rental.await();

        assertThat(end.failure()).isEmpty();
        assertThat(end.findings())
                .filteredOn(finding -> finding instanceof Finding.Slow)
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.Slow.class,
                        slow -> assertThat(slow.unitsPerSecond()).isLessThan(slow.least()));
        assertThat(end.conducts())
                .singleElement()
                .satisfies(conduct -> assertThat(conduct.kept()).contains(false));
    }

    @Test
    void aReceiptForWorkThatWasNotDoneIsRefusedByTheNodeAndNeverSettled() throws Exception {
        Rental.Lease lease = open();
        Delivery neverDone = new Delivery(3, Bytes32.ZERO);
        Receipt receipt = Receipt.none(lease.id()).plus(3, Bytes32.ZERO);
        Statement statement =
                new Statement(SignedReceipt.sign(market.domain(), receipt, receiptKey), List.of(neverDone));
        ApiClient.Answer answer = new ApiClient(node.uri(), Map.of(), Duration.ofMinutes(1))
                .post("/errand/receipts", statement.toLine().getBytes(StandardCharsets.UTF_8), Map.of());

        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.text()).contains("other work than was done");
        assertThat(answer.header(ProviderNode.TAKEN)).contains("0");
        assertThat(desk.settle()).isZero();
    }

    @Test
    void whoSignsNothingGetsNoMoreThanTheCreditThoughHeAsksSideBySide() throws Exception {
        CountDownLatch allAsked = new CountDownLatch(SIDE_BY_SIDE);
        node.close();
        serve(0, new ScriptedBackend(allAsked));
        String lease = open().id().toString();
        ApiClient client = new ApiClient(node.uri(), Map.of(), Duration.ofMinutes(1));
        Callable<Integer> question = () -> {
            allAsked.countDown();
            return client.post(
                            "/v1/embeddings", LINES.getBytes(StandardCharsets.UTF_8), Map.of(ProviderNode.LEASE, lease))
                    .status();
        };
        try (ExecutorService tenants = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(tenants.invokeAll(Collections.nCopies(SIDE_BY_SIDE, question)))
                    .extracting(Future::resultNow)
                    .as("three units each, of a credit of 50")
                    .areExactly(16, new Condition<>(status -> status == 200, "answered"))
                    .areExactly(SIDE_BY_SIDE - 16, new Condition<>(status -> status == 402, "refused"));
        }
    }

    @Test
    void aNodeThatIsStartedAgainKnowsWhatItDelivered() throws Exception {
        Rental rental = begin(
                gateway -> {
                    ask(gateway);
                    URI where = node.uri();
                    node.close(); // what was answered is not signed for yet
                    serve(where.getPort(), new ScriptedBackend());
                    throw new IOException("that was all");
                },
                Rental.PATIENCE);
        Bill bill = rental.await().bill();

        assertThat(bill.isSettled()).as(bill.toString()).isTrue();
        assertThat(balance()).isEqualTo(before.subtract(paid(3)));
    }

    @Test
    void ofAProviderThatNeverComesBackAllReturnsButWhatItHadSettled() throws Exception {
        Rental rental = begin(
                gateway -> {
                    do {
                        ask(gateway); // a receipt for what was answered before comes along as soon as it is signed
                    } while (desk.settle() == 0);
                    node.close();
                    throw new IOException("nobody is there");
                },
                Duration.ZERO);
        Bill bill = rental.await().bill();
        assertThat(bill.open()).singleElement().asString().contains("notice was given");
        Leases.Held held = leases.all().getFirst();
        assertThat(held.isOpen()).isTrue();
        assertThat(held.notice()).isPresent();
        assertThat(leases.leave(leases.all()))
                .as("it is too early, and notice is given")
                .isEmpty();

        devnet.advance(NOTICE);
        assertThat(leases.leave(leases.all())).singleElement().isInstanceOf(Settlement.Executed.class);
        assertThat(leases.all()).allMatch(lease -> !lease.isOpen());
        BigInteger settled = market.lease(held.id()).settled();
        assertThat(settled.mod(paid(3))).isZero();
        assertThat(settled).isBetween(paid(3), paid(bill.units()));
        assertThat(balance()).isEqualTo(before.subtract(settled));
        assertThat(leases.owed()).isEmpty();
    }

    @Test
    void aLeaseWhoseProgramDiedIsFoundOnTheChainAndLeft() {
        open();
        assertThat(balance()).isEqualTo(before.subtract(paid(UNITS)));

        assertThat(leases.leave(leases.all())).singleElement().isInstanceOf(Settlement.Executed.class);
        assertThat(leases.all()).singleElement().satisfies(held -> {
            assertThat(held.notice()).isPresent();
            assertThat(held.closable()).isEqualTo(held.notice().map(given -> given.plus(NOTICE)));
        });
        devnet.advance(NOTICE);
        assertThat(leases.leave(leases.all())).singleElement().isInstanceOf(Settlement.Executed.class);
        assertThat(balance()).isEqualTo(before);
    }

    @Test
    void whatAStrangerClosedIsCollected() {
        Bytes32 lease = open().id();
        leases.leave(leases.all());
        devnet.advance(NOTICE);
        LeaseMarket.of(devnet.profile(), devnet.client(), devnet.account(9)).close(lease);
        assertThat(leases.all()).singleElement().extracting(Leases.Held::phase).isEqualTo(LeaseState.Phase.CLOSED);
        assertThat(leases.owed())
                .singleElement()
                .extracting(owed -> owed.units())
                .isEqualTo(paid(UNITS));

        assertThat(leases.collect()).singleElement().isInstanceOf(Settlement.Executed.class);
        assertThat(balance()).isEqualTo(before);
        assertThat(leases.owed()).isEmpty();
    }

    private Rental begin(Rental.Task task, Duration patience) {
        return begin(open(), task, patience);
    }

    private Rental begin(Rental.Lease lease, Rental.Task task, Duration patience) {
        return Rental.begin(
                market,
                homecoming,
                work(),
                List.of(lease),
                task,
                patience,
                Rental.OPTIONS,
                new ScriptedBackend(),
                end -> {});
    }

    private Rental.Lease open() {
        return open(0);
    }

    /** @param seconds that the provider says all of the work takes; 0 if it says nothing */
    private Rental.Lease open(double seconds) {
        LeaseOrder order = new LeaseOrder(
                Bytes32.random(),
                devnet.profile().chainId(),
                user.address(),
                receiptKey.address(),
                work(),
                devnet.client().head().timestamp());
        LeaseDesk.Quote quote = desk.quote(order);
        Bytes32 id = market.open(Terms.of(order, quote.terms()), dollars, quote.signature());
        LeaseOffer offer =
                new LeaseOffer(quote.terms(), Bytes.of(quote.signature().toBytes()), node.uri(), "none", seconds);
        return Rental.Lease.of(
                market.domain(), id, offer, work(), devnet.account(5).address(), receiptKey);
    }

    private static LeaseWork work() {
        return new LeaseWork(
                LeaseWork.Kind.INFER,
                Optional.of(ScriptedBackend.MODEL),
                Optional.empty(),
                1,
                UNITS,
                Duration.ofHours(2),
                Bytes32.ZERO);
    }

    private static void ask(URI gateway) throws IOException, InterruptedException {
        ApiClient client = new ApiClient(gateway, Map.of(), Duration.ofMinutes(1));
        assertThat(client.post("/v1/embeddings", LINES.getBytes(StandardCharsets.UTF_8), Map.of())
                        .status())
                .isEqualTo(200);
    }

    private static BigInteger paid(long units) {
        return PRICE.multiply(BigInteger.valueOf(units));
    }

    private BigInteger balance() {
        return devnet.client().balance(user.address(), dollars).units();
    }
}
