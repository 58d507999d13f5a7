package dev.errand.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.chain.DevnetKeys;
import dev.errand.key.SigningKey;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseDomainTest {

    private static final SigningKey TENANT = DevnetKeys.key(0);
    private static final SigningKey STRANGER = DevnetKeys.key(1);
    private static final LeaseDomain DOMAIN =
            new LeaseDomain(ChainId.DEVNET, DevnetKeys.key(9).address());
    private static final Bytes32 LEASE = Bytes32.of(BigInteger.TEN);

    @Test
    void aReceiptSurvivesTheWire() {
        SignedReceipt signed = SignedReceipt.sign(DOMAIN, Receipt.none(LEASE).plus(7, LEASE), TENANT);
        assertThat(SignedReceipt.parse(signed.toLine())).isEqualTo(signed);
        assertThat(signed.isBy(DOMAIN, TENANT.address())).isTrue();
        assertThat(signed.isBy(DOMAIN, STRANGER.address())).isFalse();
        assertThat(signed.isBy(new LeaseDomain(new ChainId(1), DOMAIN.market()), TENANT.address()))
                .isFalse();
    }

    @Test
    void aTenantSignsWhatArrivedAndNothingElse() {
        TenantLedger ledger = new TenantLedger(DOMAIN, LEASE, BigInteger.valueOf(10), TENANT);
        assertThat(ledger.hold(6)).isTrue();
        assertThat(ledger.hold(5)).as("more than the escrow pays").isFalse();
        assertThat(ledger.hold(4)).isTrue();
        ledger.letGo(4);
        ledger.arrived(6, new Delivery(5, LEASE));
        assertThat(ledger.sign().receipt().units()).isEqualTo(5);
        assertThat(ledger.hold(5)).as("what did not arrive is free again").isTrue();
        assertThat(ledger.hold(1)).isFalse();
    }

    @Test
    void aProviderGivesCreditAndTakesNoForgedReceipt() {
        ProviderLedger ledger =
                new ProviderLedger(DOMAIN, LEASE, TENANT.address(), BigInteger.valueOf(100), 10, Metering.UNITS);
        Delivery all = new Delivery(10, LEASE);
        ledger.delivered(all);
        assertThat(ledger.mayDeliver(1)).as("nothing is signed").isFalse();
        Receipt ten = Receipt.none(LEASE).plus(10, LEASE);
        assertThat(ledger.take(signed(ten, STRANGER, all))).isEqualTo(ProviderLedger.Verdict.REFUSED);
        Delivery more = new Delivery(101, LEASE);
        assertThat(ledger.take(signed(Receipt.none(LEASE).plus(101, LEASE), TENANT, more)))
                .isEqualTo(ProviderLedger.Verdict.REFUSED);
        assertThat(ledger.mayDeliver(1)).isFalse();
        assertThat(ledger.take(signed(ten, TENANT, all))).isEqualTo(ProviderLedger.Verdict.TAKEN);
        assertThat(ledger.take(signed(ten, TENANT, all))).isEqualTo(ProviderLedger.Verdict.OLD);
        assertThat(ledger.mayDeliver(10)).isTrue();
        assertThat(ledger.mayDeliver(11)).isFalse();
    }

    private static Statement signed(Receipt receipt, SigningKey by, Delivery delivery) {
        return new Statement(SignedReceipt.sign(DOMAIN, receipt, by), List.of(delivery));
    }
}
