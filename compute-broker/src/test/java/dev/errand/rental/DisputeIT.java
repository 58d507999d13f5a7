package dev.errand.rental;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.account.Executor;
import dev.errand.account.Patience;
import dev.errand.account.Settlement;
import dev.errand.chain.ContractFunction;
import dev.errand.devnet.Devnet;
import dev.errand.dispute.Arbiter;
import dev.errand.dispute.Evidence;
import dev.errand.journal.Journal;
import dev.errand.key.SigningKey;
import dev.errand.lease.Delivery;
import dev.errand.lease.LeaseException;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.Metering;
import dev.errand.lease.Receipt;
import dev.errand.lease.SignedReceipt;
import dev.errand.lease.Terms;
import dev.errand.offer.LeaseOffer;
import dev.errand.offer.LeaseOrder;
import dev.errand.offer.LeaseWork;
import dev.errand.openai.ApiClient;
import dev.errand.policy.Policy;
import dev.errand.provider.EmbeddedBackend;
import dev.errand.provider.Hardware;
import dev.errand.provider.LeaseDesk;
import dev.errand.provider.Listing;
import dev.errand.provider.ProviderNode;
import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import dev.errand.value.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of three providers one answers wrong: it is found out, challenged, and slashed, and the tenant has his money back to the unit. */
class DisputeIT {

    private static final byte[] LINES = ("{\"model\":\"" + ScriptedBackend.MODEL + "\",\"input\":[\"a\",\"b\",\"c\"]}")
            .getBytes(StandardCharsets.UTF_8);
    private static final BigInteger PRICE = BigInteger.TEN;
    private static final BigInteger BOND = BigInteger.valueOf(10_000);
    private static final BigInteger STAKE = BigInteger.valueOf(1_000);
    private static final long UNITS = 1_000;
    private static final BigInteger THREE = PRICE.multiply(BigInteger.valueOf(3));
    private static final BigInteger DEPOSIT = BigInteger.valueOf(4); // a tenth of the price of three units, and a unit
    private static final int LIAR = 5;
    private static final int[] PROVIDERS = {LIAR, 6, 7};
    private static final int ARBITER = 8;

    private final SigningKey receiptKey = SigningKey.random();
    private final List<LeaseDesk> desks = new ArrayList<>();
    private final List<ProviderNode> nodes = new ArrayList<>();
    private final List<Rental.Lease> opened = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void whoAnswersWrongPaysForIt() throws Exception {
        try (Devnet devnet = Devnet.start()) {
            Journal journal = Journal.open(folder.resolve("journal.db"), time(devnet));
            Token dollars = devnet.profile().token("USDC").orElseThrow();
            SigningKey user = devnet.account(0);
            LeaseMarket market = LeaseMarket.of(devnet.profile(), devnet.client(), user);
            Homecoming homecoming = new Homecoming(devnet.profile(), executor(devnet, journal), market, time(devnet));
            Leases leases = new Leases(devnet.profile(), market, homecoming, user.address());
            for (int account : PROVIDERS) {
                provide(devnet, account, dollars);
            }
            BigInteger before = devnet.client().balance(user.address(), dollars).units();
            for (int i = 0; i < PROVIDERS.length; i++) {
                open(devnet, i, market, dollars);
            }

            Rental.End end = work(market, homecoming).await();
            assertThat(end.failure()).isEmpty();
            assertThat(end.bill().isSettled()).as(end.bill().toString()).isTrue();
            assertThat(end.bill().shares()).allMatch(share -> share.units() == 3);
            Evidence evidence = end.evidence().getFirst();
            assertThat(end.evidence()).singleElement().satisfies(found -> {
                assertThat(found.lease()).isEqualTo(opened.getFirst().id());
                assertThat(found.units()).isEqualTo(3);
                assertThat(Evidence.parse(found.toJson())).isEqualTo(found);
            });

            Arbiter arbiter = new Arbiter(
                    LeaseMarket.of(devnet.profile(), devnet.client(), devnet.account(ARBITER)), new ScriptedBackend());
            assertThat(arbiter.rule(evidence)).isInstanceOf(Arbiter.Ruling.Declined.class);
            assertThat(leases.dispute(evidence)).isInstanceOf(Settlement.Executed.class);
            assertThat(devnet.client().balance(user.address(), dollars).units())
                    .isEqualTo(before.subtract(THREE.multiply(BigInteger.valueOf(3)))
                            .subtract(DEPOSIT));
            assertThatThrownBy(() -> leases.dispute(evidence)).isInstanceOf(LeaseException.class);

            BigInteger treasury = market.owed(dollars, treasurer(market, devnet));
            assertThat(arbiter.rule(evidence))
                    .isEqualTo(new Arbiter.Ruling.Ruled(THREE, "1 of 1 answers are wrong, 3 units of work"));
            assertThat(leases.collect()).singleElement().isInstanceOf(Settlement.Executed.class);
            assertThat(devnet.client().balance(user.address(), dollars).units())
                    .as("the two honest ones are paid, and nobody else")
                    .isEqualTo(before.subtract(THREE).subtract(THREE));
            assertThat(bond(market, 0)).isEqualTo(BOND.subtract(THREE).subtract(THREE));
            assertThat(market.owed(dollars, treasurer(market, devnet)).subtract(treasury))
                    .isEqualTo(THREE);

            assertAWrongChallengeCostsItsDeposit(devnet, leases, arbiter, market, dollars);
            assertSilenceLapsesAndStakesAreFree(devnet, leases, market);
        } finally {
            nodes.forEach(ProviderNode::close);
        }
    }

