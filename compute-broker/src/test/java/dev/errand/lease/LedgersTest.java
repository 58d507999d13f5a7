package dev.errand.lease;

import static dev.errand.lease.ProviderLedger.Verdict.GAP;
import static dev.errand.lease.ProviderLedger.Verdict.OTHER_WORK;
import static dev.errand.lease.ProviderLedger.Verdict.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.chain.DevnetKeys;
import dev.errand.key.SigningKey;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** What both sides of a lease keep count of. */
class LedgersTest {

    private static final SigningKey TENANT = DevnetKeys.key(0);
    private static final LeaseDomain DOMAIN =
            new LeaseDomain(ChainId.DEVNET, DevnetKeys.key(9).address());
    private static final Bytes32 LEASE = Bytes32.of(BigInteger.TEN);
    private static final BigInteger MOST = BigInteger.valueOf(100_000);
    private static final long CREDIT = 40;
    private static final Delivery ONE = new Delivery(1, LEASE);

    private final TenantLedger tenant = new TenantLedger(DOMAIN, LEASE, MOST, TENANT);
    private final ProviderLedger provider =
            new ProviderLedger(DOMAIN, LEASE, TENANT.address(), MOST, CREDIT, Metering.UNITS);

    @Test
    void whoSignsNothingGetsTheCreditAndNoMore() {
        for (int i = 0; i < CREDIT; i++) {
            assertThat(provider.mayDeliver(1)).isTrue();
            provider.delivered(ONE);
        }
        assertThat(provider.mayDeliver(1)).isFalse();
    }

    @Test
    void whatIsBeingWorkedOnCountsAsDelivered() throws InterruptedException {
        assertThat(provider.hold(CREDIT)).isTrue();
        assertThat(provider.mayDeliver(1)).isFalse();
        provider.letGo(CREDIT);
        assertThat(provider.hold(CREDIT + 1)).isFalse();
        assertThat(provider.hold(CREDIT))
                .as("what did not come to be is free again")
                .isTrue();
        provider.delivered(new Delivery(CREDIT, LEASE));
        provider.letGo(CREDIT);
        assertThat(provider.hold(1)).isFalse();
    }

    @Test
    void whatIsAskedBesideOthersWaitsForThemAndIsRefusedOnlyIfTheyUsedTheCreditUp() throws Exception {
        assertThat(provider.hold(CREDIT)).isTrue();
        FutureTask<Boolean> half = asked(CREDIT / 2);
        provider.delivered(new Delivery(CREDIT / 2, LEASE)); // it came to less than it could have
        provider.letGo(CREDIT);
        assertThat(half.get()).isTrue();

        FutureTask<Boolean> more = asked(CREDIT / 2);
        provider.delivered(new Delivery(CREDIT / 2, LEASE));
        provider.letGo(CREDIT / 2);
        assertThat(more.get()).isFalse();
    }

