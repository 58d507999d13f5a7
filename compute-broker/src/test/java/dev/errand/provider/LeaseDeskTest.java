package dev.errand.provider;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainException;
import dev.errand.chain.DevnetKeys;
import dev.errand.lease.LeaseDomain;
import dev.errand.lease.LeaseException;
import dev.errand.lease.LeaseMarket;
import dev.errand.lease.Metering;
import dev.errand.value.Address;
import dev.errand.value.ChainId;
import dev.errand.value.Token;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk on a chain whose node is down. */
class LeaseDeskTest {

    private static final Token DOLLARS = new Token(DevnetKeys.key(8).address(), "USDC", 6);
    private static final ChainClient DOWN = (ChainClient) Proxy.newProxyInstance(
            ChainClient.class.getClassLoader(), new Class<?>[] {ChainClient.class}, (proxy, method, arguments) -> {
                throw new NodeDown();
            });

    private final LeaseMarket market = new LeaseMarket(
            DOWN, new LeaseDomain(ChainId.DEVNET, DevnetKeys.key(9).address()), DevnetKeys.key(5));

    private static final class NodeDown extends ChainException {

        NodeDown() {
            super("the node does not answer");
        }
    }

    @Test
    void stakesThatCannotBeReadAreTriedAgainLater(@TempDir Path folder) {
        Listing listing = new Listing(
                BigInteger.ONE,
                DOLLARS,
                BigInteger.ONE,
                Metering.UNITS,
                BigInteger.ONE,
                0,
                Address.ZERO,
                Duration.ofDays(1));
        LeaseDesk desk =
                new LeaseDesk(market, DevnetKeys.key(5), listing, folder.resolve("receipts"), InstantSource.system());
        assertThatThrownBy(desk::releaseStakes)
                .isInstanceOf(LeaseException.class)
                .hasMessage("the node does not answer");
    }

    @Test
    void anOfferIsNotWithdrawnUnseen() {
        assertThatThrownBy(() -> LeaseDesk.withdraw(market, BigInteger.ONE, DOLLARS))
                .isInstanceOf(LeaseException.class)
                .hasMessage("the node does not answer");
    }
}
