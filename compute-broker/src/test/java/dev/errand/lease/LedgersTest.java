package dev.errand.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.chain.DevnetKeys;
import dev.errand.key.SigningKey;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** What both sides of a lease keep count of. */
class LedgersTest {

    private static final SigningKey TENANT = DevnetKeys.key(0);
    private static final LeaseDomain DOMAIN =
            new LeaseDomain(ChainId.DEVNET, DevnetKeys.key(9).address());
    private static final Bytes32 LEASE = Bytes32.of(BigInteger.TEN);
    private static final BigInteger MOST = BigInteger.valueOf(100_000);
    private static final long CREDIT = 40;

    private final TenantLedger tenant = new TenantLedger(DOMAIN, LEASE, MOST, TENANT);
    private final ProviderLedger provider = new ProviderLedger(DOMAIN, TENANT.address(), MOST, CREDIT);

    @Test
    void whoSignsNothingGetsTheCreditAndNoMore() {
        for (int i = 0; i < CREDIT; i++) {
            assertThat(provider.mayDeliver(1)).isTrue();
            provider.delivered(1);
        }
        assertThat(provider.mayDeliver(1)).isFalse();
    }

    @Test
    void answersThatCameSecondDoNotUseUpTheCreditOfALeaseThatIsPaid() {
        for (int i = 1; i <= 20 * CREDIT * 10; i++) {
            assertThat(provider.mayDeliver(2)).as("after %s answers", i).isTrue();
            provider.delivered(1);
            if (i % 21 != 0) { // one of 21 is lost to another provider
                arrive();
                provider.take(tenant.sign());
            }
        }
    }

    @Test
    void moreThanATwentiethUnpaidEndsAtTheCredit() {
        int served = 0;
        while (provider.mayDeliver(1)) {
            provider.delivered(1);
            if (served++ % 2 == 0) {
                arrive();
                provider.take(tenant.sign());
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

        tenant.arrived(5, 5, LEASE);
        assertThat(tenant.signLast()).isEqualTo(last);
        assertThat(tenant.hold(1)).isFalse();
    }

    private void arrive() {
        assertThat(tenant.hold(1)).isTrue();
        tenant.arrived(1, 1, LEASE);
    }
}