    /** Right answers called wrong, and answers that were never given, under a receipt of the same number. */
    private void assertAWrongChallengeCostsItsDeposit(
            Devnet devnet, Leases leases, Arbiter arbiter, LeaseMarket market, Token dollars) throws Exception {
        Evidence spiteful = againstTheHonest();
        Evidence altered = new Evidence(
                spiteful.receipt(),
                spiteful.deliveries(),
                List.of(new Evidence.Answer(0, Bytes.of(LINES), Bytes.of(new byte[1]))));
        assertThatThrownBy(() -> leases.dispute(altered)).hasMessageContaining("another request or another answer");
        BigInteger owed = market.owed(dollars, devnet.account(6).address());
        assertThat(leases.dispute(spiteful)).isInstanceOf(Settlement.Executed.class);
        assertThat(arbiter.rule(spiteful))
                .isEqualTo(new Arbiter.Ruling.Ruled(BigInteger.ZERO, "0 of 1 answers are wrong, 0 units of work"));
        assertThat(market.owed(dollars, devnet.account(6).address()).subtract(owed))
                .isEqualTo(DEPOSIT);
        assertThat(bond(market, 1)).isEqualTo(BOND);

        Evidence invented = invented(market);
        owed = market.owed(dollars, devnet.account(7).address());
        assertThat(leases.dispute(invented)).isInstanceOf(Settlement.Executed.class);
        assertThat(arbiter.rule(invented))
                .isEqualTo(new Arbiter.Ruling.Ruled(
                        BigInteger.ZERO, "no settlement holds its receipt, so that the provider signed another"));
        assertThat(market.owed(dollars, devnet.account(7).address()).subtract(owed))
                .isEqualTo(DEPOSIT);
        assertThat(bond(market, 2)).isEqualTo(BOND);
    }

    private void assertSilenceLapsesAndStakesAreFree(Devnet devnet, Leases leases, LeaseMarket market) {
        assertThat(leases.dispute(againstTheHonest())).isInstanceOf(Settlement.Executed.class);
        assertThat(desks.get(1).releaseStakes()).as("it is challenged").isZero();
        devnet.advance(market.window().plusSeconds(1));
        assertThat(desks.get(1).releaseStakes()).isOne();
        assertThat(market.challenge(opened.get(1).id())).isEmpty();
        assertThat(desks.get(2).releaseStakes()).isOne();
        assertThat(desks.get(2).releaseStakes()).isZero();
        assertThat(market.offer(desks.get(2).listing().offerId()).orElseThrow().reserved())
                .isZero();
    }

    private Evidence againstTheHonest() {
        var ledger = opened.get(1).ledger();
        byte[] answer = new ScriptedBackend().call("/v1/embeddings", LINES);
        return new Evidence(
                ledger.signLast(),
                ledger.deliveries(),
                List.of(new Evidence.Answer(0, Bytes.of(LINES), Bytes.of(answer))));
    }

