package dev.errand.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.key.SigningKey;
import dev.errand.lease.Delivery;
import dev.errand.lease.LeaseDomain;
import dev.errand.lease.TenantLedger;
import dev.errand.openai.ApiClient;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which upstream is asked, without a server and without a clock. */
class PoolTest {

    private static final String MODEL = "m";
    private static final int AT_ONCE = 8;
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
    private static final long MILLI = 1_000_000;

    private final List<Finding> findings = new ArrayList<>();
    private final Member one = member(Upstream.free("one", NOWHERE));
    private final Member two = member(Upstream.free("two", NOWHERE));
    private final Pool pool = new Pool(List.of(one, two), findings::add);

    @Test
    void theFasterOneIsAskedUntilItHasMoreToDo() {
        one.arrived(hold(one, 10), new Delivery(10, Bytes32.ZERO), 100 * MILLI);
        two.arrived(hold(two, 10), new Delivery(10, Bytes32.ZERO), 150 * MILLI);
        assertThat(first(10, 0)).isSameAs(one);
        hold(one, 10);
        assertThat(first(10, 0)).isSameAs(two);
    }

    @Test
    void aBeginningThatWasSeenBeforeGoesWhereItWasSeen() {
        two.cached(MODEL, 42);
        assertThat(first(10, 42)).isSameAs(two);
        assertThat(first(10, 43)).isSameAs(one);
    }

    @Test
    void aNodeWithTheWeightsInMemoryIsAskedBeforeOneThatMustLoadThem() {
        one.alive(Set.of(), 0, false);
        assertThat(first(10, 0)).isSameAs(two);
    }

    @Test
    void aLeaseThatIsUsedUpPaysForNothingMore() {
        TenantLedger ledger = new TenantLedger(
                new LeaseDomain(ChainId.DEVNET, Address.ZERO), Bytes32.ZERO, BigInteger.TEN, SigningKey.random());
        Member leased = member(Upstream.leased("leased", NOWHERE, ledger));
        assertThat(leased.begin(6, AT_ONCE)).isTrue();
        assertThat(leased.begin(5, AT_ONCE)).as("eleven of ten units").isFalse();
        leased.failed(6);
        assertThat(leased.begin(10, AT_ONCE)).as("what failed costs nothing").isTrue();
        leased.arrived(10, new Delivery(4, Bytes32.ZERO), MILLI);
        assertThat(ledger.receipt().units()).isEqualTo(4);
        assertThat(leased.begin(7, AT_ONCE)).isFalse();
        assertThat(leased.begin(6, AT_ONCE)).isTrue();
    }

    @Test
    void whoDidWrongThreeTimesIsAskedNoMore() {
        for (int i = 0; i < 3; i++) {
            assertThat(pool.ranked(MODEL, 1, 0, Set.of())).contains(one);
            pool.blame(one, new Finding.Garbage("one", "nonsense"));
        }
        assertThat(pool.ranked(MODEL, 1, 0, Set.of())).containsExactly(two);
        assertThat(findings).hasSize(3);
    }

    @Test
    void whoDidWrongOnceIsAskedAfterOthers() {
        pool.blame(one, new Finding.Garbage("one", "nonsense"));
        assertThat(first(1, 0)).isSameAs(two);
    }

    @Test
    void twoNodesOfOneProviderProveNothingOfEachOther() {
        Address owner = SigningKey.random().address();
        Member first = member(Upstream.free("first", NOWHERE).of(owner));
        Member second = member(Upstream.free("second", NOWHERE).of(owner));
        Pool three = new Pool(List.of(first, second, one), findings::add);
        assertThat(three.notIndependentOf(first)).containsExactlyInAnyOrder(first, second);
        assertThat(three.notIndependentOf(one)).containsExactly(one);
    }

    @Test
    void aThrottledGpuIsFoundOutByItsSpeedAndOnlyOnce() {
        Member slow = member(Upstream.free("slow", NOWHERE).expecting(Expectation.of(1_000)));
        for (int i = 0; i < 30; i++) {
            slow.arrived(
                    hold(slow, 100),
                    new Delivery(100, Bytes32.ZERO),
                    1_250 * MILLI); // a hundred units a second, and the network
            slow.slowness().ifPresent(findings::add);
        }
        assertThat(findings).containsExactly(new Finding.Slow("slow", 100, 1_000));
    }

    @Test
    void aGpuWithinItsIntervalIsNotSuspected() {
        Member honest = member(Upstream.free("honest", NOWHERE).expecting(Expectation.of(1_000)));
        for (int i = 0; i < 30; i++) {
            long millis = i % 5 == 0 ? 1_250 : 340; // now and then something gets in the way
            honest.arrived(hold(honest, 100), new Delivery(100, Bytes32.ZERO), millis * MILLI);
            assertThat(honest.slowness()).isEmpty();
        }
    }

    @Test
    void fewMeasurementsProveNothing() {
        Member slow = member(Upstream.free("slow", NOWHERE).expecting(Expectation.of(1_000)));
        slow.arrived(hold(slow, 100), new Delivery(100, Bytes32.ZERO), 1_000 * MILLI);
        assertThat(slow.slowness()).isEmpty();
    }

    private Member first(long units, int prefix) {
        return pool.ranked(MODEL, units, prefix, Set.of()).getFirst();
    }

    private static long hold(Member member, long units) {
        assertThat(member.begin(units, AT_ONCE)).isTrue();
        return units;
    }

    private static Member member(Upstream upstream) {
        ApiClient client = new ApiClient(NOWHERE, Map.of(), Duration.ofSeconds(1));
        Member member = new Member(upstream, client, client);
        member.serves(Set.of(MODEL));
        member.alive(Set.of(MODEL), 0, false);
        return member;
    }
}