    /** Waits until it waits. */
    private FutureTask<Boolean> asked(long units) {
        FutureTask<Boolean> holding = new FutureTask<>(() -> provider.hold(units));
        Thread thread = Thread.ofVirtual().start(holding);
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(holding.isDone()).isFalse();
            Thread.onSpinWait();
        }
        return holding;
    }

    @Test
    void answersThatCameSecondDoNotUseUpTheCreditOfALeaseThatIsPaid() {
        for (int i = 1; i <= 20 * CREDIT * 3; i++) {
            assertThat(provider.mayDeliver(2)).as("after %s answers", i).isTrue();
            provider.delivered(ONE);
            if (i % 21 != 0) { // one of 21 is lost to another provider
                arrive();
                provider.take(tenant.statement(tenant.sign()));
                tenant.confirmed(provider.taken());
            }
        }
    }

    @Test
    void moreThanATwentiethUnpaidEndsAtTheCredit() {
        int served = 0;
        while (provider.mayDeliver(1)) {
            provider.delivered(ONE);
            if (served++ % 2 == 0) {
                arrive();
                provider.take(tenant.statement(tenant.sign()));
            }
            assertThat(served).isLessThan(1_000);
        }
        assertThat(served).isGreaterThan(2 * (int) CREDIT);
    }

    @Test
    void afterTheLastReceiptNothingIsAskedForAndWhatComesLateIsNotPaid() {
        arrive();
        assertThat(tenant.hold(5)).isTrue();
        SignedReceipt last = tenant.signLast();
        assertThat(last.receipt().last()).isTrue();
        assertThat(last.receipt().units()).isEqualTo(1);

        tenant.arrived(5, new Delivery(5, LEASE));
        assertThat(tenant.signLast()).isEqualTo(last);
        assertThat(tenant.hold(1)).isFalse();
    }

    @Test
    void aReceiptForOtherWorkOrAnotherCountIsRefusedAndWhatWasDoneIsTakenAllTheSame() {
        byte[] request = {1};
        Delivery done = Delivery.of(3, request, new byte[] {2});
        provider.delivered(done);
        for (Delivery claimed : List.of(
                Delivery.of(3, request, new byte[] {3}),
                Delivery.of(3, new byte[] {9}, new byte[] {2}),
                Delivery.of(2, request, new byte[] {2}))) {
            TenantLedger liar = new TenantLedger(DOMAIN, LEASE, MOST, TENANT);
            assertThat(provider.take(stated(liar, claimed))).isEqualTo(OTHER_WORK);
        }
        SignedReceipt paddedHash = SignedReceipt.sign(
                DOMAIN, Receipt.none(LEASE).plus(3, LEASE), TENANT); // the list is right, and the hash over it is not
        assertThat(provider.take(new Statement(paddedHash, List.of(done)))).isEqualTo(OTHER_WORK);
        assertThat(provider.best()).isNull();

        assertThat(provider.take(stated(tenant, done))).isEqualTo(TAKEN);
        assertThat(provider.take(stated(tenant, done))).as("it was done once").isEqualTo(OTHER_WORK);
    }

    @Test
    void whatALostStatementAcknowledgedComesAlongWithTheNext() {
        provider.delivered(ONE);
        provider.delivered(ONE);
        arrive();
        tenant.statement(tenant.sign()); // never arrives
        arrive();
        assertThat(provider.take(tenant.statement(tenant.sign()))).isEqualTo(TAKEN);
        tenant.confirmed(provider.taken());

        provider.delivered(ONE);
        arrive();
        Statement next = tenant.statement(tenant.sign());
        assertThat(next.deliveries()).hasSize(1);
        ProviderLedger forgetful = new ProviderLedger(DOMAIN, LEASE, TENANT.address(), MOST, CREDIT, Metering.UNITS);
        assertThat(forgetful.take(next)).isEqualTo(GAP);
        assertThat(provider.take(next)).isEqualTo(TAKEN);
        assertThat(provider.take(tenant.statement(tenant.signLast()))).isEqualTo(TAKEN);
    }

    @Test
    void ofAStreamThatBrokeOffAnyBeginningMayBeAcknowledgedByItsOwnCount() {
        byte[] request = {1};
        StreamedDelivery stream = new StreamedDelivery(request, String::length);
        provider.begins(stream);
        stream.add("ab");
        stream.add("cd");
        stream.add("ef");
        assertThat(provider.take(stated(new TenantLedger(DOMAIN, LEASE, MOST, TENANT), streamed(request, "abc"))))
                .as("no piece ends there")
                .isEqualTo(OTHER_WORK);
        assertThat(provider.take(stated(tenant, streamed(request, "abcd")))).isEqualTo(TAKEN);
        assertThat(provider.best().receipt().units()).isEqualTo(4);
    }

    @Test
    void anAnswerThatWasGoingOutWhenTheNodeDiedIsTakenOnTheTenantsWordUpToItsMost() {
        provider.interrupted(10);
        assertThat(provider.take(stated(new TenantLedger(DOMAIN, LEASE, MOST, TENANT), new Delivery(11, LEASE))))
                .isEqualTo(OTHER_WORK);
        assertThat(provider.take(stated(tenant, new Delivery(4, LEASE)))).isEqualTo(TAKEN);
        assertThat(provider.take(stated(tenant, new Delivery(4, LEASE)))).isEqualTo(OTHER_WORK);
    }

    @Test
    void aStatementSurvivesTheWire() {
        Statement statement = stated(tenant, ONE);
        assertThat(Statement.parse(statement.toLine())).isEqualTo(statement);
    }

    private static Delivery streamed(byte[] request, String text) {
        return Delivery.of(text.length(), request, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Statement stated(TenantLedger ledger, Delivery delivery) {
        assertThat(ledger.hold(delivery.units())).isTrue();
        ledger.arrived(delivery.units(), delivery);
        return ledger.statement(ledger.sign());
    }

    private void arrive() {
        assertThat(tenant.hold(1)).isTrue();
        tenant.arrived(1, ONE);
    }
}