    private Evidence invented(LeaseMarket market) {
        byte[] answer = {1};
        Delivery never = Delivery.of(3, LINES, answer);
        Receipt receipt = Receipt.none(opened.get(2).id()).plus(3, never.work()).asLast();
        return new Evidence(
                SignedReceipt.sign(market.domain(), receipt, receiptKey),
                List.of(never),
                List.of(new Evidence.Answer(0, Bytes.of(LINES), Bytes.of(answer))));
    }

    private Rental work(LeaseMarket market, Homecoming homecoming) {
        return Rental.begin(
                market,
                homecoming,
                lines(),
                opened,
                gateway -> {
                    ApiClient client = new ApiClient(gateway, Map.of(), Duration.ofMinutes(1));
                    ApiClient.Answer answer = client.post("/v1/embeddings", LINES, Map.of());
                    assertThat(answer.body()).isEqualTo(new ScriptedBackend().call("/v1/embeddings", LINES));
                    return List.of();
                },
                Rental.PATIENCE,
                Rental.OPTIONS.withCheckedShare(1, 7),
                new EmbeddedBackend(),
                end -> {});
    }

    private void provide(Devnet devnet, int account, Token dollars) {
        SigningKey key = devnet.account(account);
        LeaseMarket theirs = LeaseMarket.of(devnet.profile(), devnet.client(), key);
        BigInteger offer = theirs.postOffer(dollars, key.address(), PRICE, BOND, Bytes32.ZERO);
        Listing listing = new Listing(
                offer,
                dollars,
                PRICE,
                Metering.UNITS,
                STAKE,
                50,
                devnet.account(ARBITER).address(),
                Duration.ofDays(1));
        LeaseDesk desk = new LeaseDesk(theirs, key, listing, folder.resolve("receipts-" + account), time(devnet));
        desks.add(desk);
        nodes.add(ProviderNode.start(
                "127.0.0.1",
                0,
                new ScriptedBackend(account == LIAR ? "[0,1]" : "[1,0]"),
                new Hardware("none", 1, 1L << 30, false),
                desk));
    }

    private void open(Devnet devnet, int provider, LeaseMarket market, Token dollars) {
        LeaseOrder order = new LeaseOrder(
                Bytes32.random(),
                devnet.profile().chainId(),
                devnet.account(0).address(),
                receiptKey.address(),
                lines(),
                devnet.client().head().timestamp());
        LeaseDesk.Quote quote = desks.get(provider).quote(order);
        Bytes32 id = market.open(Terms.of(order, quote.terms()), dollars, quote.signature());
        LeaseOffer offer = new LeaseOffer(
                quote.terms(),
                Bytes.of(quote.signature().toBytes()),
                nodes.get(provider).uri(),
                "none",
                0);
        opened.add(Rental.Lease.of(
                market.domain(),
                id,
                offer,
                lines(),
                devnet.account(PROVIDERS[provider]).address(),
                receiptKey));
    }

    private static LeaseWork lines() {
        return new LeaseWork(
                LeaseWork.Kind.INFER,
                Optional.of(ScriptedBackend.MODEL),
                Optional.empty(),
                1,
                UNITS,
                Duration.ofHours(2),
                Bytes32.ZERO);
    }

    private Executor executor(Devnet devnet, Journal journal) {
        return new Executor(
                devnet.profile(),
                devnet.client(),
                devnet.account(0),
                devnet.client()::broadcast,
                journal,
                Policy.of(Policy.Limits.standard()),
                token -> Optional.of(BigDecimal.ONE),
                time(devnet),
                Patience.DEVNET);
    }

    private static InstantSource time(Devnet devnet) {
        return () -> devnet.client().head().timestamp();
    }

    private static Address treasurer(LeaseMarket market, Devnet devnet) {
        return devnet.client()
                .call(market.domain().market(), ContractFunction.parse("TREASURER() returns (address)"))
                .address(0);
    }

    private BigInteger bond(LeaseMarket market, int provider) {
        return market.offer(desks.get(provider).listing().offerId())
                .orElseThrow()
                .bond();
    }
}
